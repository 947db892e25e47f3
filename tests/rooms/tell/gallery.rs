//! Draws every chart as people might meet it, to be looked at:
//! `cargo test --lib gallery -- --ignored`.

use std::path::Path;

use chrono::{Days, NaiveDate};

use super::*;
use mitreden_base::locale::Lang;
use mitreden_press::png;

const NEEDS: [(&str, &str); 30] = [
    (
        "Kinderbetreuung in allen Ferien und nachmittags",
        "Childcare in all holidays and in the afternoon",
    ),
    ("Straßen und Gehsteige", "Roads and pavements"),
    ("Öffentlicher Verkehr am Abend", "Public transport in the evening"),
    ("Leistbares Wohnen", "Affordable housing"),
    ("Hausärztinnen und Hausärzte in der Nähe", "General practitioners nearby"),
    ("Radwege", "Cycle paths"),
    ("Grünflächen und Schatten im Sommer", "Green spaces and shade in summer"),
    ("Sicherheit am Hauptplatz", "Safety on the main square"),
    ("Breitbandinternet", "Broadband internet"),
    ("Müllabfuhr und Altstoffsammelzentrum", "Waste collection and recycling centre"),
    ("Bibliothek", "Library"),
    ("Jugendzentrum", "Youth centre"),
    ("Schwimmbad", "Swimming pool"),
    ("Pflege zu Hause", "Care at home"),
    ("Parkplätze in der Innenstadt", "Parking in the town centre"),
    ("Barrierefreie Amtswege", "Accessible public offices"),
    ("Sprachkurse", "Language courses"),
    ("Spielplätze", "Playgrounds"),
    ("Musikschule und Kulturveranstaltungen", "Music school and culture"),
    ("Hochwasserschutz", "Flood protection"),
    ("Winterdienst", "Snow clearing"),
    ("Straßenbeleuchtung", "Street lighting"),
    ("Nahversorgung in den Ortsteilen", "Local shops in the districts"),
    ("Sportplätze", "Sports grounds"),
    ("Bürgerservice und Öffnungszeiten", "Citizens' office and opening hours"),
    ("Luftqualität", "Air quality"),
    ("Lärmschutz an der Schnellstraße", "Noise protection at the motorway"),
    ("Friedhof", "Cemetery"),
    ("Hundezonen", "Dog zones"),
    ("Wirtschaftsförderung und Betriebsansiedlung", "Business development"),
];

fn pick<T: for<'s> From<&'s str>>(lang: Lang, (de, en): (&str, &str)) -> T {
    T::from(if lang == Lang::De { de } else { en })
}

fn frame(lang: Lang, title: (&str, &str), measure: (&str, &str), n: u64) -> Frame {
    let base = (
        format!(
            "Basis: {} Befragte, gewichtet. Umfrage „Digitales Leoben 2026“, Stadt Leoben.",
            lang.integer(n)
        ),
        format!(
            "Base: {} respondents, weighted. Survey “Digitales Leoben 2026”, town of Leoben.",
            lang.integer(n)
        ),
    );
    let base: String = pick(lang, (&base.0, &base.1));
    Frame { lang, title: pick(lang, title), measure: pick(lang, measure), base, simulated: n == 12 }
}

fn share(value: f64, n: u64) -> Share {
    let half = 196.0 * (value / 100.0 * (1.0 - value / 100.0) / n as f64).sqrt();
    Share { value, interval: Some((value - half, value + half)) }
}

/// A number between 0 and 1 that looks like any.
fn any(seed: usize) -> f64 {
    (seed as f64 * 0.618_034 + 0.1).fract()
}

fn matrix(lang: Lang, count: usize, n: u64, tied: bool) -> Chart {
    let point = |(i, label): (usize, &(&str, &str))| {
        let (x, y) = if tied { (0, 0) } else { (i, i * 7 + 3) };
        let place = (share(4.0 + 46.0 * any(x).powi(2), n), share(15.0 + 65.0 * any(y), n));
        MatrixPoint { label: pick(lang, *label), place: (i != 9).then_some(place) }
    };
    let title = ("Wichtigkeit und Unzufriedenheit", "Importance and dissatisfaction");
    let measure = ("Prozent der Bürgerinnen und Bürger.", "Percent of citizens.");
    let points = NEEDS.iter().take(count).enumerate().map(point).collect();
    let chart = MatrixChart { frame: frame(lang, title, measure, n), points };
    eprintln!("{}", chart.shows().plain());
    chart.draw(if count > 20 && !tied { Sheet::Wide } else { Sheet::Narrow }).unwrap()
}

