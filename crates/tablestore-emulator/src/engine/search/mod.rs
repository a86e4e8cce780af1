//! The search family: so far, no table has a search index.

mod operations;

pub(crate) use operations::OPERATIONS;
