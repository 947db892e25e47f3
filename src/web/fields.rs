//! What a form holds: names and values, as they were posted or as they are to be shown.

use std::collections::{HashMap, HashSet};

/// The fields of a form. A name may stand several times; whatever is asked of a form takes as long
/// however long it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormFields {
    by_name: HashMap<String, Values>,
    /// How many values there are.
    len: usize,
    /// How many bytes the form had as it was sent.
    bytes: usize,
}

/// The values under one name: in order, and as a set in which they are found fast.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Values {
    list: Vec<String>,
    set: HashSet<String>,
}

/// How many values a body holds at most, before it is read.
pub fn values_in(body: &[u8]) -> usize {
    body.split(|byte| *byte == b'&').count()
}

impl FormFields {
    /// Reads the body of a posted form. Bytes that are no text are replaced; nothing else can be
    /// wrong with it.
    pub fn parse(body: &[u8]) -> Self {
        let mut fields = Self { bytes: body.len(), ..Self::default() };
        form_urlencoded::parse(body).for_each(|(name, value)| fields.push(name, value));
        fields
    }

    /// Reads a form that has so many values at most: they are counted before one is read.
    pub fn few(body: &[u8], values: usize) -> Option<Self> {
        (values_in(body) <= values).then(|| Self::parse(body))
    }

    /// Adds a field.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let (values, value) = (self.by_name.entry(name.into()).or_default(), value.into());
        values.set.insert(value.clone());
        values.list.push(value);
        self.len += 1;
    }

    /// Adds all fields of another form.
    pub fn extend(&mut self, other: Self) {
        for (name, values) in other.by_name {
            values.list.into_iter().for_each(|value| self.push(name.clone(), value));
        }
    }

    /// The first value under a name.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All values under a name.
    pub fn all<'f>(&'f self, name: &str) -> impl Iterator<Item = &'f str> + use<'f> {
        self.by_name.get(name).into_iter().flat_map(|values| values.list.iter().map(String::as_str))
    }

    /// Whether a name has this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.by_name.get(name).is_some_and(|values| values.set.contains(value))
    }

    /// The names, each with how many values stand under it.
    pub fn names(&self) -> impl Iterator<Item = (&str, usize)> {
        self.by_name.iter().map(|(name, values)| (name.as_str(), values.list.len()))
    }

    /// How many values there are.
    pub fn count(&self) -> usize {
        self.len
    }

    /// How many bytes the form had as it was sent.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Cuts the values of a name off after so many characters.
    pub fn cut(&mut self, name: &str, limit: usize) {
        let Some(values) = self.by_name.get_mut(name) else { return };
        for value in &mut values.list {
            if let Some((end, _)) = value.char_indices().nth(limit) {
                value.truncate(end);
            }
        }
        values.set = values.list.iter().cloned().collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_stand_several_times() {
        let fields =
            FormFields::parse("used=a&used=b&idea=Fu%C3%9Fweg+%26+%3Cb%3E&odd=%FF".as_bytes());
        assert_eq!(fields.all("used").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((fields.one("idea"), fields.one("none")), (Some("Fußweg & <b>"), None));
        assert_eq!(fields.one("odd"), Some("\u{fffd}"));
        assert_eq!((fields.count(), values_in(b"a=1&b&&"), values_in(b"")), (4, 4, 1));
        assert!(fields.has("used", "b") && !fields.has("used", "c"));
        let mut fields = fields;
        fields.cut("idea", 3);
        assert_eq!(fields.one("idea"), Some("Fuß"));
    }
}
