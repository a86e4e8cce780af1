use tablestore_protocol::proto::timeseries::{
    SplitTimeseriesScanTaskRequest, SplitTimeseriesScanTaskResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::scan::{PARTS, Part};
use crate::engine::timeseries::table::TimeseriesTable;
use crate::engine::timeseries::{rules, texts};
use crate::store::ReadTransaction;

pub(crate) fn split_timeseries_scan_task(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: SplitTimeseriesScanTaskRequest,
) -> Result<SplitTimeseriesScanTaskResponse> {
    let count = match u32::try_from(request.split_count_hint) {
        Ok(count @ 1..) => count.min(PARTS),
        _ => return Err(texts::split_count(request.split_count_hint)),
    };
    let measurement = request.measurement_name.filter(|name| !name.is_empty());
    if let Some(name) = &measurement {
        rules::check_measurement(name)?;
    }
    let table = TimeseriesTable::open(context, store, &request.table_name)?;
    let parts = Part::split(measurement.as_ref(), count).into_iter();
    Ok(SplitTimeseriesScanTaskResponse {
        split_infos: parts.map(|part| part.encode(&table)).collect(),
    })
}
