use std::sync::LazyLock;

use chrono::NaiveDate;

use super::*;
use crate::locale::Say as _;
use crate::markdown;
use crate::model::Cover;
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_base::ids::Code;
use mitreden_base::locale::Lang;
use mitreden_count::bases::BaseSize;
use mitreden_count::cells::{CellKey, Cells};
use mitreden_count::estimate::{Base, Estimate, Interval};
use mitreden_count::findings::{Finding, GroupKey, GroupNeed, GroupRanking, GroupedBy, Grouping};
use mitreden_count::needs::{NeedScore, ScoreMeasure};
use mitreden_count::rank::{NeedPlace, RankPlace};
use mitreden_count::ranking::{Pairs, RankSets, tiers};
use mitreden_count::results::{self, Results};
use mitreden_count::weights::{RakingMargin, rake};
use mitreden_define::index::{ListIndex as _, NeedIndex};
use mitreden_define::survey::{Mode, Survey, Text, read};
use mitreden_define::town::{
    Agenda, Cost, Horizon, Measure as Action, MeasureEvent, MeasureStatus, TownKind,
};

const YAML: &str = r#"
survey: small
title: Digitales Leoben 2026
languages: [de, en]
modes: [online, street, paper]
intro: { de: Was brauchen Sie?, en: What do you need? }
needs:
  online-office: { de: Amtswege online, en: Offices online }
  reporting: { de: Schäden melden, en: Reporting damage }
  wifi: { de: Freies WLAN, en: Free Wi-Fi }
  news: { de: Neues aufs Handy, en: News on the phone }
pages:
  - page: all
    title: { de: Zu Ihnen, en: About you }
    questions:
      - { id: resident, type: single, required: true, text: { de: Wohnen Sie hier?, en: Do you live here? }, options: { "yes": { de: Ja, en: "Yes" }, "no": { de: Nein, en: "No" } } }
      - { id: since, type: number, min: 0, show_if: resident == 'yes', text: { de: Seit wie vielen Jahren?, en: For how many years? } }
      - { id: top, type: ranking, facet: importance, options: needs, top: 3, none: { de: Nichts davon, en: None of these }, text: { de: Was ist am wichtigsten?, en: What matters most? } }
      - { id: satisfied, type: matrix, facet: satisfaction, rows: needs, allow: [dont_know], text: { de: Wie zufrieden sind Sie?, en: How satisfied are you? }, scale: { from: 1, to: 5, best: to, low: { de: gar nicht, en: not at all }, high: { de: sehr, en: very } } }
"#;

static SURVEY: LazyLock<Survey> = LazyLock::new(|| {
    let mut problems = Problems::new();
    let survey = read(&Source::new("small.yaml", YAML), &[], None, &mut problems);
    survey.unwrap_or_else(|| panic!("{problems:?}"))
});

static AGENDA: LazyLock<Agenda> = LazyLock::new(|| {
    let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
    let measure =
        |code: &str, title: &str, serves: &[&str], status: Option<(u32, MeasureStatus)>| Action {
            code: Code::new(code),
            field: Code::new(if serves.contains(&"online-office") { "office" } else { "space" }),
            title: Text::plain(title),
            serves: serves.iter().map(|code| Code::new(code)).collect(),
            fits: None,
            note: None,
            owner: Text::plain("Digital.Team"),
            horizon: Horizon::Now,
            cost: None,
            amount: None,
            principle: None,
            due: "2027-01".parse().ok(),
            from: Vec::new(),
            history: status
                .map(|(on, status)| MeasureEvent { on: day(on), status, note: None })
                .into_iter()
                .collect(),
        };
    let portal = Action {
        cost: Some(Cost::Medium),
        amount: Some(18_000.0),
        principle: Some(Code::new("people")),
        due: "2026-07".parse().ok(),
        ..measure(
            "portal",
            "Portal",
            &["online-office", "reporting"],
            Some((1, MeasureStatus::Half)),
        )
    };
    let given_up = Action {
        history: vec![MeasureEvent {
            on: day(3),
            status: MeasureStatus::Dropped,
            note: Some(Text::plain("Zu teuer.")),
        }],
        ..measure("given-up", "Aufgegeben", &["wifi"], None)
    };
    let stream = Action {
        horizon: Horizon::Strategic,
        history: vec![
            MeasureEvent {
                on: NaiveDate::from_ymd_opt(2026, 2, 1).unwrap(),
                status: MeasureStatus::Idea,
                note: None,
            },
            MeasureEvent {
                on: day(9),
                status: MeasureStatus::Started,
                note: Some(Text::plain("Es geht los.")),
            },
        ],
        ..measure("stream", "Übertragung", &["news"], None)
    };
    let named = |list: &[(&str, &str)]| {
        list.iter().map(|(code, text)| (Code::new(code), Text::plain(text))).collect()
    };
    Agenda {
        principles: named(&[("people", "Digitalisierung dient den Menschen")]),
        fields: named(&[("space", "Stadtraum"), ("skills", "Lernen"), ("office", "Bürgerservice")]),
        measures: vec![
            measure("app", "App", &["news"], None),
            measure("drones", "Drohnen", &["drones"], Some((2, MeasureStatus::Idea))),
            measure(
                "forms",
                "Formulare online",
                &["online-office"],
                Some((22, MeasureStatus::Decided)),
            ),
            portal,
            given_up,
            stream,
        ],
        ..Agenda::default()
    }
});

