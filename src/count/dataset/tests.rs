//! The dataset against the sample survey, which has a question of every type.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use uuid::Uuid;

use super::cell::{Offer, answer, cell};
use super::*;
use crate::fieldwork::fieldwork;
use crate::sample::{self, item, question, record};
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::survey::{Kind, Mode, Question, Survey};
use mitreden_keep::record::Record;

type Answered = Indexed<QuestionIndex, Answer>;

/// The sample survey, with a multiple choice that asks for words.
fn survey() -> Survey {
    let mut survey = sample::survey();
    let picks = survey.find("picks").unwrap();
    if let Kind::Multiple { options, .. } = &mut survey.questions[picks].kind {
        options.push(item("other"));
    }
    survey
}

fn columns() -> Columns {
    Columns::of(&survey()).unwrap()
}

fn numbered(n: u128) -> Record {
    Record { id: Uuid::from_u128(n), ..record() }
}

/// Lays rows out as a file, in the order given.
fn file(path: &Path, rows: &[(Record, Answered)]) -> Dataset {
    let (survey, columns) = (survey(), columns());
    let mut builder = Builder::new(&survey, &columns);
    for (record, answers) in rows {
        builder.push(record, answers, None);
    }
    let mut parquet = Parquet::new(fs::File::create(path).unwrap(), &columns).unwrap();
    parquet.write(&builder.take().unwrap()).unwrap();
    parquet.finish().unwrap();
    Dataset::open(path, &columns).unwrap()
}

fn csv_of(rows: &[(Record, Answered)]) -> String {
    let (survey, columns) = (survey(), columns());
    let mut builder = Builder::new(&survey, &columns);
    let mut bytes = Vec::new();
    let mut csv = Csv::new(&mut bytes, &columns).unwrap();
    for (record, answers) in rows {
        builder.push(record, answers, None);
        csv.write(&builder.take().unwrap()).unwrap();
    }
    csv.finish().unwrap();
    drop(csv);
    String::from_utf8(bytes).unwrap()
}

/// The cell of a column in the only row.
fn cell_of(record: &Record, answers: &Answered, name: &str) -> String {
    let text = csv_of(&[(record.clone(), answers.clone())]);
    let mut lines =
        csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).into_records();
    let (names, cells) = (lines.next().unwrap().unwrap(), lines.next().unwrap().unwrap());
    cells[names.iter().position(|other| other == name).unwrap_or_else(|| panic!("no {name}"))]
        .to_owned()
}

fn with(id: &str, answer: Answer) -> Answered {
    let survey = survey();
    let mut answers = survey.questions.map(|_, _| Answer::NOT_ASKED);
    answers[survey.find(id).unwrap()] = answer;
    answers
}

