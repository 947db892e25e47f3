//! What becomes of rows beside what is there: new, the same, replaced, in two mappings, taken over,
//! gone, taken back.

use super::*;
use crate::sample::{record, survey};

fn store() -> Store {
    Store::in_memory(|| [7; 32].into()).unwrap()
}

fn what(mapping: &str) -> Import {
    Import {
        mapping: mapping.to_owned(),
        source: Some("s".to_owned()),
        by_id: true,
        ..Import::default()
    }
}

fn said(n: u128, lang: &str) -> Arrival {
    let record = Record {
        id: Uuid::from_u128(n),
        lang: lang.to_owned(),
        source: "s".to_owned(),
        ..record()
    };
    Arrival { record, nth: None, former: Vec::new() }
}

fn import(store: &mut Store, what: &Import, rows: Vec<Arrival>) -> ImportOutcome {
    store.import(what, &survey().definition, |importing| importing.take(rows)).unwrap()
}

/// New, the same, replaced, in two mappings, erased.
fn counts(outcome: &ImportOutcome) -> [usize; 5] {
    let Arrived { new, same, replaced, double, erased, .. } = outcome.arrived;
    [new, same, replaced, double, erased]
}

/// What stands, by the language of each, and how many are in conflict.
fn standing(store: &Store) -> (Vec<String>, usize) {
    let mut langs = Vec::new();
    let conflicts = store.records(|record| {
        langs.push(record.lang);
        Ok::<_, StoreError>(())
    });
    (langs, conflicts.unwrap().len())
}

fn kept(store: &Store) -> usize {
    store.index().unwrap().len()
}

#[test]
fn the_last_file_stands_however_often_it_was_changed() {
    let mut store = store();
    let m = what("m");
    assert_eq!(
        counts(&import(&mut store, &m, vec![said(1, "de"), said(2, "de")])),
        [2, 0, 0, 0, 0]
    );
    assert_eq!(
        counts(&import(&mut store, &m, vec![said(1, "de"), said(2, "en")])),
        [0, 1, 1, 0, 0]
    );
    assert_eq!(
        counts(&import(&mut store, &m, vec![said(1, "de"), said(2, "de")])),
        [0, 1, 1, 0, 0]
    );
    assert_eq!(
        counts(&import(&mut store, &m, vec![said(1, "de"), said(2, "de")])),
        [0, 2, 0, 0, 0]
    );
    assert_eq!(standing(&store), (vec!["de".to_owned(), "de".to_owned()], 0));
    assert_eq!(kept(&store), 4, "what was replaced is still there");
}

