use super::*;
use mitreden_base::locale::Lang;

/// The last two points, three percent more or less.
fn share(points: &[f64]) -> Option<Share> {
    let value: f64 = points.iter().sum();
    value.is_finite().then_some(Share { value, interval: Some((value - 3.0, value + 3.0)) })
}

fn chart(rows: &[(&str, [f64; 5])]) -> ScaleChart {
    let frame = Frame {
        lang: Lang::En,
        title: "T".into(),
        measure: "m".into(),
        base: "b".into(),
        simulated: false,
    };
    let row = |(label, shares): &(&str, [f64; 5])| ScaleRow {
        label: (*label).into(),
        n: Some(100),
        answers: Some(ScaleAnswers {
            shares: shares
                .iter()
                .map(|share| Some(*share).filter(|share| share.is_finite()))
                .collect(),
            right: share(&shares[3..]),
            dont_know: Some(0.0),
        }),
    };
    let points = ["1 bad", "2", "3", "4", "5 good"].map(Into::into).to_vec();
    ScaleChart { frame, points, rows: rows.iter().map(row).collect() }
}

const HIDDEN: f64 = f64::NAN;

#[test]
fn the_ends_and_the_middle_are_told_and_how_sure() {
    let one = chart(&[("", [10.0, 20.0, 30.0, 20.0, 20.0])]);
    assert_eq!(
        one.shows().plain(),
        "40% (95%: 37% to 43%) lean towards “5 good”, 30% towards “1 bad”, 30% are in the middle."
    );
    let mut unsure = one.clone();
    unsure.rows[0].answers.as_mut().unwrap().right = None;
    assert_eq!(
        unsure.shows().plain(),
        "40% lean towards “5 good”, 30% towards “1 bad”, 30% are in the middle. How certain this is cannot be computed here."
    );
}

#[test]
fn of_many_points_two_make_an_end() {
    let mut chart = chart(&[("Bus", [10.0, 20.0, 30.0, 20.0, 20.0])]);
    chart.frame.lang = Lang::De;
    chart.points = (0..=10).map(|i| i.to_string().as_str().into()).collect();
    let answers = chart.rows[0].answers.as_mut().unwrap();
    answers.shares =
        [5.0, 5.0, 5.0, 10.0, 10.0, 15.0, 10.0, 10.0, 10.0, 10.0, 10.0].map(Some).to_vec();
    answers.right = Some(Share { value: 20.0, interval: Some((17.0, 23.0)) });
    assert_eq!(
        chart.shows().plain().replace('\u{a0}', " "),
        "„Bus“: 20 % (95 %: 17 % bis 23 %) mit einem der zwei Punkte bei „10“, 10 % mit einem der zwei bei „0“, 70 % mit einem dazwischen."
    );
}

#[test]
fn a_takeaway_claims_nothing_about_rows_that_are_not_drawn() {
    let two = [("Bus", [10.0, 20.0, 30.0, 20.0, 20.0]), ("Bad", [30.0, 30.0, 30.0, 5.0, 5.0])];
    assert_eq!(
        chart(&two).shows().plain(),
        "The largest share leaning towards “5 good” is that of “Bus”: 40% (95%: 37% to 43%); on the other side 30%, in the middle 30%. The smallest is that of “Bad”: 10% (95%: 7% to 13%); on the other side 60%, in the middle 30%."
    );
    // What is hidden on the left does not matter to the right.
    let left = [two[0], two[1], ("Amt", [0.0, HIDDEN, HIDDEN, 30.0, 60.0])];
    assert_eq!(
        chart(&left).shows().plain(),
        "The largest share leaning towards “5 good” is that of “Amt”: 90% (95%: 87% to 93%). The smallest is that of “Bad”: 10% (95%: 7% to 13%); on the other side 60%, in the middle 30%."
    );
    let three = [two[0], two[1], ("Amt", [HIDDEN, 10.0, 20.0, 30.0, HIDDEN])];
    assert!(
        chart(&three).shows().plain().starts_with("Of what is shown, the largest share leaning"),
        "{}",
        chart(&three).shows().plain()
    );
    assert!(
        chart(&three)
            .draw(Sheet::Narrow)
            .unwrap()
            .svg
            .contains("some of the answers were too rare")
    );
}

#[test]
fn rows_that_are_alike_are_not_set_against_each_other() {
    let alike = [("Bus", [10.0, 20.0, 30.0, 20.0, 20.0]), ("Bad", [20.0, 10.0, 30.0, 20.2, 19.8])];
    assert_eq!(
        chart(&alike).shows().plain(),
        "The same share leans towards “5 good” everywhere: 40%. Each of these shares, taken alone, lies between 37% and 43% with 95% confidence."
    );
}

#[test]
fn rare_answers_on_one_side_are_one_white_field() {
    let chart = chart(&[("Bus", [HIDDEN, HIDDEN, 30.0, 40.0, 20.0])]);
    let drawn = chart.draw(Sheet::Narrow).unwrap();
    assert!(drawn.svg.contains("\n?\n") && drawn.svg.contains("White field"));
    assert!(drawn.alt.contains("1 bad not shown"), "{}", drawn.alt);
    assert_eq!(
        chart.shows().plain(),
        "“Bus”: 60% (95%: 57% to 63%) lean towards “5 good”, 10% towards “1 bad”, 30% are in the middle."
    );
}

#[test]
fn whose_ranges_overlap_is_not_said_to_be_first_or_last() {
    let doubt = |shares: &[f64]| {
        let rows: Vec<_> =
            shares.iter().map(|share| ("Bus", [100.0 - share, 0.0, 0.0, 0.0, *share])).collect();
        let shows = chart(&rows).shows().plain();
        shows.rsplit_once(". ").map(|(_, last)| last.to_owned()).unwrap()
    };
    assert_eq!(doubt(&[60.0, 58.0, 10.0]), "Where the share is largest is not certain.");
    assert_eq!(doubt(&[60.0, 12.0, 10.0]), "Where the share is smallest is not certain.");
    let rows: Vec<_> = [60.0, 58.0, 55.0]
        .iter()
        .map(|share| ("Bus", [100.0 - share, 0.0, 0.0, 0.0, *share]))
        .collect();
    let none = "Depending on the row, 55% to 60% lean towards “5 good”; which row has most and which has fewest is not certain.";
    assert_eq!(chart(&rows).shows().plain(), none);
    assert!(doubt(&[60.0, 40.0, 10.0]).starts_with("The smallest is that of “Bus”"));
}
