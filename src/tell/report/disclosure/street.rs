//! What is to be told of interviews in the street.

use super::account::Account;
use super::item::{Fact, List};
use mitreden_count::fieldwork::Work;
use mitreden_define::survey::Mode;
use mitreden_keep::contact::ContactOutcome;
use std::collections::BTreeMap;

/// The list; nothing where nobody was asked in the street.
pub(super) fn list(account: &Account<'_>) -> Option<List> {
    if !account.has(Mode::Street) {
        return None;
    }
    let work = account.facts.work;
    let mut places = vec![account.places()];
    places.extend(named(account, "street-places", &work.places));
    let mut interviewers = vec![account.interviewers()];
    interviewers.extend(named(account, "street-interviewers", &work.interviewers));
    let items = vec![
        account.item("1", "street-asks-places", places),
        account.item("2", "street-asks-hours", vec![account.hours()]),
        account.item("3", "street-asks-selection", vec![account.selection()]),
        account.item("4", "street-asks-tally", vec![tally(account)]),
        account.item("5", "street-asks-interviewers", interviewers),
        account.item("6", "street-asks-device", vec![elsewhere(account, "street-device")]),
        account.item("7", "street-asks-footfall", vec![account.stated("street-footfall", &[])]),
    ];
    Some(List {
        heading: account.say("street-heading", &[]),
        intro: account.say("street-intro", &[]),
        items,
        short: true,
        tables: Vec::new(),
    })
}

/// How many there are by the data, where they were noted.
fn named(account: &Account<'_>, id: &str, work: &BTreeMap<Option<String>, Work>) -> Option<Fact> {
    let n = work.keys().filter(|name| name.is_some()).count() as u64;
    (n > 0).then(|| account.counted(id, n))
}

fn tally(account: &Account<'_>) -> Fact {
    let outcomes = &account.facts.work.tally.outcomes;
    if outcomes.is_empty() {
        return elsewhere(account, "later-no-contacts");
    }
    let n = |outcome: ContactOutcome| {
        account.lang.integer(outcomes.get(&outcome).copied().unwrap_or(0)).into()
    };
    let words = [
        ("refused", n(ContactOutcome::Refused)),
        ("language", n(ContactOutcome::Language)),
        ("outside", n(ContactOutcome::NotEligible)),
    ];
    account.stated("street-tally", &words)
}

/// What the program knows of itself, unless the answers were collected with something else.
pub(super) fn elsewhere(account: &Account<'_>, id: &str) -> Fact {
    account.stated(if account.facts.imported { "disclosure-elsewhere" } else { id }, &[])
}
