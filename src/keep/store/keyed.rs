//! Paper forms that were keyed: which, by whom, what was keyed first, and what came of the second
//! keying.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::add::add_one;
use super::prints::stored;
use super::{Added, Store, StoreError, is_erased_in};
use crate::record::Record;
use mitreden_define::form_number::FormNumber;

/// The table of forms. What was keyed stays until the form is erased, so that it can be keyed again
/// and compared.
pub(super) const TABLES: &str = "
    CREATE TABLE forms (
        number INTEGER PRIMARY KEY, response TEXT NOT NULL, state TEXT NOT NULL, clerk TEXT, lang TEXT NOT NULL, day TEXT NOT NULL,
        first TEXT NOT NULL, second TEXT, fields INTEGER NOT NULL DEFAULT 0, differing INTEGER NOT NULL DEFAULT 0
    ) STRICT;
";

/// How far the keying of a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormState {
    /// Keying has begun.
    Draft,
    /// The form was keyed once.
    Keyed,
    /// The box of consent is not ticked: nothing of the form is kept.
    Declined,
    /// The form was keyed twice, and the differences are settled.
    Verified,
}

impl FormState {
    fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Keyed => "keyed",
            Self::Declined => "declined",
            Self::Verified => "verified",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        [Self::Draft, Self::Keyed, Self::Declined, Self::Verified]
            .into_iter()
            .find(|state| state.word() == word)
    }
}

/// A form that was keyed, or is being keyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyedForm {
    /// The form's number.
    pub number: FormNumber,
    /// The id of its response.
    pub response: Uuid,
    /// How far its keying is.
    pub state: FormState,
    /// The code of the clerk who keyed it first.
    pub clerk: Option<String>,
    /// The language that the form is printed in.
    pub lang: String,
    /// The day on which the form was received.
    pub day: String,
    /// The values that were keyed first.
    pub first: String,
    /// The values of the second keying so far.
    pub second: Option<String>,
    /// The hash of the definition it was printed with and is read by; none of forms that an older
    /// version of this program has kept.
    pub definition: Option<String>,
}

/// The errors that second keyings have shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct KeyingErrors {
    /// How many forms were keyed twice.
    pub forms: u64,
    /// How many fields were compared.
    pub fields: u64,
    /// How many fields differed.
    pub differing: u64,
}

impl Store {
    /// The form with a number, if it was begun.
    pub fn form(&self, number: FormNumber) -> Result<Option<KeyedForm>, StoreError> {
        let sql = "SELECT response, state, clerk, lang, day, first, second, definition FROM forms WHERE number = ?1";
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
                row.get(6)?,
                row.get(7)?,
            ))
        };
        let found = self
            .connection
            .query_row(sql, [stored(number)], read)
            .optional()
            .map_err(|error| self.fail(error))?;
        let Some((response, state, clerk, lang, day, first, second, definition)) = found else {
            return Ok(None);
        };
        let response = Uuid::try_parse(&response)
            .map_err(|_| self.damaged(format!("form {number}: `{response}` is no id")))?;
        let state = FormState::of_word(&state)
            .ok_or_else(|| self.damaged(format!("form {number}: `{state}` is no state")))?;
        Ok(Some(KeyedForm { number, response, state, clerk, lang, day, first, second, definition }))
    }

    /// The numbers of the forms in a state, in order.
    pub fn forms(&self, state: FormState) -> Result<Vec<FormNumber>, StoreError> {
        let all = || -> rusqlite::Result<Vec<i64>> {
            let mut statement = self
                .connection
                .prepare("SELECT number FROM forms WHERE state = ?1 ORDER BY number")?;
            statement.query_map([state.word()], |row| row.get(0))?.collect()
        };
        Ok(all()
            .map_err(|error| self.fail(error))?
            .into_iter()
            .filter_map(super::prints::number)
            .collect())
    }

    /// The definition by which a response was kept, of its newest version; none where there is no
    /// such response.
    pub fn definition_of(&self, id: &Uuid) -> Result<Option<String>, StoreError> {
        let sql = "SELECT json_extract(json, '$.definition') FROM responses WHERE id = ?1 ORDER BY revision DESC, source, hash LIMIT 1";
        self.connection
            .query_row(sql, [id.to_string()], |row| row.get(0))
            .optional()
            .map_err(|error| self.fail(error))
    }

    /// Whether any version of a response is kept here.
    pub fn has_response(&self, id: &Uuid) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM responses WHERE id = ?1)";
        self.connection
            .query_row(sql, [id.to_string()], |row| row.get(0))
            .map_err(|error| self.fail(error))
    }

    /// Keeps a form as far as it is; when it returns it is on the disk. Nothing of a form that was
    /// erased is kept.
    pub fn keep_form(&mut self, form: &KeyedForm) -> Result<(), StoreError> {
        self.transact(
            |tx, key| {
                if is_erased_in(tx, key, &form.response)? { Ok(()) } else { write(tx, form) }
            },
        )
    }

    /// Keeps a form that is done, and its record, all at once; nothing of one that was erased. The
    /// numbers are the fields compared and those that differed.
    pub fn end_form(
        &mut self,
        form: &KeyedForm,
        record: Option<&Record>,
        (fields, differing): (u64, u64),
    ) -> Result<Added, StoreError> {
        self.transact(|tx, key| {
            if is_erased_in(tx, key, &form.response)? {
                return Ok(Added { erased: 1, ..Added::default() });
            }
            write(tx, form)?;
            let sql = "UPDATE forms SET fields = ?2, differing = ?3 WHERE number = ?1";
            let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
            tx.execute(sql, params![stored(form.number), count(fields), count(differing)])?;
            record.map_or(Ok(Added::default()), |record| add_one(tx, key, record))
        })
    }

    /// The errors that all second keyings so far have shown.
    pub fn keying_errors(&self) -> Result<KeyingErrors, StoreError> {
        let sql = "SELECT count(*), ifnull(sum(fields), 0), ifnull(sum(differing), 0) FROM forms WHERE state = 'verified'";
        let counts = self
            .connection
            .query_row(sql, [], |row| Ok([row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?]));
        let [forms, fields, differing] =
            counts.map_err(|error| self.fail(error))?.map(|n| u64::try_from(n).unwrap_or(0));
        Ok(KeyingErrors { forms, fields, differing })
    }
}

fn write(connection: &rusqlite::Connection, form: &KeyedForm) -> rusqlite::Result<()> {
    let sql = "INSERT INTO forms (number, response, state, clerk, lang, day, first, second, definition)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT (number) DO UPDATE SET state = excluded.state, clerk = excluded.clerk, lang = excluded.lang, day = excluded.day,
        first = excluded.first, second = excluded.second, definition = excluded.definition";
    let KeyedForm { number, response, state, clerk, lang, day, first, second, definition } = form;
    let values = params![
        stored(*number),
        response.to_string(),
        state.word(),
        clerk,
        lang,
        day,
        first,
        second,
        definition
    ];
    connection.execute(sql, values).map(drop)
}
