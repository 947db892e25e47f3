//! What rules look for, folded as answers are.

use super::primary;
use super::text::{BLANK, folded_words};
use mitreden_define::town::CodingRule;

/// The meaning of a pattern that is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// The pattern is a mention where it begins a word or a part of one.
    Stem,
    /// The pattern is a mention if all its words are found in order.
    Phrase,
    /// The pattern is something else than a mention, wherever it stands in a word.
    Exclude,
}

/// A text that a rule looks for.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The place of the rule.
    pub(super) rule: usize,
    pub(super) what: What,
    /// The language in which it is looked for; every language where none is said.
    pub(super) lang: Option<String>,
    /// The text as the rule has it.
    pub(super) written: String,
    /// The text as it is looked for in folded answers.
    pub(super) sought: String,
    /// How many letters the text has, blanks left out.
    pub(super) letters: usize,
}

/// The patterns of some rules.
pub(super) fn patterns(rules: &[CodingRule]) -> Vec<Pattern> {
    let mut all = Vec::new();
    for (rule, words) in rules.iter().enumerate() {
        for (lang, stems) in &words.stems {
            let lang = primary(lang);
            for stem in stems {
                add(&mut all, (rule, What::Stem, Some(lang)), stem, lang == "de");
            }
        }
        for phrase in &words.phrases {
            add(&mut all, (rule, What::Phrase, None), phrase, false);
        }
        for exclude in &words.exclude {
            add(&mut all, (rule, What::Exclude, None), exclude, true);
        }
    }
    all
}

/// Adds a pattern, with the plurals it might have in German.
fn add(
    all: &mut Vec<Pattern>,
    (rule, what, lang): (usize, What, Option<&str>),
    written: &str,
    german: bool,
) {
    let sought = folded_words(written).join(&BLANK.to_string());
    // Of characters alone nothing is left to look for.
    if sought.is_empty() {
        return;
    }
    let plural = umlauted(&sought).filter(|_| german);
    for sought in [Some(sought), plural].into_iter().flatten() {
        let letters = sought.chars().filter(|c| *c != BLANK).count();
        let sought = if what == What::Phrase { format!("{BLANK}{sought}{BLANK}") } else { sought };
        all.push(Pattern {
            rule,
            what,
            lang: lang.map(str::to_owned),
            written: written.to_owned(),
            sought,
            letters,
        });
    }
}

/// A word with an umlaut in its last syllable, if that can have one: Parkplatz, Parkplätze.
fn umlauted(folded: &str) -> Option<String> {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let end = folded.rfind(is_vowel)? + 1;
    let head = folded.get(..end)?;
    let from = head
        .rfind(|c| !is_vowel(c))
        .map_or(0, |at| at + head[at..].chars().next().map_or(0, char::len_utf8));
    let umlaut = match head.get(from..)? {
        "a" => "ae",
        "o" => "oe",
        "u" => "ue",
        "au" => "aeu",
        _ => return None,
    };
    Some([folded.get(..from)?, umlaut, folded.get(end..)?].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_syllable_takes_the_umlaut() {
        let plural = |word| umlauted(word).unwrap_or_default();
        assert_eq!(
            ["parkplatz", "schlagloch", "kurs", "baum", "bau"].map(plural),
            ["parkplaetz", "schlagloech", "kuers", "baeum", "baeu"]
        );
        // Where it has one already, cannot have one, or has no vowel, there is none.
        assert_eq!(
            ["schaed", "parkschein", "schule", "wlan-", "psst", "", "ж"]
                .map(umlauted)
                .into_iter()
                .flatten()
                .count(),
            1
        );
    }
}
