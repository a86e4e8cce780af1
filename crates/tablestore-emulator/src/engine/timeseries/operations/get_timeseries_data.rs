use bytes::Bytes;
use tablestore_protocol::plainbuffer;
use tablestore_protocol::proto::timeseries::{GetTimeseriesDataRequest, GetTimeseriesDataResponse};
use tablestore_protocol::{Column, PrimaryKey};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::fields::FieldsToGet;
use crate::engine::timeseries::points::{PointsRead, TimeRange};
use crate::engine::timeseries::rules;
use crate::engine::timeseries::table::TimeseriesTable;
use crate::store::{Order, ReadTransaction};

pub(crate) fn get_timeseries_data(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: GetTimeseriesDataRequest,
) -> Result<GetTimeseriesDataResponse> {
    let fields = FieldsToGet::new(request.fields_to_get)?;
    let (begin, end) = match (request.begin_time, request.end_time, request.specific_time) {
        (None, None, Some(time)) => (Some(time), Some(time.saturating_add(1))),
        (begin, end, _) => (begin, end),
    };
    let times = TimeRange::new(begin, end)?;
    let table = TimeseriesTable::open(context, store, &request.table_name)?;
    table
        .schema
        .check_version(request.supported_table_version)?;
    let series = table.schema.read(request.time_series_key)?;
    let read = PointsRead {
        table: &table,
        series: &series,
        times,
        order: match request.backward.unwrap_or(false) {
            true => Order::Descending,
            false => Order::Ascending,
        },
        fields,
    };
    let after = request.token.filter(|token| !token.is_empty());
    let limit = rules::page_rows(request.limit);
    let page = read.page(store, after.as_deref(), limit, context.now)?;
    Ok(GetTimeseriesDataResponse {
        rows_data: encode(&page.rows),
        next_token: page.next,
    })
}

/// Encodes points. None at all are no bytes.
pub(crate) fn encode(rows: &[(PrimaryKey, Vec<Column>)]) -> Bytes {
    match rows.is_empty() {
        true => Bytes::new(),
        false => plainbuffer::encode_rows(rows),
    }
}
