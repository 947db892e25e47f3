//! What differs in how two surveys asked, and whom.
//!
//! A score is the share of those who put a need among their K most important and are not satisfied
//! with it. Where questions of another type, another K, another scale or another midpoint made it,
//! it is a share of something else, and a change of it would be told of people who changed nothing.

use super::Wave;
use crate::needs::ScoreMeasure;
use crate::study::Study;
use mitreden_base::ids::Code;
use mitreden_define::index::{NeedIndex, QuestionIndex};
use mitreden_define::survey::{FacetKind, Kind, Question, Scale, Survey, Text};

/// What two surveys can differ in, beside their needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differing {
    /// The types of the questions about what matters.
    Importance,
    /// The types of the questions about satisfaction.
    Satisfaction,
    /// How many needs somebody could name.
    Top,
    /// The ends of the scales.
    Scale,
    /// Which end of the scales is the best.
    Best,
    /// How much each question counts.
    Weight,
    /// Up to which point of a scale from 1 to 5 somebody is not satisfied.
    Midpoint,
    /// What the scores are shares of.
    Measure,
    /// Who belongs to the population.
    Among,
    /// What answers are weighted by.
    Margins,
    /// What makes one respondent count more than another.
    Weights,
    /// How people answered.
    Modes,
    /// The words of a question.
    Question,
    /// The words of a need.
    Need,
}

/// One difference between two surveys.
#[derive(Debug, Clone, PartialEq)]
pub struct WaveDifference {
    /// What differs.
    pub what: Differing,
    /// As it was in the older survey.
    pub then: WaveSaid,
    /// As it is in the newer one.
    pub now: WaveSaid,
}

/// How something was in one of the surveys.
#[derive(Debug, Clone, PartialEq)]
pub enum WaveSaid {
    /// Words or numbers of files; none where there was nothing of the kind.
    Words(Vec<String>),
    /// Texts that people read, each once.
    Texts(Vec<Text>),
}

impl WaveDifference {
    /// Whether scores are shares of different things by this, so that they are not compared.
    pub fn forbids(&self) -> bool {
        self.what <= Differing::Measure
    }
}

/// One question that enters the scores.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
struct Asking {
    kind: &'static str,
    /// How many needs somebody could name; `None` for as many as they liked.
    top: Option<usize>,
    scale: Option<(i16, i16)>,
    best_is_to: Option<bool>,
    weight: f64,
}

/// The type of ratings: those of one need each are read together, as the rows of a matrix are.
const RATED: &str = "matrix";

/// All questions of one side of needs, in an order that no id decides.
fn askings(survey: &Survey, facet: FacetKind) -> Vec<Asking> {
    let rule = survey.ranking.top;
    let rated = |scale: &Scale| (Some((scale.from, scale.to)), scale.best_is_to);
    let asking = |question: &Question| {
        let weight = question.facet_weight(facet);
        let items = question.kind.items().len();
        let (top, (scale, best_is_to)) = match &question.kind {
            Kind::Single { .. } => (Some(1), (None, None)),
            Kind::Multiple { pick, .. } => {
                (Some(pick.max).filter(|most| *most < items), (None, None))
            }
            Kind::Ranking { top, .. } => (Some(rule.min(*top)), (None, None)),
            Kind::Points { .. } | Kind::BestWorst { .. } => (Some(rule), (None, None)),
            Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => {
                let top = (facet == FacetKind::Importance).then_some(rule);
                (top, rated(scale))
            }
            _ => return None,
        };
        let kind = match &question.kind {
            Kind::Rating { .. } => RATED,
            kind => kind.name(),
        };
        (weight > 0.0).then_some(Asking { kind, top, scale, best_is_to, weight })
    };
    let mut all: Vec<Asking> = survey.questions.iter().filter_map(asking).collect();
    all.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    all.dedup_by(|a, b| a.kind == RATED && a == b);
    all
}

