//! The answers to every question, in the order of the questionnaire: a chart where one helps, and always the numbers.

use super::album::{Album, Words};
use super::input::ReportInput;
use super::map::percent;
use super::tables::{self, Named};
use crate::count::bases::{Base, SHARE_HIDDEN_BELOW, Shown};
use crate::count::estimate::Estimate;
use crate::count::results::{Missings, QuestionResult, Rated, Row, Tabulation};
use crate::define::answer::Missing;
use crate::define::survey::{Kind, Question, Scale};
use crate::tell::charts::{ChartError, ChoiceBar, Choices, ChoicesChart, ScaleAnswers, ScaleChart, ScaleRow, Share, Sheet};
use crate::tell::model::{Block, Label, Section, Table, Text, Tongue};
use crate::tell::words::Voice;

pub(super) fn section(input: &ReportInput<'_>, voice: Voice, album: &mut Album<'_>) -> Result<Section, ChartError> {
    let mut sections = Vec::new();
    for result in &input.results.questions {
        let Some(question) = input.questionnaire.questions.get(result.question) else { continue };
        let coded = input.ideas.is_some_and(|ideas| ideas.codes(result.question));
        let mut page = Page { voice, tongue: input.tongue(), question, result, coded, album };
        let mut blocks = page.blocks()?;
        if input.weighting.is_some() && is_margin(input, result.question) {
            blocks.push(Block::paragraph(voice.say("question-margin", &[])));
        }
        sections.push(Section::new(titled(question, voice, input.tongue()), blocks));
    }
    let intro = Block::paragraph(voice.say("questions-intro", &[]));
    Ok(Section { heading: voice.say("questions-heading", &[]).into(), blocks: vec![intro], sections })
}

/// Whether the answers are weighted so that this question's shares are the population's.
fn is_margin(input: &ReportInput<'_>, question: usize) -> bool {
    let margins = input.questionnaire.population.iter().flat_map(|population| &population.margins);
    margins.map(|margin| &margin.cross.of).any(|of| *of == [question])
}

/// What a question is called: its text; what is computed has none and goes by its id.
pub(super) fn heading(question: &Question, voice: Voice) -> String {
    let text = question.text.show(voice.lang.tag());
    if text.is_empty() { voice.say("question-computed", &[("id", question.id.as_str().into())]) } else { text }
}

/// The same as a text that knows its language.
pub(super) fn titled(question: &Question, voice: Voice, tongue: Tongue<'_>) -> Text {
    let text = Text::of(&question.text, tongue);
    if text.runs().is_empty() { heading(question, voice).into() } else { text }
}

/// Whether so few answered that no number of the question is shown. Of people's own words none is shown anyway.
pub(super) fn is_too_small(result: &QuestionResult) -> bool {
    Base::of_share(result.answered) == Base::Hidden && result.table != Tabulation::Text
}

/// One question's part of the section.
struct Page<'p, 'a> {
    voice: Voice,
    tongue: Tongue<'p>,
    question: &'p Question,
    result: &'p QuestionResult,
    /// Whether the needs that its answers mention are told elsewhere.
    coded: bool,
    album: &'p mut Album<'a>,
}

