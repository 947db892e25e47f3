//! The needs group by group: how far a group is above or below all, and "certain" only where the
//! answers say so jointly. Of whatever is not shown it is said why: it is the base that is too
//! small, never anybody's answers.

mod differences;

pub(super) use differences::first_page;

use super::album::{Album, Words};
use super::input::ReportInput;
use super::map::part;
use super::needs::measure;
use super::shown::Row;
use super::titles::by;
use crate::charts::{ChartError, GroupCell, GroupRow, GroupsChart, Sheet};
use crate::model::{Block, DocumentColumn, Emphasis, Label, RichText, Section, Table};
use crate::words::Voice;
use mitreden_count::bases::BaseSize;
use mitreden_count::findings::{GroupKey, GroupNeed, GroupRanking, GroupedBy, Grouping};
use mitreden_count::needs::ScoreMeasure;
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::Mode;

/// Returns the section; nothing where there are no groups to speak of.
pub(super) fn section(
    input: &ReportInput<'_>,
    voice: Voice,
    rows: &[Row<'_>],
    album: &mut Album<'_>,
) -> Result<Option<Section>, ChartError> {
    let mut sections = Vec::new();
    let mut blocks = vec![Block::paragraph(voice.say("groups-intro", &[]))];
    if matches!(measure(input), ScoreMeasure::Declared(_)) {
        blocks.push(Block::paragraph(voice.say("groups-in-shares", &[])));
    }
    let mut unshown = Vec::new();
    for grouping in input.groups {
        let group = GroupSection { input, voice, rows, grouping };
        if grouping.is_shown() {
            sections.push(group.section(album)?);
        } else {
            unshown.push(group.not_compared());
        }
    }
    unshown.extend(one_mode(input, voice));
    if sections.is_empty() && unshown.is_empty() {
        return Ok(None);
    }
    if !unshown.is_empty() {
        blocks.push(Block::list(unshown));
    }
    Ok(Some(Section { heading: voice.say("groups-heading", &[]).into(), blocks, sections }))
}

/// Says that there is nothing to compare where all answered in one way.
fn one_mode(input: &ReportInput<'_>, voice: Voice) -> Option<RichText> {
    let mut modes = input.fieldwork.modes.iter().filter(|(_, n)| *n > 0);
    match (modes.next(), modes.next()) {
        (Some((mode, _)), None) => {
            let mode = voice.say(&format!("mode-{}", mode.word()), &[]);
            Some(voice.say("groups-one-mode", &[("mode", mode.into())]).into())
        }
        _ => None,
    }
}

/// What is told of the groups of one question, or of the modes.
pub(super) struct GroupSection<'a> {
    pub(super) input: &'a ReportInput<'a>,
    pub(super) voice: Voice,
    pub(super) rows: &'a [Row<'a>],
    pub(super) grouping: &'a Grouping,
}

