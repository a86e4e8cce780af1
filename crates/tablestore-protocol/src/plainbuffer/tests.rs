mod any_bytes;

use bytes::Bytes;

use super::*;
use crate::{Column, PrimaryKey, PrimaryKeyValue, Row, Value, crc8};

fn key() -> PrimaryKey {
    PrimaryKey::new("customer", "alice").and("order", 7)
}

type Parts = (PrimaryKey, Vec<Column>);

/// The row of these parts, which has not been through a buffer.
fn as_read((primary_key, columns): Parts) -> Row {
    Row::new(primary_key, columns)
}

fn row() -> Parts {
    (
        key(),
        vec![
            Column::new("amount", 42).with_timestamp(1_760_000_000_000),
            Column::new("note", "größer").with_timestamp(1),
            Column::new("paid", true),
            Column::new("photo", [0, 255]),
            Column::new("price", -0.5).with_timestamp(i64::MAX),
        ],
    )
}

/// A wire row that has everything but an extension.
fn wire_row() -> WireRow {
    let cell = |name: &str, value: Option<Variant>, operation, timestamp| WireCell {
        name: name.into(),
        value,
        operation,
        timestamp,
    };
    WireRow {
        primary_key: vec![
            cell("id", Some(Value::from("a").into()), None, None),
            cell("n", Some(Variant::InfMax), None, None),
        ],
        cells: vec![
            cell("put", Some(Value::from(1.5).into()), None, Some(3)),
            cell("all", None, Some(operation::DELETE_ALL_VERSION), None),
            cell("one", None, Some(operation::DELETE_ONE_VERSION), Some(9)),
            cell(
                "add",
                Some(Value::from(-1).into()),
                Some(operation::INCREMENT),
                None,
            ),
            cell("null", Some(Variant::Null), None, None),
        ],
        delete_marker: true,
        sequence_info: None,
    }
}

fn kind<T: std::fmt::Debug>(result: Result<T, DecodeError>) -> DecodeErrorKind {
    *result.unwrap_err().kind()
}

/// The same bytes with one of them replaced.
fn with_byte(bytes: &Bytes, index: usize, byte: u8) -> Bytes {
    let mut bytes = bytes.to_vec();
    bytes[index] = byte;
    bytes.into()
}

#[test]
fn the_layout_is_the_documented_one() {
    let key = PrimaryKey::new("a", 1);
    let update = ColumnUpdate::DeleteVersion {
        name: "b".into(),
        timestamp: 2,
    };
    let mut expected = b"\x75\0\0\0".to_vec();
    expected.extend(b"\x01\x03\x04\x01\0\0\0a\x05\x09\0\0\0\x00\x01\0\0\0\0\0\0\0\x0a");
    let first = crc8::update(0, b"a\x00\x01\0\0\0\0\0\0\0");
    expected.push(first);
    expected.extend(b"\x02\x03\x04\x01\0\0\0b\x06\x03\x07\x02\0\0\0\0\0\0\0\x0a");
    // The timestamp, then the operation: not their order in the cell.
    let second = crc8::update(0, b"b\x02\0\0\0\0\0\0\0\x03");
    expected.push(second);
    expected.extend([tag::ROW_CHECKSUM, crc8::update(0, &[first, second, 0])]);
    assert_eq!(encode_update_row(&key, &[update]), expected);
}

#[test]
fn no_rows_are_no_bytes() {
    assert_eq!(encode_rows(&[]), Bytes::new());
    assert_eq!(decode_rows(&Bytes::new()).unwrap(), []);
    assert_eq!(decode_row(&Bytes::new()).unwrap(), None);
    let needed = DecodeErrorKind::Truncated {
        needed: 4,
        remaining: 0,
    };
    assert_eq!(kind(decode_wire_row(&Bytes::new())), needed);
    assert_eq!(kind(decode_primary_key(&Bytes::new())), needed);
}

#[test]
fn rows_are_slices_of_the_buffer() {
    let buffer = encode_rows(&[row()]);
    let inside = |bytes: &[u8]| buffer.as_ptr_range().contains(&bytes.as_ptr());
    let rows = decode_rows(&buffer).unwrap();
    assert!(inside(rows[0].columns()[0].name.as_bytes()));
    assert!(inside(rows[0].get::<&str>("customer").unwrap().as_bytes()));
    assert!(inside(rows[0].get::<&[u8]>("photo").unwrap()));
}

