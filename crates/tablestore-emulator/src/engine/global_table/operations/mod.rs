//! The operations of the global table family: one file and one line of the table for each.

mod bind_global_table;
mod create_global_table;
mod describe_global_table;
mod unbind_global_table;
mod update_global_table;

use crate::engine::handler::{Handler, operations};

pub(crate) const OPERATIONS: &[(&str, Handler)] = operations! {
    Table Write "CreateGlobalTable" => create_global_table::create_global_table;
    Table Write "BindGlobalTable" => bind_global_table::bind_global_table;
    Table Write "UnbindGlobalTable" => unbind_global_table::unbind_global_table;
    Table Read "DescribeGlobalTable" => describe_global_table::describe_global_table;
    Table Write "UpdateGlobalTable" => update_global_table::update_global_table;
};
