//! Screens as they are shown, and what keys do to them.

mod clock;

use std::fs;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use super::text::width;
use super::*;
use crate::interview::{Final, Interview, JournalEntry, Plan, Screen, Setting};
use crate::locale::CATALOGUE;
use mitreden_base::diagnostics::{Problems, Source, Style, to_text};
use mitreden_base::ids::Code;
use mitreden_base::locale::Lang;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::survey::{Mode, Survey, read};
use mitreden_define::town;

const HOUSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A survey of this text with the town's needs.
fn survey(text: &str) -> Survey {
    let mut problems = Problems::new();
    let file = |name: &str| {
        Source::new(name, &fs::read_to_string(format!("{HOUSE}/town/{name}")).unwrap())
    };
    let (town, needs) = (file("town.yaml"), Some(file("needs.yaml")));
    let files = town::Files { town, needs, services: None, agenda: None, coding: None };
    let needs = town::read(&files, &mut problems).unwrap().needs;
    let survey =
        read(&Source::new("s.yaml", text), &needs.needs, needs.node.as_ref(), &mut problems);
    survey.unwrap_or_else(|| {
        panic!(
            "{}",
            to_text(
                &problems,
                CATALOGUE.speech(Lang::En),
                Style { colour: false, width: 120, most: 20 }
            )
        )
    })
}

/// Every construct, but for the task on a website: nobody can be asked that yet.
fn every() -> Survey {
    let text = fs::read_to_string(format!("{HOUSE}/tests/grammar/every-construct.yaml")).unwrap();
    let (before, rest) = text.split_once("      - id: find-waste\n").unwrap();
    let (_, after) = rest.split_once("      - id: ease\n").unwrap();
    survey(&format!("{before}      - id: ease\n{after}"))
}

fn small(questions: &str) -> Survey {
    survey(&format!(
        "survey: s\ntitle: T\nlanguages: [en]\nmodes: [street]\nneeds: {{ a: A, b: B }}\npages:\n  - page: p\n    questions:\n{questions}"
    ))
}

fn setting(lang: &str) -> Setting {
    Setting {
        mode: Mode::Street,
        lang: lang.to_owned(),
        seed: 7,
        today: chrono::NaiveDate::from_ymd_opt(2026, 5, 12),
    }
}

#[derive(Default)]
struct Shelf {
    kept: Vec<JournalEntry>,
    broken: Option<NotKept>,
}

impl KeepInterview for Shelf {
    fn keep(&mut self, new: &[JournalEntry], _: Duration) -> Result<(), NotKept> {
        if let Some(why) = &self.broken {
            return Err(why.clone());
        }
        self.kept.extend_from_slice(new);
        Ok(())
    }
}

struct Typist {
    session: Session,
    shelf: Shelf,
    now: u64,
}

impl Typist {
    fn new(plan: &Arc<Plan>, lang: &str) -> Self {
        let session = Session::new(
            plan,
            Interview::new(plan, setting(lang)),
            SessionOpening::Question,
            false,
        );
        Self { session, shelf: Shelf::default(), now: 0 }
    }

    /// Presses keys one after another: `\n` is Enter, `\x08` Backspace, `\x1b` Escape.
    fn press(&mut self, keys: &str) -> &mut Self {
        for character in keys.chars() {
            let key = match character {
                '\n' => KeyPress::Enter,
                '\x08' => KeyPress::Backspace,
                '\x1b' => KeyPress::Escape,
                '\t' => KeyPress::Tab,
                character => KeyPress::Char(character),
            };
            self.event(&Event::Key(key));
        }
        self
    }

    fn event(&mut self, event: &Event) {
        self.now += 1;
        self.session.handle(event, Duration::from_secs(self.now), &mut self.shelf);
        assert_eq!(
            self.shelf.kept,
            self.session.interview().journal(),
            "what is shown next is kept"
        );
    }

    fn type_in(&mut self, line: &str) -> &mut Self {
        self.event(&Event::Line(line.to_owned()));
        self
    }

    fn screen(&self) -> String {
        text(&self.session.view(80, 24))
    }

    fn id(&self) -> &str {
        self.session.on_screen().map_or("", |on_screen| on_screen.question.id.as_str())
    }

    fn done(self) -> Final {
        self.session.into_interview().finish()
    }
}

fn text(view: &View) -> String {
    let lines: Vec<_> = view.lines.iter().map(|line| line.text.trim_end()).collect();
    lines.join("\n").trim_end().to_owned()
}

