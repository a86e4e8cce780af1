//! Rows that are not as PlainBuffer has them: each damage has a text of its own.

use tablestore_protocol::plainbuffer::tag::{
    CELL, CELL_CHECKSUM, CELL_NAME, CELL_TIMESTAMP, CELL_TYPE, CELL_VALUE, DELETE_ROW_MARKER,
    EXTENSION, ROW_CHECKSUM, ROW_DATA, ROW_PK, SEQ_INFO,
};
use tablestore_protocol::plainbuffer::value_type::{BLOB, BOOLEAN, INF_MIN, INTEGER, STRING};
use tablestore_protocol::plainbuffer::{DecodeErrorKind, HEADER, decode_wire_row};

use super::*;

/// What starts a cell of the name `a`.
const NAMED_A: &[u8] = &[CELL, CELL_NAME, 1, 0, 0, 0, b'a'];
/// A tag that nothing starts with.
const UNKNOWN: u8 = 0x42;

/// A row whose header is followed by this.
fn row(parts: &[&[u8]]) -> Bytes {
    [&HEADER.to_le_bytes()[..], &parts.concat()].concat().into()
}

/// A row with a good key and no more.
fn key_row() -> Bytes {
    encode_primary_key(&id("1"))
}

/// A row with a good key, and attribute columns of these bytes.
fn columns(parts: &[&[u8]]) -> Bytes {
    let key = key_row();
    // They replace its checksum.
    let key = &key[..key.len() - 2];
    [key, &[ROW_DATA], &parts.concat()].concat().into()
}

/// A cell's value with its length, which its type and its payload make.
fn value(content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap();
    [&[CELL_VALUE], &length.to_le_bytes()[..], content].concat()
}

/// The same bytes with good checksums, as far as they can be read.
fn summed(row: &Bytes) -> Bytes {
    let mut row = row.to_vec();
    while let Err(error) = decode_wire_row(&row.clone().into())
        && let DecodeErrorKind::Checksum { expected, .. } = error.kind()
    {
        row[error.offset()] = *expected;
    }
    row.into()
}

fn put(service: &Service, row: &Bytes) -> Result<PutRowResponse, ServiceError> {
    let request = PutRowRequest {
        table_name: "t".into(),
        row: row.clone(),
        ..PutRowRequest::default()
    };
    service.call("PutRow", &request)
}

fn get(service: &Service, key: &Bytes) -> Result<GetRowResponse, ServiceError> {
    let request = GetRowRequest {
        primary_key: key.clone(),
        ..get_row(&id("1"))
    };
    service.call("GetRow", &request)
}

#[test]
fn rows_without_a_full_key() {
    let cases: &[(Bytes, &str)] = &[
        (Bytes::new(), "Cannot deserialize the request data."),
        (Bytes::from_static(b"\x75\0\0"), "data format is invalid."),
        (row(&[]), "data format is invalid."),
        (
            Bytes::from_static(b"\x74\0\0\0\x01"),
            "Cell data broken, mismatch header, actual: 116 , expect: 117.",
        ),
        (
            row(&[&[UNKNOWN]]),
            "Cell data broken, mismatch tag, actual tag(66), expect(1).",
        ),
        (
            summed(&row(&[&[ROW_CHECKSUM, 0]])),
            "Cell data broken, PK is empty.",
        ),
        (
            summed(&row(&[&[ROW_PK, ROW_CHECKSUM, 0]])),
            "Cell data broken, empty PK.",
        ),
        (
            row(&[&[ROW_PK, UNKNOWN]]),
            "Cell data broken, no PK follow PKTag.",
        ),
        (
            row(&[&[ROW_PK, CELL], &value(&[INF_MIN])]),
            "No name is given for primary key.",
        ),
        (
            row(&[&[ROW_PK], NAMED_A, &value(&[]), &[CELL_CHECKSUM, 0]]),
            "No value is given for primary key name:a.",
        ),
        (
            row(&[&[ROW_PK], NAMED_A, &value(&[UNKNOWN]), &[CELL_CHECKSUM, 0]]),
            "Input encoded PK broken, invalidate cell key type:42.",
        ),
        (
            row(&[
                &[ROW_PK],
                NAMED_A,
                &value(&[INTEGER, 1, 2]),
                &[CELL_CHECKSUM, 0],
            ]),
            "Input encoded PK broken, length is shorter than expect.",
        ),
        (
            key_row().slice(..20),
            "Input encoded PK broken, length is shorter than expect.",
        ),
    ];
    on_each_store(|service| {
        service.create(TableOptions::default());
        for (row, message) in cases {
            assert_invalid(put(service, row), message);
            assert_invalid(get(service, row), message);
        }
    });
}

