use super::*;
use mitreden_base::locale::Lang;

fn chart(lang: Lang, counts: PlaceParticipation, bars: &[(&str, Option<f64>)]) -> PlacesChart {
    let frame =
        Frame { lang, title: "T".into(), measure: "m".into(), base: "b".into(), simulated: false };
    let bar =
        |(label, value): &(&str, Option<f64>)| PlaceBar { label: (*label).into(), value: *value };
    PlacesChart { frame, counts, bars: bars.iter().map(bar).collect(), all: 50.0 }
}

#[test]
fn it_says_where_most_and_where_fewest_took_part() {
    let bars = [("Göss", Some(67.63)), ("Donawitz", Some(43.4)), ("Zentrum", None)];
    let rate = chart(Lang::De, PlaceParticipation::Rate, &bars);
    assert_eq!(
        rate.shows().plain(),
        "Gemessen an der Größe der Gruppe haben am meisten teilgenommen: „Göss“ (67,6 je 1.000 Personen), am wenigsten: „Donawitz“ (43,4 je 1.000 Personen)."
    );
    let ratio = chart(Lang::En, PlaceParticipation::Ratio, &bars);
    assert_eq!(
        ratio.shows().plain(),
        "Relative to the size of the group, most took part: “Göss” (68% of the expected number); fewest: “Donawitz” (43% of the expected number)."
    );
    let drawn = ratio.draw(Sheet::Narrow).unwrap();
    assert!(drawn.alt.contains("Zentrum: too few answers."), "{}", drawn.alt);
    assert!(
        drawn.alt.contains("Göss: 68% of the expected number.")
            && drawn.alt.contains("together 50% of the expected")
    );
    assert!(drawn.svg.contains("too few answers"));
}

#[test]
fn alike_is_not_told_apart_and_nothing_is_no_place() {
    let alike = [("A", Some(50.02)), ("B", Some(50.04))];
    assert_eq!(
        chart(Lang::En, PlaceParticipation::Rate, &alike).shows().plain(),
        "Relative to the size of the group, equally many took part everywhere: 50.0 per 1,000 people."
    );
    let nothing = chart(Lang::En, PlaceParticipation::Rate, &[("A", None), ("B", Some(f64::NAN))]);
    assert_eq!(nothing.shows().plain(), nothing.frame.say("chart-nothing"));
    assert!(nothing.draw(Sheet::Wide).is_ok());
}
