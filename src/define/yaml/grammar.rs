//! What a map may say: its keys, the shape of their values, and a line about each. The readers hold
//! what people write against these tables, and the schema for editors is made from them.

/// A key that a map may have.
#[derive(Clone, Copy, Debug)]
pub struct GrammarKey {
    /// The key as it is written.
    pub name: &'static str,
    /// Whether the key must be there.
    pub required: bool,
    /// The shape of the value under the key.
    pub shape: Shape,
    /// What the key is for, in a line.
    pub about: &'static str,
}

/// The keys of one kind of map.
#[derive(Clone, Copy, Debug)]
pub struct GrammarTable {
    /// What the map describes, in messages: "a question".
    pub what: &'static str,
    /// The keys of such a map, those it shares with other kinds of map first.
    pub keys: &'static [&'static [GrammarKey]],
    /// The keys of which exactly one must be there, if any are named.
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
    /// A single value that fits this regular expression.
    Like(&'static str),
    /// A code.
    Code,
    /// A day.
    Date,
    /// A whole number, not less than this.
    Integer(Option<i64>),
    /// A number, not less than this.
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
    Table(&'static GrammarTable),
    /// A map of known keys if it has this one, else the other shape.
    Where(&'static str, &'static GrammarTable, &'static Shape),
    /// A map of known keys; which ones is decided by the word under this key.
    Kinds(&'static str, &'static [(&'static str, GrammarTable)]),
    /// Any of these shapes.
    Any(&'static [Shape]),
}

/// How many items a list may have, and whether one may stand in it twice.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// The fewest items.
    pub least: usize,
    /// The most items, if there is a limit.
    pub most: Option<usize>,
    /// Whether no item may stand in it twice.
    pub unique: bool,
}

/// The names that the keys of a map are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// The keys are ids.
    Ids,
    /// The keys are codes.
    Codes,
    /// The keys are codes, and there is at least one.
    SomeCodes,
    /// The keys are language tags.
    Languages,
    /// The keys are anything, such as values in a foreign file.
    Any,
}

impl GrammarTable {
    /// The table of a kind of map, with its keys.
    pub const fn new(what: &'static str, keys: &'static [&'static [GrammarKey]]) -> Self {
        Self { what, keys, one_of: &[] }
    }

    /// All keys of the table.
    pub fn keys(&self) -> impl Iterator<Item = &'static GrammarKey> + use<> {
        self.keys.iter().flat_map(|keys| keys.iter())
    }
}

impl Shape {
    /// The shape of an id: a lower-case letter, then letters, digits and single hyphens.
    pub const ID: Self = Self::Like("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
    /// The shape of a language tag.
    pub const LANGUAGE: Self = Self::Like("^[a-z][A-Za-z0-9-]+$");
    /// The shape of an address on the web.
    pub const LINK: Self = Self::Like("^https?://");
    /// The shape of a list of any number of single values.
    pub const LINES: Self = list(&Self::Line);
    /// The shape of a list of any number of codes.
    pub const CODES: Self = list(&Self::Code);
    /// The shape of a list of language tags, none twice.
    pub const LANGUAGES: Self = set(&Self::LANGUAGE);
}

/// A key that must be there.
pub const fn needed(name: &'static str, shape: Shape, about: &'static str) -> GrammarKey {
    GrammarKey { name, required: true, shape, about }
}

/// A key that may be there.
pub const fn may(name: &'static str, shape: Shape, about: &'static str) -> GrammarKey {
    GrammarKey { name, required: false, shape, about }
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

/// The words from a list of words and the values that they stand for.
pub const fn words<T: Copy, const N: usize>(list: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = list[at].0;
        at += 1;
    }
    words
}
