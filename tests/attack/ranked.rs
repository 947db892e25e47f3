//! The numbers of `rank`, read from its CSV and its JSON, which must say the same.

use serde_json::Value;

use super::facts::{Fact, MERGED, Of, Said, Whose};
use super::report::known;

/// What one row of an order says of a need.
#[derive(Debug)]
struct Row {
    group: String,
    need: &'static str,
    measure: String,
    is_suppressed: bool,
    /// asked, score, importance, dissatisfaction, base, rank.
    numbers: [Option<f64>; 6],
}

const NUMBERS: [&str; 6] = ["asked", "score", "importance", "dissatisfaction", "base", "rank"];

impl Row {
    /// Whether two formats say the same, but for how a number is read.
    fn is_as(&self, other: &Self) -> bool {
        let same = |(one, other): (&Option<f64>, &Option<f64>)| match (one, other) {
            (Some(one), Some(other)) => (one - other).abs() < 1e-9,
            (one, other) => one == other,
        };
        let words =
            |row: &Self| (row.group.clone(), row.need, row.measure.clone(), row.is_suppressed);
        words(self) == words(other) && self.numbers.iter().zip(&other.numbers).all(same)
    }
}

/// What an answer of `rank` in both formats says; `whose` is whose answers a group is of, `digits`
/// how far a share may be from the true one.
pub(super) fn facts(
    csv: &str,
    json: &str,
    whose: impl Fn(&str) -> Whose,
    digits: f64,
) -> Vec<Fact> {
    let json: Value = serde_json::from_str(json).unwrap();
    let documents = json.as_array().cloned().unwrap_or_else(|| vec![json.clone()]);
    let rows = of_csv(csv);
    let others: Vec<Row> = documents.iter().flat_map(of_json).collect();
    assert!(
        rows.len() == others.len() && rows.iter().zip(&others).all(|(one, other)| one.is_as(other)),
        "{csv}\n{json}"
    );
    let mut facts = Vec::new();
    for document in &documents {
        let whose = whose(document["group"].as_str().unwrap_or_default());
        let n = document["n"].as_f64().map(Said::Count);
        facts.extend(n.map(|said| Fact {
            question: "order",
            of: Of::All,
            whose,
            said,
            table: usize::MAX,
        }));
        of_few(document, digits, &mut facts);
    }
    of_order(&rows, whose, digits, &mut facts);
    facts
}

/// Where a mode has few clusters: how many answered in it, and the order of the online answers
/// alone.
fn of_few(document: &Value, digits: f64, facts: &mut Vec<Fact>) {
    let mut of_mode = |mode: &'static str, n: &Value| {
        let (whose, said) = (Whose { mode: Some(mode), place: None }, n.as_f64().map(Said::Count));
        let of_all = |said| Fact { question: "order", of: Of::All, whose, said, table: usize::MAX };
        facts.extend(said.map(of_all));
        whose
    };
    for few in document["few_clusters"].as_array().into_iter().flatten() {
        assert_eq!(few["mode"], "street");
        of_mode("street", &few["n"]);
    }
    if let Some(online) = document.get("online") {
        let whose = of_mode("online", &online["n"]);
        let rows: Vec<Row> =
            online["needs"].as_array().unwrap().iter().map(|need| row("", need)).collect();
        of_order(&rows, |_| whose, digits, facts);
    }
}

/// What an order says of needs, and of one before another.
fn of_order(rows: &[Row], whose: impl Fn(&str) -> Whose, digits: f64, facts: &mut Vec<Fact>) {
    for row in rows {
        of_row(row, whose(&row.group), digits, facts);
    }
    for (front, back) in rows.iter().flat_map(|front| rows.iter().map(move |back| (front, back))) {
        if let (Some(first), Some(second), true) =
            (front.numbers[5], back.numbers[5], front.group == back.group)
            && (first < second || first <= second && front.measure == "borda")
        {
            let (of, said) = if front.measure == "borda" {
                (Of::Wins(front.need), Said::AtLeast(Of::Wins(back.need)))
            } else {
                (Of::Unmet(front.need, 1.0), Said::AtLeast(Of::Unmet(back.need, 0.0)))
            };
            facts.push(Fact {
                question: "order",
                of,
                whose: whose(&front.group),
                said,
                table: usize::MAX,
            });
        }
    }
}

