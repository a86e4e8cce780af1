//! The operations of the time series family: one file and one line of the table for each.

mod create_timeseries_analytical_store;
mod create_timeseries_lastpoint_index;
mod create_timeseries_table;
mod delete_timeseries_analytical_store;
mod delete_timeseries_lastpoint_index;
mod delete_timeseries_meta;
mod delete_timeseries_table;
mod describe_timeseries_analytical_store;
mod describe_timeseries_table;
mod get_timeseries_data;
mod list_timeseries_table;
mod put_timeseries_data;
mod query_timeseries_meta;
mod scan_timeseries_data;
mod split_timeseries_scan_task;
mod update_timeseries_analytical_store;
mod update_timeseries_meta;
mod update_timeseries_table;

use crate::engine::handler::{Handler, operations};

pub(crate) const OPERATIONS: &[(&str, Handler)] = operations! {
    Table Write "CreateTimeseriesTable" => create_timeseries_table::create_timeseries_table;
    Table Read "ListTimeseriesTable" => list_timeseries_table::list_timeseries_table;
    Table Read "DescribeTimeseriesTable" => describe_timeseries_table::describe_timeseries_table;
    Table Write "UpdateTimeseriesTable" => update_timeseries_table::update_timeseries_table;
    Table Write "DeleteTimeseriesTable" => delete_timeseries_table::delete_timeseries_table;
    Row Write "PutTimeseriesData" => put_timeseries_data::put_timeseries_data;
    Row Read "GetTimeseriesData" => get_timeseries_data::get_timeseries_data;
    Row Read "QueryTimeseriesMeta" => query_timeseries_meta::query_timeseries_meta;
    Row Write "UpdateTimeseriesMeta" => update_timeseries_meta::update_timeseries_meta;
    Row Write "DeleteTimeseriesMeta" => delete_timeseries_meta::delete_timeseries_meta;
    Row Read "SplitTimeseriesScanTask" => split_timeseries_scan_task::split_timeseries_scan_task;
    Row Read "ScanTimeseriesData" => scan_timeseries_data::scan_timeseries_data;
    Table Write "CreateTimeseriesAnalyticalStore" =>
        create_timeseries_analytical_store::create_timeseries_analytical_store;
    Table Write "UpdateTimeseriesAnalyticalStore" =>
        update_timeseries_analytical_store::update_timeseries_analytical_store;
    Table Read "DescribeTimeseriesAnalyticalStore" =>
        describe_timeseries_analytical_store::describe_timeseries_analytical_store;
    Table Write "DeleteTimeseriesAnalyticalStore" =>
        delete_timeseries_analytical_store::delete_timeseries_analytical_store;
    Table LongWrite "CreateTimeseriesLastpointIndex" =>
        create_timeseries_lastpoint_index::create_timeseries_lastpoint_index;
    Table Write "DeleteTimeseriesLastpointIndex" =>
        delete_timeseries_lastpoint_index::delete_timeseries_lastpoint_index;
};
