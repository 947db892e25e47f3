//! Rows that come in any order, made to go out in another, without having all of them in memory.
//!
//! Rows are gathered into chunks; each is sorted by id and becomes a run. A single run stays in
//! memory, more are laid down in a folder, cut finely. Whoever knows the order in which rows are to
//! go out collects them by place: as runs are sorted, rows that follow each other in the order of
//! ids lie close together in every run.

use std::path::{Path, PathBuf};

use polars::prelude::*;
use uuid::Uuid;

use super::build::{Builder, Chunk};
use super::columns::Columns;
use super::files::{About, Dataset, Parquet, Sink, save};
use super::rows::Batch;
use super::{CHUNK, DatasetError};
use mitreden_define::answer::Answer;
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::survey::Survey;
use mitreden_define::survey::union::SurveyVersion;
use mitreden_keep::files::write_with;
use mitreden_keep::record::Record;

/// How many rows a row group of a run has: the least that is read to get at one row.
const FINE: usize = 4096;

/// The place of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RunPlace {
    /// The number of the run.
    pub run: u32,
    /// The number of the row in the run.
    pub row: u32,
}

/// Rows that are being gathered into runs.
#[derive(Debug)]
pub struct Stage<'s> {
    builder: Builder<'s>,
    waiting: Vec<Uuid>,
    runs: Runs<'s>,
    places: Vec<RunPlace>,
    ids: Vec<Uuid>,
}

impl<'s> Stage<'s> {
    /// Starts without rows; more than a chunk of them are laid down in the folder, which must be
    /// empty.
    pub fn new(survey: &'s Survey, columns: &'s Columns, folder: &Path) -> Self {
        let runs = Runs { columns, folder: folder.to_owned(), list: Vec::new() };
        Self {
            builder: Builder::new(survey, columns),
            waiting: Vec::new(),
            runs,
            places: Vec::new(),
            ids: Vec::new(),
        }
    }

    /// Adds a response and its answers in the order of the survey's questions; `version` says what
    /// it was offered.
    pub fn push(
        &mut self,
        record: &Record,
        answers: &Indexed<QuestionIndex, Answer>,
        version: Option<&SurveyVersion>,
    ) -> Result<(), DatasetError> {
        if self.builder.len() == CHUNK {
            self.flush()?;
        }
        self.builder.push(record, answers, version);
        self.waiting.push(record.id);
        Ok(())
    }

    /// The runs, and the place in them of each row, in the order in which rows were added.
    pub fn finish(mut self) -> Result<(Runs<'s>, Vec<RunPlace>), DatasetError> {
        if !self.builder.is_empty() {
            self.flush()?;
        }
        Ok((self.runs, self.places))
    }

    /// Writes the rows, sorted by id, to a Parquet file that says this of itself: a dataset that
    /// [`super::Dataset::open`] takes.
    pub fn save(mut self, path: &Path, about: &About) -> Result<(), DatasetError> {
        if !self.builder.is_empty() {
            self.flush()?;
        }
        let ids = std::mem::take(&mut self.ids);
        let (runs, places) = self.finish()?;
        let mut order: Vec<(Uuid, RunPlace)> = ids.into_iter().zip(places).collect();
        order.sort_unstable();
        let places: Vec<RunPlace> = order.into_iter().map(|(_, place)| place).collect();
        save(
            runs.columns,
            path,
            None,
            about,
            places.chunks(CHUNK).map(|places| runs.collect(places)),
        )
    }

    fn flush(&mut self) -> Result<(), DatasetError> {
        let (chunk, ids) = (self.builder.take()?, std::mem::take(&mut self.waiting));
        self.ids.extend_from_slice(&ids);
        let start = self.places.len();
        self.places.resize(start + ids.len(), RunPlace { run: 0, row: 0 });
        let (run, order) = self.runs.sort(chunk, &ids)?;
        for (row, from) in (0..).zip(order) {
            if let Some(place) = self.places.get_mut(start + from) {
                *place = RunPlace { run, row };
            }
        }
        Ok(())
    }
}

/// Rows in several runs, each sorted by id.
#[derive(Debug)]
pub struct Runs<'s> {
    columns: &'s Columns,
    folder: PathBuf,
    list: Vec<Run>,
}

#[derive(Debug)]
enum Run {
    Memory(Chunk),
    File(Dataset),
}

