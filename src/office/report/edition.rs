//! A report in one language, made whole in memory: its documents, its charts, and the council's
//! page.

use super::Beside;
use crate::failure::Failure;
use crate::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::survey::Survey;
use mitreden_define::town::Town;
use mitreden_press::png;
use mitreden_tell::council::{Council, CouncilPlace, Unwritten, council};
use mitreden_tell::model::Volumes;
use mitreden_tell::report::{ReportInput, report};
use mitreden_tell::{html, markdown, pages};

/// The pixels of an image for each of its chart's: enough for print at the width of a page.
const SCALE: f32 = 3.0;

/// A report in one language.
pub(super) struct Edition {
    pub(super) lang: Lang,
    /// The charts, with their paths in the folder.
    pub(super) charts: Vec<(String, Vec<u8>)>,
    /// The documents.
    pub(super) documents: Vec<(String, Vec<u8>)>,
    /// The characters that no font has a glyph for.
    pub(super) lacking: Vec<char>,
    /// Why there is no page for the council, if it could not be set.
    pub(super) without_council: Option<Failure>,
}

/// Sets the documents of a report and the council's page.
pub(super) fn set(
    input: &ReportInput<'_>,
    town: &Town,
    survey_file: &str,
    also: Beside,
) -> Result<Edition, Failure> {
    let lang = input.lang;
    // The report in another language than the survey's first one stands beside it.
    let suffix = suffix(lang, input.questionnaire);
    let undrawn =
        |error: &dyn std::fmt::Display| Failure::Bug(format!("a chart cannot be drawn: {error}"));
    let report = report(input).map_err(|error| undrawn(&error))?;
    let name = |stem: &str, ending: &str| format!("{stem}{suffix}.{ending}");
    let mut documents = Vec::new();
    let mut lacking = Vec::new();
    let Volumes { body, annex } = report.volumes(input, &name("annex", "md"));
    let short = also.short.then(|| report.opening(input, &name("report", "md")));
    let volumes = [("report", Some(body)), ("annex", annex), ("short", short)];
    for (stem, volume) in volumes.into_iter().filter_map(|(stem, volume)| Some((stem, volume?))) {
        let set =
            pages::set(&volume, &report.files).map_err(|error| Failure::Bug(error.to_string()))?;
        documents.push((name(stem, "md"), markdown::write(&volume).into_bytes()));
        if stem == "report" {
            let whole = html::write(&report.document, &report.files).into_bytes();
            documents.push((name(stem, "html"), whole));
        }
        documents.push((name(stem, "pdf"), set.pdf));
        lacking.extend(set.lacking);
    }
    let mut without_council = None;
    let full = name("report", "pdf");
    match council(Council { report: input, town, survey_file, full: &full }) {
        Ok(page) => {
            documents.push((format!("council{suffix}.pdf"), page.pdf));
            lacking.extend(page.lacking);
        }
        Err(Unwritten::Full { room, texts }) => {
            without_council = Some(too_full(lang, &suffix, room, &texts));
        }
        Err(Unwritten::Set(error)) => return Err(Failure::Bug(error.to_string())),
    }
    lacking.sort_unstable();
    lacking.dedup();
    let mut charts = Vec::new();
    for file in report.files {
        if also.png {
            let image = png(&file.text, SCALE).map_err(|error| undrawn(&error))?;
            charts.push((file.name.replace(".svg", ".png"), image));
        }
        charts.push((file.name, file.text.into_bytes()));
    }
    Ok(Edition { lang, charts, documents, lacking, without_council })
}

/// What the names of files in a language end in: nothing in the survey's first one.
pub(super) fn suffix(lang: Lang, survey: &Survey) -> String {
    let is_first = lang == Lang::of_tag(survey.language());
    if is_first { String::new() } else { format!(".{}", lang.tag()) }
}

/// The texts that have to be shortened, a line for each.
fn too_full(lang: Lang, suffix: &str, room: usize, texts: &[(CouncilPlace, usize)]) -> Failure {
    let line = |(place, length): &(CouncilPlace, usize)| {
        let words: [(&str, Word); 3] = [
            ("file", (&place.file).into()),
            ("key", (&place.key).into()),
            ("length", length.to_string().into()),
        ];
        format!("\n  {}", lang.say("failure-council-text", &words))
    };
    let listed: String = texts.iter().map(line).collect();
    let failure =
        Failure::user("failure-council-full").word("file", format!("council{suffix}.pdf"));
    failure.word("room", room.to_string()).word("n", texts.len()).word("texts", listed)
}
