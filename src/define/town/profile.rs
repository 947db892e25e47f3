//! `town.yaml`: who the town is and what it promises.

use std::sync::Arc;

use super::kind::TownKind;
use super::{Reader, keys};
use crate::survey::{Spoken, Text};
use crate::yaml::{Fields, YamlNode, YamlValue, parse, scalar, word};
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Source};
use mitreden_base::ids::is_id;

/// The town's name, languages, addresses, and what it says about itself.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The town's id.
    pub id: String,
    /// The town's name.
    pub name: String,
    /// The languages of the portal and the reports; the first is the default.
    pub languages: Vec<String>,
    /// What sentences call it.
    pub kind: TownKind,
    /// The public address of the portal.
    pub url: Option<String>,
    /// The address at which the folder `reports/` is published.
    pub reports: Option<String>,
    /// The point of contact for citizens.
    pub team: Option<Team>,
    /// The imprint of the portal.
    pub imprint: Option<Text>,
    /// The accessibility statement of the portal.
    pub accessibility: Option<Text>,
    /// The statement on data protection.
    pub privacy: Option<Privacy>,
    /// The public half of the key that hand-ins are sealed to.
    pub handin_key: Option<String>,
    /// How results are published.
    pub publication: Publication,
    /// The colour of print and portal, as `#rrggbb`.
    pub colour: Option<String>,
    /// The file of the crest, beside `town.yaml`.
    pub crest: Option<String>,
}

/// The point of contact: an office, never a person.
#[derive(Clone, Debug)]
pub struct Team {
    /// The name of the office.
    pub name: String,
    /// The e-mail address of the office.
    pub email: Option<String>,
}

/// How results are published.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The licence under which results are published.
    pub licence: Option<String>,
    /// The place where results are published.
    pub at: Option<String>,
    /// What happens after a survey, and when.
    pub next: Option<Text>,
}

impl Team {
    /// Name and address of the team in one line.
    pub fn line(&self) -> String {
        self.email
            .as_ref()
            .map_or_else(|| self.name.clone(), |email| format!("{}, {email}", self.name))
    }
}

/// The statement on data protection.
#[derive(Clone, Debug)]
pub struct Privacy {
    /// The controller, who is responsible for the data.
    pub controller: String,
    /// The purpose that the data are collected for.
    pub purpose: Text,
    /// The legal basis of collecting them.
    pub basis: String,
    /// How many months answers are kept.
    pub answers_months: Option<u32>,
    /// How many months contact data are kept.
    pub contacts_months: Option<u32>,
    /// The place where the file says how long answers are kept.
    pub answers_at: Option<Place>,
}

impl Privacy {
    /// Tells that answers which are kept would be kept for longer than the people who gave them
    /// were told: so many of them for so many months.
    pub fn tell_promise(&self, survey: &str, (promised, n): (u32, u64), problems: &mut Problems) {
        let (Some(months), Some(place)) = (self.answers_months, &self.answers_at) else { return };
        let problem = Diagnostic::warning("retention-raised", place.clone()).arg("survey", survey);
        problems.push(
            problem
                .arg("months", months.to_string())
                .arg("promised", promised.to_string())
                .arg("n", n.to_string()),
        );
    }
}

/// The first language of a `town.yaml`, whatever else may be wrong with it.
pub fn first_language(source: &Arc<Source>) -> Option<String> {
    let root = parse(source, &mut Problems::new())?;
    let YamlValue::List(languages) = &root.get("languages")?.value else { return None };
    languages.first()?.text().map(str::to_owned)
}

