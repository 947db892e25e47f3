//! The disclosure lists of a report, filled in from the data and from what the survey and the town
//! say of themselves.
//!
//! The lists are those of AAPOR (*Code of Professional Ethics and Practices*, III.A and III.B,
//! April 2021), what ISO 20252:2019 and the ESOMAR/WAPOR guideline of 2014 ask for beside it, what
//! interviews in the street need, and for online surveys CHERRIES (Eysenbach, *J Med Internet Res*
//! 2004;6(3):e34). What the items ask for is put in our own words. What nobody wrote down is said
//! to be missing, with the place where it belongs; `report --final` wants it all.

mod aapor;
mod account;
mod cherries;
mod data;
mod facts;
mod fieldwork;
mod item;
mod later;
mod standard;
mod street;
#[cfg(test)]
mod tests;

pub use facts::Facts;
pub use item::DisclosureGap;

use self::account::Account;
use self::item::{Fact, List};
use super::input::ReportInput;
use crate::locale::Say as _;
use crate::model::{Block, Emphasis, RichText, Section};

/// So many missing items are named at the top.
const NAMED: usize = 3;

/// The lists, in the order of the report.
fn lists(input: &ReportInput<'_>) -> Vec<List> {
    let Some(facts) = &input.disclosure else { return Vec::new() };
    let account = Account { input, facts, lang: input.lang };
    let mut lists = vec![aapor::list(&account), later::list(&account), standard::list(&account)];
    lists.extend(street::list(&account));
    lists.extend(cherries::list(&account));
    lists.push(data::list(&account));
    lists
}

/// The annexes: how the survey is accounted for, and data and licence.
pub(super) fn sections(input: &ReportInput<'_>) -> Vec<Section> {
    let mut lists = lists(input);
    let Some(data) = lists.pop() else { return Vec::new() };
    let heading = input.lang.say("disclosure-heading", &[]);
    let intro = Block::paragraph(input.lang.say("disclosure-intro", &[]));
    let sections = lists.into_iter().map(|list| list.section(input.lang)).collect();
    vec![
        Section { heading: heading.into(), blocks: vec![intro], sections },
        data.section(input.lang),
    ]
}

/// Everything the lists ask for that somebody can still write down, each once.
pub fn gaps(input: &ReportInput<'_>) -> Vec<DisclosureGap> {
    let mut gaps: Vec<DisclosureGap> = Vec::new();
    let facts = lists(input).into_iter().flat_map(|list| list.items).flat_map(|item| item.facts);
    for fact in facts {
        if let Fact::Missing(gap) = fact
            && !gaps.contains(&gap)
        {
            gaps.push(gap);
        }
    }
    gaps
}

/// Says at the top of a report what is still missing in it.
pub(super) fn notice(input: &ReportInput<'_>) -> Option<RichText> {
    let gaps = gaps(input);
    let what: Vec<String> = gaps.iter().map(|gap| gap.what.clone()).collect();
    // A long list stands in the annex, item by item.
    let id = if what.len() > NAMED { "disclosure-draft-many" } else { "disclosure-draft-lacks" };
    let n = ("n", what.len().into());
    let words = match id {
        "disclosure-draft-lacks" => vec![n, ("what", what.join("; ").into())],
        _ => vec![n],
    };
    let draft = RichText::strong(input.lang.say("disclosure-draft", &[]));
    (!gaps.is_empty())
        .then(|| draft.with(format!(" {}", input.lang.say(id, &words)), Emphasis::None))
}
