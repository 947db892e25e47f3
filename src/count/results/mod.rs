//! What was answered, question by question: weighted shares and means with their intervals, from
//! one pass each.
//!
//! All numbers are of those who count (complete or partial, inside the population), with the one
//! design of the ranking. Only the columns of one question are read at a time, and only sums by
//! cell are kept.

mod best_worst;
mod choice;
mod counted;
mod domain;
mod fieldwork;
mod linked;
mod mentions;
mod offered;
mod pass;
mod published;
mod ranked;
mod rated;
mod routed;
mod row;
mod secrecy;
#[cfg(test)]
mod tests;
mod values;
mod versions;
mod votes;

pub use best_worst::BestWorstItem;
pub use choice::{MissingRow, Multiple, Single, SingleRow, Truths};
pub use fieldwork::{
    DayCount, FieldworkDays, LevelAnswered, MarginAnswered, fieldwork, who_answered,
};
pub use mentions::{MentionTables, Mentions, Quoted, mentions};
pub use published::Verdict;
pub use ranked::{ItemMean, RankedItem, RankingResult};
pub use rated::{MatrixRow, PointRow, Rated};
use row::Missings;
pub use row::ResultRow;
pub use values::{Dates, Month, NumberResult, When};
pub(super) use votes::persons;

use crate::dataset::{Batch, DatasetError, Part};
use crate::estimate::Base;
use crate::parallel::in_order;
use crate::study::{CountError, Study, Tally};
use crate::weights::RakeProtocol;
use counted::Counted;
use domain::{Depth, Domain};
use linked::Hidden;
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::logic::Type;
use mitreden_define::survey::{FacetKind, Kind, Mode, Question as Asked, Required};
use pass::{Reasons, Respondent, reason};

/// The tabulated answers of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// The base of all respondents who count.
    pub base: Base,
    /// The raking; `None` where nothing is known of the population.
    pub weighting: Option<RakeProtocol>,
    /// Whether some of the answers are simulated.
    pub simulated: bool,
    /// The questions in the order of the survey, without notes.
    pub questions: Vec<QuestionResult>,
    /// The suppression decided on the questions by which answers are weighted.
    hidden: Hidden,
}

/// The tabulated answers to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionResult {
    /// The question.
    pub question: QuestionIndex,
    /// The items (places) that only some respondents were offered: their shares are of those.
    pub partly: Vec<usize>,
    /// How many were asked: all who count but those who were routed around it or did not get so
    /// far.
    asked: u64,
    /// How many gave a value, which may be an explicit none.
    answered: u64,
    /// Whether the number of those asked may be told: not where it repeats a suppressed count.
    asked_is_published: bool,
    /// Whether anything of it may be told: not where even how many answered would tell of an answer
    /// that is hidden.
    is_published: bool,
    /// How many gave no value, by reason.
    missing: Missings,
    /// The values of the answers.
    table: Tabulation,
}

/// The values of the answers to a question, by its type.
#[derive(Debug, Clone, PartialEq)]
pub enum Tabulation {
    /// The values of a single choice.
    Single(Single),
    /// The values of a multiple choice.
    Multiple(Multiple),
    /// The values of a ranking.
    Ranking(RankingResult),
    /// The values of a rating.
    Rating(Rated),
    /// The values of each row of a matrix.
    Matrix(Vec<MatrixRow>),
    /// The values of each item to which points were given.
    Points(Vec<ItemMean>),
    /// The values of each item of best-worst tasks.
    BestWorst(Vec<BestWorstItem>),
    /// The values of a number.
    Number(NumberResult),
    /// The values of a date.
    Date(Dates),
    /// The values of a computed truth.
    Truth(Truths),
    /// Respondents' own words; which needs they mention is told by [`MentionTables`].
    Text,
}

/// Tabulates the answers to every question of a survey.
pub(crate) fn results(study: &Study<'_>) -> Result<Results, CountError> {
    tabulate(study, Depth::Estimated, |_| true)
}

/// Decides of the questions that say something about needs, and of one that makes groups, what may
/// be told of them: the same as beside all other tables, from counts alone. Of their tables only
/// what is hidden may be looked at; nothing in them is estimated.
pub(crate) fn decided(
    study: &Study<'_>,
    grouping: Option<QuestionIndex>,
) -> Result<Results, CountError> {
    let survey = study.survey;
    let says_of_needs = |at: &QuestionIndex| {
        let weighs = |question: &Asked| {
            [FacetKind::Importance, FacetKind::Satisfaction]
                .into_iter()
                .any(|kind| question.facet_weight(kind) > 0.0)
        };
        survey.questions.get(*at).is_some_and(weighs)
    };
    let wanted = survey.questions.indices().filter(says_of_needs).chain(grouping).collect();
    let wanted = routed::bound_up(survey, wanted);
    tabulate(study, Depth::Counted, |at| wanted.contains(&at))
}