/// What differs but for the words.
pub(super) fn differences(now: &Study<'_>, then: &Study<'_>) -> Vec<WaveDifference> {
    let mut found = Vec::new();
    let mut held = |what: Differing, of: &dyn Fn(&Study<'_>) -> Vec<String>| {
        let (before, after) = (of(then), of(now));
        if before != after {
            let (then, now) = (WaveSaid::Words(before), WaveSaid::Words(after));
            found.push(WaveDifference { what, then, now });
        }
    };
    let listed = |study: &Study<'_>, facet, of: &dyn Fn(&Asking) -> Option<String>| {
        askings(study.survey, facet).iter().filter_map(of).collect::<Vec<_>>()
    };
    let (matters, satisfies) = (FacetKind::Importance, FacetKind::Satisfaction);
    let kind = |asking: &Asking| Some(asking.kind.to_owned());
    held(Differing::Importance, &|study| listed(study, matters, &kind));
    held(Differing::Satisfaction, &|study| listed(study, satisfies, &kind));
    let both = |study: &Study<'_>, of: &dyn Fn(&Asking) -> Option<String>| {
        [listed(study, matters, of), listed(study, satisfies, of)].concat()
    };
    // Of questions of other types these are other things, too, and nothing more is said.
    let is_alike = |facet| {
        let kinds = |study: &Study<'_>| listed(study, facet, &kind);
        kinds(now) == kinds(then)
    };
    if is_alike(matters) && is_alike(satisfies) {
        let all = |_: &Asking| Some("*".to_owned());
        let top =
            |asking: &Asking| asking.top.map_or_else(|| all(asking), |top| Some(top.to_string()));
        held(Differing::Top, &|study| listed(study, matters, &top));
        let scale = |asking: &Asking| asking.scale.map(|(from, to)| format!("{from}–{to}"));
        held(Differing::Scale, &|study| both(study, &scale));
        let best = |asking: &Asking| {
            let (from, to) = asking.scale?;
            asking.best_is_to.map(|is_to| if is_to { to } else { from }.to_string())
        };
        held(Differing::Best, &|study| both(study, &best));
        held(Differing::Weight, &|study| both(study, &|asking| Some(asking.weight.to_string())));
    }
    let by_the_rule = |survey: &Survey| {
        askings(survey, satisfies).iter().any(|asking| asking.scale == Some((1, 5)))
    };
    if by_the_rule(now.survey) && by_the_rule(then.survey) {
        let midpoint = |study: &Study<'_>| study.survey.ranking.unsatisfied_at_most.to_string();
        held(Differing::Midpoint, &|study| vec![midpoint(study)]);
    }
    held(Differing::Among, &|study| {
        let among = study.survey.population.as_ref().and_then(|all| all.among.as_ref());
        among.iter().map(ToString::to_string).collect()
    });
    held(Differing::Margins, &margins);
    held(Differing::Weights, &|study| vec![study.weights().word().to_owned()]);
    held(Differing::Modes, &|study| {
        study.modes().into_iter().map(|mode| mode.word().to_owned()).collect()
    });
    found
}

/// The questions that answers are weighted by, crossed ones together.
fn margins(study: &Study<'_>) -> Vec<String> {
    let id =
        |at: &QuestionIndex| study.survey.questions.get(*at).map(|question| question.id.clone());
    let all = study.survey.population.iter().flat_map(|population| &population.margins);
    let mut named: Vec<String> = all
        .map(|margin| {
            let mut of: Vec<Code> = margin.cross.of.iter().filter_map(id).collect();
            of.sort();
            of.iter().map(Code::as_str).collect::<Vec<_>>().join(" × ")
        })
        .collect();
    named.sort();
    named
}

/// Whether the scores of some need are shares of different things: in one of the surveys nobody was
/// asked how satisfied they are.
pub(super) fn measures(
    now: &Wave<'_, '_>,
    then: &Wave<'_, '_>,
    pairs: &[(NeedIndex, NeedIndex)],
) -> Option<WaveDifference> {
    let of = |wave: &Wave<'_, '_>, need| wave.score(need).map(|(_, measure)| word(measure));
    let differing = pairs.iter().find_map(|(one, other)| {
        let (now, then) = (of(now, *one)?, of(then, *other)?);
        (now != then).then_some((now, then))
    });
    let (now, then) = differing?;
    let said = |word: &str| WaveSaid::Words(vec![word.to_owned()]);
    Some(WaveDifference { what: Differing::Measure, then: said(then), now: said(now) })
}

/// What programs call what a score is a share of.
fn word(measure: ScoreMeasure) -> &'static str {
    match measure {
        ScoreMeasure::UnmetPriority => "unmet",
        ScoreMeasure::Product => "product",
        ScoreMeasure::Priority => "priority",
        ScoreMeasure::Declared(method) => method.word(),
    }
}
