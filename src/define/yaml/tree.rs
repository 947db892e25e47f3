//! The tree with places.
//!
//! Every scalar stays the text that was written (`no`, `007`, `1e3`), keys are unique, and what a
//! questionnaire never needs (anchors, aliases, tags, several documents) is refused, which also
//! ends every YAML bomb before it starts.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Span};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::syntax::syntax_error;
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Source};
use mitreden_base::visible::is_unshown;

/// Larger files are refused: a questionnaire of this size is something else.
const LARGEST: usize = 4 << 20;
/// Deeper nesting is refused; the deepest thing a questionnaire says is 8 levels down.
const DEEPEST: usize = 40;

/// A value and where it is written.
#[derive(Clone, Debug)]
pub struct YamlNode {
    /// The place where the value is written.
    pub place: Place,
    /// The value.
    pub value: YamlValue,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum YamlValue {
    /// Nothing, `null` or `~`.
    Null,
    /// A text, as it was written.
    Scalar(String),
    /// A list.
    List(Vec<YamlNode>),
    /// Keys (each a scalar with its place) and values, in the order written, without repetition.
    Map(Vec<(YamlNode, YamlNode)>),
}

impl YamlNode {
    /// The text, if the node is a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            YamlValue::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The value under a key, if the node is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The value under a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        match &mut self.value {
            YamlValue::Map(entries) => {
                entries.iter_mut().find(|(k, _)| k.text() == Some(key)).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The key and its value, if the node is a map that has the key.
    pub fn entry(&self, key: &str) -> Option<(&Self, &Self)> {
        match &self.value {
            YamlValue::Map(entries) => {
                entries.iter().find(|(k, _)| k.text() == Some(key)).map(|(k, v)| (k, v))
            }
            _ => None,
        }
    }

    /// The kind of the node's value, in words that the catalogue has in each language.
    pub fn shape(&self) -> &'static str {
        match self.value {
            YamlValue::Null => "nothing",
            YamlValue::Scalar(_) => "a single value",
            YamlValue::List(_) => "a list",
            YamlValue::Map(_) => "a map of keys",
        }
    }

    /// The place of a part of a scalar's text. Where escapes or folding moved the characters: of
    /// the whole scalar.
    pub fn part(&self, range: Range<usize>) -> Place {
        let (Some(whole), Some(text)) = (self.place.range(), self.text()) else {
            return self.place.clone();
        };
        let raw = &self.place.source().text[whole.clone()];
        let quote = usize::from(raw.starts_with(['"', '\'']));
        if raw.get(quote..quote + text.len()) != Some(text) {
            return self.place.clone();
        }
        let start = whole.start + quote;
        Place::new(self.place.source(), start + range.start..start + range.end)
    }
}

/// Writes the tree back as YAML, every scalar as a string: it reads as the same tree.
impl Serialize for YamlNode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            YamlValue::Null => serializer.serialize_unit(),
            YamlValue::Scalar(text) => serializer.serialize_str(text),
            YamlValue::List(items) => serializer.collect_seq(items),
            YamlValue::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key.text().unwrap_or_default(), value)?;
                }
                map.end()
            }
        }
    }
}

/// Reads a YAML text. `None` when there is an error; it is among the problems, with its place.
pub fn parse(source: &Arc<Source>, problems: &mut Problems) -> Option<YamlNode> {
    if source.text.len() > LARGEST {
        problems.push(
            Diagnostic::error("file-too-large", Place::file(source)).arg("limit", LARGEST >> 20),
        );
        return None;
    }
    let mut builder = Builder { source, events: events(source), problems, failed: false };
    let root = builder.document();
    let failed = builder.failed;
    root.filter(|_| !failed)
}

/// The bytes of a file as text: UTF-8, or an error with the place of the first byte that is not.
pub fn decode(name: &str, bytes: &[u8], problems: &mut Problems) -> Option<Arc<Source>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Source::new(name, text)),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let source = Source::new(name, &String::from_utf8_lossy(valid));
            let end = source.text.len();
            problems.push(
                Diagnostic::error("not-utf8", Place::new(&source, end..end))
                    .arg("byte", error.valid_up_to() + 1),
            );
            None
        }
    }
}

fn events(source: &Source) -> Parser<'_, granit_parser::StrInput<'_>> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    };
    Parser::new_from_str_with_options(&source.text, options)
}

struct Builder<'a, 'p> {
    source: &'a Arc<Source>,
    events: Parser<'a, granit_parser::StrInput<'a>>,
    problems: &'p mut Problems,
    failed: bool,
}

