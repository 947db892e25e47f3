//! What there is to vote on, numbered, with a box for yes and one for no: needs in front without a
//! measure, then the measures that nobody has decided, by the rank of what they serve. Which these
//! are says [`Motions`], here as in the report. A town without an agenda is asked whether to make
//! one.

use serde::Serialize;

use super::needs::shown;
use super::since::is_entered;
use super::template_text::TemplateText;
use super::writer::PageWriter;
use crate::lookback::Lookback;
use crate::model::RichText;
use crate::report::agenda::{Motion, MotionPart, Motions};
use crate::report::shown::Row;
use crate::words::{euro, fits, list};
use mitreden_define::town::{Measure, MeasureFit};

/// More needs or measures than this are counted after the first ones.
const NAMED: usize = 3;

#[derive(Serialize)]
pub(super) struct Vote {
    heading: String,
    columns: Columns,
    parts: Vec<Part>,
    /// What all measures cost together; empty where there is at most one.
    total: String,
    sum: String,
    note: TemplateText,
    yes: String,
    no: String,
}

#[derive(Serialize)]
struct Columns {
    number: String,
    motion: String,
    euro: String,
    due: String,
    vote: String,
}

/// Motions under a heading of their own; the first have none.
#[derive(Serialize)]
struct Part {
    heading: String,
    rows: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    number: String,
    title: TemplateText,
    /// What it is for, and who would do it.
    aside: TemplateText,
    /// The amount; nothing where a question has none.
    euro: Option<String>,
    due: Due,
}

/// By when it is to be done.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "words")]
enum Due {
    Month(String),
    /// The council fills it in.
    Blank,
    Unsaid,
}

pub(super) fn vote(writer: &PageWriter<'_>) -> Vote {
    let say = |id: &str| writer.say(id, &[]);
    let input = writer.page.report;
    let motions = Motions::of(input, writer.rows);
    let mut first: Vec<Line> = question(writer, &motions).into_iter().collect();
    let questions = first.len();
    let of = |whom: MotionPart| {
        let listed = motions.proposed.iter().take(writer.amount.motions).enumerate();
        let listed = listed.filter(move |(_, motion)| motion.whom == whom);
        listed.map(|(at, motion)| line(writer, motion, questions + at + 1)).collect::<Vec<_>>()
    };
    first.extend(of(MotionPart::Upper));
    // Without an order no heading can say for whom a motion is.
    let is_ranked = !writer.ranked().is_empty();
    let unranked = is_ranked.then(|| say("council-motions-unranked"));
    let parts = [
        (String::new(), first),
        (say("council-motions-low"), of(MotionPart::Low)),
        (unranked.unwrap_or_default(), of(MotionPart::Unranked)),
    ];
    let parts = parts.into_iter().filter(|(_, rows)| !rows.is_empty());
    let parts: Vec<_> = parts.map(|(heading, rows)| Part { heading, rows }).collect();
    let is_empty = parts.is_empty();
    let (total, sum) = total(writer, &motions);
    Vote {
        heading: say("council-vote"),
        columns: Columns {
            number: say("column-number"),
            motion: say("council-column-motion"),
            euro: say("column-euro"),
            due: say("column-due"),
            vote: say("council-column-vote"),
        },
        parts,
        total,
        sum,
        note: note(writer, &motions, is_empty).into(),
        yes: say("council-yes"),
        no: say("council-no"),
    }
}

/// The numbers of needs as the page has them; those that have none are left out.
pub(super) fn numbers(writer: &PageWriter<'_>, needs: &[&Row<'_>]) -> Vec<String> {
    let ranked = writer.ranked();
    let number = |row: &&Row<'_>| {
        let found = ranked.iter().find(|need| need.row.index == row.index)?;
        Some(found.number.to_string())
    };
    needs.iter().filter_map(number).collect()
}

/// The question that comes first: whether to make an agenda, or a proposal for needs in front
/// without a measure.
fn question(writer: &PageWriter<'_>, motions: &Motions<'_>) -> Option<Line> {
    let ask = |title: RichText, aside: String, due: Due| Line {
        number: "1".to_owned(),
        title: title.into(),
        aside: aside.into(),
        euro: None,
        due,
    };
    if writer.page.report.agenda.measures.is_empty() {
        let input = writer.page.report;
        let had = if input.unsaid.gone.is_empty() { "no" } else { "yes" };
        let words = [("kind", input.kind.word().into()), ("had", had.into())];
        return Some(ask(
            writer.say("council-ask-agenda", &words).into(),
            String::new(),
            Due::Unsaid,
        ));
    }
    if motions.gaps.is_empty() {
        return None;
    }
    let named: Vec<_> = motions.gaps.iter().take(NAMED).map(|row| named(writer, row)).collect();
    let left = motions.gaps.len() - named.len();
    let needs = if left > 0 {
        RichText::joined(&named, ", ")
    } else {
        RichText::list(writer.lang(), &named)
    };
    let title = writer.tell("council-ask-gap", &[("left", left.into())], &[("needs", &needs)]);
    Some(ask(title, writer.say("council-ask-gap-why", &[]), Due::Blank))
}

