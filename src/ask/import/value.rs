//! The cells of one question as its answer; whether it is valid is for the engine to say.

use chrono::NaiveDate;

use super::cells::{Cell, Cells};
use super::mapping::{Codes, How, Slot, Special};
use super::reason::words;
use super::ticks::ticked;
use crate::interview::{Objection, validate};
use mitreden_base::ids::Code;
use mitreden_base::locale::parse_iso_date;
use mitreden_define::answer::{Answer, Choice, Missing};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Mode, Question, Survey};

/// Reads the answers of one row.
pub(super) struct Values<'a> {
    pub(super) survey: &'a Survey,
    pub(super) cells: Cells<'a>,
    pub(super) mode: Mode,
    /// Values that cannot be read: column, value, reason.
    pub(super) rejected: Vec<(Slot, String, String)>,
}

impl<'a> Values<'a> {
    pub(super) fn answer(&mut self, q: QuestionIndex, how: &'a How) -> Answer {
        let Some(question) = self.survey.questions.get(q) else { return Answer::UNANSWERED };
        match how {
            How::Value { column, codes } => self.value(question, *column, codes),
            How::Rows { rows, codes } => self.rows(q, rows, codes),
            How::Ranked { places, codes } => {
                let parts = places.iter().map(|&slot| (slot, self.cells.raw(slot))).collect();
                self.several(question, parts, codes)
            }
            How::Picked { columns, codes } => {
                let parts = columns.iter().map(|&slot| (slot, self.cells.raw(slot))).collect();
                self.several(question, parts, codes)
            }
            How::Split { column, at, codes } => self.split(question, *column, at, codes),
            How::RankOf { items } => self.rank_of(items),
            How::Ticked { options, yes, no } => self.ticked(options, yes, no),
            How::Points { items } => self.points(items),
        }
    }

    fn reject(&mut self, slot: Slot, reason: String) {
        self.rejected.push((slot, self.cells.raw(slot).to_owned(), reason));
    }

    fn item(&self, question: &Question, text: &str) -> Result<Code, String> {
        let found = question.kind.items().iter().find(|item| item.code == *text);
        let unknown =
            || self.cells.say("rejected-option", &[("question", question.id.as_str().into())]);
        found.map(|item| item.code.clone()).ok_or_else(unknown)
    }

    /// Reads a whole number; programs that know only decimals write it as 3.0.
    fn point(&self, text: &str, decimal: char) -> Result<i16, String> {
        let number = number(text, decimal).ok_or_else(|| self.cells.say("rejected-number", &[]))?;
        number.to_string().parse().map_err(|_| self.cells.say("rejected-point", &[]))
    }

    fn value(&mut self, question: &Question, column: Slot, codes: &'a Codes) -> Answer {
        let (text, decimal) = match self.cells.cell(column, codes) {
            Cell::Empty => return Answer::UNANSWERED,
            Cell::Special(special) => return of_special(special),
            Cell::Raw(raw) => (raw, self.cells.mapping.decimal),
            Cell::Coded(code) => (code, '.'),
        };
        let read = match &question.kind {
            Kind::Single { .. } => {
                self.item(question, text).map(|code| Answer::Choice(Choice { code, text: None }))
            }
            Kind::Rating { .. } => self.point(text, decimal).map(Answer::Rating),
            Kind::Number { .. } => number(text, decimal)
                .map(Answer::Number)
                .ok_or_else(|| self.cells.say("rejected-number", &[])),
            Kind::Date { .. } => {
                day(text).map(Answer::Date).ok_or_else(|| self.cells.say("rejected-day", &[]))
            }
            _ => Ok(Answer::Text(text.to_owned())),
        };
        read.unwrap_or_else(|reason| {
            self.reject(column, reason);
            Answer::UNANSWERED
        })
    }

    /// Reads a matrix. One cell that is not valid leaves the others as they are.
    fn rows(&mut self, q: QuestionIndex, mapped: &'a [(Code, Slot)], codes: &'a Codes) -> Answer {
        let all = self.survey.questions.get(q).map_or(&[][..], |question| question.kind.items());
        let mut cells = Vec::new();
        for row in all {
            let Some((code, slot)) = mapped.iter().find(|(code, _)| *code == row.code) else {
                cells.push((row.code.clone(), Err(Missing::NotAsked)));
                continue;
            };
            let read = match self.cells.cell(*slot, codes) {
                Cell::Special(Special::Missing(missing)) => Ok(Err(missing)),
                Cell::Empty | Cell::Special(Special::None) => Ok(Err(Missing::Unanswered)),
                Cell::Raw(raw) => self.point(raw, self.cells.mapping.decimal).map(Ok),
                Cell::Coded(text) => self.point(text, '.').map(Ok),
            };
            let says = |objection: Objection| words(&objection, self.survey, self.cells.lang);
            let read = read.and_then(|cell| {
                let alone = Answer::Rows(vec![(code.clone(), cell)]);
                validate(self.survey, q, &alone, self.mode).map(|()| cell).map_err(says)
            });
            let cell = read.unwrap_or_else(|reason| {
                self.reject(*slot, reason);
                Err(Missing::Unanswered)
            });
            cells.push((code.clone(), cell));
        }
        if cells.iter().all(|(_, cell)| *cell == Err(Missing::NotAsked)) {
            Answer::NOT_ASKED
        } else {
            Answer::Rows(cells)
        }
    }

