//! From text to tokens. What other languages write (`=`, `&&`, `"…"`) is understood, told, and read
//! on from.

use std::ops::Range;

use chrono::NaiveDate;

use super::fault::ExpressionFault;
use super::syntax::{Comparison, Operator};

/// A token. Words are names, operators in letters, and what looks like neither number nor date
/// (`16-29`).
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    Date(NaiveDate),
    Text(&'a str),
    Word(&'a str),
    Compare(Comparison),
    Math(Operator),
    Open,
    Close,
    OpenList,
    CloseList,
    Comma,
    Dot,
    End,
}

/// A token and its bytes.
#[derive(Clone, Debug)]
pub(super) struct Lexeme<'a> {
    pub(super) token: Token<'a>,
    pub(super) range: Range<usize>,
}

/// Signs that other languages write, longest first, and how each is written here.
const FOREIGN: [(&str, &str); 20] = [
    ("===", "=="),
    ("!==", "!="),
    ("&&", "and"),
    ("||", "or"),
    ("<>", "!="),
    ("=<", "<="),
    ("=>", ">="),
    (":=", "=="),
    ("&", "and"),
    ("|", "or"),
    ("!", "not"),
    ("¬", "not"),
    ("≠", "!="),
    ("≤", "<="),
    ("≥", ">="),
    ("−", "-"),
    ("–", "-"),
    ("×", "*"),
    ("·", "*"),
    ("÷", "/"),
];

