//! The office without a command line: whoever has a folder, a language, a clock and an ear gets
//! the same from it as a command does.

use std::cell::RefCell;
use std::path::Path;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};

use mitreden::base::diagnostics::Problems;
use mitreden::base::locale::{Lang, Word};
use mitreden::count::merge::Notice;
use mitreden::office::database::Server;
use mitreden::office::failure::Failure;
use mitreden::office::teller::{Stopwatch, Teller, Working};
use mitreden::office::town::{Folder, Machine};
use mitreden::office::{agenda, check, init, rank, report, simulate, status};

/// Hears everything and says nothing.
#[derive(Default)]
struct Ear(RefCell<Vec<String>>);

impl Ear {
    fn hear(&self, text: impl Into<String>) {
        self.0.borrow_mut().push(text.into());
    }
}

struct Work;

impl Working for Work {
    fn step(&self) {}
}

/// A computer of no configuration.
fn machine() -> Machine {
    Machine { temporary: std::env::temp_dir(), ..Machine::default() }
}

/// A watch that stands still.
#[derive(Debug)]
struct Halted;

impl Stopwatch for Halted {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn awake(&self) -> Duration {
        Duration::ZERO
    }
}

impl Teller for Ear {
    fn lang(&self) -> Lang {
        Lang::En
    }

    fn now(&self) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 5, 12).unwrap().and_hms_opt(10, 0, 0).unwrap()
    }

    fn stopwatch(&self) -> Box<dyn Stopwatch> {
        Box::new(Halted)
    }

    fn talk(&self, text: &str) {
        self.hear(text);
    }

    fn warn(&self, id: &str, _: &[(&str, Word)]) {
        self.hear(id);
    }

    fn notices(&self, notices: &[Notice]) {
        for notice in notices {
            self.hear(notice.say(Lang::En));
        }
    }

    fn problems(&self, problems: &Problems) {
        self.hear(format!("{problems:?}"));
    }

    fn error(&self, id: &str, _: &[(&str, Word)]) {
        self.hear(id);
    }

    fn failure(&self, failure: Failure) {
        self.hear(format!("{failure:?}"));
    }

    fn path(&self, path: &Path) -> Result<(), Failure> {
        self.hear(path.display().to_string());
        Ok(())
    }

    fn working(&self, _: &str) -> Box<dyn Working> {
        Box::new(Work)
    }

    fn counting(&self, _: u64) -> Box<dyn Working> {
        Box::new(Work)
    }
}

#[test]
fn a_town_goes_from_nothing_to_a_report_without_a_command() {
    let home = tempfile::tempdir().unwrap();
    let (root, ear, server) = (home.path().join("town"), Ear::default(), Server::default());
    let made = init::init(&root, Some("Testingen"), (Lang::En, 2026)).unwrap();
    assert_eq!(made.files.len(), 4);
    let folder = Folder::find(Some(&root), machine()).unwrap();
    let name = made.survey.as_str();

    let checked = check::check(&folder, None, &ear).unwrap();
    assert!(!checked.problems.has_errors() && checked.files == 1);

    let (_, survey) = folder.open(name).unwrap();
    let none = rank_of(&folder, name, &ear);
    assert!(matches!(none, Err(Failure::User("failure-no-responses", _))));
    simulate::simulate(&folder, &survey, (300, 7), simulate::SimulationFormat::Jsonl, &ear)
        .unwrap();
    let ranked = rank_of(&folder, name, &ear).unwrap();
    let first = ranked.rankings.rankings.first().unwrap();
    assert_eq!(first.ranked().count(), ranked.survey.needs.len());

    let now = status::status(&folder, name, &server, ear.now()).unwrap();
    assert_eq!((now.work.responses, now.work.simulated), (300, 300));

    let wish = report::ReportWish {
        survey: name,
        lang: None,
        png: false,
        accept_losses: false,
        is_final: false,
        server: &server,
    };
    let report = report::report(&folder, wish, &ear).unwrap();
    assert!(report.published.documents.iter().all(|path| path.is_file()));
    assert!(report.noted.is_ok() && report.without_council.is_empty());
    // A final report is refused, and whoever listens hears why.
    let refused = report::report(&folder, report::ReportWish { is_final: true, ..wish }, &ear);
    assert!(matches!(refused, Err(Failure::AlreadyReported)));
    assert!(ear.0.borrow().iter().any(|heard| heard.contains("final-simulated")));
}

fn rank_of(folder: &Folder, name: &str, ear: &Ear) -> Result<rank::NeedOrders, Failure> {
    rank::rank(
        folder,
        rank::RankWish { survey: name, by: None, rows: None, mode: None, accept_losses: false },
        ear,
    )
}

#[test]
fn what_cannot_be_noted_changes_nothing_and_says_why() {
    let home = tempfile::tempdir().unwrap();
    let (root, ear) = (home.path().join("town"), Ear::default());
    init::init(&root, None, (Lang::En, 2026)).unwrap();
    let folder = Folder::find(Some(&root), machine()).unwrap();
    let wish = agenda::StatusWish { measure: "forms", status: "startet", on: None, notes: &[] };
    let Err(Failure::User("failure-no-status", words)) = agenda::set(&folder, wish, &ear) else {
        panic!("a status that there is not was taken");
    };
    assert!(words.iter().any(
        |(name, word)| *name == "near" && matches!(word, Word::Text(near) if near == "started")
    ));
    let wish = agenda::StatusWish { status: "started", ..wish };
    let none = agenda::set(&folder, wish, &ear).err();
    assert!(matches!(none, Some(Failure::User("failure-no-agenda", _))));
}
