//! The protocol of a merge for people, as Markdown. Without a clock: the same merge is the same
//! bytes.

use std::fmt::{Display, Write};

use super::decode::Why;
use super::protocol::{Conflict, Counts, Duplicate, Protocol};
use super::quality::{ALIKE_ANSWERS, SPEEDER_BASE, STRAIGHTLINE_ROWS};
use super::weights_markdown;
use mitreden_base::locale::Lang;
use mitreden_base::visible::visible;
use mitreden_keep::resolve::Choice;

/// As many of a kind are listed; the others are counted.
const LISTED: usize = 50;

/// So many responses with a mark are named.
const MARKED: usize = 10;

/// Renders a protocol.
pub fn markdown(protocol: &Protocol) -> String {
    let mut page = Page::default();
    page.line(&format!("# Merge of `{}`", protocol.survey));
    let Protocol { rows, counted, simulated, .. } = protocol;
    page.line(&format!(
        "The dataset has {rows} responses; {counted} of them count: complete or partial, and inside the population."
    ));
    if *simulated > 0 {
        page.line(&format!(
            "**Simulated: {simulated} of the {rows} responses were made up by the program and given by no person.**"
        ));
    }
    for notice in &protocol.notices {
        page.line(&format!("**{}**", notice.say(Lang::En)));
    }
    page.line(&format!("Definition of the survey today: `{}`", protocol.definition));
    sources(&mut page, protocol);
    responses(&mut page, protocol);
    duplicates(&mut page, protocol);
    conflicts(&mut page, protocol);
    decided(&mut page, protocol);
    if !protocol.handins.is_empty() {
        page.line("## Hand-ins");
        page.list(
            "By laptop, as they are numbered:",
            protocol.handins.iter().map(|line| plain(line)),
        );
    }
    losses(&mut page, protocol);
    quality(&mut page, protocol);
    weights_markdown::weights(&mut page, protocol);
    page.text
}

fn sources(page: &mut Page, protocol: &Protocol) {
    page.line("## Sources");
    let head = [
        "source",
        "read",
        "unreadable",
        "practice",
        "other survey",
        "erased",
        "duplicate",
        "replaced",
        "in conflict",
        "passed over",
        "made up",
        "in the dataset",
    ];
    let cells = |name: &str, of: &dyn Fn(fn(&Counts) -> u64) -> u64| {
        let all: [fn(&Counts) -> u64; 11] = [
            |c| c.read,
            |c| c.unreadable,
            |c| c.practice,
            |c| c.other_survey,
            |c| c.erased,
            |c| c.duplicates,
            |c| c.replaced,
            |c| c.conflicting,
            |c| c.passed_over,
            |c| c.simulated,
            |c| c.taken,
        ];
        std::iter::once(code(name))
            .chain(all.into_iter().map(|field| of(field).to_string()))
            .collect::<Vec<_>>()
    };
    let mut rows: Vec<_> =
        protocol.sources.iter().map(|counts| cells(&counts.name, &|field| field(counts))).collect();
    if rows.len() > 1 {
        let mut total = cells("", &|field| protocol.sources.iter().map(field).sum());
        if let Some(name) = total.first_mut() {
            "all".clone_into(name);
        }
        rows.push(total);
    }
    page.table(&head, rows);
    page.list(
        "Not readable:",
        protocol
            .rejected
            .iter()
            .map(|rejected| format!("{}: {}", code(&rejected.from), plain(&rejected.what))),
    );
    let others = protocol.other_surveys.iter().map(|(survey, n)| format!("{}: {n}", code(survey)));
    page.list("Responses to other surveys:", others);
}

fn responses(page: &mut Page, protocol: &Protocol) {
    page.line("## Responses in the dataset");
    let rows = protocol.groups.iter().map(|group| {
        let words =
            [code(&group.source), group.mode.to_string(), group.disposition.word().to_owned()];
        words.into_iter().chain([group.rows.to_string(), group.counted.to_string()]).collect()
    });
    page.table(&["source", "mode", "disposition", "responses", "that count"], rows);
    let definitions = protocol.definitions.iter().map(|(hash, n)| {
        let today = match (*hash == protocol.definition, protocol.known.contains(hash)) {
            (true, _) => "today's",
            (false, true) => "an earlier one, archived",
            (false, false) => "found nowhere: read by today's",
        };
        vec![code(hash), today.to_owned(), n.to_string()]
    });
    page.table(&["definition answered", "version", "responses"], definitions);
}

fn duplicates(page: &mut Page, protocol: &Protocol) {
    if protocol.duplicates.is_empty() {
        return;
    }
    page.line("## Duplicates");
    page.line("These responses lie in several places with the same content. Each is counted once; it lies once more in:");
    let row = |Duplicate { id, from }: &Duplicate| {
        vec![code(id), from.iter().map(|from| code(from)).collect::<Vec<_>>().join(", ")]
    };
    page.table(&["response", "once more in"], protocol.duplicates.iter().map(row));
    if protocol.more_duplicates > 0 {
        page.line(&format!("And {} more.", protocol.more_duplicates));
    }
}

fn conflicts(page: &mut Page, protocol: &Protocol) {
    let row = |conflict: &Conflict| {
        let Conflict { id, from, source, revision, hash } = conflict;
        vec![code(id), revision.to_string(), code(from), code(source), code(hash)]
    };
    let head = ["response", "revision", "lies in", "source", "fingerprint"];
    if !protocol.conflicts.is_empty() {
        page.line("## Conflicts");
        page.line(
            "Versions of one response contradict each other. None is in the dataset until one is kept \
             (`merge --keep ID=SOURCE`, by where it lies, its source or its fingerprint) or the response is erased.",
        );
        page.table(&head, protocol.conflicts.iter().map(row));
    }
    if protocol.preferred > 0 {
        page.line(&format!(
            "{} people answered in several modes. The response of the mode that `merge: {{ prefer: … }}` names first stands; the \
             others count as replaced.",
            protocol.preferred
        ));
    }
    if !protocol.settled.is_empty() {
        page.line("## Conflicts settled");
        page.line("These versions were passed over by a person's word (`--keep`).");
        page.table(&head, protocol.settled.iter().map(row));
    }
}

