//! `report`: what citizens need, as a document a town can show, with its chart.

use std::path::Path;

use clap::Args;

use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::sources::{self, Sources};
use super::ui::Ui;
use crate::base::locale::Lang;
use crate::count::dataset::Dataset;
use crate::count::merge::Protocol;
use crate::count::needs::NeedScore;
use crate::count::rank::{Ranking, Rankings, Request, SEED, rank};
use crate::count::ranking::RankSets;
use crate::count::results::{Fieldwork as Daily, Grouping, Results, fieldwork, ranking_by_groups, results};
use crate::count::sensitivity::{Sensitivity, sensitivity};
use crate::define::survey::{Margin, Mode, Survey};
use crate::define::town::Town;
use crate::keep::files::write_atomically;
use crate::keep::record::{COLLECTED, Disposition, SIMULATED};
use crate::tell::charts::png;
use crate::tell::markdown;
use crate::tell::report::{Fieldwork, Making, MarginNames, Outcomes, RankedNeed, ReportInput, Sampling, Weighting, report};

/// Write the report of a survey with its charts
#[derive(Args)]
#[command(
    after_help = "They are written into reports/SURVEY/.\n\nExamples:\n  mitreden report digitales-leoben-2026\n  mitreden report digitales-leoben-2026 --lang en"
)]
pub(super) struct ReportArgs {
    /// The survey's id or path
    survey: String,
    /// Write each chart as a PNG image, too, beside the SVG
    #[arg(long)]
    png: bool,
}

/// Pixels of an image for one of its chart's: enough for print at the width of a page.
const SCALE: f32 = 3.0;

pub(super) fn run(args: &ReportArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let lang = Lang::of_tag(ui.tag_for(&survey));
    let bar = ui.spinner("busy-reporting");
    let sources = Sources::find(folder, &survey, &[])?;
    let (opened, merged) = sources::afresh(&sources, &survey)?;
    let mut rankings = rank(&survey, &opened.dataset, Request::default())?;
    let days = days(&opened.dataset)?;
    let ranking = rankings.rankings.pop().ok_or_else(|| Failure::Bug("there is no ranking of all respondents".to_owned()))?;
    let telling = Telling { town: &town, survey: &survey, lang, today: ui.now.date() };
    let found = Found {
        results: results(&survey, &opened.dataset)?,
        fieldwork: fieldwork(&opened.dataset)?,
        groups: ranking_by_groups(&survey, &opened.dataset)?,
        sensitivity: sensitivity(&survey, &opened.dataset)?,
    };
    let input = telling.input((ranking, rankings), &merged.protocol, days, &found);
    let report = report(&input).map_err(|error| Failure::Bug(format!("the chart cannot be drawn: {error}")))?;
    bar.finish_and_clear();
    let reports = folder.reports(&survey);
    // The report in another language than the survey's first one stands beside it.
    let suffix = if lang == Lang::of_tag(survey.language()) { String::new() } else { format!(".{}", lang.tag()) };
    for file in &report.files {
        let path = reports.join(&file.name);
        write(folder, &path, file.text.as_bytes())?;
        if args.png {
            let image = png(&file.text, SCALE).map_err(|error| Failure::Bug(format!("a chart cannot be drawn: {error}")))?;
            write(folder, &path.with_extension("png"), &image)?;
        }
    }
    let path = reports.join(format!("report{suffix}.md"));
    write(folder, &path, markdown::write(&report.document).as_bytes())?;
    Ui::result(&format!("{}\n", path.display()))?;
    Ok(())
}

fn write(folder: &Folder, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(parent) = path.parent() {
        folder.make(parent)?;
    }
    write_atomically(path, bytes).map_err(|error| unwritable(path, &error))
}

/// The days of the first and the last interview.
fn days(dataset: &Dataset) -> Result<Option<(chrono::NaiveDate, chrono::NaiveDate)>, Failure> {
    let mut span: Option<(i32, i32)> = None;
    for batch in dataset.batches(&["day"]) {
        let batch = batch?;
        for day in batch.days("day")?.iter().flatten() {
            span = Some(span.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        }
    }
    let date = chrono::NaiveDate::from_epoch_days;
    Ok(span.and_then(|(first, last)| date(first).zip(date(last))))
}

/// What is computed for a report beside the ranking.
struct Found {
    results: Results,
    fieldwork: Daily,
    groups: Vec<Grouping>,
    sensitivity: Option<Sensitivity>,
}

/// What names and words a report takes from.
struct Telling<'a> {
    town: &'a Town,
    survey: &'a Survey,
    lang: Lang,
    today: chrono::NaiveDate,
}

