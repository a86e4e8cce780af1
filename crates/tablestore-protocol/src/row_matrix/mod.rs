//! Simple row matrix: a denser block of rows, in which names are written once and not for every row.
//!
//! All numbers are little-endian. Offsets count from the first byte.
//!
//! ```text
//! block   = MAGIC data_offset32 option_offset32 key_count32 attribute_count32
//!           name* options row* CHECKSUM crc8
//! name    = len16 bytes
//! options = ENTIRE_PRIMARY_KEYS byte ROW_COUNT count32
//! row     = ROW value*
//! value   = type8 payload
//! ```
//!
//! Names of primary key columns come first, and all are different. Each row has one value for every
//! name. Types and payloads are those of [PlainBuffer](crate::plainbuffer::value_type); `NULL` is
//! a column that the row does not have, and no row is all `NULL`. There are no versions: a matrix has
//! the newest value of a column, without its timestamp. There is one checksum, a CRC-8 as in
//! PlainBuffer, which covers all bytes before it.
//!
//! ```
//! use tablestore_protocol::{Column, PrimaryKey, Row, row_matrix};
//!
//! let block = row_matrix::encode_rows(
//!     &["id"],
//!     &["note"],
//!     &[
//!         (PrimaryKey::new("id", 1), vec![Column::new("note", "first")]),
//!         (PrimaryKey::new("id", 2), vec![]),
//!     ],
//! );
//! let rows = row_matrix::decode_rows(&block)?;
//! assert_eq!(rows[0].get::<&str>("note")?, "first");
//! assert_eq!(rows[1], Row::new(PrimaryKey::new("id", 2), vec![]));
//! # Ok::<(), tablestore_core::Error>(())
//! ```

mod decode;
mod encode;
mod error;
#[cfg(test)]
mod tests;

pub use decode::decode_rows;
pub use encode::encode_rows;
pub use error::DecodeError;

/// The first four bytes of a block: `SRM0`.
pub const MAGIC: u32 = 0x304D_5253;

/// The tags in a block.
pub mod tag {
    /// The checksum follows, and the block ends.
    pub const CHECKSUM: u8 = 1;
    /// A row follows.
    pub const ROW: u8 = 2;
    /// The number of rows follows.
    pub const ROW_COUNT: u8 = 3;
    /// A byte follows: whether rows have all columns of their primary keys.
    pub const ENTIRE_PRIMARY_KEYS: u8 = 10;
}
