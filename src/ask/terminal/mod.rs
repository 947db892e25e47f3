//! The interview at a terminal: one question at a time, by single keys or by typed lines. The
//! engine decides everything; this room shows what it asks and hands on what is answered.
//!
//! A [`Session`] is the state: [`Session::handle`] takes one event, [`Session::view`] says what a
//! screen shows and [`Session::speak`] what is printed where nothing is ever redrawn. Neither knows
//! of a terminal. [`run`] puts them together with a [`Terminal`], a [`KeepInterview`] and a clock; [`play`]
//! is the same for answers from a file.

mod advance;
mod board;
mod draft;
mod entry;
mod fields;
mod form;
mod form_view;
mod keep;
mod key;
mod list;
mod menu;
mod over;
mod paint;
mod plain;
mod script;
mod scroll;
mod session;
mod speak;
#[cfg(test)]
mod tests;
mod text;
mod tty;
mod view;

use std::io;
use std::time::Duration;

use super::keyed::Keyings;
pub use board::Board;
pub use entry::{Characters, TypedEntry};
pub use form::{Form, FormOutcome, KeepForm};
pub use keep::{KeepInterview, NotKept, Nowhere};
pub use key::{Event, KeyPress, option_key};
pub use plain::PlainTerminal;
pub use script::{ScriptError, play};
pub use session::{Session, SessionOpening, SessionOutcome};
pub use tty::Tty;
pub use view::{Line, TextStyle, View};

/// The terminal that a session is shown on and answered at.
pub trait Terminal {
    /// Columns and rows; `None` where lines are printed one after another and never redrawn.
    fn size(&self) -> Option<(usize, usize)>;
    /// Shows a screen, or prints lines.
    fn draw(&mut self, view: &View) -> io::Result<()>;
    /// Waits until a key is pressed or a line typed.
    fn read(&mut self) -> io::Result<Event>;
}

/// Runs a session to its end. The clock says how long ago it began; pauses do not count. Where
/// nothing more can be read the session is left as if it had been paused, unless it is over.
pub fn run(
    session: &mut Session,
    terminal: &mut dyn Terminal,
    keep: &mut dyn KeepInterview,
    clock: &mut dyn FnMut() -> Duration,
) -> io::Result<SessionOutcome> {
    let (mut spoken, mut paused) = (None, Duration::ZERO);
    loop {
        if let Some(outcome) = session.outcome() {
            return Ok(outcome);
        }
        let view = if let Some((columns, rows)) = terminal.size() {
            session.view(columns, rows)
        } else {
            let place = Some(session.place());
            let view = session.speak(place != spoken);
            spoken = place;
            view
        };
        terminal.draw(&view)?;
        let (is_paused, before) = (session.is_paused(), clock());
        match terminal.read() {
            Ok(event) => {
                let now = clock();
                if is_paused {
                    paused += now.saturating_sub(before);
                }
                session.handle(&event, now.saturating_sub(paused), keep);
            }
            // What is over stays over, also where nobody goes on to the next person any more.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Ok(if session.is_over() {
                    SessionOutcome::Over
                } else {
                    SessionOutcome::Left
                });
            }
            Err(error) => return Err(error),
        }
    }
}

/// Runs the keying of a form to its end, or until it is left. `remarks` are made before it is kept.
pub fn key(
    form: &mut Form<'_>,
    terminal: &mut dyn Terminal,
    remarks: &dyn Fn(&Keyings) -> Vec<String>,
    keep: &mut KeepForm<'_>,
) -> io::Result<FormOutcome> {
    let mut spoken = None;
    loop {
        if let Some(outcome) = form.outcome() {
            return Ok(outcome);
        }
        if form.is_at_end() {
            form.remark(remarks(form.given()));
        }
        let view = if let Some((columns, rows)) = terminal.size() {
            form.view(columns, rows)
        } else {
            let view = form.speak(spoken != Some(form.at));
            spoken = Some(form.at);
            view
        };
        terminal.draw(&view)?;
        match terminal.read() {
            Ok(event) => form.handle(&event, keep),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Ok(FormOutcome::Left);
            }
            Err(error) => return Err(error),
        }
    }
}
