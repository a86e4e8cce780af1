//! The global table family: a table with replicas in other instances and regions.
//!
//! A global table is one record that all instances of its replicas see. Its [state](record) follows the
//! clock. Replicas are described; nothing is replicated, and no table is created for them.

mod base_table;
mod catalog;
mod operations;
mod record;
mod replicas;

pub(crate) use operations::OPERATIONS;
