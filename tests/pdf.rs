//! PDFs as others' programs see them: qpdf, pikepdf and poppler.

use std::path::Path;
use std::process::Command;

use crate::tools::{PYTHON, needs};

/// What holds of each of our documents, and what is asked of it: all tags in their order, and the
/// texts of the pictures.
const LOOK: &str = r#"
import pikepdf, sys
pdf = pikepdf.open(sys.argv[1])
wanted = sys.argv[4:]
root = pdf.Root
assert str(root.Lang) == sys.argv[2], root.Lang
assert bool(root.MarkInfo.Marked) and bool(root.ViewerPreferences.DisplayDocTitle)
meta = root.Metadata.read_bytes().decode()
assert f">{sys.argv[3]}</rdf:li>" in meta and "<pdfuaid:part>1<" in meta, meta
archivable = "<pdfaid:part>2<" in meta and "<pdfaid:conformance>A<" in meta
kinds, alts, langs = [], [], []
def walk(node):
    if isinstance(node, pikepdf.Array):
        for kid in node: walk(kid)
    elif isinstance(node, pikepdf.Dictionary):
        if "/Lang" in node: langs.append(str(node.Lang))
        if "/S" in node:
            kinds.append(str(node.S))
            if str(node.S) == "/Figure": alts.append(str(node.get("/Alt", "")))
        if "/K" in node: walk(node.K)
walk(root.StructTreeRoot)
assert all(alts), alts
for page in pdf.pages:
    for name, font in (page.Resources.Font.items() if "/Font" in page.Resources else []):
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        assert any(key in inner.FontDescriptor for key in ["/FontFile", "/FontFile2", "/FontFile3"]), name
        assert "/ToUnicode" in font, name
        # The same on every machine: no font of this one.
        assert "Inter" in str(inner.BaseFont), inner.BaseFont
"#;

/// Its structure is sound.
#[track_caller]
pub(crate) fn is_sound(path: &Path) {
    if needs("qpdf") {
        let check = Command::new("qpdf").arg("--check").arg(path).output().unwrap();
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    }
}

/// It is tagged, has its language, its title and its fonts, and `more` holds, in Python with what
/// [`LOOK`] found; returns what that prints.
#[track_caller]
pub(crate) fn holds(
    path: &Path,
    (lang, title): (&str, &str),
    more: &str,
    wanted: &[&str],
) -> Option<String> {
    if !needs("pikepdf") {
        return None;
    }
    let look = Command::new(PYTHON)
        .args(["-c", &format!("{LOOK}{more}")])
        .arg(path)
        .args([lang, title])
        .args(wanted)
        .output()
        .unwrap();
    assert!(look.status.success(), "{}", String::from_utf8_lossy(&look.stderr));
    Some(String::from_utf8(look.stdout).unwrap())
}

/// Its text, a page after the other, as pdftotext gives it with `how`.
#[track_caller]
pub(crate) fn pages(path: &Path, how: &[&str]) -> Option<Vec<String>> {
    if !needs("pdftotext") {
        return None;
    }
    let run = Command::new("pdftotext").args(how).arg(path).arg("-").output().unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    Some(text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect())
}

/// Its text as it stands on the pages, with single spaces.
pub(crate) fn text(path: &Path) -> Option<String> {
    Some(pages(path, &["-layout"])?.join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Its text in the order in which it is written.
pub(crate) fn raw(path: &Path) -> Option<String> {
    Some(pages(path, &["-raw"])?.concat())
}
