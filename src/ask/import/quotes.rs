//! Quotes that somebody typed and a program wrote down as they were: one that is never closed takes
//! all rows after it into its cell, and with them the people.

use std::collections::HashSet;

use super::table::{Row, TableError};

/// Whether the text of a row ends within a quoted cell.
pub(super) fn is_open(row: &[u8], delimiter: u8) -> bool {
    let (mut at_start, mut quoted) = (true, false);
    let mut bytes = row.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            // Two quotes within a quoted cell are one of its text.
            b'"' if quoted => quoted = bytes.next_if_eq(&b'"').is_some(),
            b'"' if at_start => (at_start, quoted) = (false, true),
            _ if quoted => {}
            _ => at_start = byte == delimiter || byte == b'\n' || byte == b'\r',
        }
    }
    quoted
}

/// The first cell that holds whole rows: lines with as many cells as the header has, one of which
/// says what other rows say in this column. An answer with line breaks in it does not look like
/// that.
pub(super) fn swallowed(
    header: &[String],
    rows: [&[Row]; 2],
    delimiter: char,
) -> Option<TableError> {
    let width = header.len();
    if width < 2 {
        return None;
    }
    let mut known: Option<HashSet<(usize, &str)>> = None;
    for row in rows.into_iter().flatten() {
        for (column, cell) in
            row.cells().enumerate().filter(|(_, cell)| cell.contains(['\n', '\r']))
        {
            let lines = cell
                .split(['\n', '\r'])
                .skip(1)
                .map(|line| line.split(delimiter).collect::<Vec<_>>());
            let whole: Vec<_> = lines.filter(|cells| cells.len() == width).collect();
            if whole.is_empty() {
                continue;
            }
            let known = known.get_or_insert_with(|| values(rows));
            let is_row = |cells: &&Vec<&str>| {
                cells.iter().enumerate().any(|(at, cell)| known.contains(&(at, cell.trim())))
            };
            let rows = whole.iter().filter(is_row).count();
            if rows > 0 {
                let column = header.get(column).cloned().unwrap_or_default();
                return Some(TableError::Swallowed { row: row.number, column, rows });
            }
        }
    }
    None
}

/// The values that stand in each column, in cells of one line.
fn values(rows: [&[Row]; 2]) -> HashSet<(usize, &str)> {
    let cells = rows.into_iter().flatten().flat_map(|row| row.cells().enumerate());
    cells.filter(|(_, cell)| !cell.is_empty() && !cell.contains(['\n', '\r'])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_open_until_it_is_closed() {
        for open in ["\"a", "1,\"a\n2,b\n", "1,\"a \"\"b\"\"", "\"\"\""] {
            assert!(is_open(open.as_bytes(), b','), "{open}");
        }
        for closed in
            ["", "a", "\"a\"", "1,5\" nails\n", "\"a\"\"\"", "\"a, \nb\",c\n", "\"a\" b \"c"]
        {
            assert!(!is_open(closed.as_bytes(), b','), "{closed}");
        }
    }

    fn found(cells: &[[&str; 3]]) -> Option<TableError> {
        let row = |(number, cells): (usize, &[&str; 3])| Row::new(number, *cells);
        let header = ["id", "which", "why"].map(str::to_owned).to_vec();
        let rows: Vec<_> = (2..).zip(cells).map(row).collect();
        swallowed(&header, [&rows, &[]], ',')
    }

    #[test]
    fn a_cell_with_rows_in_it_is_told_and_a_long_answer_is_none() {
        let rows =
            [["1", "a", "x"], ["2", "b", "benches\n3,a,x\n4,b,y\n5,a,he said "], ["6", "a", ""]];
        let expected = TableError::Swallowed { row: 3, column: "why".to_owned(), rows: 3 };
        assert_eq!(found(&rows), Some(expected));
        assert_eq!(
            found(&[
                ["1", "a", "Parks, benches, trees\nBuses, trains, trams\n\nThanks"],
                ["2", "b", "x"]
            ]),
            None
        );
    }
}
