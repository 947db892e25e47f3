//! Tables in object stores and on the web: fetched as files by polars' own client, where the program
//! is built with it.

use std::path::{Path, PathBuf};

use super::DatasetError;

/// What addresses of tables elsewhere begin with.
const SCHEMES: [&str; 8] =
    ["s3://", "gs://", "gcs://", "az://", "abfs://", "abfss://", "https://", "http://"];

/// Whether a text is the address of something in an object store or on the web.
pub fn is_address(text: &str) -> bool {
    SCHEMES.iter().any(|scheme| text.starts_with(scheme))
}

/// An address without what lets one in: no user and password, no signature behind it.
pub fn bare(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}{path}")
}

/// Fetches what an address names into a folder: a table, or of a folder (`…/`) or a pattern (`*`) all
/// tables. Returns the files, in the order of their names.
pub fn fetch(address: &str, folder: &Path) -> Result<Vec<PathBuf>, DatasetError> {
    let fetched = client::fetch(address, folder);
    if let Ok(files) = &fetched
        && files.is_empty()
    {
        let reason = "there is no such table".to_owned();
        return Err(DatasetError::NotFetched { address: bare(address), reason });
    }
    fetched
}

/// The name of the file that a table is fetched to.
#[cfg(any(feature = "cloud", test))]
fn name(address: &str) -> Option<String> {
    let bare = bare(address);
    let name = bare.rsplit('/').next()?.replace("%20", " ");
    let is_table = name.strip_suffix(".parquet").is_some_and(|stem| !stem.is_empty());
    let is_plain = !name.starts_with('.') && !name.contains(['\\', ':', '%']);
    (is_table && is_plain).then_some(name)
}

#[cfg(not(feature = "cloud"))]
mod client {
    use super::{DatasetError, Path, PathBuf, bare};

    pub(super) fn fetch(address: &str, _: &Path) -> Result<Vec<PathBuf>, DatasetError> {
        Err(DatasetError::NoCloud { address: bare(address) })
    }
}

#[cfg(feature = "cloud")]
mod client {
    use polars::prelude::{PlRefPath, PolarsError};
    use polars_io::cloud::{build_object_store, glob, object_path_from_str};
    use tokio::runtime::Builder;

    use super::{DatasetError, Path, PathBuf, bare, name};
    use mitreden_keep::files::write_with;

    pub(super) fn fetch(address: &str, folder: &Path) -> Result<Vec<PathBuf>, DatasetError> {
        let wrong = |reason: String| DatasetError::NotFetched {
            address: bare(address),
            // What is said of an address may repeat what lets one in.
            reason: reason.replace(address, &bare(address)),
        };
        let runtime = Builder::new_multi_thread().enable_all().build()?;
        let failed = |error: PolarsError| wrong(error.to_string());
        let listed = if address.ends_with('/') || address.contains('*') {
            let all = if address.ends_with('/') { "**/*.parquet" } else { "" };
            let pattern = PlRefPath::new(format!("{address}{all}"));
            runtime.block_on(glob(pattern, None)).map_err(failed)?
        } else {
            vec![address.to_owned()]
        };
        let mut files = Vec::with_capacity(listed.len());
        for one in listed {
            let no_name = || wrong("a table ends in .parquet, and its name is plain".to_owned());
            let path = folder.join(name(&one).ok_or_else(no_name)?);
            if files.contains(&path) {
                return Err(wrong("two tables have one name".to_owned()));
            }
            let fetched = write_with(&path, |file| {
                let mut file = tokio::fs::File::from_std(file.get_ref().try_clone()?);
                runtime
                    .block_on(async {
                        let at = PlRefPath::new(&one);
                        let (location, store) = build_object_store(at, None, false).await?;
                        let place = object_path_from_str(&location.prefix)?;
                        store.download(&place, &mut file).await
                    })
                    .map_err(failed)
            });
            fetched.map_err(|error: DatasetError| error.at(&path))?;
            files.push(path);
        }
        files.sort();
        Ok(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_known_by_their_beginning_and_told_without_what_lets_in() {
        assert!(is_address("s3://bucket/a.parquet") && is_address("https://host/a.parquet"));
        assert!(!is_address("a.parquet") && !is_address("postgres://host/db"));
        let signed = "https://me:s3cret@host/a/b.parquet?X-Amz-Signature=0";
        assert_eq!(bare(signed), "https://host/a/b.parquet");
        assert_eq!(bare("s3://bucket"), "s3://bucket");
    }

    #[test]
    fn a_table_has_a_plain_name() {
        assert_eq!(name("s3://b/x/part 1.parquet?v=2").as_deref(), Some("part 1.parquet"));
        for bad in ["s3://b/x/", "s3://b/x.csv", "s3://b/.parquet", "s3://b/..%2Fx.parquet"] {
            assert_eq!(name(bad), None, "{bad}");
        }
    }

    #[cfg(not(feature = "cloud"))]
    #[test]
    fn without_the_client_nothing_is_fetched() {
        let folder = tempfile::tempdir().unwrap();
        let fetched = fetch("s3://b/x.parquet?secret", folder.path());
        assert!(
            matches!(fetched, Err(DatasetError::NoCloud { address }) if address == "s3://b/x.parquet")
        );
    }
}
