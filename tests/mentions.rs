//! What people said in their own words: coded by the town's rules, quoted where the town has
//! cleared it.

use crate::pdf;
use crate::support::Town;

const SURVEY: &str = "\
survey: s
title: Ideas
languages: [en, de]
modes: [street]
needs: [wifi, help]
pages:
  - page: p
    questions:
      - { id: top, type: ranking, facet: importance, text: { en: What matters?, de: Was zählt? }, options: needs, top: 1 }
      - { id: idea, type: text, facet: mention, text: { en: 'Your ideas?', de: 'Ihre Ideen?' } }
      - { id: job, type: text, text: { en: 'Your job?', de: 'Ihr Beruf?' } }
";

const RULES: &str = "wifi: { stems: { en: [wifi] } }\nparking: { stems: { en: [parking] }, exclude: [parking lot] }\n";

/// A town in which forty people said something.
fn town(quotes: &str) -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("town/town.yaml", "town: test\nname: Test\nlanguages: [en, de]\n");
    town.write("town/coding.yaml", RULES);
    town.write(
        "town/agenda.yaml",
        "fields: { f: Field }\nmeasures:\n  m: { field: f, title: Masts, serves: [wifi], owner: Office, horizon: now, history: [] }\n",
    );
    let said = |idea: &str| {
        format!("{{\"top\": [\"wifi\"], \"idea\": \"{idea}\", \"job\": \"Wi-Fi engineer\"}}\n")
    };
    let day = said("Free wifi, <b>please</b> *now* & |here|").repeat(20)
        + &said("More parking").repeat(12)
        + &said("A parking lot").repeat(11);
    town.write("day.jsonl", day + &"{\"top\": [\"help\"]}\n".repeat(3));
    town.run("street s --place Square --interviewer AB --script day.jsonl --lang en").fine();
    if !quotes.is_empty() {
        town.write("surveys/s.quotes.yaml", quotes);
    }
    town
}

fn report(town: &Town) -> String {
    town.run("report s --lang en").fine();
    town.report("s", "")
}

/// The section on ideas.
fn section(report: &str) -> &str {
    let from =
        report.find("## What people say in their own words").unwrap_or_else(|| panic!("{report}"));
    report[from..].split("\n## ").next().unwrap()
}

