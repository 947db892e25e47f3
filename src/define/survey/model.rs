//! The survey as a whole: pages, questions and what is known of the population.

use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;

use super::fieldwork::FieldworkPlan;
use super::groups::GroupPlan;
use super::kind::{Facet, FacetKind, Item, Kind};
use super::simulation::SimulationPlan;
use super::text::Text;
use crate::index::{Indexed, NeedIndex, QuestionIndex};
use crate::logic::Expr;
use mitreden_base::diagnostics::Place;
use mitreden_base::ids::Code;

/// How an answer came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// On the respondent's own device.
    Online,
    /// On a tablet of the town's.
    Kiosk,
    /// Asked by an interviewer in the street.
    Street,
    /// Asked by an interviewer on the phone.
    Phone,
    /// Filled in on paper.
    Paper,
}

impl Mode {
    /// All modes, in the order of the dataset's Enum.
    pub const ALL: [Self; 5] = [Self::Online, Self::Kiosk, Self::Street, Self::Phone, Self::Paper];

    /// The word files use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Kiosk => "kiosk",
            Self::Street => "street",
            Self::Phone => "phone",
            Self::Paper => "paper",
        }
    }

    /// The mode a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.word() == word)
    }

    /// Whether someone asks and notes the answers down.
    pub fn has_interviewer(self) -> bool {
        matches!(self, Self::Street | Self::Phone)
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// The people who may answer online.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Access {
    /// Whoever comes by may answer.
    #[default]
    Open,
    /// Only those with an invitation may answer; each invitation is good for one interview.
    Invitation,
}

/// A need: what a citizen may want the town to do; the thing that is ranked.
#[derive(Clone, Debug)]
pub struct Need {
    /// The need's code, which stays for good, so that waves can be compared.
    pub code: Code,
    /// The codes that the need had before, the first one first.
    pub was: Vec<Code>,
    /// The text that is shown.
    pub text: Text,
    /// The year in which the need was given up.
    pub retired: Option<i32>,
}

impl Need {
    /// The code it had first: what decides where nothing else does, so that a new name changes no
    /// number.
    pub fn first_code(&self) -> &Code {
        self.was.first().unwrap_or(&self.code)
    }
}

/// Whether a question wants an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Required {
    /// The question may be left open.
    #[default]
    No,
    /// A question left open is asked once more, and may then stay open.
    Soft,
    /// The question must be answered; a special answer will do.
    Yes,
}

/// The special answers a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Allow {
    /// Whether "I would rather not say" is offered.
    pub refused: bool,
    /// Whether "I don't know" is offered.
    pub dont_know: bool,
}

/// A rule over answers, which fires when its condition is true.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The condition under which the rule fires.
    pub condition: Expr,
    /// What is said when the rule fires.
    pub say: Text,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The question's id, which is also the name of its column.
    pub id: Code,
    /// The page that the question is on (an index into the survey's pages).
    pub page: usize,
    /// The place where the question is written.
    pub place: Place,
    /// The words in which it is asked; empty for computed values.
    pub text: Text,
    /// The short name by which results speak of it; respondents never see it.
    pub label: Option<Text>,
    /// A hint that helps to answer.
    pub hint: Option<Text>,
    /// The type of the question.
    pub kind: Kind,
    /// Options and rows that are no longer offered, as they are called today.
    pub retired: Vec<Item>,
    /// Whether the question wants an answer.
    pub required: Required,
    /// The special answers that the question takes, where it says so itself.
    pub allow: Option<Allow>,
    /// The condition under which the question is asked.
    pub show_if: Option<Expr>,
    /// The hard rules: an answer that breaks one must be changed.
    pub checks: Vec<Rule>,
    /// The soft rules: whether an answer that breaks one is meant is asked once.
    pub warnings: Vec<Rule>,
    /// What the question says about needs.
    pub facet: Option<Facet>,
}

impl Question {
    /// What results call it: its short name, where it has one, else its words.
    pub fn called(&self) -> &Text {
        self.label.as_ref().unwrap_or(&self.text)
    }

    /// The special answers it takes in a mode: as written, else both when there is an interviewer,
    /// else none.
    pub fn allows(&self, mode: Mode) -> Allow {
        let interviewer = mode.has_interviewer();
        self.allow.unwrap_or(Allow { refused: interviewer, dont_know: interviewer })
    }

    /// The weight with which it enters the score of a facet; 0 if it does not.
    pub fn facet_weight(&self, kind: FacetKind) -> f64 {
        self.facet.filter(|facet| facet.kind == kind).map_or(0.0, |facet| facet.weight)
    }
}

