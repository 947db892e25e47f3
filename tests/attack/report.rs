//! The numbers of a report, read from its Markdown in either language.

use super::facts::{Fact, Of, Said, Whose};
use super::pages::{Section, Table};

/// What the report says in a language.
pub(super) struct Words {
    decimal: char,
    hidden: &'static str,
    few: &'static str,
    questions: &'static str,
    base: &'static str,
    fewer: &'static str,
    mean: [&'static str; 2],
    computed: &'static str,
    truth: [&'static str; 2],
    /// Don't know, no answer, left open.
    reasons: [&'static str; 3],
    paper: &'static str,
    street: &'static str,
    ideas: [&'static str; 2],
    annex: &'static str,
    needs: &'static str,
    needs_table: &'static str,
    numbers: &'static str,
    by: &'static str,
    replies: &'static str,
    groups: &'static str,
    by_mode: &'static str,
    mentions: &'static str,
}

pub(super) const ENGLISH: Words = Words {
    decimal: '.',
    hidden: "not shown",
    few: "too few answers",
    questions: "The answers to all questions",
    base: "Base:",
    fewer: "fewer",
    mean: ["Mean", "Mean:"],
    computed: "Worked out from",
    truth: ["yes", "no"],
    reasons: ["don’t know", "no answer", "left open"],
    paper: "on paper",
    street: "in the street",
    ideas: ["any", "none"],
    annex: "Answers and missing answers by question",
    needs: "The needs compared",
    needs_table: "All needs with their numbers",
    numbers: "The numbers behind the figures",
    by: "By ",
    replies: "What else was answered",
    groups: "More groups",
    by_mode: "By the way in which people answered",
    mentions: "Needs in people’s own words",
};

pub(super) const GERMAN: Words = Words {
    decimal: ',',
    hidden: "nicht gezeigt",
    few: "zu wenige Antworten",
    questions: "Die Antworten auf alle Fragen",
    base: "Basis:",
    fewer: "weniger",
    mean: ["Mittel", "Mittelwert:"],
    computed: "Errechnet aus",
    truth: ["ja", "nein"],
    reasons: ["weiß nicht", "keine Angabe", "offen gelassen"],
    paper: "auf Papier",
    street: "auf der Straße",
    ideas: ["any", "none"],
    annex: "Antworten und fehlende Antworten je Frage",
    needs: "Die Anliegen im Vergleich",
    needs_table: "Alle Anliegen mit ihren Zahlen",
    numbers: "Die Zahlen zu den Abbildungen",
    by: "Nach ",
    replies: "Was sonst geantwortet wurde",
    groups: "Weitere Gruppen",
    by_mode: "Nach dem Weg, auf dem geantwortet wurde",
    mentions: "Anliegen in eigenen Worten",
};

const QUESTIONS: [&str; 14] = [
    "area", "one", "only-a", "not-c", "is-a", "many", "has-x", "why", "ticks", "order", "grid",
    "happy", "sad", "idea",
];
const REASONS: [&str; 3] = ["dont_know", "refused", "unanswered"];
pub(super) const NEEDS: [&str; 3] = ["n1", "n2", "n3"];
/// By which word a need is mentioned.
const WORDS: [&str; 3] = ["apple", "pear", "plum"];

/// The labels of the survey, as texts that outlive a report.
pub(super) fn known(label: &str) -> &'static str {
    const LABELS: &str = "a b c d e f g h i j k l m p q r s x y z nothing none n1 n2 n3 1 2 3 4 5";
    LABELS.split(' ').find(|known| *known == label).unwrap_or_default()
}

/// Every number the report and its annex print.
pub(super) fn facts(sections: &[Section], words: &Words) -> Vec<Fact> {
    let mut reader = Reader { words, facts: Vec::new(), tables: 0, whose: Whose::default() };
    // The bases of pictures stand below them, their numbers in the annex, in the same order.
    let mut bases = Vec::new();
    for section in sections {
        let of_section = |heading: &str| section.within == heading;
        if of_section(words.questions) && section.heading != words.questions {
            let question = reader.question_of(&section.heading);
            reader.question(section, question);
        } else if of_section(words.replies) {
            let texts = section.texts.iter().filter(|text| text.starts_with(words.base));
            bases.extend(texts.cloned());
        } else if of_section(words.needs) {
            section.tables.first().into_iter().for_each(|table| reader.needs(table));
        } else if of_section(words.numbers) {
            let mut bases = bases.drain(..);
            for table in &section.tables {
                reader.behind_a_figure(table, &mut bases);
            }
        } else if of_section(words.groups) {
            section.tables.iter().for_each(|table| reader.groups(table, &section.heading));
        }
        for table in &section.tables {
            if bare(&table.caption) == words.annex {
                reader.nonresponse(table);
            }
        }
    }
    reader.facts
}

/// A caption without the word for made-up answers.
fn bare(caption: &str) -> &str {
    caption.split_once("answers: ").map_or(caption, |(_, bare)| bare)
}

struct Reader<'w> {
    words: &'w Words,
    facts: Vec<Fact>,
    tables: usize,
    whose: Whose,
}

impl Reader<'_> {
    fn push(&mut self, question: &'static str, of: Of, said: Option<Said>) {
        let (whose, table) = (self.whose, self.tables);
        self.facts.extend(said.map(|said| Fact { question, of, whose, said, table }));
    }

    /// What is computed is called by what it is computed from.
    fn question_of(&self, heading: &str) -> &'static str {
        if heading.starts_with(self.words.computed) {
            return if heading.contains("many") { "ticks" } else { "is-a" };
        }
        QUESTIONS
            .into_iter()
            .find(|id| *id == heading)
            .unwrap_or_else(|| panic!("an unknown question: {heading}"))
    }

