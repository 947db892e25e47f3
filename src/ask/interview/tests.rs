//! The engine against small questionnaires.

mod tasks;

use super::*;
use crate::locale::CATALOGUE;
use mitreden_base::diagnostics::{Problems, Source, Style, to_text};
use mitreden_base::locale::Lang;
use mitreden_define::answer::{BestWorst, Choice, Missing};
use mitreden_define::index::{ListIndex as _, QuestionIndex};
use mitreden_define::survey::{Survey, read};

/// A survey of pages; what every survey needs is put before them.
pub(super) fn survey(pages: &str) -> Survey {
    let head = "survey: s\ntitle: { de: T, en: T }\nlanguages: [de, en]\nmodes: [online, street, paper]\n\
                needs: { a: A, b: B, c: C, d: D }\nranking: { top: 3, unsatisfied_at_most: 3 }\n";
    let mut problems = Problems::new();
    let survey =
        read(&Source::new("s.yaml", &format!("{head}pages:\n{pages}")), &[], None, &mut problems);
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

pub(super) fn online() -> Setting {
    Setting { mode: Mode::Online, lang: "de".to_owned(), seed: 7, today: None }
}

fn street() -> Setting {
    Setting { mode: Mode::Street, ..online() }
}

pub(super) fn choice(code: &str) -> Answer {
    Answer::Choice(Choice { code: code.into(), text: None })
}

pub(super) fn own(code: &str, text: &str) -> Answer {
    Answer::Choice(Choice { code: code.into(), text: Some(text.to_owned()) })
}

pub(super) fn choices(codes: &[&str]) -> Answer {
    Answer::Choices(codes.iter().map(|&code| Choice { code: code.into(), text: None }).collect())
}

pub(super) fn ranks(codes: &[&str]) -> Answer {
    Answer::Ranking(codes.iter().map(|&code| code.into()).collect())
}

/// A question of every type that takes an answer.
pub(super) const TYPES: &str = r"
  - page: p
    questions:
      - { id: one, type: single, text: One?, options: { x: X, y: Y, z: { text: Z, other: true } } }
      - { id: many, type: multiple, text: Many?, pick: { min: 2, max: 3 }, none: Nothing,
          options: { x: X, y: Y, z: Z, w: W, v: { text: V, exclusive: true } } }
      - { id: ranks, type: ranking, text: Rank!, options: needs, top: 3 }
      - { id: spread, type: points, text: Spread!, options: needs, total: 10 }
      - { id: rate, type: rating, text: Rate!, scale: { from: 1, to: 5 }, allow: [dont_know] }
      - { id: rows, type: matrix, text: Rows!, rows: { p: P, q: Q }, scale: { from: 1, to: 5 }, allow: [refused] }
      - { id: number, type: number, text: How many?, min: 0, max: 9, integer: true }
      - { id: visit, type: date, text: When?, min: 2026-01-01, max: 2026-12-31 }
      - { id: words, type: text, text: What?, max_length: 5 }
";

/// The question at a place.
pub(super) fn q(place: usize) -> QuestionIndex {
    QuestionIndex::new(place)
}

/// The places of the questions that are asked.
fn asked(interview: &Interview) -> Vec<usize> {
    match interview.screen() {
        Screen::Ask(page) => page.questions.iter().map(|asked| asked.question.place()).collect(),
        Screen::Review | Screen::End => Vec::new(),
    }
}

fn text_of(interview: &Interview, question: QuestionIndex) -> String {
    let Screen::Ask(page) = interview.screen() else { return String::new() };
    page.questions
        .into_iter()
        .find(|asked| asked.question == question)
        .map(|asked| asked.text)
        .unwrap_or_default()
}

const REQUIRED: &str = r"
  - page: p
    questions:
      - { id: one, type: single, text: One?, required: true, options: { x: X, z: { text: Z, other: true } } }
      - { id: rows, type: matrix, text: Rows!, required: true, rows: { p: P, q: Q }, scale: { from: 1, to: 5 } }
      - { id: soft, type: number, text: How many?, required: soft }
";

#[test]
fn required_objects_and_soft_objects_once() {
    let survey = survey(REQUIRED);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, online());
    let reasons = |objections: Vec<Objection>| {
        objections.iter().map(|o| (o.question.place(), o.row, o.reason.word())).collect::<Vec<_>>()
    };
    let first =
        interview.submit(vec![(q(1), Answer::Rows(vec![("p".into(), Ok(1))]))], true).unwrap_err();
    assert_eq!(
        reasons(first),
        [(0, None, "required"), (1, Some(1), "required"), (2, None, "wanted")]
    );
    let rows = Answer::Rows(vec![("p".into(), Ok(1)), ("q".into(), Ok(2))]);
    let second =
        interview.submit(vec![(q(0), choice("z")), (q(1), rows.clone())], true).unwrap_err();
    assert_eq!(
        reasons(second),
        [(0, None, "other-text")],
        "what was raised and is confirmed is let be"
    );
    assert_eq!(interview.state.given(q(1)), Some(&rows), "a refused submit loses nothing");
    assert_eq!(interview.submit(vec![(q(0), own("z", "mine")), (q(1), rows)], true), Ok(()));
    assert_eq!(interview.screen(), Screen::Review);
    assert!(interview.end());
    assert_eq!(interview.finish().disposition, Disposition::Complete);
}

