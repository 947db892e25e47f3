//! Several edits of needs and of a margin's options, one after the other: after each of them
//! `rank --format json` writes the bytes it wrote before, but for labels and codes.

use std::fmt::Write as _;

use crate::support::Town;

/// A need or an option as the files have it.
#[derive(Clone, Debug)]
struct Listed {
    code: String,
    was: Vec<String>,
    text: String,
    retired: bool,
}

impl Listed {
    fn new(code: &str) -> Self {
        Self { code: code.into(), was: Vec::new(), text: format!("The {code}"), retired: false }
    }

    fn first(&self) -> &str {
        self.was.first().unwrap_or(&self.code)
    }

    fn line(&self, indent: &str) -> String {
        let was = match &self.was[..] {
            [] => String::new(),
            was => format!(", was: [{}]", was.join(", ")),
        };
        let retired = if self.retired { ", retired: 2026" } else { "" };
        format!("{indent}{}: {{ text: {}{was}{retired} }}\n", self.code, self.text)
    }
}

/// Numbers that are drawn the same way in every run.
struct Draws(u64);

impl Draws {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

/// What is asked, and may be edited.
#[derive(Clone, Debug)]
struct Asked {
    needs: Vec<Listed>,
    ages: Vec<Listed>,
    /// How often the question was put in other words.
    reworded: usize,
}

impl Asked {
    fn first() -> Self {
        Self {
            needs: ["wifi", "help", "parking", "schools", "roads"].map(Listed::new).into(),
            ages: ["young", "mid", "old"].map(Listed::new).into(),
            reworded: 0,
        }
    }

    fn write(&self, town: &Town) {
        let lines = |all: &[Listed], indent: &str| -> String {
            all.iter().map(|one| one.line(indent)).collect()
        };
        town.write("town/needs.yaml", lines(&self.needs, ""));
        let options = lines(&self.ages, "          ");
        let share = |age: &Listed| match age.first() {
            "young" => Some("0.2"),
            "mid" => Some("0.45"),
            "old" => Some("0.35"),
            _ => None,
        };
        let (mut shares, mut into) = (Vec::new(), Vec::new());
        let old = self.ages.iter().find(|age| age.first() == "old").unwrap();
        for age in &self.ages {
            match share(age) {
                Some(share) => shares.push(format!("{}: {share}", age.code)),
                None => into.push(format!("{}: {}", age.code, old.code)),
            }
        }
        let (shares, into) = (shares.join(", "), into.join(", "));
        let collapse = if into.is_empty() {
            String::new()
        } else {
            format!(", collapse: {{ age: {{ {into} }} }}")
        };
        town.write(
            "surveys/s.yaml",
            format!(
                "survey: s\ntitle: What next?\nlanguages: [en]\nmodes: [online]\nneeds: all\n\
                 ranking: {{ top: 2 }}\npopulation: {{ margins: [{{ of: age, shares: {{ {shares} }}{collapse} }}] }}\n\
                 pages:\n  - page: all\n    questions:\n      - id: age\n        type: single\n        text: Age {}?\n        options:\n{options}      \
                 - {{ id: top2, type: ranking, facet: importance, text: What?, options: needs, top: 2 }}\n      \
                 - {{ id: how, type: matrix, facet: satisfaction, text: How?, rows: needs, allow: [dont_know], scale: {{ from: 1, to: 5, best: to }} }}\n",
                self.reworded
            ),
        );
    }

    /// One edit; says which.
    fn edit(&mut self, draws: &mut Draws, number: usize) -> String {
        let of_needs = draws.below(2) == 0;
        let list = if of_needs { &mut self.needs } else { &mut self.ages };
        let (at, to) = (draws.below(list.len()), draws.below(list.len()));
        let what = draws.below(5);
        let code = list[at].code.clone();
        match what {
            0 => list.insert(to, Listed::new(&format!("new{number}"))),
            // Without one of its levels the population would be another.
            1 if of_needs && list.iter().filter(|one| !one.retired).count() > 3 => {
                list[at].retired = true;
            }
            2 => {
                list[at].was.push(code.clone());
                list[at].code = format!("code{number}");
            }
            3 => list[at].text = format!("Text {number}"),
            4 => {
                let one = list.remove(at);
                list.insert(to, one);
            }
            _ => self.reworded += 1,
        }
        format!("edit {what} of `{code}` ({number})")
    }

    /// A ranking as it is written, without labels and by the codes there were first.
    fn bare(&self, json: &str) -> String {
        let mut bare = String::new();
        for part in json.split("\"label\":\"") {
            bare.push_str(if bare.is_empty() { part } else { part.split_once("\",").unwrap().1 });
        }
        for need in &self.needs {
            let named = |code: &str| format!("\"need\":\"{code}\"");
            bare = bare.replace(&named(&need.code), &named(need.first()));
        }
        bare
    }
}

/// Answers of the first questionnaire: made up in a file, or imported into the store.
fn answered(in_store: bool, seed: u64) -> Town {
    let town = Town::with_survey("");
    let asked = Asked::first();
    asked.write(&town);
    if !in_store {
        town.run(&format!("simulate s -n 200 --seed {seed}")).fine();
        return town;
    }
    let mut draws = Draws(seed);
    let mut csv = "nr,age,first,second,w,h,p,s,r\n".to_owned();
    for nr in 0..150 {
        let age = &asked.ages[draws.below(3)].code;
        let (first, further) = (draws.below(5), 1 + draws.below(4));
        let [first, second] =
            [first, (first + further) % 5].map(|at| asked.needs[at].code.as_str());
        let how: Vec<_> = (0..5).map(|_| (1 + draws.below(5)).to_string()).collect();
        writeln!(csv, "{nr},{age},{first},{second},{}", how.join(",")).unwrap();
    }
    town.write("a.csv", csv);
    town.write(
        "a.import.yaml",
        "survey: s\nid: nr\nmode: online\nlang: en\nanswers:\n  age: age\n  top2: { ranked: [first, second] }\n  \
         how: { rows: { wifi: w, help: h, parking: p, schools: s, roads: r } }\n",
    );
    town.run("import s a.csv --map a.import.yaml").fine();
    town
}

#[test]
fn a_few_edits_one_after_the_other_leave_the_ranking_as_it_is_written() {
    for (seed, edits) in [(1, 3), (2, 4), (3, 5), (4, 5), (5, 4), (6, 5)] {
        let town = answered(seed % 2 == 0, seed);
        let mut asked = Asked::first();
        let rank = |asked: &Asked| asked.bare(&town.run("rank s --format json").fine().out);
        let before = rank(&asked);
        assert!(before.contains("\"weights\":\"raked\"") && !before.contains("label"), "{before}");
        let (mut draws, mut done) = (Draws(seed + 100), Vec::new());
        for number in 0..edits {
            done.push(asked.edit(&mut draws, number));
            asked.write(&town);
            assert_eq!(rank(&asked), before, "seed {seed}, {done:#?}");
        }
        // The dataset made anew for good says the same, and so do the files.
        town.run("merge s").fine();
        assert_eq!(rank(&asked), before, "seed {seed}, {done:#?}");
        town.run("check").fine();
    }
}
