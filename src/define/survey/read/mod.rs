//! Reading a questionnaire: from a tree with places to a [`Survey`] whose every id, option and
//! route is resolved.
//!
//! Questions are read in order, so that what an expression or a text names has always been read
//! before. A part that is wrong is left out and reading goes on: all problems of a file are told at
//! once.

mod bounds;
mod cross;
mod dates;
mod definition;
mod fieldwork;
mod groups;
mod items;
mod keys;
mod kinds;
mod mended;
mod needs;
mod pages;
mod population;
mod question;
mod report_keys;
mod routes;
mod scores;
mod sense;
mod simulation;
mod simulation_keys;
#[cfg(test)]
mod tests;
mod texts;

use std::collections::HashMap;
use std::sync::Arc;

use super::model::{Definition, Mode, Need, RankingMethod, RankingRule, Survey};
use super::text::Text;
use crate::index::{Indexed, NeedIndex, QuestionIndex};
use crate::yaml::{Fields, YamlNode, YamlValue, list, number, parse, word};
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Severity, Source};
use mitreden_base::ids::{Code, is_id};

pub use dates::date as read_date;
pub use keys::{GRAMMAR, MODE, NEEDS};
pub use needs::{needs_file, read_code, read_text};
pub use sense::Spoken;

/// The names of pages on every town's site: a survey of this name has no short address.
const ADDRESSES: [&str; 3] = ["privacy", "imprint", "accessibility"];

/// Reads a questionnaire. `town` are the needs of the town's own list, for `needs: all` and lists
/// of codes. `None` when there is an error; the problems say which.
///
/// ```
/// use mitreden_base::diagnostics::{Problems, Source};
/// use mitreden_define::survey::read;
///
/// let text = "
/// survey: benches
/// title: Benches
/// languages: [en]
/// modes: [street]
/// pages:
///   - page: benches
///     questions:
///       - id: often
///         type: single
///         text: How often do you sit down in town?
///         options: { daily: Every day, never: Never }
///       - id: missing
///         type: text
///         text: Where is a bench missing?
///         show_if: often == 'daly'
/// ";
/// let mut problems = Problems::new();
/// let survey = read(&Source::new("surveys/benches.yaml", text), &[], None, &mut problems);
/// assert!(survey.is_none());
/// let slip = problems.iter().next().unwrap();
/// assert_eq!((slip.kind, slip.suggestion.as_deref()), ("logic-unknown-option", Some("daily")));
///
/// let mended = Source::new("surveys/benches.yaml", &text.replace("daly", "daily"));
/// let survey = read(&mended, &[], None, &mut Problems::new()).unwrap();
/// assert_eq!(survey.questions.len(), 2);
/// ```
pub fn read(
    source: &Arc<Source>,
    town: &[Need],
    town_needs: Option<&YamlNode>,
    problems: &mut Problems,
) -> Option<Survey> {
    let root = parse(source, problems)?;
    let before = problems.has_errors();
    let mut own = Problems::new();
    let survey = Reader::new(&root, town, town_needs, &mut own).survey();
    let failed = own.has_errors();
    problems.extend(own);
    survey.filter(|_| !failed && !before)
}

/// Reads a definition as it was archived. It was valid when it was written, so no rule made since
/// may refuse it: what can be read is read. `None` where it is no questionnaire at all.
pub fn read_archive(definition: &Definition) -> Option<Survey> {
    let mut old = Problems::new();
    let root = parse(&Source::new("definition", &definition.yaml), &mut old)?;
    let reader = Reader { is_archive: true, ..Reader::new(&root, &[], None, &mut old) };
    let survey = reader.survey()?;
    Some(Survey { definition: definition.clone(), ..survey })
}