/// Keys that answer every construct, and the same as typed lines; `|` parts the questions.
const KEYS: &str = "1|4Waasen\n|2|!|4.5.2019\n|\n|312\n|12\n|111111234?|13\n|2|40\n60\n|12341234|60\n|\n|Mehr WLAN\n|67";
const LINES: &str = "1|4|Waasen|2|!|4.5.2019||3 1 2|1 2|1 1 1 1 1 1 2 3 4|?|1 3|2|40 60|1 2|3 4|1 2|3 4|60||Mehr WLAN|6 7";

fn screens(lang: &str) -> String {
    let survey = every();
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, lang);
    let mut all = vec![typist.screen()];
    for keys in KEYS.split('|') {
        let last = keys.chars().last().unwrap();
        typist.press(&keys[..keys.len() - last.len_utf8()]);
        if keys.len() > 1 {
            all.push(typist.screen());
        }
        typist.press(&last.to_string());
        all.push(typist.screen());
    }
    all.join("\n════════\n")
}

fn spoken(lang: &str) -> String {
    let survey = every();
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, lang);
    let mut all = vec![text(&typist.session.speak(true))];
    for line in LINES.split('|') {
        let place = typist.session.place();
        typist.type_in(line);
        all.push(format!(
            "> {line}\n{}",
            text(&typist.session.speak(place != typist.session.place()))
        ));
    }
    all.join("\n")
}

#[test]
fn every_construct_on_a_screen() {
    insta::assert_snapshot!("screens_de", screens("de"));
    insta::assert_snapshot!("screens_en", screens("en"));
}

#[test]
fn every_construct_in_lines() {
    insta::assert_snapshot!("lines_de", spoken("de"));
    insta::assert_snapshot!("lines_en", spoken("en"));
}

#[test]
fn keys_and_lines_give_the_same_answers() {
    let survey = every();
    let plan = Plan::new(survey.clone()).unwrap();
    let (mut keys, mut lines) = (Typist::new(&plan, "de"), Typist::new(&plan, "de"));
    KEYS.split('|').for_each(|part| {
        keys.press(part);
    });
    LINES.split('|').for_each(|line| {
        lines.type_in(line);
    });
    assert_eq!((keys.session.screen(), lines.session.screen()), (&Screen::Review, &Screen::Review));
    keys.press("\n\n");
    lines.type_in("").type_in("");
    assert_eq!(keys.session.outcome(), Some(SessionOutcome::Over));
    let (keys, lines) = (keys.done(), lines.done());
    assert_eq!(keys, lines);
    let answer = |id: &str| &keys.answers[survey.find(id).unwrap()];
    assert_eq!(answer("gender"), &Answer::Missing(Missing::Refused));
    assert_eq!(answer("budget"), &Answer::Points(points(&survey, &[40.0, 60.0])));
    assert_eq!(answer("visits"), &Answer::Number(60.0));
    assert_eq!(keys.confirmed.len(), 1, "the warning about 60 visits was confirmed");
}

fn points(survey: &Survey, points: &[f64]) -> Vec<(Code, f64)> {
    let items = survey.questions[survey.find("budget").unwrap()].kind.items();
    items.iter().zip(points).map(|(item, n)| (item.code.clone(), *n)).collect()
}

const TWO: &str = "      - { id: a, type: single, text: A?, required: true, options: { x: X, y: Y } }\n      \
    - { id: b, type: number, text: B?, show_if: a == 'x', warn: [{ if: b > 5, say: Much. }], check: [{ if: b > 9, say: Too much. }] }\n      \
    - { id: c, type: text, text: C? }\n";

#[test]
fn what_cannot_be_kept_stays_and_can_be_tried_again() {
    let survey = small(TWO);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, "en");
    typist.shelf.broken = Some(NotKept::Full);
    typist.press("1");
    assert_eq!(typist.id(), "a");
    assert!(
        typist.screen().contains("the disk is full") && typist.screen().contains("• X"),
        "{}",
        typist.screen()
    );
    typist.shelf.broken = None;
    typist.press("\n");
    assert_eq!(typist.id(), "b");
    typist.shelf.broken = Some(NotKept::ReadOnly);
    typist.press("7\n");
    assert!(
        typist.screen().contains("› 7") && typist.screen().contains("may not be written"),
        "{}",
        typist.screen()
    );
    typist.shelf.broken = None;
    typist.press("\n");
    assert!(typist.screen().contains("Much."));
    typist.press("\n");
    assert_eq!(typist.id(), "c");
    typist.shelf.broken = Some(NotKept::Other("gone".to_owned()));
    typist.press("well\n");
    assert!(
        typist.screen().contains("› well") && typist.screen().contains("kept: gone."),
        "{}",
        typist.screen()
    );
}

