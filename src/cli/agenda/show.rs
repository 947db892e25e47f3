//! `agenda show`: one measure with its whole history.

use std::fmt::Write;

use clap::Args;
use unicode_width::UnicodeWidthStr;

use super::super::lines::{padded, wrapped};
use super::super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_base::ids::Code;
use mitreden_define::survey::Text;
use mitreden_define::town::{Measure, MeasureEvent};
use mitreden_office::agenda::AgendaFile;
use mitreden_office::failure::Failure;
use mitreden_office::town::Folder;
use mitreden_tell::words::{cost, fits, horizon, status};

/// Show a measure with its whole history
#[derive(Args)]
#[command(after_help = "Examples:\n  mitreden agenda show e-forms")]
pub(super) struct ShowArgs {
    /// The measure's code
    measure: String,
}

pub(super) fn run(args: &ShowArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let agenda = AgendaFile::open(folder)?;
    let measure = agenda.measure(&args.measure)?;
    let lang = ui.lang;
    let facts = facts(&agenda, measure, ui);
    let widest = facts.iter().map(|(label, _)| label.width()).max().unwrap_or(0);
    let mut out = String::new();
    let bold = ui.style().bold();
    line(
        &mut out,
        &format!("{} ({})", bold.apply_to(plain(&measure.title.show(lang.tag()))), measure.code),
    );
    out.push('\n');
    for (label, value) in &facts {
        hanging(&mut out, &padded(label, widest), value, ui.width);
    }
    out.push('\n');
    line(&mut out, &bold.apply_to(lang.say("agenda-history", &[])).to_string());
    let lines: Vec<_> = measure.history.iter().map(|event| history_row(event, ui)).collect();
    let width = |at: usize| lines.iter().map(|line| line[at].width()).max().unwrap_or(0);
    let (day, word) = (width(0), width(1));
    for [on, status, note] in &lines {
        hanging(
            &mut out,
            &format!("{}  {}", padded(on, day), padded(status, word)),
            note,
            ui.width,
        );
    }
    if lines.is_empty() {
        line(&mut out, &lang.say("agenda-history-none", &[]));
    }
    Ok(Ui::result(&out)?)
}

fn history_row(event: &MeasureEvent, ui: &Ui) -> [String; 3] {
    let note =
        event.note.as_ref().map_or_else(String::new, |note| plain(&note.show(ui.lang.tag())));
    let word = status(ui.lang, Some(event.status));
    let is_plan = event.on > ui.now.date();
    let word =
        if is_plan { ui.lang.say("agenda-planned", &[("status", word.into())]) } else { word };
    [ui.lang.date(event.on), word, note]
}

/// What is known of a measure, each fact with the name it is shown under.
fn facts(file: &AgendaFile, measure: &Measure, ui: &Ui) -> Vec<(String, String)> {
    let (lang, agenda, tag) = (ui.lang, &file.town.agenda, ui.lang.tag());
    let named = |list: &[(Code, Text)], code: &Code| {
        let text =
            list.iter().find(|(known, _)| known == code).map(|(_, text)| plain(&text.show(tag)));
        text.unwrap_or_else(|| code.to_string())
    };
    let need = |code: &Code| {
        let need = file.town.needs.needs.iter().find(|need| need.code == *code);
        need.map_or_else(|| code.to_string(), |need| plain(&need.text.show(tag)))
    };
    let due = measure.due.map(|due| {
        let id = if measure.is_overdue(ui.now.date()) {
            "agenda-due-overdue"
        } else {
            "agenda-due-fine"
        };
        lang.say(id, &[("due", lang.month(due).into())])
    });
    let fit = measure.fits.map(|fit| {
        let note = measure.note.as_ref().map(|note| plain(&note.show(tag)));
        [Some(fits(lang, fit)), note].into_iter().flatten().collect::<Vec<_>>().join(". ")
    });
    let facts = [
        ("agenda-fact-field", Some(named(&agenda.fields, &measure.field))),
        ("agenda-fact-owner", Some(plain(&measure.owner.show(tag)))),
        ("agenda-fact-horizon", Some(horizon(lang, measure.horizon))),
        ("agenda-fact-due", due),
        ("agenda-fact-cost", cost(lang, measure)),
        (
            "agenda-fact-principle",
            measure.principle.as_ref().map(|code| named(&agenda.principles, code)),
        ),
        (
            "agenda-fact-serves",
            Some(measure.serves.iter().map(need).collect::<Vec<_>>().join("; ")),
        ),
        ("agenda-fact-fits", fit),
        (
            "agenda-fact-from",
            Some(measure.from.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        ),
    ];
    let shown = facts.into_iter().filter_map(|(id, value)| {
        Some((lang.say(id, &[]), value.filter(|value| !value.is_empty())?))
    });
    shown.collect()
}

/// A text on one line, without what would move the cursor.
pub(super) fn plain(text: &str) -> String {
    let shown: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    shown.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text beside a heading, its further lines below its first.
fn hanging(out: &mut String, head: &str, text: &str, width: usize) {
    let indent = head.width() + 4;
    let mut lines = wrapped(text, width.saturating_sub(indent).max(20)).into_iter();
    line(out, format!("  {head}  {}", lines.next().unwrap_or_default()).trim_end());
    lines.for_each(|rest| line(out, &format!("{}{rest}", " ".repeat(indent))));
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}
