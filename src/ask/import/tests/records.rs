//! Rows as records: each construct, and each way in which a value is not taken.

use serde_json::{Value, json};

use super::*;
use crate::import::TableError;
use mitreden_keep::record::Disposition;

/// The answers to one question, row by row.
fn answers(imported: &Imported, question: &str) -> Vec<Value> {
    imported.records.iter().map(|record| record.answers[question].clone()).collect()
}

/// Rejected values: row, column, value, reason.
fn cells(imported: &Imported) -> Vec<(usize, &str, &str, &str)> {
    imported
        .report
        .cells
        .iter()
        .map(|c| (c.row, c.column.as_str(), c.value.as_str(), c.reason.as_str()))
        .collect()
}

/// Imports rows that each have one answer beside those that are looked at.
fn beside(answers: &str, csv: &str) -> Imported {
    let yaml = with_answers(&format!("home: h, {answers}"));
    let (header, rows) = csv.split_once('\n').unwrap();
    imported(&yaml, &format!("{header},h\n{}", rows.replace('\n', ",yes\n")))
}

fn missing(word: &str) -> Value {
    json!({ "missing": word })
}

#[test]
fn a_record_says_where_it_comes_from() {
    let yaml = with_answers("home: h");
    let imported = imported(&yaml, "id,h\n17,yes\n");
    let record = &imported.records[0];
    let survey = small();
    assert_eq!(record.id, mitreden_keep::ids::ImportedId::new("small", "m").named("17"));
    assert_eq!((record.source.as_str(), record.survey.as_str()), ("m", "small"));
    assert_eq!((record.definition.as_str(), record.revision), (survey.definition.hash.as_str(), 1));
    assert_eq!(
        (record.disposition, record.day, record.seed, record.seconds),
        (Disposition::Complete, None, None, None)
    );
    assert!(
        !record.simulated && !record.practice && record.consent.is_none() && record.place.is_none()
    );
    assert_eq!(Record::from_line(&record.to_line()).unwrap(), *record);
    record.answers_of(&survey).unwrap();
}

#[test]
fn base_weights_come_along_and_a_row_without_one_is_rejected() {
    let yaml = format!("{}base_weight: w\n", with_answers("home: h"));
    let imported = imported(&yaml, "id,h,w\n1,yes,0.25\n2,no,\n3,no,0\n4,no,x\n5,no,3\n");
    let weights: Vec<_> = imported.records.iter().map(|record| record.base_weight).collect();
    assert_eq!(weights, [Some(0.25), Some(3.0)]);
    let rejected: Vec<_> = imported
        .report
        .rows
        .iter()
        .map(|r| (r.row, r.column.as_str(), r.reason.as_str()))
        .collect();
    let reason = "no base weight above 0";
    assert_eq!(rejected, [(3, "w", reason), (4, "w", reason), (5, "w", reason)]);
    let record = &imported.records[0];
    assert_eq!(Record::from_line(&record.to_line()).unwrap(), *record);
    let without = record.to_line().replace("\"base_weight\":0.25", "\"base_weight\":-1");
    assert!(Record::from_line(&without).is_err());
}

#[test]
fn single_values_are_read_and_checked_by_the_engine() {
    let yaml = with_answers(
        "home: { from: h, codes: { \"1\": \"yes\", \"2\": \"no\" }, refused: [\"9\"] }, since: s, moved: m, words: w, \
         rate: { from: r, codes: { gut: \"5\" }, dont_know: [\"8\"] }",
    );
    let csv = "id,h,s,m,w,r\n1,1,2.5,2020-02-29,Größe,gut\n2,yes,x,29.2.2020,much too long,3.0\n3,1,101,1989-12-31,,6\n\
               4,7,,,,8\n5,9,,2020-02-30,,2.5\n6,2,,,,\n7,1,95,,,inf\n";
    let imported = imported(&yaml, csv);
    let open = || missing("unanswered");
    let (yes, no) = (json!("yes"), json!("no"));
    assert_eq!(
        answers(&imported, "home"),
        [yes.clone(), yes.clone(), yes.clone(), open(), no, yes]
    );
    assert_eq!(
        answers(&imported, "rate"),
        [json!(5), json!(3), open(), missing("dont_know"), open(), open()]
    );
    assert_eq!(answers(&imported, "double")[0], 5);
    assert_eq!(answers(&imported, "since")[4], missing("not_asked"), "routed around");
    let expected = [
        (3, "s", "x", "not a number"),
        (3, "m", "29.2.2020", "not a day such as 2026-05-04"),
        (3, "w", "much too long", "longer than 10 characters"),
        (4, "s", "101", "more than 100"),
        (4, "m", "1989-12-31", "before 1990-01-01"),
        (4, "r", "6", "not a point from 1 to 5"),
        (5, "h", "7", "not an option of `home`"),
        (6, "m", "2020-02-30", "not a day such as 2026-05-04"),
        (6, "r", "2.5", "not a whole number that a scale can have"),
        (6, "h", "9", "`home` does not take `refused` in this mode"),
        (8, "r", "inf", "not a number"),
        (8, "s", "95", "a rule of `since`: That is long"),
    ];
    assert_eq!(cells(&imported), expected);
    assert_eq!(
        (imported.report.rows_out, imported.report.silent),
        (6, vec![6]),
        "one row has no valid answer"
    );
}