fn margins(lang: Lang, districts: usize) -> Chart {
    let level = |de: &str, en: &str, respondents: f64, population| MarginLevel {
        label: pick(lang, (de, en)),
        respondents: (respondents > 0.0).then_some(respondents),
        population,
    };
    let names = [
        ("Zentrum", "Centre"),
        ("Göß", "Göß"),
        ("Donawitz", "Donawitz"),
        ("Lerchenfeld und Judendorf-Seegraben", "Lerchenfeld"),
    ];
    let whole = 100.0 / districts as f64;
    let district = names.iter().take(districts).enumerate().map(|(i, name)| {
        let here = if i == 3 {
            0.0
        } else if districts == 1 {
            100.0
        } else {
            whole + 4.0 - 3.0 * i as f64
        };
        level(name.0, name.1, here, whole)
    });
    let margins = vec![
        MarginBars {
            label: pick(lang, ("Alter", "Age")),
            levels: vec![
                level("16 bis 29 Jahre", "16 to 29", 11.2, 19.4),
                level("30 bis 44 Jahre", "30 to 44", 24.0, 22.9),
                level("45 bis 59 Jahre", "45 to 59", 33.1, 24.7),
                level("60 Jahre und älter", "60 and over", 31.7, 33.0),
            ],
        },
        MarginBars {
            label: pick(lang, ("Geschlecht", "Gender")),
            levels: vec![
                level("weiblich", "female", 57.0, 50.6),
                level("männlich", "male", 43.0, 49.4),
                level("divers", "other", 0.0, 0.02),
            ],
        },
        MarginBars { label: pick(lang, ("Bezirk", "District")), levels: district.collect() },
    ];
    let title = ("Wer geantwortet hat und wer hier lebt", "Who answered and who lives here");
    let measure = ("Anteile in Prozent, ungewichtet.", "Shares in percent, unweighted.");
    let chart = MarginsChart { frame: frame(lang, title, measure, 1_234), margins };
    eprintln!("{}", chart.shows().plain());
    chart.draw(Sheet::Narrow).unwrap()
}

fn places(lang: Lang, count: usize, counts: PlaceParticipation) -> Chart {
    let bar = |(i, label): (usize, &(&str, &str))| PlaceBar {
        label: pick(lang, *label),
        value: (i != 2).then(|| 20.0 + 90.0 * any(i)),
    };
    let title = ("Wer teilgenommen hat, nach Stadtteil", "Who took part, by part of town");
    let measure = (
        "Wie viele Personen teilgenommen haben, je 1.000 Personen in der Bevölkerung, um die es geht",
        "How many people took part, per 1,000 people in the population the survey is about",
    );
    let bars = NEEDS.iter().skip(10).take(count).enumerate().map(bar).collect();
    let chart = PlacesChart { frame: frame(lang, title, measure, 1_234), counts, bars, all: 61.3 };
    eprintln!("{}", chart.shows().plain());
    chart.draw(Sheet::Narrow).unwrap()
}

fn scale(lang: Lang, points: &[(&str, &str)], rows: usize, n: u64) -> Chart {
    let row = |i: usize| {
        let raw: Vec<_> = (0..points.len()).map(|p| any(i * 3 + p * 5) + 0.05).collect();
        let whole: f64 = raw.iter().sum();
        let end: f64 = raw.iter().rev().take((points.len() / 2).min(2)).sum();
        let answers = ScaleAnswers {
            right: (i != 1).then(|| share(100.0 * end / whole, n)),
            shares: raw
                .iter()
                .enumerate()
                .map(|(p, r)| {
                    (i != 1 || (p != 0 && p + 1 != points.len())).then_some(100.0 * r / whole)
                })
                .collect(),
            dont_know: (i != 3).then(|| 30.0 * any(i).powi(3)),
        };
        let label = if rows == 1 { "".into() } else { pick(lang, NEEDS[i]) };
        ScaleRow { label, n: Some(n), answers: (i != 2).then_some(answers) }
    };
    let title = ("Wie zufrieden sind Sie mit …", "How satisfied are you with …");
    let measure = ("Prozent derer, die ein Urteil haben.", "Percent of those who have an opinion.");
    let points = points.iter().map(|point| pick(lang, *point)).collect();
    let chart = ScaleChart {
        frame: frame(lang, title, measure, n),
        points,
        rows: (0..rows).map(row).collect(),
    };
    eprintln!("{}", chart.shows().plain());
    chart.draw(Sheet::Narrow).unwrap()
}