    fn number(&self, text: &str) -> Option<f64> {
        let digits: String = text
            .chars()
            .filter(|character| character.is_ascii_digit() || *character == self.words.decimal)
            .map(|character| if character == ',' { '.' } else { character })
            .collect();
        digits
            .parse()
            .ok()
            .filter(|_| text.starts_with(|character: char| character.is_ascii_digit()))
    }

    fn numbers(&self, text: &str) -> Vec<f64> {
        text.split([' ', ':', '('])
            .filter_map(|word| self.number(word.trim_end_matches(['.', ',', ')'])))
            .collect()
    }

    fn count(&self, cell: &str) -> Option<Said> {
        if cell == self.words.hidden {
            Some(Said::Hidden)
        } else {
            self.number(cell).map(Said::Count)
        }
    }

    /// A share as it is rounded.
    fn share(&self, cell: &str, of: Of) -> Option<Said> {
        let share = self.number(cell.strip_suffix('%')?.trim())? / 100.0;
        Some(Said::Share(share - 0.0005, share + 0.0005, of))
    }

    fn share_or_hidden(&self, cell: &str, of: Of) -> Option<Said> {
        if cell == "–" { Some(Said::Hidden) } else { self.share(cell, of) }
    }

    /// A base as it stands below a table: who answered, and of how many.
    fn base(&mut self, question: &'static str, text: &str) {
        if text.starts_with(self.words.base) && !text.contains(self.words.fewer) {
            let base = text.split(". ").next().unwrap_or(text);
            let whole = self.numbers(base);
            self.tables += 1;
            self.push(question, Of::Answered, whole.first().copied().map(Said::Count));
            self.push(
                question,
                Of::Asked,
                whole
                    .get(1)
                    .copied()
                    .filter(|_| base.contains(" of ") || base.contains(" von "))
                    .map(Said::Count),
            );
        }
    }

    /// The numbers of a picture, by the caption of their table.
    fn behind_a_figure(&mut self, table: &Table, bases: &mut impl Iterator<Item = String>) {
        let caption = bare(&table.caption);
        if caption == self.words.needs_table {
            self.needs(table);
        } else if caption.starts_with(self.words.by) {
            self.groups(table, caption);
        } else if caption.starts_with(self.words.mentions) {
            self.mentions(table);
        } else if QUESTIONS.contains(&caption) || caption.starts_with(self.words.computed) {
            let id = self.question_of(caption);
            let base = bases.next().unwrap_or_else(|| panic!("no base of {caption}"));
            self.base(id, &base);
            self.table(table, id);
        }
    }

