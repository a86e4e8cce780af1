use std::error::Error as StdError;
use std::fmt;

use tablestore_core::{Error, ErrorKind, Quoted};

use super::{HEADER, tag};

/// Why bytes are not PlainBuffer, and where.
///
/// ```
/// use tablestore_protocol::plainbuffer::{DecodeErrorKind, decode_rows};
///
/// let error = decode_rows(&b"\x57\0\0\0"[..].into()).unwrap_err();
/// assert_eq!(error.kind(), &DecodeErrorKind::Header { actual: 0x57 });
/// assert_eq!(error.to_string(), "malformed PlainBuffer at byte 0: header 0x57 instead of 0x75");
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
        /// The number of bytes that follow by the length.
        needed: usize,
        /// The number of bytes that remain.
        remaining: usize,
    },
    /// The buffer does not start with the [`HEADER`].
    Header {
        /// The first four bytes.
        actual: u32,
    },
    /// An unexpected [`tag`].
    Tag {
        /// The tag that was found.
        actual: u8,
        /// The tag that must follow, unless an optional one does.
        expected: u8,
    },
    /// A value of an unknown [`type`](super::value_type).
    ValueType {
        /// The type that was found.
        actual: u8,
    },
    /// A value's payload is not of the length of its type, or of the length before it.
    ValueLength {
        /// The value's [`type`](super::value_type).
        value_type: u8,
        /// The number of bytes that were found.
        actual: usize,
        /// The number of bytes that were expected.
        expected: usize,
    },
    /// A boolean that is neither 0 nor 1.
    Boolean {
        /// The byte that was found.
        actual: u8,
    },
    /// A name or a string that is not UTF-8.
    Utf8,
    /// A wrong checksum: of a column if [`DecodeError::column`] names one, of the row otherwise.
    Checksum {
        /// The checksum that was found.
        actual: u8,
        /// The checksum of the bytes.
        expected: u8,
    },
    /// Bytes after the end.
    Trailing {
        /// Their number.
        length: usize,
    },
    /// A well-formed part that is not allowed here, such as a delete marker in a response.
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

    /// Returns the class of the error.
    pub fn kind(&self) -> &DecodeErrorKind {
        &self.0.kind
    }

    /// Returns the position, in bytes from the start of the buffer.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// Returns the name of the column, if it was read before the error.
    pub fn column(&self) -> Option<&str> {
        self.0.column.as_deref()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "malformed PlainBuffer at byte {}", self.0.offset)?;
        if let Some(column) = &self.0.column {
            write!(f, ", in column {}", Quoted(column))?;
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
            Self::Header { actual } => write!(f, "header {actual:#04x} instead of {HEADER:#04x}"),
            Self::Tag { actual, expected } => {
                write!(f, "tag {actual:#04x} instead of {expected:#04x}")?;
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
                "value of type {value_type:#04x} with {actual} bytes instead of {expected}"
            ),
            Self::Boolean { actual } => write!(f, "boolean {actual:#04x}, neither 0 nor 1"),
            Self::Utf8 => f.write_str("a string that is not UTF-8"),
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
