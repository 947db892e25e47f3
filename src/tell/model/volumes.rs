//! A document as it is printed: the body by itself, and its annexes as a second volume.

use super::{Document, RichText};

/// The two volumes of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Volumes<C> {
    /// The body.
    pub body: Document<C>,
    /// The annexes; nothing where there are none.
    pub annex: Option<Document<C>>,
}

impl<C: Clone> Document<C> {
    /// Parts the document; the body says at its end where the annex is, the annex of what it is
    /// one.
    #[must_use]
    pub fn volumes(&self, pointer: RichText, title: RichText, lead: RichText) -> Volumes<C> {
        if self.annexes.is_empty() {
            return Volumes { body: self.clone(), annex: None };
        }
        let annex = Self {
            title,
            lead: vec![lead],
            front: None,
            sections: self.annexes.clone(),
            annexes: Vec::new(),
            notes: Vec::new(),
            ..self.clone()
        };
        let mut body = Self { annexes: Vec::new(), ..self.clone() };
        body.notes.insert(0, pointer);
        Volumes { body, annex: Some(annex) }
    }

    /// The first pages by themselves: what is on the title page and so many sections.
    #[must_use]
    pub fn opening(&self, sections: usize, pointer: RichText) -> Self {
        let mut opening = Self { annexes: Vec::new(), ..self.clone() };
        opening.sections.truncate(sections);
        opening.notes = vec![pointer];
        opening
    }
}
