//! What is wrong with an answer as it was kept, in words.

use super::writer::ProtocolWriter;
use crate::model::RichText;
use mitreden_base::locale::Word;
use mitreden_keep::record::AnswerFault;

/// Says what is wrong with an answer.
pub(super) fn fault(writer: ProtocolWriter, fault: &AnswerFault) -> RichText {
    let of_code = |id: &str, code: &str| writer.tell(id, &[], &[("code", &writer.code(code))]);
    let number = |n: usize| Word::from(n.to_string());
    match fault {
        AnswerFault::Absent => writer.say("fault-absent"),
        AnswerFault::NoQuestion => writer.say("fault-no-question"),
        AnswerFault::Shape { expected, found } => writer.tell(
            "fault-shape",
            &[],
            &[("expected", &writer.say(&expected_id(expected))), ("found", &writer.code(found))],
        ),
        AnswerFault::UnknownCode(code) => of_code("fault-unknown-code", code),
        AnswerFault::Twice(code) => of_code("fault-twice", code.as_str()),
        AnswerFault::Unordered => writer.say("fault-unordered"),
        AnswerFault::UnknownWord(word) => {
            writer.tell("fault-unknown-word", &[], &[("word", &writer.code(word))])
        }
        AnswerFault::NoNone => writer.say("fault-no-none"),
        AnswerFault::NoText(code) => of_code("fault-no-text", code.as_str()),
        AnswerFault::OffScale { point, from, to } => {
            let words =
                [("point", point.to_string()), ("from", from.to_string()), ("to", to.to_string())];
            writer.tell("fault-off-scale", &words.map(|(name, word)| (name, Word::from(word))), &[])
        }
        AnswerFault::NoRow(code) => of_code("fault-no-row", code.as_str()),
        AnswerFault::TooMany { found, most } => writer.tell(
            "fault-too-many",
            &[("found", number(*found)), ("most", number(*most))],
            &[],
        ),
        AnswerFault::NoPoints(code) => of_code("fault-no-points", code.as_str()),
        AnswerFault::Tasks { found, expected } => {
            let words = [("found", number(*found)), ("expected", number(*expected))];
            writer.tell("fault-tasks", &words, &[])
        }
        AnswerFault::Task { task, reason } => {
            let reason = writer.say(&expected_id(reason));
            writer.tell("fault-task", &[("task", number(*task))], &[("reason", &reason)])
        }
    }
}

/// The id of words that reading an answer has in English.
fn expected_id(english: &str) -> String {
    let words = english.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    format!("expected-{}", words.collect::<Vec<_>>().join("-").to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use regex::Regex;

    use super::*;
    use crate::locale::Say as _;
    use mitreden_base::ids::Code;
    use mitreden_base::locale::Lang;

    /// What reading an answer may say it expected, as its code has it.
    fn expected() -> BTreeSet<String> {
        let code = include_str!("../../keep/record/decode.rs");
        let said = r#"(?:shape\(|(?:filled|object)\([^\n]*?, |expected = |wrong\()"([^"]+)""#;
        Regex::new(said).unwrap().captures_iter(code).map(|found| found[1].to_owned()).collect()
    }

    #[test]
    fn whatever_reading_expects_is_said_in_both_languages() {
        let expected = expected();
        assert!(expected.len() > 15, "{expected:?}");
        for english in expected {
            let [told, german] =
                [Lang::En, Lang::De].map(|lang| lang.say(&expected_id(&english), &[]));
            assert_eq!(told, english);
            assert!(german != english && german.contains(' '), "{english}: {german}");
        }
    }

    #[test]
    fn a_fault_reads_in_english_as_the_record_tells_it_and_in_german_otherwise() {
        let code = || Code::new("wifi");
        let faults = [
            AnswerFault::Absent,
            AnswerFault::NoQuestion,
            AnswerFault::Shape { expected: "a text", found: "7".to_owned() },
            AnswerFault::UnknownCode(code().to_string()),
            AnswerFault::Twice(code()),
            AnswerFault::Unordered,
            AnswerFault::UnknownWord(code().to_string()),
            AnswerFault::NoText(code()),
            AnswerFault::OffScale { point: -7, from: 1, to: 5 },
            AnswerFault::NoRow(code()),
            AnswerFault::TooMany { found: 4, most: 3 },
            AnswerFault::NoPoints(code()),
            AnswerFault::Tasks { found: 4, expected: 3 },
            AnswerFault::Task { task: 2, reason: "one item is both best and worst" },
        ];
        for one in faults {
            let [english, german] =
                [Lang::En, Lang::De].map(|lang| fault(ProtocolWriter { lang }, &one).plain());
            assert_eq!(english, one.to_string().replace('`', ""));
            assert!(german != english && !german.contains('$'), "{german}");
        }
    }
}