/// A need by its number, where the list has it, and its name.
fn named(writer: &PageWriter<'_>, row: &Row<'_>) -> RichText {
    let need = writer.label(row);
    let in_list = shown(writer).into_iter().find(|need| need.row.index == row.index);
    match in_list {
        Some(listed) => writer.tell(
            "council-numbered",
            &[("number", listed.number.to_string().into())],
            &[("need", &need)],
        ),
        None => writer.tell("council-quoted", &[], &[("need", &need)]),
    }
}

fn line(writer: &PageWriter<'_>, motion: &Motion<'_>, number: usize) -> Line {
    let (lang, measure) = (writer.lang(), motion.measure);
    let numbers = numbers(writer, &motion.needs);
    let whom = (!numbers.is_empty()).then(|| {
        writer.say("council-motion-for", &[("numbers", list(lang, &numbers).into())]).into()
    });
    let lacking = measure.fits.filter(|fit| *fit != MeasureFit::Yes);
    let aside: Vec<RichText> = [
        whom,
        Some(writer.owner(measure)),
        lacking.map(|fit| fits(lang, fit).into()),
        motion.is_overdue.then(|| writer.say("situation-overdue", &[]).into()),
    ]
    .into_iter()
    .flatten()
    .collect();
    Line {
        number: number.to_string(),
        title: writer.measure(measure).into(),
        aside: RichText::joined(&aside, "; ").into(),
        euro: Some(match measure.amount {
            Some(amount) => euro(lang, amount),
            None => writer.say("council-amount-open", &[]),
        }),
        due: measure.due.map_or(Due::Unsaid, |due| Due::Month(lang.month(due))),
    }
}

/// What all that is proposed costs, and how much of it is not known; nothing where it is one
/// measure, whose amount stands beside it.
fn total(writer: &PageWriter<'_>, motions: &Motions<'_>) -> (String, String) {
    let sum = motions.sum();
    let Some(amount) = sum.known().filter(|_| sum.measures > 1) else {
        return Default::default();
    };
    let words = [("n", sum.measures.into()), ("unknown", sum.unknown.into())];
    (writer.say("council-total", &words), euro(writer.lang(), amount))
}

/// What is left out, what needs no vote any more, and why motions stand in no order.
fn note(writer: &PageWriter<'_>, motions: &Motions<'_>, is_empty: bool) -> RichText {
    let say = |id: &str| RichText::from(writer.say(id, &[]));
    let mut said: Vec<RichText> = Vec::new();
    let left = motions.proposed.len().saturating_sub(writer.amount.motions);
    if left > 0 {
        let words = [("n", left.into()), ("file", writer.page.full.into())];
        said.push(writer.say("council-motions-more", &words).into());
    }
    if is_empty {
        said.push(say("council-nothing-to-vote"));
    } else if writer.ranked().is_empty() && !motions.proposed.is_empty() {
        said.push(say("council-motions-no-order"));
    }
    said.extend(running(writer, &motions.running));
    said.extend(yet_open(writer, motions));
    RichText::joined(&said, " ")
}

/// Names what is done though needs it serves can still be in front, where it does not stand with
/// what became of the last agenda.
fn yet_open(writer: &PageWriter<'_>, motions: &Motions<'_>) -> Option<RichText> {
    let back = Lookback::of(writer.page.report);
    let told = motions.yet_open.iter().filter(|(measure, _)| !is_entered(&back, measure));
    let name = |(measure, needs): &(&Measure, Vec<&Row<'_>>)| {
        let numbers = list(writer.lang(), &numbers(writer, needs));
        let texts = [("measure", &writer.measure(measure))];
        writer.tell("council-yet-open-measure", &[("numbers", numbers.into())], &texts)
    };
    let names: Vec<_> = told.map(name).collect();
    (!names.is_empty()).then(|| {
        let measures = RichText::list(writer.lang(), &names);
        writer.tell("council-yet-open", &[], &[("measures", &measures)])
    })
}

/// Names what is decided or begun already.
fn running(writer: &PageWriter<'_>, measures: &[&Measure]) -> Option<RichText> {
    if measures.is_empty() {
        return None;
    }
    let names: Vec<_> = measures
        .iter()
        .take(if writer.amount.terse { 0 } else { NAMED })
        .map(|measure| writer.tell("council-quoted", &[], &[("need", &writer.measure(measure))]))
        .collect();
    let left = measures.len() - names.len();
    let text = if left > 0 {
        RichText::joined(&names, ", ")
    } else {
        RichText::list(writer.lang(), &names)
    };
    let words = [("n", measures.len().into()), ("left", left.into())];
    let id = if names.is_empty() { "council-running-counted" } else { "council-running" };
    Some(writer.tell(id, &words, &[("measures", &text)]))
}