    fn question(&mut self, section: &Section, id: &'static str) {
        let Words { mean, .. } = *self.words;
        for text in &section.texts {
            self.base(id, text);
            if let Some(value) = text.strip_prefix(mean[1]) {
                let value = self.numbers(value)[0];
                self.tables += 1;
                self.push(
                    id,
                    Of::Sum,
                    Some(Said::Share(value - 0.005, value + 0.005, Of::Answered)),
                );
            }
        }
        section.tables.first().into_iter().for_each(|table| self.table(table, id));
    }

    fn table(&mut self, table: &Table, id: &'static str) {
        let Words { mean, truth, .. } = *self.words;
        // Of single choices, unless it tells of few: with those who gave no answer.
        if id != "grid" && id != "order" && table.head.len() == 5 {
            return self.with_missing(table, id);
        }
        self.tables += 1;
        for cells in &table.rows {
            let label = known(&cells[0]);
            match id {
                "grid" => self.row(label, &cells[1..]),
                "order" => {
                    if label != "none" {
                        let share = self.share_or_hidden(&cells[1], Of::Answered);
                        self.push(id, Of::First(label), share);
                    }
                    let (count, share) =
                        (self.count(&cells[2]), self.share(&cells[3], Of::Answered));
                    self.push(id, Of::Named(label), count);
                    self.push(id, Of::Named(label), share);
                }
                _ => {
                    let of = match label.parse() {
                        Ok(point) => Of::Point(point, None),
                        Err(_) if cells[0] == truth[0] || cells[0] == truth[1] => {
                            Of::Truth(cells[0] == truth[0])
                        }
                        Err(_) if cells[0] == mean[0] => continue,
                        Err(_) => Of::Named(label),
                    };
                    let (count, share) =
                        (self.count(&cells[1]), self.share(&cells[2], Of::Answered));
                    self.push(id, of, count);
                    self.push(id, of, share);
                }
            }
        }
    }

    fn row(&mut self, need: &'static str, cells: &[String]) {
        let said = self.count(&cells[0]);
        let n = match said {
            Some(Said::Count(n)) => n,
            _ => 0.0,
        };
        self.push("grid", Of::Row(need, None), said);
        self.tables += 1;
        for point in 1..=4_i64 {
            let cell = &cells[usize::try_from(point).unwrap()];
            let said = self.share_or_hidden(cell, Of::Row(need, None)).filter(|_| n >= 30.0);
            self.push("grid", Of::Point(point, Some(need)), said);
        }
        self.tables += 1;
        let silent = self.count(cells.last().unwrap());
        self.push("grid", Of::Row(need, Some("dont_know")), silent);
    }

    /// Single choices with those who gave no answer among the answers.
    fn with_missing(&mut self, table: &Table, id: &'static str) {
        self.tables += 1;
        let mut apart = false;
        for cells in &table.rows {
            let reason = self.words.reasons.iter().position(|reason| *reason == cells[0]);
            let of =
                reason.map_or_else(|| Of::Named(known(&cells[0])), |at| Of::Missing(REASONS[at]));
            // Reasons are hidden among themselves.
            if reason.is_some() && !apart {
                (apart, self.tables) = (true, self.tables + 1);
            }
            let (count, answered, asked) = (
                self.count(&cells[1]),
                self.share(&cells[2], Of::Answered),
                self.share(&cells[4], Of::Asked),
            );
            for said in [count, answered, asked] {
                self.push(id, of, said);
            }
        }
    }

    fn nonresponse(&mut self, table: &Table) {
        for cells in &table.rows {
            let id = self.question_of(&cells[0]);
            let said: Vec<Option<Said>> = cells.iter().map(|cell| self.count(cell)).collect();
            self.tables += 1;
            self.push(id, Of::Asked, said[1]);
            self.push(id, Of::Missing("not_asked"), said[6]);
            self.tables += 1;
            self.push(id, Of::Answered, said[2].filter(|said| *said != Said::Hidden));
            self.push(id, Of::Missing("not_reached"), said[7]);
            self.tables += 1;
            for (at, word) in REASONS.into_iter().enumerate() {
                self.push(id, Of::Missing(word), said[3 + at]);
            }
        }
    }

