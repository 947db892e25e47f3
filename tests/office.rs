//! The office without a command line: whoever has a folder, a language, a clock and an ear gets
//! the same from it as a command does.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::slice;
use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use mitreden::base::diagnostics::Problems;
use mitreden::base::locale::{Lang, Word};
use mitreden::count::merge::Notice;
use mitreden::keep::store::{SourceHolds, Store, StoreError};
use mitreden::office::copy::CopyPlace;
use mitreden::office::database::Server;
use mitreden::office::failure::Failure;
use mitreden::office::handin::{HandinOpening, hand_in, receive};
use mitreden::office::import::ImportWish;
use mitreden::office::invite::InviteWish;
use mitreden::office::merge::Merging;
use mitreden::office::paper::printing::{FormNumbers, NumberRun};
use mitreden::office::paper::{Keying, Pile};
use mitreden::office::restore::RestoreWay;
use mitreden::office::street::{Stand, StreetWork};
use mitreden::office::teller::{Stopwatch, Teller, Working};
use mitreden::office::town::{Folder, Machine};
use mitreden::office::{
    agenda, backup, check, erase, import, init, invite, purge, rank, report, restore, simulate,
    status,
};
use mitreden::tell::form::FormWish;

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

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 12).unwrap()
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
        today().and_hms_opt(10, 0, 0).unwrap()
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
    let made = init::init(&root, (Some("Testingen"), None), (Lang::En, today())).unwrap();
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
        also: report::Beside { png: false, short: true },
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
        rank::RankWish {
            survey: name,
            by: None,
            rows: None,
            mode: None,
            accept_losses: false,
            dataset: None,
        },
        ear,
    )
}

