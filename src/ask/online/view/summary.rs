//! What is to be mended, all at once, at the top of the page and with a way to each place.

use maud::{Markup, html};

use super::shell::PageLanguage;
use crate::online::session::Against;

/// The summary. It takes the focus, so that it is read out first.
pub(super) fn summary(language: PageLanguage<'_>, against: &[Against]) -> Markup {
    let soft = against.iter().all(|against| against.soft);
    let heading = if soft { "online-doubts" } else { "online-mistakes" };
    html! {
        @if !against.is_empty() {
            div class=(if soft { "errors soft" } else { "errors" }) role="alert" tabindex="-1" autofocus aria-labelledby="errors~head" {
                h2 id="errors~head" lang=[language.other()] { (language.say(heading)) }
                ul {
                    @for one in against {
                        li {
                            @if let Some(field) = &one.field { a href=(format!("#{field}")) { (one.words) } } @else { (one.words) }
                        }
                    }
                }
                @if soft { p lang=[language.other()] { (language.say("online-doubts-how")) } }
            }
        }
    }
}
