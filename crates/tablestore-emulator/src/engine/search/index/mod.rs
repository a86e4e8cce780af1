//! A search index by itself: documents and requests in, hits out.
//!
//! Nothing here reads or writes anything, or knows the time: results depend on the documents, the
//! order in which they came, and the request.
//!
//! A row is a document with values of its fields ([`document`]), and a nested object is a document
//! of a level below. Each field of a level has a store of its own ([`storage`]): documents by value
//! and values by document. A [`query`] becomes sets of documents, which are sorted ([`top`]),
//! counted, aggregated ([`aggregation`]) and grouped ([`group_by`]). What a request may cost is
//! bounded by its [`budget`].

pub(super) mod aggregation;
pub(super) mod analysis;
pub(super) mod budget;
pub(super) mod date;
mod document;
mod double;
pub(super) mod error;
pub(super) mod geo;
pub(super) mod group_by;
pub(super) mod highlight;
pub(super) mod inner_hits;
pub(super) mod json;
mod keys;
mod page;
mod query;
pub(super) mod request;
pub(super) mod schema;
pub(super) mod search;
pub(super) mod sort;
mod storage;
#[cfg(test)]
mod tests;
mod top;
mod values;

use tablestore_protocol::Value;

use document::{Document, Row};
use keys::Keys;
use request::Sort;
use schema::{Field, Level};
use storage::LevelStore;

/// Documents to search.
#[derive(Debug)]
pub(super) struct Index {
    schema: Level,
    /// The order of documents that requests do not ask for.
    sort: Option<Sort>,
    keys: Keys,
    store: LevelStore,
}

/// The rows of the documents.
pub(super) trait Rows {
    /// The value of a column.
    fn cell(&self, key: &[u8], name: &str) -> Option<Value>;
}

impl Index {
    /// An empty index.
    pub(super) fn new(fields: &[Field], sort: Option<Sort>) -> Self {
        let schema = Level::new(fields);
        Self {
            store: LevelStore::new(&schema),
            schema,
            sort,
            keys: Keys::default(),
        }
    }

    /// Adds the document of a row, instead of the one with the same key.
    pub(super) fn put(&mut self, key: &[u8], row: &Row<'_>) {
        self.delete(key);
        let document = Document::of_row(&self.schema, row);
        let doc = self.store.push(&document);
        self.keys.push(doc, key);
    }

    /// Removes the document of a key.
    pub(super) fn delete(&mut self, key: &[u8]) {
        if let Some(doc) = self.keys.remove(key) {
            self.store.remove(doc);
        }
    }

    /// How many documents there are.
    pub(super) fn len(&self) -> u64 {
        u64::from(self.store.count()) - self.store.dead().len()
    }

    /// About how many bytes the documents take.
    pub(super) fn stored_bytes(&self) -> u64 {
        u64::from(self.store.count()) * 64
    }

    /// Whether so many documents are dead that the index should be built anew.
    pub(super) fn is_mostly_dead(&self) -> bool {
        self.store.dead().len() > 10_000 + 2 * self.len()
    }

    /// Whether documents have nested ones.
    pub(super) fn has_nested(&self) -> bool {
        !self.schema.nested.is_empty()
    }
}
