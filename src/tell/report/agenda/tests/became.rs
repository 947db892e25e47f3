//! What became of the last agenda.

use super::*;
use crate::locale::Say as _;

/// The section on the last agenda alone; the first interview is on 4 May 2026.
fn became(measures: Vec<Measure>, with_day: bool, lang: Lang) -> String {
    became_since(measures, with_day, None, lang)
}

fn became_since(
    measures: Vec<Measure>,
    with_day: bool,
    last_survey: Option<NaiveDate>,
    lang: Lang,
) -> String {
    let agenda = agenda(&["a"], measures);
    let mut input = ReportInput { agenda: &agenda, last_survey, ..input(lang) };
    if !with_day {
        input.fieldwork.days = None;
    }
    let text = told(&input);
    let heading = format!("## {}\n\n", lang.say("back-heading", &[]));
    text[text.find(&heading).unwrap() + heading.len()..].to_owned()
}

pub(super) fn of_all_kinds() -> Vec<Measure> {
    let one = |title, history| measure(title, "a", &["news"], history);
    let (idea, half) = (
        event("2026-01-01", MeasureStatus::Idea, None),
        event("2026-06-01", MeasureStatus::Half, Some("Half of it.")),
    );
    vec![
        one("Same", vec![idea.clone()]),
        one("Changed", vec![idea.clone(), half.clone()]),
        one("On the day", vec![idea.clone(), event("2026-05-04", MeasureStatus::Decided, None)]),
        one("Noted", vec![idea.clone(), event("2026-06-01", MeasureStatus::Idea, Some("Still."))]),
        one("Entered", vec![idea.clone(), event("2026-06-01", MeasureStatus::Idea, None)]),
        one("Gone before", vec![idea.clone(), event("2026-02-01", MeasureStatus::Dropped, None)]),
        one(
            "Gone since",
            vec![idea, event("2026-06-01", MeasureStatus::Dropped, Some("Too dear."))],
        ),
        one("New", vec![event("2026-05-04", MeasureStatus::Idea, None), half]),
        one("Nothing", vec![]),
    ]
}

