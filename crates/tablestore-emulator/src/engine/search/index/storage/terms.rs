use super::{Column, Dictionary, Doc, Docs, to_docs};

/// Values that are equal or not, and sorted by their bytes: keywords and addresses.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    dictionary: Dictionary,
    docs: Vec<TermDocs>,
    column: Column<u32>,
}

/// The documents that have a term.
#[derive(Debug)]
enum TermDocs {
    One(Doc),
    Many(Box<Docs>),
}

impl Terms {
    pub(super) fn push(&mut self, doc: Doc, values: &[Vec<u8>]) {
        let mut numbers = Vec::with_capacity(values.len());
        for value in values {
            let number = self.dictionary.add(value);
            numbers.push(number);
            match self.docs.get_mut(number as usize) {
                None => self.docs.push(TermDocs::One(doc)),
                Some(TermDocs::Many(docs)) => {
                    docs.insert(doc);
                }
                Some(TermDocs::One(other)) if *other == doc => {}
                Some(one @ TermDocs::One(_)) => one.add(doc),
            }
        }
        self.column.push(doc, &numbers);
    }

    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The numbers of each document's terms.
    pub(crate) fn column(&self) -> &Column<u32> {
        &self.column
    }

    /// The documents that have one of the terms.
    pub(crate) fn docs_of_any(&self, numbers: &[u32]) -> Docs {
        let mut any = Docs::new();
        let mut single = Vec::new();
        for number in numbers {
            match &self.docs[*number as usize] {
                TermDocs::One(doc) => single.push(*doc),
                TermDocs::Many(docs) => any |= &**docs,
            }
        }
        any | to_docs(single)
    }
}

impl TermDocs {
    fn add(&mut self, doc: Doc) {
        if let Self::One(one) = self {
            *self = Self::Many(Box::new(Docs::from([*one, doc])));
        }
    }
}
