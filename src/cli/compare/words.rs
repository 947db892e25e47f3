//! What every form of a comparison says.

use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::{BaseSize, SHARE_HIDDEN_BELOW};
use mitreden_count::comparison::{
    ComparedNeed, Differing, ScoreChange, SurveyComparison, SurveyedWave, Uncompared,
    UncomparedNeed, WaveDifference, WaveSaid,
};
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::rank::RankPlace;
use mitreden_count::ranking::Sign;
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::{Need, RankingMethod, Survey};
use mitreden_office::compare::ComparedSurveys;
use mitreden_tell::naming::Naming;

/// A comparison and how it is put into words.
pub(super) struct CompareWords<'a> {
    pub(super) now: &'a Survey,
    pub(super) then: &'a Survey,
    pub(super) comparison: &'a SurveyComparison,
    pub(super) tag: &'a str,
    pub(super) lang: Lang,
}

impl<'a> CompareWords<'a> {
    pub(super) fn new(compared: &'a ComparedSurveys, tag: &'a str) -> Self {
        let ComparedSurveys { now, then, comparison } = compared;
        Self { now, then, comparison, tag, lang: Lang::of_tag(tag) }
    }

    fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang.say(id, words)
    }

    pub(super) fn for_the_team(&self) -> String {
        super::for_the_team(self.lang)
    }

    /// Which surveys are compared.
    pub(super) fn heading(&self) -> String {
        let title = |survey: &Survey| Word::from(survey.title.show(self.tag));
        self.say("compare-heading", &[("newer", title(self.now)), ("older", title(self.then))])
    }

    /// Who answered then and now.
    pub(super) fn waves(&self) -> [String; 2] {
        let wave = |of: &SurveyedWave, is_newer: bool| {
            let lang = self.lang;
            let days = match of.days {
                Some((first, last)) if first == last => lang.date(first),
                Some((first, last)) => {
                    let days =
                        [("first", lang.date(first).into()), ("last", lang.date(last).into())];
                    self.say("compare-days", &days)
                }
                None => self.say("compare-days-unknown", &[]),
            };
            let case = match (is_newer, of.n.get()) {
                (true, Some(_)) => "now",
                (false, Some(_)) => "then",
                (true, None) => "now-few",
                (false, None) => "then-few",
            };
            let words = [
                ("case", case.into()),
                ("days", days.into()),
                ("count", lang.integer(of.n.get().copied().unwrap_or(0)).into()),
                ("effective", lang.decimal(of.n_eff.unwrap_or(0.0), 0).into()),
                ("weights", of.weights.word().into()),
                ("least", SHARE_HIDDEN_BELOW.into()),
            ];
            self.say("compare-wave", &words)
        };
        [wave(&self.comparison.then, false), wave(&self.comparison.now, true)]
    }

    /// What must be known before the numbers are read, the most important first.
    pub(super) fn before(&self) -> Vec<String> {
        let comparison = self.comparison;
        let mut said = Vec::new();
        let waves = [("then", &comparison.then), ("now", &comparison.now)];
        let words = |when: &str| [("when", Word::from(when))];
        if comparison.now.simulated || comparison.then.simulated {
            said.push(self.say("rank-simulated", &[]));
        }
        for (when, wave) in waves {
            match wave.shown {
                BaseSize::Hidden => said.push(self.say("compare-hidden", &words(when))),
                BaseSize::Small => said.push(self.say("compare-small", &words(when))),
                BaseSize::Fine => {}
            }
            if wave.is_one_cluster {
                said.push(self.say("compare-one-cluster", &words(when)));
            }
        }
        for survey in [self.then, self.now] {
            let method = survey.ranking.method;
            if method != RankingMethod::UnmetPriority {
                let words =
                    [("survey", survey.id.as_str().into()), ("method", method.word().into())];
                said.push(self.say("compare-declared", &words));
            }
        }
        if !comparison.is_compared() {
            said.push(self.say("compare-not", &[]));
        }
        said.extend(comparison.differences.iter().map(|difference| self.difference(difference)));
        said.extend(self.apart());
        said
    }

    fn difference(&self, difference: &WaveDifference) -> String {
        let said = |said: &WaveSaid| {
            let shown: Vec<String> = match said {
                WaveSaid::Words(words) if difference.what == Differing::Modes => {
                    words.iter().map(|word| self.mode(word)).collect()
                }
                WaveSaid::Words(words) => words.iter().map(|word| self.word(word)).collect(),
                WaveSaid::Texts(texts) => {
                    let quoted = |text: String| self.say("compare-quote", &[("text", text.into())]);
                    texts.iter().map(|text| quoted(text.show(self.tag))).collect()
                }
            };
            if shown.is_empty() { self.say("compare-nothing", &[]) } else { shown.join(", ") }
        };
        let words =
            [("then", said(&difference.then).into()), ("now", said(&difference.now).into())];
        self.say(sentence(difference.what), &words)
    }

    fn mode(&self, word: &str) -> String {
        self.say(&format!("status-mode-{word}"), &[])
    }

    /// A number of a file as it is written here, a word as it stands there.
    fn word(&self, word: &str) -> String {
        let number = word.parse().ok().map(|number| self.lang.exact(number));
        let any = (word == "*").then(|| self.say("compare-any", &[]));
        number.or(any).unwrap_or_else(|| format!("`{word}`"))
    }

    /// Why needs are not compared, those of one reason together.
    fn apart(&self) -> Vec<String> {
        let all = [
            Uncompared::OnlyNow,
            Uncompared::OnlyThen,
            Uncompared::Several,
            Uncompared::OfSome,
            Uncompared::Unrated,
            Uncompared::Few,
        ];
        let mut said = Vec::new();
        for why in all {
            let needs = self.comparison.apart.iter().filter(|need| need.why == why);
            let mut labels: Vec<String> = needs.map(|need| self.label_of(need)).collect();
            labels.dedup();
            let (n, needs) = (labels.len(), labels.join("; "));
            if n > 0 {
                let words = [
                    ("n", n.into()),
                    ("needs", needs.into()),
                    ("least", SHARE_HIDDEN_BELOW.into()),
                ];
                said.push(self.say(reason(why), &words));
            }
        }
        if self.comparison.apart.iter().any(|need| need.why <= Uncompared::Several) {
            said.push(self.say("compare-lists", &[]));
        }
        said
    }

    /// What stands below the numbers.
    pub(super) fn after(&self) -> Vec<String> {
        let comparison = self.comparison;
        let mut said = Vec::new();
        let Some(first) = comparison.needs.first() else { return said };
        let moved: Vec<&ComparedNeed> =
            comparison.needs.iter().filter(|need| need.has_moved()).collect();
        if comparison.is_compared() {
            for need in &moved {
                let words = [
                    ("need", self.label(need).into()),
                    ("then", ranks(need.place_then).into()),
                    ("now", ranks(need.place_now).into()),
                ];
                said.push(self.say("compare-moved", &words));
            }
            let moved = if moved.is_empty() { "none" } else { "some" };
            said.push(self.say("compare-places", &[("moved", moved.into())]));
            let told = |sign: Sign| {
                let is = |need: &&ComparedNeed| need.change.is_some_and(|found| found.told == sign);
                comparison.needs.iter().filter(is).count()
            };
            if told(Sign::Above) + told(Sign::Below) == 0 {
                said.push(self.say("compare-none", &[]));
            }
        }
        let is_priority = first.score_now.1 == ScoreMeasure::Priority;
        let how =
            [("how", Naming::of(self.now).word().into()), ("top", self.now.ranking.top.into())];
        let score = if is_priority { "rank-score-priority" } else { "rank-score-unmet" };
        said.push(self.say(score, &how));
        if comparison.is_compared() {
            said.push(self.say("compare-how", &[("n", comparison.needs.len().into())]));
            said.push(self.say("compare-fresh", &[]));
        }
        said
    }

    /// What a need is called now.
    pub(super) fn text(&self, need: &ComparedNeed) -> String {
        self.now.needs.get(need.now).map_or_else(String::new, |need| need.text.show(self.tag))
    }

    /// What a need is called now, and then, where it had another code.
    pub(super) fn label(&self, need: &ComparedNeed) -> String {
        let now = self.now.needs.get(need.now);
        let then = self.then.needs.get(need.then);
        now.map_or_else(String::new, |now| self.renamed(now, then))
    }

    fn renamed(&self, now: &Need, then: Option<&Need>) -> String {
        let label = now.text.show(self.tag);
        match then.filter(|then| then.code != now.code) {
            Some(then) => {
                let words = [("need", label.into()), ("code", then.code.as_str().into())];
                self.say("compare-renamed", &words)
            }
            None => label,
        }
    }

    fn label_of(&self, need: &UncomparedNeed) -> String {
        let text = |survey: &Survey, need: NeedIndex| {
            survey.needs.get(need).map_or_else(String::new, |need| need.text.show(self.tag))
        };
        let now = need.now.map(|now| text(self.now, now));
        now.or_else(|| need.then.map(|then| text(self.then, then))).unwrap_or_default()
    }

    /// A share in percent.
    pub(super) fn percent(&self, share: f64) -> String {
        self.lang.decimal(100.0 * share, 1)
    }

    /// A change in points, with its sign.
    pub(super) fn points(&self, change: f64) -> String {
        let points = self.percent(change);
        if 100.0 * change >= 0.05 { format!("+{points}") } else { points }
    }

    /// A change as it is shown: the points, their range, their standard error, the degrees of freedom,
    /// and what is told of it.
    pub(super) fn change(&self, change: Option<ScoreChange>) -> [String; 5] {
        let none = || "–".to_owned();
        let Some(ScoreChange { estimate, df, told, .. }) = change else {
            return std::array::from_fn(|_| none());
        };
        let range = estimate.interval.map(|range| {
            let ends =
                [("low", self.points(range.low).into()), ("high", self.points(range.high).into())];
            self.say("compare-range", &ends)
        });
        let df = if estimate.se.is_some() { self.lang.decimal(df, 0) } else { none() };
        [
            self.points(estimate.value),
            range.unwrap_or_else(none),
            estimate.se.map_or_else(none, |se| self.lang.decimal(100.0 * se, 2)),
            df,
            self.say(
                match told {
                    Sign::Above => "compare-up",
                    Sign::Below => "compare-down",
                    Sign::Open => "compare-open",
                },
                &[],
            ),
        ]
    }
}

