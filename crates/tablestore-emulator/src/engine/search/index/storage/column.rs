use std::collections::HashMap;

use super::docs::{Doc, make_room};
use super::presence::Presence;

/// The values of a field by document.
#[derive(Debug)]
pub(crate) struct Column<T> {
    /// The first value of each document; any for documents that have none.
    first: Vec<T>,
    present: Presence,
    /// Whether some documents before others that have a value have none.
    has_gaps: bool,
    /// All values of the documents that have several.
    several: HashMap<Doc, Box<[T]>>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            present: Presence::default(),
            has_gaps: false,
            several: HashMap::new(),
        }
    }
}

impl<T: Copy + Default> Column<T> {
    /// Adds the values of a document, which comes after all others.
    pub(super) fn push(&mut self, doc: Doc, values: &[T]) {
        let Some(first) = values.first() else {
            return;
        };
        self.has_gaps |= self.first.len() < doc as usize;
        self.first.resize(doc as usize, T::default());
        make_room(&mut self.first);
        self.first.push(*first);
        self.present.add(doc);
        if values.len() > 1 {
            self.several.insert(doc, values.into());
        }
    }

    pub(super) fn remove(&mut self, doc: Doc) {
        self.present.remove(doc);
    }

    /// The values of the first documents, where each of those that have one has exactly one, and the others come
    /// after them.
    pub(crate) fn dense(&self) -> Option<&[T]> {
        (!self.has_gaps && self.several.is_empty()).then_some(&*self.first)
    }

    /// The values of a document.
    pub(crate) fn values(&self, doc: Doc) -> &[T] {
        if !self.present.contains(doc) {
            return &[];
        }
        if !self.several.is_empty()
            && let Some(values) = self.several.get(&doc)
        {
            return values;
        }
        let index = doc as usize;
        self.first.get(index..=index).unwrap_or_default()
    }

    /// The first value of a document that has one.
    pub(super) fn first(&self, doc: Doc) -> T {
        self.first.get(doc as usize).copied().unwrap_or_default()
    }

    /// How many documents there are up to the last that has a value.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.first.len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn present(&self) -> &Presence {
        &self.present
    }
}
