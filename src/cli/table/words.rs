//! What every form of a table says.

use super::left_out;
use crate::cli::locale::Say as _;
use mitreden_base::ids::Code;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::SHARE_HIDDEN_BELOW;
use mitreden_count::estimate::RankTest;
use mitreden_count::tables::{GroupOf, Grouper, TableColumn, TableLine, TeamCell, TeamTable};
use mitreden_define::survey::{Item, Question, Survey};
use mitreden_office::table::{TableWish, Tabulated};

/// A table and how it is put into words.
pub(super) struct TableWords<'a> {
    pub(super) survey: &'a Survey,
    pub(super) question: &'a Question,
    pub(super) table: &'a TeamTable,
    pub(super) wish: &'a TableWish<'a>,
    by: Option<&'a Question>,
    tag: &'a str,
    pub(super) lang: Lang,
    /// Whether it says how many people are behind each share.
    pub(super) is_exact: bool,
}

impl<'a> TableWords<'a> {
    pub(super) fn new(
        Tabulated { survey, by, table }: &'a Tabulated,
        wish: &'a TableWish<'a>,
        tag: &'a str,
        is_exact: bool,
    ) -> Self {
        let by = match by {
            Some(Grouper::Options(at)) => survey.questions.get(*at),
            _ => None,
        };
        let question = &survey.questions[table.question];
        let lang = Lang::of_tag(tag);
        Self { survey, question, table, wish, by, tag, lang, is_exact }
    }

    /// What must be known of every table that is asked for.
    pub(super) fn for_the_team(&self) -> String {
        super::for_the_team(self.lang)
    }

    /// What was asked, and among whom.
    pub(super) fn heading(&self) -> String {
        let asked = self.question.called().show(self.tag);
        match self.wish.rows {
            None => asked,
            Some(rows) => {
                self.lang.say("table-among", &[("question", asked.into()), ("rows", rows.into())])
            }
        }
    }

    /// What stands below a table.
    pub(super) fn remarks(&self) -> Vec<String> {
        let lang = self.lang;
        let mut remarks = Vec::new();
        if self.table.simulated {
            remarks.push(lang.say("rank-simulated", &[]));
        }
        let weights = ("weights", Word::from(self.table.weights.word()));
        remarks.push(lang.say("table-how", &[weights]));
        remarks.extend(left_out(lang, "table-unknown", self.table.unknown));
        remarks.extend(left_out(lang, "table-ungrouped", self.table.ungrouped));
        if let Some(test) = self.table.test {
            let number = |value: f64, digits| Word::from(lang.decimal(value, digits));
            let words = [
                ("f", number(test.f, 2)),
                ("one", number(test.df.0, 2)),
                ("other", number(test.df.1, 1)),
                ("p", self.p(test.p).into()),
            ];
            remarks.push(lang.say("table-test", &words));
        }
        for (at, test) in &self.table.ranks {
            remarks.push(self.ranked(&self.table.lines[*at], *test));
        }
        remarks
    }

    /// Whether the columns differ by rank.
    fn ranked(&self, line: &TableLine, test: RankTest) -> String {
        let number = |value: f64, digits| Word::from(self.lang.decimal(value, digits));
        let (what, p) = (("what", self.line(line).into()), ("p", self.p(test.p()).into()));
        match test {
            RankTest::Two { t, df, .. } => {
                let words = [what, ("t", number(t, 2)), ("df", number(df, 0)), p];
                self.lang.say("table-wilcoxon", &words)
            }
            RankTest::Several { f, df, .. } => {
                let df = [("one", number(df.0, 0)), ("other", number(df.1, 0))];
                let [one, other] = df;
                self.lang.say("table-kruskal", &[what, ("f", number(f, 2)), one, other, p])
            }
        }
    }

    fn p(&self, p: f64) -> String {
        const LEAST: f64 = 0.001;
        if p < LEAST {
            format!("< {}", self.lang.decimal(LEAST, 3))
        } else {
            format!("= {}", self.lang.decimal(p, 3))
        }
    }

