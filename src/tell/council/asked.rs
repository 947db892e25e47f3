//! Who answered: how many, in which ways, when, which part of the population that is, whether they
//! were drawn at random, how their answers are weighted, and who took part least.

use serde::Serialize;

use super::template_text::TemplateText;
use super::writer::PageWriter;
use crate::model::{Label, RichText};
use crate::report::{Sampling, places};
use crate::words::list;
use mitreden_count::study::Weights;
use mitreden_define::survey::Mode;

/// Names of the characteristics that are longer than this together are counted, not named.
const NAMED: usize = 150;

#[derive(Serialize)]
pub(super) struct Asked {
    heading: String,
    text: TemplateText,
}

pub(super) fn asked(writer: &PageWriter<'_>) -> Asked {
    let input = writer.page.report;
    let mut said = vec![RichText::from(who(writer))];
    let drawn = match input.fieldwork.sampling {
        Sampling::SelfSelected => Some("council-not-drawn"),
        Sampling::Random => Some("council-drawn-at-random"),
        // That nothing is known of it stands with what the numbers do not say.
        Sampling::Unrecorded => None,
    };
    said.extend(drawn.map(|id| writer.say(id, &[]).into()));
    said.push(weighting(writer));
    if !writer.amount.terse {
        said.extend(places::gap(input, writer.voice));
    }
    Asked { heading: writer.say("council-asked", &[]), text: RichText::joined(&said, " ").into() }
}

/// Which part of the population answered, where its size is known.
fn part(writer: &PageWriter<'_>) -> Option<String> {
    let input = writer.page.report;
    let size = input.questionnaire.population.as_ref()?.size?;
    let percent = 100.0 * input.base.n as f64 / size as f64;
    Some(writer.lang().percent(percent, usize::from(percent < 1.0)))
}

fn who(writer: &PageWriter<'_>) -> String {
    let (input, lang) = (writer.page.report, writer.lang());
    let mut modes: Vec<_> = input.fieldwork.modes.iter().filter(|(_, n)| *n > 0).collect();
    modes.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let mode = |(mode, n): &&(Mode, u64)| {
        let name = writer.say(&format!("mode-{}", mode.word()), &[]);
        writer.say("asked-mode", &[("count", lang.integer(*n).into()), ("mode", name.into())])
    };
    let modes = list(lang, &modes.iter().map(mode).collect::<Vec<_>>());
    let mut words = vec![
        ("n", input.base.n.into()),
        ("count", lang.integer(input.base.n).into()),
        ("has", if modes.is_empty() { "no" } else { "yes" }.into()),
        ("modes", modes.into()),
        ("part", part(writer).unwrap_or_else(|| "none".to_owned()).into()),
    ];
    let id = match input.fieldwork.days {
        None => "council-who-undated",
        Some((first, last)) if first == last => {
            words.push(("day", lang.date(first).into()));
            "council-who-on"
        }
        Some((first, last)) => {
            words.extend([("first", lang.date(first).into()), ("last", lang.date(last).into())]);
            "council-who"
        }
    };
    writer.say(id, &words)
}

fn weighting(writer: &PageWriter<'_>) -> RichText {
    let input = writer.page.report;
    let weighting = match (&input.weighting, input.weights()) {
        (Some(weighting), Weights::Raked) => weighting,
        (_, Weights::Base) => return writer.say("council-drawn", &[]).into(),
        _ => return writer.say("council-unweighted", &[]).into(),
    };
    let margins = weighting.protocol.margins.iter();
    let margins: Vec<_> = margins.filter_map(|margin| weighting.names_of(&margin.margin)).collect();
    let questions: Vec<_> =
        margins.iter().flat_map(|names| &names.parts).map(Label::text).collect();
    let quoted: Vec<_> = questions
        .iter()
        .map(|question| writer.tell("council-quoted", &[], &[("need", question)]))
        .collect();
    let are_labels = !margins.is_empty() && margins.iter().all(|names| names.are_labels);
    let named = RichText::list(writer.lang(), if are_labels { &questions } else { &quoted });
    let is_short = named.plain().chars().count() <= NAMED;
    // Short names take no more room than their number.
    let id = if are_labels && is_short {
        "council-weighted-labels"
    } else if is_short && !writer.amount.terse {
        "council-weighted"
    } else {
        "council-weighted-counted"
    };
    let words = [("n", questions.len().into())];
    writer.tell(id, &words, &[("questions", &named)])
}
