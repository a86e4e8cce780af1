use std::error::Error as StdError;
use std::fmt;

use tablestore_core::{Error, ErrorKind};

use super::{HEADER, tag};

/// Why bytes cannot be read as PlainBuffer, and where.
///
/// ```
/// use tablestore_protocol::plainbuffer::{DecodeErrorKind, decode_rows};
///
/// let error = decode_rows(&b"\x57\0\0\0"[..].into()).unwrap_err();
/// assert_eq!(error.kind(), &DecodeErrorKind::Header { actual: 0x57 });
/// assert_eq!(error.to_string(), "bad row data at byte 0: header 0x57, allowed is 0x75");
/// ```
pub struct DecodeError(Box<Inner>);

struct Inner {
    kind: DecodeErrorKind,
    offset: usize,
    column: Option<Box<str>>,
}

/// The classes of [`DecodeError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The buffer ends too early, or a length in it is too large.
    Truncated {
        /// How many bytes come next.
        needed: usize,
        /// How many bytes are left.
        remaining: usize,
    },
    /// The buffer does not start with the [`HEADER`].
    Header {
        /// The first four bytes.
        actual: u32,
    },
    /// Another [`tag`] than can stand in this place.
    Tag {
        /// The tag that is there.
        actual: u8,
        /// The tag that has to follow, where nothing that may stand before it does.
        expected: u8,
    },
    /// A value of no known [`type`](super::value_type).
    ValueType {
        /// The type that is there.
        actual: u8,
    },
    /// A value's payload is not as long as its type or its own length says.
    ValueLength {
        /// The value's [`type`](super::value_type).
        value_type: u8,
        /// How many bytes are there.
        actual: usize,
        /// How many bytes there should be.
        expected: usize,
    },
    /// A boolean that is neither 0 nor 1.
    Boolean {
        /// The byte that is there.
        actual: u8,
    },
    /// A name or a string that is not UTF-8.
    Utf8,
    /// A checksum that the bytes do not have: of a column when [`DecodeError::column`] names one, of
    /// the row otherwise.
    Checksum {
        /// The checksum that is there.
        actual: u8,
        /// The checksum of the bytes.
        expected: u8,
    },
    /// Bytes after the end.
    Trailing {
        /// How many.
        length: usize,
    },
    /// Something that is well-formed and cannot be in this place, such as a delete marker in the
    /// answer to a read.
    Unexpected(&'static str),
}

impl DecodeError {
    #[cold]
    pub(super) fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        Self(Box::new(Inner {
            kind,
            offset,
            column: None,
        }))
    }

    /// Adds the column.
    #[cold]
    pub(super) fn in_column(mut self, name: &str) -> Self {
        self.0.column = Some(name.into());
        self
    }

    /// The class.
    pub fn kind(&self) -> &DecodeErrorKind {
        &self.0.kind
    }

    /// Where, in bytes from the start of the buffer.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The column, when its name was read before the error.
    pub fn column(&self) -> Option<&str> {
        self.0.column.as_deref()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bad row data at byte {}", self.0.offset)?;
        if let Some(column) = &self.0.column {
            write!(f, ", in column {column:?}")?;
        }
        write!(f, ": {}", self.0.kind)
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Truncated { needed, remaining } => {
                write!(f, "bytes needed: {needed}, left: {remaining}")
            }
            Self::Header { actual } => write!(f, "header {actual:#04x}, allowed is {HEADER:#04x}"),
            Self::Tag { actual, expected } => {
                write!(f, "tag {actual:#04x}, allowed is {expected:#04x}")?;
                match expected {
                    tag::CELL_CHECKSUM => f.write_str(", the end of the cell"),
                    tag::ROW_CHECKSUM => f.write_str(", the end of the row"),
                    _ => Ok(()),
                }
            }
            Self::ValueType { actual } => write!(f, "value of the unknown type {actual:#04x}"),
            Self::ValueLength {
                value_type,
                actual,
                expected,
            } => write!(
                f,
                "value of type {value_type:#04x} with {actual} bytes, allowed are {expected}"
            ),
            Self::Boolean { actual } => write!(f, "boolean {actual:#04x}, allowed are 0 and 1"),
            Self::Utf8 => f.write_str("text that is not UTF-8"),
            Self::Checksum { actual, expected } => write!(
                f,
                "checksum {actual:#04x}, the bytes before it have {expected:#04x}"
            ),
            Self::Trailing { length } => write!(f, "bytes after the end: {length}"),
            Self::Unexpected(what) => write!(f, "{what}"),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("kind", &self.0.kind)
            .field("offset", &self.0.offset)
            .field("column", &self.0.column)
            .finish()
    }
}

impl StdError for DecodeError {}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::new(ErrorKind::Decode, error.to_string())
    }
}
