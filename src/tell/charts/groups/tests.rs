use super::*;
use mitreden_base::locale::Lang;

fn share(value: f64) -> Share {
    Share { value, interval: Some((value - 3.0, value + 3.0)) }
}

fn chart() -> GroupsChart {
    let frame = Frame {
        lang: Lang::De,
        title: "T".into(),
        measure: "m".into(),
        base: "b".into(),
        simulated: false,
    };
    let row = |label: &str, scores| GroupRow { label: label.into(), scores };
    let rows = vec![
        row("Bus", vec![Some(share(50.0)), Some(share(20.0)), None]),
        row("Bad", vec![Some(share(10.0)), None, None]),
    ];
    GroupsChart { frame, groups: ["jung", "mittel", "alt"].map(Into::into).to_vec(), rows }
}

#[test]
fn intervals_are_wider_than_the_dots_on_them() {
    let layout = chart().layout(Sheet::Narrow).unwrap();
    // Three points more or less are seen on either side of a dot.
    assert!(layout.axis.at(53.0) - layout.axis.at(50.0) > 6.0);
}

#[test]
fn a_group_without_any_score_is_named_once_and_has_no_lines() {
    let svg = chart().draw(Sheet::Narrow).unwrap().svg;
    let times = |words: &str| svg.matches(&format!("\n{words}\n")).count();
    assert_eq!((times("jung"), times("mittel"), times("alt")), (2, 2, 0));
    assert!(svg.contains("Zu wenige Antworten: alt."));
    // One score is hidden in a group that has others.
    assert_eq!(times("zu wenige"), 1);
}

#[test]
fn the_takeaway_names_the_groups_farthest_apart_and_claims_no_difference() {
    let expected = "Am weitesten auseinander liegen die Gruppen bei „Bus“: jung (50\u{a0}%) und mittel (20\u{a0}%). Welche Unterschiede nicht Zufall sind, sagt erst der Vergleich aller Anliegen zusammen.";
    assert_eq!(chart().shows().plain(), expected);
}