static RESULTS: LazyLock<Results> =
    LazyLock::new(|| Results::without_questions(Base { n: 212, n_eff: 180.4 }, false));

static DAYS: LazyLock<results::FieldworkDays> = LazyLock::new(results::FieldworkDays::default);

fn need(label: &str, value: f64, n: u64) -> ReportedNeed {
    let share = |value: f64| {
        let interval = Some(Interval { low: value - 0.02, high: value + 0.02 });
        Some(Estimate { value, se: Some(0.01), interval, n, n_eff: 180.0 })
    };
    let score = NeedScore {
        measure: ScoreMeasure::UnmetPriority,
        score: share(value),
        importance: share(value + 0.1),
        dissatisfaction: share(0.6),
        filled: 0.0,
    };
    let found = Finding {
        need: NeedIndex::new(0),
        score,
        place: Ok(NeedPlace::Joint(RankPlace { rank: 1, low: 1, high: 1, tier: 1 })),
    };
    ReportedNeed { label: label.into(), found }
}

/// The needs as they stand in the survey, each with the place that rank sets give it.
pub(super) fn placed(needs: Vec<ReportedNeed>, ranks: &RankSets) -> Vec<ReportedNeed> {
    let place = |at: usize| RankPlace {
        rank: ranks.rank[at],
        low: ranks.low[at],
        high: ranks.high[at],
        tier: ranks.tier[at],
    };
    let found = |(at, need): (usize, ReportedNeed)| ReportedNeed {
        found: Finding {
            need: NeedIndex::new(at),
            place: Ok(NeedPlace::Joint(place(at))),
            ..need.found
        },
        label: need.label,
    };
    needs.into_iter().enumerate().map(found).collect()
}

/// Four needs: the first ahead of all, the second and third level, the fourth behind.
pub(super) fn input(lang: Lang) -> ReportInput<'static> {
    let values = [0.4, 0.22, 0.2, 0.05];
    let ahead = |j: usize, k: usize| values[j] - values[k] > 0.1;
    let rejected = Pairs::from_fn(4, ahead);
    let ranks = RankSets {
        rank: vec![1, 2, 3, 4],
        low: vec![1, 2, 2, 4],
        high: vec![1, 3, 3, 4],
        alone: Pairs::from_fn(4, |j, k| values[j] - values[k] > 0.01),
        tier: tiers(&values, &rejected),
        rejected,
        critical: Some(2.6),
    };
    let labels = ["Amtswege online", "Schäden melden", "Freies WLAN", "Neues aufs Handy"];
    let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).unwrap();
    ReportInput {
        questionnaire: &SURVEY,
        agenda: &AGENDA,
        town_needs: &[],
        results: &RESULTS,
        days: &DAYS,
        last_survey: None,
        unsaid: &crate::reported::NOTHING,
        groups: &[],
        sensitivity: None,
        mentions: None,
        lang,
        cover: Cover { day: NaiveDate::from_ymd_opt(2026, 8, 1).unwrap(), ..Cover::sample() },
        kind: TownKind::Town,
        town: "Leoben".into(),
        survey: "Digitales Leoben 2026".into(),
        simulated: false,
        notices: &[],
        fieldwork: FieldworkSummary {
            days: Some((day(4), day(29))),
            languages: vec!["Deutsch".into(), "Englisch".into()],
            access: mitreden_define::survey::Access::Open,
            sampling: Sampling::SelfSelected,
            population: Some("ab 16 Jahren".into()),
            modes: vec![(Mode::Online, 150), (Mode::Street, 55), (Mode::Paper, 7)],
            outcomes: Outcomes { complete: 200, partial: 12, break_off: 9, outside: 4 },
        },
        needs: placed(
            labels.iter().zip(values).map(|(label, value)| need(label, value, 210)).collect(),
            &ranks,
        ),
        ranks,
        replicates: None,
        base: Base { n: 212, n_eff: 180.4 },
        top: 3,
        weighting: None,
        has_base_weights: false,
        unasked: Vec::new(),
        adrift: 0,
        few_clusters: Vec::new(),
        online: Vec::new(),
        lists: Vec::new(),
        making: Making {
            program: "mitreden 0.1.0".into(),
            seed: 1,
            definition: "sha256:00".into(),
            files: Vec::new(),
        },
        disclosure: None,
    }
}