#[test]
fn numbers_have_the_decimal_mark_of_the_file() {
    let yaml = with_answers("home: h, since: { from: s, codes: { lang: \"2.5\" } }")
        .replace("id: id", "file: { delimiter: \";\", decimal: \",\" }\nid: id");
    let imported = imported(&yaml, "id;h;s\n1;yes;3,5\n2;yes;3.5\n3;yes;lang\n");
    assert_eq!(answers(&imported, "since"), [json!(3.5), missing("unanswered"), json!(2.5)]);
    assert_eq!(cells(&imported), [(3, "s", "3.5", "not a number")]);
}

#[test]
fn each_row_of_a_matrix_stands_for_itself() {
    let yaml = "grid: { rows: { a: g1, b: g2, c: g3 }, dont_know: [\"9\"], not_asked: [\"-1\"], refused: [\"8\"] }";
    let imported = beside(yaml, "id,g1,g2,g3\n1,1,9,7\n2,8,,-1\n3,-1,-1,-1\n");
    let unasked = || missing("not_asked");
    let expected = [
        json!({ "a": 1, "b": missing("dont_know"), "c": missing("unanswered"), "d": unasked() }),
        json!({ "a": missing("unanswered"), "b": missing("unanswered"), "c": unasked(), "d": unasked() }),
        json!({ "a": unasked(), "b": unasked(), "c": unasked(), "d": unasked() }),
    ];
    assert_eq!(answers(&imported, "grid"), expected);
    let rejected = [
        (2, "g3", "7", "not a point from 1 to 5"),
        (3, "g1", "8", "`grid` does not take `refused` in this mode"),
    ];
    assert_eq!(cells(&imported), rejected);
}

#[test]
fn rankings_close_up() {
    let yaml = "top: { ranked: [t1, t2, t3], codes: { \"1\": a, \"2\": b, \"3\": c }, none: [\"99\"], unanswered: [\"98\"] }";
    let csv = "id,t1,t2,t3\n1,2,,1\n2,99,,\n3,,,\n4,2,2,\n5,7,3,\n6,1,99,\n7,98,2,\n8,d,,\n";
    let imported = beside(yaml, csv);
    let open = || missing("unanswered");
    let none = json!({ "none": true });
    let expected = [
        json!(["b", "a"]),
        none,
        open(),
        open(),
        json!(["c"]),
        json!(["a"]),
        json!(["b"]),
        json!(["d"]),
    ];
    assert_eq!(answers(&imported, "top"), expected);
    let rejected = [
        (5, "t1, t2", "2, 2", "the same item twice"),
        (6, "t1", "7", "not an option of `top`"),
        (7, "t2", "99", "an explicit none beside other answers"),
    ];
    assert_eq!(cells(&imported), rejected);
}

#[test]
fn ranks_by_item_close_up() {
    let yaml = "top: { rank_of: { a: ra, b: rb, c: rc, d: rd } }";
    let csv = "id,ra,rb,rc,rd\n1,3,1,,\n2,,,,\n3,1,1,2,\n4,1,0,x,2.0\n5,1,2,3,4\n";
    let imported = beside(yaml, csv);
    let open = || missing("unanswered");
    assert_eq!(
        answers(&imported, "top"),
        [json!(["b", "a"]), open(), open(), json!(["a", "d"]), open()]
    );
    let rejected = [
        (4, "ra", "1", "several items have this rank"),
        (4, "rb", "1", "several items have this rank"),
        (5, "rb", "0", "not a rank: a whole number from 1"),
        (5, "rc", "x", "not a rank: a whole number from 1"),
        (6, "ra, rb, rc, rd", "1, 2, 3, 4", "more than 3 options"),
    ];
    assert_eq!(cells(&imported), rejected);
}

