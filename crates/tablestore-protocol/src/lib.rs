#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod column;
mod convert;
mod crc8;
pub mod flatbuffers;
#[cfg(any(feature = "chrono", feature = "time", feature = "uuid"))]
mod foreign;
mod from_value;
mod invalid_value;
mod page;
pub mod plainbuffer;
mod primary_key;
pub mod proto;
mod row;
pub mod row_matrix;
pub mod service_error;
pub mod sql_rows;
mod text;
pub mod timeseries_rows;
mod to_value;
mod value;
pub mod zlib;

pub use column::{Column, ColumnRef};
pub use from_value::{FromValue, Mismatch};
pub use invalid_value::InvalidValue;
pub use primary_key::{ParsePrimaryKeyError, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue};
pub use row::Row;
pub use text::Str;
pub use to_value::{ToValue, ValueType};
pub use value::{Value, ValueRef};
