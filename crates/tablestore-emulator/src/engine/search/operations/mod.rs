mod list_search_index;

use crate::engine::handler::{Handler, operations};

pub(crate) const OPERATIONS: &[(&str, Handler)] = operations! {
    Table Read "ListSearchIndex" => list_search_index::list_search_index;
};
