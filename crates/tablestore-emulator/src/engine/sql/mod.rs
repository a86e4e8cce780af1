//! The SQL family: statements over mappings of tables and search indexes.
//!
//! A statement is [parsed](parse) into a tree. The names of a query are
//! [resolved](resolve) against the [mappings](mapping), which makes it a [plan](plan) that says which
//! table or index is read, and which part of it. The plan is [run](run), and its rows are
//! [encoded](encode). Everything else is short: [definitions](mapping::definition) of mappings,
//! [SHOW](show), and [changes](change) of rows.

mod change;
mod encode;
mod error;
mod mapping;
mod operations;
mod parse;
mod plan;
mod resolve;
mod run;
mod show;
mod value;

pub(crate) use operations::OPERATIONS;