    fn split(&mut self, question: &Question, column: Slot, at: &str, codes: &'a Codes) -> Answer {
        let raw = self.cells.raw(column);
        match self.cells.recode(raw, codes) {
            Cell::Empty => Answer::UNANSWERED,
            Cell::Special(special) => of_special(special),
            _ => self.several(
                question,
                raw.split(at).map(|part| (column, part.trim())).collect(),
                codes,
            ),
        }
    }

    /// Items in the order of their cells; gaps close up. A special answer counts if there is
    /// nothing else.
    fn several(
        &mut self,
        question: &Question,
        parts: Vec<(Slot, &'a str)>,
        codes: &'a Codes,
    ) -> Answer {
        let (mut chosen, mut special, mut nones) = (Vec::new(), None, Vec::new());
        for (slot, raw) in parts {
            let text = match self.cells.recode(raw, codes) {
                Cell::Empty => continue,
                Cell::Special(found) => {
                    special = special.or(Some(found));
                    nones.extend((found == Special::None).then_some((slot, raw)));
                    continue;
                }
                Cell::Raw(text) | Cell::Coded(text) => text,
            };
            match self.item(question, text) {
                Ok(code) => chosen.push(code),
                Err(reason) => self.rejected.push((slot, raw.to_owned(), reason)),
            }
        }
        if chosen.is_empty() {
            return special.map_or(Answer::UNANSWERED, of_special);
        }
        for (slot, raw) in nones {
            self.rejected.push((slot, raw.to_owned(), self.cells.say("rejected-none-beside", &[])));
        }
        match question.kind {
            Kind::Ranking { .. } => Answer::Ranking(chosen),
            _ => choices(chosen),
        }
    }

    fn rank_of(&mut self, items: &[(Code, Slot)]) -> Answer {
        let mut ranks = Vec::new();
        for (code, slot) in items {
            let raw = self.cells.raw(*slot);
            match number(raw, self.cells.mapping.decimal)
                .filter(|rank| *rank >= 1.0 && rank.fract() == 0.0)
            {
                Some(rank) => ranks.push((rank, *slot, code.clone())),
                None if raw.is_empty() => {}
                None => self.reject(*slot, self.cells.say("rejected-rank", &[])),
            }
        }
        ranks.sort_by(|a, b| a.0.total_cmp(&b.0));
        let same =
            |pair: &[(f64, Slot, Code)]| matches!(pair, [a, b] if a.0.total_cmp(&b.0).is_eq());
        let ties: Vec<Slot> = ranks
            .windows(2)
            .filter(|pair| same(pair))
            .flat_map(|pair| pair.iter().map(|rank| rank.1))
            .collect();
        if ties.is_empty() {
            return Answer::Ranking(ranks.into_iter().map(|(_, _, code)| code).collect());
        }
        for (_, slot, _) in ranks.iter().filter(|(_, slot, _)| ties.contains(slot)) {
            self.reject(*slot, self.cells.say("rejected-same-rank", &[]));
        }
        Answer::UNANSWERED
    }

    fn ticked(&mut self, options: &[(Code, Slot)], yes: &[String], no: &[String]) -> Answer {
        let mut chosen = Vec::new();
        for (code, slot) in options {
            let raw = self.cells.raw(*slot);
            if raw.is_empty() {
                continue;
            }
            match ticked(raw, yes, no, self.cells.mapping.decimal) {
                Some(true) => chosen.push(code.clone()),
                Some(false) => {}
                None => self.reject(*slot, self.cells.say("rejected-tick", &[])),
            }
        }
        choices(chosen)
    }

    fn points(&mut self, items: &[(Code, Slot)]) -> Answer {
        let (mut points, mut whole) = (Vec::new(), true);
        for (code, slot) in items {
            let raw = self.cells.raw(*slot);
            match number(raw, self.cells.mapping.decimal) {
                Some(given) => points.push((code.clone(), given)),
                None if raw.is_empty() => {}
                None => {
                    self.reject(*slot, self.cells.say("rejected-number", &[]));
                    whole = false;
                }
            }
        }
        if whole && !points.is_empty() { Answer::Points(points) } else { Answer::UNANSWERED }
    }
}

fn of_special(special: Special) -> Answer {
    match special {
        Special::Missing(missing) => Answer::Missing(missing),
        Special::None => Answer::None,
    }
}

fn choices(codes: Vec<Code>) -> Answer {
    Answer::Choices(codes.into_iter().map(|code| Choice { code, text: None }).collect())
}

/// Reads a number with the file's decimal mark.
pub(super) fn number(text: &str, decimal: char) -> Option<f64> {
    let allowed =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | 'e' | 'E') || c == decimal;
    if !text.chars().all(allowed) {
        return None;
    }
    text.replace(decimal, ".").parse().ok().filter(|number: &f64| number.is_finite())
}

/// Reads a day in ISO form; a time after it is ignored.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let (day, rest) = text.split_at_checked(10)?;
    let day = parse_iso_date(day)?;
    (rest.is_empty() || rest.starts_with(['T', ' '])).then_some(day)
}
