//! Who took part, question by question: for each question of the margins, whether it stands alone
//! or crossed with others, how many took part beside the number who live here.

use super::album::{Album, Words, dash};
use super::input::{ReportInput, WeightingAccount};
use super::shown::{count, with_count_note};
use super::titles::titled;
use super::weighting::level;
use crate::charts::{
    ChartError, MarginBars, MarginLevel, MarginsChart, PlaceBar, PlaceParticipation, PlacesChart,
};
use crate::model::{Block, DocumentColumn, Label, RichText, Table};
use crate::words::Voice;
use mitreden_base::ids::Code;
use mitreden_count::bases::{GAP_TOLD_BELOW, GAP_TOLD_FROM, Shown};
use mitreden_count::results::{MarginAnswered, Single, Tabulation, who_answered};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Margin, MarginFigures, Population};

/// Where the group that took part most did so at most so many times as often as the one that did
/// least, a picture would say nothing.
const LEVEL: f64 = 1.25;

/// Returns the pictures: who answered beside who lives here by each question of the margins, and
/// for the annex how many of each group took part by the one whose groups did most differently.
pub(super) fn figures(
    input: &ReportInput<'_>,
    weighting: &WeightingAccount,
    voice: Voice,
    album: &mut Album<'_>,
) -> Result<(Vec<Block>, Vec<Block>), ChartError> {
    let all = all(input, weighting, voice);
    if all.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let body = vec![beside_population(input, voice, &all, album)?];
    let mut annex = Vec::new();
    let most = all.iter().max_by(|a, b| a.spread().total_cmp(&b.spread()));
    if let Some(places) = most.filter(|places| places.spread() > LEVEL) {
        annex.push(places.figure(album)?);
    }
    Ok((body, annex))
}

/// The groups of all questions beside the population.
fn beside_population(
    input: &ReportInput<'_>,
    voice: Voice,
    all: &[Places<'_>],
    album: &mut Album<'_>,
) -> Result<Block, ChartError> {
    let title = voice.say("answered-margins", &[]);
    let base = super::answered::base(input);
    let margins = all.iter().map(|places| MarginBars {
        label: places.label.clone(),
        levels: places
            .levels
            .iter()
            .filter_map(|level| {
                Some(MarginLevel {
                    label: level.label.clone(),
                    respondents: places.part(level).map(|share| 100.0 * share),
                    population: 100.0 * level.share?,
                })
            })
            .collect(),
    });
    let chart = MarginsChart {
        frame: album.frame(&title, voice.say("answered-measure", &[]), &base),
        margins: margins.collect(),
    };
    let percent = |share: f64| RichText::from(voice.lang.percent(100.0 * share, 1));
    let rows = all.iter().flat_map(|places| {
        places.levels.iter().map(move |level| {
            let [group, n, people, rate] = places.row(level);
            let part = places.part(level).map_or_else(dash, percent);
            let share = level.share.map_or_else(dash, percent);
            let mut row = vec![places.title.clone(), group, n, part, share];
            row.extend(places.persons.map(|_| [people, rate]).into_iter().flatten());
            row
        })
    });
    let mut columns = vec![
        DocumentColumn::words(voice.say("column-characteristic", &[])),
        DocumentColumn::words(voice.say("column-group", &[])),
        DocumentColumn::numbers(voice.say("column-n", &[])),
        DocumentColumn::numbers(voice.say("column-sample", &[])),
        DocumentColumn::numbers(voice.say("column-population", &[])),
    ];
    if all.iter().any(|places| places.persons.is_some()) {
        columns.push(DocumentColumn::numbers(voice.say("places-column-persons", &[])));
        columns.push(DocumentColumn::numbers(voice.say("places-column-rate", &[])));
    }
    let table = Table::wide(voice.say("places-all-table", &[]), columns, rows.collect());
    let mut table = with_count_note(voice.lang, table);
    for places in all {
        table = collapsed(input, voice, places.id).into_iter().fold(table, Table::with_note);
    }
    let caption = chart.headline();
    let words = Words { caption, shows: chart.shows(), base: base.into(), table };
    album.figure("respondents", |sheet| chart.draw(sheet), words)
}

/// Says which group took part least, by the size it has; nothing where no group took part less
/// than its size lets expect.
pub(crate) fn gap(input: &ReportInput<'_>, voice: Voice) -> Option<RichText> {
    let weighting = input.weighting.as_ref()?;
    let all = all(input, weighting, voice);
    let told = all.iter().flat_map(|places| {
        let large =
            places.levels.iter().filter(|level| level.share.is_some_and(|s| s >= GAP_TOLD_FROM));
        large.filter_map(move |level| Some((places, level, places.ratio(level)?)))
    });
    let (places, level, ratio) = told.min_by(|(_, _, a), (_, _, b)| a.total_cmp(b))?;
    if ratio > GAP_TOLD_BELOW {
        return None;
    }
    let names = [("level", &level.label.text()), ("question", &places.title)];
    let lang = voice.lang;
    Some(if let Some(persons) = places.persons {
        let all = 1000.0 * places.said as f64 / persons;
        let words =
            [("rate", lang.decimal(ratio * all, 0).into()), ("all", lang.decimal(all, 0).into())];
        voice.tell("places-gap", &words, &names)
    } else {
        let words = [("ratio", lang.percent(100.0 * ratio, 0).into())];
        voice.tell("places-gap-ratio", &words, &names)
    })
}

fn all<'a>(
    input: &'a ReportInput<'a>,
    weighting: &WeightingAccount,
    voice: Voice,
) -> Vec<Places<'a>> {
    let Some(population) = &input.questionnaire.population else { return Vec::new() };
    let mut all = Vec::new();
    for (margin, answered) in population.margins.iter().zip(who_answered(&weighting.protocol)) {
        let persons = persons(population, margin);
        match margin.cross.of[..] {
            [question] => {
                all.extend(Places::alone(input, voice, (weighting, &answered), question, persons));
            }
            ref several => all.extend(several.iter().filter_map(|question| {
                Places::of_crossed(input, voice, margin, *question, persons)
            })),
        }
    }
    all
}

