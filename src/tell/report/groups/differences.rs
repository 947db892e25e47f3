//! The differences between groups that may be told, in sentences.

use super::{GroupSection, ReportInput, Row};
use crate::model::{Block, RichText};
use crate::words::Voice;
use mitreden_count::findings::{GroupDifference, GroupRanking};
use mitreden_count::ranking::largest_first;

/// The most differences told of one grouping; the picture and the table mark them all.
const TOLD: usize = 8;

/// A difference that may be told: of a group, in a need.
pub(super) struct Told<'a> {
    group: &'a GroupRanking,
    row: &'a Row<'a>,
    difference: GroupDifference,
}

impl Told<'_> {
    /// How large the difference is.
    pub(super) fn size(&self) -> f64 {
        self.difference.estimate.value.abs()
    }
}

impl GroupSection<'_> {
    /// Says which scores differ from those of others, the largest differences first.
    pub(super) fn differences(&self) -> Vec<Block> {
        let mut told = self.told();
        largest_first(&mut told, |told| told.difference.estimate.value.abs());
        if told.is_empty() {
            return vec![Block::paragraph(self.voice.say("groups-no-difference", &[]))];
        }
        vec![
            Block::paragraph(self.voice.say("groups-differences", &[])),
            Block::list(told.iter().take(TOLD).map(|told| self.sentence(told))),
        ]
    }

    /// Those that may be told; of two groups that are held against each other those of the first.
    pub(super) fn told(&self) -> Vec<Told<'_>> {
        let groups = self.grouping.shown().take(if self.grouping.is_pair { 1 } else { usize::MAX });
        let mut all = Vec::new();
        for group in groups {
            for row in self.rows {
                let need = Self::need(group, row.index);
                let found = need.filter(|need| need.score.score.is_some());
                let difference = found.and_then(|need| need.difference);
                if let Some(difference) = difference.filter(|difference| difference.differs) {
                    all.push(Told { group, row, difference });
                }
            }
        }
        all
    }

    fn sentence(&self, told: &Told<'_>) -> RichText {
        let Told { group, row, difference } = told;
        let value = Self::need(group, row.index)
            .and_then(|need| need.score.score)
            .map_or(0.0, |score| score.value);
        let percent = |value: f64| self.voice.lang.percent(100.0 * value, 0);
        let words = [
            ("score", percent(value).into()),
            ("others-score", percent(value - difference.estimate.value).into()),
        ];
        let (need, name) = (row.need.text(), self.label(group).text());
        let others = self.grouping.shown().nth(1).filter(|_| self.grouping.is_pair);
        match others.map(|other| self.label(other).text()) {
            Some(other) => {
                let names = [("need", &need), ("group", &name), ("others", &other)];
                self.voice.tell("groups-pair", &words, &names)
            }
            None => {
                self.voice.tell("groups-against-rest", &words, &[("need", &need), ("group", &name)])
            }
        }
    }
}

/// Says which difference is the largest of those that stand beside the differences of all
/// questions; nothing where none does.
pub(crate) fn first_page(
    input: &ReportInput<'_>,
    voice: Voice,
    rows: &[Row<'_>],
) -> Option<RichText> {
    let mut largest: Option<(f64, RichText, RichText)> = None;
    for grouping in input.groups.iter().filter(|grouping| grouping.is_shown()) {
        let section = GroupSection { input, voice, rows, grouping };
        for told in section.told().iter().filter(|told| told.difference.stands_among_all) {
            let size = told.difference.estimate.value.abs();
            if largest.as_ref().is_none_or(|(most, ..)| size > *most) {
                largest = Some((size, section.title(), section.sentence(told)));
            }
        }
    }
    // What a group is called says nothing without the question.
    let (_, by, sentence) = largest?;
    Some(voice.tell("summary-group", &[], &[("by", &by), ("difference", &sentence)]))
}
