mod compute_splits;
mod create_search_index;
mod delete_search_index;
mod describe_search_index;
mod list_search_index;
mod parallel_scan;
mod search;
mod update_search_index;

use crate::engine::handler::{Handler, operations};

pub(crate) use search::{segments, spend};

pub(crate) const OPERATIONS: &[(&str, Handler)] = operations! {
    Table Write "CreateSearchIndex" => create_search_index::create_search_index;
    Table Write "UpdateSearchIndex" => update_search_index::update_search_index;
    Table Write "DeleteSearchIndex" => delete_search_index::delete_search_index;
    Table Read "ListSearchIndex" => list_search_index::list_search_index;
    Table Read "DescribeSearchIndex" => describe_search_index::describe_search_index;
    Row Read "Search" => search::search;
    Row Read "ComputeSplits" => compute_splits::compute_splits;
    Row Read "ParallelScan" => parallel_scan::parallel_scan;
};
