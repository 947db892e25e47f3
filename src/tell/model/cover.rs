//! Whose a document is and of when: what its title page says, and what its data about itself say.

use chrono::NaiveDate;

/// Who stands behind a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The town's name.
    pub town: String,
    /// Where to ask.
    pub contact: Option<String>,
    /// The last day of which it tells.
    pub day: NaiveDate,
    /// The town's colour, as `#rrggbb`.
    pub colour: Option<String>,
    /// The town's crest.
    pub crest: Option<Crest>,
}

#[cfg(test)]
impl Cover {
    /// A town's, for tests.
    pub(crate) fn sample() -> Self {
        let day = NaiveDate::default() + chrono::Days::new(20_643);
        Self {
            town: "Leoben".to_owned(),
            contact: Some("Digital.Team, a@b.at".to_owned()),
            day,
            colour: Some("#fefefe".to_owned()),
            crest: None,
        }
    }
}

/// A picture as it lies in the town's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crest {
    /// How its file is called, which says its format.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}