#[test]
fn the_columns_are_those_of_the_contract() {
    let names: Vec<_> = columns().iter().map(|column| column.name.clone()).collect();
    let fixed = "id survey definition source mode lang device place shift cluster stratum interviewer day seconds disposition simulated \
                 base_weight weight flag__speeder flag__straightline flag__nearduplicate resident resident__missing district district__text \
                 district__missing age age__missing gender gender__missing since since__missing years years__missing \
                 top3__wifi top3__help";
    assert_eq!(names[..fixed.split(' ').count()], fixed.split(' ').collect::<Vec<_>>());
    let of = |id: &str| {
        let question = survey().find(id).unwrap();
        columns()
            .of_question(question)
            .iter()
            .map(|column| column.name.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(of("top3").ends_with("top3__transparency top3__none top3__missing"));
    assert_eq!(
        of("picks"),
        "picks__wifi picks__help picks__other picks__other__text picks__missing"
    );
    assert_eq!(
        of("ease"),
        "ease__ease_1 ease__ease_1__missing ease__ease_2 ease__ease_2__missing ease__missing"
    );
    assert_eq!(of("office-rating"), "office_rating office_rating__missing");
    assert!(of("trade-off").starts_with(
        "trade_off__1__shown trade_off__1__best trade_off__1__worst trade_off__1__missing"
    ));
    assert!(of("trade-off").ends_with("trade_off__4__missing trade_off__missing"));
    assert_eq!(of("hello"), "");
    let age = columns().find("age").unwrap().holds.clone();
    assert_eq!(
        age,
        ColumnType::Code(["16-29", "30-44", "45-59", "60+"].map(str::to_owned).to_vec())
    );
}

#[test]
fn two_columns_of_one_name_are_an_error() {
    let clash = |id: &str, kind| {
        let survey = Survey { questions: vec![question(id, kind)].into(), ..survey() };
        Columns::of(&survey).unwrap_err()
    };
    let text = || Kind::Text { long: false, max_length: 10 };
    assert_eq!(clash("day", text()), Clash { name: "day".to_owned(), culprit: "day".to_owned() });
    let items = sample::items("a none");
    let ranking = Kind::Ranking {
        items,
        order: mitreden_define::survey::ItemOrder::Fixed,
        top: 2,
        none: None,
    };
    assert_eq!(
        clash("q", ranking).to_string(),
        "two columns of the dataset would be called `q__none`; rename question or option `none`"
    );
}

#[test]
fn every_answer_of_the_sample_stands_in_its_cells() {
    let (survey, record) = (survey(), record());
    let answers = record.answers_of(&survey).unwrap();
    let expected = "id 0b9f6f0e-4d0e-4b0a-9a53-6c1f2f1f7a10|mode street|day 2026-05-12|seconds 184|simulated true|weight |\
                    flag__speeder false|resident yes|district other|district__text Leitendorf|district__missing |gender |\
                    gender__missing refused|since 1998-07-01|years 28|top3__wifi 1|top3__help 2|top3__schools 0|top3__none false|\
                    picks__wifi true|picks__other false|satisfied__wifi 2|satisfied__wifi__missing |satisfied__help |\
                    satisfied__help__missing dont_know|satisfied__missing |used__office_page true|used__portal false|\
                    office_rating |office_rating__missing not_asked|budget__help 40|budget__schools 0|\
                    trade_off__1__shown wifi~help~schools~parking|trade_off__1__best wifi|trade_off__1__worst parking|\
                    trade_off__1__missing |trade_off__4__shown |trade_off__4__missing refused|trade_off__missing |visits 2|\
                    idea Mehr Hilfe für Ältere|find_waste__missing not_asked|ease__ease_1__missing not_asked|ease__missing not_asked";
    for pair in expected.split('|') {
        let (name, value) = pair.split_once(' ').unwrap();
        assert_eq!(cell_of(&record, &answers, name), value.replace('~', "|"), "{name}");
    }
}

#[test]
fn an_explicit_none_and_each_reason_are_told_apart() {
    let none = with("top3", Answer::None);
    for (name, value) in [("top3__none", "true"), ("top3__wifi", "0"), ("top3__missing", "")] {
        assert_eq!(cell_of(&record(), &none, name), value);
    }
    let none = with("picks", Answer::None);
    assert_eq!(
        [cell_of(&record(), &none, "picks__wifi"), cell_of(&record(), &none, "picks__missing")],
        ["false", ""]
    );
    for missing in Missing::ALL {
        for (id, value) in [
            ("top3", "top3__none"),
            ("picks", "picks__wifi"),
            ("idea", "idea"),
            ("budget", "budget__wifi"),
        ] {
            let answers = with(id, Answer::Missing(missing));
            assert_eq!(cell_of(&record(), &answers, value), "", "{id}");
            assert_eq!(
                cell_of(&record(), &answers, &format!("{id}__missing")),
                missing.word(),
                "{id}"
            );
        }
        let answers = with("ease", Answer::Missing(missing));
        assert_eq!(cell_of(&record(), &answers, "ease__ease_2__missing"), missing.word());
    }
}

#[test]
fn csv_is_rfc_4180() {
    let quoted = with("idea", Answer::Text("he said \"no\",\nthen\r\nleft; so".to_owned()));
    let text = csv_of(&[
        (numbered(1), quoted),
        (numbered(2), with("idea", Answer::Text("plain; text".to_owned()))),
    ]);
    assert!(text.starts_with("id,survey,definition,source,mode,"));
    assert!(text.ends_with("\r\n") && text.contains("\r\n00000000-0000-0000-0000-000000000002,"));
    assert!(text.contains(",\"he said \"\"no\"\",\nthen\r\nleft; so\","));
    assert!(text.contains(",plain; text,"));
    let back: Vec<_> =
        csv::Reader::from_reader(text.as_bytes()).into_records().map(Result::unwrap).collect();
    assert_eq!(back.len(), 2);
    assert_eq!(csv_of(&[]).lines().count(), 1);
}

#[test]
fn a_row_without_a_mode_or_an_end_is_told_and_never_taken_for_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("merged.parquet");
    let answers = record().answers_of(&survey()).unwrap();
    let rows = [1, 2].map(|n| (numbered(n), answers.clone()));
    let dataset = file(&path, &rows);
    let batch = dataset.batches(&["mode"]).next().unwrap().unwrap();
    assert_eq!(dataset.words(&batch, "mode", &Mode::ALL).unwrap(), [Mode::Street; 2]);
    assert_eq!(fieldwork(&survey(), Some(&dataset), &[]).unwrap().modes[&Mode::Street], 2);

    for column in ["mode", "disposition"] {
        let (survey, columns) = (survey(), columns());
        let mut builder = Builder::new(&survey, &columns);
        for (record, answers) in &rows {
            builder.push(record, answers, None);
        }
        let mut chunk = builder.take().unwrap();
        let dtype = chunk.frame.column(column).unwrap().dtype().clone();
        chunk
            .frame
            .with_column(polars::prelude::Column::full_null(column.into(), 2, &dtype))
            .unwrap();
        let mut parquet = Parquet::new(fs::File::create(&path).unwrap(), &columns).unwrap();
        parquet.write(&chunk).unwrap();
        parquet.finish().unwrap();
        let dataset = Dataset::open(&path, &columns).unwrap();
        let told = fieldwork(&survey, Some(&dataset), &[]).unwrap_err().to_string();
        let expected = format!(
            "row 1 of `{}` has no `{column}` that this version of mitreden knows; make it anew with `mitreden merge`",
            path.display()
        );
        assert_eq!(told, expected);
    }
}

#[test]
fn a_file_reads_back_as_it_was_written_and_is_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let answers = record().answers_of(&survey()).unwrap();
    let rows = [(numbered(2), answers.clone()), (numbered(1), with("top3", Answer::None))];
    let dataset = file(&folder.path().join("a.parquet"), &rows);
    file(&folder.path().join("b.parquet"), &rows);
    let bytes = |name| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(bytes("a.parquet"), bytes("b.parquet"));

    let names: Vec<String> = columns().iter().map(|column| column.name.clone()).collect();
    let batch = dataset
        .batches(&names.iter().map(String::as_str).collect::<Vec<_>>())
        .next()
        .unwrap()
        .unwrap();
    assert_eq!((batch.first, batch.rows, dataset.rows()), (0, 2, 2));
    assert_eq!(batch.texts("id").unwrap().get(0), Some("00000000-0000-0000-0000-000000000002"));
    assert_eq!(batch.codes("mode").unwrap().get(0), Some(2));
    assert_eq!(batch.counts("seconds").unwrap().get(1), Some(184));
    assert_eq!(batch.ranks("top3__help").unwrap().iter().collect::<Vec<_>>(), [Some(2), Some(0)]);
    assert_eq!(
        batch.truths("top3__none").unwrap().iter().collect::<Vec<_>>(),
        [Some(false), Some(true)]
    );
    assert_eq!(batch.points("satisfied__online_office").unwrap().get(0), Some(4));
    assert_eq!(batch.codes("satisfied__help__missing").unwrap().get(0), Some(1));
    assert_eq!(
        batch.numbers("budget__wifi").unwrap().iter().collect::<Vec<_>>(),
        [Some(60.0), None]
    );
    assert_eq!(batch.days("since").unwrap().get(0), Some(10_408));
    assert!(matches!(batch.ranks("mode"), Err(DatasetError::NoColumn { .. })));
    assert!(matches!(batch.ranks("nothing"), Err(DatasetError::NoColumn { .. })));
}

