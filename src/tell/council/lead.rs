//! The sentence that matters: what is needed most, and how sure that is.
//!
//! "Ahead of" is said of pairs told apart jointly, "ahead taken alone" where only the pair's own
//! test does, "level with" of all others.

use serde::Serialize;

use super::needs::{InTier, joint};
use super::ordered;
use super::template_text::TemplateText;
use super::writer::PageWriter;
use crate::model::RichText;
use crate::report::needs::nothing;
use crate::report::shown::whole;
use crate::report::summary::says;
use mitreden_count::ranking::Relation;

/// More needs than this are counted, not named.
const NAMED: usize = 2;

#[derive(Serialize)]
pub(super) struct Lead {
    pub(super) head: TemplateText,
    pub(super) text: TemplateText,
}

pub(super) fn lead(writer: &PageWriter<'_>) -> Lead {
    let ranked = writer.ranked();
    let order = ordered::ordered(&ranked);
    if !order.is_empty() {
        return ordered::lead(writer, &order);
    }
    let ranked = joint(&ranked);
    let [first, others @ ..] = &ranked[..] else {
        return Lead {
            head: writer.say("council-no-order", &[]).into(),
            text: nothing(writer.voice).into(),
        };
    };
    let related = |wanted: Relation| -> Vec<&InTier<'_>> {
        let is = |other: &&InTier<'_>| {
            writer.page.report.relation(first.row.index, other.row.index) == wanted
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
    let name = writer.label(first.row);
    let mut text: Vec<RichText> = vec![score(writer, first).into()];
    if !is_sure {
        text.push(writer.say("summary-unsure", &[]).into());
    } else if is_alone && !others.is_empty() {
        text.push(writer.say("summary-alone", &[]).into());
    } else if !is_alone {
        text.extend(others_named(writer, "council-level", &level));
        text.extend(others_named(writer, "council-ahead-taken-alone", &alone));
        text.extend((!ahead.is_empty()).then(|| writer.say("council-ahead-rest", &[]).into()));
    }
    Lead {
        head: writer.tell(head, &[], &[("need", &name)]).into(),
        text: RichText::joined(&text, " ").into(),
    }
}

/// Says what the first need's score is.
fn score(writer: &PageWriter<'_>, first: &InTier<'_>) -> String {
    let (lang, standing) = (writer.lang(), first.standing);
    let measure = first.row.need.found.score.measure;
    let said = says(writer.voice, writer.page.report.top, measure, standing.score);
    if standing.interval.is_none() {
        return said;
    }
    said + " "
        + &writer.say("council-range", &[("interval", whole(lang, standing.interval).into())])
}

/// Says which needs stand to the first in some way; `None` where none does.
fn others_named(writer: &PageWriter<'_>, id: &str, others: &[&InTier<'_>]) -> Option<RichText> {
    let named = if writer.amount.terse || others.len() > NAMED {
        RichText::default()
    } else {
        let quoted = |other: &&InTier<'_>| {
            writer.tell("council-quoted", &[], &[("need", &writer.label(other.row))])
        };
        RichText::list(writer.lang(), &others.iter().map(quoted).collect::<Vec<_>>())
    };
    let words = [
        ("n", others.len().into()),
        ("named", if named.runs().is_empty() { "no" } else { "yes" }.into()),
    ];
    (!others.is_empty()).then(|| writer.tell(id, &words, &[("needs", &named)]))
}
