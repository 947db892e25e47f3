//! Made-up towns and results, from a few numbers and texts.

use chrono::NaiveDate;

use crate::council::Council;
use crate::model::Cover;
use crate::report::{FieldworkSummary, Making, Outcomes, ReportInput, ReportedNeed, Sampling};
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_base::locale::Lang;
use mitreden_count::estimate::{Base, Estimate, Interval};
use mitreden_count::findings::Finding;
use mitreden_count::needs::{NeedScore, ScoreMeasure};
use mitreden_count::rank::{NeedPlace, RankPlace};
use mitreden_count::ranking::{Pairs, RankSets};
use mitreden_count::results::{FieldworkDays, Results};
use mitreden_define::index::{ListIndex as _, NeedIndex};
use mitreden_define::survey::{Access, Mode, Survey, read};
use mitreden_define::town::{Files, Town, read as read_town};

/// What a page is made up from.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) lang: Lang,
    /// The needs' labels and scores from 0 to 1.
    pub(super) needs: Vec<(String, f64)>,
    /// Scores farther apart than this are told apart.
    pub(super) apart: f64,
    pub(super) n: u64,
    pub(super) measure: ScoreMeasure,
    pub(super) standard_errors: bool,
    pub(super) simulated: bool,
    pub(super) days: bool,
    pub(super) last_survey: Option<NaiveDate>,
    pub(super) unsaid: crate::reported::Unsaid,
    /// `agenda.yaml`; empty for none.
    pub(super) agenda: String,
    pub(super) town: String,
    pub(super) title: String,
}

impl Case {
    pub(super) fn new(needs: &[(&str, f64)]) -> Self {
        Self {
            lang: Lang::De,
            needs: needs.iter().map(|(label, value)| ((*label).to_owned(), *value)).collect(),
            apart: 0.05,
            n: 400,
            measure: ScoreMeasure::UnmetPriority,
            standard_errors: true,
            simulated: false,
            days: true,
            last_survey: None,
            unsaid: crate::reported::Unsaid::default(),
            agenda: String::new(),
            town: "town: tal\nname: Tal\nlanguages: [de, en]\nteam: { name: Digital.Team, email: digital@tal.at }\n".to_owned(),
            title: "Digitales Tal".to_owned(),
        }
    }

    /// So many needs with labels of so many characters, all at the same score.
    pub(super) fn tied(n: usize, length: usize) -> Self {
        let label = |i: usize| {
            format!("{i} {}", "Straßenbeleuchtungsstörungsmeldungen und anderes ".repeat(9))
                .chars()
                .take(length)
                .collect()
        };
        Self { needs: (0..n).map(|i| (label(i), 0.3)).collect(), ..Self::new(&[]) }
    }

    /// Adds a measure that serves a need, with its history.
    pub(super) fn with_measure(
        mut self,
        code: &str,
        title: &str,
        serves: usize,
        history: &str,
    ) -> Self {
        if self.agenda.is_empty() {
            self.agenda = "fields: { f: Feld }\nmeasures:\n".to_owned();
        }
        let title = serde_json::to_string(title).unwrap();
        let measure = format!(
            "  {code}: {{ field: f, title: {title}, serves: [n{serves}], owner: Bauverwaltung und Straßenerhaltung, horizon: medium, cost: low, due: 2027-12, history: [{history}] }}\n"
        );
        self.agenda.push_str(&measure);
        self
    }

