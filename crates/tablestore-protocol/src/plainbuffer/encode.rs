use bytes::Bytes;

use super::cell::{CellRef, VariantRef, length32};
use super::names::Names;
use super::{ColumnUpdate, HEADER, SequenceInfo, WireCell, WireRow, tag};
use crate::crc8;
use crate::{Column, PrimaryKey, PrimaryKeyValue, Value};

/// Encodes a row of values: for a `PutRow`, or for the response to a read of one row.
///
/// ```
/// use tablestore_protocol::plainbuffer::{decode_row, encode_row};
/// use tablestore_protocol::{Column, PrimaryKey};
///
/// let key = PrimaryKey::new("id", 1);
/// let columns = [Column::new("note", "first")];
/// let row = decode_row(&encode_row(&key, &columns))?.unwrap();
/// assert_eq!(row.into_parts(), (key, columns.to_vec()));
/// # Ok::<(), tablestore_protocol::plainbuffer::DecodeError>(())
/// ```
pub fn encode_row(primary_key: &PrimaryKey, columns: &[Column]) -> Bytes {
    RowRef::new(primary_key.columns(), columns).encode()
}

/// Encodes the rows of a response; without rows, an empty buffer.
pub fn encode_rows(rows: &[(PrimaryKey, Vec<Column>)]) -> Bytes {
    if rows.is_empty() {
        return Bytes::new();
    }
    let rows = rows
        .iter()
        .map(|(primary_key, columns)| RowRef::new(primary_key.columns(), columns));
    let mut names = Names::new();
    encode(rows.clone().map(|row| row.size()).sum(), |buffer| {
        rows.for_each(|row| row.write(buffer, &mut names));
    })
}

/// Encodes a row of changes, for an `UpdateRow`.
pub fn encode_update_row(primary_key: &PrimaryKey, updates: &[ColumnUpdate]) -> Bytes {
    RowRef::new(primary_key.columns(), updates).encode()
}

/// Encodes a row with a delete marker, for a `DeleteRow`.
pub fn encode_delete_row(primary_key: &PrimaryKey) -> Bytes {
    let row = RowRef::<_, WireCell> {
        delete_marker: true,
        ..RowRef::new(primary_key.columns(), &[])
    };
    row.encode()
}

/// Encodes a primary key: of a row to read, or the bound of a range.
pub fn encode_primary_key(primary_key: &PrimaryKey) -> Bytes {
    RowRef::<_, WireCell>::new(primary_key.columns(), &[]).encode()
}

/// Encodes a row without interpreting its cells.
pub fn encode_wire_row(row: &WireRow) -> Bytes {
    let row = RowRef {
        delete_marker: row.delete_marker,
        sequence_info: row.sequence_info,
        ..RowRef::new(&row.primary_key, &row.cells)
    };
    row.encode()
}

/// Encodes a single value, as column conditions and search queries have it: type and payload.
///
/// ```
/// use tablestore_protocol::Value;
/// use tablestore_protocol::plainbuffer::{decode_value, encode_value};
///
/// let encoded = encode_value(&Value::from(true));
/// assert_eq!(encoded, [2, 1].as_slice());
/// assert_eq!(decode_value(&encoded)?, Value::from(true).into());
/// # Ok::<(), tablestore_protocol::plainbuffer::DecodeError>(())
/// ```
pub fn encode_value(value: &Value) -> Bytes {
    encode_variant(value.into())
}

/// Encodes a single value of a primary key, as the bounds of partitions have it: type and payload.
pub fn encode_primary_key_value(value: &PrimaryKeyValue) -> Bytes {
    encode_variant(value.into())
}

fn encode_variant(value: VariantRef<'_>) -> Bytes {
    let mut buffer = Vec::with_capacity(value.size());
    value.write(&mut buffer);
    buffer.into()
}

