//! Two quarters of real answers, which are not part of the project.

use std::fs;
use std::path::Path;

use super::*;
use crate::tools::kansas_city;
use mitreden_define::town;
use mitreden_define::yaml::decode;

#[test]
#[ignore = "reads answers that are not part of the repository: .ci/kansas-city"]
fn all_rows_of_kansas_city_become_records() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let folder = kansas_city();
    let mut problems = Problems::new();
    let mut source = |name: &str| {
        let bytes = fs::read(root.join("tests/kcmo").join(name)).unwrap();
        decode(name, &bytes, &mut problems).unwrap()
    };
    let (town, survey, mapping) =
        (source("town/town.yaml"), source("surveys/kcmo.yaml"), source("kcmo.import.yaml"));
    let needs = Some(source("town/needs.yaml"));
    let town = town::read(
        &town::Files { town, needs, services: None, agenda: None, coding: None },
        &mut problems,
    )
    .unwrap();
    let survey =
        survey::read(&survey, &town.needs.needs, town.needs.node.as_ref(), &mut problems).unwrap();
    let mapping = mapping::read(&mapping, &survey, &mut problems);
    assert!(problems.is_empty(), "{}", shown(&problems));
    let mapping = mapping.unwrap();
    let (mut rows, mut records) = (0, Vec::new());
    for name in ["kcmo-2021-q1.csv", "kcmo-2022-q3.csv"] {
        let bytes = fs::read(folder.join(name)).unwrap();
        let imported = import(&survey, &mapping, &bytes).unwrap();
        let report = &imported.report;
        assert_eq!((report.rows.len(), report.cells.len(), report.dropped.len()), (0, 0, 0));
        assert!(report.columns.is_empty() && report.without_column.is_empty());
        rows += report.rows_in;
        records.extend(imported.records);
    }
    assert_eq!((rows, records.len()), (2017, 2017));
    let ids: std::collections::BTreeSet<_> = records.iter().map(|record| record.id).collect();
    assert_eq!(ids.len(), 2017);
    assert_eq!(records.iter().filter(|record| record.answers["top3"]["none"] == true).count(), 188);
    for record in &records {
        record.answers_of(&survey).unwrap();
    }
}
