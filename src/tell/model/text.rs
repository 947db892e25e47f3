//! Texts: runs of plain characters, some of them emphasised.

/// How strongly a run is set apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// As the rest.
    #[default]
    None,
    /// Set apart lightly, as titles are.
    Light,
    /// Set apart strongly.
    Strong,
}

/// Characters of one emphasis, taken literally by every writer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The characters. A line break in them is kept where the format can.
    pub text: String,
    /// How strongly they are set apart.
    pub emphasis: Emphasis,
}

/// A text of one or more runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    runs: Vec<Run>,
}

impl Text {
    /// Builds a text that is strong as a whole.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::default().with(text, Emphasis::Strong)
    }

    /// Returns the text with a run added; neighbours of one emphasis become one run.
    #[must_use]
    pub fn with(mut self, text: impl Into<String>, emphasis: Emphasis) -> Self {
        let text = text.into();
        match self.runs.last_mut() {
            Some(last) if last.emphasis == emphasis => last.text.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.runs.push(Run { text, emphasis }),
        }
        self
    }

    /// Returns the runs, no two neighbours of one emphasis, none empty.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Returns the text with a strong word before it.
    pub(super) fn stamped(&self, word: &str) -> Self {
        let stamp = Self::strong(word).with(": ", Emphasis::None);
        self.runs.iter().fold(stamp, |text, run| text.with(&run.text, run.emphasis))
    }

    /// Returns the characters alone.
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::default().with(text, Emphasis::None)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_emphasis_are_one_run() {
        let text = Text::from("a").with("b", Emphasis::None).with("", Emphasis::Strong).with("c", Emphasis::Strong);
        assert_eq!(text.runs().len(), 2);
        assert_eq!(text.plain(), "abc");
    }
}
