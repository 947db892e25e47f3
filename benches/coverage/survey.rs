//! Surveys of a town: whom they reach, and what is computed of them.
//!
//! Online respondents are drawn one by one, in the street shift by shift. Where response is uneven
//! the chance to respond is a product of a factor of the age and one of the district, so that the
//! population's margins undo it, and nothing else does.

use mitreden_count::cells::{CellKey, Cells, WeightingCell};
use mitreden_count::estimate::{Design, Estimates, Stratum};
use mitreden_count::needs::{NeedAnswer, NeedAnswers, NeedRows, Scores, score};
use mitreden_count::weights::{Calibration, RakingMargin, rake_within};
use mitreden_define::survey::Mode;
use rand_chacha::ChaCha8Rng;

use super::alike::Groups;
use super::town::{ALONE, Answers, Group, M, Shift, Town, shift, uniform};

/// How a town is surveyed.
#[derive(Clone, Copy)]
pub(super) struct Way {
    /// How many answer online.
    pub(super) online: usize,
    /// How many shifts there are in the street.
    pub(super) shifts: u32,
    /// How many are asked in all shifts together.
    pub(super) street: usize,
    /// Whether the chance to respond is uneven.
    pub(super) uneven: bool,
    /// Only those of this age are ranked, as a domain.
    pub(super) age: Option<u16>,
}

/// Everybody online.
pub(super) const fn online(n: usize) -> Way {
    Way { online: n, shifts: 0, street: 0, uneven: false, age: None }
}

impl Way {
    /// The part of the respondents that is met in the street.
    pub(super) fn part(self) -> f64 {
        self.street as f64 / (self.online + self.street) as f64
    }
}

/// One respondent.
struct Person {
    cell: u32,
    answers: Answers,
    is_of: bool,
}

/// The respondents of one survey.
pub(super) struct Respondents {
    people: Vec<Person>,
    pub(super) cells: Cells,
}

impl Respondents {
    pub(super) fn draw(town: &Town, way: Way, random: &mut ChaCha8Rng) -> Self {
        let mut respondents = Self { people: Vec::new(), cells: Cells::new() };
        for _ in 0..way.online {
            respondents.ask(town, way, (None, &ALONE), random);
        }
        for number in 0..way.shifts {
            let common = shift(random);
            let (all, at) = (way.street, number as usize);
            let shifts = way.shifts as usize;
            // What does not divide evenly goes to the first shifts.
            for _ in 0..all / shifts + usize::from(at < all % shifts) {
                respondents.ask(town, way, (Some(number), &common), random);
            }
        }
        respondents
    }

    fn ask(
        &mut self,
        town: &Town,
        way: Way,
        (cluster, shift): (Option<u32>, &Shift),
        random: &mut ChaCha8Rng,
    ) {
        let chance = |group: &Group| group.share * if way.uneven { group.respond } else { 1.0 };
        let all: f64 = town.groups.iter().map(chance).sum();
        let mut left = all * uniform(random);
        let group = town.groups.iter().find(|group| {
            left -= chance(group);
            left < 0.0
        });
        let group = group.or(town.groups.last()).unwrap();
        let stratum = u32::from(cluster.is_some());
        let key = CellKey { levels: group.levels.to_vec(), stratum, cluster };
        let is_of = way.age.is_none_or(|age| group.levels[0] == age);
        let cell = self.cells.push(key, 1.0);
        self.people.push(Person { cell, answers: group.person(shift, random), is_of });
    }

    /// The scores without weights.
    pub(super) fn plain(&self) -> Scores {
        self.scores(&Calibration::none(&self.cells))
    }

    /// The scores after raking to the margins within modes.
    pub(super) fn raked(&self, margins: &[RakingMargin]) -> Scores {
        self.scores(&self.calibrated(margins))
    }

    fn calibrated(&self, margins: &[RakingMargin]) -> Calibration {
        let modes = [Mode::Online, Mode::Street];
        let of = |cell: &WeightingCell| modes[cell.key.stratum as usize];
        let of: Vec<Mode> = self.cells.iter().map(of).collect();
        rake_within(&self.cells, margins, &of).unwrap().calibration
    }

    fn scores(&self, calibration: &Calibration) -> Scores {
        self.counted(calibration, score)
    }

    /// How far groups that are alike are from each other, raked or not.
    pub(super) fn groups(&self, groups: Groups, margins: Option<&[RakingMargin]>) -> Estimates {
        let apart = |design: &Design, rows: &NeedRows<'_>| groups.compared(design, rows);
        match margins {
            Some(margins) => self.counted(&self.calibrated(margins), apart),
            None => self.counted(&Calibration::none(&self.cells), apart),
        }
    }

    fn counted<T>(
        &self,
        calibration: &Calibration,
        count: impl FnOnce(&Design, &NeedRows<'_>) -> T,
    ) -> T {
        let stratum = |name: &str| Stratum { name: name.to_owned(), population: None };
        let strata = ["online", "street"].map(stratum);
        let mut answers = NeedAnswers::new(M);
        for Person { answers: Answers { a, t, dis, v }, is_of, .. } in &self.people {
            let said = |k: usize| NeedAnswer { a: a[k], t: t[k], dis: dis[k], v: v[k] };
            // Who is of another age says nothing here, and stays in the design.
            answers.push((0..if *is_of { M } else { 0 }).map(said));
        }
        let codes: Vec<u32> = self.people.iter().map(|person| person.cell).collect();
        let design = Design::new(&self.cells, calibration, &strata);
        count(&design, &NeedRows::new(&answers, codes, &[]))
    }
}
