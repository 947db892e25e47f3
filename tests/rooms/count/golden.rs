//! Numbers that others computed, for the tests of this floor.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// One row of a table by column name.
pub(crate) type Row = HashMap<String, String>;

/// The folder of the repository.
pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Reads a table of `tests/golden`.
pub(crate) fn table(name: &str) -> Vec<Row> {
    let path = format!("{ROOT}/tests/golden/{name}");
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// Reads a number of a row.
pub(crate) fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap()
}

thread_local! {
    /// The numbers of R that were checked on this thread, by file and key.
    static HELD: RefCell<BTreeSet<(&'static str, String)>> = const { RefCell::new(BTreeSet::new()) };
}

/// What R's survey package computed.
pub(crate) struct Survey {
    file: &'static str,
    numbers: HashMap<String, f64>,
}

impl Survey {
    pub(crate) fn read() -> Self {
        Self::of("survey_golden.csv")
    }

    /// What another script made of it.
    pub(crate) fn of(file: &'static str) -> Self {
        let number = |row: &Row| (row["key"].clone(), number(row, "value"));
        Self { file, numbers: table(file).iter().map(number).collect() }
    }

    /// Asserts that `ours` is R's number to 1e-9 relative, 1e-12 absolute where R has 0.
    pub(crate) fn check(&self, key: &str, ours: f64) {
        self.check_to(key, ours, 1e-9);
    }

    /// Asserts the same to another relative tolerance.
    pub(crate) fn check_to(&self, key: &str, ours: f64, tolerance: f64) {
        let theirs = self.numbers[key];
        HELD.with_borrow_mut(|held| held.insert((self.file, key.to_owned())));
        let allowed = if theirs == 0.0 { 1e-12 } else { tolerance * theirs.abs() };
        assert!((ours - theirs).abs() <= allowed, "{key}: {ours} is not R's {theirs}");
    }
}

/// Every number that R made of the samples is checked by some test: but the intervals by methods
/// that nothing here offers.
#[test]
fn no_number_of_r_is_left_out() {
    use crate::estimate::{golden, ranks_golden};
    golden::means_and_totals_of_a_stratified_sample();
    golden::the_design_effect_of_a_mean();
    golden::the_full_covariance();
    golden::shares_of_a_stratified_sample();
    golden::a_ratio_by_its_influence();
    golden::ratios_and_means_of_domains();
    golden::clusters();
    golden::intervals_of_a_share();
    golden::independence_of_two_choices();
    golden::raking_two_margins();
    golden::raked_weights_trimmed_as_r_does();
    golden::post_stratification_is_raking_to_one_margin();
    golden::calibration_on_a_continuous_variable();
    ranks_golden::two_groups_by_wilcoxon();
    ranks_golden::more_groups_by_kruskal_and_wallis();
    crate::replicates::tests::the_plain_jackknife_is_that_of_r();
    crate::weighted_quantile::tests::quartiles_equal_those_of_r();
    let r = Survey::read();
    let held = HELD.with_borrow(BTreeSet::clone);
    let is_held = |key: &&String| held.contains(&(r.file, (*key).clone()));
    let mut left: Vec<&String> = r.numbers.keys().filter(|key| !is_held(key)).collect();
    left.sort();
    let offered = |method: &str| ["lo", "hi"].map(|end| format!("clus1.ciprop.{method}.{end}"));
    let mut expected: Vec<String> = ["likelihood", "asin", "xlogit"].map(offered).concat();
    expected.sort();
    assert_eq!(left, expected.iter().collect::<Vec<_>>());
}
