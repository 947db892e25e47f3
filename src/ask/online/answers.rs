//! Between a form's fields and answers, both ways. Names are the ids of questions, with a row or an
//! item after a dot; values are codes. No code has a dot, so a value that begins with one is none:
//! `.refused`, `.dont_know`, `.none`.

use std::collections::HashSet;

use crate::interview::{OWN_WORDS, QuestionOnScreen};
use mitreden_base::ids::Code;
use mitreden_base::locale::{Lang, parse_date, parse_number};
use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};
use mitreden_define::survey::{Item, Kind};
use mitreden_web::fields::FormFields;

/// The form value of an explicit "none of these".
pub(super) const NONE: &str = ".none";
/// What stands after a question's id in the name of the box for a special answer, where it has a
/// field of its own.
pub(super) const SPECIAL: &str = "..special";

/// How many characters of a text that is no answer are repeated in the message.
const WORD: usize = 40;
/// The longest text that is read as a number or a day, in characters.
const TYPED: usize = 100;

/// The value of a special answer.
pub(super) fn special(missing: Missing) -> &'static str {
    match missing {
        Missing::Refused => ".refused",
        Missing::DontKnow => ".dont_know",
        _ => "",
    }
}

/// Something in a field that is no answer to the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bad {
    /// The name of the field.
    pub(super) field: String,
    /// The id of the message that says so.
    pub(super) id: &'static str,
    /// The word that fills the message in.
    pub(super) word: String,
}

