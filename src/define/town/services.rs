//! `services.yaml`: what the town offers online.

use std::sync::Arc;

use super::{Reader, keys};
use crate::survey::{Text, read_code};
use crate::yaml::{Fields, YamlNode, parse, word};
use mitreden_base::diagnostics::{Diagnostic, Source};
use mitreden_base::ids::Code;

/// The town's services and the categories they stand under.
#[derive(Clone, Debug, Default)]
pub struct Services {
    /// The categories, in order.
    pub categories: Vec<Category>,
    /// The services, in order.
    pub services: Vec<Service>,
}

/// A category, the heading that services stand under.
#[derive(Clone, Debug)]
pub struct Category {
    /// The category's code.
    pub code: Code,
    /// The category's name.
    pub text: Text,
}

/// A service.
#[derive(Clone, Debug)]
pub struct Service {
    /// The service's code.
    pub code: Code,
    /// The service's name.
    pub title: Text,
    /// What the service is for, in a line.
    pub line: Option<Text>,
    /// The address of the service.
    pub link: String,
    /// The code of the category that the service stands under.
    pub category: Code,
    /// The words by which people may look for the service.
    pub keywords: Vec<String>,
    /// The codes of the needs that the service serves.
    pub serves: Vec<Code>,
    /// Whether the service is a tile on the home page.
    pub top: bool,
    /// Whether the service can be used.
    pub state: ServiceState,
}

/// Whether a service can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ServiceState {
    /// The service can be used.
    #[default]
    Open,
    /// The service cannot be used yet.
    Soon,
    /// The service cannot be used at the moment.
    Paused,
}

impl Reader<'_, '_> {
    pub(super) fn services(&mut self, source: &Arc<Source>) -> Services {
        let mut all = Services::default();
        let Some(root) = parse(source, self.problems) else { return all };
        let Some(fields) = Fields::read(&root, &keys::SERVICES, self.problems) else { return all };
        let categories = fields.entries("categories", self.problems);
        all.categories = self
            .labels(&categories)
            .into_iter()
            .map(|(code, text)| Category { code, text })
            .collect();
        let codes: Vec<Code> =
            all.categories.iter().map(|category| category.code.clone()).collect();
        for (key, value) in fields.entries("services", self.problems) {
            all.services.extend(self.service(key, value, &codes));
        }
        all
    }

    fn service(
        &mut self,
        key: &YamlNode,
        value: &YamlNode,
        categories: &[Code],
    ) -> Option<Service> {
        let code = read_code(key, self.problems);
        let fields = Fields::read(value, &keys::SERVICE, self.problems)?;
        let title = self.text(fields.get("title"));
        let summary = self.text(fields.get("line"));
        let link = fields.scalar("link", self.problems);
        if let (Some(written), Some(node)) = (link, fields.get("link"))
            && !(written.starts_with("https://") || written.starts_with("http://"))
        {
            self.problems
                .push(Diagnostic::error("not-a-link", node.place.clone()).arg("written", written));
        }
        let category = self.one_of(fields.get("category"), "unknown-category", categories);
        let keywords = self.words(fields.get("keywords"));
        let serves = if fields.get("serves").is_some() {
            self.need_codes(fields.get("serves"))
        } else {
            Vec::new()
        };
        let top = fields.flag("top", self.problems);
        let state = fields
            .get("state")
            .and_then(|node| word(node, &keys::STATES, self.problems))
            .unwrap_or_default();
        let link = link?.to_owned();
        Some(Service {
            code: code?,
            title: title?,
            line: summary,
            link,
            category: category?,
            keywords,
            serves,
            top,
            state,
        })
    }
}
