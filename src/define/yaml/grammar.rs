//! What a map may say: its keys, the shape of their values, and a line about each. The readers hold
//! what people write against these tables, and the schema for editors is made from them.

/// A key a map may have.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What stands under it.
    pub shape: Shape,
    /// What it says, in a line.
    pub about: &'static str,
}

/// The keys of one kind of map.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// What the map describes, in messages: "a question".
    pub what: &'static str,
    /// Its keys, those it shares with other kinds of map first.
    pub keys: &'static [&'static [Key]],
    /// Exactly one of these must be there, if any are named.
    pub one_of: &'static [&'static str],
}

/// What may stand in a place. A single value is a text to the readers, whether or not it stands in
/// quotes.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Any single value.
    Line,
    /// A text, or a map of languages.
    Text,
    /// A single value like this, as a regular expression.
    Like(&'static str),
    /// A code.
    Code,
    /// A day.
    Date,
    /// A whole number, at least so large.
    Integer(Option<i64>),
    /// A number, at least so large.
    Number(Option<f64>),
    /// `true` or `false`.
    Truth,
    /// A condition.
    Condition,
    /// An expression of any type.
    Expression,
    /// One of some words.
    Words(&'static [&'static str]),
    /// A list.
    List(&'static Shape, Size),
    /// A map whose keys are names of some kind.
    Map(Names, &'static Shape),
    /// A map of known keys.
    Table(&'static Table),
    /// A map of known keys if it has this one, else the other shape.
    Where(&'static str, &'static Table, &'static Shape),
    /// A map of known keys, which ones depending on the word under this key.
    Kinds(&'static str, &'static [(&'static str, Table)]),
    /// Any of these.
    Any(&'static [Shape]),
}

/// How long a list may be, and whether something may stand in it twice.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// At least so many.
    pub least: usize,
    /// At most so many, if there is a limit.
    pub most: Option<usize>,
    /// Nothing twice.
    pub unique: bool,
}

/// What the keys of a map are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Ids.
    Ids,
    /// Codes.
    Codes,
    /// Codes, at least one.
    SomeCodes,
    /// Language tags.
    Languages,
    /// Anything: values as they stand in a foreign file.
    Any,
}

impl Table {
    /// A kind of map.
    pub const fn new(what: &'static str, keys: &'static [&'static [Key]]) -> Self {
        Self { what, keys, one_of: &[] }
    }

    /// All its keys.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> + use<> {
        self.keys.iter().flat_map(|keys| keys.iter())
    }
}

impl Shape {
    /// An id: a lower-case letter, then letters, digits and single hyphens.
    pub const ID: Self = Self::Like("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
    /// A language tag.
    pub const LANGUAGE: Self = Self::Like("^[a-z][A-Za-z0-9-]+$");
    /// An address on the web.
    pub const LINK: Self = Self::Like("^https?://");
    /// Any number of single values.
    pub const LINES: Self = list(&Self::Line);
    /// Any number of codes.
    pub const CODES: Self = list(&Self::Code);
    /// Language tags, none twice.
    pub const LANGUAGES: Self = set(&Self::LANGUAGE);
}

/// A key that must be there.
pub const fn needed(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, required: true, shape, about }
}

/// A key that may be there.
pub const fn may(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, required: false, shape, about }
}

/// A list.
pub const fn list(of: &'static Shape) -> Shape {
    Shape::List(of, Size { least: 0, most: None, unique: false })
}

/// A list in which nothing stands twice.
pub const fn set(of: &'static Shape) -> Shape {
    Shape::List(of, Size { least: 0, most: None, unique: true })
}

/// A list that is not empty.
pub const fn some(of: &'static Shape) -> Shape {
    Shape::List(of, Size { least: 1, most: None, unique: false })
}

/// The words of a list of words and what they stand for.
pub const fn words<T: Copy, const N: usize>(list: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = list[at].0;
        at += 1;
    }
    words
}
