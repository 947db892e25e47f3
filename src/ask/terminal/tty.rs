//! A terminal that can be drawn on, key by key.

use std::fmt::Write as _;
use std::io;
use std::process::{Command, Stdio};

use console::{Style, Term};

use super::view::{TextStyle, View};
use super::{Event, KeyPress, Terminal};

/// A terminal. It is drawn on a screen of its own; what was there before comes back at the end.
#[derive(Debug)]
pub struct Tty {
    term: Term,
    colour: bool,
    /// The terminal's settings as they were before.
    before: Option<String>,
}

const ENTER: &str = "\x1b[?1049h\x1b[2J";
const LEAVE: &str = "\x1b[?25h\x1b[?1049l";
const SMALLEST: (usize, usize) = (20, 8);

impl Tty {
    /// Whether there is a terminal that a person looks at and that can be drawn on.
    pub fn is_there() -> bool {
        Term::stdout().features().is_attended() && !console::is_dumb()
    }

    /// Takes the terminal, if there is one that a person looks at and that can be drawn on.
    pub fn open() -> io::Result<Option<Self>> {
        if !Self::is_there() {
            return Ok(None);
        }
        let term = Term::stdout();
        let before = stty(&["-g"]).map(|state| state.trim().to_owned());
        // Keys are read raw one by one. Between two of them nothing must be echoed onto the screen,
        // and Control-C must not end the program either. Where there is no `stty` this is left to
        // luck.
        stty(&["-icanon", "-echo", "-isig"]);
        term.write_str(ENTER)?;
        Ok(Some(Self { term, colour: console::colors_enabled(), before }))
    }

    fn style(&self, of: TextStyle) -> Style {
        let style = Style::new().force_styling(self.colour);
        match of {
            TextStyle::Plain => style,
            TextStyle::Strong => style.bold(),
            TextStyle::Dim => style.dim(),
            TextStyle::Alert => style.yellow().bold(),
        }
    }
}

/// Asks for the terminal's settings, or changes them.
fn stty(args: &[&str]) -> Option<String> {
    let said = Command::new("stty")
        .args(args)
        .stdin(Stdio::inherit())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    said.status.success().then(|| String::from_utf8_lossy(&said.stdout).into_owned())
}

impl Drop for Tty {
    fn drop(&mut self) {
        // Nobody is left to be told.
        let _ = self.term.write_str(LEAVE);
        if let Some(before) = &self.before {
            stty(&[before]);
        }
    }
}

impl Terminal for Tty {
    fn size(&self) -> Option<(usize, usize)> {
        let (rows, columns) = self.term.size();
        Some((usize::from(columns).max(SMALLEST.0), usize::from(rows).max(SMALLEST.1)))
    }

    /// Draws over what is there, line by line, as clearing everything first flickers on slow lines.
    fn draw(&mut self, view: &View) -> io::Result<()> {
        let mut out = String::from("\x1b[?25l\x1b[H");
        for (at, line) in view.lines.iter().enumerate() {
            let end = if at + 1 < view.lines.len() { "\r\n" } else { "" };
            // Erased first: at the very end of a line there is nothing behind the cursor to erase.
            // Writing to a String cannot fail.
            let _ = write!(out, "\x1b[2K{}{end}", self.style(line.style).apply_to(&line.text));
        }
        out.push_str("\x1b[J");
        if let Some((column, row)) = view.cursor {
            let _ = write!(out, "\x1b[{};{}H\x1b[?25h", row + 1, column + 1);
        }
        self.term.write_str(&out)?;
        self.term.flush()
    }

    fn read(&mut self) -> io::Result<Event> {
        let key = match self.term.read_key_raw()? {
            console::Key::Char(c) if c.is_control() => KeyPress::Other,
            console::Key::Char(c) => KeyPress::Char(c),
            console::Key::Enter => KeyPress::Enter,
            console::Key::Backspace => KeyPress::Backspace,
            console::Key::ArrowUp => KeyPress::Up,
            console::Key::ArrowDown => KeyPress::Down,
            console::Key::ArrowLeft => KeyPress::Left,
            console::Key::PageUp => KeyPress::PageUp,
            console::Key::PageDown => KeyPress::PageDown,
            console::Key::Tab => KeyPress::Tab,
            console::Key::Escape => KeyPress::Escape,
            console::Key::CtrlC => KeyPress::Interrupt,
            _ => KeyPress::Other,
        };
        Ok(Event::Key(key))
    }
}
