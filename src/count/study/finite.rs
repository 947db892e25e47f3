//! The finite population: of a random sample that is a good part of all, less is left to chance.
//!
//! The variance shrinks by 1 − n/N (Cochran 1977, Sampling Techniques, 2.6). It is taken only where
//! the questionnaire says that people were drawn at random and how many there are, and where nobody
//! could just come by; the modes are then ways of answering of one sample, each with its part of
//! the population. Strata and clusters of an import and unequal base weights have fractions of
//! their own that are not known, and go without.

use super::Who;
use super::sample::Sample;
use crate::bases::FRACTION_COUNTS_ABOVE;
use mitreden_define::survey::{Access, Draw, Mode, Survey};

/// Whether anybody could answer in a way, and not only those who were drawn.
pub(crate) fn comes_by(survey: &Survey, mode: Mode) -> bool {
    match mode {
        Mode::Online => survey.access == Access::Open,
        Mode::Kiosk | Mode::Street => true,
        Mode::Phone | Mode::Paper => false,
    }
}

impl Sample {
    /// Gives each stratum its part of the population, where that is known and the sample a good
    /// part of it.
    pub(super) fn draw_from(&mut self, survey: &Survey, who: &Who) {
        let size = survey.population.as_ref().and_then(|population| population.size);
        let is_of_all = who.mode.is_none() && who.group.is_none();
        let is_random = survey.fieldwork.sample == Some(Draw::Random)
            && !self.stratum_modes.iter().any(|mode| comes_by(survey, *mode))
            && !self.strata.iter().any(|stratum| stratum.name.contains('/'));
        let (Some(size), true, true) = (size, is_of_all, is_random) else { return };
        let is_clustered = self.cells.iter().any(|cell| cell.key.cluster.is_some());
        let n = self.cells.n() as f64;
        let fraction = n / size as f64;
        if fraction <= FRACTION_COUNTS_ABOVE || is_clustered || self.has_base_weights() {
            return;
        }
        for (at, stratum) in self.strata.iter_mut().enumerate() {
            let own = self.cells.iter().filter(|cell| cell.key.stratum as usize == at);
            stratum.population = Some(own.map(|cell| cell.n).sum::<u64>() as f64 / fraction);
        }
    }
}