#[test]
fn other_columns_are_refused_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.parquet");
    file(&path, &[(numbered(1), with("top3", Answer::None))]);
    let mut other = survey();
    let is_kept = |question: &Question| question.id != *"visits";
    other.questions = other.questions.into_iter().filter(is_kept).collect();
    let age = other.find("age").unwrap();
    other.questions[age].kind = Kind::Single {
        options: sample::items("young old"),
        ordered: true,
        order: mitreden_define::survey::ItemOrder::Fixed,
    };
    other.questions.push(question("phone", Kind::Text { long: false, max_length: 20 }));
    let refused = Dataset::open(&path, &Columns::of(&other).unwrap()).unwrap_err().to_string();
    for part in [
        "`phone` is missing",
        "`phone__missing` is missing",
        "`visits` is unknown",
        "`age` holds one of 16-29|30-44|45-59|60+ instead of one of young|old",
    ] {
        assert!(refused.contains(part), "{refused}");
    }
    fs::write(&path, b"PAR1 but not really").unwrap();
    assert!(matches!(Dataset::open(&path, &columns()), Err(DatasetError::NoParquet { .. })));
    assert!(matches!(
        Dataset::open(&folder.path().join("none"), &columns()),
        Err(DatasetError::File { .. })
    ));
}

#[test]
fn rows_come_out_in_any_order_from_many_runs() {
    let (survey, columns, folder) = (survey(), columns(), tempfile::tempdir().unwrap());
    let answers = with("visits", Answer::Number(1.0));
    let mut stage = Stage::new(&survey, &columns, folder.path());
    // Each id comes once, in an order that has nothing to do with theirs.
    let total: u128 = CHUNK as u128 + 10_000;
    let ids: Vec<u128> = (0..total).map(|n| n * 7919 % total).collect();
    for id in &ids {
        stage.push(&numbered(*id), &answers, None).unwrap();
    }
    let (runs, places) = stage.finish().unwrap();
    assert_eq!(runs.len(), 2);
    let mut order: Vec<usize> = (0..ids.len()).collect();
    order.sort_by_key(|at| ids[*at]);
    let wanted: Vec<RunPlace> = order[60_000..70_000].iter().map(|at| places[*at]).collect();
    let got = Batch::new(&runs.collect(&wanted).unwrap(), 0).unwrap();
    let expected: Vec<Uuid> = (60_000..70_000).map(Uuid::from_u128).collect();
    assert_eq!(stage::ids(&got).unwrap(), expected);
    let backwards: Vec<RunPlace> = wanted.iter().rev().copied().collect();
    let got = Batch::new(&runs.collect(&backwards).unwrap(), 0).unwrap();
    assert!(stage::ids(&got).unwrap().iter().eq(expected.iter().rev()));
    assert_eq!(runs.collect(&[]).unwrap().len(), 0);
}

