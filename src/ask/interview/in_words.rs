//! An answer in words: one room for everybody who reads one. What the readers are told of the same
//! answer differs, and all the differences stand here.

use super::places::Places;
use crate::locale::Say as _;
use mitreden_base::ids::Code;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};
use mitreden_define::survey::Question;

/// The person who reads an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// The respondent, in a later text that the answer is piped into: a label that fits a sentence.
    LaterText,
    /// The respondent, who looks everything over before it is sent: a line for each part.
    Review,
    /// The interviewer, in the list of questions: as short as it is understood.
    Overview,
    /// Whoever compares two keyings of a form: everything in which they may differ.
    Comparison,
}

/// An answer in words, in the language of a tag; none where the reader is told nothing of it.
pub(crate) fn in_words(
    question: &Question,
    answer: &Answer,
    tag: &str,
    reader: Reader,
) -> Option<String> {
    // One option is found faster than all of them are laid out.
    let is_one = matches!(answer, Answer::Choice(_));
    let places = (!is_one).then(|| Places::of(question.kind.items()));
    let wording = Wording { question, tag, lang: Lang::of_tag(tag), reader, places };
    wording.answer(answer).filter(|words| !words.is_empty())
}

/// The words in place of a value.
pub(crate) fn missing_in_words(missing: Missing, lang: Lang, reader: Reader) -> Option<String> {
    let id = match (reader, missing) {
        (Reader::LaterText, _) => return Some(ELLIPSIS.to_owned()),
        (Reader::Review, Missing::Refused) => "online-refused",
        (Reader::Review, Missing::DontKnow) => "online-dont-know",
        (Reader::Review, _) => return None,
        (Reader::Overview, Missing::Refused) => "ask-key-refused",
        (Reader::Overview, Missing::DontKnow) => "ask-key-dont-know",
        (Reader::Overview, _) => "ask-open",
        (Reader::Comparison, Missing::Refused) => "keyin-value-refused",
        (Reader::Comparison, Missing::DontKnow) => "keyin-value-dont-know",
        (Reader::Comparison, _) => "keyin-value-unanswered",
    };
    Some(lang.say(id, &[]))
}

/// The sign in a sentence for an answer that is not there, or has too many parts for one.
const ELLIPSIS: &str = "…";

/// One answer on its way to a reader.
struct Wording<'a> {
    question: &'a Question,
    tag: &'a str,
    lang: Lang,
    reader: Reader,
    places: Option<Places<'a>>,
}

