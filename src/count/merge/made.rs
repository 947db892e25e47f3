//! What a merged dataset says of itself: what it was made from, what must be told before its
//! numbers, and which rows it has.
//!
//! Whoever opens it later compares that with what is there now, and makes it anew where anything
//! differs. Times of files decide nothing: content does, or for what is too large to be read again
//! and again, size, samples and time together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Notice;
use crate::dataset::About;
use mitreden_base::seed::fingerprint;
use mitreden_define::survey::Definition;

/// The name in a Parquet file's metadata under which a merged dataset describes itself.
const NAME: &str = "mitreden.merged";
/// The name in a Parquet file's metadata under which a table of weights says whose they are.
pub(crate) const WEIGHTS: &str = "mitreden.weights";
/// The number of the layout of the dataset's columns.
pub const FORMAT: u32 = 2;
/// A file as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Its size in bytes.
    pub size: u64,
    /// The fingerprint of its content, or of samples of it where it is large.
    pub print: String,
    /// The time at which it was written, where only samples of it were read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
}

/// The inputs that a dataset was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeFrom {
    /// The value of [`FORMAT`] when it was made.
    pub format: u32,
    /// [`METHOD`](crate::rank::METHOD) then.
    pub method: u32,
    /// The survey's id.
    pub survey: String,
    /// The fingerprint of the survey's definition.
    pub definition: String,
    /// The files of the town by which answers are read, and the archived definitions, by name.
    pub town: BTreeMap<String, Seen>,
    /// Whether there is a store, which keeps track of its changes itself.
    pub store: bool,
    /// The other sources, by name.
    pub sources: BTreeMap<String, Seen>,
}

/// The description of itself in a merged dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeOf {
    /// The inputs that the dataset was made from.
    pub made: MadeFrom,
    /// The fingerprint of the dataset's rows.
    pub rows: String,
    /// The notices that must be told before any numbers.
    pub notices: Vec<Notice>,
}

impl MadeOf {
    /// The description as it stands in the file's metadata.
    pub fn about(&self) -> About {
        let json = serde_json::to_string(self).unwrap_or_default();
        About::from([(NAME.to_owned(), json)])
    }

    /// What a file says; none where it is no merged dataset, or one of another version of this
    /// program.
    pub fn of(about: &About) -> Option<Self> {
        serde_json::from_str(about.get(NAME)?).ok()
    }

    /// The mark that the store has as long as its answers are those in this dataset.
    pub fn mark(&self) -> String {
        fingerprint(serde_json::to_string(&(&self.made, &self.rows)).unwrap_or_default().as_bytes())
    }
}

/// The name in a table's metadata of the definitions that its rows answer.
const DEFINITIONS: &str = "mitreden.definitions";

/// Adds the definitions that a table's rows answer, so that it can be read wherever it goes.
pub fn with_definitions<'d>(
    mut about: About,
    definitions: impl IntoIterator<Item = &'d Definition>,
) -> About {
    let all: BTreeMap<&str, &str> =
        definitions.into_iter().map(|one| (one.hash.as_str(), one.yaml.as_str())).collect();
    about.insert(DEFINITIONS.to_owned(), serde_json::to_string(&all).unwrap_or_default());
    about
}

/// The definitions in a table's metadata, without those that do not match their fingerprint.
pub fn definitions_in(about: &About) -> Vec<Definition> {
    let all = about
        .get(DEFINITIONS)
        .and_then(|text| serde_json::from_str::<BTreeMap<String, String>>(text).ok());
    let all = all.unwrap_or_default().into_iter().map(|(hash, yaml)| Definition { yaml, hash });
    all.filter(|definition| fingerprint(definition.yaml.as_bytes()) == definition.hash).collect()
}

/// Whether a Parquet file says that it was made of merged answers, of whichever version and survey:
/// a merged dataset, or its weights.
pub fn is_merged(about: &About) -> bool {
    [NAME, WEIGHTS].iter().any(|name| about.contains_key(*name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::NoticeKind;

    #[test]
    fn what_it_says_is_read_again_and_marks_differ_with_rows_and_sources() {
        let seen = Seen { size: 3, print: "sha256:0".to_owned(), written: None };
        let made = MadeFrom {
            survey: "s".to_owned(),
            sources: BTreeMap::from([("a".to_owned(), seen)]),
            ..MadeFrom::default()
        };
        let of = MadeOf {
            made,
            rows: "1".to_owned(),
            notices: vec![Notice::new(NoticeKind::NoShift, 4)],
        };
        assert_eq!(MadeOf::of(&of.about()), Some(of.clone()));
        assert!(is_merged(&of.about()) && !is_merged(&About::new()));
        assert_eq!(MadeOf::of(&About::new()), None);
        let told = MadeOf { notices: Vec::new(), ..of.clone() };
        assert_eq!(told.mark(), of.mark());
        assert_ne!(MadeOf { rows: "2".to_owned(), ..of.clone() }.mark(), of.mark());
        assert_ne!(MadeOf { made: MadeFrom::default(), ..of.clone() }.mark(), of.mark());
    }
}
