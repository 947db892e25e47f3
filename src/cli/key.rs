//! `key`: the pair of keys that hand-ins are sealed and opened with.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::failure::Failure;
use super::folder::{Folder, unreadable, unwritable};
use super::ui::Ui;
use mitreden_base::diagnostics::Problems;
use mitreden_base::locale::Lang;
use mitreden_define::town::Town;
use mitreden_keep::sealing::PrivateKey;

/// How many characters of a key stand together on paper.
const GROUP: usize = 4;
/// How many groups stand in a line.
const LINE: usize = 6;

/// Make the keys that hand-ins are sealed with
#[derive(Args)]
#[command(
    after_help = "`key new` writes the private half outside the town's folder, where `merge` finds it, and prints a copy for paper. The public half goes into town/town.yaml.\n\nExamples:\n  mitreden key new | lp\n  mitreden key new --out /media/office/leoben.key | lp"
)]
pub(super) struct KeyArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Make a new pair, and print its paper copy
    New(NewArgs),
}

#[derive(Args)]
struct NewArgs {
    /// Where the private half goes, instead of the user's configuration folder
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &KeyArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let Action::New(args) = &args.action;
    let mut problems = Problems::new();
    let Some(town) = folder.town(&mut problems)?.filter(|_| !problems.has_errors()) else {
        return Err(Failure::Problems(problems.only_errors()));
    };
    let path = match &args.out {
        Some(path) => path.clone(),
        None => usual(&town).ok_or_else(|| Failure::user("failure-key-home"))?,
    };
    let parent =
        path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let at = |id| Failure::user(id).word("path", path.display().to_string());
    // Whoever copies the town's folder, or puts it under version control, must not copy the key.
    if is_inside(parent, &folder.path("")) {
        return Err(at("failure-key-inside"));
    }
    fs::create_dir_all(parent).map_err(|error| unwritable(parent, &error))?;
    if is_inside(parent, &folder.path("")) {
        return Err(at("failure-key-inside"));
    }
    let key = PrivateKey::generate();
    let text = format!(
        "# mitreden, {}: the private half; whoever reads it can open every hand-in\n# {}\n{}\n",
        town.profile.name,
        key.public(),
        key.reveal()
    );
    write_private(&path, &text).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => at("failure-key-exists"),
        _ => unwritable(&path, &error),
    })?;
    Ui::result(&paper(&town, &key, ui.lang))?;
    let words =
        [("path", path.display().to_string().into()), ("public", key.public().to_string().into())];
    ui.say("key-made", &words);
    Ok(())
}

/// The key a town's hand-ins are opened with: the file named, or the usual one.
pub(super) fn find(town: &Town, named: Option<&Path>) -> Result<PrivateKey, Failure> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => usual(town).ok_or_else(|| Failure::user("failure-key-home"))?,
    };
    let at = |id| Failure::user(id).word("path", path.display().to_string());
    match fs::read_to_string(&path) {
        Ok(text) => text.parse().map_err(|_| at("failure-key-none")),
        Err(error) if error.kind() == io::ErrorKind::NotFound && named.is_none() => {
            Err(at("failure-key-missing"))
        }
        Err(error) => Err(unreadable(&path, &error)),
    }
}

/// Where a user's programs keep what is theirs.
pub(super) fn config() -> Option<PathBuf> {
    let set =
        |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let config = set("XDG_CONFIG_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".config")))
        .or_else(|| set("APPDATA"))?;
    Some(config.join("mitreden"))
}

fn usual(town: &Town) -> Option<PathBuf> {
    Some(config()?.join(format!("{}.key", town.profile.id)))
}

/// Whether a folder lies in another, as far as both can be found.
fn is_inside(folder: &Path, other: &Path) -> bool {
    let other = if other.as_os_str().is_empty() { Path::new(".") } else { other };
    // A folder that is not there yet lies where its nearest ancestor does.
    let here = |part: &Path| {
        fs::canonicalize(if part.as_os_str().is_empty() { Path::new(".") } else { part }).ok()
    };
    let real = folder.ancestors().find_map(here);
    real.zip(fs::canonicalize(other).ok()).is_some_and(|(folder, other)| folder.starts_with(other))
}

/// Writes a file that only its owner may read, and that was not there before.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// What is printed and locked away: typed into a file, it opens hand-ins as the file itself does.
fn paper(town: &Town, key: &PrivateKey, lang: Lang) -> String {
    let signs: Vec<char> = key.reveal().chars().collect();
    let groups: Vec<String> = signs.chunks(GROUP).map(|group| group.iter().collect()).collect();
    let lines: Vec<String> =
        groups.chunks(LINE).map(|line| format!("    {}", line.join(" "))).collect();
    let words = [
        ("town", town.profile.name.as_str().into()),
        ("public", key.public().to_string().into()),
        ("key", lines.join("\n").into()),
    ];
    lang.say("key-paper", &words) + "\n"
}
