use tablestore_protocol::proto::timeseries::{
    RowsSerializeType, ScanTimeseriesDataRequest, ScanTimeseriesDataResponse,
};

use super::get_timeseries_data::encode;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::fields::FieldsToGet;
use crate::engine::timeseries::points::TimeRange;
use crate::engine::timeseries::rules;
use crate::engine::timeseries::scan::{Part, Scan};
use crate::engine::timeseries::table::TimeseriesTable;
use crate::store::ReadTransaction;

pub(crate) fn scan_timeseries_data(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ScanTimeseriesDataRequest,
) -> Result<ScanTimeseriesDataResponse> {
    let fields = FieldsToGet::new(request.fields_to_get)?;
    let times = TimeRange::new(request.start_time_us, request.end_time_us)?;
    let table = TimeseriesTable::open(context, store, &request.table_name)?;
    table
        .schema
        .check_version(request.supported_table_version)?;
    let part = match request.split_info.filter(|part| !part.is_empty()) {
        Some(part) => Part::decode(&table, &part)?,
        None => Part::whole(),
    };
    let scan = Scan {
        table: &table,
        part,
        times,
        fields,
    };
    let after = request.token.filter(|token| !token.is_empty());
    let limit = rules::page_rows(request.limit);
    let page = scan.page(store, after.as_deref(), limit, context.now)?;
    Ok(ScanTimeseriesDataResponse {
        data_serialize_type: Some(RowsSerializeType::RstPlainBuffer as i32),
        data: encode(&page.rows),
        next_token: page.next,
    })
}
