use chrono::NaiveDate;

use super::*;
use crate::base::locale::Lang;
use crate::count::cells::{CellKey, Cells};
use crate::count::estimate::{Base, Estimate, Interval};
use crate::count::needs::{Measure, NeedScore};
use crate::count::ranking::{Pairs, RankSets, tiers};
use crate::count::weights::{Margin, rake};
use crate::define::survey::Mode;
use crate::tell::markdown;

fn need(label: &str, value: f64, n: u64) -> RankedNeed {
    let share = |value: f64| {
        let interval = Some(Interval { low: value - 0.02, high: value + 0.02 });
        Some(Estimate { value, se: Some(0.01), interval, n, n_eff: 180.0 })
    };
    let score = NeedScore {
        measure: Measure::UnmetPriority,
        score: share(value),
        importance: share(value + 0.1),
        dissatisfaction: share(0.6),
        filled: 0.0,
    };
    RankedNeed { label: label.to_owned(), score }
}

/// Four needs: the first ahead of all, the second and third level, the fourth behind.
fn input(lang: Lang) -> ReportInput {
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
        lang,
        town: "Leoben".into(),
        survey: "Digitales Leoben 2026".into(),
        simulated: false,
        fieldwork: Fieldwork {
            days: Some((day(4), day(29))),
            languages: vec!["Deutsch".into(), "Englisch".into()],
            sampling: Sampling::SelfSelected,
            population: Some("ab 16 Jahren".into()),
            modes: vec![(Mode::Online, 150), (Mode::Street, 55), (Mode::Paper, 7)],
            outcomes: Outcomes { complete: 200, partial: 12, break_off: 9, outside: 4 },
        },
        needs: labels.iter().zip(values).map(|(label, value)| need(label, value, 210)).collect(),
        ranks,
        base: Base { n: 212, n_eff: 180.4 },
        top: 3,
        weighting: None,
        making: Making { program: "mitreden 0.1.0".into(), seed: 1, definition: "sha256:00".into() },
    }
}

fn text(input: &ReportInput) -> String {
    markdown::write(&report(input).unwrap().document)
}

