//! Rust sources as a tree of words, texts, operators and brackets: as much of the language as it
//! takes to see which message a call names.

/// A part of a source, with the line it stands on.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) line: usize,
    pub(super) kind: Kind,
}

/// What a part is.
#[derive(Debug)]
pub(super) enum Kind {
    /// A name or a keyword.
    Word(String),
    /// A string literal, as it is written between its quotes.
    Text(String),
    /// An operator or a punctuation mark.
    Operator(&'static str),
    /// Brackets with what they hold: `(`, `[` or `{`.
    Group(char, Vec<Node>),
    /// A number or a character.
    Other,
}

/// The operators of more than one character that must not be taken for two, and those of one.
const OPERATORS: [&str; 36] = [
    "..=", "=>", "->", "::", "==", "!=", "<=", ">=", "&&", "||", "..", "+=", "-=", "*=", "/=", "=",
    "<", ">", "&", "|", "!", "?", ",", ";", ":", ".", "#", "+", "-", "*", "/", "%", "^", "@", "$",
    "~",
];

impl Node {
    pub(super) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is(&self, operator: &str) -> bool {
        matches!(self.kind, Kind::Operator(own) if own == operator)
    }

    pub(super) fn says(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    /// What stands within brackets of this kind.
    pub(super) fn group(&self, open: char) -> Option<&[Self]> {
        match &self.kind {
            Kind::Group(own, inside) if *own == open => Some(inside),
            _ => None,
        }
    }
}

/// Reads a source.
pub(super) fn read(text: &str) -> Vec<Node> {
    let mut reader = Reader { rest: text, line: 1 };
    reader.nodes(None)
}

struct Reader<'t> {
    rest: &'t str,
    line: usize,
}

impl Reader<'_> {
    fn nodes(&mut self, close: Option<char>) -> Vec<Node> {
        let mut nodes = Vec::new();
        while let Some(first) = self.rest.chars().next() {
            let line = self.line;
            if Some(first) == close {
                self.skip(1);
                break;
            }
            if let Some(kind) = self.next(first) {
                nodes.push(Node { line, kind });
            }
        }
        nodes
    }

    /// Takes the next part; what says nothing to a reader of calls is nothing.
    fn next(&mut self, first: char) -> Option<Kind> {
        if first.is_whitespace() {
            self.skip(first.len_utf8());
            return None;
        }
        if self.rest.starts_with("//") {
            self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
            return None;
        }
        if self.rest.starts_with("/*") {
            self.comment();
            return None;
        }
        if let Some(text) = self.string() {
            return Some(Kind::Text(text));
        }
        if first == '\'' {
            return self.quote();
        }
        if first.is_ascii_digit() {
            self.name();
            return Some(Kind::Other);
        }
        if first.is_alphabetic() || first == '_' {
            return Some(Kind::Word(self.name()));
        }
        if let Some(close) = [('(', ')'), ('[', ']'), ('{', '}')]
            .into_iter()
            .find_map(|(open, close)| (open == first).then_some(close))
        {
            self.skip(1);
            return Some(Kind::Group(first, self.nodes(Some(close))));
        }
        let operator = OPERATORS.into_iter().find(|operator| self.rest.starts_with(operator));
        self.skip(operator.map_or(first.len_utf8(), str::len));
        operator.map(Kind::Operator)
    }

    fn skip(&mut self, bytes: usize) {
        let (gone, rest) = self.rest.split_at(bytes);
        self.line += gone.matches('\n').count();
        self.rest = rest;
    }

    fn name(&mut self) -> String {
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        let name = self.rest[..end.unwrap_or(self.rest.len())].to_owned();
        self.skip(name.len());
        name
    }

    /// A comment, others within it included.
    fn comment(&mut self) {
        let mut depth = 0;
        loop {
            if self.rest.starts_with("/*") {
                depth += 1;
                self.skip(2);
            } else if self.rest.starts_with("*/") {
                depth -= 1;
                self.skip(2);
            } else if let Some(next) = self.rest.chars().next() {
                self.skip(next.len_utf8());
            }
            if depth == 0 || self.rest.is_empty() {
                return;
            }
        }
    }

    /// A string of any kind, if one begins here.
    fn string(&mut self) -> Option<String> {
        let prefix = self.rest.len() - self.rest.trim_start_matches(['b', 'c', 'r']).len();
        let marked = &self.rest[prefix..];
        let hashes = marked.len() - marked.trim_start_matches('#').len();
        let is_raw = self.rest[..prefix].ends_with('r');
        if prefix > 2 || (hashes > 0 && !is_raw) || !marked[hashes..].starts_with('"') {
            return None;
        }
        self.skip(prefix + hashes + 1);
        let end = if is_raw {
            self.rest.find(&format!("\"{}", "#".repeat(hashes)))
        } else {
            let mut escaped = false;
            self.rest.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            })
        };
        let text = self.rest[..end.unwrap_or(self.rest.len())].to_owned();
        self.skip((text.len() + 1 + hashes).min(self.rest.len()));
        Some(text)
    }

    /// A character; a lifetime says nothing here.
    fn quote(&mut self) -> Option<Kind> {
        let mut characters = self.rest.char_indices().skip(1);
        let (_, first) = characters.next()?;
        if first == '\\' {
            // What is escaped may itself be a quote.
            let end = self.rest[3..].find('\'').map_or(self.rest.len(), |end| end + 4);
            self.skip(end);
            return Some(Kind::Other);
        }
        if let Some((at, '\'')) = characters.next() {
            self.skip(at + 1);
            return Some(Kind::Other);
        }
        self.skip(1);
        self.name();
        None
    }
}
