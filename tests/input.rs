//! What people hand us: control characters that would reach terminals and pages, and more than fits
//! into memory.

mod chain;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::Instant;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{Run, Town};

const SURVEY: &str = "survey: s\ntitle: What now?\nlanguages: [en]\nmodes: [online, paper, street]\nneeds: all\npages:\n  - page: p\n    \
                      questions:\n      - { id: top, type: single, facet: importance, text: What matters?, options: needs }\n      \
                      - { id: why, type: text, text: Why? }\n";
const MAPPING: &str =
    "survey: s\nid: id\nmode: online\nlang: en\nanswers: { top: top, why: why }\n";

fn survey(questions: &str) -> String {
    format!(
        "survey: s\ntitle: What now?\nlanguages: [en]\nmodes: [online, paper]\nneeds: all\npages:\n  - page: p\n    questions:\n{questions}"
    )
}

/// Nothing that a run printed moves the cursor or names the window.
#[track_caller]
fn plain(run: &Run) {
    for text in [&run.out, &run.err] {
        assert!(text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')), "{text:?}");
    }
}

#[test]
fn control_characters_in_questionnaires_are_refused_and_nothing_is_printed_of_them() {
    let town = Town::with_survey(&SURVEY.replace("What matters?", "\"a\\x1b]0;x\\x07b\""));
    for command in ["check", "print s", "simulate s -n 20", "report s"] {
        let run = town.run(command).refused();
        plain(&run);
        let told = run.out + &run.err;
        assert!(
            told.contains("yaml-control")
                && told.contains("surveys/s.yaml:9:61")
                && told.contains("U+001B"),
            "{command}: {told}"
        );
    }
}

#[test]
fn control_characters_of_tables_arguments_and_names_do_not_reach_the_terminal() {
    let town = Town::with_survey(SURVEY);
    town.write("m.yaml", MAPPING);
    town.write(
        "a.csv",
        "id,top,why,o\u{1b}]0;ODD\u{7}\n1,wifi,a\u{1b}[2Jb\u{9b}8m\0c,x\n2,w\u{1b}[8mifi,y,x\n",
    );
    let run = town.run("import s a.csv --map m.yaml").fine();
    plain(&run);
    assert!(
        run.out.contains("ODD") && run.out.contains("[8mifi"),
        "what was written is still told: {}",
        run.out
    );
    town.run("merge s").fine();
    let csv = String::from_utf8(town.read("results/s/merged.csv")).unwrap();
    assert!(
        csv.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r')),
        "answers are kept without them: {csv:?}"
    );
    assert!(csv.contains("a\u{fffd}[2Jb\u{fffd}8m\u{fffd}c"), "{csv}");
    for args in [
        &["rank", "s\u{1b}]0;x\u{7}"][..],
        &["rank", "s", "--by", "a\u{1b}[31m"],
        &["import", "s", "no\u{1b}[31m.csv", "--map", "m.yaml"],
        &["chek\u{1b}[31m"],
        &["rank", "s", "--now", "\u{1b}[31m"],
        &["-C", "\u{1b}[31m", "check"],
    ] {
        let run = town.run_with(args);
        assert_ne!(run.code, 0, "{args:?}");
        plain(&run);
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_do_not_reach_the_terminal_as_they_are() {
    let town = Town::with_survey(SURVEY);
    town.write("surveys/a\u{1b}[31m.yaml", SURVEY.replace("survey: s\n", "survey: b\n"));
    town.write("town/x\u{1b}]0;x\u{7}.txt", "");
    let run = town.run("check");
    plain(&run);
    assert!(
        run.out.contains("survey-file-name") && run.out.contains("file-not-read"),
        "{}",
        run.out
    );
    town.run("simulate s -n 20").fine();
    let run = town.run("merge s").fine();
    plain(&run);
    assert!(run.err.contains("not read: town/x"), "{}", run.err);
}

/// What a release build takes stands in benches/README.md. Before, each chain was followed to its
/// end: that takes twenty-five times as long for five times as many.
#[test]
fn five_thousand_conditions_in_a_chain_are_checked_in_a_moment() {
    // The quickest of three: other work may run beside it.
    let quickest = |questions: usize| {
        let town = Town::with_survey(&chain::survey(questions));
        let checked = |_| {
            let begun = Instant::now();
            town.run("check").fine();
            begun.elapsed()
        };
        (0..3).map(checked).min().unwrap()
    };
    let (few, many) = (quickest(1_000), quickest(5_000));
    assert!(many < few * 12, "five times as many take {many:?}, a thousand {few:?}");
    assert!(many.as_secs() < 60, "{many:?}");
}

#[test]
fn more_than_can_be_asked_is_refused_where_it_is_written() {
    let options = |n: usize| {
        (0..n).fold(String::new(), |mut text, at| {
            let _ = write!(text, "o{at}: O, ");
            text
        })
    };
    let top = "      - { id: top, type: single, facet: importance, text: What?, options: needs }\n";
    let cases = [
        (
            "list-too-long",
            format!(
                "      - {{ id: q, type: single, text: Q, options: {{ {} }} }}\n",
                options(100_000)
            ),
            "10000",
        ),
        (
            "survey-too-large",
            (0..4).fold(String::new(), |mut text, at| {
                let _ = writeln!(
                    text,
                    "      - {{ id: q{at}, type: multiple, text: Q, options: {{ {} }} }}",
                    options(6_000)
                );
                text
            }),
            "20000",
        ),
        (
            "too-many-cells",
            format!(
                "      - {{ id: q, type: matrix, text: Q, rows: {{ {} }}, scale: {{ from: 0, to: 100 }} }}\n",
                options(101)
            ),
            "10000",
        ),
        (
            "too-many-ranks",
            format!(
                "      - {{ id: q, type: ranking, text: Q, options: {{ {} }} }}\n",
                options(400)
            ),
            "250",
        ),
        (
            "too-many-tasks",
            format!(
                "      - {{ id: q, type: best-worst, text: Q, options: {{ {} }}, per_task: 4, tasks: 999999999 }}\n",
                options(9)
            ),
            "1000",
        ),
        (
            "survey-too-large",
            format!(
                "      - {{ id: q, type: best-worst, text: Q, options: {{ {} }}, per_task: 100, tasks: 900 }}\n",
                options(100)
            ),
            "20000",
        ),
    ];
    for (kind, question, limit) in cases {
        let town = Town::with_survey(&survey(&format!("{top}{question}")));
        for command in ["check", "status s", "simulate s -n 5"] {
            let run = town.run(command).refused();
            let told = run.out + &run.err;
            let digits: String =
                told.chars().filter(|c| !matches!(c, ',' | '.' | '\u{202f}' | '\u{a0}')).collect();
            assert!(
                told.contains(kind) && told.contains("surveys/s.yaml:") && digits.contains(limit),
                "{command}: {kind}: {told}"
            );
            assert_eq!(told.matches("error[").count(), 1, "told once: {told}");
        }
    }
    // What fits is asked: three hundred things of which ten are put in order.
    let fits = format!(
        "      - {{ id: q, type: ranking, text: Q, top: 10, options: {{ {} }} }}\n",
        options(300)
    );
    let town = Town::with_survey(&survey(&format!("{top}{fits}")));
    town.run("simulate s -n 20").fine();
    town.run("rank s").fine();
}

/// A workbook whose one sheet this writes.
fn workbook(sheet: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
             </Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" \
             r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             </Relationships>",
        ),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">")
        .unwrap();
    for (column, name) in ["id", "top", "why"].iter().enumerate() {
        let cell = ["A1", "B1", "C1"][column];
        zip.write_all(
            format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{name}</t></is></c>").as_bytes(),
        )
        .unwrap();
    }
    zip.write_all(b"</row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>wifi</t></is></c>").unwrap();
    zip.write_all(b"<c r=\"C2\" t=\"inlineStr\"><is><t>").unwrap();
    sheet(&mut zip);
    zip.write_all(b"</t></is></c></row></sheetData></worksheet>").unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_with_a_cell_that_no_cell_can_be_is_refused_by_name() {
    let town = Town::with_survey(SURVEY);
    town.write("m.yaml", format!("{MAPPING}file: {{ format: xlsx }}\n"));
    town.write("good.xlsx", workbook(|zip| zip.write_all(b"because").unwrap()));
    town.run("import s good.xlsx --map m.yaml").fine();
    town.write(
        "bad.xlsx",
        workbook(|zip| (0..30).for_each(|_| zip.write_all(&vec![b'x'; 1 << 20]).unwrap())),
    );
    let told = town.run("import s bad.xlsx --map m.yaml").refused().err;
    assert!(told.contains("bad.xlsx") && told.contains("xl/worksheets/sheet1.xml"), "{told}");
}

/// A workbook of a few megabytes whose one sheet has more than a gigabyte of small cells.
#[test]
fn a_workbook_that_unpacks_to_more_than_a_gigabyte_is_refused_by_name() {
    let town = Town::with_survey(SURVEY);
    town.write("m.yaml", format!("{MAPPING}file: {{ format: xlsx }}\n"));
    let cells = "because</t></is></c><c><is><t>".repeat(1 << 15);
    let bytes = workbook(|zip| {
        for _ in 0..=(1 << 30) / cells.len() {
            zip.write_all(cells.as_bytes()).unwrap();
        }
    });
    assert!(bytes.len() < 32 << 20, "{}", bytes.len());
    town.write("bomb.xlsx", bytes);
    let told = town.run("import s bomb.xlsx --map m.yaml --lang en").refused().err;
    assert!(told.contains("bomb.xlsx: the workbook unpacks to more than 1 GB"), "{told}");
    assert!(!town.path("results/s/responses.sqlite").exists());
}

/// What a command needed at most, in KiB.
#[cfg(target_os = "linux")]
fn peak(town: &Town, args: &[&str]) -> u64 {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_mitreden"))
        .current_dir(town.path(""))
        .args(["--now", "2026-05-12T10:00"])
        .args(args)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let (mut most, path) = (0, format!("/proc/{}/status", child.id()));
    loop {
        let status = std::fs::read_to_string(&path).unwrap_or_default();
        let told = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let told = told.and_then(|told| told.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(told.unwrap_or_default());
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(ended.success() && most > 0, "{ended}");
            return most;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

/// Five hundred ticks of one character for each of twenty thousand people: of all that surveys
/// export, this makes the most cells of the fewest bytes.
#[cfg(target_os = "linux")]
#[test]
fn a_table_takes_no_more_memory_than_ten_times_its_file() {
    let town = Town::with_survey(SURVEY);
    town.write("m.yaml", MAPPING);
    let names: String = (0..500).map(|at| format!(",t{at}")).collect();
    let ticks = ",1,0".repeat(250);
    let mut csv = format!("id,top,why{names}\n");
    for n in 0..20_000 {
        let _ = writeln!(csv, "{n},wifi,because{ticks}");
    }
    let megabytes = csv.len() as u64 >> 20;
    assert!((19..25).contains(&megabytes), "{megabytes}");
    town.write("a.csv", csv);
    let most = peak(&town, &["import", "s", "a.csv", "--map", "m.yaml"]) >> 10;
    assert!(most <= 200 + 10 * megabytes, "{most} MB for a file of {megabytes} MB");
}
