//! What every page has around it.

use maud::{DOCTYPE, Markup, html};

use crate::locale::Say as _;
use crate::online::site::Site;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::survey::Survey;

/// The languages of a page.
#[derive(Clone, Copy)]
pub(in crate::online) struct PageLanguage<'a> {
    pub(in crate::online) site: &'a Site,
    /// The language tag of the survey's or the town's texts.
    pub(in crate::online) tag: &'a str,
}

impl<'a> PageLanguage<'a> {
    pub(in crate::online) fn new(site: &'a Site, tag: &'a str) -> Self {
        Self { site, tag }
    }

    /// The interface's own language.
    pub(in crate::online) fn lang(self) -> Lang {
        Lang::of_tag(self.tag)
    }

    /// The interface's language where it differs from the page's, for the attribute `lang`.
    pub(super) fn other(self) -> Option<&'static str> {
        (!Lang::speaks(self.tag)).then(|| self.lang().tag())
    }

    pub(in crate::online) fn say(self, id: &str) -> String {
        self.lang().say(id, &[])
    }

    pub(in crate::online) fn tell(self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang().say(id, words)
    }
}

/// When the town's tablet leaves a page by itself, and for which page.
pub(in crate::online) struct Away {
    /// The seconds without a touch after which a script leaves the page.
    pub(in crate::online) idle: u32,
    /// The seconds after which a page is left where there are no scripts, whatever is done on it;
    /// never, if none are given.
    pub(in crate::online) shown: Option<u32>,
    /// The address that it goes to.
    pub(in crate::online) to: String,
}

/// The frame around a page.
pub(in crate::online) struct Shell<'a> {
    pub(in crate::online) language: PageLanguage<'a>,
    /// The page's own title, to which the name of what it belongs to is added.
    pub(in crate::online) title: String,
    /// The title of the survey that the page belongs to; the town if there is none.
    pub(in crate::online) of: Option<String>,
    /// The page in other languages: tag and address.
    pub(in crate::online) languages: Vec<(String, String)>,
    /// When the town's tablet leaves the page by itself.
    pub(in crate::online) away: Option<Away>,
    /// The survey whose interview this browser holds, so that it can be made to forget it.
    pub(in crate::online) leave: Option<&'a Survey>,
    /// Whether it is a page of an interview: on the town's tablet no way leads out of it but
    /// leaving.
    pub(in crate::online) within: bool,
}

impl<'a> Shell<'a> {
    /// A frame without further links; the town's tablet leaves such a page for its first page.
    pub(in crate::online) fn new(
        language: PageLanguage<'a>,
        title: String,
        of: Option<String>,
    ) -> Self {
        let to = match &language.site.surveys[..] {
            [only] => format!("/s/{}", only.survey().id),
            _ => "/".to_owned(),
        };
        let away = Some(Away { idle: 60, shown: Some(120), to });
        Self { language, title, of, languages: Vec::new(), away, leave: None, within: false }
    }

    /// The frame of a page within an interview.
    pub(in crate::online) fn within(mut self, survey: &'a Survey) -> Self {
        (self.leave, self.within) = (Some(survey), true);
        self
    }

    /// The whole page, with this content.
    pub(in crate::online) fn page(self, content: &Markup) -> Markup {
        let Self { language, title, of, languages, away, leave, within } = self;
        let site = language.site;
        let of = of.unwrap_or_else(|| site.profile.name.clone());
        let away = away.filter(|_| site.settings.kiosk);
        let full = if title == of { title } else { format!("{title} – {of}") };
        html! {
            (DOCTYPE)
            html lang=(language.tag) dir=[is_from_right(language.tag).then_some("rtl")] {
                head {
                    meta charset="utf-8";
                    title { (full) }
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    @if let Some(Away { shown: Some(seconds), to, .. }) = &away {
                        noscript { meta http-equiv="refresh" content=(format!("{seconds};url={to}")); }
                    }
                    link rel="stylesheet" href=(site.assets.style.1);
                    link rel="icon" href="data:,";
                    script src=(site.assets.script.1) defer {}
                }
                body data-away=[away.as_ref().map(|away| &away.to)] data-idle=[away.as_ref().map(|away| away.idle)]
                    data-touched=[away.as_ref().and_then(|away| away.shown.is_none().then_some("0"))] {
                    a.skip href="#~main" lang=[language.other()] { (language.say("online-skip")) }
                    header {
                        @if site.settings.practice {
                            p.practice lang=[language.other()] { (language.say("online-practice")) }
                        }
                        @if within && site.settings.kiosk {
                            p { (site.profile.name) }
                        } @else {
                            p { a href=(format!("/?lang={}", language.tag)) { (site.profile.name) } }
                        }
                        @if !languages.is_empty() {
                            nav aria-label=(language.say("online-languages")) {
                                @for (tag, href) in &languages {
                                    a href=(href) hreflang=(tag) lang=(tag) { (own_name(tag)) }
                                }
                            }
                        }
                    }
                    main id="~main" tabindex="-1" { (content) }
                    footer {
                        @if let Some(survey) = leave { (leaving(language, survey, "link", "online-leave")) }
                        (foot(language))
                    }
                }
            }
        }
    }
}

/// The button that makes a browser forget an interview.
pub(super) fn leaving(
    language: PageLanguage<'_>,
    survey: &Survey,
    class: &str,
    words: &str,
) -> Markup {
    html! {
        form.leave method="post" action=(format!("/s/{}/leave", survey.id)) lang=[language.other()] {
            button class=(class) { (language.say(words)) }
        }
    }
}

fn foot(language: PageLanguage<'_>) -> Markup {
    let profile = &language.site.profile;
    let pages = [
        ("privacy", "online-privacy", profile.privacy.is_some()),
        ("accessibility", "online-accessibility", profile.accessibility.is_some()),
        ("imprint", "online-imprint", profile.imprint.is_some()),
    ];
    html! {
        nav aria-label=(language.say("online-about")) lang=[language.other()] {
            @for (path, id, _) in pages.iter().filter(|(.., is_there)| *is_there) {
                a href=(format!("/{path}?lang={}", language.tag)) { (language.say(id)) }
            }
        }
    }
}

/// Whether a language is written from right to left.
fn is_from_right(tag: &str) -> bool {
    matches!(tag.split('-').next().unwrap_or_default(), "ar" | "fa" | "he" | "ur")
}

/// A language in its own words.
pub(super) fn own_name(tag: &str) -> String {
    let name = match tag.split('-').next().unwrap_or_default() {
        "de" => "Deutsch",
        "en" => "English",
        "bs" => "Bosanski",
        "hr" => "Hrvatski",
        "sr" => "Српски",
        "sl" => "Slovenščina",
        "hu" => "Magyar",
        "tr" => "Türkçe",
        "ro" => "Română",
        "it" => "Italiano",
        "fr" => "Français",
        "es" => "Español",
        "pl" => "Polski",
        "cs" => "Čeština",
        "sk" => "Slovenčina",
        "uk" => "Українська",
        "ru" => "Русский",
        "sq" => "Shqip",
        "ar" => "العربية",
        "fa" => "فارسی",
        _ => return tag.to_owned(),
    };
    name.to_owned()
}
