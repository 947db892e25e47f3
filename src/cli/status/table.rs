//! The fieldwork as a person at a terminal reads it.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::super::lines::{bar_of, padded, wrapped};
use super::super::ui::Ui;
use super::erased_in_words;
use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::fieldwork::{Length, Work, participation};
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::Mode;
use mitreden_keep::contact::ContactOutcome;
use mitreden_keep::online::Counted;
use mitreden_office::status::SurveyStatus;
use mitreden_office::street::aside_in_words;

/// Widest names and bars.
const NAME: usize = 34;
const BAR: usize = 24;
/// How many days are shown in brief.
const LAST: usize = 5;

/// The table while it is being written.
struct Page<'a> {
    status: &'a SurveyStatus,
    ui: &'a Ui,
    tag: &'a str,
    lang: Lang,
    /// Whether only what fits a screen is shown.
    brief: bool,
    out: String,
}

/// The table of all that is known of the fieldwork, or in brief of the last days and without gaps.
pub(super) fn table(status: &SurveyStatus, ui: &Ui, brief: bool) -> String {
    let tag = ui.tag_for(&status.survey);
    let mut page = Page { status, ui, tag, lang: Lang::of_tag(tag), brief, out: String::new() };
    page.head();
    if status.work.responses > 0 {
        page.days();
    }
    page.quotas();
    page.contacts();
    page.online();
    page.worked("status-places", &status.work.places);
    page.worked("status-interviewers", &status.work.interviewers);
    if status.work.responses > 0 {
        page.lengths();
        if !brief {
            page.gaps();
        }
    }
    page.out.truncate(page.out.trim_end().len());
    page.out + "\n"
}

