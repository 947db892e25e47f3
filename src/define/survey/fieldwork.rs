//! What no data can tell of a survey: who wanted it, how people were reached, what was checked.
//! Asked for by the disclosure lists of a report; no part of what respondents saw, and so not of
//! the definition either.

use super::model::Mode;
use super::text::Text;

/// How respondents came to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draw {
    /// They were drawn at random from a list.
    Random,
    /// They took part of their own accord, or passed by.
    SelfSelected,
}

/// What is written of the fieldwork; everything may still be open.
#[derive(Clone, Debug, Default)]
pub struct FieldworkPlan {
    /// The population in words, and whom no way of asking could reach.
    pub universe: Option<Text>,
    /// Who commissioned the survey.
    pub sponsor: Option<Text>,
    /// Who carried the survey out.
    pub conductor: Option<Text>,
    /// Who paid for the survey.
    pub funder: Option<Text>,
    /// How respondents came to be asked.
    pub sample: Option<Draw>,
    /// The list they were drawn from.
    pub frame: Option<Text>,
    /// How many persons were drawn or invited.
    pub invited: Option<u64>,
    /// How people were recruited, by mode.
    pub recruitment: Vec<(Mode, Text)>,
    /// What they were given or promised.
    pub incentives: Option<Text>,
    /// How people were met in the street.
    pub street: StreetPlan,
    /// How many interviewers there were, how they were trained and supervised.
    pub interviewers: Option<Text>,
    /// How the questionnaire was made and tested.
    pub development: Option<Text>,
    /// Who looked at ethics and law.
    pub review: Option<Text>,
    /// How the quality of the data was checked.
    pub quality: Option<Text>,
    /// What only those know who collected the answers that were imported.
    pub elsewhere: Elsewhere,
}

/// What this program cannot know of answers that it did not collect.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere {
    /// How the questions were worded, and in which order they and their answers were shown.
    pub instrument: Option<Text>,
    /// How the sample's design and weights bear on precision.
    pub precision: Option<Text>,
    /// Whether respondents belonged to a panel.
    pub panel: Option<Text>,
    /// Who was screened out.
    pub screening: Option<Text>,
    /// What was shown beside the questions.
    pub stimuli: Option<Text>,
    /// How contacts ended: refusals, break-offs, and the rates that follow.
    pub outcomes: Option<Text>,
    /// Whether taking part was voluntary, and which questions had to be answered.
    pub voluntary: Option<Text>,
    /// How many interviews were planned.
    pub intended: Option<Text>,
}

/// How people were selected and met in the street.
#[derive(Clone, Debug, Default)]
pub struct StreetPlan {
    /// The places where people were asked.
    pub places: Option<Text>,
    /// The days and hours at which people were asked.
    pub hours: Option<Text>,
    /// The persons whom interviewers spoke to.
    pub selection: Option<Text>,
}

impl FieldworkPlan {
    /// How the people who answered in a mode were reached.
    pub fn reached(&self, mode: Mode) -> Option<&Text> {
        self.recruitment.iter().find(|(known, _)| *known == mode).map(|(_, text)| text)
    }
}
