//! What a report gives account of beside its results, and whether that is enough to call it final.

use crate::database::{OnlineTally, Server};
use crate::failure::Failure;
use crate::locale::Say as _;
use crate::results::STORE;
use crate::town::Folder;
use mitreden_base::locale::Lang;
use mitreden_count::dataset::Dataset;
use mitreden_count::fieldwork::{Fieldwork, fieldwork};
use mitreden_count::merge::{Notice, NoticeKind, Protocol};
use mitreden_define::survey::{Access, Draw, Mode, Survey};
use mitreden_define::town::Town;
use mitreden_keep::online::OnlineCounts;
use mitreden_keep::record::{COLLECTED, SIMULATED};
use mitreden_keep::store::Store;
use mitreden_tell::report::{Facts, ReportInput, Sampling, gaps};

/// The account of the fieldwork, for the disclosure lists.
pub(crate) struct Account {
    work: Fieldwork,
    online: OnlineCounts,
    invitations: (usize, usize),
}

impl Account {
    /// Reads the account from the dataset, the store beside it, and the database that is named.
    pub(crate) fn read(
        folder: &Folder,
        survey: &Survey,
        dataset: &Dataset,
        server: &Server,
    ) -> Result<Self, Failure> {
        let store = Store::open_existing(&folder.results(survey).join(STORE))?;
        let contacts = store.as_ref().map(Store::contacts).transpose()?.unwrap_or_default();
        let OnlineTally { online, invitations, .. } = server.counted(store.as_ref(), survey)?;
        Ok(Self { work: fieldwork(survey, Some(dataset), &contacts)?, online, invitations })
    }

    /// The facts of the account in the form that the disclosure lists need.
    pub(crate) fn facts<'a>(
        &'a self,
        town: &'a Town,
        survey: &Survey,
        merged: &'a Protocol,
    ) -> Facts<'a> {
        let file =
            survey.questions.iter().next().map(|question| question.place.source().name.clone());
        Facts {
            town: &town.profile,
            work: &self.work,
            merged,
            online: self.online.clone(),
            invitations: self.invitations,
            imported: imported(merged),
            survey_file: file.unwrap_or_else(|| format!("surveys/{}.yaml", survey.id)),
            town_file: "town/town.yaml".to_owned(),
        }
    }
}

/// Whether some answers came from elsewhere.
fn imported(merged: &Protocol) -> bool {
    merged.groups.iter().any(|group| !matches!(group.source.as_str(), COLLECTED | SIMULATED))
}

/// How respondents came to be asked: as the questionnaire says, unless the answers say otherwise;
/// of answers we asked for ourselves we know that whoever came by could give them.
pub(crate) fn sampling(survey: &Survey, merged: &Protocol) -> Sampling {
    let is_open = |mode: Mode| match mode {
        Mode::Online => survey.access == Access::Open,
        Mode::Kiosk | Mode::Street => true,
        Mode::Phone | Mode::Paper => false,
    };
    let is_ours = |source: &str| matches!(source, COLLECTED | SIMULATED);
    let anybody = merged.groups.iter().any(|group| is_ours(&group.source) && is_open(group.mode));
    match survey.fieldwork.sample {
        Some(Draw::Random) if !anybody => Sampling::Random,
        None if imported(merged) => Sampling::Unrecorded,
        _ => Sampling::SelfSelected,
    }
}

/// What keeps a report from being called final: something that is left to tell, or that no one's
/// answers stand behind it.
pub(super) fn missing(input: &ReportInput<'_>, lang: Lang) -> Vec<Failure> {
    let mut missing = Vec::new();
    if input.simulated {
        missing.push(Failure::user("final-simulated"));
    }
    let gaps = gaps(input);
    if !gaps.is_empty() {
        let line = |gap: &mitreden_tell::report::DisclosureGap| {
            let words = [
                ("file", (&gap.file).into()),
                ("key", (&gap.key).into()),
                ("what", (&gap.what).into()),
            ];
            lang.say("final-line", &words)
        };
        let list = gaps.iter().map(line).collect::<Vec<_>>().join("\n  ");
        missing.push(Failure::user("final-missing").word("n", gaps.len()).word("list", list));
    }
    let conflict = input.notices.iter().find(|notice| notice.kind == NoticeKind::Conflict);
    if let Some(Notice { n, .. }) = conflict {
        let conflict = Failure::user("final-conflict").word("n", *n);
        missing.push(conflict.word("count", lang.integer(*n)));
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use mitreden_count::merge::ProtocolGroup;
    use mitreden_define::survey::FieldworkPlan;
    use mitreden_keep::record::Disposition;

    fn answers(source: &str, mode: Mode) -> Protocol {
        let group = ProtocolGroup {
            source: source.to_owned(),
            mode,
            disposition: Disposition::Complete,
            rows: 40,
            counted: 40,
        };
        Protocol { groups: vec![group], ..Protocol::default() }
    }

    fn survey(draw: Option<Draw>, access: Access) -> Survey {
        Survey {
            fieldwork: FieldworkPlan { sample: draw, ..FieldworkPlan::default() },
            access,
            ..sample::survey()
        }
    }

    #[test]
    fn a_sample_is_random_only_where_nobody_could_just_come_by() {
        let drawn = |access, source, mode| {
            sampling(&survey(Some(Draw::Random), access), &answers(source, mode))
        };
        assert_eq!(drawn(Access::Open, COLLECTED, Mode::Online), Sampling::SelfSelected);
        assert_eq!(drawn(Access::Open, COLLECTED, Mode::Street), Sampling::SelfSelected);
        assert_eq!(drawn(Access::Invitation, COLLECTED, Mode::Online), Sampling::Random);
        assert_eq!(drawn(Access::Open, COLLECTED, Mode::Paper), Sampling::Random);
        assert_eq!(
            drawn(Access::Open, "etc-institute", Mode::Online),
            Sampling::Random,
            "how others asked is theirs to know"
        );
    }

    #[test]
    fn of_imported_answers_nothing_is_known_that_is_not_written() {
        let of =
            |draw, source| sampling(&survey(draw, Access::Open), &answers(source, Mode::Online));
        assert_eq!(of(None, "etc-institute"), Sampling::Unrecorded);
        assert_eq!(of(Some(Draw::SelfSelected), "etc-institute"), Sampling::SelfSelected);
        assert_eq!(of(None, SIMULATED), Sampling::SelfSelected);
    }
}
