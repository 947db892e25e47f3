//! Writes the page as towns might meet it, to be looked at:
//! `cargo test --lib council::tests::gallery -- --ignored`.

use std::path::Path;

use super::Case;
use super::fits::{title, with_measures};
use crate::council::council;
use mitreden_base::locale::Lang;
use mitreden_count::needs::ScoreMeasure;

#[test]
#[ignore = "writes files to be looked at"]
fn draw_all() {
    let folder = Path::new("target/gallery");
    std::fs::create_dir_all(folder).unwrap();
    let mut tiers = Case::tied(30, 40);
    for (i, (_, value)) in tiers.needs.iter_mut().enumerate() {
        *value = 0.8 - 0.02 * i as f64;
    }
    let three = Case::new(&[("WLAN", 0.4), ("Hilfe", 0.3), ("Parken", 0.1)]);
    let mut odd = with_measures(Case::tied(9, 40), 4, 40).with_measure(
        "x",
        &"x".repeat(180),
        0,
        "{ on: 2026-06-22, status: idea }",
    );
    odd.needs[2].0 = "W".repeat(60);
    let pale =
        "town: tal\nname: Marktgemeinde Sankt Margarethen an der Raab\nlanguages: [de]\nlook: { colour: \"#ffe14d\" }\n".to_owned();
    let cases = [
        ("three", three.clone()),
        ("one", Case::new(&[("Nur dies", 0.4)])),
        ("tiers", with_measures(tiers.clone(), 12, 90)),
        ("tiers-plain", tiers),
        ("tied", with_measures(Case::tied(30, 40), 9, 60)),
        ("dozen", Case { n: 12, simulated: true, ..with_measures(Case::tied(10, 40), 9, 60) }),
        ("many", Case { n: 100_000, ..with_measures(Case::tied(10, 40), 9, 60) }),
        (
            "priority",
            Case { measure: ScoreMeasure::Priority, ..with_measures(three.clone(), 4, 60) },
        ),
        ("product", Case { measure: ScoreMeasure::Product, ..three.clone() }),
        (
            "unsure",
            Case { standard_errors: false, days: false, ..with_measures(three.clone(), 4, 60) },
        ),
        ("long", Case { simulated: true, ..with_measures(Case::tied(10, 40), 15, 300) }),
        ("pale", Case { town: pale, title: title(120), ..with_measures(three, 4, 60) }),
        ("odd", odd),
    ];
    for (name, case) in cases {
        for lang in [Lang::De, Lang::En] {
            let case = Case { lang, ..case.clone() };
            let pages = case.page(|page| council(page).unwrap());
            std::fs::write(folder.join(format!("council-{name}.{}.pdf", lang.tag())), pages.pdf)
                .unwrap();
        }
    }
}
