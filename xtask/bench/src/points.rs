//! The points of the time series figures: 3 tags and 5 fields each. The peers' program includes this
//! very file, so that all encode and decode the same.

use std::error::Error;

use bytes::Bytes;
use prost::Message;
use tablestore_protocol::proto::timeseries as proto;
use tablestore_protocol::timeseries_rows::{
    TimeseriesKey, TimeseriesRow, checksum, decode_read_rows, encode_rows,
};
use tablestore_protocol::{Column, PrimaryKey, plainbuffer};

/// The table of the points.
pub const TABLE: &str = "metrics";
/// The measurement of every point.
pub const MEASUREMENT: &str = "cpu";
/// The names of the tags, sorted.
pub const TAGS: [&str; 3] = ["host", "os", "region"];
/// The parts of the primary key before the time.
pub const KEY_COLUMNS: [&str; 3] = ["_m_name", "_data_source", "_tags"];
/// Points of a write: as many as the service takes.
pub const PUT: u64 = 200;
/// Points of a page: as many as the service puts into one.
pub const PAGE: u64 = 5_000;

/// Series of the points of a write.
const SERIES: u64 = 20;
/// The time of the first point, in microseconds since 1970.
const FIRST_TIME: i64 = 1_795_424_400_000_000;

/// A point, apart from the types of any client. Every value follows from its series and its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The data source.
    pub source: String,
    /// The values of [`TAGS`].
    pub tags: [String; 3],
    /// In microseconds since 1970.
    pub time: i64,
    /// The field `cores`.
    pub cores: i64,
    /// The field `load`.
    pub load: f64,
    /// The field `status`.
    pub status: &'static str,
    /// The field `throttled`.
    pub throttled: bool,
    /// The field `usage`.
    pub usage: f64,
}

impl Sample {
    /// A point of a series.
    pub fn new(series: u64, number: u64) -> Self {
        Self {
            source: format!("rack-{:03}", series % 1_000),
            tags: [
                host(series),
                "linux".to_owned(),
                format!("region-{}", series % 10),
            ],
            time: FIRST_TIME + number.cast_signed() * 1_000,
            cores: (series % 64).cast_signed() + 1,
            load: (number % 1_000) as f64 / 8.0,
            status: ["ok", "degraded"][usize::from(number.is_multiple_of(10))],
            throttled: number.is_multiple_of(10),
            usage: (number % 997) as f64 / 997.0,
        }
    }

    /// The point as the protocol has it.
    pub fn row(&self) -> TimeseriesRow {
        let tags = TAGS.into_iter().zip(&self.tags);
        let key = tags.fold(
            TimeseriesKey::new(MEASUREMENT, self.source.clone()),
            |key, (name, value)| key.tag(name, value.clone()),
        );
        TimeseriesRow::new(key, self.time)
            .field("cores", self.cores)
            .field("load", self.load)
            .field("status", self.status)
            .field("throttled", self.throttled)
            .field("usage", self.usage)
    }
}

/// The value of the tag `host`, which tells series apart.
pub fn host(series: u64) -> String {
    format!("host-{series:06}")
}

/// The points of a write.
pub fn written() -> impl Iterator<Item = Sample> {
    (0..PUT).map(|number| Sample::new(number % SERIES, number))
}

/// The points of a page, which are of one series.
pub fn read() -> impl Iterator<Item = Sample> {
    (0..PAGE).map(|number| Sample::new(7, number))
}

/// The body of a `PutTimeseriesData` request.
///
/// # Errors
///
/// None for the points of [`written`].
pub fn encode_put(rows: &[TimeseriesRow]) -> Result<Bytes, Box<dyn Error + Send + Sync>> {
    let rows_data = encode_rows(rows)?;
    let request = proto::PutTimeseriesDataRequest {
        table_name: TABLE.to_owned(),
        rows_data: proto::TimeseriesRows {
            r#type: proto::RowsSerializeType::RstFlatBuffer as i32,
            flatbuffer_crc32c: Some(checksum(&rows_data)),
            rows_data,
        },
        meta_update_mode: Some(proto::MetaUpdateMode::MumNormal as i32),
        supported_table_version: Some(1),
    };
    Ok(request.encode_to_vec().into())
}

/// A point as a row of a wide-column table: its key and its columns.
///
/// # Errors
///
/// None for these points.
pub fn parts(
    row: &TimeseriesRow,
) -> Result<(PrimaryKey, Vec<Column>), Box<dyn Error + Send + Sync>> {
    Ok(row.to_parts(&KEY_COLUMNS, &[])?)
}

/// The body of a `GetTimeseriesData` response with the points of a page.
///
/// # Errors
///
/// None for the points of [`read`].
pub fn page() -> Result<Bytes, Box<dyn Error + Send + Sync>> {
    let rows: Result<Vec<_>, _> = read().map(|point| parts(&point.row())).collect();
    let response = proto::GetTimeseriesDataResponse {
        rows_data: plainbuffer::encode_rows(&rows?),
        next_token: None,
    };
    Ok(response.encode_to_vec().into())
}

/// The points of a `GetTimeseriesData` response.
///
/// # Errors
///
/// If the body is not one.
pub fn decode_page(body: &Bytes) -> Result<Vec<TimeseriesRow>, Box<dyn Error + Send + Sync>> {
    let response = proto::GetTimeseriesDataResponse::decode(body.clone())?;
    Ok(decode_read_rows(&response.rows_data)?)
}