/// What reading a questionnaire needs to know at every point.
struct Reader<'a> {
    root: &'a YamlNode,
    town: &'a [Need],
    town_needs: Option<&'a YamlNode>,
    problems: &'a mut Problems,
    /// The survey's languages; texts are read after them.
    languages: Vec<String>,
    needs: Indexed<NeedIndex, Need>,
    /// Whether all needs that are written could be read, so that they can be counted.
    all_needs: bool,
    /// The ids of all questions, in order, whether or not the question can be read.
    ids: Indexed<QuestionIndex, Code>,
    /// The first place of each id among them.
    places: HashMap<Code, QuestionIndex>,
    /// Whether it was archived: no limit made since holds for it.
    is_archive: bool,
    /// How many options, rows and items shown there may still be; none once there were too many.
    room: Option<usize>,
    /// The questions read so far; `None` where one could not be read.
    questions: Indexed<QuestionIndex, Option<super::Question>>,
    /// The pages read so far.
    pages: Vec<super::Page>,
    /// The options of the question being read that are no longer offered.
    retired: Vec<super::Item>,
    /// The texts that lack a language: where they stand, and the language.
    untranslated: Vec<(Place, String)>,
    /// The parts of conditions that are unknown where there is no answer.
    denials: Vec<routes::Denial>,
}

impl<'a> Reader<'a> {
    fn new(
        root: &'a YamlNode,
        town: &'a [Need],
        town_needs: Option<&'a YamlNode>,
        problems: &'a mut Problems,
    ) -> Self {
        let ids = question_ids(root);
        let mut places = HashMap::with_capacity(ids.len());
        for (at, id) in ids.entries() {
            places.entry(id.clone()).or_insert(at);
        }
        Self {
            root,
            town,
            town_needs,
            problems,
            languages: Vec::new(),
            needs: Indexed::default(),
            all_needs: true,
            ids,
            places,
            is_archive: false,
            room: Some(bounds::ALL),
            questions: Indexed::default(),
            pages: Vec::new(),
            retired: Vec::new(),
            untranslated: Vec::new(),
            denials: Vec::new(),
        }
    }

    fn survey(mut self) -> Option<Survey> {
        let fields = Fields::read(self.root, &keys::SURVEY, self.problems)?;
        self.languages = self.languages(fields);
        let id = self.id(fields.get("survey"));
        if let (Some(id), Some(node)) = (&id, fields.get("survey"))
            && ADDRESSES.contains(&id.as_str())
        {
            self.problems
                .push(Diagnostic::warning("short-address", node.place.clone()).arg("id", id));
        }
        let title = self.text(fields.get("title"));
        let modes = self.modes(fields);
        let access = fields
            .get("access")
            .and_then(|node| word(node, &keys::ACCESS, self.problems))
            .unwrap_or_default();
        let (opens, closes) = self.period(fields);
        let intro = self.text(fields.get("intro"));
        let consent = self.text(fields.get("consent"));
        let thanks = self.text(fields.get("thanks"));
        let errors = self.problems.count(Severity::Error);
        self.needs = self.needs(fields.get("needs")).into();
        self.all_needs = self.problems.count(Severity::Error) == errors;
        let ranking = self.ranking(fields.get("ranking"));
        self.read_pages(fields);
        let population = fields.get("population").and_then(|node| self.population(node));
        let prefer = fields.get("merge").map(|node| self.prefer(node, &modes)).unwrap_or_default();
        let quotas = self.quotas(fields, &modes);
        let scores = self.scores(fields);
        let groups = fields.get("report").map(|node| self.groups(node)).unwrap_or_default();
        let fieldwork = fields
            .get("fieldwork")
            .and_then(|node| self.fieldwork(node, &modes))
            .unwrap_or_default();
        let simulation =
            fields.get("simulate").map(|node| self.simulation(node, &modes)).unwrap_or_default();
        self.sense(&modes, ranking.method);
        let mended = self.mended(fields);
        let (definition, former) = self.definition();
        let is_own = |need: &&Need| self.needs.iter().any(|own| own.code == need.code);
        let others = self.town.iter().filter(|need| !is_own(need)).cloned().collect();
        let questions = std::mem::take(&mut self.questions).into_iter().collect::<Option<_>>()?;
        Some(Survey {
            id: id?,
            title: title?,
            languages: self.languages,
            modes,
            access,
            opens,
            closes,
            intro,
            consent,
            thanks,
            needs: self.needs,
            others,
            ranking,
            pages: self.pages,
            questions,
            population,
            prefer,
            quotas,
            scores,
            groups,
            fieldwork,
            mended,
            simulation,
            definition,
            former,
        })
    }

