use bytes::Bytes;

use super::{DecodeError, MAGIC, tag};
use crate::crc8;
use crate::page::{Bounds, Cells, EMPTY_ROW};
use crate::plainbuffer::value_type;
use crate::{ColumnRef, Row, ValueRef};

type Result<T> = std::result::Result<T, DecodeError>;

/// Decodes the rows of a block. Names, strings and binaries are slices of it.
///
/// # Errors
///
/// [`DecodeError`], with the position of the malformed byte. The checksum is verified first. A block must not
/// have two equal names, or a row without values.
pub fn decode_rows(block: &Bytes) -> Result<Vec<Row>> {
    Row::read_block(block, |block, bounds| {
        let mut reader = Reader { block, offset: 0 };
        if u32::from_le_bytes(reader.array()?) != MAGIC {
            return Err(DecodeError::new("the magic number is not SRM0", 0));
        }
        let [content @ .., checksum] = block else {
            return Err(reader.error(ENDS_TOO_EARLY));
        };
        if crc8::update(0, content) != *checksum {
            return Err(DecodeError::new("a wrong checksum", content.len()));
        }
        let data_offset = reader.size()?;
        let option_offset = reader.size()?;
        let key_count = reader.size()?;
        let attribute_count = reader.size()?;
        let names = reader.names(key_count + attribute_count)?;
        let (keys, attributes) = names.split_at(key_count);
        reader.skip_to(option_offset)?;
        let row_count = reader.row_count(data_offset)?;
        reader.skip_to(data_offset)?;
        let cells = reader.rows(keys, attributes, bounds)?;
        if row_count.is_some_and(|count| count != bounds.len()) {
            return Err(reader.error("a wrong number of rows"));
        }
        reader.take(1)?;
        if reader.offset < block.len() {
            return Err(reader.error("bytes after the checksum"));
        }
        Ok(cells)
    })
}

const ENDS_TOO_EARLY: &str = "the block is too short";

/// A cursor over a block. Every length is checked against the remaining bytes before it is used.
#[derive(Clone, Copy)]
struct Reader<'a> {
    block: &'a [u8],
    offset: usize,
}

impl<'a> Reader<'a> {
    #[cold]
    fn error(&self, reason: &'static str) -> DecodeError {
        DecodeError::new(reason, self.offset)
    }

