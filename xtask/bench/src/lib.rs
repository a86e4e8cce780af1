//! What the programs of the bench share: the reference rows, a service with prepared responses, a
//! search index with its documents, the tables of SQL statements and a result, and points of time series.

pub mod canned;
pub mod documents;
pub mod points;
pub mod reference;
pub mod relations;
pub mod search_index;
pub mod sql_result;

/// What goes wrong ends a program, so its text is all that matters.
pub type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;