/// The symbols, longest first.
const SYMBOLS: [(&str, Token<'static>); 16] = [
    ("==", Token::Compare(Comparison::Equal)),
    ("!=", Token::Compare(Comparison::NotEqual)),
    ("<=", Token::Compare(Comparison::LessOrEqual)),
    (">=", Token::Compare(Comparison::GreaterOrEqual)),
    ("<", Token::Compare(Comparison::Less)),
    (">", Token::Compare(Comparison::Greater)),
    ("+", Token::Math(Operator::Plus)),
    ("-", Token::Math(Operator::Minus)),
    ("*", Token::Math(Operator::Times)),
    ("/", Token::Math(Operator::Over)),
    ("(", Token::Open),
    (")", Token::Close),
    ("[", Token::OpenList),
    ("]", Token::CloseList),
    (",", Token::Comma),
    (".", Token::Dot),
];

/// Quotes that people and word processors write instead of `'`, and what closes each.
const QUOTES: [(char, &[char]); 7] = [
    ('"', &['"']),
    ('`', &['`', '\'']),
    ('´', &['´', '`']),
    ('‘', &['’', '‘']),
    ('’', &['’', '‘']),
    ('“', &['”', '“']),
    ('„', &['“', '”', '"']),
];

/// The tokens of a text, of which the last is [`Token::End`], and the faults found in it.
pub(super) fn tokens(text: &str) -> (Vec<Lexeme<'_>>, Vec<ExpressionFault>) {
    let mut lexer = Lexer { text, at: 0, out: Vec::new(), faults: Vec::new() };
    while lexer.step() {}
    lexer.push(Token::End, text.len());
    (lexer.out, lexer.faults)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    out: Vec<Lexeme<'a>>,
    faults: Vec<ExpressionFault>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, token: Token<'a>, end: usize) {
        self.out.push(Lexeme { token, range: self.at..end });
        self.at = end;
    }

    /// Reads one token; false at the end of the text.
    fn step(&mut self) -> bool {
        let blank = self.rest().len() - self.rest().trim_start().len();
        self.at += blank;
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return false };
        if first == '\'' {
            self.quoted(first, &['\'']);
        } else if let Some((quote, closing)) = QUOTES.iter().find(|(quote, _)| *quote == first) {
            self.quoted(*quote, closing);
        } else if first.is_alphanumeric() || first == '_' {
            self.word(first.is_ascii_digit());
        } else {
            self.symbol(first);
        }
        true
    }

    fn quoted(&mut self, quote: char, closing: &[char]) {
        let inner = self.at + quote.len_utf8();
        let rest = self.text.get(inner..).unwrap_or_default();
        let Some((length, close)) = rest.char_indices().find(|(_, c)| closing.contains(c)) else {
            self.faults.push(ExpressionFault::new("logic-quote-open", self.at..self.text.len()));
            return self.push(Token::Text(rest), self.text.len());
        };
        let words = rest.get(..length).unwrap_or_default();
        let end = inner + length + close.len_utf8();
        if quote != '\'' {
            let fault = ExpressionFault::new("logic-quote-other", self.at..end).arg("quote", quote);
            self.faults.push(if words.contains('\'') {
                fault
            } else {
                fault.suggest(format!("'{words}'"))
            });
        }
        self.push(Token::Text(words), end);
    }

    /// A name, number or date. A hyphen belongs to it between letters or digits, a dot between the
    /// digits of a number.
    fn word(&mut self, digits: bool) {
        let rest = self.rest();
        let inside = |(i, c): &(usize, char)| {
            let mut around = rest.get(*i..).unwrap_or_default().chars().skip(1);
            let next = around.next().unwrap_or(' ');
            c.is_alphanumeric()
                || *c == '_'
                || *c == '-' && next.is_alphanumeric()
                || *c == '.' && digits && next.is_ascii_digit()
        };
        let length = rest.char_indices().find(|at| !inside(at)).map_or(rest.len(), |(i, _)| i);
        let word = rest.get(..length).unwrap_or_default();
        let end = self.at + length;
        if !digits {
            return self.push(Token::Word(word), end);
        }
        if word.chars().all(|c| c.is_ascii_digit() || c == '.') && word.matches('.').count() <= 1 {
            let number = word.parse().ok().filter(|number: &f64| number.is_finite());
            if number.is_none() {
                self.faults.push(ExpressionFault::new("logic-number-large", self.at..end));
            }
            return self.push(Token::Number(number.unwrap_or(0.0)), end);
        }
        let token = match date_parts(word) {
            Some((year, month, day, usual)) => {
                let date = NaiveDate::from_ymd_opt(year, month, day);
                if date.is_none() {
                    self.faults.push(
                        ExpressionFault::new("logic-date-invalid", self.at..end).arg("date", word),
                    );
                } else if !usual {
                    let iso = format!("{year:04}-{month:02}-{day:02}");
                    self.faults.push(
                        ExpressionFault::new("logic-date-form", self.at..end)
                            .arg("date", word)
                            .suggest(iso),
                    );
                }
                Token::Date(date.unwrap_or_default())
            }
            None => Token::Word(word),
        };
        self.push(token, end);
    }

    fn symbol(&mut self, first: char) {
        let rest = self.rest();
        let starts = |(written, _): &&(&str, _)| rest.starts_with(*written);
        let foreign = FOREIGN.iter().find(|(written, _)| rest.starts_with(written));
        let own = SYMBOLS.iter().find(starts);
        let longer = |written: &str| own.is_none_or(|(symbol, _)| written.len() > symbol.len());
        if let Some((written, meant)) = foreign.filter(|(written, _)| longer(written)) {
            let end = self.at + written.len();
            self.faults.push(
                ExpressionFault::new("logic-symbol", self.at..end)
                    .arg("written", written)
                    .arg("meant", meant)
                    .suggest(*meant),
            );
            let token = SYMBOLS
                .iter()
                .find(|(symbol, _)| symbol == meant)
                .map_or(Token::Word(meant), |(_, token)| token.clone());
            self.push(token, end);
        } else if let Some((symbol, token)) = own {
            self.push(token.clone(), self.at + symbol.len());
        } else if first == '=' {
            self.faults
                .push(ExpressionFault::new("logic-equals", self.at..self.at + 1).suggest("=="));
            self.push(Token::Compare(Comparison::Equal), self.at + 1);
        } else {
            let end = self.at + first.len_utf8();
            self.faults.push(
                ExpressionFault::new("logic-character", self.at..end)
                    .arg("character", first.escape_debug()),
            );
            self.at = end;
        }
    }
}

