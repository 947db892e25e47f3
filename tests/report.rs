//! The report in its three formats: they say the same, are sound as others' programs see them, and
//! keep every text as it was written.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use regex::Regex;

use crate::browser::modules;
use crate::pdf;
use crate::support::{ROOT, Town};

const SURVEY: &str = "digitales-leoben-2026";

fn town() -> Town {
    let town = Town::of(".");
    let answers = std::fs::read(format!("{ROOT}/results/{SURVEY}/simulated.jsonl")).unwrap();
    town.write(&format!("results/{SURVEY}/simulated.jsonl"), answers);
    town
}

fn reported(town: &Town, lang: &str) -> [String; 3] {
    let run = town.run(&format!("report {SURVEY} --lang {lang}")).fine();
    let suffix = if lang == "de" { "" } else { ".en" };
    let paths =
        ["md", "html", "pdf"].map(|ending| format!("reports/{SURVEY}/report{suffix}.{ending}"));
    assert!(paths.iter().all(|path| run.out.contains(path.as_str())), "{}", run.out);
    paths
}

/// The annex beside a report.
fn annex(path: &str) -> String {
    path.replace("/report.", "/annex.")
}

fn text(town: &Town, path: &str) -> String {
    String::from_utf8(town.read(path)).unwrap()
}

/// How often each number stands in a text.
fn numbers(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for number in Regex::new(r"\d+(?:[.,]\d+)*").unwrap().find_iter(text) {
        *found.entry(number.as_str().to_owned()).or_default() += 1;
    }
    found
}

/// The numbers that stand more often in one than in the other, with how often in each.
fn differing(
    one: &BTreeMap<String, usize>,
    other: &BTreeMap<String, usize>,
) -> Vec<(String, usize, usize)> {
    let often = |of: &BTreeMap<String, usize>, number: &str| of.get(number).copied().unwrap_or(0);
    let all: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let all =
        all.into_iter().map(|number| (number.clone(), often(one, number), often(other, number)));
    all.filter(|(_, one, other)| one != other).collect()
}

fn without(text: &str, pattern: &str) -> String {
    Regex::new(pattern).unwrap().replace_all(text, " ").into_owned()
}

/// The sections of the Markdown, without its pictures and the marks of footnotes.
fn of_markdown(markdown: &str) -> String {
    let body = &markdown[markdown.find("\n## ").unwrap()..];
    without(&without(body, r"(?m)^!\[.*$"), r"\[\^\d+\]").replace('\\', "")
}

/// The sections of the page, with the words in its charts or without.
fn of_html(html: &str, charts: bool) -> String {
    let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
    // Contents, tables as files, and each chart once more for phones.
    let again = r#"(?s)<nav.*?</nav>|<a download.*?</a>|<div class="chart phone">.*?</div>"#;
    let main =
        without(&without(main, again), r"(?s)<sup>.*?</sup>|<title.*?</title>|<desc.*?</desc>");
    let main = if charts { main } else { without(&main, r"(?s)<svg.*?</svg>") };
    without(&main, r"<[^>]*>")
}

/// The pages of a file, without running heads and page numbers.
fn pages_of(path: &Path) -> Option<Vec<String>> {
    pdf::pages(path, &["-raw", "-x", "0", "-y", "73", "-W", "595", "-H", "718"])
}

/// A report's pages: of the title page what came of the survey, of the next one what follows the
/// contents.
fn of_pdf(path: &Path, (first, heading): (&str, &str)) -> Option<String> {
    let pages = pages_of(path)?;
    let (title, rest) = pages.split_first().unwrap();
    let front = &title[title.find(first).unwrap_or_else(|| panic!("no {first}: {title}"))..];
    let rest = rest.join("\n");
    let begins = rest.match_indices(heading).nth(1).unwrap().0;
    Some(format!("{front}\n{}", &rest[begins..]))
}

/// An annex's pages after the contents.
fn of_annex(path: &Path, first_heading: &str) -> Option<String> {
    let pages = pages_of(path)?;
    let begins =
        pages.iter().skip(1).position(|page| page.trim_start().starts_with(first_heading)).unwrap();
    Some(pages[begins + 1..].join("\n"))
}

