//! The search family: search indexes of tables.
//!
//! An [`index`] by itself is documents and queries. Here it becomes that of a table: its
//! [`definition`] is part of the table's description, and a [live index](live_index) in memory
//! follows the change log.

mod catalog;
mod definition;
mod index;
mod limits;
mod live_index;
mod operations;
pub(crate) mod reader;
mod rows;
mod sessions;
mod wire;
mod words;

pub(crate) use operations::OPERATIONS;
