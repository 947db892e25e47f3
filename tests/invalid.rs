//! One small broken file for each kind of mistake: what is said of it, in English and in German,
//! with its place.
//!
//! `tests/invalid/ROOM/KIND.yaml` has the mistake KIND and no other; `KIND.more.yaml` is a further
//! case. What is said stands beside it, as `KIND.snap`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mitreden::ask::import::{CannotImport, mapping, read};
use mitreden::ask::interview::Plan;
use mitreden::base::diagnostics::{Problems, Source, Style, to_json, to_text};
use mitreden::base::locale::Lang;
use mitreden::define::quotes;
use mitreden::define::survey::{self, Survey};
use mitreden::define::town::{self, Files, Town};
use mitreden::define::yaml::decode;
use mitreden::office::locale::CATALOGUE;

use crate::support::ROOT;

/// The folders, by what their files are.
const ROOMS: [&str; 8] =
    ["survey", "town", "needs", "services", "agenda", "coding", "quotes", "import"];

/// Kinds that no small file can have, and why.
const ELSEWHERE: [(&str, &str); 29] = [
    ("file-too-large", "the file would be larger than 4 MB; tested beside the reader of YAML"),
    (
        "logic-long",
        "the expression would have more than 20,000 characters; tested beside the parser",
    ),
    ("logic-deep", "the expression would have a hundred levels; tested beside the parser"),
    ("list-too-long", "the list would have ten thousand entries; tested with `check`"),
    ("survey-too-large", "it would have several such lists; tested with `check`"),
    ("too-many-cells", "the matrix would have a hundred rows; tested with `check`"),
    ("too-many-ranks", "the list would have hundreds of entries; tested with `check`"),
    ("no-short-name", "nothing is wrong with the file; tested with `check`"),
    ("needs-without-list", "another file is not there; tested with `check`"),
    ("answered-code-gone", "it depends on the answers; tested with `check`"),
    ("answered-otherwise", "it depends on the answers; tested with `check`"),
    ("answered-question-gone", "it depends on the answers; tested with `check`"),
    ("answered-route-changed", "it depends on the answers; tested with `check`"),
    ("history-ahead", "it depends on the day; tested with `check`"),
    ("from-unknown-survey", "it depends on the other files; tested with `check`"),
    ("quotes-without-survey", "it is the name of the file that is wrong; tested with `check`"),
    ("quotes-ending", "it is the name of the file that is wrong; tested with `check`"),
    ("survey-file-name", "it is the name of the file that is wrong; tested with `check`"),
    ("duplicate-survey", "it takes two files; tested with `check`"),
    ("file-not-read", "it is the name of the file that is wrong; tested with `check`"),
    ("file-copied", "it is the name of the file that is wrong; tested with `check`"),
    ("retention-raised", "it depends on what people were told; tested with `check`"),
    ("file-set-aside", "`restore` makes such files; tested with it"),
    ("results-without-survey", "it is a folder that is there; tested with `check`"),
    ("answers-unseen", "it depends on the answers; tested with `check`"),
    ("contents-damaged", "it is no file that people write; tested with reports"),
    ("reports-differ", "it depends on the reports; tested with them"),
    ("report-changed", "it depends on the reports; tested with them"),
    ("report-left-over", "it depends on the reports; tested with them"),
];

/// What is no problem of its own: parts of sentences.
const PARTS: [&str; 1] = ["first-here"];

/// The table that import mappings are tried on.
const TABLE: &[u8] = b"nr,way,age,first,second,s_wifi,s_help\n1,web,1,1,2,4,5\n";

/// What somebody wrote, for quotes.
const ANSWER: &str = "Free Wi-Fi please";

struct Case {
    room: &'static str,
    path: PathBuf,
    kind: String,
}

impl Case {
    fn name(&self) -> String {
        self.path.file_stem().unwrap().to_string_lossy().into_owned()
    }

    /// Reads the file as what it is, everything about it being as it should.
    fn problems(&self) -> Problems {
        let mut problems = Problems::new();
        let name = self.path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(source) = decode(&name, &fs::read(&self.path).unwrap(), &mut problems) else {
            return problems;
        };
        match self.room {
            "survey" => drop(read_survey(&source, &good_town(), &mut problems)),
            "quotes" => {
                for quote in quotes::read(&source, &[&good_town().needs.needs], &mut problems) {
                    if !ANSWER.contains(&quote.words) {
                        problems.push(quote.not_found());
                    }
                }
            }
            "import" => {
                let good = Source::new("survey.yaml", include_str!("invalid/good/survey.yaml"));
                let survey = read_survey(&good, &good_town(), &mut Problems::new()).unwrap();
                let Some(mapping) = mapping::read(&source, &survey, &mut problems) else {
                    return problems;
                };
                if let Err(CannotImport::Columns(lacking)) =
                    read(&Plan::new(survey.clone()).unwrap(), &mapping, TABLE)
                {
                    problems.extend(lacking);
                }
            }
            room => drop(town::read(&good_files().with(room, source), &mut problems)),
        }
        problems
    }
}

