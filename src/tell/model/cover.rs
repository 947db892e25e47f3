//! Whose a document is and of when: what its title page says, and what its data about itself say.

use chrono::NaiveDate;

use crate::locale::Say as _;
use mitreden_base::locale::Lang;

/// Who stands behind a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The town's name.
    pub town: String,
    /// Where to ask.
    pub contact: Option<String>,
    /// The day it is made: it tells what is so on that day.
    pub day: NaiveDate,
    /// The day of the last answer, where any has a day.
    pub last: Option<NaiveDate>,
    /// The town's colour, as `#rrggbb`.
    pub colour: Option<String>,
    /// The town's crest.
    pub crest: Option<Crest>,
    /// Where the report is on the web, if the town says where.
    pub link: Option<String>,
}

impl Cover {
    /// As of when it is, with the day of the last answer.
    pub(crate) fn as_of(&self, lang: Lang) -> String {
        let day = ("day", lang.date(self.day).into());
        match self.last {
            Some(last) => lang.say("report-as-of-last", &[day, ("last", lang.date(last).into())]),
            None => lang.say("report-as-of", &[day]),
        }
    }
}

/// What a document says of the day it is of.
pub trait Dated {
    /// The sentence that says it, where there is one.
    fn dated(&self, lang: Lang) -> Option<String>;
}

impl Dated for Cover {
    fn dated(&self, lang: Lang) -> Option<String> {
        Some(self.as_of(lang))
    }
}

/// In place of a cover: of no day and nobody's in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undated;

impl Dated for Undated {
    fn dated(&self, _lang: Lang) -> Option<String> {
        None
    }
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
            last: None,
            colour: Some("#fefefe".to_owned()),
            crest: None,
            link: None,
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