    /// The place of the question with an id.
    fn place_of(&self, id: &str) -> Option<QuestionIndex> {
        self.places.get(id).copied()
    }

    fn languages(&mut self, fields: Fields<'_>) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for node in fields.list("languages", self.problems) {
            let Some(tag) = crate::yaml::scalar(node, self.problems) else { continue };
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
            if tag.len() < 2
                || !tag.starts_with(|c: char| c.is_ascii_lowercase())
                || !tag.chars().all(plain)
            {
                self.problems.push(
                    Diagnostic::error("bad-language", node.place.clone()).arg("written", tag),
                );
            } else if tags.iter().any(|known| known == tag) {
                self.problems.push(
                    Diagnostic::error("twice-in-list", node.place.clone()).arg("written", tag),
                );
            } else {
                tags.push(tag.to_owned());
            }
        }
        tags
    }

    fn modes(&mut self, fields: Fields<'_>) -> Vec<Mode> {
        let mut modes = Vec::new();
        for node in fields.list("modes", self.problems) {
            let Some(mode) = word(node, &keys::MODES, self.problems) else { continue };
            if modes.contains(&mode) {
                self.problems.push(
                    Diagnostic::error("twice-in-list", node.place.clone()).arg("written", mode),
                );
            } else {
                modes.push(mode);
            }
        }
        modes
    }

    fn ranking(&mut self, node: Option<&YamlNode>) -> RankingRule {
        let method = RankingMethod::default();
        let mut rule = RankingRule { method, top: 3, unsatisfied_at_most: 3.0 };
        let Some(fields) = node.and_then(|node| Fields::read(node, &keys::RANKING, self.problems))
        else {
            return rule;
        };
        rule.method = fields
            .get("method")
            .and_then(|node| word(node, &RankingMethod::WORDS, self.problems))
            .unwrap_or_default();
        if let Some(top) = fields.integer::<usize>("top", self.problems) {
            rule.top = top;
            if top == 0 || top > self.needs.len().max(1) && self.all_needs {
                let place =
                    fields.get("top").map_or(fields.node.place.clone(), |node| node.place.clone());
                self.problems.push(
                    Diagnostic::error("top-out-of-range", place).arg("items", self.needs.len()),
                );
            }
        }
        if let Some(node) = fields.get("unsatisfied_at_most")
            && let Some(value) = number(node, self.problems)
        {
            rule.unsatisfied_at_most = value;
            if !(1.0..5.0).contains(&value) {
                self.problems
                    .push(Diagnostic::error("unsatisfied-out-of-range", node.place.clone()));
            }
        }
        rule
    }

    /// Reads an id and holds it against the rules for ids.
    fn id(&mut self, node: Option<&YamlNode>) -> Option<Code> {
        let node = node?;
        let written = crate::yaml::scalar(node, self.problems)?;
        if !is_id(written) {
            self.problems
                .push(Diagnostic::error("bad-id", node.place.clone()).arg("written", written));
            return None;
        }
        Some(Code::new(written))
    }
}

/// The ids of all questions, in order, as far as the tree has them.
fn question_ids(root: &YamlNode) -> Indexed<QuestionIndex, Code> {
    let mut quiet = Problems::new();
    let pages = root.get("pages").map(|pages| list(pages, &mut quiet)).unwrap_or_default();
    let questions = pages.iter().filter_map(|page| page.get("questions"));
    let nodes = questions.filter_map(|node| match &node.value {
        YamlValue::List(items) => Some(items),
        _ => None,
    });
    nodes
        .flatten()
        .map(|node| Code::new(node.get("id").and_then(YamlNode::text).unwrap_or_default()))
        .collect()
}