/// How many persons there are in all, if it is known.
fn persons(population: &Population, margin: &Margin) -> Option<f64> {
    let counted = || margin.cross.figures.iter().map(|(_, figure)| figure).sum();
    let size = population.size.map(|size| size as f64);
    size.or_else(|| (margin.figures == MarginFigures::Counts).then(counted))
}

/// One group.
struct PlaceLevel {
    label: Label,
    n: Shown<u64>,
    /// Its share of the population.
    share: Option<f64>,
}

/// The groups of one question.
struct Places<'a> {
    input: &'a ReportInput<'a>,
    voice: Voice,
    id: &'a str,
    /// What the question is called.
    title: RichText,
    label: Label,
    levels: Vec<PlaceLevel>,
    /// How many said where they belong.
    said: u64,
    persons: Option<f64>,
}

impl<'a> Places<'a> {
    /// The levels of a margin that is one question.
    fn alone(
        input: &'a ReportInput<'a>,
        voice: Voice,
        (weighting, answered): (&WeightingAccount, &MarginAnswered),
        question: QuestionIndex,
        persons: Option<f64>,
    ) -> Option<Self> {
        let missing = answered.levels.iter().filter(|level| level.level.is_none());
        let missing: u64 = missing.filter_map(|level| level.n.get()).sum();
        let levels = answered.levels.iter().filter(|level| level.level.is_some());
        let place = |row: &mitreden_count::results::LevelAnswered| PlaceLevel {
            label: level(weighting, voice, &answered.margin, row.level.as_deref()),
            n: row.n,
            share: row.population,
        };
        Some(Self {
            input,
            voice,
            id: input.questionnaire.questions.get(question)?.id.as_str(),
            title: weighting.name(&answered.margin).text(),
            label: weighting.name(&answered.margin),
            levels: levels.map(place).collect(),
            said: input.base.n.saturating_sub(missing),
            persons,
        })
    }

    /// The options of a question that is crossed with others: who chose each, as its own table
    /// tells, beside the sums of the crossing.
    fn of_crossed(
        input: &'a ReportInput<'a>,
        voice: Voice,
        margin: &Margin,
        at: QuestionIndex,
        persons: Option<f64>,
    ) -> Option<Self> {
        let question = input.questionnaire.questions.get(at)?;
        let axis = margin.cross.of.iter().position(|of| *of == at)?;
        let result = input.results.questions.iter().find(|result| result.question == at)?;
        let Some(Tabulation::Single(single)) = result.table() else { return None };
        let total: f64 = margin.cross.figures.iter().map(|(_, figure)| figure).sum();
        let share = |code: &Code| {
            let of_code =
                margin.cross.figures.iter().filter(|(codes, _)| codes.get(axis) == Some(code));
            of_code.map(|(_, figure)| figure).sum::<f64>() / total
        };
        let items = question.kind.items();
        let levels = items.iter().filter(|item| !is_collapsed(margin, at, &item.code));
        let place = |item: &mitreden_define::survey::Item| PlaceLevel {
            label: Label::of(&item.text, input.context()),
            n: together(margin, at, items, single, &item.code),
            share: Some(share(&item.code)),
        };
        Some(Self {
            input,
            voice,
            id: question.id.as_str(),
            title: titled(input, question),
            label: Label::of(question.called(), input.context()),
            levels: levels.map(place).collect(),
            said: *result.answered().get()?,
            persons,
        })
    }

    /// Who is counted: not everyone, as in the tables beside.
    fn base(&self) -> String {
        let words = [("n", self.said.into()), ("count", self.voice.lang.integer(self.said).into())];
        self.voice.say("places-base", &words)
    }

