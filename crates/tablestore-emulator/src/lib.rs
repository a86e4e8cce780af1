#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod clock;
mod connection;
mod database;
mod emulator;
mod engine;
mod error_response;
mod front_end;
mod log;
mod request_id;
mod server;
mod service;
mod store;

pub use clock::EngineClock;
pub use database::{OpenError, OpenErrorKind, Settings};
pub use emulator::{EmulatorBuilder, Emulator};
pub use log::LogEntry;
pub use server::Server;
pub use service::{EmulatorService, ResponseFuture};
/// The key, the instance and the port that clients and the local service agree on by default.
pub use tablestore_core::local;
