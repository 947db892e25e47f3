//! Routing hints for paper, worked out from `show_if`: where a tick leads on to, and for whom a question is.
//!
//! Only what is certain is said. A hint after an option holds whatever else is ticked; a sentence before a question says
//! exactly its condition, or, where that cannot be put into a few words, that the question is not for everybody.

use chrono::NaiveDate;

use super::answer::{Answer, Choice};
use super::logic::{Answers, Expr, Value};
use super::numbering::Numbering;
use super::survey::{Kind, Survey};

/// Where a tick leads on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goto {
    /// To the question with this number.
    Question(usize),
    /// To the end.
    End,
}

/// For whom a question is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Only {
    /// For those who ticked one of these options of a question, or none of them.
    Ticked {
        /// The question (an index).
        question: usize,
        /// Its options (indices).
        options: Vec<usize>,
        /// Whether it is for those who did not tick them.
        not: bool,
    },
    /// Not for everybody; for whom takes more words than there is room for.
    Some,
}

/// The conditions a question is asked under: its page's, then its own.
fn conditions(survey: &Survey, question: usize) -> impl Iterator<Item = &Expr> {
    let asked = survey.questions.get(question);
    let page = asked.and_then(|asked| survey.pages.get(asked.page)).and_then(|page| page.show_if.as_ref());
    page.into_iter().chain(asked.and_then(|asked| asked.show_if.as_ref()))
}

/// Where an option of a single choice leads on to, if not simply to the next question.
pub fn goto(survey: &Survey, numbering: &Numbering, question: usize, option: usize) -> Option<Goto> {
    let asked = survey.questions.get(question)?;
    let Kind::Single { options, .. } = &asked.kind else { return None };
    let mut route = Route { known: vec![None; survey.questions.len()] };
    let answer = Answer::Choice(Choice { code: options.get(option)?.code.clone(), text: None });
    *route.known.get_mut(question)? = Some(answer);
    let number = numbering.number(question)?;
    for later in question + 1..survey.questions.len() {
        let is_left_out = conditions(survey, later).any(|condition| route.rules_out(condition));
        if is_left_out {
            *route.known.get_mut(later)? = Some(Answer::NOT_ASKED);
        } else if let Some(next) = numbering.number(later) {
            return (next > number + 1).then_some(Goto::Question(next));
        }
    }
    numbering.question(number + 1).map(|_| Goto::End)
}

