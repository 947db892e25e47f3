//! Taking back what was decided when sources were merged.

use std::path::Path;

use uuid::Uuid;

use crate::copy;
use crate::database::noted;
use crate::failure::Failure;
use crate::results::STORE;
use crate::sources::kept_once;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_define::survey::Survey;
use mitreden_keep::store::Store;

/// Takes back decisions. One that was never made is an error, and then none is taken back.
pub fn forget(
    all: &[String],
    folder: &Folder,
    survey: &Survey,
    teller: &dyn Teller,
) -> Result<(), Failure> {
    if all.is_empty() {
        return Ok(());
    }
    let unknown = |what: &str| {
        Failure::user("failure-forget").word("what", what).word("survey", survey.id.as_str())
    };
    let first = all.first().map_or("", String::as_str);
    let mut store =
        Store::open_existing(&folder.results(survey).join(STORE))?.ok_or_else(|| unknown(first))?;
    let (settled, named) = (store.settlements()?, store.named_sources()?);
    let is_settled = |id: &Uuid| settled.iter().any(|settlement| settlement.choice.id == *id);
    // As it was named, or as merge.md has it.
    let source = |what: &str| {
        let paths = [kept_once(folder, Path::new(what)), what.to_owned()];
        named.iter().find(|source| paths.contains(&source.path)).map(|source| source.path.clone())
    };
    let (mut databases, received) = (noted::known(&store)?, store.received()?);
    databases.extend(copy::noted::known(&store)?);
    let missing = |what: &str| {
        let (device, number) = what
            .rsplit_once(':')
            .and_then(|(device, number)| Some((device, number.trim().parse().ok()?)))?;
        received
            .0
            .get(device)
            .filter(|of| of.missing().contains(&number))
            .map(|_| (device.to_owned(), number))
    };
    for what in all {
        let is_known =
            Uuid::try_parse(what).is_ok_and(|id| is_settled(&id)) || source(what).is_some();
        if !is_known && !databases.contains(what) && missing(what).is_none() {
            return Err(unknown(what));
        }
    }
    for what in all {
        let was_copy = copy::noted::forget(&mut store, what)?;
        if noted::forget(&mut store, what)? || was_copy {
            teller.say(
                "merge-database-forgotten",
                &[("place", what.into()), ("survey", survey.id.as_str().into())],
            );
            continue;
        }
        if let Some((device, number)) = missing(what) {
            store.give_up(&device, number)?;
            teller.say(
                "merge-given-up",
                &[("device", device.into()), ("number", number.to_string().into())],
            );
            continue;
        }
        match Uuid::try_parse(what) {
            Ok(id) if is_settled(&id) => {
                store.unsettle(&id)?;
                teller.say("merge-unsettled", &[("id", what.into())]);
            }
            _ => {
                let path = source(what).unwrap_or_default();
                store.forget_source(&path)?;
                teller.say("merge-forgotten", &[("path", path.into())]);
            }
        }
    }
    Ok(())
}