fn choices(lang: Lang, count: usize, n: u64, kind: ChoiceBars) -> Chart {
    let bar = |(i, label): (usize, &(&str, &str))| {
        let value = if n == 12 { 100.0 } else { 70.0 * any(i).powi(2) + 0.2 };
        ChoiceBar { label: pick(lang, *label), share: (i != 2).then_some(share(value, n)) }
    };
    let title = ("Wo informieren Sie sich über die Stadt?", "Where do you learn about the town?");
    let measure = ("Prozent der Bürgerinnen und Bürger.", "Percent of citizens.");
    let bars = NEEDS.iter().take(count).enumerate().map(bar).collect();
    let chart = ChoicesChart { frame: frame(lang, title, measure, n), kind, sorted: true, bars };
    eprintln!("{}", chart.shows().plain());
    chart.draw(Sheet::Narrow).unwrap()
}

fn days(lang: Lang, span: u64, modes: usize, total: f64) -> Chart {
    let first = NaiveDate::from_ymd_opt(2025, 12, 18).unwrap();
    let names = [
        ("online", "online"),
        ("auf der Straße", "in the street"),
        ("auf Papier", "on paper"),
        ("am Gerät der Stadt", "on a device of the town's"),
    ];
    let mode = |(i, name): (usize, &(&str, &str))| {
        let count = |d: u64| {
            let wave = (1.0 - d as f64 / span as f64) * any(usize::try_from(d).unwrap() + i * 11)
                / (3.0_f64.powi(i32::try_from(i).unwrap()));
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a small number"
            )]
            let whole = (total * wave * 2.0 / span as f64) as u64;
            if d % 7 == 3 && i > 0 { 0 } else { whole }
        };
        ModeDays {
            label: pick(lang, *name),
            days: (0..span).map(|d| (first + Days::new(d), count(d))).collect(),
        }
    };
    let title = ("Wann die Antworten kamen", "When responses came in");
    let measure =
        ("Zahl der Antworten nach dem Weg, auf dem sie kamen.", "Number of responses by mode.");
    let chart = DaysChart {
        frame: frame(lang, title, measure, 1_234),
        modes: names.iter().take(modes).enumerate().map(mode).collect(),
    };
    eprintln!("{}", chart.shows());
    chart.draw(Sheet::Narrow).unwrap()
}

fn groups(lang: Lang, groups: usize, rows: usize) -> Chart {
    let names = [
        ("16 bis 29 Jahre", "16 to 29"),
        ("30 bis 44 Jahre", "30 to 44"),
        ("45 bis 59 Jahre", "45 to 59"),
        ("60 und älter", "60 and over"),
        ("Lerchenfeld und Judendorf-Seegraben", "Lerchenfeld"),
    ];
    let row = |i: usize| GroupRow {
        label: pick(lang, NEEDS[i]),
        all: Some(4.0 + 30.0 / (1.0 + i as f64 / 3.0)),
        cells: (0..groups)
            .map(|g| {
                let value = 4.0 + 40.0 * any(i * 2 + g) / (1.0 + i as f64 / 3.0);
                (g != 3).then_some(GroupCell { value, is_told: (i + g).is_multiple_of(4) })
            })
            .collect(),
    };
    let title = ("Anliegen nach Alter", "Needs by age");
    let measure = (
        "Prozent der Befragten, die es nennen und nicht zufrieden sind.",
        "Percent of respondents who name it and are not satisfied.",
    );
    let groups = names.iter().take(groups).map(|name| pick(lang, *name)).collect();
    let chart = GroupsChart {
        frame: frame(lang, title, measure, 1_234),
        groups,
        rows: (0..rows).map(row).collect(),
    };
    eprintln!("{}", chart.shows().plain());
    chart.draw(if rows > 8 { Sheet::Wide } else { Sheet::Narrow }).unwrap()
}

const FIVE: [(&str, &str); 5] = [
    ("sehr unzufrieden", "very dissatisfied"),
    ("eher unzufrieden", "rather dissatisfied"),
    ("weder noch", "neither"),
    ("eher zufrieden", "rather satisfied"),
    ("sehr zufrieden", "very satisfied"),
];
const TEN: [(&str, &str); 11] = [
    ("0 – überhaupt kein Vertrauen", "0 – no trust at all"),
    ("1", "1"),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", "5"),
    ("6", "6"),
    ("7", "7"),
    ("8", "8"),
    ("9", "9"),
    ("10 – volles Vertrauen", "10 – full trust"),
];