#[test]
fn a_stage_saves_its_rows_sorted() {
    let (survey, columns, folder) = (survey(), columns(), tempfile::tempdir().unwrap());
    let path = folder.path().join("sorted.parquet");
    let mut stage = Stage::new(&survey, &columns, folder.path());
    for n in [3, 1, 2] {
        stage.push(&numbered(n), &with("visits", Answer::Number(1.0)), None).unwrap();
    }
    stage.save(&path, &About::from([("mitreden.test".to_owned(), "is kept".to_owned())])).unwrap();
    let dataset = Dataset::open(&path, &columns).unwrap();
    for about in [dataset.about(), about(&path).unwrap()] {
        assert_eq!(about.get("mitreden.test").map(String::as_str), Some("is kept"));
    }
    let batch = dataset.batches(&["id"]).next().unwrap().unwrap();
    assert_eq!(stage::ids(&batch).unwrap(), [1, 2, 3].map(Uuid::from_u128));
}

#[test]
fn an_unsorted_dataset_becomes_sorted_runs_and_a_sorted_one_stays() {
    let (survey, columns, folder) = (survey(), columns(), tempfile::tempdir().unwrap());
    let row = |n| (numbered(n), with("visits", Answer::Number(1.0)));
    let sorted = file(&folder.path().join("s.parquet"), &[row(1), row(2), row(3)]);
    let mixed = file(&folder.path().join("m.parquet"), &[row(6), row(4), row(5)]);
    let (mut runs, _) = Stage::new(&survey, &columns, folder.path()).finish().unwrap();
    runs.add(sorted).unwrap();
    runs.add(mixed).unwrap();
    let places: Vec<RunPlace> = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]
        .map(|(run, row)| RunPlace { run, row })
        .into();
    let got = Batch::new(&runs.collect(&places).unwrap(), 0).unwrap();
    assert_eq!(stage::ids(&got).unwrap(), (1..=6).map(Uuid::from_u128).collect::<Vec<_>>());
}

