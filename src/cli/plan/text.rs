//! A plan as people read it: what it takes, whether that is true, and what was assumed.

use super::super::lines::wrapped;
use super::super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::FEW_CLUSTERS_BELOW;
use mitreden_count::planning::PlannedSample;
use mitreden_office::plan::{AssumedFrom, PlanWish, SurveyPlan};

pub(super) fn text(plan: &SurveyPlan, wish: &PlanWish<'_>, ui: &Ui) -> String {
    let text = PlanText { plan, wish, lang: ui.lang };
    let mut out = String::new();
    let mut part = |sentences: Vec<String>, is_heading: bool| {
        for line in sentences.iter().flat_map(|sentence| wrapped(sentence, ui.width)) {
            let bold = ui.style().bold();
            out += &if is_heading { bold.apply_to(line).to_string() } else { line };
            out.push('\n');
        }
        out.push('\n');
    };
    part(vec![text.sentence()], true);
    part(text.checked(), false);
    let table = text.table();
    if !table.is_empty() {
        part(table, false);
    }
    part(text.assumed(), false);
    part(vec![text.lang.say("plan-what-it-is-not", &[])], false);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

struct PlanText<'a> {
    plan: &'a SurveyPlan,
    wish: &'a PlanWish<'a>,
    lang: Lang,
}

impl PlanText<'_> {
    fn number(&self, number: f64, digits: usize) -> Word {
        self.lang.decimal(number, digits).into()
    }

    fn count(&self, n: u64) -> Word {
        self.lang.integer(n).into()
    }

    /// What it takes, or what a sample that was given does.
    fn sentence(&self) -> String {
        let (sample, precision) = &self.plan.sample;
        let part = if self.plan.is_given { precision.power } else { self.wish.power };
        let words = [
            ("sample", Word::from(self.sample(sample))),
            ("points", self.lang.exact(self.wish.difference).into()),
            ("power", self.number(10.0 * part, usize::from(!is_whole(10.0 * part)))),
        ];
        self.lang.say("plan-sentence", &words)
    }

    /// A sample in words.
    fn sample(&self, sample: &PlannedSample) -> String {
        let case = match (sample.alone, sample.shifts) {
            (_, 0) => "online",
            (0, _) => "street",
            _ => "both",
        };
        let words = [
            ("case", Word::from(case)),
            ("online", self.count(sample.alone)),
            ("shifts", self.count(sample.shifts)),
            ("each", self.count(sample.per_shift)),
        ];
        self.lang.say("plan-sample", &words)
    }

    /// What the formula and the surveys made up by chance say.
    fn checked(&self) -> Vec<String> {
        let ((sample, precision), trial) = (&self.plan.sample, &self.plan.trial);
        let percent = |share: f64| self.number(100.0 * share, 0);
        let words = [
            ("power", percent(precision.power)),
            ("most", percent(precision.most)),
            ("se", self.number(100.0 * precision.se, 2)),
            ("df", self.number(precision.df, 0)),
            ("critical", self.number(precision.critical, 2)),
        ];
        let mut said = vec![self.lang.say("plan-computed", &words)];
        let words = [
            ("surveys", self.count(trial.surveys)),
            ("apart", percent(trial.apart)),
            ("error", self.number(100.0 * trial.error, 1)),
            ("all", percent(trial.all)),
            ("wrong", percent(trial.wrong)),
        ];
        said.push(self.lang.say("plan-simulated", &words));
        if (1..FEW_CLUSTERS_BELOW).contains(&sample.shifts) {
            said.push(self.lang.say("plan-few-shifts", &[("least", FEW_CLUSTERS_BELOW.into())]));
        }
        said
    }

    /// Other samples that would be enough.
    fn table(&self) -> Vec<String> {
        let others = &self.plan.others;
        if others.is_empty() {
            return Vec::new();
        }
        let head = ["plan-shifts", "plan-street", "plan-online", "plan-all"];
        let mut rows = vec![head.map(|id| self.lang.say(id, &[]))];
        rows.extend(others.iter().map(|sample| {
            [sample.shifts, sample.street(), sample.alone, sample.n()].map(|n| self.lang.integer(n))
        }));
        let width =
            |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or_default();
        let widths = [width(0), width(1), width(2), width(3)];
        let line = |row: &[String; 4]| {
            let cells = row.iter().zip(widths);
            let cells = cells.map(|(cell, width)| format!("{cell:>width$}"));
            // Blanks that nothing breaks at.
            cells.collect::<Vec<_>>().join("   ")
        };
        let mut out = vec![self.lang.say("plan-others", &[])];
        out.extend(rows.iter().map(line));
        out
    }

    /// What was assumed, and where it comes from.
    fn assumed(&self) -> Vec<String> {
        let (plan, assumed) = (self.plan, &self.plan.assumed);
        let words = [("needs", assumed.needs.into()), ("picks", assumed.picks.into())];
        let mut said = vec![self.lang.say("plan-assumed", &words)];
        let [deff, icc, unsatisfied] = plan.from;
        if assumed.unsatisfied < 1.0 {
            let share = ("share", self.number(100.0 * assumed.unsatisfied, 0));
            said.push(
                self.lang.say("plan-unsatisfied", &[share, ("from", from(unsatisfied).into())]),
            );
        }
        let value = ("value", self.number(assumed.deff, 2));
        said.push(self.lang.say("plan-deff", &[value, ("from", from(deff).into())]));
        if plan.sample.0.shifts > 0 || !plan.others.is_empty() {
            let value = ("value", self.number(assumed.icc, 3));
            said.push(self.lang.say("plan-icc", &[value, ("from", from(icc).into())]));
        }
        if let Some((survey, wave)) = &plan.earlier {
            let words = [("survey", survey.as_str().into()), ("count", self.count(wave.n))];
            said.push(self.lang.say("plan-earlier", &words));
            if wave.simulated {
                said.push(self.lang.say("rank-simulated", &[]));
            }
        }
        said
    }
}

fn is_whole(number: f64) -> bool {
    (number - number.round()).abs() < 0.05
}

/// Where a number comes from.
fn from(from: AssumedFrom) -> &'static str {
    match from {
        AssumedFrom::Given => "given",
        AssumedFrom::Earlier => "earlier",
        AssumedFrom::Usual => "usual",
    }
}