impl<'a> Builder<'a, '_> {
    fn document(&mut self) -> Option<YamlNode> {
        let mut root = None;
        let mut documents = 0;
        while let Some((event, span)) = self.next() {
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents == 2 {
                        self.refuse("yaml-several-documents", span);
                        return None;
                    }
                }
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                event => root = Some(self.node(event, span)),
            }
        }
        root.or_else(|| {
            if !self.failed {
                self.problems.push(Diagnostic::error("file-empty", Place::file(self.source)));
                self.failed = true;
            }
            None
        })
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> YamlNode {
        let place = self.place(&span);
        let value = match event {
            Event::Scalar(text, style, _, tag) => {
                if tag.is_some() {
                    self.refuse("yaml-tag", span);
                }
                // The end of a line as Windows writes it is one.
                if text.replace("\r\n", "\n").contains(is_unshown) {
                    self.refuse_control(&place);
                }
                let plain = style == ScalarStyle::Plain;
                if plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL") {
                    YamlValue::Null
                } else {
                    YamlValue::Scalar(text.into_owned())
                }
            }
            Event::SequenceStart(_, _, tag) => {
                if tag.is_some() {
                    self.refuse("yaml-tag", span);
                }
                self.sequence()
            }
            Event::MappingStart(_, _, tag) => {
                if tag.is_some() {
                    self.refuse("yaml-tag", span);
                }
                self.mapping()
            }
            Event::Alias(..) | Event::UnresolvedAlias(..) => {
                self.refuse("yaml-alias", span);
                YamlValue::Null
            }
            _ => YamlValue::Null,
        };
        YamlNode { place, value }
    }

    fn sequence(&mut self) -> YamlValue {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next() {
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            items.push(self.node(event, span));
        }
        YamlValue::List(items)
    }

    fn mapping(&mut self) -> YamlValue {
        let mut entries: Vec<(YamlNode, YamlNode)> = Vec::new();
        let mut seen: HashMap<String, Place> = HashMap::new();
        while let Some((event, span)) = self.next() {
            if matches!(event, Event::MappingEnd) {
                break;
            }
            let mut key = self.node(event, span);
            let Some((event, span)) = self.next() else { break };
            let value = self.node(event, span);
            // A plain `null` or `~` as a key is the word itself.
            if matches!(key.value, YamlValue::Null) {
                let written = key
                    .place
                    .range()
                    .and_then(|range| self.source.text.get(range))
                    .unwrap_or_default()
                    .to_owned();
                key.value = YamlValue::Scalar(written);
            }
            let Some(name) = key.text().map(str::to_owned) else {
                self.problems.push(Diagnostic::error("yaml-key-not-text", key.place.clone()));
                self.failed = true;
                continue;
            };
            if let Some(first) = seen.get(&name) {
                let twice = Diagnostic::error("duplicate-key", key.place.clone()).arg("key", &name);
                self.problems.push(twice.other(first.clone(), "first-here"));
                continue;
            }
            seen.insert(name, key.place.clone());
            entries.push((key, value));
        }
        YamlValue::Map(entries)
    }

    /// The next event that is a node or an end; an error ends the stream.
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        loop {
            match self.events.next()? {
                Ok((Event::Anchor(..), span)) => self.refuse("yaml-alias", span),
                Ok(event) => return Some(event),
                Err(error) => {
                    if !self.failed {
                        self.problems.push(syntax_error(self.source, &error));
                    }
                    self.failed = true;
                    return None;
                }
            }
        }
    }

    fn refuse(&mut self, kind: &'static str, span: Span) {
        let span = span.tag_span().unwrap_or(span);
        self.problems.push(Diagnostic::error(kind, self.place(&span)));
        self.failed = true;
    }

    /// Refuses a text with control characters, at the first of them.
    fn refuse_control(&mut self, whole: &Place) {
        let Some(range) = whole.range() else { return };
        let raw = &self.source.text[range.clone()];
        let at = escapes(raw).find(|(_, c)| is_unshown(*c)).map_or(0..raw.len(), |(at, _)| at);
        let place = Place::new(self.source, range.start + at.start..range.start + at.end);
        let code = format!(
            "U+{:04X}",
            escapes(raw).map(|(_, c)| c).find(|c| is_unshown(*c)).map_or(0, u32::from)
        );
        // What was archived before this was refused can still be read.
        self.problems.push(Diagnostic::error("yaml-control", place).arg("code", code));
    }

    fn place(&self, span: &Span) -> Place {
        let range = span.byte_range().unwrap_or(0..0);
        // A block ends where the next thing begins: the blanks between are not part of it.
        let text = self.source.text.get(range.clone()).unwrap_or_default();
        Place::new(self.source, range.start..range.start + text.trim_end().len())
    }
}

