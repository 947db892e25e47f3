//! A table as JSON: a contract, version 1. Numbers are unrounded, shares from 0 to 100. What rests
//! on too few is null, and `withheld` beside it says why.

use serde::Serialize;

use super::words::TableWords;
use mitreden_base::ids::Code;
use mitreden_count::estimate::{Interval, RankTest};
use mitreden_count::rank::METHOD;
use mitreden_count::tables::{GroupOf, TableLine};
use mitreden_office::failure::Failure;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    method: u32,
    /// Tables that somebody asks for are not protected against each other.
    publication: bool,
    survey: &'a str,
    question: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    by: Option<&'a str>,
    #[serde(rename = "where")]
    rows: Option<&'a str>,
    weights: &'a str,
    simulated: bool,
    test: Option<Test>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ranks: Vec<Ranks>,
    groups: Vec<Column>,
}

/// The test of Rao & Scott.
#[derive(Serialize)]
struct Test {
    f: f64,
    df1: f64,
    df2: f64,
    p: f64,
}

/// The test of Wilcoxon for two columns, of Kruskal and Wallis for more.
#[derive(Serialize)]
struct Ranks {
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    t: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    f: Option<f64>,
    df1: f64,
    df2: Option<f64>,
    p: f64,
}

#[derive(Serialize)]
struct Column {
    group: Option<String>,
    label: String,
    n: Option<u64>,
    lines: Vec<Cell>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quartiles: Option<[f64; 3]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quartile_ranges: Option<[Option<[f64; 2]>; 3]>,
}

#[derive(Serialize)]
struct Cell {
    line: &'static str,
    code: Option<String>,
    point: Option<i16>,
    label: String,
    value: Option<f64>,
    se: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    base: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<&'static str>,
}

pub(super) fn json(words: &TableWords<'_>) -> Result<String, Failure> {
    let TableWords { survey, question, table, wish, is_exact, .. } = words;
    let cells = |column: &mitreden_count::tables::TableColumn| {
        let cell = |at: usize| {
            let (line, cell) = (&table.lines[at], column.cells[at]);
            let scale = if line.is_share() { 100.0 } else { 1.0 };
            let interval = cell.estimate.and_then(|estimate| estimate.interval);
            let (code, point) = code(line);
            Cell {
                line: kind(line),
                code: code.map(ToString::to_string),
                point,
                label: words.line(line),
                value: cell.estimate.map(|estimate| scale * estimate.value),
                se: cell.estimate.and_then(|estimate| estimate.se).map(|se| scale * se),
                low: interval.map(|interval| scale * interval.low),
                high: interval.map(|interval| scale * interval.high),
                base: cell.estimate.map(|estimate| estimate.n),
                count: cell.count.filter(|_| *is_exact),
                withheld: cell.estimate.is_none().then_some(super::FEW),
            }
        };
        words.lines().into_iter().map(cell).collect()
    };
    let groups = table.groups.iter().map(|column| Column {
        group: group(&column.of),
        label: words.group(&column.of),
        n: TableWords::n(column),
        lines: cells(column),
        quartiles: column.quartiles,
        quartile_ranges: column
            .quartile_ranges
            .map(|ranges| ranges.map(|range| range.map(|Interval { low, high }| [low, high]))),
    });
    let document = Document {
        version: 1,
        method: METHOD,
        publication: false,
        survey: survey.id.as_str(),
        question: question.id.as_str(),
        kind: question.kind.name(),
        by: wish.by,
        rows: wish.rows,
        weights: table.weights.word(),
        simulated: table.simulated,
        test: table.test.map(|test| Test { f: test.f, df1: test.df.0, df2: test.df.1, p: test.p }),
        ranks: table.ranks.iter().map(|(at, test)| ranks(&table.lines[*at], *test)).collect(),
        groups: groups.collect(),
    };
    serde_json::to_string_pretty(&document)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Bug(error.to_string()))
}

fn ranks(line: &TableLine, test: RankTest) -> Ranks {
    let code = code(line).0.map(ToString::to_string);
    let none = Ranks { code, difference: None, t: None, f: None, df1: 0.0, df2: None, p: test.p() };
    match test {
        RankTest::Two { difference, t, df, .. } => {
            Ranks { difference: Some(difference), t: Some(t), df1: df, ..none }
        }
        RankTest::Several { f, df, .. } => Ranks { f: Some(f), df1: df.0, df2: Some(df.1), ..none },
    }
}

/// What programs call a line.
pub(super) fn kind(line: &TableLine) -> &'static str {
    match line {
        TableLine::Option(_) => "option",
        TableLine::NoneOfThese => "none",
        TableLine::Point(..) => "point",
        TableLine::MeanPoint(_) | TableLine::MeanPoints(_) | TableLine::Mean => "mean",
        TableLine::Placed(_) => "placed",
        TableLine::Best(_) => "best",
        TableLine::Worst(_) => "worst",
        TableLine::Truth(true) => "true",
        TableLine::Truth(false) => "false",
        TableLine::Answered => "answered",
        TableLine::Missing(why) => why.word(),
    }
}

/// The option, item or row that a line is about, and the point.
pub(super) fn code(line: &TableLine) -> (Option<&Code>, Option<i16>) {
    match line {
        TableLine::Option(code)
        | TableLine::Placed(code)
        | TableLine::MeanPoints(code)
        | TableLine::Best(code)
        | TableLine::Worst(code) => (Some(code), None),
        TableLine::Point(row, point) => (row.as_ref(), Some(*point)),
        TableLine::MeanPoint(row) => (row.as_ref(), None),
        TableLine::NoneOfThese
        | TableLine::Truth(_)
        | TableLine::Mean
        | TableLine::Answered
        | TableLine::Missing(_) => (None, None),
    }
}

/// What programs call a column; nothing that of all.
pub(super) fn group(of: &GroupOf) -> Option<String> {
    match of {
        GroupOf::All => None,
        GroupOf::Option(code) => Some(code.to_string()),
        GroupOf::Mode(mode) => Some(mode.word().to_owned()),
        GroupOf::Truth(truth) => Some(truth.to_string()),
    }
}
