//! What holds for every questionnaire and every walk through it: random surveys, answers, ways back
//! and crashes.

use std::fmt::Write;

use proptest::prelude::*;
use rand::Rng;

use super::tests::{choice, choices, online, survey};
use super::*;
use mitreden_base::seed;
use mitreden_define::answer::{BestWorst, Missing};
use mitreden_define::index::{Indexed, ListIndex as _, QuestionIndex};
use mitreden_define::survey::{FacetKind, Kind, Question, Required, Survey};

/// Small random choices, all from one seed.
struct Dice(rand_chacha::ChaCha8Rng);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed::rng(seed, "dice"))
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.0.next_u64() % n as u64).unwrap()
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// The kinds a random questionnaire is made of.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Single,
    Multiple,
    Ranking,
    Matrix,
    BestWorst,
    Number,
    Computed,
    Note,
}

const SORTS: [Sort; 8] = [
    Sort::Single,
    Sort::Multiple,
    Sort::Ranking,
    Sort::Matrix,
    Sort::BestWorst,
    Sort::Number,
    Sort::Computed,
    Sort::Note,
];

/// A condition on an earlier question, neither always true nor always false.
fn condition(dice: &mut Dice, sorts: &[Sort]) -> Option<String> {
    let usable: Vec<_> = (0..sorts.len()).filter(|&q| sorts[q] != Sort::Note).collect();
    let q = usable.get(dice.below(usable.len().max(1)))?;
    Some(match sorts[*q] {
        Sort::Single => format!("q{q} == 'x'"),
        Sort::Multiple => format!("'x' in q{q}"),
        Sort::Ranking => format!("rank(q{q}, 'a') <= 2"),
        Sort::Matrix => format!("q{q}.p > 2"),
        Sort::BestWorst => format!("answered(q{q})"),
        Sort::Number | Sort::Computed => format!("q{q} > 4"),
        Sort::Note => return None,
    })
}

fn random_survey(seed: u64) -> Survey {
    let mut dice = Dice::new(seed);
    let (mut yaml, mut sorts) = (String::new(), Vec::new());
    for page in 0..=dice.below(4) {
        writeln!(yaml, "  - page: p{page}").unwrap();
        if let Some(condition) = condition(&mut dice, &sorts).filter(|_| dice.one_in(3)) {
            writeln!(yaml, "    show_if: \"{condition}\"").unwrap();
        }
        writeln!(yaml, "    questions:").unwrap();
        for _ in 0..=dice.below(5) {
            let question = random_question(&mut dice, &sorts);
            writeln!(yaml, "      - {{ id: q{}, {} }}", sorts.len(), question.1).unwrap();
            sorts.push(question.0);
        }
    }
    survey(&yaml)
}

fn random_question(dice: &mut Dice, before: &[Sort]) -> (Sort, String) {
    let numbers: Vec<_> = (0..before.len()).filter(|&q| before[q] == Sort::Number).collect();
    let sort = match dice.pick(&SORTS) {
        Sort::Computed if numbers.is_empty() => Sort::Number,
        sort => sort,
    };
    let order = dice.pick(&["fixed", "shuffle", "rotate"]);
    let mut yaml = match sort {
        Sort::Single => {
            format!(
                "type: single, order: {order}, options: {{ x: X, y: Y, z: {{ text: Z, other: true, pin: last }} }}"
            )
        }
        Sort::Multiple => format!(
            "type: multiple, order: {order}, pick: {{ min: 1, max: 2 }}, none: N, options: {{ x: X, y: Y, w: W, v: {{ text: V, exclusive: true }} }}"
        ),
        Sort::Ranking => format!(
            "type: ranking, facet: importance, order: {order}, top: 2, none: N, options: needs"
        ),
        Sort::Matrix => {
            "type: matrix, allow: [dont_know], rows: { p: P, q: Q }, scale: { from: 1, to: 5 }"
                .to_owned()
        }
        Sort::BestWorst => {
            let options = dice.pick(&["needs", "{ x: X, y: Y, z: Z, w: W, v: V }"]);
            format!(
                "type: best-worst, allow: [dont_know], options: {options}, per_task: 3, tasks: {}",
                1 + dice.below(4)
            )
        }
        Sort::Number => "type: number, min: 0, max: 9".to_owned(),
        Sort::Computed => format!("type: computed, value: \"q{} + 1\"", dice.pick(&numbers)),
        Sort::Note => "type: note".to_owned(),
    };
    if sort == Sort::Computed {
        return (sort, yaml);
    }
    let single = (0..before.len()).filter(|&q| before[q] == Sort::Single).collect::<Vec<_>>();
    let pipe = if !single.is_empty() && dice.one_in(4) {
        format!(" {{q{}}}", dice.pick(&single))
    } else {
        String::new()
    };
    write!(yaml, ", text: \"What{pipe}?\"").unwrap();
    if let Some(condition) = condition(dice, before).filter(|_| dice.one_in(3)) {
        write!(yaml, ", show_if: \"{condition}\"").unwrap();
    }
    if sort != Sort::Note {
        write!(yaml, ", required: {}", dice.pick(&["true", "soft", "false", "false"])).unwrap();
    }
    if sort == Sort::Number {
        let check = match numbers.last() {
            Some(q) => format!("q{} > 4 and q{q} > 4", before.len()),
            None => format!("q{} > 8", before.len()),
        };
        write!(yaml, ", check: [ {{ if: \"{check}\", say: No }} ], warn: [ {{ if: \"q{} > 7\", say: Sure? }} ]", before.len())
            .unwrap();
    }
    (sort, yaml)
}