#[test]
fn columns_that_are_damaged() {
    let a = NAMED_A;
    let truth = &value(&[BOOLEAN, 1])[..];
    let after = |actual: u8| columns(&[a, truth, &[actual, 0]]);
    let no_checksum = "Invalid Column(a): missing checksum.";
    let more = "Cell data broken, has more data in cell, but they can't be parsed.";
    let cases: &[(Bytes, &str)] = &[
        (
            columns(&[&[UNKNOWN]]),
            "Cell data broken, no Cells follow CellTag.",
        ),
        (
            summed(&columns(&[&[ROW_CHECKSUM, 0]])),
            "Cell data broken, no Cells follow CellTag.",
        ),
        (
            columns(&[&[CELL], truth]),
            "Cell data broken, attr has no name.",
        ),
        (
            columns(&[a, &value(&[]), &[CELL_CHECKSUM, 0]]),
            "Cell data broken, attr has no value, name:a.",
        ),
        (
            summed(&columns(&[a, &[CELL_CHECKSUM, 0, ROW_CHECKSUM, 0]])),
            "Cell data broken, no valid element in Cell, name: a.",
        ),
        (
            columns(&[a, &value(&[UNKNOWN])]),
            "data format is invalid, unknown variant type occured.",
        ),
        (
            columns(&[a, &value(&[BOOLEAN, 1, 1])]),
            "Invalid boolean real value, value length: 2.",
        ),
        (
            columns(&[a, &value(&[BOOLEAN])]),
            "Invalid boolean real value, value length: 0.",
        ),
        (
            columns(&[a, &value(&[STRING, 9, 0, 0, 0, b'x'])]),
            "Cell data broken, wrong string format, size: 5.",
        ),
        (
            columns(&[a, &value(&[BLOB, 1])]),
            "Cell data broken, wrong string format, size: 1.",
        ),
        (
            columns(&[a, &value(&[INTEGER, 1, 2])]),
            "data format is invalid.",
        ),
        (columns(&[a, &value(&[INTEGER; 10])]), more),
        (columns(&[a, &value(&[INF_MIN, 1])]), more),
        (after(CELL_VALUE), more),
        (
            columns(&[a, &[CELL_TIMESTAMP], &[0; 8], &[CELL_TYPE, 1]]),
            more,
        ),
        (
            after(UNKNOWN),
            "Cell data broken, cell is not end with checksum[0x0A] tag.",
        ),
        (after(CELL), no_checksum),
        (after(DELETE_ROW_MARKER), no_checksum),
        (after(ROW_CHECKSUM), no_checksum),
        (columns(&[a, truth]), no_checksum),
        (columns(&[a, truth, &[CELL_CHECKSUM]]), no_checksum),
        (
            columns(&[a, &[CELL_TIMESTAMP, 0]]),
            "data format is invalid.",
        ),
    ];
    on_each_store(|service| {
        service.create(TableOptions::default());
        for (row, message) in cases {
            assert_invalid(put(service, row), message);
        }
        assert_eq!(service.read(&id("1")), None);
    });
}

#[test]
fn rows_that_end_badly() {
    let good = encode_row(&id("1"), &[Column::new("a", true)]);
    let whole_cells = good.slice(..good.len() - 2);
    let extended = |rest: &[u8]| Bytes::from([&whole_cells[..], &[EXTENSION], rest].concat());
    let (user, service_sum) = (good[good.len() - 1] ^ 1, good[good.len() - 1]);
    let checksum = format!("Cell data broken, checksum is mismatch, {user} : {service_sum}");
    let cases: &[(Bytes, &str)] = &[
        (whole_cells.clone(), "Invalid row: missing checksum."),
        (
            good.slice(..good.len() - 1),
            "Invalid row: missing checksum.",
        ),
        (
            [&whole_cells[..], &[UNKNOWN, 0]].concat().into(),
            "Cell data broken, row is not end with checksum tag.",
        ),
        (
            [&whole_cells[..], &[ROW_CHECKSUM, user]].concat().into(),
            &checksum,
        ),
        (
            [&good[..], &[ROW_CHECKSUM]].concat().into(),
            "Cell data broken, has more data in cell, but they can't be parsed.",
        ),
        // An extension that the row's end cuts short, and two that end too early themselves.
        (
            extended(&[9, 0, 0, 0, SEQ_INFO]),
            "Invalid row: missing checksum.",
        ),
        (
            extended(&[1, 0, 0, 0, SEQ_INFO, ROW_CHECKSUM, service_sum]),
            "data format is invalid.",
        ),
        (
            extended(&[5, 0, 0, 0, SEQ_INFO, 0, 0, 0, 0, ROW_CHECKSUM, service_sum]),
            "data format is invalid.",
        ),
    ];
    on_each_store(|service| {
        service.create(TableOptions::default());
        for (row, message) in cases {
            assert_invalid(put(service, row), message);
        }
        assert_eq!(service.read(&id("1")), None);
        put(service, &good).unwrap();
    });
}

#[test]
fn texts_are_utf_8() {
    let end = &[CELL_CHECKSUM, 0][..];
    let no_text = &value(&[STRING, 1, 0, 0, 0, 0xff])[..];
    let truth = &value(&[BOOLEAN, 1])[..];
    let named = |byte| [CELL, CELL_NAME, 2, 0, 0, 0, b'a', byte];
    let cases: &[(Bytes, &str)] = &[
        (
            row(&[&[ROW_PK], NAMED_A, no_text, end]),
            "Value of column a must be UTF8 encoding.",
        ),
        (
            columns(&[NAMED_A, no_text, end]),
            "Value of column a must be UTF8 encoding.",
        ),
        // No column can have such a name.
        (
            row(&[&[ROW_PK], &named(0xff), truth, end]),
            "Invalid column name: 'a\u{fffd}'.",
        ),
        (
            columns(&[NAMED_A, truth, end, &named(0xff), truth, end]),
            "Invalid column name: 'a\u{fffd}'.",
        ),
    ];
    on_each_store(|service| {
        for (row, message) in cases {
            assert_invalid(put(service, &summed(row)), message);
        }
    });
}
