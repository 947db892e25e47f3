//! A document as the template reads it: one list of parts, with headings by level, and every word
//! of the template's own.

use chrono::Datelike;
use serde::Serialize;

use crate::locale::Say as _;
use crate::model::{Align, Block, Document, Emphasis, Figure, RichText, Section, Table};
use crate::report::File;
use mitreden_base::locale::Lang;

/// The width of the text on the page, in millimetres.
const COLUMN: f64 = 170.0;
/// The height a picture may take that is not in strips, in millimetres.
const TALLEST: f64 = 200.0;
/// What a pixel of a chart measures in print, in millimetres.
const PIXEL: f64 = 0.2615;

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
        listed: bool,
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
    let mut parts = Parts { lang, pictures, written: Vec::new(), tables: 0, figures: 0 };
    for section in &document.sections {
        parts.section(section, 1, 2);
    }
    for annex in &document.annexes {
        parts.section(annex, 1, 1);
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
        parts: parts.written,
        notes: document.notes.iter().map(runs).collect(),
        words: Words {
            contents: lang.say("report-contents", &[]),
            page: lang.say("report-page", &holes),
            crest: lang.say("report-crest", &[("town", (&cover.town).into())]),
            contact: lang.say("report-contact", &[]),
        },
    }
}

/// The parts so far, and how many tables and figures they hold.
struct Parts<'a> {
    lang: Lang,
    pictures: &'a [File],
    written: Vec<Part>,
    tables: usize,
    figures: usize,
}

impl Parts<'_> {
    /// Writes a section, whose parts stand in the contents down to the level `listed`.
    fn section(&mut self, section: &Section, level: usize, listed: usize) {
        self.written.push(Part::Heading {
            level: level.min(4),
            listed: level <= listed,
            text: runs(&section.heading),
        });
        for block in &section.blocks {
            self.block(block);
        }
        for section in &section.sections {
            self.section(section, level + 1, listed);
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
        self.figures += 1;
        let base = figure.base.clone().with(" ", Emphasis::None).then(figure.source.clone());
        let picture = self.pictures.iter().find(|file| file.name == figure.file);
        let number = [("number", self.figures.to_string().into())];
        self.written.push(Part::Figure {
            head: self.lang.say("report-figure", &number),
            continued: self.lang.say("report-continued", &number),
            caption: runs(&figure.caption),
            picture: Picture {
                alt: figure.alt.clone(),
                width: picture
                    .map_or(COLUMN, |file| millimetres(&file.bare, file.strips.is_some())),
                whole: picture.filter(|file| file.strips.is_none()).map(|file| file.name.clone()),
                strips: picture.and_then(strips),
            },
            shows: runs(&figure.shows),
            base: runs(&base),
        });
        let table = self.table(&figure.table);
        self.written.push(table);
    }

    fn table(&mut self, table: &Table) -> Part {
        self.tables += 1;
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
            head: self.lang.say("report-table", &[("number", self.tables.to_string().into())]),
            caption: runs(table.caption()),
            columns: columns.collect(),
            rows: table.rows().iter().map(|row| row.iter().map(runs).collect()).collect(),
            notes: table.notes().iter().map(runs).collect(),
        })
    }
}

/// The pictures a chart is printed as, by the names of their files: one, or its strips.
pub(super) fn sheets(file: &File) -> Vec<(String, &str)> {
    match &file.strips {
        Some(strips) => strips.all().enumerate().map(|(at, svg)| (strip(file, at), svg)).collect(),
        None => vec![(file.name.clone(), file.bare.as_str())],
    }
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

/// How wide a picture is printed: its smallest words have 9 points, and it fits a page with its
/// caption.
fn millimetres(svg: &str, is_cut: bool) -> f64 {
    let size =
        |name: &str| -> Option<f64> { svg.split_once(name)?.1.split('"').next()?.parse().ok() };
    let (Some(width), Some(height)) = (size(" width=\""), size(" height=\"")) else {
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
