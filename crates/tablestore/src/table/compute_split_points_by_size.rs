use std::ops::Range;

use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Operation, Result};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, plainbuffer, proto::table as proto};

use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `ComputeSplitPointsBySize` request, created by [`Client::compute_split_points_by_size`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ComputeSplitPointsBySize {
    context: CallContext,
    table: String,
    split_size: i64,
    unit_bytes: Option<i64>,
    limit: Option<i32>,
}

/// The response to `ComputeSplitPointsBySize`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ComputeSplitPointsBySizeResponse {
    /// The ranges, which are adjacent and cover the whole table: at least one.
    pub splits: Vec<Split>,
    /// The cost of the call.
    pub consumed: ConsumedCapacity,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

/// One of the ranges into which a table is divided.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Split {
    /// The range, to read forward.
    pub range: Range<PrimaryKey>,
    /// A hint to the machine that stores the range: ranges with the same hint are on one. May be empty.
    pub location: String,
}

impl ComputeSplitPointsBySize {
    pub(super) fn new(client: &Client, table: String, split_size: i64) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            split_size,
            unit_bytes: None,
            limit: None,
        }
    }

    /// Replaces the split size and its unit.
    pub(crate) fn size(mut self, size: i64, unit_bytes: i64) -> Self {
        self.split_size = size;
        self.unit_bytes(unit_bytes)
    }

    /// Sets the unit of the split size; 104,857,600 bytes by default.
    pub fn unit_bytes(mut self, bytes: i64) -> Self {
        self.unit_bytes = Some(bytes);
        self
    }

    /// Sets the maximum number of points between ranges. The service decides by default.
    pub fn limit(mut self, points: u32) -> Self {
        self.limit = Some(wire::to_i32(points));
        self
    }
}

request! {
    ComputeSplitPointsBySize -> ComputeSplitPointsBySizeResponse {
        example: r#"client.compute_split_points_by_size("orders", 2)"#,
    }
}

impl Request for ComputeSplitPointsBySize {
    type Response = ComputeSplitPointsBySizeResponse;

    fn operation(&self) -> Operation {
        Operation::COMPUTE_SPLIT_POINTS_BY_SIZE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ComputeSplitPointsBySizeRequest {
            table_name: self.table.clone(),
            split_size: self.split_size,
            split_size_unit_in_byte: self.unit_bytes,
            split_point_limit: self.limit,
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<ComputeSplitPointsBySizeResponse> {
        let response: proto::ComputeSplitPointsBySizeResponse = wire::decode(body)?;
        Ok(ComputeSplitPointsBySizeResponse {
            splits: splits(&response)?,
            consumed: ConsumedCapacity::from_proto(&response.consumed),
            metadata,
        })
    }

    fn consumed(response: &ComputeSplitPointsBySizeResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed)
    }
}

/// Returns the ranges between the split points, with the full key at each end.
fn splits(response: &proto::ComputeSplitPointsBySizeResponse) -> Result<Vec<Split>> {
    let complete = |key: PrimaryKey, filler: PrimaryKeyValue| {
        let missing = response.schema.iter().skip(key.columns().len());
        missing.fold(key, |key, column| {
            key.and(column.name.as_str(), filler.clone())
        })
    };
    let mut bounds = vec![complete(PrimaryKey::default(), PrimaryKeyValue::InfMin)];
    for point in &response.split_points {
        let point = plainbuffer::decode_primary_key(point)?;
        bounds.push(complete(point, PrimaryKeyValue::InfMin));
    }
    bounds.push(complete(PrimaryKey::default(), PrimaryKeyValue::InfMax));
    let locations = locations(response, bounds.len() - 1)?;
    let ranges = bounds
        .windows(2)
        .map(|ends| ends[0].clone()..ends[1].clone());
    Ok(ranges
        .zip(locations)
        .map(|(range, location)| Split { range, location })
        .collect())
}

/// Returns the location of each split. The response has runs of equal ones, whose lengths are checked
/// before memory is taken.
fn locations(
    response: &proto::ComputeSplitPointsBySizeResponse,
    splits: usize,
) -> Result<Vec<String>> {
    let mut locations = Vec::with_capacity(splits);
    for run in &response.locations {
        let length = usize::try_from(run.repeat).ok();
        let length = length.filter(|length| *length <= splits - locations.len());
        let Some(length) = length else {
            return Err(Error::new(
                ErrorKind::Decode,
                "the response contains more locations than splits",
            ));
        };
        locations.extend(std::iter::repeat_n(&run.location, length).cloned());
    }
    // Locations are hints, which may be missing.
    locations.resize(splits, String::new());
    Ok(locations)
}

impl IntoIterator for ComputeSplitPointsBySizeResponse {
    type Item = Split;
    type IntoIter = std::vec::IntoIter<Split>;

    fn into_iter(self) -> Self::IntoIter {
        self.splits.into_iter()
    }
}
