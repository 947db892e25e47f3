//! The agenda at a glance: one table by rank, a row for each need and measure.

use super::super::album::dash;
use super::super::shown::{Row, Standing};
use super::AgendaPart;
use super::places::TablePart;
use super::situation::Situation;
use crate::model::{DocumentColumn, Emphasis, RichText, Table};
use crate::words::{euro, fits, status};
use mitreden_define::town::{Measure, MeasureFit};

const COLUMNS: usize = 7;

type Cells = [RichText; COLUMNS];

/// The table while it is written, with what has to be explained under it.
struct Glance<'p, 'a> {
    part: &'p AgendaPart<'a>,
    rows: Vec<Cells>,
    said: Vec<Situation>,
    has_above: bool,
    has_unknown: bool,
}

impl AgendaPart<'_> {
    /// The table.
    pub(super) fn glance(&self) -> Table {
        let mut glance = Glance {
            part: self,
            rows: Vec::new(),
            said: Vec::new(),
            has_above: false,
            has_unknown: false,
        };
        let of = |part| self.placed.iter().filter(move |row| self.part_of(row) == part);
        of(TablePart::Upper).for_each(|row| glance.need(row));
        if self.has_low() {
            glance.heading(self.say("glance-low", &[]));
            of(TablePart::Low).for_each(|row| glance.need(row));
            glance.sum(self.say("glance-low-sum", &[]));
        }
        of(TablePart::Unranked).for_each(|row| glance.need(row));
        for measure in self.outside() {
            glance.outside(measure);
        }
        glance.table()
    }
}

impl Glance<'_, '_> {
    /// A need's rows: one for each measure, or one that says there is none.
    fn need(&mut self, row: &Row<'_>) {
        let (ranks, need) = (rank_cell(row), row.need.text());
        let measures = self.part.serving(row);
        if measures.is_empty() {
            let none = self.part.say("agenda-none", &[]).into();
            let word = RichText::strong(self.word(Situation::Gap));
            self.rows.push([need, ranks, none, dash(), dash(), dash(), word]);
            return;
        }
        let mut heads = Some((ranks, need));
        for measure in measures {
            let is_first =
                self.part.counts_at(measure).is_some_and(|first| first.index == row.index);
            let (ranks, need) = heads.take().unwrap_or_default();
            let cells = self.measure(measure, Some(row), is_first);
            self.push(ranks, need, cells);
        }
    }

    /// The row of a measure that serves no need that was asked about.
    fn outside(&mut self, measure: &Measure) {
        let needs = self.part.unasked(measure);
        let need = if needs.is_empty() {
            self.part.say("glance-no-need", &[]).into()
        } else {
            RichText::list(self.part.lang, &needs)
        };
        let cells = self.measure(measure, None, true);
        self.push(dash(), need, cells);
    }

    fn push(&mut self, ranks: RichText, need: RichText, measure: [RichText; 5]) {
        let [title, owner, amount, due, word] = measure;
        self.rows.push([need, ranks, title, owner, amount, due, word]);
    }

    fn measure(
        &mut self,
        measure: &Measure,
        need: Option<&Row<'_>>,
        is_first: bool,
    ) -> [RichText; 5] {
        let part = self.part;
        let amount = match measure.amount {
            Some(_) if !is_first => {
                self.has_above = true;
                part.say("glance-above", &[]).into()
            }
            Some(amount) => euro(part.lang, amount).into(),
            None => {
                self.has_unknown = true;
                dash()
            }
        };
        let situation = part.situation(measure, need);
        let word = self.word(situation);
        let word = match situation {
            // How far it has come is more than the word says.
            Situation::Running | Situation::Overdue => {
                format!("{word} ({})", status(part.lang, measure.status_on(part.day())))
            }
            _ => word,
        };
        let word = if matches!(situation, Situation::YetOpen | Situation::Overdue) {
            RichText::strong(word)
        } else {
            word.into()
        };
        let lacking = measure.fits.filter(|fit| *fit != MeasureFit::Yes);
        let word = match lacking {
            Some(fit) => word.with(format!("; {}", fits(part.lang, fit)), Emphasis::None),
            None => word,
        };
        [
            part.text(&measure.title),
            part.text(&measure.owner),
            amount,
            // There are many columns.
            measure.due.map_or_else(dash, |due| format!("{:02}/{}", due.month, due.year).into()),
            word,
        ]
    }

    fn word(&mut self, situation: Situation) -> String {
        self.said.push(situation);
        self.part.situation_word(situation)
    }

    fn heading(&mut self, words: String) {
        let mut cells = Cells::default();
        cells[0] = RichText::strong(words);
        self.rows.push(cells);
    }

    /// The sum for needs surely in the lower half; nothing where no amount is known.
    fn sum(&mut self, words: String) {
        let Some(amount) = self.part.low_sum().known() else { return };
        let mut cells = Cells::default();
        cells[0] = RichText::strong(words);
        cells[4] = RichText::strong(euro(self.part.lang, amount));
        self.rows.push(cells);
    }

    fn table(mut self) -> Table {
        let part = self.part;
        let words = |id: &str| DocumentColumn::words(part.say(id, &[]));
        let columns = [
            words("column-need"),
            DocumentColumn::numbers(
                part.say(if part.has_sets() { "column-rank" } else { "column-place" }, &[]),
            ),
            words("column-measure"),
            words("column-owner"),
            DocumentColumn::numbers(part.say("column-euro", &[])),
            words("column-due"),
            words("column-status"),
        ];
        self.said.sort_unstable();
        self.said.dedup();
        let mut table = Table::new(part.say("glance-table", &[]), columns, self.rows);
        if part.is_ranked() {
            let ranks = if part.has_sets() { "glance-ranks" } else { "glance-place" };
            table = table.with_note(part.say(ranks, &[]));
        }
        table = table.with_note(part.say("glance-note", &[]));
        let means: Vec<_> =
            self.said.iter().filter_map(|situation| part.situation_means(*situation)).collect();
        if !means.is_empty() {
            table = table.with_note(means.join(" "));
        }
        if self.has_above {
            table = table.with_note(part.say("glance-above-note", &[]));
        }
        if self.has_unknown {
            table = table.with_note(part.say("glance-unknown-note", &[]));
        }
        table
    }
}

/// The ranks of a need in as few signs as on the council's page: there are many columns.
fn rank_cell(row: &Row<'_>) -> RichText {
    match row.standing {
        None => dash(),
        Some(Standing::Joint(standing)) => {
            let (low, high) = standing.ranks;
            if low == high { low.to_string() } else { format!("{low}–{high}") }.into()
        }
        Some(Standing::Ordered(standing)) => standing.place.rank.to_string().into(),
    }
}
