use proptest::prelude::*;

use super::layout::{LABEL, LONGEST, NUMBER, PAD};
use super::place::{Area, SAME, away};
use super::*;
use mitreden_base::locale::Lang;

fn chart(places: &[(f64, f64)]) -> MatrixChart {
    let frame = Frame {
        lang: Lang::De,
        title: "T".into(),
        measure: "m".into(),
        base: "b".into(),
        simulated: false,
    };
    let share = |value: f64| Share { value, interval: Some((value - 3.0, value + 3.0)) };
    let point = |(i, (x, y)): (usize, &(f64, f64))| MatrixPoint {
        label: format!("Bedarf {}", char::from(b'A' + u8::try_from(i).unwrap())).into(),
        place: Some((share(*x), share(*y))),
    };
    MatrixChart { frame, points: places.iter().enumerate().map(point).collect() }
}

/// As of Kansas City: one need far from all others, and these in a crowd.
fn crowd_and_one() -> MatrixChart {
    let crowd = (0..15).map(|i| (7.0 + f64::from(i * 7 % 10), 40.0 + f64::from(i * 11 % 20)));
    chart(&[(72.0, 84.0)].into_iter().chain(crowd).collect::<Vec<_>>())
}

#[test]
fn the_four_quarters_are_named_in_their_corners() {
    let chart = chart(&[(10.0, 20.0), (40.0, 60.0), (12.0, 62.0), (47.0, 8.0)]);
    for words in ["zuerst angehen", "halten: wichtig und zufrieden", "wenige betroffen", "niedrig"]
    {
        assert!(says(&chart, words), "no {words}");
    }
    let layout = Layout::of(&chart, Sheet::Narrow).unwrap();
    let [first, keep, few, low] = &layout.corners[..] else { panic!() };
    assert!(few.area.right < first.area.left && low.area.right < keep.area.left);
    assert!(few.area.bottom < low.area.top && first.area.bottom < keep.area.top);
    for (_, at) in &layout.points {
        let on_words = |corner: &super::layout::Corner| corner.area.meets(Area::around(*at, 4.0));
        assert!(!layout.corners.iter().any(on_words));
    }
    // Of one need there is nothing to compare.
    assert!(Layout::of(&self::chart(&[(10.0, 20.0)]), Sheet::Narrow).unwrap().corners.is_empty());
}

#[test]
fn the_title_is_the_finding_and_the_sentence_names_what_to_keep() {
    let chart = chart(&[(60.0, 80.0), (50.0, 10.0), (10.0, 80.0), (5.0, 10.0)]);
    assert_eq!(chart.title(), "1 von 4 Anliegen liegt oben rechts: zuerst angehen");
    assert_eq!(
        chart.shows().plain().replace('\u{a0}', " "),
        "Am weitesten oben rechts liegt „Bedarf A“: 60 % nennen es, 80 % sind damit nicht zufrieden. Auch „Bedarf B“ nennen viele (50 %), aber nur 10 % sind damit nicht zufrieden."
    );
    let reading = chart.reading().replace('\u{a0}', " ");
    assert!(
        reading.starts_with(
            "Linien: so viele nennen ein Anliegen im Durchschnitt (31 %); die Hälfte ist nicht zufrieden."
        ),
        "{reading}"
    );
}

#[test]
fn what_is_read_out_is_short_and_names_the_table() {
    let mut chart = chart(&[(60.0, 80.0), (50.0, 10.0), (10.0, 80.0), (5.0, 10.0)]);
    let length = |chart: &MatrixChart| chart.draw(Sheet::Narrow).unwrap().alt.chars().count();
    let alt = chart.draw(Sheet::Narrow).unwrap().alt;
    assert!(alt.contains("„Bedarf A“") && alt.contains("Tabelle „Wichtigkeit und"), "{alt}");
    for point in &mut chart.points {
        point.label = "Barrierefreie Wege ".repeat(20).into();
    }
    chart.frame.simulated = true;
    assert!(length(&chart) <= 300);
}

