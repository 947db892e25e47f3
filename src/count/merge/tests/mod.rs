//! Merging as a whole, on a small survey.

mod waves;
mod weights;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::dataset::{About, Builder};
use crate::sample;
use mitreden_base::diagnostics::{Problems, Source as Text};
use mitreden_base::locale::Lang;
use mitreden_define::survey::{Mode, read};
use mitreden_keep::jsonl;
use mitreden_keep::record::{AnswerFault, Disposition, Record};

const TOWN: &str = "
survey: town
title: Town
languages: [en]
modes: [online, street]
needs: { wifi: Wi-Fi, help: Help, park: Parks, roads: Roads, trees: Trees, noise: Noise }
pages:
  - page: all
    questions:
      - { id: resident, type: single, text: Resident?, options: { 'yes': 'Yes', 'no': 'No' } }
      - { id: age, type: single, text: Age?, options: { young: Young, old: Old } }
      - { id: sex, type: single, text: Sex?, options: { a: A, b: B, c: C } }
      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2 }
      - id: satisfied
        type: matrix
        facet: satisfaction
        text: How?
        rows: needs
        scale: { from: 1, to: 5, best: to }
      - { id: visits, type: number, text: Visits? }
      - { id: q1, type: text, text: One? }
      - { id: q2, type: text, text: Two? }
      - { id: twice, type: computed, value: visits * 2 }
";

const POPULATION: &str = "
population:
  among: resident == 'yes'
  size: 1000
  margins:
    - { of: age, shares: { young: 0.4, old: 0.6 } }
    - { of: sex, shares: { a: 0.6, b: 0.4 }, collapse: { sex: { c: a } } }
";

fn survey_of(yaml: &str) -> Survey {
    let mut problems = Problems::new();
    let survey = read(&Text::new("town.yaml", yaml), &[], None, &mut problems);
    survey.unwrap_or_else(|| {
        panic!(
            "{:?}",
            problems.iter().map(|problem| (problem.kind, &problem.place)).collect::<Vec<_>>()
        )
    })
}

fn town() -> Survey {
    survey_of(TOWN)
}

fn weighted() -> Survey {
    survey_of(&format!("{TOWN}{POPULATION}"))
}

const REFUSED: &str = r#"{"missing":"refused"}"#;

/// A record with these answers as JSON; to everything else `unanswered`.
fn record(n: u128, given: &[(&str, &str)]) -> Record {
    let open = json!({ "missing": "unanswered" });
    let rows = ["wifi", "help", "park", "roads", "trees", "noise"]
        .map(|row| (row.to_owned(), open.clone()));
    let ids = ["resident", "age", "sex", "top", "visits", "q1", "q2", "twice"];
    let mut answers: BTreeMap<String, Value> =
        ids.iter().map(|id| ((*id).to_owned(), open.clone())).collect();
    answers.insert("satisfied".to_owned(), Value::Object(rows.into_iter().collect()));
    for (id, json) in given {
        answers.insert((*id).to_owned(), serde_json::from_str(json).unwrap());
    }
    Record {
        answers,
        id: Uuid::from_u128(n),
        survey: "town".to_owned(),
        definition: town().definition.hash,
        simulated: false,
        ..sample::record()
    }
}

fn lines<'a>(name: &str, records: &[Record]) -> MergeSource<'a> {
    MergeSource::Lines {
        name: name.to_owned(),
        reader: Box::new(std::io::Cursor::new(jsonl::write(records))),
    }
}

/// A folder to merge in.
struct Desk {
    folder: tempfile::TempDir,
    survey: Survey,
}

