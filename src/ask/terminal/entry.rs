//! A screen that asks for a few characters: the number of the next form, the sign of its version.

use std::io;

use super::board::Board;
use super::text::{pad, width};
use super::view::{Line, MARGIN, TextStyle, View};
use super::{Event, KeyPress, Terminal};
use mitreden_base::locale::Lang;

/// A text that a person is asked to type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedEntry {
    /// The board above it; its choices are not used.
    pub board: Board,
    /// The prompt that says what to type.
    pub prompt: String,
    /// The line that names the keys.
    pub keys: String,
    /// Which characters can be typed; `q` leaves, whatever they are.
    pub characters: Characters,
    /// The text that Enter alone stands for.
    pub usual: Option<String>,
}

/// The characters that can be typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Characters {
    /// Digits.
    #[default]
    Digits,
    /// Digits and letters, and a hyphen.
    All,
}

impl Characters {
    fn has(self, character: char) -> bool {
        character.is_ascii_digit()
            || self == Self::All && (character.is_ascii_alphabetic() || character == '-')
    }
}

impl TypedEntry {
    /// Asks until something is typed: up to Enter, or as soon as nothing more can follow. `None`
    /// where one wants to leave.
    pub fn ask(
        mut self,
        lang: Lang,
        terminal: &mut dyn Terminal,
        is_whole: &dyn Fn(&str) -> bool,
    ) -> io::Result<Option<String>> {
        let mut typed = String::new();
        let mut is_new = true;
        loop {
            let view = match terminal.size() {
                Some(size) => self.view(lang, size, &typed),
                None => self.speak(is_new),
            };
            terminal.draw(&view)?;
            is_new = false;
            match terminal.read() {
                Ok(Event::Key(KeyPress::Enter)) if !typed.is_empty() => return Ok(Some(typed)),
                Ok(Event::Key(KeyPress::Enter)) if self.usual.is_some() => return Ok(self.usual),
                Ok(Event::Key(
                    KeyPress::Char('q' | 'Q') | KeyPress::Escape | KeyPress::Interrupt,
                )) => {
                    return Ok(None);
                }
                Ok(Event::Key(KeyPress::Backspace)) => drop(typed.pop()),
                Ok(Event::Key(KeyPress::Char(character))) if self.characters.has(character) => {
                    self.board.message = None;
                    typed.push(character);
                    if is_whole(&typed) {
                        return Ok(Some(typed));
                    }
                }
                Ok(Event::Key(_)) => {}
                Ok(Event::Line(line)) => match line.trim() {
                    "" if self.usual.is_some() => return Ok(self.usual),
                    "" => {}
                    "q" | "Q" => return Ok(None),
                    line => return Ok(Some(line.to_owned())),
                },
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
                Err(error) => return Err(error),
            }
        }
    }

    fn view(&self, lang: Lang, (columns, rows): (usize, usize), typed: &str) -> View {
        let mut board = self.board.clone();
        board.tell("", TextStyle::Plain);
        board.tell(self.prompt.clone(), TextStyle::Strong);
        let mut view = board.view(lang, (columns, rows.saturating_sub(3)));
        let text = pad("", MARGIN) + "› " + typed;
        // Below the prompt, which is the last line told.
        let at = view
            .lines
            .iter()
            .rposition(|line| line.style == TextStyle::Strong)
            .map_or(0, |at| at + 1);
        view.cursor = Some((width(&text).min(columns.saturating_sub(1)), at));
        view.lines.insert(at.min(view.lines.len()), Line { text, style: TextStyle::Plain });
        view.lines.resize_with(rows.saturating_sub(1), || Line {
            text: String::new(),
            style: TextStyle::Plain,
        });
        view.lines.push(Line { text: pad("", MARGIN) + &self.keys, style: TextStyle::Dim });
        view
    }

    fn speak(&self, is_new: bool) -> View {
        let mut lines: Vec<String> = Vec::new();
        if is_new {
            lines.extend([String::new(), self.board.head.0.clone()]);
            lines.extend(self.board.told.iter().map(|line| line.text.clone()));
        }
        lines.extend(self.board.message.clone());
        lines.extend([self.prompt.clone(), self.keys.clone()]);
        View {
            lines: lines.into_iter().map(|text| Line { text, style: TextStyle::Plain }).collect(),
            cursor: None,
        }
    }
}
