//! Definitions of tables that several families share.

mod index;
mod stream;
mod table_schema;
mod time;
mod time_to_live;

pub use index::{IndexMeta, IndexSyncPhase, IndexType};
pub use stream::{StreamColumns, StreamDetails, StreamSpecification};
pub use table_schema::{
    DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType, TableSchema,
    TableStatus,
};
pub use time_to_live::TimeToLive;

pub(crate) use time::{time_from_micros, time_from_seconds, time_to_micros};
