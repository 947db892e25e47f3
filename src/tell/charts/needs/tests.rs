use super::*;
use mitreden_base::locale::Lang;

fn bar(label: &str, score: f64, ranks: (usize, usize), tier: usize) -> NeedBar {
    let interval = Some((score - 2.0, score + 2.0));
    NeedBar {
        label: label.into(),
        standing: Some(BarStanding { score, interval, rank: ranks.0, ranks, tier }),
    }
}

fn chart(lang: Lang, bars: Vec<NeedBar>) -> NeedsChart {
    let frame = Frame {
        lang,
        title: "Was am meisten fehlt".into(),
        measure: "Prozent der Befragten".into(),
        base: "Basis: 2.017 Befragte".into(),
        simulated: false,
    };
    NeedsChart { frame, bars }
}

/// The golden table of Kansas City.
fn kansas_city(lang: Lang) -> NeedsChart {
    let mut rows = csv::Reader::from_reader(
        include_bytes!("../../../../tests/golden/kcmo_unmet_priority.csv").as_slice(),
    );
    let rows: Vec<Vec<String>> =
        rows.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
    let bars = rows.iter().enumerate().map(|(i, row)| {
        let number = |column: usize| row[column].parse::<f64>().unwrap();
        let whole = |column: usize| row[column].parse::<usize>().unwrap();
        let (score, se) = (number(1), number(2));
        let interval = Some((score - 1.96 * se, score + 1.96 * se));
        let ranks = (whole(6), whole(7));
        NeedBar {
            label: row[0].as_str().into(),
            standing: Some(BarStanding { score, interval, rank: i + 1, ranks, tier: whole(8) }),
        }
    });
    let bars = bars.collect();
    let voice = crate::words::Voice {
        lang,
        weights: mitreden_count::study::Weights::None,
        naming: crate::naming::Naming::Ranked,
        unmet: None,
        is_random: false,
    };
    let mut chart = chart(lang, bars);
    chart.frame.measure = voice.measure(mitreden_count::needs::ScoreMeasure::UnmetPriority, 3);
    chart
}

#[test]
fn kansas_city_is_all_there() {
    let drawn = kansas_city(Lang::De).draw(Sheet::Narrow).unwrap();
    for (label, score, ranks) in
        [("streets", "64\u{a0}%", "Rang 1"), ("court", "2\u{a0}%", "Rang 14–16")]
    {
        for words in [label, score, ranks] {
            assert!(drawn.svg.contains(&format!("\n{words}\n")), "{words}");
        }
    }
    // Seven tiers, each in its bracket.
    assert_eq!(Layout::of(&kansas_city(Lang::De), Sheet::Narrow).unwrap().tiers().len(), 7);
    assert!(!drawn.svg.contains("opacity") && !drawn.svg.contains("NaN"));
    assert!(
        drawn.svg.contains("role=\"img\"")
            && drawn.svg.contains("<title id=")
            && drawn.svg.contains("<desc id=")
    );
    assert!(drawn.svg.contains("Inter, Arial, Helvetica, sans-serif"));
    assert_eq!(drawn, kansas_city(Lang::De).draw(Sheet::Narrow).unwrap());
}

#[test]
fn bars_begin_at_zero_and_keep_their_proportions() {
    let chart = chart(Lang::En, vec![bar("a", 40.0, (1, 1), 1), bar("b", 10.0, (2, 2), 2)]);
    let layout = Layout::of(&chart, Sheet::Narrow).unwrap();
    let length = |score: f64| layout.axis.at(score) - layout.axis.zero;
    assert!((length(0.0)).abs() < 1e-9);
    assert!((length(40.0) / length(10.0) - 4.0).abs() < 1e-9);
}

