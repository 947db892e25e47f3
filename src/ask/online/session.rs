//! One interview for the time of one request: taken from the store, moved on by a form, and put
//! back.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use uuid::Uuid;

use super::answers::Bad;
use super::bound::{is_full, on_disk};
use super::most::Most;
use super::own::{self, Button};
use super::site::{ServedSurvey, Version};
use crate::collect::{final_record, resume};
use crate::interview::{Asked, Interview, Objection, QuestionOnScreen, Reason, Screen, ScreenPage};
use crate::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_define::answer::Answer;
use mitreden_define::index::{EachIndex as _, QuestionIndex};
use mitreden_define::survey::{Kind, Question, Survey};
use mitreden_keep::journal::{Happening, Pending};
use mitreden_keep::online::{InterviewStanding, KeepOutcome};
use mitreden_keep::record::{Disposition, Record};
use mitreden_keep::store::StoreError;
use mitreden_web::fields::FormFields;

/// The flag of an interview that was faster than anybody can read.
const FAST: &str = "fast";

/// An interview under way in a browser.
pub(super) struct BrowserSession {
    pending: Pending,
    version: Arc<Version>,
    pub(super) interview: Interview,
}

/// A page that was asked, and the interview as it was there.
pub(super) type There = (ScreenPage, Interview);

/// The interview that a code leads to.
pub(super) enum Found {
    /// The interview is under way.
    Open(Box<BrowserSession>),
    /// The interview has ended.
    Over,
    /// There is no such interview.
    Nothing,
}

/// An objection that keeps a form from going on, and where it can be mended.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Against {
    /// The question that the objection is about, where it is about one.
    pub(super) question: Option<QuestionIndex>,
    /// The field to go to.
    pub(super) field: Option<String>,
    /// The words of the objection.
    pub(super) words: String,
    /// Whether the answer may stay as it is.
    pub(super) soft: bool,
}

/// The page that a form leads to.
pub(super) enum NextPage {
    /// The form leads on, to whichever page is next.
    Go,
    /// The form leads to the same page, which says why.
    Refused(Vec<Against>),
    /// The form leads to the page that shows the code for a pause.
    Pause,
    /// The form leads to the end.
    End,
}

impl ServedSurvey {
    /// The interview with an id.
    pub(super) async fn find(&self, id: &Uuid) -> Result<Found, StoreError> {
        Ok(match self.store.standing(id).await? {
            // A newer version of this program began it; it is left for that one.
            InterviewStanding::Unknown | InterviewStanding::Aside => Found::Nothing,
            InterviewStanding::Over => Found::Over,
            InterviewStanding::Open(pending) => {
                let Some(version) = self.version(&pending.begun.definition).await? else {
                    return Ok(Found::Nothing);
                };
                match resume(&version.plan, &pending) {
                    Ok(interview) => Found::Open(Box::new(BrowserSession {
                        pending: *pending,
                        version,
                        interview,
                    })),
                    // A later version of this program wrote it; it is left for that one.
                    Err(_) => Found::Nothing,
                }
            }
        })
    }
}

impl BrowserSession {
    /// The survey that is asked.
    pub(super) fn survey(&self) -> &Survey {
        self.version.plan.survey()
    }

    /// The page that is asked now, if one is.
    pub(super) fn page(&self) -> Option<ScreenPage> {
        match self.interview.screen() {
            Screen::Ask(page) => Some(page),
            _ => None,
        }
    }

    pub(super) fn id(&self) -> Uuid {
        self.pending.begun.id
    }

    /// Whether so much has happened in the interview that it only goes on to its end.
    pub(super) fn is_full(&self) -> bool {
        is_full(&self.pending.happenings, self.version.room.interview)
    }

    /// The most that a form of the interview holds.
    pub(super) fn most(&self, form: &FormFields) -> Most {
        self.version.room.part(part_of(form))
    }

