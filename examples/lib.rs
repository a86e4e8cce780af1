//! Examples of the Tablestore SDK, one file a task. Run one with `cargo run --example NAME`, or, where
//! it needs more than the client and the emulator,
//! `cargo run --package tablestore-examples --features all --example NAME`.

/// Compiles the code of the README in both languages.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../README.zh-CN.md")]
pub struct Readme;
