//! One file an operation: its request's setters, its wire form and its response.

mod abort_transaction;
mod add_defined_column;
mod batch_get_row;
mod batch_write_row;
mod bulk_export;
mod bulk_import;
mod call_raw;
mod commit_transaction;
mod compute_split_points_by_size;
mod create_index;
mod create_table;
mod delete_defined_column;
mod delete_row;
mod delete_table;
mod describe_stream;
mod describe_table;
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

pub use abort_transaction::{AbortTransaction, AbortTransactionResponse};
pub use add_defined_column::{AddDefinedColumn, AddDefinedColumnResponse};
pub use batch_get_row::{BatchGetRow, BatchGetRowResponse, RowRead};
pub use batch_write_row::{BatchWriteRow, BatchWriteRowResponse, RowWritten};
pub use bulk_export::{BulkExport, BulkExportResponse};
pub use bulk_import::{BulkImport, BulkImportResponse, RowImported};
pub use call_raw::{CallRaw, CallRawResponse};
pub use commit_transaction::{CommitTransaction, CommitTransactionResponse};
pub use compute_split_points_by_size::{
    ComputeSplitPointsBySize, ComputeSplitPointsBySizeResponse, Split,
};
pub use create_index::{CreateIndex, CreateIndexResponse};
pub use create_table::{CreateTable, CreateTableResponse};
pub use delete_defined_column::{DeleteDefinedColumn, DeleteDefinedColumnResponse};
pub use delete_row::{DeleteRow, DeleteRowResponse};
pub use delete_table::{DeleteTable, DeleteTableResponse};
pub use describe_stream::{DescribeStream, DescribeStreamResponse, StreamShard, StreamStatus};
pub use describe_table::{DescribeTable, DescribeTableResponse};
pub use drop_index::{DropIndex, DropIndexResponse};
pub use get_range::{Direction, GetRange, GetRangeResponse};
pub use get_row::{GetRow, GetRowResponse};
pub use get_shard_iterator::{GetShardIterator, GetShardIteratorResponse};
pub use get_stream_record::{GetStreamRecord, GetStreamRecordResponse};
pub use list_stream::{ListStream, ListStreamResponse, ListedStream};
pub use list_table::{ListTable, ListTableResponse};
pub use put_row::{PutRow, PutRowResponse};
pub use start_local_transaction::StartLocalTransaction;
pub use update_row::{UpdateRow, UpdateRowResponse};
pub use update_table::{UpdateTable, UpdateTableResponse};