#[test]
fn markdown_html_and_pdf_carry_the_same_numbers() {
    let town = town();
    let part = Regex::new(r"Fortsetzung von Abbildung \d+|Figure \d+, continued").unwrap();
    for (lang, heading, first, numbered) in [
        ("de", "Das Wichtigste", "Größter Handlungsbedarf", "Die Zahlen zu den Abbildungen"),
        ("en", "Key findings", "Greatest need for action", "The numbers behind the figures"),
    ] {
        let [markdown, html, pdf] = reported(&town, lang);
        let html = text(&town, &html);
        let both = [&markdown, &annex(&markdown)].map(|path| of_markdown(&text(&town, path)));
        let of_markdown = numbers(&both.join("\n"));
        assert!(of_markdown.values().sum::<usize>() > 1000, "{of_markdown:?}");
        assert_eq!(
            differing(&numbers(&of_html(&html, false)), &of_markdown),
            [],
            "{lang}: HTML and Markdown"
        );
        let body = of_pdf(&town.path(&pdf), (first, heading));
        let annex = of_annex(&town.path(&annex(&pdf)), numbered);
        if let Some((body, annex)) = body.zip(annex) {
            let of_pdf = body + "\n" + &annex;
            // A chart that goes on overleaf has its axis and its key on every page: round numbers.
            let parts = part.find_iter(&of_pdf).count();
            let is_repeated =
                |number: &str| number.parse::<u32>().is_ok_and(|number| number <= 100);
            let mut differing = differing(&numbers(&of_pdf), &numbers(&of_html(&html, true)));
            differing.retain(|(number, pdf, html)| {
                !is_repeated(number) || pdf < html || *pdf > html + 2 * parts
            });
            assert_eq!(differing, [], "{lang}: PDF and HTML");
        }
    }
}

#[test]
fn a_report_made_again_on_its_day_is_the_same_to_the_byte() {
    let town = town();
    town.run_on("2026-08-01T08:00", &["report", SURVEY, "--lang", "de"]).fine();
    let paths = ["report.md", "report.html", "report.pdf", "annex.md", "annex.pdf"]
        .map(|file| format!("reports/{SURVEY}/{file}"));
    let before = paths.clone().map(|path| town.read(&path));
    let ledger = town.read(&format!("reports/{SURVEY}/told.json"));
    // Reports of other days in between change nothing, nor does the time of day.
    town.run_on("2027-01-31T23:59", &["report", SURVEY, "--lang", "de"]).fine();
    assert!(town.read(&paths[0]) != before[0], "it is of another day");
    town.run_on("2026-08-01T23:59", &["report", SURVEY, "--lang", "de"]).fine();
    for (path, before) in paths.iter().zip(before) {
        assert!(town.read(path) == before, "{path} differs");
    }
    assert!(town.read(&format!("reports/{SURVEY}/told.json")) == ledger);
}

const LOOK: &str = r#"
assert archivable
charts, stamp = wanted
alts = [alt for alt in alts if not alt.startswith("QR")]
# Of a picture in strips only one speaks.
assert len(alts) == int(charts) and all(len(alt) > 40 and stamp in alt for alt in alts), (charts, alts)
for kind in ["/H1", "/H2", "/Table", "/THead", "/TH", "/TD", "/Caption", "/L", "/LI", "/TOC", "/TOCI"]:
    assert kind in kinds, (kind, kinds)
with pdf.open_outline() as outline:
    assert len(outline.root) >= 8, [item.title for item in outline.root]
"#;

#[test]
fn the_pdf_is_tagged_archivable_and_sound() {
    let town = town();
    for (lang, title, stamp) in
        [("de", "Digitales Leoben 2026", "SIMULIERT"), ("en", "Digital Leoben 2026", "SIMULATED")]
    {
        let [markdown, _, pdf] = reported(&town, lang);
        let of_annex = if lang == "de" { "Anhang zu: " } else { "Annex to: " };
        let volumes = [
            (markdown.clone(), pdf.clone(), title.to_owned()),
            (annex(&markdown), annex(&pdf), format!("{of_annex}{title}")),
        ];
        for (markdown, pdf, title) in volumes {
            let charts = text(&town, &markdown).matches("\n![").count().to_string();
            let path = town.path(&pdf);
            pdf::is_sound(&path);
            pdf::holds(&path, (lang, &title), LOOK, &[&charts, stamp]);
            // Every page says that nobody gave these answers.
            for page in pdf::pages(&path, &["-layout"]).into_iter().flatten() {
                assert!(page.contains(stamp), "{page}");
            }
        }
    }
}

