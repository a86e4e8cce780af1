use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Result};
use tablestore_protocol::{Row, plainbuffer, proto::table as proto, row_matrix};

use crate::call::wire_enum::{WireEnum, wire_enum};

wire_enum! {
    /// The encoding of a block of rows. It changes the size of a response; rows are read the same
    /// way.
    DataBlockType {
        /// Each row with its names, and each value with its timestamp. Every cell and every row has a
        /// checksum of one byte.
        PlainBuffer = proto::DataBlockType::DbtPlainBuffer;
        /// Names once for all rows, and values without timestamps: smaller, and faster to read.
        /// For reads of one version. One checksum of one byte covers the whole block, so it detects
        /// less damage than `PlainBuffer` if the MD5 of responses is not
        /// [checked](crate::ClientBuilder::check_md5).
        SimpleRowMatrix = proto::DataBlockType::DbtSimpleRowMatrix;
    }
}

/// Checks that rows are not compressed, which no request asks for.
pub(crate) fn check_compression(compression: Option<i32>) -> Result<()> {
    match compression {
        None => Ok(()),
        Some(number) if number == i32::from(proto::CompressType::CptNone) => Ok(()),
        Some(number) => Err(Error::new(
            ErrorKind::Decode,
            format!("the response contains rows in the unknown compression {number}"),
        )),
    }
}

/// Decodes rows in the encoding that the service chose; PlainBuffer if it names none.
pub(crate) fn decode_rows(rows: &Bytes, encoding: Option<i32>) -> Result<Vec<Row>> {
    match encoding.map(DataBlockType::from_proto) {
        _ if rows.is_empty() => Ok(Vec::new()),
        None | Some(DataBlockType::PlainBuffer) => Ok(plainbuffer::decode_rows(rows)?),
        Some(DataBlockType::SimpleRowMatrix) => Ok(row_matrix::decode_rows(rows)?),
        Some(DataBlockType::Other(number)) => Err(Error::new(
            ErrorKind::Decode,
            format!("the response contains rows in the unknown encoding {number}"),
        )),
    }
}
