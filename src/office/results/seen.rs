//! What a file holds, as a fingerprint: of all of it, or of samples where it is so large that
//! reading it would take longer than whatever is done with it.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::failure::{Failure, unreadable};
use mitreden_base::seed::fingerprint;
use mitreden_count::merge::Seen;

/// The size, in bytes, up to which a file is read as a whole.
const WHOLE: u64 = 32 << 20;
/// How many samples are taken of a larger file, and how many bytes each has.
const SAMPLES: u64 = 128;
const SAMPLE: u64 = 16 << 10;

/// Reads the size and fingerprint of a file.
pub fn seen(path: &Path) -> Result<Seen, Failure> {
    look(path, WHOLE).map_err(|error| unreadable(path, &error))
}

fn look(path: &Path, whole: u64) -> io::Result<Seen> {
    let meta = fs::metadata(path)?;
    let size = meta.len();
    if size <= whole {
        return Ok(Seen { size, print: fingerprint(&fs::read(path)?), written: None });
    }
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    let last = size.saturating_sub(SAMPLE);
    for at in (0..SAMPLES).map(|n| last / (SAMPLES - 1) * n).chain([last]) {
        file.seek(SeekFrom::Start(at))?;
        (&file).take(SAMPLE).read_to_end(&mut bytes)?;
    }
    // Between the samples something may have changed: then at least the time is another one.
    let written = meta.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(Seen { size, print: fingerprint(&bytes), written: Some(written.as_nanos().to_string()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_seen_whatever_the_time_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let write = |bytes: &[u8]| {
            fs::write(&path, bytes).unwrap();
            File::open(&path).unwrap().set_modified(UNIX_EPOCH).unwrap();
        };
        write(b"one");
        let first = look(&path, WHOLE).unwrap();
        assert_eq!((first.size, first.written.as_deref()), (3, None));
        write(b"two");
        assert_ne!(look(&path, WHOLE).unwrap(), first);
        fs::write(&path, b"one").unwrap();
        assert_eq!(look(&path, WHOLE).unwrap(), first);
    }

    #[test]
    fn of_a_large_file_beginning_end_and_time_are_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.parquet");
        let mut bytes = vec![b'x'; 5_000_000];
        let mut see = |at: usize, with: u8| {
            bytes[at] = with;
            fs::write(&path, &bytes).unwrap();
            File::options().write(true).open(&path).unwrap().set_modified(UNIX_EPOCH).unwrap();
            look(&path, 1000).unwrap()
        };
        let (first, end) = (see(0, b'y'), see(4_999_999, b'y'));
        assert_eq!(first.written.as_deref(), Some("0"));
        assert_ne!(first.print, end.print);
        assert_eq!(see(4_999_999, b'x'), first);
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(std::time::SystemTime::now())
            .unwrap();
        assert_ne!(look(&path, 1000).unwrap(), first);
    }
}
