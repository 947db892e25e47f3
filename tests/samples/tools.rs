//! What tests need beside cargo, for those beside the code and those of the whole tool alike. A
//! test that passes without having looked hides what it is there to find: where its tool is missing
//! it fails, with the line that installs it. Each floor that wants it takes it in as a module of
//! its own tests.

#![allow(dead_code, reason = "no floor wants all of it")]

use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A tool by the name that tests ask for it, how to see that it is here, and the line that brings
/// it here.
pub(crate) struct Tool {
    name: &'static str,
    is_here: fn() -> bool,
    pub(crate) line: &'static str,
}

/// Debian's own Python: its packages are those that `.ci/setup` installs.
pub(crate) const PYTHON: &str = "/usr/bin/python3";

/// All that any test needs; `.ci/setup` installs the same.
pub(crate) const TOOLS: [Tool; 10] = [
    Tool { name: "bash", is_here: || runs("bash", &["--version"]), line: "apt-get install bash" },
    Tool {
        name: "groff",
        is_here: || runs("groff", &["--version"]),
        line: "apt-get install groff-base",
    },
    Tool { name: "qpdf", is_here: || runs("qpdf", &["--version"]), line: "apt-get install qpdf" },
    Tool {
        name: "pdftotext",
        is_here: || runs("pdftotext", &["-v"]),
        line: "apt-get install poppler-utils",
    },
    Tool {
        name: "pikepdf",
        is_here: || runs(PYTHON, &["-c", "import pikepdf"]),
        line: "apt-get install python3-pikepdf",
    },
    Tool {
        name: "a validator of JSON Schema",
        is_here: || runs(PYTHON, &["-c", "import jsonschema, ruamel.yaml"]),
        line: "apt-get install python3-jsonschema python3-ruamel.yaml",
    },
    Tool {
        name: "R",
        is_here: || runs("Rscript", &["--version"]),
        line: "apt-get install r-base-core",
    },
    Tool {
        name: "Debian's tools for packages",
        is_here: || {
            runs("dpkg-shlibdeps", &["--version"])
                && runs("systemd-analyze", &["--version"])
                && runs("adduser", &["--version"])
        },
        line: "apt-get install adduser dpkg-dev systemd",
    },
    Tool {
        name: "a browser",
        is_here: || {
            Path::new("/usr/bin/chromium").exists()
                && modules().is_some()
                && runs("node", &["--version"])
        },
        line: "apt-get install chromium nodejs npm && .ci/setup",
    },
    Tool {
        name: "PostgreSQL",
        is_here: || env::var_os("MITREDEN_TEST_POSTGRES").is_some(),
        line: "apt-get install postgresql && .ci/with-postgres cargo test",
    },
];

/// Whether a tool is here. A test that goes on without it has to say so by `MITREDEN_MAY_SKIP=1`,
/// and then it is told aloud.
#[must_use]
#[track_caller]
pub(crate) fn needs(name: &str) -> bool {
    let tool = TOOLS
        .iter()
        .find(|tool| tool.name == name)
        .unwrap_or_else(|| panic!("no tool is called {name}"));
    let is_here = (tool.is_here)();
    if !is_here {
        lacks(name, tool.line);
    }
    is_here
}

/// Fails, as something is missing, and says which line brings it; or says aloud that this test is
/// skipped, where it may be.
#[track_caller]
pub(crate) fn lacks(what: &str, line: &str) {
    let may_skip = env::var_os("MITREDEN_MAY_SKIP").is_some_and(|set| set == "1");
    assert!(
        may_skip,
        "{what} is not here, and this test needs it:\n    {line}\nWithout it: MITREDEN_MAY_SKIP=1"
    );
    let thread = std::thread::current();
    // Past the harness, which keeps to itself what passing tests print.
    drop(writeln!(
        std::io::stderr(),
        "SKIPPED, as {what} is not here: {}",
        thread.name().unwrap_or("a test")
    ));
}

/// Where `.ci/setup` puts what drives the browser and looks at its pages.
pub(crate) fn modules() -> Option<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache =
        cache.or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))?;
    let modules = cache.join("mitreden/browser/node_modules");
    ["playwright-core", "axe-core"]
        .iter()
        .all(|name| modules.join(name).is_dir())
        .then_some(modules)
}

/// The folder of real answers of Kansas City's residents. They are not ours to publish, so tests on
/// them are ignored unless asked for; `make test` asks where they are.
pub(crate) fn kansas_city() -> PathBuf {
    let house = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file());
    let beside = house.unwrap_or(Path::new(".")).join("../shared/data/kcmo");
    let folder = env::var_os("MITREDEN_KCMO").map_or(beside, PathBuf::from);
    assert!(
        folder.is_dir(),
        "the answers of Kansas City are not in {}: MITREDEN_KCMO=DIR says where",
        folder.display()
    );
    folder
}

fn runs(program: &str, args: &[&str]) -> bool {
    Command::new(program).args(args).output().is_ok_and(|run| run.status.success())
}
