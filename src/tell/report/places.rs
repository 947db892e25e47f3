//! Who took part, by place: for every margin of the population that is one question alone, such as
//! the part of town.
//!
//! There is no word in the questionnaire for what is a place: what is crossed with something else
//! is left to the chart of the margins, everything else is told here against the number who live
//! there.

use super::album::{Album, Words, dash};
use super::input::{ReportInput, WeightingAccount};
use super::shown::{count, with_count_note};
use super::weighting::level;
use crate::charts::{ChartError, PlaceBar, PlaceParticipation, PlacesChart, Sheet};
use crate::model::{Block, DocumentColumn, Label, RichText, Table};
use crate::words::Voice;
use mitreden_count::results::{LevelAnswered, MarginAnswered, who_answered};
use mitreden_define::survey::{Margin, MarginFigures, Population};

/// Returns a figure for each margin that is one question alone.
pub(super) fn figures(
    input: &ReportInput<'_>,
    weighting: &WeightingAccount,
    voice: Voice,
    album: &mut Album<'_>,
) -> Result<Vec<Block>, ChartError> {
    let Some(population) = &input.questionnaire.population else { return Ok(Vec::new()) };
    let mut figures = Vec::new();
    for (margin, answered) in population.margins.iter().zip(who_answered(&weighting.protocol)) {
        if let [question] = margin.cross.of[..] {
            let file = input
                .questionnaire
                .questions
                .get(question)
                .map_or("", |question| question.id.as_str());
            let place = Places {
                input,
                weighting,
                voice,
                answered: &answered,
                persons: persons(population, margin),
            };
            figures.push(place.figure(&format!("places-{file}"), album)?);
        }
    }
    Ok(figures)
}

/// How many persons there are in all, if it is known.
fn persons(population: &Population, margin: &Margin) -> Option<f64> {
    let counted = || margin.cross.figures.iter().map(|(_, figure)| figure).sum();
    let size = population.size.map(|size| size as f64);
    size.or_else(|| (margin.figures == MarginFigures::Counts).then(counted))
}

struct Places<'a> {
    input: &'a ReportInput<'a>,
    weighting: &'a WeightingAccount,
    voice: Voice,
    answered: &'a MarginAnswered,
    persons: Option<f64>,
}

impl Places<'_> {
    fn levels(&self) -> impl Iterator<Item = &LevelAnswered> {
        self.answered.levels.iter().filter(|level| level.level.is_some())
    }

    /// All who said where they belong.
    fn said(&self) -> u64 {
        let missing = self
            .answered
            .levels
            .iter()
            .filter(|level| level.level.is_none())
            .filter_map(|level| level.n.get());
        self.input.base.n.saturating_sub(missing.sum())
    }

    /// Who is counted: not everyone, as in the tables beside.
    fn base(&self) -> String {
        let words =
            [("n", self.said().into()), ("count", self.voice.lang.integer(self.said()).into())];
        self.voice.say("places-base", &words)
    }

    fn value(&self, row: &LevelAnswered) -> Option<f64> {
        let (n, share) = (*row.n.get()? as f64, row.population.filter(|share| *share > 0.0)?);
        Some(self.persons.map_or_else(
            || 100.0 * n / self.said().max(1) as f64 / share,
            |persons| 1000.0 * n / (share * persons),
        ))
    }

    fn figure(&self, file: &str, album: &mut Album<'_>) -> Result<Block, ChartError> {
        let voice = self.voice;
        let question = self.weighting.name(&self.answered.margin).text();
        let [title, caption] = ["places-title", "places-table"]
            .map(|id| voice.tell(id, &[], &[("question", &question)]));
        let base = self.base();
        let (counts, measure, all) = match self.persons {
            Some(persons) => (
                PlaceParticipation::Rate,
                "places-measure-rate",
                1000.0 * self.said() as f64 / persons,
            ),
            None => (PlaceParticipation::Ratio, "places-measure-ratio", 100.0),
        };
        let label = |row: &LevelAnswered| {
            level(self.weighting, voice, &self.answered.margin, row.level.as_deref())
        };
        let bars = self
            .levels()
            .map(|row| PlaceBar { label: label(row), value: self.value(row) })
            .collect();
        let chart = PlacesChart {
            frame: album.frame(&title.plain(), voice.say(measure, &[]), &base),
            counts,
            bars,
            all,
        };
        let rows: Vec<[RichText; 4]> =
            self.levels().map(|row| self.row(&label(row), row)).collect();
        let (people, rate) = match counts {
            PlaceParticipation::Rate => ("places-column-persons", "places-column-rate"),
            PlaceParticipation::Ratio => ("column-population", "places-column-ratio"),
        };
        let columns = [
            DocumentColumn::words(voice.say("column-group", &[])),
            DocumentColumn::numbers(voice.say("column-n", &[])),
            DocumentColumn::numbers(voice.say(people, &[])),
            DocumentColumn::numbers(voice.say(rate, &[])),
        ];
        let table = with_count_note(voice.lang, Table::new(caption, columns, rows));
        let words = Words { caption: title, shows: chart.shows(), base: base.into(), table };
        Ok(album.figure(file, chart.draw(Sheet::Narrow)?, words))
    }

    fn row(&self, label: &Label, row: &LevelAnswered) -> [RichText; 4] {
        let lang = self.voice.lang;
        let share = row.population.unwrap_or_default();
        let people = self.persons.map_or_else(
            || lang.percent(100.0 * share, 1),
            |persons| lang.decimal(share * persons, 0),
        );
        let value = self.value(row).map_or_else(dash, |value| match self.persons {
            Some(_) => lang.decimal(value, 1).into(),
            None => lang.percent(value, 0).into(),
        });
        [label.text(), count(lang, row.n.get().copied()).into(), people.into(), value]
    }
}
