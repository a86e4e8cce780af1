//! The delivery family: tasks that deliver the data of a table to object storage.
//!
//! A task is one record, which goes with its table. It is checked, described and changes its phase with
//! the clock; nothing is delivered.

mod config;
mod operations;
mod task;

pub(crate) use operations::OPERATIONS;
