//! `rank` looks only at the questions on which its decisions hang, and only counts them: it hides
//! what it would hide beside the tables of all.

use proptest::prelude::*;

use super::*;
use crate::findings::orders::{Counts, Orders};
use crate::results::results;
use crate::sample_town::some;
use crate::study::Study;
use mitreden_base::ids::Code;
use mitreden_define::answer::Missing;

/// Questions that lead to others, count in needs, make groups, are computed from others, and hang on
/// nothing.
const BOUND: &str = "
survey: bound
title: Bound
languages: [en]
modes: [online, paper]
needs: { wifi: Wi-Fi, help: Help, park: Parks }
ranking: { top: 2, unsatisfied_at_most: 3 }
population:
  size: 1000
  margins:
    - { of: age, shares: { young: 0.4, old: 0.6 } }
pages:
  - page: all
    questions:
      - { id: age, type: single, text: Age?, options: { young: Y, old: O } }
      - { id: net, type: single, text: Net?, options: { daily: D, weekly: W, never: N } }
      - { id: top, type: ranking, facet: importance, show_if: net != 'never', text: What?, options: needs, top: 2, none: None }
      - { id: grid, type: matrix, facet: satisfaction, show_if: age == 'old', text: How?, rows: needs, scale: { from: 1, to: 5, best: to } }
      - { id: used, type: multiple, show_if: net == 'daily', text: Used?, options: { a: A, b: B, c: C } }
      - { id: why, type: single, show_if: \"'a' in used\", text: Why?, options: { x: X, y: Y } }
      - { id: uses, type: computed, value: net != 'never' }
      - { id: visits, type: number, text: Visits? }
      - { id: often, type: computed, value: visits > 2 }
";

/// Somebody by seven dice, routed as the questionnaire routes.
fn somebody(dice: [usize; 7]) -> Person {
    let pick = |at: usize, of: &[&'static str]| of[dice[at] % of.len()];
    let (age, net) =
        (pick(0, &["young", "old", "old", "old"]), pick(1, &["daily", "weekly", "never"]));
    let asked = |is: bool, answer: Answer| if is { answer } else { Answer::NOT_ASKED };
    let top = match pick(2, &["wifi help", "wifi", "help wifi", "park", "none", "open"]) {
        "none" => Answer::None,
        "open" => Answer::Missing(Missing::Unanswered),
        codes => ranked(codes),
    };
    let point = |at: usize| match i16::try_from(dice[at] % 6).unwrap() {
        0 => Err(Missing::Unanswered),
        point => Ok(point),
    };
    let grid = ["wifi", "help", "park"].into_iter().zip([point(3), point(4), point(5)]);
    let grid = grid.map(|(code, point)| (Code::new(code), point));
    let used = pick(3, &["a", "a b", "b c", "c"]);
    let visits = f64::from(u8::try_from(dice[6] % 4).unwrap());
    Person::new([
        ("age", one(age)),
        ("net", one(net)),
        ("top", asked(net != "never", top)),
        ("grid", asked(age == "old", Answer::Rows(grid.collect()))),
        ("used", asked(net == "daily", some(used))),
        ("why", asked(net == "daily" && used.contains('a'), one(pick(5, &["x", "y", "y"])))),
        ("uses", Answer::Truth(net != "never")),
        ("visits", Answer::Number(visits)),
        ("often", Answer::Truth(visits > 2.0)),
    ])
    .by(if dice[6].is_multiple_of(3) { Mode::Paper } else { Mode::Online })
}

/// One was routed around a question on which another hangs: both columns of the reason are read as one.
#[test]
fn a_question_that_hangs_on_one_with_a_hidden_number_of_asked_is_counted() {
    let survey = survey_of(BOUND);
    let people = [
        times(25, &somebody([0; 7])),
        times(25, &somebody([1, 0, 2, 1, 1, 2, 1])),
        times(1, &somebody([0, 1, 0, 0, 0, 0, 0])),
    ];
    let table = Table::of(&survey, &people.concat(), 1000);
    let found = findings(&table.study(&survey)).unwrap().results;
    let used =
        found.questions.iter().find(|one| Some(one.question) == survey.find("used")).unwrap();
    assert_eq!(used.asked(), Shown::Hidden);
}

fn beside_all(study: &Study<'_>, request: Request) -> Rankings {
    let all = results(study).unwrap();
    let orders = Orders::open(study, &all, Counts::of(study).unwrap()).rank(request).unwrap();
    Rankings { weighting: all.weighting, ..beside(study, orders) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn rank_hides_what_it_would_beside_all_questions(
        kinds in prop::collection::vec((prop::array::uniform7(0_usize..60), prop_oneof![1_usize..12, 20_usize..90]), 3..9),
        by in prop::sample::select(vec![None, Some("age"), Some("net"), Some("why")]),
        mode in prop::sample::select(vec![None, Some(Mode::Online), Some(Mode::Paper)]),
    ) {
        let survey = survey_of(BOUND);
        // Both ages answered, or there were no weights.
        let both = [([0, 0, 0, 0, 0, 0, 0], 25), ([1, 0, 2, 1, 1, 2, 1], 25)];
        let people = both.into_iter().chain(kinds).flat_map(|(dice, n)| times(n, &somebody(dice)));
        let people: Vec<Person> = people.collect();
        let table = Table::of(&survey, &people, 1000);
        let union = Union::alone(&survey);
        let study = table.study_of(&union);
        let request = Request { by: by.and_then(|id| survey.find(id)), mode };
        // As texts, in which what is not a number equals itself.
        let alone = format!("{:#?}", rank(&study, request).unwrap());
        prop_assert_eq!(alone, format!("{:#?}", beside_all(&study, request)));
    }
}