/// The ranks a need may have.
pub(super) fn ranks(place: RankPlace) -> String {
    if place.low == place.high {
        place.low.to_string()
    } else {
        format!("{}–{}", place.low, place.high)
    }
}

fn sentence(what: Differing) -> &'static str {
    match what {
        Differing::Importance => "compare-differs-importance",
        Differing::Satisfaction => "compare-differs-satisfaction",
        Differing::Top => "compare-differs-top",
        Differing::Scale => "compare-differs-scale",
        Differing::Best => "compare-differs-best",
        Differing::Weight => "compare-differs-weight",
        Differing::Midpoint => "compare-differs-midpoint",
        Differing::Measure => "compare-differs-measure",
        Differing::Among => "compare-differs-among",
        Differing::Margins => "compare-differs-margins",
        Differing::Weights => "compare-differs-weights",
        Differing::Modes => "compare-differs-modes",
        Differing::Question => "compare-differs-question",
        Differing::Need => "compare-differs-need",
    }
}

fn reason(why: Uncompared) -> &'static str {
    match why {
        Uncompared::OnlyNow => "compare-only-now",
        Uncompared::OnlyThen => "compare-only-then",
        Uncompared::Several => "compare-several",
        Uncompared::OfSome => "compare-of-some",
        Uncompared::Unrated => "compare-unrated",
        Uncompared::Few => "compare-few",
    }
}
