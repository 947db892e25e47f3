//! How the fields of a record are written: each in one spelling only, so that the same content is
//! the same bytes.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// The version of a record's format, of which there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct RecordFormat;

impl Serialize for RecordFormat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(1)
    }
}

impl<'de> Deserialize<'de> for RecordFormat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match i64::deserialize(deserializer)? {
            1 => Ok(Self),
            other => Err(D::Error::custom(format_args!("unknown version {other}"))),
        }
    }
}

/// The version a line says it has, whatever else it holds.
pub(super) fn version_of(line: &str) -> Option<i64> {
    #[derive(serde::Deserialize)]
    struct Probe {
        v: i64,
    }
    serde_json::from_str::<Probe>(line).ok().map(|probe| probe.v)
}

/// Reads and writes ids, in lower case with hyphens.
pub(super) mod id {
    use super::{Deserialize, Deserializer, Error, Serializer};
    use uuid::Uuid;

    pub(in super::super) fn serialize<S: Serializer>(
        id: &Uuid,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_str(id)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Uuid, D::Error> {
        let text = String::deserialize(deserializer)?;
        let id = Uuid::try_parse(&text).ok().filter(|id| id.to_string() == text);
        id.ok_or_else(|| {
            D::Error::custom(format_args!("`{text}` is no id in lower case with hyphens"))
        })
    }
}

/// Reads and writes modes, by their words.
pub(crate) mod mode {
    use super::{Deserialize, Deserializer, Error, Serializer};
    use mitreden_define::survey::Mode;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
    pub(crate) fn serialize<S: Serializer>(mode: &Mode, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(mode.word())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Mode, D::Error> {
        let text = String::deserialize(deserializer)?;
        Mode::of_word(&text).ok_or_else(|| {
            let words = Mode::ALL.map(Mode::word).join(", ");
            D::Error::custom(format_args!("`{text}` is no mode; there are {words}"))
        })
    }
}

/// Reads and writes base weights, which are finite and above 0.
pub(super) mod weight {
    use super::{Deserialize, Deserializer, Error, Serializer};

    #[expect(clippy::ref_option, reason = "serde passes it so")]
    pub(in super::super) fn serialize<S: Serializer>(
        weight: &Option<f64>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match weight {
            Some(weight) => serializer.serialize_f64(*weight),
            None => serializer.serialize_none(),
        }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<f64>, D::Error> {
        let weight = f64::deserialize(deserializer)?;
        let counts = weight.is_finite() && weight > 0.0;
        counts.then_some(Some(weight)).ok_or_else(|| {
            D::Error::custom(format_args!("a base weight of {weight} is not above 0"))
        })
    }
}

/// Reads and writes days as ISO 8601 writes them, or null.
pub(super) mod day {
    use super::{Deserialize, Deserializer, Error, Serializer};
    use chrono::NaiveDate;

    #[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde passes it so")]
    pub(in super::super) fn serialize<S: Serializer>(
        day: &Option<NaiveDate>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => serializer.collect_str(day),
            None => serializer.serialize_none(),
        }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<NaiveDate>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
        let day = super::day_of(&text);
        day.map(Some)
            .ok_or_else(|| D::Error::custom(format_args!("`{text}` is no day written YYYY-MM-DD")))
    }
}

/// The day a text stands for, if it is written YYYY-MM-DD and in no other way.
pub(super) fn day_of(text: &str) -> Option<chrono::NaiveDate> {
    text.parse::<chrono::NaiveDate>().ok().filter(|day| day.to_string() == text)
}

/// Reads a map in which no key stands twice: of two answers to a question neither may win unseen.
pub(super) fn unique_keys<'de, D, V>(deserializer: D) -> Result<BTreeMap<String, V>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    struct Unique<V>(PhantomData<V>);

    impl<'de, V: Deserialize<'de>> Visitor<'de> for Unique<V> {
        type Value = BTreeMap<String, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object by question id")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = BTreeMap::new();
            while let Some((key, value)) = map.next_entry::<String, V>()? {
                if entries.contains_key(&key) {
                    return Err(A::Error::custom(format_args!("`{key}` stands twice")));
                }
                entries.insert(key, value);
            }
            Ok(entries)
        }
    }

    deserializer.deserialize_map(Unique(PhantomData))
}