impl Runs<'_> {
    /// How many runs there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds a dataset. One that is sorted by id is a run as it is; of any other, sorted copies are
    /// laid down.
    pub fn add(&mut self, dataset: Dataset) -> Result<(), DatasetError> {
        let mut last = None;
        let mut sorted = true;
        let mut rows_of = Vec::new();
        for batch in dataset.batches(&["id"]) {
            let ids = ids(&batch?)?;
            sorted = sorted && ids.is_sorted() && last <= ids.first().copied();
            last = ids.last().copied().or(last);
            rows_of.push(ids);
        }
        if sorted {
            self.list.push(Run::File(dataset));
            return Ok(());
        }
        let names = self.names();
        for (cut, ids) in dataset.cuts().into_iter().zip(rows_of) {
            self.sort(dataset.read(&names, cut)?, &ids)?;
        }
        Ok(())
    }

    /// Works on the named columns of a run, several batches at once, and calls `take` with what
    /// comes of each, in the order of the rows.
    pub fn in_order<T: Send, E: From<DatasetError> + Send>(
        &self,
        run: u32,
        names: &[&str],
        work: impl Fn(Batch) -> Result<T, E> + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        match usize::try_from(run).ok().and_then(|run| self.list.get(run)) {
            Some(Run::Memory(chunk)) => {
                let frame =
                    chunk.frame.select(names.iter().copied()).map_err(DatasetError::from)?;
                take(work(Batch::new(&Chunk { frame }, 0)?)?)
            }
            Some(Run::File(dataset)) => dataset.in_order(names, work, take),
            None => Ok(()),
        }
    }

    /// The rows at some places, in the order of the places.
    pub fn collect(&self, places: &[RunPlace]) -> Result<Chunk, DatasetError> {
        let mut parts: Option<DataFrame> = None;
        let mut goes: Vec<IdxSize> = vec![0; places.len()];
        let mut taken: IdxSize = 0;
        for (number, run) in (0..).zip(&self.list) {
            let mine = places.iter().enumerate().filter(|(_, place)| place.run == number);
            let mut rows: Vec<(u32, usize)> = mine.map(|(at, place)| (place.row, at)).collect();
            rows.sort_unstable();
            if rows.is_empty() {
                continue;
            }
            let frame = self.pick(run, &rows.iter().map(|(row, _)| *row).collect::<Vec<_>>())?;
            for (_, at) in rows {
                if let Some(goes) = goes.get_mut(at) {
                    *goes = taken;
                }
                taken += 1;
            }
            match &mut parts {
                None => parts = Some(frame),
                Some(parts) => drop(parts.vstack_mut(&frame)?),
            }
        }
        let Some(mut frame) = parts else { return Builder::empty(self.columns) };
        frame.rechunk_mut_par();
        if !goes.is_sorted() {
            frame = frame.take(&IdxCa::from_vec(PlSmallStr::EMPTY, goes))?;
        }
        Ok(Chunk { frame })
    }

    /// Some rows of one run, named in ascending order.
    fn pick(&self, run: &Run, rows: &[u32]) -> Result<DataFrame, DatasetError> {
        let dataset = match run {
            Run::Memory(chunk) => return take(&chunk.frame, rows, 0),
            Run::File(dataset) => dataset,
        };
        let names = self.names();
        let mut picked: Option<DataFrame> = None;
        let mut rest = rows;
        for cut in dataset.cuts() {
            let inside = rest.partition_point(|row| {
                usize::try_from(*row).is_ok_and(|row| row < cut.first + cut.rows)
            });
            let (mine, others) = rest.split_at(inside);
            rest = others;
            if mine.is_empty() {
                continue;
            }
            let frame = take(&dataset.read(&names, cut)?.frame, mine, cut.first)?;
            match &mut picked {
                None => picked = Some(frame),
                Some(picked) => drop(picked.vstack_mut(&frame)?),
            }
        }
        picked.map_or_else(|| Ok(Builder::empty(self.columns)?.frame), Ok)
    }

    /// Makes a run of a chunk; returns its number and the order in which its rows now stand.
    fn sort(&mut self, chunk: Chunk, ids: &[Uuid]) -> Result<(u32, Vec<usize>), DatasetError> {
        let mut order: Vec<usize> = (0..ids.len()).collect();
        order.sort_by_key(|row| ids.get(*row));
        let frame = if order.is_sorted() {
            chunk.frame
        } else {
            let order: Vec<IdxSize> =
                order.iter().map(|row| index(*row)).collect::<Result<_, _>>()?;
            chunk.frame.take(&IdxCa::from_vec(PlSmallStr::EMPTY, order))?
        };
        let number = index(self.list.len())?;
        if let [Run::Memory(first)] = self.list.as_slice() {
            let laid = self.lay(&first.frame, 0)?;
            self.list = vec![Run::File(laid)];
        }
        let run = if self.list.is_empty() {
            Run::Memory(Chunk { frame })
        } else {
            Run::File(self.lay(&frame, number)?)
        };
        self.list.push(run);
        Ok((number, order))
    }

    fn lay(&self, frame: &DataFrame, number: u32) -> Result<Dataset, DatasetError> {
        let path = self.folder.join(format!("run-{number}.parquet"));
        write_with(&path, |file| {
            let mut parquet = Parquet::new(file, self.columns)?;
            for start in (0..frame.height()).step_by(FINE) {
                let part = frame.slice(i64::from(index(start)?), FINE);
                parquet.write(&Chunk { frame: part })?;
            }
            parquet.finish()
        })?;
        Dataset::open(&path, self.columns)
    }

    fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }
}

/// The ids of a batch; a text that is no id counts as the first of all ids.
pub(crate) fn ids(batch: &Batch) -> Result<Vec<Uuid>, DatasetError> {
    let texts = batch.texts("id")?;
    Ok(texts
        .iter()
        .map(|id| id.and_then(|id| Uuid::try_parse(id).ok()).unwrap_or_default())
        .collect())
}

fn take(frame: &DataFrame, rows: &[u32], first: usize) -> Result<DataFrame, DatasetError> {
    let first = index(first)?;
    let rows: Vec<IdxSize> = rows.iter().map(|row| row.saturating_sub(first)).collect();
    let all = rows.len() == frame.height() && rows.first() == Some(&0);
    if all { Ok(frame.clone()) } else { Ok(frame.take(&IdxCa::from_vec(PlSmallStr::EMPTY, rows))?) }
}

/// The number of a row. A dataset of 2^32 rows does not go through one merge.
fn index(number: usize) -> Result<u32, DatasetError> {
    u32::try_from(number)
        .map_err(|_| DatasetError::Table(format!("{number} rows are more than one merge takes")))
}
