//! Data and licence: what is published, under which licence, where, and what was left out to
//! protect people.

use super::account::Account;
use super::item::{Fact, List};
use super::standard::contact;
use mitreden_count::bases::{COUNT_HIDDEN_BELOW, SHARE_HIDDEN_BELOW};

pub(super) fn list(account: &Account<'_>) -> List {
    let publication = &account.facts.town.publication;
    let licence = match &publication.licence {
        Some(licence) => account.stated("disclosure-text", &[("text", licence.into())]),
        None => account.town_lacks("publication.licence", "disclosure-lacks-licence"),
    };
    let place = match &publication.at {
        Some(at) => account.stated("disclosure-text", &[("text", at.into())]),
        None => account.town_lacks("publication.at", "disclosure-lacks-at"),
    };
    let limits = [("count", COUNT_HIDDEN_BELOW.into()), ("share", SHARE_HIDDEN_BELOW.into())];
    let items = vec![
        account.item("1", "data-what", vec![account.stated("data-what-here", &[])]),
        account.item("2", "data-licence", vec![licence]),
        account.item("3", "data-where", vec![place]),
        account.item(
            "4",
            "data-left-out",
            vec![
                account.stated("data-left-out-words", &[]),
                account.stated("data-left-out-few", &limits),
            ],
        ),
        account.item("5", "data-kept", kept(account)),
        account.item("6", "data-contact", vec![contact(account)]),
    ];
    List {
        heading: account.say("data-heading", &[]),
        intro: account.say("data-intro", &[]),
        items,
        short: true,
        tables: Vec::new(),
    }
}

/// How long answers are kept.
fn kept(account: &Account<'_>) -> Vec<Fact> {
    let months = account.facts.town.privacy.as_ref().and_then(|privacy| privacy.answers_months);
    match months {
        Some(months) => vec![account.counted("data-kept-here", months.into())],
        None => vec![account.town_lacks("privacy.retention.answers", "disclosure-lacks-retention")],
    }
}
