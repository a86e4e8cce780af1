#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod from_value;
pub mod plainbuffer;
mod primary_key;
pub mod proto;
mod row;
pub mod row_matrix;
mod service_error;
mod text;
mod value;

pub use from_value::{FromValue, Mismatch};
pub use primary_key::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue};
pub use row::{Column, Row};
pub use text::Str;
pub use value::{Value, ValueRef};