#[test]
fn another_definition_is_no_other_answer_but_the_row_is_read_by_it() {
    let mut store = store();
    import(&mut store, &what("m"), vec![said(1, "de")]);
    let anew = |mut arrival: Arrival| {
        arrival.record.definition = "sha256:anew".to_owned();
        arrival
    };
    for _ in 0..2 {
        assert_eq!(
            counts(&import(&mut store, &what("m"), vec![anew(said(1, "de"))])),
            [0, 1, 0, 0, 0]
        );
    }
    let mut definitions = Vec::new();
    store
        .records(|record| {
            definitions.push(record.definition);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!((definitions, kept(&store)), (vec!["sha256:anew".to_owned()], 2));
}

#[test]
fn a_conflict_that_an_earlier_program_left_is_settled_by_the_next_import() {
    let mut store = store();
    store.add([said(1, "de").record, said(1, "en").record]).unwrap();
    assert_eq!(standing(&store), (vec![], 1));
    assert_eq!(counts(&import(&mut store, &what("m"), vec![said(1, "en")])), [0, 0, 1, 0, 0]);
    assert_eq!(standing(&store), (vec!["en".to_owned()], 0));
}

#[test]
fn two_mappings_of_one_source_stand_beside_each_other_and_each_replaces_its_own() {
    let mut store = store();
    let (web, paper) = (what("web"), what("paper"));
    import(&mut store, &web, vec![said(1, "de"), said(2, "de")]);
    let outcome = import(&mut store, &paper, vec![said(1, "en"), said(2, "de")]);
    assert_eq!((counts(&outcome), outcome.gone.len()), ([0, 1, 0, 1, 0], 0));
    assert_eq!(standing(&store), (vec!["de".to_owned()], 1));
    assert_eq!(counts(&import(&mut store, &paper, vec![said(1, "en")])), [0, 1, 0, 0, 0]);
    assert_eq!(
        counts(&import(&mut store, &web, vec![said(1, "hr"), said(2, "de")])),
        [0, 1, 1, 0, 0]
    );
    assert_eq!(
        standing(&store),
        (vec!["de".to_owned()], 1),
        "still two people's word against each other"
    );
    // Whoever says at last what the other says has settled it.
    assert_eq!(
        counts(&import(&mut store, &web, vec![said(1, "en"), said(2, "de")])),
        [0, 1, 1, 0, 0]
    );
    assert_eq!(standing(&store), (vec!["en".to_owned(), "de".to_owned()], 0));
}

#[test]
fn what_a_file_lacks_is_told_and_goes_only_from_its_own_mapping() {
    let mut store = store();
    let (web, paper) = (what("web"), what("paper"));
    import(&mut store, &web, vec![said(1, "de"), said(2, "de"), said(3, "de")]);
    import(&mut store, &paper, vec![said(3, "en"), said(4, "en")]);
    let outcome = import(&mut store, &web, vec![said(1, "de")]);
    let ids = |outcome: &ImportOutcome| {
        outcome.gone.iter().map(|gone| gone.id.as_u128()).collect::<Vec<_>>()
    };
    assert_eq!((ids(&outcome), outcome.withdrawn), (vec![2, 3], false));
    let outcome = import(
        &mut store,
        &Import { holds: SourceHolds::Whole, ..web.clone() },
        vec![said(1, "de")],
    );
    assert_eq!((ids(&outcome), outcome.withdrawn), (vec![2, 3], true));
    assert_eq!(standing(&store), (vec!["de".to_owned(), "en".to_owned(), "en".to_owned()], 0));
    let outcome =
        import(&mut store, &Import { holds: SourceHolds::More, ..web }, vec![said(2, "de")]);
    assert_eq!((counts(&outcome), ids(&outcome)), ([1, 0, 0, 0, 0], vec![]));
}

fn row(n: u64, content: u128, lang: &str) -> Arrival {
    let nth = Nth { content: Uuid::from_u128(content), n };
    let Arrival { record, .. } = said(nth.id().as_u128(), lang);
    Arrival { record, nth: Some(nth), former: Vec::new() }
}

#[test]
fn more_rows_of_a_content_are_more_people_even_where_one_was_erased() {
    let mut store = store();
    let all = Import { by_id: false, ..what("m") };
    let more = Import { holds: SourceHolds::More, ..all.clone() };
    import(&mut store, &all, vec![row(1, 1, "de"), row(2, 1, "de"), row(1, 2, "de")]);
    store.erase(&row(2, 1, "de").record.id).unwrap();
    let outcome = import(&mut store, &more, vec![row(1, 1, "de"), row(1, 3, "de")]);
    assert_eq!(
        (counts(&outcome), outcome.arrived.alike, outcome.refused),
        ([2, 0, 0, 0, 0], 1, None)
    );
    assert_eq!(kept(&store), 4);
    let again = import(&mut store, &more, vec![row(1, 3, "de"), row(1, 1, "de")]);
    assert_eq!(again.refused, Some(Refused::Again), "whatever their order");
    let first = import(&mut store, &more, vec![row(1, 1, "de"), row(2, 1, "de"), row(1, 2, "de")]);
    assert_eq!((first.refused, kept(&store)), (Some(Refused::Again), 4));
    let unclear = import(&mut store, &all, vec![row(1, 1, "de"), row(1, 9, "de")]);
    assert_eq!((unclear.refused, unclear.gone.len(), kept(&store)), (Some(Refused::Unclear), 3, 4));
    // All of them, and the erased one again: it stays away.
    let rows = vec![
        row(1, 1, "de"),
        row(2, 1, "de"),
        row(3, 1, "de"),
        row(1, 2, "de"),
        row(1, 3, "de"),
        row(1, 9, "de"),
    ];
    assert_eq!(counts(&import(&mut store, &all, rows)), [1, 4, 0, 0, 1]);
}

fn named(name: &str, same: Option<bool>) -> Import {
    Import { names: vec![ImportName { name: name.to_owned(), same }], ..what("m") }
}

/// Somebody known under an id of before.
fn moved(n: u128, was: u128, lang: &str) -> Arrival {
    Arrival { former: vec![(0, Uuid::from_u128(was))], ..said(n, lang) }
}

fn before() -> Store {
    let mut store = store();
    let old = |n: u128| Record { source: "export.csv".to_owned(), ..said(n, "de").record };
    store.add([old(101), old(102), old(103)]).unwrap();
    store.erase(&Uuid::from_u128(103)).unwrap();
    store
}

#[test]
fn what_an_earlier_program_kept_is_taken_over_once_and_what_was_erased_stays_away() {
    let mut store = before();
    let rows =
        || vec![moved(1, 101, "de"), moved(2, 102, "en"), moved(3, 103, "de"), moved(4, 104, "de")];
    let unsaid = import(&mut store, &named("export.csv", None), rows());
    assert_eq!(unsaid.refused, Some(Refused::Elsewhere(vec![("export.csv".to_owned(), 2)])));
    assert_eq!(kept(&store), 2, "nothing was stored");
    let same = named("export.csv", Some(true));
    let outcome = import(&mut store, &same, rows());
    assert_eq!((counts(&outcome), outcome.arrived.taken_over), ([1, 1, 1, 0, 1], 2));
    assert_eq!(standing(&store), (vec!["de".to_owned(), "en".to_owned(), "de".to_owned()], 0));
    // What was said of the name is remembered, and the file may be called anything.
    assert_eq!(store.names_for(Some("s"), false).unwrap(), same.names);
    let again = import(
        &mut store,
        &what("m"),
        rows().into_iter().map(|row| Arrival { former: Vec::new(), ..row }).collect(),
    );
    assert_eq!((counts(&again), again.arrived.taken_over), ([0, 3, 0, 0, 1], 0));
    // Under its former id nobody comes in a second time, by whatever way.
    let old = Record { source: "export.csv".to_owned(), ..said(101, "de").record };
    assert_eq!((store.add([old.clone()]).unwrap().erased, kept(&store)), (1, 4));
    // Who is erased now is erased under both ids.
    store.erase(&Uuid::from_u128(1)).unwrap();
    assert!(store.is_erased(&old.id).unwrap());
    // Taken back, the others may come again.
    assert_eq!(store.undo_import("s").unwrap(), Some(Undone { responses: 2, handed_in: 0 }));
    assert_eq!((kept(&store), store.former_ids().unwrap().len()), (0, 0));
    assert_eq!(counts(&import(&mut store, &same, rows())), [2, 0, 0, 0, 2]);
}

#[test]
fn who_was_doubled_by_an_earlier_program_becomes_one_person() {
    let mut store = before();
    let later = |n: u128| Record { source: "later.csv".to_owned(), ..said(n, "en").record };
    store.add([later(201)]).unwrap();
    let names = ["export.csv", "later.csv"]
        .map(|name| ImportName { name: name.to_owned(), same: Some(true) });
    let both = Import { names: names.to_vec(), ..what("m") };
    let row = Arrival {
        former: vec![(0, Uuid::from_u128(101)), (1, Uuid::from_u128(201))],
        ..said(1, "en")
    };
    let outcome = import(&mut store, &both, vec![row]);
    assert_eq!((counts(&outcome), outcome.arrived.taken_over), ([0, 1, 0, 0, 0], 2));
    assert_eq!(standing(&store).0.len(), 2, "the one person, and the one who is not in the file");
}

#[test]
fn other_people_under_the_same_ids_are_other_people() {
    let mut store = before();
    let other = named("export.csv", Some(false));
    let outcome = import(&mut store, &other, vec![moved(1, 101, "de"), moved(3, 103, "de")]);
    assert_eq!((counts(&outcome), kept(&store)), ([2, 0, 0, 0, 0], 4));
    assert_eq!(store.names_for(Some("s"), false).unwrap(), other.names, "remembered");
}

#[test]
fn an_import_that_fails_half_way_leaves_nothing() {
    let mut store = store();
    let failed = store.import(&what("m"), &survey().definition, |importing| {
        importing.take(vec![said(1, "de")])?;
        Err(StoreError::NotAStore { path: "half".into() })
    });
    assert!(failed.is_err());
    assert_eq!((kept(&store), store.definition(&survey().definition.hash).unwrap()), (0, None));
}

#[test]
fn what_was_collected_here_is_no_import() {
    let mut store = store();
    store.add([record()]).unwrap();
    assert_eq!(store.undo_import("collected").unwrap(), None);
    assert_eq!((kept(&store), store.imported_sources().unwrap()), (1, vec![]));
}
