//! How documents are stored for search: per field, lists of documents by value and values by
//! document.
//!
//! Documents of a level are numbered in the order in which they arrive, so that every list grows at
//! its end. A document that goes away is marked dead and stays in the lists.

mod booleans;
mod column;
mod cursor;
mod dictionary;
mod docs;
mod level;
mod numbers;
mod ordered;
mod packed;
mod points;
mod postings;
mod presence;
mod runs;
mod terms;
mod text;
mod vectors;

pub(super) use column::Column;
pub(super) use cursor::Cursor;
pub(super) use dictionary::Dictionary;
pub(super) use docs::{Doc, Docs, make_room, to_docs};
pub(super) use level::{LevelStore, NestedStore, Store};
pub(super) use numbers::Numbers;
pub(super) use points::Points;
pub(super) use postings::{Impact, Postings};
pub(super) use terms::Terms;
pub(super) use text::Text;
pub(super) use vectors::Vectors;
