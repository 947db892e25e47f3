//! A screen that tells where things stand and offers a few ways to go on, each by one key.

use std::io;

use super::scroll::Scroll;
use super::text::{fit, pad, visible, width, wrap};
use super::view::{Line, MARGIN, Part, TextStyle, View};
use super::{Event, KeyPress, Terminal};
use crate::locale::Say as _;
use mitreden_base::locale::{Lang, Word};

/// How many lines a page key moves on.
const PAGE: usize = 5;

/// A screen with lines to read and a choice of ways to go on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// The heading, and the text at its right.
    pub head: (String, String),
    /// The lines; those that do not fit are scrolled to.
    pub told: Vec<Line>,
    /// The ways to go on, with their keys.
    pub choices: Vec<(KeyPress, String)>,
    /// A message that must be seen now.
    pub message: Option<String>,
    scroll: Scroll,
}

impl Board {
    /// A board with a heading and the text at its right.
    pub fn new(left: String, right: String) -> Self {
        Self { head: (left, right), ..Self::default() }
    }

    /// Adds a line to the board.
    pub fn tell(&mut self, text: impl Into<String>, style: TextStyle) {
        self.told.push(Line { text: text.into(), style });
    }

    /// Shows it until one of its keys is pressed. `None` where nothing more can be read, and for
    /// Control and C.
    pub fn ask(mut self, lang: Lang, terminal: &mut dyn Terminal) -> io::Result<Option<KeyPress>> {
        let mut is_new = true;
        loop {
            let view = match terminal.size() {
                Some(size) => self.view(lang, size),
                None => self.speak(is_new),
            };
            terminal.draw(&view)?;
            is_new = false;
            let key = match terminal.read() {
                Ok(Event::Key(KeyPress::Interrupt)) => return Ok(None),
                Ok(Event::Key(key)) if self.scrolls(key) => continue,
                Ok(Event::Key(key)) => Some(key),
                Ok(Event::Line(line)) => key(&line),
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
                Err(error) => return Err(error),
            };
            if let Some(key) = key.filter(|key| self.choices.iter().any(|(known, _)| known == key))
            {
                return Ok(Some(key));
            }
            self.message = Some(lang.say("board-unknown", &[]));
        }
    }

    /// Moves what is told, where there is more of it than fits; false where the key has nothing to
    /// do with that.
    fn scrolls(&mut self, key: KeyPress) -> bool {
        self.scroll.moves(key, PAGE)
    }

    /// The view on a screen of so many columns and rows.
    pub fn view(&self, lang: Lang, (columns, rows): (usize, usize)) -> View {
        let inner = columns.saturating_sub(2 * MARGIN);
        let line = |text: &str, style| Line {
            text: if text.is_empty() { String::new() } else { pad("", MARGIN) + text },
            style,
        };
        let right = fit(&self.head.1, inner / 2);
        let left = fit(&self.head.0, inner.saturating_sub(width(&right) + 2));
        let gap = pad("", inner.saturating_sub(width(&left) + width(&right)));
        let mut lines = vec![
            line(&(left + &gap + &right), TextStyle::Dim),
            line(&"─".repeat(inner), TextStyle::Dim),
            line("", TextStyle::Plain),
        ];
        let mut foot = Part::new(columns);
        let longest = self.choices.iter().map(|(key, _)| width(name(*key))).max().unwrap_or(0);
        for (key, words) in &self.choices {
            foot.hang(&(pad(name(*key), longest) + "  "), words, TextStyle::Plain);
        }
        if let Some(message) = &self.message {
            foot.gap();
            foot.add(message, TextStyle::Alert);
        }
        let height = rows.saturating_sub(lines.len() + foot.lines.len() + 1);
        let wrapped = |told: &Line| {
            wrap(&told.text, inner)
                .into_iter()
                .map(|text| line(&text, told.style))
                .collect::<Vec<_>>()
        };
        let told: Vec<_> = self.told.iter().flat_map(wrapped).collect();
        let total = told.len();
        let begin = self.scroll.begin(total, height);
        let end = (begin + height).min(total);
        let more = |n: usize, id: &str| {
            line(&lang.say(id, &[("n", Word::Count(n as u64))]), TextStyle::Dim)
        };
        // A line that says there is more stands in the place of one.
        lines.extend(told.into_iter().enumerate().skip(begin).take(height).map(
            |(at, told)| match at {
                _ if at == begin && begin > 0 => more(begin + 1, "ask-more-above"),
                _ if at + 1 == end && end < total => more(total - end + 1, "ask-more-below"),
                _ => told,
            },
        ));
        lines.resize_with(rows.saturating_sub(foot.lines.len()).max(lines.len()), || {
            line("", TextStyle::Plain)
        });
        lines.extend(foot.lines);
        lines.truncate(rows);
        View { lines, cursor: None }
    }

