//! The tunnel family: the rows and changes of a table, delivered to clients that share the work.
//!
//! A tunnel is one record in the store. Its [state](state) is a machine without input or output: the
//! time, the shards of the stream and the requests are its input. The [operations] load the record,
//! drive the machine and save it; records are read by [`base_data`] from the rows of the table, and by
//! [`changes`] from its change log.

mod base_data;
mod catalog;
mod changes;
mod info;
mod operations;
mod record;
mod rpo;
mod state;
mod token;

pub(crate) use operations::OPERATIONS;
