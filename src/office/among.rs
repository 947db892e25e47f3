//! Conditions and groups that were given as arguments.

use crate::failure::Failure;
use mitreden_base::diagnostics::{Place, Problems, Severity, Source};
use mitreden_count::tables::{Among, Grouper};
use mitreden_define::logic::{Expr, ExpressionFault, Want, compile};
use mitreden_define::survey::{Kind, Survey};

/// What groups are called that are made by how people answered.
const MODE: &str = "mode";

/// Reads whom a table or an order is of: `by` is a single choice, `mode` or a condition, `rows` a
/// condition.
pub(crate) fn among(
    survey: &Survey,
    by: Option<&str>,
    rows: Option<&str>,
) -> Result<Among, Failure> {
    let rows = rows.map(|text| condition(survey, "--where", text)).transpose()?;
    let by = by.map(|text| grouper(survey, text)).transpose()?;
    Ok(Among { by, rows })
}

fn grouper(survey: &Survey, text: &str) -> Result<Grouper, Failure> {
    if let Some(at) = survey.find(text) {
        let is_single =
            survey.questions.get(at).is_some_and(|q| matches!(q.kind, Kind::Single { .. }));
        if is_single {
            return Ok(Grouper::Options(at));
        }
    } else if text == MODE {
        return Ok(Grouper::Modes);
    }
    condition(survey, "--by", text).map(Grouper::Truth)
}

fn condition(survey: &Survey, argument: &str, text: &str) -> Result<Expr, Failure> {
    compile(text, survey, Want::Truth).map(|compiled| compiled.expr).map_err(|faults| {
        let source = Source::new(argument, text);
        let mut problems = Problems::new();
        for fault in faults {
            let ExpressionFault { range, .. } = fault.clone();
            problems.push(fault.diagnostic(Severity::Error, Place::new(&source, range)));
        }
        Failure::Problems(problems)
    })
}