impl QuestionOnScreen<'_> {
    fn id(&self) -> &str {
        self.question.id.as_str()
    }

    /// The name of a field of a row, item or task.
    pub(super) fn name(&self, part: &str) -> String {
        format!("{}.{part}", self.id())
    }

    fn bad(&self, part: Option<&str>, id: &'static str, word: &str) -> Vec<Bad> {
        let field = part.map_or_else(|| self.id().to_owned(), |part| self.name(part));
        vec![Bad { field, id, word: word.chars().take(WORD).collect() }]
    }

    /// Reads the answer from a form. A field that is not there is left open.
    pub(super) fn read(self, fields: &FormFields) -> Result<Answer, Vec<Bad>> {
        let id = self.id();
        let own = fields.all(&format!("{id}{SPECIAL}")).find_map(missing);
        let typed = || fields.one(id).map(str::trim).filter(|text| !text.is_empty());
        let unless = |text: Option<&str>| {
            text.is_none().then(|| Answer::Missing(own.unwrap_or(Missing::Unanswered)))
        };
        match &self.question.kind {
            Kind::Single { .. } => match &fields.all(id).collect::<Vec<_>>()[..] {
                [] => Ok(Answer::UNANSWERED),
                [one] => Ok(missing(one).map_or_else(
                    || {
                        Answer::Choice(choice(
                            one,
                            self.own_words(one, fields)
                                .filter(|_| self.others().any(|other| other == *one)),
                        ))
                    },
                    Answer::Missing,
                )),
                _ => Err(self.bad(None, "online-one-only", "")),
            },
            Kind::Multiple { .. } => Ok(self.multiple(fields)),
            Kind::Ranking { .. } => self.ranking(fields),
            Kind::Points { .. } => self.points(fields),
            Kind::Rating { .. } => match &fields.all(id).collect::<Vec<_>>()[..] {
                [] => Ok(Answer::UNANSWERED),
                [one] => point(one)
                    .map(|point| point.map_or_else(Answer::Missing, Answer::Rating))
                    .ok_or_else(|| self.foreign(one)),
                _ => Err(self.bad(None, "online-one-only", "")),
            },
            Kind::Matrix { .. } => self.matrix(fields),
            Kind::BestWorst { tasks, .. } => self.tasks(*tasks, fields),
            Kind::Number { .. } => unless(typed()).map_or_else(
                || {
                    parse_number(typed().unwrap_or_default())
                        .map(Answer::Number)
                        .ok_or_else(|| self.bad(None, "online-no-number", ""))
                },
                Ok,
            ),
            Kind::Date { .. } => unless(typed()).map_or_else(
                || {
                    parse_date(typed().unwrap_or_default())
                        .map(Answer::Date)
                        .ok_or_else(|| self.bad(None, "online-no-date", ""))
                },
                Ok,
            ),
            // Browsers send line breaks as two characters.
            Kind::Text { .. } => Ok(unless(typed()).unwrap_or_else(|| {
                Answer::Text(typed().unwrap_or_default().replace("\r\n", "\n"))
            })),
            Kind::Computed { .. } | Kind::Note | Kind::Task { .. } => Ok(Answer::UNANSWERED),
        }
    }

    fn foreign(&self, value: &str) -> Vec<Bad> {
        self.bad(None, "online-foreign", value)
    }

    /// The codes of options beside which words may stand.
    fn others(&self) -> impl Iterator<Item = &str> {
        self.items().iter().filter(|item| item.other).map(|item| item.code.as_str())
    }

    fn own_words<'f>(&self, code: &str, fields: &'f FormFields) -> Option<&'f str> {
        fields.one(&self.name(code)).map(str::trim).filter(|text| !text.is_empty())
    }

    /// Cuts off a text that is far too long, so that no more of it is shown again.
    pub(super) fn cut(&self, fields: &mut FormFields) {
        match &self.question.kind {
            Kind::Text { max_length, .. } => {
                fields.cut(self.id(), max_length.saturating_mul(2).max(TYPED));
            }
            Kind::Number { .. } | Kind::Date { .. } => fields.cut(self.id(), TYPED),
            Kind::Single { .. } | Kind::Multiple { .. } => {
                self.others().for_each(|code| fields.cut(&self.name(code), 2 * OWN_WORDS));
            }
            kind => kind
                .items()
                .iter()
                .for_each(|item| fields.cut(&self.name(item.code.as_str()), TYPED)),
        }
    }

    fn multiple(&self, fields: &FormFields) -> Answer {
        let mut codes: Vec<&str> = fields.all(self.id()).collect();
        if let Some(missing) = codes.iter().find_map(|value| missing(value)) {
            codes.retain(|value| !value.starts_with('.'));
            if codes.is_empty() {
                return Answer::Missing(missing);
            }
        }
        match codes[..] {
            [] => Answer::UNANSWERED,
            [NONE] => Answer::None,
            _ => {
                let others: HashSet<&str> = self.others().collect();
                let words =
                    |code: &str| self.own_words(code, fields).filter(|_| others.contains(code));
                Answer::Choices(codes.iter().map(|code| choice(code, words(code))).collect())
            }
        }
    }

    /// Each item has a field for its rank; ranks left out in between do not matter.
    fn ranking(&self, fields: &FormFields) -> Result<Answer, Vec<Bad>> {
        let (mut ranks, mut taken): (Vec<(usize, &Item)>, HashSet<usize>) =
            (Vec::new(), HashSet::new());
        let mut bad = Vec::new();
        for item in self.items() {
            let Some(typed) = fields
                .one(&self.name(item.code.as_str()))
                .map(str::trim)
                .filter(|typed| !typed.is_empty())
            else {
                continue;
            };
            match typed.parse::<usize>() {
                Ok(rank) if (1..=1000).contains(&rank) => {
                    if !taken.insert(rank) {
                        bad.extend(self.bad(
                            Some(item.code.as_str()),
                            "online-rank-twice",
                            &rank.to_string(),
                        ));
                    }
                    ranks.push((rank, item));
                }
                _ => bad.extend(self.bad(Some(item.code.as_str()), "online-foreign", typed)),
            }
        }
        if !bad.is_empty() {
            return Err(bad);
        }
        let word = fields.all(self.id()).find(|value| value.starts_with('.'));
        ranks.sort_by_key(|(rank, _)| *rank);
        match (word, ranks.is_empty()) {
            (Some(NONE), true) => Ok(Answer::None),
            (Some(NONE), false) => Err(self.bad(None, "online-none-and-some", "")),
            (Some(word), true) => Ok(Answer::Missing(missing(word).unwrap_or(Missing::Unanswered))),
            _ => {
                Ok(Answer::Ranking(ranks.into_iter().map(|(_, item)| item.code.clone()).collect()))
            }
        }
    }

    fn points(&self, fields: &FormFields) -> Result<Answer, Vec<Bad>> {
        let (mut points, mut bad) = (Vec::new(), Vec::new());
        for item in self.items() {
            let code = item.code.as_str();
            let typed =
                fields.one(&self.name(code)).map(str::trim).filter(|typed| !typed.is_empty());
            match typed.map(parse_number) {
                None => {}
                Some(Some(given)) => points.push((item.code.clone(), given)),
                Some(None) => bad.extend(self.bad(Some(code), "online-no-number", "")),
            }
        }
        if !bad.is_empty() {
            return Err(bad);
        }
        let own = fields.all(&format!("{}{SPECIAL}", self.id())).find_map(missing);
        Ok(match own {
            Some(missing) if points.is_empty() => Answer::Missing(missing),
            _ => Answer::Points(points),
        })
    }

    fn matrix(&self, fields: &FormFields) -> Result<Answer, Vec<Bad>> {
        let (mut rows, mut bad) = (Vec::new(), Vec::new());
        for item in self.items() {
            let code = item.code.as_str();
            match &fields.all(&self.name(code)).collect::<Vec<_>>()[..] {
                [] => rows.push((item.code.clone(), Err(Missing::Unanswered))),
                [one] => match point(one) {
                    Some(cell) => rows.push((item.code.clone(), cell)),
                    None => bad.extend(self.bad(Some(code), "online-foreign", one)),
                },
                _ => bad.extend(self.bad(Some(code), "online-one-only", "")),
            }
        }
        if bad.is_empty() { Ok(Answer::Rows(rows)) } else { Err(bad) }
    }

    fn tasks(&self, tasks: usize, fields: &FormFields) -> Result<Answer, Vec<Bad>> {
        let (mut done, mut bad) = (Vec::new(), Vec::new());
        for task in 1..=tasks {
            let pick = |which: &str| fields.one(&self.name(&format!("{task}.{which}")));
            done.push(match (pick("special").and_then(missing), pick("best"), pick("worst")) {
                // The engine knows which items this task shows, and holds both picks against them.
                (_, Some(best), Some(worst)) => Ok(BestWorst {
                    shown: Vec::new(),
                    best: Code::new(best),
                    worst: Code::new(worst),
                }),
                (Some(missing), ..) => Err(missing),
                (None, None, None) => Err(Missing::Unanswered),
                (None, best, _) => {
                    let lacks = if best.is_some() { "worst" } else { "best" };
                    bad.extend(self.bad(
                        Some(&format!("{task}.{lacks}")),
                        "online-task-half",
                        &task.to_string(),
                    ));
                    Err(Missing::Unanswered)
                }
            });
        }
        if bad.is_empty() { Ok(Answer::Tasks(done)) } else { Err(bad) }
    }

    /// The fields that hold an answer: reading them gives it back.
    pub(super) fn write(self, answer: &Answer, lang: Lang) -> FormFields {
        let (id, mut fields) = (self.id(), FormFields::default());
        let in_box = !matches!(
            self.question.kind,
            Kind::Number { .. } | Kind::Date { .. } | Kind::Text { .. } | Kind::Points { .. }
        );
        match answer {
            Answer::Missing(missing @ (Missing::Refused | Missing::DontKnow)) => {
                fields.push(
                    if in_box { id.to_owned() } else { format!("{id}{SPECIAL}") },
                    special(*missing),
                );
            }
            Answer::Missing(_) | Answer::Truth(_) => {}
            Answer::None => fields.push(id, NONE),
            Answer::Choice(choice) => self.write_choice(choice, &mut fields),
            Answer::Choices(choices) => {
                for choice in choices {
                    self.write_choice(choice, &mut fields);
                }
            }
            Answer::Ranking(codes) => {
                for (code, rank) in codes.iter().zip(1..) {
                    fields.push(self.name(code.as_str()), rank.to_string());
                }
            }
            Answer::Points(points) => {
                for (code, given) in points {
                    fields.push(self.name(code.as_str()), lang.typed_number(*given));
                }
            }
            Answer::Rating(point) => fields.push(id, point.to_string()),
            Answer::Rows(rows) => {
                for (code, cell) in rows {
                    let value = cell.map_or_else(
                        |missing| special(missing).to_owned(),
                        |point| point.to_string(),
                    );
                    if !value.is_empty() {
                        fields.push(self.name(code.as_str()), value);
                    }
                }
            }
            Answer::Tasks(tasks) => {
                for (task, at) in tasks.iter().zip(1..) {
                    match task {
                        Ok(BestWorst { best, worst, .. }) => {
                            fields.push(self.name(&format!("{at}.best")), best.as_str());
                            fields.push(self.name(&format!("{at}.worst")), worst.as_str());
                        }
                        Err(missing) if !special(*missing).is_empty() => {
                            fields.push(self.name(&format!("{at}.special")), special(*missing));
                        }
                        Err(_) => {}
                    }
                }
            }
            Answer::Number(number) => fields.push(id, lang.typed_number(*number)),
            Answer::Date(day) => fields.push(id, day.to_string()),
            Answer::Text(text) => fields.push(id, text.as_str()),
        }
        fields
    }

    fn write_choice(&self, choice: &Choice, fields: &mut FormFields) {
        fields.push(self.id(), choice.code.as_str());
        if let Some(text) = &choice.text {
            fields.push(self.name(choice.code.as_str()), text.as_str());
        }
    }
}

