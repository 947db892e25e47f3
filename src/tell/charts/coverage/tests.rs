use super::super::sane::faults;
use super::layout::MOST;
use super::*;
use mitreden_base::locale::Lang;

fn chart(lang: Lang, measures: &[&[(&str, Option<MeasureStatus>)]]) -> CoverageChart {
    let frame =
        Frame { lang, title: "T".into(), measure: "m".into(), base: "b".into(), simulated: false };
    let row = |(i, measures): (usize, &&[(&str, Option<MeasureStatus>)])| CoverageRow {
        label: format!("Need {}", i + 1).into(),
        ranks: Some((i + 1, i + 2)),
        measures: measures
            .iter()
            .map(|(title, status)| CoverageMeasure { title: (*title).to_owned(), status: *status })
            .collect(),
    };
    CoverageChart { frame, rows: measures.iter().enumerate().map(row).collect() }
}

/// How many squares are drawn, and how many of them are empty.
fn squares(svg: &str) -> (usize, usize) {
    let rects = |color: &str| {
        svg.lines().filter(|line| line.starts_with("<rect") && line.contains(color)).count()
    };
    // One rectangle is the sheet.
    (rects("#1A1A1A"), rects("#FFFFFF") - 1)
}

#[test]
fn the_steps_say_how_far_a_measure_is() {
    for (status, empty) in [
        (None, 4),
        (Some(MeasureStatus::Idea), 4),
        (Some(MeasureStatus::Decided), 3),
        (Some(MeasureStatus::Started), 2),
        (Some(MeasureStatus::Half), 1),
        (Some(MeasureStatus::Done), 0),
    ] {
        let drawn = chart(Lang::De, &[&[("a", status)]]).draw(Sheet::Narrow).unwrap();
        assert_eq!(squares(&drawn.svg), (4, empty), "{status:?}");
        // And a word says it, too.
        let word = crate::words::status(Lang::De, status);
        assert!(
            drawn.svg.contains(&format!("a ({word})")) && drawn.alt.contains(&word),
            "{}",
            drawn.svg
        );
    }
}

#[test]
fn a_need_without_a_measure_is_framed() {
    let with =
        chart(Lang::En, &[&[("a", Some(MeasureStatus::Done))]]).draw(Sheet::Narrow).unwrap().svg;
    let without = chart(Lang::En, &[&[]]).draw(Sheet::Narrow).unwrap().svg;
    assert!(!with.contains("no measure yet") && without.contains("\nno measure yet\n"));
    assert_eq!(squares(&without), (0, 0));
    let frames = |svg: &str| svg.matches("stroke-width=\"20\"").count();
    assert_eq!((frames(&with), frames(&without)), (0, 1));
}

#[test]
fn what_is_not_drawn_is_counted_and_told() {
    let names: Vec<String> = (0..MOST + 2).map(|i| format!("Measure {i}")).collect();
    let measures: Vec<_> =
        names.iter().map(|name| (name.as_str(), Some(MeasureStatus::Idea))).collect();
    let drawn = chart(Lang::En, &[&measures]).draw(Sheet::Narrow).unwrap();
    assert!(drawn.svg.contains("\nand 2 more measures\n"), "{}", drawn.svg);
    assert!(drawn.alt.contains("Measure 7"), "{}", drawn.alt);
    assert_eq!(squares(&drawn.svg).0, 4 * MOST);
    assert_eq!(faults(&drawn), Vec::<String>::new());
}

#[test]
fn the_takeaway_names_or_counts_what_nobody_serves() {
    let some: &[(&str, Option<MeasureStatus>)] = &[("a", None)];
    let shows = |measures: &[&[(&str, Option<MeasureStatus>)]]| {
        [Lang::De, Lang::En].map(|lang| chart(lang, measures).shows().plain())
    };
    insta::assert_debug_snapshot!(shows(&[some, some]), @r#"
    [
        "Für jedes der 2 Anliegen gibt es mindestens eine Maßnahme.",
        "There is at least one measure for each of the 2 needs.",
    ]
    "#);
    insta::assert_debug_snapshot!(shows(&[some]), @r#"
    [
        "Für das Anliegen gibt es mindestens eine Maßnahme.",
        "There is at least one measure for the need.",
    ]
    "#);
    insta::assert_debug_snapshot!(shows(&[some, &[]]), @r#"
    [
        "Eines von 2 Anliegen hat noch keine Maßnahme: „Need 2“.",
        "One of 2 needs has no measure yet: “Need 2”.",
    ]
    "#);
    insta::assert_debug_snapshot!(shows(&[some, &[], &[], &[]]), @r#"
    [
        "3 von 4 Anliegen haben noch keine Maßnahme: „Need 2“, „Need 3“ und „Need 4“.",
        "3 of 4 needs have no measure yet: “Need 2”, “Need 3” and “Need 4”.",
    ]
    "#);
    insta::assert_debug_snapshot!(shows(&[some, &[], &[], &[], &[]]), @r#"
    [
        "4 von 5 Anliegen haben noch keine Maßnahme.",
        "4 of 5 needs have no measure yet.",
    ]
    "#);
    insta::assert_debug_snapshot!(shows(&[&[], &[]]), @r#"
    [
        "Für keines der 2 Anliegen gibt es eine Maßnahme.",
        "There is no measure for any of the 2 needs yet.",
    ]
    "#);
    insta::assert_debug_snapshot!(shows(&[&[]]), @r#"
    [
        "Für das Anliegen gibt es noch keine Maßnahme.",
        "There is no measure for the need yet.",
    ]
    "#);
}

#[test]
fn it_is_told_as_it_is_drawn() {
    let chart = |lang| {
        chart(lang, &[&[("a", Some(MeasureStatus::Half)), ("b", None)], &[]])
            .draw(Sheet::Narrow)
            .unwrap()
            .alt
    };
    insta::assert_snapshot!(chart(Lang::De), @"Übersicht: 2 Anliegen und die Maßnahmen, die ihnen dienen. Need 1 (Rang 1 bis 2): a (zur Hälfte fertig); b (noch ohne Eintrag). Need 2 (Rang 2 bis 3): noch keine Maßnahme.");
    insta::assert_snapshot!(chart(Lang::En), @"Overview: 2 needs and the measures that serve them. Need 1 (rank 1 to 2): a (half done); b (nothing entered yet). Need 2 (rank 2 to 3): no measure yet.");
}
