//! Made-up respondents obey the questionnaire, and are the same again for the same seed.

use std::collections::BTreeMap;

use super::super::interview::Disposition;
use super::*;
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::survey::{Spoken, needs_file, read};

fn example() -> Survey {
    let mut problems = Problems::new();
    let languages = ["de".to_owned(), "en".to_owned()];
    let needs = Source::new("needs.yaml", include_str!("../../../town/needs.yaml"));
    let (node, needs) = needs_file(&needs, &mut Spoken::new(&languages), &mut problems).unwrap();
    let text = include_str!("../../../surveys/digitales-leoben-2026.yaml");
    read(&Source::new("example.yaml", text), &needs, Some(&node), &mut problems).unwrap()
}

/// The example of long before, when it had no rules.
fn before() -> Survey {
    let mut problems = Problems::new();
    let languages = ["de".to_owned(), "en".to_owned()];
    let needs = Source::new("needs.yaml", include_str!("../../../tests/midpoint/needs.yaml"));
    let (node, needs) = needs_file(&needs, &mut Spoken::new(&languages), &mut problems).unwrap();
    let text = include_str!("../../../tests/midpoint/survey.yaml");
    read(&Source::new("before.yaml", text), &needs, Some(&node), &mut problems).unwrap()
}

fn wish(seed: u64) -> SimulationWish {
    SimulationWish { seed, today: NaiveDate::from_ymd_opt(2026, 5, 12).unwrap() }
}

#[test]
fn every_record_reads_back_as_valid_answers() {
    let survey = example();
    let plan = Plan::new(survey.clone()).unwrap();
    let simulation = Simulation::new(&plan, wish(7));
    for index in 0..300 {
        let record = simulation.record(index);
        assert!(record.simulated && !record.practice);
        let line = record.to_line();
        let again = Record::from_line(&line).unwrap();
        assert_eq!(again, record);
        let answers = again.answers_of(&survey).unwrap();
        assert_eq!(answers.len(), survey.questions.len());
        let day = record.day.unwrap();
        assert!(survey.opens.unwrap() <= day && day <= survey.closes.unwrap());
    }
}

#[test]
fn a_respondent_depends_on_seed_and_number_alone() {
    let survey = example();
    let plan = Plan::new(survey.clone()).unwrap();
    let first = Simulation::new(&plan, wish(7));
    let _ = first.record(0);
    let again = Simulation::new(&plan, wish(7));
    assert_eq!(first.record(5), again.record(5));
    assert_ne!(first.record(5).answers, Simulation::new(&plan, wish(8)).record(5).answers);
}

#[test]
fn most_belong_to_the_population_and_some_break_off() {
    let survey = example();
    let plan = Plan::new(survey.clone()).unwrap();
    let simulation = Simulation::new(&plan, wish(7));
    let records: Vec<_> = (0..1_000).map(|index| simulation.record(index)).collect();
    let inside = records.iter().filter(|record| record.answers["resident"] == "yes").count();
    assert!((880..970).contains(&inside), "{inside}");
    let broken = records.iter().filter(|r| r.disposition != Disposition::Complete).count();
    // Break-offs by mode: .55·.05 + .05·.08 + .27·.02 = .037, on paper none.
    assert!((18..60).contains(&broken), "{broken}");
}

/// A survey of needs alone, asked in the street: no groups, no speeders, as the module's page says.
fn bare(modes: &str) -> Survey {
    let text = format!(
        "survey: s\ntitle: S\nlanguages: [en]\nmodes: [{modes}]\nneeds: {{ a: A, b: B, c: C, d: D, e: E }}\n\
         ranking: {{ top: 2, unsatisfied_at_most: 3 }}\npages:\n  - page: p\n    questions:\n\
         \x20     - {{ id: top, type: ranking, facet: importance, text: T, options: needs, top: 3 }}\n\
         \x20     - {{ id: bw, type: best-worst, text: B, options: needs, per_task: 3, tasks: 3 }}\n\
         \x20     - {{ id: all, type: rating, text: R, scale: {{ from: 1, to: 5 }} }}\n"
    );
    read(&Source::new("s.yaml", &text), &[], None, &mut Problems::new()).unwrap()
}

fn answers(survey: &Survey, seed: u64, n: u64) -> Vec<Vec<Answer>> {
    let plan = Plan::new(survey.clone()).unwrap();
    let simulation = Simulation::new(&plan, wish(seed));
    let answers = |index| simulation.record(index).answers_of(survey).unwrap();
    (0..n).map(|index| answers(index).into_iter().collect()).collect()
}

/// Within four standard errors of what was worked out.
fn near(hits: usize, n: usize, expected: f64, what: &str) {
    let share = hits as f64 / n as f64;
    assert!(
        (share - expected).abs() < 4.0 * (expected * (1.0 - expected) / n as f64).sqrt(),
        "{what}: {share}, not {expected}"
    );
}

