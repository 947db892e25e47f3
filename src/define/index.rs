//! Which question, which need: places in a survey as types of their own, and lists that nothing
//! else opens.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut, Range};

/// A place in lists of one kind.
pub trait ListIndex: Copy + Ord {
    /// The place with this number, counted from 0.
    fn new(place: usize) -> Self;

    /// The place's number, counted from 0.
    fn place(self) -> usize;
}

macro_rules! list_index {
    ($(#[$doc:meta])+ $name:ident) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(usize);

        impl ListIndex for $name {
            fn new(place: usize) -> Self {
                Self(place)
            }

            fn place(self) -> usize {
                self.0
            }
        }
    };
}

list_index! {
    /// The place of a question in its survey.
    QuestionIndex
}
list_index! {
    /// The place of a need in its survey.
    NeedIndex
}

/// A list with one entry for each place of a kind: for each question of a survey, for each need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indexed<I, T> {
    entries: Vec<T>,
    index: PhantomData<fn(I)>,
}

impl<I, T> Default for Indexed<I, T> {
    fn default() -> Self {
        Self::empty()
    }
}

impl<I: ListIndex, T> Indexed<I, T> {
    /// The entry at a place, if the list is long enough.
    pub fn get(&self, index: I) -> Option<&T> {
        self.entries.get(index.place())
    }

    /// The entry at a place, to be changed.
    pub fn get_mut(&mut self, index: I) -> Option<&mut T> {
        self.entries.get_mut(index.place())
    }

    /// All places, in order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.entries.len()).map(I::new)
    }

    /// All places behind a given one, in order.
    pub fn after(&self, index: I) -> impl DoubleEndedIterator<Item = I> + use<I, T> {
        (index.place() + 1..self.entries.len()).map(I::new)
    }

    /// The place behind the last entry.
    pub fn end(&self) -> I {
        I::new(self.entries.len())
    }

    /// All entries with their places, in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.entries.iter().enumerate().map(|(place, entry)| (I::new(place), entry))
    }

    /// The place of the first entry for which a condition holds.
    pub fn position(&self, is: impl FnMut(&T) -> bool) -> Option<I> {
        self.entries.iter().position(is).map(I::new)
    }

    /// The entries at places that follow one another; fewer where the list is shorter.
    pub fn within(&self, range: &Range<I>) -> &[T] {
        let end = range.end.place().min(self.entries.len());
        self.entries.get(range.start.place()..end).unwrap_or_default()
    }

    /// A list of what each entry is mapped to.
    pub fn map<U>(&self, mut to: impl FnMut(I, &T) -> U) -> Indexed<I, U> {
        self.entries().map(|(index, entry)| to(index, entry)).collect()
    }

    /// Adds an entry at the end and says its place.
    pub fn push(&mut self, entry: T) -> I {
        self.entries.push(entry);
        I::new(self.entries.len() - 1)
    }
}

impl<I, T> Indexed<I, T> {
    /// A list without entries.
    pub const fn empty() -> Self {
        Self { entries: Vec::new(), index: PhantomData }
    }

    /// Takes the last entry away.
    pub fn pop(&mut self) -> Option<T> {
        self.entries.pop()
    }

    /// Whether an entry is in it.
    pub fn contains(&self, entry: &T) -> bool
    where
        T: PartialEq,
    {
        self.entries.contains(entry)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.entries.iter()
    }

    /// The entries, in order, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.entries.iter_mut()
    }

    /// The entries as a slice, where nobody asks for their places.
    pub fn as_slice(&self) -> &[T] {
        &self.entries
    }
}

impl<'a, I, T> IntoIterator for &'a mut Indexed<I, T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<I: ListIndex, T> Index<I> for Indexed<I, T> {
    type Output = T;

    fn index(&self, index: I) -> &T {
        &self.entries[index.place()]
    }
}

impl<I: ListIndex, T> IndexMut<I> for Indexed<I, T> {
    fn index_mut(&mut self, index: I) -> &mut T {
        &mut self.entries[index.place()]
    }
}

impl<I, T> From<Vec<T>> for Indexed<I, T> {
    fn from(entries: Vec<T>) -> Self {
        Self { entries, index: PhantomData }
    }
}

impl<I, T> FromIterator<T> for Indexed<I, T> {
    fn from_iter<E: IntoIterator<Item = T>>(entries: E) -> Self {
        Vec::from_iter(entries).into()
    }
}

impl<I, T> IntoIterator for Indexed<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'a, I, T> IntoIterator for &'a Indexed<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

/// A range of places that can be gone through one by one.
pub trait EachIndex<I> {
    /// The places, in order.
    fn each(&self)
    -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + Clone + use<Self, I>;
}

impl<I: ListIndex> EachIndex<I> for Range<I> {
    fn each(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + Clone + use<I> {
        (self.start.place()..self.end.place()).map(I::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_opened_by_its_own_places_alone() {
        let mut list: Indexed<QuestionIndex, char> = ['a', 'b', 'c'].into_iter().collect();
        let found = list.position(|entry| *entry == 'b').unwrap();
        assert_eq!((found.place(), list[found], list.get(found)), (1, 'b', Some(&'b')));
        assert_eq!(list.get(QuestionIndex::new(3)), None);
        assert_eq!(list.push('d'), QuestionIndex::new(3));
        assert_eq!(list.indices().next_back(), Some(QuestionIndex::new(3)));
        let doubled = list.map(|index, entry| format!("{entry}{}", index.place()));
        assert_eq!(doubled.as_slice(), ["a0", "b1", "c2", "d3"]);
    }

    #[test]
    fn places_that_follow_one_another_are_gone_through_one_by_one() {
        let range = QuestionIndex::new(1)..QuestionIndex::new(3);
        assert_eq!(range.each().map(ListIndex::place).collect::<Vec<_>>(), [1, 2]);
        let list: Indexed<QuestionIndex, char> = vec!['a', 'b'].into();
        assert_eq!(list.within(&range), ['b'], "as far as it goes");
        assert_eq!(list.within(&(QuestionIndex::new(5)..QuestionIndex::new(9))), []);
    }
}
