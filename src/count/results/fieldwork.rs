//! How the fieldwork went: responses by day and mode, and who answered against who lives here.

use chrono::NaiveDate;

use crate::bases::Shown;
use crate::study::Study;
use crate::suppression::show;
use crate::weights::{LevelTable, MarginTable, RakeProtocol};
use mitreden_define::survey::{Mode, Survey};

/// The responses of a dataset, those that do not count included. When somebody answered tells
/// nothing of what was answered: no count is hidden, here or elsewhere in a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldworkDays {
    /// The modes that have responses, in the order of [`Mode::ALL`].
    pub modes: Vec<Mode>,
    /// The days that have responses, in order.
    pub days: Vec<DayCount>,
    /// Responses without a day, in the order of `modes`.
    pub undated: Vec<u64>,
    /// Responses on days when the survey was not open, in the order of `modes`.
    pub outside: Vec<u64>,
}

/// The responses of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCount {
    /// The day.
    pub day: NaiveDate,
    /// How many responses there are, in the order of the fieldwork's modes.
    pub counts: Vec<u64>,
}

impl FieldworkDays {
    /// Takes responses of days outside the survey's own out of its days, so that one clock that was
    /// wrong moves nothing. Where all of them are, they stay: then it is the survey's days that are
    /// wrong, or all answers are another year's.
    #[must_use]
    pub fn within(mut self, survey: &Survey) -> Self {
        let is_own = |day: &DayCount| survey.is_own_day(day.day);
        if self.days.iter().any(is_own) {
            let (own, others): (Vec<_>, Vec<_>) =
                std::mem::take(&mut self.days).into_iter().partition(is_own);
            let sum = |at: usize| others.iter().filter_map(|day| day.counts.get(at)).sum();
            self.outside = (0..self.modes.len()).map(sum).collect();
            self.days = own;
        }
        self
    }

    /// The days of the first and the last interview.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.days.first()?.day, self.days.last()?.day))
    }
}

/// Counts the responses of a study's dataset by day and mode.
pub fn fieldwork(study: &Study<'_>) -> FieldworkDays {
    let counts = &study.sample.calendar;
    let used = |at: usize| counts.values().any(|counts| counts.get(at).is_some_and(|n| *n > 0));
    let used: Vec<(usize, Mode)> =
        Mode::ALL.into_iter().enumerate().filter(|(at, _)| used(*at)).collect();
    let of_used = |counts: &[u64]| {
        used.iter().filter_map(|(at, _)| counts.get(*at).copied()).collect::<Vec<_>>()
    };
    let day = |(day, counts): (&Option<i32>, &[u64; Mode::ALL.len()])| {
        let day = NaiveDate::from_epoch_days((*day)?)?;
        Some(DayCount { day, counts: of_used(counts) })
    };
    FieldworkDays {
        days: counts.iter().filter_map(day).collect(),
        undated: of_used(&counts.get(&None).copied().unwrap_or_default()),
        outside: vec![0; used.len()],
        modes: used.into_iter().map(|(_, mode)| mode).collect(),
    }
}

/// The respondents by the levels of a margin, beside the population.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginAnswered {
    /// The margin, as the protocol of the weights names it.
    pub margin: String,
    /// The levels of the margin.
    pub levels: Vec<LevelAnswered>,
}

/// One level of a margin.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelAnswered {
    /// The level's code; `None` for those who did not say.
    pub level: Option<String>,
    /// How many respondents there are; hidden where they are few, or few could be worked out from
    /// it.
    pub n: Shown<u64>,
    /// Their share of those whose level is known, without weights: beside the population's, which
    /// everybody has a level of. Not told of those who did not say.
    pub sample: Shown<f64>,
    /// The level's share of the population.
    pub population: Option<f64>,
}

/// The respondents beside the population, margin by margin.
pub fn who_answered(protocol: &RakeProtocol) -> Vec<MarginAnswered> {
    let margin = |table: &MarginTable| {
        let known = table.levels.iter().filter(|level| level.level.is_some());
        let total = known.map(|level| level.n).sum::<u64>().max(1) as f64;
        let level = |level: &LevelTable| {
            // How many did not say follows from the base of the question.
            let n = if level.level.is_none() {
                Shown::Fine(level.n)
            } else {
                show(level.n, level.hidden)
            };
            let sample = match level.level {
                Some(_) => n.map(|n| n as f64 / total),
                None => Shown::Hidden,
            };
            let population = level.given;
            LevelAnswered { level: level.level.clone(), n, sample, population }
        };
        MarginAnswered {
            margin: table.margin.clone(),
            levels: table.levels.iter().map(level).collect(),
        }
    };
    protocol.margins.iter().map(margin).collect()
}
