//! What happened while merging, as data: nothing goes in or stays out unaccounted for.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use super::decode::Dropped;
use super::facts::{Facts, Row};
use super::gather::Gathered;
use super::notice::LOST;
use super::notice::{Notice, NoticeKind};
use super::quality::{Alike, Times, is_speeder};
use super::raking::Raking;
use super::unusable::Unusable;
use mitreden_define::survey::union::Union;
use mitreden_define::survey::{Mode, Survey};
use mitreden_keep::record::Disposition;
use mitreden_keep::resolve::Settlement;
use mitreden_keep::store::NamedSource;

/// The counts of the responses of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the table of the protocol says it: all but `read` add up to `read`"
)]
pub struct Counts {
    pub name: String,
    pub read: u64,
    pub unreadable: u64,
    pub practice: u64,
    pub other_survey: u64,
    pub erased: u64,
    pub duplicates: u64,
    pub replaced: u64,
    pub conflicting: u64,
    pub passed_over: u64,
    pub simulated: u64,
    pub taken: u64,
}

impl Counts {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }
}

/// A line or row that is no response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The name of the source.
    pub from: String,
    /// Where in it, and why not.
    pub what: Unusable,
}

/// One version of a response that has several which contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The id of the response.
    pub id: String,
    /// The file or store that this version lies in.
    pub from: String,
    /// The source that this version names.
    pub source: String,
    /// The revision of this version.
    pub revision: u32,
    /// The beginning of this version's fingerprint.
    pub hash: String,
}

/// A response that lies in several places with the same content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The id of the response.
    pub id: String,
    /// The other places where it lies, beside that of the version that was taken.
    pub from: Vec<String>,
}

/// The base weights of those who count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaseWeights {
    /// How many respondents have a base weight.
    pub rows: usize,
    /// How many have none, and count 1 before weighting.
    pub without: usize,
    /// The sum of the base weights.
    pub sum: f64,
    /// The smallest base weight.
    pub smallest: f64,
    /// The largest base weight.
    pub largest: f64,
}

impl BaseWeights {
    /// Whether they are all alike, so that nobody counts more than before.
    pub fn are_alike(&self) -> bool {
        let Self { without, smallest, largest, .. } = *self;
        let counts_1 = |weight: f64| weight.total_cmp(&1.0).is_eq();
        smallest.total_cmp(&largest).is_eq() && (without == 0 || counts_1(smallest))
    }
}

/// Responses of one source, mode and disposition in the dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolGroup {
    /// The source that the responses name.
    pub source: String,
    /// The mode of the responses.
    pub mode: Mode,
    /// How the interviews ended.
    pub disposition: Disposition,
    /// How many responses there are.
    pub rows: u64,
    /// How many of them count.
    pub counted: u64,
}

/// How many responses look odd.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flagged {
    /// Responses that were given faster than anybody can think.
    pub speeders: u64,
    /// The median time of each mode in which enough times are known.
    pub medians: BTreeMap<Mode, f64>,
    /// Responses with the same point throughout a matrix.
    pub straightlines: u64,
    /// Responses with the same answers as another.
    pub near_duplicates: u64,
}

/// The total that weights add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summed {
    /// The size of the population.
    Population,
    /// The number of respondents who are weighted.
    Respondents,
}

/// How the weights were made.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighting {
    /// How many respondents are weighted.
    pub n: u64,
    /// How many answered enough, but are outside the population.
    pub outside: u64,
    /// How many answered enough, but may or may not belong to the population.
    pub unknown: u64,
    /// The sum of the weights.
    pub sum: f64,
    /// The meaning of that sum.
    pub summed: Summed,
    /// The raking of the weights; none where no margin is known.
    pub rake: Option<Raking>,
}

