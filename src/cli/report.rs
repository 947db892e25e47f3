//! `report`: what citizens need, as a document a town can show, with its chart.

use std::path::Path;

use chrono::NaiveDate;
use clap::Args;

use super::account::{Account, must_be_final, sampling};
use super::council;
use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::merging::{Merging, fetched};
use super::store::StoreArgs;
use super::told::Told;
use super::ui::Ui;
use super::unread;
use crate::base::diagnostics::Problems;
use crate::base::locale::{Lang, Word};
use crate::count::merge::Protocol;
use crate::count::needs::NeedScore;
use crate::count::rank::{Ranking, Request, SEED, rank};
use crate::count::ranking::RankSets;
use crate::count::results::{Fieldwork as Daily, Findings, Grouping, Ideas, Results, fieldwork, findings, ideas};
use crate::count::sensitivity::{Sensitivity, sensitivity};
use crate::count::study::{Study, Who};
use crate::define::quotes::Quote;
use crate::define::survey::{FacetKind, Margin, Mode, Survey};
use crate::define::town::{Team, Town};
use crate::keep::files::write_atomically;
use crate::keep::record::Disposition;
use crate::tell::charts::png;
use crate::tell::crest::{self, CrestError};
use crate::tell::model::{Cover, Label, Tongue};
use crate::tell::report::{Fieldwork, Making, MarginNames, Outcomes, RankedNeed, ReportInput, Weighting, report};
use crate::tell::told::Unsaid;
use crate::tell::{html, markdown, pages};