#[test]
fn rankings_and_tasks_follow_the_utilities_of_the_town() {
    let survey = bare("street");
    let plan = Plan::new(survey.clone()).unwrap();
    let worth: Vec<f64> =
        Simulation::new(&plan, wish(3)).town.importance.iter().map(|mean| mean.exp()).collect();
    let all = answers(&survey, 3, 6_000);
    let at = |code: &Code| survey.needs.iter().position(|need| need.code == *code).unwrap();
    let ranked: Vec<usize> = all
        .iter()
        .filter_map(|a| if let Answer::Ranking(codes) = &a[0] { Some(at(&codes[0])) } else { None })
        .collect();
    for (need, own) in worth.iter().enumerate() {
        let first = ranked.iter().filter(|top| **top == need).count();
        near(first, ranked.len(), own / worth.iter().sum::<f64>(), "first in the ranking");
    }
    // A task of a, b and c alone: the chances are those of the three.
    let tasks = all
        .iter()
        .filter_map(|a| if let Answer::Tasks(tasks) = &a[1] { Some(tasks) } else { None })
        .flatten()
        .flatten();
    let shown =
        |task: &&mitreden_define::answer::BestWorst| task.shown.iter().all(|code| at(code) < 3);
    let tasks: Vec<_> = tasks.filter(shown).collect();
    assert!(tasks.len() > 1_000, "{}", tasks.len());
    for need in 0..3 {
        let best = tasks.iter().filter(|task| at(&task.best) == need).count();
        near(best, tasks.len(), worth[need] / worth[..3].iter().sum::<f64>(), "best of a task");
        // Last of three: the other two come first, in either order.
        let [b, c] = [(need + 1) % 3, (need + 2) % 3];
        let sum: f64 = worth[..3].iter().sum();
        let last = worth[b] / sum * worth[c] / (sum - worth[b])
            + worth[c] / sum * worth[b] / (sum - worth[c]);
        near(
            tasks.iter().filter(|task| at(&task.worst) == need).count(),
            tasks.len(),
            last,
            "worst of a task",
        );
    }
}

/// A rating of nothing in particular is N(0.4, √(0.5² + 0.8²)) on -2 to 2, cut at -1.5, -0.5, 0.5,
/// 1.5; in the street 0.2 higher. Phi by a table: of (0.5 - 0.4)/0.9434 and of (0.5 - 0.6)/0.9434.
#[test]
fn ratings_and_open_questions_hang_on_the_mode() {
    for (mode, low, open) in [("street", 0.4578, 0.01), ("paper", 0.5422, 0.06)] {
        let survey = bare(mode);
        let all = answers(&survey, 5, 6_000);
        let points: Vec<i16> = all
            .iter()
            .filter_map(|a| if let Answer::Rating(point) = a[2] { Some(point) } else { None })
            .collect();
        near(points.iter().filter(|point| **point <= 3).count(), points.len(), low, "at most 3");
        near(
            all.iter().filter(|a| a[2] == Answer::UNANSWERED).count(),
            all.iter().filter(|a| a[2].missing() != Some(Missing::Refused)).count(),
            open,
            "open",
        );
    }
}

#[test]
fn groups_prefer_differently_and_modes_reach_different_people() {
    let survey = before();
    let plan = Plan::new(survey.clone()).unwrap();
    let simulation = Simulation::new(&plan, wish(7));
    let questions: Vec<&str> = simulation
        .town
        .groupings
        .iter()
        .map(|g| survey.questions[g.question].id.as_str())
        .collect();
    assert_eq!(questions, ["district", "age", "gender"]);
    let age = &simulation.town.groupings[1];
    assert!(
        age.ordered
            && age.shifts[0]
                .iter()
                .zip(&age.shifts[4])
                .all(|(young, old)| (young.0 + old.0).abs() < 1e-12)
    );
    let records: Vec<_> = (0..3_000).map(|index| simulation.record(index)).collect();
    let share = |records: &[&Record], holds: &dyn Fn(&Record) -> bool| {
        records.iter().filter(|record| holds(record)).count() as f64 / records.len() as f64
    };
    let of = |mode| records.iter().filter(|record| record.mode == mode).collect::<Vec<_>>();
    let young =
        |record: &Record| ["16-29", "30-44"].iter().any(|age| record.answers["age"] == *age);
    assert!(share(&of(Mode::Online), &young) > share(&of(Mode::Paper), &young) + 0.1);
    // Along age the need of steepest slope changes its share among the first named.
    let steep = survey
        .needs
        .indices()
        .max_by(|a, b| age.shifts[4][*a].0.total_cmp(&age.shifts[4][*b].0))
        .unwrap();
    let first = |record: &Record| record.answers["top3"][0] == survey.needs[steep].code.as_str();
    let at =
        |age: &'static str| records.iter().filter(|r| r.answers["age"] == age).collect::<Vec<_>>();
    assert!(share(&at("75+"), &first) > share(&at("16-29"), &first));
}

#[test]
fn an_id_is_known_before_the_record() {
    let survey = example();
    let plan = Plan::new(survey.clone()).unwrap();
    let simulation = Simulation::new(&plan, wish(7));
    (0..50).for_each(|index| assert_eq!(simulation.id(index), simulation.record(index).id));
}

