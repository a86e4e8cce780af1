use tablestore_core::ServiceError;
use tablestore_protocol::proto::timeseries::{
    FailedRowInfo, MetaUpdateMode, MetaUpdateStatus, PutTimeseriesDataRequest,
    PutTimeseriesDataResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, of_row};
use crate::engine::timeseries::series::dictionary;
use crate::engine::timeseries::table::TimeseriesTable;
use crate::engine::timeseries::{rows, texts};
use crate::engine::wide_column::row::writer::RowWriter;
use crate::store::WriteTransaction;

pub(crate) fn put_timeseries_data(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: PutTimeseriesDataRequest,
) -> Result<PutTimeseriesDataResponse> {
    let mode = request.meta_update_mode.unwrap_or_default();
    let mode = MetaUpdateMode::try_from(mode).map_err(|_| texts::meta_update_mode(mode))?;
    let table = TimeseriesTable::open(context, store, &request.table_name)?;
    table
        .schema
        .check_version(request.supported_table_version)?;
    let points = rows::read(&table.schema, request.rows_data)?;

    let mut failed_rows = Vec::new();
    let mut written = Vec::with_capacity(points.len());
    RowWriter::run(context, store, &table.rows, None, |writer| {
        for (index, point) in (0..).zip(points) {
            match of_row(writer.write_point(point.change))? {
                Ok(_) => written.push((index, point.series, point.cached)),
                Err(error) => failed_rows.push(failed(index, &error)),
            }
        }
        Ok(())
    })?;
    let mut status = MetaUpdateStatus::default();
    if mode == MetaUpdateMode::MumNormal {
        for (index, series, cached) in written {
            if let Some(time) = dictionary::touch(context, store, &table, &series, cached)? {
                status.row_ids.push(index);
                status.meta_update_times.push(time);
            }
        }
    }
    Ok(PutTimeseriesDataResponse {
        failed_rows,
        meta_update_status: (!status.row_ids.is_empty()).then_some(status),
    })
}

fn failed(index: u32, error: &ServiceError) -> FailedRowInfo {
    FailedRowInfo {
        row_index: index.cast_signed(),
        error_code: Some(error.code().as_str().to_owned()),
        error_message: Some(error.message().to_owned()),
    }
}
