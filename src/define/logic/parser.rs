//! From tokens to the tree as written: a Pratt parser. Its depth is bounded, so that no input can
//! exhaust the stack.

use std::ops::Range;

use super::fault::ExpressionFault;
use super::lexer::{Lexeme, Token, tokens};
use super::syntax::{Comparison, Form, Junction, Literal, Operator, Syntax};

/// How deep parts may be nested in each other.
pub(super) const DEEPEST: usize = 100;

/// How long an expression may be, in bytes.
pub(super) const LONGEST: usize = 20_000;

/// The binding powers of the operators: the larger, the tighter.
mod binding {
    pub(super) const LOOSEST: u8 = 0;
    pub(super) const OR: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const NOT: u8 = 3;
    pub(super) const COMPARE: u8 = 4;
    pub(super) const SUM: u8 = 5;
    pub(super) const PRODUCT: u8 = 6;
}

/// The tree as it is written, unless reading could not go on, and all faults found in the text.
pub(super) fn parse(text: &str) -> (Option<Syntax>, Vec<ExpressionFault>) {
    if text.len() > LONGEST {
        return (None, vec![ExpressionFault::new("logic-long", 0..0).arg("most", LONGEST)]);
    }
    let (lexemes, faults) = tokens(text);
    let mut parser = Parser { text, lexemes: &lexemes, at: 0, level: 0, faults };
    let tree = parser.whole();
    let mut faults = parser.faults;
    if let Err(fault) = &tree {
        // What could not be read further is often a consequence of what the lexer has told already.
        if faults.iter().all(|told| !matches!(told.kind, "logic-quote-open" | "logic-character")) {
            faults.push(fault.clone());
        }
    }
    faults.sort_by_key(|fault| fault.range.start);
    (tree.ok(), faults)
}

/// An operator that stands between two parts.
enum Infix {
    Junction(Junction),
    Compare(Comparison),
    Math(Operator),
    In { negated: bool },
}

impl Infix {
    fn binding(&self) -> u8 {
        match self {
            Self::Junction(Junction::Or) => binding::OR,
            Self::Junction(Junction::And) => binding::AND,
            Self::Compare(_) | Self::In { .. } => binding::COMPARE,
            Self::Math(Operator::Plus | Operator::Minus) => binding::SUM,
            Self::Math(Operator::Times | Operator::Over) => binding::PRODUCT,
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    lexemes: &'a [Lexeme<'a>],
    at: usize,
    level: usize,
    faults: Vec<ExpressionFault>,
}

type Read<T> = Result<T, ExpressionFault>;

impl<'a> Parser<'a> {
    fn token(&self) -> &'a Token<'a> {
        self.lexemes.get(self.at).map_or(&Token::End, |lexeme| &lexeme.token)
    }

    fn range(&self) -> Range<usize> {
        self.lexemes
            .get(self.at)
            .map_or(self.text.len()..self.text.len(), |lexeme| lexeme.range.clone())
    }

    /// The end of the token before this one.
    fn end(&self) -> usize {
        self.at
            .checked_sub(1)
            .and_then(|before| self.lexemes.get(before))
            .map_or(0, |lexeme| lexeme.range.end)
    }

    fn take(&mut self, token: &Token<'_>) -> bool {
        let found = self.token() == token;
        self.at += usize::from(found);
        found
    }

    fn unexpected(&self) -> ExpressionFault {
        match self.token() {
            Token::End => ExpressionFault::new("logic-end", self.range()),
            Token::Comma => ExpressionFault::new("logic-comma", self.range()),
            _ => ExpressionFault::new("logic-unexpected", self.range())
                .arg("found", self.text.get(self.range()).unwrap_or_default()),
        }
    }

    fn whole(&mut self) -> Read<Syntax> {
        if *self.token() == Token::End {
            return Err(ExpressionFault::new("logic-empty", 0..0));
        }
        let tree = self.part(binding::LOOSEST)?;
        if *self.token() == Token::End { Ok(tree) } else { Err(self.unexpected()) }
    }

    fn build(form: Form, range: Range<usize>) -> Read<Syntax> {
        let tree = Syntax::new(form, range);
        if tree.depth > DEEPEST {
            Err(ExpressionFault::new("logic-deep", tree.range))
        } else {
            Ok(tree)
        }
    }

