//! What the end-to-end tests share: programs of this workspace as cargo builds them, the local
//! service as a process, a service that answers as a test tells it, Python and Node.js with the
//! official clients, and what is done where those are missing.
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
mod node;
mod python;
mod server;

pub use cargo::{cargo, emulator, example};
pub use left_out::left_out;
pub use node::node_with_client;
pub use python::python_with_client;
pub use server::Server;
