//! Compressed bodies. The only compression of the protocol, named `deflate`, is a zlib stream (RFC 1950).
//!
//! ```
//! use tablestore_protocol::zlib;
//!
//! let body = b"rows of text, rows of text, rows of text";
//! let compressed = zlib::compress(body);
//! assert!(compressed.len() < body.len());
//! assert_eq!(zlib::inflate(&compressed, body.len()).unwrap(), body);
//! assert_eq!(zlib::inflate(&compressed, body.len() - 1), None);
//! ```

use miniz_oxide::deflate::{CompressionLevel, compress_to_vec_zlib};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// The greatest ratio of a zlib stream's content to its size.
pub const MAX_RATIO: usize = 1032;

/// Compresses bytes into a zlib stream, with the least effort.
pub fn compress(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec_zlib(bytes, CompressionLevel::BestSpeed as u8)
}

/// Returns the content of a zlib stream. `None` if it is malformed, its content is not of this size, or bytes
/// follow it. No memory is allocated for a size that the stream cannot have.
pub fn inflate(compressed: &[u8], size: usize) -> Option<Vec<u8>> {
    if size > compressed.len().saturating_mul(MAX_RATIO) {
        return None;
    }
    let mut bytes = vec![0; size];
    let flags = inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER
        | inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = Box::<DecompressorOxide>::default();
    let (status, read, written) = decompress(&mut state, compressed, &mut bytes, 0, flags);
    let is_whole = status == TINFLStatus::Done && read == compressed.len() && written == size;
    is_whole.then_some(bytes)
}
