//! A survey together with what earlier versions of it asked.
//!
//! What was asked (questions, options, rows, ends of a scale, routes) is the archive's; what is
//! made of it (best end, facet, weights, population, ranking) is today's file's. The union has
//! today's questions, options, rows and needs in today's order, then what only archives have, by
//! code: so what a place is in today's survey it is in the union, too.

#[cfg(test)]
#[path = "../../../../tests/rooms/define/archives.rs"]
mod archives;
mod differences;
mod grow;
mod problems;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use differences::{Trait, VersionDifference, differences};
pub use grow::is_gone;
pub use problems::{problems, since};

use super::kind::{FacetKind, Item, Kind};
use super::model::Survey;
use super::simulation::SimulationPlan;
use crate::index::{Indexed, NeedIndex, QuestionIndex};
use mitreden_base::ids::Code;

/// The needs of a version of which nothing is known.
static NO_NEEDS: Indexed<NeedIndex, bool> = Indexed::empty();

/// Today's survey, and how answers to each of its versions enter it.
#[derive(Clone, Debug)]
pub struct Union {
    /// Today's survey, together with what only archived versions have.
    pub survey: Arc<Survey>,
    /// The versions by the fingerprints of their definitions, today's included.
    versions: BTreeMap<String, SurveyVersion>,
    today: String,
}

/// One version of a survey beside the union.
#[derive(Clone, Debug)]
pub struct SurveyVersion {
    /// The version as it was archived.
    pub survey: Arc<Survey>,
    /// Each question of the union as this version asked it; `None` where it did not.
    questions: Indexed<QuestionIndex, Option<AskedThen>>,
    needs: Indexed<NeedIndex, bool>,
}

/// A question of the union as a version asked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedThen {
    /// Which of the version's questions it is.
    pub question: QuestionIndex,
    /// The item of the union that each of the version's items is.
    pub items: Vec<usize>,
    /// Whether the version offered each of the union's items.
    pub offered: Vec<bool>,
    /// Whether its answers can be read as answers to the union's question at all: the type is the
    /// same, and no two of its items are one today.
    pub is_readable: bool,
}

impl Union {
    /// Puts a survey and its archived versions together. Versions that are today's by their
    /// fingerprints add nothing.
    pub fn new(today: &Survey, archives: impl IntoIterator<Item = Survey>) -> Self {
        let own = |hash: &str| hash == today.definition.hash || hash == today.former.hash;
        let mut archives: Vec<Survey> =
            archives.into_iter().filter(|archive| !own(&archive.definition.hash)).collect();
        archives.sort_by(|a, b| a.definition.hash.cmp(&b.definition.hash));
        archives.dedup_by(|a, b| a.definition.hash == b.definition.hash);
        // Questions stand elsewhere in the union, and nobody is made up by it.
        let mut survey = Survey { simulation: SimulationPlan::default(), ..today.clone() };
        for archive in &archives {
            grow::grow(&mut survey, archive);
        }
        grow::settle(&mut survey, today);
        let version = |version: Survey| {
            (version.definition.hash.clone(), SurveyVersion::new(&survey, version))
        };
        let mut versions: BTreeMap<String, SurveyVersion> =
            archives.into_iter().map(version).collect();
        let former = Survey { definition: today.former.clone(), ..today.clone() };
        for now in [former, today.clone()] {
            versions.insert(now.definition.hash.clone(), SurveyVersion::new(&survey, now));
        }
        Self { survey: Arc::new(survey), versions, today: today.definition.hash.clone() }
    }

    /// The union of a survey that has no earlier version.
    pub fn alone(today: &Survey) -> Self {
        Self::new(today, [])
    }

    /// The version with a fingerprint; `None` where it is found nowhere, and its answers are read
    /// by today's.
    pub fn version(&self, hash: &str) -> Option<&SurveyVersion> {
        self.versions.get(hash)
    }

