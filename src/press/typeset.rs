//! Setting pages: a template and its data become a tagged PDF (PDF/UA-1, and PDF/A-2a where it is
//! to be archived).
//!
//! Texts reach the template as data, never as markup: whatever a citizen or a file says comes out
//! as it was written. The date is given, so that the same input makes the same bytes.

use std::borrow::Cow;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use thiserror::Error;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::fonts::Fonts;
use mitreden_base::visible::visible;

/// Why pages cannot be set.
#[derive(Debug, Error)]
#[error("the pages cannot be set: {0}")]
pub struct CannotSet(String);

impl CannotSet {
    /// The error with the reason for it.
    pub fn of(error: &impl ToString) -> Self {
        Self(error.to_string())
    }

    /// The reason, without the words around it.
    pub fn reason(&self) -> &str {
        &self.0
    }
}

/// The standard that a PDF keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// PDF/UA-1: screen readers can read it.
    Accessible,
    /// PDF/UA-1 and PDF/A-2a: screen readers can read it, and archives can keep it.
    Archivable,
}

impl Standard {
    fn standards(self) -> Result<PdfStandards, CannotSet> {
        let all = [PdfStandard::Ua_1, PdfStandard::A_2a];
        let wanted = if self == Self::Archivable { &all[..] } else { &all[..1] };
        PdfStandards::new(wanted).map_err(|error| CannotSet(error.message().to_string()))
    }
}

/// Pages that are set.
#[derive(Debug)]
pub struct Pages {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages there are.
    pub count: usize,
    /// The characters no font on this machine has a glyph for; a box stands for each.
    pub lacking: Vec<char>,
}

/// Sets a template with the texts it reads. `day` is the date of the document.
pub fn pdf(template: &str, files: &[(&str, String)], day: NaiveDate) -> Result<Pages, CannotSet> {
    let files: Vec<_> =
        files.iter().map(|(name, text)| (*name, text.clone().into_bytes())).collect();
    pages(template, &files, day, Standard::Accessible)
}

/// Sets a template with the files it reads: texts as `.json` and `.svg`, all others as they are.
/// `day` is the date of the document.
pub fn pages<N: AsRef<str>>(
    template: &str,
    files: &[(N, Vec<u8>)],
    day: NaiveDate,
    standard: Standard,
) -> Result<Pages, CannotSet> {
    let text = |(name, bytes): &(N, Vec<u8>)| {
        let text =
            if is_text(name.as_ref()) { String::from_utf8(bytes.clone()).ok() } else { None };
        text.map(
            |text| if is_called(name.as_ref(), "json") { without_controls(text) } else { text },
        )
    };
    let texts: Vec<_> = files.iter().map(text).collect();
    let fonts = Fonts::of(texts.iter().flatten().map(String::as_str));
    let shown = |((name, bytes), text): (&(N, Vec<u8>), &Option<String>)| {
        let bytes =
            text.as_ref().map_or_else(|| bytes.clone(), |text| fonts.shown(text).into_bytes());
        Ok((id(name.as_ref())?, Bytes::new(bytes)))
    };
    let files = files.iter().zip(&texts).map(shown).collect::<Result<_, CannotSet>>()?;
    let main = Source::new(id("main.typ")?, template.to_owned());
    let Fonts { fonts, lacking } = fonts;
    let book = LazyHash::new(FontBook::from_fonts(fonts.iter()));
    let page = Page { library: LazyHash::new(Library::default()), book, fonts, main, files, day };
    let told = |errors: &[typst::diag::SourceDiagnostic]| {
        CannotSet(
            errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; "),
        )
    };
    let document: PagedDocument = typst::compile(&page).output.map_err(|errors| told(&errors))?;
    let options = PdfOptions { standards: standard.standards()?, ..PdfOptions::default() };
    let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| told(&errors))?;
    Ok(Pages { pdf, count: document.pages().len(), lacking: lacking.into_iter().collect() })
}

/// Data whose texts hold no control characters: no font has a glyph for them, and a PDF that is to
/// be read out refuses them.
fn without_controls(json: String) -> String {
    let Ok(mut data) = serde_json::from_str::<Value>(&json) else { return json };
    if clean(&mut data) { data.to_string() } else { json }
}

/// Cleans all texts; whether there was anything to clean.
fn clean(data: &mut Value) -> bool {
    match data {
        Value::String(text) => {
            let Cow::Owned(shown) = visible(text) else { return false };
            *text = shown;
            true
        }
        Value::Array(items) => items.iter_mut().fold(false, |cleaned, item| clean(item) | cleaned),
        Value::Object(fields) => {
            fields.values_mut().fold(false, |cleaned, field| clean(field) | cleaned)
        }
        _ => false,
    }
}

fn is_text(name: &str) -> bool {
    is_called(name, "json") || is_called(name, "svg")
}

fn is_called(name: &str, end: &str) -> bool {
    Path::new(name).extension().is_some_and(|known| known == end)
}

fn id(name: &str) -> Result<FileId, CannotSet> {
    let path = VirtualPath::new(name).map_err(|_| CannotSet(format!("`{name}` is no path")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// What a template may see: itself, its files and the fonts.
struct Page {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    files: Vec<(FileId, Bytes)>,
    day: NaiveDate,
}

impl World for Page {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(known, _)| *known == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        let day = |n: u32| u8::try_from(n).ok();
        Datetime::from_ymd(self.day.year(), day(self.day.month())?, day(self.day.day())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "#set document(title: \"T\", date: datetime.today())\n#set text(lang: \"de\", font: \"Inter\")\n\
                            = #json(\"data.json\").said\n";

    fn set(said: &str) -> Result<Pages, CannotSet> {
        let data = serde_json::json!({ "said": said }).to_string();
        pdf(TEMPLATE, &[("data.json", data)], NaiveDate::from_ymd_opt(2026, 5, 4).unwrap())
    }

    #[test]
    fn hostile_texts_are_only_texts_and_bytes_are_always_the_same() {
        let said = "#panic() $x$ *_@<a> \\ `` // \u{202e} [#] = - 日本";
        assert!(set(said).unwrap().pdf.starts_with(b"%PDF-1.7"));
        assert_eq!(set(said).unwrap().pdf, set(said).unwrap().pdf);
        assert_eq!(set("\u{10fffd}").unwrap().lacking, ['\u{10fffd}']);
        assert!(set("a\u{1b}]0;x\u{7}b\0\u{9b}").unwrap().pdf.starts_with(b"%PDF-1.7"));
    }

    #[test]
    fn what_is_not_accessible_is_not_made() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
        let error = pdf("no title", &[], day).unwrap_err();
        assert!(error.to_string().contains("title"), "{error}");
        assert!(pdf("#read(\"/etc/passwd\")", &[], day).is_err());
    }
}
