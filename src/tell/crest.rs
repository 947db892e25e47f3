//! The town's crest: known by its first bytes, and tried before the page is set, so that a broken
//! file is named as such.

use chrono::NaiveDate;
use thiserror::Error;

use super::model::Crest;
use mitreden_press::{Standard, pages};

/// Why a crest cannot be shown.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum CrestError {
    /// It is none of the kinds that can be shown.
    #[error("the file is no SVG, PNG or JPEG")]
    Kind,
    /// It is one of them, but cannot be read.
    #[error("the file cannot be read as {kind}: {error}")]
    Broken {
        /// What it is taken for.
        kind: &'static str,
        /// What is wrong.
        error: String,
    },
}

/// Returns the crest under a name that says what it is.
pub fn named(bytes: Vec<u8>) -> Result<Crest, CrestError> {
    let (kind, name) = kind(&bytes).ok_or(CrestError::Kind)?;
    let template = format!(
        "#set document(title: \"crest\", date: datetime.today())\n#image(\"{name}\", height: 15mm, alt: \"crest\")"
    );
    let tried =
        pages(&template, &[(name, bytes.clone())], NaiveDate::default(), Standard::Archivable);
    tried.map_err(|error| CrestError::Broken { kind, error: error.reason().to_owned() })?;
    Ok(Crest { name: name.to_owned(), bytes })
}

fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(("PNG", "crest.png"))
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(("JPEG", "crest.jpg"))
    } else if std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")) {
        Some(("SVG", "crest.svg"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crest_is_known_by_what_it_is_and_broken_ones_are_told() {
        let svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";
        assert_eq!(named(svg.as_bytes().to_vec()).unwrap().name, "crest.svg");
        assert_eq!(named(b"GIF89a".to_vec()), Err(CrestError::Kind));
        assert_eq!(named(Vec::new()), Err(CrestError::Kind));
        for (bytes, kind) in [
            (&b"\x89PNG\r\n\x1a\nnothing"[..], "PNG"),
            (b"\xff\xd8\xff\xe0", "JPEG"),
            (b"<svg", "SVG"),
        ] {
            let broken = named(bytes.to_vec()).unwrap_err();
            assert!(
                matches!(&broken, CrestError::Broken { kind: told, error } if *told == kind && !error.is_empty()),
                "{broken}"
            );
        }
    }
}
