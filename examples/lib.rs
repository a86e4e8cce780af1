//! Examples of the Tablestore SDK, one file a task. Run one with `cargo run --example NAME`, or,
//! where it needs more than the client and the local service,
//! `cargo run --package tablestore-examples --features all --example NAME`.