/// Year, month and day of `2026-05-01`, or of `1.5.2026` (not our way of writing it).
fn date_parts(word: &str) -> Option<(i32, u32, u32, bool)> {
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let split = |by| word.split(by).filter(|part| digits(part)).collect::<Vec<_>>();
    if let [year, month, day] = split('-')[..]
        && word.matches('-').count() == 2
        && (year.len(), month.len(), day.len()) == (4, 2, 2)
    {
        return Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?, true));
    }
    if let [day, month, year] = split('.')[..]
        && word.matches('.').count() == 2
        && (year.len(), month.len() <= 2, day.len() <= 2) == (4, true, true)
    {
        return Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?, false));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Token<'_>> {
        let (lexemes, faults) = tokens(text);
        assert_eq!(faults, [], "{text}");
        lexemes.into_iter().map(|lexeme| lexeme.token).collect()
    }

    fn wrong(text: &str) -> Vec<(&'static str, Range<usize>, Option<String>)> {
        tokens(text)
            .1
            .into_iter()
            .map(|fault| (fault.kind, fault.range, fault.suggestion))
            .collect()
    }

    #[test]
    fn a_hyphen_without_spaces_belongs_to_the_name() {
        assert_eq!(read("office-rating"), [Token::Word("office-rating"), Token::End]);
        let minus = Token::Math(Operator::Minus);
        assert_eq!(read("a - b"), [Token::Word("a"), minus.clone(), Token::Word("b"), Token::End]);
        assert_eq!(
            read("ease.ease-1"),
            [Token::Word("ease"), Token::Dot, Token::Word("ease-1"), Token::End]
        );
        assert_eq!(read("-1"), [minus, Token::Number(1.0), Token::End]);
    }

    #[test]
    fn digits_are_numbers_dates_or_words() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 1).expect("a day");
        assert_eq!(
            read("2026-05-01 3.50 007"),
            [Token::Date(day), Token::Number(3.5), Token::Number(7.0), Token::End]
        );
        assert_eq!(read("16-29 1e3"), [Token::Word("16-29"), Token::Word("1e3"), Token::End]);
        assert_eq!(wrong("2026-02-30"), [("logic-date-invalid", 0..10, None)]);
        assert_eq!(wrong("1.5.2026"), [("logic-date-form", 0..8, Some("2026-05-01".to_owned()))]);
        assert_eq!(wrong(&"9".repeat(400)), [("logic-number-large", 0..400, None)]);
    }

    #[test]
    fn what_other_languages_write_is_understood_and_told() {
        assert_eq!(wrong("a = b"), [("logic-equals", 2..3, Some("==".to_owned()))]);
        assert_eq!(wrong("a && b"), [("logic-symbol", 2..4, Some("and".to_owned()))]);
        assert_eq!(wrong("a ≤ b"), [("logic-symbol", 2..5, Some("<=".to_owned()))]);
        assert_eq!(wrong("a =< b"), [("logic-symbol", 2..4, Some("<=".to_owned()))]);
        assert_eq!(wrong("!a"), [("logic-symbol", 0..1, Some("not".to_owned()))]);
        assert_eq!(wrong("a != b"), []);
        assert_eq!(wrong("a == \"x\""), [("logic-quote-other", 5..8, Some("'x'".to_owned()))]);
        assert_eq!(wrong("„x“"), [("logic-quote-other", 0..7, Some("'x'".to_owned()))]);
        assert_eq!(wrong("a == 'x"), [("logic-quote-open", 5..7, None)]);
        assert_eq!(wrong("a ? b"), [("logic-character", 2..3, None)]);
    }
}
