//! What goes over the wire, written out by hand.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::wire::sized;

/// Milliseconds since the Unix epoch. It is the time of all that is written here.
pub(crate) const TIME: i64 = 1_760_000_000_123;

/// The same in microseconds, as protobuf writes whole numbers: seven bits a byte, the lowest first.
const MICROSECONDS: &[u8] = b"\xf8\xc0\xbf\xf6\xde\x96\x90\x03";

pub(crate) fn time() -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(TIME.unsigned_abs())
}

// --- requests ---

pub(crate) fn list_stream() -> Vec<u8> {
    sized(0x0a, b"t") // 1: table_name
}

pub(crate) fn describe_stream(stream: &str, shard: &str) -> Vec<u8> {
    [
        sized(0x0a, stream),  // 1: stream_id
        sized(0x12, shard),   // 2: inclusive_start_shard_id
        b"\x18\x0a".to_vec(), // 3: shard_limit = 10
    ]
    .concat()
}

pub(crate) fn get_shard_iterator(stream: &str, shard: &str) -> Vec<u8> {
    [
        sized(0x0a, stream),              // 1: stream_id
        sized(0x12, shard),               // 2: shard_id
        [b"\x18", MICROSECONDS].concat(), // 3: timestamp
    ]
    .concat()
}

pub(crate) fn get_stream_record(iterator: &str) -> Vec<u8> {
    [
        sized(0x0a, iterator),             // 1: shard_iterator
        b"\x10\x05".to_vec(),              // 2: limit = 5
        sized(0x1a, b"t"),                 // 3: table_name
        sized(0x32, b"\x08\x01\x12\x01n"), // 6: old_columns_to_get: SPECIFIED_COLUMN, n
        sized(0x3a, b"\x08\x03"),          // 7: new_columns_to_get: ALL_COLUMNS
    ]
    .concat()
}

// --- responses ---

pub(crate) fn listed(stream: &str) -> Vec<u8> {
    let stream = [
        sized(0x0a, stream),              // 1: stream_id
        sized(0x12, b"t"),                // 2: table_name
        [b"\x18", MICROSECONDS].concat(), // 3: creation_time
    ];
    sized(0x0a, stream.concat()) // 1: streams
}

pub(crate) fn described(stream: &str, shards: &[Vec<u8>]) -> Vec<u8> {
    [
        sized(0x0a, stream),              // 1: stream_id
        b"\x10\x18".to_vec(),             // 2: expiration_time = 24
        sized(0x1a, b"t"),                // 3: table_name
        [b"\x20", MICROSECONDS].concat(), // 4: creation_time
        b"\x28\x02".to_vec(),             // 5: stream_status = STREAM_ACTIVE
        shards.concat(),
    ]
    .concat()
}

/// A shard of the response above.
pub(crate) fn shard(id: &str, parents: &[u8]) -> Vec<u8> {
    // 6: shards; in it 1: shard_id
    sized(0x32, [&sized(0x0a, id), parents].concat())
}

pub(crate) fn shard_iterator(iterator: &str) -> Vec<u8> {
    sized(0x0a, iterator) // 1: shard_iterator
}

/// A put, an update and a delete of the row `a`, at one time.
pub(crate) fn records(next: &str) -> Vec<u8> {
    let put = [
        b"\x08\x01".to_vec(),                 // 1: action_type = PUT_ROW
        sized(0x12, PUT.concat()),            // 2: record
        sized(0x42, row_of_n(1, 0xae, 0xce)), // 8: latest_columns
    ];
    let update = [
        b"\x08\x02".to_vec(),                 // 1: action_type = UPDATE_ROW
        sized(0x12, UPDATE.concat()),         // 2: record
        sized(0x1a, row_of_n(1, 0xae, 0xce)), // 3: origin_record
        sized(0x42, row_of_n(2, 0xa8, 0xb0)), // 8: latest_columns
    ];
    let delete = [
        b"\x08\x03".to_vec(),                 // 1: action_type = DELETE_ROW
        sized(0x12, DELETE.concat()),         // 2: record
        sized(0x1a, row_of_n(2, 0xa8, 0xb0)), // 3: origin_record
    ];
    [
        sized(0x0a, put.concat()), // 1: stream_records
        sized(0x0a, update.concat()),
        sized(0x0a, delete.concat()),
        sized(0x12, next),                             // 2: next_shard_iterator
        sized(0x1a, sized(0x0a, b"\x08\x01\x10\x00")), // 3: consumed: 1 read, 0 write
        b"\x20\x00".to_vec(),                          // 4: may_more_record = false
    ]
    .concat()
}