#[test]
fn tiers_are_set_apart_by_a_gap_and_a_bracket() {
    let chart = chart(
        Lang::En,
        vec![bar("a", 40.0, (1, 1), 1), bar("b", 10.0, (2, 3), 2), bar("c", 9.0, (2, 3), 2)],
    );
    let layout = Layout::of(&chart, Sheet::Narrow).unwrap();
    let gap = |above: usize| {
        layout.rows[above + 1].top - layout.rows[above].top - layout.rows[above].shape.height
    };
    assert!(gap(0) > 10.0 && gap(1).abs() < 1e-9);
    assert_eq!(layout.tiers().iter().map(|(tier, ..)| *tier).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn nothing_is_drawn_beyond_the_sheet() {
    for count in [1, 2, 30] {
        let label = "Kinderbetreuung in allen Ferien und nachmittags";
        let bars = (0..count).map(|i| bar(label, 97.0 - f64::from(i), (1, 30), 1)).collect();
        let chart = chart(Lang::De, bars);
        let layout = Layout::of(&chart, Sheet::Narrow).unwrap();
        let words = STRONG.width("97,0\u{a0}%").unwrap() + BODY.width("Rang 1–30").unwrap();
        assert!(layout.axis.at(99.0) + 6.0 + words <= layout.width - MARGIN, "{count}");
        assert!(layout.rows.iter().all(|row| row.top + row.shape.height < layout.height));
    }
}

#[test]
fn a_small_base_shows_no_number() {
    let hidden = NeedBar { label: "fax".into(), standing: None };
    let drawn =
        chart(Lang::De, vec![bar("a", 40.0, (1, 2), 1), hidden]).draw(Sheet::Narrow).unwrap();
    assert!(drawn.svg.contains("\nzu wenige Antworten\n"));
    assert_eq!(
        drawn.svg.matches("%\n</text>").count(),
        1 + Layout::of(&chart(Lang::De, vec![bar("a", 40.0, (1, 2), 1)]), Sheet::Narrow)
            .unwrap()
            .axis
            .marks()
            .len()
    );
    // Nothing at all can be shown.
    let none = chart(Lang::De, vec![NeedBar { label: "fax".into(), standing: None }])
        .draw(Sheet::Narrow)
        .unwrap();
    assert!(!none.svg.contains("NaN") && !none.svg.contains("inf"));
    assert!(chart(Lang::De, vec![]).draw(Sheet::Narrow).is_ok());
}

#[test]
fn without_an_interval_none_is_explained() {
    let mut bars = vec![bar("a", 40.0, (1, 2), 1), bar("b", 30.0, (1, 2), 1)];
    for bar in &mut bars {
        bar.standing = bar.standing.map(|standing| BarStanding { interval: None, ..standing });
    }
    let drawn = chart(Lang::En, bars).draw(Sheet::Narrow).unwrap();
    assert!(!drawn.svg.contains("Line in it"), "{}", drawn.svg);
}

#[test]
fn made_up_answers_say_so_everywhere() {
    let mut chart = chart(Lang::En, vec![bar("a", 40.0, (1, 1), 1)]);
    chart.frame.simulated = true;
    let drawn = chart.draw(Sheet::Narrow).unwrap();
    assert!(drawn.svg.matches("SIMULATED – not real answers").count() >= 2);
    assert!(drawn.alt.starts_with("SIMULATED"));
}

#[test]
fn the_short_description_names_the_first() {
    let drawn = chart(Lang::En, vec![bar("a", 40.0, (1, 1), 1), bar("b", 10.0, (2, 2), 2)])
        .draw(Sheet::Narrow)
        .unwrap();
    insta::assert_snapshot!(drawn.alt, @r#"Bar chart: 2 needs, largest first. 1. a: 40% (95%: 38% to 42%), rank 1, tier 1. 2. b: 10% (95%: 8% to 12%), rank 2, tier 2."#);
}

#[test]
fn a_tier_has_its_number_beside_all_of_its_strips() {
    let bars: Vec<_> = (0..30)
        .map(|i| bar("Kinderbetreuung", 90.0 - f64::from(i), (1, 30), if i < 4 { 1 } else { 2 }))
        .collect();
    let strips = chart(Lang::De, bars).draw(Sheet::Wide).unwrap().strips.unwrap();
    let has = |svg: &str, words: &str| svg.contains(&format!("\n{words}\n"));
    let (first, others) = strips.rows.split_first().unwrap();
    assert!(has(&first.svg, "1") && !has(&first.svg, "2"));
    assert!(
        others.len() >= 2
            && others.iter().all(|strip| has(&strip.svg, "2") && !has(&strip.svg, "1"))
    );
    assert!(
        has(&strips.head, "Prozent der Befragten")
            && has(strips.foot.as_ref().unwrap(), &Lang::De.percent(50.0, 0))
    );
}
