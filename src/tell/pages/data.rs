//! A document as the template reads it: one list of parts, with headings by level, and every word
//! of the template's own.

use chrono::Datelike;
use serde::Serialize;

use crate::locale::Say as _;
use crate::model::{
    Align, Block, Document, Emphasis, Figure, FigureNumbers, ItemNumber, RichText, Section, Table,
};
use crate::report::File;
use mitreden_base::locale::Lang;

/// The width of the text on the page, in millimetres.
const COLUMN: f64 = 170.0;
/// The height a picture may take that is not in strips, in millimetres.
const TALLEST: f64 = 200.0;
/// A picture that can be cut stays whole up to this height, in millimetres.
const TALL: f64 = 200.0;
/// What a pixel of a chart measures in print, in millimetres.
const PIXEL: f64 = 0.2615;
/// The file of the code of the address.
pub(super) const QR: &str = "address.svg";

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Data {
    lang: &'static str,
    title: Runs,
    plain_title: String,
    town: String,
    contact: Option<String>,
    day: (i32, u32, u32),
    date: String,
    colour: Option<String>,
    crest: Option<String>,
    stamp: Option<String>,
    notices: Vec<Runs>,
    lead: Vec<Runs>,
    /// What stands on the title page, and in a frame below it.
    front: Vec<Part>,
    frame: Vec<Part>,
    /// The address that the title page leads to, and the file of its code.
    link: Option<String>,
    qr: Option<&'static str>,
    /// How many levels of headings the contents list.
    depth: usize,
    parts: Vec<Part>,
    notes: Vec<Runs>,
    words: Words,
}

/// What the template says by itself.
#[derive(Serialize)]
struct Words {
    contents: String,
    /// `%1` and `%2` are filled in there.
    page: String,
    crest: String,
    contact: String,
    qr: String,
    #[serde(rename = "qr-under")]
    qr_under: String,
}

type Runs = Vec<Run>;

#[derive(Serialize)]
struct Run {
    text: String,
    strong: bool,
    light: bool,
    lang: Option<String>,
    note: Option<Runs>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Part {
    Heading {
        level: usize,
        text: Runs,
    },
    Paragraph {
        text: Runs,
    },
    List {
        items: Vec<Runs>,
    },
    Numbered {
        items: Vec<Runs>,
    },
    Quote {
        text: Runs,
    },
    Table(Grid),
    Figure {
        head: String,
        continued: String,
        caption: Runs,
        picture: Picture,
        shows: Runs,
        base: Runs,
    },
}

/// A picture, in one piece or in strips.
#[derive(Serialize)]
struct Picture {
    alt: String,
    width: f64,
    whole: Option<String>,
    strips: Option<Strips>,
}

/// The files of a picture's strips; the head and the foot stand on every page.
#[derive(Serialize)]
struct Strips {
    head: String,
    rows: Vec<Strip>,
    foot: Option<String>,
}

#[derive(Serialize)]
struct Strip {
    file: String,
    heading: bool,
}

#[derive(Serialize)]
struct Grid {
    head: String,
    caption: Runs,
    columns: Vec<Head>,
    rows: Vec<Vec<Runs>>,
    notes: Vec<Runs>,
}

#[derive(Serialize)]
struct Head {
    text: Runs,
    right: bool,
    /// The characters of the longest word in its heading.
    word: usize,
    /// The characters of the longest word in its cells.
    least: usize,
    /// The characters of its longest cell, among numbers of what must not be broken there.
    most: usize,
    /// The characters of its heading.
    title: usize,
    /// The characters of the longest of all these.
    whole: usize,
}

pub(super) fn of(document: &Document, pictures: &[File]) -> Data {
    let lang = document.lang;
    let mut parts = Parts { lang, pictures, written: Vec::new() };
    let (mut front, mut frame) = (Vec::new(), Vec::new());
    if let Some(section) = &document.front {
        section.blocks.iter().for_each(|block| parts.block(block));
        front = std::mem::take(&mut parts.written);
        for section in &section.sections {
            // No heading of a section: the first ones come after the title page.
            let heading = section.heading.clone().made_strong();
            parts.block(&Block::Paragraph(heading));
            section.blocks.iter().for_each(|block| parts.block(block));
        }
        frame = std::mem::take(&mut parts.written);
    }
    for section in document.sections.iter().chain(&document.annexes) {
        parts.section(section, 1);
    }
    let cover = &document.cover;
    let day = cover.day;
    let holes = [("n", "%1".into()), ("of", "%2".into())];
    Data {
        lang: lang.tag(),
        title: runs(&document.title),
        plain_title: document.title.plain(),
        town: cover.town.clone(),
        contact: cover.contact.clone(),
        day: (day.year(), day.month(), day.day()),
        date: cover.as_of(lang),
        colour: cover.colour.clone(),
        crest: cover.crest.as_ref().map(|crest| crest.name.clone()),
        stamp: document.stamp.clone(),
        notices: document.notices.iter().map(runs).collect(),
        lead: document.lead.iter().map(runs).collect(),
        front,
        frame,
        link: cover.link.clone(),
        qr: cover.link.as_ref().filter(|_| document.front.is_some()).map(|_| QR),
        depth: if document.front.is_some() { 1 } else { 2 },
        parts: parts.written,
        notes: document.notes.iter().map(runs).collect(),
        words: Words {
            contents: lang.say("report-contents", &[]),
            page: lang.say("report-page", &holes),
            crest: lang.say("report-crest", &[("town", (&cover.town).into())]),
            contact: lang.say("report-contact", &[]),
            qr: lang.say("report-qr", &[]),
            qr_under: lang.say("report-qr-under", &[]),
        },
    }
}

/// The parts so far.
struct Parts<'a> {
    lang: Lang,
    pictures: &'a [File],
    written: Vec<Part>,
}

