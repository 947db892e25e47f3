//! What has to be known of each row before it is decided which ones stand, found in one pass over
//! the runs.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::MergeError;
use super::gather::Gathered;
use super::protocol::Protocol;
use super::quality::MatrixLine;
use super::unusable::Unusable;
use crate::dataset::{
    Batch, Columns, DatasetError, Fixed, Part, Print, Role, RunPlace, Slice, Texts,
};
use crate::population::{Sorting, Stance};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Mode, Survey};
use mitreden_keep::record::Disposition;
use mitreden_keep::tombstone::Erased;

/// The facts about a row that merging needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) place: RunPlace,
    /// The row's source (an index into the protocol's sources).
    pub(super) source: usize,
    /// The row's place among the gathered records, if it was a record.
    pub(super) record: Option<usize>,
    /// The fingerprint of all cells but weight and flags.
    pub(super) print: Print,
    /// The fingerprint of the answers.
    pub(super) answers: u64,
    /// How many questions are answered.
    pub(super) answered: u32,
    pub(super) mode: Mode,
    pub(super) disposition: Disposition,
    pub(super) seconds: Option<u32>,
    /// The day of the response, as days since 1970.
    pub(super) day: Option<i32>,
    pub(super) simulated: bool,
    /// Whether it was asked in the street, and neither a shift nor a cluster of it is known.
    pub(super) is_adrift: bool,
    /// Its base weight, if it brought one.
    pub(super) d: Option<f64>,
    pub(super) straightline: bool,
    /// The column `source` (an index into the words).
    pub(super) named: usize,
    /// The definition that was answered (an index into the words).
    pub(super) definition: usize,
    /// Whether the response belongs to the population, and to which of its cells.
    pub(super) stance: Stance,
}

impl Row {
    /// Whether the interview came far enough to count.
    pub(super) fn is_far_enough(&self) -> bool {
        self.disposition != Disposition::BreakOff
    }
}

/// The facts about all rows, and the words that many of them share.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) rows: Vec<Row>,
    words: Vec<String>,
    known: HashMap<String, usize>,
}

impl Facts {
    /// The word with a number.
    pub(super) fn word(&self, number: usize) -> &str {
        self.words.get(number).map_or("", String::as_str)
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.known.get(word) {
            return *number;
        }
        self.words.push(word.to_owned());
        self.known.insert(word.to_owned(), self.words.len() - 1);
        self.words.len() - 1
    }

    /// Adds the facts about further rows, whose words have numbers of their own.
    fn append(&mut self, part: Self) {
        let numbers: Vec<usize> = part.words.iter().map(|word| self.number(word)).collect();
        let of = |at: usize| numbers.get(at).copied().unwrap_or_default();
        let rows = part.rows.into_iter();
        let row = |row: Row| Row { named: of(row.named), definition: of(row.definition), ..row };
        self.rows.extend(rows.map(row));
    }
}

/// Reads the rows of all runs.
pub(super) fn read(
    gathered: &Gathered<'_>,
    survey: &Survey,
    columns: &Columns,
    sorting: &Sorting<'_>,
    protocol: &mut Protocol,
) -> Result<Facts, MergeError> {
    let names: Vec<&str> = columns
        .iter()
        .filter(|column| !is_outcome(column.role))
        .map(|column| column.name.as_str())
        .collect();
    let mut facts = Facts::default();
    for (run, table) in (0..).zip(&gathered.tables) {
        // Records and the rows of their runs stand in the same order.
        let first = gathered.records.partition_point(|(place, _)| place.run < run);
        let survey_id = protocol.survey.clone();
        let read = |batch: Batch| {
            let found = Found::new(&batch, survey, columns)?;
            let stances = sorting.stances(&batch, &names)?;
            let mut part = RowsRead::default();
            for (row, stance) in stances.into_iter().enumerate() {
                let number = batch.first + row;
                let place = RunPlace { run, row: u32::try_from(number).map_err(|_| too_many())? };
                let at = first + number;
                let origin = gathered.records.get(at).filter(|_| table.is_none());
                let of_record = origin.map(|(_, origin)| origin.source);
                let (source, record) =
                    (table.or(of_record).unwrap_or_default(), of_record.map(|_| at));
                if record.is_none() && !part.enters(&found, row, &gathered.erased, &survey_id) {
                    continue;
                }
                let source_word = part.facts.number(found.sources.get(row).unwrap_or_default());
                let definition = part.facts.number(found.definitions.get(row).unwrap_or_default());
                let known = Known { place, source, record, named: source_word, definition, stance };
                match found.row(row, &known) {
                    Some(row) => part.facts.rows.push(row),
                    None => part.unusable.push((source, number + 1)),
                }
            }
            Ok::<_, MergeError>(part)
        };
        gathered.runs.in_order(run, &names, read, |part| {
            part.tell(table.unwrap_or_default(), protocol);
            facts.append(part.facts);
            Ok(())
        })?;
    }
    Ok(facts)
}

/// What was read of some rows of one run.
#[derive(Default)]
struct RowsRead {
    facts: Facts,
    /// How many rows of a table were read.
    read: u64,
    /// How many rows of a table answer other surveys, by the survey's id.
    other_surveys: BTreeMap<String, u64>,
    /// How many rows of a table were erased.
    erased: u64,
    /// The source and the number of each row that cannot be used.
    unusable: Vec<(usize, usize)>,
}

impl RowsRead {
    /// Whether a row of a table enters the merge; records were checked before they became rows.
    fn enters(&mut self, found: &Found<'_>, row: usize, erased: &Erased, survey: &str) -> bool {
        let of = found.surveys.get(row).unwrap_or_default();
        self.read += 1;
        if of != survey {
            match self.other_surveys.get_mut(of) {
                Some(n) => *n += 1,
                None => drop(self.other_surveys.insert(of.to_owned(), 1)),
            }
            return false;
        }
        let is_erased =
            found.ids.get(row).copied().flatten().is_some_and(|id| erased.contains(&id));
        self.erased += u64::from(is_erased);
        !is_erased
    }