#[test]
fn what_became_of_the_last_agenda_is_told_a_line_a_measure() {
    insta::assert_snapshot!(became(of_all_kinds(), true, Lang::De), @r#"
    Als letzte Agenda gelten die Maßnahmen, die vor der ersten Antwort am 4. Mai 2026 auf der Agenda standen. Eine frühere Umfrage ist nicht bekannt; gezeigt wird, was seit dem ersten Eintrag daraus wurde.

    Das sind 7 Maßnahmen. Bei 4 hat sich der Stand geändert.

    - „Changed“: zuerst „vorgeschlagen“, jetzt „zur Hälfte fertig“ (seit 1. Juni 2026)
    - „On the day“: zuerst „vorgeschlagen“, jetzt „beschlossen“ (seit 4. Mai 2026)
    - „Gone before“: zuerst „vorgeschlagen“, jetzt „aufgegeben“ (seit 1. Februar 2026)
    - „Gone since“: zuerst „vorgeschlagen“, jetzt „aufgegeben“ (seit 1. Juni 2026)

    Unverändert: „Same“ (vorgeschlagen), „Noted“ (vorgeschlagen) und „Entered“ (vorgeschlagen).

    Neu auf der Agenda: „New“ (zur Hälfte fertig).

    Zu dieser Maßnahme lässt sich nicht sagen, was aus ihr wurde: „Nothing“.
    "#);
    insta::assert_snapshot!(became(of_all_kinds(), true, Lang::En), @r#"
    The last agenda means the measures that were on the agenda before the first answer on 4 May 2026. No earlier survey is known; this is what became of them since their first entry.

    There are 7 such measures. The status of 4 of them has changed.

    - “Changed”: first “proposed”, now “half done” (since 1 June 2026)
    - “On the day”: first “proposed”, now “decided” (since 4 May 2026)
    - “Gone before”: first “proposed”, now “given up” (since 1 February 2026)
    - “Gone since”: first “proposed”, now “given up” (since 1 June 2026)

    Unchanged: “Same” (proposed), “Noted” (proposed) and “Entered” (proposed).

    New on the agenda: “New” (half done).

    What became of this measure cannot be said: “Nothing”.
    "#);
}

#[test]
fn where_nothing_can_be_said_that_is_said() {
    let one = || {
        vec![measure("Some", "a", &["news"], vec![event("2026-01-01", MeasureStatus::Idea, None)])]
    };
    let new = || {
        vec![measure("Some", "a", &["news"], vec![event("2026-06-01", MeasureStatus::Idea, None)])]
    };
    insta::assert_snapshot!(became(one(), false, Lang::De), @r#"
    Von keiner Antwort dieser Umfrage ist der Tag bekannt. Als letzte Agenda gelten deshalb alle Maßnahmen. Eine frühere Umfrage ist nicht bekannt; gezeigt wird, was seit dem ersten Eintrag daraus wurde.

    Das ist eine Maßnahme. Ihr Stand hat sich nicht geändert.

    Unverändert: „Some“ (vorgeschlagen).
    "#);
    insta::assert_snapshot!(became(one(), false, Lang::En), @r#"
    The day is not known of any answer to this survey. The last agenda therefore means all measures. No earlier survey is known; this is what became of them since their first entry.

    There is one such measure. Its status has not changed.

    Unchanged: “Some” (proposed).
    "#);
    insta::assert_snapshot!(became(new(), true, Lang::De), @r#"
    Als letzte Agenda gelten die Maßnahmen, die vor der ersten Antwort am 4. Mai 2026 auf der Agenda standen. Eine frühere Umfrage ist nicht bekannt; gezeigt wird, was seit dem ersten Eintrag daraus wurde.

    Es stand noch keine Maßnahme auf der Agenda, von der zu berichten wäre.

    Neu auf der Agenda: „Some“ (vorgeschlagen).
    "#);
    insta::assert_snapshot!(became(new(), true, Lang::En), @r#"
    The last agenda means the measures that were on the agenda before the first answer on 4 May 2026. No earlier survey is known; this is what became of them since their first entry.

    No measure was on the agenda yet of which there would be something to report.

    New on the agenda: “Some” (proposed).
    "#);
}

#[test]
fn after_an_earlier_survey_it_is_looked_at_from_its_end() {
    let one = |title, history| measure(title, "a", &["news"], history);
    let all = || {
        vec![
            one(
                "Since",
                vec![
                    event("2023-01-01", MeasureStatus::Idea, None),
                    event("2025-01-01", MeasureStatus::Done, None),
                ],
            ),
            one(
                "Before",
                vec![
                    event("2023-01-01", MeasureStatus::Idea, None),
                    event("2024-06-30", MeasureStatus::Done, None),
                ],
            ),
            one(
                "Gone",
                vec![
                    event("2023-01-01", MeasureStatus::Idea, None),
                    event("2024-01-01", MeasureStatus::Dropped, None),
                ],
            ),
            one(
                "Later",
                vec![
                    event("2024-09-01", MeasureStatus::Idea, None),
                    event("2025-02-01", MeasureStatus::Decided, None),
                ],
            ),
            one(
                "Planned",
                vec![
                    event("2025-09-01", MeasureStatus::Idea, None),
                    event("2027-02-01", MeasureStatus::Decided, None),
                ],
            ),
        ]
    };
    let last = NaiveDate::from_ymd_opt(2024, 6, 30);
    insta::assert_snapshot!(became_since(all(), true, last, Lang::De), @r#"
    Als letzte Agenda gelten die Maßnahmen, die vor der ersten Antwort am 4. Mai 2026 auf der Agenda standen. Gezeigt wird, was daraus seit dem Ende der letzten Umfrage am 30. Juni 2024 wurde; was später auf die Agenda kam, zählt ab dem ersten Eintrag.

    Das sind 4 Maßnahmen. Bei 2 hat sich der Stand geändert.

    - „Since“: zuerst „vorgeschlagen“, jetzt „fertig“ (seit 1. Jänner 2025)
    - „Later“: zuerst „vorgeschlagen“, jetzt „beschlossen“ (seit 1. Februar 2025)

    Unverändert: „Before“ (fertig) und „Planned“ (vorgeschlagen).
    "#);
    insta::assert_snapshot!(became_since(all(), false, last, Lang::En), @r#"
    The day is not known of any answer to this survey. The last agenda therefore means all measures. This is what became of them since the last survey ended on 30 June 2024; for what came onto the agenda later, since its first entry.

    There are 4 such measures. The status of 2 of them has changed.

    - “Since”: first “proposed”, now “done” (since 1 January 2025)
    - “Later”: first “proposed”, now “decided” (since 1 February 2025)

    Unchanged: “Before” (done) and “Planned” (proposed).
    "#);
}