impl Desk {
    fn new(survey: Survey) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), survey }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn store(&self, records: &[Record]) -> Store {
        let mut store = Store::open(&self.path("responses.sqlite"), || [7; 32].into()).unwrap();
        store.add(records).unwrap();
        store
    }

    /// A dataset of records, in the order given.
    fn table(&self, name: &str, records: &[Record]) -> MergeSource<'static> {
        let columns = Columns::of(&self.survey).unwrap();
        let mut builder = Builder::new(&self.survey, &columns);
        for record in records {
            builder.push(record, &record.answers_of(&self.survey).unwrap(), None);
        }
        save(&columns, &self.path(name), None, &About::new(), std::iter::once(builder.take()))
            .unwrap();
        MergeSource::Table { name: name.to_owned(), path: self.path(name) }
    }

    fn try_merge(
        &self,
        sources: Vec<MergeSource<'_>>,
        settle: &[&str],
    ) -> Result<Merged, MergeError> {
        let scratch = tempfile::tempdir_in(self.folder.path()).unwrap();
        let (parquet, csv) = (self.path("merged.parquet"), Some(self.path("merged.csv")));
        let out =
            Outputs { parquet, csv, made: MadeFrom::default(), scratch: scratch.path().to_owned() };
        let settle: Vec<KeepWish> = settle.iter().map(|word| word.parse().unwrap()).collect();
        merge(&Union::alone(&self.survey), sources, Words { now: &settle, before: &[] }, &out)
    }

    fn merge(&self, sources: Vec<MergeSource<'_>>) -> Protocol {
        self.try_merge(sources, &[]).unwrap().protocol
    }

    /// A column of the merged CSV file.
    fn column(&self, name: &str) -> Vec<String> {
        let mut reader = csv::Reader::from_path(self.path("merged.csv")).unwrap();
        let at = reader.headers().unwrap().iter().position(|other| other == name).unwrap();
        reader.into_records().map(|row| row.unwrap()[at].to_owned()).collect()
    }

    fn bytes(&self) -> [Vec<u8>; 2] {
        ["merged.parquet", "merged.csv"].map(|name| fs::read(self.path(name)).unwrap())
    }
}

fn ids(numbers: &[u128]) -> Vec<String> {
    numbers.iter().map(|n| Uuid::from_u128(*n).to_string()).collect()
}

/// Nothing disappears: what is read is found again in one of the columns.
fn is_accounted_for(protocol: &Protocol) {
    for c in &protocol.sources {
        let gone = c.unreadable
            + c.practice
            + c.other_survey
            + c.erased
            + c.duplicates
            + c.replaced
            + c.conflicting
            + c.passed_over
            + c.simulated;
        assert_eq!(c.read, gone + c.taken, "{c:?}");
    }
    assert_eq!(protocol.sources.iter().map(|c| c.taken).sum::<u64>(), protocol.rows);
}

#[test]
fn all_sources_become_one_sorted_dataset_and_their_order_changes_no_byte() {
    let desk = Desk::new(town());
    let mut store =
        desk.store(&[record(3, &[("visits", "3")]), record(1, &[("visits", "1")]), record(9, &[])]);
    store.erase(&Uuid::from_u128(9)).unwrap();
    let run = |turned: bool| {
        let newer = Record { revision: 2, ..record(3, &[("visits", "30")]) };
        let mut sources = vec![
            MergeSource::Store(&store),
            lines(
                "a.jsonl",
                &[
                    newer,
                    record(1, &[("visits", "1")]),
                    record(9, &[]),
                    Record { practice: true, ..record(5, &[]) },
                ],
            ),
            lines(
                "b.jsonl",
                &[
                    Record { survey: "village".to_owned(), ..record(6, &[]) },
                    record(2, &[("visits", "2")]),
                ],
            ),
            desk.table(
                "made.parquet",
                &[
                    record(8, &[("visits", "8")]),
                    record(1, &[("visits", "1")]),
                    record(9, &[]),
                    record(3, &[]),
                ],
            ),
        ];
        if turned {
            sources.reverse();
        }
        let protocol = desk.merge(sources);
        (desk.bytes(), protocol)
    };
    let (bytes, protocol) = run(false);
    assert_eq!((bytes, protocol.clone()), run(true));

    assert_eq!(desk.column("id"), ids(&[1, 2, 3, 8]));
    assert_eq!(desk.column("visits"), ["1", "2", "30", "8"]);
    assert_eq!(desk.column("weight"), ["", "", "", ""]);
    is_accounted_for(&protocol);
    let of = |name: &str| protocol.sources.iter().find(|c| c.name.ends_with(name)).unwrap().clone();
    assert_eq!((of("a.jsonl").practice, of("a.jsonl").erased), (1, 1));
    assert_eq!((of("b.jsonl").other_survey, protocol.other_surveys["village"]), (1, 1));
    assert_eq!(
        (of("made.parquet").read, of("made.parquet").erased, of("made.parquet").taken),
        (4, 1, 1)
    );
    assert_eq!(protocol.sources.iter().map(|c| c.duplicates).sum::<u64>(), 2);
    assert_eq!(protocol.sources.iter().map(|c| c.replaced).sum::<u64>(), 2);
    assert_eq!((protocol.rows, protocol.counted), (4, 4));
    assert_eq!((&protocol.weighting, &protocol.base_weights), (&None, &None));
}