#[test]
fn rows_that_are_not_alike_are_read_each_for_itself() {
    let named = |names: &[&str]| {
        let columns = names.iter().map(|name| Column::new(*name, 1)).collect();
        (key(), columns)
    };
    let rows = [
        named(&["a", "b"]),
        named(&["b", "c", "dd"]),
        named(&["b"]),
        named(&[]),
        named(&["b", "d", "cc", "e"]),
    ];
    let read = decode_rows(&encode_rows(&rows)).unwrap();
    assert_eq!(read, rows.map(as_read));
}

#[test]
fn a_key_stands_alone_with_marks() {
    for mark in [
        PrimaryKeyValue::InfMin,
        PrimaryKeyValue::InfMax,
        PrimaryKeyValue::AutoIncrement,
    ] {
        let key = key().and("mark", mark);
        let buffer = encode_primary_key(&key);
        assert_eq!(decode_primary_key(&buffer).unwrap(), key);
        let reason = "a placeholder instead of a value";
        assert_eq!(
            kind(decode_row(&buffer)),
            DecodeErrorKind::Unexpected(reason)
        );
    }
}

#[test]
fn a_row_may_lack_its_key_or_its_columns() {
    let without_columns = (key(), vec![]);
    let without_key = (PrimaryKey::default(), row().1);
    for row in [without_columns, without_key] {
        let buffer = encode_rows(std::slice::from_ref(&row));
        let row = as_read(row);
        assert_eq!(decode_row(&buffer).unwrap(), Some(row.clone()));
        assert_eq!(decode_rows(&buffer).unwrap(), vec![row]);
    }
}

#[test]
fn a_response_holds_rows_of_values() {
    let unexpected = |edit: fn(&mut WireRow)| {
        let mut row = WireRow {
            cells: vec![wire_row().cells[0].clone()],
            primary_key: vec![wire_row().primary_key[0].clone()],
            ..WireRow::default()
        };
        assert!(decode_row(&encode_wire_row(&row)).is_ok());
        edit(&mut row);
        let error = decode_row(&encode_wire_row(&row)).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Unexpected(_)));
        error.to_string()
    };
    assert_eq!(
        unexpected(|row| row.delete_marker = true),
        "malformed PlainBuffer at byte 61: a delete marker in a response"
    );
    assert_eq!(
        unexpected(|row| row.cells[0].operation = Some(operation::DELETE_ONE_VERSION)),
        "malformed PlainBuffer at byte 27, in column \"put\": a cell that deletes in a response"
    );
    assert_eq!(
        unexpected(|row| row.cells[0].value = None),
        "malformed PlainBuffer at byte 27, in column \"put\": an attribute column without a value"
    );
    assert_eq!(
        unexpected(|row| row.cells[0].value = Some(Variant::InfMin)),
        "malformed PlainBuffer at byte 27, in column \"put\": a placeholder instead of a value"
    );
    assert_eq!(
        unexpected(|row| row.primary_key[0].value = Some(Variant::Null)),
        "malformed PlainBuffer at byte 5, in column \"id\": a primary key column of a type that keys cannot have"
    );
    assert_eq!(
        unexpected(|row| row.primary_key[0].value = None),
        "malformed PlainBuffer at byte 5, in column \"id\": a primary key column without a value"
    );
    assert_eq!(
        unexpected(|row| row.primary_key[0].timestamp = Some(1)),
        "malformed PlainBuffer at byte 5, in column \"id\": a primary key column with an operation or a timestamp"
    );
}

#[test]
fn the_row_that_an_increment_returns_may_say_so() {
    let updates = [ColumnUpdate::Increment {
        name: "visits".into(),
        by: 3,
    }];
    let row = decode_row(&encode_update_row(&key(), &updates))
        .unwrap()
        .unwrap();
    assert_eq!(row.get::<i64>("visits").unwrap(), 3);
}

#[test]
fn only_one_row_where_one_is_asked_for() {
    let one = encode_row(&key(), &[]);
    let two = encode_rows(&[(key(), vec![]), (key(), vec![])]);
    let trailing = DecodeErrorKind::Trailing {
        length: two.len() - one.len(),
    };
    assert_eq!(decode_rows(&two).unwrap().len(), 2);
    assert_eq!(kind(decode_row(&two)), trailing);
    assert_eq!(kind(decode_wire_row(&two)), trailing);
    assert_eq!(kind(decode_primary_key(&two)), trailing);
}

