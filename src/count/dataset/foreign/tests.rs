//! A table as 0.1 wrote it: hyphens in the names of columns, nothing where an item of a ranking was
//! not placed, and no columns for clusters and strata.

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::dataset::{About, Builder, save};
use crate::merge::{MergeSource, Outputs, Words, merge};
use crate::sample::{record, survey};
use mitreden_define::answer::{Answer, Missing};

/// The name of a column before 0.2.
fn name_before(survey: &Survey, name: &str, role: Role) -> String {
    let Role::Answer { question, part } = role else { return name.to_owned() };
    let question = &survey.questions[question];
    let id = &question.id;
    let item = |at: usize| question.kind.items()[at].code.clone();
    match part {
        Part::Value => id.to_string(),
        Part::Words => format!("{id}__text"),
        Part::Item(at) => format!("{id}__{}", item(at)),
        Part::ItemWords(at) => format!("{id}__{}__text", item(at)),
        Part::ItemMissing(at) => format!("{id}__{}__missing", item(at)),
        Part::None => format!("{id}__none"),
        Part::Shown(task) => format!("{id}__{}__shown", task + 1),
        Part::Best(task) => format!("{id}__{}__best", task + 1),
        Part::Worst(task) => format!("{id}__{}__worst", task + 1),
        Part::TaskMissing(task) => format!("{id}__{}__missing", task + 1),
        Part::Missing => format!("{id}__missing"),
    }
}

/// Lays a table out as it was before 0.2.
fn as_before(survey: &Survey, columns: &Columns, frame: &DataFrame, path: &Path) {
    let old = columns.iter().filter_map(|column| {
        if matches!(column.role, Role::Fixed(Fixed::Cluster | Fixed::Stratum)) {
            return None;
        }
        let cells = frame.column(&column.name).unwrap().clone();
        let cells = if column.holds == ColumnType::Rank {
            let ranks = cells.cast(&DataType::UInt32).unwrap();
            let placed: UInt32Chunked =
                ranks.u32().unwrap().iter().map(|rank| rank.filter(|rank| *rank > 0)).collect();
            placed.into_series().cast(cells.dtype()).unwrap().into_column()
        } else {
            cells
        };
        Some(cells.with_name(name_before(survey, &column.name, column.role).into()))
    });
    let mut old = DataFrame::new(frame.height(), old.collect()).unwrap();
    ParquetWriter::new(fs::File::create(path).unwrap()).finish(&mut old).unwrap();
}

/// Somebody who answered everything, somebody who named none of all, and somebody who left all
/// open.
fn people(survey: &Survey) -> Vec<Record> {
    let of = |n: u128, change: fn(&Kind, Answer) -> Answer| {
        let mut record = Record { simulated: false, id: Uuid::from_u128(n), ..record() };
        record.definition.clone_from(&survey.definition.hash);
        // What is not kept in a table is not there before either.
        (record.flags, record.paradata) = (Vec::new(), Vec::new());
        let answers = record.answers_of(survey).unwrap();
        for (question, answer) in survey.questions.iter().zip(answers) {
            if let Some(kept) = record.answers.get_mut(question.id.as_str()) {
                *kept = encode(&change(&question.kind, answer));
            }
        }
        record
    };
    let none = |kind: &Kind, answer| if kind.none().is_some() { Answer::None } else { answer };
    let open = |kind: &Kind, answer| match kind {
        Kind::Ranking { .. }
        | Kind::Multiple { .. }
        | Kind::Points { .. }
        | Kind::Single { .. } => Answer::Missing(Missing::Unanswered),
        _ => answer,
    };
    vec![of(1, |_, answer| answer), of(2, none), of(3, open)]
}

#[test]
fn a_table_of_0_1_is_read_as_it_was_meant() {
    let survey = survey();
    let columns = Columns::of(&survey).unwrap();
    let union = Union::alone(&survey);
    let people = people(&survey);
    let mut builder = Builder::new(&survey, &columns);
    for record in &people {
        builder.push(record, &record.answers_of(&survey).unwrap(), None);
    }
    let chunk = builder.take().unwrap();
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [old, new]: [PathBuf; 2] = folders.each_ref().map(|folder| folder.path().join("t.parquet"));
    as_before(&survey, &columns, &chunk.frame, &old);
    save(&columns, &new, None, &About::new(), std::iter::once(Ok(chunk))).unwrap();

    // There are ranks of items that were offered and not placed.
    let places = Foreign::open(&new).unwrap();
    let zeros = places.dataset.batches(&["top3__help"]).map(|batch| batch.unwrap());
    let zeros: usize = zeros
        .map(|batch| (0..batch.rows).filter(|row| batch.cell(0, *row) == Cell::Rank(0)).count())
        .sum();
    assert!(zeros > 0);
    let table = Foreign::open(&old).unwrap();
    assert!(table.is_of_responses());
    let hyphens = table.names.iter().filter(|name| name.contains('-')).count();
    assert!(hyphens > 3, "{:?}", table.names);
    let mut read = Vec::new();
    table
        .for_each(&union, &mut |record| {
            read.push(record.unwrap());
            Ok::<_, DatasetError>(())
        })
        .unwrap();
    assert_eq!(read.len(), people.len());
    for (read, person) in read.iter().zip(&people) {
        assert_eq!((read.id, &read.definition), (person.id, &person.definition));
        for (question, (was, is)) in survey.questions.iter().zip(
            person
                .answers_of(&survey)
                .unwrap()
                .iter()
                .zip(read.answers_of(&survey).unwrap().iter()),
        ) {
            assert_eq!(is, was, "{}", question.id);
        }
    }

    // It makes the same dataset as a table of today.
    let merged = |folder: &tempfile::TempDir, path: PathBuf| {
        let out = Outputs::temporary(folder.path());
        let source = MergeSource::Table { name: "t.parquet".to_owned(), path };
        let merged = merge(&union, vec![source], Words::default(), &out).unwrap();
        assert_eq!((merged.protocol.unread, merged.protocol.dropped.len()), (0, 0));
        fs::read(out.parquet).unwrap()
    };
    assert!(merged(&folders[0], old) == merged(&folders[1], new), "other bytes");
}
