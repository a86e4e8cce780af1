//! What the end-to-end tests share: programs of this workspace as cargo builds them, the local
//! service as a process, and in the same one over each storage and behind each door, a service that
//! answers as a test tells it, Python, Node.js and Rust with clients that others made, and what is
//! done where those are missing.
//!
//! Where the workspace is, is looked for at run time: clones that share a target folder share this
//! program too. Cargo runs tests in the folder of their package.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says why and ends"
)]

pub mod answers;
mod cargo;
mod installed;
mod left_out;
mod local_service;
mod node;
mod python;
mod rust;
mod server;

pub use cargo::{cargo, emulator, example};
pub use left_out::left_out;
pub use local_service::{Door, LocalService, Storage};
pub use node::node_with_client;
pub use python::python_with_client;
pub use rust::rust_program;
pub use server::Server;
