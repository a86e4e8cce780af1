//! Metadata queries: conditions, and how the series that match are found.

pub(crate) mod condition;
mod cursor;
pub(crate) mod query;
