//! What a store holds beside records: interviews under way, contacts, keyed forms and counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use mitreden::ask::interview::{Interview, JournalEntry, Plan, Setting};
use mitreden::ask::keyed;
use mitreden::define::form_number::FormNumber;
use mitreden::define::survey::Mode;
use mitreden::keep::contact::{Contact, ContactOutcome};
use mitreden::keep::journal::Begun;
use mitreden::keep::online::Counted;
use mitreden::keep::store::{FormState, Store};

use super::{STORE, column, questionnaire, rows, text, town};

#[test]
fn journals_are_read_and_written_to_the_same_bytes() {
    let town = town();
    let kept = column(&town, "SELECT what FROM happenings");
    assert!(kept.len() > 20);
    for line in text("entries.jsonl").lines().chain(kept.iter().map(String::as_str)) {
        assert_eq!(JournalEntry::from_line(line).unwrap().to_line(), line);
    }
    for json in column(&town, "SELECT json FROM interviews") {
        let begun: Begun = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&begun).unwrap(), json);
    }
}

#[test]
fn an_open_interview_stands_where_it_was_left() {
    let survey = Arc::new(questionnaire());
    let plan = Plan::new(Arc::clone(&survey)).unwrap();
    let town = town();
    let mut stand = BTreeMap::new();
    for row in rows(&town, "SELECT id, json FROM interviews") {
        let begun: Begun = serde_json::from_str(&row[1]).unwrap();
        let sql = format!("SELECT what FROM happenings WHERE interview = '{}' ORDER BY n", row[0]);
        let lines = column(&town, &sql);
        let word = serde_json::to_value(&begun).unwrap()["mode"].as_str().unwrap().to_owned();
        let setting = Setting {
            mode: Mode::of_word(&word).unwrap(),
            lang: begun.lang.clone(),
            seed: begun.seed,
            today: Some(begun.day),
        };
        let entries = lines.iter().map(|line| JournalEntry::from_line(line).unwrap());
        let interview = Interview::resume(&plan, setting, entries);
        let again: Vec<_> = interview.journal().iter().map(JournalEntry::to_line).collect();
        assert_eq!(again, lines);
        let asked = survey.questions.entries();
        let given: Vec<_> = asked
            .filter(|(at, _)| interview.answer_to(*at).missing().is_none())
            .map(|(_, question)| question.id.to_string())
            .collect();
        let all = (interview.setting().lang.clone(), interview.dropped(), given.join(" "));
        stand.insert(word, all);
    }
    let of = |mode: &str| {
        let (lang, dropped, given) = &stand[mode];
        assert_eq!(*dropped, 0);
        format!("{lang}: {given}")
    };
    assert_eq!(
        [of("kiosk"), of("online"), of("street")],
        [
            "de: resident top2 satisfied used overall",
            "en: resident district since years settled top2",
            "en: resident district age since years settled top2 satisfied used overall budget trade-off visits",
        ]
    );
}

#[test]
fn contacts_and_forms_are_read_and_written_to_the_same_bytes() {
    let town = town();
    let mut words = Vec::new();
    for json in column(&town, "SELECT json FROM contacts ORDER BY id") {
        let contact: Contact = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&contact).unwrap(), json);
        words.push(contact.outcome.word());
    }
    for outcome in ContactOutcome::ALL {
        assert!(words.contains(&outcome.word()), "{words:?}");
    }
    let survey = questionnaire();
    for row in rows(&town, "SELECT first, ifnull(second, '{}') FROM forms") {
        for keyed in row {
            let back = keyed::from_text(&survey, &keyed);
            assert!(back.lost.is_empty(), "{:?}", back.lost);
            assert_eq!(keyed::to_text(&survey, &back.given), keyed);
        }
    }
    let response = |serial| keyed::id(&survey, FormNumber::new(serial).unwrap()).to_string();
    let responses = column(&town, "SELECT response FROM forms ORDER BY number");
    assert_eq!(responses, [1, 2, 3, 4].map(response));

    let store = Store::open_existing(&town.path(STORE)).unwrap().unwrap();
    let states =
        [FormState::Draft, FormState::Keyed, FormState::Declined, FormState::Verified].into_iter();
    for (serial, state) in (1..).zip(states) {
        let form = store.form(FormNumber::new(serial).unwrap()).unwrap().unwrap();
        assert_eq!((form.state, form.definition), (state, None), "nobody noted the version then");
    }
    // One was keyed otherwise, one could not be made out the first time.
    assert_eq!(store.keying_errors().unwrap().differing, 2);
    let counts = store.counts().unwrap();
    let counted = Counted::ALL.map(|counted| counts.of(counted));
    assert_eq!(counted, [11, 12 + 5, 13 + 3, 14, 15, 16, 17]);
    assert_eq!(store.invitations().unwrap(), (3, 1));
}
