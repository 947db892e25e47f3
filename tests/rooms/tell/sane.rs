//! Every kind of chart over extreme inputs, measured: no words on words, on lines or over an edge,
//! none too small in print.

use chrono::{Days, NaiveDate};
use resvg::usvg::roxmltree::{Document, Node};

use super::font::Type;
use super::*;
use mitreden_base::locale::Lang;

/// The width of a chart on a page of A4, in points.
const PRINTED: f64 = 160.0 / 25.4 * 72.0;
/// Lines that may run behind words: the crosses and guides of the matrix.
const BEHIND: [&str; 2] = ["#8A8A8A", "#AAAAAA"];
const PAPER: &str = "#FFFFFF";

#[derive(Debug, Clone, Copy)]
struct Field {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Field {
    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether a straight line passes through the field, looked at in steps of a pixel.
    fn crossed(self, (from, to): ((f64, f64), (f64, f64))) -> bool {
        // Most lines are far away: no step of these can lie in it.
        let (right, bottom) = (from.0.max(to.0), from.1.max(to.1));
        let around = Self { left: from.0.min(to.0), top: from.1.min(to.1), right, bottom };
        if !self.meets(around) {
            return false;
        }
        let steps = ((to.0 - from.0).abs().max((to.1 - from.1).abs())).ceil().max(1.0);
        let mut at = 0.0;
        while at <= steps {
            let (x, y) =
                (from.0 + (to.0 - from.0) * at / steps, from.1 + (to.1 - from.1) * at / steps);
            if self.left < x && x < self.right && self.top < y && y < self.bottom {
                return true;
            }
            at += 1.0;
        }
        false
    }
}

enum Mark {
    /// Where it stands, its words, and how far to the left and the right it reaches in a wider
    /// font.
    Text(Field, String, (f64, f64)),
    Line(Vec<(f64, f64)>, String),
    Rect(Field, String),
    Dot(Field),
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

/// Reads what is drawn, in its order, in pixels of the chart.
fn marks(document: &Document<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for node in document.root_element().children().filter(Node::is_element) {
        let of = |name| number(node, name) / 10.0;
        let color = || node.attribute("fill").unwrap().to_owned();
        marks.push(match node.tag_name().name() {
            "text" => {
                let kind =
                    Type { size: of("font-size"), bold: node.attribute("font-weight").is_some() };
                let words = node.text().unwrap().trim_matches('\n').to_owned();
                let width = kind.width(&words).unwrap();
                let (x, y) = (of("x"), of("y") - kind.size / 15.0);
                let left = |width: f64| match node.attribute("text-anchor").unwrap() {
                    "start" => x,
                    "middle" => x - width / 2.0,
                    _ => x - width,
                };
                let room = kind.room(&words).unwrap();
                let (left, reach) = (left(width), (left(room), left(room) + room));
                // From the tops of capitals to the bottoms of descenders.
                let field = Field {
                    left,
                    top: y - kind.size * 0.42,
                    right: left + width,
                    bottom: y + kind.size * 0.58,
                };
                Mark::Text(field, words, reach)
            }
            "polyline" => {
                let numbers = |pair: &str| {
                    let (x, y) = pair.split_once(',').unwrap();
                    (x.parse::<f64>().unwrap() / 10.0, y.parse::<f64>().unwrap() / 10.0)
                };
                let points =
                    node.attribute("points").unwrap().split_whitespace().map(numbers).collect();
                Mark::Line(points, node.attribute("stroke").unwrap().to_owned())
            }
            "rect" => {
                let (left, top) = (of("x"), of("y"));
                Mark::Rect(
                    Field { left, top, right: left + of("width"), bottom: top + of("height") },
                    color(),
                )
            }
            "circle" => {
                let (x, y, r) = (of("cx"), of("cy"), of("r"));
                Mark::Dot(Field { left: x - r, top: y - r, right: x + r, bottom: y + r })
            }
            _ => continue,
        });
    }
    marks
}

/// Returns what is wrong with a chart, as a whole and in strips.
pub(super) fn faults(chart: &Chart) -> Vec<String> {
    let mut faults = faults_of(&chart.svg, 4.0);
    for (at, strip) in chart.strips.iter().flat_map(Strips::all).enumerate() {
        faults
            .extend(faults_of(strip, 0.0).into_iter().map(|fault| format!("strip {at}: {fault}")));
        let height = number(Document::parse(strip).unwrap().root_element(), "height");
        if height > 740.0 {
            faults.push(format!("strip {at} is {height} high"));
        }
    }
    if chart.alt.trim().is_empty() {
        faults.push("no words".to_owned());
    }
    faults
}

/// Above and below a strip others follow; a whole has an edge.
fn faults_of(svg: &str, edge: f64) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let root = document.root_element();
    let (width, height) = (number(root, "width"), number(root, "height"));
    let mut faults = Vec::new();
    for text in document.descendants().filter(|node| node.has_tag_name("text")) {
        let points = number(text, "font-size") / 10.0 * PRINTED / width;
        if points < 9.0 {
            faults.push(format!("{points:.1} points in print: {:?}", text.text()));
        }
    }
    if svg.contains("NaN") || svg.contains("inf\"") {
        faults.push("no number".to_owned());
    }
    let marks = marks(&document);
    let sheet = Field { left: 4.0, top: edge, right: width - 4.0, bottom: height - edge };
    for (i, mark) in marks.iter().enumerate() {
        let Mark::Text(field, words, reach) = mark else {
            let all = Field { left: 0.0, top: 0.0, right: width, bottom: height };
            let (Mark::Rect(field, _) | Mark::Dot(field)) = mark else { continue };
            if !all.holds(*field) {
                faults.push(format!("drawn over the edge: {field:?}"));
            }
            continue;
        };
        if !sheet.holds(*field) {
            faults.push(format!("over the edge: {words:?} {field:?} in {width} x {height}"));
        }
        // Where the reader's program has another font the words are wider.
        if reach.0 < 0.0 || reach.1 > width {
            faults.push(format!("clipped in another font: {words:?} {reach:?} in {width}"));
        }
        let inner = Field {
            left: field.left + 0.5,
            top: field.top + 0.5,
            right: field.right - 0.5,
            bottom: field.bottom - 0.5,
        };
        for (j, other) in marks.iter().enumerate().filter(|(j, _)| *j != i) {
            let cleared = |after: usize| {
                marks
                    .iter()
                    .take(i)
                    .skip(after)
                    .any(|mark| matches!(mark, Mark::Rect(area, color) if color == PAPER && area.holds(inner)))
            };
            let clash = match other {
                Mark::Text(there, more, _) if j > i && inner.meets(*there) => {
                    format!("words {more:?} {there:?}")
                }
                Mark::Line(points, color) if !BEHIND.contains(&color.as_str()) => {
                    let through = points.windows(2).any(|pair| inner.crossed((pair[0], pair[1])));
                    if !through || (j < i && cleared(j)) {
                        continue;
                    }
                    format!("a line {color} {points:?}")
                }
                Mark::Dot(there) if inner.meets(*there) => format!("a dot {there:?}"),
                Mark::Rect(there, color)
                    if color != PAPER && inner.meets(*there) && !there.holds(inner) =>
                {
                    format!("the edge of a bar {there:?}")
                }
                _ => continue,
            };
            faults.push(format!("{words:?} {field:?} on {clash}"));
        }
    }
    faults
}

/// How long names are.
const NAMES: [&[&str]; 4] = [
    &["Bus", "Bad", "Amt", "Rad", "Hort"],
    &[
        "Straßen und Gehsteige",
        "Leistbares Wohnen",
        "Öffentlicher Verkehr am Abend",
        "Pflege zu Hause",
        "Hochwasserschutz",
    ],
    &[
        "Kinderbetreuungseinrichtungsverwaltungen",
        "Straßenbeleuchtungserneuerungsmaßnahmen",
        "Abfallwirtschaftsverbandsgebührenordnung",
    ],
    &[
        "Kinderbetreuung in allen Ferien und an allen Nachmittagen für alle Kinder, auch für die kleinsten unter drei Jahren",
    ],
];

fn name(style: usize, i: usize) -> String {
    let names = NAMES[style % NAMES.len()];
    names[i % names.len()].to_owned()
}

/// How values lie.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Lie {
    Spread,
    Tied,
    Ends,
    Few,
    Hidden,
    Unsure,
}