impl Parts<'_> {
    fn section(&mut self, section: &Section, level: usize) {
        self.written.push(Part::Heading { level: level.min(4), text: runs(&section.heading) });
        for block in &section.blocks {
            self.block(block);
        }
        for section in &section.sections {
            self.section(section, level + 1);
        }
    }

    fn block(&mut self, block: &Block) {
        let part = match block {
            Block::Paragraph(text) => Part::Paragraph { text: runs(text) },
            Block::List(items) => Part::List { items: items.iter().map(runs).collect() },
            Block::Numbered(items) => Part::Numbered { items: items.iter().map(runs).collect() },
            Block::Quote(text) => Part::Quote { text: runs(text) },
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => return self.figure(figure),
        };
        self.written.push(part);
    }

    fn figure(&mut self, figure: &Figure) {
        let parts =
            [&figure.base, &figure.source].into_iter().filter(|part| !part.plain().is_empty());
        let parts: Vec<RichText> = parts.cloned().collect();
        let mut base = RichText::joined(&parts, " ");
        if let FigureNumbers::Annexed(number) = figure.numbers {
            let number = [("number", number.to_string().into())];
            base =
                base.with(format!(" {}", self.lang.say("report-numbers", &number)), Emphasis::None);
        }
        let picture = self.pictures.iter().find(|file| file.name == figure.file);
        self.written.push(Part::Figure {
            head: self.head("report-figure", figure.number),
            continued: self.head("report-continued", figure.number),
            caption: runs(&figure.caption),
            picture: Picture {
                alt: figure.alt.clone(),
                width: picture.map_or(COLUMN, |file| millimetres(&file.bare, !is_whole(file))),
                whole: picture.filter(|file| is_whole(file)).map(|file| file.name.clone()),
                strips: picture.filter(|file| !is_whole(file)).and_then(strips),
            },
            shows: runs(&figure.shows),
            base: runs(&base),
        });
        if let FigureNumbers::Below(table) = &figure.numbers {
            let table = self.table(table);
            self.written.push(table);
        }
    }

    /// "Table 3:", where it has a number.
    fn head(&self, id: &str, number: Option<ItemNumber>) -> String {
        let number = number.map(|number| [("number", number.to_string().into())]);
        number.map_or_else(String::new, |number| self.lang.say(id, &number))
    }

    fn table(&self, table: &Table) -> Part {
        let columns = table.columns().iter().enumerate().map(|(at, column)| {
            let cells = || table.rows().iter().filter_map(move |row| row.get(at));
            let most = if column.align == Align::Right { longest_figure } else { length };
            Head {
                text: runs(&column.heading),
                right: column.align == Align::Right,
                word: longest_word(&column.heading),
                least: cells().map(longest_word).max().unwrap_or(0),
                most: cells().map(most).max().unwrap_or(0),
                title: length(&column.heading),
                whole: cells().map(length).max().unwrap_or(0).max(length(&column.heading)),
            }
        });
        Part::Table(Grid {
            head: self.head("report-table", table.number()),
            caption: runs(table.caption()),
            columns: columns.collect(),
            rows: table.rows().iter().map(|row| row.iter().map(runs).collect()).collect(),
            notes: table.notes().iter().map(runs).collect(),
        })
    }
}

