//! Formats, encodings, and files that are no tables.

use super::*;
use crate::import::mapping::ImportFormat;
use crate::import::table::{self, Table, TableError};

const XLSX: &[u8] = include_bytes!("../../../../tests/import/answers.xlsx");

fn csv(bytes: &[u8], delimiter: u8, encoding: &str) -> Result<Table, TableError> {
    let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap();
    table::read(bytes, &ImportFormat::Csv { delimiter, encoding }, '.')
}

fn utf8(text: &str) -> Result<Table, TableError> {
    csv(text.as_bytes(), b',', "utf-8")
}

fn rows(table: &Table) -> Vec<(usize, Vec<&str>)> {
    table.rows.iter().map(|row| (row.number, row.cells().collect())).collect()
}

fn xlsx(sheet: Option<&str>) -> Result<Table, TableError> {
    table::read(XLSX, &ImportFormat::Xlsx { sheet: sheet.map(str::to_owned) }, ',')
}

fn jsonl(text: &str) -> Result<Table, TableError> {
    table::read(text.as_bytes(), &ImportFormat::Jsonl, '.')
}

#[test]
fn quotes_line_breaks_and_blanks_are_what_they_are_elsewhere() {
    let table = utf8("\u{feff}a,\"b, c\",d\r\n1,\"x \"\"y\"\"\nz\", 3 \r\n,,\r\n2,,\r\n").unwrap();
    assert_eq!(table.header, ["a", "b, c", "d"]);
    assert_eq!(rows(&table), [(2, vec!["1", "x \"y\"\nz", "3"]), (4, vec!["2", "", ""])]);
    let table = csv(b"a;b;\n1;2;\n", b';', "utf-8").unwrap();
    assert_eq!(
        (table.header, table.rows[0].cells().collect::<Vec<_>>()),
        (vec!["a".to_owned(), "b".into()], vec!["1", "2"])
    );
    assert!(utf8("a,b\n").unwrap().rows.is_empty(), "a header alone is a table");
}

#[test]
fn umlauts_survive_every_encoding() {
    let text = "id,größe\n1,Göß €\n";
    for label in ["utf-8", "windows-1252", "iso-8859-15"] {
        let (bytes, ..) = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text);
        let table = csv(&bytes, b',', label).unwrap();
        assert_eq!(
            (table.header[1].as_str(), table.rows[0].cell(1).unwrap()),
            ("größe", "Göß €"),
            "{label}"
        );
    }
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    for (bytes, label) in
        [(&little, "utf-16"), (&little, "utf-16le"), (&big, "utf-16"), (&big, "utf-8")]
    {
        assert_eq!(csv(bytes, b',', label).unwrap().rows[0].cell(1), Some("Göß €"), "{label}");
    }
}

#[test]
fn other_bytes_than_said_are_found() {
    let error = csv(
        "id,x\n1,a\n2,G\u{f6}\n"
            .chars()
            .map(|c| u8::try_from(c).unwrap())
            .collect::<Vec<_>>()
            .as_slice(),
        b',',
        "utf-8",
    );
    let error = error.unwrap_err();
    assert_eq!(error, TableError::NotUtf8 { byte: 13, line: 3 });
    assert!(error.hint().contains("encoding: windows-1252"));
    let error = csv(&[b'a', 0, 0, 0xd8], b',', "utf-16le").unwrap_err();
    assert_eq!(error, TableError::NotEncoded("UTF-16LE"));
    assert_eq!(csv(XLSX, b',', "utf-8").unwrap_err(), TableError::Workbook);
}

#[test]
fn what_is_no_table_says_why() {
    for empty in ["", "\n\n", "\u{feff}", ",,\n"] {
        assert_eq!(utf8(empty).unwrap_err(), TableError::Empty, "{empty:?}");
    }
    let same = TableError::SameName { name: "a".to_owned(), first: 1, second: 3 };
    assert_eq!(utf8("a,b,a\n1,2,3\n").unwrap_err(), same);
    assert_eq!(same.to_string(), "columns 1 and 3 of the file are both called `a`");
    assert_eq!(utf8("a,,b\n1,2,3\n").unwrap_err(), TableError::NoName(2));
    let ragged = utf8("a,b\n1,2\n1,2,3\n\n4\n").unwrap_err();
    assert_eq!(
        ragged.to_string(),
        "row 3: it has 3 cells, the header has 2; row 4: it has 1 cell, the header has 2"
    );
}

#[test]
fn a_sheet_is_read_as_people_see_it() {
    let table = xlsx(Some("Antworten")).unwrap();
    assert_eq!(table.header, ["id", "home", "since", "moved", "words", "rate", "unused"]);
    let expected = [
        (2, vec!["1", "yes", "2,5", "2021-05-03", "Größe", "1", ""]),
        (3, vec!["2", "no", "", "2021-05-04T13:30:00", "", "9", ""]),
        (5, vec!["x3", "yes", "0,3", "", "ß", "3", "true"]),
    ];
    assert_eq!(rows(&table), expected);
    assert_eq!(xlsx(None).unwrap().header, ["nothing to see"], "the first sheet");
    let error = xlsx(Some("Antwort")).unwrap_err();
    assert_eq!(error.to_string(), "the workbook has no sheet `Antwort`");
    assert_eq!(error.hint(), "did you mean `Antworten`?");
    assert_eq!(xlsx(Some("x")).unwrap_err().hint(), "it has: Notes, Antworten");
    let text = table::read(b"a,b\n1,2\n", &ImportFormat::Xlsx { sheet: None }, '.');
    assert!(matches!(text, Err(TableError::NoWorkbook(_))));
}

#[test]
fn a_workbook_becomes_records() {
    let yaml = r#"
survey: small
file: { format: xlsx, sheet: Antworten, decimal: ",", missing: ["9"] }
id: id
mode: paper
lang: de
day: { text: 2021-06-01 }
answers: { home: home, since: since, moved: moved, words: words, rate: rate }
ignore: [unused]
"#;
    let imported = try_import(yaml, XLSX).unwrap();
    assert_eq!((imported.report.rows_out, imported.report.cells.clone()), (3, vec![]));
    let answers = &imported.records[0].answers;
    assert_eq!(
        (&answers["since"], &answers["moved"], &answers["words"]),
        (&2.5.into(), &"2021-05-03".into(), &"Größe".into())
    );
    assert_eq!(
        imported.records[1].answers["moved"], "2021-05-04",
        "the time of day says nothing more"
    );
}

#[test]
fn json_lines_are_rows_whose_keys_are_columns() {
    let table =
        jsonl("{\"id\":1,\"x\":\" ä \"}\r\n\n{\"y\":2.50,\"id\":2.0,\"x\":null}\n{\"y\":true}\n")
            .unwrap();
    assert_eq!(table.header, ["id", "x", "y"]);
    assert_eq!(
        rows(&table),
        [(1, vec!["1", "ä", ""]), (3, vec!["2", "", "2.5"]), (4, vec!["", "", "true"])]
    );
    let error = jsonl("{\"a\":[1]}\n[1]\n{\"a\":1,\"a\":2}\n{\"a\":1}\n").unwrap_err();
    let TableError::Rows(bad) = &error else { panic!("{error}") };
    assert_eq!(bad.iter().map(|bad| bad.row).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(
        error.to_string().starts_with("row 1: `a` is no single value; row 2: it is no JSON object"),
        "{error}"
    );
    assert_eq!(jsonl("\n").unwrap_err(), TableError::Empty);
}
