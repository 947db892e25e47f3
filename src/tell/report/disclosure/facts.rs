//! What the disclosure lists need to know beside the results of a report.

use mitreden_count::fieldwork::Fieldwork;
use mitreden_count::merge::Protocol;
use mitreden_define::town::Profile;
use mitreden_keep::online::OnlineCounts;

/// What is known of the fieldwork and of the town.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// Who the town is, and what it promises.
    pub town: &'a Profile,
    /// Contacts, places, interviewers and quota cells.
    pub work: &'a Fieldwork,
    /// What became of the responses when they were put together.
    pub merged: &'a Protocol,
    /// What was counted online.
    pub online: OnlineCounts,
    /// Invitations, and how many of them were used.
    pub invitations: (usize, usize),
    /// Whether answers were collected elsewhere and imported.
    pub imported: bool,
    /// The questionnaire's file.
    pub survey_file: String,
    /// The file of the town.
    pub town_file: String,
}
