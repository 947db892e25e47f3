//! The needs group by group: how far a group is above or below all, and "certain" only where the
//! answers say so jointly. Of whatever is not shown it is said why: it is the base that is too
//! small, never anybody's answers.

mod differences;

pub(super) use differences::first_page;

use super::album::{Album, Place, Words};
use super::input::ReportInput;
use super::map::part;
use super::needs::measure;
use super::shown::Row;
use super::titles::{by, titled};
use crate::charts::{ChartError, GroupCell, GroupRow, GroupsChart};
use crate::model::{Block, DocumentColumn, Emphasis, Label, RichText, Section, Table};
use crate::words::Voice;
use mitreden_count::bases::BaseSize;
use mitreden_count::findings::{GroupKey, GroupNeed, GroupRanking, GroupedBy, Grouping};
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::ranking::largest_first;
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::Mode;

/// So many groupings have a picture in the body.
const DRAWN: usize = 2;

/// The groups: what is told of them, and in an annex what would only show that nothing is certain.
pub(super) struct GroupSections {
    pub(super) body: Section,
    pub(super) annex: Option<Section>,
}

/// Returns the sections; nothing where there are no groups to speak of.
pub(super) fn sections(
    input: &ReportInput<'_>,
    voice: Voice,
    rows: &[Row<'_>],
    album: &mut Album<'_>,
) -> Result<Option<GroupSections>, ChartError> {
    let (mut body, mut annex) = (Vec::new(), Vec::new());
    let mut blocks = vec![Block::paragraph(voice.say("groups-intro", &[]))];
    if matches!(measure(input), ScoreMeasure::Declared(_)) {
        blocks.push(Block::paragraph(voice.say("groups-in-shares", &[])));
    }
    let (mut unshown, mut alike) = (Vec::new(), Vec::new());
    let of = |grouping| GroupSection { input, voice, rows, grouping };
    let drawn = drawn(input, of);
    for (at, grouping) in input.groups.iter().enumerate() {
        let group = of(grouping);
        if !grouping.is_shown() {
            unshown.push(group.not_compared());
        } else if group.told().is_empty() {
            alike.push(group.called());
            annex.push(group.section(Place::Annex, album)?);
        } else if drawn.contains(&at) {
            body.push(group.section(Place::Body, album)?);
        } else {
            body.push(Section::new(group.title(), group.differences()));
            annex.push(group.section(Place::Annex, album)?);
        }
    }
    unshown.extend(one_mode(input, voice));
    if body.is_empty() && annex.is_empty() && unshown.is_empty() {
        return Ok(None);
    }
    if !alike.is_empty() {
        let by = RichText::list(voice.lang, &alike);
        blocks.push(Block::paragraph(voice.tell("groups-alike", &[], &[("by", &by)])));
    }
    if !unshown.is_empty() {
        blocks.push(Block::list(unshown));
    }
    let intro = Block::paragraph(voice.say("groups-annex-intro", &[]));
    let heading = voice.say("groups-annex-heading", &[]).into();
    let annex =
        (!annex.is_empty()).then(|| Section { heading, blocks: vec![intro], sections: annex });
    let body = Section { heading: voice.say("groups-heading", &[]).into(), blocks, sections: body };
    Ok(Some(GroupSections { body, annex }))
}

/// Which groupings have a picture in the body: those with the largest differences that may be told.
fn drawn<'a>(
    input: &'a ReportInput<'a>,
    of: impl Fn(&'a Grouping) -> GroupSection<'a>,
) -> Vec<usize> {
    let largest = |grouping| {
        let section = of(grouping);
        let sizes = section.told().into_iter().map(|told| told.size()).collect::<Vec<_>>();
        sizes.into_iter().fold(0.0, f64::max)
    };
    let shown = input.groups.iter().enumerate().filter(|(_, grouping)| grouping.is_shown());
    let mut sizes: Vec<_> = shown.map(|(at, grouping)| (at, largest(grouping))).collect();
    sizes.retain(|(_, size)| *size > 0.0);
    largest_first(&mut sizes, |(_, size)| *size);
    sizes.into_iter().take(DRAWN).map(|(at, _)| at).collect()
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
    fn section(&self, place: Place, album: &mut Album<'_>) -> Result<Section, ChartError> {
        let shown: Vec<&GroupRanking> = self.grouping.shown().collect();
        let mut blocks = Vec::new();
        for (at, groups) in shown.chunks(GroupsChart::MOST).enumerate() {
            blocks.push(self.figure((place, album), groups, at)?);
        }
        blocks.extend(self.unshown().into_iter().chain(self.small()).map(Block::paragraph));
        blocks.extend(self.differences());
        Ok(Section::new(self.title(), blocks))
    }

    /// Some of the groups beside each other.
    fn figure(
        &self,
        (place, album): (Place, &mut Album<'_>),
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
            caption: chart.headline(&title),
            shows: chart.shows(),
            base: base.into(),
            table: self.table(title, groups),
        };
        let part = if at == 0 { String::new() } else { format!("-{}", at + 1) };
        let name = format!("{}{part}", self.file());
        album.set(place, &name, |sheet| chart.draw(sheet), words)
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

    /// What the groups are of, in a list.
    fn called(&self) -> RichText {
        let GroupedBy::Question(index) = self.grouping.by else {
            return self.voice.say("groups-alike-mode", &[]).into();
        };
        let question = self.input.questionnaire.questions.get(index);
        question.map_or_else(RichText::default, |question| titled(self.input, question))
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
