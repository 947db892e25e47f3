//! No bytes make it panic, and the same bytes give the same records.

use proptest::prelude::*;

use super::*;
use crate::import::mapping::ImportFormat;
use crate::import::table;

const XLSX: &[u8] = include_bytes!("../../../../tests/import/answers.xlsx");

const ALL: &str = r#"
survey: small
file: { format: FORMAT, decimal: ",", missing: ["NA"] }
mode: { from: mode, codes: { "1": online } }
lang: { from: lang }
source: source
day: day
place: place
disposition: disposition
answers:
  home: home
  since: since
  moved: moved
  words: words
  rate: { from: rate, dont_know: ["9"] }
  grid: { rows: { a: ga, b: gb }, not_asked: ["-1"] }
  top: { ranked: [t1, t2], codes: { "1": a }, none: ["99"] }
  many: { split: many, at: "+", codes: { "1": x } }
  budget: { points: { m: pm, n: pn } }
"#;

const HEADER: &str =
    "mode,lang,source,day,place,disposition,home,since,moved,words,rate,ga,gb,t1,t2,many,pm,pn";

fn formats() -> [ImportFormat; 3] {
    let csv = ImportFormat::Csv { delimiter: b',', encoding: encoding_rs::UTF_8 };
    [csv, ImportFormat::Xlsx { sheet: None }, ImportFormat::Jsonl]
}

const LIKELY: &[&str] = &[
    "",
    "1",
    "9",
    "a",
    "b",
    "online",
    "en",
    "yes",
    "NA",
    "99",
    "-1",
    "3,5",
    "2021-05-03",
    "x+y",
    "partial",
    "10",
];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![8 => proptest::sample::select(LIKELY).prop_map(str::to_owned), 1 => "[^\";\r\n]{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_are_too_odd(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in "\\PC{0,200}") {
        for format in formats() {
            let _ = table::read(&bytes, &format, '.');
            let _ = table::read(text.as_bytes(), &format, '.');
        }
        let mut problems = Problems::new();
        let _ = mapping::read(&Source::new("m.yaml", &text), &small(), &mut problems);
        prop_assert!(!problems.is_empty());
    }

    #[test]
    fn no_workbook_is_too_broken(at in proptest::collection::vec((0..XLSX.len(), any::<u8>()), 1..8), cut in 0..XLSX.len()) {
        let mut bytes = XLSX.to_vec();
        for (at, byte) in at {
            bytes[at] = byte;
        }
        for sheet in [None, Some("Antworten".to_owned())] {
            let _ = table::read(&bytes, &ImportFormat::Xlsx { sheet: sheet.clone() }, '.');
            let _ = table::read(&bytes[..cut], &ImportFormat::Xlsx { sheet }, '.');
        }
    }

    #[test]
    fn every_row_is_a_record_or_listed(rows in proptest::collection::vec(proptest::collection::vec(cell(), 18), 0..12)) {
        let lines = rows.iter().map(|row| row.join(";"));
        let csv: String = std::iter::once(HEADER.replace(',', ";")).chain(lines).map(|line| line + "\n").collect();
        let yaml = ALL.replace("FORMAT", "csv, delimiter: \";\"");
        let imported = try_import(&yaml, csv.as_bytes()).unwrap();
        let report = &imported.report;
        prop_assert_eq!(report.rows_in, report.rows_out + report.rows.len() + report.silent.len());
        prop_assert_eq!(report.rows_out, imported.records.len());
        let survey = small();
        for record in &imported.records {
            prop_assert!(record.answers_of(&survey).is_ok(), "{}", record.to_line());
        }
        let again = try_import(&yaml, csv.as_bytes()).unwrap();
        prop_assert_eq!(&again.records, &imported.records);
        prop_assert_eq!(again.report.to_text(3, Lang::De), report.to_text(3, Lang::De));
    }
}
