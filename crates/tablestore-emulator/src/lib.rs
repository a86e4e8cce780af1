#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod background;
mod body_limits;
mod budget;
mod clock;
mod compression;
mod connection;
mod database;
mod emulator;
mod engine;
mod error_response;
mod fault;
mod forced_error;
mod front_end;
mod log;
mod request_id;
mod server;
mod service;
#[cfg(feature = "simulation")]
mod simulation;
mod stats;
mod status_paths;
mod store;

pub use clock::EngineClock;
pub use connection::serve_connection;
pub use database::{OpenError, OpenErrorKind, Settings, StreamShards};
pub use emulator::{Emulator, EmulatorBuilder};
pub use fault::{Fault, FaultLayer, Faults, Faulty};
pub use log::LogEntry;
pub use server::{Server, serve};
pub use service::{EmulatorService, HttpService};
#[cfg(feature = "simulation")]
#[cfg_attr(docsrs, doc(cfg(feature = "simulation")))]
pub use simulation::{Latency, LatencyLayer, Simulation, SimulationClock};
pub use stats::Stats;
/// The key, the instance and the port that clients and the emulator agree on by default.
pub use tablestore_core::local;
