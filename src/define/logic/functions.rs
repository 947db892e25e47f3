//! The functions: one table that the checker, the documentation and "did you mean" are made from.

/// A function of the language.
#[expect(missing_docs, reason = "the table's doc lines say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Function {
    Rank,
    Count,
    Sum,
    Answered,
    Asked,
    Refused,
    DontKnow,
    Coalesce,
    If,
    Min,
    Max,
    Round,
    AnyOf,
    AllOf,
    NoneOf,
    Matches,
    Today,
    Year,
}

/// What a function takes at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// Any question that is asked, or a row of a matrix.
    Question,
    /// A ranking.
    Ranking,
    /// A multiple choice or a ranking.
    Several,
    /// A multiple choice, ranking, points question or matrix.
    Items,
    /// A points question or matrix.
    Amounts,
    /// An item of the first argument, in quotes.
    Code,
    /// A list of items of the first argument.
    Codes,
    /// A regular expression, in quotes.
    Pattern,
    /// True or false.
    Truth,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A text in the respondent's words.
    Text,
    /// A value of the same type as the others like it.
    Same,
    /// A number or a day, of the same type as the others like it.
    Magnitude,
}

/// The type of a function's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionResult {
    /// True or false.
    Truth,
    /// A number.
    Number,
    /// A day.
    Date,
    /// The type that the arguments have in common.
    Same,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// The function.
    pub function: Function,
    /// The function's name, which is reserved.
    pub name: &'static str,
    /// An example of how the function is written.
    pub usage: &'static str,
    /// The parameters that the function takes.
    pub takes: &'static [Parameter],
    /// Whether the last parameter may be repeated.
    pub repeats: bool,
    /// The type of the function's value.
    pub gives: FunctionResult,
    /// What the function does, in a line.
    pub doc: &'static str,
}

impl Signature {
    /// The parameter at a position.
    pub fn parameter(&self, position: usize) -> Option<Parameter> {
        let last = self.takes.last().filter(|_| self.repeats);
        self.takes.get(position).or(last).copied()
    }

    /// Whether the function can be called with so many arguments.
    pub fn accepts(&self, arguments: usize) -> bool {
        if self.repeats { arguments >= self.takes.len() } else { arguments == self.takes.len() }
    }
}

impl Function {
    /// The function's row in the table.
    pub fn signature(self) -> Option<&'static Signature> {
        FUNCTIONS.iter().find(|signature| signature.function == self)
    }

    /// The function with a name.
    pub fn of_name(name: &str) -> Option<&'static Signature> {
        FUNCTIONS.iter().find(|signature| signature.name == name)
    }
}

const fn row(
    function: Function,
    usage: (&'static str, &'static str),
    takes: &'static [Parameter],
    gives: FunctionResult,
    doc: &'static str,
) -> Signature {
    Signature { function, name: usage.0, usage: usage.1, takes, repeats: false, gives, doc }
}

const fn repeating(signature: Signature) -> Signature {
    Signature { repeats: true, ..signature }
}

