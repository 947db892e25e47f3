//! The protocol of merges, as people read it.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::str::FromStr;

use chrono::NaiveDate;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::markdown::write;
use crate::model::{Block, Section};
use crate::sample;
use mitreden_base::diagnostics::{Problems, Source as Yaml};
use mitreden_count::merge::{
    Conflict, Dropped, MergeSource, Merged, Outputs, Unusable, Why, Words, merge,
};
use mitreden_define::survey::union::Union;
use mitreden_define::survey::{Mode, Survey, read};
use mitreden_keep::jsonl::{self, BadLine, BadLineReason};
use mitreden_keep::record::{AnswerFault, BadRecord, Disposition, Record};
use mitreden_keep::resolve::{KeepWish, Settlement};
use mitreden_keep::store::NamedSource;

const TOWN: &str = "
survey: town
title: Town
languages: [en]
modes: [online, street]
needs: { wifi: Wi-Fi, help: Help }
pages:
  - page: all
    questions:
      - { id: age, type: single, text: Age?, options: { young: Young, old: Old } }
      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2 }
      - { id: visits, type: number, text: Visits? }
";

const POPULATION: &str = "
population:
  size: 1000
  margins:
    - { of: age, shares: { young: 0.4, old: 0.6 } }
";

fn survey(yaml: &str) -> Survey {
    read(&Yaml::new("town.yaml", yaml), &[], None, &mut Problems::new()).unwrap()
}

/// A record with these answers as JSON; to everything else `unanswered`.
fn record(survey: &Survey, n: u128, given: &[(&str, Value)]) -> Record {
    let open = |id: &&str| ((*id).to_owned(), json!({ "missing": "unanswered" }));
    let mut answers: BTreeMap<String, Value> = ["age", "top", "visits"].iter().map(open).collect();
    answers.extend(given.iter().map(|(id, value)| ((*id).to_owned(), value.clone())));
    Record {
        answers,
        id: Uuid::from_u128(n),
        survey: "town".to_owned(),
        definition: survey.definition.hash.clone(),
        simulated: false,
        ..sample::record()
    }
}

/// 10 young and 30 old.
fn forty(survey: &Survey) -> Vec<Record> {
    let age = |n: u128| if n < 10 { "young" } else { "old" };
    (0..40).map(|n| record(survey, n, &[("age", json!(age(n)))])).collect()
}

fn lines<'a>(name: &str, records: &[Record], more: &str) -> MergeSource<'a> {
    let mut bytes = jsonl::write(records);
    bytes.extend(more.as_bytes());
    MergeSource::Lines { name: name.to_owned(), reader: Box::new(Cursor::new(bytes)) }
}

fn merged(survey: &Survey, sources: Vec<MergeSource<'_>>, keep: &[&str]) -> Merged {
    let folder = tempfile::tempdir().unwrap();
    let keep: Vec<KeepWish> = keep.iter().map(|word| KeepWish::from_str(word).unwrap()).collect();
    let words = Words { now: &keep, before: &[] };
    merge(&Union::alone(survey), sources, words, &Outputs::temporary(folder.path())).unwrap()
}

fn text(protocol: &Protocol, lang: Lang) -> String {
    write(&document(protocol, lang))
}

/// A merge in which everything happens that a protocol has a section for.
fn everything() -> Protocol {
    let survey = survey(&format!("{TOWN}{POPULATION}"));
    let one = |n, given: &[(&str, Value)]| record(&survey, n, given);
    let day = NaiveDate::from_ymd_opt(2026, 5, 12).unwrap();
    let imported = |n: u128, record: Record| Record {
        source: "panel-2026".to_owned(),
        mode: Mode::Online,
        base_weight: n.is_multiple_of(2).then_some(1.5),
        ..record
    };
    let panel: Vec<_> = (0..).zip(forty(&survey)).map(|(n, one)| imported(n, one)).collect();
    let street = [
        panel[3].clone(),
        panel[4].clone(),
        one(50, &[("visits", json!(1))]),
        one(51, &[("visits", json!(1))]),
        Record { practice: true, ..one(52, &[]) },
        Record { survey: "village".to_owned(), ..one(53, &[]) },
        Record { disposition: Disposition::BreakOff, ..one(54, &[("age", json!("old"))]) },
        Record { flags: vec!["honeypot".to_owned()], ..one(55, &[("age", json!("old"))]) },
    ];
    let laptop = [
        one(50, &[("visits", json!(2))]),
        one(51, &[("visits", json!(2))]),
        Record {
            definition: "sha256:unknown".to_owned(),
            ..one(56, &[("age", json!("ancient")), ("gone", json!(7)), ("visits", json!("many"))])
        },
    ];
    let sources = vec![
        lines("results/town/panel.jsonl", &panel, ""),
        lines("results/town/street.jsonl", &street, "not json\n"),
        lines("laptop-17124d:1", &laptop, ""),
    ];
    let word = format!("{}=laptop-17124d:1", Uuid::from_u128(51));
    let Merged { mut protocol, chosen, .. } = merged(&survey, sources, &[&word]);
    // What the desk adds from its store.
    protocol.decided = chosen.into_iter().map(|choice| Settlement { choice, day }).collect();
    let (path, print) = ("/home/desk/panel.jsonl".to_owned(), String::new());
    protocol.named = vec![NamedSource { path, size: 1, print, day }];
    protocol.handins = vec!["laptop-17124d: 1, 3; 2 is missing".to_owned()];
    protocol.preferred = 2;
    protocol
}

