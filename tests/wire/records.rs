//! Records, and the questionnaires they answer.

use std::collections::BTreeMap;

use mitreden::base::seed::fingerprint;
use mitreden::define::answer::{Answer, Missing};
use mitreden::define::survey::{Definition, Mode, Survey, read_archive};
use mitreden::keep::jsonl;
use mitreden::keep::record::{Disposition, Record, to_json};

use super::{bytes, column, questionnaire, rows, text, town};

/// The questionnaire with every construct, as it was archived.
fn archived() -> Survey {
    let yaml = text("definition.yaml");
    let hash = fingerprint(yaml.as_bytes());
    read_archive(&Definition { yaml, hash }).unwrap()
}

#[test]
fn records_are_read_and_written_to_the_same_bytes() {
    let written = bytes("records.jsonl");
    let read = jsonl::read(&written);
    assert!(read.bad.is_empty(), "{:?}", read.bad);
    assert_eq!(jsonl::write(&read.records), written);
    let town = town();
    let lines = column(&town, "SELECT json FROM responses");
    assert!(lines.len() > 10);
    for line in text("records.jsonl").lines().chain(lines.iter().map(String::as_str)) {
        assert_eq!(Record::from_line(line).unwrap().to_line(), line);
    }
    // Rows are found by what is written beside them.
    for row in rows(&town, "SELECT id, revision, source, hash, json FROM responses") {
        let record = Record::from_line(&row[4]).unwrap();
        let beside = [&record.id.to_string(), &record.revision.to_string(), &record.source];
        assert_eq!(beside.map(String::as_str), [&row[0], &row[1], &row[2]].map(String::as_str));
        assert_eq!(record.content_hash(), row[3], "{}", row[4]);
    }
}

#[test]
fn records_say_every_word_there_was() {
    let records = jsonl::read(&bytes("records.jsonl")).records;
    let lines = text("records.jsonl");
    for word in ["online", "kiosk", "street", "phone", "paper"] {
        assert_eq!(Mode::of_word(word).map(Mode::word), Some(word));
        assert!(records.iter().any(|record| record.mode.word() == word), "{word}");
    }
    for word in ["complete", "partial", "break_off"] {
        assert_eq!(Disposition::of_word(word).map(Disposition::word), Some(word));
        assert!(records.iter().any(|record| record.disposition.word() == word), "{word}");
    }
    for word in ["refused", "dont_know", "unanswered", "not_asked", "not_reached"] {
        assert_eq!(Missing::of_word(word).map(Missing::word), Some(word));
        assert!(lines.contains(&format!(r#"{{"missing":"{word}"}}"#)), "{word}");
    }
    let all = |is: fn(&Record) -> bool| (records.iter().any(is), records.iter().all(is));
    assert_eq!(all(|record| record.simulated), (true, false));
    assert_eq!(all(|record| record.practice), (true, false));
    assert_eq!(all(|record| record.flags.is_empty()), (true, false));
    assert_eq!(all(|record| record.paradata.is_empty()), (true, false));
    assert_eq!(all(|record| record.base_weight.is_some()), (true, false));
    assert_eq!(all(|record| record.day.is_none()), (true, false));
    // What has come since is not known of them, and not written into them.
    assert!(records.iter().all(|record| record.cluster.is_none() && record.stratum.is_none()));
}

#[test]
fn an_archived_definition_is_read_and_answers_mean_what_they_meant() {
    let survey = archived();
    let mut kinds = BTreeMap::new();
    for record in jsonl::read(&bytes("records.jsonl")).records {
        assert_eq!(record.definition, survey.definition.hash);
        let answers = record.answers_of(&survey).unwrap();
        assert_eq!(to_json(&survey, &answers), record.answers, "{}", record.id);
        for answer in answers {
            let kind = match answer {
                Answer::Missing(_) => "missing",
                Answer::None => "none",
                Answer::Choice(_) => "choice",
                Answer::Choices(_) => "choices",
                Answer::Ranking(_) => "ranking",
                Answer::Points(_) => "points",
                Answer::Rating(_) => "rating",
                Answer::Rows(_) => "rows",
                Answer::Tasks(_) => "tasks",
                Answer::Number(_) => "number",
                Answer::Date(_) => "date",
                Answer::Text(_) => "text",
                // The questionnaire computes no truth; the small one does.
                Answer::Truth(_) => "truth",
            };
            *kinds.entry(kind).or_insert(0) += 1;
        }
    }
    assert_eq!(kinds.len(), 12, "{kinds:?}");
}

#[test]
fn a_questionnaire_that_nobody_changed_is_the_one_that_was_answered() {
    let survey = questionnaire();
    let town = town();
    let known = rows(&town, "SELECT hash, yaml FROM definitions");
    let former = [survey.former.hash.clone(), survey.former.yaml.clone()];
    assert_eq!(known, [former], "the definition by the rule of that time");
    let hash = &survey.former.hash;
    for line in column(&town, "SELECT json FROM responses") {
        let record = Record::from_line(&line).unwrap();
        assert_eq!(record.definition, *hash);
        let answers = record.answers_of(&survey).unwrap();
        assert_eq!(to_json(&survey, &answers), record.answers, "{}", record.id);
        assert!(
            matches!(record.answers["settled"], serde_json::Value::Bool(_))
                || record.answers["settled"].get("missing").is_some()
        );
    }
}