#[test]
fn a_special_answer_satisfies_required() {
    let survey = survey(REQUIRED);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, street());
    let refused = || Answer::Missing(Missing::Refused);
    interview
        .submit(vec![(q(0), refused()), (q(1), refused()), (q(2), Answer::Number(1.0))], false)
        .unwrap();
    let rows = vec![("p".into(), Err(Missing::Refused)), ("q".into(), Err(Missing::Refused))];
    assert_eq!(interview.finish().answers[q(1)], Answer::Rows(rows));
}

#[test]
fn paper_cannot_be_asked_again() {
    let survey = survey(REQUIRED);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, Setting { mode: Mode::Paper, ..online() });
    assert_eq!(interview.submit(vec![(q(0), choice("z"))], false), Ok(()));
}

const ORDERS: &str = r"
  - page: p
    questions:
      - { id: mixed, type: single, text: One?, order: shuffle,
          options: { last: { text: L, pin: last }, a: A, b: B, c: C, d: D, first: { text: F, pin: first } } }
      - { id: turned, type: single, text: Two?, order: rotate, options: { a: A, b: B, c: C, d: D } }
      - { id: fixed, type: single, text: Three?, options: { a: A, b: B } }
";

#[test]
fn orders_are_drawn_once_and_pins_hold() {
    let survey = survey(ORDERS);
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..200 {
        let setting = Setting { seed, ..online() };
        let mixed = order(&survey.questions[q(0)], &setting);
        assert_eq!((mixed[0], mixed[5]), (5, 0));
        assert_eq!(mixed, order(&survey.questions[q(0)], &setting));
        let turned = order(&survey.questions[q(1)], &setting);
        assert!((0..4).all(|i| turned[(i + 1) % 4] == (turned[i] + 1) % 4), "{turned:?}");
        seen.insert(mixed);
    }
    assert_eq!(seen.len(), 24, "every order of the four comes up");
    assert_eq!(
        order(&survey.questions[q(0)], &Setting { mode: Mode::Paper, ..online() }),
        [0, 1, 2, 3, 4, 5]
    );
}

#[test]
fn only_drawn_orders_are_kept() {
    let survey = survey(ORDERS);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, online());
    interview.next(false).unwrap();
    let orders = interview.finish().orders;
    assert_eq!(orders.iter().map(|(q, _)| q.place()).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(orders[0].1[0], Code::new("first"));
}

#[test]
fn what_cannot_be_asked_yet_says_so() {
    let pages = "  - page: p\n    questions:\n      - { id: go, type: task, text: Go!, link: \"https://example.org/\" }\n";
    let survey = survey(pages);
    assert_eq!(cannot_be_asked(&survey), [q(0)]);
    let error = Plan::new(survey.clone()).unwrap_err();
    assert_eq!(error.to_string(), "questions of this type cannot be asked yet: go");
}

const ROUTED: &str = r#"
  - page: p
    questions:
      - { id: home, type: single, text: Here?, options: { "yes": { de: Ja, en: "Yes" }, "no": { de: Nein, en: "No" } } }
      - { id: before, type: number, text: Before? }
      - { id: intro, type: note, text: Now }
      - { id: where, type: single, text: Where?, show_if: home == 'yes', options: { a: Au, o: { text: O, other: true } } }
      - { id: why, type: text, text: "Why {where}?", max_length: 20 }
  - page: q
    show_if: home == 'yes'
    questions:
      - { id: years, type: number, text: Years?, check: [ { if: years > 9 and before > 9, say: "{before} is too many" } ] }
  - page: r
    questions:
      - { id: twice, type: computed, value: years * 2 }
      - { id: hidden-too, type: text, text: Hidden?, show_if: home == 'yes', max_length: 20 }
      - { id: visits, type: number, text: Visits?, warn: [ { if: visits > 50, say: Many! } ] }
