//! One form after another: its number, whether there is consent, what it says.

use chrono::NaiveDate;

use super::Keying;
use super::version::Version;
use crate::failure::Failure;
use crate::locale::Say as _;
use mitreden_ask::interview::Reason;
use mitreden_ask::keyed::{self, Handled, Keyings, Slip};
use mitreden_ask::terminal::{
    self, Board, Characters, Form, FormOutcome, KeyPress, NotKept, Terminal, TextStyle, TypedEntry,
};
use mitreden_base::locale::Word;
use mitreden_define::form_number::{BadFormNumber, FormNumber};
use mitreden_define::numbering::Numbering;
use mitreden_keep::store::{FormState, KeyedForm, StoreError};

/// How many digits a number with prefix and check digit has.
const WITH_PREFIX: usize = 11;

impl Keying {
    pub(crate) fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang.say(id, words)
    }

    /// The error rate that second keyings have shown so far, in words.
    pub fn error_rate(&self) -> Result<Option<String>, Failure> {
        let errors = self.store.keying_errors()?;
        if errors.fields == 0 {
            return Ok(None);
        }
        let rate = self.lang.percent(100.0 * errors.differing as f64 / errors.fields as f64, 2);
        let words = [
            ("rate", Word::from(rate)),
            ("differing", errors.differing.into()),
            ("fields", self.lang.integer(errors.fields).into()),
            ("forms", errors.forms.into()),
        ];
        Ok(Some(self.say("keyin-error-rate", &words)))
    }

    /// Asks for the number of a form; `None` if the clerk wants to leave.
    pub(crate) fn number(
        &self,
        title: &str,
        message: &mut Option<String>,
        terminal: &mut dyn Terminal,
    ) -> Result<Option<FormNumber>, Failure> {
        loop {
            let mut board =
                Board::new(self.versions.today().title.show(self.lang.tag()), self.say(title, &[]));
            let counts = [
                ("keyed", FormState::Keyed),
                ("verified", FormState::Verified),
                ("declined", FormState::Declined),
            ];
            let counts: Vec<_> = counts
                .into_iter()
                .map(|(name, state)| Ok((name, self.store.forms(state)?.len().into())))
                .collect::<Result<_, StoreError>>()?;
            board.tell(self.say("keyin-counts", &counts), TextStyle::Plain);
            if let Some(rate) = self.error_rate()? {
                board.tell(rate, TextStyle::Plain);
            }
            let begun = self.store.forms(FormState::Draft)?;
            if !begun.is_empty() {
                let numbers = begun.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                board.tell(
                    self.say("keyin-begun", &[("numbers", numbers.into())]),
                    TextStyle::Alert,
                );
            }
            board.message = message.take();
            let (prompt, keys) =
                (self.say("keyin-number", &[]), self.say("keyin-number-keys", &[]));
            let entry =
                TypedEntry { board, prompt, keys, characters: Characters::Digits, usual: None };
            // With a zero in front, or a prefix, nothing can follow the check digit.
            let is_whole = |typed: &str| {
                (typed.starts_with('0')
                    && typed.parse::<FormNumber>() != Err(BadFormNumber::Digits))
                    || typed.len() >= WITH_PREFIX
            };
            let Some(typed) = entry.ask(self.lang, terminal, &is_whole)? else { return Ok(None) };
            match typed.parse() {
                Ok(number) => return Ok(Some(number)),
                Err(bad) => *message = Some(self.bad_number(bad, &typed)),
            }
        }
    }

    /// Why a text is no form's number, in words.
    pub(crate) fn bad_number(&self, bad: BadFormNumber, typed: &str) -> String {
        let id =
            if bad == BadFormNumber::Check { "keyin-number-check" } else { "keyin-number-digits" };
        self.say(id, &[("typed", typed.into())])
    }

    /// Keys forms a first time; returns how many were kept.
    pub fn first(&mut self, terminal: &mut dyn Terminal) -> Result<usize, Failure> {
        let (mut kept, mut message) = (0, None);
        while let Some(number) = self.number("keyin-first", &mut message, terminal)? {
            let words = [("number", Word::from(number.to_string()))];
            let id = keyed::id(self.versions.today(), number);
            let begun = match self.store.form(number)? {
                Some(form) if form.state == FormState::Draft => Some(form),
                Some(form) if form.state != FormState::Declined => {
                    message = Some(self.say("keyin-before", &words));
                    continue;
                }
                None if self.store.is_erased(&id)? => {
                    message = Some(self.say("keyin-erased", &words));
                    continue;
                }
                None if self.store.has_response(&id)? => {
                    message = Some(self.say("keyin-elsewhere", &words));
                    continue;
                }
                // What was keyed as not ticked by a slip can be mended.
                Some(_) | None => None,
            };
            let known = self.known(number, begun.as_ref())?;
            let version = match self.version(number, known, terminal)? {
                Ok(version) => version,
                Err(told) => {
                    message = told;
                    continue;
                }
            };
            let form = if let Some(form) = begun {
                KeyedForm { definition: Some(version.survey.definition.hash.clone()), ..form }
            } else {
                let tag = match self.tag(&version, None) {
                    Ok(tag) => tag,
                    Err(told) => {
                        message = Some(told);
                        continue;
                    }
                };
                match self.consent(number, (&version, &tag), terminal)? {
                    Some(true) => self.fresh(number, (&version, tag), FormState::Draft),
                    Some(false) => {
                        self.store.keep_form(&self.fresh(
                            number,
                            (&version, tag),
                            FormState::Declined,
                        ))?;
                        message = Some(self.say("keyin-declined", &words));
                        continue;
                    }
                    None => continue,
                }
            };
            message = Some(match self.one(form, &version, terminal)? {
                Some(()) => {
                    kept += 1;
                    self.count_older(&version);
                    self.say("keyin-form-kept", &words)
                }
                None => self.say("keyin-form-left", &words),
            });
        }
        Ok(kept)
    }

    pub(crate) fn fresh(
        &self,
        number: FormNumber,
        (version, lang): (&Version, String),
        state: FormState,
    ) -> KeyedForm {
        KeyedForm {
            number,
            response: keyed::id(self.versions.today(), number),
            state,
            clerk: self.clerk.clone(),
            lang,
            day: self.day.to_string(),
            first: String::new(),
            second: None,
            definition: Some(version.survey.definition.hash.clone()),
        }
    }

    /// Whether the box of consent is ticked; `None` to go back.
    fn consent(
        &self,
        number: FormNumber,
        (version, tag): (&Version, &str),
        terminal: &mut dyn Terminal,
    ) -> Result<Option<bool>, Failure> {
        let Some(consent) = &version.survey.consent else { return Ok(Some(true)) };
        let mut board = Board::new(self.title("keyin-form", number, version), String::new());
        board.tell(consent.show(tag), TextStyle::Strong);
        let keys =
            [('1', "keyin-consent-yes"), ('2', "keyin-consent-no"), ('<', "keyin-consent-back")];
        board.choices =
            keys.map(|(character, id)| (KeyPress::Char(character), self.say(id, &[]))).into();
        Ok(match board.ask(self.lang, terminal)? {
            Some(KeyPress::Char('1')) => Some(true),
            Some(KeyPress::Char('2')) => Some(false),
            _ => None,
        })
    }

    /// Keys one form from where it was left.
    fn one(
        &mut self,
        mut kept: KeyedForm,
        version: &Version,
        terminal: &mut dyn Terminal,
    ) -> Result<Option<()>, Failure> {
        let survey = &*version.survey;
        let title = self.title("keyin-form", kept.number, version);
        // What an older version of this program has kept by another questionnaire is keyed anew.
        let before = keyed::from_text(survey, &kept.first).given;
        let mut form = Form::new(survey, (&kept.lang, self.lang), title, before);
        let (plan, lang, day) = (version.plan()?, self.lang, self.day_of(&kept)?);
        let tag = kept.lang.clone();
        let remarks = |given: &Keyings| {
            objections_in_words(&plan, lang, &keyed::handle(&plan, (&tag, day), given))
        };
        let store = &mut self.store;
        let ended = terminal::key(&mut form, terminal, &remarks, &mut |given| {
            kept.first = keyed::to_text(survey, given);
            store.keep_form(&kept).map_err(|error| NotKept::from(&error))
        })?;
        if ended == FormOutcome::Left {
            return Ok(None);
        }
        self.keep(kept, (version, form.given()), (1, 0, 0)).map(Some)
    }

    /// The day on which a form was received, as it was noted when keying began.
    pub(super) fn day_of(&self, form: &KeyedForm) -> Result<NaiveDate, Failure> {
        form.day.parse().map_err(|_| {
            let reason = format!("form {} is of no day", form.number);
            StoreError::Damaged { path: self.store.path().to_owned(), reason }.into()
        })
    }

    /// Keeps a form that is done, with its record.
    pub(crate) fn keep(
        &mut self,
        mut form: KeyedForm,
        (version, given): (&Version, &Keyings),
        (revision, fields, differing): (u32, u64, u64),
    ) -> Result<(), Failure> {
        let day = self.day_of(&form)?;
        let handled = keyed::handle(&*version.plan()?, (&form.lang, day), given);
        form.state = if fields > 0 { FormState::Verified } else { FormState::Keyed };
        let slip = Slip { form: form.number, lang: &form.lang, day, revision };
        let record = keyed::record(&version.survey, &slip, &handled);
        // It may have come in a file; the record needs it in the store.
        self.store.archive(&version.survey.definition)?;
        // A second keying that changes nothing makes no new version.
        let added =
            self.store.end_form(&form, (revision > 0).then_some(&record), (fields, differing))?;
        if added.erased > 0 {
            return Err(
                Failure::user("failure-keyin-erased").word("number", form.number.to_string())
            );
        }
        Ok(())
    }
}

/// The objections to the answers of a form, by question.
pub(crate) fn objections_in_words(
    plan: &mitreden_ask::interview::Plan,
    lang: mitreden_base::locale::Lang,
    handled: &Handled,
) -> Vec<String> {
    let numbering = Numbering::of(plan.survey());
    let line = |objection: &mitreden_ask::interview::Objection| {
        let number = numbering.number(objection.question).unwrap_or(0).to_string();
        if objection.reason == Reason::NotAsked {
            return lang.say("keyin-against-routing", &[("number", number.into())]);
        }
        let words = objection.say(plan.survey(), lang.tag());
        lang.say("keyin-against-rule", &[("number", number.into()), ("words", words.into())])
    };
    handled.against.iter().map(line).collect()
}
