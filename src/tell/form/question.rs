//! One question as it is printed.

use serde::Serialize;

use crate::conditions::comparison_word;
use crate::locale::Say as _;
use mitreden_ask::interview::Asked;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::index::QuestionIndex;
use mitreden_define::numbering::Numbering;
use mitreden_define::routing::{Goto, Only, goto, only};
use mitreden_define::survey::{ItemOrder, Kind, Mode, Survey};

/// A question, note or card.
#[derive(Serialize)]
pub(super) struct PrintedQuestion {
    number: String,
    kind: &'static str,
    text: String,
    hint: String,
    /// How it is answered.
    how: String,
    /// For whom it is.
    only: String,
    pub(super) options: Vec<PrintedOption>,
    /// Special answers with a box of their own.
    special: Vec<PrintedOption>,
    /// The explicit none, as on a card.
    pub(super) none: Option<PrintedOption>,
    /// Whether each interview shows the options in another order: then a number on a card would
    /// mean another one on the screen.
    pub(super) is_shuffled: bool,
    /// The points of a scale, as written.
    pub(super) points: Vec<String>,
    ends: Vec<String>,
    rows: Vec<String>,
    tasks: Vec<Vec<PrintedOption>>,
    total: String,
    lines: usize,
}

/// A box with its words.
#[derive(Clone, Serialize)]
pub(super) struct PrintedOption {
    /// What the clerk presses.
    pub(super) key: String,
    label: String,
    other: bool,
    goto: String,
}

/// A question in a language; `None` where there is none.
pub(super) fn printed(
    survey: &Survey,
    numbering: &Numbering,
    at: QuestionIndex,
    tag: &str,
) -> Option<PrintedQuestion> {
    let question = survey.questions.get(at)?;
    let asked = Asked::on_paper(survey, at, tag, None)?;
    let lang = Lang::of_tag(tag);
    let items = question.kind.items();
    let key = |at: usize| mitreden_ask::terminal::option_key(at, items.len());
    let option = |(place, (item, label)): (usize, &(usize, String))| PrintedOption {
        key: key(place),
        label: label.clone(),
        other: items.get(*item).is_some_and(|item| item.other),
        goto: goto(survey, numbering, at, *item).map(|goto| arrow(goto, lang)).unwrap_or_default(),
    };
    let boxes: Vec<_> = asked.items.iter().enumerate().map(option).collect();
    let plain = |key: &str, label: String| PrintedOption {
        key: key.to_owned(),
        label,
        other: false,
        goto: String::new(),
    };
    let none = asked.none.as_ref().map(|none| plain("0", none.clone()));
    let mut special: Vec<_> = none.iter().cloned().collect();
    let allow = question.allows(Mode::Paper);
    special.extend(allow.dont_know.then(|| plain("?", lang.say("form-dont-know", &[]))));
    special.extend(allow.refused.then(|| plain("!", lang.say("form-refused", &[]))));
    let scale = match &question.kind {
        Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => Some(scale),
        _ => None,
    };
    let points = scale
        .map(|scale| (scale.from..=scale.to).map(|point| point.to_string()).collect())
        .unwrap_or_default();
    let end = |point: i16, words: &Option<String>| {
        words.as_ref().map(|words| format!("{point} = {words}"))
    };
    let ends = scale.map(|scale| {
        [end(scale.from, &asked.ends.0), end(scale.to, &asked.ends.1)]
            .into_iter()
            .flatten()
            .collect()
    });
    let is_table = matches!(question.kind, Kind::Matrix { .. } | Kind::BestWorst { .. });
    let tasks = asked.tasks.iter().map(|task| {
        let shown = task.iter().enumerate();
        let one = |(place, item): (usize, &usize)| {
            let label = asked
                .items
                .iter()
                .find(|(known, _)| known == item)
                .map(|(_, label)| label.clone())
                .unwrap_or_default();
            plain(&mitreden_ask::terminal::option_key(place, task.len()), label)
        };
        shown.map(one).collect()
    });
    Some(PrintedQuestion {
        number: numbering.number(at).map(|number| number.to_string()).unwrap_or_default(),
        kind: question.kind.name(),
        text: asked.text.clone(),
        hint: asked.hint.clone().unwrap_or_default(),
        how: how(&question.kind, lang),
        only: for_whom(survey, numbering, at, (tag, lang)),
        rows: if matches!(question.kind, Kind::Matrix { .. }) {
            asked.items.iter().map(|(_, label)| label.clone()).collect()
        } else {
            Vec::new()
        },
        options: if is_table { Vec::new() } else { boxes },
        special,
        none,
        is_shuffled: question.kind.order() != ItemOrder::Fixed,
        points,
        ends: ends.unwrap_or_default(),
        tasks: tasks.collect(),
        total: match question.kind {
            Kind::Points { total, .. } => lang.integer(format!("{total:.0}").parse().unwrap_or(0)),
            _ => String::new(),
        },
        lines: match question.kind {
            Kind::Text { long: true, .. } => 4,
            Kind::Text { .. } => 1,
            _ => 0,
        },
    })
}

