//! Forms from a file, one a line.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::Keying;
use super::version::{Known, Version};
use crate::failure::{Failure, unreadable};
use crate::results::versions;
use mitreden_ask::keyed::{self, Keyings};
use mitreden_define::form_number::FormNumber;
use mitreden_keep::record::decode;
use mitreden_keep::store::{FormState, StoreError};

/// A line of a script: one form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScriptLine {
    form: String,
    /// Whether the box of consent is ticked; needed if the form has one.
    consent: Option<bool>,
    /// The language that the form is printed in, if it is not that of the others.
    lang: Option<String>,
    /// The version sign beside the form's number; needed if no run printed here has the number.
    version: Option<String>,
    #[serde(default)]
    answers: BTreeMap<String, Value>,
    #[serde(default)]
    unclear: Vec<String>,
}

/// Why a line cannot be used.
enum NotTaken {
    /// The error is in the line.
    Line(String),
    /// The error has nothing to do with the line.
    Other(Failure),
}

impl From<String> for NotTaken {
    fn from(reason: String) -> Self {
        Self::Line(reason)
    }
}

impl From<StoreError> for NotTaken {
    fn from(error: StoreError) -> Self {
        Self::Other(error.into())
    }
}

impl From<Failure> for NotTaken {
    fn from(failure: Failure) -> Self {
        Self::Other(failure)
    }
}

impl Keying {
    /// Keeps the forms of a file. Forms before a line that cannot be used stay.
    pub fn script(&mut self, path: &Path) -> Result<usize, Failure> {
        let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
        let mut kept = 0;
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let is_kept = self.take(line).map_err(|error| match error {
                NotTaken::Other(failure) => failure,
                NotTaken::Line(error) => {
                    let failure = Failure::at("failure-keyin-script", path);
                    failure.word("line", (at + 1).to_string()).word("error", error)
                }
            })?;
            kept += usize::from(is_kept);
        }
        Ok(kept)
    }

    /// Takes a form in; returns whether it is kept, as one without consent is only noted.
    fn take(&mut self, written: &str) -> Result<bool, NotTaken> {
        let line: ScriptLine = serde_json::from_str(written).map_err(|error| error.to_string())?;
        let number: FormNumber =
            line.form.parse().map_err(|bad| self.bad_number(bad, &line.form))?;
        let before = self.store.form(number)?;
        let id = keyed::id(self.versions.today(), number);
        if self.store.is_erased(&id)? {
            return Err(self.say("keyin-erased", &[("number", number.to_string().into())]).into());
        }
        if before.is_some() || self.store.has_response(&id)? {
            return Err(self.say("keyin-before", &[("number", number.to_string().into())]).into());
        }
        let version = self.version_of(number, line.version.as_deref())?;
        let survey = &*version.survey;
        let tag = self.tag(&version, line.lang.as_deref())?;
        let has_consent = survey.consent.is_none()
            || line.consent.ok_or_else(|| self.say("keyin-script-consent", &[]))?;
        let mut given: Keyings = Keyings::new();
        let find = |id: &str| {
            survey
                .find(id)
                .ok_or_else(|| self.say("keyin-script-question", &[("question", id.into())]))
        };
        for (id, value) in &line.answers {
            let at = find(id)?;
            let question = survey.questions.get(at).ok_or_else(|| id.clone())?;
            let answer = decode(question, value).map_err(|error| error.to_string())?;
            given.entry(at).or_default().answer = answer;
        }
        for id in &line.unclear {
            given.entry(find(id)?).or_default().unclear = true;
        }
        let state = if has_consent { FormState::Draft } else { FormState::Declined };
        let mut form = self.fresh(number, (&version, tag), state);
        if !has_consent {
            self.store.keep_form(&form)?;
            return Ok(false);
        }
        form.first = keyed::to_text(survey, &given);
        self.keep(form, (&version, &given), (1, 0, 0))?;
        self.count_older(&version);
        Ok(true)
    }

    /// The version of a form: the one that its line names, else the one known here.
    fn version_of(&mut self, number: FormNumber, said: Option<&str>) -> Result<Version, NotTaken> {
        if let Some(sign) = said {
            let runs = self.store.printed(number)?;
            return Ok(self.of_sign(number, sign, &runs)??);
        }
        match self.known(number, None)? {
            Known::Version(version) => Ok(version),
            Known::Gone(sign) => Err(self.gone(sign).into()),
            Known::Ask(runs) => {
                let why = self.why_asked(number, &runs);
                let known = versions::listed(&self.versions);
                Err(format!(
                    "{why} {}",
                    self.say("keyin-script-version", &[("known", known.into())])
                )
                .into())
            }
        }
    }
}
