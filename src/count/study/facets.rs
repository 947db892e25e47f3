//! From columns to facets: what one respondent says of each need.
//!
//! Every question with a facet and a weight above 0 is read. Ratings of importance about one need
//! each are taken together, like the rows of one matrix: only then there is a top K.

use crate::dataset::{Batch, DatasetError, Fixed, Slice, Texts, item_name, name_of};
use crate::needs::{Importance, NeedRow, RowFacet, dissatisfied, top_k};
use mitreden_define::index::{Indexed, NeedIndex, QuestionIndex};
use mitreden_define::survey::union::Union;
use mitreden_define::survey::{FacetKind, Item, Kind, Question, RankingRule, Scale, Survey};

/// How an answer becomes a number from 0 to 1 for each need.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    /// What an answer about importance says of each need, with the number of places a respondent
    /// has.
    pub(crate) importance: fn(Importance<'_>, usize, &mut [f64]),
    /// The distance from satisfied of a point on a scale.
    pub(crate) unmet: fn(&Scale, &RankingRule, i16) -> f64,
}

impl Reading {
    /// The reading for scores: membership among the most important, and satisfied or not.
    pub(crate) const SCORE: Self = Self { importance: top_k, unmet: dissatisfied };
}

/// The questions that ask about needs.
pub(crate) struct Facets<'s> {
    survey: &'s Survey,
    reading: Reading,
    sources: Vec<Source<'s>>,
}

/// One question, or all ratings of importance together.
struct Source<'s> {
    id: &'s str,
    kind: FacetKind,
    weight: f64,
    form: Form,
    /// The slots of the needs, and the column with the answer about each.
    needs: Vec<(usize, String)>,
    /// The column with the reason for a missing answer; if empty, each need has a column of its
    /// own.
    missing: Option<String>,
    scales: Vec<&'s Scale>,
    /// The needs that each version of a single choice offered, by its fingerprint; empty where all
    /// versions offered the same. The option that was chosen does not tell which others were
    /// offered.
    offers: Vec<(&'s str, Vec<bool>)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Picked,
    Chosen,
    Ranked,
    Points,
    Rated,
}

impl<'s> Facets<'s> {
    pub(crate) fn of(union: &'s Union) -> Self {
        let survey = &*union.survey;
        let slots = slots(survey);
        let mut sources = Vec::new();
        for (at, question) in survey.questions.entries() {
            for kind in [FacetKind::Importance, FacetKind::Satisfaction] {
                let weight = question.facet_weight(kind);
                if weight > 0.0 {
                    let offers = if matches!(question.kind, Kind::Single { .. }) {
                        offers(union, at)
                    } else {
                        Vec::new()
                    };
                    sources.extend(
                        source(question, &slots, (kind, weight))
                            .map(|source| Source { offers, ..source }),
                    );
                }
            }
        }
        // Neither the order of questions nor that of needs changes a sum.
        sources.sort_by_key(|source: &Source<'_>| source.id);
        Self { survey, reading: Reading::SCORE, sources: together(sources) }
    }

    /// These questions, read in another way.
    pub(crate) fn read_as(mut self, reading: Reading) -> Self {
        self.reading = reading;
        self
    }

    /// These questions without those about satisfaction.
    pub(crate) fn importance_only(mut self) -> Self {
        self.sources.retain(|source| source.kind == FacetKind::Importance);
        self
    }

    /// Of these questions those that have respondents share points.
    pub(crate) fn points_only(mut self) -> Self {
        self.sources
            .retain(|source| source.kind == FacetKind::Importance && source.form == Form::Points);
        self
    }

    /// Whether every question of importance is a rating.
    pub(crate) fn rates_importance(&self) -> bool {
        self.sources
            .iter()
            .all(|source| source.kind != FacetKind::Importance || source.form == Form::Rated)
    }

    pub(crate) fn asks_importance(&self) -> bool {
        self.sources.iter().any(|source| source.kind == FacetKind::Importance)
    }

    /// The columns to be read.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for source in &self.sources {
            for name in source.needs.iter().map(|(_, name)| name).chain(&source.missing) {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
        }
        if self.sources.iter().any(|source| !source.offers.is_empty()) {
            names.push(Fixed::Definition.name());
        }
        names
    }

    /// The columns of a batch.
    pub(crate) fn columns<'b>(&'b self, batch: &'b Batch) -> Result<Columns<'b>, DatasetError> {
        let sources =
            self.sources.iter().map(|source| source.columns(batch)).collect::<Result<_, _>>()?;
        Ok(Columns { facets: self, sources })
    }

    /// Room for one respondent's answers about each need, in the order of counting.
    pub(crate) fn said(&self) -> Said {
        let m = self.survey.needs.len();
        let zeros = || vec![0.0; m];
        Said {
            importance: RowFacet::new(m),
            satisfaction: RowFacet::new(m),
            a: zeros(),
            t: zeros(),
            dis: zeros(),
            v: zeros(),
            room: Room::default(),
        }
    }
}

/// The needs of a survey in the order in which they are counted: by the code each had
/// first, so that neither their order in the file nor a new name changes a number.
pub(crate) fn counting_order(survey: &Survey) -> Vec<NeedIndex> {
    let mut order: Vec<NeedIndex> = survey.needs.indices().collect();
    order.sort_by_key(|need| survey.needs.get(*need).map(|need| need.first_code().as_str()));
    order
}

