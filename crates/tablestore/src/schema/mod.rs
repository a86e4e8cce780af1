//! Definitions of tables that several families share.

mod index;
mod stream;
mod table_schema;
mod time;

pub use index::{IndexMeta, IndexSyncPhase, IndexType};
pub use stream::{StreamColumns, StreamDetails, StreamSpecification};
pub use table_schema::{
    DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType, TableSchema,
    TableStatus,
};
pub(crate) use time::{time_from_micros, time_from_seconds, time_to_micros};
