//! AAPOR's Code, III.A: the eleven items that are told with every publication.

use super::super::input::Sampling;
use super::super::weighting::{none, pools};
use super::account::Account;
use super::item::{Fact, Item, List};
use crate::words::list as in_words;
use mitreden_define::survey::{Access, Mode};

pub(super) fn list(account: &Account<'_>) -> List {
    let items: Vec<Item> = vec![
        account.item("A.1", "aapor-strategy", strategy(account)),
        account.item(
            "A.2",
            "aapor-who",
            vec![account.sponsor(), account.conductor(), account.funder()],
        ),
        account.item("A.3", "aapor-instrument", instrument(account)),
        account.item("A.4", "aapor-population", population(account)),
        account.item("A.5", "aapor-recruitment", recruitment(account)),
        account.item("A.6", "aapor-modes", modes(account)),
        account.item("A.7", "aapor-dates", dates(account)),
        account.item("A.8", "aapor-precision", precision(account)),
        account.item("A.9", "aapor-weighting", weighting(account)),
        account.item("A.10", "aapor-quality", quality(account)),
        account.item(
            "A.11",
            "aapor-limits",
            vec![account.stated("aapor-limits-here", &[]), account.stated("aapor-limits-all", &[])],
        ),
    ];
    List {
        heading: account.say("aapor-heading", &[]),
        intro: account.say("aapor-intro", &[]),
        items,
        short: false,
        tables: Vec::new(),
    }
}

fn strategy(account: &Account<'_>) -> Vec<Fact> {
    vec![
        account.stated("aapor-strategy-here", &[("modes", account.modes_in_words().into())]),
        sampling(account),
    ]
}

/// How respondents came to be asked.
fn sampling(account: &Account<'_>) -> Fact {
    match account.input.fieldwork.sampling {
        Sampling::Unrecorded => account.lacks("fieldwork.sample", "disclosure-lacks-sample", &[]),
        Sampling::SelfSelected => account.stated("disclosure-self-selected", &[]),
        Sampling::Random => account.stated("disclosure-random", &[]),
    }
}

fn instrument(account: &Account<'_>) -> Vec<Fact> {
    let ours = vec![
        account.stated("aapor-instrument-here", &[]),
        account.counted("aapor-instrument-order", account.shuffled() as u64),
    ];
    let imported = account.facts.imported.then(|| account.stated("aapor-instrument-imported", &[]));
    imported.into_iter().chain(account.instrument(ours)).collect()
}

fn population(account: &Account<'_>) -> Vec<Fact> {
    let mut facts = vec![account.universe()];
    let population = account.input.questionnaire.population.as_ref();
    facts.extend(
        population
            .and_then(|population| population.size)
            .map(|size| account.counted("aapor-population-size", size)),
    );
    facts
}

fn recruitment(account: &Account<'_>) -> Vec<Fact> {
    let (survey, fieldwork) = (account.input.questionnaire, account.fieldwork());
    let mut facts = vec![sampling(account)];
    if account.input.fieldwork.sampling == Sampling::Random {
        facts.push(account.frame());
    }
    facts.extend(fieldwork.invited.map(|invited| account.counted("aapor-invited", invited)));
    facts.extend(account.modes().iter().map(|mode| account.reached(*mode)));
    if account.has(Mode::Online) && !account.facts.imported {
        facts.push(access(account));
    }
    if !survey.quotas.is_empty() {
        facts.push(account.stated("aapor-quotas", &[]));
    }
    facts.push(account.incentives());
    facts
}

/// Who could answer online.
pub(super) fn access(account: &Account<'_>) -> Fact {
    let id = if account.input.fieldwork.access == Access::Invitation {
        "asked-once-invited"
    } else {
        "asked-once-open"
    };
    account.stated(id, &[])
}

fn modes(account: &Account<'_>) -> Vec<Fact> {
    let languages = in_words(account.lang, &account.input.fieldwork.languages);
    let mode = |mode: &Mode| {
        let id = if account.facts.imported { "aapor-mode-imported" } else { "aapor-mode" };
        account.of_mode(
            *mode,
            account
                .say(id, &[("mode", mode.word().into()), ("languages", languages.clone().into())]),
        )
    };
    account.modes().iter().map(mode).collect()
}

