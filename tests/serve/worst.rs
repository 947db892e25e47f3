//! The worst forms that can be sent to a page with a question of each type cost no more than an
//! honest person's. `cargo bench --bench worst` measures the same in a build as it is delivered.

use std::fmt::Write as _;

use crate::server::{Person, Server};
use crate::support::Town;

/// So much CPU a form may cost in a build as it is delivered, in milliseconds.
pub(crate) const LIMIT: f64 = 5.0;
/// And so many times what an honest person's page costs: the page that is fetched, its form, and
/// the page after it.
pub(crate) const TIMES: f64 = 2.0;
/// Larger bodies are refused, whatever is in them.
const BYTES: usize = 64 * 1024;

const HONEST: &str = "honest";

/// A question, an honest answer to it, and the worst ones.
pub(crate) struct Case {
    pub(crate) kind: &'static str,
    question: String,
    honest: String,
    pub(crate) worst: Vec<(&'static str, String)>,
}

/// What a form cost, in milliseconds of CPU.
pub(crate) struct Cost {
    pub(crate) kind: &'static str,
    pub(crate) what: &'static str,
    pub(crate) honest: f64,
    pub(crate) worst: f64,
    pub(crate) status: u16,
}

fn list(n: usize, of: impl Fn(usize) -> String) -> String {
    (0..n).map(of).collect()
}

/// `&q.a0=V&q.a1=V…`, one value for each item.
fn each(n: usize, value: &str) -> String {
    list(n, |at| format!("&q.a{at}={value}"))
}

/// A body as long as may be that says one thing again and again.
fn full(what: &str) -> String {
    what.repeat(BYTES / what.len() - 8)
}

/// Forms that are bad whatever the question is.
fn anywhere(values: usize) -> Vec<(&'static str, String)> {
    vec![
        ("names of nothing, as many as there may be", list(values, |at| format!("&x{at}.y={at}"))),
        ("one-letter names", full("&m=c")),
        ("the question's name alone", full("&q")),
        ("separators alone", full("&")),
        ("a language of 60 kB", format!("&.do=lang:{}", "x".repeat(60_000))),
        ("a way to nowhere of 60 kB", format!("&.do=to:{}", "x".repeat(60_000))),
        ("a value of 60 kB that is none", format!("&q={}", "%22".repeat(20_000))),
    ]
}

/// Options `a0`, `a1` …, so many, with what else each of them says.
fn options(n: usize, more: &dyn Fn(usize) -> &'static str) -> String {
    let options = list(n, |at| format!("a{at}: {{ text: Option {at}{} }}, ", more(at)));
    format!("options: {{ {} }}", options.trim_end_matches(", "))
}

fn plain(n: usize) -> String {
    options(n, &|_| "")
}

/// A question, an honest answer, how many values its page takes, and the worst forms.
fn case(
    kind: &'static str,
    question: &str,
    honest: String,
    values: usize,
    own: Vec<(&'static str, String)>,
) -> Case {
    let worst = own.into_iter().chain(anywhere(values)).collect();
    Case { kind, question: format!("type: {question}"), honest, worst }
}

/// All of them. Lists are longer than anybody's, texts as long as they may be.
pub(crate) fn cases() -> Vec<Case> {
    [choices(), orders(), scales(), typed()].into_iter().flatten().collect()
}

fn choices() -> Vec<Case> {
    let others = |n: usize| options(n, &|at| if at % 15 == 0 { ", other: true" } else { "" });
    let words = "%22".repeat(300);
    vec![
        case(
            "single",
            &format!("single, {}", others(300)),
            "&q=a7".into(),
            20,
            vec![
                ("each option chosen", list(300, |at| format!("&q=a{at}"))),
                ("its own words of 60 kB", format!("&q=a0&q.a0={}", "%22".repeat(20_000))),
                (
                    "words beside every option",
                    list(20, |at| format!("&q.a{}={words}", at * 15)) + "&q=a0",
                ),
            ],
        ),
        case(
            "multiple",
            &format!("multiple, {}", others(300)),
            "&q=a7&q=a15&q.a15=words&q=a200".into(),
            320,
            vec![
                ("26,000 empty ones and names", full("&used&a")),
                (
                    "every option, with words",
                    list(300, |at| format!("&q=a{at}"))
                        + &list(20, |at| format!("&q.a{}={words}", at * 15)),
                ),
                ("one option 300 times", "&q=a7".repeat(300)),
                (
                    "300 options that are none",
                    list(300, |at| format!("&q={at}{}", "z".repeat(190))),
                ),
                ("options from behind", list(300, |at| format!("&q=a{}", 299 - at))),
            ],
        ),
    ]
}

fn orders() -> Vec<Case> {
    vec![
        case(
            "ranking",
            &format!("ranking, {}", plain(100)),
            each(100, "").replace("&q.a7=", "&q.a7=1"),
            100,
            vec![
                ("every place, from behind", list(100, |at| format!("&q.a{at}={}", 100 - at))),
                ("the same place for all", each(100, "7")),
                ("places that are none", each(100, &"x".repeat(600))),
            ],
        ),
        case(
            "points",
            &format!("points, total: 100, {}", plain(100)),
            each(100, "").replace("&q.a7=", "&q.a7=100"),
            100,
            vec![
                ("a hundred for each", each(100, "100")),
                ("numbers that are none", each(100, &"x".repeat(600))),
                ("digits without end", each(100, &"9".repeat(600))),
            ],
        ),
    ]
}

fn scales() -> Vec<Case> {
    vec![
        case(
            "rating",
            "rating, scale: { from: 0, to: 100 }",
            "&q=7".into(),
            1,
            vec![
                ("off the scale", "&q=30000".into()),
                ("digits without end", format!("&q={}", "9".repeat(60_000))),
            ],
        ),
        case(
            "matrix",
            &matrix(100),
            each(100, "7"),
            100,
            vec![
                ("off the scale", each(100, "30000")),
                ("points that are none", each(100, &"x".repeat(600))),
                ("one row a hundred times", "&q.a7=1".repeat(100)),
            ],
        ),
        case(
            "best-worst",
            &format!("best-worst, per_task: 5, tasks: 20, {}", plain(20)),
            String::new(),
            40,
            vec![
                ("half of each task", list(20, |at| format!("&q.{}.best=a1", at + 1))),
                (
                    "items that are none",
                    list(20, |at| {
                        let (task, none) = (at + 1, "z".repeat(1_500));
                        format!("&q.{task}.best={none}&q.{task}.worst={none}")
                    }),
                ),
                (
                    "the same as best and worst",
                    list(20, |at| format!("&q.{0}.best=a1&q.{0}.worst=a1", at + 1)),
                ),
            ],
        ),
    ]
}

fn typed() -> Vec<Case> {
    vec![
        case(
            "number",
            "number, max: 10",
            "&q=7".into(),
            1,
            vec![
                ("digits without end", format!("&q={}", "9".repeat(60_000))),
                ("blanks", format!("&q={}1", "+".repeat(60_000))),
            ],
        ),
        case(
            "date",
            "date",
            "&q=2026-05-04".into(),
            1,
            vec![
                ("blanks", format!("&q={}1", "+".repeat(60_000))),
                ("digits without end", format!("&q={}", "9".repeat(60_000))),
            ],
        ),
        case(
            "text",
            "text, long: true, max_length: 4000, check: [{ if: \"matches(q, '(a|aa)+b')\", say: No }]",
            format!("&q={}", "Mehr+B%C3%A4nke.+".repeat(60)),
            1,
            vec![
                ("far too long, all escaped", format!("&q={}", "%22".repeat(21_000))),
                ("as long as may be", format!("&q={}", "%C3%A4".repeat(4_000))),
                ("characters of the terminal", format!("&q={}", "%1B".repeat(21_000))),
                ("blanks", format!("&q={}1", "+".repeat(60_000))),
                ("what a bad pattern would choke on", format!("&q={}", "a".repeat(60_000))),
            ],
        ),
    ]
}

fn matrix(rows: usize) -> String {
    let rows = list(rows, |at| format!("a{at}: Row {at}, "));
    format!("matrix, scale: {{ from: 0, to: 10 }}, rows: {{ {} }}", rows.trim_end_matches(", "))
}

/// The town that asks them, each in a survey of its own.
fn town(cases: &[Case]) -> Town {
    let survey = |id: &str, question: &str| {
        let mut text = String::new();
        write!(
            text,
            "survey: {id}\ntitle: T\nlanguages: [en]\nmodes: [online]\npages:\n  - page: p\n    questions:\n      - {{ id: q, text: Q, {question} }}\n  - page: z\n    questions:\n      - {{ id: last, text: Last?, type: number }}\n"
        )
        .unwrap();
        text
    };
    let town = Town::with_survey(&survey("s", "type: number"));
    town.write(
        "town/town.yaml",
        "town: test\nname: Testing\nlanguages: [en]\nurl: https://town.example\nimprint: Us.\naccessibility: Fine.\nprivacy: { controller: Us, purpose: Asking, basis: consent, retention: { answers: 24 months } }\n",
    );
    for case in cases {
        town.write(&format!("surveys/{}.yaml", case.kind), survey(case.kind, &case.question));
    }
    town
}

/// Milliseconds of CPU that a process has used.
fn cpu(pid: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    // After the name, which may hold anything: the 12th and 13th are hundredths of a second in user
    // and system.
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) * 10.0
}

/// What each of the forms costs, as the mean of so many.
pub(crate) fn measure(times: usize) -> Vec<Cost> {
    let cases = cases();
    let town = town(&cases);
    let server = Server::start(&town, &["--trusted-proxy", "127.0.0.1"]);
    let mut people = 0;
    let mut costs = Vec::new();
    for case in &cases {
        let begin = |people: &mut usize| {
            let begun: Vec<Person> = (0..times)
                .map(|_| {
                    *people += 1;
                    let mut person = Person::at(&server);
                    // Everybody comes from somewhere else: limits are by address.
                    person.comes_from(*people);
                    person.begin(case.kind, &[]).is(200);
                    person
                })
                .collect();
            begun
        };
        let path = format!("/s/{}/go", case.kind);
        let send = |what: &'static str, body: &str, people: Vec<Person>| {
            let is_honest = what == HONEST;
            let bodies: Vec<String> = people
                .iter()
                .map(|person| format!(".part=0&.at={}{body}", person.form().1))
                .collect();
            let before = cpu(server.pid());
            let mut status = 0;
            for (mut person, body) in people.into_iter().zip(bodies) {
                if is_honest {
                    person.get(&path).is(200);
                }
                status = person
                    .try_post_raw(&path, body.as_bytes())
                    .unwrap_or_else(|error| panic!("{what}: {error}"))
                    .status;
            }
            ((cpu(server.pid()) - before) / times as f64, status)
        };
        let (honest, status) = send(HONEST, &case.honest, begin(&mut people));
        assert_eq!(status, 200, "{}: an honest page is taken", case.kind);
        for (what, body) in &case.worst {
            let (worst, status) = send(what, body, begin(&mut people));
            assert!(
                status == 200 || (400..500).contains(&status),
                "{} {what}: {status}",
                case.kind
            );
            costs.push(Cost { kind: case.kind, what, honest, worst, status });
        }
    }
    costs
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "reads /proc")]
fn no_form_costs_more_than_an_honest_one() {
    let times =
        std::env::var("MITREDEN_WORST").ok().and_then(|times| times.parse().ok()).unwrap_or(5);
    for Cost { kind, what, honest, worst, status } in measure(times) {
        println!("{kind}: {what}: {worst:.1} ms, an honest one {honest:.1} ms ({status})");
        // A build to try things out is slower than what is delivered, and others are at work beside
        // it.
        assert!(
            worst <= TIMES * honest + 4.0 * LIMIT,
            "{kind}: {what}: {worst:.1} ms of CPU, an honest one {honest:.1}"
        );
    }
}
