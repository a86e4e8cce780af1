//! Rows as Rust types.
//!
//! `#[derive(TableRow)]` (feature `derive`) makes a struct a row of a table: its primary key, its columns,
//! and the conversions in both directions.
//!
#![cfg_attr(feature = "derive", doc = "```")]
#![cfg_attr(not(feature = "derive"), doc = "```ignore")]
//! use tablestore::typed::{TableRow, TableValue};
//!
//! #[derive(TableRow, Debug, PartialEq)]
//! #[table(name = "orders")]
//! struct Order {
//!     #[table(key)]
//!     customer: String,
//!     #[table(key)]
//!     order: u64,
//!     amount: u32,
//!     status: Status,
//!     note: Option<String>,
//! }
//!
//! #[derive(TableValue, Debug, PartialEq)]
//! enum Status {
//!     Open,
//!     Paid,
//! }
//!
//! # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
//! # doctest::run(async |client| {
//! # client.delete_table("orders").send().await?;
//! client.create::<Order>().send().await?;
//!
//! let order = Order {
//!     customer: "alice".to_owned(),
//!     order: 8,
//!     amount: 42,
//!     status: Status::Open,
//!     note: None,
//! };
//! client.put(&order).send().await?;
//!
//! let read = client.get::<Order>(Order::key("alice", 8)).send().await?;
//! assert_eq!(read, Some(order));
//!
//! let mut orders = client.get_range("orders", Order::key_range()).as_type::<Order>();
//! while let Some(order) = orders.next().await {
//!     println!("{:?}", order?);
//! }
//! # Ok(()) });
//! ```
//!
//! # Types of fields
//!
//! | field | column |
//! |---|---|
//! | `String`, `Cow<str>`, `Arc<str>`, `Box<str>`, `char`, [`Str`](crate::Str) | string |
//! | integers of all sizes | integer; an unsigned number over 9,223,372,036,854,775,807 is an error |
//! | `f64`, `f32` | double; NaN and infinite numbers are errors |
//! | `bool` | boolean |
//! | `Vec<u8>`, `[u8; N]`, `Bytes`, `Cow<[u8]>`, `Arc<[u8]>` | binary |
//! | `Option<T>` | that of `T`; not written for `None` |
//! | enums and newtypes with `#[derive(TableValue)]` | string, or that of the content |
//! | `chrono::DateTime<Utc>`, `NaiveDateTime`, `NaiveDate` (feature `chrono`) | string, sorted by time |
//! | `time::OffsetDateTime`, `Date` (feature `time`) | string, sorted by time |
//! | `uuid::Uuid` (feature `uuid`) | string |
//! | anything else with `#[table(json)]` (feature `json`) | string of JSON |
//! | [`Value`](crate::Value) | any |
//!
//! A type of your own implements [`ToValue`] and [`FromValue`](crate::FromValue). The attributes of fields are
//! documented at the macro `TableRow`.
//!
//! # Serde
//!
//! With the feature `serde`, every type that serde knows is a row, by `from_row`, `to_row` and the
//! wrapper `Serde` for typed streams.

mod epoch;
mod field;
#[cfg(feature = "json")]
pub mod json;
mod requests;
mod rows;
#[cfg(feature = "serde")]
mod serde_rows;
mod table_row;

pub use tablestore_protocol::{ToValue, ValueType};

pub use epoch::{EpochTime, epoch_micros, epoch_millis};
pub use requests::TypedGet;
pub use rows::TypedRows;
#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
pub use serde_rows::{Serde, from_row, to_row};
pub use table_row::{FromRow, TableColumns, TableRow};
#[cfg(feature = "derive")]
#[cfg_attr(docsrs, doc(cfg(feature = "derive")))]
pub use tablestore_derive::{TableColumns, TableRow, TableValue};

// For the code that the macros generate.
#[doc(hidden)]
pub use field::{
    Field, add_column, any_key_value, defined_column, defined_column_type, key_column, key_type,
    key_value, present, read, read_if_present, read_key, read_timestamp, read_with, set_timestamps,
};
