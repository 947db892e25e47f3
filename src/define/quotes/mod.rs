//! `surveys/<id>.quotes.yaml`: passages of open answers that somebody in the town has cleared for
//! publication.
//!
//! Writing a passage down there is the clearing. Whether somebody wrote it only the answers can say
//! (`count/results`); what would point at a person is refused here.

mod private;

use std::sync::Arc;

use self::private::{Private, private};
use super::survey::Need;
use super::yaml::{
    Fields, GrammarTable, Shape, YamlNode, list, list_of, may, needed, parse, scalar,
};
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Source, listed};
use mitreden_base::ids::Code;

/// The grammar of the file of quotes.
pub const GRAMMAR: Shape = list_of(&Shape::Table(&QUOTE));

const QUOTE: GrammarTable = GrammarTable::new(
    "a quote",
    &[&[
        needed(
            "words",
            Shape::Line,
            "A passage of an open answer, word for word; writing it here clears it for publication",
        ),
        may("need", Shape::Code, "The need it speaks of"),
        may("lang", Shape::LANGUAGE, "The language it is in; that of the interview if not written"),
    ]],
);

/// A passage that may be published.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The words of the passage, with each stretch of white space as one blank.
    pub words: String,
    /// The need that the passage speaks of.
    pub need: Option<Code>,
    /// The language of the passage, where the file says so.
    pub lang: Option<String>,
    /// The place where the quote is written.
    pub place: Place,
}

impl Quote {
    /// The problem that nobody who counts wrote it. What comes near is not told: it was not
    /// cleared.
    pub fn not_found(&self) -> Diagnostic {
        Diagnostic::error("quote-not-found", self.place.clone())
    }
}

/// The problem that a file of quotes stands beside no survey.
pub fn without_survey<'a>(
    source: &Arc<Source>,
    stem: &str,
    surveys: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::error("quotes-without-survey", Place::file(source))
        .arg("stem", stem)
        .suggest(stem, surveys)
}

/// The problem that a file of quotes has the wrong ending, so that nothing reads it.
pub fn called_otherwise(source: &Arc<Source>, stem: &str) -> Diagnostic {
    let mut problem = Diagnostic::error("quotes-ending", Place::file(source));
    problem.suggestion = Some(format!("{stem}.quotes.yaml"));
    problem
}

/// A text with each stretch of white space as one blank.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the quotes of a survey; those with problems are left out.
pub fn read(source: &Arc<Source>, needs: &[&[Need]], problems: &mut Problems) -> Vec<Quote> {
    let Some(root) = parse(source, problems) else { return Vec::new() };
    let mut quotes: Vec<Quote> = Vec::new();
    for node in list(&root, problems) {
        let Some(quote) = quote(node, needs, problems) else { continue };
        if let Some(first) = quotes.iter().find(|known| known.words == quote.words) {
            let twice =
                Diagnostic::error("twice-in-list", quote.place).arg("written", &quote.words);
            problems.push(twice.other(first.place.clone(), "first-here"));
        } else {
            quotes.push(quote);
        }
    }
    quotes
}

fn quote(node: &YamlNode, needs: &[&[Need]], problems: &mut Problems) -> Option<Quote> {
    let fields = Fields::read(node, &QUOTE, problems)?;
    let need = fields.get("need").map(|node| known_need(node, needs, problems));
    let lang = fields.get("lang").map(|node| language(node, problems));
    let node = fields.get("words")?;
    let words = squeezed(scalar(node, problems)?);
    if words.is_empty() {
        problems.push(Diagnostic::error("quote-empty", node.place.clone()));
        return None;
    }
    if let Some(private) = private(&words) {
        let kind = match private {
            Private::Address => "quote-address",
            Private::Number => "quote-number",
            Private::Street => "quote-street",
        };
        problems.push(Diagnostic::error(kind, node.place.clone()));
        return None;
    }
    let whole = !matches!(need, Some(None)) && !matches!(lang, Some(None));
    whole.then(|| Quote {
        words,
        need: need.flatten(),
        lang: lang.flatten(),
        place: node.place.clone(),
    })
}

fn known_need(node: &YamlNode, needs: &[&[Need]], problems: &mut Problems) -> Option<Code> {
    let written = scalar(node, problems)?;
    let mut known: Vec<&str> = Vec::new();
    for need in needs.iter().flat_map(|needs| needs.iter()) {
        if !known.contains(&need.code.as_str()) {
            known.push(need.code.as_str());
        }
    }
    if known.contains(&written) {
        return Some(Code::new(written));
    }
    let unknown = Diagnostic::error("unknown-need", node.place.clone()).arg("code", written);
    problems.push(unknown.arg("all", listed(known.iter().copied())).suggest(written, known));
    None
}

fn language(node: &YamlNode, problems: &mut Problems) -> Option<String> {
    let tag = scalar(node, problems)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if tag.len() >= 2 && tag.starts_with(|c: char| c.is_ascii_lowercase()) && tag.chars().all(plain)
    {
        return Some(tag.to_owned());
    }
    problems.push(Diagnostic::error("bad-language", node.place.clone()).arg("written", tag));
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Text;

    fn read_all(yaml: &str) -> (Vec<Quote>, Vec<&'static str>) {
        let need = |code: &str| Need {
            code: Code::new(code),
            was: Vec::new(),
            text: Text::plain(code),
            retired: None,
        };
        let mut problems = Problems::new();
        let quotes = read(
            &Source::new("s.quotes.yaml", yaml),
            &[&[need("wifi")], &[need("wifi"), need("parking")]],
            &mut problems,
        );
        (quotes, problems.iter().map(|problem| problem.kind).collect())
    }

    #[test]
    fn quotes_are_read_with_their_need_and_language() {
        let (quotes, problems) = read_all(
            "- words: >-\n    Mehr WLAN\n    bitte\n  need: wifi\n- { words: 'No Wi-Fi: why?', lang: en }\n",
        );
        assert_eq!(problems, Vec::<&str>::new());
        let told: Vec<_> = quotes
            .iter()
            .map(|q| (q.words.as_str(), q.need.as_ref().map(Code::as_str), q.lang.as_deref()))
            .collect();
        assert_eq!(
            told,
            [("Mehr WLAN bitte", Some("wifi"), None), ("No Wi-Fi: why?", None, Some("en"))]
        );
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once_and_left_out() {
        let yaml = "- { words: A, need: parkng }\n- { words: ' ' }\n- { words: B, lang: Deutsch! }\n- { words: C }\n- { words: ' C' }\n\
            - { words: mail@example.at }\n- { words: 0664 1234567 }\n- { words: Gösser Straße 12 }\n- { need: wifi }\n";
        let (quotes, problems) = read_all(yaml);
        assert_eq!(quotes.iter().map(|quote| quote.words.as_str()).collect::<Vec<_>>(), ["C"]);
        let kinds = [
            "unknown-need",
            "quote-empty",
            "bad-language",
            "twice-in-list",
            "quote-address",
            "quote-number",
            "quote-street",
            "missing-key",
        ];
        assert_eq!(problems, kinds);
    }
}
