//! Whether those who answered in one way say something else than the others, for the team.
//!
//! First stands how many of each named nothing at all: where one way of asking leaves many without
//! an answer, every share of it is smaller by that, and no weight mends it. Then each need's score
//! in one way against everyone else: which differ is one decision over all needs and ways (the
//! signs of `ranking`). A difference that is told and large enough to matter makes a need
//! mode-sensitive: how the ways are mixed decides on its score, which can be anything between those
//! of the ways themselves.

use super::reference::{NeedReference, ReferenceModes};
use crate::bases::{BaseSize, MODE_SENSITIVE_FROM, Shown};
use crate::cells::Moments;
use crate::estimate::{Base, Estimate, Estimates};
use crate::needs::{ComparedSide, ScoreMeasure, Scores, compared};
use crate::rank::{Counted, SEED, scores_by};
use crate::ranking::{DRAWS, RankSets, Sign, signs};
use crate::study::{CountError, Domain, Facets, Study};
use crate::weights::n_eff;
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::{Draw, Mode};

/// What becomes of the needs by how people answered.
#[derive(Debug, Clone, PartialEq)]
pub struct ModeEffects {
    /// The ways in which people answered.
    pub modes: Vec<ModeAnswers>,
    /// The needs that all have an order of, in that order.
    pub needs: Vec<NeedByMode>,
    /// How many standard errors a difference must have in the first step of the joint decision.
    pub critical: Option<f64>,
    /// Whether the needs that may come first, alone, are the same in each way of which an order is
    /// shown; `None` where fewer than two are.
    pub has_one_first_tier: Option<bool>,
    /// How people came to be asked, as far as the questionnaire says.
    pub draw: Option<Draw>,
    /// The ways of a sample drawn at random beside those in which anybody could answer.
    pub reference: Option<ReferenceModes>,
}

/// How those who answered in one way took the questions about what matters.
#[derive(Debug, Clone, PartialEq)]
pub struct ModeAnswers {
    /// The way in which they answered.
    pub mode: Mode,
    /// How many they are.
    pub n: Shown<u64>,
    /// What they are worth of equal weight; `None` where they are few.
    pub n_eff: Option<f64>,
    /// The share that left open what matters; `None` where they are few.
    pub unanswered: Option<Estimate>,
    /// The share that named no need, of those who answered; `None` where they are few.
    pub nothing: Option<Estimate>,
}

/// A need by how people answered.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedByMode {
    /// The need.
    pub need: NeedIndex,
    /// The need in each of the ways, in their order.
    pub of: Vec<NeedInMode>,
    /// The difference of some of the ways to everyone else: of two ways that of the first.
    pub differences: Vec<ModeDifference>,
    /// The lowest and the highest score that a mixture of the ways can have.
    pub mixed: Option<(f64, f64)>,
    /// The need among those drawn at random, put together with the others.
    pub reference: Option<NeedReference>,
}

/// A need among those who answered in one way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeedInMode {
    /// The score.
    pub score: Option<Estimate>,
    /// The share that names the need, of those who answered what matters.
    pub named: Option<Estimate>,
    /// The share that names it, of those who name any.
    pub among_namers: Option<Estimate>,
}

/// How far one way's score of a need is from everyone else's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModeDifference {
    /// The way in which they answered.
    pub mode: Mode,
    /// Their score less everyone else's, from −1 to 1, with the range of this difference alone.
    pub estimate: Estimate,
    /// The degrees of freedom of the difference.
    pub df: f64,
    /// The probability of one as large where there is none, for this difference alone.
    pub p: f64,
    /// Whether it may be told, jointly with all others, which is larger.
    pub told: Sign,
}

impl ModeDifference {
    /// Whether it is told and large enough to matter.
    pub fn is_large(&self) -> bool {
        self.told != Sign::Open && self.estimate.value.abs() >= MODE_SENSITIVE_FROM
    }
}

impl NeedByMode {
    /// Whether the score hangs on how people were asked.
    pub fn is_sensitive(&self) -> bool {
        self.differences.iter().any(ModeDifference::is_large)
    }
}