/// What was made up before there were rules.
#[test]
fn without_rules_people_are_made_up_as_ever() {
    let survey = before();
    let plan = Plan::new(survey).unwrap();
    let simulation = Simulation::new(&plan, wish(2026));
    let before = include_str!("../../../tests/midpoint/simulated.jsonl").lines();
    let before: BTreeMap<_, _> = before
        .map(|line| Record::from_line(line).unwrap())
        .map(|record| (record.id, record))
        .collect();
    for now in (0..1_200).map(|index| simulation.record(index)) {
        let then = &before[&now.id];
        assert_eq!((&now.answers, now.day, now.mode), (&then.answers, then.day, then.mode));
    }
}

/// A survey with rules.
fn ruled() -> Survey {
    let text = include_str!("../../../tests/rooms/ask/ruled.yaml");
    let mut problems = Problems::new();
    let survey = read(&Source::new("s.yaml", text), &[], None, &mut problems);
    let told = problems.iter().map(|one| one.kind).collect::<Vec<_>>();
    survey.unwrap_or_else(|| panic!("{told:?}"))
}

#[test]
fn people_are_as_the_rules_say_in_the_order_of_the_interview() {
    let survey = ruled();
    let plan = Plan::new(survey.clone()).unwrap();
    let simulation = Simulation::new(&plan, wish(5));
    let all: Vec<Record> = (0..4_000).map(|index| simulation.record(index)).collect();
    let is = |record: &Record, id: &str, code: &str| record.answers[id] == code;
    let said = |record: &Record, id: &str| record.answers[id].is_object();
    let (mut old, mut offline, mut online) = (0, 0, 0);
    let (mut young, mut c, mut young_c) = (0, 0, 0);
    let (mut moods, mut texts) = ([(0.0, 0.0); 2], BTreeMap::new());
    for record in all.iter().filter(|record| record.disposition == Disposition::Complete) {
        online += usize::from(record.mode == Mode::Online);
        // Whoever is never on the web does not answer there, whether or not they say so.
        assert!(record.mode == Mode::Paper || !is(record, "web", "never"));
        if is(record, "web", "never") {
            offline += 1;
            let neither = serde_json::json!(["neither"]);
            assert!(record.answers["uses"] == neither || said(record, "uses"));
        }
        if let Some(years) = record.answers["years"].as_f64() {
            if is(record, "age", "old") {
                assert!(years >= 45.0, "{years}");
            } else if is(record, "age", "young") {
                assert!(years <= 20.0, "{years}");
            }
        }
        if let (Some(mood), Some(n)) =
            (record.answers["mood"].as_f64(), record.answers["n"].as_f64())
        {
            let (sum, of) = &mut moods[usize::from(n > 0.0)];
            (*sum, *of) = (*sum + mood, *of + 1.0);
        }
        old += usize::from(is(record, "age", "old"));
        young += usize::from(is(record, "age", "young"));
        c += usize::from(is(record, "age", "old") && record.answers["top"][0] == "c");
        young_c += usize::from(is(record, "age", "young") && record.answers["top"][0] == "c");
        for id in ["idea", "more"] {
            if let Some(words) = record.answers[id].as_str() {
                *texts.entry((id, words.to_owned())).or_insert(0) += 1;
                assert!(words != "C" || !is(record, "age", "young"));
            }
        }
        assert!(record.answers["idea"].as_str().is_none_or(|idea| record.answers["more"] != idea));
    }
    assert!(old > 1_000 && offline > 700 && online > 1_500, "{old}, {offline}, {online}");
    // 40 of 8 + 1 + 40, and 1 of 10, but for the few who name none.
    let share = |n: usize, of: usize| n as f64 / of as f64;
    assert!((share(c, old) - 0.8).abs() < 0.05, "{}", share(c, old));
    assert!((share(young_c, young) - 0.1).abs() < 0.03, "{}", share(young_c, young));
    let [(low, few), (high, many)] = moods;
    assert!(low / few < 1.8 && high / many > 4.2, "{moods:?}");
    let wrote = |id, words: &str| texts.get(&(id, words.to_owned())).copied().unwrap_or(0);
    for (id, words) in
        [("idea", "More A"), ("idea", "Better A"), ("more", "More [of all]"), ("idea", "C")]
    {
        assert!(wrote(id, words) > 10, "{id}: {words}: {texts:?}");
    }
    assert_eq!(wrote("idea", "More [of all]"), 0, "it is for the other question");
}

#[test]
fn with_rules_a_respondent_still_depends_on_seed_and_number_alone() {
    let plan = Plan::new(ruled()).unwrap();
    let [first, again, other] = [5, 5, 6].map(|seed| Simulation::new(&plan, wish(seed)));
    let _ = first.record(0);
    let lines = |of: &Simulation<'_>| (3..40).map(|at| of.record(at).to_line()).collect::<Vec<_>>();
    assert_eq!(lines(&first), lines(&again));
    assert_ne!(lines(&first), lines(&other));
    (0..50).for_each(|index| assert_eq!(first.id(index), first.record(index).id));
}
