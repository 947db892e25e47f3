//! AAPOR's Code, III.B: what is told within thirty days of a publication; here at once.

use super::super::routes::among;
use super::account::Account;
use super::item::{Fact, List};
use crate::conditions::Conditions;
use crate::model::{DocumentColumn, RichText, Table};
use mitreden_count::fieldwork::participation;
use mitreden_define::survey::Mode;
use mitreden_keep::contact::ContactOutcome;

pub(super) fn list(account: &Account<'_>) -> List {
    let mut items = vec![account.item(
        "B.1",
        "later-panel",
        account.panel(vec![account.stated("later-panel-here", &[])]),
    )];
    if account.modes().iter().any(|mode| mode.has_interviewer()) {
        items.push(account.item("B.2", "later-interviewers", vec![account.interviewers()]));
    }
    items.extend([
        account.item("B.3", "later-screening", screening(account)),
        account.item(
            "B.4",
            "later-stimuli",
            account.stimuli(vec![account.stated("later-stimuli-here", &[])]),
        ),
        account.item("B.5", "later-dispositions", dispositions(account)),
        account.item("B.6", "later-bases", vec![account.stated("later-bases-here", &[])]),
        account.item("B.7", "later-again", vec![account.stated("later-again-here", &[])]),
    ]);
    List {
        heading: account.say("later-heading", &[]),
        intro: account.say("later-intro", &[]),
        items,
        short: false,
        tables: contacts(account).into_iter().collect(),
    }
}

/// Whom the population's limits leave out is known of all answers, who was not even asked only of
/// our own.
fn screening(account: &Account<'_>) -> Vec<Fact> {
    let outside = account.input.fieldwork.outcomes.outside;
    let Some(among) = among(account.input.questionnaire) else {
        return account.screening(vec![account.stated("later-screening-none", &[])]);
    };
    let words = [("n", outside.into()), ("count", account.lang.integer(outside).into())];
    let who = Conditions::of(account.input.questionnaire, account.lang).who(among);
    let mut facts = vec![account.stated_of("later-screening-here", &words, &[("who", &who)])];
    facts.extend(account.screening(Vec::new()));
    facts
}

/// Dispositions and rates, mode by mode.
fn dispositions(account: &Account<'_>) -> Vec<Fact> {
    let lang = account.lang;
    let outcomes = account.input.fieldwork.outcomes;
    let whole = |n: u64| lang.integer(n).into();
    let words = [
        ("complete", whole(outcomes.complete)),
        ("partial", whole(outcomes.partial)),
        ("broken", whole(outcomes.break_off)),
    ];
    let is_imported = account.facts.imported;
    let mut facts =
        vec![account.stated(
            if is_imported { "later-outcomes-imported" } else { "later-outcomes" },
            &words,
        )];
    facts.extend(account.outcomes(Vec::new()));
    let reached = participation(&account.facts.work.tally.outcomes);
    if let Some(rate) = reached.rate() {
        let words = [
            ("rate", lang.percent(100.0 * rate, 1).into()),
            ("usable", whole(reached.usable)),
            ("asked", whole(reached.asked)),
        ];
        facts.push(account.stated("later-participation", &words));
    } else if !is_imported && account.modes().iter().any(|mode| mode.has_interviewer()) {
        facts.push(account.stated("later-no-contacts", &[]));
    }
    let usable = outcomes.complete + outcomes.partial;
    if let Some(invited) = account.fieldwork().invited.filter(|invited| *invited >= usable) {
        let rate = lang.percent(100.0 * usable as f64 / invited.max(1) as f64, 1);
        facts.push(account.stated(
            "later-response",
            &[("rate", rate.into()), ("usable", whole(usable)), ("invited", whole(invited))],
        ));
    }
    for mode in [Mode::Paper, Mode::Kiosk].into_iter().filter(|mode| account.has(*mode)) {
        facts.push(account.of_mode(mode, account.say("later-no-base", &[])));
    }
    facts
}

/// Contacts by AAPOR's codes; they say how the fieldwork went and are told in full.
fn contacts(account: &Account<'_>) -> Option<Table> {
    let outcomes = &account.facts.work.tally.outcomes;
    if outcomes.is_empty() {
        return None;
    }
    let row = |outcome: ContactOutcome| -> [RichText; 3] {
        let n = outcomes.get(&outcome).copied().unwrap_or(0);
        let name = account.say("shift-outcome", &[("outcome", outcome.word().into())]);
        [outcome.code().into(), name.into(), account.lang.integer(n).into()]
    };
    let columns = [
        DocumentColumn::words(account.say("later-column-code", &[])),
        DocumentColumn::words(account.say("column-outcome", &[])),
        DocumentColumn::numbers(account.say("column-n", &[])),
    ];
    Some(Table::new(account.say("later-contacts", &[]), columns, ContactOutcome::ALL.map(row)))
}
