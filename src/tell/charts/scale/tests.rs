use super::*;
use crate::base::locale::Lang;

fn chart(rows: &[(&str, [f64; 5])]) -> ScaleChart {
    let frame = Frame { lang: Lang::En, title: "T".into(), measure: "m".into(), base: "b".into(), simulated: false };
    let row = |(label, shares): &(&str, [f64; 5])| ScaleRow {
        label: (*label).into(),
        n: 100,
        answers: Some(ScaleAnswers {
            shares: shares.iter().map(|share| Some(*share).filter(|share| share.is_finite())).collect(),
            dont_know: Some(0.0),
        }),
    };
    let points = ["1 bad", "2", "3", "4", "5 good"].map(Into::into).to_vec();
    ScaleChart { frame, points, rows: rows.iter().map(row).collect() }
}

const HIDDEN: f64 = f64::NAN;

#[test]
fn a_takeaway_claims_nothing_about_rows_that_are_not_drawn() {
    let two = [("Bus", [10.0, 20.0, 30.0, 20.0, 20.0]), ("Bad", [30.0, 30.0, 30.0, 5.0, 5.0])];
    assert_eq!(chart(&two).shows().plain(), "On the side of “5 good” most answer about “Bus” (40%) and fewest about “Bad” (10%).");
    // What is hidden on the left does not matter to the right.
    let left = [two[0], two[1], ("Amt", [0.0, HIDDEN, HIDDEN, 30.0, 60.0])];
    assert_eq!(chart(&left).shows().plain(), "On the side of “5 good” most answer about “Amt” (90%) and fewest about “Bad” (10%).");
    let three = [two[0], two[1], ("Amt", [HIDDEN, 10.0, 20.0, 30.0, HIDDEN])];
    assert!(chart(&three).shows().plain().starts_with("Of what is shown, on the side"), "{}", chart(&three).shows().plain());
    assert!(chart(&three).draw(Sheet::Narrow).unwrap().svg.contains("some of the answers were too rare"));
}

#[test]
fn rows_that_are_alike_are_not_set_against_each_other() {
    let alike = [("Bus", [10.0, 20.0, 30.0, 20.0, 20.0]), ("Bad", [20.0, 10.0, 30.0, 20.2, 19.8])];
    assert_eq!(chart(&alike).shows().plain(), "The same share answers on the side of “5 good” everywhere: 40%.");
}

#[test]
fn rare_answers_on_one_side_are_one_white_field() {
    let chart = chart(&[("Bus", [HIDDEN, HIDDEN, 30.0, 40.0, 20.0])]);
    let drawn = chart.draw(Sheet::Narrow).unwrap();
    assert!(drawn.svg.contains("\n?\n") && drawn.svg.contains("White field"));
    assert!(drawn.alt.contains("1 bad not shown"), "{}", drawn.alt);
    assert_eq!(chart.shows().plain(), "“Bus”: 60% answer on the side of “5 good”, 10% on the side of “1 bad”.");
}