/// The options of a single choice that each version offered, where they differ.
fn offers(union: &Union, question: QuestionIndex) -> Vec<(&str, Vec<bool>)> {
    let items =
        union.survey.questions.get(question).map_or(0, |question| question.kind.items().len());
    if !(0..items).any(|item| union.is_partly_offered(question, item)) {
        return Vec::new();
    }
    union.versions().map(|(hash, version)| (hash, version.offered(question).to_vec())).collect()
}

/// The place of each need in the order of counting.
fn slots(survey: &Survey) -> Indexed<NeedIndex, usize> {
    let mut slots = survey.needs.map(|_, _| 0);
    for (slot, need) in counting_order(survey).into_iter().enumerate() {
        slots[need] = slot;
    }
    slots
}

fn source<'q>(
    question: &'q Question,
    slots: &Indexed<NeedIndex, usize>,
    (kind, weight): (FacetKind, f64),
) -> Option<Source<'q>> {
    let id = &question.id;
    let of = |need: NeedIndex, column: String| (slots[need], column);
    let of_items = |items: &[Item]| {
        items.iter().filter_map(|item| Some(of(item.need?, item_name(id, &item.code)))).collect()
    };
    let missing = Some(name_of(id, "__missing"));
    let (form, needs, missing, scale) = match &question.kind {
        Kind::Single { options, .. } => {
            let needs =
                options.iter().filter_map(|item| Some(of(item.need?, name_of(id, "")))).collect();
            (Form::Chosen, needs, missing, None)
        }
        Kind::Multiple { options, .. } => (Form::Picked, of_items(options), missing, None),
        Kind::Ranking { items, .. } => (Form::Ranked, of_items(items), missing, None),
        Kind::Points { items, .. } => (Form::Points, of_items(items), missing, None),
        // A cell without a point says why beside it: only its own answer counts.
        Kind::Rating { scale, need } => {
            (Form::Rated, vec![of((*need)?, name_of(id, ""))], None, Some(scale))
        }
        Kind::Matrix { rows, scale, .. } => (Form::Rated, of_items(rows), None, Some(scale)),
        _ => return None,
    };
    let scales = scale.map(|scale| vec![scale; needs.len()]).unwrap_or_default();
    Some(Source { id: id.as_str(), kind, weight, form, needs, missing, scales, offers: Vec::new() })
}

/// Puts single ratings of importance together, and the options of a single choice in the order of
/// its codes.
fn together(sources: Vec<Source<'_>>) -> Vec<Source<'_>> {
    let mut all: Vec<Source<'_>> = Vec::new();
    for source in sources {
        let is_single = |source: &Source<'_>| {
            source.kind == FacetKind::Importance
                && source.form == Form::Rated
                && source.needs.len() == 1
        };
        let first = all.iter().position(|known| {
            is_single(&source)
                && known.form == Form::Rated
                && known.kind == source.kind
                && known.weight.total_cmp(&source.weight).is_eq()
        });
        match first.and_then(|at| all.get_mut(at)) {
            Some(known) => {
                known.needs.extend(source.needs);
                known.scales.extend(source.scales);
            }
            None => all.push(source),
        }
    }
    all
}

/// The columns of one source in a batch.
enum Values<'b> {
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
    fn columns<'b>(
        &self,
        batch: &'b Batch,
    ) -> Result<(Values<'b>, Option<Slice<'b, u32>>), DatasetError> {
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
    facets: &'b Facets<'b>,
    sources: Vec<(Values<'b>, Option<Slice<'b, u32>>)>,
}

/// One respondent's answers about each need.
pub(crate) struct Said {
    importance: RowFacet,
    satisfaction: RowFacet,
    a: Vec<f64>,
    t: Vec<f64>,
    dis: Vec<f64>,
    v: Vec<f64>,
    room: Room,
}

/// Room for one answer over the needs it offers, kept from row to row.
#[derive(Default)]
struct Room {
    answer: AnswerRoom,
    /// Whether each need was offered, which shows in a cell that is not null.
    offered: Vec<bool>,
    t: Vec<f64>,
}

#[derive(Default)]
struct AnswerRoom {
    picked: Vec<bool>,
    ranks: Vec<Option<u8>>,
    points: Vec<f64>,
    rated: Vec<Option<f64>>,
}

impl Said {
    /// Forgets the answers, for the next respondent.
    pub(crate) fn clear(&mut self) {
        for values in [&mut self.a, &mut self.t, &mut self.dis, &mut self.v] {
            values.fill(0.0);
        }
    }

    pub(crate) fn row(&self, cell: u32, d: f64) -> NeedRow<'_> {
        NeedRow { cell, d, a: &self.a, t: &self.t, dis: &self.dis, v: &self.v }
    }
}

impl Columns<'_> {
    /// Reads one respondent.
    pub(crate) fn read(&self, row: usize, said: &mut Said) {
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
        said.importance.write(&mut said.a, &mut said.t);
        said.satisfaction.write(&mut said.v, &mut said.dis);
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
        let m = said.a.len();
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
        let Room { answer, offered, t } = &mut said.room;
        t.resize(source.needs.len(), 0.0);
        values.offered(row, source, offered);
        let answer = answer.read(source, values, row);
        (self.facets.reading.importance)(answer, self.facets.survey.ranking.top, t);
        for (at, (need, _)) in source.needs.iter().enumerate() {
            if offered.get(at) == Some(&true) {
                said.importance.add(*need, source.weight, t[at]);
            }
        }
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
