//! By which version of the questionnaire a form is read: by the one it was printed with.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Keying;
use crate::failure::Failure;
use crate::results::versions::{self, Versions};
use mitreden_ask::interview::Plan;
use mitreden_ask::terminal::{Board, Characters, Terminal, TextStyle, TypedEntry};
use mitreden_base::diagnostics::{listed, nearest};
use mitreden_base::locale::Word;
use mitreden_define::form_number::FormNumber;
use mitreden_define::survey::Survey;
use mitreden_define::version_sign::VersionSign;
use mitreden_keep::store::{KeyedForm, PrintRun};

/// The version of the questionnaire that a form is read by.
pub(crate) struct Version {
    /// The questionnaire as it was printed.
    pub(crate) survey: Arc<Survey>,
    /// The day on which the form was printed, where it is noted.
    pub(crate) printed: Option<NaiveDate>,
    /// The language that the form was printed in, where it is noted.
    lang: Option<String>,
    /// Whether it is today's questionnaire.
    is_todays: bool,
}

impl Version {
    /// The version's sign on paper.
    pub(crate) fn sign(&self) -> VersionSign {
        VersionSign::of(&self.survey.definition.hash)
    }

    /// The plan of the version's survey.
    pub(crate) fn plan(&self) -> Result<Arc<Plan>, Failure> {
        Ok(Plan::new(Arc::clone(&self.survey))?)
    }
}

/// What is known of the version of a form.
pub(crate) enum Known {
    /// The version is known.
    Version(Version),
    /// Nothing here tells the version, or several runs tell several: the form itself has to.
    Ask(Vec<PrintRun>),
    /// The version is not archived here.
    Gone(VersionSign),
}

/// The version with a sign that somebody names.
pub(crate) fn named(sign: &str, versions: &Versions) -> Result<VersionSign, Failure> {
    let known = sign.parse().ok().filter(|known| versions.hash(*known).is_some());
    known.ok_or_else(|| versions::unknown(sign, versions))
}

impl Keying {
    /// What the store knows: of a form that was begun, of what was said for all, of the runs that
    /// were printed.
    pub(crate) fn known(
        &mut self,
        number: FormNumber,
        begun: Option<&KeyedForm>,
    ) -> Result<Known, Failure> {
        let runs = self.store.printed(number)?;
        let begun = begun.and_then(|form| form.definition.clone());
        let said = self.printed.and_then(|sign| self.versions.hash(sign)).map(str::to_owned);
        let mut noted: Vec<_> = runs.iter().map(|run| run.definition.as_str()).collect();
        noted.sort_unstable();
        noted.dedup();
        let noted = if let [one] = noted[..] { Some(one.to_owned()) } else { None };
        match begun.or(said).or(noted) {
            Some(hash) => self.of_hash(&hash, &runs),
            None => Ok(Known::Ask(runs)),
        }
    }

    /// The version with this hash, with what is noted of the runs printed from it.
    pub(crate) fn of_hash(&mut self, hash: &str, runs: &[PrintRun]) -> Result<Known, Failure> {
        let Some(survey) = self.versions.survey(&self.store, hash)? else {
            return Ok(Known::Gone(VersionSign::of(hash)));
        };
        let run = runs.iter().rev().find(|run| run.definition == hash);
        let is_todays = survey.definition.hash == self.versions.today().definition.hash;
        let (printed, lang) = (run.map(|run| run.day), run.map(|run| run.lang.clone()));
        Ok(Known::Version(Version { survey, printed, lang, is_todays }))
    }

    /// The version of a form, which is asked for where nothing here says it; `None` with a message
    /// to go back.
    pub(crate) fn version(
        &mut self,
        number: FormNumber,
        known: Known,
        terminal: &mut dyn Terminal,
    ) -> Result<Result<Version, Option<String>>, Failure> {
        match known {
            Known::Version(version) => Ok(Ok(version)),
            Known::Gone(sign) => Ok(Err(Some(self.gone(sign)))),
            Known::Ask(runs) => self.ask_version(number, &runs, terminal),
        }
    }

    /// The words for a version that is not archived here.
    pub(crate) fn gone(&self, sign: VersionSign) -> String {
        self.say("keyin-version-gone", &[("sign", sign.to_string().into())])
    }

    /// Why a form's version has to be typed, in words.
    pub(crate) fn why_asked(&self, number: FormNumber, runs: &[PrintRun]) -> String {
        let number = ("number", Word::from(number.to_string()));
        if runs.is_empty() {
            return self.say("keyin-version-unknown", &[number]);
        }
        let one = |run: &PrintRun| {
            let words = [
                ("sign", VersionSign::of(&run.definition).to_string().into()),
                ("day", self.lang.date(run.day).into()),
            ];
            self.say("keyin-version-run", &words)
        };
        let runs: Vec<_> = runs.iter().map(one).collect();
        self.say("keyin-version-several", &[number, ("runs", runs.join(", ").into())])
    }

