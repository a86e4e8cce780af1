use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Effect, Error, ErrorCode, ErrorKind, Operation, Result, ServiceError};
use tablestore_protocol::proto::timeseries as proto;
use tablestore_protocol::timeseries_rows::{checksum, encode_rows_with};

use super::meta_cache::MetaCache;
use super::{Point, SUPPORTED_TABLE_VERSION};
use crate::batch::{Batch, BatchResponse, send_batch};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::time_from_seconds;

/// A `PutTimeseriesData` request, created by [`Timeseries::put`](super::Timeseries::put).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct PutTimeseriesData {
    context: CallContext,
    cache: Option<Arc<MetaCache>>,
    table: String,
    points: Vec<Point>,
    ignores_metadata: bool,
}

/// The response to `PutTimeseriesData`: one result for each point, in the order in which points were added.
pub type PutTimeseriesDataResponse = BatchResponse<PointWritten>;

/// The result of a point that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PointWritten {
    /// The time at which the service updated the metadata of the series, if it reports it. The handle keeps it, and
    /// sends it with later points of the series.
    pub metadata_update_time: Option<SystemTime>,
}

impl PutTimeseriesData {
    pub(super) fn new(client: &Client, cache: Option<Arc<MetaCache>>, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            cache,
            table,
            points: Vec::new(),
            ignores_metadata: false,
        }
    }

    /// Adds a point.
    pub fn point(mut self, point: Point) -> Self {
        self.points.push(point);
        self
    }

    /// Adds points.
    pub fn points(mut self, points: impl IntoIterator<Item = Point>) -> Self {
        self.points.extend(points);
        self
    }

    /// Sets whether the service leaves the metadata of the series alone, so that series that are new do not appear
    /// in metadata queries. Default: false.
    pub fn ignore_metadata(mut self, ignore: bool) -> Self {
        self.ignores_metadata = ignore;
        self
    }

    /// Returns why a point cannot be sent, if it cannot.
    pub(crate) fn rejection(point: &Point) -> Option<String> {
        let key = point.row().key.tags();
        let tags = key
            .iter()
            .try_for_each(|(name, value)| super::key::check_tag("tag", name, value));
        let values = point.row().fields();
        let checked = values.map(|(name, value)| wire::valid(name, value.check()));
        let rejection = tags.and(checked.collect::<Result<()>>());
        rejection.err().map(|error| error.to_string())
    }

    /// The name of a point in error texts.
    pub(crate) fn name_of(table: &str, point: &Point) -> String {
        format!("{table} {} at {}", point.key(), point.time())
    }

    pub(crate) fn with_points(&self, table: &str, points: Vec<Point>) -> Self {
        Self {
            table: table.to_owned(),
            points,
            ..self.clone()
        }
    }
}

request! {
    PutTimeseriesData -> PutTimeseriesDataResponse {
        example: r#"client.timeseries().put("metrics")"#,
    }
}

impl Request for PutTimeseriesData {
    type Response = PutTimeseriesDataResponse;