    /// The lines to print where nothing is redrawn: everything, or only the message.
    fn speak(&self, is_new: bool) -> View {
        let mut lines = Vec::new();
        if is_new {
            let (left, right) = &self.head;
            lines.push(String::new());
            lines.push(if right.is_empty() { left.clone() } else { format!("{left}, {right}") });
            lines.extend(
                self.told
                    .iter()
                    .map(|line| line.text.split_whitespace().collect::<Vec<_>>().join(" ")),
            );
            lines
                .extend(self.choices.iter().map(|(key, words)| format!("{}: {words}", name(*key))));
        }
        lines.extend(self.message.clone());
        let line = |text: String| Line { text: visible(&text), style: TextStyle::Plain };
        View {
            lines: lines.into_iter().filter(|text| is_new || !text.is_empty()).map(line).collect(),
            cursor: None,
        }
    }
}

/// The name of a key.
fn name(key: KeyPress) -> &'static str {
    const KEYS: [&str; 36] = [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f", "g", "h",
        "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z",
    ];
    match key {
        KeyPress::Enter => "Enter",
        KeyPress::Char('<') => "<",
        KeyPress::Char(character) => {
            character.to_digit(36).and_then(|at| KEYS.get(at as usize)).copied().unwrap_or("?")
        }
        _ => "",
    }
}

/// The key that a typed line stands for.
fn key(line: &str) -> Option<KeyPress> {
    let mut characters = line.trim().chars();
    match (characters.next(), characters.next()) {
        (None, _) => Some(KeyPress::Enter),
        (Some(character), None) => Some(KeyPress::Char(character)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Lines(Vec<&'static str>, String);

    impl Terminal for Lines {
        fn size(&self) -> Option<(usize, usize)> {
            None
        }
        fn draw(&mut self, view: &View) -> io::Result<()> {
            self.1.extend(view.lines.iter().map(|line| line.text.clone() + "\n"));
            Ok(())
        }
        fn read(&mut self) -> io::Result<Event> {
            if self.0.is_empty() {
                Err(io::ErrorKind::UnexpectedEof.into())
            } else {
                Ok(Event::Line(self.0.remove(0).to_owned()))
            }
        }
    }

    fn board(told: usize) -> Board {
        let mut board = Board { head: ("Leoben".into(), "Hauptplatz".into()), ..Board::default() };
        (0..told).for_each(|n| board.tell(format!("Zeile  {n}"), TextStyle::Plain));
        board.choices =
            vec![(KeyPress::Enter, "anfangen".into()), (KeyPress::Char('q'), "aufhören".into())];
        board
    }

    #[test]
    fn a_key_that_is_not_offered_is_asked_for_again() {
        let mut lines = Lines(vec!["7", "quer", " q "], String::new());
        assert_eq!(board(1).ask(Lang::De, &mut lines).unwrap(), Some(KeyPress::Char('q')));
        let unknown = Lang::De.say("board-unknown", &[]);
        assert_eq!(
            lines.1,
            format!(
                "\nLeoben, Hauptplatz\nZeile 0\nEnter: anfangen\nq: aufhören\n{unknown}\n{unknown}\n"
            )
        );
        assert_eq!(board(1).ask(Lang::De, &mut lines).unwrap(), None);
    }

    #[test]
    fn what_does_not_fit_is_said_and_the_keys_are_always_there() {
        let text = |view: View| {
            view.lines.iter().map(|line| line.text.trim_end().to_owned()).collect::<Vec<_>>()
        };
        let view = text(board(30).view(Lang::De, (40, 12)));
        assert_eq!(view.len(), 12);
        assert_eq!(
            view[3..],
            [
                "  Zeile 0",
                "  Zeile 1",
                "  Zeile 2",
                "  Zeile 3",
                "  Zeile 4",
                "  ↓ noch 25 Zeilen",
                "",
                "  Enter  anfangen",
                "  q      aufhören"
            ]
        );
        assert!(view[0].ends_with("Hauptplatz"));
        let mut board = board(30);
        board.view(Lang::De, (40, 12));
        assert!(board.scrolls(KeyPress::PageDown) && !board.scrolls(KeyPress::Char('q')));
        let view = text(board.view(Lang::De, (40, 12)));
        assert_eq!(
            (&view[3][..], &view[4][..], &view[8][..]),
            ("  ↑ noch 6 Zeilen", "  Zeile 6", "  ↓ noch 20 Zeilen")
        );
        (0..9).for_each(|_| assert!(board.scrolls(KeyPress::PageDown)));
        assert_eq!(text(board.view(Lang::De, (40, 12)))[8], "  Zeile 29");
        assert!(board.scrolls(KeyPress::Up), "no further than the end");
        assert_eq!(text(board.view(Lang::De, (40, 12)))[7], "  Zeile 27");
    }
}
