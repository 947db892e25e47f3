//! How many to ask, by the executable.

use serde_json::Value;

use crate::support::{ROOT, Town};

const TWO: &str = "survey: s\ntitle: What next?\nlanguages: [en]\nmodes: [online]\n\
    needs: { wifi: Free Wi-Fi, help: Help }\nranking: { top: 1 }\npages:\n  - page: p\n    questions:\n      \
    - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1 }\n";

fn plan(town: &Town, args: &[&str]) -> Value {
    let all = ["plan", "s", "--format", "json", "--surveys", "40"].into_iter();
    let all: Vec<_> = all.chain(args.iter().copied()).collect();
    serde_json::from_str(&town.run_with(&all).fine().out).unwrap()
}

/// By hand: of two needs everybody names one; ten points are told apart in eight of ten simple
/// random samples of (1.96 + 0.84)²·(1 − 0.1²)/0.1² = 777 people, five in samples of 3,132.
#[test]
fn two_needs_take_as_many_as_the_textbook_says() {
    let town = Town::with_survey(TWO);
    for (points, n) in [("10", 777.0), ("5", 3132.0)] {
        let found = plan(&town, &["--difference", points, "--deff", "1"]);
        let asked = found["sample"]["online"].as_f64().unwrap();
        assert!((asked / n - 1.0).abs() < 0.012, "{asked}");
        let sample = &found["sample"];
        assert_eq!((sample["shifts"].as_u64(), sample["n"].as_f64()), (Some(0), Some(asked)));
        let simulated = &found["simulated"];
        let (apart, error) = (simulated["apart"].as_f64(), simulated["error"].as_f64());
        assert!((apart.unwrap() - 80.0).abs() < 4.0 * error.unwrap(), "{found}");
    }
}

/// The worked example has answers, though made up: what they say of weights is taken over.
#[test]
fn a_survey_is_planned_by_its_formula_and_by_surveys_made_up() {
    let town = Town::of(".");
    let file = "results/digitales-leoben-2026/simulated.jsonl";
    town.write(file, std::fs::read(format!("{ROOT}/{file}")).unwrap());
    let run = |args: &[&str]| -> Value {
        let all = ["plan", "digitales-leoben-2026", "--format", "json", "--surveys", "40"];
        let all: Vec<_> = all.into_iter().chain(args.iter().copied()).collect();
        serde_json::from_str(&town.run_with(&all).fine().out).unwrap()
    };
    let ranked: Value =
        serde_json::from_str(&town.run("rank digitales-leoben-2026 --format json").fine().out)
            .unwrap();
    let number = |value: &Value| value.as_f64().unwrap();
    let given = run(&[
        "--difference",
        "12",
        "--online",
        "400",
        "--shifts",
        "12",
        "--per-shift",
        "25",
        "--like",
        "digitales-leoben-2026",
    ]);
    let assumed = &given["assumed"];
    assert!(
        (number(&assumed["deff"]) - number(&ranked["n"]) / number(&ranked["n_eff"])).abs() < 1e-9
    );
    assert_eq!(assumed["deff_from"], "earlier");
    assert_eq!((given["given"].as_bool(), assumed["made_up"].as_bool()), (Some(true), Some(true)));
    assert_eq!(assumed["needs"].as_u64(), ranked["needs"].as_array().map(|all| all.len() as u64));
    assert_eq!(given["sample"]["n"], 700);
    let (computed, simulated) = (&given["computed"], &given["simulated"]);
    let room = 4.0 * number(&simulated["error"]) + 2.5;
    let apart = number(&simulated["apart"]);
    assert!(apart > number(&computed["power"]) - room, "{given}");
    assert!(apart < number(&computed["most"]) + room, "{given}");
    // The fewest: what is given as enough is enough, and not by much.
    let least = run(&["--difference", "12", "--shifts", "12", "--icc", "0.03", "--deff", "1.3"]);
    let power = number(&least["computed"]["power"]);
    assert!((80.0..82.0).contains(&power), "{least}");
    assert_eq!(least["assumed"]["icc_from"], "given");
    let fewer = (number(&least["sample"]["online"]) - 20.0).to_string();
    let fewer = run(&[
        "--difference",
        "12",
        "--shifts",
        "12",
        "--icc",
        "0.03",
        "--deff",
        "1.3",
        "--online",
        &fewer,
    ]);
    assert!(number(&fewer["computed"]["power"]) < 80.0, "{fewer}");
    // Unless they are asked for, made-up answers say nothing of people.
    let open = run(&["--difference", "12"]);
    assert_eq!(open["assumed"]["deff"].as_f64(), Some(1.3));
    assert!(open["assumed"]["earlier"].is_null(), "{open}");
    let others = open["others"].as_array().unwrap();
    assert!(others.len() > 2, "{open}");
    assert!(others.iter().any(|sample| *sample == open["sample"]), "{open}");
}

#[test]
fn a_plan_is_a_sentence_with_what_was_assumed() {
    let survey = TWO.replace("[online]", "[online, street]");
    let town = Town::with_survey(&survey);
    let line = "plan s --difference 10 --online 400 --shifts 12 --per-shift 25 --surveys 40";
    let shown = town.run(line).fine().out;
    let first = shown.split("\n\n").next().unwrap().replace('\n', " ");
    assert!(
        first.starts_with("12 shifts of 25 interviews and 400 answering one by one (as online) tell two needs apart that differ by 10 points, in "),
        "{shown}"
    );
    for part in [
        "By formula: in ",
        "In 40 surveys made up by chance",
        "2 needs, half of them",
        "--deff",
        "--icc",
    ] {
        assert!(shown.replace('\n', " ").contains(part), "{part}: {shown}");
    }
    assert_eq!(shown, town.run(line).fine().out);
    let german = town.run(&format!("{line} --lang de")).fine().out;
    assert!(german.contains("12 Schichten zu 25 Gesprächen"), "{german}");
}

#[test]
fn what_cannot_be_planned_is_said() {
    let town = Town::with_survey(TWO);
    let refused = |line: &str| town.run(line).refused().err;
    let one = refused("plan s --shifts 1 --online 0");
    assert!(one.contains("two shifts at least"), "{one}");
    let like = refused("plan s --like s");
    assert!(like.contains("too few"), "{like}");
    for wrong in ["--power=1", "--difference=0", "--icc=2", "--deff=0.5", "--per-shift=1"] {
        assert_eq!(town.run_with(&["plan", "s", wrong]).code, 2, "{wrong}");
    }
    let many = TWO.replace("help: Help }", "help: Help, a: A, b: B }");
    let town = Town::with_survey(&many);
    let far = town.run("plan s --difference 60").refused().err;
    assert!(far.contains("50 points at most"), "{far}");
}