    /// The bytes on the disk that keeping the new events would take.
    pub(super) fn takes(&self) -> usize {
        let new = self.interview.journal().get(self.pending.happenings.len()..).unwrap_or_default();
        new.iter().map(|entry| on_disk(entry.to_line().len())).sum()
    }

    /// The tag of the current language.
    pub(super) fn tag(&self) -> &str {
        &self.interview.setting().lang
    }

    pub(super) fn question(&self, at: QuestionIndex) -> Option<&Question> {
        self.survey().questions.get(at)
    }

    /// The fields of a page with the answers that were given before.
    pub(super) fn fields(&self, page: &ScreenPage) -> FormFields {
        let mut fields = FormFields::default();
        for asked in &page.questions {
            if let (Some(question), Some(answer)) = (self.question(asked.question), &asked.given) {
                fields.extend(
                    QuestionOnScreen { question, asked }.write(answer, Lang::of_tag(self.tag())),
                );
            }
        }
        fields
    }

    /// Cuts off texts that are far longer than any limit.
    pub(super) fn cut(&self, page: &ScreenPage, form: &mut FormFields) {
        for asked in &page.questions {
            if let Some(question) = self.question(asked.question) {
                (QuestionOnScreen { question, asked }).cut(form);
            }
        }
    }

    /// Applies the form of a page. All of it that can be read is taken, valid or not, so that it is
    /// shown again.
    pub(super) fn take(&mut self, page: Option<There>, form: &FormFields) -> NextPage {
        let wish = Button::of(form);
        if let Button::To(id) = wish {
            if let Some(question) = self.survey().find(id) {
                self.interview.back_to(question);
            }
            return NextPage::Go;
        }
        let Some((page, there)) = page else {
            // The review: there is nothing to read.
            return match wish {
                Button::End if self.interview.end() => NextPage::End,
                Button::Pause => NextPage::Pause,
                Button::Speak(lang) => {
                    self.interview.speak(lang);
                    NextPage::Go
                }
                _ => NextPage::Go,
            };
        };
        let is_late = self.page().is_none_or(|now| now.part != page.part);
        let (answers, bad) = if wish == Button::Clear {
            (page_left_open(&page), Vec::new())
        } else {
            self.read(&page, form)
        };
        let changed = changed(there, &page, &answers);
        // The same form once more: nothing has to be taken again.
        if is_late && bad.is_empty() && changed.is_empty() {
            return NextPage::Go;
        }
        if is_late
            && let Some(asked) = page.questions.iter().find(|asked| self.is_asked(asked.question))
        {
            self.interview.back_to(asked.question);
        }
        let against = self.with_what_lacks(&page, &answers, bad);
        let stays = matches!(wish, Button::Back | Button::Pause | Button::Clear | Button::Speak(_))
            || !against.is_empty();
        if stays {
            for (question, answer) in changed {
                // The answer may not be valid yet, and is kept all the same.
                let _ = self.interview.answer(question, answer);
            }
        }
        match wish {
            Button::Pause => return NextPage::Pause,
            Button::Back => drop(self.interview.back()),
            Button::Speak(lang) => drop(self.interview.speak(lang)),
            _ if !against.is_empty() => return NextPage::Refused(against),
            _ if stays => {}
            _ => {
                if let Err(objections) =
                    self.interview.submit(answers, form.one(own::CONFIRM).is_some())
                {
                    return NextPage::Refused(
                        objections.iter().map(|objection| self.against(objection, &page)).collect(),
                    );
                }
                if is_late || form.one(own::REVIEW).is_some() {
                    self.interview.catch_up();
                }
            }
        }
        NextPage::Go
    }

    /// The page a form belongs to, and the interview there: the current page, or one asked before
    /// that is still in some tab.
    pub(super) fn page_of(&self, form: &FormFields) -> Option<There> {
        let part = part_of(form)?;
        let mut there = self.interview.clone();
        if self.page().is_none_or(|page| page.part != part) {
            let asked = self.version.plan.parts().get(part)?.each().find(|q| self.is_asked(*q))?;
            there.back_to(asked);
        }
        match there.screen() {
            Screen::Ask(page) if page.part == part => Some((page, there)),
            _ => None,
        }
    }