    fn ask_version(
        &mut self,
        number: FormNumber,
        runs: &[PrintRun],
        terminal: &mut dyn Terminal,
    ) -> Result<Result<Version, Option<String>>, Failure> {
        let mut message = None;
        loop {
            let title = self.say("keyin-form", &[("number", number.to_string().into())]);
            let mut board = Board::new(title, self.say("keyin-version-head", &[]));
            board.tell(self.why_asked(number, runs), TextStyle::Alert);
            board.message = message.take();
            let usual = self.typed.map(|sign| sign.to_string());
            let keys = match &usual {
                Some(sign) => self.say("keyin-version-keys-again", &[("sign", sign.into())]),
                None => self.say("keyin-version-keys", &[]),
            };
            let entry = TypedEntry {
                board,
                prompt: self.say("keyin-version-sign", &[]),
                keys,
                characters: Characters::All,
                usual,
            };
            let is_whole = |typed: &str| typed == "-" || typed.parse::<VersionSign>().is_ok();
            let Some(typed) = entry.ask(self.lang, terminal, &is_whole)? else {
                return Ok(Err(None));
            };
            match self.of_sign(number, typed.trim(), runs)? {
                Ok(version) => {
                    self.typed = Some(version.sign());
                    return Ok(Ok(version));
                }
                Err(told) => message = Some(told),
            }
        }
    }

    /// The version that was read off a form; `-` where there is no sign on it. Else what is wrong
    /// with that.
    pub(crate) fn of_sign(
        &mut self,
        number: FormNumber,
        typed: &str,
        runs: &[PrintRun],
    ) -> Result<Result<Version, String>, Failure> {
        let known = versions::listed(&self.versions);
        let sign = if typed == "-" {
            // Printed here before runs were noted, when there was one version only: that one was
            // archived then.
            match self.versions.signs()[..] {
                [only] if self.store.was_printed_unnoted(number)? => only,
                _ => return Ok(Err(self.say("keyin-version-none", &[("known", known.into())]))),
            }
        } else if let Ok(sign) = typed.parse() {
            sign
        } else {
            return Ok(Err(self.say("keyin-version-bad", &[("typed", typed.into())])));
        };
        let Some(hash) = self.versions.hash(sign).map(str::to_owned) else {
            let words = [("sign", sign.to_string().into()), ("known", known.into())];
            return Ok(Err(self.say("keyin-version-not-here", &words)));
        };
        Ok(match self.of_hash(&hash, runs)? {
            Known::Version(version) => Ok(version),
            Known::Gone(_) | Known::Ask(_) => Err(self.gone(sign)),
        })
    }

    /// The language of a form of this version; what is wrong where it does not speak the one that
    /// was said.
    pub(crate) fn tag(&self, version: &Version, said: Option<&str>) -> Result<String, String> {
        let speaks = |tag: &str| version.survey.languages.iter().any(|known| known == tag);
        match said.or(self.tag.as_deref()) {
            Some(tag) if speaks(tag) => Ok(tag.to_owned()),
            Some(tag) => {
                let known = || version.survey.languages.iter().map(String::as_str);
                let near = nearest(tag, known());
                let words = [
                    ("tag", Word::from(tag)),
                    ("case", near.map_or("known", |_| "near").into()),
                    ("near", near.unwrap_or_default().into()),
                    ("known", listed(known()).into()),
                ];
                Err(self.say("failure-form-lang", &words))
            }
            None => {
                Ok(version.lang.clone().unwrap_or_else(|| version.survey.language().to_owned()))
            }
        }
    }

    /// The title above a form: its number and its version, and whether that is an older one.
    pub(crate) fn title(&self, id: &str, number: FormNumber, version: &Version) -> String {
        let form = self.say(id, &[("number", number.to_string().into())]);
        let sign = ("sign", Word::from(version.sign().to_string()));
        let told = match version.printed {
            _ if version.is_todays => self.say("keyin-version", &[sign]),
            Some(day) => {
                self.say("keyin-version-older-day", &[sign, ("day", self.lang.date(day).into())])
            }
            None => self.say("keyin-version-older", &[sign]),
        };
        format!("{form} · {told}")
    }

    /// Counts a form that is kept, if it is read by another version than today's.
    pub(crate) fn count_older(&mut self, version: &Version) {
        if !version.is_todays {
            let older: &mut BTreeMap<_, u64> = &mut self.older;
            *older.entry((version.sign(), version.printed)).or_default() += 1;
        }
    }
}
