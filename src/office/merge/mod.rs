//! Merging for good: the dataset is written, and what was decided along with it is kept, so that
//! every command that follows sees the same sources, the same settlements and the same numbers.

pub mod forget;

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::database::{Server, noted, runtime};
use crate::failure::{Failure, unwritable};
use crate::handin::{ReceivedHandin, arrivals};
use crate::results::{CODEBOOK, MERGED, PROTOCOL, STORE, TABLE, made, scratch};
use crate::sources::{MergeFailure, Opened, Sources};
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_base::locale::Lang;
use mitreden_count::dataset::codebook::codebook;
use mitreden_count::dataset::{Columns, Dataset, DatasetError};
use mitreden_count::merge::{MergeError, Merged, Outputs, Protocol};
use mitreden_define::survey::Survey;
use mitreden_define::survey::union::Union;
use mitreden_keep::files::write_atomically;
use mitreden_keep::handin::Handin;
use mitreden_keep::online::OnlineStore as _;
use mitreden_keep::resolve::{KeepWish, Settlement};
use mitreden_keep::store::{
    Beyond, Decided, NamedSource, Store, StoreError, Taken, put_back_rescued, rescued,
};
use mitreden_keep::tombstone::Key;
use mitreden_tell::{markdown, merging};

/// The settings of a merge.
pub struct Merging<'a> {
    /// The town's folder.
    pub folder: &'a Folder,
    /// The survey that is merged.
    pub survey: &'a Survey,
    /// The files that define the survey.
    pub definition: Vec<PathBuf>,
    /// Hand-ins, which the store takes in.
    pub received: Vec<ReceivedHandin>,
    /// The decisions on responses whose versions contradict each other.
    pub keep: &'a [KeepWish],
    /// The day of the merge.
    pub today: NaiveDate,
}

