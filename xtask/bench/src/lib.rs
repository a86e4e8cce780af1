//! What the programs of the bench share: the reference rows, and a service with prepared responses.

pub mod canned;
pub mod reference;

/// What goes wrong ends a program, so its text is all that matters.
pub type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;
