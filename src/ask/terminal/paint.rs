//! The middle of the screen: a question with its options, rows, points, tasks or what is typed.

use super::draft::{Body, Draft, scale};
use super::fields::{Amounts, Cells, Tasks};
use super::key::option_key;
use super::text::{pad, width};
use super::view::{Line, MARGIN, Part, TextStyle};
use crate::interview::{QuestionOnScreen, Reader, missing_in_words};
use crate::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_define::answer::Missing;
use mitreden_define::survey::Kind;

/// Draws a question with the choices, or with what has been typed.
pub(super) fn question(
    on_screen: QuestionOnScreen<'_>,
    draft: &Draft,
    lang: Lang,
    (part, height): (&mut Part, usize),
) {
    part.add(&on_screen.asked.text, TextStyle::Strong);
    if let Some(hint) = &on_screen.asked.hint {
        part.gap();
        part.add(hint, TextStyle::Dim);
    }
    part.gap();
    match &draft.body {
        Body::Note => {}
        Body::Picks(picks) => {
            if let Some(item) = picks.wording {
                part.add(
                    &lang.say("ask-own-words", &[("label", label(on_screen, item).into())]),
                    TextStyle::Plain,
                );
            } else {
                options(on_screen, draft, (part, height));
            }
            if picks.wording.is_some() || !draft.typed.is_empty() {
                part.gap();
                part.typed(&draft.typed);
            }
        }
        Body::Scale => points(on_screen, draft.typed.parse().ok(), part),
        Body::Cells(cells) => rows(on_screen, cells, part),
        Body::Amounts(amounts) => spread(on_screen, amounts, lang, part),
        Body::Tasks(tasks) => task(on_screen, tasks, lang, part),
        Body::Typed => {
            part.typed(&draft.typed);
            if let Kind::Text { max_length, .. } = on_screen.question.kind {
                part.gap();
                let words = [
                    ("n", draft.typed.trim().chars().count().to_string().into()),
                    ("of", max_length.to_string().into()),
                ];
                part.add(&lang.say("ask-characters", &words), TextStyle::Dim);
            }
        }
    }
    if let Some(words) = special_words(draft, lang) {
        part.gap();
        part.add(&format!("• {words}"), TextStyle::Strong);
    }
}

/// The special answer that was given, in words.
pub(super) fn special_words(draft: &Draft, lang: Lang) -> Option<String> {
    missing_in_words(draft.special?, lang, Reader::Overview)
}

pub(super) fn label(on_screen: QuestionOnScreen<'_>, item: usize) -> String {
    on_screen
        .asked
        .items
        .iter()
        .find(|(known, _)| *known == item)
        .map(|(_, label)| label.clone())
        .unwrap_or_default()
}

/// Draws options with their keys; in columns where one column would be too long.
fn options(on_screen: QuestionOnScreen<'_>, draft: &Draft, (part, height): (&mut Part, usize)) {
    let Body::Picks(picks) = &draft.body else { return };
    let shown = &on_screen.asked.items;
    let place = |item: usize| picks.items.iter().position(|&other| other == item);
    let mark = |is_chosen: bool, at: Option<usize>| match (&on_screen.question.kind, is_chosen) {
        (Kind::Ranking { .. }, _) => at.map_or("[  ]".to_owned(), |at| format!("[{}.]", at + 1)),
        (Kind::Multiple { .. }, true) => "[x]".to_owned(),
        (Kind::Multiple { .. }, false) => "[ ]".to_owned(),
        (_, true) => "•".to_owned(),
        (_, false) => " ".to_owned(),
    };
    let longest = option_key(shown.len().saturating_sub(1), shown.len()).len();
    let mut cells: Vec<(String, &str, TextStyle)> = Vec::new();
    for (at, (item, text)) in shown.iter().enumerate() {
        let is_chosen = place(*item).is_some();
        let head =
            format!("{:>longest$} {} ", option_key(at, shown.len()), mark(is_chosen, place(*item)));
        cells.push((head, text, if is_chosen { TextStyle::Strong } else { TextStyle::Plain }));
    }
    if let Some(none) = &on_screen.asked.none {
        let mark = mark(picks.none, None);
        let mark = if matches!(on_screen.question.kind, Kind::Ranking { .. }) && picks.none {
            "[x ]".to_owned()
        } else {
            mark
        };
        cells.push((
            format!("{:>longest$} {mark} ", "0"),
            none,
            if picks.none { TextStyle::Strong } else { TextStyle::Plain },
        ));
    }
    let inner = part.columns.saturating_sub(2 * MARGIN);
    let room = height.saturating_sub(part.lines.len());
    let widest = cells.iter().map(|(head, text, _)| width(head) + width(text)).max().unwrap_or(0);
    let fits = (2..=3).find(|n| inner / n > widest + 1 && cells.len().div_ceil(*n) <= room);
    match fits {
        Some(n) if cells.len() > room => {
            let (down, wide) = (cells.len().div_ceil(n), inner / n);
            for row in 0..down {
                let line: String = cells
                    .iter()
                    .skip(row)
                    .step_by(down)
                    .map(|(head, text, _)| pad(&format!("{head}{text}"), wide))
                    .collect();
                let text = pad("", MARGIN) + line.trim_end();
                part.lines.push(Line { text, style: TextStyle::Plain });
            }
        }
        _ => cells.iter().for_each(|(head, text, style)| part.hang(head, text, *style)),
    }
}

