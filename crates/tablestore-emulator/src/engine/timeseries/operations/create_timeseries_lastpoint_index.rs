use tablestore_protocol::proto::timeseries::{
    CreateTimeseriesLastpointIndexRequest, CreateTimeseriesLastpointIndexResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::timeseries::schema::Schema;
use crate::engine::timeseries::{table, texts};
use crate::engine::wide_column::lastpoint_index;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::TableRecord;
use crate::store::WriteTransaction;

pub(crate) fn create_timeseries_lastpoint_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CreateTimeseriesLastpointIndexRequest,
) -> Result<CreateTimeseriesLastpointIndexResponse> {
    let CreateTimeseriesLastpointIndexRequest {
        main_table_name,
        index_table_name,
        include_base_data,
        create_on_wide_column_table,
        index_primary_key_names,
    } = request;
    let main = &main_table_name;
    let (mut record, columns) = match create_on_wide_column_table.unwrap_or(false) {
        true => {
            names::check_table(main)?;
            let record = Table::find_base(context, store, main)?.record;
            let columns = key_columns(&record, &index_primary_key_names)?;
            (record, columns)
        }
        false => {
            let (mut record, timeseries) = table::find(context, store, main)?;
            let columns = Schema::new(&timeseries.meta).series_columns();
            record.timeseries = Some(timeseries);
            (record, columns)
        }
    };
    let name = &index_table_name;
    let index = lastpoint_index::create(context, store, &mut record, name, columns)?;
    record.save(context, store)?;
    if include_base_data.unwrap_or(false)
        && let Some(base) = Table::load(context, store, main)?
    {
        lastpoint_index::fill(context, store, &base, &index)?;
    }
    Ok(CreateTimeseriesLastpointIndexResponse {})
}

/// Returns how many columns of a table's key these are: the first ones, without the last.
fn key_columns(table: &TableRecord, names: &[String]) -> Result<usize> {
    let key = &table.meta.primary_key;
    let are_first = key
        .iter()
        .zip(names)
        .all(|(column, name)| column.name == *name);
    match (1..key.len()).contains(&names.len()) && are_first {
        true => Ok(names.len()),
        false => Err(texts::lastpoint_key()),
    }
}
