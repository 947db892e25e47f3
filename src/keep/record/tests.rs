//! The committed line, and everything that may go wrong with one.

use proptest::prelude::*;
use serde_json::json;

use super::super::sample::{LINE, items, question, record, survey};
use super::*;
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};
use mitreden_define::logic::Type;
use mitreden_define::survey::{ItemOrder, Kind, Pick, Question};

fn ask(id: &str) -> Question {
    let survey = survey();
    survey.questions[survey.find(id).unwrap()].clone()
}

fn code(text: &str) -> Code {
    Code::new(text)
}

#[test]
fn the_committed_line_stays_byte_for_byte() {
    assert_eq!(record().to_line(), LINE);
    let answers = record().answers_of(&survey()).unwrap();
    assert_eq!(to_json(&survey(), &answers), record().answers);
}

#[test]
fn its_answers_are_what_they_say() {
    let answers = record().answers_of(&survey()).unwrap();
    let answer = |id| &answers[survey().find(id).unwrap()];
    assert_eq!(
        *answer("district"),
        Answer::Choice(Choice { code: code("other"), text: Some("Leitendorf".to_owned()) })
    );
    assert_eq!(*answer("gender"), Answer::Missing(Missing::Refused));
    assert_eq!(*answer("since"), Answer::Date(NaiveDate::from_ymd_opt(1998, 7, 1).unwrap()));
    assert_eq!(*answer("years"), Answer::Number(28.0));
    assert_eq!(*answer("hello"), Answer::NOT_ASKED);
    assert_eq!(*answer("top3"), Answer::Ranking(vec![code("wifi"), code("help")]));
    // In the order of the questionnaire, not of the JSON.
    assert_eq!(*answer("budget"), Answer::Points(vec![(code("wifi"), 60.0), (code("help"), 40.0)]));
    let Answer::Rows(rows) = answer("satisfied") else { panic!("not rows") };
    assert_eq!(rows[..2], [(code("wifi"), Ok(2)), (code("help"), Err(Missing::DontKnow))]);
    assert_eq!(answer("ease").missing(), Some(Missing::NotAsked));
    let Answer::Tasks(tasks) = answer("trade-off") else { panic!("not tasks") };
    assert_eq!(tasks[0].as_ref().unwrap().worst, code("parking"));
    assert_eq!(tasks[3], Err(Missing::Refused));
}

