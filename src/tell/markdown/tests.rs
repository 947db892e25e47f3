use proptest::prelude::*;

use super::escape::{Place, address, text as escape};
use super::notes::Notes;
use super::{fragment, write};
use crate::model::{
    Block, Cover, Document, DocumentColumn, Emphasis, Figure, FigureNumbers, RichText, Section,
    Table,
};
use mitreden_base::locale::Lang;

fn document(blocks: Vec<Block>) -> Document {
    let section =
        Section { sections: vec![Section::new("Inner", vec![])], ..Section::new("Outer", blocks) };
    Document {
        lang: Lang::En,
        title: "A title".into(),
        cover: Cover::sample(),
        stamp: Some("Simulated".to_owned()),
        notices: vec![RichText::strong("Simulated.")],
        lead: vec!["First.\nSecond.".into()],
        front: None,
        sections: vec![section],
        annexes: Vec::new(),
        notes: vec!["The end.".into()],
    }
    .numbered()
}

fn table() -> Table {
    let columns = [DocumentColumn::words("Need"), DocumentColumn::numbers("Score")];
    let rows = [["Straßen".into(), "64.0%".into()], ["網 | a\nb".into(), "7%".into()]];
    Table::new("What is needed", columns, rows).with_note("Base: 12.")
}

#[test]
fn a_document_reads_as_plain_text_too() {
    let figure = Figure {
        file: "charts/needs 1.svg".into(),
        alt: "Bars [2]".into(),
        caption: "Needs".into(),
        shows: "Streets first.".into(),
        base: "Base: 12.".into(),
        source: "Source: us.".into(),
        numbers: FigureNumbers::Below(table()),
        number: None,
    };
    let blocks = vec![
        Block::paragraph(
            RichText::from("Most need ")
                .with("streets ", Emphasis::Strong)
                .with("now", Emphasis::None),
        ),
        Block::list(["one", "- two"]),
        Block::Numbered(vec!["three".into()]),
        Block::Quote("2. \"A\n# b\"".into()),
        Block::Figure(Box::new(figure)),
    ];
    insta::assert_snapshot!(write(&document(blocks)), @r#"
    # A title

    > **Simulated.**

    First.\
    Second.

    As of 9 July 2026

    ## Outer

    Most need **streets** now

    - one
    - \- two

    1. three

    > 2\. "A\
    > \# b"

    **Figure 1:** Needs

    Streets first.

    ![Bars \[2\] All numbers: table 1.](charts/needs%201.svg)

    Base: 12. Source: us.

    **Table 1:** What is needed

    | Need         | Score |
    | :----------- | ----: |
    | Straßen      | 64.0% |
    | 網 \| a<br>b |    7% |

    Base: 12.

    ### Inner

    ---

    The end.
    "#);
}

#[test]
fn what_stands_in_another_document_bears_no_number() {
    insta::assert_snapshot!(fragment(&[Block::Table(table()), Block::list(["a * b"])]), @r"
    **What is needed**

    | Need         | Score |
    | :----------- | ----: |
    | Straßen      | 64.0% |
    | 網 \| a<br>b |    7% |

    Base: 12.

    - a \* b
    ");
}

#[test]
fn hostile_words_come_out_as_written() {
    let cases = [
        ("1. Straße", "1\\. Straße"),
        ("12) x", "12\\) x"),
        ("- x", "\\- x"),
        ("-5 1.5", "-5 1.5"),
        ("+ - x", "\\+ - x"),
        ("a - b 1. c", "a - b 1. c"),
        ("# a #b", "\\# a \\#b"),
        ("a|b*c_d<e>[f](g)`h`~i\\", "a\\|b\\*c\\_d\\<e\\>\\[f\\](g)\\`h\\`\\~i\\\\"),
        ("R&B &amp; &#60;", "R\\&B \\&amp; \\&#60;".replace("\\&#", "\\&\\#").as_str()),
        ("um 10:30", "um 10:30"),
        (":smile: https://x.at www.x.at", "\\:smile: https\\://x.at www\\.x.at"),
        ("5 $ und 7 $", "5 \\$ und 7 \\$"),
        ("    code", "code"),
        ("a\r\n\r\n---\u{0}b", "a\\\n\\--- b"),
    ]
    .map(|(words, expected)| (words, expected.to_owned()));
    for (words, expected) in cases {
        assert_eq!(escape(words, Place::Paragraph, true), expected, "{words:?}");
    }
    assert_eq!(address("charts/ä b).svg"), "charts/%C3%A4%20b%29.svg");
}

#[test]
fn marks_that_would_not_be_read_are_left_out() {
    let strong = |a: &str, b: &str, c: &str| {
        RichText::from(a).with(b, Emphasis::Strong).with(c, Emphasis::None)
    };
    let line = |text: &RichText| super::inline::inline(text, Place::Line, &mut Notes::default());
    assert_eq!(line(&strong("a", "b", "c")), "a**b**c");
    assert_eq!(line(&strong("a", "(b)", "c")), "a(b)c");
    assert_eq!(line(&strong("a ", "(b)", " c")), "a **(b)** c");
    assert_eq!(line(&strong("", " - b ", "c")), " **- b** c".trim_start());
    let next = RichText::strong("a").with("b", Emphasis::Light);
    assert_eq!(line(&next), "**a**b");
}

#[test]
fn code_is_written_to_the_letter_or_as_text() {
    let at = |text: &RichText, place| super::inline::inline(text, place, &mut Notes::default());
    let cases = [
        ("a_b*<i>", "`a_b*<i>`", "`a_b*<i>`"),
        ("a|b", "`a|b`", "a\\|b"),
        ("C:\\a", "`C:\\a`", "C:\\\\a"),
        ("a`b", "a\\`b", "a\\`b"),
        ("a\nb", "`a b`", "`a b`"),
        (" ", "", ""),
    ];
    for (words, line, cell) in cases {
        let text = RichText::code(words);
        assert_eq!(at(&text, Place::Line), line, "{words:?}");
        assert_eq!(at(&text, Place::Cell), cell, "{words:?}");
    }
    let beside =
        RichText::strong("Say ").with("x y", Emphasis::Code).with(", now", Emphasis::Strong);
    assert_eq!(at(&beside, Place::Line), "**Say** `x y`**, now**");
    let within =
        RichText::from("no longer ").with("a", Emphasis::Code).with(" b \n c", Emphasis::None);
    assert_eq!(at(&within, Place::Cell), "no longer `a` b<br>c");
    let two = RichText::code("a").then(RichText::in_lang("`", None)).with("b", Emphasis::Code);
    assert_eq!(at(&two, Place::Line), "`a`\\`b");
}

/// Reads escaped text back; `None` if Markdown would read something into it.
fn read(written: &str) -> Option<String> {
    let mut out = String::new();
    for line in written.split("\\\n") {
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = digits.len() < line.len() && digits.starts_with(['.', ')']);
        let item = numbered && (digits.len() == 1 || digits[1..].starts_with(' '));
        let dashed = ["-", "+", "="].iter().any(|mark| {
            line.strip_prefix(mark).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with(' ') || rest.starts_with(mark)
            })
        });
        if item || dashed || line.starts_with(' ') {
            return None;
        }
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => out.push(chars.next().filter(char::is_ascii_punctuation)?),
                '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' | '\n' => {
                    return None;
                }
                c => out.push(c),
            }
        }
        out.push('\n');
    }
    out.pop();
    Some(out)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_special_is_left(words in "([-+=|*_#<>\\[\\]`~$&:.)(!\\\\ \n\ra-c0-9ä]|www|//){0,24}") {
        let lines = words.replace("\r\n", "\n").replace('\r', "\n");
        let kept = lines.split('\n').map(str::trim_start).enumerate().filter(|(i, line)| *i == 0 || !line.is_empty());
        let kept: Vec<_> = kept.map(|(_, line)| line).collect();
        let written = escape(&words, Place::Paragraph, true);
        prop_assert_eq!(read(&written), Some(kept.join("\n")), "{}", written);
        let cell = escape(&words, Place::Cell, true);
        prop_assert!(!cell.contains('\n'));
        let inside: Vec<_> = cell.split("<br>").map(|line| read(&format!("x{line}"))).collect();
        prop_assert!(inside.iter().all(Option::is_some), "{}", cell);
    }

    #[test]
    fn a_table_keeps_its_columns(words in "[|\\\\\n *a`]{0,12}", is_code in any::<bool>()) {
        let cell = if is_code { RichText::code(words) } else { words.into() };
        let table = Table::new("", [DocumentColumn::words("a"), DocumentColumn::words("b")], [[cell, "x".into()]]);
        let written = super::table::rows(&table, &mut Notes::default());
        for line in written.lines() {
            let mut chars = line.chars();
            let mut bars = 0;
            while let Some(c) = chars.next() {
                match c {
                    '\\' => { chars.next(); }
                    '|' => bars += 1,
                    _ => {}
                }
            }
            prop_assert_eq!(bars, 3, "{}", written);
        }
    }
}
