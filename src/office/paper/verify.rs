//! The second keying: blind, then what differs is settled field by field.

use std::collections::BTreeSet;

use super::Keying;
use super::keying::objections_in_words;
use super::version::{Known, Version};
use crate::failure::Failure;
use mitreden_ask::keyed::{self, KeyingDifference, Keyings};
use mitreden_ask::terminal::{
    self, Board, Form, FormOutcome, KeyPress, NotKept, Terminal, TextStyle,
};
use mitreden_base::locale::Word;
use mitreden_keep::store::{FormState, KeyedForm};

impl Keying {
    /// Keys forms a second time; returns how many were verified.
    pub fn verify(&mut self, terminal: &mut dyn Terminal) -> Result<usize, Failure> {
        let (mut verified, mut message) = (0, None);
        while let Some(number) = self.number("keyin-second", &mut message, terminal)? {
            let words = [("number", Word::from(number.to_string()))];
            let id = match self.store.form(number)? {
                Some(form) if form.state == FormState::Keyed => {
                    let known = self.keyed_by(&form)?;
                    let version = match self.version(number, known, terminal)? {
                        Ok(version) => version,
                        Err(told) => {
                            message = told;
                            continue;
                        }
                    };
                    let lost = keyed::from_text(&version.survey, &form.first).lost;
                    if !lost.is_empty() {
                        // To compare with less than was keyed would call the rest left open.
                        let lost =
                            [("questions", Word::from(lost.join(", "))), ("n", lost.len().into())];
                        message = Some(self.say("keyin-first-lost", &[&words[..], &lost].concat()));
                        continue;
                    }
                    match self.again(form, &version, terminal)? {
                        Some((fields, differing)) => {
                            verified += 1;
                            self.count_older(&version);
                            let counts =
                                [("fields", Word::from(fields)), ("differing", differing.into())];
                            message = Some(
                                self.say("keyin-form-verified", &[&words[..], &counts].concat()),
                            );
                            continue;
                        }
                        None => "keyin-form-left",
                    }
                }
                Some(form) if form.state == FormState::Verified => "keyin-verified-before",
                Some(form) if form.state == FormState::Declined => "keyin-declined-before",
                _ => "keyin-not-keyed",
            };
            message = Some(self.say(id, &words));
        }
        Ok(verified)
    }

    /// The version that a form was first keyed by: as noted with it, else as its record says.
    fn keyed_by(&mut self, form: &KeyedForm) -> Result<Known, Failure> {
        let hash = match &form.definition {
            Some(hash) => Some(hash.clone()),
            None => self.store.definition_of(&form.response)?,
        };
        match hash {
            Some(hash) => {
                let runs = self.store.printed(form.number)?;
                self.of_hash(&hash, &runs)
            }
            None => self.known(form.number, Some(form)),
        }
    }

    /// Keys a form again; returns how many fields were compared and differed, once all are settled.
    fn again(
        &mut self,
        mut kept: KeyedForm,
        version: &Version,
        terminal: &mut dyn Terminal,
    ) -> Result<Option<(u64, u64)>, Failure> {
        let survey = &*version.survey;
        kept.definition = Some(survey.definition.hash.clone());
        let same = self.clerk.is_some() && self.clerk == kept.clerk;
        let title = self.title(
            if same { "keyin-form-same-clerk" } else { "keyin-form-second" },
            kept.number,
            version,
        );
        let first = keyed::from_text(survey, &kept.first).given;
        let before = keyed::from_text(survey, kept.second.as_deref().unwrap_or_default()).given;
        let mut form = Form::new(survey, (&kept.lang, self.lang), title, before);
        let (plan, lang, day, tag) =
            (version.plan()?, self.lang, self.day_of(&kept)?, kept.lang.clone());
        let remarks = |given: &Keyings| {
            objections_in_words(&plan, lang, &keyed::handle(&plan, (&tag, day), given))
        };
        let store = &mut self.store;
        let ended = terminal::key(&mut form, terminal, &remarks, &mut |given| {
            kept.second = Some(keyed::to_text(survey, given));
            store.keep_form(&kept).map_err(|error| NotKept::from(&error))
        })?;
        if ended == FormOutcome::Left {
            return Ok(None);
        }
        let mut settled = form.given().clone();
        let (fields, differences) = keyed::compare(survey, (&kept.lang, lang), &first, &settled);
        let mut anew = BTreeSet::new();
        for difference in &differences {
            if anew.contains(&difference.question) {
                continue;
            }
            match self.settle(&kept, (version, difference), terminal)? {
                Some(KeyPress::Char('1')) => {
                    keyed::take_field(survey, &mut settled, &first, difference);
                }
                Some(KeyPress::Char('2')) => {}
                Some(_) => {
                    let title = self.title("keyin-form", kept.number, version);
                    let mut only =
                        Form::only(survey, (&kept.lang, lang), title, difference.question);
                    if terminal::key(&mut only, terminal, &|_| Vec::new(), &mut |_| Ok(()))?
                        == FormOutcome::Left
                    {
                        return Ok(None);
                    }
                    settled.extend(only.given().clone());
                    anew.insert(difference.question);
                }
                None => return Ok(None),
            }
        }
        let (_, changed) = keyed::compare(survey, (&kept.lang, lang), &first, &settled);
        kept.second = Some(keyed::to_text(survey, &settled));
        let differing = differences.len() as u64;
        self.keep(
            kept,
            (version, &settled),
            (if changed.is_empty() { 0 } else { 2 }, fields, differing),
        )?;
        Ok(Some((fields, differing)))
    }

    /// Asks which of two keyings is on the form.
    fn settle(
        &self,
        kept: &KeyedForm,
        (version, difference): (&Version, &KeyingDifference),
        terminal: &mut dyn Terminal,
    ) -> Result<Option<KeyPress>, Failure> {
        let question = version.survey.questions.get(difference.question);
        let text = question.map(|question| question.text.show(&kept.lang)).unwrap_or_default();
        let mut board = Board::new(
            self.title("keyin-form", kept.number, version),
            self.say("keyin-differ", &[]),
        );
        board.tell(
            self.say("keyin-field", &[("field", difference.field.as_str().into())]),
            TextStyle::Dim,
        );
        board.tell(text, TextStyle::Strong);
        let one = |character, id: &str, words: &str| {
            (KeyPress::Char(character), self.say(id, &[("words", words.into())]))
        };
        board.choices = vec![
            one('1', "keyin-keyed-first", &difference.first),
            one('2', "keyin-keyed-second", &difference.second),
            (KeyPress::Char('3'), self.say("keyin-keyed-anew", &[])),
        ];
        Ok(board.ask(self.lang, terminal)?)
    }
}