fn text(input: &ReportInput<'_>) -> String {
    markdown::write(&report(input).unwrap().document)
}

#[test]
fn the_report_in_german() {
    insta::assert_snapshot!("report_in_german", text(&input(Lang::De)));
}

#[test]
fn citizens_are_named_only_where_they_were_drawn_at_random_and_weighted() {
    for lang in [Lang::De, Lang::En] {
        let plain = text(&input(lang));
        let citizens = lang.say("of-citizens", &[]);
        assert!(!plain.contains(&citizens) && plain.contains(&lang.say("of-respondents", &[])));
        let mut weighted = ReportInput { weighting: Some(weighting()), ..input(lang) };
        assert!(!text(&weighted).contains(&citizens), "whoever wanted to took part");
        weighted.fieldwork.sampling = Sampling::Random;
        let weighted = text(&weighted);
        let respondents = lang.say("of-respondents", &[]);
        let shares = ["%", "Prozent", "Percent", "percent"].map(|of| format!("{of} {respondents}"));
        assert!(weighted.contains(&citizens));
        assert!(shares.iter().all(|words| !weighted.contains(words)), "{weighted}");
    }
}

fn weighting() -> WeightingAccount {
    let mut cells = Cells::new();
    for (level, n) in [(0, 120), (1, 80), (2, 8), (9, 4)] {
        for _ in 0..n {
            cells.push(CellKey { levels: vec![level], ..CellKey::default() }, 1.0);
        }
    }
    let margin = RakingMargin::new("age", [("16-29", 0.3), ("30-59", 0.65), ("60+", 0.05)]);
    let raked = rake(&cells, &[margin]).unwrap();
    let levels = vec![("16-29".into(), "16 bis 29".into())];
    WeightingAccount {
        protocol: raked.protocol,
        names: vec![MarginNames {
            margin: "age".into(),
            parts: vec!["Alter".into()],
            are_labels: false,
            levels,
        }],
    }
}

#[test]
fn the_weighting_hides_few_people() {
    let weighted = text(&ReportInput { weighting: Some(weighting()), ..input(Lang::De) });
    let from = weighted.find("### Gewichtung").unwrap();
    let to = weighted.find("### Zum Nachrechnen").unwrap();
    insta::assert_snapshot!("weighting_of_few", &weighted[from..to]);
}

#[test]
fn simulated_answers_say_so_at_the_top_and_in_every_caption() {
    for lang in [Lang::De, Lang::En] {
        let input = ReportInput { simulated: true, weighting: Some(weighting()), ..input(lang) };
        let report = report(&input).unwrap();
        let word = lang.say("chart-simulated", &[]);
        let written = markdown::write(&report.document);
        assert!(written.lines().nth(2).unwrap().contains(&word), "{written}");
        let captions = written
            .lines()
            .filter(|line| ["**Tab", "**Abb", "**Fig"].iter().any(|head| line.starts_with(head)));
        let captions: Vec<_> = captions.collect();
        assert_eq!(captions.len(), 13);
        assert!(captions.iter().all(|line| line.contains(&word)), "{captions:?}");
        assert!(report.files[0].text.contains(&word));
    }
    assert!(!text(&input(Lang::De)).to_lowercase().contains("simuliert"));
}

#[test]
fn a_small_base_shows_no_number() {
    let mut input = input(Lang::En);
    input.needs[3] = ReportedNeed {
        found: Finding { need: NeedIndex::new(3), ..need("", 0.0517, 29).found },
        label: "Hidden".into(),
    };
    let written = text(&input);
    assert!(written.contains("too few answers") && !written.contains("5.2%"), "{written}");
    let few = ReportInput { base: Base { n: 29, n_eff: 29.0 }, ..input };
    let written = text(&few);
    assert!(written.contains("Too few people answered") && !written.contains("40.0%"), "{written}");
    let small = ReportInput { base: Base { n: 99, n_eff: 99.0 }, ..few };
    assert!(text(&small).contains("Small base"));
}

#[test]
fn much_filled_in_is_flagged() {
    let mut input = input(Lang::En);
    assert!(!text(&input).contains("more than 10% did not say how satisfied"));
    input.needs[1].found.score.filled = 0.12;
    let written = text(&input);
    assert!(
        written.contains("stands in for theirs: Schäden melden.")
            && written.contains("Schäden melden (12%)"),
        "{written}"
    );
}

