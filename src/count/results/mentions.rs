//! What people said in their own words: which needs they mention by the town's rules, and which
//! passages may be quoted.
//!
//! Persons are counted, never words, in the questions that say `facet: mention`; whoever mentions a
//! need in two of them counts once among all. Mentions stand beside the score and never in it: who
//! writes nothing of a need has not said that it does not matter.

use super::domain::Domain;
use super::pass::Respondent;
use super::{ResultRow, secrecy};
use crate::bases::Shown;
use crate::coding::Codebook;
use crate::dataset::{Batch, DatasetError, Fixed, Part, Texts};
use crate::estimate::Base;
use crate::study::{CountError, Study};
use mitreden_base::ids::Code;
use mitreden_define::index::QuestionIndex;
use mitreden_define::quotes::{Quote, squeezed};
use mitreden_define::survey::{FacetKind, Kind, Question};
use mitreden_define::town::CodingRule;

/// The mentions of needs in open answers, and the quotes from them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MentionTables {
    /// The need of each rule, in the order of the rules.
    pub needs: Vec<Code>,
    /// The questions that were coded, in the order of the survey; none where there are no rules.
    pub questions: Vec<(QuestionIndex, Mentions)>,
    /// The mentions in all questions together; `None` if only one was coded.
    pub all: Option<Mentions>,
    /// The quotes that a respondent who counts wrote.
    pub quotes: Vec<Quoted>,
    /// The quotes that nobody wrote (places in the file).
    pub not_found: Vec<usize>,
}

/// The mentions of each need in the answers of those who wrote something.
#[derive(Debug, Clone, PartialEq)]
pub struct Mentions {
    /// The base of those who wrote something.
    pub base: Base,
    /// The respondents who mention the need of each rule; the shares can sum to more than 1.
    pub needs: Vec<ResultRow>,
    /// The respondents who mention at least one need.
    pub any: ResultRow,
    /// The respondents who wrote something in which no rule finds a need.
    pub none: ResultRow,
}

/// A passage of somebody's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The words of the passage.
    pub words: String,
    /// The need that the passage speaks of, according to whoever cleared it.
    pub need: Option<Code>,
    /// The language of the passage, as far as it is known.
    pub lang: Option<String>,
}

impl MentionTables {
    /// The mentions in all that was coded.
    pub fn whole(&self) -> Option<&Mentions> {
        self.all.as_ref().or_else(|| self.questions.first().map(|(_, mentions)| mentions))
    }

    /// Whether a question was coded.
    pub fn codes(&self, question: QuestionIndex) -> bool {
        self.questions.iter().any(|(known, _)| *known == question)
    }
}

/// Codes the open answers, and looks for the quotes.
pub fn mentions(
    study: &Study<'_>,
    rules: &[CodingRule],
    quotes: &[Quote],
) -> Result<MentionTables, CountError> {
    let survey = study.survey;
    let of = |is: fn(&Question) -> bool| -> Vec<QuestionIndex> {
        survey.questions.entries().filter(|(_, question)| is(question)).map(|(at, _)| at).collect()
    };
    let mentioning =
        of(|question| question.facet.is_some_and(|facet| facet.kind == FacetKind::Mention));
    let open = of(|question| matches!(question.kind, Kind::Text { .. }));
    let mut found = MentionTables {
        needs: rules.iter().map(|rule| rule.need.clone()).collect(),
        ..MentionTables::default()
    };
    if !rules.is_empty() && !mentioning.is_empty() {
        let mut mentions = by_question(study, &Codebook::new(rules)?, &mentioning)?;
        found.all = if mentioning.len() > 1 { mentions.pop() } else { None };
        found.questions = mentioning.into_iter().zip(mentions).collect();
    }
    for (at, (quote, origin)) in quotes.iter().zip(origins(study, &open, quotes)?).enumerate() {
        match origin {
            Some(origin) => {
                let (words, need) = (quote.words.clone(), quote.need.clone());
                found.quotes.push(Quoted { words, need, lang: quote.lang.clone().or(origin.lang) });
            }
            None => found.not_found.push(at),
        }
    }
    Ok(found)
}