#[test]
fn a_primary_key_stands_alone() {
    let key = PrimaryKey::new("id", PrimaryKeyValue::InfMin)
        .and("n", PrimaryKeyValue::InfMax)
        .and("m", PrimaryKeyValue::AutoIncrement);
    assert_eq!(decode_primary_key(&encode_primary_key(&key)).unwrap(), key);
    let columns = kind(decode_primary_key(&encode_row(
        &key,
        &[Column::new("a", 1)],
    )));
    assert_eq!(
        columns,
        DecodeErrorKind::Tag {
            actual: tag::ROW_DATA,
            expected: tag::ROW_CHECKSUM
        }
    );
    let marker = kind(decode_primary_key(&encode_delete_row(&key)));
    assert!(matches!(marker, DecodeErrorKind::Unexpected(_)));
}

#[test]
fn an_extension_is_read_and_what_is_not_known_in_it_is_skipped() {
    let info = SequenceInfo {
        epoch: 1,
        timestamp: 1_760_000_000_000_000,
        row_index: -2,
    };
    let row = WireRow {
        sequence_info: Some(info),
        ..wire_row()
    };
    let buffer = encode_wire_row(&row);
    assert_eq!(decode_wire_row(&buffer).unwrap(), row);

    let mut bytes = buffer.to_vec();
    let start = bytes.len() - 2 - 29;
    assert_eq!(bytes[start], tag::EXTENSION);
    bytes[start + 1] += 8;
    bytes.splice(start + 5..start + 5, *b"\x20\x03\0\0\0new");
    assert_eq!(decode_wire_row(&bytes.into()).unwrap(), row);

    // Its checksum does not cover it, so only its structure is verified.
    for cut in 1..29 {
        let mut bytes = buffer.to_vec();
        bytes.drain(start + cut..start + 29);
        assert!(decode_wire_row(&bytes.into()).is_err());
    }
}

#[test]
fn errors_say_what_and_where() {
    // HEADER ROW_PK CELL CELL_NAME len32 "a" CELL_VALUE len32 3 len32 "xy" CELL_CHECKSUM …
    let good = encode_primary_key(&PrimaryKey::new("a", "xy"));
    let error = |index, byte| {
        let error = decode_wire_row(&with_byte(&good, index, byte)).unwrap_err();
        error.to_string()
    };
    assert_eq!(
        error(1, 1),
        "malformed PlainBuffer at byte 0: header 0x175 instead of 0x75"
    );
    assert_eq!(
        error(4, 3),
        "malformed PlainBuffer at byte 4: tag 0x03 instead of 0x09, the end of the row"
    );
    assert_eq!(
        error(6, 5),
        "malformed PlainBuffer at byte 6: tag 0x05 instead of 0x04"
    );
    assert_eq!(
        error(7, 99),
        "malformed PlainBuffer at byte 11: bytes needed: 99, left: 17"
    );
    assert_eq!(
        error(12, 8),
        r#"malformed PlainBuffer at byte 12, in column "a": tag 0x08 instead of 0x0a, the end of the cell"#
    );
    assert_eq!(
        error(18, 8),
        r#"malformed PlainBuffer at byte 17, in column "a": value of type 0x03 with 6 bytes instead of 12"#
    );
    assert_eq!(
        error(17, 0),
        r#"malformed PlainBuffer at byte 17, in column "a": value of type 0x00 with 6 bytes instead of 8"#
    );
    assert_eq!(
        error(17, 4),
        r#"malformed PlainBuffer at byte 17, in column "a": value of the unknown type 0x04"#
    );
    assert_eq!(
        error(25, 0),
        r#"malformed PlainBuffer at byte 25, in column "a": checksum 0x00, the bytes before it have 0xf7"#
    );
    assert_eq!(
        error(27, 0),
        "malformed PlainBuffer at byte 27: checksum 0x00, the bytes before it have 0x7f"
    );
}

#[test]
fn text_is_utf8_even_where_the_checksums_are_right() {
    let good = encode_primary_key(&PrimaryKey::new("a", "xy")).to_vec();
    let error = |index: usize| {
        let mut bytes = good.clone();
        bytes[index] = 0x80;
        bytes[25] = crc8::update(crc8::update(0, &bytes[11..12]), &bytes[17..24]);
        bytes[27] = crc8::update(0, &[bytes[25], 0]);
        decode_wire_row(&bytes.into()).unwrap_err().to_string()
    };
    assert_eq!(
        error(11),
        "malformed PlainBuffer at byte 11: a string that is not UTF-8"
    );
    assert_eq!(
        error(23),
        r#"malformed PlainBuffer at byte 5, in column "a": a string that is not UTF-8"#
    );
}

