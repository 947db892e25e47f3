//! Forms from a file, one a line.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::super::failure::Failure;
use super::super::folder::unreadable;
use super::Keying;
use crate::ask::keyed::{self, Keyings};
use crate::define::form_number::FormNumber;
use crate::keep::record::decode;
use crate::keep::store::FormState;

/// A line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    form: String,
    answers: BTreeMap<String, Value>,
    #[serde(default)]
    unclear: Vec<String>,
}

impl Keying<'_> {
    /// Keeps the forms of a file. What was kept before a line that cannot be stays.
    pub(super) fn script(&mut self, path: &Path) -> Result<usize, Failure> {
        let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
        let mut kept = 0;
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            self.told(line).map_err(|error| {
                let failure = Failure::user("failure-keyin-script").word("path", path.display().to_string());
                failure.word("line", (at + 1).to_string()).word("error", error)
            })?;
            kept += 1;
        }
        Ok(kept)
    }

    fn told(&mut self, line: &str) -> Result<(), String> {
        let told: Told = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let number: FormNumber = told.form.parse().map_err(|error| format!("`{}`: {error}", told.form))?;
        let survey = self.plan.survey();
        let before = self.store.form(number).map_err(|error| error.to_string())?;
        let id = keyed::id(survey, number);
        if before.is_some() || self.store.has_response(&id).map_err(|error| error.to_string())? {
            return Err(self.say("keyin-before", &[("number", number.to_string().into())]));
        }
        let mut given: Keyings = Keyings::new();
        let find = |id: &str| survey.find(id).ok_or_else(|| format!("`{id}`: the survey has no such question"));
        for (id, value) in &told.answers {
            let at = find(id)?;
            let question = survey.questions.get(at).ok_or_else(|| id.clone())?;
            let answer = decode(question, value).map_err(|error| error.to_string())?;
            given.entry(at).or_default().answer = answer;
        }
        for id in &told.unclear {
            given.entry(find(id)?).or_default().unclear = true;
        }
        let mut form = self.fresh(number, FormState::Draft);
        form.first = keyed::to_text(survey, &given);
        self.keep(form, &given, (1, 0, 0)).map_err(|failure| format!("{failure:?}"))
    }
}