/// What people have decided, and when.
fn decided(page: &mut Page, protocol: &Protocol) {
    if protocol.decided.is_empty() && protocol.named.is_empty() {
        return;
    }
    page.line("## Decided");
    let settled = protocol.decided.iter().map(|settlement| {
        let Choice { id, kept, word, .. } = &settlement.choice;
        let kept =
            kept.strip_prefix("sha256:").unwrap_or(kept).chars().take(12).collect::<String>();
        format!(
            "{}: of {}, {} stands (`--keep {}`)",
            settlement.day,
            code(&id.to_string()),
            code(&kept),
            plain(&format!("{id}={word}"))
        )
    });
    page.list("Which version stands, until `merge --forget ID` or another word:", settled);
    let named =
        protocol.named.iter().map(|source| format!("{}: {}", source.day, code(&source.path)));
    page.list("Files that are sources, too, until `merge --forget FILE`:", named);
}

fn losses(page: &mut Page, protocol: &Protocol) {
    if protocol.dropped.is_empty() {
        return;
    }
    page.line("## Answers not taken over");
    page.line("Their questionnaire was found nowhere and today's does not take them, or they are damaged. In the dataset they read `not_asked`.");
    let rows = protocol.dropped.iter().map(|(dropped, n)| {
        let why = match &dropped.why {
            Why::NotInSurvey => "the survey does not have this question".to_owned(),
            Why::NotInRecord => "the response does not have this question".to_owned(),
            Why::Invalid(fault) => format!("no longer valid: {}", plain(fault)),
        };
        vec![code(&dropped.question), why, n.to_string()]
    });
    page.table(&["question", "why", "responses"], rows);
}

fn quality(page: &mut Page, protocol: &Protocol) {
    let flagged = &protocol.flagged;
    page.line("## Quality flags");
    page.line("Flags mark responses for a person's eye; none is removed for one.");
    let rows = [
        (
            "speeder",
            format!(
                "faster than a third of the median of its mode, where at least {SPEEDER_BASE} times are known"
            ),
            flagged.speeders,
        ),
        (
            "straightline",
            format!("the same point on all rated rows of a matrix, at least {STRAIGHTLINE_ROWS}"),
            flagged.straightlines,
        ),
        (
            "nearduplicate",
            format!("the same answers as another response, at least {ALIKE_ANSWERS} of them given"),
            flagged.near_duplicates,
        ),
    ];
    page.table(
        &["flag", "meaning", "responses"],
        rows.map(|(flag, meaning, n)| vec![code(flag), meaning, n.to_string()]),
    );
    let medians = flagged.medians.iter().map(|(mode, median)| format!("{mode}: {median} seconds"));
    page.list("Median times:", medians);
    if protocol.marks.is_empty() {
        return;
    }
    page.line("Noted when they were collected:");
    let rows = protocol.marks.iter().map(|(mark, ids)| {
        let meaning = match mark.as_str() {
            "honeypot" => "a field was filled in that no person sees",
            "fast" => "answered online to the end in less than a second for each answer",
            _ => "noted when the form was keyed in",
        };
        let shown =
            ids.iter().take(MARKED).map(|id| code(&id.to_string())).collect::<Vec<_>>().join(", ");
        let more = ids.len().saturating_sub(MARKED);
        let shown = if more > 0 { format!("{shown} and {more} more") } else { shown };
        vec![code(mark), meaning.to_owned(), ids.len().to_string(), shown]
    });
    page.table(&["mark", "meaning", "responses", "which"], rows);
}

/// Markdown in the making: blocks with an empty line between them.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// Adds a block of one line.
    pub(super) fn line(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds a table; numbers stand in all columns that begin with one.
    pub(super) fn table(&mut self, head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
        let mut rows = rows.into_iter().peekable();
        let Some(first) = rows.peek() else { return };
        let is_number = |cell: &String| cell.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let rule: Vec<&str> =
            first.iter().map(|cell| if is_number(cell) { "---:" } else { "---" }).collect();
        self.line(&row(head));
        for line in std::iter::once(row(&rule)).chain(rows.map(|cells| row(&cells))) {
            // Writing to a String cannot fail.
            let _ = writeln!(self.text, "{line}");
        }
    }

    /// Adds a list under a line, if there is anything to list.
    pub(super) fn list(&mut self, line: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if items.is_empty() {
            return;
        }
        self.line(line);
        let more = items.len().saturating_sub(LISTED);
        let more = (more > 0).then(|| format!("and {more} more"));
        for (at, item) in items.iter().take(LISTED).chain(&more).enumerate() {
            if at == 0 {
                self.line(&format!("- {item}"));
            } else {
                let _ = writeln!(self.text, "- {item}");
            }
        }
    }
}

fn row<T: Display>(cells: &[T]) -> String {
    let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
    format!("| {} |", cells.join(" | "))
}

/// Text that stays in its cell and line.
pub(super) fn plain(text: &str) -> String {
    visible(text).replace('|', "\\|").replace(['\n', '\t'], " ")
}

/// Text as it is written in files.
pub(super) fn code(text: &str) -> String {
    if text.is_empty() {
        "(none)".to_owned()
    } else {
        format!("`{}`", plain(&text.replace('`', "'")))
    }
}
