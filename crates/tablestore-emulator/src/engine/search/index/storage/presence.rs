use super::docs::{Bits, Doc, Docs};

/// Which documents have a value.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    docs: Bits,
    /// How many of them are not dead.
    live: u32,
}

impl Presence {
    pub(super) fn add(&mut self, doc: Doc) {
        self.docs.insert(doc);
        self.live += 1;
    }

    /// Excludes a document that is dead from the count. Returns whether it has a value.
    pub(super) fn remove(&mut self, doc: Doc) -> bool {
        let has_value = self.contains(doc);
        self.live -= u32::from(has_value);
        has_value
    }

    pub(crate) fn contains(&self, doc: Doc) -> bool {
        self.docs.contains(doc)
    }

    /// How many documents that are not dead have a value.
    pub(crate) fn live(&self) -> u64 {
        self.live.into()
    }

    /// The documents that have a value, dead ones included.
    pub(crate) fn to_docs(&self) -> Docs {
        self.docs.to_docs()
    }
}
