mod list_timeseries_table;

use crate::engine::handler::{Handler, operations};

pub(crate) const OPERATIONS: &[(&str, Handler)] = operations! {
    Table Read "ListTimeseriesTable" => list_timeseries_table::list_timeseries_table;
};
