use super::*;
use mitreden_base::locale::Lang;

fn chart(first: Vec<usize>) -> OrdersChart {
    let frame = Frame {
        lang: Lang::De,
        title: "T".into(),
        measure: "m".into(),
        base: "b".into(),
        simulated: false,
    };
    let row = |label: &str, main, middle, others| OrdersRow {
        label: label.into(),
        main,
        middle: Some(middle),
        others,
    };
    let rows =
        vec![row("Bus", 1, 1, first), row("Bad", 2, 4, vec![2, 3]), row("Rad", 3, 2, vec![4])];
    OrdersChart { frame, has_middle: true, rows }
}

#[test]
fn the_ends_are_those_of_all_ways() {
    let ends: Vec<_> = chart(vec![1, 1]).rows.iter().map(OrdersRow::ends).collect();
    assert_eq!(ends, [(1, 1), (2, 4), (2, 4)]);
}

#[test]
fn the_takeaway_is_whether_the_first_rank_holds() {
    assert_eq!(
        chart(vec![1, 1]).shows().plain(),
        "„Bus“ steht nach jeder Zählweise auf Rang 1. Nur dieser Rang hält überall."
    );
    assert_eq!(chart(vec![1, 2]).shows().plain(), "Kein Rang hält nach jeder Zählweise.");
}

#[test]
fn ranks_stand_within_the_sheet_and_are_numbered_once() {
    for sheet in [Sheet::Narrow, Sheet::Wide] {
        let chart = chart(vec![1]);
        let layout = chart.layout(sheet).unwrap();
        assert_eq!(layout.ranks, 4);
        assert!(layout.at(4) <= sheet.width() - MARGIN);
        let svg = chart.draw(sheet).unwrap().svg;
        for rank in ["1", "2", "3", "4"] {
            assert_eq!(svg.matches(&format!("\n{rank}\n")).count(), 1, "{rank}");
        }
    }
}