#[test]
fn an_error_becomes_one_of_the_sdk() {
    let error = tablestore_core::Error::from(decode_value(&Bytes::new()).unwrap_err());
    assert_eq!(error.kind(), tablestore_core::ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "malformed PlainBuffer at byte 0: bytes needed: 1, left: 0"
    );
}

#[test]
fn a_boolean_is_0_or_1() {
    assert_eq!(
        kind(decode_value(&Bytes::from_static(&[value_type::BOOLEAN, 2]))),
        DecodeErrorKind::Boolean { actual: 2 }
    );
}

#[test]
fn every_truncation_is_an_error() {
    for buffer in [encode_rows(&[row()]), encode_wire_row(&wire_row())] {
        for length in 1..buffer.len() {
            let cut = buffer.slice(..length);
            assert!(decode_rows(&cut).is_err(), "{length}");
            assert!(decode_row(&cut).is_err(), "{length}");
            assert!(decode_wire_row(&cut).is_err(), "{length}");
        }
    }
}

#[test]
fn every_change_of_one_byte_is_an_error() {
    // The names of later rows are compared with those of the first.
    let alike = encode_rows(&[row(), row(), row()]);
    for buffer in [alike, encode_wire_row(&wire_row())] {
        for index in 0..buffer.len() {
            for byte in (0..=255).filter(|byte| *byte != buffer[index]) {
                let changed = with_byte(&buffer, index, byte);
                assert!(decode_rows(&changed).is_err(), "byte {index} to {byte}");
                assert!(decode_wire_row(&changed).is_err(), "byte {index} to {byte}");
            }
        }
    }
}

#[test]
fn rows_of_nothing_do_not_fill_the_memory() {
    // HEADER, then twice ROW_CHECKSUM and the checksum of no cells.
    let buffer = Bytes::from_static(b"\x75\0\0\0\x09\0\x09\0");
    let message = "malformed PlainBuffer at byte 4: a row without a key and without columns";
    assert_eq!(decode_rows(&buffer).unwrap_err().to_string(), message);
    let one = buffer.slice(..6);
    assert_eq!(decode_row(&one).unwrap_err().to_string(), message);
}

#[test]
fn a_key_of_nothing_is_none() {
    let nothing = encode_primary_key(&PrimaryKey::default());
    assert_eq!(
        decode_primary_key(&nothing).unwrap_err().to_string(),
        "malformed PlainBuffer at byte 4: a primary key without columns"
    );
}

#[test]
fn an_update_lets_go_of_its_buffer() {
    let updates = [
        ColumnUpdate::Put(Column::new("put", "text")),
        ColumnUpdate::DeleteVersion {
            name: "one".into(),
            timestamp: 1,
        },
        ColumnUpdate::DeleteAllVersions { name: "all".into() },
        ColumnUpdate::Increment {
            name: "sum".into(),
            by: 1,
        },
    ];
    for update in updates {
        let owned = update.clone().into_owned();
        assert_eq!(owned, update);
        assert_ne!(owned.name().as_ptr(), update.name().as_ptr());
    }
}

#[test]
fn zeros_after_a_row_in_a_request_are_passed_over() {
    let mut buffer = encode_wire_row(&wire_row()).to_vec();
    buffer.extend([0; 23]);
    assert_eq!(decode_wire_row(&buffer.clone().into()).unwrap(), wire_row());
    buffer.push(1);
    assert!(decode_wire_row(&buffer.into()).is_err());
}

#[test]
fn cells_of_keys_that_come_again_are_checked_like_others() {
    let row = |index: i64| {
        let key = PrimaryKey::new("part", "a part of the table").and("id", index / 2);
        (key.and("n", index), vec![Column::new("c", index)])
    };
    let rows: Vec<_> = (0..5).map(row).collect();
    let page = encode_rows(&rows);
    let read = decode_rows(&page).unwrap();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(key, columns)| Row::new(key, columns))
        .collect();
    assert_eq!(read, rows);
    for at in 0..page.len() {
        let mut changed = page.to_vec();
        changed[at] ^= 1;
        assert!(decode_rows(&changed.into()).is_err(), "byte {at}");
    }
}
