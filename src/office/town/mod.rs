//! The town's folder: where it is, and reading what people wrote in it.

pub mod listing;
pub mod names;

use std::cell::RefCell;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::listing::{Found, Listing, Remark};
use self::names::{is_leaving, is_quotes, is_yaml, name, shown, stem};
use crate::failure::{Failure, unreadable, unwritable};
use crate::locale::Say as _;
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_base::locale::{Lang, Word};
use mitreden_base::seed::fingerprint;
use mitreden_define::quotes::{self, Quote};
use mitreden_define::survey::{self, Survey};
use mitreden_define::town::{self, Files, Town};
use mitreden_define::yaml::decode;
use mitreden_keep::private::make_folder;

/// A function that tells remarks on a folder, and the language they are in.
struct Voice {
    lang: Lang,
    tell: Box<dyn Fn(&str)>,
}

impl fmt::Debug for Voice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Voice").field("lang", &self.lang).finish_non_exhaustive()
    }
}

/// The folder of a town.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    /// The voice that tells which file was taken; without one, nothing is told.
    voice: Option<Voice>,
    /// The remarks that were told already, as a command looks up the same survey more than once.
    said: RefCell<Vec<String>>,
    machine: Machine,
}

/// What a piece of work is told of the computer it runs on.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// The folder in which paths begin.
    pub here: PathBuf,
    /// Where temporary folders are made.
    pub temporary: PathBuf,
    /// The folder for the user's configuration files, where one is known.
    pub settings: Option<PathBuf>,
}

impl Folder {
    /// The folder given, or the nearest one that has `town/town.yaml`: this one or one above, up to
    /// the first that everyone may write to, such as `/tmp`, where anybody could have left a town.
    pub fn find(given: Option<&Path>, machine: Machine) -> Result<Self, Failure> {
        let has_town = |root: &Path| root.join("town/town.yaml").is_file();
        if let Some(root) = given {
            if has_town(root) {
                return Ok(Self::at(root.to_owned(), machine));
            }
            return Err(
                Failure::user("failure-no-folder").word("folder", root.display().to_string())
            );
        }
        let here = machine.here.clone();
        let mut ours = here.ancestors().take_while(|root| *root == here || !is_everyones(root));
        let found = ours.find(|root| has_town(root));
        // Shown paths are short where the folder is the one we stand in.
        let root = found.map(|root| if root == here { PathBuf::new() } else { root.to_owned() });
        root.map(|root| Self::at(root, machine)).ok_or_else(|| {
            Failure::user("failure-no-town").word("folder", here.display().to_string())
        })
    }

    /// The folder of a town that is known to be there.
    pub const fn at(root: PathBuf, machine: Machine) -> Self {
        Self { root, voice: None, said: RefCell::new(Vec::new()), machine }
    }

    /// The computer that the work is done on.
    pub const fn machine(&self) -> &Machine {
        &self.machine
    }

    /// Sets a function that is told which file a name was taken for, where that is not plain.
    pub fn speaks(&mut self, lang: Lang, tell: impl Fn(&str) + 'static) {
        self.voice = Some(Voice { lang, tell: Box::new(tell) });
    }

    /// The town's first language, as far as `town.yaml` can be read.
    pub fn language(&self) -> Option<Lang> {
        let bytes = fs::read(self.path("town/town.yaml")).ok()?;
        let source = decode("", &bytes, &mut Problems::new())?;
        town::first_language(&source).map(|tag| Lang::of_tag(&tag))
    }

    /// A path in the folder.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The files that define a survey: its own file and the town's needs.
    pub fn definition_files(&self, name: &str) -> Result<Vec<PathBuf>, Failure> {
        Ok(vec![self.survey_file(name)?, self.path("town/needs.yaml")])
    }

    /// Makes a folder, with those above it; only its owner may read one of results.
    pub fn make(&self, folder: &Path) -> Result<(), Failure> {
        let is_private = folder.starts_with(self.path("results"));
        let made = if is_private { make_folder(folder) } else { fs::create_dir_all(folder) };
        made.map_err(|error| unwritable(folder, &error))
    }

    /// Makes a folder for copies of answers, which only its owner may read, wherever it is.
    pub fn make_private(folder: &Path) -> Result<(), Failure> {
        make_folder(folder).map_err(|error| unwritable(folder, &error))
    }