/// A page of questions under one heading. The engine splits it where a question depends on the same
/// page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The page's id.
    pub id: Code,
    /// The page's heading.
    pub title: Option<Text>,
    /// The condition under which the page is shown at all.
    pub show_if: Option<Expr>,
    /// The page's questions.
    pub questions: Range<QuestionIndex>,
}

/// The method by which needs are put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RankingMethod {
    /// The share who name a need among their most important and are not satisfied with it.
    #[default]
    UnmetPriority,
    /// Importance times dissatisfaction, each of everybody.
    ImportanceSatisfaction,
    /// Importance, and by how much it exceeds satisfaction.
    Opportunity,
    /// The worths behind what people name first, next and not at all.
    PlackettLuce,
    /// The worths behind which of each two needs people put first.
    BradleyTerry,
    /// The worths behind best-worst tasks.
    BestWorst,
    /// The mean share of the points that people give.
    Points,
    /// The mean share of the other needs that a need wins against (Borda).
    Borda,
    /// The strongest paths of majorities (Schulze): an order without a scale.
    Schulze,
}

impl RankingMethod {
    /// All methods, as the questionnaire writes them.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("unmet_priority", Self::UnmetPriority),
        ("plackett_luce", Self::PlackettLuce),
        ("importance_satisfaction", Self::ImportanceSatisfaction),
        ("opportunity", Self::Opportunity),
        ("best_worst", Self::BestWorst),
        ("points", Self::Points),
        ("bradley_terry", Self::BradleyTerry),
        ("borda", Self::Borda),
        ("schulze", Self::Schulze),
    ];

    /// How the questionnaire and all formats write it.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, method)| *method == self).map_or("", |(word, _)| word)
    }

    /// Whether it is by worths, which say of how many first choices a need would have.
    pub fn is_by_worths(self) -> bool {
        matches!(self, Self::PlackettLuce | Self::BradleyTerry | Self::BestWorst)
    }

    /// Whether its numbers are told apart jointly. Where they are not, there is an order, and over
    /// which ranks it moves in replicates: no rank set, no tier, and no need ahead of another.
    pub fn has_rank_sets(self) -> bool {
        !matches!(self, Self::Borda | Self::Schulze)
    }

    /// Whether each need has a number.
    pub fn has_scores(self) -> bool {
        self != Self::Schulze
    }

    /// Whether satisfaction counts.
    pub fn is_by_satisfaction(self) -> bool {
        matches!(self, Self::UnmetPriority | Self::ImportanceSatisfaction | Self::Opportunity)
    }
}

/// How needs are ranked.
#[derive(Clone, Copy, Debug)]
pub struct RankingRule {
    /// The method.
    pub method: RankingMethod,
    /// K: how many needs make a respondent's top.
    pub top: usize,
    /// The highest point of a scale from 1 to 5 (the best is highest) that counts as not satisfied.
    pub unsatisfied_at_most: f64,
}

/// One or two questions whose options are crossed.
#[derive(Clone, Debug)]
pub struct Cross {
    /// The questions that are crossed.
    pub of: Vec<QuestionIndex>,
    /// A figure for each combination of options, written once for each that has one.
    pub figures: Vec<(Vec<Code>, f64)>,
}

/// Levels of a margin that are put together.
#[derive(Clone, Debug)]
pub struct Collapse {
    /// The question.
    pub question: QuestionIndex,
    /// The options that are put together: each code with the one it counts as.
    pub into: Vec<(Code, Code)>,
}

/// What the figures of a margin are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarginFigures {
    /// Shares of the population, adding to 1.
    Shares,
    /// Numbers of persons.
    Counts,
}

/// A population distribution to weight to.
#[derive(Clone, Debug)]
pub struct Margin {
    /// The questions and the population's figures.
    pub cross: Cross,
    /// The short name by which results speak of it; else it is called as its questions are.
    pub label: Option<Text>,
    /// What the figures are.
    pub figures: MarginFigures,
    /// Where the figures come from.
    pub source: Option<Text>,
    /// Levels too small to stand alone.
    pub collapse: Vec<Collapse>,
    /// The place where the margin is written.
    pub place: Place,
}

/// The population that the weights speak for.
#[derive(Clone, Debug)]
pub struct Population {
    /// Who belongs to it: other respondents are kept and counted, but neither weighted nor ranked.
    pub among: Option<Expr>,
    /// The number of persons in the population.
    pub size: Option<u64>,
    /// The distributions of the population that are known.
    pub margins: Vec<Margin>,
}

