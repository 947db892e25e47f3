//! What leaves a store: hand-ins, plain and sealed, and tombstones.

use mitreden::keep::handin;
use mitreden::keep::record::Record;
use mitreden::keep::sealing::{PrivateKey, is_sealed, open};
use mitreden::keep::tombstone::tombstone;
use uuid::Uuid;

use super::{bytes, rows, text, town};

#[test]
fn hand_ins_are_read_and_written_to_the_same_bytes() {
    for (name, number) in [("other.handin", 1), ("all.handin", 3)] {
        let written = bytes(name);
        let read = handin::read(&written).unwrap();
        assert_eq!(handin::write(&read), written, "{name}");
        assert_eq!((read.survey.as_str(), read.number), ("wire", number));
        assert_eq!(text(name).lines().last().unwrap().matches(&read.print).count(), 1);
        assert!(!read.definitions.is_empty() && !read.contacts.is_empty(), "{name}");
        assert!(!read.tombstones.is_empty() && !read.records.is_empty(), "{name}");
        // Also of one that held everything: at that time none said so. Nor did any say what people
        // were promised, or what had come from elsewhere.
        assert!(!read.all && read.promises.is_empty() && read.passed.is_empty(), "{name}");
    }
    assert_eq!(handin::read(&bytes("all.handin")).unwrap().taken_back.len(), 1);
}

#[test]
fn a_sealed_hand_in_is_opened_by_its_key() {
    let key: PrivateKey = text("test-key.txt").parse().unwrap();
    assert!(text("test-key.txt").contains(&format!("# public: {}\n", key.public())));
    let sealed = bytes("first.handin.age");
    assert!(is_sealed(&sealed));
    let plain = open(&sealed, &key).unwrap();
    let read = handin::read(&plain).unwrap();
    assert_eq!(handin::write(&read), plain);
    assert_eq!((read.device.as_str(), read.number), ("laptop-0a1b2c", 1));
    let all = handin::read(&bytes("all.handin")).unwrap();
    assert!(read.records.len() == 4 && read.key == all.key);
    // One of the four was erased before all was handed in again.
    let is_left = |record: &&Record| !all.erased().contains(&record.id);
    let left: Vec<_> = read.records.iter().filter(is_left).collect();
    assert_eq!(left.len(), 3);
    assert!(left.iter().all(|record| all.records.contains(record)));
}

#[test]
fn a_known_id_under_a_known_key_has_the_tombstone_it_had() {
    // As `tombstones.txt` has them: the key of each store, and what it makes of ids.
    let mut known: Vec<(String, Vec<(Uuid, String)>)> = Vec::new();
    for line in text("tombstones.txt").lines() {
        match line.split_once(' ').unwrap() {
            ("key", digits) => known.push((digits.to_owned(), Vec::new())),
            (id, digits) => {
                let of = (Uuid::try_parse(id).unwrap(), digits.to_owned());
                known.last_mut().unwrap().1.push(of);
            }
        }
    }
    for (name, (key, erased)) in ["all.handin", "other.handin"].into_iter().zip(&known) {
        let written = text(name);
        assert!(written.lines().next().unwrap().ends_with(&format!("\"{key}\"}}")), "{name}");
        for (id, digits) in erased {
            assert!(written.contains(&format!("{{\"erased\":\"{digits}\"}}\n")), "{name}: {id}");
        }
        // With the tombstones that today's program makes it is the same bytes.
        let mut read = handin::read(written.as_bytes()).unwrap();
        read.tombstones = erased.iter().map(|(id, _)| tombstone(&read.key, id)).collect();
        assert_eq!(String::from_utf8(handin::write(&read)).unwrap(), written);
    }
    let mut kept: Vec<_> = known
        .iter()
        .flat_map(|(key, erased)| erased.iter().map(|(_, of)| vec![key.clone(), of.clone()]))
        .collect();
    kept.sort();
    let sql =
        "SELECT (SELECT value FROM meta WHERE key = 'tombstone-key') AS key, hash FROM tombstones
        UNION ALL SELECT key, hash FROM foreign_tombstones ORDER BY key, hash";
    assert_eq!(rows(&town(), sql), kept);
}