#[test]
fn a_protocol_in_english() {
    insta::assert_snapshot!("english", text(&everything(), Lang::En));
}

#[test]
fn a_protocol_in_german() {
    insta::assert_snapshot!("german", text(&everything(), Lang::De));
}

/// What a section is made of, whatever it says.
fn shape(section: &Section) -> Vec<String> {
    let block = |block: &Block| match block {
        Block::Paragraph(_) => "paragraph".to_owned(),
        Block::List(items) => format!("list of {}", items.len()),
        Block::Table(table) => {
            let aligned: Vec<_> = table.columns().iter().map(|column| column.align).collect();
            format!("table of {} rows, {aligned:?}", table.rows().len())
        }
        other => format!("{other:?}"),
    };
    section.blocks.iter().map(block).collect()
}

#[test]
fn both_languages_have_the_same_sections_tables_and_rows() {
    let protocol = everything();
    let [english, german] = [Lang::En, Lang::De].map(|lang| document(&protocol, lang));
    let shapes =
        |document: &Document<Undated>| -> Vec<_> { document.sections.iter().map(shape).collect() };
    assert_eq!(shapes(&english), shapes(&german));
    assert_eq!((english.sections.len(), english.lead.len()), (10, german.lead.len()));
    assert_eq!(english.notices.len(), german.notices.len());
    for (english, german) in english.sections.iter().zip(&german.sections) {
        assert_ne!(english.heading, german.heading);
    }
    // Numbers of rows are the same, written as they are in each country.
    let numbers = |lang| {
        let text = text(&protocol, lang);
        let row = |line: &str| line.chars().filter(char::is_ascii_digit).collect::<String>();
        text.lines().filter(|line| line.starts_with("| ")).map(row).collect::<Vec<_>>()
    };
    assert_eq!(numbers(Lang::En), numbers(Lang::De));
}

#[test]
fn nothing_in_a_protocol_is_of_the_other_language() {
    let german = text(&everything(), Lang::De);
    for word in ["responses", " the ", " of ", "source", "weights", "None"] {
        let lines = german.lines().filter(|line| line.contains(word));
        // What readers of files say is English, and what laptops handed in comes as it was told.
        let told: Vec<_> = lines.filter(|line| !line.contains("street.jsonl")).collect();
        assert!(told.is_empty(), "{word}: {told:?}");
    }
    assert!(!german.contains("merging-") && !german.contains("fault-"), "{german}");
}

#[test]
fn who_counts_and_what_weights_are_is_said() {
    let town = survey(TOWN);
    let protocol = merged(&town, vec![lines("a", &forty(&town), "")], &[]).protocol;
    let english = text(&protocol, Lang::En);
    assert!(
        english.contains("40 responses; 40 of them count")
            && english.contains("None: nothing is known of the population.")
            && english.contains("Say “of respondents”, not “of citizens”."),
        "{english}"
    );
    let town = survey(&format!("{TOWN}{POPULATION}"));
    let protocol = merged(&town, vec![lines("a", &forty(&town), "")], &[]).protocol;
    let english = text(&protocol, Lang::En);
    let cells = |line: &str| {
        line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>().join("|")
    };
    let rows: Vec<String> = english.lines().map(cells).collect();
    for row in
        ["|age|n|unweighted %|given %|aimed at %|weighted %|", "|young|10|25.00|40.00|40.00|40.00|"]
    {
        assert!(rows.iter().any(|known| known == row), "{row}\n{english}");
    }
    assert!(english.contains("add up to 1,000") && english.contains("effective n:"), "{english}");

    let all = forty(&town).into_iter().map(|record| Record { base_weight: Some(2.0), ..record });
    let mut all: Vec<_> = all.collect();
    let told = |records: &[Record]| {
        text(&merged(&town, vec![lines("a", records, "")], &[]).protocol, Lang::En)
    };
    assert!(
        told(&all).contains("40 base weights came with the responses: from 2 to 2, 80 in all.")
    );
    all[0].base_weight = None;
    assert!(told(&all).contains("1 other has none and counts 1"), "{}", told(&all));
}

