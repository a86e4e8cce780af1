//! The service from outside: over connections, and as a program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "clippy's exemption of tests does not reach helper functions outside a test module"
)]

mod client;
mod connections;
#[cfg(unix)]
mod durability;
mod faults;
mod orders;
#[cfg(unix)]
mod program;
