mod became;
mod glance;

use super::super::tests::{input, placed};
use super::super::{ReportInput, shown};
use super::*;
use crate::locale::Say as _;
use chrono::NaiveDate;

use crate::markdown;
use crate::model::Document;
use mitreden_count::ranking::RankSets;
use mitreden_define::town::{Agenda, Horizon, MeasureEvent, MeasureFit, MeasureStatus};

fn event(on: &str, status: MeasureStatus, note: Option<&str>) -> MeasureEvent {
    MeasureEvent { on: on.parse().unwrap(), status, note: note.map(Text::plain) }
}

fn measure(title: &str, field: &str, serves: &[&str], history: Vec<MeasureEvent>) -> Measure {
    Measure {
        code: Code::new(&title.to_lowercase()),
        field: Code::new(field),
        title: Text::plain(title),
        serves: serves.iter().map(|code| Code::new(code)).collect(),
        fits: None,
        note: None,
        owner: Text::plain("O"),
        horizon: Horizon::Now,
        cost: None,
        amount: None,
        principle: None,
        due: None,
        from: Vec::new(),
        history,
    }
}

fn agenda(fields: &[&str], measures: Vec<Measure>) -> Agenda {
    let fields = fields
        .iter()
        .map(|code| (Code::new(code), Text::plain(&format!("Field {code}"))))
        .collect();
    Agenda { fields, measures, ..Agenda::default() }
}

/// Sections as they are read.
fn read(input: &ReportInput<'_>, sections: Vec<Section>) -> String {
    let (lang, title, none) = (input.lang, "T".into(), Vec::new);
    markdown::write(
        &Document {
            lang,
            title,
            cover: crate::model::Cover::sample(),
            stamp: None,
            notices: none(),
            lead: none(),
            front: None,
            sections,
            annexes: Vec::new(),
            notes: none(),
        }
        .numbered(),
    )
}

/// The sections of the report's body.
fn told(input: &ReportInput<'_>) -> String {
    let rows = shown::rows(input);
    read(input, sections(input, &rows))
}

/// The annex.
fn in_full(input: &ReportInput<'_>) -> String {
    let rows = shown::rows(input);
    read(input, annex(input, &rows).into_iter().collect())
}

fn headings(text: &str, level: &str) -> Vec<String> {
    text.lines().filter_map(|line| line.strip_prefix(level)).map(str::to_owned).collect()
}

/// In the input `online-office` has rank 1, `reporting` and `wifi` have 2 to 3, `news` has 4.
#[test]
fn fields_and_measures_follow_the_best_rank_and_else_the_agenda() {
    let one = |title, field, need| measure(title, field, &[need], Vec::new());
    let mut given_up = one("Gone", "a", "online-office");
    given_up.history = vec![event("2026-01-01", MeasureStatus::Dropped, None)];
    let measures = vec![
        one("News", "a", "news"),
        given_up,
        one("Drones", "b", "drones"),
        one("Wifi", "b", "wifi"),
        one("Report", "c", "reporting"),
        one("Late", "d", "news"),
        one("Office", "d", "online-office"),
        one("Nothing", "e", "drones"),
    ];
    let order = |fields: &[&str], ranked: bool| {
        let agenda = agenda(fields, measures.clone());
        let mut input = ReportInput { agenda: &agenda, ..input(Lang::En) };
        if !ranked {
            input.base.n_eff = 12.0;
        }
        let text = in_full(&input);
        (headings(&text, "### Field "), headings(&text, "#### "))
    };
    let (fields, titles) = order(&["e", "a", "b", "c", "d", "f"], true);
    assert_eq!(fields, ["d", "b", "c", "a", "e"]);
    assert_eq!(titles, ["Office", "Late", "Wifi", "Drones", "Report", "News", "Nothing"]);
    // Wi-Fi and reporting have the same best rank: the agenda's order decides, not the scores.
    assert_eq!(order(&["c", "b", "a", "d", "e", "f"], true).0, ["d", "c", "b", "a", "e"]);
    let (fields, titles) = order(&["e", "a", "b", "c", "d", "f"], false);
    assert_eq!(fields, ["e", "a", "b", "c", "d"]);
    assert_eq!(titles, ["Nothing", "News", "Drones", "Wifi", "Report", "Late", "Office"]);
}

