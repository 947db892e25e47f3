//! The numbers of one question as a table or a list, each hidden where its base is too small.

use super::album::dash;
use super::map::percent;
use super::shown::interval;
use crate::locale::Say as _;
use crate::model::{DocumentColumn, LanguageContext, RichText, Table};
use crate::words::Voice;
use mitreden_base::calendar::YearMonth;
use mitreden_base::locale::Lang;
use mitreden_count::bases::Shown;
use mitreden_count::estimate::Estimate;
use mitreden_count::results::{
    BestWorstItem, Dates, ItemMean, MatrixRow, Month, Multiple, NumberResult, QuestionResult,
    RankingResult, Rated, ResultRow, Single, Truths, When,
};
use mitreden_define::answer::Missing;
use mitreden_define::survey::Question;

/// The most points of a scale that have a column each.
const COLUMNS: usize = 7;

/// A question and the voice that tells of it.
pub(super) struct Named<'q> {
    pub(super) voice: Voice,
    pub(super) context: LanguageContext<'q>,
    pub(super) question: &'q Question,
    pub(super) title: &'q RichText,
    /// Which of its options somebody who counts can have chosen.
    pub(super) admitted: &'q [bool],
    /// Whether it is computed from the margins of the weights, or is one.
    pub(super) is_of_margins: bool,
    /// Whether it is crossed with another question in a margin of the weights.
    pub(super) is_crossed: bool,
}

impl Named<'_> {
    fn say(&self, id: &str) -> String {
        self.voice.say(id, &[])
    }

    fn caption(&self) -> RichText {
        self.title.clone()
    }

    /// Whether somebody who counts can have chosen an option.
    pub(super) fn can_be_chosen(&self, at: usize) -> bool {
        self.admitted.get(at).copied().unwrap_or(true)
    }

    /// Whether a mean is that of the population, because the weights are made so.
    pub(super) fn is_fixed(&self, mean: &Shown<Estimate>) -> bool {
        self.is_of_margins && mean.get().is_some_and(|mean| mean.se == Some(0.0))
    }

    /// A share and its interval; what the weights fix has none.
    fn share(&self, share: &Shown<Estimate>) -> [RichText; 2] {
        let [value, range] = self::share(self.voice.lang, share);
        let range = match share.get() {
            Some(share) if self.voice.is_weighted() && share.is_fixed() => {
                self.say("interval-fixed").into()
            }
            Some(share) if self.is_nearly_fixed(share) => self.say("interval-nearly").into(),
            _ => range,
        };
        [value, range]
    }

    /// Whether a share is that of the population but for those who left the other question of its
    /// margin open.
    pub(super) fn is_nearly_fixed(&self, share: &Estimate) -> bool {
        self.voice.is_weighted()
            && self.is_crossed
            && !share.is_fixed()
            && share.value > 0.0
            && share.value < 1.0
    }

    /// The table, with what a missing interval means.
    fn explained<'s>(
        &self,
        table: Table,
        shares: impl IntoIterator<Item = &'s Shown<Estimate>>,
    ) -> Table {
        let shares: Vec<_> = shares.into_iter().filter_map(Shown::get).collect();
        let is_fixed = self.voice.is_weighted() && shares.iter().any(|share| share.is_fixed());
        let is_nearly = shares.iter().any(|share| self.is_nearly_fixed(share));
        let notes = [(is_fixed, "question-margin"), (is_nearly, "question-margin-nearly")];
        notes
            .iter()
            .filter(|(is, _)| *is)
            .fold(table, |table, (_, id)| table.with_note(self.say(id)))
    }

    fn labels(&self) -> impl Iterator<Item = RichText> {
        self.question.kind.items().iter().map(|item| RichText::of(&item.text, self.context))
    }

    fn none_label(&self) -> RichText {
        self.question.kind.none().map_or_else(dash, |none| RichText::of(none, self.context))
    }

    fn shares(&self) -> [DocumentColumn; 4] {
        [
            DocumentColumn::words(self.say("column-answer")),
            DocumentColumn::numbers(self.say("column-n")),
            DocumentColumn::numbers(self.say("column-share")),
            DocumentColumn::numbers(self.say("column-interval")),
        ]
    }

    fn row(&self, label: RichText, row: &ResultRow) -> [RichText; 4] {
        let [value, range] = self.share(&row.share);
        [label, count(self.voice.lang, &row.n), value, range]
    }
}

/// A count, or that it is not shown.
pub(super) fn count(lang: Lang, n: &Shown<u64>) -> RichText {
    super::shown::count(lang, n.get().copied()).into()
}

/// A share and its interval.
pub(super) fn share(lang: Lang, shown: &Shown<Estimate>) -> [RichText; 2] {
    shown.get().map_or_else(
        || [dash(), dash()],
        |estimate| {
            let share = percent(estimate);
            [lang.percent(share.value, 1).into(), interval(lang, share.interval).into()]
        },
    )
}

