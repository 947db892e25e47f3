//! The page for the council as others' programs see it: qpdf, pikepdf and poppler. Where one is
//! missing it is said aloud.

use serde_json::Value;

use crate::pdf;
use crate::support::{ROOT, Town};

const SURVEY: &str = "digitales-leoben-2026";
/// What holds of the page; it is given parts of alternative texts that must be there.
const LOOK: &str = r#"
assert len(pdf.pages) == 1
box = [float(x) for x in pdf.pages[0].MediaBox]
assert abs(box[2] - 595.28) < 1 and abs(box[3] - 841.89) < 1, box
assert archivable
heads = [kind for kind in kinds if kind.startswith("/H") and kind[2:].isdigit()]
assert heads[0] == "/H1" and heads.count("/H1") == 1 and heads.count("/H2") >= 5 and set(heads) == {"/H1", "/H2"}, heads
assert kinds.count("/Table") == 2 and kinds.count("/TH") >= 9 and kinds.count("/TD") >= 40, kinds
for alt in wanted:
    assert any(alt in one for one in alts), (alt, alts)
# No type is smaller than 9 points.
def times(a, b):
    return [a[0]*b[0]+a[1]*b[2], a[0]*b[1]+a[1]*b[3], a[2]*b[0]+a[3]*b[2], a[2]*b[1]+a[3]*b[3]]
now, stack, size, sizes, text = [1,0,0,1], [], 0, set(), [1,0,0,1]
for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
    operator = str(operator)
    if operator == "q": stack.append(now)
    elif operator == "Q": now = stack.pop()
    elif operator == "cm": now = times([float(x) for x in operands[:4]], now)
    elif operator == "BT": text = [1,0,0,1]
    elif operator == "Tm": text = [float(x) for x in operands[:4]]
    elif operator == "Tf": size = float(operands[1])
    elif operator in ("Tj", "TJ"):
        whole = times(text, now)
        sizes.add(round(size * abs(whole[0]*whole[3] - whole[1]*whole[2]) ** 0.5, 2))
assert sizes and min(sizes) >= 9.0, sizes
"#;
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 50\"><path d=\"M2 2h36v28l-18 18l-18-18z\" fill=\"#c9a227\" stroke=\"#000\" stroke-width=\"3\"/></svg>";

fn example() -> Town {
    let town = Town::of(".");
    let answers = std::fs::read(format!("{ROOT}/results/{SURVEY}/simulated.jsonl")).unwrap();
    town.write(&format!("results/{SURVEY}/simulated.jsonl"), answers);
    town
}

/// The text of a page, blanks of any kind as one; `None` where nothing can read it.
fn text(town: &Town, file: &str) -> Option<String> {
    pdf::text(&town.path(&format!("reports/{SURVEY}/{file}")))
}

fn check(town: &Town, file: &str, said: (&str, &str), alts: &[&str]) {
    let path = town.path(&format!("reports/{SURVEY}/{file}"));
    pdf::is_sound(&path);
    pdf::holds(&path, said, LOOK, alts);
}

#[test]
fn the_page_is_sound_tagged_and_has_the_numbers_of_the_ranking() {
    let town = example();
    let address = "digitales.leoben.at/berichte/digitales-leoben-2026/report";
    for (tag, file, title, mark, sure, voted) in [
        (
            "de",
            "council.pdf",
            "Digitales Leoben 2026: ein Blatt für den Gemeinderat",
            "SIMULIERT",
            "Dieser erste Platz ist statistisch gesichert.",
            [
                "Soll ein Vorschlag für Nr. 2 („Hilfe beim Umgang mit dem Internet“)",
                "6.000 Oktober 2027",
                "Summe (4 Maßnahmen) 83.000",
                "□ Ja",
                "□ Nein",
                "halten: wichtig und zufrieden",
                "Kein Rang bleibt bei jeder von 11 anderen Zählweisen gleich",
            ],
        ),
        (
            "en",
            "council.en.pdf",
            "Digital Leoben 2026: one page for the council",
            "SIMULATED",
            "This first place is statistically certain.",
            [
                "Should a proposal be worked out for no. 2",
                "6,000 October 2027",
                "Sum (4 measures) 83,000",
                "□ Yes",
                "□ No",
                "keep: important and satisfied",
                "No rank stays the same in each of 11 other ways of counting",
            ],
        ),
    ] {
        let run = town.run(&format!("report {SURVEY} --lang {tag}")).fine();
        assert!(run.out.ends_with(&format!("reports/{SURVEY}/{file}\n")), "{}", run.out);
        let ranked: Value = serde_json::from_str(
            &town.run(&format!("rank {SURVEY} --format json --lang {tag}")).fine().out,
        )
        .unwrap();
        let needs = ranked["needs"].as_array().unwrap();
        let first = needs[0]["label"].as_str().unwrap();
        check(&town, file, (tag, title), &[first, address]);
        let Some(text) = text(&town, file) else { continue };
        let whole = |key: &str, need: &Value| format!("{:.0}", need[key].as_f64().unwrap());
        for (at, need) in needs.iter().enumerate() {
            let percent = if tag == "de" { " %" } else { "%" };
            let (low, high) = (need["rank_low"].to_string(), need["rank_high"].to_string());
            let ranks = if low == high { low } else { format!("{low}–{high}") };
            let row = format!(
                "{} {} {}{percent} {}–{} {ranks}",
                at + 1,
                need["label"].as_str().unwrap(),
                whole("score", need),
                whole("low", need),
                whole("high", need)
            );
            // In print a small blank stands before the sign, which not all read as one.
            let (row, text) = (row.replace(" %", "%"), text.replace(" %", "%"));
            assert!(text.contains(&row), "no `{row}` in {text}");
        }
        for said in [mark, sure, "Digital.Team"].into_iter().chain(voted) {
            assert!(text.contains(said), "no `{said}` in {text}");
        }
    }
}

