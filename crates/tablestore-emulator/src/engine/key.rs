//! Where things lie in the store.
//!
//! Every key starts with a byte that says what it is about. A table's rows lie under its id, which
//! is never given twice, so a table that is deleted and created again does not get old rows back.

use tablestore_core::Instance;

/// The id of the newest table: big-endian.
pub(super) const LAST_TABLE_ID: &[u8] = b"n";

const TABLE: u8 = b't';
const ROW: u8 = b'r';
const AUTO_INCREMENT: u8 = b'i';
const DROPPED: u8 = b'd';

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