    /// Reads a part and all that binds to it at least as tightly as `least`.
    fn part(&mut self, least: u8) -> Read<Syntax> {
        self.level += 1;
        if self.level > DEEPEST {
            return Err(ExpressionFault::new("logic-deep", self.range()));
        }
        let mut left = self.prefix()?;
        while let Some(infix) = self.infix(least)? {
            left = self.join(left, &infix)?;
        }
        self.level -= 1;
        Ok(left)
    }

    /// The operator that comes next, if it binds tightly enough; it is taken.
    fn infix(&mut self, least: u8) -> Read<Option<Infix>> {
        let start = self.at;
        let infix = match self.token() {
            Token::Compare(comparison) => Infix::Compare(*comparison),
            Token::Math(operator) => Infix::Math(*operator),
            Token::Word(word) => match operator_word(word) {
                Some("and") => Infix::Junction(Junction::And),
                Some("or") => Infix::Junction(Junction::Or),
                Some("in") => Infix::In { negated: false },
                Some("not") => {
                    self.at += 1;
                    match self.token() {
                        Token::Word(word) if operator_word(word) == Some("in") => {
                            Infix::In { negated: true }
                        }
                        _ => return Err(self.unexpected()),
                    }
                }
                _ => return Ok(None),
            },
            _ => return Ok(None),
        };
        if infix.binding() < least {
            self.at = start;
            return Ok(None);
        }
        for at in start..=self.at {
            self.own_word(at);
        }
        if matches!(infix, Infix::Math(Operator::Minus)) {
            self.minus_has_spaces();
        }
        self.at += 1;
        Ok(Some(infix))
    }

    /// Tells of an operator word that is written in capitals or in German.
    fn own_word(&mut self, at: usize) {
        if let Some(Lexeme { token: Token::Word(word), range }) = self.lexemes.get(at)
            && let Some(meant) = operator_word(word).filter(|meant| meant != word)
        {
            self.faults.push(
                ExpressionFault::new("logic-word", range.clone())
                    .arg("written", word)
                    .arg("meant", meant)
                    .suggest(meant),
            );
        }
    }

    fn minus_has_spaces(&mut self) {
        let Range { start, end } = self.range();
        let before = self.text.get(..start).is_some_and(|text| text.ends_with(char::is_whitespace));
        let after = self
            .text
            .get(end..)
            .is_some_and(|text| text.is_empty() || text.starts_with(char::is_whitespace));
        if !before || !after {
            self.faults.push(ExpressionFault::new("logic-minus-spaces", start..end));
        }
    }

    fn join(&mut self, left: Syntax, infix: &Infix) -> Read<Syntax> {
        let start = left.range.start;
        match infix {
            Infix::Junction(junction) => {
                let right = self.part(infix.binding() + 1)?;
                let range = start..right.range.end;
                let mut parts = links(left, *junction);
                parts.append(&mut links(right, *junction));
                Self::build(Form::Chain(*junction, parts), range)
            }
            Infix::Math(operator) => {
                let right = self.part(infix.binding() + 1)?;
                let range = start..right.range.end;
                Self::build(Form::Math(*operator, Box::new(left), Box::new(right)), range)
            }
            Infix::Compare(comparison) => {
                let right = self.part(binding::SUM)?;
                let range = start..right.range.end;
                if let Token::Compare(_) = self.token() {
                    return Err(ExpressionFault::new("logic-chain", start..self.range().end));
                }
                Self::build(Form::Compare(*comparison, Box::new(left), Box::new(right)), range)
            }
            Infix::In { negated } => {
                let among = self.part(binding::SUM)?;
                let range = start..among.range.end;
                Self::build(
                    Form::In { item: Box::new(left), among: Box::new(among), negated: *negated },
                    range,
                )
            }
        }
    }