impl GroupSection<'_> {
    fn section(&self, album: &mut Album<'_>) -> Result<Section, ChartError> {
        let shown: Vec<&GroupRanking> = self.grouping.shown().collect();
        let mut blocks = Vec::new();
        for (at, groups) in shown.chunks(GroupsChart::MOST).enumerate() {
            blocks.push(self.figure(album, groups, at)?);
        }
        blocks.extend(self.unshown().into_iter().chain(self.small()).map(Block::paragraph));
        blocks.extend(self.differences());
        Ok(Section::new(self.title(), blocks))
    }

    /// Some of the groups beside each other.
    fn figure(
        &self,
        album: &mut Album<'_>,
        groups: &[&GroupRanking],
        at: usize,
    ) -> Result<Block, ChartError> {
        let (voice, title) = (self.voice, self.title());
        let base = self.base();
        let row = |row: &Row<'_>| {
            let cell = |group: &&GroupRanking| {
                let need = Self::need(group, row.index)?;
                let value = part(need.score.score)?.value;
                let is_told = need.difference.is_some_and(|difference| difference.differs);
                Some(GroupCell { value, is_told })
            };
            GroupRow {
                label: row.need.label.clone(),
                all: self.of_all(row),
                cells: groups.iter().map(cell).collect(),
            }
        };
        let says = voice.measure(self.measure(), self.input.top);
        let frame = album.frame(&title.plain(), says, &base);
        let labels = groups.iter().map(|group| self.label(group)).collect();
        let chart =
            GroupsChart { frame, groups: labels, rows: self.rows.iter().map(row).collect() };
        let words = Words {
            caption: title.clone(),
            shows: chart.shows(),
            base: base.into(),
            table: self.table(title, groups),
        };
        // Four stand side by side on the wide sheet.
        let sheet = if groups.len() > 3 { Sheet::Wide } else { Sheet::Narrow };
        let part = if at == 0 { String::new() } else { format!("-{}", at + 1) };
        Ok(album.figure(&format!("{}{part}", self.file()), chart.draw(sheet)?, words))
    }

    /// The score of all, which groups are held beside: a share, whatever method orders the needs.
    fn of_all(&self, row: &Row<'_>) -> Option<f64> {
        part(self.grouping.of_all(row.index)).map(|share| share.value)
    }

    /// What the scores of groups are: shares, whatever method orders the needs of all.
    fn measure(&self) -> ScoreMeasure {
        let all = measure(self.input);
        let mut needs = self.grouping.groups.iter().flat_map(|group| &group.needs);
        match all {
            ScoreMeasure::Declared(_) => needs.next().map_or(all, |need| need.score.measure),
            _ => all,
        }
    }

    /// On how many answers the groups that are shown rest.
    fn base(&self) -> String {
        let all: Option<u64> = self.grouping.shown().map(|group| group.n.get().copied()).sum();
        let weighting = ("weighting", self.voice.weighting().into());
        match all.filter(|_| !self.grouping.overlaps) {
            Some(n) => {
                let count = ("count", self.voice.lang.integer(n).into());
                self.voice.say("groups-base", &[("n", n.into()), count, weighting])
            }
            None => self.voice.say("groups-base-in-table", &[weighting]),
        }
    }

    /// Says why the groups are not compared at all.
    fn not_compared(&self) -> RichText {
        let words = [("n", self.grouping.shown().count().into())];
        let why = self.voice.tell("groups-not-compared", &words, &[("by", &self.title())]);
        self.unshown().into_iter().fold(why, |why, one| why.with(" ", Emphasis::None).then(one))
    }

    /// Says why single groups are not shown.
    fn unshown(&self) -> Vec<RichText> {
        let hidden = self.grouping.groups.iter().filter(|group| group.needs.is_empty());
        let (few, kept): (Vec<_>, Vec<_>) =
            hidden.partition(|group| group.size == BaseSize::Hidden);
        let say = |id: &str, groups: &[&GroupRanking]| {
            let names: Vec<_> =
                groups.iter().map(|group| self.quoted(&self.label(group).text())).collect();
            let names = RichText::list(self.voice.lang, &names);
            let words = [("n", groups.len().into())];
            (!groups.is_empty()).then(|| self.voice.tell(id, &words, &[("groups", &names)]))
        };
        [say("groups-few", &few), say("groups-withheld", &kept)].into_iter().flatten().collect()
    }

    /// Names the groups whose scores rest on few answers.
    fn small(&self) -> Option<RichText> {
        let small = self.grouping.shown().filter(|group| group.size == BaseSize::Small);
        let names: Vec<_> = small.map(|group| self.quoted(&self.label(group).text())).collect();
        let names = (!names.is_empty()).then(|| RichText::list(self.voice.lang, &names))?;
        Some(self.voice.tell("groups-small", &[], &[("groups", &names)]))
    }

    fn quoted(&self, name: &RichText) -> RichText {
        self.voice.tell("quoted", &[], &[("name", name)])
    }

    /// By what the groups are made.
    pub(super) fn title(&self) -> RichText {
        match self.grouping.by {
            GroupedBy::Mode => self.voice.say("groups-by-mode", &[]).into(),
            GroupedBy::Question(index) => self
                .input
                .questionnaire
                .questions
                .get(index)
                .map_or_else(RichText::default, |question| by(self.voice, self.input, question)),
        }
    }

    fn file(&self) -> String {
        match self.grouping.by {
            GroupedBy::Mode => "groups-mode".to_owned(),
            GroupedBy::Question(index) => {
                let id = self
                    .input
                    .questionnaire
                    .questions
                    .get(index)
                    .map(|question| question.id.to_string());
                format!("groups-{}", id.unwrap_or_default())
            }
        }
    }

    /// What a group is called.
    pub(super) fn label(&self, group: &GroupRanking) -> Label {
        match (&group.group, self.grouping.by) {
            (GroupKey::Modes(modes), _) => {
                let word = |mode: &Mode| self.voice.say(&format!("mode-{}", mode.word()), &[]);
                let words: Vec<_> = modes.iter().map(word).collect();
                crate::words::list(self.voice.lang, &words).into()
            }
            (GroupKey::Option(code), GroupedBy::Question(index)) => {
                let groups = self.input.questionnaire.groups_of(index);
                let group = groups.iter().find(|group| group.code == *code);
                group.map_or_else(
                    || code.to_string().into(),
                    |group| Label::of(&group.text, self.input.context()),
                )
            }
            (GroupKey::Option(code), GroupedBy::Mode) => code.to_string().into(),
        }
    }

    fn need(group: &GroupRanking, index: NeedIndex) -> Option<&GroupNeed> {
        group.needs.iter().find(|need| need.need == index)
    }

    fn table(&self, title: RichText, groups: &[&GroupRanking]) -> Table {
        let lang = self.voice.lang;
        let mut columns = vec![
            DocumentColumn::words(self.voice.say("column-need", &[])),
            DocumentColumn::numbers(self.voice.say("groups-all", &[])),
        ];
        columns.extend(groups.iter().map(|group| {
            let n = super::shown::count(lang, group.n.get().copied());
            DocumentColumn::numbers(self.voice.tell(
                "groups-column",
                &[("n", n.into())],
                &[("group", &self.label(group).text())],
            ))
        }));
        let rows = self.rows.iter().map(|row| {
            let cells = groups.iter().map(|group| {
                let need = Self::need(group, row.index);
                let Some(share) = need.and_then(|need| part(need.score.score)) else {
                    return RichText::from("–");
                };
                let words = lang.percent(share.value, 1);
                match need.and_then(|need| need.difference) {
                    Some(difference) if difference.differs => RichText::strong(words),
                    _ => words.into(),
                }
            });
            let all =
                self.of_all(row).map_or_else(|| "–".into(), |all| lang.percent(all, 1).into());
            [row.need.text(), all].into_iter().chain(cells).collect()
        });
        Table::wide(title, columns, rows.collect()).with_note(self.voice.say("groups-note", &[]))
    }
}