#[test]
fn where_every_rank_is_possible_the_agenda_decides() {
    let measures = vec![
        measure("News", "a", &["news"], vec![]),
        measure("Office", "b", &["online-office"], vec![]),
    ];
    let agenda = agenda(&["a", "b"], measures);
    let ranks = RankSets::unknown(&[0.4, 0.22, 0.2, 0.05]);
    let input = input(Lang::De);
    let input = ReportInput { agenda: &agenda, needs: placed(input.needs, &ranks), ranks, ..input };
    let text = in_full(&input);
    assert_eq!(headings(&text, "### Field "), ["a", "b"]);
    assert!(text.contains("sagen die Antworten nicht, welches vorne liegt"), "{text}");
}

#[test]
fn without_an_order_of_needs_no_rank_and_no_sum_is_told() {
    let mut input = input(Lang::En);
    input.base.n_eff = 12.0;
    let (text, full) = (told(&input), in_full(&input));
    assert!(text.contains("The agenda at a glance"), "{text}");
    assert!(full.contains("as the answers give no order of the needs yet"), "{full}");
    for claim in ["among the first", "lower half", "tier", "**Gap:**", "Money:", "yet open"] {
        assert!(!text.contains(claim), "{claim}: {text}");
    }
}

#[test]
fn a_town_without_an_agenda_has_no_such_section_and_one_that_gave_all_up_says_so() {
    let none = Agenda::default();
    assert_eq!(
        told(&ReportInput { agenda: &none, ..input(Lang::En) }),
        "# T\n\nAs of 9\u{a0}July 2026\n"
    );
    let dropped = vec![
        event("2026-01-05", MeasureStatus::Idea, None),
        event("2026-02-01", MeasureStatus::Dropped, None),
    ];
    let all = agenda(&["a"], vec![measure("Gone", "a", &["news"], dropped)]);
    let text = told(&ReportInput { agenda: &all, ..input(Lang::En) });
    assert!(text.contains("There is no measure on the town’s agenda at present."), "{text}");
    assert_eq!(text.matches("| no measure yet |").count(), 4, "{text}");
    let full = in_full(&ReportInput { agenda: &all, ..input(Lang::En) });
    assert!(
        full.contains("“Gone”, given up on 1\u{a0}February 2026. No reason has been entered."),
        "{full}"
    );
    assert!(!full.contains("follow the needs"), "{full}");
}

