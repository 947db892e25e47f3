//! From columns to facets: what one respondent says of each need.
//!
//! Every question with a facet and a weight above 0 is read. Ratings of importance about one need
//! each are taken together, like the rows of one matrix: only then there is a top K.

use std::sync::{Arc, OnceLock};

use super::said::{Columns, Said};
use crate::dataset::{Batch, Dataset, DatasetError, Fixed, item_name, name_of};
use crate::needs::{Importance, NeedAnswers, dissatisfied, top_k};
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
    pub(super) survey: &'s Survey,
    pub(super) reading: Reading,
    /// Whether they are read for scores: what a pick or a rank says of a need then hangs on nothing
    /// else that was picked or ranked.
    pub(super) is_score: bool,
    pub(super) sources: Vec<Source<'s>>,
    /// What all respondents of a dataset say, once it was read.
    answers: OnceLock<Arc<NeedAnswers>>,
}

/// One question, or all ratings of importance together.
pub(super) struct Source<'s> {
    pub(super) id: &'s str,
    pub(super) kind: FacetKind,
    pub(super) weight: f64,
    pub(super) form: Form,
    /// The slots of the needs, and the column with the answer about each.
    pub(super) needs: Vec<(usize, String)>,
    /// The column with the reason for a missing answer; if empty, each need has a column of its
    /// own.
    pub(super) missing: Option<String>,
    pub(super) scales: Vec<&'s Scale>,
    /// The needs that each version of a single choice offered, by its fingerprint; empty where all
    /// versions offered the same. The option that was chosen does not tell which others were
    /// offered.
    pub(super) offers: Vec<(&'s str, Vec<bool>)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
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
        let sources = together(sources);
        let (reading, answers) = (Reading::SCORE, OnceLock::new());
        Self { survey, reading, is_score: true, sources, answers }
    }

    /// These questions, of which it was read what all respondents say.
    pub(super) fn known(self, answers: Arc<NeedAnswers>) -> Self {
        Self { answers: OnceLock::from(answers), ..self }
    }

    /// These questions, read in another way.
    pub(crate) fn read_as(self, reading: Reading) -> Self {
        Self { reading, is_score: false, answers: OnceLock::new(), ..self }
    }

    /// These questions without those about satisfaction.
    pub(crate) fn importance_only(self) -> Self {
        self.only(|source| source.kind == FacetKind::Importance)
    }

    /// Of these questions those that have respondents share points.
    pub(crate) fn points_only(self) -> Self {
        self.only(|source| source.kind == FacetKind::Importance && source.form == Form::Points)
    }

    fn only(mut self, is_kept: impl Fn(&Source<'_>) -> bool) -> Self {
        self.sources.retain(is_kept);
        Self { answers: OnceLock::new(), ..self }
    }

    /// Whether every question of importance is a rating.
    pub(crate) fn rates_importance(&self) -> bool {
        self.sources
            .iter()
            .all(|source| source.kind != FacetKind::Importance || source.form == Form::Rated)
    }

    /// Whether every question of importance puts needs in an order, or could.
    pub(crate) fn orders_importance(&self) -> bool {
        self.sources
            .iter()
            .filter(|source| source.kind == FacetKind::Importance)
            .all(|source| !matches!(source.form, Form::Picked | Form::Chosen))
    }

    /// Whether the middle of a scale of satisfaction counts as not satisfied; `None` where no scale
    /// has a point in its middle.
    pub(crate) fn middle_is_unsatisfied(&self) -> Option<bool> {
        let rule = &self.survey.ranking;
        let scales = self
            .sources
            .iter()
            .filter(|source| source.kind == FacetKind::Satisfaction)
            .flat_map(|source| &source.scales);
        scales
            .filter(|scale| (scale.to - scale.from) % 2 == 0)
            .map(|scale| dissatisfied(scale, rule, scale.from + (scale.to - scale.from) / 2) > 0.0)
            .reduce(|one, other| one || other)
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
        Ok(Columns::new(self, sources))
    }

    /// Room for one respondent's answers about each need, in the order of counting.
    pub(crate) fn said(&self) -> Said {
        Said::new(self.survey.needs.len())
    }

    /// What all respondents of a dataset say of each need, in the order of counting. It is read
    /// once: facets are of one dataset.
    pub(super) fn answers(&self, dataset: &Dataset) -> Result<&NeedAnswers, DatasetError> {
        if let Some(answers) = self.answers.get() {
            return Ok(answers);
        }
        let mut all = self.nobody();
        dataset.in_order(
            &self.names(),
            |batch| self.of_batch(&batch),
            |part| {
                all.append(&part);
                Ok::<_, DatasetError>(())
            },
        )?;
        Ok(self.answers.get_or_init(|| Arc::new(all)))
    }

    /// The answers of nobody.
    pub(super) fn nobody(&self) -> NeedAnswers {
        NeedAnswers::new(self.survey.needs.len())
    }

    /// What the respondents of a batch say of each need.
    pub(super) fn of_batch(&self, batch: &Batch) -> Result<NeedAnswers, DatasetError> {
        let columns = self.columns(batch)?;
        if let Some(answers) = columns.coded(batch.rows) {
            return Ok(answers);
        }
        let (mut said, mut answers) = (self.said(), self.nobody());
        for row in 0..batch.rows {
            answers.push(columns.read(row, &mut said));
        }
        Ok(answers)
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