fn arrow(goto: Goto, lang: Lang) -> String {
    match goto {
        Goto::Question(number) => lang.say("form-goto", &[("n", number.to_string().into())]),
        Goto::End => lang.say("form-goto-end", &[]),
    }
}

/// What to do, in a few words.
fn how(kind: &Kind, lang: Lang) -> String {
    let say = |id: &str, words: &[(&str, Word)]| lang.say(id, words);
    let number = |n: f64| lang.number(n);
    match kind {
        Kind::Single { .. } | Kind::Rating { .. } => say("form-how-one", &[]),
        Kind::Multiple { pick, options, .. } if pick.max < options.len() => {
            say("form-how-at-most", &[("n", pick.max.into())])
        }
        Kind::Multiple { .. } => say("form-how-several", &[]),
        Kind::Ranking { top, .. } => say("form-how-ranking", &[("n", (*top).into())]),
        Kind::Points { total, .. } => say("form-how-points", &[("total", number(*total).into())]),
        Kind::Matrix { .. } => say("form-how-rows", &[]),
        Kind::BestWorst { .. } => say("form-how-best-worst", &[]),
        Kind::Number { bounds, .. } => match (bounds.min, bounds.max) {
            (Some(min), Some(max)) => say(
                "form-how-number-range",
                &[("min", number(min).into()), ("max", number(max).into())],
            ),
            _ => say("form-how-number", &[]),
        },
        Kind::Date { .. } => say("form-how-date", &[]),
        Kind::Text { .. } => say("form-how-text", &[]),
        Kind::Computed { .. } | Kind::Note | Kind::Task { .. } => String::new(),
    }
}

/// The sentence before a question that is not for everybody.
fn for_whom(
    survey: &Survey,
    numbering: &Numbering,
    at: QuestionIndex,
    (tag, lang): (&str, Lang),
) -> String {
    let all = only(survey, at);
    if all.is_empty() {
        return String::new();
    }
    let words = Conditions { survey, numbering, tag, lang };
    match all.iter().map(|only| words.say(only)).collect::<Option<Vec<_>>>() {
        Some(parts) => {
            lang.say("form-only-if", &[("parts", parts.join(&lang.say("form-and", &[])).into())])
        }
        None => lang.say("form-only-some", &[]),
    }
}

/// Conditions in words.
struct Conditions<'a> {
    survey: &'a Survey,
    numbering: &'a Numbering,
    tag: &'a str,
    lang: Lang,
}

