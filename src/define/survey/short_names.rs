//! Which questions the results speak of again and again, and have no short name for.

use super::model::{Question, Survey};
use mitreden_base::diagnostics::{Diagnostic, Problems};

/// Tells of questions that answers are weighted by or groups made by, without a short name; each
/// once, with a line that could be written.
pub fn unnamed(survey: &Survey) -> Problems {
    let mut problems = Problems::new();
    let margins = survey.population.iter().flat_map(|population| &population.margins);
    let grouped = survey.groups.by.iter().flatten();
    let grouped = grouped.filter_map(|by| survey.find(by.question.as_str()));
    let mut told = Vec::new();
    for at in margins.flat_map(|margin| margin.cross.of.iter().copied()).chain(grouped) {
        let Some(question) = survey.questions.get(at).filter(|found| found.label.is_none()) else {
            continue;
        };
        if told.contains(&at) {
            continue;
        }
        told.push(at);
        problems.push(
            Diagnostic::note("no-short-name", question.place.start())
                .arg("question", &question.id)
                .arg("line", line(survey, question)),
        );
    }
    problems
}

/// The line to write, with the id as a name in every language of the survey.
fn line(survey: &Survey, question: &Question) -> String {
    let words = question.id.as_str().replace(['-', '_'], " ");
    let mut letters = words.chars();
    let name: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    match &survey.languages[..] {
        [] | [_] => format!("label: {name}"),
        several => {
            let each: Vec<_> = several.iter().map(|tag| format!("{tag}: {name}")).collect();
            format!("label: {{ {} }}", each.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::read;
    use mitreden_base::diagnostics::Source;

    fn found(languages: &str, label: &str) -> Vec<(String, String)> {
        let text = format!(
            "survey: s\ntitle: S\nlanguages: [{languages}]\nmodes: [online]\npages:\n  - page: p\n    questions:\n      - {{ id: home-district, type: single, {label}text: Where do you live?, options: {{ n: N, s: S }} }}\n      - {{ id: why, type: text, text: Why? }}\npopulation: {{ margins: [{{ of: home-district, shares: {{ n: 0.5, s: 0.5 }} }}] }}\n"
        );
        let survey = read(&Source::new("s.yaml", &text), &[], None, &mut Problems::new()).unwrap();
        let problems = unnamed(&survey);
        let lines = problems.iter().map(|problem| {
            let word = |name: &str| format!("{:?}", problem.args.iter().find(|(n, _)| *n == name));
            (problem.place.line_column().unwrap().0.to_string(), word("line"))
        });
        lines.collect()
    }

    #[test]
    fn so_is_one_that_groups_are_made_by_and_each_once() {
        let text = "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online]\npages:\n  - page: p\n    questions:\n      - { id: a, type: single, text: A?, options: { n: N, s: S } }\n      - { id: b, type: single, text: B?, options: { n: N, s: S } }\npopulation: { margins: [{ of: a, shares: { n: 0.5, s: 0.5 } }] }\nreport: { groups: [a, b] }\n";
        let survey = read(&Source::new("s.yaml", text), &[], None, &mut Problems::new()).unwrap();
        assert_eq!(unnamed(&survey).iter().count(), 2);
    }

    #[test]
    fn a_question_of_a_margin_without_a_short_name_is_told_with_a_line_to_write() {
        let [(line, suggestion)] = &found("en", "")[..] else { panic!("one question") };
        assert_eq!(line, "8");
        assert!(suggestion.contains("label: Home district"), "{suggestion}");
        let [(_, suggestion)] = &found("de, en", "")[..] else { panic!("one question") };
        assert!(
            suggestion.contains("label: { de: Home district, en: Home district }"),
            "{suggestion}"
        );
        assert_eq!(found("en", "label: District, "), []);
    }
}