/// Write the report of a survey with its charts
#[derive(Args)]
#[command(
    after_help = "They are written into reports/SURVEY/: the full report as report.md, .html and .pdf, and the council's page as council.pdf.\n\nExamples:\n  mitreden report digitales-leoben-2026\n  mitreden report digitales-leoben-2026 --lang en\n  mitreden report digitales-leoben-2026 --final"
)]
pub(super) struct ReportArgs {
    /// The survey's id or path
    survey: String,
    /// Write each chart as a PNG image, too, beside the SVG
    #[arg(long)]
    png: bool,
    /// Write it although more than 1 % of the answers about what matters could not be read
    #[arg(long)]
    accept_losses: bool,
    /// Refuse to write it while anything is missing that a final report has to tell
    #[arg(long = "final")]
    is_final: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// Pixels of an image for one of its chart's: enough for print at the width of a page.
const SCALE: f32 = 3.0;

pub(super) fn run(args: &ReportArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let quotes = quotes(folder, &args.survey, &town, &survey)?;
    unread::tell(folder, ui);
    let lang = Lang::of_tag(ui.tag_for(&survey));
    // Merged for good: whoever signs the report and whoever opens merged.csv have the same numbers before them.
    let received = fetched(&args.store, folder, &survey)?.into_iter().collect();
    let definition = folder.definition_files(&args.survey)?;
    let merging = Merging { folder, survey: &survey, definition, received, keep: &[], today: ui.now.date() };
    let (opened, merged) = merging.run(&[], ui)?;
    ui.notices(&opened.notices);
    opened.readable(args.accept_losses)?;
    // With what earlier versions of it asked.
    let survey = &*opened.union.survey;
    let bar = ui.spinner("busy-reporting");
    let study = Study::open(&opened.union, &opened.dataset, &Who::everybody())?;
    let mut rankings = rank(&study, Request::default())?;
    let fieldwork = fieldwork(&study).within(survey);
    let days = fieldwork.span();
    let ranking = rankings.rankings.pop().ok_or_else(|| Failure::Bug("there is no ranking of all respondents".to_owned()))?;
    let day = ui.now.date();
    let cover = cover(folder, &town, (day, days.map(|(_, last)| last)))?;
    let files = folder.fingerprints(&args.survey)?;
    let telling = Telling { town: &town, survey, lang, cover, files };
    let Findings { results, scores, groups } = findings(&study, &ranking)?;
    let mut told = Told::read(folder, survey, ui);
    let found = Found {
        last_survey: last_survey((folder, &town), survey, days.map_or(day, |(first, _)| first), ui),
        unsaid: told.unsaid(&town.agenda, (day, days.map(|(first, _)| first))),
        results,
        scores,
        fieldwork,
        groups,
        sensitivity: sensitivity(&study, &ranking)?,
        account: Account::read(folder, survey, &opened.dataset, &args.store)?,
        ideas: all_found(ideas(&study, &town.coding, &quotes)?, &quotes)?,
        listed: rankings.listed.clone(),
        has_base_weights: study.sample.has_base_weights(),
        unasked: rankings.unasked.clone(),
        adrift: rankings.adrift,
    };
    let input = telling.input(ranking, &merged.protocol, days, &found);
    if args.is_final {
        bar.finish_and_clear();
        must_be_final(&input, ui)?;
    }
    let report = report(&input).map_err(|error| Failure::Bug(format!("the chart cannot be drawn: {error}")))?;
    let (markdown, html) = (markdown::write(&report.document), html::write(&report.document, &report.files));
    let pages = pages::set(&report.document, &report.files).map_err(|error| Failure::Bug(error.to_string()))?;
    bar.finish_and_clear();
    let reports = folder.reports(survey);
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
    for (ending, bytes) in [("md", markdown.into_bytes()), ("html", html.into_bytes()), ("pdf", pages.pdf)] {
        let path = reports.join(format!("report{suffix}.{ending}"));
        write(folder, &path, &bytes)?;
        Ui::path(&path)?;
    }
    if !pages.lacking.is_empty() {
        ui.say("print-lacking", &lacking(&pages.lacking));
    }
    told.remember(&town.agenda, day)?;
    let full = format!("report{suffix}.pdf");
    council::write(&council::Wanted { folder, town: &town, survey: &args.survey, input: &input, full: &full, suffix: &suffix }, ui)
}

fn write(folder: &Folder, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(parent) = path.parent() {
        folder.make(parent)?;
    }
    write_atomically(path, bytes).map_err(|error| unwritable(path, &error))
}

/// The last day of the last survey before this one: of those in the folder that ask what matters and say when they end. One
/// that cannot be read is named: it might have been the last.
fn last_survey((folder, town): (&Folder, &Town), survey: &Survey, first: NaiveDate, ui: &Ui) -> Option<NaiveDate> {
    let files = folder.survey_files().unwrap_or_default();
    let read = |file: &std::path::PathBuf| {
        let read = Folder::survey(file, Some(town), &mut Problems::new()).ok().flatten();
        if read.is_none() {
            ui.warn("report-survey-unread", &[("path", file.display().to_string().into())]);
        }
        read
    };
    let others = files.iter().filter_map(read).filter(|other| other.id != survey.id);
    let asks = |other: &Survey| other.questions.iter().any(|question| question.facet_weight(FacetKind::Importance) > 0.0);
    others.filter(asks).filter_map(|other| other.closes).filter(|closes| *closes < first).max()
}

/// What is computed for a report beside the ranking.
struct Found {
    /// The last day of the last survey before this one.
    last_survey: Option<NaiveDate>,
    /// What earlier reports told of the agenda and it no longer says.
    unsaid: Unsaid,
    results: Results,
    /// In the order of the survey's needs, as they may be told.
    scores: Vec<NeedScore>,
    fieldwork: Daily,
    groups: Vec<Grouping>,
    sensitivity: Option<Sensitivity>,
    account: Account,
    ideas: Ideas,
    /// The needs that somebody who counts was asked about.
    listed: Vec<usize>,
    has_base_weights: bool,
    /// Questions of the margins that some were not asked, with how many those are.
    unasked: Vec<(usize, u64)>,
    /// How many were asked in the street in no known shift.
    adrift: u64,
}

/// The quotes cleared for publication, all of them in order.
fn quotes(folder: &Folder, name: &str, town: &Town, survey: &Survey) -> Result<Vec<Quote>, Failure> {
    let mut problems = Problems::new();
    let quotes = Folder::quotes(&folder.survey_file(name)?, Some(town), survey, &mut problems)?;
    // Quotes that stand beside no survey may be this one's, whose file was renamed.
    folder.lonely_quotes(&folder.survey_files()?, &mut problems)?;
    if problems.has_errors() { Err(Failure::Problems(problems.only_errors())) } else { Ok(quotes) }
}

/// What people said, if every quote is somebody's: what was erased or withdrawn must not be printed.
fn all_found(ideas: Ideas, quotes: &[Quote]) -> Result<Ideas, Failure> {
    let mut problems = Problems::new();
    for quote in ideas.not_found.iter().filter_map(|at| quotes.get(*at)) {
        problems.push(quote.not_found());
    }
    if problems.has_errors() { Err(Failure::Problems(problems)) } else { Ok(ideas) }
}

/// What the title page says.
fn cover(folder: &Folder, town: &Town, (day, last): (NaiveDate, Option<NaiveDate>)) -> Result<Cover, Failure> {
    let profile = &town.profile;
    let contact = profile.team.as_ref().map(Team::line);
    let crest = profile.crest.as_ref().map(|name| {
        let path = folder.path("town").join(name);
        let shown = path.display().to_string().replace('\\', "/");
        let bytes = std::fs::read(&path)
            .map_err(|error| Failure::user("failure-crest-missing").word("path", &shown).word("error", error.to_string()))?;
        crest::named(bytes).map_err(|error| match error {
            CrestError::Kind => Failure::user("failure-crest-kind").word("path", shown),
            CrestError::Broken { kind, error } => {
                Failure::user("failure-crest-broken").word("path", shown).word("kind", kind).word("error", error)
            }
        })
    });
    Ok(Cover { town: profile.name.clone(), contact, day, last, colour: profile.colour.clone(), crest: crest.transpose()? })
}

/// The words that name signs no font has.
pub(super) fn lacking(signs: &[char]) -> [(&'static str, Word); 2] {
    let named: Vec<_> = signs.iter().map(|sign| format!("{sign} (U+{:04X})", u32::from(*sign))).collect();
    [("n", named.len().into()), ("signs", named.join(", ").into())]
}

/// What names and words a report takes from.
struct Telling<'a> {
    town: &'a Town,
    survey: &'a Survey,
    lang: Lang,
    cover: Cover,
    /// The town's files that it tells of, each with its fingerprint.
    files: Vec<(String, String)>,
}

impl<'a> Telling<'a> {
    fn input(
        &self,
        ranking: Ranking,
        protocol: &'a Protocol,
        days: Option<(NaiveDate, NaiveDate)>,
        found: &'a Found,
    ) -> ReportInput<'a> {
        let m = self.survey.needs.len();
        // The rank sets stand in the order of the survey's needs; where too few answered, every rank is possible.
        let ranks = ranking.sets.clone().unwrap_or_else(|| RankSets::unknown(&vec![0.0; m]));
        let needs = self.survey.needs.iter().zip(found.scores.clone()).enumerate();
        let below = |at: usize| ranking.needs.iter().find(|need| need.need == at).and_then(|need| need.place.err());
        let tongue = Tongue::of_survey(self.survey, self.lang);
        let needs = needs.map(|(at, (need, score))| RankedNeed {
            label: Label::of(&need.text, tongue),
            score,
            below: below(at),
            is_listed: found.listed.contains(&at),
        });
        let needs = needs.collect();
        ReportInput {
            questionnaire: self.survey,
            agenda: &self.town.agenda,
            town_needs: &self.town.needs.needs,
            results: &found.results,
            days: &found.fieldwork,
            last_survey: found.last_survey,
            unsaid: &found.unsaid,
            groups: &found.groups,
            sensitivity: found.sensitivity.as_ref(),
            ideas: Some(&found.ideas),
            lang: self.lang,
            cover: self.cover.clone(),
            town: self.town.profile.name.clone(),
            survey: Label::of(&self.survey.title, tongue),
            simulated: ranking.simulated,
            notices: &protocol.notices,
            fieldwork: self.fieldwork(protocol, days),
            needs,
            ranks,
            base: ranking.base,
            top: self.survey.ranking.top,
            // The one of the results: it says which levels must not be shown beside which questions.
            weighting: found.results.weighting.clone().map(|protocol| Weighting { protocol, names: self.margins() }),
            has_base_weights: found.has_base_weights,
            unasked: found.unasked.clone(),
            adrift: found.adrift,
            lists: ranking.lists,
            making: Making {
                program: concat!("mitreden ", env!("CARGO_PKG_VERSION")).to_owned(),
                seed: SEED,
                definition: self.survey.definition.hash.clone(),
                files: self.files.clone(),
            },
            disclosure: Some(found.account.facts(self.town, self.survey, protocol)),
        }
    }

