//! Targets for mutated input: everything that reads bytes from outside.
//!
//! A [`Target`] is a function of bytes. [`guard::run`] calls it and reports each of these as a fault: a
//! panic in any thread, memory beyond the target's limit, too much time, and a violation that the
//! target itself reports, such as a value that is not written back as it was read. The campaign of
//! `cargo xtask fuzz` mutates inputs and keeps those with a new [class](Class) of outcome; the test
//! `corpus` runs the ones in the folder `corpus`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a tool for tests: a panic is a finding"
)]

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

mod calls;
pub mod corpus;
pub mod guard;
mod lab;
pub mod mutate;
pub mod targets;

/// Counts the memory that each run allocates.
#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A description of an outcome. Two inputs with the same one count as alike.
pub type Class = String;

/// The class of the outcome, or the promise that was not kept.
pub type Outcome = Result<Class, String>;

/// The form of a target's input, which mutations keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any bytes.
    Bytes,
    /// Text.
    Text,
    /// A protobuf message.
    Protobuf,
    /// A line of text, then a protobuf message.
    Call,
}

/// A reader of bytes from outside.
#[derive(Debug)]
pub struct Target {
    /// The name on the command line, and of the file of inputs.
    pub name: &'static str,
    /// The form of the input.
    pub form: Form,
    /// The limit of all memory that is allocated while it runs, whether released or not: bytes, and
    /// bytes for each byte of the input.
    pub memory: (usize, usize),
    /// Returns valid inputs.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Runs it.
    pub run: fn(&[u8]) -> Outcome,
}
