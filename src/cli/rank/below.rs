//! What is said of needs that stand below the order, and of the order as a whole.

use super::list_of;
use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::estimate::Estimate;
use mitreden_count::rank::{Below, ListRanking, RankedNeed, Ranking, Rankings};
use mitreden_define::survey::Survey;

/// Says of a need why it has no rank, and what is known of it; nothing of one that has.
pub(super) fn sentence(
    lang: Lang,
    label: &str,
    need: &RankedNeed,
    ranking: &Ranking,
    rankings: &Rankings,
) -> Option<String> {
    let need_word = ("need", Word::from(label));
    Some(match need.place.err()? {
        Below::Base => lang.say("rank-below-base", &[need_word]),
        Below::Withheld => lang.say("rank-below-withheld", &[need_word]),
        Below::Satisfaction => {
            let named = need.score.importance.and_then(|share| share.shown().get().copied());
            let Some(named) = named.map(|share: Estimate| lang.percent(100.0 * share.value, 1))
            else {
                return Some(lang.say("rank-below-withheld", &[need_word]));
            };
            lang.say("rank-below-satisfaction", &[need_word, ("named", named.into())])
        }
        Below::List => {
            let list = list_of(ranking, need.need)?;
            let Some(n) = list.ranking.n.get().copied() else {
                return Some(lang.say("rank-below-withheld", &[need_word]));
            };
            let asked = [
                need_word,
                ("n", n.into()),
                ("count", lang.integer(n).into()),
                ("when", when(lang, list, rankings).into()),
            ];
            match list.ranking.ranked().find(|(known, _)| known.need == need.need) {
                Some((_, place)) => {
                    let same = if place.low == place.high { "one" } else { "some" };
                    let ranks = [
                        ("ranks", same.into()),
                        ("low", place.low.to_string().into()),
                        ("high", place.high.to_string().into()),
                    ];
                    let of = [("of", list.ranking.ranked().count().into())];
                    lang.say("rank-below-list", &[&asked[..], &ranks, &of].concat())
                }
                None => lang.say("rank-below-list-few", &asked),
            }
        }
    })
}

/// Since when, or until when, a list was in use.
fn when(lang: Lang, list: &ListRanking, rankings: &Rankings) -> String {
    let (Some((since, until)), Some((begin, end))) = (list.days, rankings.days) else {
        return "none".to_owned();
    };
    let days = [("first", lang.date(since).into()), ("last", lang.date(until).into())];
    match (since > begin, until < end) {
        (true, false) => lang.say("rank-below-since", &days),
        (false, true) => lang.say("rank-below-until", &days),
        (true, true) => lang.say("rank-below-between", &days),
        (false, false) => "none".to_owned(),
    }
}

/// What must be known of weights and errors before an order is believed.
pub(super) fn remarks(survey: &Survey, rankings: &Rankings, tag: &str) -> Vec<String> {
    let lang = Lang::of_tag(tag);
    let count = |n: u64| [("n", Word::from(n)), ("count", lang.integer(n).into())];
    let mut said = Vec::new();
    if rankings.is_one_cluster {
        said.push(lang.say("rank-one-cluster", &[]));
    }
    if rankings.adrift > 0 {
        said.push(lang.say("rank-adrift", &count(rankings.adrift)));
    }
    for (question, n) in &rankings.unasked {
        let id = survey
            .questions
            .get(*question)
            .map(|question| question.id.to_string())
            .unwrap_or_default();
        said.push(lang.say("rank-unasked", &[&count(*n)[..], &[("question", id.into())]].concat()));
    }
    for off in rankings.weighting.iter().flat_map(mitreden_count::weights::RakeProtocol::far_off) {
        let percent = |share: f64| Word::from(lang.percent(100.0 * share, 1));
        let of = [("margin", off.margin.into()), ("level", off.level.into())];
        said.push(
            lang.say(
                "rank-held",
                &[&of[..], &[("share", percent(off.weighted)), ("target", percent(off.target))]]
                    .concat(),
            ),
        );
    }
    said
}