/// Some answer to a question, mostly a valid one.
fn random_answer(dice: &mut Dice, question: &Question) -> Answer {
    let kind = &question.kind;
    if dice.one_in(8) {
        let specials =
            [Missing::Refused, Missing::DontKnow, Missing::Unanswered, Missing::NotAsked];
        return match dice.below(4) {
            0 => Answer::None,
            1 => Answer::Text("hm".to_owned()),
            _ => Answer::Missing(dice.pick(&specials)),
        };
    }
    let n = f64::from(u8::try_from(dice.below(10)).unwrap());
    let point = |dice: &mut Dice| i16::try_from(dice.below(6)).unwrap();
    match kind {
        Kind::Single { .. } => match dice.pick(&["x", "y", "z", "nix"]) {
            "z" => Answer::Choice(mitreden_define::answer::Choice {
                code: "z".into(),
                text: Some("own".to_owned()),
            }),
            code => choice(code),
        },
        Kind::Multiple { .. } => match dice.below(4) {
            0 => choices(&["y", "x"]),
            1 => choices(&["v"]),
            2 => choices(&["x"]),
            _ => choices(&["w", "v"]),
        },
        Kind::Ranking { .. } => Answer::Ranking(
            dice.pick(&[&["b", "a"][..], &["c"], &["a", "a"], &[]])
                .iter()
                .map(|&c| c.into())
                .collect(),
        ),
        Kind::Matrix { .. } => {
            Answer::Rows(vec![("q".into(), Ok(point(dice))), ("p".into(), Ok(point(dice)))])
        }
        Kind::BestWorst { .. } => random_tasks(dice, question),
        _ => Answer::Number(n),
    }
}

/// Picks from the tasks that are shown, now and then a special answer, a wrong pick, another task
/// or a task too few.
fn random_tasks(dice: &mut Dice, question: &Question) -> Answer {
    let setting = Setting { seed: if dice.one_in(12) { 8 } else { online().seed }, ..online() };
    let mut done = Vec::new();
    for task in tasks(question, &setting) {
        let shown: Vec<Code> =
            task.iter().map(|&item| question.kind.items()[item].code.clone()).collect();
        let (best, worst) = (dice.below(3), if dice.one_in(12) { 0 } else { 1 + dice.below(2) });
        let (best, worst) = (shown[best].clone(), shown[(best + worst) % 3].clone());
        let said = if dice.one_in(3) { Vec::new() } else { shown };
        let special = [Missing::DontKnow, Missing::Unanswered, Missing::NotAsked];
        done.push(if dice.one_in(6) {
            Err(dice.pick(&special))
        } else {
            Ok(BestWorst { shown: said, best, worst })
        });
    }
    done.truncate(if dice.one_in(8) { 1 } else { done.len() });
    Answer::Tasks(done)
}

/// One step of a random walk: what is asked, what is not, on, back, another language.
fn step(dice: &mut Dice, interview: &mut Interview) {
    let questions = &interview.plan.survey().questions;
    let any = QuestionIndex::new(dice.below(questions.len()));
    match dice.below(12) {
        0 => _ = interview.back(),
        1 => _ = interview.back_to(any),
        2 => _ = interview.catch_up(),
        3 => _ = interview.speak(dice.pick(&["de", "en", "fr"])),
        4 => _ = interview.answer(any, random_answer(dice, &questions[any])),
        5 => _ = interview.next(dice.one_in(2)),
        _ => {
            let given = interview
                .current()
                .into_iter()
                .map(|q| (q, random_answer(dice, &questions[q])))
                .collect();
            _ = interview.submit(given, dice.one_in(2));
        }
    }
}

