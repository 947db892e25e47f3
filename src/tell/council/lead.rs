//! The sentence that matters: what is needed most, and how sure that is.
//!
//! "Ahead of" is said of pairs told apart jointly, "ahead taken alone" where only the pair's own
//! test does, "level with" of all others.

use serde::Serialize;

use super::pen::{Numbered, Pen};
use super::template_text::TemplateText;
use crate::model::RichText;
use crate::report::needs::nothing;
use crate::report::shown::interval;
use crate::report::summary::says;
use mitreden_count::ranking::Relation;

/// More needs than this are counted, not named.
const NAMED: usize = 2;

#[derive(Serialize)]
pub(super) struct Lead {
    head: TemplateText,
    text: TemplateText,
}

pub(super) fn lead(pen: &Pen<'_>) -> Lead {
    let ranked = pen.ranked();
    let [first, others @ ..] = &ranked[..] else {
        return Lead {
            head: pen.say("council-no-order", &[]).into(),
            text: nothing(pen.voice).into(),
        };
    };
    let related = |wanted: Relation| -> Vec<&Numbered<'_>> {
        let is = |other: &&Numbered<'_>| {
            pen.page.report.relation(first.row.index, other.row.index) == wanted
        };
        others.iter().filter(is).collect()
    };
    let (level, alone, ahead) =
        (related(Relation::Level), related(Relation::AheadAlone), related(Relation::Ahead));
    let is_sure = first.standing.interval.is_some();
    let is_alone = is_sure && ahead.len() == others.len();
    let measure = first.row.need.found.score.measure;
    let head = match (is_alone, measure) {
        (true, measure) if measure.is_of_importance() => "council-first-important",
        (true, _) => "council-first",
        (false, _) if is_sure => "council-first-not-alone",
        (false, _) => "council-first-unsure",
    };
    let name = pen.label(first.row);
    let mut text: Vec<RichText> = vec![score(pen, first).into()];
    if !is_sure {
        text.push(pen.say("summary-unsure", &[]).into());
    } else if is_alone && !others.is_empty() {
        text.push(pen.say("summary-alone", &[]).into());
    } else if !is_alone {
        text.extend(others_named(pen, "council-level", &level));
        text.extend(others_named(pen, "council-ahead-taken-alone", &alone));
        text.extend((!ahead.is_empty()).then(|| pen.say("council-ahead-rest", &[]).into()));
    }
    Lead {
        head: pen.tell(head, &[], &[("need", &name)]).into(),
        text: RichText::joined(&text, " ").into(),
    }
}

/// Says what the first need's score is.
fn score(pen: &Pen<'_>, first: &Numbered<'_>) -> String {
    let (lang, standing) = (pen.lang(), first.standing);
    let measure = first.row.need.found.score.measure;
    let said = says(pen.voice, pen.page.report.top, measure, standing.score);
    if standing.interval.is_none() {
        return said;
    }
    said + " "
        + &pen.say("council-range", &[("interval", interval(lang, standing.interval).into())])
}

/// Says which needs stand to the first in some way; `None` where none does.
fn others_named(pen: &Pen<'_>, id: &str, others: &[&Numbered<'_>]) -> Option<RichText> {
    let named = if pen.room.terse || others.len() > NAMED {
        RichText::default()
    } else {
        let quoted = |other: &&Numbered<'_>| {
            pen.tell("council-quoted", &[], &[("need", &pen.label(other.row))])
        };
        RichText::list(pen.lang(), &others.iter().map(quoted).collect::<Vec<_>>())
    };
    let words = [
        ("n", others.len().into()),
        ("named", if named.runs().is_empty() { "no" } else { "yes" }.into()),
    ];
    (!others.is_empty()).then(|| pen.tell(id, &words, &[("needs", &named)]))
}
