//! Groups of respondents with their scores, and the differences between them that are told.

use crate::bases::{BaseSize, Shown};
use crate::estimate::Estimate;
use crate::needs::NeedScore;
use mitreden_base::ids::Code;
use mitreden_define::index::{NeedIndex, QuestionIndex};
use mitreden_define::survey::Mode;

/// The property by which respondents are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupedBy {
    /// The answer to a single or multiple choice.
    Question(QuestionIndex),
    /// The mode of the response.
    Mode,
}

/// The key of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupKey {
    /// The respondents who chose this option, or one of those that are put together under this
    /// code.
    Option(Code),
    /// The respondents who answered in one of these modes.
    Modes(Vec<Mode>),
}

/// The groups of one question, or the modes.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouping {
    /// The property that makes the groups.
    pub by: GroupedBy,
    /// The groups, in the order of the questionnaire.
    pub groups: Vec<GroupRanking>,
    /// The share of all respondents that the scores of groups are held beside, by need; `None` where
    /// it is not told.
    pub all: Vec<(NeedIndex, Option<Estimate>)>,
    /// Whether two groups are held against each other, and not each against everybody else.
    pub is_pair: bool,
    /// Whether somebody may be in several of the groups.
    pub overlaps: bool,
}

/// The scores of the needs in one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRanking {
    /// The group.
    pub group: GroupKey,
    /// How many respondents are in the group; hidden where they are few.
    pub n: Shown<u64>,
    /// The effective sample size of those who answered in some modes; of other groups it is not
    /// told.
    pub n_eff: Option<f64>,
    /// Whether the base is large enough for scores, and whether it is so small that they are
    /// flagged.
    pub size: BaseSize,
    /// The needs in the order of the survey; empty where the group is too small, or where its
    /// scores would tell of others.
    pub needs: Vec<GroupNeed>,
}

/// A need in one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupNeed {
    /// The need.
    pub need: NeedIndex,
    /// The group's score; nothing that it is made of.
    pub score: NeedScore,
    /// The difference from the others; `None` where either side is too small.
    pub difference: Option<GroupDifference>,
}

/// The difference between a group's score and that of the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupDifference {
    /// The group's score less that of the others, with the interval of this difference alone.
    pub estimate: Estimate,
    /// The p-value of this difference among all of the question's.
    pub p: f64,
    /// Whether it may be told that the group differs: decided jointly over the question's groups
    /// and all needs.
    pub differs: bool,
    /// Whether it may still be told beside the differences of all other questions (Holm 1979,
    /// Scandinavian Journal of Statistics 6:65-70).
    pub stands_among_all: bool,
}

impl Grouping {
    /// The groups that have scores.
    pub fn shown(&self) -> impl Iterator<Item = &GroupRanking> {
        self.groups.iter().filter(|group| !group.needs.is_empty())
    }

    /// The share of all respondents that a need's scores are held beside.
    pub fn of_all(&self, need: NeedIndex) -> Option<Estimate> {
        self.all.iter().find(|(known, _)| *known == need).and_then(|(_, share)| *share)
    }

    /// Whether there is anything to compare.
    pub fn is_shown(&self) -> bool {
        self.shown().count() > usize::from(!self.overlaps)
    }
}