/// The pictures a chart is printed as, by the names of their files: one, or its strips.
pub(super) fn sheets(file: &File) -> Vec<(String, &str)> {
    match file.strips.as_ref().filter(|_| !is_whole(file)) {
        Some(strips) => strips.all().enumerate().map(|(at, svg)| (strip(file, at), svg)).collect(),
        None => vec![(file.name.clone(), file.bare.as_str())],
    }
}

/// Whether a picture stays in one piece: words fill what it leaves of the page before.
fn is_whole(file: &File) -> bool {
    file.strips.is_none() || height(&file.bare).is_some_and(|height| height * PIXEL <= TALL)
}

/// The name of a strip's file, counted from the top.
fn strip(file: &File, at: usize) -> String {
    format!("{}.{at}.svg", file.name)
}

fn strips(file: &File) -> Option<Strips> {
    let found = file.strips.as_ref()?;
    let below = found.rows.len() + 1;
    Some(Strips {
        head: strip(file, 0),
        rows: found
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| Strip { file: strip(file, at + 1), heading: row.is_heading })
            .collect(),
        foot: found.foot.is_some().then(|| strip(file, below)),
    })
}

fn size(svg: &str, name: &str) -> Option<f64> {
    svg.split_once(name)?.1.split('"').next()?.parse().ok()
}

fn height(svg: &str) -> Option<f64> {
    size(svg, " height=\"")
}

/// How wide a picture is printed: its smallest words have 9 points, and it fits a page with its
/// caption.
fn millimetres(svg: &str, is_cut: bool) -> f64 {
    let (Some(width), Some(height)) = (size(svg, " width=\""), height(svg)) else {
        return COLUMN;
    };
    let printed = (width * PIXEL).min(COLUMN);
    if is_cut { printed } else { printed.min(width * TALLEST / height) }
}

fn length(text: &RichText) -> usize {
    text.plain().chars().count()
}

/// What must not be broken among numbers: a number or a range as a whole, but words only each by
/// itself.
fn longest_figure(text: &RichText) -> usize {
    if text.plain().starts_with(char::is_alphabetic) { longest_word(text) } else { length(text) }
}

fn longest_word(text: &RichText) -> usize {
    text.plain().split([' ', '-', '\n']).map(|word| word.chars().count()).max().unwrap_or(0)
}

fn runs(text: &RichText) -> Runs {
    let run = |run: &crate::model::TextRun| Run {
        text: run.text.clone(),
        strong: run.emphasis == Emphasis::Strong,
        light: run.emphasis == Emphasis::Light,
        lang: run.lang.clone(),
        note: run.note.as_ref().map(runs),
    };
    text.runs().iter().map(run).collect()
}
