//! Every link of the project's documents leads somewhere, and every chapter is found.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::blocks::{Page, chapters, pages};
use crate::support::{ROOT, Town};

/// The targets of a page's links and pictures.
fn links(page: &Page) -> Vec<String> {
    // Words in code are no links.
    let prose: String = page.prose().split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let target = |rest: &str| rest.split_once(')').map(|(target, _)| target.trim().to_owned());
    prose.split("](").skip(1).filter_map(target).collect()
}

/// The anchors of a page's headings, as GitHub and mdBook make them.
fn anchors(page: &Page) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in page.prose().lines().filter(|line| line.starts_with('#')) {
        let text = line.trim_start_matches('#').trim().to_lowercase();
        let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        let anchor: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect();
        let again = found.iter().filter(|known| **known == anchor).count();
        found.push(if again == 0 { anchor } else { format!("{anchor}-{again}") });
    }
    found
}

/// A path from a page, without `..`.
fn resolved(page: &str, target: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for part in Path::new(page).parent().unwrap().join(target).components() {
        match part {
            Component::ParentDir => {
                assert!(path.pop(), "{page}: {target} leads out of the repository");
            }
            part => path.push(part),
        }
    }
    path
}

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let more = [
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/src/SUMMARY.md",
        "benches/README.md",
    ];
    let mut found = 0;
    for page in pages().into_iter().chain(more.map(Page::of)) {
        for link in links(&page) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = link
                .split_once('#')
                .map_or((link.as_str(), None), |(file, anchor)| (file, Some(anchor)));
            let path = if file.is_empty() {
                PathBuf::from(&page.path)
            } else {
                resolved(&page.path, file)
            };
            assert!(Path::new(ROOT).join(&path).exists(), "{}: {link} leads nowhere", page.path);
            if let Some(anchor) = anchor {
                let there = Page::of(path.to_str().unwrap());
                assert!(
                    anchors(&there).iter().any(|known| known == anchor),
                    "{}: {link}: no such heading",
                    page.path
                );
            }
            found += 1;
        }
    }
    assert!(found > 60, "{found}");
}

#[test]
fn the_summary_names_every_chapter_once_and_readme_leads_to_each() {
    let named = |page: &str| links(&Page::of(page));
    let mut summary: Vec<_> =
        named("docs/src/SUMMARY.md").into_iter().map(|file| format!("docs/src/{file}")).collect();
    summary.sort();
    assert_eq!(summary, chapters());
    let readme = named("README.md");
    for chapter in chapters().into_iter().filter(|chapter| chapter != "docs/src/about.md") {
        assert!(readme.contains(&chapter), "README does not lead to {chapter}");
    }
}

#[test]
fn a_heading_is_found_by_its_anchor() {
    let page = Page {
        path: "x.md".to_owned(),
        text: "# What the store's own log tells\n```sh\n# no heading\n```\n## A, `b`\n## A, `b`\n"
            .to_owned(),
    };
    assert_eq!(anchors(&page), ["what-the-stores-own-log-tells", "a-b", "a-b-1"]);
    let page = Page {
        path: "x.md".to_owned(),
        text: "![Of a\nb](p.svg) [c](d.md#e) `[f](g)`\n".to_owned(),
    };
    assert_eq!(links(&page), ["p.svg", "d.md#e"]);
}

/// The files of the handbook that a text names.
fn chapters_named(text: &str) -> Vec<&str> {
    let named = text.match_indices("docs/").filter(|(at, _)| !text[..*at].ends_with(['/', '.']));
    let path = |at: usize| {
        text[at..]
            .split(|c: char| !(c.is_ascii_alphanumeric() || "/-_.".contains(c)))
            .next()
            .unwrap_or_default()
    };
    named
        .map(|(at, _)| path(at).trim_end_matches('.'))
        .filter(|path| Path::new(path).extension().is_some_and(|end| end == "md"))
        .collect()
}

#[test]
fn what_the_program_says_of_the_handbook_is_there() {
    let mut found = 0;
    let mut folders = ["src", "tests", ".ci"].map(|folder| Path::new(ROOT).join(folder)).to_vec();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Ok(text) = fs::read_to_string(&path) else { continue };
            for chapter in chapters_named(&text)
                .into_iter()
                .filter(|_| !path.ends_with("tests/handbook/links.rs"))
            {
                assert!(
                    Path::new(ROOT).join(chapter).exists(),
                    "{} names {chapter}",
                    path.display()
                );
                found += 1;
            }
        }
    }
    assert!(found >= 3, "{found}");
    assert!(Town::none().run("help serve").fine().out.contains("docs/src/running-a-server.md"));
}
