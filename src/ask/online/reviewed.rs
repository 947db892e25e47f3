//! An interview in words: what the review shows before everything is sent.

use std::collections::HashMap;

use super::session::BrowserSession;
use crate::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::survey::Item;

impl BrowserSession {
    /// Whether a question was asked on the way to here.
    pub(super) fn was_asked(&self, question: usize) -> bool {
        self.interview.answer_to(question).missing() != Some(Missing::NotAsked)
    }

    /// A question's text with what is piped into it.
    pub(super) fn text_of(&self, question: usize) -> String {
        let text = self.question(question).map(|question| &question.text);
        text.map_or_else(String::new, |text| {
            text.fill(self.tag(), |other| self.interview.label(other))
        })
    }

    /// An answer in words; none where the question was left open.
    pub(super) fn answer_of(&self, question: usize) -> Option<String> {
        let asked = self.question(question)?;
        let tongue = Lang::of_tag(self.tag());
        let special = |missing: Missing| match missing {
            Missing::Refused => Some(tongue.say("online-refused", &[])),
            Missing::DontKnow => Some(tongue.say("online-dont-know", &[])),
            _ => None,
        };
        let by_code: HashMap<&str, &Item> =
            asked.kind.items().iter().map(|item| (item.code.as_str(), item)).collect();
        let item = |code: &mitreden_base::ids::Code| {
            by_code
                .get(code.as_str())
                .map_or_else(|| code.to_string(), |item| item.text.show(self.tag()))
        };
        let lines = match self.interview.answer_to(question) {
            Answer::Missing(missing) => return special(*missing),
            Answer::Rows(rows) => rows
                .iter()
                .filter_map(|(row, cell)| {
                    let value = cell.map_or_else(special, |point| Some(point.to_string()))?;
                    Some(format!("{}: {value}", item(row)))
                })
                .collect::<Vec<_>>(),
            Answer::Ranking(codes) => codes
                .iter()
                .zip(1..)
                .map(|(code, rank)| format!("{rank}. {}", item(code)))
                .collect(),
            Answer::Points(points) => {
                let given = |value: &f64| {
                    value.to_string().replace('.', &tongue.decimal_mark().to_string())
                };
                points
                    .iter()
                    .map(|(code, value)| format!("{}: {}", item(code), given(value)))
                    .collect()
            }
            Answer::Tasks(tasks) => tasks
                .iter()
                .zip(1..)
                .filter_map(|(task, n)| {
                    let n = mitreden_base::locale::Word::Text(n.to_string());
                    Some(match task {
                        Ok(task) => tongue.say(
                            "online-task-said",
                            &[
                                ("n", n),
                                ("best", item(&task.best).into()),
                                ("worst", item(&task.worst).into()),
                            ],
                        ),
                        Err(missing) => format!(
                            "{}: {}",
                            tongue.say("answer-task", &[("n", n)]),
                            special(*missing)?
                        ),
                    })
                })
                .collect(),
            _ => vec![self.interview.label(question)],
        };
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}