fn missing() -> impl Strategy<Value = Missing> {
    proptest::sample::select(&Missing::ALL[..])
}

/// Any answer a kind of question can have, spread as a record has it.
fn answers(kind: &Kind) -> BoxedStrategy<Answer> {
    let codes: Vec<Code> = kind.items().iter().map(|item| item.code.clone()).collect();
    let words = |code: &Code| (*code == *"other").then(|| "so".to_owned());
    let choice = move |code: Code| Choice { text: words(&code), code };
    let some =
        proptest::sample::subsequence(codes.clone(), codes.len().min(1)..=codes.len().min(3));
    let value = match kind {
        Kind::Single { .. } => proptest::sample::select(codes)
            .prop_map(move |code| Answer::Choice(choice(code)))
            .boxed(),
        Kind::Multiple { none, .. } => {
            let choices = some
                .prop_map(move |codes| Answer::Choices(codes.into_iter().map(choice).collect()));
            if none.is_some() {
                prop_oneof![choices, Just(Answer::None)].boxed()
            } else {
                choices.boxed()
            }
        }
        Kind::Ranking { .. } => {
            prop_oneof![some.prop_shuffle().prop_map(Answer::Ranking), Just(Answer::None)].boxed()
        }
        Kind::Points { .. } => some
            .prop_map(|codes| Answer::Points(codes.into_iter().zip([10.0, 0.5, 30.25]).collect()))
            .boxed(),
        Kind::Matrix { .. } => {
            let cell = prop_oneof![(1i16..=5).prop_map(Ok), missing().prop_map(Err)];
            let cells = proptest::collection::vec(cell, codes.len());
            return cells
                .prop_map(move |cells| Answer::Rows(codes.iter().cloned().zip(cells).collect()))
                .boxed();
        }
        Kind::BestWorst { tasks, .. } => {
            let task = proptest::sample::subsequence(codes, 4).prop_shuffle().prop_map(|shown| {
                Ok(BestWorst { best: shown[1].clone(), worst: shown[3].clone(), shown })
            });
            let task = prop_oneof![task, missing().prop_map(Err)];
            return proptest::collection::vec(task, *tasks).prop_map(Answer::Tasks).boxed();
        }
        Kind::Rating { .. } => (1i16..=5).prop_map(Answer::Rating).boxed(),
        Kind::Number { .. } | Kind::Computed { .. } => (-1e6..1e6).prop_map(Answer::Number).boxed(),
        Kind::Date { .. } => (0i32..30_000)
            .prop_map(|n| Answer::Date(chrono::NaiveDate::from_epoch_days(n).unwrap()))
            .boxed(),
        Kind::Text { .. } => "[a-z \",\r\n]{1,9}".prop_map(Answer::Text).boxed(),
        Kind::Task { .. } => {
            Just(Answer::Choice(Choice { code: Code::new("done"), text: None })).boxed()
        }
        Kind::Note => return Just(Answer::NOT_ASKED).boxed(),
    };
    prop_oneof![4 => value, 1 => missing().prop_map(Answer::Missing)].boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Nothing is lost between an answer and its cells.
    #[test]
    fn answers_come_back_from_their_cells(given in survey().questions.into_iter().map(|q| answers(&q.kind)).collect::<Vec<_>>()) {
        for (question, given) in survey().questions.iter().zip(&given) {
            if !matches!(question.kind, Kind::Note) {
                let back = answer(&question.kind, |part| cell(&question.kind, part, given, Offer::ALL));
                prop_assert_eq!(&back, given, "{}", question.id);
            }
        }
    }
}