#[test]
fn choices_are_picked_ticked_or_split() {
    let open = || missing("unanswered");
    let picked = "many: { picked: [m1, m2], codes: { \"2\": y, \"3\": z }, none: [\"0\"] }";
    let picked = beside(picked, "id,m1,m2\n1,2,x\n2,0,\n3,,\n4,w,2\n5,3,2\n");
    assert_eq!(
        answers(&picked, "many"),
        [json!(["x", "y"]), json!({ "none": true }), open(), json!(["y"]), open()]
    );
    assert_eq!(
        cells(&picked),
        [
            (5, "m1", "w", "not an option of `many`"),
            (6, "m1, m2", "3, 2", "`z` excludes all other options")
        ]
    );

    let split = "many: { split: m, at: \";\", codes: { \"2\": y }, none: [\"keine; nichts\"] }";
    let split = beside(split, "id,m\n1,x; 2\n2,keine; nichts\n3,\n4,;x;w\n");
    assert_eq!(
        answers(&split, "many"),
        [json!(["x", "y"]), json!({ "none": true }), open(), json!(["x"])]
    );
    assert_eq!(cells(&split), [(5, "m", "w", "not an option of `many`")]);

    let ticked = "many: { ticked: { x: m1, y: m2 }, yes: [\"1\", ja] }";
    let ticked = beside(ticked, "id,m1,m2\n1,1,ja\n2,,1\n3,,\n4,0,0\n5,0,Ja\n");
    assert_eq!(
        answers(&ticked, "many"),
        [json!(["x", "y"]), json!(["y"]), open(), open(), json!(["y"])]
    );
    let ticked =
        with_answers("home: h, many: { ticked: { x: m1, y: m2 }, yes: [\"2\"], no: [\"1\"] }");
    let ticked = imported(&ticked, "id,h,m1,m2\n1,no,2,1\n2,no,2.0,3\n");
    assert_eq!(answers(&ticked, "many"), [json!(["x"]), json!(["x"])]);
    assert_eq!(
        cells(&ticked),
        [(3, "m2", "3", "neither a tick nor none: name it under `yes:` or `no:`")]
    );
}

#[test]
fn points_must_add_up() {
    let yaml = "budget: { points: { m: p1, n: p2 } }";
    let imported = beside(yaml, "id,p1,p2\n1,4,6\n2,10,\n3,,\n4,4,5\n5,x,10\n6,11,-1\n");
    let open = || missing("unanswered");
    assert_eq!(
        answers(&imported, "budget"),
        [json!({ "m": 4, "n": 6 }), json!({ "m": 10 }), open(), open(), open(), open()]
    );
    let rejected = [
        (5, "p1, p2", "4, 5", "the points do not add up to 10"),
        (6, "p1", "x", "not a number"),
        (7, "p1, p2", "11, -1", "less than 0 points"),
    ];
    assert_eq!(cells(&imported), rejected);
}

#[test]
fn answers_to_questions_not_asked_are_dropped_and_listed() {
    let imported =
        imported(&with_answers("home: h, since: s"), "id,h,s\n1,no,5\n2,,5\n3,no,\n4,no,x\n");
    assert_eq!(answers(&imported, "since"), vec![missing("not_asked"); 3]);
    assert_eq!(imported.report.silent, [3], "and nothing else was answered");
    let dropped: Vec<_> = imported
        .report
        .dropped
        .iter()
        .map(|one| (one.row, one.column.as_str(), one.value.as_str()))
        .collect();
    assert_eq!(dropped, [(2, "s", "5"), (3, "s", "5")]);
    assert_eq!(imported.report.dropped[0].reason, "`since` was not asked of this respondent");
}

#[test]
fn what_the_file_does_not_answer_was_not_asked() {
    let imported = imported(&with_answers("words: w"), "id,w,rest\n1,hm,3\n");
    let answers = &imported.records[0].answers;
    assert_eq!(
        (&answers["home"], &answers["double"]),
        (&missing("not_asked"), &missing("not_asked"))
    );
    assert_eq!(answers["grid"]["a"], missing("not_asked"));
    assert_eq!(imported.report.columns, ["rest"]);
    assert!(imported.report.without_column.iter().any(|id| *id == *"home"));
    assert!(!imported.report.without_column.iter().any(|id| *id == *"double" || *id == *"words"));
}

