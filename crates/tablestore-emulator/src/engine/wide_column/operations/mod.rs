//! The operations of the wide-column family: one file and one line of the table for each.

mod abort_transaction;
mod add_defined_column;
mod batch_get_row;
mod batch_write_row;
mod bulk_export;
mod bulk_import;
mod commit_transaction;
mod compute_split_points_by_size;
mod create_index;
mod create_table;
mod delete_defined_column;
mod delete_row;
mod delete_table;
mod describe_stream;
mod describe_table;
mod describe_table_secret;
mod drop_index;
mod get_range;
mod get_row;
mod get_shard_iterator;
mod get_stream_record;
mod list_stream;
mod list_table;
mod put_row;
mod start_local_transaction;
mod update_row;
mod update_table;

use crate::engine::handler::{Handler, operations};

pub(crate) const OPERATIONS: &[(&str, Handler)] = operations! {
    Table Write "CreateTable" => create_table::create_table;
    Table Read "ListTable" => list_table::list_table;
    Table Read "DescribeTable" => describe_table::describe_table;
    Table Read "DescribeTableSecret" => describe_table_secret::describe_table_secret;
    Table Write "UpdateTable" => update_table::update_table;
    Table Write "DeleteTable" => delete_table::delete_table;
    Table LongWrite "CreateIndex" => create_index::create_index;
    Table Write "DropIndex" => drop_index::drop_index;
    Table Write "AddDefinedColumn" => add_defined_column::add_defined_column;
    Table Write "DeleteDefinedColumn" => delete_defined_column::delete_defined_column;
    Row Read "ComputeSplitPointsBySize" =>
        compute_split_points_by_size::compute_split_points_by_size;
    Row Write "PutRow" => put_row::put_row;
    Row Read "GetRow" => get_row::get_row;
    Row Write "UpdateRow" => update_row::update_row;
    Row Write "DeleteRow" => delete_row::delete_row;
    Row Read "GetRange" => get_range::get_range;
    Row Read "BatchGetRow" => batch_get_row::batch_get_row;
    Row Write "BatchWriteRow" => batch_write_row::batch_write_row;
    Row Write "BulkImport" => bulk_import::bulk_import;
    Row Read "BulkExport" => bulk_export::bulk_export;
    Row Write "StartLocalTransaction" => start_local_transaction::start_local_transaction;
    Row Write "CommitTransaction" => commit_transaction::commit_transaction;
    Row Write "AbortTransaction" => abort_transaction::abort_transaction;
    Table Read "ListStream" => list_stream::list_stream;
    Table Read "DescribeStream" => describe_stream::describe_stream;
    Row Read "GetShardIterator" => get_shard_iterator::get_shard_iterator;
    Row Read "GetStreamRecord" => get_stream_record::get_stream_record;
};