/// How many an answer of `rank` by a question says chose each of its options.
pub(super) fn sizes(json: &str, question: &'static str) -> Vec<Fact> {
    let json: Value = serde_json::from_str(json).unwrap();
    let size = |group: &Value| {
        let code = known(group["group"].as_str()?);
        let said = Said::Count(group["n"].as_f64()?);
        // Two parts of town together are no option of the question.
        let (of, whose) = if code == MERGED {
            (Of::All, Whose { mode: None, place: Some(MERGED) })
        } else {
            (Of::Named(code), Whose::default())
        };
        Some(Fact { question, of, whose, said, table: usize::MAX })
    };
    json.as_array().unwrap().iter().filter_map(size).collect()
}

fn of_row(row: &Row, whose: Whose, digits: f64, facts: &mut Vec<Fact>) {
    let [asked, score, importance, dissatisfaction, base, _] = row.numbers;
    let need = row.need;
    let share = |percent: f64, room: f64, of: Of| {
        Said::Share(percent / 100.0 - digits - room, percent / 100.0 + digits + room, of)
    };
    let mut push = |question: &'static str, of: Of, said: Option<Said>| {
        facts.extend(said.map(|said| Fact { question, of, whose, said, table: usize::MAX }));
    };
    push("order", Of::All, asked.map(Said::Count));
    push("order", Of::Answered, base.map(Said::Count));
    push("order", Of::Named(need), importance.map(|share_of| share(share_of, 0.0, Of::Answered)));
    push(
        "grid",
        Of::Dissatisfied(need),
        dissatisfaction.map(|share_of| share(share_of, 0.0, Of::Row(need, None))),
    );
    match (score, dissatisfaction) {
        (Some(score), _) if row.measure == "borda" => {
            push("order", Of::Wins(need), Some(share(score, 0.0, Of::Answered)));
        }
        (Some(score), _) if row.measure != "unmet" => {
            push("order", Of::Named(need), Some(share(score, 0.0, Of::Answered)));
        }
        // Everybody's share stands in for those who do not say how satisfied they are.
        (Some(score), Some(part)) => {
            push("order", Of::Unmet(need, part / 100.0), Some(share(score, digits, Of::Answered)));
        }
        (Some(score), None) => {
            let score = score / 100.0;
            push(
                "order",
                Of::Unmet(need, 0.0),
                Some(Said::Share(-1.0, score + digits, Of::Answered)),
            );
            push(
                "order",
                Of::Unmet(need, 1.0),
                Some(Said::Share(score - digits, 2.0, Of::Answered)),
            );
        }
        (None, _) => {}
    }
    if row.is_suppressed && importance.is_none() {
        push("order", Of::Named(need), Some(Said::Suppressed));
        push("order", Of::Unmet(need, 0.0), Some(Said::Suppressed));
    }
    if row.is_suppressed && dissatisfaction.is_none() {
        push("grid", Of::Dissatisfied(need), Some(Said::Suppressed));
    }
}

fn of_csv(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| {
        header
            .iter()
            .position(|column| column == name)
            .unwrap_or_else(|| panic!("no column {name}"))
    };
    let row = |row: csv::StringRecord| Row {
        group: row[at("group")].to_owned(),
        need: known(&row[at("need")]),
        measure: row[at("measure")].to_owned(),
        is_suppressed: !row[at("withheld")].is_empty(),
        numbers: NUMBERS.map(|name| row[at(name)].parse().ok()),
    };
    reader.records().map(|found| row(found.unwrap())).collect()
}

/// The rows of one order; of one that is not shown there are none.
fn of_json(document: &Value) -> Vec<Row> {
    let group = document["group"].as_str().unwrap_or_default();
    let is_shown = document["suppressed"] == false;
    let needs = document["needs"].as_array().unwrap().iter();
    needs.filter(|_| is_shown).map(|need| row(group, need)).collect()
}

fn row(group: &str, need: &Value) -> Row {
    Row {
        group: group.to_owned(),
        need: known(need["need"].as_str().unwrap()),
        measure: need["measure"].as_str().unwrap().to_owned(),
        is_suppressed: need.get("withheld").is_some(),
        numbers: NUMBERS.map(|name| need[name].as_f64()),
    }
}
