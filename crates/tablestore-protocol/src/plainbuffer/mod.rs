//! PlainBuffer: the rows inside the protobuf messages' `bytes` fields.
//!
//! All numbers are little-endian. A buffer has the 32-bit [`HEADER`] and then its rows. A field without rows
//! is empty, and has no header.
//!
//! ```text
//! row   = [ROW_PK cell*] [ROW_DATA cell*] [DELETE_ROW_MARKER] [extension] ROW_CHECKSUM crc8
//! cell  = CELL CELL_NAME text [CELL_VALUE len32 value] [CELL_TYPE operation8]
//!         [CELL_TIMESTAMP i64] CELL_CHECKSUM crc8
//! value = type8 payload
//! text  = len32 bytes
//! ```
//!
//! A value's payload is 8 bytes for integers and doubles, 1 byte for booleans, a `text` for strings
//! and binaries, and nothing for placeholders such as `INF_MIN`. The `len32` before a value counts
//! its type and payload. Column conditions and search queries have single values without that
//! length: see [`encode_value`] and [`decode_value`].
//!
//! Both checksums are [CRC-8](https://reveng.sourceforge.io/crc-catalogue/1-15.htm#crc.cat.crc-8-smbus).
//! A cell's covers the name's bytes, the value's type and payload, the timestamp and the operation:
//! in this order, which is not that of the last two in the buffer, and without tags and outer lengths. A
//! row's covers the cell checksums and one more byte, 1 with a delete marker and 0 without; an
//! extension is not covered.
//!
//! Clients decode responses into [`Row`](crate::Row)s, and encode requests from keys, columns and
//! [`ColumnUpdate`]s. Services decode requests into [`WireRow`]s, which are not interpreted:
//!
//! ```
//! use tablestore_protocol::plainbuffer::{ColumnUpdate, decode_wire_row, encode_update_row, operation};
//! use tablestore_protocol::{Column, PrimaryKey};
//!
//! let key = PrimaryKey::new("customer", "alice");
//! let updates = [
//!     ColumnUpdate::Put(Column::new("city", "Hangzhou")),
//!     ColumnUpdate::Increment { name: "orders".into(), by: 1 },
//! ];
//! let row = decode_wire_row(&encode_update_row(&key, &updates))?;
//! assert_eq!(row.cells[0].name, "city");
//! assert_eq!(row.cells[1].operation, Some(operation::INCREMENT));
//! # Ok::<(), tablestore_protocol::plainbuffer::DecodeError>(())
//! ```

mod cell;
mod decode;
mod encode;
mod error;
mod names;
mod parser;
mod reader;
mod update;
mod variant;
mod wire;

pub(crate) use decode::Rows;
pub use decode::{decode_primary_key, decode_row, decode_rows, decode_value, decode_wire_row};
pub use encode::{
    encode_delete_row, encode_primary_key, encode_primary_key_value, encode_row, encode_rows,
    encode_update_row, encode_value, encode_wire_row,
};
pub use error::{DecodeError, DecodeErrorKind};
pub use update::ColumnUpdate;
pub use variant::Variant;
pub use wire::{SequenceInfo, WireCell, WireRow};

/// The first four bytes of a buffer.
pub const HEADER: u32 = 0x75;

/// The tags that start each part of a row.
pub mod tag {
    /// The primary key columns follow.
    pub const ROW_PK: u8 = 0x01;
    /// The attribute columns follow.
    pub const ROW_DATA: u8 = 0x02;
    /// A cell follows.
    pub const CELL: u8 = 0x03;
    /// A cell's name follows.
    pub const CELL_NAME: u8 = 0x04;
    /// A cell's value follows.
    pub const CELL_VALUE: u8 = 0x05;
    /// A cell's [`operation`](super::operation) follows.
    pub const CELL_TYPE: u8 = 0x06;
    /// A cell's timestamp follows.
    pub const CELL_TIMESTAMP: u8 = 0x07;
    /// The delete marker of a row.
    pub const DELETE_ROW_MARKER: u8 = 0x08;
    /// A row's checksum follows, and the row ends.
    pub const ROW_CHECKSUM: u8 = 0x09;
    /// A cell's checksum follows, and the cell ends.
    pub const CELL_CHECKSUM: u8 = 0x0A;
    /// An extension of a stream record follows.
    pub const EXTENSION: u8 = 0x0B;
    /// The position of a stream record in its stream follows.
    pub const SEQ_INFO: u8 = 0x0C;
    /// The epoch of a position follows.
    pub const SEQ_INFO_EPOCH: u8 = 0x0D;
    /// The time of a position follows.
    pub const SEQ_INFO_TS: u8 = 0x0E;
    /// The row index of a position follows.
    pub const SEQ_INFO_ROW_INDEX: u8 = 0x0F;
}

/// The types of values.
pub mod value_type {
    /// `INTEGER`: 8 bytes.
    pub const INTEGER: u8 = 0x00;
    /// `DOUBLE`: 8 bytes.
    pub const DOUBLE: u8 = 0x01;
    /// `BOOLEAN`: 1 byte, 0 or 1.
    pub const BOOLEAN: u8 = 0x02;
    /// `STRING`: a length of 4 bytes and UTF-8 text.
    pub const STRING: u8 = 0x03;
    /// `NULL`: no bytes.
    pub const NULL: u8 = 0x06;
    /// `BLOB`: a length of 4 bytes and any bytes.
    pub const BLOB: u8 = 0x07;
    /// `INF_MIN`: no bytes.
    pub const INF_MIN: u8 = 0x09;
    /// `INF_MAX`: no bytes.
    pub const INF_MAX: u8 = 0x0A;
    /// `AUTO_INCREMENT`: no bytes.
    pub const AUTO_INCREMENT: u8 = 0x0B;
}

/// The operations of cells. A cell without one puts its value.
pub mod operation {
    /// Deletes every version of a column; neither value nor timestamp.
    pub const DELETE_ALL_VERSION: u8 = 0x01;
    /// Deletes the version with the cell's timestamp; no value.
    pub const DELETE_ONE_VERSION: u8 = 0x03;
    /// Adds the cell's integer to the column.
    pub const INCREMENT: u8 = 0x04;
}

#[cfg(test)]
mod tests;
