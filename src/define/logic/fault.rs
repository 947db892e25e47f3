//! What can be wrong in an expression: data for a [`Diagnostic`], at a range of bytes of the
//! expression.

use std::ops::Range;

use mitreden_base::diagnostics::{Diagnostic, Place, Severity, nearest};

/// One problem of an expression. The reader of the file knows where the expression stands and makes
/// it a [`Diagnostic`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionFault {
    /// The message's id in the catalogue.
    pub kind: &'static str,
    /// The bytes of the expression that the fault is about.
    pub range: Range<usize>,
    /// The words that fill the message in.
    pub args: Vec<(&'static str, String)>,
    /// The name that was probably meant.
    pub suggestion: Option<String>,
}

impl ExpressionFault {
    pub(super) fn new(kind: &'static str, range: Range<usize>) -> Self {
        Self { kind, range, args: Vec::new(), suggestion: None }
    }

    #[expect(clippy::needless_pass_by_value, reason = "callers pass texts, codes and counts alike")]
    pub(super) fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    pub(super) fn suggest(mut self, meant: impl Into<String>) -> Self {
        self.suggestion = Some(meant.into());
        self
    }

    /// Suggests the nearest of the names that would have been right, if one is near enough.
    pub(super) fn nearest<'a>(
        mut self,
        written: &str,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        self.suggestion = nearest(written, names).map(str::to_owned);
        self
    }

    /// The diagnostic, at a place the caller worked out from `range`.
    pub fn diagnostic(self, severity: Severity, place: Place) -> Diagnostic {
        let Self { kind, args, suggestion, .. } = self;
        Diagnostic { severity, args, suggestion, ..Diagnostic::error(kind, place) }
    }
}
