//! Requests: how they are built, sent and read.

mod call_raw;
mod capacity;
mod headers;
mod metadata;
mod request;
pub(crate) mod wire;
pub(crate) mod wire_enum;

pub use call_raw::{CallRaw, CallRawResponse};
pub use capacity::ConsumedCapacity;
pub use headers::Priority;
pub use metadata::ResponseMetadata;
pub use request::{Call, Request};
