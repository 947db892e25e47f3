//! What the database notes for itself beside its tables: its log, from which it would mend itself
//! after a crash, says when each row was written, with which others, and what stood in it, also of
//! what has been deleted since.

use chrono::NaiveDate;
use deadpool_postgres::Object;
use tokio_postgres::Error;

use super::super::Log;

/// The settings under which nothing of the log stays that is not needed for a crash, as (name,
/// value); anything else keeps it for longer, keeps the time of each transaction apart from it, or
/// writes what is asked into a log of another kind.
const SETTINGS: [(&str, &str); 8] = [
    ("archive_mode", "off"),
    ("log_min_duration_statement", "-1"),
    ("log_statement", "none"),
    ("max_wal_senders", "0"),
    ("track_commit_timestamp", "off"),
    ("wal_keep_size", "0"),
    ("wal_level", "minimal"),
    ("wal_recycle", "off"),
];

/// What lets us have the log begun anew, and what is no longer needed of it deleted. Names of later
/// versions are asked for only where there is such a thing.
const MAY: &str = "SELECT
    has_function_privilege('pg_catalog.pg_switch_wal()', 'EXECUTE'),
    coalesce((SELECT rolsuper FROM pg_roles WHERE rolname = current_user), false)
        OR coalesce((SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = 'pg_checkpoint'), false)";

/// Whether this is the first time on a later day; one of several servers finds that it is.
const IS_NEXT_DAY: &str = "INSERT INTO mitreden.meta VALUES ('settled ' || $1, $2)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE meta.value < excluded.value RETURNING 1";

/// Notes that a day is to be settled again, as more came in after a stop had settled it.
const IS_SAME_DAY: &str =
    "UPDATE mitreden.meta SET value = $2 WHERE key = 'settled ' || $1 AND value > $2";

/// Writes the tables anew: within a page what was deleted stays until something else takes its
/// place.
const ANEW: &str = "VACUUM FULL mitreden.invitations, mitreden.interviews, mitreden.happenings, mitreden.responses";

/// Looks up what the log tells, and for how long.
pub(super) async fn look(client: &Object) -> Result<Log, Error> {
    let mut others = Vec::new();
    for (name, wanted) in SETTINGS {
        // A setting that a version does not have keeps nothing.
        let row = client.query_one("SELECT current_setting($1, true)", &[&name]).await?;
        if row.get::<_, Option<&str>>(0).is_some_and(|is| is != wanted) {
            others.push(name);
        }
    }
    let row = client.query_one(MAY, &[]).await?;
    for (name, may) in [("pg_switch_wal", row.get::<_, bool>(0)), ("pg_checkpoint", row.get(1))] {
        others.extend((!may).then_some(name));
    }
    Ok(if others.is_empty() { Log::EachHour } else { Log::Longer(others) })
}

/// Once a day nothing is left in the tables' files of what was deleted, and each time nothing in
/// the log, where that is so set.
pub(super) async fn settle(client: &Object, survey: &str, today: NaiveDate) -> Result<(), Error> {
    let today = today.to_string();
    if client.query(IS_NEXT_DAY, &[&survey, &today.as_bytes()]).await?.is_empty() {
        client.execute(IS_SAME_DAY, &[&survey, &today.as_bytes()]).await?;
    } else {
        client.batch_execute(ANEW).await?;
    }
    if look(client).await? == Log::EachHour {
        client.batch_execute("SELECT pg_switch_wal()").await?;
        client.batch_execute("CHECKPOINT").await?;
    }
    Ok(())
}
