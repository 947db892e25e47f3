//! Made-up respondents obey the questionnaire, and are the same again for the same seed.

use super::*;
use crate::base::diagnostics::{Problems, Source};
use crate::define::survey::{needs_file, read};

fn example() -> Survey {
    let mut problems = Problems::new();
    let languages = ["de".to_owned(), "en".to_owned()];
    let needs = Source::new("needs.yaml", include_str!("../../../town/needs.yaml"));
    let (node, needs) = needs_file(&needs, &languages, &mut problems).unwrap();
    let text = include_str!("../../../surveys/digitales-leoben-2026.yaml");
    read(&Source::new("example.yaml", text), &needs, Some(&node), &mut problems).unwrap()
}

fn wish(seed: u64) -> Wish {
    Wish { seed, today: NaiveDate::from_ymd_opt(2026, 5, 12).unwrap() }
}

#[test]
fn every_record_reads_back_as_valid_answers() {
    let survey = example();
    let plan = Plan::new(&survey).unwrap();
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
    let plan = Plan::new(&survey).unwrap();
    let first = Simulation::new(&plan, wish(7));
    let _ = first.record(0);
    let again = Simulation::new(&plan, wish(7));
    assert_eq!(first.record(5), again.record(5));
    assert_ne!(first.record(5).answers, Simulation::new(&plan, wish(8)).record(5).answers);
}

#[test]
fn most_belong_to_the_population_and_some_break_off() {
    let survey = example();
    let plan = Plan::new(&survey).unwrap();
    let simulation = Simulation::new(&plan, wish(7));
    let records: Vec<_> = (0..1_000).map(|index| simulation.record(index)).collect();
    let inside = records.iter().filter(|record| record.answers["resident"] == "yes").count();
    assert!((880..970).contains(&inside), "{inside}");
    let broken = records.iter().filter(|r| r.disposition != super::super::interview::Disposition::Complete).count();
    assert!((20..70).contains(&broken), "{broken}");
}
