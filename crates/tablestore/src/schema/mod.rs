//! Definitions of tables, and changes of rows, that several families share.

mod index;
mod stream;
mod stream_record;
mod table_schema;
mod time;
mod time_to_live;

pub use index::{IndexMeta, IndexSyncPhase, IndexType};
pub use stream::{StreamColumns, StreamDetails, StreamSpecification};
pub use stream_record::{StreamAction, StreamRecord};
pub use table_schema::{
    DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType, TableSchema,
    TableStatus,
};
pub use time_to_live::TimeToLive;

pub(crate) use time::{
    time_from_micros, time_from_nanos, time_from_seconds, time_to_micros, time_to_nanos,
};