#[test]
fn of_versions_in_conflict_none_enters_until_one_is_kept() {
    let desk = Desk::new(town());
    let sources = || {
        vec![
            lines("one.jsonl", &[record(1, &[("visits", "1")]), record(2, &[])]),
            lines("two.jsonl", &[record(1, &[("visits", "2")])]),
            desk.table("three.parquet", &[record(1, &[("visits", "3")])]),
        ]
    };
    let protocol = desk.merge(sources());
    assert_eq!(desk.column("id"), ids(&[2]));
    let mut lies: Vec<_> =
        protocol.conflicts.iter().map(|conflict| conflict.from.as_str()).collect();
    lies.sort_unstable();
    assert_eq!(lies, ["one.jsonl", "three.parquet", "two.jsonl"]);
    is_accounted_for(&protocol);

    let id = Uuid::from_u128(1);
    assert_eq!(
        protocol.notices,
        [Notice::new(NoticeKind::Conflict, 1).list("ids", [id])],
        "in people, not in versions"
    );
    let merged = desk.try_merge(sources(), &[&format!("{id}=two.jsonl")]).unwrap();
    let settled = merged.protocol;
    assert_eq!(desk.column("visits"), ["2", ""]);
    assert_eq!((settled.conflicts.len(), settled.settled.len(), settled.notices.len()), (0, 2, 0));
    is_accounted_for(&settled);
    let [choice] = &merged.chosen[..] else { panic!("{:?}", merged.chosen) };
    assert_eq!((choice.id, choice.word.as_str(), choice.passed.len()), (id, "two.jsonl", 2));
    let Err(MergeError::Idle(idle)) = desk.try_merge(sources(), &[&format!("{id}=four.jsonl")])
    else {
        panic!()
    };
    assert_eq!((idle.len(), idle[0].versions.len()), (1, 3), "there is no such version");
    let Err(MergeError::Idle(idle)) =
        desk.try_merge(sources(), &[&format!("{}=two.jsonl", Uuid::from_u128(2))])
    else {
        panic!()
    };
    assert_eq!(idle[0].versions, [], "there is no conflict");

    // What was chosen holds without being said again, until a version comes that nobody has looked
    // at.
    let day = chrono::NaiveDate::from_ymd_opt(2026, 5, 12).unwrap();
    let before = [Settlement { choice: choice.clone(), day }];
    let with = |sources| {
        let scratch = tempfile::tempdir_in(desk.folder.path()).unwrap();
        let out =
            Outputs { csv: Some(desk.path("merged.csv")), ..Outputs::temporary(scratch.path()) };
        merge(&Union::alone(&desk.survey), sources, Words { now: &[], before: &before }, &out)
            .unwrap()
            .protocol
    };
    assert_eq!(
        (with(sources()).conflicts.len(), desk.column("visits")),
        (0, vec!["2".to_owned(), String::new()])
    );
    let mut fourth = sources();
    fourth.push(lines("four.jsonl", &[record(1, &[("visits", "4")])]));
    assert_eq!((with(fourth).conflicts.len(), desk.column("id")), (4, ids(&[2])));
}

