//! Any id that a question may have is as good as any other, whatever the pages call their own
//! fields.

use serde_json::json;

use super::{records, town};
use crate::server::{Person, Server};

const NAMES: [&str; 14] = [
    "at",
    "do",
    "part",
    "confirm",
    "review",
    "main",
    "page",
    "code",
    "consent",
    "website",
    "invitation",
    "elements",
    "dataset",
    "submit",
];

#[test]
fn questions_may_be_called_like_the_pages_own_fields() {
    let question =
        |id: &&str| format!("      - {{ id: {id}, type: number, text: 'Number of {id}?' }}\n");
    let questions: String = NAMES.iter().map(question).collect();
    let survey = format!(
        "survey: s\ntitle: T\nlanguages: [en]\nmodes: [online]\npages:\n  - page: p\n    questions:\n{questions}"
    );
    let town = town(&survey);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    let said: Vec<(String, String)> =
        NAMES.iter().zip(1..).map(|(id, n)| ((*id).to_owned(), n.to_string())).collect();
    // However the engine splits them into pages.
    loop {
        let page = person.page.clone().unwrap().is(200);
        if page.body.contains("value=\"end\"") {
            break;
        }
        for part in page.body.split(" id=\"").skip(1) {
            let id = part.split('"').next().unwrap();
            assert_eq!(
                page.body.matches(&format!(" id=\"{id}\"")).count(),
                1,
                "`{id}` is there twice"
            );
        }
        let here = said.iter().filter(|(id, _)| page.body.contains(&format!(" name=\"{id}\"")));
        let fields: Vec<(&str, &str)> = here.map(|(id, n)| (id.as_str(), n.as_str())).collect();
        person.answer("s", &fields);
    }
    person.answer("s", &[(".do", "end")]).is(200);
    let all = records(&town);
    for (id, n) in NAMES.iter().zip(1..) {
        assert_eq!(all[0].answers[*id], json!(n), "{id}");
    }
}
