//! What the report prints of each question, read from its tables as a reader does.

use super::world::Way;
use crate::model::{Block, Document, Section, Table, Text};
use crate::sample_town::one;
use mitreden_base::locale::Lang;
use mitreden_define::answer::{Answer, Missing};

const LANG: Lang = Lang::En;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Of<'t> {
    /// Who has this reason for no answer.
    Missing(Missing),
    /// Who was asked.
    Asked,
    /// Who answered.
    Answered,
    /// Who chose or named it, or said that nothing fits.
    Named(&'t str),
    /// Who put it first.
    First(&'t str),
    /// Who gave this point; of a row where there is one.
    Point(i16, Option<&'t str>),
    /// Who gave any point of a row, or this reason for none.
    Row(&'t str, Option<Missing>),
    /// For whom something computed is true, or not.
    Truth(bool),
    /// The sum of a number.
    Sum,
    /// Who names a need and is not satisfied; with those whose satisfaction is not known, where that is asked.
    Unmet(&'t str, bool),
    /// Who is not satisfied.
    Dissatisfied(&'t str),
    /// Who names a need and answered in this way.
    NamedBy(&'t str, &'t str),
    /// By how many those who answered in this way and name a need (where that is asked: and are not, or may not be satisfied)
    /// are more than this share of all who answered in this way.
    Over(Needy<'t>, &'t str, f64),
}

/// Whose share a group's score is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Needy<'t> {
    Named(&'t str),
    Unmet(&'t str, bool),
}

impl Of<'_> {
    /// How much one way to answer counts, of a question.
    pub(super) fn counts(self, way: &Way, question: &str) -> f64 {
        let answer = |id: &str| way.iter().find(|(known, _)| *known == id).map(|(_, answer)| answer);
        let Some(given) = answer(question) else { return 0.0 };
        let row = |of: &str| match answer("grid") {
            Some(Answer::Rows(rows)) => rows.iter().find(|(code, _)| code.as_str() == of).map(|(_, cell)| *cell),
            _ => None,
        };
        let names =
            |need: &str| matches!(answer("order"), Some(Answer::Ranking(codes)) if codes.iter().any(|code| code.as_str() == need));
        let unmet = |need: &str| matches!(row(need), Some(Ok(1 | 2)));
        let is = match (self, given) {
            (Of::Missing(word), given) => given.missing() == Some(word),
            (Of::Asked, given) => !matches!(given.missing(), Some(Missing::NotAsked | Missing::NotReached)),
            (Of::Answered, given) => given.missing().is_none(),
            (Of::Named("none"), Answer::None) => true,
            (Of::Named(option), Answer::Choice(choice)) => choice.code.as_str() == option,
            (Of::Named(option), Answer::Choices(all)) => all.iter().any(|choice| choice.code.as_str() == option),
            (Of::Named(item), Answer::Ranking(codes)) => codes.iter().any(|code| code.as_str() == item),
            (Of::First(item), Answer::Ranking(codes)) => codes.first().is_some_and(|code| code.as_str() == item),
            (Of::Point(point, None), Answer::Rating(given)) => *given == point,
            (Of::Point(point, Some(of)), _) => row(of) == Some(Ok(point)),
            (Of::Row(of, None), _) => row(of).is_some_and(|cell| cell.is_ok()),
            (Of::Row(of, Some(word)), _) => row(of) == Some(Err(word)),
            (Of::Truth(truth), Answer::Truth(given)) => *given == truth,
            (Of::Sum, Answer::Number(value)) => return *value,
            (Of::Unmet(need, open), _) => names(need) && (unmet(need) || open && row(need).is_none_or(|cell| cell.is_err())),
            (Of::Dissatisfied(need), _) => unmet(need),
            (Of::NamedBy(need, mode), _) => names(need) && answer("mode") == Some(&one(mode)),
            (Of::Over(needy, mode, share), given) => {
                if given.missing().is_some() || answer("mode") != Some(&one(mode)) {
                    return 0.0;
                }
                let of = match needy {
                    Needy::Named(need) => Of::Named(need),
                    Needy::Unmet(need, open) => Of::Unmet(need, open),
                };
                return of.counts(way, question) - share;
            }
            _ => false,
        };
        f64::from(u8::from(is))
    }
}

/// What is said of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Said {
    /// It lies between these.
    Between(f64, f64),
    /// It is not shown.
    Hidden,
}

/// One number of the report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number<'t> {
    pub(super) question: &'t str,
    pub(super) of: Of<'t>,
    pub(super) said: Said,
    /// Numbers of the same table; something of a table is hidden together.
    pub(super) table: usize,
}

/// Every number the report prints; questions go by what they are called.
pub(super) fn numbers<'t>(document: &Document, ids: &[(String, &'t str)]) -> Vec<Number<'t>> {
    let mut reader = Reader { numbers: Vec::new(), tables: 0 };
    let section = |id: &str| {
        let heading = LANG.say(id, &[]);
        document.all_sections().find(|section| section.heading.plain() == heading)
    };
    let questions = section("questions-heading").unwrap();
    for (called, id) in ids {
        let own = questions.sections.iter().find(|section| section.heading.plain() == *called).unwrap();
        reader.question(own, id);
    }
    let annex = section("annex-missing-heading").unwrap();
    for table in annex.blocks.iter().filter_map(table) {
        reader.annex(table, ids);
    }
    if let Some(table) = section("needs-heading").unwrap().blocks.iter().find_map(table) {
        reader.needs(table);
    }
    let groups = section("groups-heading").into_iter().flat_map(|section| &section.sections);
    for table in groups.flat_map(|section| section.blocks.iter().filter_map(table)) {
        reader.groups(table);
    }
    reader.numbers
}

