//! Whether those who answered read the same words then and now: not what the files say today, but
//! what the versions said that people answered.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::asked::{Differing, WaveDifference, WaveSaid};
use crate::dataset::Fixed;
use crate::study::{CountError, Study};
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::{FacetKind, Kind, Question, Survey, Text};

/// The versions that those who count answered, each once.
fn answered(study: &Study<'_>) -> Result<Vec<Arc<Survey>>, CountError> {
    let column = Fixed::Definition.name();
    let mut hashes: BTreeSet<String> = BTreeSet::new();
    for batch in study.dataset.batches(&[column]) {
        let batch = batch?;
        let texts = batch.texts(column)?;
        for row in 0..batch.rows {
            let counts = study.sample.cell(batch.first + row).is_some();
            if let Some(hash) = texts.get(row).filter(|hash| counts && !hashes.contains(*hash)) {
                hashes.insert(hash.to_owned());
            }
        }
    }
    let version = |hash: &String| Some(Arc::clone(&study.union.read_by(hash)?.survey));
    Ok(hashes.iter().filter_map(version).collect())
}

/// The needs and the questions about them that were worded in other words.
pub(super) fn differences(
    (now, then): (&Study<'_>, &Study<'_>),
    pairs: &[(NeedIndex, NeedIndex)],
) -> Result<Vec<WaveDifference>, CountError> {
    let (newer, older) = (answered(now)?, answered(then)?);
    let mut found = Vec::new();
    let mut held = |what: Differing, then: Vec<Text>, now: Vec<Text>| {
        if !is_alike(&then, &now) {
            let (then, now) = (WaveSaid::Texts(then), WaveSaid::Texts(now));
            found.push(WaveDifference { what, then, now });
        }
    };
    for facet in [FacetKind::Importance, FacetKind::Satisfaction] {
        held(Differing::Question, questions(&older, facet), questions(&newer, facet));
    }
    for (one, other) in pairs {
        held(Differing::Need, texts(&older, then, *other), texts(&newer, now, *one));
    }
    Ok(found)
}

/// The words of the questions of one side of needs, in any of the versions.
fn questions(versions: &[Arc<Survey>], facet: FacetKind) -> Vec<Text> {
    let mut all = Vec::new();
    for version in versions {
        let asked = version.questions.iter().filter(|question| question.facet_weight(facet) > 0.0);
        for text in asked.flat_map(words) {
            add(&mut all, text);
        }
    }
    all
}

/// What somebody reads who is asked: the question, and what the ends of its scale are called.
fn words(question: &Question) -> impl Iterator<Item = &Text> {
    let ends = match &question.kind {
        Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => {
            [scale.low.as_ref(), scale.high.as_ref()]
        }
        _ => [None, None],
    };
    std::iter::once(&question.text).chain(ends.into_iter().flatten())
}

/// The words of a need in any of the versions.
fn texts(versions: &[Arc<Survey>], study: &Study<'_>, need: NeedIndex) -> Vec<Text> {
    let mut all = Vec::new();
    let Some(need) = study.survey.needs.get(need) else { return all };
    for version in versions {
        let found = version
            .needs
            .iter()
            .find(|known| known.code == need.code || need.was.contains(&known.code));
        if let Some(found) = found {
            add(&mut all, &found.text);
        }
    }
    all
}

fn add(all: &mut Vec<Text>, text: &Text) {
    if !all.iter().any(|known| is_same(known, text)) {
        all.push(text.clone());
    }
}

/// Whether each text of one side is one of the other's.
fn is_alike(then: &[Text], now: &[Text]) -> bool {
    let within = |inner: &[Text], outer: &[Text]| {
        inner.iter().all(|text| outer.iter().any(|other| is_same(text, other)))
    };
    within(then, now) && within(now, then)
}

/// Whether two texts say the same in each language that both have.
fn is_same(one: &Text, other: &Text) -> bool {
    let tags = one.versions.iter().chain(&other.versions).map(|(tag, _)| tag.as_str());
    let mut common = tags.filter(|tag| one.speaks(tag) && other.speaks(tag)).peekable();
    if common.peek().is_none() {
        return false;
    }
    common.all(|tag| one.show(tag) == other.show(tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_define::survey::Piece;

    fn text(versions: &[(&str, &str)]) -> Text {
        let version = |(tag, words): &(&str, &str)| {
            ((*tag).to_owned(), vec![Piece::Words((*words).to_owned())])
        };
        Text { versions: versions.iter().map(version).collect() }
    }

    #[test]
    fn texts_are_held_against_each_other_in_the_languages_both_have() {
        let both = text(&[("de", "Bäder"), ("en", "Pools")]);
        assert!(is_same(&both, &text(&[("en", "Pools")])));
        assert!(is_same(&both, &text(&[("en", "Pools"), ("de", "Bäder")])));
        assert!(!is_same(&both, &text(&[("en", "Pools"), ("de", "Freibäder")])));
        assert!(!is_same(&text(&[("de", "Pools")]), &text(&[("en", "Pools")])));
        assert!(is_same(&Text::plain("Pools"), &text(&[("en", "Pools")])));
        assert!(!is_same(&Text::plain("Pool"), &Text::plain("Pools")));
    }
}
