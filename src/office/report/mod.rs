//! The report of a survey: everything is made before anything is written.

mod account;
mod edition;
mod ledger;
pub mod shelf;
mod telling;

use std::path::PathBuf;

use chrono::NaiveDate;

use self::account::{Account, missing};
use self::ledger::Ledgers;
use self::telling::Telling;
use crate::database::Server;
use crate::failure::Failure;
use crate::merge::{Merging, erase_there, fetched};
use crate::results::unread;
use crate::teller::Teller;
use crate::town::Folder;
use crate::town::names::shown;
use mitreden_base::diagnostics::Problems;
use mitreden_base::locale::Lang;
use mitreden_base::seed::fingerprint;
use mitreden_count::findings::{Findings, findings};
use mitreden_count::results::{FieldworkDays, MentionTables, fieldwork, mentions};
use mitreden_count::study::{Study, Who};
use mitreden_define::quotes::Quote;
use mitreden_define::survey::{FacetKind, Survey};
use mitreden_define::town::{Team, Town};
use mitreden_tell::crest::{self, CrestError};
use mitreden_tell::model::Cover;
use mitreden_tell::reported::Unsaid;

/// The settings of a report.
#[derive(Clone, Copy, Debug)]
pub struct ReportWish<'a> {
    /// The survey's id or path.
    pub survey: &'a str,
    /// The language of the report; all languages of the town if none is named.
    pub lang: Option<Lang>,
    /// What is written beside the documents.
    pub also: Beside,
    /// Whether it is made although too many answers could not be read.
    pub accept_losses: bool,
    /// Whether it is refused while anything is missing that a final report must tell.
    pub is_final: bool,
    /// The database that keeps answers, too.
    pub server: &'a Server,
}

/// What can be written beside the documents of a report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside {
    /// Each chart as a PNG image.
    pub png: bool,
    /// The first pages by themselves.
    pub short: bool,
}

/// A report that was made and published.
pub struct WrittenReport {
    /// The changes in the folder of reports.
    pub published: shelf::Published,
    /// Whether what the report told of measures could be noted.
    pub noted: Result<(), Failure>,
    /// The characters that no font has a glyph for, by language.
    pub lacking: Vec<Vec<char>>,
    /// Why some pages for the council could not be set.
    pub without_council: Vec<Failure>,
}

/// Merges a survey's answers for good, so that whoever signs the report and whoever opens
/// `merged.csv` have the same numbers before them; makes its report and publishes it.
pub fn report(
    folder: &Folder,
    wish: ReportWish<'_>,
    teller: &dyn Teller,
) -> Result<WrittenReport, Failure> {
    let (town, survey) = folder.open(wish.survey)?;
    let quotes = quotes(folder, wish.survey, &town, &survey)?;
    unread::tell(folder, teller);
    let received = fetched(wish.server, folder, &survey, teller)?.into_iter().collect();
    let definition = folder.definition_files(wish.survey)?;
    let day = teller.today();
    let merging = Merging { folder, survey: &survey, definition, received, keep: &[], today: day };
    let merged = merging.run(&[], teller);
    erase_there(wish.server, folder, &survey, teller)?;
    let (opened, merged) = merged?;
    teller.notices(&opened.notices);
    opened.readable(wish.accept_losses)?;
    // The survey, with what its earlier versions asked.
    let survey = &*opened.union.survey;
    let working = teller.working("busy-reporting");
    let study = Study::open(&opened.union, &opened.dataset, &Who::everybody())?;
    let fieldwork = fieldwork(&study).within(survey);
    let days = fieldwork.span();
    let cover = cover(folder, &town, (day, days.map(|(_, last)| last)))?;
    let files = folder.fingerprints(wish.survey)?;
    let mut ledgers = Ledgers::read(folder, survey, teller);
    let found = Found {
        findings: findings(&study)?,
        last_survey: last_survey(
            (folder, &town),
            survey,
            days.map_or(day, |(first, _)| first),
            teller,
        ),
        unsaid: ledgers.unsaid(&town.agenda, (day, days.map(|(first, _)| first))),
        fieldwork,
        account: Account::read(folder, survey, &opened.dataset, wish.server)?,
        mentions: all_found(mentions(&study, &town.coding, &quotes)?, &quotes)?,
    };
    let tellings: Vec<_> = languages(&town, survey, wish.lang)
        .into_iter()
        .map(|lang| Telling {
            town: &town,
            survey,
            lang,
            cover: Cover { link: link(&town, survey, lang), ..cover.clone() },
            files: files.clone(),
        })
        .collect();
    let inputs: Vec<_> =
        tellings.iter().map(|telling| telling.input(&merged.protocol, days, &found)).collect();
    let missing =
        inputs.first().filter(|_| wish.is_final).map(|input| missing(input, teller.lang()));
    if let Some(missing) = missing.filter(|missing| !missing.is_empty()) {
        drop(working);
        for missing in missing {
            teller.failure(missing);
        }
        return Err(Failure::AlreadyReported);
    }
    // Everything is made before anything is written: what fails here leaves the folder as it was.
    let survey_file = shown(&folder.survey_file(wish.survey)?);
    let set = |input| edition::set(input, &town, &survey_file, wish.also);
    let editions = inputs.iter().map(set).collect::<Result<Vec<_>, _>>()?;
    drop(working);
    let of = made_from(&merged.of.mark(), &cover, &files);
    let run = shelf::Run { folder, survey, day, of, is_whole: wish.lang.is_none() };
    let published = shelf::publish(&run, &editions, teller)?;
    let noted = ledgers.remember(&town.agenda, day);
    let lacking = editions.iter().map(|edition| edition.lacking.clone()).collect();
    let without_council = editions.into_iter().filter_map(|edition| edition.without_council);
    Ok(WrittenReport { published, noted, lacking, without_council: without_council.collect() })
}