    /// Does something with the page.
    pub(super) fn page<R>(&self, act: impl FnOnce(Council<'_>) -> R) -> R {
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        let labels = self
            .needs
            .iter()
            .enumerate()
            .map(|(i, (label, _))| format!("n{i}: {}\n", quoted(label)));
        let mut problems = Problems::new();
        let source = |name: &str, text: &str| Source::new(name, text);
        let files = Files {
            town: source("town.yaml", &self.town),
            needs: Some(source("needs.yaml", &labels.collect::<String>())),
            services: None,
            agenda: (!self.agenda.is_empty()).then(|| source("agenda.yaml", &self.agenda)),
            coding: None,
        };
        let town = read_town(&files, &mut problems).unwrap_or_else(|| panic!("{problems:?}"));
        let survey = self.survey(&town, &mut problems);
        let base = Base { n: self.n, n_eff: self.n as f64 };
        let results = Results::without_questions(base, self.simulated);
        let days = FieldworkDays::default();
        let today = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        let fieldwork = self.fieldwork();
        let report = ReportInput {
            last_survey: self.last_survey,
            unsaid: &self.unsaid,
            cover: Cover {
                town: town.profile.name.clone(),
                contact: None,
                day: today,
                last: fieldwork.days.map(|(_, last)| last),
                colour: town.profile.colour.clone(),
                crest: None,
                link: None,
            },
            questionnaire: &survey,
            agenda: &town.agenda,
            town_needs: &town.needs.needs,
            results: &results,
            days: &days,
            groups: &[],
            sensitivity: None,
            mentions: None,
            disclosure: None,
            lang: self.lang,
            town: town.profile.name.clone(),
            kind: town.profile.kind,
            survey: self.title.as_str().into(),
            simulated: self.simulated,
            notices: &[],
            fieldwork,
            needs: self.found(),
            ranks: self.ranks(),
            replicates: None,
            base,
            top: 3,
            weighting: None,
            has_base_weights: false,
            unasked: Vec::new(),
            adrift: 0,
            few_clusters: Vec::new(),
            online: Vec::new(),
            lists: Vec::new(),
            making: Making {
                program: "mitreden".into(),
                seed: 1,
                definition: "sha256:00".into(),
                files: Vec::new(),
            },
        };
        act(Council {
            report: &report,
            town: &town,
            survey_file: "surveys/tal.yaml",
            full: "report.md",
        })
    }

    fn survey(&self, town: &Town, problems: &mut Problems) -> Survey {
        let top = self.needs.len().min(3);
        let text = format!(
            "survey: tal\ntitle: {}\nlanguages: [de]\nmodes: [online]\nneeds: all\nranking: {{ top: {top} }}\npages:\n  - page: all\n    questions:\n      - {{ id: top, type: ranking, facet: importance, options: needs, top: {top}, text: Was? }}\n",
            serde_json::to_string(&self.title).unwrap()
        );
        let survey = read(
            &Source::new("tal.yaml", &text),
            &town.needs.needs,
            town.needs.node.as_ref(),
            problems,
        );
        survey.unwrap_or_else(|| panic!("{problems:?}"))
    }

    fn fieldwork(&self) -> FieldworkSummary {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        FieldworkSummary {
            days: self.days.then(|| (day(5, 4), day(6, 14))),
            languages: vec!["Deutsch".into()],
            sampling: Sampling::SelfSelected,
            access: Access::Open,
            population: None,
            modes: vec![(Mode::Online, self.n)],
            outcomes: Outcomes { complete: self.n, ..Outcomes::default() },
        }
    }

    /// The needs in their order.
    fn found(&self) -> Vec<ReportedNeed> {
        let ranks = self.ranks();
        let need = |(at, (label, value)): (usize, &(String, f64))| {
            let place = RankPlace {
                rank: ranks.rank[at],
                low: ranks.low[at],
                high: ranks.high[at],
                tier: ranks.tier[at],
            };
            let found = Finding {
                need: NeedIndex::new(at),
                score: self.score(*value),
                place: Ok(NeedPlace::Joint(place)),
            };
            ReportedNeed { label: label.as_str().into(), found }
        };
        let mut needs: Vec<_> = self.needs.iter().enumerate().map(need).collect();
        needs.sort_by_key(|need| (need.found.place.unwrap().rank(), need.found.need));
        needs
    }

    fn score(&self, value: f64) -> NeedScore {
        let share = |value: f64| {
            let interval = self.standard_errors.then_some(Interval {
                low: (value - 0.02).max(0.0),
                high: (value + 0.02).min(1.0),
            });
            Some(Estimate {
                value,
                se: self.standard_errors.then_some(0.01),
                interval,
                n: self.n,
                n_eff: self.n as f64,
            })
        };
        let dissatisfaction =
            if self.measure == ScoreMeasure::Priority { None } else { share(0.6) };
        NeedScore {
            measure: self.measure,
            score: share(value),
            importance: share(value + 0.1),
            dissatisfaction,
            filled: 0.0,
        }
    }

    fn ranks(&self) -> RankSets {
        let values: Vec<f64> = self.needs.iter().map(|(_, value)| *value).collect();
        if !self.standard_errors {
            return RankSets::unknown(&values);
        }
        let m = values.len();
        let ahead = |j: usize, k: usize| values[j] - values[k] > self.apart;
        let rejected = Pairs::from_fn(m, ahead);
        let count = |is: &dyn Fn(usize) -> bool| (0..m).filter(|k| is(*k)).count();
        RankSets {
            rank: (0..m).map(|i| 1 + count(&|k| values[k] > values[i])).collect(),
            low: (0..m).map(|i| 1 + count(&|k| ahead(k, i))).collect(),
            high: (0..m).map(|i| m - count(&|k| ahead(i, k))).collect(),
            alone: Pairs::from_fn(m, |j, k| values[j] - values[k] > self.apart / 2.0),
            tier: mitreden_count::ranking::tiers(&values, &rejected),
            rejected,
            critical: Some(2.6),
        }
    }
}