    /// Today's version.
    pub fn today(&self) -> Option<&SurveyVersion> {
        self.versions.get(&self.today)
    }

    /// The version by which answers with a fingerprint are read: their own, else today's.
    pub fn read_by(&self, hash: &str) -> Option<&SurveyVersion> {
        self.version(hash).or_else(|| self.today())
    }

    /// All versions by their fingerprints.
    pub fn versions(&self) -> impl Iterator<Item = (&str, &SurveyVersion)> {
        self.versions.iter().map(|(hash, version)| (hash.as_str(), version))
    }

    /// Whether some versions that asked a question did not offer one of its items.
    pub fn is_partly_offered(&self, question: QuestionIndex, item: usize) -> bool {
        let mut asked = self.versions.values().filter_map(|version| version.asked(question));
        asked.any(|asked| asked.offered.get(item) != Some(&true))
    }

    /// For each need of the union whether answers with a fingerprint were given to a list on which
    /// it stood.
    pub fn listed(&self, hash: &str) -> &Indexed<NeedIndex, bool> {
        self.read_by(hash).map_or(&NO_NEEDS, SurveyVersion::needs)
    }
}

impl SurveyVersion {
    fn new(union: &Survey, version: Survey) -> Self {
        let questions = union.questions.map(|_, question| AskedThen::of(question, &version));
        let needs = union.needs.map(|need, _| listed(union, &questions, need));
        Self { survey: Arc::new(version), questions, needs }
    }

    /// A question of the union as this version asked it.
    pub fn asked(&self, question: QuestionIndex) -> Option<&AskedThen> {
        self.questions.get(question)?.as_ref()
    }

    /// For each item of a question of the union whether this version offered it; nothing where it
    /// did not ask.
    pub fn offered(&self, question: QuestionIndex) -> &[bool] {
        self.asked(question).map_or(&[], |asked| &asked.offered)
    }

    /// For each need of the union whether it stood on this version's list: whether a question of
    /// importance offered it.
    pub fn needs(&self) -> &Indexed<NeedIndex, bool> {
        &self.needs
    }
}

impl AskedThen {
    fn of(question: &super::Question, version: &Survey) -> Option<Self> {
        let at = version.find(question.id.as_str())?;
        let asked = &version.questions.get(at)?.kind;
        let items = question.kind.items();
        let place = |item: &Item| place_of(items, &item.code);
        let found: Vec<Option<usize>> = asked.items().iter().map(place).collect();
        let offered = (0..items.len()).map(|item| found.contains(&Some(item))).collect();
        let distinct: std::collections::BTreeSet<_> = found.iter().flatten().collect();
        let is_readable = distinct.len() == found.len()
            && std::mem::discriminant(asked) == std::mem::discriminant(&question.kind)
            && found.iter().all(Option::is_some);
        Some(Self {
            question: at,
            items: found.into_iter().flatten().collect(),
            offered,
            is_readable,
        })
    }
}

/// Which of some items a code stands for: the one that has it, else the one that had it.
fn place_of(items: &[Item], code: &Code) -> Option<usize> {
    items
        .iter()
        .position(|item| item.code == *code)
        .or_else(|| items.iter().position(|item| item.goes_by(code.as_str())))
}

fn listed(
    union: &Survey,
    questions: &Indexed<QuestionIndex, Option<AskedThen>>,
    need: NeedIndex,
) -> bool {
    let mut pairs = union.questions.iter().zip(questions);
    pairs.any(|(question, asked)| {
        let Some(asked) =
            asked.as_ref().filter(|_| question.facet_weight(FacetKind::Importance) > 0.0)
        else {
            return false;
        };
        match &question.kind {
            Kind::Rating { need: about, .. } => *about == Some(need),
            kind => kind
                .items()
                .iter()
                .zip(&asked.offered)
                .any(|(item, offered)| *offered && item.need == Some(need)),
        }
    })
}
