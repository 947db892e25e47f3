//! Every message that the code names is in the catalogues with the words it fills in, and every
//! message of theirs is named by code.
//!
//! The sources are read as text (`messages/source.rs`), and what a call comes to is followed
//! through variables, branches, closures and functions that hand an id on (`messages/value.rs`,
//! `messages/walk.rs`). Where a call cannot be followed it is counted.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use crate::support::ROOT;
use catalogue::Catalogue;
use findings::{Findings, findings};
use house::{Source, sources};

mod calls;
mod catalogue;
mod findings;
mod found;
mod house;
mod items;
mod program;
mod scope;
mod shape;
mod source;
mod value;
mod walk;

/// Of the program as it is.
static FOUND: LazyLock<Findings> = LazyLock::new(|| {
    let src = Path::new(ROOT).join("src");
    findings(&sources(&src), &Catalogue::read(&src))
});

#[test]
fn every_message_the_code_names_is_in_the_catalogue_of_each_language() {
    assert!(FOUND.unknown.is_empty(), "no such message: {:#?}", FOUND.unknown);
    assert!(FOUND.slips.is_empty(), "a slip? {:#?}", FOUND.slips);
}

#[test]
fn every_message_is_named_by_code() {
    assert!(FOUND.unnamed.is_empty(), "nobody says {:#?}", FOUND.unnamed);
    assert!(FOUND.never_begun.is_empty(), "no id begins with {:?}", FOUND.never_begun);
}

#[test]
fn every_message_stands_once_in_a_language() {
    assert!(FOUND.twice.is_empty(), "one hides the other: {:?}", FOUND.twice);
}

#[test]
fn a_call_gives_the_words_its_message_fills_in_and_no_others() {
    assert!(FOUND.missing.is_empty(), "not given: {:#?}", FOUND.missing);
    assert!(FOUND.useless.is_empty(), "of no use: {:#?}", FOUND.useless);
}

/// Most of what is left stands where sentences are made, or takes its id from data.
#[test]
fn nearly_every_call_can_be_read() {
    let (calls, unread) = (FOUND.calls, FOUND.unread.len());
    assert!(calls > 1_500, "only {calls} calls are seen");
    assert!(unread * 20 < calls, "{unread} of {calls} calls: {:#?}", FOUND.unread);
}

/// As much of the program as the samples need.
const MAKERS: &str = r"
impl Lang {
    pub fn say(self, id: &str, words: &[(&str, Word)]) -> String { found(id, words) }
    pub fn attribute(self, id: &str, name: &str, words: &[(&str, Word)]) -> Option<String> {
        found(id, words)
    }
}
impl Failure {
    fn user(id: &'static str) -> Self { Self::User(id, Vec::new()) }
    fn word(mut self, name: &'static str, word: impl Into<Word>) -> Self { self }
}
";

const CATALOGUE: &str = "plain = Yes
greeting = Hello { $name }, { counted }
counted = { $n ->
    [one] one
   *[other] { $count }
}
failure-file = cannot open { $path }
    .help = mend { $place }
";

/// What is found in the body of a function.
fn of(body: &str) -> Findings {
    let code = format!("{MAKERS} fn told(lang: Lang, is: bool, n: u64) {{ {body} }}");
    let mut catalogue = Catalogue::default();
    catalogue.add("de", CATALOGUE);
    catalogue.add("en", CATALOGUE);
    findings(&[Source::of("told.rs".into(), &code, &mut BTreeSet::new())], &catalogue)
}

#[test]
fn words_are_followed_to_where_they_are_given() {
    for body in [
        r#"lang.say("plain", &[]);"#,
        r#"lang.say("counted", &[("n", n.into()), ("count", lang.integer(n).into())]);"#,
        r#"let words = [("n", n), ("count", n)]; lang.say("counted", &words);"#,
        r#"let mut words = vec![("n", n)]; words.push(("count", n)); lang.say("counted", &words);"#,
        r#"let n = [("n", n)]; lang.say("counted", &[&n[..], &[("count", n)]].concat());"#,
        r#"let id = if is { "plain" } else { return }; lang.say(id, &[]);"#,
        r#"for (id, n) in [("counted", 1), ("plain", 2)] { lang.say(id, &[("n", n), ("count", n)]); }"#,
        r#"["plain"].map(|id| lang.say(id, &[]));"#,
        r#"let say = |id: &str, n| lang.say(id, &[("n", n), ("count", n)]); say("counted", 1);"#,
        r#"fn say(lang: Lang, id: &str) { lang.say(id, &[]) } say(lang, "plain");"#,
        r#"fn id(is: bool) -> &'static str { match is { _ => "plain" } } lang.say(id(is), &[]);"#,
        r#"let id = "plain"; lang.say(&format!("{}{}", "pl", "ain"), &[]);"#,
        r#"let e = Failure::user("failure-file").word("path", p); e.word("place", q);"#,
        r#"match is { _ => Failure::user("failure-file").word("path", p) }.word("place", q);"#,
        r#"fn open() -> Failure { Failure::user("failure-file") } open().word("path", p).word("place", q);"#,
        r#"lang.attribute("failure-file", "help", &[("place", p)]);"#,
    ] {
        let found = of(body);
        let wrong = [found.unknown, found.missing, found.useless].concat();
        assert!(wrong.is_empty(), "{body}: {wrong:#?}");
        assert!(found.unread.is_empty() && found.calls > 0, "{body}: {:?}", found.unread);
    }
}

#[test]
fn what_is_wrong_with_a_call_is_seen() {
    let told = |found: Vec<String>| found.join("; ").replace("told.rs:", "");
    for (body, unknown, missing, useless) in [
        (r#"lang.say("plane", &[]);"#, "12: plane", "", ""),
        (r#"lang.say("plain", &[("n", n)]);"#, "", "", "12: n is given to plain"),
        (r#"lang.say("counted", &[("n", n)]);"#, "", "12: counted fills in $count", ""),
        (
            r#"lang.say("greeting", &[("name", n), ("n", n)]);"#,
            "",
            "12: greeting fills in $count",
            "",
        ),
        (
            r#"Failure::user("failure-file").word("path", p);"#,
            "",
            "12: failure-file fills in $place",
            "",
        ),
        (r#"lang.attribute("plain", "help", &[]);"#, "12: plain.help", "", ""),
    ] {
        let found = of(body);
        let found = (told(found.unknown), told(found.missing), told(found.useless));
        assert_eq!(found, (unknown.to_owned(), missing.to_owned(), useless.to_owned()), "{body}");
    }
    let found = of(r#"let id = "failure-fil"; lang.say(read(n), &[]);"#);
    assert_eq!(found.unread.len(), 1);
    assert_eq!(told(found.slips), "12: failure-fil is almost failure-file");
    assert_eq!(found.unnamed, ["failure-file", "failure-file.help", "greeting", "plain"]);
}

#[test]
fn tests_and_comments_are_not_read() {
    let found = of(r##"
        // lang.say("nothing", &[]);
        /* lang.say("nothing", /* */ &[]); */
        let text = r#"lang.say("nothing", &[])"#;
        let (quote, escaped, life) = ('"', '\'', x::<'static>());
        #[cfg(test)]
        mod tests { fn nothing() { lang.say("nothing", &[]); } }
        lang.say("plain", &[]);
    "##);
    assert_eq!((found.calls, found.unknown), (1, Vec::new()));
}
