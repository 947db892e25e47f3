//! One question as it is printed.

use serde::Serialize;

use crate::ask::interview::Asked;
use crate::base::locale::{Lang, Word};
use crate::define::numbering::Numbering;
use crate::define::routing::{Goto, Only, goto, only};
use crate::define::survey::{Kind, Mode, Survey};

/// A question, note or card.
#[derive(Serialize)]
pub(super) struct PrintedQuestion {
    number: String,
    kind: &'static str,
    text: String,
    hint: String,
    /// How it is answered.
    how: String,
    /// For whom it is.
    only: String,
    pub(super) options: Vec<PrintedOption>,
    /// Special answers with a box of their own.
    special: Vec<PrintedOption>,
    /// The points of a scale, as written.
    pub(super) points: Vec<String>,
    ends: Vec<String>,
    rows: Vec<String>,
    tasks: Vec<Vec<PrintedOption>>,
    total: String,
    lines: usize,
}

/// A box with its words.
#[derive(Clone, Serialize)]
pub(super) struct PrintedOption {
    /// What the clerk presses.
    key: String,
    label: String,
    other: bool,
    goto: String,
}

/// A question in a language; `None` where there is none.
pub(super) fn printed(survey: &Survey, numbering: &Numbering, at: usize, tag: &str) -> Option<PrintedQuestion> {
    let question = survey.questions.get(at)?;
    let asked = Asked::on_paper(survey, at, tag, None)?;
    let lang = Lang::of_tag(tag);
    let items = question.kind.items();
    let key = |at: usize| crate::ask::terminal::option_key(at, items.len());
    let option = |(place, (item, label)): (usize, &(usize, String))| PrintedOption {
        key: key(place),
        label: label.clone(),
        other: items.get(*item).is_some_and(|item| item.other),
        goto: goto(survey, numbering, at, *item).map(|goto| arrow(goto, lang)).unwrap_or_default(),
    };
    let boxes: Vec<_> = asked.items.iter().enumerate().map(option).collect();
    let plain = |key: &str, label: String| PrintedOption { key: key.to_owned(), label, other: false, goto: String::new() };
    let mut special: Vec<_> = asked.none.iter().map(|none| plain("0", none.clone())).collect();
    let allow = question.allows(Mode::Paper);
    special.extend(allow.dont_know.then(|| plain("?", lang.say("form-dont-know", &[]))));
    special.extend(allow.refused.then(|| plain("!", lang.say("form-refused", &[]))));
    let scale = match &question.kind {
        Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => Some(scale),
        _ => None,
    };
    let points = scale.map(|scale| (scale.from..=scale.to).map(|point| point.to_string()).collect()).unwrap_or_default();
    let end = |point: i16, words: &Option<String>| words.as_ref().map(|words| format!("{point} = {words}"));
    let ends = scale.map(|scale| [end(scale.from, &asked.ends.0), end(scale.to, &asked.ends.1)].into_iter().flatten().collect());
    let is_table = matches!(question.kind, Kind::Matrix { .. } | Kind::BestWorst { .. });
    let tasks = asked.tasks.iter().map(|task| {
        let shown = task.iter().enumerate();
        let one = |(place, item): (usize, &usize)| {
            let label = asked.items.iter().find(|(known, _)| known == item).map(|(_, label)| label.clone()).unwrap_or_default();
            plain(&crate::ask::terminal::option_key(place, task.len()), label)
        };
        shown.map(one).collect()
    });
    Some(PrintedQuestion {
        number: numbering.number(at).map(|number| number.to_string()).unwrap_or_default(),
        kind: question.kind.name(),
        text: asked.text.clone(),
        hint: asked.hint.clone().unwrap_or_default(),
        how: how(&question.kind, lang),
        only: for_whom(survey, numbering, at, (tag, lang)),
        rows: if matches!(question.kind, Kind::Matrix { .. }) {
            asked.items.iter().map(|(_, label)| label.clone()).collect()
        } else {
            Vec::new()
        },
        options: if is_table { Vec::new() } else { boxes },
        special,
        points,
        ends: ends.unwrap_or_default(),
        tasks: tasks.collect(),
        total: match question.kind {
            Kind::Points { total, .. } => lang.integer(format!("{total:.0}").parse().unwrap_or(0)),
            _ => String::new(),
        },
        lines: match question.kind {
            Kind::Text { long: true, .. } => 4,
            Kind::Text { .. } => 1,
            _ => 0,
        },
    })
}

fn arrow(goto: Goto, lang: Lang) -> String {
    match goto {
        Goto::Question(number) => lang.say("form-goto", &[("n", number.to_string().into())]),
        Goto::End => lang.say("form-goto-end", &[]),
    }
}

/// What to do, in a few words.
fn how(kind: &Kind, lang: Lang) -> String {
    let say = |id: &str, words: &[(&str, Word)]| lang.say(id, words);
    let number = |n: f64| n.to_string().replace('.', &lang.decimal_mark().to_string());
    match kind {
        Kind::Single { .. } | Kind::Rating { .. } => say("form-how-one", &[]),
        Kind::Multiple { pick, options, .. } if pick.max < options.len() => say("form-how-at-most", &[("n", pick.max.into())]),
        Kind::Multiple { .. } => say("form-how-several", &[]),
        Kind::Ranking { top, .. } => say("form-how-ranking", &[("n", (*top).into())]),
        Kind::Points { total, .. } => say("form-how-points", &[("total", number(*total).into())]),
        Kind::Matrix { .. } => say("form-how-rows", &[]),
        Kind::BestWorst { .. } => say("form-how-best-worst", &[]),
        Kind::Number { bounds, .. } => match (bounds.min, bounds.max) {
            (Some(min), Some(max)) => say("form-how-number-range", &[("min", number(min).into()), ("max", number(max).into())]),
            _ => say("form-how-number", &[]),
        },
        Kind::Date { .. } => say("form-how-date", &[]),
        Kind::Text { .. } => say("form-how-text", &[]),
        Kind::Computed { .. } | Kind::Note | Kind::Task { .. } => String::new(),
    }
}

/// The sentence before a question that is not for everybody.
fn for_whom(survey: &Survey, numbering: &Numbering, at: usize, (tag, lang): (&str, Lang)) -> String {
    let part = |only: &Only| {
        let Only::Ticked { question, options, not } = only else { return None };
        let items = survey.questions.get(*question)?.kind.items();
        let quoted = |at: &usize| items.get(*at).map(|item| lang.say("form-quoted", &[("label", item.text.show(tag).into())]));
        let labels: Vec<_> = options.iter().filter_map(quoted).collect();
        let labels = match labels.split_last() {
            Some((last, before)) if !before.is_empty() => {
                lang.say("form-or", &[("before", before.join(", ").into()), ("last", last.into())])
            }
            _ => labels.concat(),
        };
        let number = numbering.number(*question)?.to_string();
        let id = if *not { "form-only-not" } else { "form-only" };
        Some(lang.say(id, &[("n", number.into()), ("labels", labels.into())]))
    };
    let all = only(survey, at);
    if all.is_empty() {
        return String::new();
    }
    match all.iter().map(part).collect::<Option<Vec<_>>>() {
        Some(parts) => lang.say("form-only-if", &[("parts", parts.join(&lang.say("form-and", &[])).into())]),
        None => lang.say("form-only-some", &[]),
    }
}