"#;

const N: fn(f64) -> Answer = Answer::Number;

#[test]
fn pages_are_split_where_a_question_depends_on_them() {
    let survey = survey(ROUTED);
    let plan = Plan::new(survey.clone()).unwrap();
    let places = plan.parts().iter().map(|part| part.start.place()..part.end.place());
    assert_eq!(places.collect::<Vec<_>>(), [0..2, 2..4, 4..5, 5..6, 6..9]);
    let mut interview = Interview::new(&plan, online());
    assert_eq!(asked(&interview), [0, 1]);
    interview.submit(vec![(q(0), choice("yes")), (q(1), N(3.0))], false).unwrap();
    assert_eq!(asked(&interview), [2, 3], "the note goes with what it introduces");
    interview.submit(vec![(q(3), choice("a"))], false).unwrap();
    assert_eq!(text_of(&interview, q(4)), "Why Au?");
    assert!(interview.back());
    interview.submit(vec![(q(3), own("o", "Leitendorf"))], false).unwrap();
    assert_eq!(text_of(&interview, q(4)), "Why Leitendorf?");
    let Screen::Ask(page) = interview.screen() else { panic!("asks") };
    assert_eq!(page.progress, Progress { asked: 3, maximum: 7 });
}

#[test]
fn routing_around_hides_keeps_and_brings_back() {
    let survey = survey(ROUTED);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, online());
    interview.submit(vec![(q(0), choice("yes"))], false).unwrap();
    interview.submit(vec![(q(3), choice("a"))], false).unwrap();
    interview.submit(vec![], false).unwrap();
    interview.submit(vec![(q(5), N(4.0))], false).unwrap();
    assert_eq!(interview.answer_to(q(6)), &N(8.0));
    assert_eq!(interview.consequences(q(0), &choice("no")), [q(3), q(5)]);
    assert_eq!(interview.consequences(q(0), &choice("yes")), []);
    assert!(interview.back_to(q(0)));
    interview.submit(vec![(q(0), choice("no"))], false).unwrap();
    assert_eq!((asked(&interview), text_of(&interview, q(4)).as_str()), (vec![4], "Why …?"));
    interview.submit(vec![], false).unwrap();
    assert_eq!(asked(&interview), [8]);
    assert_eq!(interview.answer_to(q(5)), &Answer::NOT_ASKED);
    assert_eq!(
        interview.answer_to(q(6)),
        &Answer::NOT_ASKED,
        "a computed value takes its input's word"
    );
    interview.answer(q(5), N(7.0)).unwrap_err();
    assert!(interview.back_to(q(0)));
    interview.answer(q(0), choice("yes")).unwrap();
    assert!(interview.catch_up());
    assert_eq!(asked(&interview), [7, 8]);
    assert_eq!(interview.answer_to(q(5)), &N(4.0), "what was hidden is there again");
    interview.submit(vec![], false).unwrap();
    let end = interview.finish();
    assert_eq!(
        (end.dropped, end.answers[q(2)].clone(), end.answers[q(6)].clone()),
        (1, Answer::NOT_ASKED, N(8.0))
    );
}

#[test]
fn rules_fire_when_true_and_are_said_with_their_pipes() {
    let survey = survey(ROUTED);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, online());
    interview.submit(vec![(q(0), choice("yes")), (q(1), N(10.5))], false).unwrap();
    interview.submit(vec![], false).unwrap();
    interview.submit(vec![], false).unwrap();
    let fired = interview.submit(vec![(q(5), N(12.0))], true).unwrap_err();
    assert_eq!(fired, [Objection::new(q(5), Reason::Check(0))]);
    assert_eq!(interview.say(&fired[0]), "10,5 is too many");
    assert!(interview.speak("en") && !interview.speak("fr"));
    assert_eq!(interview.say(&fired[0]), "10.5 is too many");
    interview.submit(vec![], false).unwrap();
    let warned = interview.submit(vec![(q(8), N(60.0))], true).unwrap_err();
    assert_eq!(warned[0].reason, Reason::Warning(0));
    assert!(
        interview.submit(vec![(q(8), N(70.0))], true).is_err(),
        "another answer is confirmed anew"
    );
    interview.submit(vec![(q(8), N(70.0))], true).unwrap();
    assert!(interview.back());
    interview.submit(vec![(q(8), N(70.0))], false).unwrap();
    assert_eq!(interview.finish().confirmed, [(q(8), 0)]);
}

