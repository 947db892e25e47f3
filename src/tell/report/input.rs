//! What a report is made from: results of `count`, counts of the fieldwork, and names. Plain data,
//! nothing computed here.

use chrono::NaiveDate;

use crate::model::{Cover, Label, LanguageContext, RichText};
use crate::naming::Naming;
use crate::reported::Unsaid;
use crate::unmet::UnmetPoints;
use crate::words::Voice;
use mitreden_base::locale::Lang;
use mitreden_count::estimate::Base;
use mitreden_count::findings::Grouping;
use mitreden_count::findings::{Finding, FoundList};
use mitreden_count::merge::Notice;
use mitreden_count::rank::{Below, DrawnOrders, NeedPlace};
use mitreden_count::ranking::RankSets;
use mitreden_count::replicates::ReplicateError;
use mitreden_count::results::{self, MentionTables, Results};
use mitreden_count::sensitivity::Sensitivity;
use mitreden_count::study::{FewClusters, Weights};
use mitreden_count::weights::RakeProtocol;
use mitreden_define::index::{NeedIndex, QuestionIndex};
use mitreden_define::survey::{Access, Mode, Need, Survey};
use mitreden_define::town::{Agenda, TownKind};

/// Everything one report tells.
#[derive(Debug, Clone)]
pub struct ReportInput<'a> {
    /// What was asked.
    pub questionnaire: &'a Survey,
    /// What the town does about needs.
    pub agenda: &'a Agenda,
    /// The town's own list of needs: measures may serve some that were not asked about.
    pub town_needs: &'a [Need],
    /// The answers to every question.
    pub results: &'a Results,
    /// When and in which way responses came in.
    pub days: &'a results::FieldworkDays,
    /// The last day of the last survey before this one, if there was one.
    pub last_survey: Option<NaiveDate>,
    /// What reports told of the agenda before and it no longer says.
    pub unsaid: &'a Unsaid,
    /// The needs by group.
    pub groups: &'a [Grouping],
    /// How the order holds when it is counted in other ways.
    pub sensitivity: Option<&'a Sensitivity>,
    /// What people said in their own words.
    pub mentions: Option<&'a MentionTables>,

    /// The language.
    pub lang: Lang,
    /// Whose report it is, and of when: what was due before that day is overdue.
    pub cover: Cover,
    /// The town's name.
    pub town: String,
    /// What sentences call it.
    pub kind: TownKind,
    /// The survey's title.
    pub survey: Label,
    /// Whether the answers were made up.
    pub simulated: bool,
    /// What must be told before all numbers: who is not in them, or with a reserve.
    pub notices: &'a [Notice],
    /// How and whom we asked.
    pub fieldwork: FieldworkSummary,
    /// The needs that somebody was asked about, in the order in which they are told.
    pub needs: Vec<ReportedNeed>,
    /// What may be said of pairs of needs, in the order of the survey's.
    pub ranks: RankSets,
    /// In which replicates an order without rank sets was worked out, or why in none; `None` by a
    /// method with rank sets.
    pub replicates: Option<Result<DrawnOrders, ReplicateError>>,
    /// The respondents who are ranked.
    pub base: Base,
    /// How many needs a respondent could put among the most important.
    pub top: usize,
    /// How the answers were weighted to the population; `None` if they were not.
    pub weighting: Option<WeightingAccount>,
    /// Whether answers brought along base weights that differ.
    pub has_base_weights: bool,
    /// Questions that answers are weighted by and some were not asked, with how many those are.
    pub unasked: Vec<(QuestionIndex, u64)>,
    /// How many were asked in the street in no known shift.
    pub adrift: u64,
    /// The modes whose answers come in so few clusters that the ranks of needs widen.
    pub few_clusters: Vec<FewClusters>,
    /// Where needs stand in the order of the online answers alone, where others come in few
    /// clusters.
    pub online: Vec<(NeedIndex, NeedPlace)>,
    /// The needs that only some were asked about, each in the order of its list.
    pub lists: Vec<FoundList>,
    /// What it takes to make the report again.
    pub making: Making,
    /// What the disclosure lists need beside that; without it there are none.
    pub disclosure: Option<super::Facts<'a>>,
}

