//! What a table is made of: its schema, its options and its reserved throughput.

mod options;
mod schema;
mod throughput;

pub use options::{TableOptions, TimeToLive};
pub use schema::{
    DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType, TableSchema,
    TableStatus,
};
pub use throughput::ReservedThroughput;