#[test]
fn made_up_people_go_as_soon_as_a_person_has_answered() {
    let desk = Desk::new(town());
    let made_up = [1, 2, 3].map(|n| Record { simulated: true, ..record(n, &[]) });
    let alone = desk.merge(vec![lines("simulated.jsonl", &made_up)]);
    assert_eq!((alone.rows, alone.simulated, alone.notices.len()), (3, 3, 0));
    let left = Record { disposition: Disposition::BreakOff, ..record(4, &[]) };
    assert_eq!(
        desk.merge(vec![lines("simulated.jsonl", &made_up), lines("street", &[left])]).rows,
        4,
        "nobody counts yet"
    );
    let real =
        desk.merge(vec![lines("simulated.jsonl", &made_up), lines("street", &[record(5, &[])])]);
    assert_eq!((real.rows, real.simulated, desk.column("id")), (1, 0, ids(&[5])));
    assert_eq!(real.notices, [Notice::new(NoticeKind::Simulated, 3)]);
    is_accounted_for(&real);
}

#[test]
fn two_sources_of_one_name_are_an_error() {
    let desk = Desk::new(town());
    let twice = desk.try_merge(vec![lines("a", &[record(1, &[])]), lines("a", &[])], &[]);
    assert!(matches!(twice, Err(MergeError::Twice(name)) if name == "a"));
}

