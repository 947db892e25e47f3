//! What the floors below can fail of, as failures that are told in the reader's language.

use std::io;
use std::path::Path;

use super::{Failure, unwritable};
use mitreden_ask::import::TableError;
use mitreden_ask::interview::CannotBeAsked;
use mitreden_base::locale::Word;
use mitreden_count::dataset::DatasetError;
use mitreden_count::study::CountError;
use mitreden_count::unasked::Unasked;
use mitreden_count::weights::RakeError;
use mitreden_keep::copy::CopyError;
use mitreden_keep::store::StoreError;

impl From<CountError> for Failure {
    fn from(error: CountError) -> Self {
        match error {
            CountError::NoNeeds => Self::user("failure-no-needs"),
            CountError::NoImportance => Self::user("failure-no-importance"),
            CountError::Nobody => Self::user("failure-nobody"),
            CountError::NoGroups(name) => {
                Self::user("failure-no-groups").word("name", name.to_string())
            }
            CountError::Dataset(error) => error.into(),
            CountError::Weights(error) => error.into(),
            CountError::Unasked(unasked) => unasked.into(),
            CountError::Rules(_) => Self::plain(&error),
        }
    }
}

impl From<Unasked> for Failure {
    fn from(Unasked { question, n, all }: Unasked) -> Self {
        Self::user("failure-unasked").word("question", question).word("n", n).word("all", all)
    }
}

impl From<RakeError> for Failure {
    fn from(error: RakeError) -> Self {
        match error {
            RakeError::NoRows => Self::user("failure-weights-nobody"),
            RakeError::NoTarget { margin, level, n } => Self::user("failure-weights-target")
                .word("margin", margin)
                .word("level", level)
                .word("n", n),
            RakeError::NoCases { margin, level, target } => Self::user("failure-weights-empty")
                .word("margin", margin)
                .word("level", level)
                .word("target", Word::Percent(target)),
            RakeError::CannotMeet { margin, level, gap } => {
                let level = level.unwrap_or_else(|| "none".to_owned());
                Self::user("failure-weights-apart")
                    .word("margin", margin)
                    .word("level", level)
                    .word("gap", Word::Percent(gap))
            }
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let at = Self::at;
        match error {
            StoreError::NotAStore { path } => at("failure-store-foreign", &path),
            StoreError::Newer { path, version, known } => at("failure-store-newer", &path)
                .word("version", version.to_string())
                .word("known", known.to_string()),
            StoreError::CannotOpen { path } => at("failure-store-open", &path),
            StoreError::ReadOnly { path } => at("failure-store-readonly", &path),
            StoreError::Full { path } => at("failure-store-full", &path),
            StoreError::Locked { path } => at("failure-store-locked", &path),
            StoreError::Unreachable { server, reason } => {
                Self::user("failure-store-server").word("server", server).word("reason", reason)
            }
            StoreError::Away { path } => at("failure-store-away", &path),
            StoreError::Gone { path, rescued } => {
                at("failure-store-gone", &path).word("rescued", rescued.display().to_string())
            }
            StoreError::Lost { path, reason } => {
                at("failure-store-lost", &path).word("reason", reason)
            }
            StoreError::OtherKey { path } => at("failure-store-key", &path),
            StoreError::BadUrl { reason } => Self::user("failure-store-url").word("reason", reason),
            StoreError::Damaged { path, reason } => {
                at("failure-store-damaged", &path).word("reason", reason)
            }
            StoreError::Other { path, source } => {
                at("failure-store", &path).word("reason", source.to_string())
            }
        }
    }
}

impl From<CopyError> for Failure {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::BadUrl { reason } => Self::user("failure-store-url").word("reason", reason),
            CopyError::Unreachable { place, reason } => {
                Self::user("failure-store-server").word("server", place).word("reason", reason)
            }
            CopyError::OfServers { place } => {
                Self::user("failure-copy-servers").word("place", place)
            }
            CopyError::NoCopy { place, survey } => {
                Self::user("failure-copy-none").word("place", place).word("survey", survey)
            }
            CopyError::Refused { place, reason } => {
                Self::user("failure-copy-refused").word("place", place).word("reason", reason)
            }
            CopyError::Damaged { place, reason } => {
                Self::user("failure-copy-damaged").word("place", place).word("reason", reason)
            }
        }
    }
}

impl From<DatasetError> for Failure {
    fn from(error: DatasetError) -> Self {
        match error {
            // A merged dataset of before; sources say for themselves what is wrong with them.
            DatasetError::Columns { .. } => {
                Self::user("failure-dataset").word("text", error.to_string())
            }
            DatasetError::File { path, source } if is_full(&source) => unwritable(&path, &source),
            DatasetError::System(source) if is_full(&source) => {
                Self::user("failure-full").word("error", source.to_string())
            }
            DatasetError::Copy(error) => error.into(),
            DatasetError::NoCloud { address } => {
                Self::user("failure-no-cloud").word("address", address)
            }
            DatasetError::NotFetched { address, reason } => {
                Self::user("failure-not-fetched").word("address", address).word("reason", reason)
            }
            other => Self::plain(&other),
        }
    }
}

/// Whether the disk or its quota is full, or the disk may not be written to.
fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem)
}

impl From<CannotBeAsked> for Failure {
    fn from(CannotBeAsked(questions): CannotBeAsked) -> Self {
        let ids: Vec<_> = questions.iter().map(ToString::to_string).collect();
        Self::user("failure-cannot-ask").word("questions", ids.join(", "))
    }
}

impl Failure {
    /// The failure to read a file as a table.
    pub fn table(path: &Path, error: TableError) -> Self {
        let at = |id| Self::at(id, path);
        match error {
            TableError::Empty => at("failure-table-empty"),
            TableError::NotUtf8 { byte, line } => at("failure-table-utf8")
                .word("byte", byte.to_string())
                .word("line", line.to_string()),
            TableError::NotEncoded(encoding) => {
                at("failure-table-encoding").word("encoding", encoding)
            }
            TableError::Workbook => at("failure-table-workbook"),
            TableError::NoWorkbook(reason) => {
                at("failure-table-no-workbook").word("reason", reason)
            }
            TableError::NoSheet { name, sheets } => at("failure-table-sheet")
                .word("name", &name)
                .meant(&name, sheets.iter().map(String::as_str)),
            TableError::SameName { name, first, second } => {
                let same = at("failure-table-same").word("name", name);
                same.word("first", first.to_string()).word("second", second.to_string())
            }
            TableError::NoName(column) => {
                at("failure-table-nameless").word("column", column.to_string())
            }
            TableError::OpenQuote { row } => at("failure-table-quote").word("row", row.to_string()),
            TableError::Swallowed { row, column, rows } => at("failure-table-swallowed")
                .word("row", row.to_string())
                .word("column", column)
                .word("n", rows),
            TableError::Rows(_) => at("failure-table-rows").word("rows", error.to_string()),
            TableError::Delimiter(mark) => {
                at("failure-table-delimiter").word("mark", mark.escape_default().to_string())
            }
            TableError::Unpacked(most) => {
                at("failure-table-unpacked").word("limit", most.to_string())
            }
            TableError::Texts(most) => at("failure-table-texts").word("limit", most.to_string()),
            TableError::LongText { part, most } => at("failure-table-long-text")
                .word("part", part)
                .word("limit", (most >> 20).to_string()),
            TableError::TooLarge => at("failure-table-large"),
        }
    }
}