#[test]
fn without_standard_errors_nothing_is_sure() {
    let mut input = input(Lang::En);
    for need in &mut input.needs {
        if let Some(score) = &mut need.found.score.score {
            (score.se, score.interval) = (None, None);
        }
    }
    input.ranks = RankSets::unknown(&[0.4, 0.22, 0.2, 0.05]);
    input.needs = placed(input.needs, &input.ranks);
    let written = text(&input);
    assert!(written.contains("every rank remains possible"), "{written}");
    assert!(
        written.contains("rank 1 to 4") && !written.contains("statistically certain"),
        "{written}"
    );
}

#[test]
fn every_sentence_is_in_the_catalogue() {
    let rooms = "report|summary|asked|needs|limit|method|weighting|column|mode|count|outcome|chart|explain|measure|rank|agenda|action|back|coverage|status|horizon|cost|mentions";
    let id = regex::Regex::new(&format!(r"\b({rooms})-[a-z]+")).unwrap();
    for lang in [Lang::De, Lang::En] {
        for (simulated, weighting) in [(true, Some(weighting())), (false, None)] {
            let written = text(&ReportInput { simulated, weighting, ..input(lang) });
            assert!(!id.is_match(&written), "{:?}", id.find(&written));
            assert!(!written.contains("{ $") && !written.contains("{$"), "{written}");
        }
    }
}

#[test]
fn the_outcomes_add_up_to_their_total() {
    let written = text(&input(Lang::En));
    let n = |row: &str| -> u64 {
        let line = written
            .lines()
            .find(|line| line.starts_with(&format!("| {row}")))
            .unwrap_or_else(|| panic!("{row}: {written}"));
        line.trim_end_matches(" |").rsplit(' ').next().unwrap().parse().unwrap()
    };
    let parts = ["answered to the end", "broken off, main", "broken off before"].map(n);
    assert_eq!((parts, n("all together")), ([200, 12, 9], parts.iter().sum()));
    assert_eq!(n("of these not of") + n("of these counted"), parts[0] + parts[1]);
}

/// Modes of which so many of equal weight answered; those from 50 on are shown, but for the last.
fn by_mode(sizes: [f64; 3]) -> Grouping {
    let group = |(mode, n_eff): (Mode, f64)| GroupRanking {
        group: GroupKey::Modes(vec![mode]),
        n: mitreden_count::bases::Shown::Fine(120),
        n_eff: Some(n_eff),
        size: BaseSize::of_group_scores(n_eff),
        needs: if n_eff < 50.0 || mode == Mode::Paper {
            Vec::new()
        } else {
            let score = input(Lang::De).needs[0].found.score.clone();
            (0..4)
                .map(|need| GroupNeed {
                    need: NeedIndex::new(need),
                    score: score.clone(),
                    difference: None,
                })
                .collect()
        },
    };
    let groups =
        [Mode::Online, Mode::Street, Mode::Paper].into_iter().zip(sizes).map(group).collect();
    Grouping { by: GroupedBy::Mode, groups, all: Vec::new(), is_pair: false, overlaps: false }
}

#[test]
fn of_every_group_that_is_not_shown_it_is_said_why() {
    let written = |lang, groups: &[Grouping], modes: &[(Mode, u64)]| {
        let mut input = ReportInput { groups, ..input(lang) };
        input.fieldwork.modes = modes.to_vec();
        text(&input)
    };
    let all = [(Mode::Online, 150), (Mode::Street, 150), (Mode::Paper, 120)];
    let shown = written(Lang::En, &[by_mode([150.0, 150.0, 120.0])], &all);
    assert!(
        shown.contains("Not shown, to protect respondents in smaller groups: “on paper”."),
        "{shown}"
    );
    let shown = written(Lang::En, &[by_mode([150.0, 150.0, 12.0])], &all);
    assert!(
        shown.contains(
            "There are too few answers from the group “on paper” for results of its own."
        ),
        "{shown}"
    );
    let one = written(Lang::En, &[by_mode([150.0, 40.0, 12.0])], &all);
    assert!(
        one.contains("By the way in which people answered: not compared. Only one group can be shown; a comparison takes two. There are too few answers from the groups “in the street” and “on paper” for"),
        "{one}"
    );
    let none = written(Lang::De, &[by_mode([15.0, 6.0, 1.0])], &all);
    assert!(
        none.contains("Nach dem Weg, auf dem geantwortet wurde: nicht verglichen. Keine Gruppe kann gezeigt werden."),
        "{none}"
    );
    let online = written(Lang::De, &[], &all[..1]);
    assert!(online.contains("haben auf demselben Weg geantwortet (online)."), "{online}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let once = || report(&input(Lang::De)).unwrap();
    assert_eq!(once(), once());
}