    fn needs(&mut self, table: &Table) {
        for cells in &table.rows {
            let need = known(&cells[1]);
            self.tables += 1;
            if cells[2] == self.words.few {
                continue;
            }
            // Without rank sets there are no tiers, and scores only where they may be told.
            let is_by_wins = cells.len() < 9;
            let score_at = if is_by_wins { 3 } else { 2 };
            let [.., importance, dissatisfaction, base] = &cells[..] else { continue };
            let importance = self.share(importance, Of::Answered);
            let score = self.share(&cells[score_at], Of::Answered).filter(|_| cells.len() > 6);
            let dissatisfaction = self.share(dissatisfaction, Of::Row(need, None));
            if is_by_wins {
                self.push("order", Of::Wins(need), score);
            } else {
                // How many are not satisfied may be hidden; the score tells that it is of them.
                let is_unmet =
                    dissatisfaction.is_some() || importance.is_some_and(|of| score != Some(of));
                self.score(need, score, is_unmet);
            }
            self.push("order", Of::Named(need), importance);
            self.push("grid", Of::Dissatisfied(need), dissatisfaction);
            let base = self.count(base);
            self.push("order", Of::Answered, base);
        }
    }

    /// Who does not say how satisfied they are counts with everybody's share, somewhere between
    /// none and all.
    fn score(&mut self, need: &'static str, said: Option<Said>, is_unmet: bool) {
        let Some(Said::Share(low, high, of)) = said else { return };
        if is_unmet {
            self.push("order", Of::Unmet(need, 0.0), Some(Said::Share(-1.0, high, of)));
            self.push("order", Of::Unmet(need, 1.0), Some(Said::Share(low, 2.0, of)));
        } else {
            self.push("order", Of::Named(need), said);
        }
    }

    fn groups(&mut self, table: &Table, heading: &str) {
        let groups: Vec<(Whose, Option<f64>)> =
            table.head.iter().skip(2).map(|head| self.group(head, heading)).collect();
        for (whose, n) in &groups {
            (self.whose, self.tables) = (*whose, self.tables + 1);
            self.push("order", Of::All, n.map(Said::Count));
        }
        for row in &table.rows {
            let need = known(&row[0]);
            self.tables += 1;
            // Beside the groups stands everybody, who are told elsewhere too: a row in which all
            // groups are hidden hides all it can.
            self.whose = Whose::default();
            let all = self.share(&row[1], Of::Answered);
            self.score(need, all, true);
            self.tables += 1;
            for (at, (whose, _)) in groups.iter().enumerate() {
                self.whose = *whose;
                // Of a group that is not told at all nothing is hidden for its own sake.
                if table.rows.iter().all(|row| row[at + 2] == "–") {
                    continue;
                }
                match self.share(&row[at + 2], Of::Answered) {
                    Some(said) => self.score(need, Some(said), true),
                    None => self.push("order", Of::Unmet(need, 0.0), Some(Said::Hidden)),
                }
            }
        }
        self.whose = Whose::default();
    }

    /// Which group a column is of, and how many are in it.
    fn group(&self, head: &str, heading: &str) -> (Whose, Option<f64>) {
        let (label, n) =
            head.split_once("(n:").map_or((head, ""), |(label, n)| (label.trim(), n.trim()));
        let whose = if heading == self.words.by_mode {
            let others = [(self.words.paper, "paper"), (self.words.street, "street")];
            let other = others.into_iter().find(|(word, _)| *word == label);
            Whose { mode: Some(other.map_or("online", |(_, mode)| mode)), place: None }
        } else {
            Whose { mode: None, place: Some(known(label)) }
        };
        (whose, self.number(n.trim_end_matches(')')))
    }

    fn mentions(&mut self, table: &Table) {
        self.tables += 1;
        for (at, cells) in table.rows.iter().enumerate() {
            let need = NEEDS.iter().position(|need| *need == cells[0]);
            // Below the needs stand those who mention any of them, and those who mention none.
            let of =
                need.map_or_else(|| self.words.ideas[at.saturating_sub(3).min(1)], |at| WORDS[at]);
            let (count, share) = (self.count(&cells[1]), self.share(&cells[2], Of::Answered));
            self.push("idea", Of::Mention(of), count);
            self.push("idea", Of::Mention(of), share);
        }
    }
}