/// A mean and its interval, in the units of the answer.
fn mean(lang: Lang, shown: &Shown<Estimate>) -> [RichText; 2] {
    shown.get().map_or_else(
        || [dash(), dash()],
        |estimate| {
            let ends = |low, high| {
                [("low", lang.decimal(low, 2).into()), ("high", lang.decimal(high, 2).into())]
            };
            let range =
                estimate.interval.map(|range| lang.say("interval", &ends(range.low, range.high)));
            [lang.decimal(estimate.value, 2).into(), range.map_or_else(dash, RichText::from)]
        },
    )
}

/// What those said who gave no answer.
pub(super) fn missing(lang: Lang, word: Missing) -> String {
    lang.say(
        match word {
            Missing::Refused => "missing-refused",
            Missing::DontKnow => "missing-dont-know",
            Missing::Unanswered => "missing-unanswered",
            Missing::NotAsked => "missing-not-asked",
            Missing::NotReached => "missing-not-reached",
        },
        &[],
    )
}

/// The answers with their shares of those who answered and, where that tells of nobody, of all who
/// were asked, with those who gave none.
pub(super) fn single(named: &Named<'_>, single: &Single, with_missing: bool) -> Table {
    let lang = named.voice.lang;
    let rows = named.labels().zip(&single.options).enumerate().map(|(at, (label, option))| {
        let [value, range] = named.share(&option.of_answered);
        let range = if named.can_be_chosen(at) { range } else { dash() };
        let [of_asked, _] = share(lang, &option.of_asked);
        vec![label, count(lang, &option.n), value, range, of_asked]
    });
    let mut rows: Vec<Vec<RichText>> = rows.collect();
    let mut columns = Vec::from(named.shares());
    if with_missing {
        columns.push(DocumentColumn::numbers(named.say("column-of-asked")));
        rows.extend(single.missing.iter().map(|row| {
            let [of_asked, _] = share(lang, &row.of_asked);
            vec![missing(lang, row.word).into(), count(lang, &row.n), dash(), dash(), of_asked]
        }));
    } else {
        for row in &mut rows {
            row.truncate(columns.len());
        }
    }
    let table = Table::wide(named.caption(), columns, rows);
    super::shown::with_count_note(
        lang,
        named.explained(table, single.options.iter().map(|option| &option.of_answered)),
    )
}

pub(super) fn multiple(named: &Named<'_>, multiple: &Multiple) -> Table {
    let mut rows: Vec<_> =
        named.labels().zip(&multiple.options).map(|(label, row)| named.row(label, row)).collect();
    rows.extend(multiple.none.as_ref().map(|row| named.row(named.none_label(), row)));
    let table = Table::new(named.caption(), named.shares(), rows)
        .with_note(named.say("question-several-note"));
    named.explained(table, multiple.options.iter().map(|row| &row.share))
}

pub(super) fn ranking(named: &Named<'_>, ranked: &RankingResult) -> Table {
    let lang = named.voice.lang;
    let top = [("top", ranked.top.into())];
    let columns = [
        DocumentColumn::words(named.say("column-answer")),
        DocumentColumn::numbers(named.say("column-first")),
        DocumentColumn::numbers(named.say("column-n")),
        DocumentColumn::numbers(named.voice.say("column-named", &top)),
        DocumentColumn::numbers(named.say("column-interval")),
    ];
    let rows = named.labels().zip(&ranked.items).map(|(label, item)| {
        let [first, _] = share(lang, &item.first.share);
        let [value, range] = named.share(&item.named.share);
        [label, first, count(lang, &item.named.n), value, range]
    });
    let none = ranked.none.as_ref().map(|row| {
        let [value, range] = share(lang, &row.share);
        [named.none_label(), dash(), count(lang, &row.n), value, range]
    });
    let table = Table::new(named.caption(), columns, rows.chain(none).collect::<Vec<_>>());
    named.explained(table, ranked.items.iter().map(|item| &item.named.share))
}

pub(super) fn rating(named: &Named<'_>, rated: &Rated) -> Table {
    let rows =
        rated.points.iter().map(|point| named.row(point.point.to_string().into(), &point.row));
    let [value, range] = mean(named.voice.lang, &rated.mean);
    let rows = rows.chain([[named.say("column-mean").into(), RichText::default(), value, range]]);
    let table = Table::new(named.caption(), named.shares(), rows.collect::<Vec<_>>());
    named.explained(table, rated.points.iter().map(|point| &point.row.share))
}

