//! What the questionnaire says of the fieldwork, key by key.

use super::account::Account;
use super::item::Fact;
use mitreden_define::survey::{FieldworkPlan, Text};

impl Account<'_> {
    fn written(&self, text: Option<&Text>, key: &str, id: &str, lacks: &str) -> Fact {
        match text {
            Some(text) => self.stated_of(id, &[], &[("text", &self.text(text))]),
            None => self.lacks(key, lacks, &[]),
        }
    }

    /// What the program knows of its own asking, `ours`; of imported answers only what is written.
    fn theirs(&self, text: Option<&Text>, key: &str, lacks: &str, ours: Vec<Fact>) -> Vec<Fact> {
        if self.facts.imported {
            return vec![self.written(
                text,
                &format!("fieldwork.elsewhere.{key}"),
                "disclosure-text",
                lacks,
            )];
        }
        let written =
            text.map(|text| self.stated_of("disclosure-text", &[], &[("text", &self.text(text))]));
        ours.into_iter().chain(written).collect()
    }

    pub(super) fn instrument(&self, ours: Vec<Fact>) -> Vec<Fact> {
        self.theirs(
            self.fieldwork().elsewhere.instrument.as_ref(),
            "instrument",
            "disclosure-lacks-instrument",
            ours,
        )
    }

    pub(super) fn precision(&self, ours: Vec<Fact>) -> Vec<Fact> {
        self.theirs(
            self.fieldwork().elsewhere.precision.as_ref(),
            "precision",
            "disclosure-lacks-precision",
            ours,
        )
    }

    pub(super) fn panel(&self, ours: Vec<Fact>) -> Vec<Fact> {
        self.theirs(
            self.fieldwork().elsewhere.panel.as_ref(),
            "panel",
            "disclosure-lacks-panel",
            ours,
        )
    }

    pub(super) fn screening(&self, ours: Vec<Fact>) -> Vec<Fact> {
        self.theirs(
            self.fieldwork().elsewhere.screening.as_ref(),
            "screening",
            "disclosure-lacks-screening",
            ours,
        )
    }

    pub(super) fn stimuli(&self, ours: Vec<Fact>) -> Vec<Fact> {
        self.theirs(
            self.fieldwork().elsewhere.stimuli.as_ref(),
            "stimuli",
            "disclosure-lacks-stimuli",
            ours,
        )
    }

    pub(super) fn outcomes(&self, ours: Vec<Fact>) -> Vec<Fact> {
        self.theirs(
            self.fieldwork().elsewhere.outcomes.as_ref(),
            "outcomes",
            "disclosure-lacks-outcomes",
            ours,
        )
    }

    pub(super) fn voluntary(&self, ours: Vec<Fact>) -> Vec<Fact> {
        self.theirs(
            self.fieldwork().elsewhere.voluntary.as_ref(),
            "voluntary",
            "disclosure-lacks-voluntary",
            ours,
        )
    }

    pub(super) fn intended(&self, ours: Vec<Fact>) -> Vec<Fact> {
        self.theirs(
            self.fieldwork().elsewhere.intended.as_ref(),
            "intended",
            "disclosure-lacks-intended",
            ours,
        )
    }

    pub(super) fn universe(&self) -> Fact {
        self.written(
            self.fieldwork().universe.as_ref(),
            "fieldwork.universe",
            "disclosure-universe",
            "disclosure-lacks-universe",
        )
    }

    pub(super) fn sponsor(&self) -> Fact {
        self.written(
            self.fieldwork().sponsor.as_ref(),
            "fieldwork.sponsor",
            "disclosure-sponsor",
            "disclosure-lacks-sponsor",
        )
    }

    pub(super) fn conductor(&self) -> Fact {
        let text = self.fieldwork().conductor.as_ref();
        self.written(
            text,
            "fieldwork.conductor",
            "disclosure-conductor",
            "disclosure-lacks-conductor",
        )
    }

    pub(super) fn funder(&self) -> Fact {
        self.written(
            self.fieldwork().funder.as_ref(),
            "fieldwork.funder",
            "disclosure-funder",
            "disclosure-lacks-funder",
        )
    }

    pub(super) fn frame(&self) -> Fact {
        self.written(
            self.fieldwork().frame.as_ref(),
            "fieldwork.frame",
            "disclosure-frame",
            "disclosure-lacks-frame",
        )
    }

    pub(super) fn incentives(&self) -> Fact {
        let text = self.fieldwork().incentives.as_ref();
        self.written(
            text,
            "fieldwork.incentives",
            "disclosure-incentives",
            "disclosure-lacks-incentives",
        )
    }

    pub(super) fn interviewers(&self) -> Fact {
        let text = self.fieldwork().interviewers.as_ref();
        self.written(
            text,
            "fieldwork.interviewers",
            "disclosure-interviewers",
            "disclosure-lacks-interviewers",
        )
    }

    pub(super) fn development(&self) -> Fact {
        let text = self.fieldwork().development.as_ref();
        self.written(
            text,
            "fieldwork.development",
            "disclosure-development",
            "disclosure-lacks-development",
        )
    }

    pub(super) fn review(&self) -> Fact {
        self.written(
            self.fieldwork().review.as_ref(),
            "fieldwork.review",
            "disclosure-review",
            "disclosure-lacks-review",
        )
    }

    pub(super) fn quality(&self) -> Fact {
        self.written(
            self.fieldwork().quality.as_ref(),
            "fieldwork.quality",
            "disclosure-quality",
            "disclosure-lacks-quality",
        )
    }

    pub(super) fn places(&self) -> Fact {
        let FieldworkPlan { street, .. } = self.fieldwork();
        self.written(
            street.places.as_ref(),
            "fieldwork.street.places",
            "disclosure-places",
            "disclosure-lacks-places",
        )
    }

    pub(super) fn hours(&self) -> Fact {
        let FieldworkPlan { street, .. } = self.fieldwork();
        self.written(
            street.hours.as_ref(),
            "fieldwork.street.hours",
            "disclosure-hours",
            "disclosure-lacks-hours",
        )
    }

    pub(super) fn selection(&self) -> Fact {
        let text = self.fieldwork().street.selection.as_ref();
        self.written(
            text,
            "fieldwork.street.selection",
            "disclosure-selection",
            "disclosure-lacks-selection",
        )
    }
}
