//! What one respondent says of each need, read from the columns of a batch.

use super::facets::{Facets, Form, Source};
use crate::dataset::{Batch, DatasetError, Fixed, Slice, Texts};
use crate::needs::{Importance, NeedAnswer, RowFacet};
use mitreden_define::survey::{FacetKind, Scale};

/// The columns of one source in a batch.
pub(super) enum Values<'b> {
    Picked(Vec<Slice<'b, bool>>),
    Chosen(Slice<'b, u32>, Option<Texts<'b>>),
    Ranked(Vec<Slice<'b, u8>>),
    Points(Vec<Slice<'b, f64>>),
    Rated(Vec<Slice<'b, i16>>),
}

impl Values<'_> {
    /// Writes which needs a row was offered and, for ratings, which of them it rated.
    fn offered(&self, row: usize, source: &Source<'_>, offered: &mut Vec<bool>) {
        fn filled<T: Copy>(slices: &[Slice<'_, T>], row: usize, offered: &mut Vec<bool>) {
            offered.extend(slices.iter().map(|slice| slice.valid.get(row) == Some(&true)));
        }
        offered.clear();
        match self {
            Self::Picked(slices) => filled(slices, row, offered),
            Self::Chosen(_, None) => offered.resize(source.needs.len(), true),
            Self::Chosen(_, Some(definitions)) => {
                let hash = definitions.get(row);
                let known = source.offers.iter().find(|(known, _)| Some(*known) == hash);
                offered.extend(known.map_or(&[][..], |(_, offered)| offered));
                // What no version says was offered by today's.
                offered.resize(source.needs.len(), known.is_none());
            }
            Self::Ranked(slices) => filled(slices, row, offered),
            Self::Points(slices) => filled(slices, row, offered),
            Self::Rated(slices) => filled(slices, row, offered),
        }
    }
}

impl Source<'_> {
    pub(super) fn columns<'b>(&self, batch: &'b Batch) -> Result<SourceColumns<'b>, DatasetError> {
        let names = || self.needs.iter().map(|(_, name)| name.as_str());
        let values = match self.form {
            Form::Picked => {
                Values::Picked(names().map(|name| batch.truths(name)).collect::<Result<_, _>>()?)
            }
            Form::Chosen => {
                let definitions = (!self.offers.is_empty())
                    .then(|| batch.texts(Fixed::Definition.name()))
                    .transpose()?;
                Values::Chosen(batch.codes(names().next().unwrap_or_default())?, definitions)
            }
            Form::Ranked => {
                Values::Ranked(names().map(|name| batch.ranks(name)).collect::<Result<_, _>>()?)
            }
            Form::Points => {
                Values::Points(names().map(|name| batch.numbers(name)).collect::<Result<_, _>>()?)
            }
            Form::Rated => {
                Values::Rated(names().map(|name| batch.points(name)).collect::<Result<_, _>>()?)
            }
        };
        let missing = self.missing.as_ref().map(|name| batch.codes(name)).transpose()?;
        Ok((values, missing))
    }
}

/// The columns of a batch, ready to be read row by row.
pub(crate) struct Columns<'b> {
    pub(super) facets: &'b Facets<'b>,
    pub(super) sources: Vec<SourceColumns<'b>>,
}

/// The columns of one source, and the one with the reason for a missing answer.
pub(super) type SourceColumns<'b> = (Values<'b>, Option<Slice<'b, u32>>);

/// Room for one respondent's answers about each need.
pub(crate) struct Said {
    importance: RowFacet,
    satisfaction: RowFacet,
    room: Room,
}

/// Room for one answer over the needs it offers, kept from row to row.
#[derive(Default)]
pub(super) struct Room {
    answer: AnswerRoom,
    /// Whether each need was offered, which shows in a cell that is not null.
    pub(super) offered: Vec<bool>,
    pub(super) t: Vec<f64>,
}

#[derive(Default)]
struct AnswerRoom {
    picked: Vec<bool>,
    ranks: Vec<Option<u8>>,
    points: Vec<f64>,
    rated: Vec<Option<f64>>,
}

impl Said {
    /// Room for `m` needs.
    pub(super) fn new(m: usize) -> Self {
        let facet = || RowFacet::new(m);
        Self { importance: facet(), satisfaction: facet(), room: Room::default() }
    }
}

impl<'b> Columns<'b> {
    pub(super) fn new(facets: &'b Facets<'b>, sources: Vec<SourceColumns<'b>>) -> Self {
        Self { facets, sources }
    }
}

