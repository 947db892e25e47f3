//! Which definitions the lines of a file name, told without reading the records.
//!
//! `check` asks this of files of any size each time: so the file is read in blocks, a part of it on
//! each core, and nothing is looked at but names.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::thread;

use memchr::{memchr, memmem, memrchr};

/// How many bytes are read at once.
const BLOCK: usize = 1 << 20;
/// The key of a definition. Within answers it cannot occur, as its quotes would be escaped there.
const KEY: &[u8] = b"\"definition\"";

/// The number of lines by the definition that they name.
type Named = BTreeMap<String, u64>;

/// How many lines of a file name each definition. The first definition in a line counts.
pub fn definitions(path: &Path) -> io::Result<Named> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    in_parts(path, cores, BLOCK)
}

/// Counts as [`definitions`] does, in parallel on so many parts at most, each at least a block
/// long.
fn in_parts(path: &Path, parts: usize, block: usize) -> io::Result<Named> {
    let size = File::open(path)?.metadata()?.len();
    let share = size.div_ceil(parts.max(1) as u64).max(block as u64);
    let starts: Vec<u64> = (0..parts as u64).map(|part| part * share).collect();
    let starts = starts.into_iter().filter(|from| *from == 0 || *from < size);
    thread::scope(|scope| {
        let parts: Vec<_> = starts
            .map(|from| {
                // The last part goes on for as long as the file does, which may be none that has a
                // size, or still be written to.
                let to = if from + share >= size { u64::MAX } else { from + share };
                scope.spawn(move || part(path, from, to, block))
            })
            .collect();
        let mut found = Named::new();
        for part in parts {
            let part = part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            for (name, n) in part {
                *found.entry(name).or_default() += n;
            }
        }
        Ok(found)
    })
}

/// Counts the lines that begin from one byte of the file on, and before another.
fn part(path: &Path, from: u64, to: u64, block: usize) -> io::Result<Named> {
    let mut reader = BufReader::with_capacity(block, File::open(path)?);
    let mut begins = from;
    if from > 0 {
        // The line that ends here is another part's.
        reader.seek(SeekFrom::Start(from - 1))?;
        begins = from - 1 + reader.skip_until(b'\n')? as u64;
    }
    let mut found = Named::new();
    lines(reader, to.saturating_sub(begins), block, &mut found)?;
    Ok(found)
}

/// Counts lines that begin within so many bytes.
fn lines(
    mut reader: impl Read,
    mut within: u64,
    block: usize,
    found: &mut Named,
) -> io::Result<()> {
    let mut bytes = vec![0; block.max(1)];
    let mut held = 0;
    while within > 0 {
        if held == bytes.len() {
            bytes.resize(2 * held, 0);
        }
        let read = match reader.read(&mut bytes[held..]) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => read?,
        };
        held += read;
        let known = &bytes[..held];
        let whole = if read == 0 { held } else { memrchr(b'\n', known).map_or(0, |at| at + 1) };
        count(&known[..whole], within, found);
        if read == 0 {
            break;
        }
        within = within.saturating_sub(whole as u64);
        bytes.copy_within(whole..held, 0);
        held -= whole;
    }
    Ok(())
}

/// Counts whole lines, those that begin within so many bytes.
fn count(lines: &[u8], within: u64, found: &mut Named) {
    let key = memmem::Finder::new(KEY);
    let mut rest = 0;
    while let Some(at) = key.find(&lines[rest..]).map(|at| rest + at) {
        let begins = memrchr(b'\n', &lines[rest..at]).map_or(rest, |end| rest + end + 1);
        if begins as u64 >= within {
            return;
        }
        let ends = memchr(b'\n', &lines[at..]).map_or(lines.len(), |end| at + end + 1);
        let mut after = &lines[at + KEY.len()..ends];
        loop {
            if let Some(name) = name(after) {
                match found.get_mut(name) {
                    Some(n) => *n += 1,
                    None => drop(found.insert(name.to_owned(), 1)),
                }
                break;
            }
            let Some(next) = key.find(after) else { break };
            after = &after[next + KEY.len()..];
        }
        rest = ends;
    }
}

/// The name that stands after the key.
fn name(after: &[u8]) -> Option<&str> {
    let text =
        after.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start().strip_prefix(b"\"")?;
    let name = &text[..memchr(b'"', text)?];
    if name.contains(&b'\\') { None } else { std::str::from_utf8(name).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use regex::bytes::Regex;

    /// Line by line, by an expression: what a reader would call the name of a line.
    fn line_by_line(bytes: &[u8]) -> Named {
        let named =
            Regex::new(r#"(?-u)"definition"[\t\n\x0C\r ]*:[\t\n\x0C\r ]*"([^"\\]*)""#).unwrap();
        let mut found = Named::new();
        for line in bytes.split(|byte| *byte == b'\n') {
            let name = named.captures(line).and_then(|found| found.get(1));
            let name = name.and_then(|name| std::str::from_utf8(name.as_bytes()).ok());
            if let Some(name) = name {
                *found.entry(name.to_owned()).or_default() += 1;
            }
        }
        found
    }

    fn piece() -> impl Strategy<Value = &'static [u8]> {
        prop::sample::select(vec![
            &b"\"definition\":\"a\""[..],
            b"\"definition\" : \"b\",",
            b"\"definition\"",
            b"{\"text\":\"\\\"definition\\\":\\\"c\\\"\"}",
            b":\"d\\\"",
            b"\n",
            b"\r\n",
            b"long enough to be more than a block of sixteen bytes",
            b"\"",
            b" ",
        ])
    }

    proptest! {
        #[test]
        fn a_file_in_parts_names_what_its_lines_name(
            pieces in prop::collection::vec(piece(), 0..60),
            parts in 1_usize..5,
            block in 1_usize..40,
        ) {
            let bytes = pieces.concat();
            let file = tempfile::NamedTempFile::new().unwrap();
            std::fs::write(file.path(), &bytes).unwrap();
            prop_assert_eq!(in_parts(file.path(), parts, block).unwrap(), line_by_line(&bytes));
        }
    }
}
