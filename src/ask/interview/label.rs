//! An earlier answer in words, as it is piped into later texts.

use super::objection::plain;
use crate::base::ids::Code;
use crate::base::locale::Lang;
use crate::define::answer::{Answer, Choice};
use crate::define::survey::{Question, Text};

/// The answer's label in a language, of an `other` answer its text; `…` where there is none.
pub(super) fn label(question: &Question, answer: &Answer, lang: &str) -> String {
    let tongue = Lang::of_tag(lang);
    let item = |code: &Code| {
        let item = question.kind.items().iter().find(|item| item.code == *code);
        item.map_or_else(|| code.to_string(), |item| item.text.show(lang))
    };
    let chosen = |choice: &Choice| choice.text.clone().unwrap_or_else(|| item(&choice.code));
    match answer {
        Answer::Choice(choice) => chosen(choice),
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