    fn fieldwork(&self, protocol: &Protocol, days: Option<(NaiveDate, NaiveDate)>) -> Fieldwork {
        let counted = |mode: Mode| protocol.groups.iter().filter(|group| group.mode == mode).map(|group| group.counted).sum();
        let ended = |disposition| -> u64 {
            protocol.groups.iter().filter(|group| group.disposition == disposition).map(|group| group.rows).sum()
        };
        let (complete, partial, break_off) =
            (ended(Disposition::Complete), ended(Disposition::Partial), ended(Disposition::BreakOff));
        let modes = Mode::ALL.into_iter().map(|mode| (mode, counted(mode)));
        let universe = self.survey.fieldwork.universe.as_ref();
        let tongue = Tongue::of_survey(self.survey, self.lang);
        let outside = (complete + partial).saturating_sub(protocol.counted);
        Fieldwork {
            days,
            languages: self.survey.languages.iter().map(|tag| self.language(tag)).collect(),
            access: self.survey.access,
            sampling: sampling(self.survey, protocol),
            // The sentence it stands in ends with a full stop of its own.
            population: universe.map(|text| Label::of(text, tongue).map(|words| words.trim_end_matches('.').to_owned())),
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
        let tongue = Tongue::of_survey(self.survey, self.lang);
        let questions = || margin.cross.of.iter().filter_map(|index| self.survey.questions.get(*index));
        let ids = questions().map(|question| question.id.to_string()).collect::<Vec<_>>().join(" × ");
        let label = |(question, code): (&crate::define::survey::Question, &crate::base::ids::Code)| {
            let item = question.kind.items().iter().find(|item| item.code == *code);
            item.map_or_else(|| code.to_string().into(), |item| Label::of(&item.text, tongue))
        };
        let level = |codes: &Vec<crate::base::ids::Code>| {
            let code = codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" × ");
            (code, Label::joined(&questions().zip(codes).map(label).collect::<Vec<_>>(), " × "))
        };
        let texts = Label::joined(&questions().map(|question| Label::of(&question.text, tongue)).collect::<Vec<_>>(), " × ");
        MarginNames { margin: ids, label: texts, levels: margin.cross.figures.iter().map(|(codes, _)| level(codes)).collect() }
    }
}