    /// Its share of those who said where they belong.
    fn part(&self, level: &PlaceLevel) -> Option<f64> {
        Some(*level.n.get()? as f64 / self.said.max(1) as f64)
    }

    /// How many took part of those whom the size of the group lets expect.
    fn ratio(&self, level: &PlaceLevel) -> Option<f64> {
        Some(self.part(level)? / level.share.filter(|share| *share > 0.0)?)
    }

    fn value(&self, level: &PlaceLevel) -> Option<f64> {
        let ratio = self.ratio(level)?;
        Some(match self.persons {
            Some(persons) => ratio * 1000.0 * self.said as f64 / persons,
            None => 100.0 * ratio,
        })
    }

    /// How many times as often the group took part that did most as the one that did least.
    fn spread(&self) -> f64 {
        let ratios = || self.levels.iter().filter_map(|level| self.ratio(level));
        let (low, high) = (ratios().fold(f64::INFINITY, f64::min), ratios().fold(0.0, f64::max));
        if low > 0.0 { high / low } else { 1.0 }
    }

    fn figure(&self, album: &mut Album<'_>) -> Result<Block, ChartError> {
        let voice = self.voice;
        let [title, caption] = ["places-title", "places-table"]
            .map(|id| voice.tell(id, &[], &[("question", &self.title)]));
        let base = self.base();
        let (counts, measure, all) = match self.persons {
            Some(persons) => (
                PlaceParticipation::Rate,
                "places-measure-rate",
                1000.0 * self.said as f64 / persons,
            ),
            None => (PlaceParticipation::Ratio, "places-measure-ratio", 100.0),
        };
        let bar =
            |level: &PlaceLevel| PlaceBar { label: level.label.clone(), value: self.value(level) };
        let chart = PlacesChart {
            frame: album.frame(&title.plain(), voice.say(measure, &[]), &base),
            counts,
            bars: self.levels.iter().map(bar).collect(),
            all,
        };
        let rows: Vec<[RichText; 4]> = self.levels.iter().map(|level| self.row(level)).collect();
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
        let table = collapsed(self.input, voice, self.id).into_iter().fold(table, Table::with_note);
        let words = Words { caption: title, shows: chart.shows(), base: base.into(), table };
        let name = format!("places-{}", self.id);
        album.figure(&name, |sheet| chart.draw(sheet), words)
    }

    fn row(&self, level: &PlaceLevel) -> [RichText; 4] {
        let lang = self.voice.lang;
        let share = level.share.unwrap_or_default();
        let people = self.persons.map_or_else(
            || lang.percent(100.0 * share, 1),
            |persons| lang.decimal(share * persons, 0),
        );
        let value = self.value(level).map_or_else(dash, |value| match self.persons {
            Some(_) => lang.decimal(value, 1).into(),
            None => lang.percent(value, 0).into(),
        });
        [level.label.text(), count(lang, level.n.get().copied()).into(), people.into(), value]
    }
}

/// Says who is counted with whom in the margins of a question.
pub(super) fn collapsed(input: &ReportInput<'_>, voice: Voice, id: &str) -> Vec<RichText> {
    let population = input.questionnaire.population.iter();
    let all = population.flat_map(|population| &population.margins).flat_map(|m| &m.collapse);
    let mut told = Vec::new();
    for collapse in all {
        let Some(question) = input.questionnaire.questions.get(collapse.question) else { continue };
        if question.id != *id {
            continue;
        }
        let name = |code: &Code| {
            let item = question.kind.items().iter().find(|item| item.code == *code);
            item.map(|item| RichText::of(&item.text, input.context()))
        };
        for (from, to) in &collapse.into {
            if let (Some(from), Some(to)) = (name(from), name(to)) {
                told.push(voice.tell("places-collapsed", &[], &[("from", &from), ("to", &to)]));
            }
        }
    }
    told
}

fn collapses(margin: &Margin, question: QuestionIndex) -> impl Iterator<Item = &(Code, Code)> {
    let own = margin.collapse.iter().filter(move |collapse| collapse.question == question);
    own.flat_map(|collapse| &collapse.into)
}

fn is_collapsed(margin: &Margin, question: QuestionIndex, code: &Code) -> bool {
    collapses(margin, question).any(|(from, _)| from == code)
}

/// How many chose an option or one that counts as it; hidden where one of these counts is.
fn together(
    margin: &Margin,
    question: QuestionIndex,
    items: &[mitreden_define::survey::Item],
    single: &Single,
    code: &Code,
) -> Shown<u64> {
    let mut codes = vec![code];
    while let Some((from, _)) =
        collapses(margin, question).find(|(from, to)| codes.contains(&to) && !codes.contains(&from))
    {
        codes.push(from);
    }
    let n = |code: &&Code| {
        let at = items.iter().position(|item| item.code == **code)?;
        single.options.get(at)?.n.get().copied()
    };
    codes.iter().map(n).sum::<Option<u64>>().map_or(Shown::Hidden, Shown::Fine)
}
