//! How large a workbook is once it is unpacked. A file of three megabytes can hold gigabytes, and a
//! cell of them would be in memory before anybody could ask how long it is: so the parts are first
//! gone through, piece by piece, and only counted.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::table::TableError;

/// How many bytes may come out of a workbook.
struct Limits {
    /// Of all parts together.
    all: u64,
    /// Of the texts that cells share: they are held in memory, all of them.
    shared: u64,
}

/// Workbooks that unpack to more are refused.
const MOST: Limits = Limits { all: 1 << 30, shared: 256 << 20 };
/// The longest text between two tags: what a cell of a spreadsheet can hold is far less.
const LONGEST: usize = 1 << 20;

/// Whether a workbook can be read without taking all memory: by what its list of parts says, and by
/// what comes out of them.
pub(super) fn fits(bytes: &[u8]) -> Result<(), TableError> {
    fits_in(bytes, &MOST)
}

fn fits_in(bytes: &[u8], most: &Limits) -> Result<(), TableError> {
    // What is no archive is told by the reader of workbooks.
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let mut told = 0_u64;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(at) else { continue };
        // A name that is no text names no part of a workbook.
        if part.name().is_ok_and(|name| is_read(&name)) {
            told = told.saturating_add(part.size());
            parts.push(at);
        }
    }
    let too_much = || TableError::Unpacked(most.all >> 30);
    if told > most.all {
        return Err(too_much());
    }
    let mut unpacked = 0_u64;
    for at in parts {
        // A part that cannot be unpacked is told by the reader of workbooks, if it is needed.
        let Ok(part) = archive.by_index(at) else { continue };
        let name = part.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let room = most.all - unpacked;
        unpacked += if name.ends_with("sharedStrings.xml") && room > most.shared {
            count(part, &name, most.shared, TableError::Texts(most.shared >> 20))?
        } else {
            count(part, &name, room, too_much())?
        };
    }
    Ok(())
}

/// Whether the reader of workbooks reads a part.
fn is_read(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default();
    end.eq_ignore_ascii_case("xml") || end.eq_ignore_ascii_case("rels")
}

/// The bytes of a part, which must hold no text too long for a cell; an error where there are more
/// than so many.
fn count(
    mut part: impl Read,
    name: &str,
    most: u64,
    too_much: TableError,
) -> Result<u64, TableError> {
    let mut piece = vec![0; 64 << 10];
    let (mut all, mut text) = (0_u64, 0_usize);
    while let Ok(n @ 1..) = part.read(&mut piece) {
        all += n as u64;
        if all > most {
            return Err(too_much);
        }
        for byte in piece.iter().take(n) {
            text = if matches!(byte, b'<' | b'>') { 0 } else { text + 1 };
            if text > LONGEST {
                return Err(TableError::LongText { part: name.to_owned(), most: LONGEST });
            }
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn book(parts: &[(&str, u64)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, size) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            let line = "<row><c><v>1</v></c></row>".repeat(64);
            for _ in 0..size.div_ceil(line.len() as u64) {
                zip.write_all(line.as_bytes()).unwrap();
            }
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_workbook_of_this_world_fits_and_pictures_do_not_count() {
        assert_eq!(
            fits(&book(&[("xl/workbook.xml", 100), ("xl/worksheets/sheet1.xml", 3 << 20)])),
            Ok(())
        );
        assert_eq!(fits(b"no archive"), Ok(()));
    }

    /// Whether so many bytes may come out of a workbook.
    fn within(book: &[u8], all: u64) -> Result<(), TableError> {
        fits_in(book, &Limits { all, ..MOST })
    }

    /// The bytes that a workbook's list says its first part has.
    fn told(book: &[u8]) -> u64 {
        ZipArchive::new(Cursor::new(book)).unwrap().by_index_raw(0).unwrap().size()
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_by_what_it_says_and_by_what_comes_out() {
        let mut book = book(&[("xl/worksheets/sheet1.xml", 4 << 20)]);
        let size = told(&book);
        assert_eq!(within(&book, size), Ok(()));
        assert_eq!(within(&book, size - 1), Err(TableError::Unpacked(0)));
        assert_eq!(within(&book, 3 << 20), Err(TableError::Unpacked(0)));
        // What comes out is counted by itself.
        let counted = |most| {
            let mut archive = ZipArchive::new(Cursor::new(&book[..])).unwrap();
            count(archive.by_index(0).unwrap(), "a", most, TableError::Unpacked(7))
        };
        assert_eq!(counted(size), Ok(size));
        assert_eq!(counted(size - 1), Err(TableError::Unpacked(7)));
        // Where the list says less than there is, nobody gets to read more than it says. An entry of
        // it begins with PK, 1, 2, and the size stands behind 24 bytes.
        let entry = book.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
        book[entry + 24..entry + 28].copy_from_slice(&10_u32.to_le_bytes());
        assert_eq!(told(&book), 10);
        let mut archive = ZipArchive::new(Cursor::new(&book[..])).unwrap();
        let mut read = Vec::new();
        assert!(archive.by_index(0).unwrap().read_to_end(&mut read).is_err());
        assert!(read.len() <= 11, "{}", read.len());
    }

    #[test]
    fn what_all_parts_unpack_to_together_counts() {
        let two = book(&[("xl/worksheets/sheet1.xml", 2 << 20), ("xl/workbook.xml", 2 << 20)]);
        assert_eq!(within(&two, 3 << 20), Err(TableError::Unpacked(0)));
        assert_eq!(within(&two, 5 << 20), Ok(()));
    }

    #[test]
    fn what_is_too_much_is_said_of_the_texts_where_they_are_too_many() {
        let texts = book(&[("xl/sharedStrings.xml", 3 << 20)]);
        let few = Limits { shared: 2 << 20, ..MOST };
        assert_eq!(fits_in(&texts, &few), Err(TableError::Texts(2)));
        assert_eq!(fits(&texts), Ok(()));
        assert_eq!(within(&texts, 1 << 20), Err(TableError::Unpacked(0)));
    }

    #[test]
    fn a_text_that_no_cell_can_hold_is_refused_with_its_part() {
        let long = vec![b'x'; LONGEST + 1];
        let refused =
            count(&long[..], "xl/worksheets/sheet1.xml", MOST.all, TableError::Unpacked(1));
        assert_eq!(
            refused,
            Err(TableError::LongText {
                part: "xl/worksheets/sheet1.xml".to_owned(),
                most: LONGEST
            })
        );
        assert_eq!(count(&long[1..], "a", MOST.all, TableError::Unpacked(1)), Ok(LONGEST as u64));
    }
}
