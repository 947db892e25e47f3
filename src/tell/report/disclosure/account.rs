//! What all lists draw from: the report's input and the facts beside it, with a few ways of putting
//! them.

use chrono::NaiveDate;

use super::super::input::ReportInput;
use super::facts::Facts;
use super::item::{DisclosureGap, Fact, Item};
use crate::locale::Say as _;
use crate::model::{LanguageContext, RichText};
use mitreden_base::locale::{Lang, Word};
use mitreden_count::findings::{GroupKey, GroupedBy};
use mitreden_define::survey::{FieldworkPlan, ItemOrder, Kind, Mode, Text};

/// Whoever gives account.
pub(super) struct Account<'a> {
    pub(super) input: &'a ReportInput<'a>,
    pub(super) facts: &'a Facts<'a>,
    pub(super) lang: Lang,
}

impl<'a> Account<'a> {
    pub(super) fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang.say(id, words)
    }

    pub(super) fn stated(&self, id: &str, words: &[(&str, Word)]) -> Fact {
        Fact::Stated(self.say(id, words).into())
    }

    /// The same with texts in it that keep their language.
    pub(super) fn stated_of(
        &self,
        id: &str,
        words: &[(&str, Word)],
        texts: &[(&str, &RichText)],
    ) -> Fact {
        Fact::Stated(RichText::said(self.lang, id, words, texts))
    }

    /// An item of a list: its message says what it asks.
    pub(super) fn item(&self, number: &str, id: &str, facts: Vec<Fact>) -> Item {
        Item { number: number.to_owned(), asks: self.say(id, &[]), facts }
    }

    /// A count, with the words for singular and plural.
    pub(super) fn counted(&self, id: &str, n: u64) -> Fact {
        self.stated(id, &[("n", n.into()), ("count", self.lang.integer(n).into())])
    }

    /// The same of what the town did.
    pub(super) fn by_town(&self, id: &str, n: u64) -> Fact {
        let count = self.lang.integer(n);
        let kind = self.input.kind.word();
        self.stated(id, &[("n", n.into()), ("count", count.into()), ("kind", kind.into())])
    }

    /// What the questionnaire says of the fieldwork.
    pub(super) fn fieldwork(&self) -> &'a FieldworkPlan {
        &self.input.questionnaire.fieldwork
    }

    /// A text of the survey's.
    pub(super) fn text(&self, text: &Text) -> RichText {
        RichText::of(text, self.input.context())
    }

    /// A text of the town's.
    pub(super) fn of_town(&self, text: &Text) -> RichText {
        RichText::of(text, LanguageContext { tag: self.lang.tag(), plain: None })
    }

    /// A key of the questionnaire that is missing; `id` says what it is.
    pub(super) fn lacks(&self, key: &str, id: &str, words: &[(&str, Word)]) -> Fact {
        Fact::Missing(DisclosureGap {
            file: self.facts.survey_file.clone(),
            key: key.to_owned(),
            what: self.say(id, words),
        })
    }

    /// A key of the town's file that is missing.
    pub(super) fn town_lacks(&self, key: &str, id: &str) -> Fact {
        Fact::Missing(DisclosureGap {
            file: self.facts.town_file.clone(),
            key: key.to_owned(),
            what: self.say(id, &[]),
        })
    }

    /// The ways in which responses came in, in a fixed order.
    pub(super) fn modes(&self) -> &'a [Mode] {
        &self.input.days.modes
    }

    pub(super) fn has(&self, mode: Mode) -> bool {
        self.modes().contains(&mode)
    }

    pub(super) fn mode(&self, mode: Mode) -> String {
        self.say(&format!("mode-{}", mode.word()), &[])
    }

    /// All modes as a list in words.
    pub(super) fn modes_in_words(&self) -> String {
        crate::words::list(
            self.lang,
            &self.modes().iter().map(|mode| self.mode(*mode)).collect::<Vec<_>>(),
        )
    }

    /// What holds for one mode.
    pub(super) fn of_mode(&self, mode: Mode, text: impl Into<RichText>) -> Fact {
        self.stated_of(
            "disclosure-of-mode",
            &[("mode", self.mode(mode).into())],
            &[("text", &text.into())],
        )
    }

    /// How people were reached, mode by mode.
    pub(super) fn reached(&self, mode: Mode) -> Fact {
        if let Some(text) = self.fieldwork().reached(mode) {
            return self.of_mode(mode, self.text(text));
        }
        let key = format!("fieldwork.recruitment.{}", mode.word());
        self.lacks(&key, "disclosure-lacks-recruitment", &[("mode", self.mode(mode).into())])
    }

    /// The days of a mode's first and last response.
    pub(super) fn days(&self, mode: Mode) -> Option<(NaiveDate, NaiveDate)> {
        let at = self.modes().iter().position(|known| *known == mode)?;
        let mut days = self
            .input
            .days
            .days
            .iter()
            .filter(|day| day.counts.get(at).is_some_and(|n| *n > 0))
            .map(|day| day.day);
        let first = days.next()?;
        Some((first, days.next_back().unwrap_or(first)))
    }

    /// Days in words.
    pub(super) fn span(&self, days: Option<(NaiveDate, NaiveDate)>) -> String {
        match days {
            Some((first, last)) if first == last => self.lang.date(first),
            Some((first, last)) => self.say(
                "asked-days",
                &[("first", self.lang.date(first).into()), ("last", self.lang.date(last).into())],
            ),
            None => self.say("asked-no-days", &[]),
        }
    }

    /// How many of a mode count.
    pub(super) fn n(&self, mode: Mode) -> u64 {
        self.input.fieldwork.modes.iter().find(|(known, _)| *known == mode).map_or(0, |(_, n)| *n)
    }

    /// How many of equal weight those of a mode are worth, where that was computed.
    pub(super) fn n_eff(&self, mode: Mode) -> Option<f64> {
        // Where that of all is not told, that of a mode is not either.
        self.input.effective()?;
        let grouping = self.input.groups.iter().find(|grouping| grouping.by == GroupedBy::Mode)?;
        grouping.groups.iter().find(|group| group.group == GroupKey::Modes(vec![mode]))?.n_eff
    }

    /// How many questions show their answers in an order drawn for each person.
    pub(super) fn shuffled(&self) -> usize {
        let is_drawn = |kind: &Kind| match kind {
            Kind::Single { order, .. }
            | Kind::Multiple { order, .. }
            | Kind::Ranking { order, .. }
            | Kind::Points { order, .. }
            | Kind::Matrix { order, .. } => *order != ItemOrder::Fixed,
            _ => false,
        };
        self.input
            .questionnaire
            .questions
            .iter()
            .filter(|question| is_drawn(&question.kind))
            .count()
    }
}