fn dates(account: &Account<'_>) -> Vec<Fact> {
    account
        .modes()
        .iter()
        .map(|mode| account.of_mode(*mode, account.span(account.days(*mode))))
        .collect()
}

fn precision(account: &Account<'_>) -> Vec<Fact> {
    let (lang, base) = (account.lang, account.input.base);
    let reach = account.input.weighting.as_ref().and_then(|weighting| weighting.protocol.reach());
    let deff = reach.map_or(1.0, |reach| reach.kish.deff);
    let words = [("n", base.n.into()), ("count", lang.integer(base.n).into())];
    let mut facts = vec![match account.input.effective() {
        Some(n_eff) => {
            let worth = [("n_eff", n_eff.into()), ("deff", lang.decimal(deff, 2).into())];
            let id = if account.input.voice().is_weighted() {
                "aapor-size"
            } else {
                "aapor-size-unweighted"
            };
            account.stated(id, &[&words[..], &worth].concat())
        }
        None => account.stated("aapor-size-withheld", &words),
    }];
    facts.extend(account.modes().iter().map(|mode| {
        let n = account.n(*mode);
        let (id, n_eff) =
            account.n_eff(*mode).map_or(("aapor-size-mode", String::new()), |n_eff| {
                ("aapor-size-mode-effective", lang.decimal(n_eff, 0))
            });
        let words = [("n", n.into()), ("count", lang.integer(n).into()), ("n_eff", n_eff.into())];
        account.of_mode(
            *mode,
            account.say(id, if id == "aapor-size-mode" { &words[..2] } else { &words[..] }),
        )
    }));
    facts.push(account.stated(
        match account.input.fieldwork.sampling {
            Sampling::Random => "aapor-precision-random",
            Sampling::SelfSelected => "aapor-precision-none",
            Sampling::Unrecorded => "aapor-precision-unknown",
        },
        &[],
    ));
    facts.extend(account.precision(Vec::new()));
    facts
}

/// Variables, their sources, and the method.
pub(super) fn weighting(account: &Account<'_>) -> Vec<Fact> {
    let survey = account.input.questionnaire;
    let Some(weighting) = &account.input.weighting else {
        return vec![account.stated(none(account.input.weights()), &[])];
    };
    let margins = survey.population.iter().flat_map(|population| &population.margins);
    let mut facts: Vec<Fact> = margins
        .zip(&weighting.names)
        .map(|(margin, names)| {
            if let Some(source) = &margin.source {
                let texts = [("margin", &names.name().text()), ("source", &account.text(source))];
                return account.stated_of("aapor-margin", &[], &texts);
            }
            let key = format!("population.margins ({}): source", names.margin);
            account.lacks(&key, "disclosure-lacks-source", &[("margin", (&names.name()).into())])
        })
        .collect();
    facts.extend(pools(&weighting.protocol, account.lang).map(Fact::Stated));
    let factors = weighting.protocol.reach().and_then(|reach| reach.factors);
    facts.push(factors.map_or_else(
        || account.stated("aapor-raking-withheld", &[]),
        |(range, _)| {
            let number = |factor: f64| account.lang.decimal(factor, 2).into();
            account
                .stated("aapor-raking", &[("min", number(range.min)), ("max", number(range.max))])
        },
    ));
    facts
}

fn quality(account: &Account<'_>) -> Vec<Fact> {
    let merged = account.facts.merged;
    let (duplicates, conflicts) = merged
        .sources
        .iter()
        .fold((0, 0), |(d, c), counts| (d + counts.duplicates, c + counts.conflicting));
    let mut facts = Vec::new();
    if !account.facts.imported {
        facts.push(account.stated("aapor-quality-asking", &[]));
    }
    let words = [
        ("duplicates", account.lang.integer(duplicates).into()),
        ("conflicts", account.lang.integer(conflicts).into()),
        ("fast", account.lang.integer(merged.flagged.speeders).into()),
        ("straight", account.lang.integer(merged.flagged.straightlines).into()),
        ("alike", account.lang.integer(merged.flagged.near_duplicates).into()),
    ];
    let id = if account.facts.imported {
        "aapor-quality-merged-imported"
    } else {
        "aapor-quality-merged"
    };
    facts.push(account.stated(id, &words));
    facts.push(account.quality());
    facts
}
