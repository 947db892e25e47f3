//! A report's input: everything that was computed, with the names and words of one language.

use chrono::NaiveDate;

use super::Found;
use super::account::sampling;
use crate::locale::Say as _;
use mitreden_base::ids::Code;
use mitreden_base::locale::Lang;
use mitreden_count::merge::Protocol;
use mitreden_count::rank::SEED;
use mitreden_define::survey::{Margin, Mode, Question, Survey};
use mitreden_define::town::Town;
use mitreden_keep::record::Disposition;
use mitreden_tell::model::{Cover, Label, LanguageContext};
use mitreden_tell::report::{
    FieldworkSummary, Making, MarginNames, Outcomes, ReportInput, ReportedNeed, WeightingAccount,
};

/// The sources of names and words for a report.
pub(super) struct Telling<'a> {
    pub(super) town: &'a Town,
    pub(super) survey: &'a Survey,
    pub(super) lang: Lang,
    pub(super) cover: Cover,
    /// The town's files that the report depends on, each with its fingerprint.
    pub(super) files: Vec<(String, String)>,
}

impl<'a> Telling<'a> {
    pub(super) fn input(
        &self,
        protocol: &'a Protocol,
        days: Option<(NaiveDate, NaiveDate)>,
        found: &'a Found,
    ) -> ReportInput<'a> {
        let findings = &found.findings;
        let context = LanguageContext::of_survey(self.survey, self.lang);
        let needs = findings.needs.iter().filter_map(|found| {
            let label = Label::of(&self.survey.needs.get(found.need)?.text, context);
            Some(ReportedNeed { label, found: found.clone() })
        });
        ReportInput {
            questionnaire: self.survey,
            agenda: &self.town.agenda,
            town_needs: &self.town.needs.needs,
            results: &findings.results,
            days: &found.fieldwork,
            last_survey: found.last_survey,
            unsaid: &found.unsaid,
            groups: &findings.groups,
            sensitivity: findings.sensitivity.as_ref(),
            mentions: Some(&found.mentions),
            lang: self.lang,
            cover: self.cover.clone(),
            town: self.town.profile.name.clone(),
            kind: self.town.profile.kind,
            survey: Label::of(&self.survey.title, context),
            simulated: findings.simulated,
            notices: &protocol.notices,
            fieldwork: self.fieldwork(protocol, days),
            needs: needs.collect(),
            ranks: findings.ranks.clone(),
            replicates: findings.replicates.clone(),
            base: findings.base,
            top: self.survey.ranking.top,
            // The one of the results: it says which levels must not be shown beside which
            // questions.
            weighting: findings
                .results
                .weighting
                .clone()
                .map(|protocol| WeightingAccount { protocol, names: self.margins() }),
            has_base_weights: findings.has_base_weights,
            unasked: findings.unasked.clone(),
            adrift: findings.adrift,
            few_clusters: findings.few_clusters.clone(),
            online: findings.online.clone(),
            lists: findings.lists.clone(),
            making: Making {
                program: concat!("mitreden ", env!("CARGO_PKG_VERSION")).to_owned(),
                seed: SEED,
                definition: self.survey.definition.hash.clone(),
                files: self.files.clone(),
            },
            disclosure: Some(found.account.facts(self.town, self.survey, protocol)),
        }
    }

    fn fieldwork(
        &self,
        protocol: &Protocol,
        days: Option<(NaiveDate, NaiveDate)>,
    ) -> FieldworkSummary {
        let counted = |mode: Mode| {
            protocol
                .groups
                .iter()
                .filter(|group| group.mode == mode)
                .map(|group| group.counted)
                .sum()
        };
        let ended = |disposition| -> u64 {
            protocol
                .groups
                .iter()
                .filter(|group| group.disposition == disposition)
                .map(|group| group.rows)
                .sum()
        };
        let (complete, partial, break_off) = (
            ended(Disposition::Complete),
            ended(Disposition::Partial),
            ended(Disposition::BreakOff),
        );
        let modes = Mode::ALL.into_iter().map(|mode| (mode, counted(mode)));
        let universe = self.survey.fieldwork.universe.as_ref();
        let context = LanguageContext::of_survey(self.survey, self.lang);
        let outside = (complete + partial).saturating_sub(protocol.counted);
        FieldworkSummary {
            days,
            languages: self.survey.languages.iter().map(|tag| self.language(tag)).collect(),
            access: self.survey.access,
            sampling: sampling(self.survey, protocol),
            // The sentence it stands in ends with a full stop of its own.
            population: universe.map(|text| {
                Label::of(text, context).map(|words| words.trim_end_matches('.').to_owned())
            }),
            modes: modes.filter(|(_, n)| *n > 0).collect(),
            outcomes: Outcomes { complete, partial, break_off, outside },
        }
    }

    /// The name of a language; its tag where the program has no name for it.
    fn language(&self, tag: &str) -> String {
        self.lang.attribute("language", tag, &[]).unwrap_or_else(|| tag.to_owned())
    }

    /// The names of margins and their levels: the labels of the questions' options.
    fn margins(&self) -> Vec<MarginNames> {
        let margins = self.survey.population.iter().flat_map(|population| &population.margins);
        margins.map(|margin| self.margin(margin)).collect()
    }

    fn margin(&self, margin: &Margin) -> MarginNames {
        let context = LanguageContext::of_survey(self.survey, self.lang);
        let questions =
            || margin.cross.of.iter().filter_map(|index| self.survey.questions.get(*index));
        let ids =
            questions().map(|question| question.id.to_string()).collect::<Vec<_>>().join(" × ");
        let label = |(question, code): (&Question, &Code)| {
            let item = question.kind.items().iter().find(|item| item.code == *code);
            item.map_or_else(|| code.to_string().into(), |item| Label::of(&item.text, context))
        };
        let level = |codes: &Vec<Code>| {
            let code = codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" × ");
            (code, Label::joined(&questions().zip(codes).map(label).collect::<Vec<_>>(), " × "))
        };
        let parts = match &margin.label {
            Some(label) => vec![Label::of(label, context)],
            None => questions().map(|question| Label::of(question.called(), context)).collect(),
        };
        let has_words = margin.label.is_none() && questions().any(|found| found.label.is_none());
        MarginNames {
            margin: ids,
            parts,
            are_labels: !has_words,
            levels: margin.cross.figures.iter().map(|(codes, _)| level(codes)).collect(),
        }
    }
}