const LIES: [Lie; 6] = [Lie::Spread, Lie::Tied, Lie::Ends, Lie::Few, Lie::Hidden, Lie::Unsure];

impl Lie {
    fn share(self, i: usize) -> Option<Share> {
        let any = (i as f64 * 0.618_034 + 0.1).fract();
        let (value, half) = match self {
            Self::Spread => (60.0 * any * any + 0.3, 0.25),
            Self::Tied => (33.0, 3.0),
            Self::Ends => (if i.is_multiple_of(2) { 100.0 } else { 0.0 }, 0.0),
            Self::Few => (80.0 * any, 28.0),
            Self::Hidden if i % 3 != 1 => (50.0 * any, 4.0),
            Self::Hidden => return None,
            Self::Unsure => return Some(Share { value: 90.0 * any, interval: None }),
        };
        Some(Share { value, interval: Some(((value - half).max(0.0), (value + half).min(100.0))) })
    }
}

fn frame(lang: Lang, style: usize) -> Frame {
    let title = if style < 2 {
        "Wichtigkeit und Unzufriedenheit"
    } else {
        "Donaudampfschifffahrtsgesellschaftskapitänspatente: Wie zufrieden sind Sie, alles in allem, mit den digitalen Diensten der Stadt, wenn Sie an die letzten zwölf Monate denken?"
    };
    Frame {
        lang,
        title: title.to_owned(),
        measure: "Prozent der Bürgerinnen und Bürger, die es zu ihren 3 wichtigsten zählen und nicht zufrieden sind".to_owned(),
        base: "Basis: 100.000 Befragte, gewichtet, effektiv 94.600. Quelle: Digitales Leoben 2026, Stadtgemeinde Leoben."
            .to_owned(),
        simulated: style.is_multiple_of(2),
    }
}

