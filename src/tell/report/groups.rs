//! The needs group by group: only where the base allows it, and "differs" only where the answers
//! say so jointly. Of whatever is not shown it is said why.

use super::album::{Album, Words};
use super::input::ReportInput;
use super::map::part;
use super::needs::measure;
use super::shown::Row;
use super::titles::by;
use crate::charts::{ChartError, GroupRow, GroupsChart, Sheet};
use crate::model::{Block, DocumentColumn, Emphasis, Label, RichText, Section, Table};
use crate::words::Voice;
use mitreden_count::bases::GROUP_RANKING_HIDDEN_BELOW;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::ranking::largest_first;
use mitreden_count::results::{GroupKey, GroupRanking, GroupedBy, Grouping};
use mitreden_define::index::NeedIndex;

/// The most differences told of one grouping; the table marks them all.
const TOLD: usize = 8;

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
        if grouping.groups.iter().filter(|group| !group.needs.is_empty()).count() > 1 {
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

struct GroupSection<'a> {
    input: &'a ReportInput<'a>,
    voice: Voice,
    rows: &'a [Row<'a>],
    grouping: &'a Grouping,
}

impl GroupSection<'_> {
    fn section(&self, album: &mut Album<'_>) -> Result<Section, ChartError> {
        let voice = self.voice;
        let title = self.title();
        let base = super::needs::base(self.input);
        let groups: Vec<_> = self.grouping.groups.iter().map(|group| self.label(group)).collect();
        // Four stand side by side on the wide sheet.
        let sheet = if groups.len() > 3 { Sheet::Wide } else { Sheet::Narrow };
        let rows = self.rows.iter().map(|row| GroupRow {
            label: row.need.label.clone(),
            scores: self
                .grouping
                .groups
                .iter()
                .map(|group| Self::need(group, row.index).and_then(|need| part(need.score.score)))
                .collect(),
        });
        let says = voice.measure(self.measure(), self.input.top);
        let frame = album.frame(&title.plain(), says, &base);
        let chart = GroupsChart { frame, groups, rows: rows.collect() };
        let words = Words {
            caption: title.clone(),
            shows: chart.shows(),
            base: base.into(),
            table: self.table(title.clone()),
        };
        let mut blocks = vec![album.figure(&self.file(), chart.draw(sheet)?, words)];
        blocks.extend(self.unshown().into_iter().map(Block::paragraph));
        let differences = self.differences();
        if differences.is_empty() {
            blocks.push(Block::paragraph(voice.say("groups-no-difference", &[])));
        } else {
            blocks.push(Block::paragraph(voice.say("groups-differences", &[])));
            blocks.push(Block::list(differences));
        }
        Ok(Section::new(title, blocks))
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

    /// Says why the groups are not compared at all.
    fn not_compared(&self) -> RichText {
        let shown = self.grouping.groups.iter().filter(|group| !group.needs.is_empty()).count();
        let words = [("n", shown.into())];
        let why = self.voice.tell("groups-not-compared", &words, &[("by", &self.title())]);
        self.unshown().into_iter().fold(why, |why, one| why.with(" ", Emphasis::None).then(one))
    }

    /// Says why single groups are not shown.
    fn unshown(&self) -> Vec<RichText> {
        let hidden = self.grouping.groups.iter().filter(|group| group.needs.is_empty());
        let (few, kept): (Vec<_>, Vec<_>) = hidden.partition(|group| group.is_few);
        let say = |id: &str, groups: Vec<&GroupRanking>| {
            let names: Vec<_> =
                groups.iter().map(|group| self.quoted(&self.label(group).text())).collect();
            let words = [
                ("n", names.len().into()),
                ("least", self.voice.lang.decimal(GROUP_RANKING_HIDDEN_BELOW, 0).into()),
            ];
            (!names.is_empty()).then(|| {
                self.voice.tell(id, &words, &[("groups", &RichText::list(self.voice.lang, &names))])
            })
        };
        [say("groups-few", few), say("groups-withheld", kept)].into_iter().flatten().collect()
    }

    fn quoted(&self, name: &RichText) -> RichText {
        self.voice.tell("quoted", &[], &[("name", name)])
    }

    fn title(&self) -> RichText {
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

    fn label(&self, group: &GroupRanking) -> Label {
        match (&group.group, self.grouping.by) {
            (GroupKey::Mode(mode), _) => {
                self.voice.say(&format!("mode-{}", mode.word()), &[]).into()
            }
            (GroupKey::Option(code), GroupedBy::Question(index)) => {
                let items = self
                    .input
                    .questionnaire
                    .questions
                    .get(index)
                    .map(|question| question.kind.items());
                let item = items.unwrap_or_default().iter().find(|item| item.code == *code);
                item.map_or_else(
                    || code.to_string().into(),
                    |item| Label::of(&item.text, self.input.context()),
                )
            }
            (GroupKey::Option(code), GroupedBy::Mode) => code.to_string().into(),
        }
    }

    fn need(group: &GroupRanking, index: NeedIndex) -> Option<&mitreden_count::results::GroupNeed> {
        group.needs.iter().find(|need| need.need == index)
    }

    fn table(&self, title: RichText) -> Table {
        let lang = self.voice.lang;
        let mut columns = vec![DocumentColumn::words(self.voice.say("column-need", &[]))];
        columns.extend(self.grouping.groups.iter().map(|group| {
            let n = super::shown::count(lang, group.n.get().copied());
            DocumentColumn::numbers(self.voice.tell(
                "groups-column",
                &[("n", n.into())],
                &[("group", &self.label(group).text())],
            ))
        }));
        let rows = self.rows.iter().map(|row| {
            let cells = self.grouping.groups.iter().map(|group| {
                let need = Self::need(group, row.index);
                let Some(share) = need.and_then(|need| part(need.score.score)) else {
                    return RichText::from("–");
                };
                let mark = need
                    .and_then(|need| need.difference.as_ref())
                    .is_some_and(|difference| difference.differs);
                RichText::from(format!(
                    "{}{}",
                    if mark { "* " } else { "" },
                    lang.percent(share.value, 1)
                ))
            });
            std::iter::once(row.need.text()).chain(cells).collect()
        });
        Table::wide(title, columns, rows.collect()).with_note(self.voice.say("groups-note", &[]))
    }

    /// Says which scores differ from those of everybody else, the largest differences first.
    fn differences(&self) -> Vec<RichText> {
        let mut found = Vec::new();
        for group in &self.grouping.groups {
            for need in &group.needs {
                let Some(difference) =
                    need.difference.as_ref().filter(|difference| difference.differs)
                else {
                    continue;
                };
                let Some(name) = self
                    .input
                    .needs
                    .iter()
                    .find(|known| known.found.need == need.need)
                    .map(super::ReportedNeed::text)
                else {
                    continue;
                };
                let points = 100.0 * difference.estimate.value;
                let id = if points > 0.0 { "groups-higher" } else { "groups-lower" };
                let words = [("points", self.voice.lang.decimal(points.abs(), 1).into())];
                let names = [("group", &self.label(group).text()), ("need", &name)];
                found.push((points.abs(), self.voice.tell(id, &words, &names)));
            }
        }
        largest_first(&mut found, |(points, _)| *points);
        found.into_iter().take(TOLD).map(|(_, sentence)| sentence).collect()
    }
}