fn walk(dice: &mut Dice, interview: &mut Interview, steps: usize) {
    for _ in 0..steps {
        step(dice, interview);
    }
}

/// Goes on to the end with the first of random answers that is taken.
fn to_the_end(dice: &mut Dice, interview: &mut Interview) -> bool {
    for _ in 0..4000 {
        if interview.screen() == Screen::Review {
            return true;
        }
        let questions = &interview.plan.survey().questions;
        let mut given: Vec<_> = interview
            .current()
            .into_iter()
            .map(|q| (q, random_answer(dice, &questions[q])))
            .collect();
        if dice.one_in(2) {
            given.clear();
            for q in interview.current() {
                given.extend(interview.state.given(q).cloned().map(|answer| (q, answer)));
            }
        }
        // Two earlier answers may rule each other out: then only going back helps.
        if interview.submit(given, true).is_err() && dice.one_in(12) {
            interview.back();
        }
    }
    false
}

/// The same survey evaluated from its final answers alone.
struct Known<'a>(&'a Indexed<QuestionIndex, Answer>);

impl Answers for Known<'_> {
    fn answer(&self, question: QuestionIndex) -> &Answer {
        &self.0[question]
    }

    fn today(&self) -> Option<NaiveDate> {
        None
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn resuming_equals_never_having_left(seed: u64, steps in 1_usize..40) {
        let survey = random_survey(seed);
        let plan = Plan::new(survey.clone()).unwrap();
        let mut dice = Dice::new(seed ^ 1);
        let mut stayed = Interview::new(&plan, online());
        let mut crashing = stayed.clone();
        for _ in 0..steps {
            let mut twin = Dice(dice.0.clone());
            step(&mut dice, &mut stayed);
            step(&mut twin, &mut crashing);
            if dice.one_in(3) {
                let lines: Vec<_> = crashing.journal().iter().map(JournalEntry::to_line).collect();
                crashing = Interview::resume(&plan, online(), lines.iter().map(|line| JournalEntry::from_line(line).unwrap()));
            }
        }
        prop_assert_eq!(crashing.screen(), stayed.screen());
        prop_assert_eq!(&crashing, &stayed);
        prop_assert_eq!(crashing.finish(), stayed.finish());
    }

    #[test]
    fn a_finished_interview_satisfies_every_hard_rule(seed: u64) {
        let survey = random_survey(seed);
        let plan = Plan::new(survey.clone()).unwrap();
        let mut dice = Dice::new(seed ^ 2);
        let mut interview = Interview::new(&plan, online());
        walk(&mut dice, &mut interview, 12);
        prop_assume!(to_the_end(&mut dice, &mut interview));
        let given = survey.questions.map(|q, _| interview.state.given(q).cloned());
        let end = interview.finish();
        prop_assert_eq!(end.disposition, Disposition::Complete);
        let known = Known(&end.answers);
        for (q, question) in survey.questions.entries() {
            let answer = &end.answers[q];
            let page = &survey.pages[question.page];
            let shown = page.show_if.iter().chain(&question.show_if).all(|condition| condition.holds(&known));
            match &question.kind {
                Kind::Note => prop_assert_eq!(answer, &Answer::NOT_ASKED),
                _ if !shown => prop_assert_eq!(answer, &Answer::NOT_ASKED, "hidden"),
                Kind::Computed { .. } => {}
                _ => {
                    prop_assert_eq!(Some(answer), given[q].as_ref(), "neither lost nor invented");
                    prop_assert!(validate(&survey, q, answer, Mode::Online).is_ok());
                    let open = match answer {
                        Answer::Rows(rows) => rows.iter().any(|(_, cell)| *cell == Err(Missing::Unanswered)),
                        Answer::Tasks(tasks) => tasks.contains(&Err(Missing::Unanswered)),
                        other => *other == Answer::UNANSWERED,
                    };
                    prop_assert!(!(open && question.required == Required::Yes));
                    if let Answer::Tasks(done) = answer {
                        let design = tasks(question, &online());
                        prop_assert_eq!(done.len(), design.len());
                        for (done, shown) in done.iter().zip(design).filter_map(|(done, shown)| Some((done.as_ref().ok()?, shown))) {
                            let shown: Vec<_> = shown.iter().map(|&item| question.kind.items()[item].code.clone()).collect();
                            prop_assert_eq!(&done.shown, &shown);
                            prop_assert!(done.best != done.worst && shown.contains(&done.best) && shown.contains(&done.worst));
                        }
                    }
                    prop_assert!(question.checks.iter().all(|rule| !rule.condition.holds(&known)));
                }
            }
        }
    }

    #[test]
    fn back_and_forth_changes_nothing(seed: u64, steps in 0_usize..20) {
        let survey = random_survey(seed);
        let plan = Plan::new(survey.clone()).unwrap();
        let mut dice = Dice::new(seed ^ 3);
        let mut interview = Interview::new(&plan, online());
        walk(&mut dice, &mut interview, steps);
        prop_assume!(to_the_end(&mut dice, &mut interview));
        let before = interview.clone().finish();
        let times = 1 + dice.below(5);
        (0..times).for_each(|_| _ = interview.back());
        interview.catch_up();
        prop_assert_eq!(interview.screen(), Screen::Review);
        prop_assert_eq!(interview.finish(), before);
    }

    #[test]
    fn breaking_off_loses_no_answer(seed: u64, steps in 0_usize..30) {
        let survey = random_survey(seed);
        let plan = Plan::new(survey.clone()).unwrap();
        let mut dice = Dice::new(seed ^ 4);
        let mut interview = Interview::new(&plan, online());
        walk(&mut dice, &mut interview, steps);
        let given = survey.questions.map(|q, _| interview.state.given(q).cloned());
        let reached_end = interview.screen() == Screen::Review;
        interview.break_off();
        let end = interview.finish();
        for (q, answer) in end.answers.entries() {
            let question = &survey.questions[q];
            let reason = answer.missing();
            prop_assert!(!(reached_end && reason == Some(Missing::NotReached) && question.kind.is_asked()));
            if question.kind.is_asked() && reason.is_none() {
                prop_assert_eq!(Some(answer), given[q].as_ref(), "not invented");
            }
            if reason == Some(Missing::NotReached) && question.kind.is_asked() {
                prop_assert_eq!(&given[q], &None, "not lost");
            }
            let counts = question.facet_weight(FacetKind::Importance) > 0.0;
            if end.disposition == Disposition::Partial && counts {
                prop_assert!(matches!(reason, None | Some(Missing::NotAsked)));
            }
        }
    }

    #[test]
    fn known_answers_give_what_an_interview_gives(seed: u64) {
        let survey = random_survey(seed);
        let plan = Plan::new(survey.clone()).unwrap();
        let mut dice = Dice::new(seed ^ 5);
        let mut interview = Interview::new(&plan, online());
        prop_assume!(to_the_end(&mut dice, &mut interview));
        let end = interview.finish();
        let (again, rejected) = whole_known(&plan, &online(), end.answers.iter().cloned().map(Some).collect());
        let computed = |q: QuestionIndex| matches!(survey.questions[q].kind, Kind::Computed { .. });
        prop_assert!(rejected.iter().all(|objection| computed(objection.question)), "{:?}", rejected);
        prop_assert_eq!(again.answers, end.answers);
        prop_assert_eq!(again.orders, end.orders);
    }

    #[test]
    fn what_would_fall_away_does(seed: u64, steps in 1_usize..20) {
        let survey = random_survey(seed);
        let plan = Plan::new(survey.clone()).unwrap();
        let mut dice = Dice::new(seed ^ 6);
        let mut interview = Interview::new(&plan, online());
        walk(&mut dice, &mut interview, steps);
        prop_assume!(to_the_end(&mut dice, &mut interview));
        let before = interview.clone().finish().answers;
        let first = survey.questions.indices().find(|&q| survey.questions[q].kind.is_asked());
        let Some(question) = first.filter(|&q| interview.state.is_shown(q)) else { return Ok(()) };
        let answer = random_answer(&mut dice, &survey.questions[question]);
        let foreseen = interview.consequences(question, &answer);
        interview.back_to(question);
        prop_assume!(interview.answer(question, answer).is_ok());
        // Whatever else is now to be asked, broken off here it shows what is hidden.
        let after = interview.finish().answers;
        for q in foreseen {
            prop_assert!(before[q] != Answer::NOT_ASKED && after[q] == Answer::NOT_ASKED, "{:?}", q);
        }
    }
}

#[test]
fn random_questionnaires_use_what_they_should() {
    let surveys: Vec<_> = (0..60).map(random_survey).collect();
    let questions = || surveys.iter().flat_map(|survey| &survey.questions);
    for kind in
        ["single", "multiple", "ranking", "matrix", "best-worst", "number", "computed", "note"]
    {
        assert!(questions().any(|question| question.kind.name() == kind), "{kind}");
    }
    assert!(questions().filter(|question| question.show_if.is_some()).count() > 50);
    assert!(
        surveys
            .iter()
            .any(|survey| Plan::new(survey.clone()).unwrap().parts().len() > survey.pages.len())
    );
    assert!(surveys.iter().any(|survey| survey.pages.iter().any(|page| page.show_if.is_some())));
}