fn choice(code: &str, text: Option<&str>) -> Choice {
    Choice { code: Code::new(code), text: text.map(str::to_owned) }
}

fn missing(value: &str) -> Option<Missing> {
    [Missing::Refused, Missing::DontKnow].into_iter().find(|missing| special(*missing) == value)
}

/// A point on a scale, or a special answer in its place.
fn point(value: &str) -> Option<Result<i16, Missing>> {
    missing(value).map(Err).or_else(|| value.parse().ok().map(Ok))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::{Interview, Plan, Screen, ScreenPage, Setting};
    use chrono::NaiveDate;
    use mitreden_base::diagnostics::{Problems, Source};
    use mitreden_define::survey::{Mode, Survey, read};

    fn survey(question: &str) -> Survey {
        let yaml = format!(
            "survey: s\ntitle: T\nlanguages: [en]\nmodes: [online]\npages:\n  - page: p\n    questions:\n      - {{ id: q, text: Q?, {question} }}\n"
        );
        let mut problems = Problems::new();
        let survey = read(&Source::new("s.yaml", &yaml), &[], None, &mut problems);
        survey.unwrap_or_else(|| panic!("{problems:?}"))
    }

    /// What a body says to a question.
    fn said(question: &str, body: &str) -> Result<Answer, Vec<Bad>> {
        let survey = survey(question);
        let plan = Plan::new(survey.clone()).unwrap();
        let setting = Setting { mode: Mode::Online, lang: "en".into(), seed: 1, today: None };
        let interview = Interview::new(&plan, setting);
        let Screen::Ask(ScreenPage { questions, .. }) = interview.screen() else { panic!() };
        let on_screen =
            QuestionOnScreen { question: &survey.questions.as_slice()[0], asked: &questions[0] };
        let answer = on_screen.read(&FormFields::parse(body.as_bytes()))?;
        // What is written into a form again is read as the same.
        assert_eq!(on_screen.read(&on_screen.write(&answer, Lang::En)), Ok(answer.clone()));
        Ok(answer)
    }

    const OPTIONS: &str = "options: { a: A, b: B, other: { text: O, other: true } }";

    #[test]
    fn choices_are_values_of_the_question() {
        let single = format!("type: single, {OPTIONS}");
        assert_eq!(said(&single, "q=a"), Ok(Answer::Choice(choice("a", None))));
        assert_eq!(
            said(&single, "q=other&q.other=+mine+"),
            Ok(Answer::Choice(choice("other", Some("mine"))))
        );
        assert_eq!(said(&single, "q=a&q.other=left+over"), Ok(Answer::Choice(choice("a", None))));
        assert_eq!(said(&single, "q=.refused"), Ok(Answer::Missing(Missing::Refused)));
        assert_eq!(said(&single, ""), Ok(Answer::UNANSWERED));
        assert_eq!(said(&single, "q=a&q=b").unwrap_err()[0].id, "online-one-only");
        let multiple = format!("type: multiple, none: None, {OPTIONS}");
        assert_eq!(
            said(&multiple, "q=b&q=other&q.other=x"),
            Ok(Answer::Choices(vec![choice("b", None), choice("other", Some("x"))]))
        );
        assert_eq!(said(&multiple, "q=.none"), Ok(Answer::None));
    }

    #[test]
    fn ranks_stand_beside_the_items() {
        let ranking = "type: ranking, top: 3, none: None, options: { a: A, b: B, c: C }";
        assert_eq!(
            said(ranking, "q.a=3&q.b=&q.c=1"),
            Ok(Answer::Ranking(vec!["c".into(), "a".into()]))
        );
        assert_eq!(said(ranking, "q=.none&q.a="), Ok(Answer::None));
        assert_eq!(said(ranking, "q.a=1&q.b=1").unwrap_err()[0].field, "q.b");
        assert_eq!(said(ranking, "q=.none&q.a=1").unwrap_err()[0].id, "online-none-and-some");
        assert_eq!(said(ranking, "q.a=first").unwrap_err()[0].id, "online-foreign");
    }

    #[test]
    fn numbers_days_and_points_are_read_as_people_write_them() {
        assert_eq!(said("type: number", "q=3,5"), Ok(Answer::Number(3.5)));
        assert_eq!(
            said("type: number, allow: [dont_know]", "q=&q..special=.dont_know"),
            Ok(Answer::Missing(Missing::DontKnow))
        );
        assert_eq!(said("type: number", "q=1e3").unwrap_err()[0].id, "online-no-number");
        let may = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
        assert_eq!(said("type: date", "q=4.5.2026"), Ok(Answer::Date(may)));
        assert_eq!(said("type: date", "q=Mai").unwrap_err()[0].id, "online-no-date");
        let points = "type: points, total: 10, options: { a: A, b: B }";
        assert_eq!(said(points, "q.a=7,5&q.b="), Ok(Answer::Points(vec![("a".into(), 7.5)])));
        assert_eq!(said(points, "q.a=x").unwrap_err()[0].field, "q.a");
        assert_eq!(said("type: text, long: true", "q=a%0D%0Ab"), Ok(Answer::Text("a\nb".into())));
    }

    #[test]
    fn rows_and_tasks_have_names_of_their_own() {
        let matrix =
            "type: matrix, allow: [dont_know], scale: { from: 1, to: 5 }, rows: { a: A, b: B }";
        let rows = vec![("a".into(), Ok(2)), ("b".into(), Err(Missing::DontKnow))];
        assert_eq!(said(matrix, "q.a=2&q.b=.dont_know"), Ok(Answer::Rows(rows)));
        assert_eq!(said(matrix, "q.a=2&q.a=3").unwrap_err()[0].field, "q.a");
        let best_worst =
            "type: best-worst, per_task: 3, tasks: 2, options: { a: A, b: B, c: C, d: D }";
        let task = BestWorst { shown: Vec::new(), best: "a".into(), worst: "b".into() };
        assert_eq!(
            said(best_worst, "q.1.best=a&q.1.worst=b"),
            Ok(Answer::Tasks(vec![Ok(task), Err(Missing::Unanswered)]))
        );
        assert_eq!(said(best_worst, "q.2.best=a").unwrap_err()[0].field, "q.2.worst");
    }
}