fn table(block: &Block) -> Option<&Table> {
    match block {
        Block::Table(table) => Some(table),
        Block::Figure(figure) => Some(&figure.table),
        _ => None,
    }
}

struct Reader<'t> {
    numbers: Vec<Number<'t>>,
    tables: usize,
}

impl<'t> Reader<'t> {
    fn push(&mut self, question: &'t str, of: Of<'t>, said: Option<Said>) {
        self.numbers.extend(said.map(|said| Number { question, of, said, table: self.tables }));
    }

    fn question(&mut self, section: &Section, id: &'t str) {
        let texts = section.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(text) => vec![text.plain()],
            Block::List(texts) => texts.iter().map(Text::plain).collect(),
            Block::Figure(figure) => vec![figure.base.plain()],
            _ => Vec::new(),
        });
        let mut n = None;
        for text in texts.collect::<Vec<_>>() {
            let words: Vec<&str> = text.split([' ', ':', ',']).collect();
            let whole: Vec<f64> = words.iter().filter_map(|word| word.parse().ok()).collect();
            if text.starts_with("Base:") && !text.contains("fewer") {
                n = whole.first().copied();
                self.tables += 1;
                self.push(id, Of::Answered, whole.first().map(|n| Said::Between(*n, *n)));
                self.push(id, Of::Asked, whole.get(1).map(|n| Said::Between(*n, *n)));
            } else if text.starts_with("Mean:") {
                // The base stands below.
                let mean = whole.first().copied().unwrap();
                let base = section.blocks.iter().find_map(|block| match block {
                    Block::Paragraph(text) => text.plain().split(' ').find_map(|word| word.parse::<f64>().ok()),
                    _ => None,
                });
                self.tables += 1;
                self.push(id, Of::Sum, base.map(|n| Said::Between((mean - 0.005) * n, (mean + 0.005) * n)));
            }
        }
        let Some(table) = section.blocks.iter().find_map(table) else { return };
        self.tables += 1;
        for row in table.rows() {
            let cells: Vec<String> = row.iter().map(Text::plain).collect();
            let label = known(&cells[0]);
            match id {
                "grid" => self.row(label, &cells[1..]),
                "order" => {
                    if label != "none" {
                        self.push(id, Of::First(label), share_or_hidden(&cells[1], n));
                    }
                    self.push(id, Of::Named(label), count(&cells[2]));
                    self.push(id, Of::Named(label), share(&cells[3], n));
                }
                _ => {
                    let of = match label.parse() {
                        Ok(point) => Of::Point(point, None),
                        Err(_) if label == "yes" || label == "no" => Of::Truth(label == "yes"),
                        Err(_) if cells[0] == "Mean" => continue,
                        Err(_) => Of::Named(label),
                    };
                    self.push(id, of, count(&cells[1]));
                    self.push(id, of, share(&cells[2], n));
                }
            }
        }
    }

    fn row(&mut self, need: &'static str, cells: &[String]) {
        let n = match count(&cells[0]) {
            Some(Said::Between(n, _)) => Some(n),
            _ => None,
        };
        self.push("grid", Of::Row(need, None), count(&cells[0]).filter(|_| n.is_some()));
        self.tables += 1;
        for point in 1..=4_i16 {
            let cell = &cells[usize::try_from(point).unwrap()];
            let hidden = n.filter(|n| *n >= 30.0);
            self.push("grid", Of::Point(point, Some(need)), hidden.and_then(|_| share_or_hidden(cell, n)));
        }
        self.tables += 1;
        self.push("grid", Of::Row(need, Some(Missing::DontKnow)), count(cells.last().unwrap()));
    }

    fn annex(&mut self, table: &Table, ids: &[(String, &'t str)]) {
        let caption = table.caption().plain();
        let own =
            caption.strip_suffix(" (with and without missing answers)").and_then(|id| ids.iter().find(|(known, _)| known == id));
        if let Some((_, id)) = own {
            let notes: String = table.notes().iter().map(Text::plain).filter(|note| note.starts_with("Base:")).collect();
            let whole: Vec<f64> = notes.split([' ', ',']).filter_map(|word| word.parse().ok()).collect();
            let (answered, asked) = (whole.first().copied(), whole.get(1).copied());
            let mut apart = false;
            self.tables += 1;
            for row in table.rows() {
                let cells: Vec<String> = row.iter().map(Text::plain).collect();
                let of = reason(&cells[0]).map_or_else(|| Of::Named(known(&cells[0])), Of::Missing);
                // Reasons are hidden among themselves.
                if matches!(of, Of::Missing(_)) && !apart {
                    (apart, self.tables) = (true, self.tables + 1);
                }
                self.push(id, of, count(&cells[1]));
                self.push(id, of, share(&cells[2], answered));
                self.push(id, of, share(&cells[3], asked));
            }
        }
        if caption != LANG.say("annex-missing-table", &[]) {
            return;
        }
        for row in table.rows() {
            let cells: Vec<String> = row.iter().map(Text::plain).collect();
            let Some((_, id)) = ids.iter().find(|(called, _)| cells[0] == *called) else { continue };
            self.tables += 1;
            self.push(id, Of::Asked, count(&cells[1]));
            self.push(id, Of::Missing(Missing::NotAsked), count(&cells[6]));
            self.tables += 1;
            self.push(id, Of::Answered, count(&cells[2]).filter(|said| *said != Said::Hidden));
            self.push(id, Of::Missing(Missing::NotReached), count(&cells[7]));
            self.tables += 1;
            for (cell, word) in cells[3..6].iter().zip([Missing::DontKnow, Missing::Refused, Missing::Unanswered]) {
                self.push(id, Of::Missing(word), count(cell));
            }
        }
    }

    fn needs(&mut self, table: &Table) {
        self.tables += 1;
        for row in table.rows() {
            let cells: Vec<String> = row.iter().map(Text::plain).collect();
            let (need, n) = (known(&cells[1]), cells[8].parse().ok());
            let Some(Said::Between(low, high)) = share(&cells[2], n) else { continue };
            // Where too few rated it, the order is by importance alone.
            if need == "n1" && share(&cells[7], Some(1.0)).is_some_and(|said| said != Said::Hidden) {
                // Who does not say how satisfied they are counts with everybody's share, somewhere between none and all.
                self.push("order", Of::Unmet(need, false), Some(Said::Between(0.0, high)));
                self.push("order", Of::Unmet(need, true), Some(Said::Between(low, f64::INFINITY)));
            } else {
                self.push("order", Of::Named(need), Some(Said::Between(low, high)));
            }
            self.push("order", Of::Named(need), share(&cells[6], n));
            let rated = self.numbers.iter().find(|number| number.of == Of::Row(need, None)).map(|number| number.said);
            if let Some(Said::Between(rated, _)) = rated {
                self.push("grid", Of::Dissatisfied(need), share(&cells[7], Some(rated)));
            }
        }
    }

    fn groups(&mut self, table: &Table) {
        let modes: Vec<_> = table.columns().iter().skip(1).filter_map(|column| by_mode(&column.heading.plain())).collect();
        for (mode, n) in &modes {
            self.tables += 1;
            self.push("mode", Of::Named(mode), Some(Said::Between(*n, *n)));
        }
        let rows: Vec<Vec<String>> = table.rows().iter().map(|row| row.iter().map(Text::plain).collect()).collect();
        for row in &rows {
            self.tables += 1;
            let need = known(&row[0]);
            for (at, (mode, _)) in modes.iter().enumerate() {
                // Of a group that is not told at all nothing is hidden for its own sake.
                if rows.iter().all(|row| row[at + 1] == "–") {
                    continue;
                }
                let Some(Said::Between(low, high)) = share(row[at + 1].trim_start_matches("* "), Some(1.0)) else {
                    let of = if need == "n1" { Of::Over(Needy::Unmet(need, false), mode, 0.0) } else { Of::NamedBy(need, mode) };
                    self.push("order", of, Some(Said::Hidden));
                    continue;
                };
                let (least, most) = match need {
                    "n1" => (Needy::Unmet(need, true), Needy::Unmet(need, false)),
                    _ => (Needy::Named(need), Needy::Named(need)),
                };
                self.push("order", Of::Over(least, mode, low), Some(Said::Between(0.0, 1e4)));
                self.push("order", Of::Over(most, mode, high), Some(Said::Between(-1e4, 0.0)));
            }
        }
    }
}

/// The mode of a group and how many are in it, from the head of its column.
fn by_mode(head: &str) -> Option<(&'static str, f64)> {
    let (label, n) = head.split_once(" (n:")?;
    let mode = if label == LANG.say("mode-paper", &[]) { "paper" } else { "online" };
    Some((mode, n.trim().trim_end_matches(')').replace(',', "").parse().ok()?))
}

/// The label as a text that outlives the report.
fn known(label: &str) -> &'static str {
    const LABELS: &str = "a b c d e f g h i j k l m x y z nothing none n1 n2 n3 yes no 1 2 3 4 5";
    LABELS.split(' ').find(|known| *known == label).unwrap_or_default()
}

fn reason(label: &str) -> Option<Missing> {
    match label {
        "don’t know" => Some(Missing::DontKnow),
        "no answer" => Some(Missing::Refused),
        "left open" => Some(Missing::Unanswered),
        _ => None,
    }
}

fn count(cell: &str) -> Option<Said> {
    if cell == "not shown" {
        return Some(Said::Hidden);
    }
    let n: f64 = cell.replace(',', "").parse().ok()?;
    Some(Said::Between(n, n))
}

/// A share as it is rounded, in persons.
fn share(cell: &str, n: Option<f64>) -> Option<Said> {
    let (share, n): (f64, f64) = (cell.strip_suffix('%')?.parse().ok()?, n?);
    Some(Said::Between((share - 0.05) / 100.0 * n, (share + 0.05) / 100.0 * n))
}

fn share_or_hidden(cell: &str, n: Option<f64>) -> Option<Said> {
    if cell == "–" { Some(Said::Hidden) } else { share(cell, n) }
}