    /// The folder of a survey's answers.
    pub fn results(&self, survey: &Survey) -> PathBuf {
        self.path("results").join(survey.id.as_str())
    }

    /// The folder of a survey's reports.
    pub fn reports(&self, survey: &Survey) -> PathBuf {
        self.path("reports").join(survey.id.as_str())
    }

    /// Reads the town; its problems are added to those given.
    pub fn town(&self, problems: &mut Problems) -> Result<Option<Town>, Failure> {
        let files = self.town_files(problems)?;
        Ok(files.and_then(|files| town::read(&files, problems)))
    }

    /// Reads the town's files, as far as they are there.
    pub fn town_files(&self, problems: &mut Problems) -> Result<Option<Files>, Failure> {
        let Some(profile) = read_source(&self.path("town/town.yaml"), problems)? else {
            return Ok(None);
        };
        let mut optional = |name: &str| -> Result<Option<Arc<Source>>, Failure> {
            let path = self.path("town").join(name);
            if path.is_file() { read_source(&path, problems) } else { Ok(None) }
        };
        Ok(Some(Files {
            town: profile,
            needs: optional("needs.yaml")?,
            services: optional("services.yaml")?,
            agenda: optional("agenda.yaml")?,
            coding: optional("coding.yaml")?,
        }))
    }