    /// Reads a part that begins at the current token.
    fn prefix(&mut self) -> Read<Syntax> {
        let range = self.range();
        let literal = match self.token() {
            Token::Number(number) => Literal::Number(*number),
            Token::Date(date) => Literal::Date(*date),
            Token::Text(text) => Literal::Text((*text).to_owned()),
            Token::Math(Operator::Minus) => return self.negative(),
            Token::Open => return self.parenthesis(),
            Token::OpenList => return self.list(),
            Token::Word("true") => Literal::Truth(true),
            Token::Word("false") => Literal::Truth(false),
            Token::Word(word) => return self.named(word),
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        Self::build(Form::Literal(literal), range)
    }

    /// A number below zero.
    fn negative(&mut self) -> Read<Syntax> {
        let start = self.range().start;
        self.at += 1;
        let range = start..self.range().end;
        let Token::Number(number) = self.token() else {
            return Err(ExpressionFault::new("logic-minus-value", range));
        };
        self.at += 1;
        Self::build(Form::Literal(Literal::Number(-number)), range)
    }

    fn parenthesis(&mut self) -> Read<Syntax> {
        let open = self.range();
        self.at += 1;
        let mut inner = self.part(binding::LOOSEST)?;
        if !self.take(&Token::Close) {
            return Err(self.not_closed("logic-parenthesis", open));
        }
        inner.range = open.start..self.end();
        Ok(inner)
    }

    /// What is in the way of a closing bracket: nothing (it is missing at the end) or another
    /// token.
    fn not_closed(&self, kind: &'static str, open: Range<usize>) -> ExpressionFault {
        if *self.token() == Token::End {
            ExpressionFault::new(kind, open)
        } else {
            self.unexpected()
        }
    }

    fn list(&mut self) -> Read<Syntax> {
        let open = self.range();
        self.at += 1;
        let parts = self.until(&Token::CloseList, open.clone())?;
        Self::build(Form::List(parts), open.start..self.end())
    }

    /// Reads parts between commas up to the closing bracket.
    fn until(&mut self, close: &Token<'_>, open: Range<usize>) -> Read<Vec<Syntax>> {
        let mut parts = Vec::new();
        if self.take(close) {
            return Ok(parts);
        }
        loop {
            parts.push(self.part(binding::LOOSEST)?);
            if self.take(close) {
                return Ok(parts);
            }
            if !self.take(&Token::Comma) {
                let kind =
                    if *close == Token::Close { "logic-parenthesis" } else { "logic-bracket" };
                return Err(self.not_closed(kind, open));
            }
        }
    }

    /// Reads what begins with a word: `not`, a call, a row of a matrix, or a name.
    fn named(&mut self, word: &str) -> Read<Syntax> {
        let range = self.range();
        if operator_word(word) == Some("not") {
            self.own_word(self.at);
            self.at += 1;
            let inner = self.part(binding::NOT)?;
            let whole = range.start..inner.range.end;
            return Self::build(Form::Not(Box::new(inner)), whole);
        }
        if matches!(word, "and" | "or" | "in") {
            return Err(self.unexpected());
        }
        self.at += 1;
        let name = (word.to_owned(), range.clone());
        if *self.token() == Token::Open {
            let open = self.range();
            self.at += 1;
            let arguments = self.until(&Token::Close, open)?;
            return Self::build(Form::Call { name, arguments }, range.start..self.end());
        }
        match self.row()? {
            Some(row) => Self::build(Form::Row { name, row }, range.start..self.end()),
            None => Self::build(Form::Name(name.0), range),
        }
    }

    /// The row of a matrix, `.wifi` or `['311']`, if one is named.
    fn row(&mut self) -> Read<Option<(String, Range<usize>)>> {
        let start = self.range().start;
        if self.take(&Token::Dot) {
            let range = self.range();
            return match self.token() {
                Token::Word(row) => {
                    self.at += 1;
                    Ok(Some(((*row).to_owned(), range)))
                }
                Token::Number(_) | Token::Date(_) => {
                    let row = self.text.get(range.clone()).unwrap_or_default();
                    Err(ExpressionFault::new("logic-row-quotes", start..range.end)
                        .suggest(format!("['{row}']")))
                }
                _ => Err(self.unexpected()),
            };
        }
        if !self.take(&Token::OpenList) {
            return Ok(None);
        }
        let range = self.range();
        let Token::Text(row) = self.token() else {
            return Err(ExpressionFault::new("logic-row-quotes", range));
        };
        self.at += 1;
        if self.take(&Token::CloseList) {
            Ok(Some(((*row).to_owned(), range)))
        } else {
            Err(self.unexpected())
        }
    }
}

/// The parts of a chain of this junction; a part that is no such chain alone.
fn links(part: Syntax, junction: Junction) -> Vec<Syntax> {
    match part.form {
        Form::Chain(same, parts) if same == junction => parts,
        form => vec![Syntax { form, ..part }],
    }
}

/// The operator a word stands for, however it is written.
fn operator_word(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    [("and", "und"), ("or", "oder"), ("not", "nicht"), ("in", "in")]
        .into_iter()
        .find(|(english, german)| lower == *english || lower == *german)
        .map(|(english, _)| english)
}
