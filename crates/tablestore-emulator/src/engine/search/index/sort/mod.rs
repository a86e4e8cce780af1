//! The order of documents.

mod compiled;
mod value;

pub(super) use compiled::CompiledSort;
pub(crate) use value::SortValue;
