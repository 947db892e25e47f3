//! Types of 32 bytes that nobody sees who prints a value for debugging: keys, and the keyed hashes
//! that are of use to whoever has the key.

/// Makes a type of 32 secret bytes, which `Debug` does not show. In `SQLite` it is a blob.
macro_rules! hidden {
    ($(#[$about:meta])* $name:ident) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name([u8; 32]);

        impl $name {
            /// The value with these bytes.
            pub const fn from_bytes(bytes: [u8; 32]) -> Self {
                Self(bytes)
            }

            /// The bytes of the value.
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl From<[u8; 32]> for $name {
            fn from(bytes: [u8; 32]) -> Self {
                Self(bytes)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.0.as_slice().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                rusqlite::types::FromSql::column_result(value).map(Self)
            }
        }
    };
}

pub(crate) use hidden;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use uuid::Uuid;

    use crate::handin::{Handin, read, write};
    use crate::online::{Sqlite, Whole};
    use crate::store::Store;
    use crate::token::Invitation;
    use crate::tombstone::{Key, Tombstone, tombstone};

    /// Whether a text tells some bytes, as numbers or as characters.
    fn tells(text: &str, bytes: &[u8; 32]) -> bool {
        let four = |character: fn(&u8) -> String, between: &str| {
            bytes.iter().take(4).map(character).collect::<Vec<_>>().join(between)
        };
        let decimal = four(ToString::to_string, ", ");
        let short =
            [four(|byte| format!("{byte:02x}"), ""), four(|byte| format!("{byte:02X}"), "")];
        // Over several lines each has its own.
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        flat.contains(&decimal) || short.iter().any(|hex| flat.contains(hex.as_str()))
    }

    #[test]
    fn nobody_who_prints_one_sees_its_bytes() {
        let bytes = [0xab; 32];
        assert!(tells(&format!("{bytes:?}"), &bytes) && tells(&format!("{bytes:#?}"), &bytes));
        assert!(tells(&format!("{bytes:02x?}").replace(", ", ""), &bytes));
        assert_eq!(format!("{:?}", Key::from(bytes)), "Key(…)");
        assert_eq!(format!("{:?}", Tombstone::from(bytes)), "Tombstone(…)");
        assert_eq!(format!("{:#?}", Some(Invitation::from(bytes))), "Some(\n    Invitation(…),\n)");
    }

    #[test]
    fn nor_does_who_prints_what_holds_one() {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::from([0xab; 32]);
        let (own, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut store = Store::open(&folder.path().join("responses.sqlite"), || key).unwrap();
        store.erase(&own).unwrap();
        let passed = tombstone(&Key::from([0xcd; 32]), &other);
        let handin =
            Handin { passed: [(Key::from([0xcd; 32]), passed)].into(), ..store.buried().unwrap() };
        store.take_in([&handin]).unwrap();
        let invitation = Invitation::from([0xef; 32]);
        let whole = Whole { invitations: [(invitation, true)].into(), ..store.whole().unwrap() };
        let online = Sqlite::open(&folder.path().join("online.sqlite"), || key).unwrap();
        let printed = [
            format!("{handin:?} {handin:#?}"),
            format!("{:?}", read(&write(&handin)).unwrap()),
            format!("{:?} {:?}", handin.erased(), store.erased().unwrap()),
            format!("{whole:?} {whole:#?}"),
            format!("{store:?} {store:#?}"),
            format!("{online:?}"),
        ];
        let secrets: BTreeSet<[u8; 32]> = [
            *key.as_bytes(),
            [0xcd; 32],
            [0xef; 32],
            *tombstone(&key, &own).as_bytes(),
            *passed.as_bytes(),
        ]
        .into();
        for text in &printed {
            assert!(text.contains("Key(…)"), "{text}");
            assert!(secrets.iter().all(|bytes| !tells(text, bytes)), "{text}");
        }
        assert!(printed[3].contains("Tombstone(…)") && printed[3].contains("Invitation(…)"));
    }
}
