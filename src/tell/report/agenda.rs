//! What the town does about the needs: measures by the need they serve, needs in front without one, and measures that
//! serve none of the needs in front.
//!
//! Which need is in front is read from the rank sets, never from the order alone.

use super::input::ReportInput;
use super::shown::Row;
use crate::base::locale::Lang;
use crate::define::survey::Survey;
use crate::define::town::{Measure, Status};
use crate::tell::model::{Block, Column, Section, Table, Text};
use crate::tell::words::{Voice, list, ranks};

/// Returns the section; nothing where the town has no agenda.
pub(super) fn section(input: &ReportInput<'_>, voice: Voice, rows: &[Row<'_>]) -> Option<Section> {
    let desk = Desk { survey: input.questionnaire, lang: voice.lang };
    let live: Vec<&Measure> = input.agenda.measures.iter().filter(|measure| !is_dropped(measure)).collect();
    if live.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::paragraph(voice.say("agenda-intro", &[("n", live.len().into())]))];
    blocks.push(Block::Table(desk.table(rows, &live)));
    if rows.iter().any(|row| row.standing.is_some()) {
        blocks.push(Block::paragraph(desk.gap(input, rows, &live)));
        blocks.extend(desk.unasked(rows, &live).map(Block::paragraph));
    }
    blocks.extend(desk.outside(&live).map(Block::paragraph));
    Some(Section::new(voice.say("agenda-heading", &[]), blocks))
}

fn is_dropped(measure: &Measure) -> bool {
    measure.status() == Some(Status::Dropped)
}

struct Desk<'a> {
    survey: &'a Survey,
    lang: Lang,
}

impl Desk<'_> {
    fn serves(&self, measure: &Measure, row: &Row<'_>) -> bool {
        self.survey.needs.get(row.index).is_some_and(|need| measure.serves.contains(&need.code))
    }

    fn say(&self, id: &str) -> String {
        self.lang.say(id, &[])
    }

    fn table(&self, rows: &[Row<'_>], live: &[&Measure]) -> Table {
        let columns = [
            Column::words(self.say("column-ranks")),
            Column::words(self.say("column-need")),
            Column::words(self.say("column-measure")),
            Column::words(self.say("column-owner")),
            Column::words(self.say("column-status")),
            Column::words(self.say("column-due")),
        ];
        let rows = rows.iter().flat_map(|row| {
            let served = live.iter().filter(|measure| self.serves(measure, row)).map(|measure| Some(*measure));
            let served: Vec<_> = served.collect();
            let served = if served.is_empty() { vec![None] } else { served };
            served.into_iter().enumerate().map(|(at, measure)| self.row(row, measure, at == 0)).collect::<Vec<_>>()
        });
        Table::new(self.say("agenda-table"), columns, rows.collect::<Vec<_>>()).with_note(self.say("agenda-note"))
    }

    fn row(&self, row: &Row<'_>, measure: Option<&Measure>, first: bool) -> [Text; 6] {
        let tag = self.lang.tag();
        let place = row.standing.map_or_else(|| "–".to_owned(), |standing| ranks(self.lang, standing.ranks));
        let (place, need) = if first { (place, row.need.label.clone()) } else { (String::new(), String::new()) };
        let Some(measure) = measure else {
            return [place.into(), need.into(), Text::strong(self.say("agenda-none")), "".into(), "".into(), "".into()];
        };
        let due = measure.due.map_or_else(|| "–".to_owned(), |(year, month)| self.lang.month(year, month));
        let title = measure.title.show(tag);
        [place.into(), need.into(), title.into(), measure.owner.show(tag).into(), self.status(measure).into(), due.into()]
    }

    /// Where a measure stands, and since when.
    fn status(&self, measure: &Measure) -> String {
        let Some(event) = measure.history.last() else { return self.say("status-idea") };
        let id = match event.status {
            Status::Idea => "status-idea",
            Status::Decided => "status-decided",
            Status::Started => "status-started",
            Status::Half => "status-half",
            Status::Done => "status-done",
            Status::Dropped => "status-dropped",
        };
        format!("{} ({})", self.say(id), self.lang.date(event.on))
    }

    /// Names the needs that can be in front and have no measure.
    fn gap(&self, input: &ReportInput<'_>, rows: &[Row<'_>], live: &[&Measure]) -> String {
        let in_front = |row: &&Row<'_>| row.standing.is_some_and(|standing| standing.ranks.0 <= input.top);
        let alone = rows.iter().filter(in_front).filter(|row| !live.iter().any(|measure| self.serves(measure, row)));
        let alone: Vec<String> = alone.map(|row| row.need.label.clone()).collect();
        let id = if alone.is_empty() { "agenda-no-gap" } else { "agenda-gap" };
        let words =
            [("top", input.top.into()), ("n", alone.len().into()), ("needs", list(self.lang, &quoted(self.lang, &alone)).into())];
        self.lang.say(id, &words)
    }

    /// Names the measures whose needs are all surely in the lower half.
    fn unasked(&self, rows: &[Row<'_>], live: &[&Measure]) -> Option<String> {
        let half = rows.len() / 2;
        let surely_low = |row: &Row<'_>| row.standing.is_none_or(|standing| standing.ranks.0 > half);
        let is_unasked = |measure: &&&Measure| {
            let mut served = rows.iter().filter(|row| self.serves(measure, row)).peekable();
            served.peek().is_some() && served.all(surely_low)
        };
        self.named("agenda-unasked", live.iter().filter(is_unasked).copied())
    }

    /// Names the measures that serve none of the needs asked about.
    fn outside(&self, live: &[&Measure]) -> Option<String> {
        let asked = |measure: &Measure| measure.serves.iter().any(|code| self.survey.needs.iter().any(|need| need.code == *code));
        self.named("agenda-outside", live.iter().filter(|measure| !asked(measure)).copied())
    }

    fn named<'m>(&self, id: &str, measures: impl Iterator<Item = &'m Measure>) -> Option<String> {
        let names: Vec<String> = measures.map(|measure| measure.title.show(self.lang.tag())).collect();
        let words = [("n", names.len().into()), ("measures", list(self.lang, &quoted(self.lang, &names)).into())];
        (!names.is_empty()).then(|| self.lang.say(id, &words))
    }
}

/// Names in quotation marks, for running text.
pub(super) fn quoted(lang: Lang, names: &[String]) -> Vec<String> {
    names.iter().map(|name| lang.say("quoted", &[("name", name.into())])).collect()
}