#[test]
fn a_row_is_rejected_for_its_id_mode_or_language_alone() {
    let yaml = "survey: small\nid: id\nmode: { from: m, codes: { W: online } }\nlang: { from: l, codes: { \"1\": en } }\n\
                day: d\ndisposition: e\nplace: p\nsource: s\nanswers: { words: w }\n";
    let csv = "id,m,l,d,e,p,s,w\n1,W,1,2021-05-03,partial,fair,one,a\n2,paper,de,2021-05-03 10:00,,,,b\n3,phone,en,,,,,c\n\
               4,,en,,,,,d\n5,W,fr,,,,,e\n,W,en,,,,,f\n1,W,1,,,,one,g\n1,W,1,,,,two,h\n6,W,1,3.5.,done,,collected,i\n";
    let imported = imported(yaml, csv);
    let rows: Vec<_> = imported
        .report
        .rows
        .iter()
        .map(|r| (r.row, r.column.as_str(), r.value.as_str(), r.reason.as_str()))
        .collect();
    let expected = [
        (4, "m", "phone", "not a mode of the survey"),
        (5, "m", "", "not a mode of the survey"),
        (6, "l", "fr", "not a language of the survey"),
        (7, "id", "", "no id"),
        (8, "id", "1", "the id of an earlier row"),
    ];
    assert_eq!(rows, expected);
    let sources: Vec<_> = imported.records.iter().map(|record| record.source.as_str()).collect();
    assert_eq!(sources, ["one", "m", "two", "m"]);
    let first = &imported.records[0];
    assert_eq!((first.disposition, first.place.as_deref()), (Disposition::Partial, Some("fair")));
    assert_eq!(imported.records[1].day, first.day);
    let rejected = [
        (10, "s", "collected", "a source that only records made here have"),
        (10, "d", "3.5.", "not a day such as 2026-05-04"),
        (10, "e", "done", "not complete, partial or break_off"),
    ];
    assert_eq!(cells(&imported), rejected);
    assert_eq!(imported.records[3].disposition, Disposition::Complete);
}

#[test]
fn rows_without_an_id_are_told_apart_by_what_they_say() {
    let yaml = with_answers("words: w").replace("id: id\n", "");
    let ids = |csv: &str| {
        imported(&yaml, csv)
            .records
            .iter()
            .map(|record| record.id)
            .collect::<std::collections::BTreeSet<_>>()
    };
    let some = ids("w,x\na,1\na,1\nb,1\n");
    assert_eq!(some.len(), 3);
    assert_eq!(some, ids("w,x\nb,1\na,1\na,1\n"), "whatever their order");
    assert_eq!(
        some,
        ids("x,w,more\n1,b,y\n7,a,\n1,a,z\n"),
        "and whatever stands in columns that nobody has mapped"
    );
}

#[test]
fn importing_twice_gives_the_same_bytes() {
    let csv = "id,w\n1,a\n2,b\n";
    let lines = || {
        imported(&with_answers("words: w"), csv)
            .records
            .iter()
            .map(Record::to_line)
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(), lines());
}

#[test]
fn columns_the_file_lacks_are_pointed_at_in_the_mapping() {
    let yaml = with_answers("words: wort, home: haus");
    let Err(CannotImport::Columns(problems)) = try_import(&yaml, b"id,worte,home\n1,a,b\n") else {
        panic!()
    };
    let found: Vec<_> = problems
        .sorted()
        .iter()
        .map(|p| (p.kind, p.place.line_column(), p.suggestion.clone()))
        .collect();
    let expected = [
        ("import-no-column", Some((5, 19)), Some("worte".to_owned())),
        ("import-no-column", Some((5, 31)), None),
    ];
    assert_eq!(found, expected);
    assert!(shown(&problems).contains("it has: id, worte, home"), "{}", shown(&problems));
    let error = try_import(&yaml, b"id;worte;home\n1;a;b\n").unwrap_err();
    assert!(
        matches!(&error, CannotImport::Table(table @ TableError::Delimiter(';')) if table.hint().contains("\";\"")),
        "{error}"
    );
}

#[test]
fn the_report_counts_first_and_then_gives_examples() {
    let yaml =
        with_answers("home: h, since: s, words: w, many: { ticked: { x: t }, yes: [\"1\"] }");
    let rows = ["1", "2", "3", "4", "5"].map(|n| n.to_owned() + ",maybe,3,0,r,so\n").concat();
    let report =
        imported(&yaml, &format!("id,h,s,t,rest,w\n{rows}1,no,4,,,\n6,no,4,,,\n7,,,,sum,\n"))
            .report
            .to_text(2, Lang::En);
    let expected = "\
8 rows in, 6 records out
rejected: 1 row, 5 values
left out: 6 answers of questions that were not asked
1 row has no valid answer and is no response: row 9

Rejected rows:
  id: the id of an earlier row (1 time)
    row 7: `1`

Rejected values (they count as unanswered):
  h: not an option of `home` (5 times)
    row 2: `maybe`
    row 3: `maybe`
    … and 3 more

Answers to questions that were not asked (left out):
  s: `since` was not asked of this respondent (6 times)
    row 2: `3`
    row 3: `3`
    … and 4 more

Columns that the mapping neither uses nor ignores:
  rest

Questions that the file does not answer (they count as not asked):
  moved
  rate
  … and 3 more
";
    assert_eq!(report, expected);
}