#[test]
fn the_same_input_and_day_give_the_same_page() {
    let town = example();
    let page = |now: &str| {
        town.run_on(now, &["report", SURVEY, "--lang", "de"]).fine();
        town.read(&format!("reports/{SURVEY}/council.pdf"))
    };
    let page_of = page("2026-09-01T08:00");
    assert!(page_of == page("2026-09-01T17:00"));
    // It says as of when it is.
    assert!(page_of != page("2026-09-02T08:00"));
}

#[test]
fn a_crest_is_shown_or_it_is_told_what_is_wrong_with_it() {
    let town = example();
    let profile = String::from_utf8(town.read("town/town.yaml")).unwrap();
    town.write("town/town.yaml", profile.replace("look: {", "look: { crest: wappen.svg,"));
    let missing = town.run(&format!("report {SURVEY} --lang de")).refused();
    // Nothing is written of what would show it.
    assert_eq!(missing.out, "");
    assert!(
        missing.err.contains("wappen.svg lässt sich nicht lesen")
            && missing.err.contains("look: crest:"),
        "{}",
        missing.err
    );
    for (bytes, told) in
        [(&b"GIF89a"[..], "weder SVG noch PNG noch JPEG"), (b"<svg", "nicht als SVG lesen")]
    {
        town.write("town/wappen.svg", bytes);
        let run = town.run(&format!("report {SURVEY} --lang de")).refused();
        assert!(run.err.contains(told), "{}", run.err);
    }
    assert!(!town.path(&format!("reports/{SURVEY}")).exists());
    town.write("town/wappen.svg", SVG);
    town.run(&format!("report {SURVEY} --lang de")).fine();
    let page = String::from_utf8(town.read(&format!("reports/{SURVEY}/report.html"))).unwrap();
    assert!(page.contains("src=\"data:image/svg+xml;base64,"));
    check(
        &town,
        "council.pdf",
        ("de", "Digitales Leoben 2026: ein Blatt für den Gemeinderat"),
        &["Wappen: Stadtgemeinde Leoben"],
    );
}

#[test]
fn what_does_not_fit_is_named_and_an_older_page_stays() {
    let town = example();
    let agenda = String::from_utf8(town.read("town/agenda.yaml")).unwrap();
    let endless = |language: &str, words: &str| format!("{language}: {}", words.repeat(30).trim());
    let long: Vec<String> = agenda
        .lines()
        .map(|line| match line.trim_start().strip_prefix("title: ") {
            Some(_) => {
                format!(
                    "    title: {{ {}, {} }}",
                    endless("de", "Bürgerservicestelle "),
                    endless("en", "Citizen service point ")
                )
            }
            None => line.to_owned(),
        })
        .collect();
    town.write("town/agenda.yaml", long.join("\n"));
    town.write(&format!("reports/{SURVEY}/council.pdf"), "an older page");
    let run = town.run_on("2026-09-01T08:00", &["report", SURVEY, "--lang", "de"]).refused();
    assert!(run.err.contains("council.pdf ist nicht geschrieben"), "{}", run.err);
    assert!(
        run.err.contains("town/agenda.yaml, measures.parking-reminder.title: 599 Zeichen"),
        "{}",
        run.err
    );
    assert_eq!(town.read(&format!("reports/{SURVEY}/council.pdf")), b"an older page");
    assert!(town.path(&format!("reports/{SURVEY}/report.md")).exists());
}

#[test]
fn signs_that_mean_something_elsewhere_come_out_as_written() {
    let town = example();
    let characters = r"#panic() $x^2$ *a* _b_ @c <d> `e` \f // [g] {{h}} ~ & % = - + ' !";
    let quoted = format!("'{}'", characters.replace('\'', "''"));
    let needs = String::from_utf8(town.read("town/needs.yaml")).unwrap();
    town.write(
        "town/needs.yaml",
        needs.replace(
            "{ de: Parken mit dem Handy bezahlen, en: Paying for parking by phone }",
            &quoted,
        ),
    );
    let agenda = String::from_utf8(town.read("town/agenda.yaml")).unwrap();
    let agenda = agenda.replace(
        "{ de: Erinnerung vor dem Ende der Parkzeit, en: Reminder before parking time runs out }",
        &quoted,
    );
    town.write(
        "town/agenda.yaml",
        agenda.replace("{ de: Verkehrsverwaltung, en: Traffic department }", &quoted),
    );
    let profile = String::from_utf8(town.read("town/town.yaml")).unwrap();
    town.write("town/town.yaml", profile.replace("name: Digital.Team", &format!("name: {quoted}")));
    town.run(&format!("report {SURVEY} --lang de")).fine();
    // As it is written, not line by line: what else stands beside it is no part of it.
    let Some(text) = pdf::raw(&town.path(&format!("reports/{SURVEY}/council.pdf"))) else { return };
    let squeezed = |text: &str| text.replace(char::is_whitespace, "").replace('\u{ad}', "");
    let found = squeezed(&text).matches(&squeezed(characters)).count();
    assert!(found >= 3, "{found} of `{characters}` in {text}");
}