/// All functions.
pub static FUNCTIONS: [Signature; 18] = {
    use Parameter as P;
    [
        row(
            Function::Rank,
            ("rank", "rank(q, 'x')"),
            &[P::Ranking, P::Code],
            FunctionResult::Number,
            "the rank of an item, 1 for the most important; unknown for an item that was not ranked",
        ),
        row(
            Function::Count,
            ("count", "count(q)"),
            &[P::Items],
            FunctionResult::Number,
            "how many options were chosen, items ranked or given points, or rows answered",
        ),
        row(
            Function::Sum,
            ("sum", "sum(q)"),
            &[P::Amounts],
            FunctionResult::Number,
            "the sum of the points given or of the rows of a matrix; unknown if a row is",
        ),
        row(
            Function::Answered,
            ("answered", "answered(q)"),
            &[P::Question],
            FunctionResult::Truth,
            "whether there is a value",
        ),
        row(
            Function::Asked,
            ("asked", "asked(q)"),
            &[P::Question],
            FunctionResult::Truth,
            "whether the question was shown",
        ),
        row(
            Function::Refused,
            ("refused", "refused(q)"),
            &[P::Question],
            FunctionResult::Truth,
            "whether the respondent did not want to say",
        ),
        row(
            Function::DontKnow,
            ("dont_know", "dont_know(q)"),
            &[P::Question],
            FunctionResult::Truth,
            "whether the respondent did not know",
        ),
        repeating(row(
            Function::Coalesce,
            ("coalesce", "coalesce(a, b)"),
            &[P::Same, P::Same],
            FunctionResult::Same,
            "the first of the values that is known",
        )),
        row(
            Function::If,
            ("if", "if(condition, a, b)"),
            &[P::Truth, P::Same, P::Same],
            FunctionResult::Same,
            "a where the condition is true, b where it is false, unknown where it is unknown",
        ),
        repeating(row(
            Function::Min,
            ("min", "min(a, b)"),
            &[P::Magnitude, P::Magnitude],
            FunctionResult::Same,
            "the smallest; unknown if one is",
        )),
        repeating(row(
            Function::Max,
            ("max", "max(a, b)"),
            &[P::Magnitude, P::Magnitude],
            FunctionResult::Same,
            "the largest; unknown if one is",
        )),
        row(
            Function::Round,
            ("round", "round(x)"),
            &[P::Number],
            FunctionResult::Number,
            "to a whole number, half away from zero",
        ),
        row(
            Function::AnyOf,
            ("any_of", "any_of(q, ['a', 'b'])"),
            &[P::Several, P::Codes],
            FunctionResult::Truth,
            "whether at least one of the options was chosen",
        ),
        row(
            Function::AllOf,
            ("all_of", "all_of(q, ['a', 'b'])"),
            &[P::Several, P::Codes],
            FunctionResult::Truth,
            "whether all of the options were chosen",
        ),
        row(
            Function::NoneOf,
            ("none_of", "none_of(q, ['a', 'b'])"),
            &[P::Several, P::Codes],
            FunctionResult::Truth,
            "whether none of the options was chosen",
        ),
        row(
            Function::Matches,
            ("matches", "matches(q, 're')"),
            &[P::Text, P::Pattern],
            FunctionResult::Truth,
            "whether the whole text matches a regular expression",
        ),
        row(
            Function::Today,
            ("today", "today()"),
            &[],
            FunctionResult::Date,
            "the day the interview began",
        ),
        row(
            Function::Year,
            ("year", "year(d)"),
            &[P::Date],
            FunctionResult::Number,
            "the year of a day",
        ),
    ]
};

/// The words of operators and of the two truth values.
const WORDS: [&str; 6] = ["and", "or", "not", "in", "true", "false"];

/// Whether a name cannot be the id of a question, because the language uses it.
pub fn is_reserved(name: &str) -> bool {
    WORDS.contains(&name) || Function::of_name(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_function_has_one_row_and_usage_begins_with_its_name() {
        for signature in &FUNCTIONS {
            assert!(
                signature.usage.starts_with(&format!("{}(", signature.name)),
                "{}",
                signature.name
            );
            let rows = FUNCTIONS.iter().filter(|other| {
                other.name == signature.name || other.function == signature.function
            });
            assert_eq!(rows.count(), 1, "{}", signature.name);
            let arguments = signature.usage.split(['(', ')', '[', ']']).nth(1).unwrap_or_default();
            let arguments =
                arguments.split(',').filter(|argument| !argument.trim().is_empty()).count();
            let in_list = signature.takes.contains(&Parameter::Codes);
            assert_eq!(
                arguments + usize::from(in_list),
                signature.takes.len(),
                "{}",
                signature.name
            );
        }
    }

    #[test]
    fn repeating_functions_take_more_but_not_fewer() {
        let min = Function::Min.signature().expect("in the table");
        assert!(!min.accepts(1) && min.accepts(2) && min.accepts(7));
        assert_eq!(min.parameter(6), Some(Parameter::Magnitude));
        let round = Function::of_name("round").expect("in the table");
        assert!(!round.accepts(0) && round.accepts(1) && !round.accepts(2));
        assert_eq!(round.parameter(1), None);
    }

    #[test]
    fn operators_and_functions_are_reserved() {
        assert!(is_reserved("not") && is_reserved("year") && is_reserved("if"));
        assert!(!is_reserved("years"));
    }
}
