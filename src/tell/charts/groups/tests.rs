use super::*;
use mitreden_base::locale::Lang;

fn cell(value: f64, is_told: bool) -> GroupCell {
    GroupCell { value, is_told }
}

fn chart(told: bool) -> GroupsChart {
    let frame = Frame {
        lang: Lang::De,
        title: "T".into(),
        measure: "m".into(),
        base: "b".into(),
        simulated: false,
    };
    let row = |label: &str, all, cells| GroupRow { label: label.into(), all: Some(all), cells };
    let rows = vec![
        row("Bus", 40.0, vec![Some(cell(52.0, told)), Some(cell(25.0, told)), None]),
        row("Bad", 10.0, vec![Some(cell(10.2, false)), None, None]),
    ];
    GroupsChart { frame, groups: ["jung", "mittel", "alt"].map(Into::into).to_vec(), rows }
}

#[test]
fn fields_say_how_far_above_or_below_all_a_group_is() {
    let svg = chart(true).draw(Sheet::Narrow).unwrap().svg;
    let times = |words: &str| svg.matches(&format!("\n{words}\n")).count();
    assert_eq!((times("+12"), times("\u{2212}15"), times("0")), (1, 1, 1));
    assert_eq!(times("–"), 3, "what is not shown");
    assert_eq!((times("40\u{a0}%"), times("10\u{a0}%")), (1, 1));
    assert_eq!((times("jung"), times("mittel"), times("alt")), (1, 1, 1));
}

#[test]
fn the_takeaway_is_the_largest_difference_that_may_be_told() {
    assert_eq!(
        chart(true).shows().plain(),
        "Am größten ist der Abstand bei „Bus“: mittel, 15 Punkte unter dem Wert aller."
    );
    assert_eq!(
        chart(false).shows().plain(),
        "Kein Unterschied zwischen den Gruppen ist gesichert."
    );
}

#[test]
fn columns_fit_the_sheet() {
    for sheet in [Sheet::Narrow, Sheet::Wide] {
        let groups: Vec<Label> =
            vec!["Lerchenfeld und Judendorf-Seegraben".into(); GroupsChart::MOST];
        let chart = GroupsChart { groups, ..chart(true) };
        let layout = chart.layout(sheet).unwrap();
        let right = layout.left + layout.column * GroupsChart::MOST as f64;
        assert!(right <= sheet.width() - MARGIN + 1e-9);
        assert!(SMALL.room("+100").unwrap() < layout.column - 2.0 * EDGE);
    }
}
