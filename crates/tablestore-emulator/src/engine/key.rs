//! Where things lie in the store.
//!
//! Every key starts with a byte that says what it is about. A table's rows lie under its id, which
//! is never given twice, so a table that is deleted and created again does not get old rows back.

use tablestore_core::Instance;

use super::time::Time;

/// The id of the newest table: big-endian.
pub(super) const LAST_TABLE_ID: &[u8] = b"n";

const TABLE: u8 = b't';
const ROW: u8 = b'r';
const AUTO_INCREMENT: u8 = b'i';
const DROPPED: u8 = b'd';
const INDEX_CHANGE: u8 = b'c';
const STREAM_RECORD: u8 = b's';

/// A table's description.
pub(super) fn table(instance: &Instance, name: &str) -> Vec<u8> {
    let mut key = tables(instance);
    key.extend_from_slice(name.as_bytes());
    key
}

/// What the descriptions of an instance's tables start with.
pub(super) fn tables(instance: &Instance) -> Vec<u8> {
    let instance = instance.as_str().as_bytes();
    let mut key = Vec::with_capacity(instance.len() + 34);
    key.push(TABLE);
    key.extend_from_slice(instance);
    // No name of an instance has this byte, so no instance's prefix is another one's too.
    key.push(0);
    key
}

/// What a table's rows start with; the encoded primary key follows.
pub(super) fn rows(table_id: u64) -> [u8; 9] {
    with_id(ROW, table_id)
}

/// The last number of a table's auto-increment column: big-endian.
pub(super) fn auto_increment(table_id: u64) -> [u8; 9] {
    with_id(AUTO_INCREMENT, table_id)
}

/// What the changes of an index's rows that are due at a time start with.
pub(super) fn index_changes(index_id: u64, due: Time) -> [u8; 17] {
    let mut key = [0; 17];
    key[..9].copy_from_slice(&with_id(INDEX_CHANGE, index_id));
    key[9..].copy_from_slice(&due.microseconds().to_be_bytes());
    key
}

/// A change of an index's row that waits until it is due.
pub(super) fn index_change(index_id: u64, due: Time, row_key: &[u8]) -> Vec<u8> {
    [&index_changes(index_id, due), row_key].concat()
}

/// A record of a stream: by time, and by its place among those of the same time.
pub(super) fn stream_record(stream_id: u64, time: u64, row_index: u32) -> [u8; 21] {
    let mut key = [0; 21];
    key[..9].copy_from_slice(&with_id(STREAM_RECORD, stream_id));
    key[9..17].copy_from_slice(&time.to_be_bytes());
    key[17..].copy_from_slice(&row_index.to_be_bytes());
    key
}

/// The time and the place of a record of a stream.
pub(super) fn stream_position(key: &[u8]) -> Option<(u64, u32)> {
    let (time, row_index) = key.get(9..)?.split_first_chunk()?;
    let row_index = row_index.try_into().ok()?;
    Some((u64::from_be_bytes(*time), u32::from_be_bytes(row_index)))
}

/// What all records of streams lie between.
pub(super) fn all_stream_records() -> ([u8; 1], [u8; 1]) {
    ([STREAM_RECORD], [STREAM_RECORD + 1])
}

/// What everything that goes with a table or a stream starts with, apart from its description.
pub(super) fn contents(id: u64) -> [[u8; 9]; 4] {
    [ROW, AUTO_INCREMENT, INDEX_CHANGE, STREAM_RECORD].map(|kind| with_id(kind, id))
}

/// Where something of a table ends, from what it starts with.
pub(super) fn contents_end(first: [u8; 9]) -> [u8; 9] {
    let [kind, id @ ..] = first;
    with_id(kind, u64::from_be_bytes(id).saturating_add(1))
}

/// Marks a table whose rows are still to be removed.
pub(super) fn dropped(table_id: u64) -> [u8; 9] {
    with_id(DROPPED, table_id)
}

/// The ids that can be in a mark of a dropped table.
pub(super) fn all_dropped() -> ([u8; 9], [u8; 9]) {
    (dropped(0), dropped(u64::MAX))
}

/// The id of a table, from a key that has it.
pub(super) fn table_id(key: &[u8]) -> Option<u64> {
    let (id, _) = key.get(1..)?.split_first_chunk()?;
    Some(u64::from_be_bytes(*id))
}

fn with_id(kind: u8, table_id: u64) -> [u8; 9] {
    let mut key = [kind; 9];
    key[1..].copy_from_slice(&table_id.to_be_bytes());
    key
}
