//! QR codes for print.

use std::fmt::Write;

use fast_qr::qr::QRBuilder;

use mitreden_press::CannotSet;

/// The QR code of an address as SVG.
pub(super) fn qr(url: &str) -> Result<String, CannotSet> {
    let code = QRBuilder::new(url).build().map_err(|error| CannotSet::of(&format!("{error:?}")))?;
    let mut path = String::new();
    for row in 0..code.size {
        for column in 0..code.size {
            if code[row][column].value() {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{column} {row}h1v1h-1z");
            }
        }
    }
    let size = code.size;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\"><path d=\"{path}\" fill=\"#000\"/></svg>"
    ))
}