impl Merging<'_> {
    /// Merges, with further files, which are sources from now on.
    pub fn run(
        &self,
        others: &[PathBuf],
        teller: &dyn Teller,
    ) -> Result<(Opened, Merged), Failure> {
        let results = self.folder.results(self.survey);
        self.folder.make(&results)?;
        take_in_rescued(&results, teller)?;
        let keeps = !self.received.is_empty() || !others.is_empty() || !self.keep.is_empty();
        if keeps {
            // There has to be a store to keep it in.
            drop(Store::open(&results.join(STORE), Key::fresh)?);
        }
        let mut sources = Sources::find(self.folder, self.survey, others)?;
        sources.know(&self.received);
        let union = sources.union(self.survey)?;
        sources.keep_definition(self.survey, &results)?;
        let erasures = sources.erasures()?;
        let before = sources.mark()?;
        let new: Vec<_> = sources
            .named_now()
            .iter()
            .map(|source| NamedSource { day: self.today, ..source.clone() })
            .collect();
        let made = sources.made((self.survey, &results), &self.definition)?;
        let scratch = scratch()?;
        let csv = Some(results.join(TABLE));
        let out = Outputs {
            parquet: results.join(MERGED),
            csv,
            made,
            scratch: scratch.path().to_owned(),
        };
        let working = teller.working("busy-merging");
        let merged = sources.merge(&self.received, &union, self.keep, &out);
        drop(working);
        let mut decided = sources.settled().to_vec();
        let told = sources.notices().to_vec();
        drop(sources);
        let (mut settlements, mut mark, mut dataset) = (Vec::new(), None, None);
        if let Ok(merged) = &merged {
            dataset = Some(erasures);
            settlements.extend(
                merged
                    .chosen
                    .iter()
                    .map(|choice| Settlement { choice: choice.clone(), day: self.today }),
            );
            mark = before.map(|before| (before, merged.of.mark()));
        }
        let named = if merged.is_ok() { &new[..] } else { &[] };
        // Whatever came of the merging: what was handed in is not lost.
        self.remember((&settlements, named), dataset, mark.as_ref(), teller)?;
        decided.retain(|old| !settlements.iter().any(|new| new.choice.id == old.choice.id));
        decided.extend(settlements);
        decided.sort();
        let mut merged = match merged {
            Ok(merged) => merged,
            Err(failure) => {
                teller.notices(&told);
                return Err(self.without(failure, teller.lang())?);
            }
        };
        merged.protocol.decided = decided;
        (merged.protocol.named, merged.protocol.handins) = self.named(teller.lang())?;
        write_protocol(&results, &merged.protocol, teller.lang())?;
        made::remove_weights(&results)?;
        let columns = Columns::of(&union.survey).map_err(DatasetError::from)?;
        self.write_codebook(&results, &union, &columns)?;
        let dataset = Dataset::open(&out.parquet, &columns)?;
        Ok((Opened::new(dataset, union, merged.protocol.notices.clone()), merged))
    }

    /// Puts hand-ins and what was decided into the store, all or none, and says what came of the
    /// hand-ins.
    fn remember(
        &self,
        (settlements, sources): (&[Settlement], &[NamedSource]),
        dataset: Option<usize>,
        mark: Option<&(String, String)>,
        teller: &dyn Teller,
    ) -> Result<(), Failure> {
        let path = self.folder.results(self.survey).join(STORE);
        let Some(mut store) = Store::open_existing(&path)? else { return Ok(()) };
        let handins = self.received.iter().map(|one| &one.handin).collect();
        let mark = mark.map(|(before, after)| [before.as_str(), after.as_str()]);
        let taken = store.decide(&Decided { handins, settlements, sources, dataset, mark })?;
        for (ReceivedHandin { name, .. }, Taken { added, contacts, removed, handed_on }) in
            self.received.iter().zip(taken)
        {
            let words = [
                ("name", name.into()),
                ("new", added.new.into()),
                ("known", added.duplicate.into()),
                ("replaced", added.replaced.into()),
                ("conflicting", added.conflicting.into()),
                ("erased", added.erased.into()),
                ("contacts", contacts.into()),
            ];
            teller.say("handin-taken", &words);
            if removed > 0 {
                teller.say("handin-removed", &[("n", removed.into())]);
            }
            if handed_on > 0 {
                teller.say("erase-handed", &[("survey", self.survey.id.as_str().into())]);
            }
        }
        obey_in_rescued(&store)?;
        for failure in made::sweep(&self.folder.results(self.survey), &mut store)? {
            teller.failure(failure);
        }
        if self.received.iter().any(|one| !one.handin.print.is_empty()) {
            arrivals::tell(&store.received()?, teller);
        }
        Ok(())
    }

    /// Writes the codebook, which explains the columns beside the table for spreadsheets.
    fn write_codebook(
        &self,
        results: &Path,
        union: &Union,
        columns: &Columns,
    ) -> Result<(), Failure> {
        let path = results.join(CODEBOOK);
        let book = codebook(&union.survey, columns, self.survey.language())?;
        write_atomically(&path, &book).map_err(|error| unwritable(&path, &error))
    }

    /// The sources that were named, and the hand-ins that have come.
    fn named(&self, lang: Lang) -> Result<(Vec<NamedSource>, Vec<String>), Failure> {
        let path = self.folder.results(self.survey).join(STORE);
        let Some(store) = Store::open_existing(&path)? else { return Ok(<_>::default()) };
        Ok((store.named_sources()?, arrivals::lines(&store.received()?, lang)))
    }

    /// Where nothing stands any more, an older dataset must not go on looking like the present one:
    /// it goes, and the protocol says why.
    fn without(&self, failure: MergeFailure, lang: Lang) -> Result<Failure, Failure> {
        let results = self.folder.results(self.survey);
        if let MergeFailure::Merge(MergeError::NoResponses(protocol)) = &failure {
            for path in [MERGED, TABLE, CODEBOOK].map(|name| results.join(name)) {
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != ErrorKind::NotFound => {
                        return Err(unwritable(&path, &error));
                    }
                    _ => {}
                }
            }
            made::remove_weights(&results)?;
            write_protocol(&results, protocol, lang)?;
        }
        Ok(failure.into_failure(self.survey, &results.join(PROTOCOL)))
    }
}

