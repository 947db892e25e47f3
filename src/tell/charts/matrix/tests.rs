use super::*;
use crate::base::locale::Lang;

fn chart(places: &[(f64, f64)]) -> MatrixChart {
    let frame = Frame { lang: Lang::De, title: "T".into(), measure: "m".into(), base: "b".into(), simulated: false };
    let share = |value: f64| Share { value, interval: Some((value - 3.0, value + 3.0)) };
    let point = |(i, (x, y)): (usize, &(f64, f64))| MatrixPoint {
        label: format!("Bedarf {}", char::from(b'A' + u8::try_from(i).unwrap())),
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
