use bytes::{Buf, Bytes};

use super::{CRC8, DecodeError, MAGIC, tag};
use crate::plainbuffer::value_type;
use crate::{Column, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Row, Str, Value};

type Result<T> = std::result::Result<T, DecodeError>;

/// Reads the rows of a block. Names, strings and binaries are slices of it.
///
/// # Errors
///
/// Says which byte is not as it has to be. The checksum is verified before anything is read.
pub fn decode_rows(block: &Bytes) -> Result<Vec<Row>> {
    let mut reader = Reader {
        rest: block.clone(),
        length: block.len(),
    };
    if reader.number(Buf::try_get_u32_le)? != MAGIC {
        return Err(DecodeError::new("another magic number than SRM0", 0));
    }
    let [content @ .., checksum] = &block[..] else {
        return Err(reader.error(ENDS_TOO_EARLY));
    };
    if CRC8.checksum(content) != *checksum {
        return Err(DecodeError::new("another checksum", content.len()));
    }
    let data_offset = reader.size()?;
    let option_offset = reader.size()?;
    let key_count = reader.size()?;
    let attribute_count = reader.size()?;
    let keys = reader.names(key_count)?;
    let attributes = reader.names(attribute_count)?;
    reader.skip_to(option_offset)?;
    let row_count = reader.row_count(data_offset)?;
    reader.skip_to(data_offset)?;
    let rows = reader.rows(&keys, &attributes)?;
    if row_count.is_some_and(|count| count != rows.len()) {
        return Err(reader.error("another number of rows"));
    }
    reader.advance(1)?;
    if reader.rest.has_remaining() {
        return Err(reader.error("bytes after the checksum"));
    }
    Ok(rows)
}

const ENDS_TOO_EARLY: &str = "the block ends too early";

/// A cursor over a block. Every length is checked against what remains before anything is taken.
struct Reader {
    rest: Bytes,
    length: usize,
}

impl Reader {
    fn error(&self, reason: &'static str) -> DecodeError {
        DecodeError::new(reason, self.length - self.rest.remaining())
    }

    fn number<T, E>(
        &mut self,
        get: impl FnOnce(&mut Bytes) -> std::result::Result<T, E>,
    ) -> Result<T> {
        let at = self.length - self.rest.remaining();
        get(&mut self.rest).map_err(|_| DecodeError::new(ENDS_TOO_EARLY, at))
    }

    /// A count or an offset, which the wire has as signed numbers.
    fn size(&mut self) -> Result<usize> {
        let size = self.number(Buf::try_get_i32_le)?;
        usize::try_from(size).map_err(|_| self.error("a negative count or offset"))
    }

    fn advance(&mut self, count: usize) -> Result<()> {
        self.take(count).map(drop)
    }

    fn take(&mut self, length: usize) -> Result<Bytes> {
        if length > self.rest.remaining() {
            return Err(self.error(ENDS_TOO_EARLY));
        }
        Ok(self.rest.split_to(length))
    }

    /// Passes over what comes before an offset.
    fn skip_to(&mut self, offset: usize) -> Result<()> {
        let here = self.length - self.rest.remaining();
        match offset.checked_sub(here) {
            Some(gap) => self.advance(gap),
            None => Err(self.error("an offset that points back")),
        }
    }

    fn text(&mut self, length: usize) -> Result<Str> {
        let bytes = self.take(length)?;
        Str::from_utf8(bytes).ok_or_else(|| self.error("text that is not UTF-8"))
    }

    fn names(&mut self, count: usize) -> Result<Vec<Str>> {
        // A name takes two bytes at least.
        if count > self.rest.remaining() / 2 {
            return Err(self.error(ENDS_TOO_EARLY));
        }
        let mut names = Vec::with_capacity(count);
        for _ in 0..count {
            let length = self.number(Buf::try_get_u16_le)?;
            names.push(self.text(length.into())?);
        }
        Ok(names)
    }

    /// Reads the options up to where the rows start; the number of rows is the one that matters
    /// here.
    fn row_count(&mut self, data_offset: usize) -> Result<Option<usize>> {
        let mut count = None;
        while self.length - self.rest.remaining() < data_offset {
            match self.number(Buf::try_get_u8)? {
                tag::ENTIRE_PRIMARY_KEYS => self.advance(1)?,
                tag::ROW_COUNT => count = Some(self.size()?),
                _ => return Err(self.error("an option that is not known")),
            }
        }
        Ok(count)
    }

    /// Reads rows up to the tag of the checksum.
    fn rows(&mut self, keys: &[Str], attributes: &[Str]) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        loop {
            match self.number(Buf::try_get_u8)? {
                tag::ROW => rows.push(self.row(keys, attributes)?),
                tag::CHECKSUM => return Ok(rows),
                _ => return Err(self.error("neither a row nor the checksum")),
            }
        }
    }

    fn row(&mut self, keys: &[Str], attributes: &[Str]) -> Result<Row> {
        let mut primary_key = Vec::with_capacity(keys.len());
        for name in keys {
            // A column of the key that was not asked for.
            let Some(value) = self.value()? else {
                continue;
            };
            let value = key_value(value);
            primary_key.push(PrimaryKeyColumn {
                name: name.clone(),
                value: value.ok_or_else(|| self.error("a double in a primary key"))?,
            });
        }
        let mut columns = Vec::new();
        for name in attributes {
            if let Some(value) = self.value()? {
                columns.push(Column::new(name.clone(), value));
            }
        }
        Ok(Row::new(PrimaryKey::from(primary_key), columns))
    }

    /// One value; `None` where the row has none.
    fn value(&mut self) -> Result<Option<Value>> {
        Ok(Some(match self.number(Buf::try_get_u8)? {
            value_type::INTEGER => Value::Integer(self.number(Buf::try_get_i64_le)?),
            value_type::DOUBLE => Value::Double(self.number(Buf::try_get_f64_le)?),
            value_type::BOOLEAN => match self.number(Buf::try_get_u8)? {
                0 => Value::Boolean(false),
                1 => Value::Boolean(true),
                _ => return Err(self.error("a boolean that is neither 0 nor 1")),
            },
            value_type::STRING => {
                let length = self.size()?;
                Value::String(self.text(length)?)
            }
            value_type::BLOB => {
                let length = self.size()?;
                Value::Binary(self.take(length)?)
            }
            value_type::NULL => return Ok(None),
            _ => return Err(self.error("a value of an unknown type")),
        }))
    }
}

fn key_value(value: Value) -> Option<PrimaryKeyValue> {
    match value {
        Value::String(text) => Some(PrimaryKeyValue::String(text)),
        Value::Integer(number) => Some(PrimaryKeyValue::Integer(number)),
        Value::Boolean(truth) => Some(PrimaryKeyValue::Boolean(truth)),
        Value::Binary(bytes) => Some(PrimaryKeyValue::Binary(bytes)),
        Value::Double(_) => None,
    }
}
