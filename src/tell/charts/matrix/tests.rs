use super::*;
use crate::base::locale::Lang;

fn chart(places: &[(f64, f64)]) -> MatrixChart {
    let frame = Frame { lang: Lang::De, title: "T".into(), measure: "m".into(), base: "b".into(), simulated: false };
    let share = |value: f64| Share { value, interval: Some((value - 3.0, value + 3.0)) };
    let point = |(i, (x, y)): (usize, &(f64, f64))| MatrixPoint {
        label: format!("Bedarf {}", char::from(b'A' + u8::try_from(i).unwrap())).into(),
        place: Some((share(*x), share(*y))),
    };
    MatrixChart { frame, points: places.iter().enumerate().map(point).collect() }
}

fn says(chart: &MatrixChart, words: &str) -> bool {
    chart.draw(Sheet::Narrow).unwrap().svg.contains(&format!("\n{words}\n"))
}

#[test]
fn a_few_points_have_their_names_beside_them() {
    let chart = chart(&[(10.0, 20.0), (40.0, 60.0), (12.0, 22.0)]);
    assert!(["A", "B", "C"].iter().all(|name| says(&chart, &format!("Bedarf {name}"))));
    assert!(!says(&chart, "1"), "names need no numbers");
}

#[test]
fn points_in_one_place_share_their_numbers_and_none_is_lost() {
    let tied = chart(&[(20.0, 30.0); 20]);
    assert!(says(&tied, "1–20") && says(&tied, "20"));
    let two = chart(&[&[(20.0, 30.0); 2][..], &[(50.0, 60.0)], &[(20.0, 30.0); 10]].concat());
    assert!(says(&two, "1, 2, 4–13") && says(&two, "3"));
}

/// Else many needs would be printed smaller than can be read.
#[test]
fn a_long_key_is_parted_below_the_plot() {
    let tied = chart(&[(20.0, 30.0); 60]);
    let layout = Layout::of(&tied, Sheet::Wide).unwrap();
    assert!(layout.cuts().len() > 10 && layout.cuts().iter().all(|cut| *cut > layout.plot.bottom));
    assert!(tied.draw(Sheet::Wide).unwrap().parts.len() > 1);
    assert!(chart(&[(20.0, 30.0)]).draw(Sheet::Wide).unwrap().parts.is_empty());
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
