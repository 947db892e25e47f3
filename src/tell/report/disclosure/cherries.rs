//! CHERRIES, the checklist for surveys on the internet.

use std::ops::Range;

use super::aapor::{access, weighting};
use super::account::Account;
use super::item::{Fact, Item, List};
use super::street::elsewhere;
use mitreden_ask::interview::{cannot_be_asked, parts};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Access, Mode, Required};
use mitreden_keep::online::Counted;

/// The list; nothing where nobody answered in a browser.
pub(super) fn list(account: &Account<'_>) -> Option<List> {
    if !account.has(Mode::Online) && !account.has(Mode::Kiosk) {
        return None;
    }
    let mut items = before(account);
    items.extend(pages(account));
    items.extend(rates(account));
    items.extend(after(account));
    Some(List {
        heading: account.say("cherries-heading", &[]),
        intro: account.say("cherries-intro", &[]),
        items: items
            .into_iter()
            .zip(1..)
            .map(|(item, number)| Item { number: number.to_string(), ..item })
            .collect(),
        short: true,
        tables: Vec::new(),
    })
}

fn item(account: &Account<'_>, id: &str, fact: Fact) -> Item {
    account.item("", id, vec![fact])
}

/// Design, consent, tests, how people came to the survey.
fn before(account: &Account<'_>) -> Vec<Item> {
    let survey = account.input.questionnaire;
    let consent = match &survey.consent {
        Some(text) => {
            account.stated_of("cherries-consent-here", &[], &[("text", &account.text(text))])
        }
        None => account.lacks("consent", "disclosure-lacks-consent", &[]),
    };
    let privacy = match &account.facts.town.privacy {
        Some(privacy) => {
            let id = if account.facts.imported {
                "cherries-privacy-imported"
            } else {
                "cherries-privacy-here"
            };
            // The one basis with a word of its own in the law; others are the town's own words.
            let is_consent = privacy.basis == "consent";
            let basis = if is_consent {
                account.say("disclosure-basis-consent", &[])
            } else {
                privacy.basis.clone()
            };
            account.stated(
                id,
                &[("controller", (&privacy.controller).into()), ("basis", basis.into())],
            )
        }
        None => account.town_lacks("privacy", "disclosure-lacks-privacy"),
    };
    let came: Vec<Fact> = [Mode::Online, Mode::Kiosk]
        .into_iter()
        .filter(|mode| account.has(*mode))
        .map(|mode| account.reached(mode))
        .collect();
    let design = if account.facts.imported {
        account.stated("disclosure-elsewhere", &[])
    } else {
        account.stated("cherries-design-here", &[("kind", account.input.kind.word().into())])
    };
    vec![
        item(account, "cherries-design", design),
        item(account, "cherries-review", account.review()),
        item(account, "cherries-consent", consent),
        item(account, "cherries-privacy", privacy),
        item(account, "cherries-development", account.development()),
        item(
            account,
            "cherries-access",
            if account.facts.imported {
                account.stated("disclosure-elsewhere", &[])
            } else {
                access(account)
            },
        ),
        account.item("", "cherries-contact", came),
        item(account, "cherries-web", elsewhere(account, "cherries-web-here")),
        account.item("", "cherries-voluntary", voluntary(account)),
        item(account, "cherries-incentives", account.incentives()),
        item(
            account,
            "cherries-time",
            account.stated(
                "disclosure-text",
                &[(
                    "text",
                    account.span(account.days(Mode::Online).or(account.days(Mode::Kiosk))).into(),
                )],
            ),
        ),
    ]
}

fn voluntary(account: &Account<'_>) -> Vec<Fact> {
    let required = account
        .input
        .questionnaire
        .questions
        .iter()
        .filter(|question| question.required == Required::Yes)
        .count();
    account.voluntary(vec![account.counted("cherries-voluntary-here", required as u64)])
}