/// The meanings of the ends of a scale.
pub(super) fn ends(on_screen: QuestionOnScreen<'_>) -> Option<String> {
    let scale = scale(on_screen)?;
    let end =
        |point: i16, text: &Option<String>| text.as_ref().map(|text| format!("{point} = {text}"));
    let ends: Vec<_> =
        [end(scale.from, &on_screen.asked.ends.0), end(scale.to, &on_screen.asked.ends.1)]
            .into_iter()
            .flatten()
            .collect();
    (!ends.is_empty()).then(|| ends.join(" · "))
}

fn points(on_screen: QuestionOnScreen<'_>, chosen: Option<i16>, part: &mut Part) {
    let Some(scale) = scale(on_screen) else { return };
    let point = |point: i16| {
        if Some(point) == chosen { format!("[{point}]") } else { format!(" {point} ") }
    };
    part.add(
        &(scale.from..=scale.to)
            .map(point)
            .collect::<Vec<_>>()
            .join("\u{a0}\u{a0} ")
            .replace(' ', "\u{a0}"),
        TextStyle::Plain,
    );
    if let Some(ends) = ends(on_screen) {
        part.gap();
        part.add(&ends, TextStyle::Dim);
    }
}

pub(super) fn cell_words(cell: Result<i16, Missing>) -> String {
    match cell {
        Ok(point) => point.to_string(),
        Err(Missing::DontKnow) => "?".to_owned(),
        Err(Missing::Refused) => "!".to_owned(),
        Err(_) => " ".to_owned(),
    }
}

fn rows(on_screen: QuestionOnScreen<'_>, cells: &Cells, part: &mut Part) {
    points(on_screen, None, part);
    part.gap();
    for (at, ((_, label), cell)) in on_screen.asked.items.iter().zip(&cells.cells).enumerate() {
        let begin = part.lines.len();
        let is_here = at == cells.at;
        let mark = format!("{} [{:>1}] ", if is_here { "›" } else { " " }, cell_words(*cell));
        part.hang(&mark, label, if is_here { TextStyle::Strong } else { TextStyle::Plain });
        if is_here {
            part.focus_from(begin);
        }
    }
}

fn spread(on_screen: QuestionOnScreen<'_>, amounts: &Amounts, lang: Lang, part: &mut Part) {
    part.add(&rest(on_screen, amounts, lang), TextStyle::Plain);
    part.gap();
    for (at, ((_, label), typed)) in on_screen.asked.items.iter().zip(&amounts.typed).enumerate() {
        let begin = part.lines.len();
        let is_here = at == amounts.at;
        let mark = format!("{} [{typed:>5}] ", if is_here { "›" } else { " " });
        part.hang(&mark, label, if is_here { TextStyle::Strong } else { TextStyle::Plain });
        if is_here {
            part.focus_from(begin);
        }
    }
}

pub(super) fn rest(on_screen: QuestionOnScreen<'_>, amounts: &Amounts, lang: Lang) -> String {
    lang.say("ask-rest", &[("rest", lang.number(amounts.rest(on_screen)).into())])
}

/// What a best-worst task asks for now.
pub(super) fn task_words(tasks: &Tasks, lang: Lang) -> String {
    let words =
        [("n", (tasks.at + 1).to_string().into()), ("of", tasks.tasks.len().to_string().into())];
    let task = tasks.tasks.get(tasks.at).copied().unwrap_or_default();
    let id = if task.best.is_some() && task.worst.is_none() {
        "ask-task-worst"
    } else {
        "ask-task-best"
    };
    lang.say(id, &words)
}

fn task(on_screen: QuestionOnScreen<'_>, tasks: &Tasks, lang: Lang, part: &mut Part) {
    part.add(&task_words(tasks, lang), TextStyle::Plain);
    part.gap();
    let shown = tasks.shown(on_screen);
    let now = tasks.tasks.get(tasks.at).copied().unwrap_or_default();
    for (at, &item) in shown.iter().enumerate() {
        let mark = match item {
            _ if now.best == Some(item) => '+',
            _ if now.worst == Some(item) => '−',
            _ => ' ',
        };
        let head = format!("{} [{mark}] ", option_key(at, shown.len()));
        part.hang(
            &head,
            &label(on_screen, item),
            if mark == ' ' { TextStyle::Plain } else { TextStyle::Strong },
        );
    }
}