/// How and whom we asked.
#[derive(Debug, Clone)]
pub struct FieldworkSummary {
    /// The days of the first and the last interview; `None` where no response has a day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The languages the questionnaire was offered in, as they are called in the report's language.
    pub languages: Vec<String>,
    /// How respondents came to be asked.
    pub sampling: Sampling,
    /// Who could answer online.
    pub access: Access,
    /// The population the survey is about, if it is said.
    pub population: Option<Label>,
    /// How many ranked respondents there are in each mode.
    pub modes: Vec<(Mode, u64)>,
    /// What became of the interviews.
    pub outcomes: Outcomes,
}

/// How respondents came to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sampling {
    /// The answers came from elsewhere, and nothing is recorded of it.
    Unrecorded,
    /// They took part of their own accord, or were spoken to in the street.
    SelfSelected,
    /// They were drawn at random from a register.
    Random,
}

/// What became of the interviews, in persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcomes {
    /// Answered to the end.
    pub complete: u64,
    /// Broken off after what counts was answered.
    pub partial: u64,
    /// Broken off before.
    pub break_off: u64,
    /// Complete or partial, but not of the population.
    pub outside: u64,
}

/// A need with its name.
#[derive(Debug, Clone)]
pub struct ReportedNeed {
    /// Its name in the report's language.
    pub label: Label,
    /// What was found of it.
    pub found: Finding,
}

impl ReportedNeed {
    /// Its name as a text.
    pub fn text(&self) -> RichText {
        self.label.text()
    }

    /// Why it stands below the order, if it does.
    pub fn below(&self) -> Option<Below> {
        self.found.place.err()
    }
}

impl ReportInput<'_> {
    /// The report's language, and that of the survey's texts which do not say theirs.
    pub fn context(&self) -> LanguageContext<'_> {
        LanguageContext::of_survey(self.questionnaire, self.lang)
    }

    /// What makes one answer count more than another. Factors that are all alike weight nothing.
    pub fn weights(&self) -> Weights {
        match &self.weighting {
            Some(weighting) if !weighting.protocol.is_level() => Weights::Raked,
            _ if self.has_base_weights => Weights::Base,
            _ => Weights::None,
        }
    }

    /// Who speaks.
    pub fn voice(&self) -> Voice {
        Voice {
            lang: self.lang,
            weights: self.weights(),
            naming: Naming::of(self.questionnaire),
            unmet: UnmetPoints::of(self.questionnaire),
            is_random: self.fieldwork.sampling == Sampling::Random,
        }
    }

    /// How many of equal weight the respondents are worth, written out; `None` where that would
    /// tell of few.
    pub fn effective(&self) -> Option<String> {
        let is_published =
            !self.weighting.as_ref().is_some_and(|weighting| weighting.protocol.hides_levels());
        is_published.then(|| self.lang.decimal(self.base.n_eff, 0))
    }
}

/// How the answers were weighted.
#[derive(Debug, Clone)]
pub struct WeightingAccount {
    /// What raking did.
    pub protocol: RakeProtocol,
    /// How margins and levels are called; where one is not listed its code stands.
    pub names: Vec<MarginNames>,
}

impl WeightingAccount {
    /// What readers call a margin and its levels, if it is listed.
    pub fn names_of(&self, margin: &str) -> Option<&MarginNames> {
        self.names.iter().find(|names| names.margin == margin)
    }

    /// What readers call a margin.
    pub fn name(&self, margin: &str) -> Label {
        self.names_of(margin).map_or_else(|| margin.into(), MarginNames::name)
    }
}

/// How a margin and its levels are called in the report's language.
#[derive(Debug, Clone)]
pub struct MarginNames {
    /// The margin, as the protocol names it.
    pub margin: String,
    /// What readers call it; of a crossing, what they call each question of it.
    pub parts: Vec<Label>,
    /// Whether these are short names, not the words of questions.
    pub are_labels: bool,
    /// Each level's code and what readers call it.
    pub levels: Vec<(String, Label)>,
}

impl MarginNames {
    /// What readers call it.
    pub fn name(&self) -> Label {
        Label::joined(&self.parts, " × ")
    }
}

/// What it takes to make the report again.
#[derive(Debug, Clone)]
pub struct Making {
    /// The program and its version.
    pub program: String,
    /// The seed of the rank sets' simulation.
    pub seed: u64,
    /// The fingerprint of the survey's definition.
    pub definition: String,
    /// The town's files that the report says something of, each with its fingerprint.
    pub files: Vec<(String, String)>,
}
