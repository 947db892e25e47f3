//! The steps of an interview that are more than one statement, or one that several servers may run
//! at once.

use chrono::NaiveDate;
use deadpool_postgres::{Object, Transaction};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Error, GenericClient};
use uuid::Uuid;

use super::super::{Beginning, Counted, Invitation, KeepOutcome, OnlineCounts};
use crate::journal::{Begun, Happening};
use crate::record::{Disposition, Record};
use crate::tombstone::{Key, tombstone};

/// Writes the responses of past days anew in the order of their random ids and all at once: neither
/// where rows lie nor which transaction wrote them tells any more in which order people answered.
pub(super) const SETTLE: &str = "
    WITH moved AS (DELETE FROM mitreden.responses WHERE survey = $1 AND NOT settled AND day < $2 RETURNING *)
    INSERT INTO mitreden.responses SELECT survey, id, day, true, json FROM moved ORDER BY id";

/// Writes all used invitations anew in the order of their hashes and all at once: the database
/// notes which transaction wrote a row, and the one that used an invitation began an interview,
/// too.
pub(super) const SETTLE_INVITATIONS: &str = "
    WITH moved AS (DELETE FROM mitreden.invitations WHERE survey = $1 AND used RETURNING *)
    INSERT INTO mitreden.invitations SELECT * FROM moved ORDER BY hash";

/// Clears the pages of rows that were rewritten or deleted, so that their old content is gone.
pub(super) const SWEEP: &str =
    "VACUUM mitreden.invitations, mitreden.interviews, mitreden.happenings, mitreden.responses";

/// The number of rows that share each count, so that servers need not wait for each other.
const SHARDS: &str = "16";

/// What is needed to begin an interview.
pub(super) struct Begin<'b> {
    pub(super) survey: &'b str,
    pub(super) key: &'b Key,
    pub(super) begun: &'b Begun,
    pub(super) json: &'b str,
    pub(super) invitation: Option<&'b Invitation>,
}

impl Begin<'_> {
    /// Begins the interview and uses up the invitation.
    pub(super) async fn run(self, client: &mut Object) -> Result<Beginning, Error> {
        let id = self.begun.id.to_string();
        let tx = client.transaction().await?;
        let over = "SELECT 1 FROM mitreden.responses WHERE id = $1 UNION ALL SELECT 1 FROM mitreden.tombstones WHERE hash = $2";
        let mark = tombstone(self.key, &self.begun.id);
        if !tx.query(over, &[&id, &&mark.as_bytes()[..]]).await?.is_empty() {
            return Ok(Beginning::Over);
        }
        let sql = "INSERT INTO mitreden.interviews VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        if tx.execute(sql, &[&self.survey, &id, &self.json]).await? == 0 {
            return Ok(Beginning::Before);
        }
        if let Some(hash) = self.invitation {
            // Of several that try at once the first one's row lock makes the others see it used.
            let sql = "UPDATE mitreden.invitations SET used = true WHERE survey = $1 AND hash = $2 AND NOT used";
            if tx.execute(sql, &[&self.survey, &&hash.as_bytes()[..]]).await? == 0 {
                let sql = "SELECT 1 FROM mitreden.invitations WHERE survey = $1 AND hash = $2";
                let known = tx.query_opt(sql, &[&self.survey, &&hash.as_bytes()[..]]).await?;
                // Dropped, the transaction is rolled back.
                return Ok(if known.is_some() { Beginning::Used } else { Beginning::NotInvited });
            }
        }
        count(&*tx, self.survey, self.begun.day, &OnlineCounts::one(Counted::Start)).await?;
        tx.commit().await?;
        Ok(Beginning::Begun)
    }
}

/// Adds to a journal that has so many entries.
pub(super) async fn append(
    client: &Object,
    (survey, id): (&str, &str),
    first: usize,
    happenings: &[Happening],
) -> Result<KeepOutcome, Error> {
    let sql = "
        WITH open AS (SELECT id FROM mitreden.interviews WHERE survey = $1 AND id = $2 FOR UPDATE),
             kept AS (SELECT count(*) AS n FROM mitreden.happenings WHERE interview = $2)
        INSERT INTO mitreden.happenings
        SELECT open.id, $3 + new.at - 1, new.millis, new.what
        FROM open, kept, unnest($4::bigint[], $5::text[]) WITH ORDINALITY AS new (millis, what, at) WHERE kept.n = $3";
    let statement = client.prepare_cached(sql).await?;
    let first = i64::try_from(first).unwrap_or(i64::MAX);
    let (millis, what): (Vec<i64>, Vec<&str>) =
        happenings.iter().map(|one| (one.millis, one.what.as_str())).unzip();
    match client.execute(&statement, &[&survey, &id, &first, &millis, &what]).await {
        Ok(0) => Ok(KeepOutcome::Behind),
        Ok(_) => Ok(KeepOutcome::Kept),
        // Somebody else's entries are there that could not be seen yet when this began.
        Err(error) if error.code() == Some(&SqlState::UNIQUE_VIOLATION) => Ok(KeepOutcome::Behind),
        Err(error) => Err(error),
    }
}

