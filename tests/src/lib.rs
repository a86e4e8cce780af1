//! What the end-to-end tests share: programs of this workspace as cargo builds them, the local
//! service as a process, and in the same one over each storage and over each transport, a service that
//! responses as a test tells it, Python, Node.js and Rust with clients that others made, and what is
//! done where those are missing.
//!
//! Where the workspace is, is looked for at run time: clones that share a target folder share this
//! program too. Cargo runs tests in the folder of their package.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot continue says why and ends"
)]

mod cargo;
mod installed;
mod left_out;
mod node;
mod python;
pub mod responses;
mod rust;
mod server;
mod test_emulator;

pub use cargo::{cargo, emulator, example};
pub use left_out::left_out;
pub use node::node_with_client;
pub use python::python_with_client;
pub use rust::rust_program;
pub use server::Server;
pub use test_emulator::{Storage, TestEmulator, Transport};
