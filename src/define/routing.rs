//! Routing hints for paper, worked out from `show_if`: where a tick leads on to, and for whom a
//! question is.
//!
//! Only what is certain is said. A hint after an option holds whatever else is ticked; a sentence
//! before a question says exactly its condition, or, where that cannot be put into a few words,
//! that the question is not for everybody.

use chrono::NaiveDate;

use super::answer::{Answer, Choice, Missing};
use super::index::{Indexed, QuestionIndex};
use super::logic::{Answers, Comparison, Expr, PlainCondition, Value};
use super::numbering::Numbering;
use super::survey::{Kind, Scale, Survey};
use mitreden_base::ids::Code;

/// Where the respondent goes on after a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goto {
    /// The question with this number.
    Question(usize),
    /// The end of the form.
    End,
}

/// The respondents that a question is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Only {
    /// Those who ticked one of these options of a question, or none of them.
    Ticked {
        /// The question.
        question: QuestionIndex,
        /// The options (indices); on a scale the points, counted from the first.
        options: Vec<usize>,
        /// The row of a table that the options stand in (an index).
        row: Option<usize>,
        /// Whether the question is for those who did not tick them.
        not: bool,
    },
    /// Those who wrote such a number.
    Wrote {
        /// The question.
        question: QuestionIndex,
        /// The item of a ranking that the number stands before (an index).
        item: Option<usize>,
        /// How the number compares with `number`.
        is: Comparison,
        /// The number that it is compared with.
        number: f64,
    },
    /// Those who answered a question, or who did not.
    Answered {
        /// The question.
        question: QuestionIndex,
        /// Whether it is for those who did not answer.
        not: bool,
    },
    /// Those for whom one of these holds. It stands alone, whatever it is part of.
    Any(Vec<Only>),
    /// Some respondents; to say which takes more words than there is room for.
    Some,
}

/// The conditions a question is asked under: its page's, then its own.
fn conditions(survey: &Survey, question: QuestionIndex) -> impl Iterator<Item = &Expr> {
    let asked = survey.questions.get(question);
    let page =
        asked.and_then(|asked| survey.pages.get(asked.page)).and_then(|page| page.show_if.as_ref());
    page.into_iter().chain(asked.and_then(|asked| asked.show_if.as_ref()))
}

/// The place that an option of a single choice leads on to, if it is not simply the next question.
pub fn goto(
    survey: &Survey,
    numbering: &Numbering,
    question: QuestionIndex,
    option: usize,
) -> Option<Goto> {
    let asked = survey.questions.get(question)?;
    let Kind::Single { options, .. } = &asked.kind else { return None };
    let mut route = Route::new(survey);
    let answer = Answer::Choice(Choice { code: options.get(option)?.code.clone(), text: None });
    *route.known.get_mut(question)? = Some(answer);
    let number = numbering.number(question)?;
    for later in survey.questions.after(question) {
        let is_left_out = conditions(survey, later).any(|condition| route.rules_out(condition));
        if is_left_out {
            *route.known.get_mut(later)? = Some(Answer::NOT_ASKED);
        } else if let Some(next) = numbering.number(later) {
            return (next > number + 1).then_some(Goto::Question(next));
        }
    }
    numbering.question(number + 1).map(|_| Goto::End)
}