/// Puts the record in the place of a journal that has so many entries.
pub(super) async fn conclude(
    client: &mut Object,
    (survey, key): (&str, &Key),
    record: &Record,
    entries: usize,
) -> Result<KeepOutcome, Error> {
    let id = record.id.to_string();
    let tx = client.transaction().await?;
    let open = "SELECT 1 FROM mitreden.interviews WHERE survey = $1 AND id = $2 FOR UPDATE";
    if tx.query_opt(open, &[&survey, &id]).await?.is_none() {
        let over = tx.query_opt("SELECT 1 FROM mitreden.responses WHERE id = $1", &[&id]).await?;
        return Ok(if over.is_some() { KeepOutcome::Kept } else { KeepOutcome::Behind });
    }
    let kept: i64 = tx
        .query_one("SELECT count(*) FROM mitreden.happenings WHERE interview = $1", &[&id])
        .await?
        .get(0);
    if usize::try_from(kept) != Ok(entries) {
        return Ok(KeepOutcome::Behind);
    }
    let mark = tombstone(key, &record.id);
    let day = record.day.map(|day| day.to_string()).unwrap_or_default();
    let sql = "INSERT INTO mitreden.responses SELECT $1, $2, $3, false, $4
               WHERE NOT EXISTS (SELECT 1 FROM mitreden.tombstones WHERE hash = $5)";
    tx.execute(sql, &[&survey, &id, &day, &record.to_line(), &&mark.as_bytes()[..]]).await?;
    tx.execute("DELETE FROM mitreden.interviews WHERE id = $1", &[&id]).await?;
    let what = if record.disposition == Disposition::Complete {
        Counted::Complete
    } else {
        Counted::BreakOff
    };
    if let Some(day) = record.day {
        count(&*tx, survey, day, &OnlineCounts::one(what)).await?;
    }
    tx.commit().await?;
    Ok(KeepOutcome::Kept)
}

/// Forgets an interview, under way or over. A code that nobody ever used leaves nothing behind.
pub(super) async fn withdraw(
    client: &mut Object,
    (survey, key): (&str, &Key),
    id: &Uuid,
) -> Result<bool, Error> {
    let tx = client.transaction().await?;
    if remove(&tx, (survey, key), id).await? == 0 {
        // Dropped, the transaction is rolled back.
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

/// Forgets all of these responses or none; returns how many of them were here.
pub(super) async fn forget(
    client: &mut Object,
    whose: (&str, &Key),
    ids: &[Uuid],
) -> Result<usize, Error> {
    let tx = client.transaction().await?;
    let mut forgotten = 0;
    for id in ids {
        forgotten += usize::from(remove(&tx, whose, id).await? > 0);
    }
    tx.commit().await?;
    Ok(forgotten)
}

/// Removes all that is kept of a response and its interview; only its tombstone stays.
async fn remove(
    tx: &Transaction<'_>,
    (survey, key): (&str, &Key),
    id: &Uuid,
) -> Result<u64, Error> {
    let mut removed = 0;
    for table in ["interviews", "responses"] {
        let sql = format!("DELETE FROM mitreden.{table} WHERE survey = $1 AND id = $2");
        removed += tx.execute(&tx.prepare_cached(&sql).await?, &[&survey, &id.to_string()]).await?;
    }
    let mark = tombstone(key, id);
    tx.execute(
        "INSERT INTO mitreden.tombstones VALUES ($1) ON CONFLICT DO NOTHING",
        &[&&mark.as_bytes()[..]],
    )
    .await?;
    Ok(removed)
}

/// Adds to the counts of a day.
pub(super) async fn count(
    client: &impl GenericClient,
    survey: &str,
    day: NaiveDate,
    counts: &OnlineCounts,
) -> Result<(), Error> {
    let sql = format!(
        "INSERT INTO mitreden.counts AS c VALUES ($1, $2, $3, floor(random() * {SHARDS})::smallint, $4)
         ON CONFLICT (survey, day, what, shard) DO UPDATE SET n = c.n + excluded.n"
    );
    for (what, n) in counts.iter() {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        client.execute(&sql, &[&survey, &day.to_string(), &what, &n]).await?;
    }
    Ok(())
}
