//! What may be told of a question: the only way from its counts to a reader.

use super::{MatrixRow, QuestionResult, Results, Tabulation};
use crate::bases::{BaseSize, Shown};
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;

/// Whether a question's results may be told at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody was asked.
    NobodyAsked,
    /// Nobody answered.
    Nobody,
    /// So few answered that no number is told.
    Few,
    /// Not even the number of answers is told, as it would give a suppressed count away.
    Suppressed,
    /// The question's table is told.
    Told,
}

impl QuestionResult {
    /// Whether the results may be told. Of open answers no number is told, however few wrote.
    pub fn verdict(&self) -> Verdict {
        match (self.asked, self.answered) {
            (0, _) => Verdict::NobodyAsked,
            (_, 0) => Verdict::Nobody,
            (_, n)
                if BaseSize::of_share(n) == BaseSize::Hidden && self.table != Tabulation::Text =>
            {
                Verdict::Few
            }
            _ if !self.is_published => Verdict::Suppressed,
            _ => Verdict::Told,
        }
    }

    /// Whether somebody was asked.
    pub fn is_asked(&self) -> bool {
        self.asked > 0
    }

    /// How many were asked; hidden where that repeats a suppressed count.
    pub fn asked(&self) -> Shown<u64> {
        if self.asked_is_published { Shown::Fine(self.asked) } else { Shown::Hidden }
    }

    /// How many answered.
    pub fn answered(&self) -> Shown<u64> {
        match (self.asked_is_published, self.is_published) {
            (true, _) => Shown::Fine(self.answered),
            (false, true) => BaseSize::of_part(self.answered),
            (false, false) => Shown::Hidden,
        }
    }

    /// How many gave no answer for a reason. Who was routed around says how many were asked; who
    /// broke off before says nothing of anybody.
    pub fn missing(&self, word: Missing) -> Shown<u64> {
        match word {
            Missing::NotReached => Shown::Fine(self.missing.of(word)),
            _ if !self.asked_is_published => Shown::Hidden,
            Missing::NotAsked => Shown::Fine(self.missing.of(word)),
            _ => self.missing.shown_of(word),
        }
    }

    /// The share of those asked who gave no answer for this reason.
    pub fn share_missing(&self, word: Missing) -> Option<f64> {
        self.share_of_asked(self.missing.shown_of(word))
    }

    /// The share of those asked about a row who gave no answer for this reason.
    pub fn share_missing_of(&self, row: &MatrixRow, word: Missing) -> Option<f64> {
        self.share_of_asked(row.missing.shown_of(word))
    }

    /// How many gave a row no value for a reason.
    pub fn missing_of(&self, row: &MatrixRow, word: Missing) -> Shown<u64> {
        if self.asked_is_published { row.missing.shown_of(word) } else { Shown::Hidden }
    }

    fn share_of_asked(&self, n: Shown<u64>) -> Option<f64> {
        let n = *n.get()?;
        (n == 0 || self.asked_is_published).then(|| n as f64 / self.asked.max(1) as f64)
    }

    /// The values of the answers, where they may be told.
    pub fn table(&self) -> Option<&Tabulation> {
        (self.verdict() == Verdict::Told).then_some(&self.table)
    }
}

impl MatrixRow {
    /// How many rated the row.
    pub fn answered(&self) -> Shown<u64> {
        BaseSize::of_part(self.answered)
    }
}

impl Results {
    /// How many chose each option of a single or multiple choice, in the order of its options;
    /// nothing where nothing is told of the question.
    pub(crate) fn chosen(&self, question: QuestionIndex) -> Vec<Shown<u64>> {
        let result = self.questions.iter().find(|result| result.question == question);
        match result.map(|result| (result.is_published, &result.table)) {
            Some((true, Tabulation::Single(single))) => {
                single.options.iter().map(|option| option.n).collect()
            }
            Some((true, Tabulation::Multiple(multiple))) => {
                multiple.options.iter().map(|option| option.n).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Results {
    /// Results without any question, in which nothing has to be hidden.
    pub fn without_questions(base: crate::estimate::Base, simulated: bool) -> Self {
        Self {
            base,
            weighting: None,
            simulated,
            questions: Vec::new(),
            hidden: super::Hidden::default(),
        }
    }
}
