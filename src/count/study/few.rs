//! Modes whose answers come in few clusters, as those of a street where few shifts were worked.
//!
//! People who are asked in one place in one shift are alike, and how alike shows only between
//! shifts. From few of them little is known of that, so that rank sets widen: three shifts leave
//! two degrees of freedom, however many were asked.

use std::collections::BTreeSet;

use super::Study;
use crate::bases::FEW_CLUSTERS_BELOW;
use mitreden_define::survey::Mode;

/// A mode whose answers come in few clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FewClusters {
    /// The mode that has few clusters.
    pub mode: Mode,
    /// How many clusters, such as shifts, there are.
    pub clusters: u64,
    /// How many answers there are.
    pub n: u64,
}

impl Study<'_> {
    /// Returns the modes of few clusters; none where all answers are one cluster, because there no
    /// rank set says anything.
    pub(crate) fn few_clusters(&self) -> Vec<FewClusters> {
        if self.design.is_one_cluster() {
            return Vec::new();
        }
        let of = |mode: Mode| {
            let (mut named, mut open, mut n) = (BTreeSet::new(), 0, 0);
            for cell in &self.sample.cells {
                let stratum = self.sample.stratum_modes.get(cell.key.stratum as usize);
                if stratum != Some(&mode) {
                    continue;
                }
                n += cell.n;
                match cell.key.cluster {
                    Some(cluster) => drop(named.insert((cell.key.stratum, cluster))),
                    None => open += cell.n,
                }
            }
            FewClusters { mode, clusters: named.len() as u64 + open, n }
        };
        let is_few = |few: &FewClusters| few.clusters < FEW_CLUSTERS_BELOW && few.n > few.clusters;
        Mode::ALL.into_iter().map(of).filter(is_few).collect()
    }
}