#[test]
fn an_answer_that_is_no_longer_valid_is_told_with_what_is_wrong() {
    let protocol = everything();
    for (lang, told) in [
        (Lang::En, "no longer valid: `ancient` is not one of its codes"),
        (Lang::De, "nicht mehr gültig: `ancient` ist keiner ihrer Codes"),
    ] {
        let text = text(&protocol, lang);
        let row = text.lines().find(|line| line.starts_with("| `age` ")).unwrap();
        assert!(row.contains(told), "{row}");
    }
    let english = text(&protocol, Lang::En);
    assert!(english.contains("`results/town/street.jsonl`: line 9, column 2: "), "{english}");
}

#[test]
fn made_up_people_are_told_of_first() {
    let town = survey(TOWN);
    let made_up = [1, 2, 3].map(|n| Record { simulated: true, ..record(&town, n, &[]) });
    let alone = merged(&town, vec![lines("simulated.jsonl", &made_up, "")], &[]).protocol;
    let said = "> **Simulated: 3 of the 3 responses were made up by the program and given by no \
                person.**";
    assert!(text(&alone, Lang::En).contains(said), "{}", text(&alone, Lang::En));
    let sources =
        vec![lines("simulated.jsonl", &made_up, ""), lines("street", &[record(&town, 5, &[])], "")];
    let real = merged(&town, sources, &[]).protocol;
    let first = text(&real, Lang::En).lines().nth(2).unwrap().to_owned();
    assert!(first.contains("3 made-up respondents are left out"), "{first}");
}

#[test]
fn a_notice_is_in_the_language_of_the_protocol() {
    let protocol = everything();
    let [english, german] = [Lang::En, Lang::De].map(|lang| text(&protocol, lang));
    assert!(english.contains("1 person is left out"), "{english}");
    assert!(german.contains("1 Person ist nicht mitgezählt"), "{german}");
    assert!(german.contains("`mitreden merge UMFRAGE`"), "a command is spelled as it is typed");
}

/// How many cells each row of each table has, as a reader of Markdown finds them.
fn cells(markdown: &str) -> Vec<usize> {
    let count = |line: &str| {
        let (mut bars, mut chars) = (0, line.chars());
        while let Some(c) = chars.next() {
            match c {
                '\\' => drop(chars.next()),
                '|' => bars += 1,
                _ => {}
            }
        }
        bars - 1
    };
    markdown.lines().filter(|line| line.starts_with("| ")).map(count).collect()
}

#[test]
fn no_name_of_a_file_and_no_id_breaks_a_table_or_becomes_markup() {
    let plain = everything();
    let hostile = "a|b`c\\|d\n| x | y |\n# <img src=x onerror=alert(1)> [e](http://f) \u{1b}[2J";
    let mut protocol = plain.clone();
    for counts in &mut protocol.sources {
        counts.name = hostile.to_owned();
    }
    for group in &mut protocol.groups {
        group.source = hostile.to_owned();
    }
    for conflict in protocol.conflicts.iter_mut().chain(&mut protocol.settled) {
        let Conflict { id, from, source, hash, .. } = conflict;
        for field in [id, from, source, hash] {
            hostile.clone_into(field);
        }
    }
    for duplicate in &mut protocol.duplicates {
        hostile.clone_into(&mut duplicate.id);
        duplicate.from.iter_mut().for_each(|from| hostile.clone_into(from));
    }
    for rejected in &mut protocol.rejected {
        hostile.clone_into(&mut rejected.from);
        let reason = BadRecord::Shape { reason: hostile.to_owned(), column: 1 };
        let reason = BadLineReason::NoRecord(reason);
        rejected.what = Unusable::Line(BadLine { line: 1, reason });
    }
    for settlement in &mut protocol.decided {
        hostile.clone_into(&mut settlement.choice.word);
    }
    hostile.clone_into(&mut protocol.named[0].path);
    hostile.clone_into(&mut protocol.handins[0]);
    let lost = [
        Why::NotInSurvey,
        Why::Invalid(AnswerFault::UnknownCode(hostile.to_owned())),
        Why::Invalid(AnswerFault::Shape { expected: "a text", found: hostile.to_owned() }),
    ];
    protocol.dropped = lost.map(|why| (Dropped { question: hostile.to_owned(), why }, 1)).into();
    for margin in &mut protocol.weighting.as_mut().unwrap().rake.as_mut().unwrap().margins {
        hostile.clone_into(&mut margin.name);
    }
    for lang in [Lang::En, Lang::De] {
        let [before, after] = [&plain, &protocol].map(|protocol| text(protocol, lang));
        let head = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(head(&before), head(&after), "{after}");
        let sizes: Vec<_> = cells(&after);
        let tables = |sizes: &[usize]| {
            let mut sizes = sizes.to_vec();
            sizes.dedup();
            sizes
        };
        assert_eq!(tables(&cells(&before)), tables(&sizes), "{after}");
        let bare = after.replace("\\<", "").replace("\\[", "").replace("\\`", "");
        assert!(!bare.contains("<img") && !bare.contains("[e]"), "{after}");
        assert!(!after.contains('\u{1b}'), "no control character");
    }
}