impl Conditions<'_> {
    fn say(&self, only: &Only) -> Option<String> {
        let lang = self.lang;
        Some(match only {
            Only::Ticked { question, options, row, not } => {
                let kind = &self.survey.questions.get(*question)?.kind;
                let label = |at: &usize| match kind {
                    Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => {
                        Some((i64::from(scale.from) + i64::try_from(*at).ok()?).to_string())
                    }
                    _ => self.label(kind, *at),
                };
                let labels = options
                    .iter()
                    .map(|at| Some(self.quoted(&label(at)?)))
                    .collect::<Option<Vec<_>>>()?;
                let labels = match labels.split_last() {
                    Some((last, before)) if !before.is_empty() => lang.say(
                        "form-or",
                        &[("before", before.join(", ").into()), ("last", last.into())],
                    ),
                    _ => labels.concat(),
                };
                let words = [("n", Word::from(self.number(*question)?)), ("labels", labels.into())];
                match row {
                    Some(row) => {
                        let row = self.quoted(&self.label(kind, *row)?);
                        let id = if *not { "form-only-row-not" } else { "form-only-row" };
                        lang.say(id, &[&words[..], &[("row", row.into())]].concat())
                    }
                    None => lang.say(if *not { "form-only-not" } else { "form-only" }, &words),
                }
            }
            Only::Wrote { question, item, is, number } => {
                let words = [
                    ("n", Word::from(self.number(*question)?)),
                    ("is", comparison_word(*is)),
                    ("number", lang.number(*number).into()),
                ];
                match item {
                    Some(item) => {
                        let item = self.quoted(
                            &self.label(&self.survey.questions.get(*question)?.kind, *item)?,
                        );
                        lang.say(
                            "form-only-ranked",
                            &[&words[..], &[("item", item.into())]].concat(),
                        )
                    }
                    None => lang.say("form-only-wrote", &words),
                }
            }
            Only::Answered { question, not } => {
                let id = if *not { "form-only-unanswered" } else { "form-only-answered" };
                lang.say(id, &[("n", self.number(*question)?.into())])
            }
            Only::Any(parts) => {
                let parts = parts.iter().map(|part| self.say(part)).collect::<Option<Vec<_>>>()?;
                parts.join(&lang.say("form-or-else", &[]))
            }
            Only::Some => return None,
        })
    }

    fn number(&self, question: QuestionIndex) -> Option<String> {
        self.numbering.number(question).map(|number| number.to_string())
    }

    fn label(&self, kind: &Kind, at: usize) -> Option<String> {
        kind.items().get(at).map(|item| item.text.show(self.tag))
    }

    fn quoted(&self, label: &str) -> String {
        self.lang.say("form-quoted", &[("label", label.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_base::diagnostics::{Problems, Source};
    use mitreden_define::survey::read;

    const SURVEY: &str = "survey: s\ntitle: T\nlanguages: [de, en]\nmodes: [paper]\nneeds: { a: A, b: { de: Bäder, en: Baths } }\npages:\n  - page: p\n    \
        questions:\n      - { id: age, type: number, text: Q1, min: 0, max: 120 }\n      - { id: mark, type: rating, text: Q2, scale: { from: 1, to: 5 } }\n      \
        - { id: rows, type: matrix, text: Q3, rows: { r1: Bus, r2: { de: Rad, en: Bike } }, scale: { from: 0, to: 3 } }\n      \
        - { id: top, type: ranking, facet: importance, text: Q4, options: needs, top: 2 }\n      - { id: why, type: text, text: Q5 }\n      \
        - { id: sex, type: single, text: Q6, options: { f: { de: Frau, en: Woman }, m: { de: Mann, en: Man }, d: divers } }\n      \
        - { id: uses, type: multiple, text: Q7, options: { x: X, y: Y, n: { text: { de: Nichts, en: Nothing }, exclusive: true } } }\n";

    /// The sentence before a question of this condition.
    fn sentence(show_if: &str, tag: &str) -> String {
        let text = format!(
            "{SURVEY}      - {{ id: last, type: text, text: L?, show_if: \"{show_if}\" }}\n"
        );
        let survey = read(&Source::new("s.yaml", &text), &[], None, &mut Problems::new()).unwrap();
        printed(&survey, &Numbering::of(&survey), survey.find("last").unwrap(), tag).unwrap().only
    }

    #[test]
    fn conditions_are_said_in_words() {
        let conditions = [
            "sex == 'f'",
            "sex != 'f'",
            "'x' in uses",
            "'n' in uses",
            "mark <= 2",
            "mark != 3",
            "rows.r2 >= 2",
            "rows.r1 != 0",
            "age > 60",
            "age <= -1.5",
            "age != 18",
            "rank(top, 'b') == 1",
            "rank(top, 'b') <= 2",
            "answered(why)",
            "not answered(sex)",
            "sex == 'f' and age >= 18",
            "age < 20 or sex in ['m', 'd']",
            "age + mark > 30",
        ];
        let all: Vec<String> = conditions
            .iter()
            .map(|condition| {
                format!(
                    "{condition}\n  {}\n  {}",
                    sentence(condition, "de"),
                    sentence(condition, "en")
                )
            })
            .collect();
        insta::assert_snapshot!(all.join("\n"), @r#"
        sex == 'f'
          Nur wenn Sie bei Frage 6 „Frau“ angekreuzt haben:
          Only if you ticked “Woman” at question 6:
        sex != 'f'
          Nur wenn Sie bei Frage 6 nicht „Frau“ angekreuzt haben:
          Only if you did not tick “Woman” at question 6:
        'x' in uses
          Nur wenn Sie bei Frage 7 „X“ angekreuzt haben:
          Only if you ticked “X” at question 7:
        'n' in uses
          Nur wenn Sie bei Frage 7 „Nichts“ angekreuzt haben:
          Only if you ticked “Nothing” at question 7:
        mark <= 2
          Nur wenn Sie bei Frage 2 „1“ oder „2“ angekreuzt haben:
          Only if you ticked “1” or “2” at question 2:
        mark != 3
          Nur wenn Sie bei Frage 2 nicht „3“ angekreuzt haben:
          Only if you did not tick “3” at question 2:
        rows.r2 >= 2
          Nur wenn Sie bei Frage 3 in der Zeile „Rad“ „2“ oder „3“ angekreuzt haben:
          Only if you ticked “2” or “3” in the line “Bike” at question 3:
        rows.r1 != 0
          Nur wenn Sie bei Frage 3 in der Zeile „Bus“ nicht „0“ angekreuzt haben:
          Only if you did not tick “0” in the line “Bus” at question 3:
        age > 60
          Nur wenn Sie bei Frage 1 eine Zahl über 60 geschrieben haben:
          Only if you wrote a number above 60 at question 1:
        age <= -1.5
          Nur wenn Sie bei Frage 1 höchstens −1,5 geschrieben haben:
          Only if you wrote −1.5 or less at question 1:
        age != 18
          Nur wenn Sie bei Frage 1 eine andere Zahl als 18 geschrieben haben:
          Only if you wrote another number than 18 at question 1:
        rank(top, 'b') == 1
          Nur wenn Sie bei Frage 4 vor „Bäder“ die Zahl 1 geschrieben haben:
          Only if you wrote the number 1 before “Baths” at question 4:
        rank(top, 'b') <= 2
          Nur wenn Sie bei Frage 4 vor „Bäder“ höchstens 2 geschrieben haben:
          Only if you wrote 2 or less before “Baths” at question 4:
        answered(why)
          Nur wenn Sie Frage 5 beantwortet haben:
          Only if you answered question 5:
        not answered(sex)
          Nur wenn Sie Frage 6 nicht beantwortet haben:
          Only if you did not answer question 6:
        sex == 'f' and age >= 18
          Nur wenn Sie bei Frage 6 „Frau“ angekreuzt haben und bei Frage 1 mindestens 18 geschrieben haben:
          Only if you ticked “Woman” at question 6 and wrote 18 or more at question 1:
        age < 20 or sex in ['m', 'd']
          Nur wenn Sie bei Frage 1 eine Zahl unter 20 geschrieben haben oder bei Frage 6 nicht „Frau“ angekreuzt haben:
          Only if you wrote a number below 20 at question 1 or did not tick “Woman” at question 6:
        age + mark > 30
          Diese Frage ist nicht für alle. Passt sie für Sie nicht, lassen Sie sie aus.
          This question is not for everybody. If it does not fit you, leave it out.
        "#);
    }
}
