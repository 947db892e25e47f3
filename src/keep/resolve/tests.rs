//! The matrix of duplicates, revisions and conflicts, and that order does not matter.

use proptest::prelude::*;

use super::super::tombstone::tombstone;
use super::*;

fn version(id: u128, revision: u32, content: &str, from: &str) -> ResponseVersion<()> {
    let (source, hash) = ("collected".to_owned(), format!("sha256:{content}"));
    ResponseVersion {
        id: Uuid::from_u128(id),
        revision,
        hash,
        source,
        from: Arc::from(from),
        what: (),
    }
}

fn keep(id: u128, source: &str) -> KeepWish {
    KeepWish { id: Uuid::from_u128(id), source: source.to_owned() }
}

fn decide(versions: &[ResponseVersion<()>], keeps: &[KeepWish]) -> Resolved<()> {
    resolve(versions.to_vec(), &Erased::default(), keeps)
}

#[test]
fn the_same_content_is_a_duplicate_wherever_it_lies() {
    let [a, b] = [version(1, 1, "x", "a.jsonl"), version(1, 1, "x", "b.jsonl")];
    let resolved = decide(&[b.clone(), a.clone()], &[]);
    assert_eq!(resolved, Resolved { stands: vec![a], duplicates: vec![b], ..Resolved::default() });
}

#[test]
fn a_higher_revision_replaces_and_settles_what_was_below() {
    let old = [version(1, 1, "x", "a"), version(1, 1, "y", "b")];
    let new = version(1, 2, "z", "b");
    let resolved = decide(&[old[0].clone(), new.clone(), old[1].clone()], &[]);
    assert_eq!(
        resolved,
        Resolved { stands: vec![new], replaced: old.to_vec(), ..Resolved::default() }
    );
}

#[test]
fn a_change_taken_back_stands() {
    let [first, changed, back] =
        [version(1, 1, "x", "a"), version(1, 2, "y", "a"), version(1, 3, "x", "a")];
    let resolved = decide(&[first.clone(), changed.clone(), back.clone()], &[]);
    let expected = Resolved {
        stands: vec![back],
        duplicates: vec![first],
        replaced: vec![changed],
        ..Resolved::default()
    };
    assert_eq!(resolved, expected);
}

#[test]
fn of_a_conflict_nothing_stands_until_it_is_settled() {
    let [x, y, again] = [
        version(1, 2, "x", "a/one.jsonl"),
        version(1, 2, "y", "two.jsonl"),
        version(1, 2, "y", "three.jsonl"),
    ];
    let versions = [y.clone(), again.clone(), x.clone()];
    let open = decide(&versions, &[]);
    assert!(open.stands.is_empty());
    assert_eq!(open.conflicts, [[x.clone(), again.clone()]]);
    assert_eq!(open.duplicates, std::slice::from_ref(&y));

    for word in ["a/one.jsonl", "one.jsonl"] {
        let settled = decide(&versions, &[keep(1, word)]);
        assert_eq!(
            (settled.stands, settled.passed_over),
            (vec![x.clone()], vec![again.clone()]),
            "{word}"
        );
    }
    // A duplicate's place names the content as well as the first one's.
    for word in ["two.jsonl", "three.jsonl"] {
        assert_eq!(
            decide(&versions, &[keep(1, word)]).stands,
            std::slice::from_ref(&again),
            "{word}"
        );
    }
}

#[test]
fn a_fingerprint_settles_what_lies_in_one_place() {
    let [x, y] = [version(1, 1, "0123456789ab", "s"), version(1, 1, "ba9876543210", "s")];
    let versions = [x.clone(), y];
    for word in ["sha256:0123456789ab", "0123456789ab", "01234567"] {
        assert_eq!(decide(&versions, &[keep(1, word)]).stands, std::slice::from_ref(&x), "{word}");
    }
    assert_eq!(decide(&versions, &[keep(1, "0123")]).conflicts.len(), 1);
}

#[test]
fn words_that_settle_nothing_are_handed_back() {
    let versions = [version(1, 1, "x", "a"), version(1, 1, "y", "b"), version(2, 1, "z", "a")];
    // Both versions name `collected` as their source, response 2 has no conflict, and 3 is not
    // there.
    for words in [
        vec![keep(1, "collected")],
        vec![keep(1, "a"), keep(1, "b")],
        vec![keep(2, "a")],
        vec![keep(3, "a")],
    ] {
        let resolved = decide(&versions, &words);
        assert_eq!(resolved.conflicts.len(), 1, "{words:?}");
        assert_eq!(resolved.idle, words);
    }
    assert!(decide(&versions, &[keep(1, "a")]).idle.is_empty());
}

#[test]
fn two_sources_of_one_content_are_told_apart_by_name() {
    let mut renamed = version(1, 1, "y", "a");
    renamed.source = "kcmo".to_owned();
    let versions = [version(1, 1, "x", "a"), renamed.clone()];
    assert_eq!(decide(&versions, &[]).conflicts.len(), 1);
    assert_eq!(decide(&versions, &[keep(1, "kcmo")]).stands, [renamed]);
}

#[test]
fn the_erased_stay_out_even_if_someone_asks_for_them() {
    let key = [3; 32].into();
    let erased = Erased::new(key, [tombstone(&key, &Uuid::from_u128(1))]);
    let versions = vec![version(1, 1, "x", "a"), version(1, 1, "y", "b"), version(2, 1, "z", "a")];
    let resolved = resolve(versions.clone(), &erased, &[keep(1, "a")]);
    assert_eq!(
        (resolved.stands, resolved.erased),
        (versions[2..].to_vec(), versions[..2].to_vec())
    );
    assert_eq!(resolved.idle.len(), 1);
}

#[test]
fn a_word_is_an_id_and_a_source() {
    let id = Uuid::from_u128(1);
    assert_eq!(format!("{id}=a=b.jsonl").parse(), Ok(keep(1, "a=b.jsonl")));
    for bad in [format!("{id}"), format!("{id}="), "x=a".to_owned()] {
        assert!(bad.parse::<KeepWish>().is_err(), "{bad}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_sources_does_not_matter(
        (one, other) in proptest::collection::vec((1..4_u128, 1..3_u32, 0..3_usize, 0..3_usize), 0..12)
            .prop_flat_map(|some| (Just(some.clone()), Just(some).prop_shuffle())),
        words in proptest::collection::vec((1..4_u128, 0..3_usize), 0..3),
    ) {
        let places = ["a", "b", "c"];
        let versions = |some: &[(u128, u32, usize, usize)]| -> Vec<_> {
            some.iter().map(|&(id, revision, content, from)| version(id, revision, places[content], places[from])).collect()
        };
        let words: Vec<_> = words.iter().map(|&(id, from)| keep(id, places[from])).collect();
        let resolved = decide(&versions(&one), &words);
        prop_assert_eq!(&resolved, &decide(&versions(&other), &words));

        // Every version is somewhere, and no response both stands and waits.
        let conflicts: Vec<_> = resolved.conflicts.concat();
        let lists = [&resolved.stands, &resolved.duplicates, &resolved.replaced, &resolved.passed_over, &conflicts];
        prop_assert_eq!(lists.iter().map(|list| list.len()).sum::<usize>(), one.len());
        let mut ids: Vec<_> = resolved.stands.iter().chain(resolved.conflicts.iter().map(|c| &c[0])).map(|v| v.id).collect();
        ids.sort();
        let expected: std::collections::BTreeSet<_> = versions(&one).iter().map(|v| v.id).collect();
        prop_assert_eq!(ids, expected.into_iter().collect::<Vec<_>>());
    }
}