/// The files of a town without problems.
struct Good(Files);

impl Good {
    fn with(self, room: &str, source: Arc<Source>) -> Files {
        let mut files = self.0;
        match room {
            "town" => files.town = source,
            "needs" => files.needs = Some(source),
            "services" => files.services = Some(source),
            "agenda" => files.agenda = Some(source),
            _ => files.coding = Some(source),
        }
        files
    }
}

fn good_files() -> Good {
    Good(Files {
        town: Source::new("town.yaml", include_str!("invalid/good/town.yaml")),
        needs: Some(Source::new("needs.yaml", include_str!("invalid/good/needs.yaml"))),
        services: None,
        agenda: None,
        coding: None,
    })
}

fn good_town() -> Town {
    town::read(&good_files().0, &mut Problems::new()).unwrap()
}

fn read_survey(source: &Arc<Source>, town: &Town, problems: &mut Problems) -> Option<Survey> {
    survey::read(source, &town.needs.needs, town.needs.node.as_ref(), problems)
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for room in ROOMS {
        let mut paths: Vec<_> = fs::read_dir(Path::new(ROOT).join("tests/invalid").join(room))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
        paths.sort();
        let kind = |path: &Path| {
            path.file_name().unwrap().to_str().unwrap().split('.').next().unwrap().to_owned()
        };
        cases.extend(paths.into_iter().map(|path| Case { room, kind: kind(&path), path }));
    }
    cases
}

fn rendered(problems: &Problems, lang: Lang) -> String {
    to_text(problems, CATALOGUE.speech(lang), Style { colour: false, width: 140, most: 99 })
}

#[test]
fn what_a_good_file_is_has_no_problem() {
    let mut problems = Problems::new();
    let town = town::read(&good_files().0, &mut problems).unwrap();
    let good = Source::new("survey.yaml", include_str!("invalid/good/survey.yaml"));
    let survey = read_survey(&good, &town, &mut problems).unwrap();
    let good = Source::new("import.yaml", include_str!("invalid/good/import.yaml"));
    let mapping = mapping::read(&good, &survey, &mut problems).unwrap();
    assert!(problems.is_empty(), "{}", rendered(&problems, Lang::En));
    assert!(read(&Plan::new(survey.clone()).unwrap(), &mapping, TABLE).is_ok());
}

#[test]
fn each_mistake_is_told_with_its_place_and_what_to_do() {
    let mut wrong = Vec::new();
    for case in cases() {
        let problems = case.problems();
        let text = format!(
            "{}\n\n{}",
            rendered(&problems, Lang::En).trim_end(),
            rendered(&problems, Lang::De).trim_end()
        );
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(format!("invalid/{}", case.room));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(case.name(), text));
        let file = format!("{}/{}", case.room, case.name());
        // One mistake is one message, and that of its own kind.
        let kinds: BTreeSet<_> = problems.iter().map(|problem| problem.kind).collect();
        if kinds.iter().ne([&case.kind.as_str()]) {
            wrong.push(format!("{file}: {kinds:?}"));
        }
        for lang in [Lang::En, Lang::De] {
            for problem in to_json(&problems, CATALOGUE.speech(lang)).as_array().unwrap() {
                let message = problem["message"].as_str().unwrap();
                if message.contains(['\u{2068}', '$']) || message == case.kind {
                    wrong.push(format!("{file}: {message}"));
                }
                if !problem["help"].is_string() {
                    wrong.push(format!("{file} says not what to do: {message}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_mistake_has_a_case() {
    let floors = ["define", "ask", "office"];
    let files = floors.map(|floor| format!("{ROOT}/src/{floor}/locale/diagnostics.en.ftl"));
    let catalogue = files.map(|file| fs::read_to_string(file).unwrap()).concat();
    let is_entry = |line: &&str| {
        line.starts_with(|c: char| c.is_ascii_lowercase()) && !line.starts_with("phrase-")
    };
    let kinds: BTreeSet<&str> = catalogue
        .lines()
        .filter(is_entry)
        .filter_map(|line| Some(line.split_once(" =")?.0))
        .collect();
    let cases = cases();
    let shown: BTreeSet<&str> = cases.iter().map(|case| case.kind.as_str()).collect();
    let excused: BTreeSet<&str> = ELSEWHERE.iter().map(|(kind, _)| *kind).chain(PARTS).collect();
    let lacking: Vec<_> =
        kinds.iter().filter(|kind| !shown.contains(**kind) && !excused.contains(**kind)).collect();
    assert!(lacking.is_empty(), "no case for {lacking:?}");
    let idle: Vec<_> = shown.union(&excused).filter(|kind| !kinds.contains(**kind)).collect();
    assert!(idle.is_empty(), "no message {idle:?}");
    assert!(
        shown.is_disjoint(&excused),
        "excused, and there all the same: {:?}",
        shown.intersection(&excused).collect::<Vec<_>>()
    );
}