#[test]
fn a_measure_is_told_with_all_that_is_known_and_nothing_more() {
    let mut full = measure(
        "Full",
        "a",
        &["wifi", "drones"],
        vec![
            event("2026-02-01", MeasureStatus::Started, Some("First")),
            event("2026-03-01", MeasureStatus::Started, Some("Second * # _")),
        ],
    );
    (full.amount, full.due) = (Some(1234.5), "2026-07".parse().ok());
    (full.fits, full.note) = (Some(MeasureFit::Partly), Some(Text::plain("Only *here*.")));
    let bare = measure("Bare", "a", &[], vec![]);
    let again = measure(
        "Again",
        "a",
        &["news"],
        vec![
            event("2026-02-01", MeasureStatus::Half, None),
            event("2026-03-01", MeasureStatus::Half, None),
        ],
    );
    let agenda = agenda(&["a"], vec![full, bare, again]);
    let told = |lang| {
        let text = in_full(&ReportInput { agenda: &agenda, ..input(lang) });
        text[text.find("### Field").unwrap()..].to_owned()
    };
    insta::assert_snapshot!(told(Lang::De), @r#"
    ### Field a

    #### Full

    - Stand: begonnen, seit 1. Februar 2026
    - Zuständig: O
    - Umsetzung: jetzt
    - **Überfällig: Der Termin war Ende Juli 2026.**
    - Kosten: 1.234,50 Euro
    - Dient: „Freies WLAN“ (Rang 2 bis 3) und „drones“ (danach wurde nicht gefragt)
    - Reicht das? Die Maßnahme reicht nur zum Teil. Die Stadt schreibt dazu: „Only \*here\*.“

    Verlauf:

    - 1. Februar 2026: begonnen. „First“
    - 1. März 2026: begonnen. „Second \* \# \_“

    #### Again

    - Stand: zur Hälfte fertig, seit 1. Februar 2026
    - Zuständig: O
    - Umsetzung: jetzt
    - Dient: „Neues aufs Handy“ (Rang 4)

    Verlauf:

    - 1. Februar 2026: zur Hälfte fertig
    - 1. März 2026: zur Hälfte fertig

    #### Bare

    - Stand: noch nichts eingetragen
    - Zuständig: O
    - Umsetzung: jetzt
    - Dient: keinem der Anliegen
    "#);
    insta::assert_snapshot!(told(Lang::En), @r#"
    ### Field a

    #### Full

    - Status: begun, since 1 February 2026
    - Responsible: O
    - When: now
    - **Overdue: it was due by the end of July 2026.**
    - Cost: EUR 1,234.50
    - Serves: “Freies WLAN” (rank 2 to 3) and “drones” (not asked about)
    - Is that enough? The measure is enough only in part. The town says: “Only \*here\*.”

    History:

    - 1 February 2026: begun. “First”
    - 1 March 2026: begun. “Second \* \# \_”

    #### Again

    - Status: half done, since 1 February 2026
    - Responsible: O
    - When: now
    - Serves: “Neues aufs Handy” (rank 4)

    History:

    - 1 February 2026: half done
    - 1 March 2026: half done

    #### Bare

    - Status: nothing entered yet
    - Responsible: O
    - When: now
    - Serves: none of the needs
    "#);
}

#[test]
fn of_made_up_answers_nobody_is_said_to_have_been_asked() {
    let agenda = agenda(&["a"], became::of_all_kinds());
    for (lang, asked) in [(Lang::De, "befragt wurde niemand"), (Lang::En, "nobody was asked")] {
        let text = told(&ReportInput { agenda: &agenda, simulated: true, ..input(lang) });
        let begun =
            lang.say("back-begun", &[("first", lang.date("2026-05-04".parse().unwrap()).into())]);
        assert!(text.contains(asked) && !text.contains(&begun), "{text}");
    }
}

/// Each sentence that counts, with none, one and many.
#[test]
fn sentences_that_count_are_right_in_both_languages() {
    let say = |id: &str, names: &[(&str, usize)]| {
        let mut words: Vec<(&str, Word)> =
            names.iter().map(|(name, n)| (*name, (*n).into())).collect();
        words.extend(
            ["needs", "measures", "measure", "fields", "euro", "since"]
                .iter()
                .filter(|name| !names.iter().any(|n| n.0 == **name))
                .map(|n| (*n, "X".into())),
        );
        words.extend([("date", "D".into()), ("kind", "town".into())]);
        [Lang::De, Lang::En].map(|lang| lang.say(id, &words)).join("\n")
    };
    let mut all = Vec::new();
    all.extend(
        [(0, 0), (1, 1), (3, 1), (3, 2)]
            .map(|(n, fields)| say("agenda-intro", &[("n", n), ("fields", fields)])),
    );
    let ids = [
        "agenda-principles",
        "agenda-gap",
        "agenda-gap-order",
        "agenda-yet-open",
        "agenda-yet-open-order",
        "agenda-fields-empty",
        "money-sum",
        "money-unknown",
        "back-unknown",
    ];
    for id in ids {
        all.extend([1, 2].map(|n| say(id, &[("n", n), ("top", 3)])));
    }
    all.extend([1, 2].map(|n| say("money-partly", &[("n", 3), ("unknown", n)])));
    all.extend([1, 2, 3].map(|n| say("money-for-tiers", &[("tiers", n)])));
    all.extend([1, 3].map(|n| say("money-for-front", &[("top", n)])));
    all.extend(
        [(0, 0), (1, 0), (1, 1), (5, 0), (5, 1), (5, 4)]
            .map(|(n, c)| say("back-count", &[("n", n), ("changed", c)])),
    );
    insta::assert_snapshot!("sentences_that_count", all.join("\n"));
}
