use super::storage::{Dictionary, Doc, Docs, make_room};

/// Stands for the document of a key that has none.
const NONE: Doc = Doc::MAX;

/// The keys of documents.
#[derive(Debug, Default)]
pub(super) struct Keys {
    dictionary: Dictionary,
    /// The number of each document's key.
    numbers: Vec<u32>,
    /// The document of each key, by the key's number.
    docs: Vec<Doc>,
}

impl Keys {
    pub(super) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The number of a document's key.
    pub(super) fn number_of(&self, doc: Doc) -> u32 {
        self.numbers[doc as usize]
    }

    pub(super) fn key_of(&self, doc: Doc) -> &[u8] {
        self.dictionary.term(self.number_of(doc))
    }

    /// Gives a document, which comes after all others, its key.
    pub(super) fn push(&mut self, doc: Doc, key: &[u8]) {
        let number = self.dictionary.add(key);
        make_room(&mut self.numbers);
        self.numbers.push(number);
        if self.docs.len() <= number as usize {
            make_room(&mut self.docs);
            self.docs.resize(number as usize + 1, NONE);
        }
        self.docs[number as usize] = doc;
    }

    /// Takes a key from its document.
    pub(super) fn remove(&mut self, key: &[u8]) -> Option<Doc> {
        let number = self.dictionary.find(key)?;
        Some(std::mem::replace(&mut self.docs[number as usize], NONE)).filter(|doc| *doc != NONE)
    }

    /// Those of some documents that come first by key, after a key.
    pub(super) fn first(
        &self,
        docs: &Docs,
        is_descending: bool,
        after: Option<&[u8]>,
    ) -> impl Iterator<Item = Doc> {
        let numbers = self.dictionary.sorted(is_descending, after);
        let found = numbers.map(|number| self.docs[number as usize]);
        found.filter(|doc| *doc != NONE && docs.contains(*doc))
    }
}
