//! Requests in general: the trait that all of them implement, and the parts that every response has.

mod call_raw;
mod capacity;
mod context;
mod header;
mod metadata;
mod request;
#[cfg(test)]
mod tests;
pub(crate) mod wire;
pub(crate) mod wire_enum;

pub use call_raw::{CallRaw, CallRawResponse};
pub use capacity::ConsumedCapacity;
pub(crate) use context::CallContext;
pub use header::Priority;
pub(crate) use header::parse_header;
pub use metadata::ResponseMetadata;
pub(crate) use request::{Parts, request, run, send_once};
pub use request::{Request, SendFuture};
pub use tablestore_core::{Body, BodyKind, Effect, Operation};
pub use tablestore_transport::CallInfo;