#[test]
fn optional_fields_are_null_and_keys_are_sorted() {
    let record =
        Record { consent: None, day: None, device: None, seed: None, seconds: None, ..record() };
    let line = record.to_line();
    assert!(
        line.contains(r#""consent":null,"day":null,"#)
            && line.contains(r#""seconds":null,"seed":null,"#),
        "{line}"
    );
    assert_eq!(Record::from_line(&line).unwrap(), record);
    // A map sorted by the library must come out as it is.
    let sorted: BTreeMap<String, Value> = serde_json::from_str(&line).unwrap();
    assert_eq!(serde_json::to_string(&sorted).unwrap(), line);
    let turned = LINE.replace(r#"{"help":40,"wifi":60}"#, r#"{"wifi": 60, "help": 40}"#);
    assert_eq!(Record::from_line(&turned).unwrap().to_line(), LINE);
}

#[test]
fn a_line_that_is_no_record_says_why() {
    let told =
        |from: &str, to: &str| Record::from_line(&LINE.replace(from, to)).unwrap_err().to_string();
    let starts = |from: &str, to: &str, expected: &str| {
        let told = told(from, to);
        assert!(told.starts_with(expected), "{told}");
    };
    starts("\"v\":1", "\"v\":2,\"new\":0", "it has format version 2, this program reads version 1");
    starts(r#""place":"#, r#""plaice":"#, "unknown field `plaice`, expected one of");
    starts(r#","practice":false"#, "", "missing field `practice`");
    starts(r#""consent":"sha256:…","#, "", "missing field `consent`");
    starts(
        r#""definition":"sha256:…""#,
        r#""definition":null"#,
        "invalid type: null, expected a string",
    );
    starts("street", "stret", "`stret` is no mode; there are online, kiosk, street, phone, paper");
    starts("2026-05-12\",\"def", "2026-5-12\",\"def", "`2026-5-12` is no day written YYYY-MM-DD");
    starts("0b9f6f0e", "0B9F6F0E", "`0B9F6F0E-4d0e-4b0a-9a53-6c1f2f1f7a10` is no id");
    starts("complete", "finished", "unknown variant `finished`");
    starts("\"visits\":2", "\"visits\":2,\"visits\":3", "`visits` stands twice (column ");
    starts("\"lang\":\"de\"", "\"lang\":\"de\",\"lang\":\"en\"", "duplicate field `lang`");
    assert!(matches!(Record::from_line("{"), Err(BadRecord::Shape { .. })));
    assert!(matches!(Record::from_line("[]"), Err(BadRecord::Shape { .. })));
}

#[test]
fn the_hash_is_of_the_content_and_not_of_the_revision() {
    let same = Record { revision: 7, ..record() };
    assert_eq!(same.content_hash(), record().content_hash());
    let other = Record { source: "elsewhere".to_owned(), ..record() };
    assert_ne!(other.content_hash(), record().content_hash());
    let without = LINE.replace("\"revision\":1,", "");
    assert_eq!(record().content_hash(), fingerprint(without.as_bytes()));
}

#[test]
fn neither_revision_nor_definition_nor_what_was_not_asked_is_said_by_a_person() {
    let asked_more = |answer: serde_json::Value| {
        let answers = record().answers.into_iter().chain([("more".to_owned(), answer)]).collect();
        Record { revision: 3, definition: "sha256:other".to_owned(), answers, ..record() }
    };
    let not_asked = json!({ "missing": "not_asked" });
    assert!(record().says_the_same(&asked_more(not_asked.clone())));
    assert!(record().says_the_same(&asked_more(json!({ "row": not_asked }))));
    assert!(!record().says_the_same(&asked_more(json!({ "missing": "unanswered" }))));
    assert!(!record().says_the_same(&asked_more(json!({ "row": not_asked, "other": 3 }))));
    assert!(!record().says_the_same(&Record { lang: "en".to_owned(), ..record() }));
}

#[test]
fn every_question_has_an_answer_and_every_answer_a_question() {
    let fault = |change: &dyn Fn(&mut Record)| {
        let mut record = record();
        change(&mut record);
        record.answers_of(&survey()).unwrap_err().to_string()
    };
    assert_eq!(
        fault(&|r| drop(r.answers.remove("idea"))),
        "`idea`: the record has no answer to it"
    );
    let add =
        |id: &'static str| move |r: &mut Record| drop(r.answers.insert(id.to_owned(), json!("x")));
    assert_eq!(fault(&add("shoe-size")), "`shoe-size`: the survey has no such question");
    assert_eq!(fault(&add("hello")), "`hello`: the survey has no such question");
}

#[test]
fn a_word_for_a_whole_matrix_is_written_for_each_part() {
    let survey = survey();
    let answers = survey.questions.map(|_, _| Answer::NOT_ASKED);
    let json = to_json(&survey, &answers);
    assert_eq!(
        json["ease"],
        json!({ "ease-1": { "missing": "not_asked" }, "ease-2": { "missing": "not_asked" } })
    );
    assert_eq!(json["trade-off"].as_array().unwrap().len(), 4);
    assert_eq!(json["idea"], json!({ "missing": "not_asked" }));
    assert!(!json.contains_key("hello"));
    assert!(Record { answers: json, ..record() }.answers_of(&survey).is_ok());
}

#[test]
fn answers_that_do_not_fit_are_refused_with_the_reason() {
    let cases = [
        ("age", json!("17"), "`17` is not one of its codes"),
        ("age", json!(17), "expected a code, or an object of code and text, found 17"),
        (
            "age",
            json!(["16-29"]),
            "expected a code, or an object of code and text, found [\"16-29\"]",
        ),
        ("age", json!({ "code": "16-29", "text": "x" }), "`16-29` takes no text"),
        ("age", json!({ "missing": "maybe" }), "`maybe` is no reason for a missing value"),
        ("age", json!({ "none": true }), "it offers no \"none of these\""),
        ("age", Value::Null, "expected a code, or an object of code and text, found null"),
        ("picks", json!(["help", "wifi"]), "its codes are not in the order of the questionnaire"),
        ("picks", json!(["wifi", "wifi"]), "`wifi` stands twice"),
        ("picks", json!([]), "expected a list of codes, found []"),
        ("picks", json!({ "none": false }), "expected a list of codes, found {\"none\":false}"),
        ("top3", json!(["wifi", "help", "wifi"]), "`wifi` stands twice"),
        ("top3", json!(["wifi", "help", "schools", "parking"]), "4 items where 3 are asked for"),
        ("budget", json!({ "wifi": 0 }), "`wifi` is given no points"),
        ("budget", json!({ "wifi": "60" }), "expected a number of points, found \"60\""),
        ("budget", json!({ "pool": 100 }), "`pool` is not one of its codes"),
        ("office-rating", json!(6), "6 is not on the scale from 1 to 5"),
        ("office-rating", json!(70_000), "70000 is not on the scale from 1 to 5"),
        ("office-rating", json!(2.5), "expected a point on the scale, found 2.5"),
        ("ease", json!({ "ease-1": 3 }), "row `ease-2` is absent"),
        ("ease", json!({ "missing": "not_asked" }), "`missing` is not one of its codes"),
        ("ease", json!({ "ease-1": 3, "ease-2": 8 }), "8 is not on the scale from 1 to 7"),
        ("trade-off", json!([{ "missing": "refused" }]), "1 tasks where there are 4"),
        ("visits", json!("2"), "expected a number, found \"2\""),
        ("since", json!("1.7.1998"), "expected a day written YYYY-MM-DD, found \"1.7.1998\""),
        ("since", json!("1998-02-30"), "expected a day written YYYY-MM-DD, found \"1998-02-30\""),
        ("idea", json!(""), "expected a text, found \"\""),
        ("years", json!([28]), "expected a number, found [28]"),
    ];
    for (id, value, expected) in cases {
        let told = decode(&ask(id), &value).unwrap_err().to_string();
        assert_eq!(told, format!("`{id}`: {expected}"));
    }
}

#[test]
fn best_worst_tasks_must_hold_together() {
    let fault = |task: Value| {
        let rest = json!({ "missing": "refused" });
        decode(&ask("trade-off"), &json!([rest, task, rest, rest])).unwrap_err().fault
    };
    let shown = ["wifi", "help", "schools", "parking"];
    let task = |task, reason| AnswerFault::Task { task, reason };
    assert_eq!(
        fault(json!({ "best": "wifi", "shown": shown, "worst": "wifi" })),
        task(2, "one item is both best and worst")
    );
    let unseen = json!({ "best": "reporting", "shown": shown, "worst": "wifi" });
    assert_eq!(fault(unseen), task(2, "an item was picked that was not shown"));
    let few = json!({ "best": "wifi", "shown": &shown[..3], "worst": "help" });
    assert_eq!(fault(few), task(2, "not as many items were shown as a task has"));
    assert!(matches!(fault(json!({ "best": "wifi", "shown": shown })), AnswerFault::Shape { .. }));
}

#[test]
fn items_may_be_called_like_the_special_words() {
    let items = items("missing none");
    let points = question("q", Kind::Points { items, order: ItemOrder::Fixed, total: 10.0 });
    for value in [json!({ "missing": 10 }), json!({ "none": 10 })] {
        assert!(matches!(decode(&points, &value), Ok(Answer::Points(_))), "{value}");
    }
    assert_eq!(
        decode(&points, &json!({ "missing": "refused" })).unwrap(),
        Answer::Missing(Missing::Refused)
    );
}

#[test]
fn a_long_wrong_value_is_cut_short() {
    let told = decode(&ask("visits"), &json!("ü".repeat(500))).unwrap_err().to_string();
    assert!(told.ends_with('…') && told.chars().count() < 120, "{told}");
}

/// Any valid answer to one of the survey's questions, with its question.
fn answered() -> impl Strategy<Value = (Question, Answer)> {
    let survey = survey();
    let Kind::Computed { value, .. } = ask("years").kind else { panic!("not computed") };
    let computed = |result| question("computed", Kind::Computed { value: value.clone(), result });
    let more = [Type::Truth, Type::Number, Type::Date, Type::Text].map(computed);
    let options = items("some more other");
    let pick = Pick { min: 0, max: 3 };
    let several =
        question("several", Kind::Multiple { options, order: ItemOrder::Fixed, pick, none: None });
    let kept = survey.questions.into_iter().filter(|question| !matches!(question.kind, Kind::Note));
    let kept: Vec<_> = kept.chain(more).chain([several]).collect();
    proptest::sample::select(kept).prop_flat_map(|question| {
        let valid = valid(&question.kind);
        (Just(question), valid)
    })
}

fn missing() -> impl Strategy<Value = Missing> {
    proptest::sample::select(Missing::ALL.to_vec())
}

fn valid(kind: &Kind) -> BoxedStrategy<Answer> {
    let codes: Vec<Code> = kind.items().iter().map(|item| item.code.clone()).collect();
    let count = codes.len();
    let text = "[\\PC\"\\\\\u{2028}]{1,12}";
    let choice = |(code, text): (Code, Option<String>)| {
        let text = text.filter(|_| code == *"other");
        Choice { code, text }
    };
    let in_order = |most: usize| proptest::sample::subsequence(codes.clone(), 1..=most);
    let whole = missing().prop_map(Answer::Missing);
    let day = (0..60_000).prop_map(|days| NaiveDate::from_epoch_days(days).unwrap());
    let number = prop_oneof![
        proptest::num::f64::NORMAL,
        (-5_000_i32..5_000).prop_map(f64::from),
        Just(0.1 + 0.2)
    ];
    let value = match kind {
        Kind::Single { .. } => (proptest::sample::select(codes), proptest::option::of(text))
            .prop_map(move |c| Answer::Choice(choice(c)))
            .boxed(),
        Kind::Multiple { .. } => (in_order(count), proptest::option::of(text))
            .prop_map(move |(codes, text)| {
                Answer::Choices(codes.into_iter().map(|c| choice((c, text.clone()))).collect())
            })
            .boxed(),
        Kind::Ranking { top, .. } => {
            in_order(*top).prop_shuffle().prop_map(Answer::Ranking).boxed()
        }
        Kind::Points { .. } => (in_order(count), 0.001_f64..100.0)
            .prop_map(|(codes, share)| {
                Answer::Points(codes.into_iter().map(|code| (code, share)).collect())
            })
            .boxed(),
        Kind::Rating { scale, .. } => (scale.from..=scale.to).prop_map(Answer::Rating).boxed(),
        Kind::Matrix { scale, .. } => {
            let cell = prop_oneof![(scale.from..=scale.to).prop_map(Ok), missing().prop_map(Err)];
            proptest::collection::vec(cell, count)
                .prop_map(move |cells| Answer::Rows(codes.iter().cloned().zip(cells).collect()))
                .boxed()
        }
        Kind::BestWorst { per_task, tasks, .. } => {
            let shown = proptest::sample::subsequence(codes, *per_task).prop_shuffle();
            let picked = shown.prop_map(|shown| {
                Ok(BestWorst { best: shown[1].clone(), worst: shown[0].clone(), shown })
            });
            let task = prop_oneof![picked, missing().prop_map(Err)];
            proptest::collection::vec(task, *tasks).prop_map(Answer::Tasks).boxed()
        }
        Kind::Number { .. } => number.prop_map(Answer::Number).boxed(),
        Kind::Date { .. } => day.prop_map(Answer::Date).boxed(),
        Kind::Computed { result, .. } => match result {
            Type::Truth => any::<bool>().prop_map(Answer::Truth).boxed(),
            Type::Number => number.prop_map(Answer::Number).boxed(),
            Type::Date => day.prop_map(Answer::Date).boxed(),
            Type::Text => text.prop_map(Answer::Text).boxed(),
        },
        Kind::Task { .. } => {
            Just(Answer::Choice(Choice { code: code("done"), text: None })).boxed()
        }
        _ => text.prop_map(Answer::Text).boxed(),
    };
    match kind {
        Kind::Matrix { .. } | Kind::BestWorst { .. } => value,
        _ if kind.none().is_some() => {
            prop_oneof![4 => value, 1 => whole, 1 => Just(Answer::None)].boxed()
        }
        _ => prop_oneof![4 => value, 1 => whole].boxed(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_as_the_same((question, answer) in answered()) {
        let text = encode(&answer).to_string();
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(decode(&question, &value).unwrap(), answer);
        prop_assert_eq!(value.to_string(), text);
    }

    #[test]
    fn no_line_makes_the_reader_panic(line in "\\PC{0,80}", at in 0..1400_usize) {
        let _ = Record::from_line(&line);
        let at = LINE.floor_char_boundary(at);
        let _ = Record::from_line(&format!("{}{line}{}", &LINE[..at], &LINE[at..]));
    }
}
