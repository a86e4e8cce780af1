//! One file an operation: its request's setters, its wire form and its response.

mod call_raw;
mod create_table;
mod delete_row;
mod delete_table;
mod describe_table;
mod get_range;
mod get_row;
mod list_table;
mod put_row;
mod update_row;
mod update_table;

pub use call_raw::{CallRaw, CallRawResponse};
pub use create_table::{CreateTable, CreateTableResponse};
pub use delete_row::{DeleteRow, DeleteRowResponse};
pub use delete_table::{DeleteTable, DeleteTableResponse};
pub use describe_table::{DescribeTable, DescribeTableResponse};
pub use get_range::{Direction, GetRange, GetRangeResponse};
pub use get_row::{GetRow, GetRowResponse};
pub use list_table::{ListTable, ListTableResponse};
pub use put_row::{PutRow, PutRowResponse};
pub use update_row::{UpdateRow, UpdateRowResponse};
pub use update_table::{UpdateTable, UpdateTableResponse};
