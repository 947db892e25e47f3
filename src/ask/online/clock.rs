//! How long somebody looked at a page, without keeping when: the page itself carries the moment it
//! was made, sealed so that nobody can set it.

use chrono::NaiveDateTime;
use mitreden_web::sealed::{is_seal, seal};
use uuid::Uuid;

use mitreden_keep::tombstone::Key;

/// The label of the seal of a stamp.
const STAMP: &str = "stamp";
/// The longest time to answer that is counted, in milliseconds: a page left open tells nothing.
const LONGEST: i64 = 30 * 60 * 1000;

/// The time at which a page is made, sealed, for its form.
pub(super) fn stamp(key: &Key, interview: &Uuid, now: NaiveDateTime) -> String {
    let millis = now.and_utc().timestamp_millis();
    format!(
        "{millis:x}.{}",
        seal(key.as_bytes(), STAMP, &[interview.as_bytes(), &millis.to_le_bytes()])
    )
}

/// Milliseconds since a stamp; none for one that was not made here.
pub(super) fn since(key: &Key, interview: &Uuid, stamp: Option<&str>, now: NaiveDateTime) -> i64 {
    let made = stamp.and_then(|stamp| read(key, interview, stamp));
    made.map_or(0, |millis| (now.and_utc().timestamp_millis() - millis).clamp(0, LONGEST))
}

/// Whether a text is the stamp of a page of this interview.
pub(super) fn is_stamp(key: &Key, interview: &Uuid, stamp: &str) -> bool {
    read(key, interview, stamp).is_some()
}

fn read(key: &Key, interview: &Uuid, stamp: &str) -> Option<i64> {
    let (millis, sealed) = stamp.split_once('.')?;
    let millis = i64::from_str_radix(millis, 16).ok()?;
    is_seal(sealed, key.as_bytes(), STAMP, &[interview.as_bytes(), &millis.to_le_bytes()])
        .then_some(millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_stamp_of_this_interview_counts() {
        let at = |seconds: i64| {
            chrono::DateTime::from_timestamp(1_700_000_000 + seconds, 0).unwrap().naive_utc()
        };
        let (key, one, other) = (Key::from([1; 32]), Uuid::from_u128(1), Uuid::from_u128(2));
        let stamp = stamp(&key, &one, at(0));
        assert_eq!(since(&key, &one, Some(&stamp), at(7)), 7_000);
        assert_eq!(since(&key, &one, Some(&stamp), at(90_000)), LONGEST);
        assert_eq!(since(&key, &one, Some(&stamp), at(-5)), 0);
        for forged in ["", "0.0", &stamp.replace('.', "0."), "zz.ff"] {
            assert_eq!(since(&key, &one, Some(forged), at(7)), 0, "{forged}");
        }
        assert_eq!(since(&key, &other, Some(&stamp), at(7)), 0);
        assert_eq!(since(&key, &one, None, at(7)), 0);
    }
}
