//! Looks over finished pictures as a reader would: every word on the sheet, large enough, clear of other words and of lines.

use regex::{Captures, Regex};

use super::font::Type;

/// A word or a line as it stands in the picture, in the order in which things are drawn; lengths in pixels of the chart.
enum Mark {
    Text { words: String, area: Area, size: f64 },
    Block(Area),
    Line(Vec<(f64, f64)>),
}

#[derive(Clone, Copy, Debug)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn meets(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn holds(self, other: Self) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }

    fn shrunk(self, by: f64) -> Self {
        Self { left: self.left + by, top: self.top + by, right: self.right - by, bottom: self.bottom - by }
    }

    fn crossed(self, line: &[(f64, f64)]) -> bool {
        line.windows(2).any(|pair| {
            (0..=200).any(|i| {
                let t = f64::from(i) / 200.0;
                let (x, y) = (pair[0].0 + (pair[1].0 - pair[0].0) * t, pair[0].1 + (pair[1].1 - pair[0].1) * t);
                self.left < x && x < self.right && self.top < y && y < self.bottom
            })
        })
    }
}

/// What is wrong with a picture, in words; nothing if all is well.
pub(super) fn faults(svg: &str) -> Vec<String> {
    let (sheet, marks) = read(svg);
    let mut faults = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        let Mark::Text { words, area, size } = mark else { continue };
        if !sheet.holds(*area) {
            faults.push(format!("`{words}` leaves the sheet"));
        }
        if *size < 12.9 {
            faults.push(format!("`{words}` is too small: {size}"));
        }
        if words.contains("NaN") {
            faults.push(format!("`{words}` is no number"));
        }
        for other in &marks[i + 1..] {
            if let Mark::Text { words: others, area: there, .. } = other
                && area.shrunk(0.5).meets(there.shrunk(0.5))
            {
                faults.push(format!("`{words}` and `{others}` cover each other"));
            }
        }
        for (k, other) in marks.iter().enumerate() {
            let Mark::Line(line) = other else { continue };
            let inner = area.shrunk(2.0);
            let covered = || marks[k.min(i)..i].iter().any(|mark| matches!(mark, Mark::Block(block) if block.holds(inner)));
            if inner.crossed(line) && !(k < i && covered()) {
                faults.push(format!("a line runs through `{words}`"));
            }
        }
    }
    faults
}

fn read(svg: &str) -> (Area, Vec<Mark>) {
    let head = Regex::new(r#"viewBox="0 0 (\d+) (\d+)""#).unwrap();
    let size = head.captures(svg).unwrap();
    let number = |found: &Captures<'_>, name: &str| found[name].parse::<f64>().unwrap() / 10.0;
    let sheet =
        Area { left: 0.0, top: 0.0, right: size[1].parse::<f64>().unwrap() / 10.0, bottom: size[2].parse::<f64>().unwrap() / 10.0 };
    let any = Regex::new(concat!(
        r#"<text x="(?P<x>[-\d.]+)" y="(?P<y>[-\d.]+)" dy="0.5ex" text-anchor="(?P<anchor>\w+)" [^>]*font-size="(?P<size>[\d.]+)""#,
        r#"[^>]*?(?P<bold>font-weight="bold")?>\n(?P<words>[^<]*)\n</text>"#,
        r#"|<rect x="(?P<left>[-\d.]+)" y="(?P<top>[-\d.]+)" width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)""#,
        r#"|<polyline [^>]*points="(?P<points>[^"]*)""#
    ))
    .unwrap();
    let mark = |found: Captures<'_>| {
        if found.name("words").is_some() {
            let size = number(&found, "size");
            let font = if found.name("bold").is_some() { Type::bold(size) } else { Type::regular(size) };
            let words = found["words"].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            let (x, y, width) = (number(&found, "x"), number(&found, "y"), font.width(&words).unwrap());
            let left = match &found["anchor"] {
                "start" => x,
                "middle" => x - width / 2.0,
                _ => x - width,
            };
            let area = Area { left, top: y - 0.5 * size, right: left + width, bottom: y + 0.4 * size };
            Mark::Text { words, area, size }
        } else if found.name("left").is_some() {
            let (left, top) = (number(&found, "left"), number(&found, "top"));
            Mark::Block(Area { left, top, right: left + number(&found, "width"), bottom: top + number(&found, "height") })
        } else {
            let pair = |pair: &str| {
                let (x, y) = pair.split_once(',').unwrap();
                (x.parse::<f64>().unwrap() / 10.0, y.parse::<f64>().unwrap() / 10.0)
            };
            Mark::Line(found["points"].split_whitespace().map(pair).collect())
        }
    };
    (sheet, any.captures_iter(svg).map(mark).collect())
}

#[test]
fn what_is_wrong_is_seen() {
    let text = |x: f64, y: f64, words: &str| {
        format!(
            "<text x=\"{x}\" y=\"{y}\" dy=\"0.5ex\" text-anchor=\"start\" font-family=\"Inter\" font-size=\"130\" fill=\"#1A1A1A\">\n{words}\n</text>"
        )
    };
    let svg = |body: &str| format!("<svg viewBox=\"0 0 2000 1000\">{body}</svg>");
    assert!(faults(&svg(&text(100.0, 500.0, "well"))).is_empty());
    assert_eq!(faults(&svg(&text(1900.0, 500.0, "outside"))), ["`outside` leaves the sheet"]);
    let two = text(100.0, 500.0, "one") + &text(150.0, 520.0, "two");
    assert_eq!(faults(&svg(&two)), ["`one` and `two` cover each other"]);
    let line = "<polyline fill=\"none\" points=\"0,500 2000,500 \"/>";
    let paper = "<rect x=\"50\" y=\"400\" width=\"900\" height=\"200\" fill=\"#FFFFFF\"/>";
    assert_eq!(faults(&svg(&(line.to_owned() + &text(100.0, 500.0, "struck")))), ["a line runs through `struck`"]);
    assert!(faults(&svg(&(line.to_owned() + paper + &text(100.0, 500.0, "clear")))).is_empty());
    assert_eq!(faults(&svg(&(text(100.0, 500.0, "struck") + line))), ["a line runs through `struck`"]);
}
