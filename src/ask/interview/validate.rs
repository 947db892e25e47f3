//! Whether an answer is one the question takes, whoever asks and however it came in.

use std::collections::HashSet;

use super::Setting;
use super::clean::{OWN_WORDS, clean};
use super::design::{Designs, codes};
use super::objection::{Objection, Reason};
use super::places::Places;
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Allow, Item, Kind, Mode, Pick, Question, Survey};

/// The error allowed in a sum of points, which are decimals added in binary.
const POINTS_TOLERANCE: f64 = 1e-6;

/// Whether an answer is valid by itself. Leaving a question open is: whether an answer is *wanted*
/// (`required`, the words beside `other`) and whether answers agree (`check`, `warn`) is asked in
/// an interview only.
pub fn validate(
    survey: &Survey,
    question: QuestionIndex,
    answer: &Answer,
    mode: Mode,
) -> Result<(), Objection> {
    match survey.questions.get(question) {
        Some(asked) => valid(asked, question, &clean(asked, answer.clone()), mode),
        None => Err(Objection::new(question, Reason::NotAsked)),
    }
}

/// Validates an answer that is in its kept form.
pub(super) fn valid(
    question: &Question,
    index: QuestionIndex,
    answer: &Answer,
    mode: Mode,
) -> Result<(), Objection> {
    let allow = question.allows(mode);
    if let (Answer::Rows(cells), Kind::Matrix { rows, .. }) = (answer, &question.kind) {
        return matrix(question, cells, allow).map_err(|(code, reason)| {
            let row = rows.iter().position(|row| row.code == code);
            Objection { question: index, row, reason }
        });
    }
    if let (Answer::Tasks(done), Kind::BestWorst { items, per_task, tasks }) =
        (answer, &question.kind)
    {
        let wrong = |reason, row| Objection { question: index, row, reason };
        yes(done.len() <= *tasks, || Reason::TooMany(*tasks))
            .map_err(|reason| wrong(reason, None))?;
        let places = Places::of(items);
        for (at, task) in done.iter().enumerate() {
            best_worst(&places, *per_task, task, allow)
                .map_err(|reason| wrong(reason, Some(at)))?;
        }
        return Ok(());
    }
    one_value(&question.kind, answer, allow).map_err(|reason| Objection::new(index, reason))
}

/// Validates an answer given in this interview, whose tasks are those that were shown.
pub(super) fn valid_here(
    (question, index): (&Question, QuestionIndex),
    answer: &Answer,
    (setting, designs): (&Setting, &Designs),
) -> Result<(), Objection> {
    valid(question, index, answer, setting.mode)?;
    let Answer::Tasks(done) = answer else { return Ok(()) };
    if done.iter().all(Result::is_err) {
        return Ok(());
    }
    for (at, (task, shown)) in done.iter().zip(designs.of(index, question, setting)).enumerate() {
        let same = task.as_ref().map_or(true, |task| task.shown == codes(question, shown));
        yes(same, || Reason::OtherTask).map_err(|reason| Objection {
            question: index,
            row: Some(at),
            reason,
        })?;
    }
    Ok(())
}

/// Checks a task: it shows so many items, each once, and best and worst are two of them.
fn best_worst(
    places: &Places<'_>,
    per_task: usize,
    task: &Result<BestWorst, Missing>,
    allow: Allow,
) -> Result<(), Reason> {
    let task = match task {
        Ok(task) => task,
        Err(missing) => return special(*missing, allow),
    };
    distinct(places, task.shown.iter())?;
    yes(task.shown.len() == per_task, || Reason::OtherTask)?;
    for pick in [&task.best, &task.worst] {
        known(places, pick)?;
        yes(task.shown.contains(pick), || Reason::NotShown(pick.clone()))?;
    }
    yes(task.best != task.worst, || Reason::BestIsWorst(task.best.clone()))
}

