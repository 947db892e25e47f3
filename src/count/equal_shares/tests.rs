use proptest::prelude::*;

use super::*;
use crate::golden::table;

/// An election of a file of pabulib.org: what was chosen beside it, and what each project is
/// called there.
fn pabulib(name: &str) -> (Election, u64, Vec<String>, Vec<String>) {
    let path = format!("{}/tests/golden/{name}", crate::golden::ROOT);
    let text = std::fs::read_to_string(path).unwrap();
    let (meta, rest) = text.split_once("PROJECTS\n").unwrap();
    let (projects, votes) = rest.split_once("VOTES\n").unwrap();
    let budget = meta.lines().find_map(|line| line.strip_prefix("budget;")).unwrap();
    let rows = |part: &str| -> Vec<Vec<String>> {
        let head: Vec<_> = part.lines().next().unwrap().split(';').collect();
        let places = ["project_id", "cost", "selected", "vote"];
        let places = places.map(|name| head.iter().position(|known| *known == name));
        let row = |line: &str| {
            let cells: Vec<_> = line.split(';').collect();
            places.iter().flatten().map(|at| cells[*at].to_owned()).collect()
        };
        part.lines().skip(1).map(row).collect()
    };
    let projects = rows(projects);
    let ids: Vec<String> = projects.iter().map(|row| row[0].clone()).collect();
    let place = |id: &str| ids.iter().position(|known| known == id).unwrap();
    let ballots = rows(votes);
    let ballots = ballots
        .iter()
        .map(|row| Ballot { approved: row[0].split(',').map(place).collect(), weight: 1 });
    let costs = projects.iter().map(|row| row[1].parse().unwrap()).collect();
    let selected = projects.iter().filter(|row| row[2] == "1").map(|row| row[0].clone());
    (
        Election::new(costs, ballots.collect()),
        budget.parse().unwrap(),
        ids.clone(),
        selected.collect(),
    )
}

/// Assen Top Idee 2024, decided by Equal Shares with add1: 84 voters, 14 projects, 100,000 EUR. Its
/// outcome hangs on cost as utility, on completion, and on nothing being added by popularity.
#[test]
fn a_published_outcome_is_reproduced() {
    let (election, budget, ids, selected) = pabulib("assen_2024.pb");
    assert_eq!((election.weight(), selected.len()), (84, 9));
    let outcome = election.spend(budget, 84);
    let mut chosen: Vec<_> = outcome.chosen.iter().map(|at| ids[*at].clone()).collect();
    // In the order of choice, as computed in exact fractions by a script of its own.
    assert_eq!(chosen, ["3", "9", "2", "11", "13", "14", "5", "6", "12"]);
    assert_eq!((outcome.spent, outcome.endowment), (76_700, 100_000 + 843 * 84));
    chosen.sort();
    let mut selected = selected;
    selected.sort();
    assert_eq!(chosen, selected);
    // Cents instead of euros change nothing.
    let costs: Vec<u64> = election.costs.iter().map(|cost| 100 * cost).collect();
    let cents = Election::new(costs, election.ballots.clone()).spend(100 * budget, 8_400);
    assert_eq!(cents.chosen, outcome.chosen);
}