impl Page<'_, '_> {
    fn blocks(&mut self) -> Result<Vec<Block>, ChartError> {
        let (voice, result) = (self.voice, self.result);
        if result.answered == 0 {
            let id = if result.asked == 0 { "question-nobody-asked" } else { "question-nobody" };
            return Ok(vec![Block::paragraph(voice.say(id, &[]))]);
        }
        let base = base(voice, result);
        if is_too_small(result) {
            // A chart without a single bar would say the same at length.
            return Ok(vec![Block::paragraph(voice.say("number-hidden", &[])), Block::paragraph(base)]);
        }
        if !result.is_told {
            return Ok(vec![Block::paragraph(voice.say("question-withheld", &[]))]);
        }
        let named = Named { voice, tongue: self.tongue, question: self.question };
        let is_ordered = matches!(self.question.kind, Kind::Single { ordered: true, .. });
        Ok(match &result.table {
            Tabulation::Single(single) => {
                let bars = named.bars(single.options.iter().map(|option| &option.of_answered));
                vec![self.choices(Choices::One, !is_ordered, bars, tables::single(&named, single))?]
            }
            Tabulation::Multiple(multiple) => {
                let mut bars = named.bars(multiple.options.iter().map(|row| &row.share));
                bars.extend(named.none(multiple.none.as_ref()));
                vec![self.choices(Choices::Several, true, bars, tables::multiple(&named, multiple))?]
            }
            Tabulation::Ranking(ranked) => {
                let mut bars = named.bars(ranked.items.iter().map(|item| &item.named.share));
                bars.extend(named.none(ranked.none.as_ref()));
                vec![self.choices(Choices::Ranking, true, bars, tables::ranking(&named, ranked))?]
            }
            Tabulation::Rating(rated) => {
                let row = ScaleRow {
                    label: Label::default(),
                    n: result.answered,
                    answers: Some(answers(&self.question.kind, rated, self.dont_know(result.missing))),
                };
                vec![self.scale(vec![row], rated, tables::rating(&named, rated))?]
            }
            Tabulation::Matrix(rows) => {
                let Some(first) = rows.first() else { return Ok(Vec::new()) };
                let scale_rows = rows.iter().zip(self.question.kind.items()).map(|(row, item)| ScaleRow {
                    label: Label::of(&item.text, self.tongue),
                    n: row.answered,
                    answers: (!row.is_few()).then(|| answers(&self.question.kind, &row.rated, self.dont_know(row.missing))),
                });
                vec![self.scale(scale_rows.collect(), &first.rated, tables::matrix(&named, rows, result.asked_is_told))?]
            }
            Tabulation::Points(items) => vec![Block::Table(tables::points(&named, items)), Block::paragraph(base)],
            Tabulation::BestWorst(items) => vec![Block::Table(tables::best_worst(&named, items)), Block::paragraph(base)],
            Tabulation::Truth(truths) => vec![Block::Table(tables::truths(&named, truths)), Block::paragraph(base)],
            Tabulation::Number(numbers) => vec![Block::list(tables::numbers(voice, numbers)), Block::paragraph(base)],
            Tabulation::Date(dates) => vec![Block::list(tables::dates(voice, dates)), Block::paragraph(base)],
            Tabulation::Text => {
                let told = if self.coded { super::ideas::pointer(voice) } else { voice.say("question-text", &[]) };
                vec![Block::paragraph(told), Block::paragraph(base)]
            }
        })
    }

    /// The share of those asked who did not know, in percent.
    fn dont_know(&self, missing: Missings) -> Option<f64> {
        let n = *missing.shown_of(Missing::DontKnow).get()?;
        let told = n == 0 || self.result.asked_is_told;
        told.then(|| 100.0 * n as f64 / self.result.asked.max(1) as f64)
    }

    fn choices(&mut self, kind: Choices, sorted: bool, bars: Vec<ChoiceBar>, table: Table) -> Result<Block, ChartError> {
        let voice = self.voice;
        let title = heading(self.question, voice);
        let base = base(voice, self.result);
        let top = if let Kind::Ranking { top, .. } = self.question.kind { top } else { 1 };
        let id = match kind {
            Choices::One => "question-one",
            Choices::Several => "question-several",
            Choices::Ranking => "question-ranking",
        };
        let measure = voice.say(id, &[("whom", voice.of_whom().into()), ("top", top.into())]);
        let chart = ChoicesChart { frame: self.album.frame(&title, measure, &base), kind, sorted, bars };
        let caption = titled(self.question, voice, self.tongue);
        let words = Words { caption, shows: chart.shows(), base: base.into(), table };
        Ok(self.album.figure(self.question.id.as_str(), chart.draw(Sheet::Narrow)?, words))
    }