#[test]
fn mentions_are_counted_told_and_accounted_for() {
    let report = report(&town(""));
    let section = section(&report);
    for said in [
        "One question could be answered in people’s own words.",
        "| Free Wi-Fi ",
        "This need is mentioned although the survey does not ask about it: “Parking”.",
        "This need is mentioned and has no measure on the agenda: “Parking”.",
        "Base: 43 people who wrote something, not weighted.",
    ] {
        assert!(section.contains(said), "no `{said}` in\n{section}");
    }
    let row = |label: &str| {
        let line = section
            .lines()
            .find(|line| line.starts_with(&format!("| {label} ")))
            .unwrap_or_else(|| panic!("{section}"));
        line.split('|').map(str::trim).skip(2).take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(row("Free Wi-Fi"), ["20", "46.5%"]);
    assert_eq!(row("Parking"), ["12", "27.9%"]);
    assert_eq!(row("at least one of these"), ["32", "74.4%"]);
    assert_eq!(row("caught by no rule"), ["11", "25.6%"]);
    assert!(!section.contains("> "), "{section}");
    assert!(report.contains("Which needs these answers mention is told in the section “What people say in their own words”."));
    // What does not speak of needs is neither coded nor shown.
    assert!(
        report.contains("The answers to one open question were not coded.")
            && report.contains("People’s own words are not reproduced here.")
    );
    assert!(
        report.contains("In the answers of 11 of them no rule found a need.")
            && !report.contains("engineer")
    );
}

#[test]
fn quotes_are_printed_as_they_were_said() {
    let quotes = "- { words: 'wifi, <b>please</b> *now* & |here|', need: wifi }\n- { words: More parking, lang: de }\n";
    let town = town(quotes);
    town.run("check --lang en").fine();
    let report = report(&town);
    let section = section(&report);
    assert!(
        section.contains("### Word for word")
            && section.contains("#### Free Wi-Fi")
            && section.contains("#### Other"),
        "{section}"
    );
    assert!(section.contains("> More parking"), "{section}");
    let html = String::from_utf8(town.read("reports/s/report.html")).unwrap();
    assert!(
        html.contains("wifi, &lt;b&gt;please&lt;/b&gt; *now* &amp; |here|</p></blockquote>"),
        "{html}"
    );
    assert!(
        html.contains("<blockquote><p><span lang=\"de\">More parking</span></p></blockquote>"),
        "{html}"
    );
    assert!(
        report
            .contains("2 passages stand in this report word for word, cleared for it by the town.")
    );
    // Without rules there are quotes alone.
    std::fs::remove_file(town.path("town/coding.yaml")).unwrap();
    let bare = self::report(&town);
    assert!(bare.contains("> More parking") && !bare.contains("caught by no rule"), "{bare}");
}

/// What each of the formats reads something into.
const MARKUP: &str = r"#panic() $x^2$ *a* _b_ <d> `e` \f{g} // [h](i) ~ & % = - + ' | ![j] ## 1.";

#[test]
fn signs_that_mean_something_to_a_format_are_quoted_as_written() {
    let town = town("");
    town.write(
        "one.jsonl",
        serde_json::json!({ "top": ["help"], "idea": MARKUP }).to_string() + "\n",
    );
    town.run("street s --place Square --interviewer AB --script one.jsonl --lang en").fine();
    town.write("surveys/s.quotes.yaml", format!("- words: '{}'\n", MARKUP.replace('\'', "''")));
    let markdown = report(&town);
    let plain = regex::Regex::new(r"\\([!-/:-@\[-`{-~])")
        .unwrap()
        .replace_all(&markdown, "$1")
        .into_owned();
    assert!(plain.contains(&format!("> {MARKUP}")), "{}", section(&markdown));
    let html = String::from_utf8(town.read("reports/s/report.html")).unwrap();
    let html = html
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    assert!(html.contains(&format!("<blockquote><p>{MARKUP}</p></blockquote>")));
    if let Some(text) = pdf::raw(&town.path("reports/s/report.pdf")) {
        let squeezed = |text: &str| text.replace(char::is_whitespace, "");
        assert!(squeezed(&text).contains(&squeezed(MARKUP)));
    }
}

#[test]
fn what_nobody_said_is_refused_with_its_place_and_nobodys_words() {
    let town = town("- { words: Free wifi }\n- { words: Free parking }\n");
    town.run("check").fine();
    let run = town.run("report s --lang en").refused();
    assert!(
        run.err.contains("these words stand in no open answer that counts")
            && run.err.contains("s.quotes.yaml:2:"),
        "{}",
        run.err
    );
    assert!(
        !run.err.contains("More parking")
            && !run.err.contains("lot")
            && !town.path("reports").exists(),
        "{}",
        run.err
    );
}

#[test]
fn a_quote_goes_with_the_answer_it_is_from() {
    let town = town("");
    town.write("one.jsonl", "{\"top\": [\"help\"], \"idea\": \"Nobody else said this\"}\n");
    town.run("street s --place Square --interviewer AB --script one.jsonl --lang en").fine();
    town.write("surveys/s.quotes.yaml", "- { words: Nobody else said this }\n");
    report(&town);
    town.run("merge s").fine();
    let csv = String::from_utf8(town.read("results/s/merged.csv")).unwrap();
    let line = csv.lines().find(|line| line.contains("Nobody else said this")).unwrap();
    town.run(&format!("erase s {}", line.split(',').next().unwrap())).fine();
    assert!(
        town.run("report s --lang en")
            .refused()
            .err
            .contains("these words stand in no open answer that counts")
    );
}

#[test]
fn check_tells_every_problem_of_a_file_of_quotes() {
    let town =
        town("- { words: Free wifi, need: wfi }\n- { words: Ask anna@example.at, ned: wifi }\n");
    let run = town.run("check --lang en").refused();
    for said in [
        "surveys/s.quotes.yaml:1:",
        "did you mean `wifi`?",
        "`ned` is no key of a quote",
        "something like an e-mail address",
    ] {
        assert!(run.out.contains(said), "no `{said}` in\n{}", run.out);
    }
    // The survey alone has the same problems, and no report is made with them.
    assert_eq!(town.run("check s --lang en").refused().out, run.out);
    assert!(town.run("report s --lang en").refused().err.contains("did you mean `wifi`?"));
    // It is no questionnaire, and beside none it would be read by nobody.
    std::fs::rename(town.path("surveys/s.quotes.yaml"), town.path("surveys/z.quotes.yaml"))
        .unwrap();
    let run = town.run("check --lang en").refused();
    assert!(
        run.out.contains("there is no survey `z.yaml` beside this file of quotes"),
        "{}",
        run.out
    );
    assert_eq!(run.err, "1 error, 0 warnings.\n");
    town.run("check s").fine();
}

#[test]
fn the_schema_knows_quotes() {
    let schema = Town::none().run("schema quotes").fine().out;
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema["$defs"]["a-quote"]["required"], serde_json::json!(["words"]));
}
