//! The catalogues as the program's parser reads them: each message with the variables that its
//! value and its attributes fill in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use super::house::files;

/// What a pattern fills in: variables, and other messages.
#[derive(Clone, Debug, Default)]
struct Fills {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
}

/// A message by its parts: the value is called "", an attribute by its name.
type Parts = BTreeMap<String, Fills>;

/// The messages of every language, by its tag.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    languages: BTreeMap<String, BTreeMap<String, Parts>>,
    /// Messages that stand twice in a language: one hides the other.
    pub(super) twice: BTreeSet<String>,
}

impl Catalogue {
    /// Reads all catalogues below a folder: `en.ftl`, `tell.de.ftl`.
    pub(super) fn read(folder: &Path) -> Self {
        let mut catalogue = Self::default();
        for path in files(folder, "ftl") {
            let stem = path.file_stem().unwrap().to_str().unwrap();
            let text = fs::read_to_string(&path).unwrap();
            catalogue.add(stem.rsplit('.').next().unwrap(), &text);
        }
        catalogue
    }

    /// Adds the messages of a text in a language.
    pub(super) fn add(&mut self, tag: &str, text: &str) {
        let resource = parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?} in {text}"));
        let messages = self.languages.entry(tag.to_owned()).or_default();
        for entry in &resource.body {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::Term(term) => panic!("-{}: terms are not looked at yet", term.id.name),
                _ => continue,
            };
            let value = message.value.iter().map(|value| (String::new(), Fills::of(value)));
            let attributes = message
                .attributes
                .iter()
                .map(|own| (own.id.name.to_owned(), Fills::of(&own.value)));
            let id = message.id.name.to_owned();
            if messages.insert(id.clone(), value.chain(attributes).collect()).is_some() {
                self.twice.insert(id);
            }
        }
    }

    /// Every message of any language.
    pub(super) fn ids(&self) -> BTreeSet<&str> {
        self.languages.values().flat_map(BTreeMap::keys).map(String::as_str).collect()
    }

    /// Whether a message has a part in every language: its value is called "".
    pub(super) fn has(&self, id: &str, part: &str) -> bool {
        let has = |parts: &Parts| parts.contains_key(part);
        self.languages.values().all(|messages| messages.get(id).is_some_and(has))
    }

    /// The attributes of a message, in any language.
    pub(super) fn attributes(&self, id: &str) -> BTreeSet<&str> {
        let parts = self.languages.values().filter_map(|messages| messages.get(id)).flatten();
        parts.map(|(part, _)| part.as_str()).filter(|part| !part.is_empty()).collect()
    }

    /// Messages that others are made of.
    pub(super) fn within_others(&self) -> BTreeSet<&str> {
        let parts = self.languages.values().flat_map(BTreeMap::values).flat_map(BTreeMap::values);
        parts.flat_map(|fills| &fills.messages).map(String::as_str).collect()
    }

    /// What some parts of a message fill in, in any language; those of messages within it, too.
    pub(super) fn variables(&self, id: &str, is_meant: &dyn Fn(&str) -> bool) -> BTreeSet<&str> {
        let mut variables = BTreeSet::new();
        for messages in self.languages.values() {
            let of = |id: &str| messages.get(id).into_iter().flatten();
            let meant = of(id).filter(|(part, _)| is_meant(part));
            let mut fills: Vec<&Fills> = meant.map(|(_, fills)| fills).collect();
            while let Some(one) = fills.pop() {
                variables.extend(one.variables.iter().map(String::as_str));
                for other in &one.messages {
                    fills.extend(of(other).filter(|(part, _)| part.is_empty()).map(|(_, f)| f));
                }
            }
        }
        variables
    }
}

impl Fills {
    fn of(pattern: &Pattern<&str>) -> Self {
        let mut fills = Self::default();
        fills.pattern(pattern);
        fills
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.messages.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => {
                for one in &arguments.positional {
                    self.inline(one);
                }
                for one in &arguments.named {
                    self.inline(&one.value);
                }
            }
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::TermReference { .. } => {}
        }
    }
}