#[test]
fn what_cannot_be_noted_changes_nothing_and_says_why() {
    let home = tempfile::tempdir().unwrap();
    let (root, ear) = (home.path().join("town"), Ear::default());
    init::init(&root, (None, None), (Lang::En, today())).unwrap();
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

const SURVEY: &str = "survey: s\ntitle: Short\nlanguages: [en]\nmodes: [street, paper, online]\naccess: invitation\npages:\n  - page: p\n    questions:\n      - { id: sex, type: single, text: Sex?, options: { f: Woman, m: Man } }\n      - { id: why, type: text, text: Why? }\n";

/// A town's folder with the survey.
fn folder(home: &Path, name: &str) -> Folder {
    let root = home.join(name);
    for (path, text) in [
        (
            "town/town.yaml",
            "town: test\nname: Test\nlanguages: [en]\nurl: https://test.example\nprivacy: { controller: Town of Test, purpose: A test, basis: none, retention: { answers: 6 months } }\n",
        ),
        ("town/needs.yaml", "wifi: Free Wi-Fi\nhelp: Help\n"),
        ("surveys/s.yaml", SURVEY),
        ("sex.yaml", "survey: s\nid: id\nmode: online\nlang: en\nanswers:\n  sex: { from: sex }\n"),
    ] {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    }
    Folder::find(Some(&root), machine()).unwrap()
}

/// Merges; how many responses stand.
fn merged(folder: &Folder, files: &[PathBuf], ear: &Ear) -> u64 {
    let (town, survey) = folder.open("s").unwrap();
    let opening = HandinOpening { key: None, plain: false };
    let (received, others) = receive((folder, files), (&town, &survey), opening, ear).unwrap();
    assert!(others.is_empty());
    let definition = folder.definition_files("s").unwrap();
    let today = ear.today();
    let merging = Merging { folder, survey: &survey, definition, received, keep: &[], today };
    merging.run(&[], ear).unwrap().1.rows
}

/// The ids of what the store holds.
fn ids(folder: &Folder) -> Vec<Uuid> {
    let store = Store::open_existing(&folder.path("results/s/responses.sqlite")).unwrap().unwrap();
    let mut ids = Vec::new();
    let read = store.versions(|version| {
        ids.push(version.what.id);
        Ok::<_, StoreError>(())
    });
    read.unwrap();
    ids
}

/// From the street to the office and out of it again: each piece of work is called as a command
/// calls it, and no command is there.
#[test]
fn answers_come_and_go_without_a_command_line() {
    let home = tempfile::tempdir().unwrap();
    let (ear, server) = (Ear::default(), Server::default());
    let (laptop, office) = (folder(home.path(), "laptop"), folder(home.path(), "office"));

    // In the street: two people, then a line that fits nobody.
    let (town, survey) = laptop.open("s").unwrap();
    let mut street = StreetWork::open(&laptop, (&town.profile, survey), "en", false).unwrap();
    let stand = Stand { place: Some(" Square ".to_owned()), interviewer: Some("AB".to_owned()) };
    let shift = street.begin(stand, &ear).unwrap();
    assert_eq!((shift.id.as_str(), shift.place.as_deref()), ("2026-05-12-1", Some("Square")));
    let day = home.path().join("day.jsonl");
    fs::write(&day, "{\"sex\":\"f\",\"why\":\"it rains\"}\n{\"sex\":\"m\"}\n").unwrap();
    assert_eq!(street.script(&shift, &day, &ear).unwrap(), 2);
    fs::write(&day, "{\"sex\":\"x\"}\n").unwrap();
    let refused = street.script(&shift, &day, &ear);
    assert!(matches!(refused, Err(Failure::User("failure-script", _))), "{refused:?}");
    assert_eq!(street.open_interviews().unwrap(), 0);
    drop(street);

    // To the office, once and no second time.
    let (town, survey) = laptop.open("s").unwrap();
    let into = home.path().join("stick");
    fs::create_dir(&into).unwrap();
    let handed = hand_in(&laptop, (&town, &survey), (&into, false), &ear).unwrap();
    let file = handed.file.unwrap();
    assert_eq!((file.responses, file.is_sealed), (2, false));
    let again = hand_in(&laptop, (&town, &survey), (&into, false), &ear).unwrap();
    assert!(again.file.is_none());
    assert_eq!(merged(&office, slice::from_ref(&file.path), &ear), 2);
    assert_eq!(merged(&office, slice::from_ref(&file.path), &ear), 2, "nobody is counted twice");

    // On paper: printed, keyed, and not keyed a second time.
    let (town, survey) = office.open("s").unwrap();
    let wish = FormWish {
        survey: &survey,
        town: &town.profile,
        tag: "en",
        large: false,
        day: ear.today(),
    };
    let run = NumberRun { from: None, forms: 2, random: 482_915 };
    let numbers = FormNumbers::take(&office, &wish, run).unwrap();
    assert_eq!((numbers.run.len(), numbers.again), (2, None));
    let forms = home.path().join("forms.jsonl");
    let line = format!("{{\"form\":\"{}\",\"answers\":{{\"sex\":\"f\"}}}}\n", numbers.run[0]);
    fs::write(&forms, &line).unwrap();
    let keying = || {
        let pile = Pile {
            clerk: Some("CD".to_owned()),
            day: ear.today(),
            tag: None,
            printed: None,
            lang: Lang::En,
        };
        Keying::open(&office, (&town.profile, Arc::new(survey.clone())), pile).unwrap()
    };
    assert_eq!(keying().script(&forms).unwrap(), 1);
    assert!(keying().script(&forms).is_err());

    // From elsewhere: two rows of a table.
    let table = home.path().join("answers.csv");
    fs::write(&table, "id,sex\n1,f\n2,m\n").unwrap();
    let map = office.path("sex.yaml");
    let wish =
        ImportWish { file: &table, map: &map, holds: SourceHolds::Unsaid, was: &[], was_not: &[] };
    let imported = import::import(&office, &survey, wish, &ear).unwrap();
    assert_eq!((imported.report.rows_in, imported.report.rows_out), (2, 2));
    assert_eq!(merged(&office, &[], &ear), 5);

    // Invitations, each with a code of its own.
    let mut bits = 1_u64;
    let mut random = |bytes: &mut [u8]| {
        for byte in bytes {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            [*byte, ..] = bits.to_be_bytes();
        }
    };
    let wish = InviteWish { n: 3, out: None, tag: "en", server: &server };
    let invited = invite::invite(&office, (&town, &survey), wish, &mut random, &ear).unwrap();
    assert_eq!(invited.counts, (3, 0));
    let codes = fs::read_to_string(&invited.list).unwrap();
    assert_eq!(codes.lines().skip(1).collect::<BTreeSet<_>>().len(), 3, "{codes}");

    // A copy, somebody erased, and the copy put back: who is erased stays away.
    let copy = home.path().join("copy");
    let copied = backup::backup(&office, &copy, &server, &ear).unwrap();
    assert_eq!(copied.iter().map(|one| one.responses).sum::<usize>(), 5);
    let before = ids(&office);
    let (gone, copies) = (before[0], CopyPlace::default());
    let erased = erase::erase(&office, "s", &BTreeSet::from([gone]), (&server, &copies)).unwrap();
    assert_eq!(erased.found.get(&gone), Some(&1));
    assert!(erased.failed.is_empty() && !office.path("results/s/merged.parquet").exists());
    assert_eq!(merged(&office, &[], &ear), 4);
    let way = RestoreWay { folder: &office, server: &server, merge: true, now: ear.now() };
    for one in restore::look(&copy, &office).unwrap() {
        assert!(one.put_store(&way, &ear).unwrap().is_some());
    }
    assert!(!ids(&office).contains(&gone));
    assert_eq!(merged(&office, &[], &ear), 4);
    assert_eq!(merged(&office, &[file.path], &ear), 4, "nor by the hand-in of before");

    // After the time that people were promised all go, but what has no day: that is told.
    let later = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    let until = purge::until(&office, later).unwrap();
    let wished = purge::purge(&office, ("s", until), (&server, &copies), true);
    let undated: usize = wished.undated.values().sum();
    assert_eq!((wished.answers.len() + undated, ids(&office).len()), (4, 4), "only looked at");
    assert!((1..=2).contains(&undated), "rows of the table have no day: {undated}");
    let past = purge::purge(&office, ("s", until), (&server, &copies), false);
    assert_eq!((past.answers.len(), past.failed.len()), (4 - undated, 0));
    assert_eq!(ids(&office).len(), undated);
}
