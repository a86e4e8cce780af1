use super::cell::{CellRef, VariantRef};
use super::names::{Name, Names};
use super::reader::Reader;
use super::{DecodeError, DecodeErrorKind, HEADER, SequenceInfo, tag};
use crate::crc8;

type Result<T> = std::result::Result<T, DecodeError>;

/// Reads a buffer cell by cell and verifies its checksums.
///
/// For each row: enter the parts that it has, take their cells, then end the row.
pub(super) struct Parser<'a> {
    reader: Reader<'a>,
    row_checksum: u8,
    names: Names<'a>,
    /// The cells of the primary key of the row before. Rows are sorted by it, so most of its first cells come
    /// again, byte for byte.
    key: Vec<KeyCell<'a>>,
    is_first_row: bool,
}

/// A cell of a primary key, and its bytes.
struct KeyCell<'a> {
    bytes: &'a [u8],
    cell: CellRef<'a>,
}

/// The end of a row.
pub(super) struct RowEnd {
    pub(super) delete_marker: bool,
    pub(super) sequence_info: Option<SequenceInfo>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(buffer: &'a [u8]) -> Result<Self> {
        let mut reader = Reader::new(buffer);
        let actual = u32::from_le_bytes(reader.array()?);
        if actual != HEADER {
            return Err(DecodeError::new(DecodeErrorKind::Header { actual }, 0));
        }
        Ok(Self {
            reader,
            row_checksum: 0,
            names: Names::new(),
            key: Vec::new(),
            is_first_row: true,
        })
    }

    pub(super) fn remaining(&self) -> usize {
        self.reader.remaining()
    }

    /// Checks that no bytes remain.
    pub(super) fn expect_end(&self) -> Result<()> {
        self.reader.expect_end()
    }

    pub(super) fn expect_zeros(&self) -> Result<()> {
        self.reader.expect_zeros()
    }

    /// The number of bytes that were read.
    #[inline]
    pub(super) fn offset(&self) -> usize {
        self.reader.offset()
    }

    /// Enters a part of the row, if the row has it.
    #[inline(always)]
    pub(super) fn enter(&mut self, part: u8) -> bool {
        self.reader.skip_tag(part)
    }

    /// The next cell of the primary key, of this index.
    #[inline(always)]
    pub(super) fn key_cell(&mut self, index: usize) -> Result<Option<CellRef<'a>>> {
        if let Some(known) = self.key.get(index)
            && self.reader.skip(known.bytes)
        {
            // Its last byte is its checksum, which was right.
            let checksum = known.bytes.last().copied().unwrap_or_default();
            self.row_checksum = crc8::update_byte(self.row_checksum, checksum);
            self.names.skip();
            return Ok(Some(known.cell));
        }
        let start = self.reader.rest();
        let cell = self.cell()?;
        // Many responses have one row.
        if let Some(cell) = cell
            && !self.is_first_row
        {
            let bytes = &start[..start.len() - self.reader.remaining()];
            let seen = KeyCell { bytes, cell };
            match self.key.get_mut(index) {
                Some(known) => *known = seen,
                // Each index before has been seen, too.
                None => self.key.push(seen),
            }
        }
        Ok(cell)
    }

    /// The next cell of the part that was entered.
    // Decoding is measured to take a fifth longer if cells are returned through memory.
    #[inline(always)]
    pub(super) fn cell(&mut self) -> Result<Option<CellRef<'a>>> {
        if !self.reader.skip_tag(tag::CELL) {
            return Ok(None);
        }
        self.reader.expect_tag(tag::CELL_NAME)?;
        let name = self.reader.take_prefixed()?;
        let known = self.names.find(name);
        let known = known.map_err(|kind| DecodeError::new(kind, self.offset() - name.len()))?;
        match self.cell_content(known) {
            Ok(cell) => Ok(Some(cell)),
            Err(error) => Err(error.in_column(known.text)),
        }
    }

    /// Reads the rest of a cell after its name.
    #[inline(always)]
    fn cell_content(&mut self, name: Name<'a>) -> Result<CellRef<'a>> {
        let mut cell = CellRef {
            name: name.text,
            value: None,
            operation: None,
            timestamp: None,
        };
        let mut checksum = name.checksum;
        if self.reader.skip_tag(tag::CELL_VALUE) {
            let encoded = self.reader.take_prefixed()?;
            let start = self.reader.offset() - encoded.len();
            let value = VariantRef::read(encoded);
            cell.value = Some(value.map_err(|kind| DecodeError::new(kind, start))?);
            checksum = crc8::update(checksum, encoded);
        }
        if self.reader.skip_tag(tag::CELL_TYPE) {
            cell.operation = Some(self.reader.byte()?);
        }
        if self.reader.skip_tag(tag::CELL_TIMESTAMP) {
            let encoded = self.reader.array()?;
            cell.timestamp = Some(i64::from_le_bytes(encoded));
            checksum = crc8::update_array(checksum, &encoded);
        }
        if let Some(operation) = cell.operation {
            checksum = crc8::update_byte(checksum, operation);
        }
        self.row_checksum = crc8::update_byte(self.row_checksum, checksum);
        self.expect_checksum(tag::CELL_CHECKSUM, checksum)?;
        Ok(cell)
    }

    /// Ends the row.
    #[inline(always)]
    pub(super) fn end_row(&mut self) -> Result<RowEnd> {
        let delete_marker = self.reader.skip_tag(tag::DELETE_ROW_MARKER);
        let mut sequence_info = None;
        if self.reader.skip_tag(tag::EXTENSION) {
            sequence_info = extension(self.reader.nested()?)?;
        }
        let checksum = crc8::update_byte(self.row_checksum, u8::from(delete_marker));
        self.row_checksum = 0;
        self.names.start_row();
        self.is_first_row = false;
        self.expect_checksum(tag::ROW_CHECKSUM, checksum)?;
        Ok(RowEnd {
            delete_marker,
            sequence_info,
        })
    }

    #[inline]
    fn expect_checksum(&mut self, tag: u8, expected: u8) -> Result<()> {
        self.reader.expect_tag(tag)?;
        let start = self.reader.offset();
        let actual = self.reader.byte()?;
        if actual != expected {
            let kind = DecodeErrorKind::Checksum { actual, expected };
            return Err(DecodeError::new(kind, start));
        }
        Ok(())
    }
}

/// Reads an extension; unknown parts are skipped.
fn extension(mut reader: Reader<'_>) -> Result<Option<SequenceInfo>> {
    let mut info = None;
    while reader.remaining() > 0 {
        let tag = reader.byte()?;
        let entry = reader.nested()?;
        if tag == tag::SEQ_INFO {
            info = Some(sequence_info(entry)?);
        }
    }
    Ok(info)
}

fn sequence_info(mut reader: Reader<'_>) -> Result<SequenceInfo> {
    reader.expect_tag(tag::SEQ_INFO_EPOCH)?;
    let epoch = i32::from_le_bytes(reader.array()?);
    reader.expect_tag(tag::SEQ_INFO_TS)?;
    let timestamp = i64::from_le_bytes(reader.array()?);
    reader.expect_tag(tag::SEQ_INFO_ROW_INDEX)?;
    let row_index = i32::from_le_bytes(reader.array()?);
    reader.expect_end()?;
    Ok(SequenceInfo {
        epoch,
        timestamp,
        row_index,
    })
}
