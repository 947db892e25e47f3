//! The definition that stands alone, and its fingerprint: what was asked, needs included.
//!
//! The fingerprint covers what a respondent can see or be routed by. How answers are weighted and
//! ranked, how the fieldwork was done and when, may be written down or changed afterwards: it makes
//! no other questionnaire.

use super::super::model::Definition;
use super::Reader;
use crate::yaml::{YamlNode, YamlValue};
use mitreden_base::seed::fingerprint;

/// The keys of the questionnaire that respondents neither see nor are routed by.
const UNSEEN: [&str; 13] = [
    "fieldwork",
    "population",
    "quotas",
    "ranking",
    "scores",
    "merge",
    "mended",
    "rounds",
    "report",
    "simulate",
    "label",
    "opens",
    "closes",
];

/// The keys that were left out before 0.2, or have come since.
const UNSEEN_BEFORE: [&str; 3] = ["fieldwork", "merge", "mended"];

impl Reader<'_> {
    /// The definition by today's rule, and by the rule before 0.2.
    pub(super) fn definition(&self) -> (Definition, Definition) {
        let of = |yaml: String| Definition { hash: fingerprint(yaml.as_bytes()), yaml };
        (of(self.alone(&UNSEEN, true)), of(self.alone(&UNSEEN_BEFORE, false)))
    }

    /// The tree with the needs written out in it; with `seen` as respondents see it.
    fn alone(&self, without: &[&str], seen: bool) -> String {
        let mut root = self.root.clone();
        if let YamlValue::Map(entries) = &mut root.value {
            entries.retain(|(key, _)| !key.text().is_some_and(|key| without.contains(&key)));
        }
        if let (YamlValue::Map(entries), Some(town)) = (&mut root.value, self.town_needs)
            && let Some((_, node)) = entries.iter_mut().find(|(key, _)| key.text() == Some("needs"))
            && !matches!(node.value, YamlValue::Map(_))
        {
            let named = self.needs.iter().filter_map(|need| town.entry(need.code.as_str()));
            node.value =
                YamlValue::Map(named.map(|(key, value)| (key.clone(), value.clone())).collect());
        }
        if seen {
            as_seen(&mut root);
        }
        // Serialising texts, lists and maps cannot fail; were it to, the survey would have no
        // definition to pin.
        serde_yaml::to_string(&root).unwrap_or_default()
    }
}

/// Leaves out what respondents do not see of needs, options and rows: former codes, and what is no
/// longer offered.
fn as_seen(root: &mut YamlNode) {
    if let Some(needs) = root.get_mut("needs") {
        plain(needs, false);
    }
    let Some(YamlValue::List(pages)) = root.get_mut("pages").map(|pages| &mut pages.value) else {
        return;
    };
    for page in pages {
        let Some(YamlValue::List(questions)) =
            page.get_mut("questions").map(|questions| &mut questions.value)
        else {
            continue;
        };
        for question in questions {
            for key in ["options", "rows"] {
                if let Some(items) = question.get_mut(key) {
                    plain(items, true);
                }
            }
        }
    }
}

fn plain(items: &mut YamlNode, may_retire: bool) {
    let YamlValue::Map(entries) = &mut items.value else { return };
    if may_retire {
        entries.retain(|(_, value)| value.get("retired").is_none());
    }
    for (_, value) in entries {
        if value.get("text").is_none() {
            continue;
        }
        let YamlValue::Map(keys) = &mut value.value else { continue };
        keys.retain(|(key, _)| !key.text().is_some_and(|key| key == "was" || key == "retired"));
        if let [(_, text)] = &keys[..] {
            value.value = text.value.clone();
        }
    }
}
