//! What is printed where: results to stdout, talk to stderr; colours only where a person looks and
//! wants them.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::thread;
use std::time::Duration;

use chrono::NaiveDateTime;
use console::{Style, Term};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::exit::{BUG, FINE, USER};
use super::locale::{CATALOGUE, Say as _};
use super::stopwatch::Since;
use mitreden_base::diagnostics::{self, Problems};
use mitreden_base::locale::{Lang, Speech, Word};
use mitreden_base::visible::visible;
use mitreden_count::merge::Notice;
use mitreden_define::survey::Survey;
use mitreden_office::failure::Failure;
use mitreden_office::teller::{Stopwatch, Teller, Working};

/// Work that takes less time needs no sign that something is going on.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often a sign of life is renewed.
const TICK: Duration = Duration::from_millis(100);
/// How many problems are shown before the rest is only counted.
const MOST: usize = 50;

/// The way to the terminal.
pub(super) struct Ui {
    quiet: bool,
    /// The columns of the terminal; 100 where there is none.
    pub(super) width: usize,
    colour: bool,
    colour_stderr: bool,
    /// The time that the command takes it to be.
    pub(super) now: NaiveDateTime,
    /// The time that `--now` names.
    pub(super) told: Option<NaiveDateTime>,
    /// The language that `--lang` names.
    wanted: Option<Lang>,
    /// The language that messages are in.
    pub(super) lang: Lang,
}