/// Holds the ways in which people answered against each other; `None` where there is one only, or
/// all are too few for an order.
pub fn effects(study: &Study<'_>) -> Result<Option<ModeEffects>, CountError> {
    let modes = study.modes();
    let facets = study.facets()?;
    let counted = Counted::ours(study, &facets)?;
    let ranking = counted.order(study, &counted.by_need(study));
    if modes.len() < 2 || ranking.ranked().next().is_none() {
        return Ok(None);
    }
    let is_priority = ranking.measure() == Some(ScoreMeasure::Priority);
    let facets = if is_priority { facets.importance_only() } else { facets };
    let rows = ByMode { study, facets: &facets, modes: &modes };
    let needs: Vec<NeedIndex> = ranking.ranked().map(|(need, _)| need.need).collect();
    // What is decided jointly is decided in the order of counting.
    let slots: Vec<usize> =
        (0..study.order.len()).filter(|slot| needs.contains(&study.order[*slot])).collect();
    let of = |mode: &Mode| {
        let domain = Domain { mode: Some(*mode), group: None };
        let is_shown = BaseSize::of_group_ranking(domain.base(study).n_eff) != BaseSize::Hidden;
        Ok::<_, CountError>((scores_by(study, &facets, domain)?, is_shown))
    };
    let scores: Vec<(Scores, bool)> = modes.iter().map(of).collect::<Result<_, _>>()?;
    let answers = rows.answers()?;
    let contrasts = Contrasts::of(&rows, &scores, &slots)?;
    let reference = ReferenceModes::of(study, &modes);
    let referred = match &reference {
        Some(reference) => reference.needs(study, &Domain::default().rows(study, rows.facets)?),
        None => Vec::new(),
    };
    let need = |need: &NeedIndex| {
        let slot = study.order.iter().position(|known| known == need)?;
        let shown = |estimate: Option<Estimate>| estimate?.shown().get().copied();
        let of: Vec<NeedInMode> = scores
            .iter()
            .zip(&answers)
            .map(|((scores, _), answers)| NeedInMode {
                score: shown(scores.needs[slot].score),
                named: shown(scores.needs[slot].importance),
                among_namers: shown(answers.among_namers[slot]),
            })
            .collect();
        let told = of.iter().zip(&scores).filter(|(_, (_, is_shown))| *is_shown);
        let told: Vec<f64> = told.filter_map(|(of, _)| Some(of.score?.value)).collect();
        let ends = |values: &[f64]| {
            (
                values.iter().copied().fold(f64::INFINITY, f64::min),
                values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            )
        };
        Some(NeedByMode {
            need: *need,
            mixed: (told.len() > 1).then(|| ends(&told)),
            differences: contrasts.differences(&modes, slots.iter().position(|s| *s == slot)?),
            reference: referred.get(slot).copied().flatten(),
            of,
        })
    };
    Ok(Some(ModeEffects {
        needs: needs.iter().filter_map(need).collect(),
        modes: answers.into_iter().zip(&modes).map(|(answers, mode)| answers.told(*mode)).collect(),
        critical: contrasts.critical,
        has_one_first_tier: has_one_first_tier(&scores, &slots),
        draw: study.survey.fieldwork.sample,
        reference,
    }))
}

/// Whether the first tiers of all ways of which an order is shown are the same.
fn has_one_first_tier(scores: &[(Scores, bool)], slots: &[usize]) -> Option<bool> {
    let first = |scores: &Scores| -> Vec<bool> {
        let sets = RankSets::of(&scores.estimates.pick(slots), SEED);
        sets.tier.iter().map(|tier| *tier == 1).collect()
    };
    let shown = scores.iter().filter(|(_, is_shown)| *is_shown);
    let tiers: Vec<Vec<bool>> = shown.map(|(scores, _)| first(scores)).collect();
    (tiers.len() > 1).then(|| tiers.windows(2).all(|pair| pair.first() == pair.last()))
}

/// The differences of the ways to everyone else, and what is decided of them.
struct Contrasts {
    /// The places of the ways that are held against everyone else.
    asked: Vec<usize>,
    /// How many needs there are for each of them.
    needs: usize,
    estimates: Estimates,
    signs: Vec<Sign>,
    critical: Option<f64>,
    bases: Vec<Base>,
}

impl Contrasts {
    fn of(
        rows: &ByMode<'_, '_>,
        scores: &[(Scores, bool)],
        slots: &[usize],
    ) -> Result<Self, CountError> {
        let study = rows.study;
        let mut asked: Vec<usize> =
            scores.iter().enumerate().filter(|(_, (_, shown))| *shown).map(|(at, _)| at).collect();
        if asked.len() < 2 {
            asked.clear();
        } else if scores.len() == 2 {
            // What the one is ahead of the other the other is behind the one.
            asked.truncate(1);
        }
        let m = study.order.len();
        let everybody = Domain::default().rows(study, rows.facets)?;
        let side = |row: usize, at: usize| {
            let own = rows.mode(row).is_some_and(|mode| asked.get(at) == Some(&mode));
            if own { ComparedSide::Inside } else { ComparedSide::Outside }
        };
        let all = compared(&study.design, asked.len(), &everybody, side);
        let picked: Vec<usize> = (0..asked.len())
            .flat_map(|side| slots.iter().map(move |slot| side * m + slot))
            .collect();
        let estimates = all.pick(&picked);
        let base = |side: &usize| {
            let of = |slot: &usize| {
                let score = scores[*side].0.needs[*slot].score;
                score.map_or(Base { n: 0, n_eff: 0.0 }, |score| Base {
                    n: score.n,
                    n_eff: score.n_eff,
                })
            };
            slots.iter().map(of).collect::<Vec<_>>()
        };
        let decided = signs(&estimates, DRAWS, SEED);
        Ok(Self {
            bases: asked.iter().flat_map(base).collect(),
            needs: slots.len(),
            signs: decided.signs,
            critical: decided.critical,
            asked,
            estimates,
        })
    }

