use std::borrow::Cow;

use super::column::Column;
use super::dictionary::Dictionary;
use super::docs::{Doc, Docs, make_room, to_docs};

/// Values that are equal or not, and sorted by their bytes: keywords and addresses.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    dictionary: Dictionary,
    /// The documents of each term.
    docs: Vec<TermDocs>,
    /// The sets of those terms that more than one document has.
    sets: Vec<Docs>,
    column: Column<u32>,
}

/// The only document that has a term; or, with the highest bit, the index of the set.
#[derive(Clone, Copy, Debug)]
struct TermDocs(u32);

/// Tells the index of a set from a document.
const IS_SET: u32 = 1 << 31;

impl Terms {
    pub(super) fn push(&mut self, doc: Doc, values: &[Vec<u8>]) {
        let mut numbers = Vec::with_capacity(values.len());
        for value in values {
            let number = self.dictionary.add(value);
            numbers.push(number);
            let Some(docs) = self.docs.get_mut(number as usize) else {
                make_room(&mut self.docs);
                self.docs.push(TermDocs(doc));
                continue;
            };
            match docs.set() {
                Some(set) => {
                    self.sets[set].insert(doc);
                }
                None if docs.0 == doc => {}
                None => {
                    self.sets.push(Docs::from([docs.0, doc]));
                    let set = u32::try_from(self.sets.len() - 1).unwrap_or(0);
                    *docs = TermDocs(set | IS_SET);
                }
            }
        }
        self.column.push(doc, &numbers);
    }

    pub(super) fn remove(&mut self, doc: Doc) {
        self.column.remove(doc);
    }

    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The numbers of each document's terms.
    pub(crate) fn column(&self) -> &Column<u32> {
        &self.column
    }

    /// The documents that have one of the terms.
    pub(crate) fn docs_of_any(&self, numbers: &[u32]) -> Cow<'_, Docs> {
        if let [number] = numbers
            && let Some(set) = self.docs[*number as usize].set()
        {
            return Cow::Borrowed(&self.sets[set]);
        }
        let mut any = Docs::new();
        let mut single = Vec::new();
        for number in numbers {
            let docs = self.docs[*number as usize];
            match docs.set() {
                Some(set) => any |= &self.sets[set],
                None => single.push(docs.0),
            }
        }
        let expected = single.len() as u64;
        Cow::Owned(any | to_docs(single.into_iter(), expected, self.column.count()))
    }
}

impl TermDocs {
    fn set(self) -> Option<usize> {
        (self.0 & IS_SET != 0).then_some((self.0 & !IS_SET) as usize)
    }
}