const HEADER: &[u8] = b"\x75\0\0\0";

/// The primary key, of one cell: its name `k`, its value of 6 bytes, the string `a`, its checksum.
const KEY: &[u8] = b"\x01\x03\x04\x01\0\0\0k\x05\x06\0\0\0\x03\x01\0\0\0a\x0a\x51";

/// The timestamp of a cell.
const AT_TIME: &[u8] = b"\x07\x7b\xc0\x2c\xc8\x99\x01\0\0";

/// The extension, of 24 bytes, is the position in the stream, of 19 bytes: epoch 0, microseconds. The
/// number of the row among those of the time comes after it.
const POSITION: &[u8] =
    b"\x0b\x18\0\0\0\x0c\x13\0\0\0\x0d\0\0\0\0\x0e\x78\xe0\xcf\xee\xb5\x40\x06\0";

const PUT: &[&[u8]] = &[
    HEADER,
    KEY,
    b"\x02",                   // attribute columns
    b"\x03\x04\x01\0\0\0b",    // b
    b"\x05\x02\0\0\0\x02\x01", // boolean, true
    AT_TIME,
    b"\x0a\x41",
    b"\x03\x04\x01\0\0\0d",                    // d
    b"\x05\x09\0\0\0\x01\0\0\0\0\0\0\xf8\x3f", // double, 1.5
    AT_TIME,
    b"\x0a\xb2",
    b"\x03\x04\x01\0\0\0n",                  // n
    b"\x05\x09\0\0\0\x00\x01\0\0\0\0\0\0\0", // integer, 1
    AT_TIME,
    b"\x0a\xae",
    b"\x03\x04\x01\0\0\0s",            // s
    b"\x05\x07\0\0\0\x03\x02\0\0\0xy", // string, xy
    AT_TIME,
    b"\x0a\x8d",
    b"\x03\x04\x01\0\0\0x",                // x
    b"\x05\x07\0\0\0\x07\x02\0\0\0\0\xff", // blob, of two bytes
    AT_TIME,
    b"\x0a\xda",
    POSITION,
    b"\x0f\0\0\0\0", // row 0
    b"\x09\x8a",     // the row's checksum
];

const UPDATE: &[&[u8]] = &[
    HEADER,
    KEY,
    b"\x02",                                 // attribute columns
    b"\x03\x04\x01\0\0\0n",                  // n
    b"\x05\x09\0\0\0\x00\x02\0\0\0\0\0\0\0", // integer, 2
    AT_TIME,
    b"\x0a\xa8",
    b"\x03\x04\x01\0\0\0o",    // o
    b"\x06\x03",               // delete one version
    b"\x07\x07\0\0\0\0\0\0\0", // timestamp 7
    b"\x0a\x52",
    b"\x03\x04\x01\0\0\0p", // p
    b"\x06\x01",            // delete all versions
    b"\x0a\xa5",
    POSITION,
    b"\x0f\x01\0\0\0", // row 1
    b"\x09\x7c",       // the row's checksum
];

const DELETE: &[&[u8]] = &[
    HEADER,
    KEY,
    b"\x08", // the row is deleted
    POSITION,
    b"\x0f\x02\0\0\0", // row 2
    b"\x09\x1e",       // the row's checksum
];

/// A row without its key, whose column `n` is this number.
fn row_of_n(number: u8, cell_checksum: u8, row_checksum: u8) -> Vec<u8> {
    [
        HEADER,
        b"\x02\x03\x04\x01\0\0\0n", // attribute columns: n
        b"\x05\x09\0\0\0\0",        // an integer
        &[number, 0, 0, 0, 0, 0, 0, 0],
        AT_TIME,
        &[0x0a, cell_checksum],
        &[0x09, row_checksum],
    ]
    .concat()
}
