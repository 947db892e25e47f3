//! An earlier answer in words, as it is piped into later texts.

use super::objection::plain;
use super::places::Places;
use crate::locale::Say as _;
use mitreden_base::ids::Code;
use mitreden_base::locale::Lang;
use mitreden_define::answer::{Answer, Choice};
use mitreden_define::survey::{Item, Question, Text};

/// The answer's label in a language, of an `other` answer its text; `…` where there is none.
pub(super) fn label(question: &Question, answer: &Answer, lang: &str) -> String {
    let tongue = Lang::of_tag(lang);
    let places = match answer {
        Answer::Choices(_) | Answer::Ranking(_) => Places::of(question.kind.items()),
        _ => Places::of(&[]),
    };
    let show = |code: &Code, item: Option<&Item>| {
        item.map_or_else(|| code.to_string(), |item| item.text.show(lang))
    };
    let item = |code: &Code| show(code, places.item(code));
    let chosen = |choice: &Choice| choice.text.clone().unwrap_or_else(|| item(&choice.code));
    match answer {
        Answer::Choice(choice) => {
            let item = question.kind.items().iter().find(|item| item.code == choice.code);
            choice.text.clone().unwrap_or_else(|| show(&choice.code, item))
        }
        Answer::Choices(choices) => choices.iter().map(chosen).collect::<Vec<_>>().join(", "),
        Answer::Ranking(ranks) => ranks.iter().map(item).collect::<Vec<_>>().join(", "),
        Answer::None => question.kind.none().map_or_else(ellipsis, |none: &Text| none.show(lang)),
        Answer::Rating(point) => point.to_string(),
        Answer::Number(number) => plain(tongue, *number),
        Answer::Date(day) => tongue.date(*day),
        Answer::Text(text) => text.clone(),
        Answer::Truth(true) => tongue.say("answer-yes", &[]),
        Answer::Truth(false) => tongue.say("answer-no", &[]),
        Answer::Missing(_) | Answer::Points(_) | Answer::Rows(_) | Answer::Tasks(_) => ellipsis(),
    }
}

fn ellipsis() -> String {
    "…".to_owned()
}
