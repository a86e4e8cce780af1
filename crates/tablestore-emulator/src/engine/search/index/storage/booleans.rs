use super::docs::{Doc, Docs};

/// Truth values.
#[derive(Debug, Default)]
pub(crate) struct Booleans {
    docs: [Docs; 2],
}

impl Booleans {
    pub(super) fn push(&mut self, doc: Doc, values: &[i64]) {
        for value in values {
            self.docs[usize::from(*value != 0)].insert(doc);
        }
    }

    /// The documents that have a value.
    pub(crate) fn docs(&self, value: bool) -> &Docs {
        &self.docs[usize::from(value)]
    }

    /// The values of a document, each once: 0 and 1.
    pub(crate) fn values(&self, doc: Doc) -> &'static [i64] {
        match [false, true].map(|value| self.docs(value).contains(doc)) {
            [false, false] => &[],
            [true, false] => &[0],
            [false, true] => &[1],
            [true, true] => &[0, 1],
        }
    }

    pub(crate) fn present(&self) -> Docs {
        self.docs(false) | self.docs(true)
    }
}
