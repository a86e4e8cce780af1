//! What holds for the repository as a whole: which code may use which, and that documentation,
//! examples and lists agree with the code.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests, one of which prints a count"
)]

mod doc_aliases;
mod error_texts;
mod examples;
mod layering;
mod operations;
mod quickstart;
