//! Strata and clusters: what varies independently of what.
//!
//! The variance is that between the totals of clusters inside a stratum. A stratum with a single
//! cluster shows none. Where that cluster is one response, the stratum is merged with the next by
//! name, which overstates the variance rather than hiding it. Where it is several, as all that was
//! asked in the street on one day, merging would take all of them for one draw among many: it adds
//! a term of its own instead, how far its responses are from all others, with one degree of
//! freedom.

use crate::cells::Cells;
use std::collections::BTreeMap;

/// A stratum of the sample; cells refer to it by its index.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stratum {
    /// The stratum's name.
    pub name: String,
    /// How many clusters (or people, if responses are drawn one by one) the population has in it;
    /// `None` leaves the finite population correction out.
    pub population: Option<f64>,
}

/// A stratum that was merged with another for the variance, as it has one response only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedStratum {
    /// The stratum with one response.
    pub stratum: String,
    /// The stratum that it was merged with.
    pub with: String,
}

/// The cells of one stratum, as the variance needs them.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    /// The cells in which each response is its own cluster.
    pub(super) open: Vec<usize>,
    /// The cells of each cluster.
    pub(super) clusters: Vec<Vec<usize>>,
    /// How many clusters there are, open responses included.
    pub(super) n: u64,
    /// How many responses the stratum has.
    people: u64,
    /// How many responses all other strata have.
    others: u64,
    /// How many clusters the population has.
    population: Option<f64>,
}

impl Group {
    /// Says whether the stratum is one cluster, so that the variance within it is unknown.
    pub(super) fn is_lone(&self) -> bool {
        self.n == 1
    }

    /// Returns the factor on the sum of squares between clusters, (1 − f)·n/(n − 1).
    ///
    /// Of a lone cluster it is `(N/(N − N_h))²` of responses: the residuals of all sum to zero, so
    /// that `N/(N − N_h)` times its total is its distance from the others.
    pub(super) fn factor(&self) -> f64 {
        let n = self.n as f64;
        let fraction = self.fraction();
        let between = if self.is_lone() {
            ((self.people + self.others) as f64 / self.others as f64).powi(2)
        } else {
            n / (n - 1.0)
        };
        (1.0 - fraction) * between
    }

    /// Returns the part of the population's clusters that are in the sample; 0 where it is not
    /// known.
    pub(super) fn fraction(&self) -> f64 {
        self.population.map_or(0.0, |population| (self.n as f64 / population).min(1.0))
    }

    /// Returns the degrees of freedom: n − 1, and 1 for a lone cluster.
    pub(super) fn df(&self) -> f64 {
        if self.is_lone() { 1.0 } else { self.n as f64 - 1.0 }
    }

    fn absorb(&mut self, other: Self) {
        self.open.extend(other.open);
        self.clusters.extend(other.clusters);
        self.n += other.n;
        self.people += other.people;
        self.population = self.population.zip(other.population).map(|(a, b)| a + b);
    }
}

/// The cells of each cluster of a stratum, while they are gathered.
type Clusters = BTreeMap<u32, Vec<usize>>;

/// Groups cells by stratum and cluster; empty if there is one cluster in all.
pub(super) fn group(cells: &Cells, strata: &[Stratum]) -> (Vec<Group>, Vec<MergedStratum>) {
    let name =
        |stratum: u32| strata.get(stratum as usize).map_or("", |stratum| stratum.name.as_str());
    let mut by_name: BTreeMap<(&str, u32), (Group, Clusters)> = BTreeMap::new();
    for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.n > 0) {
        let stratum = cell.key.stratum;
        let (group, by_cluster) = by_name.entry((name(stratum), stratum)).or_default();
        group.people += cell.n;
        group.population = strata.get(stratum as usize).and_then(|stratum| stratum.population);
        if let Some(cluster) = cell.key.cluster {
            by_cluster.entry(cluster).or_default().push(index);
        } else {
            group.open.push(index);
            group.n += cell.n;
        }
    }
    let named = by_name.into_iter().map(|((name, _), (mut group, by_cluster))| {
        group.n += by_cluster.len() as u64;
        group.clusters = by_cluster.into_values().collect();
        (name.to_owned(), group)
    });
    let (mut groups, merged) = merge_single(named.collect());
    let all: u64 = groups.iter().map(|group| group.people).sum();
    for group in &mut groups {
        group.others = all - group.people;
    }
    match &groups[..] {
        [one] if one.is_lone() => (Vec::new(), merged),
        _ => (groups, merged),
    }
}