/// Draws all kinds for one input, with their names.
#[expect(clippy::too_many_lines, reason = "one kind of picture after the other")]
fn kinds(
    lang: Lang,
    sheet: Sheet,
    style: usize,
    count: usize,
    lie: Lie,
) -> Vec<(&'static str, Chart)> {
    let frame = || frame(lang, style);
    let bars = (0..count).map(|i| ChoiceBar { label: name(style, i).into(), share: lie.share(i) });
    let choices = ChoicesChart {
        frame: frame(),
        kind: ChoiceBars::Ranking,
        sorted: true,
        bars: bars.collect(),
    };

    let points = (0..count).map(|i| MatrixPoint {
        label: name(style, i).into(),
        place: lie.share(i).zip(lie.share(if lie == Lie::Tied { i } else { i * 7 + 3 })),
    });
    let matrix = MatrixChart { frame: frame(), points: points.collect() };

    let standing = |i: usize, share: Share| BarStanding {
        score: share.value,
        interval: share.interval,
        rank: i + 1,
        ranks: if lie == Lie::Spread { (i + 1, i + 1) } else { (1, count) },
        tier: if lie == Lie::Spread { i + 1 } else { 1 },
    };
    let bars = (0..count).map(|i| NeedBar {
        label: name(style, i).into(),
        standing: lie.share(i).map(|share| standing(i, share)),
    });
    let needs = NeedsChart { frame: frame(), bars: bars.collect() };

    let across = 1 + count % 5;
    let row = |i: usize| GroupRow {
        label: name(style, i).into(),
        all: lie.share(i).map(|share| share.value),
        cells: (0..across)
            .map(|g| {
                let value = lie.share(i * 2 + g)?.value;
                Some(GroupCell { value, is_told: g % 2 == 0 })
            })
            .collect(),
    };
    let groups = GroupsChart {
        frame: frame(),
        groups: (0..across).map(|g| name(style, g).into()).collect(),
        rows: (0..count).map(row).collect(),
    };

    let level = |i: usize| MarginLevel {
        label: name(style, i).into(),
        respondents: lie.share(i).map(|share| share.value),
        population: lie.share(i + 2).map_or(0.02, |share| share.value),
    };
    let margin = |i: usize| MarginBars {
        label: name(style, i + 1).into(),
        levels: (0..=i * count / 6).map(level).collect(),
    };
    let margins = MarginsChart { frame: frame(), margins: (0..3).map(margin).collect() };

    let scale_points = 2 + count % 10;
    let row = |i: usize| {
        let hidden = |p: usize| lie == Lie::Hidden && p + 2 >= scale_points && scale_points > 4;
        let shares = (0..scale_points).map(|p| {
            if lie == Lie::Ends {
                if p == i % scale_points { 100.0 } else { 0.0 }
            } else {
                100.0 / scale_points as f64
            }
        });
        let shares = shares.enumerate().map(|(p, share)| (!hidden(p)).then_some(share)).collect();
        let right = lie.share(i).filter(|_| lie != Lie::Hidden);
        let answers = ScaleAnswers {
            shares,
            right,
            dont_know: (lie != Lie::Hidden).then_some(if lie == Lie::Few { 30.0 } else { 0.0 }),
        };
        ScaleRow {
            label: if count == 1 { "".into() } else { name(style, i).into() },
            n: Some(100_000),
            answers: (lie != Lie::Hidden || i % 3 != 1).then_some(answers),
        }
    };
    let ends = |p: usize| {
        if p == 0 || p + 1 == scale_points {
            format!("{p} {}", name(style, p)).into()
        } else {
            p.to_string().into()
        }
    };
    let scale = ScaleChart {
        frame: frame(),
        points: (0..scale_points).map(ends).collect(),
        rows: (0..count).map(row).collect(),
    };

    let first = NaiveDate::from_ymd_opt(2025, 12, 18).unwrap();
    let span = [1, 2, 14, 40, 62, 120, 400, 900, 9_000][count % 9];
    let mode = |m: usize| {
        let one =
            |d: u64| (first + Days::new(d), if m % 2 == 1 { d % 3 } else { 20_000 / (d + 1) });
        ModeDays { label: name(style, m), days: (0..span).map(one).collect() }
    };
    let days = DaysChart { frame: frame(), modes: (0..across).map(mode).collect() };

    let bar = |i: usize| PlaceBar {
        label: name(style, i).into(),
        value: lie.share(i).map(|share| 3.0 * share.value),
    };
    let counts =
        if count.is_multiple_of(2) { PlaceParticipation::Rate } else { PlaceParticipation::Ratio };
    let all = lie.share(3).map_or(100.0, |share| share.value);
    let places = PlacesChart { frame: frame(), counts, bars: (0..count).map(bar).collect(), all };

    vec![
        ("places", places.draw(sheet).unwrap()),
        ("choices", choices.draw(sheet).unwrap()),
        ("matrix", matrix.draw(sheet).unwrap()),
        ("needs", needs.draw(sheet).unwrap()),
        ("groups", groups.draw(sheet).unwrap()),
        ("margins", margins.draw(sheet).unwrap()),
        ("scale", scale.draw(sheet).unwrap()),
        ("days", days.draw(sheet).unwrap()),
    ]
}