impl Page<'_> {
    fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang.say(id, words)
    }

    fn count(&self, n: u64) -> String {
        self.lang.integer(n)
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn lines(&mut self, lines: &[String]) {
        for line in lines {
            self.line(line);
        }
    }

    fn section(&mut self, id: &str) {
        let title = self.say(id, &[]);
        let title = self.ui.style().bold().apply_to(title).to_string();
        self.out.push('\n');
        self.line(&title);
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrapped(text, self.ui.width.saturating_sub(2)) {
            self.line(&format!("  {line}"));
        }
    }

    fn head(&mut self) {
        let work = &self.status.work;
        let at = format!(
            "{}, {}",
            self.lang.date(self.status.now.date()),
            self.status.now.format("%H:%M")
        );
        let words = [
            ("survey", Word::from(self.status.survey.title.show(self.tag))),
            ("n", work.responses.into()),
            ("count", self.count(work.responses).into()),
            ("at", at.into()),
        ];
        let head = self.say("status-head", &words);
        self.line(&self.ui.style().bold().apply_to(head).to_string());
        if work.simulated > 0 {
            let words =
                [("n", work.simulated.into()), ("count", self.count(work.simulated).into())];
            let text = self.say(
                if work.simulated == work.responses {
                    "status-simulated-all"
                } else {
                    "status-simulated"
                },
                &words,
            );
            self.line(&self.ui.style().yellow().apply_to(text).to_string());
        }
        // On a screen of its own nothing stands before it.
        let told: Vec<String> = self
            .status
            .notices
            .iter()
            .filter(|_| self.brief)
            .map(|notice| notice.short(self.lang))
            .collect();
        for notice in told {
            self.line(&self.ui.style().yellow().apply_to(notice).to_string());
        }
        if self.status.erased > 0 && self.brief {
            let text = self.say("status-erased", &erased_in_words(self.status));
            self.line(&self.ui.style().yellow().apply_to(text).to_string());
        }
        if let Some(words) = aside_in_words(&self.status.aside).filter(|_| self.brief) {
            let text = self.say("pending-aside", &words);
            self.line(&self.ui.style().yellow().apply_to(text).to_string());
        }
        if self.status.open > 0 {
            let open = self.say("status-open", &[("n", self.status.open.into())]);
            self.line(&open);
        }
    }

    /// A line for each day, a column for each mode, a bar for all.
    fn days(&mut self) {
        let work = &self.status.work;
        self.section("status-days");
        let modes: Vec<Mode> = work.modes.keys().copied().collect();
        let names: Vec<String> =
            modes.iter().map(|mode| self.say(&format!("status-mode-{mode}"), &[])).collect();
        let widths: Vec<usize> = names.iter().map(|name| name.width().max(6)).collect();
        let cells = |of: &BTreeMap<Mode, u64>| {
            let cell = |(mode, width): (&Mode, &usize)| {
                format!(
                    "{:>width$}  ",
                    of.get(mode).map_or_else(|| "·".to_owned(), |n| self.count(*n))
                )
            };
            modes.iter().zip(&widths).map(cell).collect::<String>()
        };
        let day = |day: Option<chrono::NaiveDate>| {
            day.map_or_else(
                || self.say("status-day-unknown", &[]),
                |day| self.say("status-day", &[("day", self.lang.date_in_digits(day).into())]),
            )
        };
        let total = |of: &BTreeMap<Mode, u64>| of.values().sum::<u64>();
        let most = work.days.values().map(total).max().unwrap_or(1).max(1);
        let all = self.say("status-all", &[]);
        let label =
            work.days.keys().map(|key| day(*key).width()).chain([all.width()]).max().unwrap_or(0);
        let heads = names
            .iter()
            .zip(&widths)
            .map(|(name, width)| " ".repeat(width - name.width()) + name + "  ");
        let head: String = heads.collect();
        let bar = self
            .ui
            .width
            .saturating_sub(label + 4 + widths.iter().map(|width| width + 2).sum::<usize>())
            .min(BAR);
        let mut lines = vec![
            self.ui
                .style()
                .dim()
                .apply_to(format!("  {}  {head}", " ".repeat(label)).trim_end())
                .to_string(),
        ];
        let hidden = if self.brief { work.days.len().saturating_sub(LAST) } else { 0 };
        if hidden > 0 {
            lines.push(format!("  {}", self.say("status-days-before", &[("n", hidden.into())])));
        }
        for (key, of) in work.days.iter().skip(hidden) {
            let drawn = bar_of(total(of) as f64 / most as f64, bar);
            lines.push(format!(
                "  {}  {}{}",
                padded(&day(*key), label),
                cells(of),
                self.ui.style().cyan().apply_to(drawn)
            ));
        }
        lines.push(format!("  {}  {}", padded(&all, label), cells(&work.modes)));
        self.lines(&lines);
    }

    fn quotas(&mut self) {
        let (survey, tally) = (&self.status.survey, &self.status.work.tally);
        for (at, quota) in survey.quotas.iter().enumerate() {
            let mode = quota.mode.map(|mode| self.say(&format!("status-mode-{mode}"), &[]));
            let title = match mode {
                Some(mode) => self.say("status-quotas-of", &[("mode", mode.into())]),
                None => self.say("status-quotas", &[]),
            };
            self.out.push('\n');
            self.line(&self.ui.style().bold().apply_to(title).to_string());
            let cells: Vec<_> = tally.cells.iter().filter(|cell| cell.quota == at).collect();
            let label = cells
                .iter()
                .map(|cell| cell.label(survey, self.tag).width())
                .max()
                .unwrap_or(0)
                .min(NAME);
            let mut lines = Vec::new();
            for cell in cells {
                let share = cell.have as f64 / cell.target.max(1.0);
                let words = [
                    ("have", self.count(cell.have).into()),
                    ("target", self.lang.decimal(cell.target, 0).into()),
                    ("n", cell.wanted().into()),
                ];
                let numbers = self.say("status-quota-cell", &words);
                let bar = padded(&bar_of(share.min(1.0), 12), 12);
                lines.push(format!(
                    "  {}  {}  {numbers}",
                    padded(&cell.label(survey, self.tag), label),
                    self.ui.style().cyan().apply_to(bar)
                ));
            }
            self.lines(&lines);
        }
    }

    /// How contacts ended, and the rate with its definition.
    fn contacts(&mut self) {
        let outcomes = &self.status.work.tally.outcomes;
        let Some(most) = outcomes.values().max().copied() else { return };
        self.section("status-contacts");
        let name = |outcome: &ContactOutcome| {
            self.say("shift-outcome", &[("outcome", outcome.word().into())])
        };
        let label =
            ContactOutcome::ALL.iter().map(|outcome| name(outcome).width()).max().unwrap_or(0);
        let mut lines = Vec::new();
        for outcome in ContactOutcome::ALL {
            let n = outcomes.get(&outcome).copied().unwrap_or(0);
            let bar = bar_of(n as f64 / most.max(1) as f64, BAR);
            let cells = format!(
                "  {:<4}  {}  {:>6}",
                outcome.code(),
                padded(&name(&outcome), label),
                self.count(n)
            );
            lines.push(format!("{cells}  {}", self.ui.style().cyan().apply_to(bar)));
        }
        self.lines(&lines);
        let participation = participation(outcomes);
        let Some(rate) = participation.rate() else { return };
        let words = [
            ("rate", Word::from(self.lang.percent(100.0 * rate, 1))),
            ("usable", self.count(participation.usable).into()),
            ("asked", self.count(participation.asked).into()),
        ];
        let text = self.say("status-participation", &words);
        self.paragraph(&text);
    }

    /// What was counted in browsers (CHERRIES).
    fn online(&mut self) {
        let (all, used) = self.status.invitations;
        if self.status.online.is_empty() && all == 0 {
            return;
        }
        self.section("status-online");
        let name =
            |counted: Counted| self.say("status-counted", &[("what", counted.word().into())]);
        let label = Counted::ALL.iter().map(|counted| name(*counted).width()).max().unwrap_or(0);
        let line = |counted: &Counted| {
            format!(
                "  {}  {:>6}",
                padded(&name(*counted), label),
                self.count(self.status.online.of(*counted))
            )
        };
        let lines: Vec<_> = Counted::ALL.iter().map(line).collect();
        self.lines(&lines);
        for (word, n) in self.status.online.unknown() {
            let words = [("what", word.into()), ("n", self.count(n).into())];
            let text = self.say("status-counted-unknown", &words);
            self.paragraph(&text);
        }
        if all > 0 {
            let text = self.say("status-invitations", &[("n", all.into()), ("used", used.into())]);
            self.paragraph(&text);
        }
    }

    fn worked(&mut self, id: &str, work: &BTreeMap<Option<String>, Work>) {
        if work.keys().all(Option::is_none) {
            return;
        }
        self.section(id);
        let has_contacts = !self.status.work.tally.outcomes.is_empty();
        let unnamed = self.say("status-unnamed", &[]);
        let name = |name: &Option<String>| name.clone().unwrap_or_else(|| unnamed.clone());
        let label = work.keys().map(|key| name(key).width()).max().unwrap_or(0).min(NAME);
        let lines: Vec<_> = work
            .iter()
            .map(|(key, work)| {
                let words = [
                    ("n", Word::from(work.responses)),
                    ("count", self.count(work.responses).into()),
                    ("complete", self.count(work.complete).into()),
                    ("refused", self.count(work.refused).into()),
                ];
                let id = if has_contacts { "status-work-contacts" } else { "status-work" };
                format!("  {}  {}", padded(&name(key), label), self.say(id, &words))
            })
            .collect();
        self.lines(&lines);
    }

    fn lengths(&mut self) {
        if self.status.work.lengths.is_empty() {
            return;
        }
        self.section("status-lengths");
        let one = |(mode, length): (&Mode, &Length)| {
            let [low, median, high] = length.quartiles.map(minutes);
            let words = [
                ("mode", Word::from(self.say(&format!("status-mode-{mode}"), &[]))),
                ("median", median.into()),
                ("low", low.into()),
                ("high", high.into()),
                ("count", self.count(length.n).into()),
            ];
            format!("  {}", self.say("status-length", &words))
        };
        let lines: Vec<_> = self.status.work.lengths.iter().map(one).collect();
        self.lines(&lines);
    }

    /// What is missing in the answers of those who were asked.
    fn gaps(&mut self) {
        self.section("status-gaps");
        let survey = &self.status.survey;
        let id = |question: QuestionIndex| {
            survey.questions.get(question).map_or("", |question| question.id.as_str())
        };
        let label = self
            .status
            .work
            .gaps
            .iter()
            .map(|gaps| id(gaps.question).width())
            .max()
            .unwrap_or(0)
            .min(NAME);
        let heads = [
            "status-asked",
            "status-dont-know",
            "status-refused",
            "status-unanswered",
            "status-not-reached",
        ];
        let heads = heads.map(|head| self.say(head, &[]));
        let widths = heads.each_ref().map(|head| head.width().max(7));
        let row = |cells: [String; 5]| {
            let cell = |(cell, width): (String, usize)| {
                format!("  {}{cell}", " ".repeat(width.saturating_sub(cell.width())))
            };
            cells.into_iter().zip(widths).map(cell).collect::<String>()
        };
        let mut lines = vec![
            self.ui
                .style()
                .dim()
                .apply_to(format!("  {}{}", " ".repeat(label), row(heads.clone())))
                .to_string(),
        ];
        for gaps in &self.status.work.gaps {
            let asked = gaps.asked();
            let of = |missing: Missing| {
                let n = Missing::ALL
                    .iter()
                    .zip(gaps.missing)
                    .find(|(known, _)| **known == missing)
                    .map_or(0, |(_, n)| n);
                match (n, missing) {
                    (0, _) => "·".to_owned(),
                    (n, Missing::NotReached) => self.count(n),
                    // No bare percentage: what it is a share of stands in the same line.
                    (n, _) if 200 * n < asked => format!("<{}", self.lang.percent(1.0, 0)),
                    (n, _) => self.lang.percent(100.0 * n as f64 / asked.max(1) as f64, 0),
                }
            };
            let words =
                [Missing::DontKnow, Missing::Refused, Missing::Unanswered, Missing::NotReached]
                    .map(of);
            let [dont_know, refused, unanswered, not_reached] = words;
            let cells = row([self.count(asked), dont_know, refused, unanswered, not_reached]);
            lines.push(format!("  {}{cells}", padded(id(gaps.question), label)));
        }
        self.lines(&lines);
        let note = self.say("status-gaps-note", &[]);
        self.paragraph(&note);
    }
}

/// Minutes and seconds.
fn minutes(seconds: f64) -> String {
    let whole = format!("{seconds:.0}").parse::<u64>().unwrap_or(0);
    format!("{}:{:02}", whole / 60, whole % 60)
}
