use super::*;
use crate::survey::{Need, Property, read, read_archive};
use mitreden_base::diagnostics::{Problems, Source};

const HEAD: &str = "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online]\nneeds: all\npages:\n  - page: all\n    questions:\n";

fn needs(list: &str) -> (crate::yaml::YamlNode, Vec<Need>) {
    let languages = ["en".to_owned()];
    let source = Source::new("needs.yaml", list);
    crate::survey::needs_file(
        &source,
        &mut crate::survey::Spoken::new(&languages),
        &mut Problems::new(),
    )
    .unwrap()
}

/// A survey with these questions, about these needs.
fn survey(list: &str, questions: &str) -> Survey {
    let (node, needs) = needs(list);
    let mut problems = Problems::new();
    let survey = read(
        &Source::new("s.yaml", &format!("{HEAD}{questions}")),
        &needs,
        Some(&node),
        &mut problems,
    );
    survey.unwrap_or_else(|| {
        panic!("{:?}", problems.iter().map(|p| (p.kind, &p.args)).collect::<Vec<_>>())
    })
}

fn archived(survey: &Survey) -> Survey {
    read_archive(&survey.definition).unwrap()
}

const TOP: &str =
    "      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2 }\n";
const SEX: &str = "      - { id: sex, type: single, text: Sex?, options: { a: A, b: B } }\n";

fn codes(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.code.as_str()).collect()
}

#[test]
fn a_survey_alone_is_its_own_union() {
    let today = survey("x: X\ny: Y\n", TOP);
    let union = Union::alone(&today);
    assert_eq!(union.survey.questions.len(), 1);
    assert_eq!(union.today().unwrap().needs().as_slice(), [true, true]);
    assert!(union.version("sha256:nothing").is_none());
}

#[test]
fn what_only_archives_have_comes_after_todays_by_code() {
    let then = survey(
        "m: M\nz: Z\nb: B\n",
        &format!("{TOP}{SEX}      - {{ id: gone, type: text, text: Gone? }}\n"),
    );
    let today = survey("z: Z\na: A\n", &format!("{}{TOP}", SEX.replace("b: B", "c: C")));
    let union = Union::new(&today, [archived(&then)]);
    let named: Vec<&str> = union.survey.needs.iter().map(|need| need.code.as_str()).collect();
    assert_eq!(named, ["z", "a", "b", "m"]);
    let ids: Vec<&str> =
        union.survey.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["sex", "top", "gone"]);
    assert_eq!(codes(union.survey.questions.as_slice()[0].kind.items()), ["a", "c", "b"]);
    let top = &union.survey.questions.as_slice()[1].kind;
    assert_eq!(codes(top.items()), ["z", "a", "b", "m"]);
    assert_eq!(
        top.items().iter().filter_map(|item| item.need).collect::<Vec<_>>(),
        union.survey.needs.indices().collect::<Vec<_>>()
    );
    let version = union.version(&then.definition.hash).unwrap();
    assert_eq!(version.offered(union.survey.find("top").unwrap()), [true, false, true, true]);
    assert_eq!(version.needs().as_slice(), [true, false, true, true]);
    let gone = union.survey.find("gone").unwrap();
    assert_eq!(union.listed(&today.definition.hash).as_slice(), [true, true, false, false]);
    assert_eq!(union.survey.pages.last().unwrap().questions, gone..union.survey.questions.end());
}

#[test]
fn a_renamed_need_is_one_need_whatever_its_code() {
    let then = survey("wifi: W\nb: B\n", TOP);
    let today = survey("b: B\nfree: { text: Free, was: [wlan, wifi] }\n", TOP);
    let union = Union::new(&today, [archived(&then)]);
    assert_eq!(union.survey.needs.len(), 2);
    assert_eq!(union.survey.needs.as_slice()[1].first_code().as_str(), "wlan");
    let asked = union
        .version(&then.definition.hash)
        .unwrap()
        .asked(union.survey.find("top").unwrap())
        .unwrap();
    assert_eq!((&asked.items[..], &asked.offered[..]), (&[1, 0][..], &[true, true][..]));
}

