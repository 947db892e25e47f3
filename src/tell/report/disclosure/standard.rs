//! What ISO 20252 and the ESOMAR/WAPOR guideline ask for beside AAPOR's Code.

use super::account::Account;
use super::item::{Fact, List};
use mitreden_define::survey::Kind;

pub(super) fn list(account: &Account<'_>) -> List {
    let items = vec![
        account.item("1", "standard-purpose", vec![purpose(account)]),
        account.item("2", "standard-contact", vec![contact(account)]),
        account.item("3", "standard-intended", intended(account)),
        account.item("4", "standard-open", open(account)),
        account.item("5", "standard-filled", vec![account.stated("standard-filled-here", &[])]),
        account.item("6", "standard-projection", vec![projection(account)]),
        account.item(
            "7",
            "standard-nonresponse",
            vec![account.stated("standard-nonresponse-here", &[])],
        ),
    ];
    List {
        heading: account.say("standard-heading", &[]),
        intro: account.say("standard-intro", &[]),
        items,
        short: true,
        tables: Vec::new(),
    }
}

fn purpose(account: &Account<'_>) -> Fact {
    match &account.facts.town.privacy {
        Some(privacy) => account.stated_of(
            "disclosure-text",
            &[],
            &[("text", &account.of_town(&privacy.purpose))],
        ),
        None => account.town_lacks("privacy.purpose", "disclosure-lacks-purpose"),
    }
}

/// Whom to ask about the survey.
pub(super) fn contact(account: &Account<'_>) -> Fact {
    let team = account.facts.town.team.as_ref();
    match team.and_then(|team| Some((&team.name, team.email.as_ref()?))) {
        Some((name, email)) => account
            .stated("standard-contact-here", &[("name", name.into()), ("email", email.into())]),
        None => account.town_lacks("team.email", "disclosure-lacks-contact"),
    }
}

/// How many interviews were wanted, and how many there are.
fn intended(account: &Account<'_>) -> Vec<Fact> {
    let cells = &account.facts.work.tally.cells;
    if cells.is_empty() {
        return account.intended(vec![account.stated("standard-no-quotas", &[])]);
    }
    let have = |quota: usize| {
        cells.iter().filter(|cell| cell.quota == quota).map(|cell| cell.have).sum::<u64>()
    };
    let target = |quota: usize| {
        cells.iter().filter(|cell| cell.quota == quota).map(|cell| cell.target).sum::<f64>()
    };
    let quota = |(at, quota): (usize, &mitreden_define::survey::Quota)| {
        let mode = quota
            .mode
            .map_or_else(|| account.say("standard-all-modes", &[]), |mode| account.mode(mode));
        let words = [
            ("mode", mode.into()),
            ("target", account.lang.decimal(target(at), 0).into()),
            ("have", account.lang.integer(have(at)).into()),
        ];
        account.stated("standard-quota", &words)
    };
    let quotas: Vec<_> = account.input.questionnaire.quotas.iter().enumerate().map(quota).collect();
    if account.facts.imported { quotas } else { account.intended(quotas) }
}

/// What became of answers in people's own words.
fn open(account: &Account<'_>) -> Vec<Fact> {
    let open = account
        .input
        .questionnaire
        .questions
        .iter()
        .filter(|question| matches!(question.kind, Kind::Text { .. }))
        .count();
    let mentions = account
        .input
        .mentions
        .filter(|mentions| !mentions.questions.is_empty() || !mentions.quotes.is_empty());
    let Some(mentions) = mentions else {
        let id =
            if account.facts.imported { "standard-open-imported" } else { "standard-open-here" };
        return vec![account.counted(id, open as u64)];
    };
    let mut facts = Vec::new();
    if let Some(whole) = mentions.whole() {
        facts.push(account.counted("mentions-open-coded", mentions.questions.len() as u64));
        facts.push(account.by_town("mentions-open-rules", mentions.needs.len() as u64));
        facts.push(account.counted("mentions-open-answered", whole.base.n));
        facts.extend(
            whole
                .none
                .n
                .get()
                .filter(|_| whole.base.n > 0)
                .map(|none| account.counted("mentions-open-none", *none)),
        );
    }
    let left = open.saturating_sub(mentions.questions.len()) as u64;
    facts.extend((left > 0).then(|| account.counted("mentions-open-uncoded", left)));
    facts.push(account.by_town("mentions-open-quotes", mentions.quotes.len() as u64));
    facts
}

fn projection(account: &Account<'_>) -> Fact {
    account.stated(
        if account.input.voice().is_weighted() {
            "standard-projection-weighted"
        } else {
            "standard-projection-none"
        },
        &[],
    )
}