/// How many interviews are wanted, by one or two questions.
#[derive(Clone, Debug)]
pub struct Quota {
    /// The questions and how many of each combination are wanted.
    pub cross: Cross,
    /// The mode that the quota is for; all modes if none is named.
    pub mode: Option<Mode>,
}

/// A standard instrument over items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instrument {
    /// System Usability Scale.
    Sus,
    /// UMUX-Lite.
    UmuxLite,
    /// Net promoter score.
    Nps,
    /// The plain mean.
    Mean,
}

/// A score over items.
#[derive(Clone, Debug)]
pub struct Score {
    /// The score's id.
    pub id: Code,
    /// The instrument by which the score is calculated.
    pub instrument: Instrument,
    /// Ratings or matrix rows: the question, and the place of the row.
    pub items: Vec<(QuestionIndex, Option<usize>)>,
}

/// The resolved definition as text: what was asked, needs included, comments and spelling left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// A questionnaire in YAML that stands alone and asks the same.
    pub yaml: String,
    /// Its fingerprint.
    pub hash: String,
}

/// A word of the author's: a property of a question was written wrong before, and today's holds for
/// earlier answers, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The question that was mended.
    pub question: QuestionIndex,
    /// The property that was mended.
    pub what: Property,
}

/// A property of a question by which its answers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Property {
    /// The type of the question.
    Type,
    /// The ends of the scale.
    Scale,
    /// Which end of the scale is the best.
    Best,
    /// How many are ranked, picked, or shown at a time.
    Top,
    /// How many points are spread.
    Total,
}

impl Property {
    /// All properties.
    pub const ALL: [Self; 5] = [Self::Type, Self::Scale, Self::Best, Self::Top, Self::Total];

    /// The word that stands for the property in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Scale => "scale",
            Self::Best => "best",
            Self::Top => "top",
            Self::Total => "total",
        }
    }
}

/// A survey.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The survey's id.
    pub id: Code,
    /// The survey's title.
    pub title: Text,
    /// The survey's languages; the first is the default.
    pub languages: Vec<String>,
    /// The modes in which the survey may be answered.
    pub modes: Vec<Mode>,
    /// Who may answer online.
    pub access: Access,
    /// The first day on which the survey is open.
    pub opens: Option<NaiveDate>,
    /// The last day on which the survey is open.
    pub closes: Option<NaiveDate>,
    /// The words shown before the first question.
    pub intro: Option<Text>,
    /// The statement that is agreed to before the first question.
    pub consent: Option<Text>,
    /// The words shown after the last question.
    pub thanks: Option<Text>,
    /// The needs that the survey is about.
    pub needs: Indexed<NeedIndex, Need>,
    /// The needs on the town's list that the survey is not about, the retired ones among them.
    pub others: Vec<Need>,
    /// How the needs are ranked.
    pub ranking: RankingRule,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The questions, in order.
    pub questions: Indexed<QuestionIndex, Question>,
    /// The population that the weights speak for.
    pub population: Option<Population>,
    /// Modes in order: of several responses of one person, that in the first of these modes counts.
    pub prefer: Vec<Mode>,
    /// How many interviews are wanted.
    pub quotas: Vec<Quota>,
    /// The scores of standard instruments.
    pub scores: Vec<Score>,
    /// How respondents are grouped where groups are compared.
    pub groups: GroupPlan,
    /// The slips in earlier versions that the author has mended.
    pub mended: Vec<Mended>,
    /// What no data can tell of how the survey was carried out.
    pub fieldwork: FieldworkPlan,
    /// The rules by which respondents are made up.
    pub simulation: SimulationPlan,
    /// The resolved definition.
    pub definition: Definition,
    /// The definition by the rule before 0.2, when weighting and ranking belonged to it.
    pub former: Definition,
}

impl Survey {
    /// Whether a day lies between the first and the last on which the survey is open.
    pub fn is_own_day(&self, day: NaiveDate) -> bool {
        self.opens.is_none_or(|opens| opens <= day)
            && self.closes.is_none_or(|closes| day <= closes)
    }

    /// The question with an id.
    pub fn find(&self, id: &str) -> Option<QuestionIndex> {
        self.questions.position(|question| question.id == *id)
    }

    /// The need on the town's list that a code stands for or stood for, if the survey is not about
    /// it.
    pub fn elsewhere(&self, code: &Code) -> Option<&Need> {
        let own = self.others.iter().find(|need| need.code == *code);
        own.or_else(|| self.others.iter().find(|need| need.was.contains(code)))
    }

    /// The default language.
    pub fn language(&self) -> &str {
        self.languages.first().map_or("", String::as_str)
    }
}