#[test]
fn a_retired_need_goes_by_the_name_it_has_today_and_is_no_difference() {
    let then = survey("x: X\ny: Y\nz: Z\n", TOP);
    let today = survey("x: X\ny: { text: Why, retired: 2026 }\nz: Z\n", TOP);
    let union = Union::new(&today, [archived(&then)]);
    assert_eq!(union.survey.needs.as_slice()[2].text.show("en"), "Why");
    assert_eq!(differences(&today, &archived(&then)), []);
    let gone = survey("x: X\nz: Z\n", TOP);
    let found = differences(&gone, &archived(&then));
    assert_eq!(
        found.iter().map(|one| &one.what).collect::<Vec<_>>(),
        [&Trait::Code(Code::new("y"))]
    );
}

#[test]
fn short_names_are_in_no_fingerprint() {
    let population = |label: &str| {
        format!("population: {{ margins: [{{ of: sex, {label}shares: {{ a: 0.5, b: 0.5 }} }}] }}\n")
    };
    let plain = survey("x: X\n", &format!("{SEX}{}", population("")));
    let named = SEX.replace("text:", "label: Sex, text:") + &population("label: Of either sex, ");
    let named = survey("x: X\n", &named);
    assert!(named.questions.iter().any(|question| question.label.is_some()));
    assert_eq!(named.definition, plain.definition);
    assert_eq!(named.former, plain.former, "by the rule before 0.2 neither");
}

#[test]
fn what_the_report_compares_and_who_is_made_up_is_in_no_fingerprint() {
    let plain = survey("x: X\n", SEX);
    let told = format!("{SEX}report: {{ groups: [sex] }}\n");
    let made_up = format!("{SEX}simulate: {{ rules: [{{ answer: {{ sex: {{ a: 1 }} }} }}] }}\n");
    for other in [told, made_up] {
        let other = survey("x: X\n", &other);
        assert_eq!(other.definition, plain.definition);
        assert_eq!(other.former, plain.former, "by the rule before 0.2 neither");
    }
}

#[test]
fn the_fingerprint_is_of_what_respondents_see() {
    let plain = survey("x: X\ny: Y\n", TOP);
    let same = survey("x: { text: X, was: old }\ny: Y\nz: { text: Z, retired: 2020 }\n", TOP);
    assert_eq!(plain.definition.hash, same.definition.hash);
    assert_ne!(plain.definition.hash, survey("x: X!\ny: Y\n", TOP).definition.hash);
    let retired = survey("x: X\n", &SEX.replace("b: B", "b: B, c: { text: C, retired: 2024 }"));
    assert_eq!(retired.definition.hash, survey("x: X\n", SEX).definition.hash);
}

#[test]
fn types_scales_ends_and_numbers_of_picks_are_differences_until_they_are_called_mended() {
    let rated = |scale: &str| {
        survey(
            "x: X\n",
            &format!("      - {{ id: q, type: rating, text: Q?, scale: {{ {scale} }} }}\n"),
        )
    };
    let what = |then: &Survey, today: &Survey| {
        differences(today, &archived(then))
            .into_iter()
            .map(|difference| difference.what)
            .collect::<Vec<_>>()
    };
    let property = |property| vec![Trait::Property(property)];
    let (five, six) = (rated("from: 1, to: 5, best: to"), rated("from: 1, to: 6, best: to"));
    assert_eq!(what(&five, &six), property(Property::Scale));
    let turned = rated("from: 1, to: 5, best: from");
    assert_eq!(what(&five, &turned), property(Property::Best));
    // Which end is the best may be written down later.
    assert_eq!(what(&rated("from: 1, to: 5"), &five), []);
    let mut mended = turned.clone();
    mended
        .mended
        .push(crate::survey::Mended { question: five.find("q").unwrap(), what: Property::Best });
    assert_eq!(what(&five, &mended), []);
    let text = survey("x: X\n", "      - { id: q, type: text, text: Q? }\n");
    assert_eq!(what(&five, &text), property(Property::Type));
    let top = |n: &str| survey("x: X\ny: Y\nz: Z\n", &TOP.replace("top: 2", n));
    assert_eq!(what(&top("top: 2"), &top("top: 1")), property(Property::Top));
    // All of a list are ranked, however long it is.
    let all = |needs: &str| survey(needs, &TOP.replace(", top: 2", ""));
    assert_eq!(what(&all("x: X\ny: Y\n"), &all("x: X\ny: Y\nz: Z\n")), []);
}