#[test]
fn known_answers_are_rejected_dropped_and_listed() {
    let survey = survey(ROUTED);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut known = survey.questions.map(|_, _| None);
    known[q(0)] = Some(choice("no"));
    known[q(3)] = Some(choice("a"));
    known[q(5)] = Some(Answer::NOT_ASKED);
    known[q(8)] = Some(choice("a"));
    let (end, listed) = whole_known(&plan, &online(), known.clone());
    let words: Vec<_> = listed.iter().map(|o| (o.question.place(), o.reason.word())).collect();
    assert_eq!(words, [(8, "wrong-type"), (3, "not-asked")]);
    assert_eq!(
        (end.dropped, &end.answers[q(3)], &end.answers[q(8)]),
        (1, &Answer::NOT_ASKED, &Answer::UNANSWERED)
    );
    known[q(0)] = Some(choice("yes"));
    (known[q(1)], known[q(5)]) = (Some(N(10.0)), Some(N(10.0)));
    let (end, listed) = whole_known(&plan, &online(), known);
    assert_eq!(listed[0].reason, Reason::Check(0));
    assert_eq!((&end.answers[q(1)], &end.answers[q(5)]), (&N(10.0), &Answer::UNANSWERED));
}

#[test]
fn what_was_not_asked_elsewhere_counts_as_routed_around() {
    let survey = survey(ROUTED);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut known = survey.questions.map(|_, _| None);
    (known[q(0)], known[q(5)], known[q(8)]) =
        (Some(choice("yes")), Some(Answer::NOT_ASKED), Some(N(3.0)));
    let (end, listed) = whole_known(&plan, &online(), known);
    assert_eq!((listed, end.dropped), (vec![], 0));
    assert_eq!((&end.answers[q(5)], &end.answers[q(6)]), (&Answer::NOT_ASKED, &Answer::NOT_ASKED));
    assert_eq!((&end.answers[q(3)], &end.answers[q(8)]), (&Answer::UNANSWERED, &N(3.0)));
}

#[test]
fn some_rows_may_not_have_been_asked_elsewhere() {
    let pages = "  - page: p\n    questions:\n      - { id: grid, type: matrix, text: Rows!, rows: { p: P, q: Q }, scale: { from: 1, to: 5 } }\n";
    let survey = survey(pages);
    let (plan, rows) = (Plan::new(survey.clone()).unwrap(), q(0));
    let cells = Answer::Rows(vec![("p".into(), Err(Missing::NotAsked)), ("q".into(), Ok(2))]);
    let (end, listed) = whole(&plan, &online(), &mut |q| (q == rows).then(|| cells.clone()));
    assert_eq!((listed, &end.answers[rows]), (vec![], &cells));
    // Somebody who is asked here can only leave a row open.
    let mut interview = Interview::new(&plan, online());
    interview.submit(vec![(rows, cells)], false).unwrap();
    let open = Answer::Rows(vec![("p".into(), Err(Missing::Unanswered)), ("q".into(), Ok(2))]);
    assert_eq!(interview.finish().answers[rows], open);
}

const COUNTED: &str = r#"
  - page: p
    questions:
      - { id: home, type: single, text: Here?, options: { "yes": "Yes", "no": "No" } }
  - page: q
    questions:
      - { id: top, type: ranking, facet: importance, text: Top!, options: needs, top: 2, none: Nothing, show_if: home == 'yes' }
      - { id: more, type: number, text: More? }
  - page: r
    questions:
      - { id: last, type: text, text: Last?, max_length: 9 }
"#;

#[test]
fn breaking_off_is_partial_once_importance_is_said() {
    let survey = survey(COUNTED);
    let plan = Plan::new(survey.clone()).unwrap();
    let run = |steps: &[&[(QuestionIndex, Answer)]]| {
        let mut interview = Interview::new(&plan, online());
        for step in steps {
            interview.submit(step.to_vec(), false).unwrap();
        }
        interview.break_off();
        assert_eq!(interview.screen(), Screen::End);
        let end = interview.finish();
        (
            end.disposition,
            end.answers
                .iter()
                .map(|answer| answer.missing().map_or("said", Missing::word))
                .collect::<Vec<_>>(),
        )
    };
    let (yes, no) = ([(q(0), choice("yes"))], [(q(0), choice("no"))]);
    let gone = "not_reached";
    assert_eq!(run(&[]), (Disposition::BreakOff, vec![gone; 4]));
    assert_eq!(run(&[&yes]), (Disposition::BreakOff, vec!["said", gone, gone, gone]));
    assert_eq!(
        run(&[&yes, &[]]),
        (Disposition::BreakOff, vec!["said", "unanswered", "unanswered", gone])
    );
    let said = [(q(1), Answer::None)];
    assert_eq!(
        run(&[&yes, &said]),
        (Disposition::Partial, vec!["said", "said", "unanswered", gone])
    );
    assert_eq!(
        run(&[&no, &[]]),
        (Disposition::Partial, vec!["said", "not_asked", "unanswered", gone])
    );
    assert_eq!(run(&[&yes, &said, &[]]).0, Disposition::Complete, "all has been asked");
}

