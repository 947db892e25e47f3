//! Margins: what is known about the population.

/// The distribution of the population over the levels of one question, or of two crossed.
#[derive(Debug, Clone, PartialEq)]
pub struct RakingMargin {
    /// The name of the margin in reports.
    pub name: String,
    /// The margin's levels; the level of a cell is an index into this list.
    pub levels: Vec<Level>,
}

/// One level of a margin.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// The level's code.
    pub code: String,
    /// The level's share of the population, or its count: only the proportions matter.
    pub target: f64,
}

impl RakingMargin {
    /// Builds a margin from codes and targets.
    pub fn new<C: Into<String>>(
        name: impl Into<String>,
        levels: impl IntoIterator<Item = (C, f64)>,
    ) -> Self {
        let levels =
            levels.into_iter().map(|(code, target)| Level { code: code.into(), target }).collect();
        Self { name: name.into(), levels }
    }

    /// Returns the level index of rows that lack an answer to this margin.
    pub fn missing(&self) -> u16 {
        u16::try_from(self.levels.len()).unwrap_or(u16::MAX)
    }

    /// Returns the slot of a cell's level: a level, or the one for missing answers behind the last.
    pub(crate) fn slot(&self, level: Option<&u16>) -> usize {
        level.map_or(self.levels.len(), |&level| usize::from(level).min(self.levels.len()))
    }

    /// Returns the code of a slot; the one for missing answers has none.
    pub(crate) fn code(&self, slot: usize) -> Option<&str> {
        self.levels.get(slot).map(|level| level.code.as_str())
    }
}