#[test]
fn another_route_is_told() {
    let then = survey("x: X\n", &format!("{SEX}      - {{ id: q, type: text, text: Q? }}\n"));
    let today = survey(
        "x: X\n",
        &format!("{SEX}      - {{ id: q, type: text, text: Q?, show_if: sex == 'a' }}\n"),
    );
    let found = differences(&today, &archived(&then));
    assert_eq!((&found[0].what, found[0].now.as_str()), (&Trait::Route, "sex == 'a'"));
}

/// The routes that are told where a question is asked by one condition then and another today;
/// the options of `sex` are `m`, `f` then.
fn routes(options: &str, then: &str, now: &str) -> Vec<(String, String)> {
    let asked = |options: &str, condition: &str| {
        let sex =
            format!("      - {{ id: sex, type: single, text: Sex?, options: {{ {options} }} }}\n");
        let used = "      - { id: used, type: multiple, text: Used?, options: needs }\n";
        let own = if condition.is_empty() {
            String::new()
        } else {
            format!(", show_if: \"{condition}\"")
        };
        format!("{sex}{used}      - {{ id: q, type: text, text: Q?{own} }}\n")
    };
    let then = survey("wifi: W\nhelp: H\n", &asked("m: M, f: F", then));
    let today = survey("free: { text: W, was: wifi }\nhelp: H\n", &asked(options, now));
    let told = differences(&today, &archived(&then));
    assert!(
        told.iter().all(|one| one.what == Trait::Route && one.question.as_str() == "q"),
        "{told:?}"
    );
    told.into_iter().map(|one| (one.then, one.now)).collect()
}

const RENAMED: &str = "male: { text: M, was: m }, f: F";

#[test]
fn a_route_that_names_what_was_renamed_is_the_same_route() {
    for (then, now) in [
        ("sex == 'm'", "sex == 'male'"),
        ("'m' != sex", "'male' != sex"),
        ("sex in ['m', 'f'] and asked(sex)", "sex in ['male', 'f'] and asked(sex)"),
        ("'wifi' in used", "'free' in used"),
        ("not any_of(used, ['help', 'wifi'])", "not any_of(used, ['help', 'free'])"),
        (
            "sex == 'm' or ('wifi' in used and sex == 'f')",
            "sex == 'male' or ('free' in used and sex == 'f')",
        ),
    ] {
        assert_eq!(routes(RENAMED, then, now), [], "{then}");
    }
    let told = |then: &str, now: &str| [(then.to_owned(), now.to_owned())];
    for (then, now) in [
        ("sex == 'm'", "sex == 'f'"),
        ("'wifi' in used", "'help' in used"),
        ("none_of(used, ['help'])", "none_of(used, ['help', 'free'])"),
    ] {
        assert_eq!(routes(RENAMED, then, now), told(then, now));
    }
}

#[test]
fn only_a_route_that_may_have_hidden_an_answer_is_told() {
    for (then, now) in [
        ("sex == 'm'", ""),
        ("sex == 'm'", "sex == 'm' or 'help' in used"),
        ("sex == 'm' and 'help' in used", "sex == 'm'"),
        ("sex == 'm' and 'help' in used", "'help' in used and sex == 'm'"),
        ("sex == 'm' and 'help' in used", "'help' in used and (sex == 'f' or sex == 'm')"),
        ("sex == 'm'", "sex in ['f', 'm']"),
        ("sex not in ['f', 'm']", "sex != 'm'"),
    ] {
        assert_eq!(routes("m: M, f: F", then, now), [], "{then} then, {now} now");
        if !now.is_empty() {
            let told = [(now.to_owned(), then.to_owned())];
            let back = routes("m: M, f: F", now, then);
            let same = then == "sex == 'm' and 'help' in used"
                && now.starts_with("'help' in used and sex");
            assert_eq!(back, if same { vec![] } else { told.to_vec() }, "{now} then, {then} now");
        }
    }
}

#[test]
fn two_needs_that_are_one_today_make_an_answer_that_cannot_be_read() {
    let then = survey("a: A\nb: B\nc: C\n", TOP);
    let today = survey("x: { text: X, was: [a, b] }\nc: C\nd: D\n", TOP);
    let asked = |union: &Union| {
        union
            .version(&then.definition.hash)
            .unwrap()
            .asked(union.survey.find("top").unwrap())
            .unwrap()
            .is_readable
    };
    assert!(!asked(&Union::new(&today, [archived(&then)])));
    let renamed = survey("x: { text: X, was: a }\nc: C\nd: D\n", TOP);
    assert!(asked(&Union::new(&renamed, [archived(&then)])));
}
