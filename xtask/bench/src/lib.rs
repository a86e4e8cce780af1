//! What the programs of the bench share: the reference rows, a service with prepared responses, a
//! search index with its documents, and the tables of SQL statements.

pub mod canned;
pub mod documents;
pub mod reference;
pub mod relations;
pub mod search_index;

/// What goes wrong ends a program, so its text is all that matters.
pub type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;
