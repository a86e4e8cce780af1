//! Metadata queries: conditions, and how the series that match are found.

pub(crate) mod condition;
pub(crate) mod cursor;
pub(crate) mod query;
