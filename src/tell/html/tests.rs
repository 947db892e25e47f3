use super::write;
use crate::model::{
    Block, Cover, Document, DocumentColumn, Figure, FigureNumbers, RichText, Section, Table,
};
use crate::report::File;
use mitreden_base::locale::Lang;

const HOSTILE: &str = "<script>alert(1)</script> & \"quotes\" 'x' </title> <!-- -->";

fn document() -> Document {
    let table = Table::new(
        "Numbers",
        [DocumentColumn::words("a"), DocumentColumn::numbers("b")],
        [[HOSTILE.into(), "1".into()]],
    )
    .with_note("n");
    let figure = Figure {
        file: "charts/a.svg".into(),
        alt: "alt".into(),
        caption: "Picture".into(),
        shows: "Shows.".into(),
        base: "Base.".into(),
        source: "Source.".into(),
        numbers: FigureNumbers::Below(table.clone()),
        number: None,
    };
    let blocks = vec![
        Block::paragraph(RichText::from(HOSTILE).noted(HOSTILE)),
        Block::list(["one\ntwo"]),
        Block::Numbered(vec!["three".into()]),
        Block::Quote(RichText::in_lang("Ja", Some("de".into()))),
        Block::Figure(Box::new(figure)),
    ];
    Document {
        lang: Lang::En,
        title: HOSTILE.into(),
        cover: Cover::sample(),
        stamp: Some("Simulated".to_owned()),
        notices: vec![RichText::strong("Simulated.")],
        lead: vec!["Lead".into()],
        front: None,
        sections: vec![Section {
            sections: vec![Section::new("Inner", vec![])],
            ..Section::new("Outer", blocks)
        }],
        annexes: Vec::new(),
        notes: vec!["End".into()],
    }
    .numbered()
}

fn written() -> String {
    write(
        &document(),
        &[File {
            name: "charts/a.svg".into(),
            text: String::new(),
            bare: "<svg><title>x</title></svg>".into(),
            phone: "<svg><title>y</title></svg>".into(),
            strips: None,
        }],
    )
}

#[test]
fn nothing_a_text_holds_becomes_markup() {
    let page = written();
    assert_eq!(page.matches("<script").count(), 0);
    assert_eq!(page.matches("&lt;script&gt;alert(1)&lt;/script&gt; &amp;").count(), 5, "{page}");
}

#[test]
fn sections_contents_and_footnotes_lead_to_each_other() {
    let page = written();
    for part in [
        "<a href=\"#s1\">Outer</a><ol><li><a href=\"#s2\">Inner</a>",
        "<section id=\"s2\"><h3>Inner</h3>",
        "<a id=\"r1\" href=\"#n1\" role=\"doc-noteref\">a</a>",
        "<li id=\"n1\">",
        "one<br>two",
        "<span lang=\"de\">Ja</span>",
        "<div class=\"chart scroll\" role=\"region\" aria-labelledby=\"f1\" tabindex=\"0\"><svg><title>x</title></svg></div>",
        "<figcaption id=\"f1\"><strong>Figure 1:</strong> Picture",
        "<p class=\"caption\" id=\"t1\"><strong>Table 1:</strong> Numbers",
        "<table aria-labelledby=\"t1\">",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
}
