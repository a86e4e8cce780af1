#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod body;
mod clock;
mod credentials;
mod endpoint;
mod environment;
mod error;
pub mod header;
mod instance;
pub mod local;
mod operation;
mod quoted;
mod region;
mod response_future;

pub use body::Body;
pub use clock::{Clock, SystemClock};
pub use credentials::{Credentials, ProvideCredentials, ProvideCredentialsFuture};
pub use endpoint::{Endpoint, Network, Scheme};
pub use environment::Environment;
pub use error::{AccessDenied, Disposition, Error, ErrorCode, ErrorKind, ServiceError, Unverified};
pub use instance::Instance;
pub use operation::{BodyKind, Effect, Operation};
pub use quoted::Quoted;
pub use region::Region;
pub use response_future::ResponseFuture;

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;