    /// Those of the need at a place among the needs.
    fn differences(&self, modes: &[Mode], place: usize) -> Vec<ModeDifference> {
        let of = |(side, mode): (usize, &usize)| {
            let at = side * self.needs + place;
            self.estimates.se(at)?;
            Some(ModeDifference {
                mode: *modes.get(*mode)?,
                estimate: self.estimates.quantity(at, *self.bases.get(at)?),
                df: self.estimates.df_of(at),
                p: self.estimates.p_of(at),
                told: *self.signs.get(at)?,
            })
        };
        self.asked.iter().enumerate().filter_map(of).collect()
    }
}

/// How those who answered in one way took the questions, before anything is hidden.
struct Answers {
    base: Base,
    unanswered: Estimate,
    nothing: Estimate,
    /// By the places of the needs in the order of counting.
    among_namers: Vec<Option<Estimate>>,
}

impl Answers {
    fn told(&self, mode: Mode) -> ModeAnswers {
        let Base { n, n_eff } = self.base;
        let is_few = BaseSize::of_share(n) == BaseSize::Hidden;
        let shown = |estimate: Estimate| estimate.shown().get().copied().filter(|_| !is_few);
        ModeAnswers {
            mode,
            n: if is_few { Shown::Hidden } else { Shown::Fine(n) },
            n_eff: (!is_few).then_some(n_eff),
            unanswered: shown(self.unanswered),
            nothing: shown(self.nothing),
        }
    }
}

/// The respondents, each with the place of the way in which they answered.
struct ByMode<'s, 'a> {
    study: &'s Study<'a>,
    facets: &'s Facets<'a>,
    modes: &'s [Mode],
}

/// The variables of one way: all of them, those who left open what matters, those who answered,
/// those of these who named nothing; then for each need those who name it, and those who name any.
const OWN: usize = 4;

/// What answers of one mode sum up to: the moments, and for each number how many it holds of, their
/// weights and the squares of these.
type Summed = (Moments, Vec<(u64, f64, f64)>);

impl ByMode<'_, '_> {
    /// The place of a row's mode among the ways.
    fn mode(&self, row: usize) -> Option<usize> {
        self.modes.iter().position(|mode| self.study.sample.modes.get(row) == Some(mode))
    }

    fn answers(&self) -> Result<Vec<Answers>, CountError> {
        let study = self.study;
        let (design, needs) = (&study.design, study.order.len());
        let k = OWN + 2 * needs;
        let empty = || (Moments::squares(design.layout(), k), vec![(0, 0.0, 0.0); k]);
        let rows = Domain::default().rows(study, self.facets)?;
        let (all, _) = rows.fold(
            design.cells() * k * self.modes.len(),
            || (self.modes.iter().map(|_| empty()).collect::<Vec<Summed>>(), vec![0.0; k]),
            |(all, u), row| {
                let own = self.mode(row.row).and_then(|mode| all.get_mut(mode));
                let Some((moments, bases)) = own else { return };
                let named = |slot: usize| row.of(slot).a * row.of(slot).t;
                let common = move || (0..needs).filter(move |slot| study.is_common(*slot));
                let answered = f64::from(u8::from(common().any(|slot| row.of(slot).a > 0.0)));
                let names_any = f64::from(u8::from(common().any(|slot| named(slot) > 0.0)));
                u[..OWN].copy_from_slice(&[1.0, 1.0 - answered, answered, answered - names_any]);
                for slot in 0..needs {
                    u[OWN + 2 * slot] = named(slot);
                    u[OWN + 2 * slot + 1] = names_any * row.of(slot).a;
                }
                let w = design.factor(row.cell) * row.d;
                for ((n, sum, squares), u) in bases.iter_mut().zip(u.iter()) {
                    if *u > 0.0 {
                        (*n, *sum, *squares) = (*n + 1, *sum + w, *squares + w * w);
                    }
                }
                moments.push(row.cell, row.d, u);
            },
            |(all, _), (more, _)| {
                for ((moments, bases), (other, others)) in all.iter_mut().zip(more) {
                    moments.merge(&other);
                    for (base, (n, sum, squares)) in bases.iter_mut().zip(others) {
                        *base = (base.0 + n, base.1 + sum, base.2 + squares);
                    }
                }
            },
        );
        let mut pairs = vec![(1, 0), (3, 2)];
        pairs.extend((0..needs).map(|slot| (OWN + 2 * slot, OWN + 2 * slot + 1)));
        Ok(all
            .into_iter()
            .map(|(moments, bases)| {
                let shares = design.ratios(&moments, &pairs);
                let base = |at: usize| {
                    let (n, w, w2) = bases[at];
                    Base { n, n_eff: n_eff(w, w2) }
                };
                let share = |at: usize| shares.share(at, base(pairs[at].1));
                Answers {
                    base: base(0),
                    unanswered: share(0),
                    nothing: share(1),
                    among_namers: (2..pairs.len()).map(|at| Some(share(at))).collect(),
                }
            })
            .collect())
    }
}