/// For whom a question is: all of these must hold. Empty where it is for everybody.
pub fn only(survey: &Survey, question: usize) -> Vec<Only> {
    let parts = conditions(survey, question).flat_map(Expr::all_of);
    let mut found: Vec<Only> = Vec::new();
    for part in parts {
        let one = ticked(survey, &part).unwrap_or(Only::Some);
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

/// A condition on one question with options, in terms of its ticks.
fn ticked(survey: &Survey, condition: &Expr) -> Option<Only> {
    let &[question] = &condition.questions()[..] else { return None };
    let kind = &survey.questions.get(question)?.kind;
    let holds = |answer: Answer| {
        let mut route = Route { known: vec![None; survey.questions.len()] };
        if let Some(known) = route.known.get_mut(question) {
            *known = Some(answer);
        }
        condition.holds(&route)
    };
    let code = |at: &usize| kind.items().get(*at).map(|item| item.code.clone());
    let all: Vec<usize> = (0..kind.items().len()).collect();
    match kind {
        Kind::Single { .. } => {
            let choice = |at: &usize| Some(Answer::Choice(Choice { code: code(at)?, text: None }));
            let (yes, no): (Vec<_>, Vec<_>) = all.iter().copied().partition(|at| choice(at).is_some_and(holds));
            let not = no.len() == 1 && yes.len() > 1;
            let options = if not { no } else { yes };
            (!options.is_empty()).then_some(Only::Ticked { question, options, not })
        }
        Kind::Multiple { .. } => {
            let choices = |chosen: &[usize]| {
                let choice = |at: &usize| Some(Choice { code: code(at)?, text: None });
                Answer::Choices(chosen.iter().filter_map(choice).collect())
            };
            let (yes, no): (Vec<_>, Vec<_>) = all.iter().copied().partition(|at| holds(choices(&[*at])));
            // Of the two forms the one that says the same of every pair and of all ticks but some.
            let pairs = || all.iter().flat_map(|a| all.iter().map(move |b| [*a, *b]));
            let says = |options: &[usize], not: bool| {
                let meant = |chosen: &[usize]| chosen.iter().any(|at| options.contains(at)) != not;
                let same = |chosen: &[usize]| holds(choices(chosen)) == meant(chosen);
                !options.is_empty() && pairs().all(|pair| same(&pair)) && same(&all) && same(if not { &yes } else { &no })
            };
            if says(&yes, false) {
                return Some(Only::Ticked { question, options: yes, not: false });
            }
            says(&no, true).then_some(Only::Ticked { question, options: no, not: true })
        }
        _ => None,
    }
}

/// What is known of the answers on some way through the form.
struct Route {
    known: Vec<Option<Answer>>,
}

static OPEN: Answer = Answer::UNANSWERED;

impl Answers for Route {
    fn answer(&self, question: usize) -> &Answer {
        self.known.get(question).and_then(Option::as_ref).unwrap_or(&OPEN)
    }

    fn today(&self) -> Option<NaiveDate> {
        None
    }
}

impl Route {
    /// Whether a condition cannot hold: all it names is known, and it does not.
    fn rules_out(&self, condition: &Expr) -> bool {
        let is_known = |question: &usize| self.known.get(*question).is_some_and(Option::is_some);
        condition.questions().iter().all(is_known) && condition.evaluate(self) != Value::Truth(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostics::{Problems, Source};
    use crate::define::survey::{Spoken, needs_file, read};

    fn example() -> Survey {
        let mut problems = Problems::new();
        let languages = ["de".to_owned(), "en".to_owned()];
        let needs = Source::new("needs.yaml", include_str!("../../town/needs.yaml"));
        let (node, needs) = needs_file(&needs, &mut Spoken::new(&languages), &mut problems).unwrap();
        let text = include_str!("../../surveys/digitales-leoben-2026.yaml");
        read(&Source::new("example.yaml", text), &needs, Some(&node), &mut problems).unwrap()
    }

    #[test]
    fn the_example_sends_people_on_as_its_conditions_do() {
        let survey = example();
        let numbering = Numbering::of(&survey);
        let at = |id: &str, option: usize| goto(&survey, &numbering, survey.find(id).unwrap(), option);
        assert_eq!((at("resident", 0), at("resident", 1)), (None, Some(Goto::Question(3))));
        assert_eq!((at("internet", 0), at("internet", 3)), (None, Some(Goto::Question(9))));
        assert_eq!((at("coping", 0), at("coping", 1)), (Some(Goto::Question(19)), None));
        assert_eq!(at("district", 0), None, "that Leoben's own people do not come from elsewhere follows from another question");
    }

    #[test]
    fn for_whom_a_question_is_can_be_said() {
        let survey = example();
        let said = |id: &str| {
            let only = only(&survey, survey.find(id).unwrap());
            let one = |only: &Only| match only {
                Only::Ticked { question, options, not } => {
                    let items = survey.questions[*question].kind.items();
                    let codes: Vec<_> = options.iter().map(|at| items[*at].code.as_str()).collect();
                    format!("{}{}: {}", if *not { "not " } else { "" }, survey.questions[*question].id, codes.join(" "))
                }
                Only::Some => "some".to_owned(),
            };
            only.iter().map(one).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(said("district"), "resident: yes");
        assert_eq!(said("devices"), "not internet: never");
        assert_eq!(said("ease"), "used: office-page");
        assert_eq!(said("help-kind"), "not coping: alone");
        assert_eq!(said("age"), "");
    }
}