fn numbers<T: std::str::FromStr>(words: &str) -> Vec<T> {
    words.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn small_elections_with_weights_and_ties_are_as_in_exact_fractions() {
    let rows = table("equal_shares_golden.csv");
    assert!(rows.len() > 50);
    for row in &rows {
        let ballots = row["ballots"].split('|').map(|ballot| {
            let (weight, approved) = ballot.split_once(':').unwrap();
            Ballot { approved: numbers(approved), weight: weight.parse().unwrap() }
        });
        let election = Election::new(numbers(&row["costs"]), ballots.collect());
        let amount = |column: &str| row[column].parse::<u64>().unwrap();
        let outcome = election.spend(amount("budget"), amount("step"));
        assert_eq!(outcome.chosen, numbers::<usize>(&row["chosen"]), "{row:?}");
        assert_eq!(outcome.endowment, amount("endowment"), "{row:?}");
        for (project, (held, known)) in
            outcome.held.iter().zip(numbers::<f64>(&row["held"])).enumerate()
        {
            assert_eq!(held.is_none(), outcome.chosen.contains(&project));
            assert!(held.is_none_or(|held| (held - known).abs() < 1e-9), "{row:?}");
        }
    }
}

/// Of 100 people 60 want two projects of 50 and 40 two others of 40: by votes alone the 60 would
/// decide about all 100.
#[test]
fn a_minority_decides_about_its_part() {
    let ballots = vec![
        Ballot { approved: vec![0, 1], weight: 60 },
        Ballot { approved: vec![2, 3], weight: 40 },
    ];
    let election = Election::new(vec![50, 50, 40, 40], ballots);
    let outcome = election.spend(100, 1);
    assert_eq!((outcome.chosen, outcome.spent), (vec![0, 2], 90));
    // In their purses 10 of 60 are left for the second of 50, and nothing of 40.
    assert_eq!(outcome.held, [None, Some(0.2), None, Some(0.0)]);
}

/// Both cost the same and have as many supporters; then one more voter decides.
#[test]
fn level_projects_are_taken_by_a_rule() {
    let two = |weights: [u64; 2], costs: [u64; 2]| {
        let ballots = weights.into_iter().enumerate();
        let ballots = ballots.map(|(at, weight)| Ballot { approved: vec![at], weight });
        let both = Ballot { approved: vec![0, 1], weight: 10 };
        Election::new(costs.to_vec(), ballots.chain([both]).collect()).spend(10, 1).chosen
    };
    assert_eq!(two([5, 5], [10, 10]), [0]);
    assert_eq!(two([5, 6], [10, 10]), [1]);
    assert_eq!(two([5, 5], [10, 9]), [1]);
}

fn elections() -> impl Strategy<Value = (Vec<u64>, Vec<Ballot>, u64)> {
    (1_usize..7).prop_flat_map(|m| {
        let costs = prop::collection::vec(1_u64..5_000, m);
        let ballot = (prop::collection::vec(any::<bool>(), m), 1_u64..2_000_000);
        let ballots = prop::collection::vec(ballot, 1..25);
        (costs, ballots, 1_u64..20_000).prop_map(|(costs, ballots, budget)| {
            let ballots = ballots.into_iter().map(|(wants, weight)| {
                let approved = wants.iter().enumerate().filter(|(_, wants)| **wants);
                Ballot { approved: approved.map(|(at, _)| at).collect(), weight }
            });
            (costs, ballots.collect(), budget)
        })
    })
}

proptest! {
    #[test]
    fn nobody_spends_more_than_they_have((costs, ballots, budget) in elections()) {
        let step = budget.div_ceil(20);
        let election = Election::new(costs.clone(), ballots.clone());
        let outcome = election.spend(budget, step);
        prop_assert!(outcome.spent <= budget);
        let spent: u64 = outcome.chosen.iter().map(|at| costs[*at]).sum();
        prop_assert_eq!(spent, outcome.spent);
        // What only some want is paid by those alone, from their part of what was in all purses.
        let wants = |ballot: &Ballot, project: usize| ballot.approved.contains(&project);
        for one in &outcome.chosen {
            let outside =
                |project: usize| ballots.iter().any(|b| wants(b, project) && !wants(b, *one));
            let theirs: u64 =
                outcome.chosen.iter().filter(|at| !outside(**at)).map(|at| costs[*at]).sum();
            let part = election.support(*one) as f64 / election.weight() as f64;
            prop_assert!(theirs as f64 <= part * outcome.endowment as f64 * (1.0 + 1e-9));
        }
        for (project, held) in outcome.held.iter().enumerate() {
            prop_assert_eq!(held.is_none(), outcome.chosen.contains(&project));
            prop_assert!(held.is_none_or(|held| (0.0..1.0 + 1e-9).contains(&held)));
        }
    }

    #[test]
    fn what_all_want_is_chosen_first((costs, ballots, budget) in elections()) {
        let all = costs.len();
        let wanted = ballots.into_iter().map(|mut ballot| {
            ballot.approved.push(all);
            ballot
        });
        let nobody = Ballot { approved: vec![all], weight: 1 };
        let ballots = wanted.chain([nobody]).collect();
        let election = Election::new([costs, vec![budget]].concat(), ballots);
        prop_assert_eq!(election.spend(budget, 1).chosen, [all]);
    }

    #[test]
    fn only_the_proportions_of_weights_count(
        (costs, ballots, budget) in elections(), times in 2_u64..5_000
    ) {
        let spend = |ballots: Vec<Ballot>| {
            Election::new(costs.clone(), ballots).spend(budget, budget.div_ceil(20))
        };
        let known = spend(ballots.clone());
        let scaled = ballots.iter().map(|ballot| {
            Ballot { weight: ballot.weight * times, ..ballot.clone() }
        });
        let scaled = spend(scaled.collect());
        prop_assert_eq!(&scaled.chosen, &known.chosen);
        prop_assert_eq!(scaled.endowment, known.endowment);
        // Two who vote alike are as one of both weights.
        let halves = ballots.iter().flat_map(|ballot| {
            let one = ballot.weight / 2;
            [one, ballot.weight - one].map(|weight| Ballot { weight, ..ballot.clone() })
        });
        prop_assert_eq!(&spend(halves.collect()).chosen, &known.chosen);
    }

    /// Where floating point is sure it chooses as whole numbers of any length do.
    #[test]
    fn both_kinds_of_numbers_choose_the_same((costs, ballots, budget) in elections()) {
        let election = Election::new(costs, ballots);
        if let Ok(quick) = round::run::<f64>(&election, budget) {
            let exact = round::run::<BigUint>(&election, budget).unwrap();
            prop_assert_eq!(quick.chosen, exact.chosen);
            for (one, other) in quick.held.iter().zip(&exact.held) {
                prop_assert!((one.unwrap_or(0.0) - other.unwrap_or(0.0)).abs() < 1e-9);
            }
        }
    }
}

/// Each of them has a vote of their own.
#[test]
fn many_voters_and_projects_are_no_trouble() {
    let (voters, projects) = (20_000_usize, 200_usize);
    let ballots = (0..voters).map(|voter| {
        let mut approved: Vec<_> = (0..5)
            .map(|pick| (voter * 7919 + pick * (voter % 613 + 1) * 104_729) % projects)
            .collect();
        approved.sort_unstable();
        approved.dedup();
        Ballot { approved, weight: 900_000 + (voter * 7 % 200_000) as u64 }
    });
    let costs = (0..200).map(|at| 1_000_000 + at * 37_511 % 4_000_000).collect();
    let election = Election::new(costs, ballots.collect());
    let outcome = election.spend(100_000_000, 1_000_000);
    assert!(outcome.spent > 90_000_000 && outcome.chosen.len() > 20, "{outcome:?}");
}
