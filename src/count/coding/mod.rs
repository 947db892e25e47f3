//! The codebook: which needs an open answer mentions, by the rules of `town/coding.yaml`.
//!
//! Dictionary coding, deterministic and explained by what it found: stems of words by language,
//! whole phrases, and words that look like it and are something else. All are looked for in one
//! pass over the answer (Aho & Corasick 1975, Communications of the ACM 18:333-340). Of the
//! findings of one rule that overlap, the longest holds ("longest match first"): `stadtpark` that
//! is excluded is no `park`. An answer may mention several needs.
//!
//! A stem holds at the beginning of a word, whatever follows (`parken` in "Parkens"), and inside or
//! at the end of a compound, where [`PART`] letters or more stand before it ("Handyparken",
//! "Gratisparkplatzsuche"); shorter stems hold as whole words alone. German stems hold with the
//! umlaut of their last syllable, too: `parkplatz` in "Parkplätze". What stands before a stem is
//! not looked up in any list of words: `exclude` is there for what goes wrong.
//!
//! There is no window for negations, which codebooks of opinions have. Here a rule finds what an
//! answer is about, not what it says of it: "kein WLAN am Hauptplatz" asks for Wi-Fi, and "das
//! Parken stört mich nicht" speaks of parking. What is counted is called a mention, never a wish.

mod pattern;
#[cfg(test)]
mod tests;
mod text;

use std::cmp::Reverse;
use std::ops::Range;

use aho_corasick::{AhoCorasick, BuildError};

use self::pattern::{Pattern, What, patterns};
use self::text::{Folded, is_between};
use mitreden_base::ids::Code;
use mitreden_define::town::CodingRule;

/// The fewest letters that part of a compound word has.
pub const PART: usize = 4;

/// The rules of coding, compiled so that they can be applied to answers.
#[derive(Debug)]
pub struct Codebook {
    needs: Vec<Code>,
    patterns: Vec<Pattern>,
    finder: AhoCorasick,
}

/// What a rule found in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The place of the rule; its need is that of [`Codebook::needs`] at this place.
    pub rule: usize,
    /// The stem or phrase, as the rule has it.
    pub by: String,
    /// The bytes of the answer's words that it was found in.
    pub words: Range<usize>,
}

/// A pattern where it stands in a folded answer.
struct Found<'c> {
    pattern: &'c Pattern,
    at: Range<usize>,
}

impl Codebook {
    /// Compiles the rules.
    pub fn new(rules: &[CodingRule]) -> Result<Self, BuildError> {
        let patterns = patterns(rules);
        let finder = AhoCorasick::new(patterns.iter().map(|pattern| &pattern.sought))?;
        Ok(Self { needs: rules.iter().map(|rule| rule.need.clone()).collect(), patterns, finder })
    }

    /// The need of each rule.
    pub fn needs(&self) -> &[Code] {
        &self.needs
    }

    /// Finds what an answer mentions. An answer in a language that no rule has stems for, or in one
    /// that is not known, is tried with the stems of all.
    pub fn code(&self, answer: &str, lang: Option<&str>) -> Vec<Hit> {
        let folded = Folded::new(answer);
        let lang = lang.map(primary).filter(|lang| {
            self.patterns.iter().any(|pattern| pattern.lang.as_deref() == Some(*lang))
        });
        let mut found = self.found(&folded, lang);
        // The longest first; where two are alike, what excludes.
        found.sort_by_key(|found| {
            let pattern = found.pattern;
            (
                pattern.rule,
                Reverse(pattern.letters),
                pattern.what != What::Exclude,
                found.at.start,
                pattern.written.as_str(),
            )
        });
        let mut held: Vec<Found<'_>> = Vec::new();
        for found in found {
            let crosses =
                |other: &Found<'_>| other.at.start < found.at.end && found.at.start < other.at.end;
            if !held.iter().any(|other| other.pattern.rule == found.pattern.rule && crosses(other))
            {
                held.push(found);
            }
        }
        held.sort_by_key(|found| (found.pattern.rule, found.at.start));
        let hits = held.into_iter().filter(|found| found.pattern.what != What::Exclude);
        hits.map(|found| Hit {
            rule: found.pattern.rule,
            by: found.pattern.written.clone(),
            words: folded.words(&found.at),
        })
        .collect()
    }

    /// The patterns that are found in an answer and hold there, overlaps included.
    fn found<'c>(&'c self, folded: &Folded, lang: Option<&str>) -> Vec<Found<'c>> {
        let matches = self.finder.find_overlapping_iter(&folded.text);
        let found = matches.filter_map(|found| {
            let pattern = self.patterns.get(found.pattern().as_usize())?;
            let spoken =
                lang.is_none() || pattern.lang.is_none() || pattern.lang.as_deref() == lang;
            // A phrase is sought with the blanks around it.
            let edge = usize::from(pattern.what == What::Phrase);
            let at = found.start() + edge..found.end().saturating_sub(edge);
            (spoken && pattern.holds(&folded.text, &at)).then_some(Found { pattern, at })
        });
        found.collect()
    }
}

impl Pattern {
    /// Whether the pattern counts where it was found.
    fn holds(&self, text: &str, at: &Range<usize>) -> bool {
        let before = text.get(..at.start).unwrap_or_default();
        let head = before.chars().rev().take_while(|c| !is_between(*c)).count();
        let ends_word = text.get(at.end..).is_some_and(|rest| rest.starts_with(is_between));
        match self.what {
            What::Phrase => true,
            What::Exclude => self.letters >= PART || head == 0 && ends_word,
            What::Stem if self.letters < PART => head == 0 && ends_word,
            What::Stem => head == 0 || head >= PART,
        }
    }
}

/// The language of a tag, without its region.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}