#[test]
fn the_farthest_point_has_its_name_even_where_others_have_numbers() {
    let chart = crowd_and_one();
    assert!(says(&chart, "1 Bedarf A") && !says(&chart, "2 Bedarf B"));
    assert_eq!(misleading(&chart, Sheet::Narrow), Vec::<String>::new());
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
fn a_long_key_goes_on_below_the_plot_and_is_cut_there() {
    let tied = chart(&[(20.0, 30.0); 60]);
    let layout = Layout::of(&tied, Sheet::Wide).unwrap();
    let [cut] = layout.cuts()[..] else { panic!("{:?}", layout.cuts()) };
    assert!(cut.at > layout.plot.bottom);
    let below = || layout.key.iter().filter(|entry| entry.at.1 >= cut.at).map(|entry| entry.at.0);
    assert!(
        below().any(|x| x < 100.0) && below().any(|x| x > 300.0),
        "the rest of the key stands there in two columns"
    );
    assert_eq!(tied.draw(Sheet::Wide).unwrap().strips.unwrap().rows.len(), 2);
    assert!(chart(&[(20.0, 30.0)]).draw(Sheet::Wide).unwrap().strips.is_none());
}

#[test]
fn every_point_keeps_its_name_or_number_beside_it() {
    let spread: Vec<_> =
        (0..20).map(|i| (5.0 + 2.0 * f64::from(i), 15.0 + f64::from(i * 37 % 60))).collect();
    let close: Vec<_> =
        (0..10).map(|i| (20.0 + 0.4 * f64::from(i), 40.0 + 0.5 * f64::from(i % 3))).collect();
    let cases = [vec![(10.0, 20.0)], vec![(10.0, 20.0), (40.0, 60.0)], spread, close];
    for places in cases {
        let chart = chart(&places);
        let layout = Layout::of(&chart, Sheet::Narrow).unwrap();
        assert_eq!(layout.labels.len(), places.len());
    }
}

/// What is wrong with the labels of a chart: none may be lost or be taken for that of another
/// point.
fn misleading(chart: &MatrixChart, sheet: Sheet) -> Vec<String> {
    let layout = Layout::of(chart, sheet).unwrap();
    let dots: Vec<_> = layout.points.iter().map(|(_, at)| *at).collect();
    let apart = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).hypot(a.1 - b.1);
    let is_named = layout.key.is_empty();
    let mut wrong = Vec::new();
    let mut told = Vec::new();
    for label in &layout.labels {
        let ink = label.ink(if is_named { LABEL } else { NUMBER }).unwrap();
        let far = |dot: (f64, f64)| {
            ink.iter().map(|line: &Area| line.distance(dot)).fold(f64::INFINITY, f64::min)
        };
        let words = label.lines.join(" ");
        // The points this label speaks of, as a reader of the list knows them.
        let is_own = |shown: &Shown<'_>| {
            // Names end with their number; words before it may be hyphenated.
            if is_named {
                words.ends_with(&format!(" {}", shown.number))
            } else {
                // The farthest has its name behind its number.
                let number =
                    words.split_once(' ').filter(|(_, name)| name.contains(char::is_alphabetic));
                numbers(number.map_or(&*words, |(number, _)| number)).contains(&shown.number)
            }
        };
        let own: Vec<_> = layout
            .points
            .iter()
            .filter(|(shown, _)| is_own(shown))
            .map(|(shown, at)| (shown.number, *at))
            .collect();
        let at = own[0].1;
        told.extend(own.iter().map(|(number, _)| *number));
        for dot in dots.iter().filter(|dot| own.iter().all(|(_, at)| apart(*at, **dot) > SAME)) {
            match label.leader {
                None if far(*dot) <= far(at) => {
                    wrong.push(format!("{words} {at:?} is nearer to {dot:?}"));
                }
                Some(line) if away(line, *dot) < 6.0_f64.min(0.8 * apart(line.0, *dot)) => {
                    wrong.push(format!("the line of {words} {at:?} runs by {dot:?}"));
                }
                _ => {}
            }
        }
        if let Some((from, to)) = label.leader
            && apart(from, to) > LONGEST + 2.0 * PAD
        {
            wrong.push(format!("the line of {words} is {} long", apart(from, to)));
        }
        if layout.corners.iter().any(|corner| ink.iter().any(|line| line.meets(corner.area))) {
            wrong.push(format!("{words} is on the words of a corner"));
        }
    }
    told.sort_unstable();
    let all: Vec<usize> = layout.points.iter().map(|(shown, _)| shown.number).collect();
    if told != all {
        wrong.push(format!("labels for {told:?} only"));
    }
    wrong
}

/// "1–3, 5" as numbers.
fn numbers(words: &str) -> Vec<usize> {
    let run = |run: &str| {
        let ends: Vec<usize> = run.split('–').map(|end| end.trim().parse().unwrap()).collect();
        ends[0]..=ends[ends.len() - 1]
    };
    words.split(',').flat_map(run).collect()
}

#[test]
fn names_are_not_written_where_points_lie_on_one_another() {
    // The two needs would have one dot and two names.
    let one = chart(&[(20.0, 30.0), (20.05, 30.0), (60.0, 70.0)]);
    assert!(says(&one, "1, 2") && says(&one, "3"));
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::with_cases(64) })]

    #[test]
    fn no_label_can_be_taken_for_that_of_another_point(
        places in proptest::collection::vec((0.5..60.0_f64, 5.0..95.0_f64), 1..=30),
        crowd in 0.05..1.0_f64,
        sheet in prop_oneof![Just(Sheet::Narrow), Just(Sheet::Wide)],
    ) {
        // From scattered to crowded.
        let places: Vec<_> = places.iter().map(|(x, y)| (20.0 + (x - 20.0) * crowd, 50.0 + (y - 50.0) * crowd)).collect();
        let mut chart = chart(&[(1.0, 1.0)]);
        let long = ["Straßen", "Öffentlicher Verkehr am Abend", "Kinderbetreuung in allen Ferien und nachmittags"];
        chart.points = places.iter().enumerate().map(|(i, (x, y))| MatrixPoint {
            label: format!("{} {}", long[i % 3], i + 1).into(),
            place: Some((Share { value: *x, interval: Some((x - 2.0, x + 2.0)) }, Share { value: *y, interval: Some((y - 3.0, y + 3.0)) })),
        }).collect();
        prop_assert_eq!(misleading(&chart, sheet), Vec::<String>::new());
    }
}