/// Puts what was rescued in the place of a store that is gone, takes what was rescued when it was
/// moved or replaced under a server into the store, and removes what is all in it.
pub fn take_in_rescued(results: &Path, teller: &dyn Teller) -> Result<(), Failure> {
    let path = results.join(STORE);
    tell_put_back(&path, teller)?;
    for held in rescued(&path) {
        let name = held.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (came, is_whole) = unite(&path, &held)?;
        if is_whole {
            fs::remove_file(&held).map_err(|error| unwritable(&held, &error))?;
        }
        let stays = if is_whole { "no" } else { "yes" };
        let words = [
            ("name", name.into()),
            ("n", came.responses.into()),
            ("open", came.interviews.into()),
            ("stays", stays.into()),
        ];
        teller.say("rescued-taken", &words);
    }
    Ok(())
}

/// Takes a store into another; says what came, and whether all of it is there now: not so where an
/// interview went on in both, or a form was keyed otherwise.
fn unite(path: &Path, held: &Path) -> Result<(Beyond, bool), Failure> {
    let mut other = Store::open_existing(held)?
        .ok_or_else(|| Failure::from(StoreError::NotAStore { path: held.to_owned() }))?;
    let mut store = Store::open(path, Key::fresh)?;
    let (came, _) = store.unite(&other)?;
    other.obey(&store)?;
    Ok((came, other.beyond(path)?.is_none()))
}

/// Erases in rescued stores, too, what a hand-in says was erased.
fn obey_in_rescued(store: &Store) -> Result<(), StoreError> {
    for path in rescued(store.path()) {
        if let Some(mut held) = Store::open_existing(&path)? {
            held.obey(store)?;
        }
    }
    Ok(())
}

/// Puts a rescued store in the place of one that is gone, and tells so.
fn tell_put_back(store: &Path, teller: &dyn Teller) -> Result<(), Failure> {
    if let Some(from) = put_back_rescued(store)? {
        let words = [
            ("path", store.display().to_string().into()),
            ("from", from.display().to_string().into()),
        ];
        teller.say("rescued-put-back", &words);
    }
    Ok(())
}

fn write_protocol(results: &Path, protocol: &Protocol, lang: Lang) -> Result<(), Failure> {
    let path = results.join(PROTOCOL);
    write_atomically(&path, markdown::write(&merging::document(protocol, lang)).as_bytes())
        .map_err(|error| unwritable(&path, &error))
}

/// What the servers' database has kept, as one more hand-in, where one is named: what was withdrawn
/// there goes here, too.
pub fn fetched(
    store: &Server,
    folder: &Folder,
    survey: &Survey,
    teller: &dyn Teller,
) -> Result<Option<ReceivedHandin>, Failure> {
    if store.url.is_none() {
        return Ok(None);
    }
    let (handin, place) = runtime()?.block_on(async {
        let store = store.database(survey.id.as_str()).await?;
        let records = store.records().await?;
        let hashes: BTreeSet<&str> =
            records.iter().map(|record| record.definition.as_str()).collect();
        let mut definitions = Vec::new();
        for hash in hashes {
            definitions.extend(store.definition(hash).await?);
        }
        let handin = Handin {
            survey: survey.id.to_string(),
            device: "server".to_owned(),
            number: 1,
            definitions,
            promises: store.promises().await?,
            tombstones: store.tombstones().await?,
            records,
            ..Handin::of(*store.key())
        };
        Ok::<_, Failure>((handin, store.place().to_owned()))
    })?;
    noted::note(folder, survey.id.as_str(), &place, teller);
    Ok(Some(ReceivedHandin { name: "postgres".to_owned(), handin }))
}

/// Erases in the servers' database, too, what was erased here or where a hand-in came from.
pub fn erase_there(
    store: &Server,
    folder: &Folder,
    survey: &Survey,
    teller: &dyn Teller,
) -> Result<(), Failure> {
    if store.url.is_none() {
        return Ok(());
    }
    let erased = runtime()?.block_on(async {
        let database = store.database(survey.id.as_str()).await?;
        noted::obey(&database, folder, survey.id.as_str()).await
    })?;
    if erased > 0 {
        teller.say("erased-in-database", &[("n", erased.into())]);
    }
    Ok(())
}
