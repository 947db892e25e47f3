//! The definition that stands alone, and its fingerprint: what was asked, needs included.
//!
//! The fingerprint covers what a respondent can see or be routed by. How answers are weighted and
//! ranked, what results call a question, how the fieldwork was done and when, may be written down or
//! changed afterwards: it makes no other questionnaire.

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
const UNSEEN_BEFORE: [&str; 5] = ["fieldwork", "merge", "mended", "report", "simulate"];

impl Reader<'_> {
    /// The definition by today's rule, and by the rule before 0.2.
    pub(super) fn definition(&self) -> (Definition, Definition) {
        let of = |yaml: String| Definition { hash: fingerprint(yaml.as_bytes()), yaml };
        (of(self.alone(&UNSEEN, true)), of(self.alone(&UNSEEN_BEFORE, false)))
    }

    /// The tree with the needs written out in it; with `seen` as respondents see it.
    fn alone(&self, unseen: &[&str], seen: bool) -> String {
        let mut root = self.root.clone();
        without(&mut root, unseen);
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
        unlabelled(&mut root);
        // Serialising texts, lists and maps cannot fail; were it to, the survey would have no
        // definition to pin.
        serde_yaml::to_string(&root).unwrap_or_default()
    }
}

/// Leaves out the short names that results use, whichever rule: there were none before 0.2.
fn unlabelled(root: &mut YamlNode) {
    each_question(root, |question| without(question, &["label"]));
    let margins = root.get_mut("population").and_then(|population| population.get_mut("margins"));
    if let Some(YamlValue::List(margins)) = margins.map(|margins| &mut margins.value) {
        for margin in margins {
            without(margin, &["label"]);
        }
    }
}

/// Leaves out what respondents do not see of needs, options and rows: former codes, and what is no
/// longer offered.
fn as_seen(root: &mut YamlNode) {
    if let Some(needs) = root.get_mut("needs") {
        plain(needs, false);
    }
    each_question(root, |question| {
        for key in ["options", "rows"] {
            if let Some(items) = question.get_mut(key) {
                plain(items, true);
            }
        }
    });
}

fn each_question(root: &mut YamlNode, mut change: impl FnMut(&mut YamlNode)) {
    let Some(YamlValue::List(pages)) = root.get_mut("pages").map(|pages| &mut pages.value) else {
        return;
    };
    for page in pages {
        let questions = page.get_mut("questions").map(|questions| &mut questions.value);
        if let Some(YamlValue::List(questions)) = questions {
            questions.iter_mut().for_each(&mut change);
        }
    }
}

/// Leaves keys out of a map.
fn without(node: &mut YamlNode, left_out: &[&str]) {
    if let YamlValue::Map(entries) = &mut node.value {
        entries.retain(|(key, _)| !key.text().is_some_and(|key| left_out.contains(&key)));
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
        without(value, &["was", "retired"]);
        if let YamlValue::Map(keys) = &value.value
            && let [(_, text)] = &keys[..]
        {
            value.value = text.value.clone();
        }
    }
}