    /// The files of all surveys, sorted by name.
    pub fn survey_files(&self) -> Result<Vec<PathBuf>, Failure> {
        let folder = self.path("surveys");
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(unreadable(&folder, &error)),
        };
        let is_survey =
            |path: &PathBuf| is_yaml(path) && !is_quotes(path) && !is_leaving(&name(path));
        let mut files: Vec<_> =
            entries.filter_map(Result::ok).map(|entry| entry.path()).filter(is_survey).collect();
        files.sort();
        Ok(files)
    }

    /// The quotes of a survey that were cleared for publication, from the file beside it.
    pub fn quotes(
        file: &Path,
        town: Option<&Town>,
        survey: &Survey,
        problems: &mut Problems,
    ) -> Result<Vec<Quote>, Failure> {
        let path = file.with_extension("quotes.yaml");
        if !path.is_file() {
            return Ok(Vec::new());
        }
        let Some(source) = read_source(&path, problems)? else { return Ok(Vec::new()) };
        let listed = town.map_or(&[][..], |town| &town.needs.needs[..]);
        Ok(quotes::read(&source, &[survey.needs.as_slice(), listed], problems))
    }

    /// The fingerprints of the files that a report tells of beside the questionnaire: what is
    /// edited in them changes what it says. How lines end makes no difference.
    pub fn fingerprints(&self, name: &str) -> Result<Vec<(String, String)>, Failure> {
        let town = ["needs.yaml", "agenda.yaml", "coding.yaml", "services.yaml"]
            .map(|name| self.path("town").join(name));
        let quotes = self.survey_file(name)?.with_extension("quotes.yaml");
        let mut list = Vec::new();
        for path in town.into_iter().chain([quotes]).filter(|path| path.is_file()) {
            let text = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
            let text = String::from_utf8_lossy(&text).replace("\r\n", "\n");
            let inside = path.strip_prefix(&self.root).unwrap_or(&path);
            list.push((shown(inside), fingerprint(text.as_bytes())));
        }
        Ok(list)
    }

    /// Tells of files of quotes that belong to no survey, so that nothing reads them.
    pub fn lonely_quotes(
        &self,
        surveys: &[PathBuf],
        problems: &mut Problems,
    ) -> Result<(), Failure> {
        let folder = self.path("surveys");
        let Ok(entries) = fs::read_dir(&folder) else { return Ok(()) };
        let is_lonely = |path: &PathBuf| is_quotes(path) && !is_leaving(&name(path));
        let mut files: Vec<_> =
            entries.filter_map(Result::ok).map(|entry| entry.path()).filter(is_lonely).collect();
        files.sort();
        let stems: Vec<String> = surveys.iter().map(|path| stem(path)).collect();
        for path in files {
            let own = stem(&path.with_extension(""));
            let is_read = path.extension().is_some_and(|end| end == "yaml") && stems.contains(&own);
            if is_read {
                continue;
            }
            if let Some(source) = read_source(&path, problems)? {
                problems.push(if stems.contains(&own) {
                    quotes::called_otherwise(&source, &own)
                } else {
                    quotes::without_survey(&source, &own, stems.iter().map(String::as_str))
                });
            }
        }
        Ok(())
    }

    /// All questionnaires, with the ids in them.
    pub fn listing(&self) -> Result<Listing, Failure> {
        Ok(Listing::read(self.survey_files()?))
    }

    /// The files of all surveys, each with an id of its own.
    pub fn all_surveys(&self) -> Result<Vec<PathBuf>, Failure> {
        let listing = self.listing()?;
        let mut problems = Problems::new();
        listing.twice(None, &mut problems);
        if !problems.is_empty() {
            return Err(Failure::Problems(problems));
        }
        Ok(listing.0.into_iter().map(|file| file.path).collect())
    }

    /// The file of a survey named by its id, by its file's name or by its path. That a second file
    /// has the same id is an error: the answers to both would lie together.
    pub fn survey_file(&self, name: &str) -> Result<PathBuf, Failure> {
        let listing = self.listing()?;
        let path = self.look_up(name, &listing)?;
        let mut problems = Problems::new();
        listing.twice(Some(&path), &mut problems);
        if problems.is_empty() { Ok(path) } else { Err(Failure::Problems(problems)) }
    }

    /// The file that a name stands for.
    pub fn look_up(&self, name: &str, listing: &Listing) -> Result<PathBuf, Failure> {
        let as_path = Path::new(name);
        if is_yaml(as_path) {
            return Ok(as_path.to_owned());
        }
        let Some(found) = listing.find(name) else {
            let folder = self.path("surveys").display().to_string();
            let unknown =
                Failure::user("failure-no-survey").word("name", name).word("folder", folder);
            return Err(unknown.meant(name, listing.names()));
        };
        let Found { path, remark } = found?;
        if let Some(remark) = remark {
            self.remark(name, &path, &remark);
        }
        Ok(path)
    }

    /// Tells which survey was taken where a name could have meant another one, too.
    fn remark(&self, name: &str, path: &Path, remark: &Remark) {
        let Some(Voice { lang, tell }) = &self.voice else { return };
        let shown = |path: &Path| Word::from(path.display().to_string());
        let said = match remark {
            Remark::ByFile { id } => lang.say(
                "survey-by-file",
                &[("name", name.into()), ("id", id.into()), ("path", shown(path))],
            ),
            Remark::ById { other } => lang.say(
                "survey-by-id",
                &[("name", name.into()), ("path", shown(path)), ("other", shown(other))],
            ),
        };
        let mut before = self.said.borrow_mut();
        if !before.contains(&said) {
            tell(&said);
            before.push(said);
        }
    }

    /// Reads a survey with the town's needs.
    pub fn survey(
        file: &Path,
        town: Option<&Town>,
        problems: &mut Problems,
    ) -> Result<Option<Survey>, Failure> {
        let Some(source) = read_source(file, problems)? else { return Ok(None) };
        let needs = town.map(|town| &town.needs);
        let (list, node) =
            needs.map_or((&[][..], None), |needs| (&needs.needs[..], needs.node.as_ref()));
        Ok(survey::read(&source, list, node, problems))
    }

    /// The town and one survey, ready to work with: errors end the command, warnings are left to
    /// `check`.
    pub fn open(&self, name: &str) -> Result<(Town, Survey), Failure> {
        let file = self.survey_file(name)?;
        let mut problems = Problems::new();
        let Some(town) = self.town(&mut problems)? else {
            return Err(Failure::Problems(problems.only_errors()));
        };
        match Self::survey(&file, Some(&town), &mut problems)? {
            Some(survey) if !problems.has_errors() => Ok((town, survey)),
            _ => Err(Failure::Problems(problems.only_errors())),
        }
    }
}

/// Whether everyone on this machine may write in a folder.
#[cfg(unix)]
fn is_everyones(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(folder).is_ok_and(|about| about.permissions().mode() & 0o002 != 0)
}

#[cfg(not(unix))]
const fn is_everyones(_: &Path) -> bool {
    false
}

/// Reads a file's text, under the name it is shown by; bytes that are no text are a problem.
pub fn read_source(path: &Path, problems: &mut Problems) -> Result<Option<Arc<Source>>, Failure> {
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    Ok(decode(&shown(path), &bytes, problems))
}
