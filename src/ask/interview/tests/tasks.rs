//! Best-worst tasks.

use super::*;

const TASKS: &str = r"
  - page: p
    questions:
      - { id: bw, type: best-worst, text: Best?, options: needs, per_task: 3, tasks: 2, required: true, allow: [dont_know] }
  - page: q
    questions:
      - { id: why, type: text, text: Why?, max_length: 20, show_if: answered(bw) }
";

/// The items of each task as this interview shows them.
fn shown(interview: &Interview) -> Vec<Vec<Code>> {
    let Screen::Ask(page) = interview.screen() else { return Vec::new() };
    let items = interview.plan.survey().questions[page.questions[0].question].kind.items();
    let code = |place: &usize| items[page.questions[0].items[*place].0].code.clone();
    page.questions[0].tasks.iter().map(|task| task.iter().map(code).collect()).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "as a task's answer stands in the list")]
fn task(shown: &[Code], best: usize, worst: usize) -> Result<BestWorst, Missing> {
    Ok(BestWorst { shown: shown.to_vec(), best: shown[best].clone(), worst: shown[worst].clone() })
}

#[test]
fn best_worst_tasks_are_shown_answered_and_kept() {
    let survey = survey(TASKS);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut interview = Interview::new(&plan, online());
    let design = shown(&interview);
    assert_eq!(design.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
    let why = |done: Vec<_>| {
        let mut interview = interview.clone();
        interview
            .submit(vec![(q(0), Answer::Tasks(done))], true)
            .err()
            .map(|o| (o[0].row, o[0].reason.word()))
    };
    let (one, two) = (&design[0], &design[1]);
    let absent =
        survey.needs.iter().map(|need| need.code.clone()).find(|code| !one.contains(code)).unwrap();
    assert_eq!(why(vec![task(one, 0, 1)]), Some((Some(1), "required")));
    assert_eq!(why(vec![task(one, 0, 1), task(two, 2, 2)]), Some((Some(1), "best-is-worst")));
    assert_eq!(why(vec![task(two, 0, 1), task(one, 0, 1)]), Some((Some(0), "other-task")));
    assert_eq!(why(vec![task(one, 0, 1), task(&two[..2], 0, 1)]), Some((Some(1), "other-task")));
    assert_eq!(
        why(vec![task(one, 0, 1), Err(Missing::Refused)]),
        Some((Some(1), "no-special-answer"))
    );
    assert_eq!(why(vec![task(one, 0, 1); 3]), Some((None, "too-many")));
    let picked = BestWorst { shown: one.clone(), best: absent, worst: one[0].clone() };
    assert_eq!(why(vec![Ok(picked), task(two, 0, 1)]), Some((Some(0), "not-shown")));
    assert_eq!(why(vec![task(one, 0, 1), Err(Missing::DontKnow)]), None);

    let said = "Bitte geben Sie eine Antwort zu „Aufgabe 2“.";
    let lacking =
        interview.submit(vec![(q(0), Answer::Tasks(vec![task(one, 0, 1)]))], true).unwrap_err();
    assert_eq!(interview.say(&lacking[0]), said);

    // A collector need not say what was shown; going back shows what was given.
    let silent = BestWorst { shown: Vec::new(), best: two[0].clone(), worst: two[2].clone() };
    interview.submit(vec![(q(0), Answer::Tasks(vec![task(one, 0, 1), Ok(silent)]))], true).unwrap();
    let kept = Answer::Tasks(vec![task(one, 0, 1), task(two, 0, 2)]);
    assert!(interview.back());
    let Screen::Ask(page) = interview.screen() else { panic!() };
    assert_eq!(page.questions[0].given.as_ref(), Some(&kept));
    assert!(interview.catch_up());
    assert_eq!(interview.finish().answers[q(0)], kept);
}

#[test]
fn known_tasks_may_show_what_another_design_showed() {
    let survey = survey(TASKS);
    let plan = Plan::new(survey.clone()).unwrap();
    let tasks =
        [["a", "b", "c"], ["d", "c", "a"]].map(|shown| task(&shown.map(Code::new), 0, 1)).to_vec();
    let known =
        |done: Vec<_>| whole_known(&plan, &online(), vec![Some(Answer::Tasks(done)), None].into());
    let (end, rejected) = known(tasks.clone());
    assert_eq!((rejected, end.answers[q(0)].clone()), (Vec::new(), Answer::Tasks(tasks.clone())));
    let (end, rejected) =
        known(vec![tasks[0].clone(), task(&["d", "c", "d"].map(Code::new), 0, 1)]);
    assert_eq!(rejected[0].reason.word(), "twice");
    assert_eq!(end.answers[q(0)].missing(), Some(Missing::Unanswered));
}
