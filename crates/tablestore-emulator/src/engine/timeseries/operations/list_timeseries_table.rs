use tablestore_protocol::proto::timeseries::{
    ListTimeseriesTableRequest, ListTimeseriesTableResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::table;
use crate::engine::wide_column::table::catalog;
use crate::store::ReadTransaction;

pub(crate) fn list_timeseries_table(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    _: ListTimeseriesTableRequest,
) -> Result<ListTimeseriesTableResponse> {
    let records = catalog::records(context.instance, store)?.into_iter();
    let tables = records.filter_map(|record| record.timeseries);
    Ok(ListTimeseriesTableResponse {
        table_metas: tables.map(|it| table::described(it.meta)).collect(),
    })
}
