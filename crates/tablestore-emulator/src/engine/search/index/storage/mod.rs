//! How documents are stored for search: per field, lists of documents by value and values by
//! document.
//!
//! Documents of a level are numbered in the order in which they arrive, so that every list grows at
//! its end. A document that goes away is marked dead and stays in the lists.

mod booleans;
mod column;
mod dictionary;
mod level;
mod numbers;
mod points;
mod postings;
mod presence;
mod runs;
mod terms;
mod text;
mod vectors;

pub(super) use booleans::Booleans;
pub(super) use column::Column;
pub(super) use dictionary::Dictionary;
pub(super) use level::{LevelStore, NestedStore, Store};
pub(super) use numbers::{Numbers, from_double, to_double};
pub(super) use points::Points;
pub(super) use postings::{Cursor, Postings};
pub(super) use presence::Presence;
pub(super) use terms::Terms;
pub(super) use text::Text;
pub(super) use vectors::Vectors;

/// The number of a document at its level.
pub(super) type Doc = u32;

/// A set of documents.
pub(super) type Docs = roaring::RoaringBitmap;

/// A set of documents in any order, some of them more than once.
pub(super) fn to_docs(mut docs: Vec<Doc>) -> Docs {
    docs.sort_unstable();
    docs.dedup();
    Docs::from_sorted_iter(docs).unwrap_or_default()
}