/// Merges each stratum of one response with the next by name, the last with the one before.
fn merge_single(named: Vec<(String, Group)>) -> (Vec<Group>, Vec<MergedStratum>) {
    let mut merged = Vec::new();
    let mut done: Vec<(String, Group)> = Vec::new();
    let mut waiting: Option<(String, Group)> = None;
    for (name, mut group) in named {
        if let Some((single, alone)) = waiting.take() {
            merged.push(MergedStratum { stratum: single, with: name.clone() });
            group.absorb(alone);
        }
        if group.people > 1 {
            done.push((name, group));
        } else {
            waiting = Some((name, group));
        }
    }
    if let Some((single, alone)) = waiting
        && let Some((with, last)) = done.last_mut()
    {
        merged.push(MergedStratum { stratum: single, with: with.clone() });
        last.absorb(alone);
    }
    (done.into_iter().map(|(_, group)| group).collect(), merged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::{CellKey, CellTally};

    fn cells(clusters: &[(u32, Option<u32>, u64)]) -> Cells {
        let mut cells = Cells::new();
        for (stratum, cluster, n) in clusters {
            let key = CellKey { levels: vec![], stratum: *stratum, cluster: *cluster };
            cells.add(key, CellTally { n: *n, d: *n as f64, d2: *n as f64 });
        }
        cells
    }

    fn strata(names: &[&str]) -> Vec<Stratum> {
        names.iter().map(|name| Stratum { name: (*name).to_owned(), population: None }).collect()
    }

    #[test]
    fn a_single_response_joins_the_next_by_name() {
        let cells = cells(&[(0, Some(1), 1), (1, None, 4), (2, None, 1)]);
        let (groups, merged) = group(&cells, &strata(&["c", "b", "a"]));
        let pair = |stratum: &str, with: &str| MergedStratum {
            stratum: stratum.into(),
            with: with.into(),
        };
        assert_eq!(merged, [pair("a", "b"), pair("c", "b")]);
        assert_eq!(groups.iter().map(|group| group.n).collect::<Vec<_>>(), [6]);
    }

    /// 60 of 300 in one shift: 300/240 of its total is how far it is from the others.
    #[test]
    fn a_single_cluster_of_several_adds_a_term_of_its_own() {
        let cells = cells(&[(0, None, 240), (1, Some(1), 60)]);
        let (groups, merged) = group(&cells, &strata(&["online", "street"]));
        assert!(merged.is_empty());
        let terms: Vec<_> = groups.iter().map(|group| (group.factor(), group.df())).collect();
        assert_eq!(terms, [(240.0 / 239.0, 239.0), (1.5625, 1.0)]);
    }

    #[test]
    fn one_cluster_in_all_has_no_variance() {
        for n in [1, 50] {
            let (groups, merged) = group(&cells(&[(0, Some(1), n)]), &strata(&["a"]));
            assert!(groups.is_empty() && merged.is_empty());
        }
    }

    #[test]
    fn responses_without_a_cluster_are_clusters() {
        let (groups, _) = group(&cells(&[(0, Some(1), 5), (0, Some(2), 5), (0, None, 3)]), &[]);
        assert_eq!(groups[0].n, 5);
        assert_eq!(groups[0].clusters.len(), 2);
    }
}
