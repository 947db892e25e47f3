//! Unknown values behave as nulls do in polars: checked on generated expressions over generated
//! columns.

use std::rc::Rc;

use polars::prelude::{
    BooleanChunked, ChunkCompareEq, ChunkCompareIneq, Float64Chunked, NewChunkedArray,
};
use proptest::prelude::*;

use crate::questionnaire::{Sheet, Town, compiled, number};
use mitreden_define::answer::Answer;
use mitreden_define::index::{ListIndex as _, QuestionIndex};
use mitreden_define::logic::{Domain, Value, Want};

const ROWS: usize = 50;

/// The columns that expressions speak of, as polars holds them.
struct Frame {
    truths: [BooleanChunked; 2],
    numbers: [Float64Chunked; 2],
}

/// An expression as we write it, and what polars makes of the same over a frame.
struct Twin<Column> {
    text: String,
    over: Rc<dyn Fn(&Frame) -> Column>,
}

impl<Column> Clone for Twin<Column> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), over: Rc::clone(&self.over) }
    }
}

impl<Column> std::fmt::Debug for Twin<Column> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

fn twin<Column>(
    text: impl Into<String>,
    over: impl Fn(&Frame) -> Column + 'static,
) -> Twin<Column> {
    Twin { text: text.into(), over: Rc::new(over) }
}

/// Two expressions joined by an operator, and by what polars has for it.
fn joined<A: 'static, B: 'static, Column>(
    (a, operator, b): (Twin<A>, &str, Twin<B>),
    join: impl Fn(A, B) -> Column + 'static,
) -> Twin<Column> {
    twin(format!("({} {operator} {})", a.text, b.text), move |frame| {
        join((a.over)(frame), (b.over)(frame))
    })
}

fn coalesced(a: Twin<Float64Chunked>, b: Twin<Float64Chunked>) -> Twin<Float64Chunked> {
    twin(format!("coalesce({}, {})", a.text, b.text), move |frame| {
        let (a, b) = ((a.over)(frame), (b.over)(frame));
        Float64Chunked::from_iter_options(
            "first".into(),
            a.iter().zip(b.iter()).map(|(first, second)| first.or(second)),
        )
    })
}

fn numbers() -> impl Strategy<Value = Twin<Float64Chunked>> {
    let leaf = prop_oneof![
        (0..2_usize).prop_map(|at| twin(["n1", "n2"][at], move |frame| frame.numbers[at].clone())),
        (-3_i32..4).prop_map(|n| twin(n.to_string(), move |_| constant(n))),
    ];
    leaf.prop_recursive(3, 12, 2, |inner| {
        (inner.clone(), 0..4, inner).prop_map(|(a, operator, b)| match operator {
            0 => joined((a, "+", b), |x, y| x + y),
            1 => joined((a, "-", b), |x, y| x - y),
            2 => joined((a, "*", b), |x, y| x * y),
            _ => coalesced(a, b),
        })
    })
}

fn constant(n: i32) -> Float64Chunked {
    Float64Chunked::from_vec("constant".into(), vec![f64::from(n); ROWS])
}

fn conditions() -> impl Strategy<Value = Twin<BooleanChunked>> {
    let compared = (numbers(), 0..6, numbers()).prop_map(|(a, comparison, b)| match comparison {
        0 => joined((a, "==", b), |x, y| x.equal(&y)),
        1 => joined((a, "!=", b), |x, y| x.not_equal(&y)),
        2 => joined((a, "<", b), |x, y| x.lt(&y)),
        3 => joined((a, "<=", b), |x, y| x.lt_eq(&y)),
        4 => joined((a, ">", b), |x, y| x.gt(&y)),
        _ => joined((a, ">=", b), |x, y| x.gt_eq(&y)),
    });
    let truths =
        (0..2_usize).prop_map(|at| twin(["b1", "b2"][at], move |frame| frame.truths[at].clone()));
    prop_oneof![truths, compared].prop_recursive(4, 16, 2, |inner| {
        (inner.clone(), 0..4, inner).prop_map(|(a, operator, b)| match operator {
            0 => joined((a, "and", b), |x, y| &x & &y),
            1 => joined((a, "or", b), |x, y| &x | &y),
            2 => joined((a, "==", b), |x, y| x.equal(&y)),
            _ => twin(format!("(not {})", a.text), move |frame| !(a.over)(frame)),
        })
    })
}

fn town() -> Town {
    let free = || number(None, None, false);
    Town::default()
        .with("b1", Domain::Truth)
        .with("b2", Domain::Truth)
        .with("n1", free())
        .with("n2", free())
}

type Truths = Vec<Option<bool>>;
type Numbers = Vec<Option<f64>>;

fn columns() -> impl Strategy<Value = ([Truths; 2], [Numbers; 2])> {
    let truths = || prop::collection::vec(any::<Option<bool>>(), ROWS);
    let numbers = || prop::collection::vec(prop::option::of((-3_i32..4).prop_map(f64::from)), ROWS);
    ([truths(), truths()], [numbers(), numbers()])
}

fn frame(truths: &[Truths; 2], numbers: &[Numbers; 2]) -> Frame {
    let truth =
        |at: usize| BooleanChunked::from_iter_options("truth".into(), truths[at].iter().copied());
    let number =
        |at: usize| Float64Chunked::from_iter_options("number".into(), numbers[at].iter().copied());
    Frame { truths: [truth(0), truth(1)], numbers: [number(0), number(1)] }
}

/// What we make of it.
fn by_us(truths: &[Truths; 2], numbers: &[Numbers; 2], text: &str) -> Vec<Option<Value>> {
    let expr = compiled(text, &town(), Want::Any).expr;
    let truth = |value: Option<bool>| value.map_or(Answer::UNANSWERED, Answer::Truth);
    let number = |value: Option<f64>| value.map_or(Answer::UNANSWERED, Answer::Number);
    let one = |row: usize| {
        let answers = [
            truth(truths[0][row]),
            truth(truths[1][row]),
            number(numbers[0][row]),
            number(numbers[1][row]),
        ];
        let value = expr.evaluate(&Sheet {
            answers: (0..).map(QuestionIndex::new).zip(answers).collect(),
            today: None,
        });
        Some(value).filter(|value| !matches!(value, Value::Unknown(_)))
    };
    (0..ROWS).map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn conditions_agree((truths, numbers) in columns(), twin in conditions()) {
        let theirs = (twin.over)(&frame(&truths, &numbers));
        let theirs: Vec<Option<Value>> = theirs.iter().map(|truth| truth.map(Value::Truth)).collect();
        prop_assert_eq!(by_us(&truths, &numbers, &twin.text), theirs, "{}", twin.text);
    }

    #[test]
    fn numbers_agree((truths, numbers) in columns(), twin in self::numbers()) {
        let theirs = (twin.over)(&frame(&truths, &numbers));
        let theirs: Vec<Option<Value>> = theirs.iter().map(|number| number.map(Value::Number)).collect();
        prop_assert_eq!(by_us(&truths, &numbers, &twin.text), theirs, "{}", twin.text);
    }
}
