//! What people are like who are made up: by rules, so that who is old has lived here for longer, and
//! who is never on the internet answers on paper.

use super::model::Mode;
use super::text::Text;
use crate::index::{NeedIndex, QuestionIndex};
use crate::logic::Expr;

/// The rules by which respondents are made up; without any, all is left to chance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SimulationPlan {
    /// How often each need is named first, in proportion, by people of whom no rule says otherwise;
    /// empty where chance decides.
    pub needs: Vec<(NeedIndex, f64)>,
    /// How satisfied people are on average, from 1 to 5, where chance does not decide.
    pub satisfied: Vec<(NeedIndex, f64)>,
    /// The rules, in order.
    pub rules: Vec<SimulationRule>,
    /// What people write.
    pub texts: Vec<SimulatedText>,
}

/// What some people are like.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulationRule {
    /// The condition that they meet; `None` for everybody.
    pub when: Option<Expr>,
    /// How many times as likely they answer in a mode.
    pub modes: Vec<(Mode, f64)>,
    /// What they answer; of several rules for a question the last one that holds decides.
    pub answers: Vec<(QuestionIndex, SimulatedAnswer)>,
    /// How many times as often they name a need.
    pub needs: Vec<(NeedIndex, f64)>,
    /// How many points more or less satisfied they are, on a scale from 1 to 5.
    pub satisfied: Vec<(NeedIndex, f64)>,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum SimulatedAnswer {
    /// How often each option is chosen, in proportion, or of a multiple choice the chance of each;
    /// by their places.
    Options(Vec<f64>),
    /// A number around a mean.
    Number {
        /// The mean.
        mean: f64,
        /// The standard deviation; `None` for an exponential number.
        spread: Option<f64>,
        /// The smallest number given.
        least: Option<f64>,
        /// The largest number given.
        most: Option<f64>,
    },
    /// Points on a scale, around a mean.
    Points(f64),
}

/// Something that people write.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedText {
    /// The condition that whoever writes it meets; `None` for everybody.
    pub when: Option<Expr>,
    /// The questions that it answers; empty for all.
    pub of: Vec<QuestionIndex>,
    /// The need that it is about; `None` where it suits any.
    pub need: Option<NeedIndex>,
    /// The words, with alternatives as `[one|another]`.
    pub text: Text,
}

impl SimulationPlan {
    /// Whether nothing is said, and all is left to chance.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
