use super::*;
use mitreden_base::locale::Lang;

fn chart(bars: &[(&str, f64, f64)]) -> ChoicesChart {
    let frame = Frame {
        lang: Lang::En,
        title: "T".into(),
        measure: "m".into(),
        base: "b".into(),
        simulated: false,
    };
    let bar = |(label, value, half): &(&str, f64, f64)| {
        let interval = (*half > 0.0).then_some((value - half, value + half));
        ChoiceBar { label: (*label).into(), share: Some(Share { value: *value, interval }) }
    };
    ChoicesChart {
        frame,
        kind: ChoiceBars::One,
        sorted: true,
        bars: bars.iter().map(bar).collect(),
    }
}

#[test]
fn the_largest_is_named_alone_only_if_no_other_may_be_larger() {
    let sure = chart(&[("bus", 20.0, 3.0), ("car", 50.0, 3.0)]);
    assert_eq!(sure.shows().plain(), "“car” has the largest share, 50% (95%: 47% to 53%).");
    let open = chart(&[("bus", 47.0, 3.0), ("car", 50.0, 3.0), ("tram", 3.0, 1.0)]);
    assert_eq!(
        open.shows().plain(),
        "“car” and “bus” have the largest shares; which is the largest is not certain."
    );
    // Without intervals those that are written alike are not told apart.
    let alike = chart(&[("bus", 30.2, 0.0), ("car", 29.9, 0.0), ("tram", 29.0, 0.0)]);
    assert_eq!(
        alike.shows().plain(),
        "“bus” and “car” have the largest shares; which is the largest is not certain."
    );
    let many =
        chart(&[("bus", 25.0, 5.0), ("car", 24.0, 5.0), ("tram", 26.0, 5.0), ("bike", 25.0, 5.0)]);
    assert_eq!(
        many.shows().plain(),
        "Any of 4 answers may have the largest share; the responses do not tell them apart."
    );
}
