//! Lines in, lines out: nothing is ever redrawn.

use std::io::{self, BufRead, Write};

use super::view::View;
use super::{Event, Terminal};

/// A terminal that only prints lines and reads lines.
#[derive(Debug)]
pub struct PlainTerminal<R, W> {
    from: R,
    to: W,
}

impl<R: BufRead, W: Write> PlainTerminal<R, W> {
    /// A terminal that reads from one and prints to the other.
    pub fn new(from: R, to: W) -> Self {
        Self { from, to }
    }
}

impl<R: BufRead, W: Write> Terminal for PlainTerminal<R, W> {
    fn size(&self) -> Option<(usize, usize)> {
        None
    }

    fn draw(&mut self, view: &View) -> io::Result<()> {
        // At once, so that nothing typed comes in between.
        let text: String = view.lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
        self.to.write_all(text.as_bytes())?;
        self.to.flush()
    }

    fn read(&mut self) -> io::Result<Event> {
        let mut line = Vec::new();
        if self.from.read_until(b'\n', &mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        // Not every terminal writes UTF-8: a character that cannot be read is no reason to stop.
        let line = String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned();
        Ok(Event::Line(line))
    }
}