#[test]
fn every_chart_keeps_its_words_apart() {
    let mut all = Vec::new();
    for (i, count) in [1, 2, 3, 7, 8, 12, 15, 30].into_iter().enumerate() {
        for (j, lie) in LIES.into_iter().enumerate() {
            for style in 0..NAMES.len() {
                // Languages and sheets take turns, so that each meets each.
                let lang = if (i + j + style).is_multiple_of(2) { Lang::De } else { Lang::En };
                let sheet = if (i + j / 2 + style / 2).is_multiple_of(2) {
                    Sheet::Narrow
                } else {
                    Sheet::Wide
                };
                for (kind, chart) in kinds(lang, sheet, style, count, lie) {
                    let found = faults(&chart);
                    if !found.is_empty() {
                        all.push(format!(
                            "{kind} {lang:?} {sheet:?} {count} {lie:?} style {style}: {}",
                            found[..found.len().min(3)].join("\n    ")
                        ));
                    }
                }
            }
        }
    }
    assert!(all.is_empty(), "{} charts:\n{}", all.len(), all.join("\n"));
}

#[test]
fn the_measure_finds_what_is_wrong() {
    let svg = |inside: &str| Chart {
        svg: format!("<svg width=\"540\" height=\"100\">{inside}</svg>"),
        bare: String::new(),
        strips: None,
        alt: "a".into(),
    };
    let text = |x: u32, size: u32, words: &str| {
        format!(
            "<text x=\"{x}\" y=\"500\" text-anchor=\"start\" font-size=\"{size}\">\n{words}\n</text>"
        )
    };
    assert_eq!(faults(&svg(&text(200, 150, "Straßen"))), Vec::<String>::new());
    for wrong in [
        text(200, 100, "klein"),
        text(5_200, 150, "über den Rand"),
        // In our font it just fits.
        text(3_700, 150, "in einer anderen Schrift"),
        text(200, 150, "Straßen") + &text(600, 150, "Gehsteige"),
        text(200, 150, "Straßen") + "<polyline stroke=\"#1A1A1A\" points=\"400,0 400,900\"/>",
        text(200, 150, "Straßen") + "<circle cx=\"400\" cy=\"500\" r=\"40\"/>",
        text(200, 150, "Straßen")
            + "<rect x=\"0\" y=\"400\" width=\"400\" height=\"200\" fill=\"#6B8EB2\"/>",
    ] {
        assert!(!faults(&svg(&wrong)).is_empty(), "{wrong}");
    }
    // A line cleared before the words are written is no fault.
    let cleared = "<polyline stroke=\"#C8C8C8\" points=\"400,0 400,900\"/><rect x=\"100\" y=\"300\" width=\"900\" height=\"400\" fill=\"#FFFFFF\"/>";
    assert_eq!(
        faults(&svg(&(cleared.to_owned() + &text(200, 150, "Straßen")))),
        Vec::<String>::new()
    );
}