#[test]
fn the_page_stands_alone_and_can_be_read_by_everyone() {
    let town = town();
    let [_, html, _] = reported(&town, "de");
    let page = text(&town, &html);
    assert!(
        !page.contains("<script")
            && !Regex::new(r#"(src|href)="(?:https?:)?//"#).unwrap().is_match(&page)
    );
    let Some(modules) = modules() else { return };
    for wish in ["width=360", "width=1200", "dark=1"] {
        let run = Command::new("node")
            .arg(Path::new(ROOT).join("tests/browser/page.mjs"))
            .arg(format!("file://{}", town.path(&html).display()))
            .arg(wish)
            .env("MITREDEN_BROWSER", &modules)
            .output()
            .unwrap();
        assert!(run.status.success(), "{wish}: {}", String::from_utf8_lossy(&run.stderr));
        assert_eq!(String::from_utf8(run.stdout).unwrap().trim(), "[]", "{wish}");
    }
}

/// What each of the formats reads something into.
const MARKUP: &str =
    r"#panic() $x^2$ *a* _b_ @c <d> `e` \f{g} // [h](i) ~ & % = - + ' | ![j] ## 1.";

const INTRO: &str = ">-
    Was brauchen Sie von der Stadt im Internet und am Handy? Ihre Antworten helfen zu entscheiden, was als Nächstes gemacht
    wird. Die Umfrage dauert drei bis fünf Minuten. Sie ist freiwillig und anonym. Sie müssen nicht alle Fragen beantworten.";

#[test]
fn signs_that_mean_something_to_a_format_come_out_as_written() {
    let town = town();
    let quoted = format!("'{}'", MARKUP.replace('\'', "''"));
    let mut places = 0;
    let mut replace = |file: &str, pairs: &[&str]| {
        let mut text = text(&town, file);
        for written in pairs {
            assert!(text.contains(written), "{file}: {written}");
            text = text.replacen(written, &quoted, 1);
            places += 1;
        }
        town.write(file, text);
    };
    replace(
        "town/needs.yaml",
        &["{ de: Parken mit dem Handy bezahlen, en: Paying for parking by phone }"],
    );
    replace(
        "town/agenda.yaml",
        &[
            "{ de: Digitalisierung dient den Menschen, en: Digitisation serves people }",
            "{ de: Bürgerservice, en: Citizen service }",
            "{ de: Erinnerung vor dem Ende der Parkzeit, en: Reminder before parking time runs out }",
            "{ de: Verkehrsverwaltung, en: Traffic department }",
            "{ de: \"Beispiel: Antworten binnen vier Wochen.\", en: \"Example: answers within four weeks.\" }",
        ],
    );
    replace("town/town.yaml", &["Stadtgemeinde Leoben", "Digital.Team"]);
    replace(
        "surveys/digitales-leoben-2026.yaml",
        &[
            "{ de: Digitales Leoben 2026, en: Digital Leoben 2026 }",
            "{ de: Zu Ihnen, en: About you }",
            "{ de: \"Beispiel: Gemeinderat der Stadt Leoben\", en: \"Example: council of the town of Leoben\" }",
            "{ de: \"Beispiel: jede dritte Person, die vorbeikam\", en: \"Example: every third person who came by\" }",
        ],
    );
    // A brace in a question is written twice: alone it stands for an earlier answer.
    let survey = text(&town, "surveys/digitales-leoben-2026.yaml");
    let asked = [
        r#""Ich bin mindestens 16 Jahre alt. Ich bin einverstanden, dass die Stadt Leoben meine Antworten anonym auswertet.""#,
        r#""Danke fürs Mitreden! Die Ergebnisse finden Sie nach dem Ende der Umfrage auf digitales.leoben.at.""#,
        INTRO,
        "{ de: \"Wie alt sind Sie?\", en: \"How old are you?\" }",
        "{ de: \"Ganz gleich, auf welchem Gerät.\", en: \"No matter on which device.\" }",
        "{ de: Innenstadt, en: Town centre }",
    ];
    assert!(asked.iter().all(|written| survey.contains(written)));
    let doubled = quoted.replace('{', "{{").replace('}', "}}");
    let survey = asked.iter().fold(survey, |survey, written| survey.replacen(written, &doubled, 1));
    town.write("surveys/digitales-leoben-2026.yaml", survey);
    let places = places + asked.len();
    let [markdown, html, pdf] = reported(&town, "de");
    let squeezed = |text: &str| text.replace(char::is_whitespace, "").replace('\u{ad}', "");
    let wanted = squeezed(MARKUP);
    let often = |text: &str| squeezed(text).matches(&wanted).count();
    // A backslash that keeps a character from being Markdown is no character itself.
    let behind = text(&town, &annex(&markdown));
    let whole = text(&town, &markdown) + &behind[behind.find("\n## ").unwrap()..];
    let markdown =
        Regex::new(r"\\([!-/:-@\[-`{-~])").unwrap().replace_all(&whole, "$1").into_owned();
    let of_markdown = often(&without(&markdown, r"(?m)^!\[.*$"));
    assert!(of_markdown > places, "{of_markdown} times in Markdown");
    let page = text(&town, &html);
    let page =
        without(&without(&page, r"(?s)<svg.*?</svg>|<nav.*?</nav>|<head>.*?</head>"), r"<[^>]*>");
    let page = page
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    assert!(
        often(&page) >= of_markdown,
        "{} times in HTML, {of_markdown} in Markdown",
        often(&page)
    );
    let volumes = [pdf.clone(), annex(&pdf)].map(|path| pdf::raw(&town.path(&path)));
    if let [Some(body), Some(annex)] = volumes {
        let text = body + &annex;
        // Where a line ends at a hyphen it cannot be told from a word that was hyphenated.
        let found = squeezed(&text).replace('-', "").matches(&wanted.replace('-', "")).count();
        assert!(found > places, "{found} times in the PDF");
    }
}

#[test]
fn the_body_is_short_and_the_first_pages_can_be_had_alone() {
    let town = town();
    town.run_with(&["report", SURVEY, "--short"]).fine();
    let alts = Regex::new(r"(?m)^!\[(.*)\]\(").unwrap();
    let picture = Regex::new(r"(?m)^!\[.*$").unwrap();
    for suffix in ["", ".en"] {
        let file = |stem: &str, ending: &str| format!("reports/{SURVEY}/{stem}{suffix}.{ending}");
        let body = text(&town, &file("report", "md"));
        let words = picture.replace_all(&body, "").split_whitespace().count();
        assert!(words <= 4_000, "{words}");
        for volume in [&body, &text(&town, &file("annex", "md"))] {
            for alt in alts.captures_iter(volume) {
                let alt = alt[1].replace('\\', "");
                assert!(alt.chars().count() <= 300 && alt.contains(['A']), "{alt}");
            }
        }
        let short = text(&town, &file("short", "md"));
        let begins = short.find("\n## ").unwrap();
        let ends = short.find("\n---\n").unwrap();
        assert!(body.contains(&short[begins..ends]), "{short}");
        let pages = |stem: &str| pdf::pages(&town.path(&file(stem, "pdf")), &["-raw"]);
        if let Some((body, short)) = pages("report").zip(pages("short")) {
            let full = body.iter().filter(|page| !page.trim().is_empty()).count();
            let short = short.iter().filter(|page| !page.trim().is_empty()).count();
            assert!(full <= 12 && short <= 3, "{full} and {short} pages");
        }
    }
    // Without the option they go.
    town.run_with(&["report", SURVEY]).fine();
    assert!(!town.path(&format!("reports/{SURVEY}/short.pdf")).exists());
}
