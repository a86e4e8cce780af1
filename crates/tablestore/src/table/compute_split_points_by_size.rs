use std::ops::Range;

use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Operation, Result};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, plainbuffer, proto::table as proto};

use crate::call::wire::{self, Wire};
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Divides a table into ranges of about one size (`ComputeSplitPointsBySize`), to read them in
    /// parallel. `split_size` is in units of 100 MB, unless
    /// [`unit_bytes`](Request::unit_bytes) says otherwise.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let answer = client.compute_split_points_by_size("orders", 2).send().await?;
    /// for split in answer.splits {
    ///     let rows = client.get_range("orders", split.range).rows();
    ///     // Read each in a task of its own.
    ///     # let _ = rows;
    /// }
    /// # Ok(()) });
    /// ```
    pub fn compute_split_points_by_size(
        &self,
        table: impl Into<String>,
        split_size: i64,
    ) -> Request<ComputeSplitPointsBySize> {
        Request::new(
            self,
            ComputeSplitPointsBySize {
                table: table.into(),
                split_size,
                unit_bytes: None,
                limit: None,
            },
        )
    }
}

/// `ComputeSplitPointsBySize`: see [`Client::compute_split_points_by_size`].
#[derive(Clone, Debug)]
pub struct ComputeSplitPointsBySize {
    table: String,
    split_size: i64,
    unit_bytes: Option<i64>,
    limit: Option<i32>,
}

/// The answer to `ComputeSplitPointsBySize`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ComputeSplitPointsBySizeResponse {
    /// The ranges, which follow each other and together hold the whole table: at least one.
    pub splits: Vec<Split>,
    /// What the call cost.
    pub consumed: ConsumedCapacity,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

/// One range of a table that was divided.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Split {
    /// The range, to be read forward.
    pub range: Range<PrimaryKey>,
    /// A hint to the machine that holds it: splits with the same one are together. May be empty.
    pub location: String,
}

impl Request<ComputeSplitPointsBySize> {
    /// The unit that the size of a split is counted in; 104,857,600 bytes by default.
    pub fn unit_bytes(self, bytes: i64) -> Self {
        self.with(|compute| compute.unit_bytes = Some(bytes))
    }

    /// Answers with up to this many points between ranges. The service decides by default.
    pub fn limit(self, points: u32) -> Self {
        let points = wire::to_i32(points);
        self.with(|compute| compute.limit = Some(points))
    }
}

impl Wire for ComputeSplitPointsBySize {
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
        let answer: proto::ComputeSplitPointsBySizeResponse = wire::decode(body)?;
        Ok(ComputeSplitPointsBySizeResponse {
            splits: splits(&answer)?,
            consumed: ConsumedCapacity::from_proto(&answer.consumed),
            metadata,
        })
    }
}

/// The ranges between the split points, with the whole key at each end.
fn splits(answer: &proto::ComputeSplitPointsBySizeResponse) -> Result<Vec<Split>> {
    let complete = |key: PrimaryKey, filler: PrimaryKeyValue| {
        let missing = answer.schema.iter().skip(key.columns().len());
        missing.fold(key, |key, column| {
            key.and(column.name.as_str(), filler.clone())
        })
    };
    let mut bounds = vec![complete(PrimaryKey::default(), PrimaryKeyValue::InfMin)];
    for point in &answer.split_points {
        let point = plainbuffer::decode_primary_key(point)?;
        bounds.push(complete(point, PrimaryKeyValue::InfMin));
    }
    bounds.push(complete(PrimaryKey::default(), PrimaryKeyValue::InfMax));
    let locations = locations(answer, bounds.len() - 1)?;
    let ranges = bounds
        .windows(2)
        .map(|ends| ends[0].clone()..ends[1].clone());
    Ok(ranges
        .zip(locations)
        .map(|(range, location)| Split { range, location })
        .collect())
}

/// The location of each split, out of runs of the same. They are looked at before they are counted
/// out: a run can claim any length.
fn locations(
    answer: &proto::ComputeSplitPointsBySizeResponse,
    splits: usize,
) -> Result<Vec<String>> {
    let mut locations = Vec::with_capacity(splits);
    for run in &answer.locations {
        let length = usize::try_from(run.repeat).ok();
        let length = length.filter(|length| *length <= splits - locations.len());
        let Some(length) = length else {
            return Err(Error::new(
                ErrorKind::Decode,
                "the answer holds more locations than splits",
            ));
        };
        locations.extend(std::iter::repeat_n(&run.location, length).cloned());
    }
    // Locations are hints, which may be missing.
    locations.resize(splits, String::new());
    Ok(locations)
}

impl crate::Call for ComputeSplitPointsBySize {
    type Response = ComputeSplitPointsBySizeResponse;
}