impl Wording<'_> {
    fn answer(&self, answer: &Answer) -> Option<String> {
        // Where rows and tasks are only counted, it says more why none of them has a value.
        if self.reader == Reader::Overview
            && let Some(missing) = answer.missing()
        {
            return missing_in_words(missing, self.lang, self.reader);
        }
        Some(match answer {
            Answer::Missing(missing) => {
                return missing_in_words(*missing, self.lang, self.reader);
            }
            Answer::None => {
                let none = self.question.kind.none();
                none.map_or_else(|| ELLIPSIS.to_owned(), |none| none.show(self.tag))
            }
            Answer::Choice(choice) => self.choice(choice),
            Answer::Choices(choices) => self.choices(choices),
            Answer::Ranking(codes) => self.ranking(codes),
            Answer::Points(points) => self.points(points),
            Answer::Rating(point) => point.to_string(),
            Answer::Rows(rows) => self.rows(rows),
            Answer::Tasks(tasks) => self.tasks(tasks),
            Answer::Number(number) => self.lang.number(*number),
            Answer::Date(day) => self.lang.date(*day),
            // How its lines were broken is nothing in which two keyings differ.
            Answer::Text(text) if self.reader == Reader::Comparison => {
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            Answer::Text(text) => text.clone(),
            Answer::Truth(true) => self.lang.say("answer-yes", &[]),
            Answer::Truth(false) => self.lang.say("answer-no", &[]),
        })
    }

    /// Parts of an answer, joined.
    fn joined(&self, parts: impl Iterator<Item = String>) -> String {
        let between = if self.reader == Reader::Review { "\n" } else { ", " };
        parts.collect::<Vec<_>>().join(between)
    }

    fn label(&self, code: &Code) -> String {
        let item = match &self.places {
            Some(places) => places.item(code),
            None => self.question.kind.items().iter().find(|item| item.code == *code),
        };
        item.map_or_else(|| code.to_string(), |item| item.text.show(self.tag))
    }

    /// The label, or the words beside `other` in its place; for comparing two keyings, both.
    fn choice(&self, choice: &Choice) -> String {
        match (&choice.text, self.reader) {
            (Some(text), Reader::Comparison) => {
                format!("{} ({})", self.label(&choice.code), text.trim())
            }
            (Some(text), _) => text.clone(),
            (None, _) => self.label(&choice.code),
        }
    }

    fn choices(&self, choices: &[Choice]) -> String {
        let mut all: Vec<_> = choices.iter().map(|choice| self.choice(choice)).collect();
        // In which order options were keyed is no difference.
        if self.reader == Reader::Comparison {
            all.sort();
        }
        all.join(", ")
    }

    fn ranking(&self, codes: &[Code]) -> String {
        let is_numbered = matches!(self.reader, Reader::Review | Reader::Comparison);
        self.joined(codes.iter().zip(1..).map(|(code, rank): (_, usize)| {
            let label = self.label(code);
            if is_numbered { format!("{rank}. {label}") } else { label }
        }))
    }

    fn points(&self, points: &[(Code, f64)]) -> String {
        if self.reader == Reader::LaterText {
            return ELLIPSIS.to_owned();
        }
        let one = |(code, given): &(Code, f64)| {
            format!("{}: {}", self.label(code), self.lang.number(*given))
        };
        self.joined(points.iter().map(one))
    }

    fn rows(&self, rows: &[(Code, Result<i16, Missing>)]) -> String {
        match self.reader {
            Reader::LaterText => ELLIPSIS.to_owned(),
            Reader::Overview => {
                self.so_many(rows.iter().filter(|(_, cell)| cell.is_ok()).count(), rows.len())
            }
            Reader::Review | Reader::Comparison => {
                self.joined(rows.iter().filter_map(|(row, cell)| {
                    let cell = cell.map_or_else(
                        |missing| missing_in_words(missing, self.lang, self.reader),
                        |point| Some(point.to_string()),
                    );
                    Some(format!("{}: {}", self.label(row), cell?))
                }))
            }
        }
    }

    fn tasks(&self, tasks: &[Result<BestWorst, Missing>]) -> String {
        match self.reader {
            Reader::LaterText => ELLIPSIS.to_owned(),
            Reader::Overview => {
                self.so_many(tasks.iter().filter(|task| task.is_ok()).count(), tasks.len())
            }
            Reader::Review => {
                self.joined(tasks.iter().zip(1..).filter_map(|(task, at)| self.task(task, at)))
            }
            Reader::Comparison => {
                let one = |task: &Result<BestWorst, Missing>| match task {
                    Ok(task) => {
                        format!("+ {} − {}", self.label(&task.best), self.label(&task.worst))
                    }
                    Err(missing) => {
                        missing_in_words(*missing, self.lang, self.reader).unwrap_or_default()
                    }
                };
                tasks.iter().map(one).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// A task as a sentence; none if the task was left open.
    fn task(&self, task: &Result<BestWorst, Missing>, at: usize) -> Option<String> {
        let n = Word::Text(at.to_string());
        Some(match task {
            Ok(task) => {
                let [best, worst] =
                    [&task.best, &task.worst].map(|code| Word::from(self.label(code)));
                self.lang.say("online-task-said", &[("n", n), ("best", best), ("worst", worst)])
            }
            Err(missing) => {
                let missing = missing_in_words(*missing, self.lang, self.reader)?;
                format!("{}: {missing}", self.lang.say("answer-task", &[("n", n)]))
            }
        })
    }

    fn so_many(&self, n: usize, of: usize) -> String {
        let words = [("n", n.to_string().into()), ("of", of.to_string().into())];
        self.lang.say("ask-so-many-of", &words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_base::diagnostics::{Problems, Source};
    use mitreden_define::survey::read;

    /// What each reader is told of an answer to a question.
    fn worded(question: &str, answer: &Answer) -> [Option<String>; 4] {
        let yaml = format!(
            "survey: s\ntitle: T\nlanguages: [en]\nmodes: [online]\npages:\n  - page: p\n    \
             questions:\n      - {{ id: q, text: Q?, {question} }}\n"
        );
        let mut problems = Problems::new();
        let survey = read(&Source::new("s.yaml", &yaml), &[], None, &mut problems);
        let survey = survey.unwrap_or_else(|| panic!("{problems:?}"));
        [Reader::LaterText, Reader::Review, Reader::Overview, Reader::Comparison]
            .map(|reader| in_words(&survey.questions.as_slice()[0], answer, "en", reader))
    }

    fn choice(code: &str, text: Option<&str>) -> Choice {
        Choice { code: code.into(), text: text.map(str::to_owned) }
    }

    #[track_caller]
    fn assert_worded(question: &str, answer: &Answer, wanted: [&str; 4]) {
        let worded = worded(question, answer);
        assert_eq!(worded.each_ref().map(|text| text.as_deref().unwrap_or_default()), wanted);
    }

    #[test]
    fn each_reader_is_told_what_is_missing_in_words_of_its_own() {
        let open = ["…", "", "(left open)", "left open"];
        for missing in [Missing::Unanswered, Missing::NotAsked, Missing::NotReached] {
            assert_worded("type: number", &Answer::Missing(missing), open);
        }
        let unknown = ["…", "I don’t know", "don’t know", "don’t know"];
        assert_worded("type: number", &Answer::Missing(Missing::DontKnow), unknown);
        let refused = ["…", "I’d rather not say", "no answer", "no answer"];
        assert_worded("type: number", &Answer::Missing(Missing::Refused), refused);
        assert_eq!(worded("type: number", &Answer::UNANSWERED)[1], None);
    }

    #[test]
    fn an_own_word_stands_for_its_option_and_of_two_keyings_beside_it() {
        let options = "options: { a: A, b: B, other: { text: O, other: true } }";
        let one = Answer::Choice(choice("other", Some("mine ")));
        let own = ["mine ", "mine ", "mine ", "O (mine)"];
        assert_worded(&format!("type: single, {options}"), &one, own);
        let several = Answer::Choices(vec![choice("b", None), choice("a", None)]);
        let listed = ["B, A", "B, A", "B, A", "A, B"];
        assert_worded(&format!("type: multiple, {options}"), &several, listed);
        let none = ["Nothing"; 4];
        assert_worded(&format!("type: multiple, none: Nothing, {options}"), &Answer::None, none);
    }

    #[test]
    fn parts_stand_on_lines_in_the_review_and_in_a_row_elsewhere() {
        let items = "options: { a: A, b: B, c: C }";
        let ranking = Answer::Ranking(vec!["c".into(), "a".into()]);
        let ranked = ["C, A", "1. C\n2. A", "C, A", "1. C, 2. A"];
        assert_worded(&format!("type: ranking, top: 3, {items}"), &ranking, ranked);
        let points = Answer::Points(vec![("a".into(), 7.5), ("x".into(), 2.5)]);
        let given = ["…", "A: 7.5\nx: 2.5", "A: 7.5, x: 2.5", "A: 7.5, x: 2.5"];
        assert_worded(&format!("type: points, total: 10, {items}"), &points, given);
    }

    #[test]
    fn rows_and_tasks_are_told_or_counted() {
        let matrix = "type: matrix, scale: { from: 1, to: 5 }, rows: { a: A, b: B, c: C }";
        let row = |code: &str, cell| (Code::new(code), cell);
        let rows = Answer::Rows(vec![
            row("a", Ok(2)),
            row("b", Err(Missing::DontKnow)),
            row("c", Err(Missing::Unanswered)),
        ]);
        let comparison = "A: 2, B: don’t know, C: left open";
        let told = ["…", "A: 2\nB: I don’t know", "1 of 3", comparison];
        assert_worded(matrix, &rows, told);
        let open = Answer::Rows(vec![row("a", Err(Missing::Unanswered))]);
        assert_worded(matrix, &open, ["…", "", "(left open)", "A: left open"]);
        let tasks = "type: best-worst, per_task: 3, tasks: 2, options: { a: A, b: B, c: C }";
        let done = BestWorst { shown: Vec::new(), best: "a".into(), worst: "c".into() };
        let answer = Answer::Tasks(vec![Ok(done), Err(Missing::Refused)]);
        let review = "Task 1: most A, least C\nTask 2: I’d rather not say";
        assert_worded(tasks, &answer, ["…", review, "1 of 2", "+ A − C; no answer"]);
    }

    #[test]
    fn values_are_written_as_people_write_them() {
        assert_worded("type: number", &Answer::Number(-2026.5), ["−2026.5"; 4]);
        assert_worded(
            "type: text, long: true",
            &Answer::Text("a\nb".into()),
            ["a\nb", "a\nb", "a\nb", "a b"],
        );
        assert_worded("type: number", &Answer::Truth(true), ["yes"; 4]);
    }
}