/// The characters of a scalar as it is written, each with its bytes; an escape stands for what it
/// makes.
fn escapes(raw: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let escaped = raw.starts_with('"');
    let mut rest = raw.char_indices();
    std::iter::from_fn(move || {
        let (at, c) = rest.next()?;
        if c != '\\' || !escaped {
            return Some((at..at + c.len_utf8(), c));
        }
        let (second, kind) = rest.next()?;
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let end = second + kind.len_utf8() + digits;
        let made = match kind {
            '0' => '\0',
            'a' => '\u{7}',
            'b' => '\u{8}',
            'e' => '\u{1b}',
            'f' => '\u{c}',
            'N' => '\u{85}',
            'r' => '\r',
            'v' => '\u{b}',
            _ => {
                let number =
                    raw.get(second + 1..end).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                number.and_then(char::from_u32).unwrap_or(' ')
            }
        };
        for _ in 0..digits {
            rest.next();
        }
        Some((at..end, made))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<YamlNode>, Vec<&'static str>) {
        let mut problems = Problems::new();
        let node = parse(&Source::new("x.yaml", text), &mut problems);
        let kinds = problems.iter().map(|d| d.kind).collect();
        (node, kinds)
    }

    #[test]
    fn scalars_stay_what_was_written() {
        let (node, problems) = read("a: no\nb: 007\nc: 1e3\nd: 2026-05-04\ne: ~\nf: ''\n");
        assert!(problems.is_empty());
        let node = node.unwrap();
        let texts: Vec<_> =
            ["a", "b", "c", "d", "e", "f"].map(|k| node.get(k).unwrap().text()).to_vec();
        assert_eq!(
            texts,
            [Some("no"), Some("007"), Some("1e3"), Some("2026-05-04"), None, Some("")]
        );
    }

    #[test]
    fn places_are_exact_past_umlauts_and_quotes() {
        let text = "größe: { de: Öl }\nshow: \"a == 'ö' and bad\"\n";
        let node = read(text).0.unwrap();
        let (_, size) = node.entry("größe").unwrap();
        assert_eq!(size.get("de").unwrap().place.line_column(), Some((1, 14)));
        let show = node.get("show").unwrap();
        let at = show.text().unwrap().find("bad").unwrap();
        assert_eq!(show.part(at..at + 3).line_column(), Some((2, 21)));
    }

    #[test]
    fn what_no_questionnaire_needs_is_refused_with_a_place() {
        for (text, kind) in [
            ("a: &x [1]\nb: *x\n", "yaml-alias"),
            ("a: !!str 5\n", "yaml-tag"),
            ("a: 1\n---\nb: 2\n", "yaml-several-documents"),
            ("", "file-empty"),
            ("# only a comment\n", "file-empty"),
            ("a: 1\n\tb: 2\n", "yaml-tab"),
            ("a: [1, 2\n", "yaml-syntax"),
            ("? [a, b]\n: c\n", "yaml-key-not-text"),
        ] {
            let (node, kinds) = read(text);
            assert!(node.is_none(), "{text}");
            assert_eq!(kinds.first(), Some(&kind), "{text}");
        }
    }

    #[test]
    fn control_characters_are_refused_where_they_are_made() {
        for (text, place) in [
            ("a: \"a\\x1b]0;x\\x07b\"\n", Some((1, 6))),
            ("a: 1\nb: [\"ö\\\\\\e\"]\n", Some((2, 9))),
            ("a: \"\\u009b31m\"\n", Some((1, 5))),
            ("a: \"\\0\"\n", Some((1, 5))),
            ("\"k\\a\": 1\n", Some((1, 3))),
        ] {
            let mut problems = Problems::new();
            parse(&Source::new("x.yaml", text), &mut problems);
            let first = problems.iter().next().unwrap();
            assert_eq!(first.place.line_column(), place, "{text:?}: {}", first.kind);
        }
        for good in [
            "a: \"one\\ntwo\\t3\"\n",
            "a: '\\x1b'\n",
            "a: \\e\n",
            "a: \"\\\\x1b \\u00e4\"\n",
            "a: |\n  b\r\n  c\r\n",
        ] {
            assert_eq!(read(good).1, [""; 0], "{good:?}");
        }
    }

    #[test]
    fn a_duplicate_key_keeps_the_first_and_reads_on() {
        let (node, kinds) = read("a: 1\na: 2\nb: 3\n");
        let node = node.unwrap();
        assert_eq!(
            (node.get("a").unwrap().text(), node.get("b").unwrap().text()),
            (Some("1"), Some("3"))
        );
        assert_eq!(kinds, ["duplicate-key"]);
    }

    #[test]
    fn bombs_and_depth_are_refused() {
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
        assert!(read(bomb).0.is_none());
        let deep = "[".repeat(10_000);
        assert!(read(&deep).0.is_none());
        let large = "a: ".to_owned() + &"x".repeat(LARGEST);
        assert_eq!(read(&large).1, ["file-too-large"]);
    }

    #[test]
    fn a_byte_order_mark_and_crlf_change_nothing() {
        let (node, problems) = read("\u{feff}a: 1\r\nb: 2\r\n");
        assert!(problems.is_empty());
        assert_eq!(node.unwrap().get("b").unwrap().place.line_column(), Some((2, 4)));
    }

    #[test]
    fn written_back_it_reads_the_same() {
        let (node, _) = read("a: no\nb: [007, '']\nc: { d: ~, 'e f': \"x: y\" }\n");
        let text = serde_yaml::to_string(&node.unwrap()).unwrap();
        let again = read(&text).0.unwrap();
        assert_eq!(serde_yaml::to_string(&again).unwrap(), text);
        assert_eq!(again.get("a").unwrap().text(), Some("no"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,80}|[a-c: \\n\\t\\[\\]{},&*!'\"|>-]{0,60}") {
            read(&text);
        }
    }
}
