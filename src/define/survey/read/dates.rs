//! Days: `2026-05-04`.

use chrono::NaiveDate;

use super::Reader;
use crate::yaml::{Fields, YamlNode, scalar};
use mitreden_base::diagnostics::{Diagnostic, Problems};
use mitreden_base::locale::parse_iso_date;

/// Reads a day in ISO form.
pub fn date(node: &YamlNode, problems: &mut Problems) -> Option<NaiveDate> {
    let written = scalar(node, problems)?;
    let day = parse_iso_date(written);
    if day.is_none() {
        problems.push(Diagnostic::error("not-a-date", node.place.clone()).arg("written", written));
    }
    day
}

impl Reader<'_> {
    /// The first and the last day on which the survey is open.
    pub(super) fn period(&mut self, fields: Fields<'_>) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let mut day = |key| fields.get(key).and_then(|node| date(node, self.problems));
        let (opens, closes) = (day("opens"), day("closes"));
        if let (Some(first), Some(last), Some(node)) = (opens, closes, fields.get("closes"))
            && last < first
        {
            self.problems.push(Diagnostic::error("closes-before-opens", node.place.clone()));
        }
        (opens, closes)
    }
}
