//! Needs that only some of those who count were asked about: each is ranked among those, with all
//! needs of their list counted and raked on them alone.
//!
//! Whoever has a longer list gives each of its needs a smaller part of their places. Answers to
//! different lists therefore make no common order: in it needs would seem to be ahead that are
//! level.

use chrono::NaiveDate;

use super::{Below, Ranking};
use crate::bases;
use crate::study::{CountError, List, Study, Weights};
use crate::suppression::published_groups;
use mitreden_define::index::NeedIndex;

/// The order of the needs on one further list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListRanking {
    /// The needs that it is told for: those that only its respondents were asked about.
    pub of: Vec<NeedIndex>,
    /// All needs on the list of everybody who was asked about these, in the order of counting.
    pub listed: Vec<NeedIndex>,
    /// The definitions with these needs on their list.
    pub definitions: Vec<String>,
    /// The days of the first and the last interview of those who were asked.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How they are weighted; `None` where they cannot be weighted to the population by themselves,
    /// and no order of theirs is shown.
    pub weights: Option<Weights>,
    /// The order of all needs on the list of those who were asked about these.
    pub ranking: Ranking,
}

/// The further lists of a study, opened once for all domains.
pub(crate) struct Lists<'a> {
    all: Vec<Opened<'a>>,
}

/// One further list with the study of those who had it; `None` where they cannot be weighted by
/// themselves.
pub(crate) struct Opened<'a> {
    list: List,
    study: Option<Study<'a>>,
}

impl<'a> Lists<'a> {
    pub(crate) fn open(study: &Study<'a>) -> Result<Self, CountError> {
        let open = |list: List| match study.of_list(&list) {
            Ok(study) => Ok(Opened { list, study: Some(study) }),
            Err(CountError::Weights(_) | CountError::Unasked(_)) => {
                Ok(Opened { list, study: None })
            }
            Err(error) => Err(error),
        };
        Ok(Self { all: study.lists().into_iter().map(open).collect::<Result<_, _>>()? })
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Opened<'a>> {
        self.all.iter()
    }
}

impl<'a> Opened<'a> {
    /// The needs that the order is told for.
    pub(crate) fn of(&self) -> &[NeedIndex] {
        &self.list.needs
    }

    /// The study of those who had the list.
    pub(crate) fn study(&self) -> Option<&Study<'a>> {
        self.study.as_ref()
    }

    /// The order of a domain; `whole` is the domain's order of what everybody was asked.
    pub(crate) fn ranking(&self, ranking: Option<Ranking>, whole: &Ranking) -> ListRanking {
        let list = &self.list;
        let ranking = if let Some(ranking) = ranking {
            published(Ranking { group: whole.group.clone(), ..ranking }, whole)
        } else {
            let mut hidden =
                Ranking { base: list.base, n: bases::Shown::Fine(list.base.n), ..whole.clone() };
            hidden.n_eff = Some(list.base.n_eff);
            hidden.hide();
            hidden
        };
        let (of, definitions) = (list.needs.clone(), list.definitions.iter().cloned().collect());
        let listed = self.study().map_or_else(|| of.clone(), Study::common_needs);
        ListRanking {
            of,
            listed,
            definitions,
            days: list.days,
            weights: self.study().map(Study::weights),
            ranking,
        }
    }
}

/// The order of a list as it may be told beside that of all: without needs that some of the list's
/// respondents were not asked about, and not where the two orders together would tell of a few
/// others.
fn published(mut ranking: Ranking, whole: &Ranking) -> Ranking {
    ranking.needs.retain(|need| need.place != Err(Below::List));
    let is_shown = ranking.shown != bases::BaseSize::Hidden;
    if published_groups(whole.base.n, &[(ranking.base.n, is_shown)]) != [true] {
        ranking.hide();
    }
    ranking
}
