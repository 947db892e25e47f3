//! How respondents are grouped where groups are compared: which questions make groups, and which
//! options are one group together.
//!
//! Questions and options are known by their codes: a question has another place in a union of
//! versions, and it may have more options there.

use super::kind::{Item, Kind};
use super::model::{Question, Survey};
use super::text::Text;
use crate::index::QuestionIndex;
use mitreden_base::ids::Code;

/// How respondents are grouped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupPlan {
    /// The questions by which the report compares groups, in order; `None` where nothing is
    /// written: then those of the margins and the single choices.
    pub by: Option<Vec<GroupsBy>>,
    /// The options that make one group together.
    pub merged: Vec<MergedGroup>,
}

/// A question by whose options respondents are grouped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupsBy {
    /// The question's id.
    pub question: Code,
    /// The groups that are told about; `None` for all.
    pub only: Option<Vec<Code>>,
}

/// Options of a single choice that make one group together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedGroup {
    /// The question's id.
    pub question: Code,
    /// The code of the group.
    pub code: Code,
    /// What the group is called; its code where nothing is written.
    pub text: Text,
    /// The codes of the options.
    pub of: Vec<Code>,
}

/// A group of respondents, by what they chose in a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionGroup {
    /// The code of the option, or of several together.
    pub code: Code,
    /// What the group is called.
    pub text: Text,
    /// The places of the options among the question's.
    pub options: Vec<usize>,
}

impl Survey {
    /// The groups that the options of a question make: each option one, but for those that are put
    /// together, which stand where the first of them does. Of a multiple choice somebody may be in
    /// several.
    pub fn groups_of(&self, question: QuestionIndex) -> Vec<OptionGroup> {
        let Some(question) = self.questions.get(question) else { return Vec::new() };
        if !question.makes_groups() {
            return Vec::new();
        }
        let mut groups: Vec<OptionGroup> = Vec::new();
        for (at, item) in question.kind.items().iter().enumerate() {
            let group = self.group_of(question, item);
            match groups.iter_mut().find(|known| known.code == group.code) {
                Some(known) => known.options.push(at),
                None => groups.push(OptionGroup { options: vec![at], ..group }),
            }
        }
        groups
    }

    fn group_of(&self, question: &Question, item: &Item) -> OptionGroup {
        let merged = self.groups.merged.iter().find(|merged| {
            merged.question == question.id
                && merged.of.iter().any(|code| item.goes_by(code.as_str()))
        });
        let (code, text) =
            merged.map_or((&item.code, &item.text), |merged| (&merged.code, &merged.text));
        OptionGroup { code: code.clone(), text: text.clone(), options: Vec::new() }
    }
}

impl Question {
    /// Whether its options can make groups of respondents.
    pub fn makes_groups(&self) -> bool {
        matches!(self.kind, Kind::Single { .. } | Kind::Multiple { .. })
    }
}
