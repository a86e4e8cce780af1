//! The protobuf messages of the service.
//!
//! They are public so that custom stacks and tests can build requests byte by byte, but they are
//! **outside this crate's semver promise**: they follow prost's major versions and the service's
//! additions. The rest of the workspace's public signatures do not name them.
//!
//! Each of the service's protobuf packages is a module, because names in them overlap.
//!
//! Names are the service's own in Rust casing: `SSESpecification` is [`table::SseSpecification`], the enum
//! value `DCT_INTEGER` is [`table::DefinedColumnType::DctInteger`], and a message inside a message lives in
//! a module of its own, such as [`table::get_stream_record_response::StreamRecord`].
//!
//! A field of an enum's type is an `i32`, which keeps a number that this crate does not know yet.
//! prost decodes a message that lacks a `required` field: the field then holds its default. [`decode`]
//! checks for required fields first.
//!
//! `cargo xtask codegen` expands prost's derive macros into the generated files, so that no application
//! builds the macros.

mod field;
mod required;
pub(crate) mod wire;

/// Declares the modules of the generated files.
macro_rules! packages {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[allow(
                missing_docs,
                reason = "generated; fields whose name says it all have no comment"
            )]
            #[allow(
                clippy::manual_range_patterns,
                unused_variables,
                reason = "generated; an enum's numbers are listed, and some messages have no fields"
            )]
            #[rustfmt::skip]
            pub mod $name;
        )*
    };
}

packages! {
    /// Delivery of tables to object storage.
    delivery;
    /// Global tables.
    global_table;
    /// Search indexes.
    search;
    /// Tables, rows, batches, secondary indexes, streams, transactions and SQL.
    table;
    /// Time series.
    timeseries;
    /// Tunnels.
    tunnel;
}

pub use required::{DecodeError, MissingField, RequiredFields, decode, decode_strict};

#[cfg(test)]
mod tests;
