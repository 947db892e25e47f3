//! Unknown values behave as nulls do in polars: checked on generated expressions over generated columns.

use polars::prelude::{AnyValue, Column, DataFrame, Expr as Frame, IntoLazy, NamedFrom, Series, coalesce, col, lit};
use proptest::prelude::*;

use super::{Sheet, Town, compiled, number};
use crate::define::answer::Answer;
use crate::define::logic::{Domain, Value, Want};

const ROWS: usize = 50;

type Pair = (String, Frame);

fn column(name: &'static str) -> Pair {
    (name.to_owned(), col(name))
}

fn numbers() -> impl Strategy<Value = Pair> {
    let leaf = prop_oneof![
        prop::sample::select(vec!["n1", "n2"]).prop_map(column),
        (-3_i32..4).prop_map(|n| (n.to_string(), lit(f64::from(n)))),
    ];
    leaf.prop_recursive(3, 12, 2, |inner| {
        (inner.clone(), 0..4, inner).prop_map(|((a, x), operator, (b, y))| match operator {
            0 => (format!("({a} + {b})"), x + y),
            1 => (format!("({a} - {b})"), x - y),
            2 => (format!("({a} * {b})"), x * y),
            _ => (format!("coalesce({a}, {b})"), coalesce(&[x, y])),
        })
    })
}

fn conditions() -> impl Strategy<Value = Pair> {
    let compared = (numbers(), 0..6, numbers()).prop_map(|((a, x), comparison, (b, y))| match comparison {
        0 => (format!("({a} == {b})"), x.eq(y)),
        1 => (format!("({a} != {b})"), x.neq(y)),
        2 => (format!("({a} < {b})"), x.lt(y)),
        3 => (format!("({a} <= {b})"), x.lt_eq(y)),
        4 => (format!("({a} > {b})"), x.gt(y)),
        _ => (format!("({a} >= {b})"), x.gt_eq(y)),
    });
    let leaf = prop_oneof![prop::sample::select(vec!["b1", "b2"]).prop_map(column), compared];
    leaf.prop_recursive(4, 16, 2, |inner| {
        (inner.clone(), 0..4, inner).prop_map(|((a, x), operator, (b, y))| match operator {
            0 => (format!("({a} and {b})"), x.and(y)),
            1 => (format!("({a} or {b})"), x.or(y)),
            2 => (format!("({a} == {b})"), x.eq(y)),
            _ => (format!("(not {a})"), x.not()),
        })
    })
}

fn town() -> Town {
    let free = || number(None, None, false);
    Town::default().with("b1", Domain::Truth).with("b2", Domain::Truth).with("n1", free()).with("n2", free())
}

type Truths = Vec<Option<bool>>;
type Numbers = Vec<Option<f64>>;

fn columns() -> impl Strategy<Value = ([Truths; 2], [Numbers; 2])> {
    let truths = || prop::collection::vec(any::<Option<bool>>(), ROWS);
    let numbers = || prop::collection::vec(prop::option::of((-3_i32..4).prop_map(f64::from)), ROWS);
    ([truths(), truths()], [numbers(), numbers()])
}

/// What polars makes of it, one value a row.
fn by_polars(truths: &[Truths; 2], numbers: &[Numbers; 2], expression: Frame) -> Vec<Option<Value>> {
    let columns: Vec<Column> = vec![
        Series::new("b1".into(), &truths[0]).into(),
        Series::new("b2".into(), &truths[1]).into(),
        Series::new("n1".into(), &numbers[0]).into(),
        Series::new("n2".into(), &numbers[1]).into(),
    ];
    let frame = DataFrame::new(ROWS, columns).expect("columns of one length");
    let frame = frame.lazy().with_column(expression.alias("out")).collect().expect("a valid expression");
    let out = frame.column("out").expect("the column").as_materialized_series().clone();
    let value = |row| match out.get(row).expect("a row") {
        AnyValue::Boolean(truth) => Some(Value::Truth(truth)),
        AnyValue::Float64(number) => Some(Value::Number(number)),
        AnyValue::Null => None,
        other => panic!("{other:?}"),
    };
    (0..ROWS).map(value).collect()
}

/// What we make of it.
fn by_us(truths: &[Truths; 2], numbers: &[Numbers; 2], text: &str) -> Vec<Option<Value>> {
    let expr = compiled(text, &town(), Want::Any).expr;
    let truth = |value: Option<bool>| value.map_or(Answer::UNANSWERED, Answer::Truth);
    let number = |value: Option<f64>| value.map_or(Answer::UNANSWERED, Answer::Number);
    let one = |row: usize| {
        let answers = [truth(truths[0][row]), truth(truths[1][row]), number(numbers[0][row]), number(numbers[1][row])];
        let value = expr.evaluate(&Sheet { answers: answers.into_iter().enumerate().collect(), today: None });
        Some(value).filter(|value| !matches!(value, Value::Unknown(_)))
    };
    (0..ROWS).map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn conditions_agree((truths, numbers) in columns(), (text, expression) in conditions()) {
        prop_assert_eq!(by_us(&truths, &numbers, &text), by_polars(&truths, &numbers, expression), "{}", text);
    }

    #[test]
    fn numbers_agree((truths, numbers) in columns(), (text, expression) in numbers()) {
        prop_assert_eq!(by_us(&truths, &numbers, &text), by_polars(&truths, &numbers, expression), "{}", text);
    }
}