/// The mentions question by question and, where there are several, in all of them together.
fn by_question(
    study: &Study<'_>,
    codebook: &Codebook,
    questions: &[QuestionIndex],
) -> Result<Vec<Mentions>, CountError> {
    let m = codebook.needs().len();
    let tables = if questions.len() > 1 { questions.len() + 1 } else { 1 };
    // The variables are each need, any of them, and none of them.
    let mut domains: Vec<Domain> = (0..tables).map(|_| Domain::new(&study.design, m + 2)).collect();
    over(study, questions, |respondent, lang, answers| {
        let mut all: Option<Vec<bool>> = None;
        for (answer, domain) in answers.iter().zip(&mut domains) {
            let Some(answer) = answer else { continue };
            let mut caught = vec![false; m];
            for hit in codebook.code(answer, lang) {
                caught[hit.rule] = true;
            }
            let known = all.get_or_insert_with(|| vec![false; m]);
            for (known, caught) in known.iter_mut().zip(&caught) {
                *known |= caught;
            }
            domain.push(respondent, values(&caught));
        }
        if let (Some(caught), Some(domain)) = (all, domains.get_mut(questions.len())) {
            domain.push(respondent, values(&caught));
        }
    })?;
    let means: Vec<_> = domains.iter().map(|domain| domain.means(&study.design)).collect();
    let counts: Vec<&[u64]> = means.iter().map(|means| &means.counts[..]).collect();
    let shown = secrecy::of_mentions(&counts);
    let table = |(means, shown): (&super::domain::Means, Vec<Shown<u64>>)| {
        let mut needs = means.rows(0..m + 2, shown);
        let (none, any) = (needs.pop()?, needs.pop()?);
        Some(Mentions { base: means.base, needs, any, none })
    };
    Ok(means.iter().zip(shown).filter_map(table).collect())
}

/// Marks the needs that one answer mentions.
fn values(caught: &[bool]) -> impl Iterator<Item = (usize, f64)> {
    let any = caught.contains(&true);
    let is = caught.iter().copied().chain([any, !any]);
    is.enumerate().filter(|(_, is)| *is).map(|(at, _)| (at, 1.0))
}

/// Where a quote comes from: the language of the first interview that has it, in the order of the
/// dataset.
#[derive(Clone)]
struct Origin {
    lang: Option<String>,
}

/// Finds the answer that each quote is from; `None` where nobody wrote it.
fn origins(
    study: &Study<'_>,
    questions: &[QuestionIndex],
    quotes: &[Quote],
) -> Result<Vec<Option<Origin>>, DatasetError> {
    let mut found = vec![None; quotes.len()];
    if quotes.is_empty() {
        return Ok(found);
    }
    over(study, questions, |_, lang, answers| {
        for answer in answers.iter().flatten() {
            let answer = squeezed(answer);
            let open = quotes.iter().zip(&mut found).filter(|(_, found)| found.is_none());
            for (_, found) in open.filter(|(quote, _)| has_passage(&answer, &quote.words)) {
                *found = Some(Origin { lang: lang.map(str::to_owned) });
            }
        }
    })?;
    Ok(found)
}

/// Whether a passage occurs in an answer, beginning and ending between words.
fn has_passage(answer: &str, passage: &str) -> bool {
    let inside = |c: Option<char>, edge: Option<char>| {
        c.zip(edge).is_some_and(|(c, e)| c.is_alphanumeric() && e.is_alphanumeric())
    };
    answer.match_indices(passage).any(|(at, _)| {
        let before = answer.get(..at).and_then(|before| before.chars().next_back());
        let after = answer.get(at + passage.len()..).and_then(|after| after.chars().next());
        !inside(before, passage.chars().next()) && !inside(after, passage.chars().next_back())
    })
}

/// Visits the respondents who count: the language of each, and the texts for some questions.
fn over(
    study: &Study<'_>,
    questions: &[QuestionIndex],
    mut f: impl FnMut(&Respondent, Option<&str>, &[Option<&str>]),
) -> Result<(), DatasetError> {
    let lang = Fixed::Lang.name();
    let names: Vec<&str> =
        questions.iter().map(|question| study.column(*question, Part::Value)).collect();
    study.over(&[&names[..], &[lang]].concat(), |batch: &Batch, respondents| {
        let langs = batch.texts(lang)?;
        let columns =
            names.iter().map(|name| batch.texts(name)).collect::<Result<Vec<Texts<'_>>, _>>()?;
        for respondent in respondents {
            let answers: Vec<_> = columns
                .iter()
                .map(|texts| texts.get(respondent.row).filter(|text| !text.trim().is_empty()))
                .collect();
            f(respondent, langs.get(respondent.row), &answers);
        }
        Ok(())
    })
}
