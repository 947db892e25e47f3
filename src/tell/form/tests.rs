//! The forms of the example and of every type, as PDF.

use super::*;
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_define::survey::read;

fn survey(text: &str) -> Survey {
    read(&Source::new("s.yaml", text), &[], None, &mut Problems::new()).unwrap()
}

/// A town.
pub(crate) fn town() -> Profile {
    let source =
        Source::new("town.yaml", "town: t\nname: Tal\nlanguages: [de]\nurl: https://tal.at/\n");
    let files = mitreden_define::town::Files {
        town: source,
        needs: None,
        services: None,
        agenda: None,
        coding: None,
    };
    mitreden_define::town::read(&files, &mut Problems::new()).unwrap().profile
}

#[test]
fn every_type_is_set_and_the_same_input_makes_the_same_bytes() {
    let survey = survey(
        &include_str!("../../../tests/street/types.yaml")
            .replace("[street]", "[street, paper, online]"),
    );
    let town = town();
    let day = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    for (tag, large) in [("de", false), ("en", true)] {
        let wish = FormWish { survey: &survey, town: &town, tag, large, day };
        let numbers = [FormNumber::new(7).unwrap(), FormNumber::new(8).unwrap()];
        let first = forms(wish, &numbers).unwrap();
        assert_eq!(first.pdf, forms(wish, &numbers).unwrap().pdf);
        assert!(cards(wish).unwrap().is_some());
    }
}

#[test]
fn a_qr_code_is_dark_where_it_should_be() {
    let svg = qr("https://tal.at/s").unwrap();
    // The finder pattern in the corner: seven dark modules in a row, then a light one.
    assert!(
        svg.contains("M0 0h1v1h-1z")
            && svg.contains("M6 0h1v1h-1z")
            && !svg.contains("M7 0h1v1h-1z")
    );
}