fn tabulate(
    study: &Study<'_>,
    depth: Depth,
    is_wanted: impl Fn(QuestionIndex) -> bool,
) -> Result<Results, CountError> {
    let mut weighting = study.weighting.clone();
    let hidden = Hidden::decide(study, weighting.as_mut())?;
    let questions = study
        .survey
        .questions
        .entries()
        .filter(|(at, question)| is_wanted(*at) && !matches!(question.kind, Kind::Note));
    let wanted: Vec<_> = questions.collect();
    let (mut questions, mut counted) = (Vec::new(), Vec::new());
    in_order(
        &wanted,
        |(at, question)| {
            let mut question = Question {
                study,
                depth,
                hidden: &hidden,
                at: *at,
                kind: &question.kind,
                counted: Vec::new(),
                tally: study.tallies.get(at).filter(|_| depth == Depth::Counted),
                reasons: Reasons::default(),
            };
            if question.tally.is_none() {
                question.reasons = Reasons::of(study, *at)?;
            }
            Ok::<_, DatasetError>((question.result()?, question.counted))
        },
        |(result, of_it)| {
            questions.push(result);
            counted.push(of_it);
            Ok(())
        },
    )?;
    routed::suppress(study, &mut questions, counted)?;
    Ok(Results {
        base: study.base(),
        weighting,
        simulated: study.sample.simulated,
        questions,
        hidden,
    })
}

/// A question that is being tabulated.
struct Question<'a> {
    study: &'a Study<'a>,
    depth: Depth,
    hidden: &'a Hidden,
    at: QuestionIndex,
    kind: &'a Kind,
    /// The counts in the question's table.
    counted: Vec<Counted>,
    /// What was counted while the sample was read, where that is all that is wanted.
    tally: Option<&'a Tally>,
    /// Why each respondent has no value; of nobody where there is a tally.
    reasons: Reasons,
}

impl<'a> Question<'a> {
    fn result(&mut self) -> Result<QuestionResult, DatasetError> {
        let mut missing = self.missings();
        let mut answered = 0;
        if let Some(tally) = self.tally {
            answered = tally.answered;
            missing.add_all(&tally.missing);
        }
        for word in self.reasons.all(self.study) {
            match word {
                None => answered += 1,
                Some(word) => missing.add(word),
            }
        }
        let table = match self.kind {
            Kind::Single { options, .. } => Tabulation::Single(self.single(options.len())?),
            Kind::Multiple { options, none, .. } => {
                Tabulation::Multiple(self.multiple(options.len(), none.is_some())?)
            }
            Kind::Ranking { items, top, none, .. } => {
                Tabulation::Ranking(self.ranking(items.len(), *top, none.is_some())?)
            }
            Kind::Points { items, .. } => Tabulation::Points(self.points(items.len())?),
            Kind::Rating { scale, .. } => Tabulation::Rating(self.rating(scale)?),
            Kind::Matrix { rows, scale, .. } => Tabulation::Matrix(self.matrix(rows.len(), scale)?),
            Kind::BestWorst { items, tasks, .. } => {
                Tabulation::BestWorst(self.best_worst(items, *tasks)?)
            }
            Kind::Number { .. } | Kind::Computed { result: Type::Number, .. } => {
                Tabulation::Number(self.numbers()?)
            }
            Kind::Date { .. } | Kind::Computed { result: Type::Date, .. } => {
                Tabulation::Date(self.dates()?)
            }
            Kind::Computed { result: Type::Truth, .. } => Tabulation::Truth(self.truths()?),
            Kind::Text { .. }
            | Kind::Computed { result: Type::Text, .. }
            | Kind::Task { .. }
            | Kind::Note => Tabulation::Text,
        };
        let asked = answered + missing.asked();
        let items = self.kind.items().len();
        let partly =
            (0..items).filter(|item| self.study.union.is_partly_offered(self.at, *item)).collect();
        Ok(QuestionResult {
            question: self.at,
            asked,
            answered,
            asked_is_published: true,
            is_published: true,
            missing,
            partly,
            table,
        })
    }

    fn name(&self, part: Part) -> &'a str {
        self.study.column(self.at, part)
    }

    /// Visits the named columns, unless all that is wanted of them was tallied before.
    fn over(
        &self,
        names: &[&str],
        f: impl FnMut(&Batch, &[Respondent]) -> Result<(), DatasetError>,
    ) -> Result<(), DatasetError> {
        if self.tally.is_some() {
            return Ok(());
        }
        let names: Vec<&str> = names.iter().copied().chain(self.reasons.column()).collect();
        self.study.over(&names, f)
    }

    /// An empty domain of the question, for `k` variables.
    fn domain(&self, k: usize) -> Domain {
        match self.depth {
            Depth::Estimated => Domain::new(&self.study.design, k),
            Depth::Counted => Domain::counting(k),
        }
    }

    /// Notes the counts of the table.
    fn counted(&mut self, counted: Counted) {
        self.counted.push(counted);
    }

    /// An empty count of the reasons that the questionnaire allows. A computed value has the
    /// reasons of the questions it reads, some of them put together: apart they would tell of those
    /// questions.
    fn missings(&self) -> Missings {
        let Some(question) = self.study.survey.questions.get(self.at) else {
            return Missings::default();
        };
        if matches!(self.kind, Kind::Computed { .. }) {
            return Missings::default().unpublished();
        }
        let modes = || self.study.survey.modes.iter().copied();
        Missings::among(|word| match word {
            Missing::Refused => modes().any(|mode| question.allows(mode).refused),
            Missing::DontKnow => modes().any(|mode| question.allows(mode).dont_know),
            // Nothing stops a form of paper from being left open.
            _ => question.required != Required::Yes || modes().any(|mode| mode == Mode::Paper),
        })
    }
}