    fn rest(&self) -> &'a [u8] {
        self.block.get(self.offset..).unwrap_or_default()
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let taken = self.rest().get(..length);
        let taken = taken.ok_or_else(|| self.error(ENDS_TOO_EARLY))?;
        self.offset += length;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let taken = self.rest().first_chunk();
        let taken = taken.ok_or_else(|| self.error(ENDS_TOO_EARLY))?;
        self.offset += N;
        Ok(*taken)
    }

    fn byte(&mut self) -> Result<u8> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    /// A count or an offset, which are signed numbers in the block.
    fn size(&mut self) -> Result<usize> {
        let size = i32::from_le_bytes(self.array()?);
        usize::try_from(size).map_err(|_| self.error("a negative count or offset"))
    }

    /// Skips the bytes before an offset.
    fn skip_to(&mut self, offset: usize) -> Result<()> {
        match offset.checked_sub(self.offset) {
            Some(gap) => self.take(gap).map(drop),
            None => Err(self.error("an offset that points back")),
        }
    }

    fn text(&mut self, length: usize) -> Result<&'a str> {
        let bytes = self.take(length)?;
        str::from_utf8(bytes).map_err(|_| self.error("a string that is not UTF-8"))
    }

    fn names(&mut self, count: usize) -> Result<Vec<&'a str>> {
        // A name takes two bytes at least.
        if count > self.rest().len() / 2 {
            return Err(self.error(ENDS_TOO_EARLY));
        }
        let mut names = Vec::with_capacity(count);
        for _ in 0..count {
            let length = u16::from_le_bytes(self.array()?);
            names.push(self.text(length.into())?);
        }
        // Two columns of one name would read as two versions of it.
        let mut sorted = names.clone();
        sorted.sort_unstable();
        if !sorted.is_sorted_by(|one, next| one < next) {
            return Err(self.error("a duplicate name"));
        }
        Ok(names)
    }

    /// Reads the options before the rows. Returns the number of rows, if it is one of them.
    fn row_count(&mut self, data_offset: usize) -> Result<Option<usize>> {
        let mut count = None;
        while self.offset < data_offset {
            match self.byte()? {
                tag::ENTIRE_PRIMARY_KEYS => self.take(1).map(drop)?,
                tag::ROW_COUNT => count = Some(self.size()?),
                _ => return Err(self.error("an unknown option")),
            }
        }
        Ok(count)
    }

    /// Reads rows up to the tag of the checksum.
    fn rows(
        &mut self,
        keys: &[&'a str],
        attributes: &[&'a str],
        bounds: &mut Vec<Bounds>,
    ) -> Result<Cells<'a>> {
        // A value of two bytes becomes a cell of 56, so the capacity is exact.
        let (row_count, cell_count) = self.count(keys.len() + attributes.len())?;
        bounds.reserve_exact(row_count);
        let mut cells = Vec::with_capacity(cell_count);
        loop {
            match self.byte()? {
                tag::ROW => bounds.push(self.row(keys, attributes, &mut cells)?),
                tag::CHECKSUM => return Ok(cells),
                _ => return Err(self.error("neither a row nor the checksum")),
            }
        }
    }

    /// Counts the rows up to the tag of the checksum, and their cells.
    fn count(mut self, columns: usize) -> Result<(usize, usize)> {
        let (mut rows, mut cells) = (0, 0);
        while self.byte()? == tag::ROW {
            rows += 1;
            for _ in 0..columns {
                cells += usize::from(self.skip_value()?);
            }
        }
        Ok((rows, cells))
    }

    /// Skips a value. Returns whether there is one.
    fn skip_value(&mut self) -> Result<bool> {
        let length = match self.byte()? {
            value_type::INTEGER | value_type::DOUBLE => 8,
            value_type::BOOLEAN => 1,
            value_type::STRING | value_type::BLOB => self.size()?,
            value_type::NULL => return Ok(false),
            _ => return Err(self.error("a value of an unknown type")),
        };
        self.take(length).map(|_| true)
    }

    fn row(
        &mut self,
        keys: &[&'a str],
        attributes: &[&'a str],
        cells: &mut Cells<'a>,
    ) -> Result<Bounds> {
        let offset = self.offset;
        let start = cells.len();
        for name in keys {
            match self.value()? {
                Some(ValueRef::Double(_)) => return Err(self.error("a double in a primary key")),
                value => cells.extend(value.map(|value| cell(name, value))),
            }
        }
        let attributes_start = cells.len();
        for name in attributes {
            let value = self.value()?;
            cells.extend(value.map(|value| cell(name, value)));
        }
        let row = Bounds::new(start, attributes_start, cells.len());
        if row.len() == 0 {
            return Err(DecodeError::new(EMPTY_ROW, offset));
        }
        Ok(row)
    }

    /// Reads a value; `None` if the row has none, or it was not requested.
    fn value(&mut self) -> Result<Option<ValueRef<'a>>> {
        Ok(Some(match self.byte()? {
            value_type::INTEGER => ValueRef::Integer(i64::from_le_bytes(self.array()?)),
            value_type::DOUBLE => ValueRef::Double(f64::from_le_bytes(self.array()?)),
            value_type::BOOLEAN => match self.byte()? {
                0 => ValueRef::Boolean(false),
                1 => ValueRef::Boolean(true),
                _ => return Err(self.error("a boolean that is neither 0 nor 1")),
            },
            value_type::STRING => {
                let length = self.size()?;
                ValueRef::String(self.text(length)?)
            }
            value_type::BLOB => {
                let length = self.size()?;
                ValueRef::Binary(self.take(length)?)
            }
            value_type::NULL => return Ok(None),
            _ => return Err(self.error("a value of an unknown type")),
        }))
    }
}

fn cell<'a>(name: &'a str, value: ValueRef<'a>) -> ColumnRef<'a> {
    ColumnRef {
        name,
        value,
        timestamp: None,
    }
}