#[test]
fn soft_objections_are_asked_once_and_hard_ones_stay() {
    let survey = small(TWO);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, "en");
    typist.press("\n");
    assert_eq!(
        (typist.id(), typist.screen().contains("Please answer this question.")),
        ("a", true)
    );
    typist.press("1").press("12\n");
    assert_eq!((typist.id(), typist.screen().contains("Too much.")), ("b", true));
    typist.press("\n");
    assert_eq!(typist.id(), "b");
    typist.press("7\n");
    assert!(typist.screen().contains("Much.") && typist.screen().contains("Enter yes"));
    typist.press("<");
    assert_eq!((typist.id(), typist.screen().contains("› 7")), ("b", true));
    typist.press("8\n\n");
    assert_eq!(typist.id(), "c");
    typist.press("<\n");
    assert_eq!(typist.id(), "c", "what was confirmed is not asked again");
}

#[test]
fn a_special_answer_is_shown_and_stays_when_one_passes_by() {
    let questions = "      - { id: a, type: single, text: A?, options: { x: X, y: Y } }\n      - { id: b, type: rating, text: B?, scale: { from: 1, to: 5 } }\n      \
        - { id: c, type: number, text: C? }\n      - { id: d, type: points, text: D?, total: 10, options: { x: X, y: Y } }\n";
    let survey = small(questions);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, "en");
    typist.press("!?!?");
    assert_eq!(typist.session.screen(), &Screen::Review);
    typist.press("<<<<");
    let given = |typist: &Typist| {
        let interview = typist.session.interview();
        let all = plan.survey().questions.indices();
        all.map(|q| interview.answer_to(q).clone()).collect::<Vec<_>>()
    };
    let (refused, unknown) =
        (Answer::Missing(Missing::Refused), Answer::Missing(Missing::DontKnow));
    let before = [refused.clone(), unknown.clone(), refused, unknown];
    // A key that does nothing here changes nothing.
    for (words, keys) in
        [("no answer", "=\n"), ("don’t know", "=\n"), ("no answer", "\n"), ("don’t know", "=\n")]
    {
        assert!(typist.screen().contains(&format!("• {words}")), "{}", typist.screen());
        typist.press(keys);
    }
    assert_eq!((typist.session.screen(), given(&typist)), (&Screen::Review, before.to_vec()));
    typist.press("1\n");
    let spoken = text(&typist.session.speak(true));
    assert!(spoken.contains("so far no answer"), "{spoken}");
    typist.type_in("");
    assert_eq!(given(&typist), before);
    // Another answer takes its place, and an empty line of one's own makes it open.
    typist.press("1\n2");
    assert_eq!(
        given(&typist)[0],
        Answer::Choice(mitreden_define::answer::Choice { code: "y".into(), text: None })
    );
    typist.press("2\n").type_in("-");
    assert_eq!(given(&typist)[1], Answer::UNANSWERED);
    // What could not be kept is tried again as it was.
    typist.press("3\n");
    typist.shelf.broken = Some(NotKept::Full);
    typist.press("?");
    typist.shelf.broken = None;
    typist.press("\n");
    assert_eq!(given(&typist)[2], Answer::Missing(Missing::DontKnow));
}

#[test]
fn what_falls_away_is_said_before() {
    let survey = small(TWO);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, "en");
    typist.press("13\nwell\n");
    assert_eq!(typist.session.screen(), &Screen::Review);
    typist.press("1\n2");
    let b = survey.find("b").unwrap();
    assert!(
        typist.screen().contains("one later answer no longer counts")
            && typist.screen().contains("B? (3)"),
        "{}",
        typist.screen()
    );
    assert_eq!(typist.session.interview().answer_to(b), &Answer::Number(3.0));
    typist.press("<");
    assert!(typist.screen().contains("• X"));
    typist.press("2\n");
    assert_eq!(typist.session.screen(), &Screen::Review, "back to where one was");
    assert_eq!(typist.session.interview().answer_to(b), &Answer::NOT_ASKED);
}

#[test]
fn breaking_off_takes_two_keys_and_says_so() {
    let survey = small(TWO);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, "en");
    typist.press("1x");
    assert_eq!(typist.id(), "b");
    typist.press("\x1bx");
    assert!(typist.screen().contains("broken off"));
    typist.press("\n");
    assert_eq!(
        (typist.session.outcome(), typist.shelf.kept.last()),
        (Some(SessionOutcome::Over), Some(&JournalEntry::BreakOff))
    );
    assert_eq!(typist.done().answers.as_slice()[2], Answer::Missing(Missing::NotReached));
}

