//! The rows of the weights: those who count, in the order of the dataset.

use super::Weighing;
use crate::dataset::{
    About, Batch, CHUNK, DatasetError, Fixed, PlainColumn, PlainNames, PlainOutputs, save_plain,
};
use crate::merge::made::WEIGHTS;
use std::ops::Range;

/// How many numbers are in memory at one time, in about.
const NUMBERS: usize = 4_000_000;
/// The columns beside the replicates; their names are those of the dataset where it has them.
const TEXTS: [Fixed; 4] = [Fixed::Id, Fixed::Mode, Fixed::Stratum, Fixed::Cluster];
const FACTOR: &str = "factor";

impl Weighing<'_> {
    /// Writes a row for each respondent who counts; returns how many there are.
    pub fn write(&self, out: PlainOutputs<'_>) -> Result<u64, DatasetError> {
        let replicates = self.replicates.as_ref().map_or(0, |(_, replicates)| replicates.len());
        let own = [Fixed::BaseWeight.name(), FACTOR, Fixed::Weight.name()].map(str::to_owned);
        let drawn = (1..=replicates).map(|replicate| format!("replicate_{replicate}"));
        let names = PlainNames {
            texts: TEXTS.map(|fixed| fixed.name().to_owned()).to_vec(),
            numbers: own.into_iter().chain(drawn).collect(),
        };
        let piece = (NUMBERS / (names.numbers.len() + TEXTS.len())).clamp(1, CHUNK);
        let strata = &self.strata();
        let id = [Fixed::Id.name()];
        let chunks = self.study.dataset.batches(&id).flat_map(move |batch| {
            let (batch, error) = match batch {
                Ok(batch) => (Some(batch), None),
                Err(error) => (None, Some(Err(error))),
            };
            let pieces = batch.into_iter().flat_map(move |batch| {
                (0..batch.rows).step_by(piece).map(move |start| {
                    let rows = start..(start + piece).min(batch.rows);
                    self.chunk(&batch, rows, strata, replicates)
                })
            });
            error.into_iter().chain(pieces)
        });
        let about = About::from([(WEIGHTS.to_owned(), self.study.survey.id.to_string())]);
        save_plain(&names, out, &about, chunks)?;
        Ok(self.study.base().n)
    }

    /// The names of the strata as the variance takes them, by their numbers: one of a single
    /// response is merged with another.
    fn strata(&self) -> Vec<String> {
        let merged = self.study.design.merged();
        let name = |name: &String| {
            let with = merged.iter().find(|one| one.stratum == *name);
            with.map_or_else(|| name.clone(), |one| one.with.clone())
        };
        self.study.sample.strata.iter().map(|stratum| name(&stratum.name)).collect()
    }

    fn chunk(
        &self,
        batch: &Batch,
        rows: Range<usize>,
        strata: &[String],
        replicates: usize,
    ) -> Result<Vec<PlainColumn>, DatasetError> {
        let (sample, design) = (&self.study.sample, &self.study.design);
        let ids = batch.texts(Fixed::Id.name())?;
        let mut texts: [Vec<String>; TEXTS.len()] = Default::default();
        let mut numbers: Vec<Vec<f64>> = vec![Vec::new(); 3 + replicates];
        for row in rows {
            let at = batch.first + row;
            let Some(cell) = sample.cell(at) else { continue };
            let id = ids.get(row).unwrap_or_default();
            let key = sample.cells.iter().nth(cell as usize).map(|cell| &cell.key);
            let stratum = key.and_then(|key| strata.get(key.stratum as usize));
            let cluster = key.and_then(|key| sample.clusters.get(key.cluster? as usize));
            let mode = sample.modes.get(at).map_or("", |mode| mode.word());
            // Whoever is in no cluster is one of their own.
            let stratum = stratum.map_or("", String::as_str);
            let row = [id, mode, stratum, cluster.map_or(id, String::as_str)];
            for (column, text) in texts.iter_mut().zip(row) {
                column.push(text.to_owned());
            }
            let d = sample.base_weight(at);
            let factor = self.scale * design.factor(cell);
            let drawn = self.replicates.iter().flat_map(|(_, drawn)| {
                (0..replicates)
                    .map(move |replicate| self.scale * d * drawn.factor(replicate, at, cell))
            });
            for (column, number) in
                numbers.iter_mut().zip([d, factor, factor * d].into_iter().chain(drawn))
            {
                column.push(number);
            }
        }
        let texts = texts.into_iter().map(PlainColumn::Texts);
        Ok(texts.chain(numbers.into_iter().map(PlainColumn::Numbers)).collect())
    }
}
