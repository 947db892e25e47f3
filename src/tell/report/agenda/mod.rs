//! What the town does about the needs: what the agenda lacks, one table of needs and measures by
//! rank with what they cost, what became of the last agenda, and in an annex the fields of action
//! with their measures in full.
//!
//! Which need is in front, and so which field comes first, is read from the rank sets, never from
//! the order alone.

mod action;
mod fields;
mod findings;
mod glance;
mod lookback;
mod money;
mod motions;
mod order;
mod places;
mod situation;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub(crate) use self::motions::{Motion, MotionPart, Motions};

use super::input::ReportInput;
use super::shown::{Row, Standing};
use crate::locale::Say as _;
use crate::model::{Block, RichText, Section};
use crate::words::{euro, place, ranks};
use mitreden_base::ids::Code;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::survey::Text;
use mitreden_define::town::Measure;

/// Returns the sections; none where the town has no agenda and had none.
pub(super) fn sections(input: &ReportInput<'_>, rows: &[Row<'_>]) -> Vec<Section> {
    if input.agenda.measures.is_empty() && input.unsaid.gone.is_empty() {
        return Vec::new();
    }
    let part = AgendaPart::new(input, rows);
    if input.agenda.measures.is_empty() {
        // All that was on it is gone.
        return vec![lookback::section(&part)];
    }
    let mut blocks = vec![Block::paragraph(part.intro())];
    let findings = part.findings();
    if !findings.is_empty() {
        blocks.push(Block::list(findings));
    }
    blocks.push(Block::Table(part.glance()));
    blocks.extend(part.sums().map(Block::Table));
    let heading = part.say("agenda-heading", &[("kind", part.kind().into())]);
    vec![Section::new(heading, blocks), lookback::section(&part)]
}

/// Says the heaviest of what the agenda lacks, or that it lacks nothing in front, and what there is
/// to decide.
pub(super) fn first_page(input: &ReportInput<'_>, rows: &[Row<'_>]) -> Option<RichText> {
    if input.agenda.measures.is_empty() {
        return None;
    }
    let finding = AgendaPart::new(input, rows).findings().into_iter().next();
    let sum = Motions::of(input, rows).sum();
    let proposed = (sum.measures > 0).then(|| {
        let amount = sum.known().map_or_else(|| "none".to_owned(), |sum| euro(input.lang, sum));
        let words =
            [("n", sum.measures.into()), ("euro", amount.into()), ("unknown", sum.unknown.into())];
        RichText::from(input.lang.say("summary-proposed", &words))
    });
    let told: Vec<_> = finding.into_iter().chain(proposed).collect();
    (!told.is_empty()).then(|| RichText::joined(&told, " "))
}

/// Returns the annex: the measures in full; nothing where there are none.
pub(super) fn annex(input: &ReportInput<'_>, rows: &[Row<'_>]) -> Option<Section> {
    if input.agenda.measures.is_empty() {
        return None;
    }
    let part = AgendaPart::new(input, rows);
    let mut blocks = part.principles();
    blocks.extend(part.order().map(Block::paragraph));
    blocks.extend(part.empty_fields().map(Block::paragraph));
    let mut section = Section::new(part.say("agenda-annex-heading", &[]), blocks);
    section.sections = part.fields();
    section.sections.extend(part.dropped());
    Some(section)
}

/// What the parts of these sections share.
struct AgendaPart<'a> {
    input: &'a ReportInput<'a>,
    lang: Lang,
    rows: &'a [Row<'a>],
    /// The measures that were not given up.
    live: Vec<&'a Measure>,
    /// The needs as the table has them.
    placed: Vec<&'a Row<'a>>,
}

impl<'a> AgendaPart<'a> {
    fn new(input: &'a ReportInput<'a>, rows: &'a [Row<'a>]) -> Self {
        let is_live = |measure: &&Measure| !measure.is_dropped_on(input.cover.day);
        let live = input.agenda.measures.iter().filter(is_live).collect();
        let mut part = Self { input, lang: input.lang, rows, live, placed: rows.iter().collect() };
        let mut placed = part.placed.clone();
        placed.sort_by_cached_key(|row| part.part_of(row));
        part.placed = placed;
        part
    }
}

impl AgendaPart<'_> {
    fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang.say(id, words)
    }

    fn tell(&self, id: &str, words: &[(&str, Word)], texts: &[(&str, &RichText)]) -> RichText {
        RichText::said(self.lang, id, words, texts)
    }

    /// By what sentences choose what they call the town.
    fn kind(&self) -> &'static str {
        self.input.kind.word()
    }

    /// The report's day: what stands in histories for later days is planned.
    fn day(&self) -> NaiveDate {
        self.input.cover.day
    }

    fn text(&self, text: &Text) -> RichText {
        RichText::of(text, self.input.context())
    }

    fn quoted(&self, name: &RichText) -> RichText {
        self.tell("quoted", &[], &[("name", name)])
    }

    /// Names in running text: “a”, “b” and “c”.
    fn named(&self, names: &[RichText]) -> RichText {
        let names: Vec<_> = names.iter().map(|name| self.quoted(name)).collect();
        RichText::list(self.lang, &names)
    }

    /// The code of a need in its place.
    fn code(&self, row: &Row<'_>) -> Option<&Code> {
        self.input.questionnaire.needs.get(row.index).map(|need| &need.code)
    }

    fn serves(&self, measure: &Measure, row: &Row<'_>) -> bool {
        self.code(row).is_some_and(|code| measure.serves.contains(code))
    }

    /// The ranks that a need can have, in words; its place in an order without rank sets.
    fn ranks(&self, row: &Row<'_>) -> Option<String> {
        Some(match row.standing? {
            Standing::Joint(standing) => ranks(self.lang, standing.ranks),
            Standing::Ordered(standing) => place(self.lang, standing.place.rank),
        })
    }

    /// Whether needs have rank sets.
    fn has_sets(&self) -> bool {
        self.input.replicates.is_none()
    }

    /// Whether anything is known of the order of needs.
    fn is_ranked(&self) -> bool {
        self.rows.iter().any(|row| row.standing.is_some())
    }

    fn intro(&self) -> String {
        let fields = self
            .input
            .agenda
            .fields
            .iter()
            .filter(|(field, _)| self.live.iter().any(|measure| measure.field == *field));
        self.say(
            "agenda-intro",
            &[
                ("n", self.live.len().into()),
                ("fields", fields.count().into()),
                ("kind", self.kind().into()),
            ],
        )
    }

    fn principles(&self) -> Vec<Block> {
        let principles = &self.input.agenda.principles;
        if principles.is_empty() {
            return Vec::new();
        }
        let lead = self.say(
            "agenda-principles",
            &[("n", principles.len().into()), ("kind", self.kind().into())],
        );
        vec![
            Block::paragraph(lead),
            Block::list(principles.iter().map(|(_, text)| self.text(text))),
        ]
    }
}
