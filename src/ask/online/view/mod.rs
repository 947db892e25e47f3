//! The pages as people see them: plain HTML in which every control is the browser's own.

mod choices;
mod pages;
mod question;
mod rows;
mod shell;
mod summary;

pub(super) use pages::{
    Welcome, ask, closed, codes, done, home, notice, pause, plain, review, start, still, text_page,
    unsaved,
};
pub(super) use shell::PageLanguage;

use maud::{Markup, html};

/// A text of several paragraphs; line breaks within one stay.
pub(super) fn paragraphs(text: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            p { (lines(paragraph)) }
        }
    }
}

/// A text in which line breaks stay.
pub(super) fn lines(text: &str) -> Markup {
    html! {
        @for (at, line) in text.lines().enumerate() {
            @if at > 0 { br; }
            (line)
        }
    }
}