/// The account of a merge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Protocol {
    /// The survey's id.
    pub survey: String,
    /// The fingerprint of the survey's definition today.
    pub definition: String,
    /// The notices that readers of the numbers must be told first.
    pub notices: Vec<Notice>,
    /// The sources, by name.
    pub sources: Vec<Counts>,
    /// How many rows the dataset has.
    pub rows: u64,
    /// How many of them count: complete or partial, and inside the population.
    pub counted: u64,
    /// How many of them are simulated.
    pub simulated: u64,
    /// The rows by source, mode and disposition.
    pub groups: Vec<ProtocolGroup>,
    /// Lines and rows that are no responses.
    pub rejected: Vec<Rejected>,
    /// Responses to other surveys, by their id.
    pub other_surveys: BTreeMap<String, u64>,
    /// Versions that contradict each other; none of them is in the dataset.
    pub conflicts: Vec<Conflict>,
    /// The first of the responses that lie in several places, by id.
    pub duplicates: Vec<Duplicate>,
    /// How many more of them there are.
    pub more_duplicates: u64,
    /// Versions that a person's decision passed over.
    pub settled: Vec<Conflict>,
    /// People who answered in several modes, for whom the questionnaire says which response counts.
    pub preferred: u64,
    /// Decisions on conflicts, made now or before.
    pub decided: Vec<Settlement>,
    /// Files outside the results that were named as sources.
    pub named: Vec<NamedSource>,
    /// The hand-ins that have come, a line for each laptop.
    pub handins: Vec<String>,
    /// Answers that did not get into the dataset as they were, each with the number of responses.
    pub dropped: BTreeMap<Dropped, u64>,
    /// Responses whose definition is found nowhere and of which something could not be read by
    /// today's.
    pub unread: u64,
    /// How many of them lost an answer about importance, by question.
    pub unread_importance: BTreeMap<String, u64>,
    /// The definitions that were found; answers to any other are read by today's.
    pub known: BTreeSet<String>,
    /// The rows by the definition they answer.
    pub definitions: BTreeMap<String, u64>,
    /// The responses that look odd.
    pub flagged: Flagged,
    /// The ids of responses with each flag from when they were collected, by the flag's first word.
    pub marks: BTreeMap<String, BTreeSet<Uuid>>,
    /// The base weights of responses, if any have one.
    pub base_weights: Option<BaseWeights>,
    /// How the weights were made; none where nothing is known of the population.
    pub weighting: Option<Weighting>,
    /// How many respondents there are to weight, where they are too few for it.
    pub too_few_to_weight: Option<u64>,
}

/// The flags of the rows that stand.
pub(super) struct Flags {
    pub(super) speeder: Vec<bool>,
    pub(super) straightline: Vec<bool>,
    pub(super) near_duplicate: Vec<bool>,
}

impl Protocol {
    pub(super) fn new(union: &Union) -> Self {
        let known = union.versions().map(|(hash, _)| hash.to_owned()).collect();
        Self {
            survey: union.survey.id.to_string(),
            definition: union.survey.definition.hash.clone(),
            known,
            ..Self::default()
        }
    }

    /// Counts the answers of the dataset's rows that could not be read, and adds a notice, in
    /// people.
    pub(super) fn notice_losses(
        &mut self,
        gathered: &Gathered<'_>,
        standing: &[Row],
        importance: &BTreeSet<&str>,
    ) {
        for row in standing {
            let Some((_, origin)) = row.record.and_then(|at| gathered.records.get(at)) else {
                continue;
            };
            let lost: BTreeSet<&str> = origin
                .dropped
                .iter()
                .filter(|dropped| dropped.is_loss())
                .map(Dropped::asked)
                .collect();
            self.unread += u64::from(!lost.is_empty());
            for question in lost.intersection(importance) {
                *self.unread_importance.entry((*question).to_owned()).or_default() += 1;
            }
        }
        let most = self.unread_importance.values().max().copied().unwrap_or_default();
        let share = if standing.is_empty() { 0.0 } else { most as f64 / standing.len() as f64 };
        self.notice(Notice::new(NoticeKind::Unreadable, self.unread).word(LOST, share.to_string()));
    }

    /// Adds something that whoever reads the numbers must be told first; what is about nobody is
    /// nothing to tell.
    pub fn notice(&mut self, notice: Notice) {
        if notice.n > 0 {
            self.notices.push(notice);
            self.notices.sort();
        }
    }

