//! Rows of a table: what requests say of them, and how they are read and written.

pub(crate) mod block;
pub(crate) mod cell_change;
pub(crate) mod change;
pub(crate) mod filter;
mod malformed;
pub(crate) mod primary_key;
pub(crate) mod read;
mod regex;
pub(crate) mod scan;
pub(crate) mod selection;
mod value_transfer;
pub(crate) mod write;
pub(crate) mod writer;
