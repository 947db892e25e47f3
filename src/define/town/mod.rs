//! The town: who it is, which needs it knows, which services it has, and what it does about needs.

mod agenda;
mod coding;
mod entry;
mod fit;
mod keys;
mod kind;
mod profile;
mod services;

use std::sync::Arc;

pub use agenda::{Agenda, Cost, Horizon, Measure, MeasureEvent, MeasureStatus, Origin, Places};
pub use coding::CodingRule;
pub use entry::{EntryObjection, HistoryEntry, NotAdded, add, line, objection};
pub use fit::MeasureFit;
pub use keys::{AGENDA_GRAMMAR, CODING_GRAMMAR, SERVICES_GRAMMAR, TOWN_GRAMMAR};
pub use kind::TownKind;
pub use profile::{Privacy, Profile, Publication, Team, first_language};
pub use services::{Category, Service, ServiceState, Services};

use super::survey::{Need, Spoken, Text, needs_file, read_text};
use super::yaml::{YamlNode, YamlValue, scalar};
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Source, listed};
use mitreden_base::ids::Code;

/// The texts of the town's files, as far as there are such files; only `town.yaml` must be there.
#[derive(Clone, Debug)]
pub struct Files {
    /// The text of `town.yaml`.
    pub town: Arc<Source>,
    /// The text of `needs.yaml`.
    pub needs: Option<Arc<Source>>,
    /// The text of `services.yaml`.
    pub services: Option<Arc<Source>>,
    /// The text of `agenda.yaml`.
    pub agenda: Option<Arc<Source>>,
    /// The text of `coding.yaml`.
    pub coding: Option<Arc<Source>>,
}

/// The needs of a town, with the tree they were read from.
#[derive(Clone, Debug)]
pub struct NeedList {
    /// The needs, in the order of the file.
    pub needs: Vec<Need>,
    /// The file's tree; a survey's definition takes its needs from it.
    pub node: Option<YamlNode>,
}

/// A town.
#[derive(Clone, Debug)]
pub struct Town {
    /// The town's name, languages and addresses.
    pub profile: Profile,
    /// The needs that citizens may want the town to meet.
    pub needs: NeedList,
    /// The services that the town offers.
    pub services: Services,
    /// The measures that the town takes about needs.
    pub agenda: Agenda,
    /// The rules by which open answers are coded as needs.
    pub coding: Vec<CodingRule>,
}

/// Reads a town's files. `None` when `town.yaml` cannot be used; other files leave out what is
/// wrong with them.
pub fn read(files: &Files, problems: &mut Problems) -> Option<Town> {
    let mut lacking = Vec::new();
    let profile = profile::read(&files.town, &mut lacking, problems)?;
    let languages = profile.languages.clone();
    let mut spoken = Spoken { languages: &languages, lacking };
    let needs = files.needs.as_ref().and_then(|source| needs_file(source, &mut spoken, problems));
    let needs = needs.map_or(NeedList { needs: Vec::new(), node: None }, |(node, needs)| {
        NeedList { needs, node: Some(node) }
    });
    let mut reader = Reader { spoken: &mut spoken, needs: &needs.needs, problems };
    let services =
        files.services.as_ref().map(|source| reader.services(source)).unwrap_or_default();
    let agenda = files.agenda.as_ref().map(|source| reader.agenda(source)).unwrap_or_default();
    let coding = files.coding.as_ref().map(|source| reader.coding(source)).unwrap_or_default();
    spoken.tell(problems);
    Some(Town { profile, needs, services, agenda, coding })
}

/// What the readers of the town's files share.
struct Reader<'a, 's> {
    spoken: &'a mut Spoken<'s>,
    needs: &'a [Need],
    problems: &'a mut Problems,
}

impl Reader<'_, '_> {
    fn text(&mut self, node: Option<&YamlNode>) -> Option<Text> {
        read_text(node?, self.spoken, self.problems)
    }

    /// Reads a list of codes of needs and holds each against the town's list.
    fn need_codes(&mut self, node: Option<&YamlNode>) -> Vec<Code> {
        let Some(YamlValue::List(nodes)) = node.map(|node| &node.value) else {
            if let Some(node) = node {
                self.problems.push(super::yaml::wrong_shape(node, "a list of needs"));
            }
            return Vec::new();
        };
        nodes.iter().filter_map(|node| self.need_code(node)).collect()
    }

    fn need_code(&mut self, node: &YamlNode) -> Option<Code> {
        let written = scalar(node, self.problems)?;
        let known = || self.needs.iter().map(|need| need.code.as_str());
        if known().any(|code| code == written) {
            return Some(Code::new(written));
        }
        let unknown = Diagnostic::error("unknown-need", node.place.clone())
            .arg("code", written)
            .arg("all", listed(known()));
        self.problems.push(unknown.suggest(written, known()));
        None
    }

    /// Reads a code that must be one of those known under a heading.
    fn one_of(
        &mut self,
        node: Option<&YamlNode>,
        kind: &'static str,
        known: &[Code],
    ) -> Option<Code> {
        let node = node?;
        let written = scalar(node, self.problems)?;
        if known.iter().any(|code| *code == *written) {
            return Some(Code::new(written));
        }
        let codes = || known.iter().map(Code::as_str);
        let unknown = Diagnostic::error(kind, node.place.clone())
            .arg("code", written)
            .arg("all", listed(codes()));
        self.problems.push(unknown.suggest(written, codes()));
        None
    }

    /// Reads a map of codes to texts.
    fn labels(&mut self, entries: &[(&YamlNode, &YamlNode)]) -> Vec<(Code, Text)> {
        let mut labels = Vec::new();
        for (key, value) in entries {
            let Some(code) = super::survey::read_code(key, self.problems) else { continue };
            labels.extend(self.text(Some(value)).map(|text| (code, text)));
        }
        labels
    }

    /// Reads a list of plain words.
    fn words(&mut self, node: Option<&YamlNode>) -> Vec<String> {
        self.placed_words(node).into_iter().map(|(_, word)| word).collect()
    }

    /// Reads a list of plain words, and where each stands.
    fn placed_words(&mut self, node: Option<&YamlNode>) -> Vec<(Place, String)> {
        let Some(node) = node else { return Vec::new() };
        let nodes = super::yaml::list(node, self.problems);
        nodes
            .iter()
            .filter_map(|node| Some((node.place.clone(), scalar(node, self.problems)?.to_owned())))
            .collect()
    }
}
