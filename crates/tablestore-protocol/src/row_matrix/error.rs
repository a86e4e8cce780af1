use std::fmt;

use tablestore_core::{Error, ErrorKind};

/// Why bytes are not a row matrix, and where.
///
/// ```
/// use tablestore_protocol::row_matrix::decode_rows;
///
/// let error = decode_rows(&b"\x57\0\0\0"[..].into()).unwrap_err();
/// assert_eq!(error.offset(), 0);
/// assert_eq!(error.to_string(), "malformed row matrix at byte 0: the magic number is not SRM0");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodeError {
    reason: &'static str,
    offset: usize,
}

impl DecodeError {
    #[cold]
    pub(super) fn new(reason: &'static str, offset: usize) -> Self {
        Self { reason, offset }
    }

    /// Returns the position, in bytes from the start of the block.
    pub fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "malformed row matrix at byte {}: {}",
            self.offset, self.reason
        )
    }
}

impl std::error::Error for DecodeError {}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::new(ErrorKind::Decode, error.to_string())
    }
}