#[test]
fn the_report_in_german() {
    insta::assert_snapshot!(text(&input(Lang::De)), @r#"
    # Digitales Leoben 2026

    Was die Menschen in Leoben brauchen: Ergebnisse der Befragung „Digitales Leoben 2026“.

    ## Das Wichtigste

    An erster Stelle steht **Amtswege online**. 40,0 % der Befragten zählen es zu ihren 3 wichtigsten Bedürfnissen und sind nicht zufrieden.

    Es liegt mit 95 % Sicherheit vor allen anderen.

    - **Amtswege online**: 40,0 % (95 %: 38,0 % bis 42,0 %), Rang 1, Stufe 1
    - **Schäden melden**: 22,0 % (95 %: 20,0 % bis 24,0 %), Rang 2 bis 3, Stufe 2
    - **Freies WLAN**: 20,0 % (95 %: 18,0 % bis 22,0 %), Rang 2 bis 3, Stufe 2
    - **Neues aufs Handy**: 5,0 % (95 %: 3,0 % bis 7,0 %), Rang 4, Stufe 3

    Bei 2 von 4 Bedürfnissen ist der Rang nicht sicher; der Rangbereich sagt, was möglich bleibt.

    Gezählt wurden 212 Personen in Leoben (Zeitraum: 4. Mai 2026 bis 29. Mai 2026; nicht gewichtet).

    ## Die Bedürfnisse im Vergleich

    Der Wert eines Bedürfnisses ist der Anteil der Befragten, die es zu ihren 3 wichtigsten zählen und zugleich mit dem heutigen Zustand nicht zufrieden sind. Null hieße: niemandem fehlt es; hundert: allen.

    **Abbildung 1:** Was am meisten fehlt: Leoben

    Der längste Balken steht oben. Wo sich die Rangbereiche überlappen, ist die Reihenfolge nicht sicher.

    ![Balkendiagramm: 4 Bedürfnisse, der Größe nach. 1. Amtswege online: 40,0 % (95 %: 38,0 % bis 42,0 %), Rang 1, Stufe 1. 2. Schäden melden: 22,0 % (95 %: 20,0 % bis 24,0 %), Rang 2 bis 3, Stufe 2. 3. Freies WLAN: 20,0 % (95 %: 18,0 % bis 22,0 %), Rang 2 bis 3, Stufe 2. Alle Zahlen stehen in der Tabelle darunter.](charts/needs.de.svg)

    Basis: 212 Befragte, nicht gewichtet, effektiv 180. Quelle: Digitales Leoben 2026, Leoben.

    **Tabelle 1:** Alle Bedürfnisse mit ihren Zahlen

    | Ränge        | Bedürfnis        |   Wert |      95-%-Bereich |   SE | Stufe | wichtig | unzufrieden |   n |
    | :----------- | :--------------- | -----: | ----------------: | ---: | ----: | ------: | ----------: | --: |
    | Rang 1       | Amtswege online  | 40,0 % | 38,0 % bis 42,0 % | 1,00 |     1 |  50,0 % |      60,0 % | 210 |
    | Rang 2 bis 3 | Schäden melden   | 22,0 % | 20,0 % bis 24,0 % | 1,00 |     2 |  32,0 % |      60,0 % | 210 |
    | Rang 2 bis 3 | Freies WLAN      | 20,0 % | 18,0 % bis 22,0 % | 1,00 |     2 |  30,0 % |      60,0 % | 210 |
    | Rang 4       | Neues aufs Handy |  5,0 % |   3,0 % bis 7,0 % | 1,00 |     3 |  15,0 % |      60,0 % | 210 |

    Basis: 212 Befragte, nicht gewichtet, effektiv 180. Quelle: Digitales Leoben 2026, Leoben. SE: Standardfehler in Prozentpunkten; n: wer nach der Wichtigkeit gefragt wurde und antwortete.

    Hätten wir andere Menschen gefragt, wäre der Wert etwas anders ausgefallen. Der Bereich neben dem Wert sagt, wie sehr: Bei 95 von 100 solchen Befragungen enthält er den wahren Wert, wenn die Annahmen dieses Berichts stimmen.

    Weil die Werte unsicher sind, ist auch die Reihenfolge unsicher. „Rang 4 bis 7“ heißt: Besser als Rang 4 und schlechter als Rang 7 ist nach diesen Antworten auszuschließen, dazwischen ist alles möglich. Das gilt mit 95 % Sicherheit für alle Bedürfnisse zugleich.

    Eine Stufe beginnt mit einem Bedürfnis und umfasst jene darunter, die sich von ihm nicht sicher unterscheiden lassen. Auch Bedürfnisse benachbarter Stufen können gleichauf liegen; dafür gilt der Rangbereich.

    Über die ersten Nachbarn in der Reihenfolge lässt sich sagen:

    - Amtswege online liegt vor Schäden melden.
    - Schäden melden liegt nur einzeln betrachtet vor Freies WLAN.
    - Freies WLAN liegt vor Neues aufs Handy.

    ## Wie wir gefragt haben

    Gezählt wurden 212 Personen in Leoben (Zeitraum: 4. Mai 2026 bis 29. Mai 2026; nicht gewichtet).

    - Zeitraum der Befragung: 4. Mai 2026 bis 29. Mai 2026.
    - Teilgenommen hat, wer wollte oder auf der Straße angesprochen wurde; niemand wurde zufällig gezogen.
    - Grundgesamtheit: ab 16 Jahren.
    - Sprachen des Fragebogens: Deutsch und Englisch.
    - Die Antworten sind nicht gewichtet: Jede Person zählt gleich viel.

    **Tabelle 2:** Gezählte Personen nach dem Weg, auf dem sie geantwortet haben

    | Weg            |             n |
    | :------------- | ------------: |
    | online         |           150 |
    | auf der Straße | nicht gezeigt |
    | auf Papier     | nicht gezeigt |

    Nicht gezeigt wird eine Anzahl unter 10 und, damit sie sich nicht errechnen lässt, die nächstgrößere.

    **Tabelle 3:** Was aus den Interviews wurde

    | Ergebnis                                      |   n |
    | :-------------------------------------------- | --: |
    | vollständig                                   | 200 |
    | abgebrochen, aber das Wesentliche beantwortet |  12 |
    | früher abgebrochen, nicht gezählt             |   9 |
    | nicht aus der Grundgesamtheit, nicht gezählt  |   4 |

    ## Was diese Zahlen nicht sagen

    - Wer nicht mitmachen wollte oder nicht vorbeikam, fehlt. Eine Schwankungsbreite wie bei einer Zufallsstichprobe gibt es deshalb nicht: Die Bereiche sind eine Unsicherheit unter der Annahme, dass die Befragten in ihren Gruppen den anderen gleichen.
    - Ohne Gewichtung sprechen die Zahlen für die Befragten, nicht für alle.
    - Auf verschiedenen Wegen antworten verschiedene Menschen, und im Gespräch fallen Urteile oft freundlicher aus als allein. Das lässt sich nicht herausrechnen.

    ## Anhang: Wie gerechnet wurde

    ### Der Wert

    Gezählt werden vollständige Interviews und solche, die erst nach allen Fragen zur Wichtigkeit abbrachen, innerhalb der Grundgesamtheit.

    Für jede Person und jedes Bedürfnis: 1, wenn es unter ihren ersten 3 ist und sie nicht zufrieden ist (die Mitte der Skala zählt als nicht zufrieden), sonst 0; bei Gleichstand wird der Platz geteilt. Der Wert ist der gewichtete Durchschnitt über alle, die eine Frage zur Wichtigkeit beantwortet haben, mal 100. Ein ausdrückliches „nichts davon“ ist eine Antwort.

    Wer ein Bedürfnis nennt, aber keine Zufriedenheit angibt („weiß nicht“, verweigert, nicht gefragt), bekommt den Anteil der Unzufriedenen unter allen, die eine angaben.

    Standardfehler: Taylor-Linearisierung, nach der Gewichtung mit den Resten der Kalibrierung. Der 95-%-Bereich gilt für jeden Wert einzeln: symmetrisch in den Logits, bei 0 und 100 nach Clopper und Pearson.

    ### Ränge und Stufen

    Alle Paare von Bedürfnissen werden zugleich verglichen (Mogstad, Romano, Shaikh und Wilhelm 2024, zweiseitig, schrittweise, 100.000 Ziehungen). Der beste mögliche Rang ist 1 plus die Zahl der sicher größeren, der schlechteste die Zahl aller minus die der sicher kleineren. Die Irrtumswahrscheinlichkeit von 5 % gilt für alle Aussagen zusammen.

    Stufen: Das größte Bedürfnis eröffnet die erste; das nächste gehört dazu, außer das erste der Stufe liegt sicher vor ihm; dann eröffnet es die nächste.

    ### Gewichtung

    Keine: Jede Person zählt gleich viel.

    ### Zum Nachrechnen

    - Programm: mitreden 0.1.0
    - Startzahl der Ziehungen: 1
    - Fingerabdruck des Fragebogens: sha256:00
    "#);
}

#[test]
fn citizens_are_named_only_when_weighted() {
    for lang in [Lang::De, Lang::En] {
        let plain = text(&input(lang));
        let citizens = lang.say("of-citizens", &[]);
        assert!(!plain.contains(&citizens) && plain.contains(&lang.say("of-respondents", &[])));
        let weighted = text(&ReportInput { weighting: Some(weighting()), ..input(lang) });
        assert!(weighted.contains(&citizens) && !weighted.contains(&lang.say("of-respondents", &[])));
    }
}

fn weighting() -> Weighting {
    let mut cells = Cells::new();
    for (level, n) in [(0, 120), (1, 80), (2, 8), (9, 4)] {
        for _ in 0..n {
            cells.push(CellKey { levels: vec![level], ..CellKey::default() }, 1.0);
        }
    }
    let margin = Margin::new("age", [("16-29", 0.3), ("30-59", 0.65), ("60+", 0.05)]);
    let raked = rake(&cells, &[margin]).unwrap();
    let levels = vec![("16-29".into(), "16 bis 29".into())];
    Weighting { protocol: raked.protocol, names: vec![MarginNames { margin: "age".into(), label: "Alter".into(), levels }] }
}

#[test]
fn the_weighting_hides_few_people() {
    let weighted = text(&ReportInput { weighting: Some(weighting()), ..input(Lang::De) });
    let from = weighted.find("### Gewichtung").unwrap();
    let to = weighted.find("### Zum Nachrechnen").unwrap();
    insta::assert_snapshot!(&weighted[from..to], @r#"
    ### Gewichtung

    Die Gewichte sind so gewählt, dass die Befragten so verteilt sind wie die Bevölkerung (Raking), nach: Alter.

    - Effektive Anzahl nach Kish: 161; die Gewichtung vergrößert die Varianz auf das 1,31-Fache.
    - Faktoren, bezogen auf ihren Durchschnitt: 0,52 bis 1,69.
    - Alle Faktoren liegen ohne Zutun zwischen 0,30 und 3,00.
    - Alter, keine Angabe: zu wenige Fälle, Faktor 1.

    **Tabelle 4:** Alter: Befragte und Bevölkerung

    | Alter        |             n | Befragte | Bevölkerung |   Ziel | gewichtet |
    | :----------- | ------------: | -------: | ----------: | -----: | --------: |
    | 16 bis 29    |           120 |   56,6 % |      30,0 % | 29,4 % |    29,4 % |
    | 30-59        |            80 |   37,7 % |      65,0 % | 63,8 % |    63,8 % |
    | 60+          | nicht gezeigt |        – |       5,0 % |      – |         – |
    | keine Angabe | nicht gezeigt |        – |           – |      – |         – |

    Ziel: der Anteil in der Bevölkerung, nachdem fehlende Angaben ihren Anteil behalten.

    Nicht gezeigt wird eine Anzahl unter 10 und, damit sie sich nicht errechnen lässt, die nächstgrößere.
    "#);
}

#[test]
fn simulated_answers_say_so_at_the_top_and_in_every_caption() {
    for lang in [Lang::De, Lang::En] {
        let input = ReportInput { simulated: true, weighting: Some(weighting()), ..input(lang) };
        let report = report(&input).unwrap();
        let word = lang.say("chart-simulated", &[]);
        let written = markdown::write(&report.document);
        assert!(written.lines().nth(2).unwrap().contains(&word), "{written}");
        let captions = written.lines().filter(|line| ["**Tab", "**Abb", "**Fig"].iter().any(|head| line.starts_with(head)));
        let captions: Vec<_> = captions.collect();
        assert_eq!(captions.len(), 5);
        assert!(captions.iter().all(|line| line.contains(&word)), "{captions:?}");
        assert!(report.files[0].text.contains(&word));
    }
    assert!(!text(&input(Lang::De)).to_lowercase().contains("simuliert"));
}

#[test]
fn a_small_base_shows_no_number() {
    let mut input = input(Lang::En);
    input.needs[3] = need("Hidden", 0.0517, 29);
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
    assert!(!text(&input).contains("filled in here"));
    input.needs[1].score.filled = 0.12;
    let written = text(&input);
    assert!(written.contains("could not say: Schäden melden.") && written.contains("Schäden melden (12%)"), "{written}");
}

#[test]
fn without_standard_errors_nothing_is_sure() {
    let mut input = input(Lang::En);
    for need in &mut input.needs {
        if let Some(score) = &mut need.score.score {
            (score.se, score.interval) = (None, None);
        }
    }
    input.ranks = RankSets::unknown(&[0.4, 0.22, 0.2, 0.05]);
    let written = text(&input);
    assert!(written.contains("every rank remains possible"), "{written}");
    assert!(written.contains("rank 1 to 4") && !written.contains("is ahead of"), "{written}");
}

#[test]
fn every_sentence_is_in_the_catalogue() {
    let rooms = "report|summary|asked|needs|limit|method|weighting|column|mode|count|outcome|chart|explain|measure|rank";
    let id = regex::Regex::new(&format!(r"\b({rooms})-[a-z]+")).unwrap();
    for lang in [Lang::De, Lang::En] {
        for (simulated, weighting) in [(true, Some(weighting())), (false, None)] {
            let written = text(&ReportInput { simulated, weighting, ..input(lang) });
            assert!(!id.is_match(&written), "{:?}", id.find(&written));
            assert!(!written.contains("{ $") && !written.contains("{$"), "{written}");
        }
    }
}

/// Every id of the catalogue stands in the code, so that no sentence is left behind.
#[test]
fn every_sentence_of_the_catalogue_is_said() {
    fn read(folder: &std::path::Path, code: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            match entry.path() {
                path if path.is_dir() => read(&path, code),
                path if path.extension().is_some_and(|end| end == "rs") => code.push_str(&std::fs::read_to_string(path).unwrap()),
                _ => {}
            }
        }
    }
    let mut code = String::new();
    read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tell"), &mut code);
    let catalogue = include_str!("../../base/locale/tell.en.ftl");
    let ids = catalogue.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    let ids = ids.filter_map(|line| line.split_once(" =").map(|(id, _)| id));
    // Modes are found by their word; the last is part of other sentences.
    let unsaid: Vec<_> =
        ids.filter(|id| !id.starts_with("mode-") && *id != "names-it" && !code.contains(&format!("\"{id}\""))).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let once = || report(&input(Lang::De)).unwrap();
    assert_eq!(once(), once());
}
