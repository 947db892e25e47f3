//! What whoever reads numbers must be told before them: who is not in them, or is in them with a
//! reserve, in people.
//!
//! A notice is data; its sentence stands in the catalogues, a long one for terminal, protocol and
//! report, a short one for the council's page. Notices lie in the merged dataset, so that whoever
//! opens it later tells them, too.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::locale::Say as _;
use mitreden_base::locale::{Lang, Word};

/// How many cases a notice names; all of them stand in the protocol.
pub const NAMED: usize = 10;

/// The word of a notice on answers that could not be read: the share of all responses who lost one
/// about what matters.
pub(super) const LOST: &str = "lost";
/// The share of answers that could not be read above which numbers are shown only on request.
const LOST_AT_MOST: f64 = 0.01;

/// The subject of a notice, in the order in which notices are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// Simulated respondents are left out, as people have answered.
    Simulated,
    /// Versions of a response contradict each other: none of them is in the dataset. Word: `ids`.
    Conflict,
    /// Answers could not be read by the definition they were given to.
    Unreadable,
    /// Days that lie outside the survey's own. Words: `opens`, `closes`, and `before`: how many lie
    /// before them.
    OutsideDays,
    /// No shift is known of interviews in the street. No word.
    NoShift,
    /// Hand-ins never came. Word: `missing`.
    HandinsMissing,
    /// Files among the results were not read. Word: `files`.
    FilesUnread,
    /// Files were rescued when the store was taken away while it was in use. Word: `files`.
    FilesRescued,
    /// Sources that were named once are no longer there. Word: `files`.
    SourcesGone,
    /// Sources that were named once have changed since. Word: `files`.
    SourcesChanged,
}

impl NoticeKind {
    /// All subjects, in order.
    pub const ALL: [Self; 10] = [
        Self::Simulated,
        Self::Conflict,
        Self::Unreadable,
        Self::OutsideDays,
        Self::NoShift,
        Self::HandinsMissing,
        Self::FilesUnread,
        Self::FilesRescued,
        Self::SourcesGone,
        Self::SourcesChanged,
    ];

    /// The id of the message in the catalogues.
    fn id(self) -> &'static str {
        match self {
            Self::Simulated => "notice-simulated",
            Self::Conflict => "notice-conflict",
            Self::Unreadable => "notice-unreadable",
            Self::OutsideDays => "notice-outside-days",
            Self::NoShift => "notice-no-shift",
            Self::HandinsMissing => "notice-handins-missing",
            Self::FilesUnread => "notice-files-unread",
            Self::FilesRescued => "notice-files-rescued",
            Self::SourcesGone => "notice-sources-gone",
            Self::SourcesChanged => "notice-sources-changed",
        }
    }
}

/// A notice, which must be told before any numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Notice {
    /// The subject of the notice.
    pub kind: NoticeKind,
    /// How many people it is about; where it is about files, how many files.
    pub n: u64,
    /// The other words that fill its message in, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, String>,
}

impl Notice {
    /// A notice about so many people or files.
    pub fn new(kind: NoticeKind, n: u64) -> Self {
        Self { kind, n, words: BTreeMap::new() }
    }

    /// Fills in a word of the message.
    #[must_use]
    pub fn word(mut self, name: &str, word: impl Into<String>) -> Self {
        self.words.insert(name.to_owned(), word.into());
        self
    }

    /// Fills in a list, of which the first few are named.
    #[must_use]
    pub fn list<T: ToString>(self, name: &str, all: impl IntoIterator<Item = T>) -> Self {
        let mut all = all.into_iter();
        let mut named: Vec<String> = all.by_ref().take(NAMED).map(|one| one.to_string()).collect();
        named.extend(all.next().map(|_| "…".to_owned()));
        self.word(name, named.join(", "))
    }

    /// Whether so many answers could not be read that numbers need somebody's word before they are
    /// told.
    pub fn forbids(&self) -> bool {
        self.words
            .get(LOST)
            .and_then(|lost| lost.parse().ok())
            .is_some_and(|lost: f64| lost > LOST_AT_MOST)
    }

    /// The notice in words.
    pub fn say(&self, lang: Lang) -> String {
        lang.say(self.kind.id(), &self.filled(lang))
    }

    /// The notice in words where there is little room.
    pub fn short(&self, lang: Lang) -> String {
        lang.attribute(self.kind.id(), "short", &self.filled(lang))
            .unwrap_or_else(|| self.say(lang))
    }

    fn filled(&self, lang: Lang) -> Vec<(&str, Word)> {
        let counts = [("n", self.n.into()), ("count", lang.integer(self.n).into())];
        // Days and numbers are written as the reader's language does.
        let word = |word: &String| match (word.parse::<NaiveDate>(), word.parse::<u64>()) {
            (Ok(day), _) => lang.date(day).into(),
            (_, Ok(n)) => n.into(),
            _ => word.into(),
        };
        counts
            .into_iter()
            .chain(self.words.iter().map(|(name, told)| (name.as_str(), word(told))))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(n: u64) -> Vec<Notice> {
        let filled = |kind| {
            ["ids", "opens", "closes", "before", "missing", "files"]
                .into_iter()
                .fold(Notice::new(kind, n), |notice, name| notice.word(name, format!("‹{name}›")))
        };
        NoticeKind::ALL.map(filled).into()
    }

    #[test]
    fn each_has_a_sentence_and_a_short_one_in_both_languages() {
        for notice in all(1).into_iter().chain(all(1200)) {
            for lang in [Lang::De, Lang::En] {
                for told in [notice.say(lang), notice.short(lang)] {
                    assert!(
                        !told.contains(['{', '$'])
                            && told.ends_with(['.', '?'])
                            && told.contains(' '),
                        "{told}"
                    );
                    assert!(
                        notice.n == 1 || told.contains(&lang.integer(1200)),
                        "how many it is: {told}"
                    );
                }
                assert!(notice.short(lang).len() <= notice.say(lang).len(), "{notice:?}");
            }
        }
    }

    #[test]
    fn it_comes_back_from_json_as_it_was_and_a_list_names_ten() {
        let notice = Notice::new(NoticeKind::Conflict, 12).list("ids", 1..=12);
        assert_eq!(notice.words["ids"], "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …");
        let json = serde_json::to_string(&notice).unwrap();
        assert!(json.contains(r#""kind":"conflict""#), "{json}");
        assert_eq!(serde_json::from_str::<Notice>(&json).unwrap(), notice);
    }

    #[test]
    fn they_are_told_in_their_order_made_up_people_first() {
        let mut notices = all(3);
        notices.reverse();
        notices.sort();
        assert!(notices.iter().map(|notice| notice.kind).eq(NoticeKind::ALL));
    }
}
