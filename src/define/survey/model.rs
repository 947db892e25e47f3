//! The survey as a whole: pages, questions and what is known of the population.

use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;

use super::fieldwork::FieldworkPlan;
use super::kind::{Facet, FacetKind, Item, Kind};
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

/// Who may answer online.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Access {
    /// Whoever comes by.
    #[default]
    Open,
    /// Who has an invitation; each is good for one interview.
    Invitation,
}

/// A need: what a citizen may want the town to do; the thing that is ranked.
#[derive(Clone, Debug)]
pub struct Need {
    /// Stays for good, so that waves can be compared.
    pub code: Code,
    /// The codes it had before, the first one first.
    pub was: Vec<Code>,
    /// What is shown.
    pub text: Text,
    /// The year it was given up.
    pub retired: Option<i32>,
}

impl Need {
    /// The code it had first: what decides where nothing else does, so that a new name changes no
    /// number.
    pub fn first_code(&self) -> &Code {
        self.was.first().unwrap_or(&self.code)
    }
}

/// Whether an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Required {
    /// May be left open.
    #[default]
    No,
    /// Asked for once more, then let be.
    Soft,
    /// Must be answered; a special answer will do.
    Yes,
}

/// The special answers a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Allow {
    /// "I would rather not say."
    pub refused: bool,
    /// "I don't know."
    pub dont_know: bool,
}

/// A rule over answers: fires when its condition is true.
#[derive(Clone, Debug)]
pub struct Rule {
    /// When it fires.
    pub condition: Expr,
    /// What is then said.
    pub say: Text,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id: the column's name, too.
    pub id: Code,
    /// The page it is on (an index into the survey's pages).
    pub page: usize,
    /// Where it is written.
    pub place: Place,
    /// What is asked; empty for computed values.
    pub text: Text,
    /// What helps to answer.
    pub hint: Option<Text>,
    /// Its type.
    pub kind: Kind,
    /// Options and rows that are no longer offered, as they are called today.
    pub retired: Vec<Item>,
    /// Whether an answer is wanted.
    pub required: Required,
    /// The special answers it takes, where it says so itself.
    pub allow: Option<Allow>,
    /// Asked only if this is true.
    pub show_if: Option<Expr>,
    /// Hard rules: must be mended.
    pub checks: Vec<Rule>,
    /// Soft rules: asked once whether it is meant.
    pub warnings: Vec<Rule>,
    /// What it says about needs.
    pub facet: Option<Facet>,
}

impl Question {
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
    /// Its id.
    pub id: Code,
    /// Its heading.
    pub title: Option<Text>,
    /// The whole page is left out unless this is true.
    pub show_if: Option<Expr>,
    /// Its questions.
    pub questions: Range<QuestionIndex>,
}

/// How needs are ranked.
#[derive(Clone, Copy, Debug)]
pub struct RankingRule {
    /// K: how many needs make one's top.
    pub top: usize,
    /// The highest point of a 1-5 scale (best turned up) that still counts as not satisfied.
    pub unsatisfied_at_most: f64,
}

/// One or two questions whose options are crossed.
#[derive(Clone, Debug)]
pub struct Cross {
    /// The questions.
    pub of: Vec<QuestionIndex>,
    /// A figure for each combination of options, written once for each that has one.
    pub figures: Vec<(Vec<Code>, f64)>,
}

/// Levels of a margin that are put together.
#[derive(Clone, Debug)]
pub struct Collapse {
    /// The question.
    pub question: QuestionIndex,
    /// Which option counts as which other.
    pub into: Vec<(Code, Code)>,
}

/// What the figures of a margin are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarginFigures {
    /// Shares of the population, adding to 1.
    Shares,
    /// Persons.
    Counts,
}

/// A population distribution to weight to.
#[derive(Clone, Debug)]
pub struct Margin {
    /// The questions and the population's figures.
    pub cross: Cross,
    /// What the figures are.
    pub figures: MarginFigures,
    /// Where the figures come from.
    pub source: Option<Text>,
    /// Levels too small to stand alone.
    pub collapse: Vec<Collapse>,
    /// Where it is written.
    pub place: Place,
}

/// Whom the weights speak for.
#[derive(Clone, Debug)]
pub struct Population {
    /// Respondents outside are kept and counted, not weighted and not ranked.
    pub among: Option<Expr>,
    /// Persons in it.
    pub size: Option<u64>,
    /// What is known of it.
    pub margins: Vec<Margin>,
}

/// How many interviews are wanted.
#[derive(Clone, Debug)]
pub struct Quota {
    /// The questions and how many of each combination are wanted.
    pub cross: Cross,
    /// The mode it is for; all if none is named.
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
    /// Its id.
    pub id: Code,
    /// How it is worked out.
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
    /// The question.
    pub question: QuestionIndex,
    /// What was mended.
    pub what: Property,
}

/// A property of a question by which its answers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Property {
    /// Its type.
    Type,
    /// The ends of its scale.
    Scale,
    /// Which end of its scale is the best.
    Best,
    /// How many are ranked, picked, or shown at a time.
    Top,
    /// How many points are spread.
    Total,
}

impl Property {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Type, Self::Scale, Self::Best, Self::Top, Self::Total];

    /// The word files use.
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
    /// Its id.
    pub id: Code,
    /// Its title.
    pub title: Text,
    /// The languages it speaks; the first is the default.
    pub languages: Vec<String>,
    /// The ways it may be answered.
    pub modes: Vec<Mode>,
    /// Who may answer online.
    pub access: Access,
    /// The first day.
    pub opens: Option<NaiveDate>,
    /// The last day.
    pub closes: Option<NaiveDate>,
    /// What is said before the first question.
    pub intro: Option<Text>,
    /// What is agreed to before the first question.
    pub consent: Option<Text>,
    /// What is said after the last question.
    pub thanks: Option<Text>,
    /// The needs it is about.
    pub needs: Indexed<NeedIndex, Need>,
    /// Those on the town's list that it is not about, the retired ones among them.
    pub others: Vec<Need>,
    /// How they are ranked.
    pub ranking: RankingRule,
    /// Its pages, in order.
    pub pages: Vec<Page>,
    /// Its questions, in order.
    pub questions: Indexed<QuestionIndex, Question>,
    /// Whom the weights speak for.
    pub population: Option<Population>,
    /// Of several responses of one person in different modes, that of the first mode here stands.
    pub prefer: Vec<Mode>,
    /// How many interviews are wanted.
    pub quotas: Vec<Quota>,
    /// Standard instruments.
    pub scores: Vec<Score>,
    /// What was written wrong in earlier versions.
    pub mended: Vec<Mended>,
    /// What no data can tell of how it was done.
    pub fieldwork: FieldworkPlan,
    /// The resolved definition.
    pub definition: Definition,
    /// The same as it was before 0.2, when how answers are weighted and ranked belonged to it.
    pub former: Definition,
}

impl Survey {
    /// Whether a day lies between the survey's first and last.
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
