//! What a form holds: names and values, as they were posted or as they are to be shown.

/// The page's own fields. No question's id begins with a dot, so none of them can be a question's.
pub(super) mod own {
    /// Which part of the questionnaire the form is of.
    pub(in crate::ask::online) const PART: &str = ".part";
    /// When the page was made.
    pub(in crate::ask::online) const AT: &str = ".at";
    /// What is to be done: the button that was pressed.
    pub(in crate::ask::online) const DO: &str = ".do";
    /// Doubts were shown, and the answers are to stay.
    pub(in crate::ask::online) const CONFIRM: &str = ".confirm";
    /// The way leads back to the review.
    pub(in crate::ask::online) const REVIEW: &str = ".review";
    /// The language the page was in, for when the store cannot tell.
    pub(in crate::ask::online) const LANG: &str = ".lang";
}

/// The fields of a form, in order; a name may stand several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads the body of a posted form. Bytes that are no text are replaced; nothing else can be wrong with it.
    pub(super) fn parse(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// Adds a field.
    pub(super) fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// All of another form's fields as well.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The first value of a name.
    pub(super) fn one(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All values of a name.
    pub(super) fn all<'f>(&'f self, name: &str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether a name has this value.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|known| known == value)
    }

    /// The names, each as often as it stands there.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_stand_several_times() {
        let fields = Fields::parse("used=a&used=b&idea=Fu%C3%9Fweg+%26+%3Cb%3E&odd=%FF".as_bytes());
        assert_eq!(fields.all("used").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((fields.one("idea"), fields.one("none")), (Some("Fußweg & <b>"), None));
        assert_eq!(fields.one("odd"), Some("\u{fffd}"));
    }
}