    /// What a line is.
    pub(super) fn line(&self, line: &TableLine) -> String {
        let items = self.question.kind.items();
        let item = |code: &Code| label(items, code, self.tag);
        let of_row = |row: &Option<Code>, what: String| match row {
            Some(row) => format!("{}: {what}", item(row)),
            None => what,
        };
        let say = |id: &str| self.lang.say(id, &[]);
        match line {
            TableLine::Option(code) | TableLine::Placed(code) | TableLine::MeanPoints(code) => {
                item(code)
            }
            TableLine::NoneOfThese => {
                self.question.kind.none().map_or_else(String::new, |none| none.show(self.tag))
            }
            TableLine::Point(row, point) => of_row(row, point.to_string()),
            TableLine::MeanPoint(row) => of_row(row, say("table-mean")),
            TableLine::Best(code) => format!("{}: {}", item(code), say("table-best")),
            TableLine::Worst(code) => format!("{}: {}", item(code), say("table-worst")),
            TableLine::Truth(truth) => say(if *truth { "table-true" } else { "table-false" }),
            TableLine::Mean => say("table-mean"),
            TableLine::Answered => say("table-answered"),
            TableLine::Missing(why) => {
                let why = why.word().replace('_', "-");
                let words = [("why", Word::from(self.lang.say(&format!("missing-{why}"), &[])))];
                self.lang.say("table-missing", &words)
            }
        }
    }

    /// Who is in a column.
    pub(super) fn group(&self, of: &GroupOf) -> String {
        let say = |id: &str| self.lang.say(id, &[]);
        match of {
            GroupOf::All => say("table-all"),
            GroupOf::Option(code) => {
                self.by.map_or_else(String::new, |by| label(by.kind.items(), code, self.tag))
            }
            GroupOf::Mode(mode) => self.lang.say(&format!("status-mode-{}", mode.word()), &[]),
            GroupOf::Truth(truth) => {
                let rule = ("rule", Word::from(self.wish.by.unwrap_or_default()));
                self.lang.say(if *truth { "table-holds" } else { "table-not-so" }, &[rule])
            }
        }
    }

    /// How many are in a column, where they are enough.
    pub(super) fn n(group: &TableColumn) -> Option<u64> {
        Some(group.n).filter(|n| *n == 0 || *n >= SHARE_HIDDEN_BELOW)
    }

    /// What a column has of a line: the number, its range, and how many people that is.
    pub(super) fn cell(&self, line: &TableLine, cell: &TeamCell) -> [String; 3] {
        let Some(estimate) = cell.estimate else {
            return ["–".to_owned(), String::new(), String::new()];
        };
        let number = |value: f64| {
            let (value, digits) = if line.is_share() { (100.0 * value, 1) } else { (value, 2) };
            self.lang.decimal(value, digits)
        };
        let range =
            estimate.interval.map(|range| format!("{}–{}", number(range.low), number(range.high)));
        let count = cell.count.filter(|_| self.is_exact).map(|n| self.lang.integer(n));
        [number(estimate.value), range.unwrap_or_default(), count.unwrap_or_default()]
    }

    /// The lines that somebody could be in, by their places: of reasons for no answer only those
    /// that somebody gave.
    pub(super) fn lines(&self) -> Vec<usize> {
        let lines = self.table.lines.iter().enumerate();
        let is_told = |(at, line): &(usize, &TableLine)| {
            let is_reason = matches!(line, TableLine::Missing(_));
            let given = self.table.groups.first().and_then(|all| all.cells.get(*at));
            !is_reason
                || given.is_some_and(|cell| cell.estimate.is_none_or(|found| found.value > 0.0))
        };
        lines.filter(is_told).map(|(at, _)| at).collect()
    }

    /// The quartiles of a number by column, in words.
    pub(super) fn quartiles(&self, group: &TableColumn) -> Option<String> {
        let quartiles = group.quartiles?;
        let [low, median, high] = quartiles.map(|value| self.lang.exact(value));
        Some(format!("{median} ({low}–{high})"))
    }
}

fn label(items: &[Item], code: &Code, tag: &str) -> String {
    let found = items.iter().find(|item| item.code == *code);
    found.map_or_else(|| code.to_string(), |item| item.text.show(tag))
}