#[test]
fn without_a_response_there_is_no_dataset() {
    let desk = Desk::new(town());
    let none = desk.try_merge(Vec::new(), &[]).unwrap_err();
    assert_eq!(none.to_string(), "there are no responses to merge");
    let practice = Record { practice: true, ..record(1, &[]) };
    let Err(MergeError::NoResponses(protocol)) = desk.try_merge(vec![lines("a", &[practice])], &[])
    else {
        panic!()
    };
    assert_eq!((protocol.sources[0].read, protocol.sources[0].practice), (1, 1));
    assert!(!desk.path("merged.parquet").exists());
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_merged() {
    let desk = Desk::new(town());
    let mut bytes = b"not json\n".to_vec();
    bytes.extend(jsonl::write(&[record(1, &[])]));
    let source = MergeSource::Lines {
        name: "bad.jsonl".to_owned(),
        reader: Box::new(std::io::Cursor::new(bytes)),
    };
    let protocol = desk.merge(vec![source]);
    is_accounted_for(&protocol);
    assert_eq!(protocol.rejected.len(), 1);
    let told = protocol.rejected[0].what.say(Lang::En);
    assert!(told.starts_with("line 1, column "), "{told}");
}

#[test]
fn answers_to_another_definition_are_read_as_far_as_it_goes() {
    let desk = Desk::new(survey_of(
        &TOWN.replace("q2, type: text, text: Two?", "q3, type: text, text: Three?"),
    ));
    let old = record(1, &[("q1", "\"one\""), ("q2", "\"two\""), ("age", "\"ancient\"")]);
    let mut new = Record { definition: desk.survey.definition.hash.clone(), ..record(2, &[]) };
    let open = new.answers.remove("q2").unwrap();
    new.answers.insert("q3".to_owned(), open);
    let protocol = desk.merge(vec![lines("a", &[old, new])]);
    assert_eq!(desk.column("q1"), ["one", ""]);
    assert_eq!(desk.column("q3__missing"), ["not_asked", "unanswered"]);
    assert_eq!(desk.column("age__missing"), ["not_asked", "unanswered"]);
    let dropped: Vec<_> = protocol
        .dropped
        .iter()
        .map(|(dropped, n)| (dropped.question.as_str(), dropped.why.clone(), *n))
        .collect();
    let ancient = "ancient".to_owned();
    let ancient = Why::Invalid(AnswerFault::UnknownCode(ancient));
    assert_eq!(
        dropped,
        [("age", ancient, 1), ("q2", Why::NotInSurvey, 1), ("q3", Why::NotInRecord, 1)]
    );
    assert_eq!(protocol.definitions.len(), 2);
}

#[test]
fn a_table_with_other_columns_is_read_as_far_as_it_goes_and_what_is_lost_is_counted() {
    let desk = Desk::new(town());
    let other = Desk::new(survey_of(&TOWN.replace("visits", "calls")));
    let mut calls = record(1, &[("age", "\"old\"")]);
    calls.answers.remove("visits").unwrap();
    calls.answers.insert("calls".to_owned(), json!(3));
    let protocol = desk.merge(vec![other.table("t", &[calls])]);
    assert_eq!((protocol.rows, protocol.unread), (1, 1));
    let dropped: Vec<_> = protocol
        .dropped
        .keys()
        .map(|dropped| (dropped.question.as_str(), dropped.is_loss()))
        .collect();
    assert_eq!(dropped, [("calls", true), ("visits", false)]);
    assert_eq!(desk.column("age"), ["old"]);
}

#[test]
fn flags_mark_and_nothing_is_removed() {
    let desk = Desk::new(town());
    let matrix = |points: [i16; 6]| {
        let rows = ["wifi", "help", "park", "roads", "trees", "noise"];
        rows.iter()
            .zip(points)
            .map(|(row, point)| ((*row).to_owned(), json!(point)))
            .collect::<Value>()
            .to_string()
    };
    let full = |n: u128, points: [i16; 6], seconds| {
        let n_text = format!("\"{n}\"");
        let points = matrix(points);
        let given = [
            ("resident", "\"yes\""),
            ("age", "\"old\""),
            ("sex", "\"a\""),
            ("top", "[\"wifi\"]"),
            ("visits", "1"),
            ("q1", n_text.as_str()),
            ("q2", "\"x\""),
            ("satisfied", points.as_str()),
        ];
        Record { seconds, ..record(n, &given) }
    };
    let mut records: Vec<Record> =
        (1..=30).map(|n| full(n, [1, 2, 3, 4, 5, 1], Some(90))).collect();
    records.push(full(31, [3; 6], Some(29)));
    records.push(Record { id: Uuid::from_u128(32), ..full(5, [1, 2, 3, 4, 5, 1], None) });
    let protocol = desk.merge(vec![lines("a", &records)]);
    let marked = |flag: &str| {
        let flags = desk.column(flag);
        flags
            .iter()
            .enumerate()
            .filter(|(_, flag)| *flag == "true")
            .map(|(at, _)| at + 1)
            .collect::<Vec<_>>()
    };
    assert_eq!(marked("flag__speeder"), [31]);
    assert_eq!(marked("flag__straightline"), [31]);
    assert_eq!(marked("flag__nearduplicate"), [5, 32]);
    let Flagged { speeders, straightlines, near_duplicates, medians } = protocol.flagged;
    assert_eq!((protocol.rows, speeders, straightlines, near_duplicates), (32, 1, 1, 2));
    assert_eq!(medians, BTreeMap::from([(Mode::Street, 90.0)]));
}

#[test]
fn rows_without_any_answer_are_rows_all_the_same() {
    let desk = Desk::new(town());
    let protocol = desk.merge(vec![lines("a", &[record(1, &[]), record(2, &[])])]);
    assert_eq!((protocol.rows, protocol.counted, protocol.flagged.near_duplicates), (2, 2, 0));
    let open = desk.column("satisfied__wifi__missing");
    assert_eq!(open, ["unanswered", "unanswered"]);
}

#[test]
fn a_merged_dataset_can_be_merged_again() {
    let desk = Desk::new(weighted());
    desk.merge(vec![lines("a", &weights::forty())]);
    let first = desk.bytes();
    let again = desk.path("again.parquet");
    fs::copy(desk.path("merged.parquet"), &again).unwrap();
    desk.merge(vec![MergeSource::Table { name: "again".to_owned(), path: again }]);
    assert!(first == desk.bytes());
}