    fn is_asked(&self, question: QuestionIndex) -> bool {
        self.question(question).is_some_and(|question| question.kind.is_asked())
    }

    /// Reads the answers of a page from a form, and what in it is no answer.
    fn read(
        &self,
        page: &ScreenPage,
        form: &FormFields,
    ) -> (Vec<(QuestionIndex, Answer)>, Vec<Against>) {
        let (mut answers, mut against) = (Vec::new(), Vec::new());
        let lang = Lang::of_tag(self.tag());
        for asked in &page.questions {
            let Some(question) =
                self.question(asked.question).filter(|question| question.kind.is_asked())
            else {
                continue;
            };
            match (QuestionOnScreen { question, asked }).read(form) {
                Ok(answer) => answers.push((asked.question, answer)),
                Err(bad) => {
                    against.extend(bad.into_iter().map(|Bad { field, id, word }| Against {
                        question: Some(asked.question),
                        field: Some(field),
                        words: lang.say(id, &[("word", word.into())]),
                        soft: false,
                    }));
                }
            }
        }
        (answers, against)
    }

    /// What cannot be read of a page, and whatever else stands against its answers: all of it is
    /// told at once.
    fn with_what_lacks(
        &self,
        page: &ScreenPage,
        answers: &[(QuestionIndex, Answer)],
        mut bad: Vec<Against>,
    ) -> Vec<Against> {
        if bad.is_empty() {
            return bad;
        }
        let unread: BTreeSet<QuestionIndex> =
            bad.iter().filter_map(|against| against.question).collect();
        let objections =
            self.interview.clone().submit(answers.to_vec(), true).err().unwrap_or_default();
        let others = objections.iter().filter(|objection| !unread.contains(&objection.question));
        bad.extend(others.map(|objection| self.against(objection, page)));
        bad.sort_by_key(|against| against.question);
        bad
    }

    fn against(&self, objection: &Objection, page: &ScreenPage) -> Against {
        let asked = asked_of(page, objection.question);
        let field = asked.and_then(|asked| {
            let question = self.question(asked.question)?;
            let id = question.id.as_str();
            let item = |at: usize| {
                asked.items.get(at).and_then(|(item, _)| question.kind.items().get(*item))
            };
            Some(match (&question.kind, &objection.reason) {
                (_, Reason::OtherText(code) | Reason::OtherLong(code)) => format!("{id}.{code}"),
                (Kind::Matrix { rows, .. }, _) => {
                    let row = objection.row.and_then(|row| rows.get(row)).or_else(|| item(0));
                    row.map_or_else(|| id.to_owned(), |row| format!("{id}.{}", row.code))
                }
                (Kind::BestWorst { .. }, _) => {
                    format!("{id}.{}.best", objection.row.unwrap_or(0) + 1)
                }
                (Kind::Ranking { .. } | Kind::Points { .. }, _) => {
                    item(0).map_or_else(|| id.to_owned(), |item| format!("{id}.{}", item.code))
                }
                _ => id.to_owned(),
            })
        });
        Against {
            question: Some(objection.question),
            field,
            words: self.interview.say(objection),
            soft: objection.is_soft(),
        }
    }

    /// How many of a form's fields are of questions that were not on its page: somebody wrote it by
    /// hand, or goes on where they were not asked.
    pub(super) fn foreign(&self, page: Option<&ScreenPage>, form: &FormFields) -> u64 {
        let id = |at: QuestionIndex| self.question(at).map(|question| question.id.as_str());
        let here: HashSet<&str> = page
            .into_iter()
            .flat_map(|page| &page.questions)
            .filter_map(|asked| id(asked.question))
            .collect();
        let elsewhere =
            self.survey().questions.indices().filter_map(id).filter(|id| !here.contains(id));
        let elsewhere: HashSet<&str> = elsewhere.collect();
        let owner = |name: &str| elsewhere.contains(name.split('.').next().unwrap_or_default());
        form.names().filter(|(name, _)| owner(name)).map(|(_, times)| times as u64).sum()
    }

