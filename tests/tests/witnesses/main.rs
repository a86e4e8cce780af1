//! Clients that others made and published, against the emulator's binary over TCP. What is
//! asserted is in the programs of `tests/python`, `tests/node` and `tests/rust`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod node;
mod python;
mod rust;