    /// Adds a notice, in people, of responses whose versions contradict each other.
    pub(super) fn notice_conflicts(&mut self) {
        let people: BTreeSet<&str> =
            self.conflicts.iter().map(|conflict| conflict.id.as_str()).collect();
        let n = people.len() as u64;
        let notice = Notice::new(NoticeKind::Conflict, n).list("ids", people);
        self.notice(notice);
    }

    /// Tells of responses of days that are not the survey's own: one clock that was wrong, or last
    /// year's answers.
    pub(super) fn notice_days(&mut self, survey: &Survey, standing: &[Row]) {
        let days = standing.iter().filter_map(|row| NaiveDate::from_epoch_days(row.day?));
        let outside: Vec<NaiveDate> = days.filter(|day| !survey.is_own_day(*day)).collect();
        let before =
            outside.iter().filter(|day| survey.opens.is_some_and(|opens| **day < opens)).count();
        let shown =
            |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        let notice = Notice::new(NoticeKind::OutsideDays, outside.len() as u64)
            .word("before", before.to_string());
        self.notice(notice.word("opens", shown(survey.opens)).word("closes", shown(survey.closes)));
    }

    /// Tells of those asked in the street of whom no shift is known: who was asked together with
    /// them cannot be seen.
    pub(super) fn notice_shifts(&mut self, standing: &[Row]) {
        let adrift = standing.iter().filter(|row| row.is_adrift && row.counts()).count();
        self.notice(Notice::new(NoticeKind::NoShift, adrift as u64));
    }

    /// The counts of a source; those of a source that is not there are lost.
    pub(super) fn source(&mut self, number: usize) -> &mut Counts {
        if number >= self.sources.len() {
            self.sources.resize(number + 1, Counts::default());
        }
        &mut self.sources[number]
    }

    pub(super) fn reject(&mut self, source: usize, what: Unusable) {
        let counts = self.source(source);
        counts.unreadable += 1;
        let from = counts.name.clone();
        self.rejected.push(Rejected { from, what });
    }

    /// Counts the rows that enter the dataset.
    pub(super) fn count(&mut self, facts: &Facts, standing: &[Row]) {
        let mut groups: BTreeMap<(usize, Mode, Disposition), (u64, u64)> = BTreeMap::new();
        let mut definitions: BTreeMap<usize, u64> = BTreeMap::new();
        for row in standing {
            let counts = u64::from(row.counts());
            let group = groups.entry((row.named, row.mode, row.disposition)).or_default();
            *group = (group.0 + 1, group.1 + counts);
            *definitions.entry(row.definition).or_default() += 1;
            self.rows += 1;
            self.counted += counts;
            self.simulated += u64::from(row.simulated);
        }
        let group = |((named, mode, disposition), (rows, counted))| {
            let source = facts.word(named).to_owned();
            ProtocolGroup { source, mode, disposition, rows, counted }
        };
        self.groups = groups.into_iter().map(group).collect();
        self.groups.sort_by(|a, b| {
            (&a.source, a.mode, a.disposition).cmp(&(&b.source, b.mode, b.disposition))
        });
        self.definitions = definitions
            .into_iter()
            .map(|(word, rows)| (facts.word(word).to_owned(), rows))
            .collect();
    }

    /// Flags the rows that enter the dataset.
    pub(super) fn flag(&mut self, standing: &[Row]) -> Flags {
        let (mut times, mut alike) = (Times::default(), Alike::default());
        for row in standing {
            if let Some(seconds) = row.seconds {
                times.add(row.mode, seconds);
            }
            alike.add(row.answers, row.answered);
        }
        let medians = times.medians();
        let flags = Flags {
            speeder: standing
                .iter()
                .map(|row| is_speeder(&medians, row.mode, row.seconds))
                .collect(),
            straightline: standing.iter().map(|row| row.straightline).collect(),
            near_duplicate: standing
                .iter()
                .map(|row| alike.is_alike(row.answers, row.answered))
                .collect(),
        };
        let count = |flags: &[bool]| flags.iter().map(|flag| u64::from(*flag)).sum();
        self.flagged = Flagged {
            speeders: count(&flags.speeder),
            medians,
            straightlines: count(&flags.straightline),
            near_duplicates: count(&flags.near_duplicate),
        };
        flags
    }
}
