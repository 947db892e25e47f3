//! A hand-in is read as it was written, or not at all.

use uuid::Uuid;

use super::*;
use crate::sample::{record, survey};
use crate::tombstone::tombstone;
use mitreden_base::seed::fingerprint;

const KEY: Key = Key::from_bytes([7; 32]);

fn contact(n: u128) -> Contact {
    Contact { device: Some("laptop-2".to_owned()), ..Contact::sample(n) }
}

fn sample() -> Handin {
    let numbered = |n, revision| Record { id: Uuid::from_u128(n), revision, ..record() };
    Handin {
        survey: "digitales-leoben-2026".to_owned(),
        device: "laptop-2".to_owned(),
        number: 3,
        definitions: vec![survey().definition],
        tombstones: [1, 2].map(|n| tombstone(&KEY, &Uuid::from_u128(n))).into(),
        contacts: vec![contact(5), contact(6)],
        taken_back: [Uuid::from_u128(4)].into(),
        records: vec![numbered(8, 1), numbered(9, 1), numbered(9, 2)],
        ..Handin::of(KEY)
    }
}

/// With what an older program would not understand.
fn newer() -> Handin {
    let other = Key::from([8; 32]);
    let passed = [(other, tombstone(&other, &Uuid::from_u128(3)))].into();
    Handin { all: true, promises: [("sha256:a".to_owned(), 24)].into(), passed, ..sample() }
}

/// The bytes with an end that fits them again.
fn ended(lines: &[&str]) -> Vec<u8> {
    let body = lines.join("\n") + "\n";
    let end = format!("{{\"end\":{{\"fingerprint\":\"{}\"}}}}\n", fingerprint(body.as_bytes()));
    (body + &end).into_bytes()
}

#[test]
fn what_was_written_is_read() {
    for (handin, format) in [(sample(), 1), (newer(), 2)] {
        let bytes = write(&handin);
        assert!(
            is_handin(&bytes) && bytes.starts_with(format!("{{\"handin\":{format},").as_bytes())
        );
        let told = read(&bytes).unwrap();
        assert!(!told.print.is_empty());
        assert_eq!(Handin { print: String::new(), ..told }, handin);
        let mut turned = handin;
        turned.records.reverse();
        turned.contacts.reverse();
        assert_eq!(write(&turned), bytes);
    }
}

#[test]
fn erased_responses_are_known_elsewhere() {
    let erased = read(&write(&sample())).unwrap().erased();
    assert!(erased.contains(&Uuid::from_u128(1)) && erased.contains(&Uuid::from_u128(2)));
    assert!(!erased.contains(&Uuid::from_u128(8)) && !erased.contains(&Uuid::from_u128(3)));
    let erased = read(&write(&newer())).unwrap().erased();
    assert!([1, 2, 3].iter().all(|n| erased.contains(&Uuid::from_u128(*n))));
}

#[test]
fn the_first_and_last_line_are_as_promised() {
    let bytes = write(&Handin {
        definitions: Vec::new(),
        tombstones: BTreeSet::new(),
        contacts: Vec::new(),
        taken_back: BTreeSet::new(),
        records: Vec::new(),
        ..sample()
    });
    let key = "07".repeat(32);
    let head = format!(
        r#"{{"handin":1,"survey":"digitales-leoben-2026","device":"laptop-2","number":3,"tombstone_key":"{key}"}}"#
    );
    assert_eq!(bytes, ended(&[&head]));
}

#[test]
fn wherever_it_is_cut_off_it_is_told() {
    let bytes = write(&sample());
    for end in 0..bytes.len() {
        assert_eq!(read(&bytes[..end]).unwrap_err(), BadHandin::Cut, "cut at {end}");
    }
}

#[test]
fn whatever_is_changed_is_told() {
    let bytes = write(&sample());
    for at in (0..bytes.len()).step_by(7) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(read(&changed).is_err(), "changed at {at}");
    }
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(
        read(text.replacen("laptop-2", "laptop-3", 1).as_bytes()).unwrap_err(),
        BadHandin::Changed
    );
    // A whole line that is gone, with the end still there.
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        read((lines[..2].join("\n") + "\n" + lines[lines.len() - 1] + "\n").as_bytes())
            .unwrap_err(),
        BadHandin::Changed
    );
}

#[test]
fn what_is_newer_foreign_or_nonsense_says_so() {
    let newer = String::from_utf8(write(&sample())).unwrap().replacen(
        "\"handin\":1",
        "\"handin\":9,\"new\":0",
        1,
    );
    assert_eq!(read(newer.as_bytes()).unwrap_err(), BadHandin::Newer(9));
    assert_eq!(read(b"{\"answers\":{}}\n").unwrap_err(), BadHandin::Foreign);
    let text = String::from_utf8(write(&sample())).unwrap();
    let head = text.lines().next().unwrap();
    for line in ["{\"answers\":{}}", "{\"erased\":\"07\"}", "{\"other\":1}", &ended_line()] {
        let bad = read(&ended(&[head, line])).unwrap_err();
        assert!(matches!(bad, BadHandin::Line { line: 2, .. }), "{line}: {bad}");
    }
}

fn ended_line() -> String {
    String::from_utf8(ended(&[])).unwrap().trim_end().to_owned()
}