    fn operation(&self) -> Operation {
        Operation::PUT_TIMESERIES_DATA
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        let rejections = self.points.iter().map(Self::rejection);
        if let Some((index, reason)) = rejections
            .enumerate()
            .find_map(|(index, rejection)| Some((index, rejection?)))
        {
            let message = format!("point {index} is not valid: {reason}");
            return Err(Error::new(ErrorKind::Request, message));
        }
        let keys = self.points.iter().map(|point| &point.row().key);
        let times = match &self.cache {
            Some(cache) if !self.ignores_metadata => cache.update_times(&self.table, keys),
            _ => Vec::new(),
        };
        let time_of = |index: usize| times.get(index).copied().unwrap_or(0);
        let rows_data = encode_rows_with(&self.points, time_of)
            .map_err(|invalid| Error::new(ErrorKind::Request, invalid.to_string()))?;
        let mode = match self.ignores_metadata {
            true => proto::MetaUpdateMode::MumIgnore,
            false => proto::MetaUpdateMode::MumNormal,
        };
        Ok(wire::encode(&proto::PutTimeseriesDataRequest {
            table_name: self.table.clone(),
            rows_data: proto::TimeseriesRows {
                r#type: proto::RowsSerializeType::RstFlatBuffer as i32,
                flatbuffer_crc32c: Some(checksum(&rows_data)),
                rows_data,
            },
            meta_update_mode: Some(mode as i32),
            supported_table_version: Some(SUPPORTED_TABLE_VERSION),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<PutTimeseriesDataResponse> {
        let response: proto::PutTimeseriesDataResponse = wire::decode(body)?;
        let written = PointWritten {
            metadata_update_time: None,
        };
        let mut rows: Vec<Result<PointWritten>> = vec![Ok(written); self.points.len()];
        fail_rows(&mut rows, response.failed_rows)?;
        let status = response.meta_update_status.unwrap_or_default();
        let times = status.row_ids.into_iter().zip(status.meta_update_times);
        let times = times.filter_map(|(row, time)| Some((usize::try_from(row).ok()?, time)));
        let times: Vec<(usize, u32)> = times
            .filter(|(row, time)| *time > 0 && *row < self.points.len())
            .collect();
        for (row, time) in &times {
            if let Ok(written) = &mut rows[*row] {
                written.metadata_update_time = time_from_seconds(i64::from(*time));
            }
        }
        if let Some(cache) = &self.cache {
            let times = times.iter();
            let times = times.map(|(row, time)| (&self.points[*row].row().key, *time));
            cache.update(&self.table, times);
        }
        Ok(BatchResponse {
            rows,
            consumed: BTreeMap::new(),
            metadata,
        })
    }

    async fn execute(self) -> Result<PutTimeseriesDataResponse> {
        send_batch(&self).await
    }
}

/// Gives their errors to the rows of a request that failed.
pub(super) fn fail_rows<T>(
    rows: &mut [Result<T>],
    failed: Vec<proto::FailedRowInfo>,
) -> Result<()> {
    for failed in failed {
        let row = usize::try_from(failed.row_index).ok();
        let row = row.and_then(|row| rows.get_mut(row)).ok_or_else(|| {
            let row = failed.row_index;
            let message =
                format!("the response is not valid: row {row}, which was not sent, failed");
            Error::new(ErrorKind::Decode, message)
        })?;
        let code = ErrorCode::from(failed.error_code.unwrap_or_default().as_str());
        let message = failed.error_message.unwrap_or_default();
        *row = Err(ServiceError::new(code, message).into());
    }
    Ok(())
}

impl Batch for PutTimeseriesData {
    type Row = PointWritten;

    fn part(&self, rows: &[usize]) -> Self {
        let points = rows.iter().map(|&row| self.points[row].clone());
        self.with_points(&self.table, points.collect())
    }

    fn row_count(&self) -> usize {
        self.points.len()
    }

    fn row_name(&self, row: usize) -> String {
        match self.points.get(row) {
            Some(point) => Self::name_of(&self.table, point),
            None => self.table.clone(),
        }
    }

    /// A point replaces one with the same key and time, so that writing it twice makes no difference.
    fn row_effect(&self, _: usize) -> Effect {
        Effect::IdempotentWrite
    }

    /// A point is not written again after a later one of the same key and time.
    fn separable(&self, rows: Vec<usize>, executed: impl Fn(usize) -> bool) -> Vec<usize> {
        let is_overtaken = |row: usize| {
            let point = self.points[row].row();
            let later = self.points.iter().enumerate().skip(row + 1);
            let mut later =
                later.filter(|(_, it)| it.row().time == point.time && it.row().key == point.key);
            later.any(|(later, _)| executed(later))
        };
        rows.into_iter().filter(|&row| !is_overtaken(row)).collect()
    }
}