impl Ui {
    /// Speaks the language asked for, and until a town is found that of the environment.
    pub(super) fn new(
        quiet: bool,
        told: Option<NaiveDateTime>,
        wanted: Option<Lang>,
        environment: Lang,
    ) -> Self {
        let width = Term::stdout().size_checked().map_or(100, |(_, columns)| usize::from(columns));
        // Whoever wants no colours wants none, whatever else the environment says.
        if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            console::set_colors_enabled(false);
            console::set_colors_enabled_stderr(false);
        }
        let (colour, colour_stderr) = (console::colors_enabled(), console::colors_enabled_stderr());
        let now = told.unwrap_or_else(|| chrono::Local::now().naive_local());
        Self {
            quiet,
            width,
            colour,
            colour_stderr,
            now,
            told,
            wanted,
            lang: wanted.unwrap_or(environment),
        }
    }

    /// Messages are in the town's language unless another was asked for.
    pub(super) fn town_speaks(&mut self, lang: Option<Lang>) {
        self.lang = self.wanted.or(lang).unwrap_or(self.lang);
    }

    /// The tag of the language of a survey's results: the one asked for, else the survey's first
    /// one.
    pub(super) fn tag_for<'a>(&self, survey: &'a Survey) -> &'a str {
        match self.wanted {
            Some(lang) => lang.tag(),
            None => survey.language(),
        }
    }

    /// The language that `--lang` names.
    pub(super) const fn wanted(&self) -> Option<Lang> {
        self.wanted
    }

    /// Prints a result to stdout.
    pub(super) fn result(text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Prints the path of a file that was written to stdout.
    pub(super) fn path(path: &Path) -> io::Result<()> {
        Self::result(&format!("{}\n", visible(&path.display().to_string())))
    }

    /// The sentences in the language of messages.
    pub(super) fn speech(&self) -> Speech<'static> {
        CATALOGUE.speech(self.lang)
    }

    /// The style in which diagnostics are drawn on stdout.
    pub(super) fn diagnostics_style(&self) -> diagnostics::Style {
        diagnostics::Style { colour: self.colour, width: self.width, most: MOST }
    }

    /// Shows a bar only once it has taken a moment; never where talk is not wanted or nobody looks.
    fn patient(&self, bar: ProgressBar) -> ProgressBar {
        bar.set_draw_target(ProgressDrawTarget::hidden());
        if !self.quiet && Term::stderr().is_term() {
            let shown = bar.clone();
            // The thread ends with the process, or on its own.
            thread::spawn(move || {
                thread::sleep(PATIENCE);
                if !shown.is_finished() {
                    shown.set_draw_target(ProgressDrawTarget::stderr());
                    shown.enable_steady_tick(TICK);
                }
            });
        }
        bar
    }

    /// Tells why a command stopped, on stderr, and gives the exit code.
    pub(super) fn tell(&self, failure: Failure) -> u8 {
        match failure {
            Failure::Problems(problems) => self.problems(&problems),
            Failure::User(id, words) => self.error(id, &words),
            Failure::AlreadyReported => {}
            Failure::ClosedPipe => return FINE,
            Failure::Bug(message) => {
                self.error("failure-bug", &[("text", message.into())]);
                return BUG;
            }
        }
        USER
    }

    /// A style for stdout, without colours where they are off.
    pub(super) fn style(&self) -> Style {
        Style::new().force_styling(self.colour)
    }

    fn err_style(&self) -> Style {
        Style::new().for_stderr().force_styling(self.colour_stderr)
    }

    /// Writes to stderr; that it is closed can be told to nobody.
    pub(super) fn stderr(text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

/// Results go to stdout, all else to stderr.
impl Teller for Ui {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn now(&self) -> NaiveDateTime {
        self.now
    }

    fn stopwatch(&self) -> Box<dyn Stopwatch> {
        Box::new(Since::now())
    }

    fn say(&self, id: &str, words: &[(&str, Word)]) {
        self.talk(&self.lang.say(id, words));
    }

    /// Prints a message to stderr unless `--quiet` forbids it.
    fn talk(&self, text: &str) {
        if !self.quiet {
            Self::stderr(&format!("{text}\n"));
        }
    }

    /// Prints a warning to stderr even under `--quiet`.
    fn warn(&self, id: &str, words: &[(&str, Word)]) {
        let label = self.lang.say("label-warning", &[]) + ":";
        Self::stderr(&format!(
            "{} {}\n",
            self.err_style().yellow().bold().apply_to(label),
            self.lang.say(id, words)
        ));
    }

    fn notices(&self, notices: &[Notice]) {
        let yellow = self.err_style().yellow().bold();
        for notice in notices {
            let label = self.lang.say("label-warning", &[]) + ":";
            Self::stderr(&format!("{} {}\n", yellow.apply_to(label), notice.say(self.lang)));
        }
    }

    fn problems(&self, problems: &Problems) {
        let style =
            diagnostics::Style { colour: self.colour_stderr, width: self.width, most: MOST };
        Self::stderr(&diagnostics::to_text(problems, self.speech(), style));
    }

    fn error(&self, id: &str, words: &[(&str, Word)]) {
        let (message, hint) = (self.lang.say(id, words), self.lang.attribute(id, "help", words));
        let red = self.err_style().red().bold();
        let label = |id| self.lang.say(id, &[]) + ":";
        let mut text = format!("{} {message}\n", red.apply_to(label("label-error")));
        if let Some(hint) = hint {
            let cyan = self.err_style().cyan().bold();
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{} {hint}", cyan.apply_to(format!(" {}", label("label-help"))));
        }
        Self::stderr(&text);
    }

    fn failure(&self, failure: Failure) {
        // The exit code is that of the whole command.
        self.tell(failure);
    }

    fn path(&self, path: &Path) -> Result<(), Failure> {
        Ok(Self::path(path)?)
    }

    fn working(&self, id: &str) -> Box<dyn Working> {
        let bar = ProgressBar::new_spinner().with_message(self.lang.say(id, &[]));
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        Box::new(Bar(self.patient(bar)))
    }

    fn counting(&self, steps: u64) -> Box<dyn Working> {
        Box::new(Bar(self.patient(ProgressBar::new(steps))))
    }
}

/// A sign on stderr that something is going on; it goes away with the work.
struct Bar(ProgressBar);

impl Working for Bar {
    fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