    fn scale(&mut self, rows: Vec<ScaleRow>, rated: &Rated, table: Table) -> Result<Block, ChartError> {
        let voice = self.voice;
        let title = heading(self.question, voice);
        let base = base(voice, self.result);
        let measure = voice.say("question-scale", &[("whom", voice.of_whom().into())]);
        let points = match &self.question.kind {
            Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => labels(self.tongue, scale, rated),
            _ => Vec::new(),
        };
        let rows = if turned(&self.question.kind) { rows.into_iter().map(reversed).collect() } else { rows };
        let chart = ScaleChart { frame: self.album.frame(&title, measure, &base), points, rows };
        let caption = titled(self.question, voice, self.tongue);
        let words = Words { caption, shows: chart.shows(), base: base.into(), table };
        Ok(self.album.figure(self.question.id.as_str(), chart.draw(Sheet::Narrow)?, words))
    }
}

impl Named<'_> {
    fn bars<'r>(&self, shares: impl Iterator<Item = &'r Shown<Estimate>>) -> Vec<ChoiceBar> {
        let labels = self.question.kind.items().iter().map(|item| Label::of(&item.text, self.tongue));
        labels.zip(shares).map(|(label, share)| ChoiceBar { label, share: bar(share) }).collect()
    }

    fn none(&self, row: Option<&Row>) -> Option<ChoiceBar> {
        let label = Label::of(self.question.kind.none()?, self.tongue);
        Some(ChoiceBar { label, share: bar(&row?.share) })
    }
}

fn bar(share: &Shown<Estimate>) -> Option<Share> {
    share.get().map(percent)
}

/// Whether the scale's best point stands first.
fn turned(kind: &Kind) -> bool {
    matches!(kind, Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } if scale.best_is_to == Some(false))
}

/// The points from the worst to the best, the ends with what they mean.
fn labels(tongue: Tongue<'_>, scale: &Scale, rated: &Rated) -> Vec<Label> {
    let label = |point: i16| {
        let end = if point == scale.from {
            scale.low.as_ref()
        } else if point == scale.to {
            scale.high.as_ref()
        } else {
            None
        };
        let number = Label::from(point.to_string());
        match end {
            Some(end) => number.before(&Label::of(end, tongue)),
            None => number,
        }
    };
    let mut labels: Vec<Label> = rated.points.iter().map(|row| label(row.point)).collect();
    if scale.best_is_to == Some(false) {
        labels.reverse();
    }
    labels
}

fn reversed(mut row: ScaleRow) -> ScaleRow {
    if let Some(answers) = &mut row.answers {
        answers.shares.reverse();
    }
    row
}

/// The shares of the points; single ones may be hidden for their counts.
fn answers(kind: &Kind, rated: &Rated, dont_know: Option<f64>) -> ScaleAnswers {
    // At the right of the picture are the best: two, or one of a scale of two or three points.
    let best = if turned(kind) { rated.points.first() } else { rated.points.last() };
    let right = rated.top_two.as_ref().or(best.map(|point| &point.row)).and_then(|row| bar(&row.share));
    let shares = rated.points.iter().map(|row| row.row.share.get().map(|share| 100.0 * share.value)).collect();
    ScaleAnswers { shares, right, dont_know }
}

/// How many were asked, and what those said who gave no answer.
pub(super) fn base(voice: Voice, result: &QuestionResult) -> String {
    let lang = voice.lang;
    if is_too_small(result) {
        return lang.say("question-base-few", &[("least", SHARE_HIDDEN_BELOW.into())]);
    }
    let words = [
        ("n", result.answered.into()),
        ("count", lang.integer(result.answered).into()),
        ("asked", lang.integer(result.asked).into()),
        ("weighting", voice.say(if voice.weighted { "base-weighted" } else { "base-unweighted" }, &[]).into()),
    ];
    lang.say(if result.asked_is_told { "question-base" } else { "question-base-routed" }, &words)
}
