//! How texts of the town's come onto the page: each is noted with the place where it can be
//! shortened, and cut where it is tried out how much would fit.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Council;
use super::spacing::{Amount, Spacing};
use crate::locale::Say as _;
use crate::model::{Label, LanguageContext, RichText};
use crate::report::shown::{Row, Standing};
use crate::words::{Voice, list};
use mitreden_base::locale::{Lang, Word};
use mitreden_count::rank::Below;
use mitreden_define::survey::Text;
use mitreden_define::town::Measure;

/// A run of characters longer than this is no word, and may be broken anywhere.
const WORD: usize = 45;
/// A part of such a run.
const PART: usize = 12;

/// Where a text stands that somebody can shorten.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CouncilPlace {
    /// The file.
    pub file: String,
    /// The key in it, as `measures.e-forms.title`.
    pub key: String,
}

/// A need that is shown, with its number on the page.
#[derive(Clone, Copy)]
pub(super) struct Numbered<'a> {
    pub(super) number: usize,
    pub(super) row: &'a Row<'a>,
    pub(super) standing: Standing,
}

/// What writes a page.
pub(super) struct PageWriter<'a> {
    pub(super) page: Council<'a>,
    pub(super) voice: Voice,
    pub(super) spacing: Spacing,
    pub(super) amount: Amount,
    pub(super) rows: &'a [Row<'a>],
    cap: Option<usize>,
    used: RefCell<BTreeMap<CouncilPlace, usize>>,
}

impl<'a> PageWriter<'a> {
    pub(super) fn new(
        page: Council<'a>,
        rows: &'a [Row<'a>],
        (spacing, amount): (Spacing, Amount),
        cap: Option<usize>,
    ) -> Self {
        let (voice, used) = (page.report.voice(), RefCell::default());
        Self { page, voice, spacing, amount, rows, cap, used }
    }

    pub(super) fn lang(&self) -> Lang {
        self.voice.lang
    }

    pub(super) fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang().say(id, words)
    }

    /// The same with texts in it that keep their language.
    pub(super) fn tell(
        &self,
        id: &str,
        words: &[(&str, Word)],
        texts: &[(&str, &RichText)],
    ) -> RichText {
        RichText::said(self.lang(), id, words, texts)
    }

    /// The texts of the town's that came onto the page, and how long they are.
    pub(super) fn used(self) -> BTreeMap<CouncilPlace, usize> {
        self.used.into_inner()
    }

    /// The needs that may be shown, numbered in the order of their scores.
    pub(super) fn ranked(&self) -> Vec<Numbered<'a>> {
        let shown = self.rows.iter().filter_map(|row| Some((row, row.standing?)));
        shown
            .enumerate()
            .map(|(at, (row, standing))| Numbered { number: at + 1, row, standing })
            .collect()
    }

    /// How many needs too few answered for.
    pub(super) fn hidden(&self) -> usize {
        self.rows
            .iter()
            .filter(|row| {
                row.standing.is_none()
                    && matches!(row.need.below(), None | Some(Below::Base | Below::Suppressed))
            })
            .count()
    }

    /// The needs that have no place in the order because not everybody was asked about them, or
    /// nobody how well they are met.
    pub(super) fn beside(&self) -> impl Iterator<Item = &'a Row<'a>> {
        self.rows
            .iter()
            .filter(|row| matches!(row.need.below(), Some(Below::List | Below::Satisfaction)))
    }

    /// What a need is called.
    pub(super) fn label(&self, row: &Row<'_>) -> RichText {
        let need = self.page.report.questionnaire.needs.get(row.index);
        let code = need.map(|need| need.code.to_string()).unwrap_or_default();
        let listed = self.page.town.needs.needs.iter().any(|need| need.code == *code.as_str());
        let file = if listed { "town/needs.yaml" } else { self.page.survey_file };
        let key = if listed { code } else { format!("needs.{code}") };
        self.write(file, &key, &row.need.label)
    }

    /// Says in which language the needs are, where all of them are in another than the page.
    pub(super) fn untranslated(&self) -> Option<String> {
        let is_foreign = |row: &Row<'_>| row.need.label.language().is_some();
        let languages = &self.page.report.fieldwork.languages;
        if self.rows.is_empty() || !self.rows.iter().all(is_foreign) {
            return None;
        }
        let words =
            [("n", languages.len().into()), ("languages", list(self.lang(), languages).into())];
        (!languages.is_empty()).then(|| self.say("council-untranslated", &words))
    }

    /// What the survey is called.
    pub(super) fn title(&self) -> RichText {
        self.write(self.page.survey_file, "title", &self.page.report.survey)
    }

    /// What the town is called.
    pub(super) fn town(&self) -> String {
        self.plain("town/town.yaml", "name", &self.page.report.town)
    }

    /// The office that is the point of contact, and its address.
    pub(super) fn team(&self) -> Option<(String, Option<String>)> {
        let team = self.page.town.profile.team.as_ref()?;
        let email =
            team.email.as_ref().map(|email| self.plain("town/town.yaml", "team.email", email));
        Some((self.plain("town/town.yaml", "team.name", &team.name), email))
    }

    /// What a measure is called.
    pub(super) fn measure(&self, measure: &Measure) -> RichText {
        self.of_agenda(&format!("measures.{}.title", measure.code), &measure.title)
    }

    /// Who answers for a measure.
    pub(super) fn owner(&self, measure: &Measure) -> RichText {
        self.of_agenda(&format!("measures.{}.owner", measure.code), &measure.owner)
    }

    fn of_agenda(&self, key: &str, text: &Text) -> RichText {
        let context = LanguageContext { tag: self.lang().tag(), plain: None };
        self.write("town/agenda.yaml", key, &Label::of(text, context))
    }

    fn write(&self, file: &str, key: &str, label: &Label) -> RichText {
        label.map(|text| self.plain(file, key, text)).text()
    }

    fn plain(&self, file: &str, key: &str, text: &str) -> String {
        let place = CouncilPlace { file: file.to_owned(), key: key.to_owned() };
        self.used.borrow_mut().insert(place, text.chars().count());
        breakable(&text.chars().take(self.cap.unwrap_or(usize::MAX)).collect::<String>())
    }
}

/// A text in which what is far too long for a word may be broken.
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let is_long = word.chars().count() > WORD;
        for (place, character) in word.chars().enumerate() {
            if is_long && place > 0 && place % PART == 0 {
                out.push('\u{200b}');
            }
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_no_word_is_broken_anywhere() {
        let word = "Straßenbeleuchtungsstörungsmeldungsformular";
        assert_eq!(breakable(word), word);
        let endless = "x".repeat(100);
        assert_eq!(breakable(&endless).matches('\u{200b}').count(), 8);
        assert_eq!(breakable(&endless).replace('\u{200b}', ""), endless);
    }
}
