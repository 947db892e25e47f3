//! Names in another language than the report's: wherever they stand, they say so.

use regex::Regex;

use crate::pdf;
use crate::support::Town;

/// All texts of the survey and of the town begin with this, so that each is found again.
const MARK: &str = "Zebra";

const SURVEY: &str = r"survey: zoo
title: Zebra Survey
languages: [en]
modes: [online, street]
needs: all
pages:
  - page: one
    questions:
      - id: age
        type: single
        text: Zebra age
        options: { young: Zebra young, old: Zebra old }
      - id: channel
        type: multiple
        text: Zebra channel
        options: { web: Zebra web, desk: Zebra desk, phone: Zebra phone }
      - id: top
        type: ranking
        facet: importance
        text: Zebra importance
        options: needs
        top: 2
      - id: satisfied
        type: matrix
        facet: satisfaction
        text: Zebra satisfaction
        rows: needs
        scale: { from: 1, to: 5, best: to, low: Zebra bad, high: Zebra good }
      - id: idea
        type: text
        facet: mention
        text: Zebra idea
population:
  size: 10000
  margins:
    - of: age
      source: Zebra register
      shares: { young: 0.4, old: 0.6 }
fieldwork:
  universe: Zebra persons of 16 and over
  sponsor: Zebra council
";

const NEEDS: &str =
    "roads: Zebra roads\nbuses: Zebra buses\nparks: Zebra parks\nwifi: Zebra wireless\n";

const AGENDA: &str = r"principles: { first: Zebra first principle }
fields: { office: Zebra office, street: Zebra street }
measures:
  forms:
    field: office
    title: Zebra forms
    serves: [roads]
    owner: Zebra owner
    horizon: now
    principle: first
    due: 2025-01
    history: [{ on: 2026-01-05, status: idea }, { on: 2026-06-01, status: started, note: Zebra note }]
  lamps:
    field: office
    title: Zebra lamps
    serves: [buses, parks]
    owner: Zebra owner
    horizon: medium
    history: [{ on: 2025-06-01, status: dropped, note: Zebra reason }]
";

/// English throughout, in a town that writes its reports in German.
fn town() -> Town {
    let in_english = |text: &str| {
        // Every text says that it is English.
        Regex::new(r"Zebra[^,}\n]*[^,}\n ]").unwrap().replace_all(text, "{ en: $0 }").into_owned()
    };
    let town = Town::none();
    town.write("town/town.yaml", "town: t\nname: Tal\nlanguages: [de, en]\n");
    town.write("town/needs.yaml", in_english(NEEDS));
    town.write("town/agenda.yaml", in_english(AGENDA));
    town.write(
        "town/coding.yaml",
        "roads: { stems: { en: [roads] } }\nwifi: { stems: { en: [wireless] } }\n",
    );
    town.write("surveys/zoo.yaml", in_english(SURVEY));
    town.run("simulate zoo -n 600 --seed 1").fine();
    town.run("report zoo --lang de").fine();
    town
}

/// The languages of the passages of a page with the mark in them, each with the passage.
fn passages(html: &str) -> Vec<(String, String)> {
    let part = Regex::new(r"(?s)<(/?)([a-z0-9]+)([^>]*)>|([^<]+)").unwrap();
    let lang = Regex::new(r#"\blang="([^"]+)""#).unwrap();
    let (mut open, mut found): (Vec<(String, String)>, _) = (Vec::new(), Vec::new());
    for part in part.captures_iter(html) {
        let now = || open.last().map(|(_, lang)| lang.clone()).unwrap_or_default();
        if let Some(text) = part.get(4) {
            if text.as_str().contains(MARK) {
                found.push((now(), text.as_str().trim().to_owned()));
            }
            continue;
        }
        let (name, rest) = (&part[2], &part[3]);
        if &part[1] == "/" {
            let at = open.iter().rposition(|(known, _)| known == name).unwrap();
            open.truncate(at);
        } else if !rest.ends_with('/')
            && !["br", "img", "meta", "link", "hr", "col", "wbr"].contains(&name)
        {
            open.push((
                name.to_owned(),
                lang.captures(rest).map_or_else(now, |lang| lang[1].to_owned()),
            ));
        }
    }
    found
}

#[test]
fn every_foreign_name_in_the_page_says_its_language() {
    let town = town();
    let suffix = if town.path("reports/zoo/report.de.html").exists() { ".de" } else { "" };
    let html = String::from_utf8(town.read(&format!("reports/zoo/report{suffix}.html"))).unwrap();
    // Pictures have a table of the same numbers beside them.
    let html =
        Regex::new(r"(?s)<svg.*?</svg>|<!DOCTYPE[^>]*>|<head>.*?</head>|<script.*?</script>")
            .unwrap()
            .replace_all(&html, "");
    let found = passages(&html);
    assert!(found.len() > 150, "{}", found.len());
    let wrong: Vec<_> =
        found.iter().filter(|(lang, _)| lang != "en").map(|(_, text)| text).collect();
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), found.len());
}

/// How many parts of the tagged text are in English; where all of a table is, it says so once.
const COUNT: &str = r#"
n = sum(lang.startswith("en") for lang in langs)
for page in pdf.pages:
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
            n += str(operands[1].get("/Lang", "")).startswith("en")
print(n)
"#;

#[test]
fn the_documents_in_print_say_it_too() {
    let town = town();
    let suffix = if town.path("reports/zoo/report.de.pdf").exists() { ".de" } else { "" };
    for (name, title, least) in [
        ("report", "Zebra Survey", 30),
        ("annex", "Anhang zu: Zebra Survey", 60),
        ("council", "Zebra Survey: ein Blatt für den Gemeinderat", 9),
    ] {
        let path = town.path(&format!("reports/zoo/{name}{suffix}.pdf"));
        let Some(n) = pdf::holds(&path, ("de", title), COUNT, &[]) else { return };
        assert!(n.trim().parse::<usize>().unwrap() >= least, "{name}: {n}");
    }
}
