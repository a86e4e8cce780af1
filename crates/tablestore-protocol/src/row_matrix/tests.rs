mod any_bytes;

use bytes::Bytes;

use super::*;
use crate::{Column, PrimaryKey, Row, crc8};

/// Two rows, written by hand from the layout.
const BLOCK: &[u8] = b"SRM0\
    \x21\0\0\0\x1a\0\0\0\x01\0\0\0\x01\0\0\0\
    \x02\0id\x00\0\
    \x0a\x01\x03\x02\0\0\0\
    \x02\0\x07\0\0\0\0\0\0\0\x03\x01\0\0\0x\
    \x02\x00\xff\xff\xff\xff\xff\xff\xff\xff\x06\
    \x01";

fn with_checksum(content: &[u8]) -> Bytes {
    let mut block = content.to_vec();
    block.push(crc8::update(0, content));
    block.into()
}

fn rows() -> Vec<(PrimaryKey, Vec<Column>)> {
    vec![
        (PrimaryKey::new("id", 7), vec![Column::new("", "x")]),
        (PrimaryKey::new("id", -1), vec![]),
    ]
}

fn as_read(rows: Vec<(PrimaryKey, Vec<Column>)>) -> Vec<Row> {
    rows.into_iter()
        .map(|(primary_key, columns)| Row::new(primary_key, columns))
        .collect()
}

#[test]
fn the_layout_is_the_services() {
    assert_eq!(decode_rows(&with_checksum(BLOCK)).unwrap(), as_read(rows()));
    assert_eq!(encode_rows(&["id"], &[""], &rows()), with_checksum(BLOCK));
}

#[test]
fn every_type_comes_back_as_it_was() {
    let key = PrimaryKey::new("s", "é").and("b", [0, 255]).and("t", true);
    let columns = vec![
        Column::new("binary", vec![1_u8, 2]),
        Column::new("double", -0.5),
        Column::new("empty", ""),
        Column::new("integer", i64::MIN),
        Column::new("truth", false),
    ];
    let names: Vec<_> = columns.iter().map(|column| column.name.clone()).collect();
    let names: Vec<_> = names.iter().map(|name| &**name).collect();
    let rows = vec![(key, columns)];
    let block = encode_rows(&["s", "b", "t"], &names, &rows);
    let decoded = decode_rows(&block).unwrap();
    assert_eq!(decoded, as_read(rows));
    assert!(
        decode_rows(&encode_rows(&["s"], &[], &[]))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn strings_and_names_are_slices_of_the_block() {
    let block = with_checksum(BLOCK);
    let row = decode_rows(&block).unwrap().remove(0);
    let text = row.get::<&str>("").unwrap().as_bytes().as_ptr_range();
    assert!(block.as_ptr_range().contains(&text.start));
}

#[test]
fn no_change_of_a_byte_and_no_cut_goes_unseen() {
    let block = with_checksum(BLOCK);
    for position in 0..block.len() {
        for bit in 0..8 {
            let mut damaged = block.to_vec();
            damaged[position] ^= 1 << bit;
            assert!(
                decode_rows(&damaged.into()).is_err(),
                "byte {position}, bit {bit}"
            );
        }
        assert!(
            decode_rows(&block.slice(..position)).is_err(),
            "cut at {position}"
        );
    }
}

/// The same block with other bytes at a position, and their checksum.
fn changed(position: usize, bytes: &[u8]) -> Bytes {
    let mut content = BLOCK.to_vec();
    content[position..position + bytes.len()].copy_from_slice(bytes);
    with_checksum(&content)
}

#[test]
fn sizes_are_checked_before_memory_is_taken() {
    for (position, bytes, expected) in [
        (4, i32::MAX.to_le_bytes(), "unknown option"),
        (8, i32::MAX.to_le_bytes(), "too short"),
        (8, 4_i32.to_le_bytes(), "points back"),
        (12, i32::MAX.to_le_bytes(), "too short"),
        (12, (-1_i32).to_le_bytes(), "negative"),
        (16, i32::MAX.to_le_bytes(), "too short"),
        (29, 3_i32.to_le_bytes(), "a wrong number of rows"),
        (44, i32::MAX.to_le_bytes(), "too short"),
    ] {
        let error = decode_rows(&changed(position, &bytes)).unwrap_err();
        assert!(error.to_string().contains(expected), "{position}: {error}");
    }
}

#[test]
fn what_cannot_be_there_is_named() {
    for (position, byte, expected) in [
        (20, 200, "too short"),
        (22, 0xff, "not UTF-8"),
        (26, 9, "unknown option"),
        (33, 9, "neither a row nor the checksum"),
        (34, 1, "double in a primary key"),
        (34, 9, "unknown type"),
        (48, 0xff, "not UTF-8"),
    ] {
        let error = decode_rows(&changed(position, &[byte])).unwrap_err();
        assert!(error.to_string().contains(expected), "{position}: {error}");
    }
    let trailing = with_checksum(&[BLOCK, b"\0"].concat());
    assert!(decode_rows(&trailing).is_err());
}

#[test]
fn rows_of_nothing_do_not_fill_the_memory() {
    let nothing = [(PrimaryKey::default(), Vec::new())];
    let without_names = encode_rows(&[], &[], &nothing);
    let with_gaps_alone = encode_rows(&["id"], &["a"], &nothing);
    for block in [without_names, with_gaps_alone] {
        let error = decode_rows(&block).unwrap_err().to_string();
        assert!(
            error.contains("a row without a key and without columns"),
            "{error}"
        );
    }
}

#[test]
fn a_row_may_lack_its_key() {
    let row = (PrimaryKey::default(), vec![Column::new("a", 1)]);
    let block = encode_rows(&["id"], &["a"], std::slice::from_ref(&row));
    assert_eq!(decode_rows(&block).unwrap(), as_read(vec![row]));
}

#[test]
fn no_name_stands_twice() {
    let row = [(PrimaryKey::new("id", 1), vec![Column::new("a", 1)])];
    for (keys, attributes) in [
        (&["id", "id"][..], &["a"][..]),
        (&["id"], &["a", "b", "a"]),
        (&["id"], &["a", "id"]),
    ] {
        let error = decode_rows(&encode_rows(keys, attributes, &row)).unwrap_err();
        let error = error.to_string();
        assert!(error.contains("a duplicate name"), "{error}");
    }
}