fn needs(lang: Lang, count: usize, n: u64, tied: bool) -> Chart {
    let bar = |(i, label): (usize, &(&str, &str))| {
        let value = if tied { 12.0 } else { 62.0 / (1.0 + i as f64 / 2.0) + 0.1 };
        let score = share(value, n);
        let ranks = if tied { (1, count) } else { (i.max(1), (i + 2).min(count)) };
        let standing = BarStanding {
            score: value,
            interval: score.interval,
            rank: i + 1,
            ranks,
            tier: if tied { 1 } else { 1 + i / 3 },
        };
        NeedBar { label: pick(lang, *label), standing: (i != 7).then_some(standing) }
    };
    let frame = frame(
        lang,
        (
            "Was am meisten fehlt: Marktgemeinde Sankt Margarethen im Burgenland",
            "What is lacking most: the market town of Sankt Margarethen",
        ),
        (
            "Prozent der Bürgerinnen und Bürger, die es nennen und nicht zufrieden sind",
            "Percent of citizens who name it and are not satisfied",
        ),
        n,
    );
    let chart = NeedsChart { frame, bars: NEEDS.iter().take(count).enumerate().map(bar).collect() };
    chart.draw(if count > 12 { Sheet::Wide } else { Sheet::Narrow }).unwrap()
}

/// Every chart, with little and with much in it.
fn charts(lang: Lang) -> Vec<(&'static str, Chart)> {
    let four: Vec<_> = FIVE.into_iter().filter(|point| point.0 != "weder noch").collect();
    vec![
        ("needs-2", needs(lang, 2, 12, false)),
        ("needs-10", needs(lang, 10, 1_200, false)),
        ("needs-30", needs(lang, 30, 100_000, false)),
        ("needs-tied", needs(lang, 12, 400, true)),
        ("matrix-2", matrix(lang, 2, 1_200, false)),
        ("matrix-12", matrix(lang, 12, 800, false)),
        ("matrix-30", matrix(lang, 30, 1_200, false)),
        ("matrix-30-narrow", matrix(lang, 20, 100_000, false)),
        ("matrix-tied", matrix(lang, 30, 400, true)),
        ("margins", margins(lang, 4)),
        ("margins-one", margins(lang, 1)),
        ("places-4", places(lang, 4, PlaceParticipation::Rate)),
        ("places-1", places(lang, 1, PlaceParticipation::Ratio)),
        ("places-20", places(lang, 20, PlaceParticipation::Ratio)),
        ("scale-5", scale(lang, &FIVE, 8, 1_200)),
        ("scale-4-one", scale(lang, &four, 1, 100_000)),
        ("scale-2", scale(lang, &[("nein", "no"), ("ja", "yes")], 3, 40)),
        ("scale-11", scale(lang, &TEN, 5, 1_200)),
        ("choices-8", choices(lang, 8, 1_200, ChoiceBars::Several)),
        ("choices-2", choices(lang, 2, 12, ChoiceBars::One)),
        ("choices-30", choices(lang, 30, 100_000, ChoiceBars::Ranking)),
        ("days-40", days(lang, 40, 4, 3_000.0)),
        ("days-200", days(lang, 200, 3, 100_000.0)),
        ("days-1", days(lang, 1, 1, 12.0)),
        ("days-900", days(lang, 900, 2, 20_000.0)),
        ("groups-3", groups(lang, 3, 8)),
        ("groups-5", groups(lang, 5, 12)),
    ]
}

#[test]
fn every_picture_can_be_read() {
    let mut faults = Vec::new();
    for lang in [Lang::De, Lang::En] {
        for (name, chart) in charts(lang) {
            faults.extend(
                super::sane::faults(&chart)
                    .into_iter()
                    .map(|fault| format!("{name}.{}: {fault}", lang.tag())),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[ignore = "draws pictures to be looked at"]
fn gallery() {
    let folder = Path::new("target/gallery");
    std::fs::create_dir_all(folder).unwrap();
    for lang in [Lang::De, Lang::En] {
        for (name, chart) in charts(lang) {
            let name = format!("{name}.{}", lang.tag());
            std::fs::write(folder.join(format!("{name}.svg")), &chart.svg).unwrap();
            std::fs::write(folder.join(format!("{name}.png")), png(&chart.svg, 1.0).unwrap())
                .unwrap();
            eprintln!("{name}: {}\n", chart.alt);
        }
    }
}