    /// Puts the new events into the store.
    pub(super) async fn keep(
        &self,
        served: &ServedSurvey,
        millis: i64,
    ) -> Result<KeepOutcome, StoreError> {
        let kept = self.pending.happenings.len();
        let new = self.new_happenings(millis);
        if new.is_empty() {
            return Ok(KeepOutcome::Kept);
        }
        served.store.append(&self.id(), kept, &new).await
    }

    /// Ends the interview: its record takes the journal's place.
    pub(super) async fn conclude(
        &self,
        served: &ServedSurvey,
        millis: i64,
    ) -> Result<KeepOutcome, StoreError> {
        let mut happenings = self.pending.happenings.clone();
        happenings.extend(self.new_happenings(millis));
        let mut record = final_record(
            self.survey(),
            &self.pending.begun,
            &happenings,
            &self.interview.clone().finish(),
        );
        if is_implausibly_fast(&record) {
            record.flags.push(FAST.to_owned());
            record.flags.sort();
        }
        served.store.conclude(&record, self.pending.happenings.len()).await
    }

    /// Ends the interview as broken off.
    pub(super) async fn abandon(
        mut self,
        served: &ServedSurvey,
    ) -> Result<KeepOutcome, StoreError> {
        self.interview.break_off();
        self.conclude(served, 0).await
    }

    fn new_happenings(&self, millis: i64) -> Vec<Happening> {
        let kept = self.pending.happenings.len();
        let until = self.pending.happenings.last().map_or(0, |last| last.millis) + millis;
        let new = self.interview.journal().get(kept..).unwrap_or_default();
        new.iter().map(|entry| Happening { millis: until, what: entry.to_line() }).collect()
    }
}

/// Whether nobody can have read what was answered: not even a second for each answer. It is noted,
/// and does not matter otherwise: whoever is fast may have reasons.
fn is_implausibly_fast(record: &Record) -> bool {
    let answered = record.answers.values().filter(|answer| answer.get("missing").is_none()).count();
    let seconds = record.seconds.map_or(0, |seconds| seconds as usize);
    record.disposition == Disposition::Complete && seconds < answered
}

/// The part of the questionnaire that a form says it belongs to.
fn part_of(form: &FormFields) -> Option<usize> {
    form.one(own::PART)?.parse().ok()
}

/// Finds a question on its page, where questions stand in the questionnaire's order.
fn asked_of(page: &ScreenPage, question: QuestionIndex) -> Option<&Asked> {
    let at = page.questions.binary_search_by_key(&question, |asked| asked.question).ok()?;
    page.questions.get(at)
}

/// The answers of a page of which every question was left open.
fn page_left_open(page: &ScreenPage) -> Vec<(QuestionIndex, Answer)> {
    page.questions.iter().map(|asked| (asked.question, Answer::UNANSWERED)).collect()
}

/// The answers that differ from those given before, as the engine keeps them.
fn changed(
    mut there: Interview,
    page: &ScreenPage,
    answers: &[(QuestionIndex, Answer)],
) -> Vec<(QuestionIndex, Answer)> {
    for (question, answer) in answers {
        // Whether they are valid does not matter here.
        let _ = there.answer(*question, answer.clone());
    }
    let Screen::Ask(after) = there.screen() else { return answers.to_vec() };
    let given =
        |page: &ScreenPage, question: QuestionIndex| asked_of(page, question)?.given.clone();
    let differs = |(question, _): &&(QuestionIndex, Answer)| {
        given(page, *question) != given(&after, *question)
    };
    answers.iter().filter(differs).cloned().collect()
}
