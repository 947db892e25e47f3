//! The account of the fieldwork.

use super::super::fieldwork::{Draw, Elsewhere, FieldworkPlan, StreetPlan};
use super::super::model::Mode;
use super::{Reader, keys};
use crate::yaml::{Fields, YamlNode, start, word};
use mitreden_base::diagnostics::{Diagnostic, Place, listed};

impl Reader<'_> {
    pub(super) fn fieldwork(&mut self, node: &YamlNode, modes: &[Mode]) -> Option<FieldworkPlan> {
        let fields = Fields::read(node, &keys::FIELDWORK, self.problems)?;
        let invited: Option<i64> = fields.integer("invited", self.problems);
        if let Some(node) =
            fields.get("invited").filter(|_| invited.is_some_and(|invited| invited <= 0))
        {
            self.problems
                .push(Diagnostic::error("not-positive", node.place.clone()).arg("key", "invited"));
        }
        Some(FieldworkPlan {
            universe: self.text(fields.get("universe")),
            sponsor: self.text(fields.get("sponsor")),
            conductor: self.text(fields.get("conductor")),
            funder: self.text(fields.get("funder")),
            sample: self.draw(fields, modes),
            frame: self.text(fields.get("frame")),
            invited: invited.and_then(|invited| u64::try_from(invited).ok()),
            recruitment: fields
                .get("recruitment")
                .map(|node| self.recruitment(node, modes))
                .unwrap_or_default(),
            incentives: self.text(fields.get("incentives")),
            street: fields
                .get("street")
                .and_then(|node| self.street(fields, node, modes))
                .unwrap_or_default(),
            interviewers: self.text(fields.get("interviewers")),
            development: self.text(fields.get("development")),
            review: self.text(fields.get("review")),
            quality: self.text(fields.get("quality")),
            elsewhere: fields
                .get("elsewhere")
                .and_then(|node| self.elsewhere(node))
                .unwrap_or_default(),
        })
    }

    /// How respondents were drawn: nobody who merely passes by was drawn, and only who was drawn
    /// stood on a list.
    fn draw(&mut self, fields: Fields<'_>, modes: &[Mode]) -> Option<Draw> {
        let node = fields.get("sample");
        let draw = node.and_then(|node| word(node, &keys::DRAWS, self.problems));
        let passing = modes.iter().find(|mode| matches!(mode, Mode::Street | Mode::Kiosk));
        if let (Some(Draw::Random), Some(node), Some(mode)) = (draw, node, passing) {
            self.problems
                .push(Diagnostic::error("random-in-passing", node.place.clone()).arg("mode", mode));
        }
        let is_written = node.is_some() && draw.is_none();
        if let Some(frame) =
            fields.get("frame").filter(|_| draw != Some(Draw::Random) && !is_written)
        {
            self.problems.push(Diagnostic::error("frame-without-draw", frame.place.clone()));
        }
        draw
    }

    fn recruitment(&mut self, node: &YamlNode, modes: &[Mode]) -> Vec<(Mode, super::Text)> {
        let Some(fields) = Fields::read(node, &keys::RECRUITMENT, self.problems) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for mode in Mode::ALL {
            let Some(told) = fields.get(mode.word()) else { continue };
            self.must_be_asked(mode, modes, told.place.clone());
            all.extend(self.text(Some(told)).map(|text| (mode, text)));
        }
        all
    }

    fn street(
        &mut self,
        fields: Fields<'_>,
        node: &YamlNode,
        modes: &[Mode],
    ) -> Option<StreetPlan> {
        let own = Fields::read(node, &keys::STREET, self.problems)?;
        self.must_be_asked(Mode::Street, modes, start(fields.get("street")?));
        Some(StreetPlan {
            places: self.text(own.get("places")),
            hours: self.text(own.get("hours")),
            selection: self.text(own.get("selection")),
        })
    }

    fn elsewhere(&mut self, node: &YamlNode) -> Option<Elsewhere> {
        let own = Fields::read(node, &keys::ELSEWHERE, self.problems)?;
        Some(Elsewhere {
            instrument: self.text(own.get("instrument")),
            precision: self.text(own.get("precision")),
            panel: self.text(own.get("panel")),
            screening: self.text(own.get("screening")),
            stimuli: self.text(own.get("stimuli")),
            outcomes: self.text(own.get("outcomes")),
            voluntary: self.text(own.get("voluntary")),
            intended: self.text(own.get("intended")),
        })
    }

    /// Tells if something is said of a mode that `modes` does not name: one of the two is a slip.
    fn must_be_asked(&mut self, mode: Mode, modes: &[Mode], place: Place) {
        if !modes.is_empty() && !modes.contains(&mode) {
            let all = listed(modes.iter().map(|mode| mode.word()));
            let elsewhere = Diagnostic::error("mode-not-asked", place).arg("mode", mode);
            self.problems.push(elsewhere.arg("modes", all));
        }
    }
}