#[test]
fn breaking_off_after_going_back_loses_no_answer() {
    let survey = survey(COUNTED);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, online());
    interview.submit(vec![(q(0), choice("yes"))], false).unwrap();
    interview.submit(vec![(q(1), ranks(&["a"])), (q(2), N(2.0))], false).unwrap();
    assert!(interview.back_to(q(0)));
    let end = interview.finish();
    assert_eq!(
        end.answers.as_slice(),
        [choice("yes"), ranks(&["a"]), N(2.0), Answer::Missing(Missing::NotReached)]
    );
    assert_eq!(end.disposition, Disposition::Partial);
}

#[test]
fn an_answer_given_before_the_part_is_left_is_kept() {
    let survey = survey(COUNTED);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, street());
    interview.answer(q(0), choice("yes")).unwrap();
    interview.next(false).unwrap();
    interview.answer(q(1), ranks(&["a", "b"])).unwrap();
    let back = Interview::resume(&plan, street(), interview.journal().to_vec());
    assert_eq!(back, interview);
    let end = back.finish();
    assert_eq!(end.answers[q(1)], ranks(&["a", "b"]));
    assert_eq!(end.answers[q(2)], Answer::Missing(Missing::NotReached));
}

#[test]
fn a_survey_with_nothing_to_ask_ends_properly() {
    let survey = survey(
        "  - page: p\n    questions:\n      - { id: home, type: single, text: H, options: { x: X, y: Y } }\n  - page: q\n    \
         show_if: home == 'x'\n    questions:\n      - { id: n, type: note, text: N }\n      - { id: t, type: text, text: T }\n",
    );
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, online());
    interview.submit(vec![(q(0), choice("y"))], false).unwrap();
    assert_eq!(interview.screen(), Screen::Review);
    assert!(interview.end());
    assert!(!interview.back(), "after the end nothing changes");
    assert!(interview.answer(q(0), choice("x")).is_err());
    let end = interview.finish();
    assert_eq!((end.disposition, end.dropped), (Disposition::Complete, 1));
}

#[test]
fn a_note_alone_is_shown() {
    let survey = survey(
        "  - page: p\n    questions:\n      - { id: t, type: text, text: T }\n  - page: q\n    questions:\n      \
         - { id: n, type: note, text: Thanks }\n",
    );
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, online());
    interview.next(false).unwrap();
    assert_eq!(asked(&interview), [1]);
    interview.next(false).unwrap();
    assert_eq!(interview.screen(), Screen::Review);
}

#[test]
fn the_worked_example_is_asked_to_its_end() {
    let needs = include_str!("../../../town/needs.yaml");
    let text = include_str!("../../../surveys/digitales-leoben-2026.yaml");
    let (mut problems, languages) = (Problems::new(), ["de".to_owned(), "en".to_owned()]);
    let (node, needs) = mitreden_define::survey::needs_file(
        &Source::new("n", needs),
        &mut mitreden_define::survey::Spoken::new(&languages),
        &mut problems,
    )
    .unwrap();
    let survey = read(&Source::new("s", text), &needs, Some(&node), &mut problems).unwrap();
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, online());
    let mut questions = 0;
    while let Screen::Ask(page) = interview.screen() {
        let current = interview.current();
        questions += current.len();
        assert!(page.progress.asked + current.len() <= page.progress.maximum);
        let first = survey.find("resident").unwrap();
        let given = current.contains(&first).then(|| (first, choice("yes")));
        interview
            .submit(given.into_iter().collect(), false)
            .unwrap_or_else(|_| interview.next(true).unwrap());
    }
    assert!(questions <= 19, "nobody is asked more than nineteen: {questions}");
    let end = interview.finish();
    assert_eq!(end.answers[survey.find("reason").unwrap()], Answer::NOT_ASKED);
    assert_eq!(end.orders.len(), 1);
}
