//! Records as JSON Lines: how responses are handed over from one machine to another.

mod named;

use std::io::{self, BufRead};

use thiserror::Error;

pub use named::definitions;

use super::record::{BadRecord, Record};

/// A line that is no record.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("line {line}: {reason}")]
pub struct BadLine {
    /// The line's number, from 1.
    pub line: usize,
    /// Why the line is no record.
    pub reason: BadLineReason,
}

/// Why a line is no record.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BadLineReason {
    /// The line is not valid UTF-8.
    #[error("it is not UTF-8")]
    NotText,
    /// The line is text, but no record.
    #[error(transparent)]
    NoRecord(#[from] BadRecord),
}

/// The content of a file of records.
#[derive(Debug, Default)]
pub struct Read {
    /// The records, in the file's order.
    pub records: Vec<Record>,
    /// The lines that are no records.
    pub bad: Vec<BadLine>,
}

/// Reads records line by line; a bad line does not keep the next ones from being read. Blank lines,
/// a byte order mark and Windows line ends are no fault.
pub fn lines<R: BufRead>(reader: R) -> Lines<R> {
    Lines { reader, line: 0, bytes: Vec::new() }
}

/// The records of a file that is in memory.
pub fn read(bytes: &[u8]) -> Read {
    let mut read = Read::default();
    // Reading from memory does not fail.
    for line in lines(bytes).map_while(Result::ok) {
        match line {
            Ok(record) => read.records.push(record),
            Err(bad) => read.bad.push(bad),
        }
    }
    read
}

/// Writes records, sorted by id and revision: the same records are the same bytes.
pub fn write(records: &[Record]) -> Vec<u8> {
    let mut lines: Vec<_> =
        records.iter().map(|record| (record.id, record.revision, record.to_line())).collect();
    lines.sort();
    lines
        .into_iter()
        .flat_map(|(_, _, line)| line.into_bytes().into_iter().chain([b'\n']))
        .collect()
}

/// The records of a reader, one line at a time.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    line: usize,
    bytes: Vec<u8>,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Result<Record, BadLine>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.bytes.clear();
            match self.reader.read_until(b'\n', &mut self.bytes) {
                Ok(0) => return None,
                Ok(_) => self.line += 1,
                Err(error) => return Some(Err(error)),
            }
            let bytes = match self.line {
                1 => self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes),
                _ => &self.bytes,
            };
            let bytes = bytes.trim_ascii();
            if !bytes.is_empty() {
                return Some(Ok(
                    record(bytes).map_err(|reason| BadLine { line: self.line, reason })
                ));
            }
        }
    }
}

fn record(bytes: &[u8]) -> Result<Record, BadLineReason> {
    let text = std::str::from_utf8(bytes).map_err(|_| BadLineReason::NotText)?;
    Ok(Record::from_line(text)?)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{LINE, record};
    use super::*;

    #[test]
    fn bad_lines_are_named_and_the_rest_is_read() {
        let other = LINE.replace("\"v\":1", "\"v\":2").replace("\"practice\"", "\"exercise\"");
        let mut bytes = format!("\u{feff}{LINE}\r\n\r\n   \n{{\"a\":\n{other}\n").into_bytes();
        bytes.extend(b"{\"lang\":\"\xff\"}\n");
        bytes.extend(LINE.as_bytes());
        let read = read(&bytes);
        assert_eq!(read.records, [record(), record()]);
        let lines: Vec<_> = read.bad.iter().map(|bad| bad.line).collect();
        assert_eq!(lines, [4, 5, 6]);
        assert!(matches!(read.bad[0].reason, BadLineReason::NoRecord(BadRecord::Shape { .. })));
        assert_eq!(read.bad[1].reason, BadLineReason::NoRecord(BadRecord::Version(2)));
        assert_eq!(read.bad[2].to_string(), "line 6: it is not UTF-8");
    }

    #[test]
    fn an_empty_file_has_no_records() {
        for empty in ["", "\n", "\u{feff}", "\r\n\r\n"] {
            let read = read(empty.as_bytes());
            assert!(read.records.is_empty() && read.bad.is_empty(), "{empty:?}");
        }
    }

    #[test]
    fn the_order_of_records_does_not_change_the_bytes() {
        let numbered = |n, revision| Record { id: uuid::Uuid::from_u128(n), revision, ..record() };
        let records = [numbered(2, 1), numbered(1, 2), numbered(1, 1)];
        let mut turned = records.clone();
        turned.reverse();
        assert_eq!(write(&records), write(&turned));
        assert_eq!(
            read(&write(&records)).records,
            [numbered(1, 1), numbered(1, 2), numbered(2, 1)]
        );
    }
}