pub(super) fn matrix(named: &Named<'_>, rows: &[MatrixRow], result: &QuestionResult) -> Table {
    let lang = named.voice.lang;
    let points: Vec<i16> = rows
        .first()
        .map(|row| row.rated.points.iter().map(|point| point.point).collect())
        .unwrap_or_default();
    let points = if points.len() <= COLUMNS { points } else { Vec::new() };
    let mut columns = vec![
        DocumentColumn::words(named.say("column-answer")),
        DocumentColumn::numbers(named.say("column-n")),
    ];
    columns.extend(points.iter().map(|point| DocumentColumn::numbers(point.to_string())));
    columns.push(DocumentColumn::numbers(named.say("column-mean")));
    columns.push(DocumentColumn::numbers(named.say("column-interval")));
    columns.push(DocumentColumn::numbers(missing(lang, Missing::DontKnow)));
    let cells = named.labels().zip(rows).map(|(label, row)| {
        let [value, range] = mean(lang, &row.rated.mean);
        let shares = row
            .rated
            .points
            .iter()
            .take(points.len())
            .map(|point| share(lang, &point.row.share)[0].clone());
        let mut cells = vec![label, count(lang, &row.answered())];
        cells.extend(shares);
        cells.extend([value, range, count(lang, &result.missing_of(row, Missing::DontKnow))]);
        cells
    });
    Table::wide(named.caption(), columns, cells.collect())
        .with_note(named.say("question-matrix-note"))
}

pub(super) fn points(named: &Named<'_>, items: &[ItemMean]) -> Table {
    let columns = [
        DocumentColumn::words(named.say("column-answer")),
        DocumentColumn::numbers(named.say("column-mean")),
        DocumentColumn::numbers(named.say("column-interval")),
    ];
    let rows = named.labels().zip(items).map(|(label, item)| {
        let [value, range] = mean(named.voice.lang, &item.mean);
        [label, value, range]
    });
    Table::new(named.caption(), columns, rows.collect::<Vec<_>>())
}

pub(super) fn best_worst(named: &Named<'_>, items: &[BestWorstItem]) -> Table {
    let lang = named.voice.lang;
    let columns = [
        DocumentColumn::words(named.say("column-answer")),
        DocumentColumn::numbers(named.say("column-times-shown")),
        DocumentColumn::numbers(named.say("column-best")),
        DocumentColumn::numbers(named.say("column-worst")),
        DocumentColumn::numbers(named.say("column-best-less-worst")),
    ];
    let rows = named.labels().zip(items).map(|(label, item)| {
        let part = |shown: &Shown<Estimate>| share(lang, shown)[0].clone();
        [
            label,
            lang.integer(item.shown).into(),
            part(&item.best),
            part(&item.worst),
            part(&item.score),
        ]
    });
    Table::new(named.caption(), columns, rows.collect::<Vec<_>>())
}

pub(super) fn truths(named: &Named<'_>, truths: &Truths) -> Table {
    let rows = [("truth-yes", &truths.yes), ("truth-no", &truths.no)]
        .map(|(id, row)| named.row(named.say(id).into(), row));
    named.explained(
        Table::new(named.caption(), named.shares(), rows),
        [&truths.yes.share, &truths.no.share],
    )
}

/// Mean, median and quartiles.
pub(super) fn numbers(voice: Voice, numbers: &NumberResult, is_whole: bool) -> Vec<String> {
    let lang = voice.lang;
    let [value, range] = mean(lang, &numbers.mean).map(|text| text.plain());
    let mut facts = Vec::new();
    // A quartile of counts may lie between two of them.
    let decimals = |value: f64| usize::from(!is_whole || value.fract().abs() >= 1e-9);
    let decimal = |value: f64| lang.decimal(value, decimals(value)).into();
    if let Some([low, median, high]) = numbers.quartiles.get() {
        facts.push(voice.say(
            "number-quartiles",
            &[("low", decimal(*low)), ("median", decimal(*median)), ("high", decimal(*high))],
        ));
    }
    if numbers.mean.get().is_some() {
        let is_sure = numbers.mean.get().is_some_and(|mean| mean.interval.is_some());
        let words = [
            ("mean", value.into()),
            ("interval", range.into()),
            ("has", if is_sure { "yes" } else { "no" }.into()),
        ];
        facts.push(voice.say("number-mean", &words));
    }
    if let (Some(min), Some(max)) = (numbers.min.get(), numbers.max.get()) {
        facts.push(voice.say("number-range", &[("low", decimal(*min)), ("high", decimal(*max))]));
    }
    if facts.is_empty() {
        facts.push(voice.say("number-few", &[]));
    }
    facts
}

fn year_month(month: Month) -> YearMonth {
    YearMonth { year: month.year, month: month.month }
}

/// Quartiles, and the first and last month.
pub(super) fn dates(voice: Voice, dates: &Dates) -> Vec<String> {
    let lang = voice.lang;
    let mut facts = Vec::new();
    if let Some([low, median, high]) = dates.quartiles.get() {
        let day = |when: &When| match when {
            When::Day(day) => lang.date(*day).into(),
            When::Month(month) => lang.month(year_month(*month)).into(),
        };
        facts.push(voice.say(
            "number-quartiles",
            &[("low", day(low)), ("median", day(median)), ("high", day(high))],
        ));
    }
    if let (Some(first), Some(last)) = (dates.first.get(), dates.last.get()) {
        let month = |month: &Month| lang.month(year_month(*month)).into();
        facts.push(voice.say("number-range", &[("low", month(first)), ("high", month(last))]));
    }
    if facts.is_empty() {
        facts.push(voice.say("number-few", &[]));
    }
    facts
}