impl Columns<'_> {
    /// Reads what one respondent says of each need.
    pub(super) fn read<'s>(
        &self,
        row: usize,
        said: &'s mut Said,
    ) -> impl Iterator<Item = NeedAnswer> + use<'s> {
        said.importance.clear();
        said.satisfaction.clear();
        for (source, (values, missing)) in self.facets.sources.iter().zip(&self.sources) {
            if missing.as_ref().is_some_and(|missing| missing.get(row).is_some()) {
                continue;
            }
            match source.kind {
                FacetKind::Importance => self.importance(source, values, row, said),
                _ => self.satisfaction(source, values, row, said),
            }
        }
        let (importance, satisfaction) = (said.importance.means(), said.satisfaction.means());
        importance.zip(satisfaction).map(|((a, t), (v, dis))| NeedAnswer { a, t, dis, v })
    }

    /// Calls `f` with the weight of each question of importance that a respondent answered, and how
    /// high every need stands in it, in the order of counting; `None` was not offered. `heights` is
    /// room for that.
    pub(crate) fn heights(
        &self,
        row: usize,
        said: &mut Said,
        heights: &mut Vec<Option<f64>>,
        mut f: impl FnMut(f64, &[Option<f64>]),
    ) {
        let m = self.facets.survey.needs.len();
        for (source, (values, missing)) in self.facets.sources.iter().zip(&self.sources) {
            let is_missing = missing.as_ref().is_some_and(|missing| missing.get(row).is_some());
            if is_missing || source.kind != FacetKind::Importance {
                continue;
            }
            let Room { answer, offered, .. } = &mut said.room;
            values.offered(row, source, offered);
            let answer = answer.read(source, values, row);
            heights.clear();
            heights.resize(m, None);
            for (at, (need, _)) in source.needs.iter().enumerate() {
                if let Some(height) = heights.get_mut(*need) {
                    *height = (offered.get(at) == Some(&true)).then(|| answer.height(at));
                }
            }
            f(source.weight, heights);
        }
    }

    fn importance(&self, source: &Source<'_>, values: &Values<'_>, row: usize, said: &mut Said) {
        let Said { importance, room, .. } = said;
        self.memberships(source, values, row, room);
        for (at, (need, _)) in source.needs.iter().enumerate() {
            if room.offered.get(at) == Some(&true) {
                importance.add(*need, source.weight, room.t[at]);
            }
        }
    }

    /// Writes what one answer about importance says of each need of a source, and which of them were
    /// offered.
    pub(super) fn memberships(
        &self,
        source: &Source<'_>,
        values: &Values<'_>,
        row: usize,
        room: &mut Room,
    ) {
        let Room { answer, offered, t } = room;
        t.resize(source.needs.len(), 0.0);
        values.offered(row, source, offered);
        let answer = answer.read(source, values, row);
        (self.facets.reading.importance)(answer, self.facets.survey.ranking.top, t);
    }

    fn satisfaction(&self, source: &Source<'_>, values: &Values<'_>, row: usize, said: &mut Said) {
        let Values::Rated(slices) = values else { return };
        for (((need, _), slice), scale) in source.needs.iter().zip(slices).zip(&source.scales) {
            if let Some(point) = slice.get(row) {
                said.satisfaction.add(
                    *need,
                    source.weight,
                    (self.facets.reading.unmet)(scale, &self.facets.survey.ranking, point),
                );
            }
        }
    }
}

impl AnswerRoom {
    /// Reads one answer about importance.
    fn read(&mut self, source: &Source<'_>, values: &Values<'_>, row: usize) -> Importance<'_> {
        let Self { picked, ranks, points, rated } = self;
        match values {
            Values::Picked(slices) => {
                picked.clear();
                picked.extend(slices.iter().map(|slice| slice.get(row) == Some(true)));
                Importance::Picked(picked)
            }
            Values::Chosen(slice, _) => {
                // The options of a facet are all needs, in the order of the codes.
                let chosen = slice.get(row).and_then(|code| usize::try_from(code).ok());
                picked.clear();
                picked.extend((0..source.needs.len()).map(|at| chosen == Some(at)));
                Importance::Picked(picked)
            }
            Values::Ranked(slices) => {
                ranks.clear();
                ranks.extend(slices.iter().map(|slice| slice.placed(row)));
                Importance::Ranked(ranks)
            }
            Values::Points(slices) => {
                points.clear();
                points.extend(slices.iter().map(|slice| slice.get(row).unwrap_or(0.0)));
                Importance::Points(points)
            }
            Values::Rated(slices) => {
                rated.clear();
                rated.extend(
                    slices
                        .iter()
                        .zip(&source.scales)
                        .map(|(slice, scale)| Some(share(scale, slice.get(row)?))),
                );
                Importance::Rated(rated)
            }
        }
    }
}

/// A point as a share of its scale, best turned up: ratings on different scales can then be put in
/// one order.
pub(crate) fn share(scale: &Scale, point: i16) -> f64 {
    f64::from(scale.turned(point) - scale.from) / f64::from(scale.to - scale.from)
}
