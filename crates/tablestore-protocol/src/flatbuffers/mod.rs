//! FlatBuffers, as far as the service uses them: tables, strings, and vectors of numbers and offsets.
//!
//! A buffer starts with the offset of its root table. A table starts with the distance back to its vtable,
//! which has the position of each field in the table, or 0 where a field is absent. Strings, vectors and
//! tables in a table are offsets forward. All numbers are little-endian.
//!
//! The [reader](Table) checks each offset against the buffer before it follows it, copies nothing and
//! allocates nothing. It does not check that the parts of a buffer are disjoint: many offsets may lead to
//! the same string, so code that copies strings has to bound their size.
//!
//! ```
//! use tablestore_protocol::flatbuffers::{Field, Table, Writer};
//!
//! // A table with a string and a vector of numbers.
//! let mut writer = Writer::default();
//! let root = writer.root();
//! let [name, numbers] = writer.table(root, [Field::Offset, Field::Offset]);
//! writer.string(name, "odd");
//! writer.vector(numbers, [1_i64, 3, 5]);
//! let buffer = writer.finish();
//!
//! let table = Table::root(&buffer)?;
//! assert_eq!(table.string(0)?, Some("odd"));
//! let numbers = table.vector::<i64>(1)?.unwrap();
//! assert_eq!((numbers.len(), numbers.get(2)), (3, Some(5)));
//! # Ok::<(), tablestore_protocol::flatbuffers::Error>(())
//! ```

mod reader;
mod writer;

use std::fmt;

pub use reader::{Offsets, Table, Vector};
pub use writer::{Block, Field, Slot, Writer};

/// A number as buffers hold it.
pub trait Scalar: Copy + Default + private::Sealed {
    /// How many bytes it takes.
    const SIZE: usize;

    /// Reads it from the start of these bytes, if there are enough.
    fn read(bytes: &[u8]) -> Option<Self>;

    /// Appends it.
    fn write(self, buffer: &mut Vec<u8>);

    /// Writes it over the start of these bytes, if there are enough.
    fn set(self, bytes: &mut [u8]);
}

mod private {
    pub trait Sealed {}
}

macro_rules! scalar {
    ($($ty:ty)*) => {
        $(
            impl private::Sealed for $ty {}

            impl Scalar for $ty {
                const SIZE: usize = size_of::<Self>();

                #[inline]
                fn read(bytes: &[u8]) -> Option<Self> {
                    bytes.first_chunk().map(|bytes| Self::from_le_bytes(*bytes))
                }

                #[inline]
                fn write(self, buffer: &mut Vec<u8>) {
                    buffer.extend_from_slice(&self.to_le_bytes());
                }

                #[inline]
                fn set(self, bytes: &mut [u8]) {
                    if let Some(bytes) = bytes.first_chunk_mut() {
                        *bytes = self.to_le_bytes();
                    }
                }
            }
        )*
    };
}

scalar!(u8 u16 u32 i32 i64 f64);

/// Any byte but 0 is true.
impl private::Sealed for bool {}

impl Scalar for bool {
    const SIZE: usize = 1;

    #[inline]
    fn read(bytes: &[u8]) -> Option<Self> {
        bytes.first().map(|byte| *byte != 0)
    }

    #[inline]
    fn write(self, buffer: &mut Vec<u8>) {
        buffer.push(self.into());
    }

    #[inline]
    fn set(self, bytes: &mut [u8]) {
        u8::from(self).set(bytes);
    }
}

/// Why bytes are not a buffer, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    reason: &'static str,
    offset: usize,
}

impl Error {
    #[cold]
    pub(crate) fn new(reason: &'static str, offset: usize) -> Self {
        Self { reason, offset }
    }

    /// Returns the position, in bytes from the start of the buffer.
    pub fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reason, offset } = self;
        write!(f, "malformed FlatBuffers at byte {offset}: {reason}")
    }
}

impl std::error::Error for Error {}

/// An error of kind [`Decode`](tablestore_core::ErrorKind::Decode).
impl From<Error> for tablestore_core::Error {
    fn from(error: Error) -> Self {
        Self::new(tablestore_core::ErrorKind::Decode, error.to_string())
    }
}

#[cfg(test)]
mod tests;
