//! The printed form as others' programs see it: qpdf, pikepdf and poppler. Where one is missing it is said aloud.

use std::process::Command;

use crate::support::Town;

const LOOK: &str = r#"
import pikepdf, sys
pdf = pikepdf.open(sys.argv[1])
root = pdf.Root
assert str(root.Lang) == sys.argv[2], root.Lang
assert bool(root.MarkInfo.Marked)
assert bool(root.ViewerPreferences.DisplayDocTitle)
meta = root.Metadata.read_bytes().decode()
assert f">{sys.argv[3]}</rdf:li>" in meta and "<pdfuaid:part>1<" in meta, meta
kinds, alts = {}, []
def walk(node):
    if isinstance(node, pikepdf.Array):
        for kid in node: walk(kid)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            kinds[str(node.S)] = kinds.get(str(node.S), 0) + 1
            if str(node.S) == "/Figure": alts.append(str(node.get("/Alt", "")))
        if "/K" in node: walk(node.K)
walk(root.StructTreeRoot)
assert kinds.get("/H1") == 1 and kinds.get("/H3", 0) == int(sys.argv[4]), kinds
assert kinds.get("/TH", 0) > 0, kinds
assert alts and all("digitales.leoben.at" in alt for alt in alts), alts
"#;

pub(crate) fn has(program: &str, argument: &str) -> bool {
    Command::new(program).arg(argument).output().is_ok_and(|run| run.status.success())
}

#[test]
fn the_form_is_sound_tagged_and_says_what_it_should() {
    let town = Town::of(".");
    let run = town.run("print digitales-leoben-2026 --forms 2").fine();
    assert_eq!(run.out, "reports/digitales-leoben-2026/form.de.pdf\n");
    assert!(run.err.contains("2 Bögen mit den Nummern 00013 bis 00021."), "{}", run.err);
    let path = town.path("reports/digitales-leoben-2026/form.de.pdf");
    let path = path.to_str().unwrap();
    if has("qpdf", "--version") {
        let check = Command::new("qpdf").args(["--check", path]).output().unwrap();
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    } else {
        eprintln!("skipped: qpdf is not here");
    }
    if has("pdftotext", "-v") {
        let text = Command::new("pdftotext").args(["-layout", path, "-"]).output().unwrap();
        let text = String::from_utf8_lossy(&text.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
        for said in [
            "00013",
            "00021",
            "weiter mit Frage 3",
            "Nur wenn Sie bei Frage 1 „Ja“ angekreuzt haben:",
            "digitales.leoben.at/digitales-leoben-2026",
        ] {
            assert!(text.contains(said), "no `{said}` in {text}");
        }
    } else {
        eprintln!("skipped: pdftotext is not here");
    }
    // The next run goes on with the numbers.
    let run = town.run("print digitales-leoben-2026 --lang en --large").fine();
    assert!(run.err.contains("One form with the number 00037."), "{}", run.err);
    let run = town.run("print digitales-leoben-2026 --lang en --from 2").fine();
    assert!(run.err.contains("were printed before"), "{}", run.err);
    let python = "/usr/bin/python3";
    if Command::new(python).args(["-c", "import pikepdf"]).output().is_ok_and(|run| run.status.success()) {
        let path = town.path("reports/digitales-leoben-2026/form.en.pdf");
        let look =
            Command::new(python).args(["-c", LOOK, path.to_str().unwrap(), "en", "Digital Leoben 2026", "20"]).output().unwrap();
        assert!(look.status.success(), "{}", String::from_utf8_lossy(&look.stderr));
    } else {
        eprintln!("skipped: pikepdf is not here");
    }
    let run = town.run("print digitales-leoben-2026 --lang en --form-lang fr").refused();
    assert!(run.err.contains("does not speak `fr`"), "{}", run.err);
    town.run("print digitales-leoben-2026 --cards").fine();
    let run = town.run("print digitales-leoben-2026 --from 0 --lang en").refused();
    assert!(run.err.contains("0 is no number that forms can begin with"), "{}", run.err);
}

const CROATIAN: &str = "survey: s\ntitle: { de: Titel, hr: Naslov }\nlanguages: [de, hr]\nmodes: [street, paper]\nneeds: { a: A, b: B }\npages:\n  - page: p\n    questions:\n      \
    - { id: sex, type: single, text: { de: Geschlecht?, hr: Spol? }, options: { f: { de: Frau, hr: Žena }, m: { de: Mann, hr: Muškarac } } }\n      \
    - { id: top, type: ranking, facet: importance, order: shuffle, text: { de: Was?, hr: Što? }, options: needs, top: 1, none: { de: Nichts, hr: Ništa } }\n";

#[test]
fn any_language_of_the_survey_can_be_printed_and_cards_carry_no_number_that_means_another_answer() {
    let town = Town::with_survey(CROATIAN);
    town.run("print s --form-lang hr").fine();
    town.run("print s --cards --form-lang hr").fine();
    if !has("pdftotext", "-v") {
        eprintln!("skipped: pdftotext is not here");
        return;
    }
    let text = |name: &str| {
        let path = town.path(&format!("reports/s/{name}.pdf"));
        let run = Command::new("pdftotext").args(["-layout", path.to_str().unwrap(), "-"]).output().unwrap();
        String::from_utf8_lossy(&run.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let form = text("form.hr");
    assert!(form.contains("Spol?") && form.contains("Muškarac"), "{form}");
    let cards = text("cards.hr");
    // On the screen the needs stand in another order each time: a number on the card would lead to a wrong key.
    assert!(cards.contains("1 Žena 2 Muškarac") && cards.contains("• A • B • Ništa"), "{cards}");
}