/// What the pages were like: known of the program's own alone.
fn pages(account: &Account<'_>) -> Vec<Item> {
    let survey = account.input.questionnaire;
    let own = |id: &str, n: usize| {
        if account.facts.imported {
            account.stated("disclosure-elsewhere", &[])
        } else {
            account.counted(id, n as u64)
        }
    };
    let page = |page: usize| survey.pages.get(page).is_some_and(|page| page.show_if.is_some());
    let adaptive = survey
        .questions
        .iter()
        .filter(|question| question.show_if.is_some() || page(question.page))
        .count();
    // A survey with tasks on websites has no pages of ours.
    let has_tasks = !cannot_be_asked(survey).is_empty();
    let parts = if has_tasks { Vec::new() } else { parts(survey) };
    let paged = |id: &str, n: usize| {
        if n == 0 { account.stated("disclosure-elsewhere", &[]) } else { own(id, n) }
    };
    let asked = |part: &Range<QuestionIndex>| {
        survey.questions.within(part).iter().filter(|question| question.kind.is_asked()).count()
    };
    let most = parts.iter().map(asked).max().unwrap_or(0);
    let screens = parts.iter().filter(|part| asked(part) > 0).count();
    let checked = survey
        .questions
        .iter()
        .filter(|question| question.required != Required::No || !question.checks.is_empty())
        .count();
    vec![
        item(account, "cherries-randomised", own("cherries-randomised-here", account.shuffled())),
        item(account, "cherries-adaptive", own("cherries-adaptive-here", adaptive)),
        item(account, "cherries-items", paged("cherries-items-here", most)),
        item(account, "cherries-screens", paged("cherries-screens-here", screens)),
        item(account, "cherries-complete", own("cherries-complete-here", checked)),
        item(account, "cherries-back", elsewhere(account, "cherries-back-here")),
    ]
}

/// Visitors and rates, as far as they were counted.
fn rates(account: &Account<'_>) -> Vec<Item> {
    let lang = account.lang;
    let count = |counted: Counted| account.facts.online.of(counted);
    let (views, starts, completes) =
        (count(Counted::View), count(Counted::Start), count(Counted::Complete));
    let none = || {
        account.stated(
            if account.input.simulated { "cherries-made-up" } else { "cherries-not-counted" },
            &[],
        )
    };
    let rate = |id: &str, part: u64, whole: u64| {
        if whole == 0 {
            return none();
        }
        let rate = lang.percent(100.0 * part as f64 / whole as f64, 1);
        account.stated(
            id,
            &[
                ("rate", rate.into()),
                ("part", lang.integer(part).into()),
                ("whole", lang.integer(whole).into()),
            ],
        )
    };
    let repeats = if views == 0 {
        none()
    } else {
        account.counted("cherries-repeats-here", count(Counted::Repeat))
    };
    let withdrawn = if views == 0 {
        none()
    } else {
        account.counted("cherries-withdrawn-here", count(Counted::Withdrawal))
    };
    vec![
        item(account, "cherries-visitors", elsewhere(account, "cherries-visitors-here")),
        item(
            account,
            "cherries-views",
            if views == 0 { none() } else { account.counted("cherries-views-here", views) },
        ),
        item(account, "cherries-participation", rate("cherries-participation-here", starts, views)),
        item(account, "cherries-completion", rate("cherries-completion-here", completes, starts)),
        item(account, "cherries-repeats", repeats),
        item(account, "cherries-withdrawn", withdrawn),
        item(account, "cherries-cookies", elsewhere(account, "cherries-cookies-here")),
        item(account, "cherries-addresses", elsewhere(account, "cherries-addresses-here")),
        item(account, "cherries-logs", elsewhere(account, "cherries-logs-here")),
        item(account, "cherries-registration", registration(account)),
    ]
}

fn registration(account: &Account<'_>) -> Fact {
    let (all, used) = account.facts.invitations;
    match account.input.fieldwork.access {
        _ if account.facts.imported => account.stated("disclosure-elsewhere", &[]),
        Access::Open => account.stated("cherries-registration-none", &[]),
        Access::Invitation => {
            let words = [
                ("all", account.lang.integer(all as u64).into()),
                ("used", account.lang.integer(used as u64).into()),
            ];
            account.stated("cherries-registration-codes", &words)
        }
    }
}

/// What was done with the answers.
fn after(account: &Account<'_>) -> Vec<Item> {
    let fast = account.facts.merged.flagged.speeders;
    vec![
        item(account, "cherries-incomplete", account.stated("cherries-incomplete-here", &[])),
        item(
            account,
            "cherries-fast",
            // Answers from elsewhere may have come without the time they took.
            if account.facts.imported && fast == 0 {
                account.stated("disclosure-elsewhere", &[])
            } else {
                account.counted("cherries-fast-here", fast)
            },
        ),
        account.item("", "cherries-correction", weighting(account)),
    ]
}