pub(super) fn read(
    source: &Arc<Source>,
    lacking: &mut Vec<(Place, String)>,
    problems: &mut Problems,
) -> Option<Profile> {
    let root = parse(source, problems)?;
    let fields = Fields::read(&root, &keys::TOWN, problems)?;
    let languages: Vec<String> = fields
        .list("languages", problems)
        .iter()
        .filter_map(|node| scalar(node, problems))
        .map(str::to_owned)
        .collect();
    let id = fields.scalar("town", problems).map(str::to_owned);
    if let (Some(id), Some(node)) = (&id, fields.get("town"))
        && !is_id(id)
    {
        problems.push(Diagnostic::error("bad-id", node.place.clone()).arg("written", id));
    }
    let kind =
        fields.get("kind").and_then(|node| word(node, &keys::KINDS, problems)).unwrap_or_default();
    let reports = fields.scalar("reports", problems).map(str::to_owned);
    if let (Some(written), Some(node)) = (&reports, fields.get("reports"))
        && !(written.starts_with("https://") || written.starts_with("http://"))
    {
        problems.push(Diagnostic::error("not-a-link", node.place.clone()).arg("written", written));
    }
    let mut own = |key| fields.scalar(key, problems).map(str::to_owned);
    let (name, url, handin_key) = (own("name"), own("url"), own("handin_key"));
    let team = fields.get("team").and_then(|node| team(node, problems));
    let (colour, crest) = fields.get("look").map(|node| look(node, problems)).unwrap_or_default();
    let mut spoken = Spoken::new(&languages);
    let mut reader = Reader { spoken: &mut spoken, needs: &[], problems };
    let imprint = reader.text(fields.get("imprint"));
    let accessibility = reader.text(fields.get("accessibility"));
    let privacy = fields.get("privacy").and_then(|node| reader.privacy(node));
    let publication =
        fields.get("publication").map(|node| reader.publication(node)).unwrap_or_default();
    lacking.append(&mut spoken.lacking);
    let (id, name) = (id?, name?);
    Some(Profile {
        id,
        name,
        languages,
        kind,
        url,
        reports,
        team,
        imprint,
        accessibility,
        privacy,
        handin_key,
        publication,
        colour,
        crest,
    })
}

fn team(node: &YamlNode, problems: &mut Problems) -> Option<Team> {
    let fields = Fields::read(node, &keys::TEAM, problems)?;
    let email = fields.scalar("email", problems).map(str::to_owned);
    Some(Team { name: fields.scalar("name", problems)?.to_owned(), email })
}

fn look(node: &YamlNode, problems: &mut Problems) -> (Option<String>, Option<String>) {
    let Some(fields) = Fields::read(node, &keys::LOOK, problems) else { return (None, None) };
    let colour = fields.scalar("colour", problems);
    let is_colour = |text: &str| {
        text.strip_prefix('#')
            .is_some_and(|hex| hex.len() == 6 && hex.chars().all(|c| c.is_ascii_hexdigit()))
    };
    if let (Some(colour), Some(node)) = (colour, fields.get("colour"))
        && !is_colour(colour)
    {
        problems.push(Diagnostic::error("bad-colour", node.place.clone()).arg("written", colour));
    }
    (
        colour.filter(|colour| is_colour(colour)).map(str::to_owned),
        fields.scalar("crest", problems).map(str::to_owned),
    )
}

impl Reader<'_, '_> {
    fn publication(&mut self, node: &YamlNode) -> Publication {
        let Some(fields) = Fields::read(node, &keys::PUBLICATION, self.problems) else {
            return Publication::default();
        };
        let at = fields.scalar("at", self.problems);
        if let (Some(written), Some(node)) = (at, fields.get("at"))
            && !(written.starts_with("https://") || written.starts_with("http://"))
        {
            let problem = Diagnostic::error("not-a-link", node.place.clone());
            self.problems.push(problem.arg("written", written));
        }
        Publication {
            licence: fields.scalar("licence", self.problems).map(str::to_owned),
            at: at.map(str::to_owned),
            next: self.text(fields.get("next")),
        }
    }

    fn privacy(&mut self, node: &YamlNode) -> Option<Privacy> {
        let fields = Fields::read(node, &keys::PRIVACY, self.problems)?;
        let purpose = self.text(fields.get("purpose"));
        let retention = fields
            .get("retention")
            .and_then(|node| Fields::read(node, &keys::RETENTION, self.problems));
        let mut months =
            |key| retention.and_then(|fields| fields.get(key)).and_then(|node| self.months(node));
        let (answers_months, contacts_months) = (months("answers"), months("contacts"));
        let answers_at =
            retention.and_then(|fields| fields.get("answers")).map(|node| node.place.clone());
        let controller = fields.scalar("controller", self.problems)?.to_owned();
        let basis = fields.scalar("basis", self.problems)?.to_owned();
        Some(Privacy {
            controller,
            purpose: purpose?,
            basis,
            answers_months,
            contacts_months,
            answers_at,
        })
    }

    /// Reads a number of months, written as `24 months`.
    fn months(&mut self, node: &YamlNode) -> Option<u32> {
        let written = scalar(node, self.problems)?;
        let months = written
            .strip_suffix("months")
            .or(written.strip_suffix("month"))
            .and_then(|number| number.trim().parse().ok());
        if months.is_none() {
            self.problems
                .push(Diagnostic::error("not-months", node.place.clone()).arg("written", written));
        }
        months
    }
}
