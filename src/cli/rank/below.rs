//! What is said of needs that stand below the order, and of the order as a whole.

use super::{list_of, replicated};
use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::{FEW_CLUSTERS_BELOW, SATISFACTION_NEEDED_FROM};
use mitreden_count::estimate::Estimate;
use mitreden_count::rank::{Below, ListRanking, NeedPlace, RankedNeed, Ranking, Rankings};
use mitreden_count::study::FewClusters;
use mitreden_define::survey::Survey;

/// Says why needs have no rank, and what is known of each; a reason that several share is said
/// once.
pub(super) fn sentences(
    lang: Lang,
    label: impl Fn(&RankedNeed) -> String,
    ranking: &Ranking,
    rankings: &Rankings,
) -> Vec<String> {
    let mut said: Vec<Reason> = Vec::new();
    for need in &ranking.needs {
        let Some(reason) = reason(lang, label(need), need, ranking, rankings) else { continue };
        let same = said.iter_mut().find_map(|known| match (known, &reason) {
            (Reason::Shared(id, labels), Reason::Shared(other, _)) if id == other => Some(labels),
            _ => None,
        });
        match (same, reason) {
            (Some(labels), Reason::Shared(_, more)) => labels.extend(more),
            (_, reason) => said.push(reason),
        }
    }
    said.into_iter().map(|reason| reason.say(lang)).collect()
}

/// Why a need has no rank.
enum Reason {
    /// What may hold of several: the message, and whom it is said of.
    Shared(&'static str, Vec<String>),
    /// What is said of it alone.
    Own(String),
}

impl Reason {
    fn say(self, lang: Lang) -> String {
        match self {
            Self::Own(sentence) => sentence,
            Self::Shared(id, labels) => {
                lang.say(id, &[("n", labels.len().into()), ("needs", labels.join(", ").into())])
            }
        }
    }
}

/// Why a need has no rank; nothing of one that has.
fn reason(
    lang: Lang,
    label: String,
    need: &RankedNeed,
    ranking: &Ranking,
    rankings: &Rankings,
) -> Option<Reason> {
    let need_word = ("need", Word::from(&label));
    Some(match need.place.err()? {
        Below::Base => Reason::Shared("rank-below-base", vec![label]),
        Below::Suppressed => Reason::Shared("rank-below-withheld", vec![label]),
        Below::Satisfaction => {
            let named = need.score.importance.and_then(|share| share.shown().get().copied());
            let Some(named) = named.map(|share: Estimate| lang.percent(100.0 * share.value, 1))
            else {
                return Some(Reason::Shared("rank-below-withheld", vec![label]));
            };
            let least = SATISFACTION_NEEDED_FROM.to_string();
            let words = [need_word, ("named", named.into()), ("least", least.into())];
            Reason::Own(lang.say("rank-below-satisfaction", &words))
        }
        Below::List => {
            let list = list_of(ranking, need.need)?;
            let Some(n) = list.ranking.n.get().copied() else {
                return Some(Reason::Shared("rank-below-withheld", vec![label]));
            };
            let asked = [
                need_word,
                ("n", n.into()),
                ("count", lang.integer(n).into()),
                ("when", when(lang, list, rankings).into()),
            ];
            let of = ("of", list.ranking.ranked().count().into());
            let place = list.ranking.ranked().find(|(known, _)| known.need == need.need);
            Reason::Own(match place.map(|(_, place)| place) {
                Some(NeedPlace::Joint(place)) => {
                    let same = if place.low == place.high { "one" } else { "some" };
                    let ranks = [
                        ("ranks", same.into()),
                        ("low", place.low.to_string().into()),
                        ("high", place.high.to_string().into()),
                    ];
                    lang.say("rank-below-list", &[&asked[..], &ranks, &[of]].concat())
                }
                Some(NeedPlace::Replicated(place)) => {
                    let rank = ("rank", place.rank.to_string().into());
                    let range = ("range", replicated::range(place).into());
                    lang.say("rank-below-list-order", &[&asked[..], &[of, rank, range]].concat())
                }
                None => lang.say("rank-below-list-few", &asked),
            })
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
    let has_sets = survey.ranking.method.has_rank_sets();
    if rankings.is_one_cluster && has_sets {
        said.push(lang.say("rank-one-cluster", &[]));
    }
    for FewClusters { mode, clusters, n } in &rankings.few_clusters {
        let words = [
            ("mode", mode.word().into()),
            ("clusters", (*clusters).into()),
            ("count", lang.integer(*n).into()),
            ("least", FEW_CLUSTERS_BELOW.into()),
            ("sets", if has_sets { "yes" } else { "no" }.into()),
        ];
        said.push(lang.say("rank-few-clusters", &words));
    }
    if let Some(n) = rankings.online.as_ref().and_then(|online| online.n.get()) {
        said.push(lang.say("rank-online-alone", &[("count", lang.integer(*n).into())]));
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
