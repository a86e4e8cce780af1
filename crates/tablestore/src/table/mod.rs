//! Tables: their schemas, options and settings.

mod add_defined_column;
mod compute_split_points_by_size;
mod create_table;
mod delete_defined_column;
mod delete_table;
mod describe_table;
mod encryption;
mod list_table;
mod options;
#[cfg(test)]
mod tests;
mod throughput;
mod update_table;

pub use crate::schema::{
    DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType, TableSchema,
    TableStatus,
};
pub use add_defined_column::{AddDefinedColumn, AddDefinedColumnResponse};
pub use compute_split_points_by_size::{
    ComputeSplitPointsBySize, ComputeSplitPointsBySizeResponse, Split,
};
pub use create_table::{CreateTable, CreateTableResponse};
pub use delete_defined_column::{DeleteDefinedColumn, DeleteDefinedColumnResponse};
pub use delete_table::{DeleteTable, DeleteTableResponse};
pub use describe_table::{DescribeTable, DescribeTableResponse};
pub use encryption::{SseDetails, SseKeyType, SseSpecification};
pub use list_table::{ListTable, ListTableResponse};
pub use options::{BloomFilterType, TableOptions, TimeToLive};
pub use throughput::ReservedThroughput;
pub use update_table::{UpdateTable, UpdateTableResponse};
