//! Examples of the Tablestore SDK. Run one with `cargo run --example NAME`.