    /// Tells the protocol of what does not enter; `table` is the source of the rows that are no
    /// records.
    fn tell(&self, table: usize, protocol: &mut Protocol) {
        if self.read > 0 {
            let counts = protocol.source(table);
            counts.read += self.read;
            counts.erased += self.erased;
            counts.other_survey += self.other_surveys.values().sum::<u64>();
        }
        for (survey, n) in &self.other_surveys {
            *protocol.other_surveys.entry(survey.clone()).or_default() += n;
        }
        for (source, row) in &self.unusable {
            protocol.reject(*source, Unusable::MergedRow(*row));
        }
    }
}

fn too_many() -> DatasetError {
    DatasetError::Table("there are more rows than one merge takes".to_owned())
}

/// Whether a column is filled in by merging itself.
fn is_outcome(role: Role) -> bool {
    use Fixed::{NearDuplicate, Speeder, Straightline, Weight};
    matches!(role, Role::Fixed(Weight | Speeder | Straightline | NearDuplicate))
}

/// Facts about a row that its columns do not hold.
struct Known {
    place: RunPlace,
    source: usize,
    record: Option<usize>,
    named: usize,
    definition: usize,
    stance: Stance,
}

/// The columns of a batch, read row by row.
struct Found<'b> {
    ids: Vec<Option<Uuid>>,
    surveys: Texts<'b>,
    sources: Texts<'b>,
    definitions: Texts<'b>,
    shifts: Texts<'b>,
    clusters: Texts<'b>,
    fixed: Vec<Print>,
    answers: Vec<Print>,
    answered: Vec<u32>,
    straight: Vec<bool>,
    modes: Slice<'b, u32>,
    dispositions: Slice<'b, u32>,
    seconds: Slice<'b, u32>,
    days: Slice<'b, i32>,
    simulated: Slice<'b, bool>,
    base_weights: Slice<'b, f64>,
}

impl<'b> Found<'b> {
    fn new(batch: &'b Batch, survey: &Survey, columns: &Columns) -> Result<Self, DatasetError> {
        let mut found = Self {
            ids: batch.texts("id")?.iter().map(|id| Uuid::try_parse(id?).ok()).collect(),
            surveys: batch.texts("survey")?,
            sources: batch.texts("source")?,
            definitions: batch.texts("definition")?,
            shifts: batch.texts("shift")?,
            clusters: batch.texts("cluster")?,
            fixed: vec![Print::default(); batch.rows],
            answers: vec![Print::default(); batch.rows],
            answered: vec![0; batch.rows],
            straight: vec![false; batch.rows],
            modes: batch.codes("mode")?,
            dispositions: batch.codes("disposition")?,
            seconds: batch.counts("seconds")?,
            days: batch.days("day")?,
            simulated: batch.truths("simulated")?,
            base_weights: batch.numbers(Fixed::BaseWeight.name())?,
        };
        for column in columns.iter().filter(|column| !is_outcome(column.role)) {
            match column.role {
                Role::Fixed(_) => batch.print(&column.name, &mut found.fixed)?,
                Role::Answer { .. } => batch.print(&column.name, &mut found.answers)?,
            }
        }
        for (index, question) in survey.questions.entries() {
            found.look_at(batch, &question.kind, index, columns)?;
        }
        Ok(found)
    }

    /// Counts a question where it is answered, and follows the line of a matrix.
    fn look_at(
        &mut self,
        batch: &Batch,
        kind: &Kind,
        index: QuestionIndex,
        columns: &Columns,
    ) -> Result<(), DatasetError> {
        if !kind.is_asked() {
            return Ok(());
        }
        if let Some(missing) = columns.part(index, Part::Missing) {
            for (answered, is_missing) in
                self.answered.iter_mut().zip(batch.codes(&missing.name)?.valid)
            {
                *answered += u32::from(!is_missing);
            }
        }
        let Kind::Matrix { rows, .. } = kind else { return Ok(()) };
        let mut lines = vec![MatrixLine::default(); batch.rows];
        for column in (0..rows.len()).filter_map(|row| columns.part(index, Part::Item(row))) {
            for (line, point) in lines.iter_mut().zip(batch.points(&column.name)?.iter()) {
                if let Some(point) = point {
                    line.add(point);
                }
            }
        }
        for (straight, line) in self.straight.iter_mut().zip(lines) {
            *straight |= line.is_straight();
        }
        Ok(())
    }

    fn row(&self, row: usize, known: &Known) -> Option<Row> {
        let of =
            |slice: &Slice<'_, u32>| slice.get(row).and_then(|code| usize::try_from(code).ok());
        let answers = self.answers.get(row).copied()?;
        let mode = *Mode::ALL.get(of(&self.modes)?)?;
        Some(Row {
            id: self.ids.get(row).copied().flatten()?,
            place: known.place,
            source: known.source,
            record: known.record,
            print: self.fixed.get(row)?.join(answers),
            answers: answers.short(),
            answered: self.answered.get(row).copied()?,
            mode,
            disposition: *Disposition::ALL.get(of(&self.dispositions)?)?,
            seconds: self.seconds.get(row),
            day: self.days.get(row),
            simulated: self.simulated.get(row).unwrap_or_default(),
            is_adrift: mode == Mode::Street
                && self.shifts.get(row).is_none()
                && self.clusters.get(row).is_none(),
            d: self.base_weights.get(row),
            straightline: self.straight.get(row).copied()?,
            named: known.named,
            definition: known.definition,
            stance: known.stance,
        })
    }
}