fn one_value(kind: &Kind, answer: &Answer, allow: Allow) -> Result<(), Reason> {
    match (answer, kind) {
        (Answer::Missing(missing), _) => special(*missing, allow),
        (Answer::None, Kind::Multiple { .. } | Kind::Ranking { .. }) => {
            yes(kind.none().is_some(), || Reason::NoNone)
        }
        (Answer::Choice(choice), Kind::Single { options, .. }) => {
            let item = options
                .iter()
                .find(|item| item.code == choice.code)
                .ok_or_else(|| Reason::Unknown(choice.code.clone()))?;
            short(item, choice)
        }
        (Answer::Choices(choices), Kind::Multiple { options, pick, .. }) => {
            multiple(options, *pick, choices)
        }
        (Answer::Ranking(ranks), Kind::Ranking { items, top, .. }) => {
            distinct(&Places::of(items), ranks.iter())?;
            yes(ranks.len() <= *top, || Reason::TooMany(*top))
        }
        (Answer::Points(points), Kind::Points { items, total, .. }) => {
            spread(items, *total, points)
        }
        (Answer::Rating(point), Kind::Rating { scale, .. }) => {
            yes(scale.holds(*point), || Reason::OffScale(scale.from, scale.to))
        }
        (Answer::Number(n), Kind::Number { bounds, integer }) => {
            yes(n.is_finite(), || Reason::NotANumber)?;
            yes(!integer || n.fract() == 0.0, || Reason::NotWhole)?;
            bounds.min.map_or(Ok(()), |min| yes(*n >= min, || Reason::TooLow(min)))?;
            bounds.max.map_or(Ok(()), |max| yes(*n <= max, || Reason::TooHigh(max)))
        }
        (Answer::Date(day), Kind::Date { bounds }) => {
            bounds.min.map_or(Ok(()), |min| yes(*day >= min, || Reason::TooEarly(min)))?;
            bounds.max.map_or(Ok(()), |max| yes(*day <= max, || Reason::TooLate(max)))
        }
        (Answer::Text(text), Kind::Text { max_length, .. }) => {
            yes(text.chars().count() <= *max_length, || Reason::TooLong(*max_length))
        }
        _ => Err(Reason::WrongType),
    }
}

fn yes(holds: bool, reason: impl FnOnce() -> Reason) -> Result<(), Reason> {
    if holds { Ok(()) } else { Err(reason()) }
}

fn special(missing: Missing, allow: Allow) -> Result<(), Reason> {
    let taken = match missing {
        Missing::Refused => allow.refused,
        Missing::DontKnow => allow.dont_know,
        Missing::Unanswered | Missing::NotAsked | Missing::NotReached => true,
    };
    yes(taken, || Reason::NoSpecial(missing))
}

fn known<'i>(places: &Places<'i>, code: &Code) -> Result<&'i Item, Reason> {
    places.item(code).ok_or_else(|| Reason::Unknown(code.clone()))
}

/// Checks that all codes are codes of items, and none stands twice.
fn distinct<'c>(places: &Places<'_>, codes: impl Iterator<Item = &'c Code>) -> Result<(), Reason> {
    let mut seen = HashSet::new();
    for code in codes {
        known(places, code)?;
        yes(seen.insert(code), || Reason::Twice(code.clone()))?;
    }
    Ok(())
}

/// Checks that the words beside an option are not too long.
fn short(item: &Item, choice: &Choice) -> Result<(), Reason> {
    let fits = choice.text.as_ref().is_none_or(|text| text.chars().nth(OWN_WORDS).is_none());
    yes(fits, || Reason::OtherLong(item.code.clone()))
}

fn multiple(options: &[Item], pick: Pick, choices: &[Choice]) -> Result<(), Reason> {
    let places = Places::of(options);
    distinct(&places, choices.iter().map(|choice| &choice.code))?;
    // In questionnaire order, as they are kept.
    for choice in choices {
        let item = known(&places, &choice.code)?;
        if item.exclusive {
            yes(choices.len() == 1, || Reason::NotAlone(item.code.clone()))?;
            return short(item, choice);
        }
        short(item, choice)?;
    }
    yes(choices.len() >= pick.min, || Reason::TooFew(pick.min))?;
    yes(choices.len() <= pick.max, || Reason::TooMany(pick.max))
}