/// The conditions for being asked a question, of which all must hold; empty where everybody is
/// asked.
pub fn only(survey: &Survey, question: QuestionIndex) -> Vec<Only> {
    let parts: Vec<Expr> = conditions(survey, question).flat_map(Expr::all_of).collect();
    let mut found: Vec<Only> = Vec::new();
    for part in &parts {
        // Beside others an "or" could be read in two ways.
        let any = || alternatives(survey, part).filter(|_| parts.len() == 1);
        let one = alone(survey, part).or_else(any).unwrap_or(Only::Some);
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

/// A condition that is put into these terms as a whole.
fn alone(survey: &Survey, condition: &Expr) -> Option<Only> {
    plain(survey, condition).or_else(|| ticked(survey, condition))
}

/// A condition of which one part is enough, in these terms.
fn alternatives(survey: &Survey, condition: &Expr) -> Option<Only> {
    let parts = condition.any_of();
    (parts.len() > 1)
        .then(|| parts.iter().map(|part| alone(survey, part)).collect::<Option<_>>().map(Only::Any))
        .flatten()
}

/// A comparison with a number, or the condition that there is an answer, in these terms.
fn plain(survey: &Survey, condition: &Expr) -> Option<Only> {
    let kind =
        |question: QuestionIndex| survey.questions.get(question).map(|question| &question.kind);
    match condition.plain()? {
        PlainCondition::Answered { question, not } => {
            kind(question)?.is_asked().then_some(Only::Answered { question, not })
        }
        PlainCondition::Number { question, is, number } => match kind(question)? {
            Kind::Number { .. } => Some(Only::Wrote { question, item: None, is, number }),
            _ => None,
        },
        PlainCondition::Rank { question, item, is, number } => {
            let item = kind(question)?.items().iter().position(|known| known.code == item)?;
            Some(Only::Wrote { question, item: Some(item), is, number })
        }
    }
}

/// A condition on one question with options, in terms of the options that are ticked.
fn ticked(survey: &Survey, condition: &Expr) -> Option<Only> {
    let &[question] = &condition.questions()[..] else { return None };
    let kind = &survey.questions.get(question)?.kind;
    let holds = |answer: Answer| {
        let mut route = Route::new(survey);
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
            let (yes, no): (Vec<_>, Vec<_>) =
                all.iter().copied().partition(|at| choice(at).is_some_and(holds));
            let not = no.len() == 1 && yes.len() > 1;
            let options = if not { no } else { yes };
            (!options.is_empty()).then_some(Only::Ticked { question, options, row: None, not })
        }
        Kind::Rating { scale, .. } => points(scale, &|point| holds(Answer::Rating(point)))
            .map(|(options, not)| Only::Ticked { question, options, row: None, not }),
        Kind::Matrix { rows, scale, .. } => {
            let row = condition.only_row()?;
            let answer = |point| {
                let cell =
                    |code: &Code| if *code == row { Ok(point) } else { Err(Missing::Unanswered) };
                Answer::Rows(
                    rows.iter().map(|item| (item.code.clone(), cell(&item.code))).collect(),
                )
            };
            let at = rows.iter().position(|item| item.code == row)?;
            points(scale, &|point| holds(answer(point))).map(|(options, not)| Only::Ticked {
                question,
                options,
                row: Some(at),
                not,
            })
        }
        Kind::Multiple { .. } => {
            let choices = |chosen: &[usize]| {
                let choice = |at: &usize| Some(Choice { code: code(at)?, text: None });
                Answer::Choices(chosen.iter().filter_map(choice).collect())
            };
            let (yes, no): (Vec<_>, Vec<_>) =
                all.iter().copied().partition(|at| holds(choices(&[*at])));
            // Of the two forms the one that says the same of every pair and of all ticks but some.
            let pairs = || all.iter().flat_map(|a| all.iter().map(move |b| [*a, *b]));
            let says = |options: &[usize], not: bool| {
                let meant = |chosen: &[usize]| chosen.iter().any(|at| options.contains(at)) != not;
                let same = |chosen: &[usize]| holds(choices(chosen)) == meant(chosen);
                !options.is_empty()
                    && pairs().all(|pair| same(&pair))
                    && same(&all)
                    && same(if not { &yes } else { &no })
            };
            if says(&yes, false) {
                return Some(Only::Ticked { question, options: yes, row: None, not: false });
            }
            says(&no, true).then_some(Only::Ticked { question, options: no, row: None, not: true })
        }
        _ => None,
    }
}

/// Which options of a single choice a condition on it alone admits.
pub fn admitted(survey: &Survey, condition: &Expr, question: QuestionIndex) -> Vec<bool> {
    let items =
        survey.questions.get(question).map(|question| question.kind.items()).unwrap_or_default();
    let holds = |code: &Code| {
        let mut route = Route::new(survey);
        if let Some(known) = route.known.get_mut(question) {
            *known = Some(Answer::Choice(Choice { code: code.clone(), text: None }));
        }
        condition.holds(&route)
    };
    items.iter().map(|item| holds(&item.code)).collect()
}

/// The points of a scale with which a condition holds; or the only one with which it does not.
fn points(scale: &Scale, holds: &dyn Fn(i16) -> bool) -> Option<(Vec<usize>, bool)> {
    let (yes, no): (Vec<_>, Vec<_>) =
        (scale.from..=scale.to).zip(0..).partition(|(point, _)| holds(*point));
    let places =
        |points: Vec<(i16, usize)>| points.into_iter().map(|(_, place)| place).collect::<Vec<_>>();
    let not = no.len() == 1 && yes.len() > 1;
    (!yes.is_empty()).then(|| (places(if not { no } else { yes }), not))
}

/// What is known of the answers of a respondent on some way through the form.
struct Route {
    known: Indexed<QuestionIndex, Option<Answer>>,
}

static OPEN: Answer = Answer::UNANSWERED;

impl Answers for Route {
    fn answer(&self, question: QuestionIndex) -> &Answer {
        self.known.get(question).and_then(Option::as_ref).unwrap_or(&OPEN)
    }

    fn today(&self) -> Option<NaiveDate> {
        None
    }
}

impl Route {
    /// A route on which nothing is known yet.
    fn new(survey: &Survey) -> Self {
        Self { known: survey.questions.map(|_, _| None) }
    }

    /// Whether a condition cannot hold: all that it names is known, and it does not.
    fn rules_out(&self, condition: &Expr) -> bool {
        let is_known =
            |question: &QuestionIndex| self.known.get(*question).is_some_and(Option::is_some);
        condition.questions().iter().all(is_known) && condition.evaluate(self) != Value::Truth(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::ListIndex as _;
    use crate::survey::{Spoken, needs_file, read};
    use mitreden_base::diagnostics::{Problems, Source};

    fn example() -> Survey {
        let mut problems = Problems::new();
        let languages = ["de".to_owned(), "en".to_owned()];
        let needs = Source::new("needs.yaml", include_str!("../../town/needs.yaml"));
        let (node, needs) =
            needs_file(&needs, &mut Spoken::new(&languages), &mut problems).unwrap();
        let text = include_str!("../../surveys/digitales-leoben-2026.yaml");
        read(&Source::new("example.yaml", text), &needs, Some(&node), &mut problems).unwrap()
    }

    #[test]
    fn the_example_sends_people_on_as_its_conditions_do() {
        let survey = example();
        let numbering = Numbering::of(&survey);
        let at =
            |id: &str, option: usize| goto(&survey, &numbering, survey.find(id).unwrap(), option);
        assert_eq!((at("resident", 0), at("resident", 1)), (None, Some(Goto::Question(3))));
        assert_eq!((at("internet", 0), at("internet", 3)), (None, Some(Goto::Question(9))));
        assert_eq!((at("coping", 0), at("coping", 1)), (Some(Goto::Question(19)), None));
        assert_eq!(
            at("district", 0),
            None,
            "that Leoben's own people do not come from elsewhere follows from another question"
        );
    }

    #[test]
    fn for_whom_a_question_is_can_be_said() {
        let survey = example();
        let said = |id: &str| {
            let only = only(&survey, survey.find(id).unwrap());
            let one = |only: &Only| match only {
                Only::Ticked { question, options, not, .. } => {
                    let items = survey.questions[*question].kind.items();
                    let codes: Vec<_> = options.iter().map(|at| items[*at].code.as_str()).collect();
                    format!(
                        "{}{}: {}",
                        if *not { "not " } else { "" },
                        survey.questions[*question].id,
                        codes.join(" ")
                    )
                }
                other => format!("{other:?}"),
            };
            only.iter().map(one).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(said("district"), "resident: yes");
        assert_eq!(said("devices"), "not internet: never");
        assert_eq!(said("ease"), "used: office-page");
        assert_eq!(said("help-kind"), "not coping: alone");
        assert_eq!(said("age"), "");
    }

    #[test]
    fn every_plain_condition_can_be_said() {
        let text = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [paper]\nneeds: { a: A, b: B }\npages:\n  - page: p\n    questions:\n      \
            - { id: age, type: number, text: Age?, min: 0, max: 120 }\n      - { id: mark, type: rating, text: M?, scale: { from: 1, to: 5 } }\n      \
            - { id: rows, type: matrix, text: R?, rows: { r1: One, r2: Two }, scale: { from: 0, to: 3 } }\n      \
            - { id: top, type: ranking, facet: importance, text: T?, options: needs, top: 2 }\n      - { id: why, type: text, text: W? }\n      \
            - { id: sex, type: single, text: S?, options: { f: F, m: M } }\n";
        let one = |show_if: &str| {
            let text = format!(
                "{text}      - {{ id: last, type: text, text: L?, show_if: \"{show_if}\" }}\n"
            );
            let mut problems = Problems::new();
            let survey = read(&Source::new("s.yaml", &text), &[], None, &mut problems).unwrap();
            only(&survey, survey.find("last").unwrap())
        };
        let ticked = |question, options: &[usize], row, not| Only::Ticked {
            question: QuestionIndex::new(question),
            options: options.to_vec(),
            row,
            not,
        };
        let wrote = |question, item, is, number| {
            let question = QuestionIndex::new(question);
            Only::Wrote { question, item, is, number }
        };
        let why = QuestionIndex::new(4);
        assert_eq!(one("mark <= 2"), [ticked(1, &[0, 1], None, false)]);
        assert_eq!(one("mark != 3"), [ticked(1, &[2], None, true)]);
        assert_eq!(one("rows.r2 > 1"), [ticked(2, &[2, 3], Some(1), false)]);
        assert_eq!(one("age > 60"), [wrote(0, None, Comparison::Greater, 60.0)]);
        assert_eq!(one("60 >= age"), [wrote(0, None, Comparison::LessOrEqual, 60.0)]);
        assert_eq!(one("rank(top, 'b') == 1"), [wrote(3, Some(1), Comparison::Equal, 1.0)]);
        assert_eq!(one("answered(why)"), [Only::Answered { question: why, not: false }]);
        assert_eq!(one("not answered(why)"), [Only::Answered { question: why, not: true }]);
        assert_eq!(
            one("age < 20 or sex == 'f'"),
            [Only::Any(vec![wrote(0, None, Comparison::Less, 20.0), ticked(5, &[0], None, false)])]
        );
        assert_eq!(
            one("(age < 20 or sex == 'f') and mark == 1"),
            [Only::Some, ticked(1, &[0], None, false)]
        );
        assert_eq!(one("age + mark > 30"), [Only::Some]);
        assert_eq!(one("rows.r1 > rows.r2"), [Only::Some]);
    }
}
