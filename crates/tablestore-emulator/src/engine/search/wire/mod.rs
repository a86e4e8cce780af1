//! Between the protobuf messages of searches and the index's own requests and results.

pub(super) mod aggregation;
mod functions;
pub(super) mod group_by;
pub(super) mod highlight;
pub(super) mod query;
pub(super) mod results;
pub(super) mod sort;
#[cfg(test)]
mod tests;
pub(super) mod variant;

use crate::engine::search::index::error::refused;
use bytes::Bytes;
use tablestore_protocol::proto::{self, RequiredFields};

use crate::engine::shared::error::{Result, not_a_message};

/// Decodes a message that lies in a field of bytes.
pub(super) fn decode<T: RequiredFields>(bytes: Option<&Bytes>) -> Result<T> {
    proto::decode(bytes.cloned().unwrap_or_default()).map_err(|_| not_a_message())
}

/// A string that has to be there.
fn name(name: Option<String>) -> Result<String> {
    name.filter(|name| !name.is_empty()).ok_or_else(refused)
}

/// A weight, which has to be positive.
fn weight(weight: Option<f32>) -> Result<f64> {
    match weight {
        None => Ok(1.0),
        Some(weight) if weight > 0.0 && weight.is_finite() => Ok(f64::from(weight)),
        Some(_) => Err(refused()),
    }
}