fn spread(items: &[Item], wanted: f64, points: &[(Code, f64)]) -> Result<(), Reason> {
    distinct(&Places::of(items), points.iter().map(|(code, _)| code))?;
    yes(points.iter().all(|(_, n)| n.is_finite()), || Reason::NotANumber)?;
    if let Some((code, _)) = points.iter().find(|(_, n)| *n < 0.0) {
        return Err(Reason::Negative(code.clone()));
    }
    let given: f64 = points.iter().map(|(_, n)| n).sum();
    yes((given - wanted).abs() <= POINTS_TOLERANCE, || Reason::Total { given, wanted })
}

fn matrix(
    question: &Question,
    cells: &[(Code, Result<i16, Missing>)],
    allow: Allow,
) -> Result<(), (Code, Reason)> {
    let Kind::Matrix { rows, scale, .. } = &question.kind else { return Ok(()) };
    let places = Places::of(rows);
    for (at, (code, cell)) in cells.iter().enumerate() {
        let fault = || (code.clone(), Reason::Twice(code.clone()));
        known(&places, code).map_err(|reason| (code.clone(), reason))?;
        // Sorted: the same row twice stands side by side.
        if at > 0 && cells[at - 1].0 == *code {
            return Err(fault());
        }
        let cell = match cell {
            Ok(point) => yes(scale.holds(*point), || Reason::OffScale(scale.from, scale.to)),
            Err(missing) => special(*missing, allow),
        };
        cell.map_err(|reason| (code.clone(), reason))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::tests::{TYPES, choice, choices, online, own, ranks, survey};
    use super::super::{Plan, whole};
    use super::*;

    fn why(survey: &Survey, question: &str, answer: &Answer, mode: Mode) -> Option<&'static str> {
        validate(survey, survey.find(question).unwrap(), answer, mode)
            .err()
            .map(|objection| objection.reason.word())
    }

    #[test]
    fn each_type_takes_what_it_should() {
        let survey = survey(TYPES);
        let points = |list: &[(&str, f64)]| {
            Answer::Points(list.iter().map(|&(code, n)| (code.into(), n)).collect())
        };
        let rows = |p, q| Answer::Rows(vec![("p".into(), p), ("q".into(), q)]);
        let day = |y, m, d| Answer::Date(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        let cases = [
            ("one", choice("x"), None),
            ("one", own("z", "mine"), None),
            ("one", own("z", &"ü".repeat(300)), None),
            ("one", own("z", &"ü".repeat(301)), Some("other-long")),
            ("one", choice("nix"), Some("unknown-code")),
            ("one", Answer::Number(1.0), Some("wrong-type")),
            ("one", Answer::None, Some("wrong-type")),
            ("many", choices(&["x", "y"]), None),
            ("many", choices(&["x"]), Some("too-few")),
            ("many", choices(&["x", "y", "z", "w"]), Some("too-many")),
            ("many", choices(&["x", "x"]), Some("twice")),
            ("many", choices(&["v"]), None),
            ("many", choices(&["v", "x"]), Some("not-alone")),
            ("many", choices(&[]), None),
            ("many", Answer::None, None),
            ("ranks", ranks(&["b", "a"]), None),
            ("ranks", ranks(&["a", "b", "c", "d"]), Some("too-many")),
            ("ranks", ranks(&["a", "a"]), Some("twice")),
            ("ranks", Answer::None, Some("no-none")),
            ("spread", points(&[("a", 3.5), ("b", 6.5)]), None),
            ("spread", points(&[("a", 3.0), ("b", 6.0)]), Some("total")),
            ("spread", points(&[("a", 11.0), ("b", -1.0)]), Some("negative")),
            ("spread", points(&[("a", f64::NAN)]), Some("not-a-number")),
            ("rate", Answer::Rating(5), None),
            ("rate", Answer::Rating(6), Some("off-scale")),
            ("rate", Answer::Missing(Missing::DontKnow), None),
            ("rate", Answer::Missing(Missing::Refused), Some("no-special-answer")),
            ("rows", rows(Ok(1), Err(Missing::Refused)), None),
            ("rows", rows(Ok(1), Err(Missing::DontKnow)), Some("no-special-answer")),
            ("rows", rows(Ok(0), Ok(1)), Some("off-scale")),
            ("rows", Answer::Rows(vec![("p".into(), Ok(1)), ("p".into(), Ok(2))]), Some("twice")),
            ("rows", Answer::Rows(vec![("nix".into(), Ok(1))]), Some("unknown-code")),
            ("number", Answer::Number(9.0), None),
            ("number", Answer::Number(9.5), Some("not-whole")),
            ("number", Answer::Number(10.0), Some("too-high")),
            ("number", Answer::Number(-1.0), Some("too-low")),
            ("number", Answer::Number(f64::INFINITY), Some("not-a-number")),
            ("visit", day(2026, 12, 31), None),
            ("visit", day(2025, 12, 31), Some("too-early")),
            ("visit", day(2027, 1, 1), Some("too-late")),
            ("words", Answer::Text("äöüßé ".to_owned()), None),
            ("words", Answer::Text("sechs!".to_owned()), Some("too-long")),
        ];
        for (question, answer, expected) in cases {
            assert_eq!(
                why(&survey, question, &answer, Mode::Online),
                expected,
                "{question} {answer:?}"
            );
        }
    }

    #[test]
    fn special_answers_follow_the_mode_unless_written() {
        let survey = survey(TYPES);
        let refused = Answer::Missing(Missing::Refused);
        assert_eq!(why(&survey, "one", &refused, Mode::Street), None);
        assert_eq!(why(&survey, "one", &refused, Mode::Online), Some("no-special-answer"));
        assert_eq!(why(&survey, "rate", &refused, Mode::Street), Some("no-special-answer"));
    }

    #[test]
    fn an_objection_names_the_row_and_is_said_in_both_languages() {
        let survey = survey(TYPES);
        let rows = Answer::Rows(vec![("q".into(), Ok(9))]);
        let objection =
            validate(&survey, survey.find("rows").unwrap(), &rows, Mode::Online).unwrap_err();
        assert_eq!(objection.row, Some(1));
        let many = survey.find("many").unwrap();
        let too_many =
            validate(&survey, many, &choices(&["x", "y", "z", "w"]), Mode::Online).unwrap_err();
        assert_eq!(too_many.say(&survey, "de"), "Bitte wählen Sie höchstens drei.");
        assert_eq!(too_many.say(&survey, "en"), "Please choose three at most.");
        let low = Objection::new(many, Reason::TooLow(-1900.5));
        assert_eq!(
            low.say(&survey, "de"),
            "Bitte geben Sie eine Zahl ein, die nicht kleiner als −1900,5 ist."
        );
    }

    #[test]
    fn answers_are_kept_in_questionnaire_order() {
        let survey = survey(TYPES);
        let plan = Plan::new(survey.clone()).unwrap();
        let at = |id: &str| survey.find(id).unwrap();
        let known = |q: QuestionIndex| match survey.questions[q].id.as_str() {
            "many" => Some(choices(&["z", "x"])),
            "ranks" => Some(ranks(&["c", "a"])),
            "spread" => Some(Answer::Points(vec![("b".into(), 10.0), ("a".into(), 0.0)])),
            "rows" => Some(Answer::Rows(vec![("q".into(), Ok(2))])),
            "words" => Some(Answer::Text("  hm ".to_owned())),
            "one" => Some(own("x", "stray")),
            _ => None,
        };
        let (end, rejected) = whole(&plan, &online(), &mut { known });
        assert_eq!(rejected, []);
        assert_eq!(end.answers[at("one")], choice("x"), "words stand beside `other` only");
        assert_eq!(end.answers[at("many")], choices(&["x", "z"]));
        assert_eq!(end.answers[at("ranks")], ranks(&["c", "a"]), "a ranking keeps its order");
        assert_eq!(end.answers[at("spread")], Answer::Points(vec![("b".into(), 10.0)]));
        let rows = vec![("p".into(), Err(Missing::Unanswered)), ("q".into(), Ok(2))];
        assert_eq!(end.answers[at("rows")], Answer::Rows(rows));
        assert_eq!(end.answers[at("words")], Answer::Text("hm".to_owned()));
        assert_eq!(end.answers[at("number")], Answer::UNANSWERED);
    }
}
