//! What a reader sees of a report: its sections with their texts, tables and the words of their
//! pictures, from the Markdown; and the tables of the HTML, to be held against it.

use regex::Regex;

/// A heading with what stands below it.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// The heading of the section it belongs to; its own where it stands alone.
    pub(super) within: String,
    pub(super) heading: String,
    pub(super) texts: Vec<String>,
    pub(super) tables: Vec<Table>,
}

/// A table with the texts below it.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) notes: Vec<String>,
}

/// Reads Markdown.
pub(super) fn sections(markdown: &str) -> Vec<Section> {
    let mut all: Vec<Section> = Vec::new();
    let (mut within, mut caption, mut is_table) = (String::new(), String::new(), false);
    for line in markdown.lines() {
        let plain = plain(line);
        if let Some(heading) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            let heading = self::plain(heading);
            if line.starts_with("## ") {
                within.clone_from(&heading);
            }
            all.push(Section { within: within.clone(), heading, ..Section::default() });
        }
        let Some(section) = all.last_mut() else { continue };
        let starts_table = line.starts_with('|') && !is_table;
        is_table = line.starts_with('|');
        if is_table {
            let cells: Vec<String> = plain
                .trim()
                .trim_matches('|')
                .split('|')
                .map(|cell| cell.trim().to_owned())
                .collect();
            if starts_table {
                section.tables.push(Table {
                    caption: std::mem::take(&mut caption),
                    head: cells,
                    ..Table::default()
                });
            } else if let Some(table) = section
                .tables
                .last_mut()
                .filter(|_| !line.starts_with("| :") && !line.starts_with("| -"))
            {
                table.rows.push(cells);
            }
        } else if line.starts_with("![") {
            // What is said of a picture is short, and of numbers that stand in its table.
        } else if let Some((_, titled)) =
            line.strip_prefix("**").and_then(|rest| rest.split_once(":** "))
        {
            caption = self::plain(titled);
        } else if !plain.is_empty() && !line.starts_with('#') {
            section.texts.push(plain.trim_start_matches("- ").to_owned());
            if let Some(table) = section.tables.last_mut() {
                table.notes.push(plain);
            }
        }
    }
    all
}

/// A line without the marks of Markdown.
fn plain(line: &str) -> String {
    let line = Regex::new(r"\[\^\d+\]").unwrap().replace_all(line, "");
    line.replace("**", "").replace('\\', "").replace('\u{a0}', " ")
}

/// The cells of all tables of a page in HTML, row by row.
pub(super) fn tables_of_html(html: &str) -> Vec<Vec<Vec<String>>> {
    let find = |pattern: &str| Regex::new(pattern).unwrap();
    let (table, row, cell) = (
        find(r"(?s)<table.*?</table>"),
        find(r"(?s)<tr.*?</tr>"),
        find(r"(?s)<t[hd][^>]*>(.*?)</t[hd]>"),
    );
    let (notes, tags) = (find(r"(?s)<sup>.*?</sup>"), find(r"<[^>]*>"));
    let text = |cell: &str| {
        let cell = notes.replace_all(cell, "");
        let cell = tags.replace_all(&cell, "").replace('\u{a0}', " ");
        cell.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
            .trim()
            .to_owned()
    };
    let cells = |row: &str| cell.captures_iter(row).map(|cell| text(&cell[1])).collect();
    table
        .find_iter(html)
        .map(|table| row.find_iter(table.as_str()).map(|row| cells(row.as_str())).collect())
        .collect()
}

/// The cells of all tables of Markdown in the same way.
pub(super) fn tables_of_markdown(sections: &[Section]) -> Vec<Vec<Vec<String>>> {
    let tables = sections.iter().flat_map(|section| &section.tables);
    tables.map(|table| std::iter::once(&table.head).chain(&table.rows).cloned().collect()).collect()
}