/// Encodes rows of a known size, with one allocation and no second copy.
fn encode(rows_size: usize, write_rows: impl FnOnce(&mut Vec<u8>)) -> Bytes {
    let size = 4 + rows_size;
    let mut buffer = Vec::with_capacity(size);
    buffer.extend_from_slice(&HEADER.to_le_bytes());
    write_rows(&mut buffer);
    debug_assert_eq!(buffer.len(), size);
    buffer.into()
}

/// A row to write, of anything that converts into cells.
struct RowRef<'a, K, C> {
    primary_key: &'a [K],
    cells: &'a [C],
    delete_marker: bool,
    sequence_info: Option<SequenceInfo>,
}

impl<'a, K, C> RowRef<'a, K, C>
where
    CellRef<'a>: From<&'a K> + From<&'a C>,
{
    fn new(primary_key: &'a [K], cells: &'a [C]) -> Self {
        Self {
            primary_key,
            cells,
            delete_marker: false,
            sequence_info: None,
        }
    }

    fn encode(&self) -> Bytes {
        encode(self.size(), |buffer| {
            self.write(buffer, &mut Names::new());
        })
    }

    fn size(&self) -> usize {
        let extension = self.sequence_info.map_or(0, |_| EXTENSION_SIZE);
        part_size(self.primary_key)
            + part_size(self.cells)
            + usize::from(self.delete_marker)
            + extension
            + 2
    }

    fn write(&self, buffer: &mut Vec<u8>, names: &mut Names<'a>) {
        let mut checksum = write_part(buffer, names, tag::ROW_PK, self.primary_key, 0);
        checksum = write_part(buffer, names, tag::ROW_DATA, self.cells, checksum);
        if self.delete_marker {
            buffer.push(tag::DELETE_ROW_MARKER);
        }
        if let Some(info) = &self.sequence_info {
            write_extension(buffer, info);
        }
        checksum = crc8::update_byte(checksum, u8::from(self.delete_marker));
        buffer.extend_from_slice(&[tag::ROW_CHECKSUM, checksum]);
        names.start_row();
    }
}

fn part_size<'a, T>(cells: &'a [T]) -> usize
where
    CellRef<'a>: From<&'a T>,
{
    let tag = usize::from(!cells.is_empty());
    tag + cells
        .iter()
        .map(|cell| CellRef::from(cell).size())
        .sum::<usize>()
}

/// Appends the cells of a part, if it has any, and extends the row's checksum.
fn write_part<'a, T>(
    buffer: &mut Vec<u8>,
    names: &mut Names<'a>,
    tag: u8,
    cells: &'a [T],
    mut checksum: u8,
) -> u8
where
    CellRef<'a>: From<&'a T>,
{
    if !cells.is_empty() {
        buffer.push(tag);
    }
    for cell in cells {
        let cell_checksum = CellRef::from(cell).write(buffer, names);
        checksum = crc8::update_byte(checksum, cell_checksum);
    }
    checksum
}

/// The sizes of an extension and its content, each without its own tag and length.
const SEQUENCE_INFO_LENGTH: usize = 1 + 4 + 1 + 8 + 1 + 4;
const EXTENSION_LENGTH: usize = 1 + 4 + SEQUENCE_INFO_LENGTH;
const EXTENSION_SIZE: usize = 1 + 4 + EXTENSION_LENGTH;

fn write_extension(buffer: &mut Vec<u8>, info: &SequenceInfo) {
    buffer.push(tag::EXTENSION);
    buffer.extend_from_slice(&length32(EXTENSION_LENGTH));
    buffer.push(tag::SEQ_INFO);
    buffer.extend_from_slice(&length32(SEQUENCE_INFO_LENGTH));
    buffer.push(tag::SEQ_INFO_EPOCH);
    buffer.extend_from_slice(&info.epoch.to_le_bytes());
    buffer.push(tag::SEQ_INFO_TS);
    buffer.extend_from_slice(&info.timestamp.to_le_bytes());
    buffer.push(tag::SEQ_INFO_ROW_INDEX);
    buffer.extend_from_slice(&info.row_index.to_le_bytes());
}
