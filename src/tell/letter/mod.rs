//! Letters that invite to a survey, one page each, with a code to type in and the same as a QR
//! code.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::locale::Say as _;
use crate::qr::qr;
use mitreden_base::locale::Lang;
use mitreden_define::survey::Survey;
use mitreden_define::town::{Profile, Team};
use mitreden_keep::token::Token;
use mitreden_press::{CannotSet, Pages, pdf};

const TEMPLATE: &str = include_str!("letter.typ");

/// What the letters are about.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The survey.
    pub survey: &'a Survey,
    /// The town that asks.
    pub town: &'a Profile,
    /// One of the survey's languages.
    pub tag: &'a str,
    /// The day of the letters.
    pub day: NaiveDate,
}

#[derive(Serialize)]
struct Data {
    lang: String,
    day: (i32, u32, u32),
    date: String,
    title: String,
    town: String,
    team: String,
    intro: String,
    how: String,
    until: String,
    address: String,
    code_label: String,
    qr_alt: String,
    once: String,
    anonymous: String,
    codes: Vec<String>,
}

/// A page for each code.
pub fn letters(letter: Letter<'_>, codes: &[Token]) -> Result<Pages, CannotSet> {
    let Letter { survey, town, tag, day } = letter;
    let lang = Lang::of_tag(tag);
    let base = town.url.as_deref().unwrap_or_default().trim_end_matches('/');
    let address =
        format!("{}/{}", base.split_once("://").map_or(base, |(_, rest)| rest), survey.id);
    let team = town.team.as_ref().map(Team::line);
    let data = Data {
        lang: tag.to_owned(),
        day: (day.year(), day.month(), day.day()),
        date: lang.date(day),
        title: survey.title.show(tag),
        town: town.name.clone(),
        team: team.unwrap_or_default(),
        intro: survey.intro.as_ref().map(|text| text.show(tag)).unwrap_or_default(),
        how: lang.say("letter-how", &[]),
        until: survey
            .closes
            .map(|closes| lang.say("letter-until", &[("day", lang.date(closes).into())]))
            .unwrap_or_default(),
        address,
        code_label: lang.say("letter-code", &[]),
        qr_alt: lang.say("letter-qr", &[]),
        once: lang.say("letter-once", &[]),
        anonymous: lang.say("letter-anonymous", &[]),
        codes: codes.iter().map(ToString::to_string).collect(),
    };
    let mut files = vec![(
        "data.json".to_owned(),
        serde_json::to_string(&data).map_err(|error| CannotSet::of(&error))?,
    )];
    for (at, code) in codes.iter().enumerate() {
        // What stands after the # never reaches a server's log.
        let link = format!("{base}/{}#{code}", survey.id);
        files.push((format!("qr-{at}.svg"), qr(&link)?));
    }
    let files: Vec<(&str, String)> =
        files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    pdf(TEMPLATE, &files, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::tests::town;
    use crate::sample::survey;
    use mitreden_keep::token::Purpose;

    #[test]
    fn each_code_has_a_page_and_only_its_own() {
        let (survey, town) = (survey(), town());
        let codes: Vec<_> = (0..3_u8)
            .map(|n| Token::fresh(Purpose::Invitation, &mut |bytes| bytes.fill(n * 7 + 1)))
            .collect();
        let day = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
        let letter = Letter { survey: &survey, town: &town, tag: "de", day };
        let pages = letters(letter, &codes).unwrap();
        assert!(pages.pdf.starts_with(b"%PDF-1.7") && pages.lacking.is_empty());
        assert_eq!(pages.pdf, letters(letter, &codes).unwrap().pdf);
    }
}