impl<'a> Telling<'a> {
    fn input(
        &self,
        (ranking, rankings): (Ranking, Rankings),
        protocol: &Protocol,
        days: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
        found: &'a Found,
    ) -> ReportInput<'a> {
        let tag = self.lang.tag();
        let m = self.survey.needs.len();
        // The rank sets stand in the order of the survey's needs; where too few answered, every rank is possible.
        let ranks = ranking.sets.unwrap_or_else(|| RankSets::unknown(&vec![0.0; m]));
        let mut scores = vec![NeedScore::unknown(); m];
        for need in ranking.needs {
            scores[need.need] = need.score;
        }
        let needs = self.survey.needs.iter().zip(scores);
        ReportInput {
            questionnaire: self.survey,
            agenda: &self.town.agenda,
            town_needs: &self.town.needs.needs,
            today: self.today,
            results: &found.results,
            days: &found.fieldwork,
            groups: &found.groups,
            sensitivity: found.sensitivity.as_ref(),
            lang: self.lang,
            town: self.town.profile.name.clone(),
            survey: self.survey.title.show(tag),
            simulated: ranking.simulated,
            fieldwork: self.fieldwork(protocol, days),
            needs: needs.map(|(need, score)| RankedNeed { label: need.text.show(tag), score }).collect(),
            ranks,
            base: ranking.base,
            top: self.survey.ranking.top,
            weighting: rankings.weighting.map(|protocol| Weighting { protocol, names: self.margins() }),
            making: Making {
                program: concat!("mitreden ", env!("CARGO_PKG_VERSION")).to_owned(),
                seed: SEED,
                definition: self.survey.definition.hash.clone(),
            },
        }
    }

    fn fieldwork(&self, protocol: &Protocol, days: Option<(chrono::NaiveDate, chrono::NaiveDate)>) -> Fieldwork {
        let counted = |mode: Mode| protocol.groups.iter().filter(|group| group.mode == mode).map(|group| group.counted).sum();
        let ended = |disposition| -> u64 {
            protocol.groups.iter().filter(|group| group.disposition == disposition).map(|group| group.rows).sum()
        };
        let (complete, partial, break_off) =
            (ended(Disposition::Complete), ended(Disposition::Partial), ended(Disposition::BreakOff));
        // Of answers we asked for ourselves we know that nobody was drawn at random.
        let imported = protocol.groups.iter().any(|group| !matches!(group.source.as_str(), COLLECTED | SIMULATED));
        let modes = Mode::ALL.into_iter().map(|mode| (mode, counted(mode)));
        let outside = (complete + partial).saturating_sub(protocol.counted);
        Fieldwork {
            days,
            languages: self.survey.languages.iter().map(|tag| self.language(tag)).collect(),
            access: self.survey.access,
            sampling: if imported { Sampling::Unrecorded } else { Sampling::SelfSelected },
            population: None,
            modes: modes.filter(|(_, n)| *n > 0).collect(),
            outcomes: Outcomes { complete, partial, break_off, outside },
        }
    }

    /// What a language is called; its tag where the program has no name for it.
    fn language(&self, tag: &str) -> String {
        self.lang.attribute("language", tag, &[]).unwrap_or_else(|| tag.to_owned())
    }

    /// What margins and their levels are called: as the labels of questions' options.
    fn margins(&self) -> Vec<MarginNames> {
        let margins = self.survey.population.iter().flat_map(|population| &population.margins);
        margins.map(|margin| self.margin(margin)).collect()
    }

    fn margin(&self, margin: &Margin) -> MarginNames {
        let tag = self.lang.tag();
        let questions = || margin.cross.of.iter().filter_map(|index| self.survey.questions.get(*index));
        let ids = questions().map(|question| question.id.to_string()).collect::<Vec<_>>().join(" × ");
        let label = |(question, code): (&crate::define::survey::Question, &crate::base::ids::Code)| {
            let item = question.kind.items().iter().find(|item| item.code == *code);
            item.map_or_else(|| code.to_string(), |item| item.text.show(tag))
        };
        let level = |codes: &Vec<crate::base::ids::Code>| {
            let code = codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" × ");
            (code, questions().zip(codes).map(label).collect::<Vec<_>>().join(" × "))
        };
        let texts = questions().map(|question| question.text.show(tag)).collect::<Vec<_>>().join(" × ");
        MarginNames { margin: ids, label: texts, levels: margin.cross.figures.iter().map(|(codes, _)| level(codes)).collect() }
    }
}
