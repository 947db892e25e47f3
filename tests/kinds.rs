//! What a town is: sentences call it so, and a municipality is never called a town.

use crate::pdf;
use crate::support::Town;

const AGENDA: &str = "principles: { people: Für die Menschen }\nfields: { office: Bürgerservice }\nmeasures:\n  forms:\n    field: office\n    title: Formulare online\n    serves: [amtswege]\n    owner: Amtsleitung\n    horizon: now\n    history: [{ on: 2026-06-22, status: idea }]\n";

/// A new folder of a kind, with an agenda and rules for open answers.
fn town(name: &str, kind: &[&str]) -> Town {
    let town = Town::none();
    let args = [&["init", "--lang", "de", "--name", name], kind].concat();
    town.run_with(&args).fine();
    let needs = String::from_utf8(town.read("town/needs.yaml")).unwrap();
    let first = needs.lines().find(|line| !line.starts_with('#') && line.contains(':')).unwrap();
    let (code, _) = first.split_once(':').unwrap();
    town.write("town/agenda.yaml", AGENDA.replace("amtswege", code));
    town.write("town/coding.yaml", format!("{code}: {{ stems: {{ de: [a, e, i] }} }}\n"));
    let modes = |text: &str| text.replace("modes: [online,", "modes: [online, kiosk,");
    let survey = String::from_utf8(town.read("surveys/digitale-anliegen-2026.yaml")).unwrap();
    town.write("surveys/digitale-anliegen-2026.yaml", modes(&survey));
    town
}

/// The report in Markdown and as a page, its annex, and the council's page.
fn told(town: &Town, lang: &str) -> Vec<String> {
    town.run("simulate digitale-anliegen-2026 -n 300").fine();
    let out = town.run(&format!("report digitale-anliegen-2026 --lang {lang}")).fine().out;
    let mut texts = Vec::new();
    for file in out.lines() {
        let is_whole = file.contains("report.") && !file.contains(".pdf");
        if is_whole || file.contains("annex") && file.contains(".md") {
            texts.push(String::from_utf8(town.read(file)).unwrap());
        } else if file.contains("council") {
            texts.extend(pdf::text(&town.path(file)));
        }
    }
    assert!(texts.len() >= 3, "{out}");
    texts
}

#[test]
fn a_municipality_is_never_called_a_town() {
    let town = town("Gaal", &["--kind", "municipality"]);
    let texts = told(&town, "de");
    for text in &texts {
        assert!(!text.contains("Stadt") && !text.contains("stadt"), "{text}");
    }
    let all = texts[..3].join("\n");
    for said in ["Was die Gemeinde tut", "Regel der Gemeinde", "am Tablet im Amt"] {
        assert!(all.contains(said), "no `{said}`: {all}");
    }
    assert!(told(&town, "en")[0].contains("What the municipality does"));
    std::fs::remove_file(town.path("town/agenda.yaml")).unwrap();
    told(&town, "de");
    let page = pdf::raw(&town.path("reports/digitale-anliegen-2026/council.pdf"));
    let page = page.map(|text| text.replace(char::is_whitespace, "").replace('\u{ad}', ""));
    assert!(page.is_none_or(|page| page.contains("SolldieGemeindeeineerstellen?")));
}

#[test]
fn the_name_says_the_kind_where_nobody_else_does() {
    let town = town("Marktgemeinde Gratwein", &[]);
    let file = String::from_utf8(town.read("town/town.yaml")).unwrap();
    assert!(file.contains("kind: market-town "), "{file}");
    assert!(told(&town, "de")[0].contains("Was die Marktgemeinde tut"));
    // As ever, where the file says nothing.
    let unsaid: String = file
        .lines()
        .filter(|line| !line.starts_with("kind:"))
        .fold(String::new(), |all, line| all + line + "\n");
    town.write("town/town.yaml", unsaid);
    assert!(told(&town, "de")[0].contains("Was die Stadt tut"));
}

#[test]
fn an_unknown_kind_is_told_with_what_may_be_meant() {
    let town = Town::none();
    town.run("init --lang en").fine();
    let file = String::from_utf8(town.read("town/town.yaml")).unwrap();
    town.write("town/town.yaml", file.replace("kind: town", "kind: municipal"));
    let run = town.run("check").refused();
    assert!(run.out.contains("`municipal` is not possible here"), "{}", run.out);
    assert!(run.out.contains("did you mean `municipality`?"), "{}", run.out);
}
