//! Where things lie in the store.
//!
//! Every key starts with a byte that says what it is about. A table's rows lie under its id, which
//! is never given twice, so a table that is deleted and created again does not get old rows back.

use tablestore_core::Instance;

use crate::engine::shared::time::Time;

/// The newest number of a process that served clients of tunnels: big-endian.
pub(crate) const TUNNEL_PROCESS: &[u8] = b"p";

/// The id of the newest table: big-endian.
pub(crate) const LAST_TABLE_ID: &[u8] = b"n";

const TABLE: u8 = b't';
const ROW: u8 = b'r';
const AUTO_INCREMENT: u8 = b'i';
const DROPPED: u8 = b'd';
const INDEX_CHANGE: u8 = b'c';
const CHANGE: u8 = b's';
const LAST_TRIMMED: u8 = b'm';
const TUNNEL: u8 = b'u';
const SERIES: u8 = b'q';
const MAPPING: u8 = b'v';
const DELIVERY_TASK: u8 = b'o';
const GLOBAL_TABLE: u8 = b'g';

/// A table's description.
pub(crate) fn table(instance: &Instance, name: &str) -> Vec<u8> {
    let mut key = tables(instance);
    key.extend_from_slice(name.as_bytes());
    key
}

/// What the descriptions of an instance's tables start with.
pub(crate) fn tables(instance: &Instance) -> Vec<u8> {
    let instance = instance.as_str().as_bytes();
    let mut key = Vec::with_capacity(instance.len() + 34);
    key.push(TABLE);
    key.extend_from_slice(instance);
    // No name of an instance has this byte, so no instance's prefix is another one's too.
    key.push(0);
    key
}

/// A tunnel.
pub(crate) fn tunnel(instance: &Instance, id: &str) -> Vec<u8> {
    let mut key = tunnels(instance);
    key.extend_from_slice(id.as_bytes());
    key
}

/// What the tunnels of an instance start with.
pub(crate) fn tunnels(instance: &Instance) -> Vec<u8> {
    let mut key = tables(instance);
    if let Some(kind) = key.first_mut() {
        *kind = TUNNEL;
    }
    key
}

/// A mapping of SQL.
pub(crate) fn mapping(instance: &Instance, name: &str) -> Vec<u8> {
    let mut key = table(instance, name);
    if let Some(kind) = key.first_mut() {
        *kind = MAPPING;
    }
    key
}

/// The length of the prefix of a table's rows.
pub(crate) const ROWS_LENGTH: usize = 9;

/// What a table's rows start with; the encoded primary key follows.
pub(crate) fn rows(table_id: u64) -> [u8; ROWS_LENGTH] {
    with_id(ROW, table_id)
}

/// The last number of a table's auto-increment column: big-endian.
pub(crate) fn auto_increment(table_id: u64) -> [u8; 9] {
    with_id(AUTO_INCREMENT, table_id)
}

/// What the changes of an index's rows that are due at a time start with.
pub(crate) fn index_changes(index_id: u64, due: Time) -> [u8; 17] {
    let mut key = [0; 17];
    key[..9].copy_from_slice(&with_id(INDEX_CHANGE, index_id));
    key[9..].copy_from_slice(&due.microseconds().to_be_bytes());
    key
}

/// A change of an index's row that waits until it is due.
pub(crate) fn index_change(index_id: u64, due: Time, row_key: &[u8]) -> Vec<u8> {
    [&index_changes(index_id, due), row_key].concat()
}

/// An entry of a change log: by time, and by its number among those of the same time.
pub(crate) fn change(log_id: u64, time: u64, number: u32) -> [u8; 21] {
    let mut key = [0; 21];
    key[..9].copy_from_slice(&with_id(CHANGE, log_id));
    key[9..17].copy_from_slice(&time.to_be_bytes());
    key[17..].copy_from_slice(&number.to_be_bytes());
    key
}

/// The time and the number of an entry of a change log.
pub(crate) fn change_position(key: &[u8]) -> Option<(u64, u32)> {
    let (time, number) = key.get(9..)?.split_first_chunk()?;
    let number = number.try_into().ok()?;
    Some((u64::from_be_bytes(*time), u32::from_be_bytes(number)))
}

/// The bounds of the entries of all change logs.
pub(crate) fn all_changes() -> ([u8; 1], [u8; 1]) {
    ([CHANGE], [CHANGE + 1])
}

/// The prefix of everything that is known of the series of a time series table, apart from points.
pub(crate) fn series(table_id: u64) -> [u8; 9] {
    with_id(SERIES, table_id)
}

/// A delivery task of a table.
pub(crate) fn delivery_task(table_id: u64, name: &str) -> Vec<u8> {
    [&delivery_tasks(table_id), name.as_bytes()].concat()
}

/// The prefix of the delivery tasks of a table.
pub(crate) fn delivery_tasks(table_id: u64) -> [u8; 9] {
    with_id(DELIVERY_TASK, table_id)
}

/// A global table, which belongs to several instances.
pub(crate) fn global_table(id: &str) -> Vec<u8> {
    [&[GLOBAL_TABLE], id.as_bytes()].concat()
}

/// The bounds of all global tables.
pub(crate) fn all_global_tables() -> ([u8; 1], [u8; 1]) {
    ([GLOBAL_TABLE], [GLOBAL_TABLE + 1])
}

/// The storage key of the last entry of a change log that was removed because it had expired.
pub(crate) fn last_trimmed(log_id: u64) -> [u8; 9] {
    with_id(LAST_TRIMMED, log_id)
}

/// What everything that goes with a table or a change log starts with, apart from its description.
pub(crate) fn contents(id: u64) -> [[u8; 9]; 7] {
    [
        ROW,
        AUTO_INCREMENT,
        INDEX_CHANGE,
        CHANGE,
        LAST_TRIMMED,
        SERIES,
        DELIVERY_TASK,
    ]
    .map(|kind| with_id(kind, id))
}

/// Where something of a table ends, from what it starts with.
pub(crate) fn contents_end(first: [u8; 9]) -> [u8; 9] {
    let [kind, id @ ..] = first;
    with_id(kind, u64::from_be_bytes(id).saturating_add(1))
}

/// Marks a table whose rows are still to be removed.
pub(crate) fn dropped(table_id: u64) -> [u8; 9] {
    with_id(DROPPED, table_id)
}

/// The ids that can be in the marker of a dropped table.
pub(crate) fn all_dropped() -> ([u8; 9], [u8; 9]) {
    (dropped(0), dropped(u64::MAX))
}

/// The id of a table, from a key that has it.
pub(crate) fn table_id(key: &[u8]) -> Option<u64> {
    let (id, _) = key.get(1..)?.split_first_chunk()?;
    Some(u64::from_be_bytes(*id))
}

fn with_id(kind: u8, table_id: u64) -> [u8; 9] {
    let mut key = [kind; 9];
    key[1..].copy_from_slice(&table_id.to_be_bytes());
    key
}
