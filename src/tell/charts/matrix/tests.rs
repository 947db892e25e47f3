use super::*;
use crate::base::locale::Lang;

fn chart(places: &[(f64, f64)]) -> MatrixChart {
    let share = |value: f64| Share { value, interval: Some((value - 3.0, value + 3.0)) };
    let point = |(i, (x, y)): (usize, &(f64, f64))| MatrixPoint {
        label: format!("Anliegen {}", i + 1),
        place: Some((share(*x), share(*y))),
    };
    let frame = Frame { lang: Lang::De, title: "T".into(), measure: "M".into(), base: "B".into(), simulated: false };
    MatrixChart { frame, points: places.iter().enumerate().map(point).collect() }
}

#[test]
fn every_point_keeps_its_name_or_number_beside_it() {
    let spread: Vec<_> = (0..20).map(|i| (5.0 + 2.0 * f64::from(i), 15.0 + f64::from(i * 37 % 60))).collect();
    let close: Vec<_> = (0..10).map(|i| (20.0 + 0.4 * f64::from(i), 40.0 + 0.5 * f64::from(i % 3))).collect();
    let cases = [vec![(10.0, 20.0)], vec![(10.0, 20.0), (40.0, 60.0)], spread, close];
    for places in cases {
        let chart = chart(&places);
        let layout = Layout::of(&chart, Sheet::Narrow).unwrap();
        assert_eq!(layout.labels.len(), places.len());
    }
}

#[test]
fn few_points_far_apart_are_named_and_need_no_key() {
    let layout = |places: &[(f64, f64)]| {
        let chart = chart(places);
        let layout = Layout::of(&chart, Sheet::Narrow).unwrap();
        (layout.labels[0].lines.clone(), layout.key.len())
    };
    assert_eq!(layout(&[(10.0, 20.0), (40.0, 60.0)]), (vec!["Anliegen 1".to_owned()], 0));
    let crowded: Vec<_> = (0..13).map(|i| (5.0 + 3.0 * f64::from(i), 20.0)).collect();
    assert_eq!(layout(&crowded), (vec!["1".to_owned()], 13));
}

#[test]
fn points_in_one_place_share_a_label() {
    let tied = chart(&[(20.0, 40.0); 14]);
    let layout = Layout::of(&tied, Sheet::Narrow).unwrap();
    assert_eq!(layout.labels.iter().map(|label| label.lines.join(" ")).collect::<Vec<_>>(), ["1–14"]);
    assert_eq!(layout.key.len(), 14);
}
