//! The foot of the page: what the numbers cannot say, whom to ask, and where the full report is.

use serde::Serialize;

use super::Council;
use super::needs::shown;
use super::writer::PageWriter;
use crate::report::limits::of_weights;
use crate::report::{Sampling, gaps};
use crate::words::list;

/// More needs than this are counted, not listed by their numbers.
const MANY: usize = 4;

#[derive(Serialize)]
pub(super) struct Caveat {
    heading: String,
    text: String,
}

#[derive(Serialize)]
pub(super) struct Contact {
    heading: String,
    lines: Vec<String>,
    full: String,
    address: String,
    /// Where the address leads, if it is one.
    link: Option<String>,
}

/// Where the full report is published, if the town says where.
pub(super) fn link(page: &Council<'_>) -> Option<String> {
    let base = page.town.profile.reports.as_ref()?;
    Some(format!("{}/{}/{}", base.trim_end_matches('/'), page.report.questionnaire.id, page.full))
}

pub(super) fn caveat(writer: &PageWriter<'_>) -> Caveat {
    let input = writer.page.report;
    let say = |id: &str| writer.say(id, &[]);
    let mut said = Vec::new();
    if input.simulated {
        said.push(say("council-caveat-simulated"));
    }
    said.extend(input.notices.iter().map(|notice| notice.short(input.lang)));
    let missing = gaps(input).len();
    if missing > 0 {
        said.push(writer.say("council-caveat-draft", &[("n", missing.into())]));
    }
    // Over replicates no range holds anything with confidence, whoever was asked.
    let has_sets = input.replicates.is_none();
    said.push(say(match input.fieldwork.sampling {
        Sampling::Unrecorded if has_sets => "council-caveat-unrecorded",
        Sampling::Unrecorded => "council-caveat-unrecorded-order",
        Sampling::SelfSelected if has_sets => "council-caveat-self-selected",
        Sampling::SelfSelected => "council-caveat-self-selected-order",
        Sampling::Random => "council-caveat-random",
    }));
    if !writer.voice.is_weighted() {
        said.push(say(of_weights(input.weights())));
    }
    let needs = shown(writer);
    let filled = needs.iter().filter(|need| need.row.need.found.score.filled_is_flagged());
    let filled: Vec<_> = filled.map(|need| need.number.to_string()).collect();
    if filled.len() > MANY {
        let words = [("n", filled.len().into()), ("all", needs.len().into())];
        said.push(writer.say("council-caveat-filled-many", &words));
    } else if !filled.is_empty() {
        said.push(
            writer
                .say("council-caveat-filled", &[("numbers", list(writer.lang(), &filled).into())]),
        );
    }
    Caveat { heading: say("limits-heading"), text: said.join(" ") }
}

pub(super) fn contact(writer: &PageWriter<'_>, link: Option<&str>) -> Contact {
    let lines = match writer.team() {
        Some((name, email)) => [Some(name), email].into_iter().flatten().collect(),
        None => vec![writer.town()],
    };
    let bare = |link: &str| link.split_once("://").map_or(link, |(_, rest)| rest).to_owned();
    let file = || format!("reports/{}/{}", writer.page.report.questionnaire.id, writer.page.full);
    Contact {
        heading: writer.say("council-contact", &[]),
        lines,
        full: writer.say("council-full", &[]),
        address: link.map_or_else(file, bare),
        link: link.map(str::to_owned),
    }
}