/// The languages of a report: the one asked for, else the survey's first one and those of the town
/// that the program speaks.
fn languages(town: &Town, survey: &Survey, asked: Option<Lang>) -> Vec<Lang> {
    let mut languages = vec![asked.unwrap_or_else(|| Lang::of_tag(survey.language()))];
    if asked.is_none() {
        for tag in town.profile.languages.iter().filter(|tag| Lang::speaks(tag)) {
            let lang = Lang::of_tag(tag);
            if !languages.contains(&lang) {
                languages.push(lang);
            }
        }
    }
    languages
}

/// The fingerprint of everything that a report depends on, whatever its language.
fn made_from(dataset: &str, cover: &Cover, files: &[(String, String)]) -> String {
    let parts = [env!("CARGO_PKG_VERSION"), dataset, &cover.day.to_string(), &cover.town];
    let files = files.iter().flat_map(|(name, print)| [name.as_str(), print]);
    fingerprint(parts.into_iter().chain(files).collect::<Vec<_>>().join("\n").as_bytes())
}

/// The last day of the last survey before this one: of those in the folder that ask what matters
/// and say when they end. One that cannot be read is named: it might have been the last.
fn last_survey(
    (folder, town): (&Folder, &Town),
    survey: &Survey,
    first: NaiveDate,
    teller: &dyn Teller,
) -> Option<NaiveDate> {
    let files = folder.survey_files().unwrap_or_default();
    let read = |file: &PathBuf| {
        let read = Folder::survey(file, Some(town), &mut Problems::new()).ok().flatten();
        if read.is_none() {
            teller.warn("report-survey-unread", &[("path", file.display().to_string().into())]);
        }
        read
    };
    let others = files.iter().filter_map(read).filter(|other| other.id != survey.id);
    let asks = |other: &Survey| {
        other.questions.iter().any(|question| question.facet_weight(FacetKind::Importance) > 0.0)
    };
    others.filter(asks).filter_map(|other| other.closes).filter(|closes| *closes < first).max()
}

/// What a report is made from.
struct Found {
    /// The numbers that may be told of the answers.
    findings: Findings,
    /// The last day of the last survey before this one.
    last_survey: Option<NaiveDate>,
    /// What earlier reports told of the agenda, and the agenda no longer says.
    unsaid: Unsaid,
    /// The days of the fieldwork.
    fieldwork: FieldworkDays,
    /// The account of the fieldwork.
    account: Account,
    /// The mentions in open answers, and the quotes.
    mentions: MentionTables,
}

/// The quotes that were cleared for publication, in order.
fn quotes(
    folder: &Folder,
    name: &str,
    town: &Town,
    survey: &Survey,
) -> Result<Vec<Quote>, Failure> {
    let mut problems = Problems::new();
    let quotes = Folder::quotes(&folder.survey_file(name)?, Some(town), survey, &mut problems)?;
    // Quotes that stand beside no survey may be this one's, whose file was renamed.
    folder.lonely_quotes(&folder.survey_files()?, &mut problems)?;
    if problems.has_errors() { Err(Failure::Problems(problems.only_errors())) } else { Ok(quotes) }
}

/// What people said, if every quote is somebody's: what was erased or withdrawn must not be
/// printed.
fn all_found(mentions: MentionTables, quotes: &[Quote]) -> Result<MentionTables, Failure> {
    let mut problems = Problems::new();
    for quote in mentions.not_found.iter().filter_map(|at| quotes.get(*at)) {
        problems.push(quote.not_found());
    }
    if problems.has_errors() { Err(Failure::Problems(problems)) } else { Ok(mentions) }
}

/// The content of the title page.
fn cover(
    folder: &Folder,
    town: &Town,
    (day, last): (NaiveDate, Option<NaiveDate>),
) -> Result<Cover, Failure> {
    let profile = &town.profile;
    let contact = profile.team.as_ref().map(Team::line);
    let crest = profile.crest.as_ref().map(|name| {
        let path = folder.path("town").join(name);
        let shown = shown(&path);
        let bytes = std::fs::read(&path).map_err(|error| {
            Failure::user("failure-crest-missing")
                .word("path", &shown)
                .word("error", error.to_string())
        })?;
        crest::named(bytes).map_err(|error| match error {
            CrestError::Kind => Failure::user("failure-crest-kind").word("path", shown),
            CrestError::Broken { kind, error } => Failure::user("failure-crest-broken")
                .word("path", shown)
                .word("kind", kind)
                .word("error", error),
        })
    });
    Ok(Cover {
        town: profile.name.clone(),
        contact,
        day,
        last,
        colour: profile.colour.clone(),
        crest: crest.transpose()?,
        link: None,
    })
}

/// Where the report in a language is on the web, if the town says where its reports are.
fn link(town: &Town, survey: &Survey, lang: Lang) -> Option<String> {
    let base = town.profile.reports.as_ref()?.trim_end_matches('/');
    let suffix = edition::suffix(lang, survey);
    Some(format!("{base}/{}/report{suffix}.html", survey.id))
}
