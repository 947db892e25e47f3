//! What one state of a store holds that another lacks: what came after a backup, or what a backup
//! brings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::{Store, StoreError};
use crate::journal::goes_on_from;
use crate::online::Whole;

/// What one state holds that another lacks, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beyond {
    /// Responses that are missing, or are there in an older version only.
    pub responses: usize,
    /// Interviews under way that are missing, or have not gone as far.
    pub interviews: usize,
    /// Invitations that are missing.
    pub invitations: usize,
    /// Invitations that are used in the first state only.
    pub used: usize,
    /// Contacts that are missing.
    pub contacts: usize,
    /// Paper forms that were begun or have no consent, and are missing: of others there is a
    /// response.
    pub forms: usize,
}

impl Beyond {
    /// Whether nothing is lacking.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// What was lacking and is lacking no more.
    pub(super) fn without(&self, still: &Self) -> Self {
        Self {
            responses: self.responses.saturating_sub(still.responses),
            interviews: self.interviews.saturating_sub(still.interviews),
            invitations: self.invitations.saturating_sub(still.invitations),
            used: self.used.saturating_sub(still.used),
            contacts: self.contacts.saturating_sub(still.contacts),
            forms: self.forms.saturating_sub(still.forms),
        }
    }

    /// What the first of two states of a database holds beyond the second.
    pub fn between(this: &Whole, other: &Whole) -> Self {
        let records: BTreeSet<_> = other
            .records
            .iter()
            .map(|record| (record.id, record.revision, record.content_hash()))
            .collect();
        let over: BTreeSet<_> = other.records.iter().map(|record| record.id).collect();
        let open: BTreeMap<_, _> = other.journals().collect();
        let responses = this
            .records
            .iter()
            .filter(|one| !records.contains(&(one.id, one.revision, one.content_hash())));
        let interviews = this.journals().filter(|(id, here)| {
            let there = open.get(id);
            !over.contains(*id) && there.is_none_or(|there| !goes_on_from(there, here))
        });
        Self {
            responses: responses.count(),
            interviews: interviews.count(),
            invitations: this
                .invitations
                .keys()
                .filter(|hash| !other.invitations.contains_key(*hash))
                .count(),
            used: this
                .invitations
                .iter()
                .filter(|(hash, used)| **used && other.invitations.get(*hash) != Some(&true))
                .count(),
            contacts: 0,
            forms: 0,
        }
    }
}

/// The statements that count each field of [`Beyond`]; `{0}` is the first state, `{1}` the other.
const COUNTS: [&str; 6] = [
    "SELECT count(DISTINCT id) FROM {0}.responses t WHERE NOT EXISTS (SELECT 1 FROM {1}.responses o
        WHERE o.id = t.id AND o.revision = t.revision AND o.source = t.source AND o.hash = t.hash)",
    "SELECT count(*) FROM {0}.interviews t WHERE NOT EXISTS (SELECT 1 FROM {1}.responses WHERE id = t.id)
        AND (NOT EXISTS (SELECT 1 FROM {1}.interviews WHERE id = t.id) OR EXISTS (
            SELECT 1 FROM {0}.happenings h WHERE h.interview = t.id AND NOT EXISTS (
                SELECT 1 FROM {1}.happenings WHERE interview = h.interview AND n = h.n AND what = h.what)))",
    "SELECT count(*) FROM {0}.invitations WHERE hash NOT IN (SELECT hash FROM {1}.invitations)",
    "SELECT count(*) FROM {0}.invitations WHERE used AND hash NOT IN (SELECT hash FROM {1}.invitations WHERE used)",
    "SELECT count(*) FROM {0}.contacts WHERE id NOT IN (SELECT id FROM {1}.contacts)
        AND id NOT IN (SELECT contact FROM {0}.taken_back)",
    "SELECT count(*) FROM {0}.forms WHERE state IN ('draft', 'declined') AND number NOT IN (SELECT number FROM {1}.forms)",
];

/// Counts what the first of two schemas holds beyond the second.
pub(super) fn count(connection: &Connection, this: &str, other: &str) -> rusqlite::Result<Beyond> {
    let count = |sql: &str| -> rusqlite::Result<usize> {
        let n: i64 =
            connection
                .query_row(&sql.replace("{0}", this).replace("{1}", other), [], |row| row.get(0))?;
        Ok(usize::try_from(n).unwrap_or(0))
    };
    let [responses, interviews, invitations, used, contacts, forms] = COUNTS;
    Ok(Beyond {
        responses: count(responses)?,
        interviews: count(interviews)?,
        invitations: count(invitations)?,
        used: count(used)?,
        contacts: count(contacts)?,
        forms: count(forms)?,
    })
}

impl Store {
    /// What this store holds beyond the one at a path, which is as up to date in its tables.
    pub fn beyond(&self, other: &Path) -> Result<Beyond, StoreError> {
        self.beside(other, |connection| count(connection, "main", "other"))
    }

    /// Does something while another store is attached under the name `other`.
    pub(super) fn beside<T>(
        &self,
        other: &Path,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let run = || {
            // A path need not be text.
            let path = ToSqlOutput::Borrowed(ValueRef::Text(other.as_os_str().as_encoded_bytes()));
            self.connection.execute("ATTACH ?1 AS other", [path])?;
            let done = work(&self.connection);
            self.connection.execute_batch("DETACH other")?;
            done
        };
        run().map_err(|error| self.fail(error))
    }
}