#[test]
fn a_session_goes_on_where_its_journal_ends() {
    let survey = every();
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, "de");
    KEYS.split('|').take(9).for_each(|part| {
        typist.press(part);
    });
    let resumed = Interview::resume(&plan, setting("de"), typist.shelf.kept.clone());
    let again = Session::new(&plan, resumed, SessionOpening::Question, false);
    assert_eq!(text(&again.view(80, 24)), typist.screen());
}

#[test]
fn glances_say_when_which_question_was_on_the_screen() {
    let survey = small(TWO);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, "en");
    typist.press("?.").press("\n1").press("3\n");
    // Seconds: 1 `?` goes on to c, 2 pause, 3 on, 4 and 5 typed, 6 Enter.
    let glances = typist.session.glances();
    let glance = |question: &str, came, went| (question.to_owned(), came, went);
    assert_eq!(glances, [glance("a", 0.0, 1.0), glance("c", 1.0, 2.0), glance("c", 3.0, 6.0)]);
}

#[test]
fn a_script_goes_the_same_way() {
    let survey = small(TWO);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut shelf = Shelf::default();
    let held =
        play(&plan, setting("en"), r#"{"a": "x", "b": 7, "c": "well"}"#, &mut shelf).unwrap();
    assert_eq!(shelf.kept, held.journal());
    let mut typist = Typist::new(&plan, "en");
    typist.press("17\n\nwell\n\n");
    assert_eq!(held.finish(), typist.done());
    let why = |line: &str| play(&plan, setting("en"), line, &mut Nowhere).unwrap_err().to_string();
    assert_eq!(why(r#"{"a": "x", "b": 12}"#), "`b`: Too much.");
    assert_eq!(why(r#"{"b": 1}"#), "`a`: Please answer this question.");
    assert_eq!(why(r#"{"a": "y", "b": 1}"#), "not asked: `b`");
    assert!(why(r#"{"a": "z"}"#).starts_with("`a`: `z` is not one"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_keys_on_any_screen_neither_overflow_nor_lose(
        keys in proptest::collection::vec("[1-9a-d?!<#&./\n\n\n\x08\x1b\tß日]", 1..80),
        columns in 20_usize..120,
        rows in 8_usize..40,
    ) {
        let survey = every();
        let plan = Plan::new(survey.clone()).unwrap();
        let mut typist = Typist::new(&plan, "de");
        for key in keys {
            typist.press(&key);
            let view = typist.session.view(columns, rows);
            prop_assert!(view.lines.len() <= rows);
            prop_assert!(view.lines.iter().all(|line| width(&line.text) <= columns), "{}", text(&view));
            let _ = typist.session.speak(true);
            if typist.session.outcome().is_some() {
                break;
            }
        }
        let resumed = Interview::resume(&plan, setting("de"), typist.shelf.kept.clone());
        prop_assert_eq!(&resumed, typist.session.interview());
    }
}

#[test]
fn long_lists_flow_into_columns_or_scroll_with_a_mark() {
    let options = |words: &str| {
        (1..=40).map(|n| format!("o{n}: '{words} {n}'")).collect::<Vec<_>>().join(", ")
    };
    let list = |words: &str| {
        small(&format!(
            "      - {{ id: a, type: multiple, text: A?, options: {{ {} }} }}\n",
            options(words)
        ))
    };
    let survey = list("Ort");
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, "en");
    let screen = typist.screen();
    assert!(screen.contains(" 1 [ ] Ort 1") && screen.contains("40 [ ] Ort 40"), "{screen}");
    typist.press("374\n");
    assert!(
        typist.screen().contains("37 [x] Ort 37") && typist.screen().contains(" 4 [x] Ort 4 "),
        "{}",
        typist.screen()
    );
    let survey = list("Eine lange Antwort, die allein fast eine ganze Zeile für sich braucht:");
    let plan = Plan::new(survey.clone()).unwrap();
    let mut typist = Typist::new(&plan, "en");
    assert!(typist.screen().contains("↓ 63 more lines"), "{}", typist.screen());
    (0..9).for_each(|_| typist.event(&Event::Key(KeyPress::PageDown)));
    assert!(
        typist.screen().contains("braucht: 40") && typist.screen().contains("↑ "),
        "{}",
        typist.screen()
    );
    typist.event(&Event::Key(KeyPress::PageUp));
    assert!(!typist.screen().contains("braucht: 40"), "scrolling does not run past the end");
}
