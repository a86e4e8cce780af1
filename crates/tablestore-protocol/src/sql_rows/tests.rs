use bytes::Bytes;
use proptest::prelude::*;
use tablestore_core::ErrorKind;

use super::*;
use crate::flatbuffers::{Field, Slot, Writer};

type Rows<'a> = Vec<Vec<SqlValue<'a>>>;

/// All types, each with a value, a default and a `NULL`.
fn all_types() -> (Vec<(&'static str, SqlType)>, Rows<'static>) {
    let columns = vec![
        ("l", SqlType::Integer),
        ("b", SqlType::Boolean),
        ("d", SqlType::Double),
        ("s", SqlType::String),
        ("x", SqlType::Binary),
        ("dt", SqlType::DateTime),
        ("day", SqlType::Date),
        ("t", SqlType::Time),
    ];
    let rows = vec![
        vec![
            SqlValue::Integer(i64::MIN),
            SqlValue::Boolean(true),
            SqlValue::Double(-0.5),
            SqlValue::String("\u{e9}"),
            SqlValue::Binary(b"\0\xff"),
            SqlValue::DateTime(-1000),
            SqlValue::Date(-1),
            SqlValue::Time(-3_020_399_000_000_000),
        ],
        vec![
            SqlValue::Integer(0),
            SqlValue::Boolean(false),
            SqlValue::Double(0.0),
            SqlValue::String(""),
            SqlValue::Binary(b""),
            SqlValue::DateTime(0),
            SqlValue::Date(i32::MAX),
            SqlValue::Time(0),
        ],
        vec![SqlValue::Null; 8],
    ];
    (columns, rows)
}

/// The cells of all rows.
fn cells(rows: &SqlRows) -> Rows<'_> {
    let row = |row| {
        let columns = 0..rows.columns().len();
        columns.filter_map(|column| rows.get(row, column)).collect()
    };
    (0..rows.len()).map(row).collect()
}

#[test]
fn rows_of_all_types_come_back_as_they_were() {
    let (columns, rows) = all_types();
    let read = SqlRows::decode(encode(&columns, &rows).unwrap()).unwrap();
    assert_eq!(cells(&read), rows);
    let names = read.columns().iter().map(|it| (it.name(), it.sql_type()));
    assert_eq!(names.collect::<Vec<_>>(), columns);
    assert_eq!((read.get(3, 0), read.get(0, 8)), (None, None));
    assert_eq!(read.get(usize::MAX, usize::MAX), None);
}

#[test]
fn a_result_without_rows_has_its_columns() {
    let read = SqlRows::decode(encode(&[("a", SqlType::Date)], &[]).unwrap()).unwrap();
    assert!(read.is_empty());
    assert_eq!(read.columns()[0].sql_type(), SqlType::Date);
    let read = SqlRows::decode(encode(&[], &[]).unwrap()).unwrap();
    assert_eq!((read.len(), read.columns().len()), (0, 0));
}

#[test]
fn a_column_without_a_type_is_written_as_strings() {
    let encoded = encode(&[("a", SqlType::Null)], &[vec![SqlValue::Null]]).unwrap();
    let read = SqlRows::decode(encoded).unwrap();
    assert_eq!(read.columns()[0].sql_type(), SqlType::String);
    assert_eq!(read.get(0, 0), Some(SqlValue::Null));
}

#[test]
fn cells_are_where_they_were_in_the_response() {
    let encoded = encode(&[("a", SqlType::String)], &[vec![SqlValue::String("text")]]).unwrap();
    let read = SqlRows::decode(encoded.clone()).unwrap();
    let Some(SqlValue::String(text)) = read.get(0, 0) else {
        panic!("no string");
    };
    assert!(encoded.as_ptr_range().contains(&text.as_ptr()));
}

#[test]
fn cells_of_other_types_are_not_encoded() {
    let columns = [("a", SqlType::Integer), ("b", SqlType::String)];
    for (row, text) in [
        (vec![SqlValue::Null], "row 0 has 1 cells, not 2"),
        (
            vec![SqlValue::Integer(1), SqlValue::Integer(2)],
            "column \"b\" is MEDIUMTEXT, and row 0 has BIGINT",
        ),
    ] {
        let error = encode(&columns, &[row]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Value);
        assert!(error.to_string().contains(text), "{error}");
    }
}

/// A result of one column: its type, number of rows, and what its values are.
fn column(
    row_count: i64,
    wire_type: u8,
    complex: Option<(u8, u8)>,
    values: impl FnOnce(&mut Writer, Slot),
) -> Bytes {
    let mut writer = Writer::default();
    let root = writer.root();
    let [columns, _] = writer.table(root, [Field::Offset, Field::I64(row_count)]);
    if let Some(slot) = writer.offsets(columns, 1).next() {
        let of_complex = complex.map_or(Field::Absent, |_| Field::Offset);
        let fields = [
            Field::Offset,
            Field::Byte(wire_type),
            Field::Offset,
            of_complex,
        ];
        let [name, _, of_values, info] = writer.table(slot, fields);
        writer.string(name, "c");
        values(&mut writer, of_values);
        if let Some((logic_type, encoding)) = complex {
            let _ = writer.table(info, [Field::Byte(logic_type), Field::Byte(encoding)]);
        }
    }
    writer.finish().into()
}

fn integers(
    nulls: Option<&'static [bool]>,
    values: &'static [i64],
) -> impl FnOnce(&mut Writer, Slot) {
    move |writer, slot| {
        let of_nulls = nulls.map_or(Field::Absent, |_| Field::Offset);
        let [first, second] = writer.table(slot, [of_nulls, Field::Offset]);
        if let Some(nulls) = nulls {
            writer.vector(first, nulls.iter().copied());
        }
        writer.vector(second, values.iter().copied());
    }
}

fn nothing(writer: &mut Writer, slot: Slot) {
    let [] = writer.table(slot, []);
}

/// Strings `a` and `b`, and for each row which it is.
fn runs(indexes: &'static [i32]) -> impl FnOnce(&mut Writer, Slot) {
    move |writer, slot| {
        let mut fields = [Field::Absent; 7];
        fields[6] = Field::Offset;
        let [.., runs] = writer.table(slot, fields);
        let [array, mapping] = writer.table(runs, [Field::Offset; 2]);
        for (slot, text) in writer.offsets(array, 2).zip(["a", "b"]) {
            writer.string(slot, text);
        }
        writer.vector(mapping, indexes.iter().copied());
    }
}

#[test]
fn columns_may_lack_vectors_that_say_nothing() {
    let read = SqlRows::decode(column(2, 1, None, integers(None, &[1, 2]))).unwrap();
    assert_eq!(read.get(1, 0), Some(SqlValue::Integer(2)));
    for wire_type in 0..=6 {
        let read = SqlRows::decode(column(2, wire_type, None, nothing)).unwrap();
        assert_eq!(read.get(1, 0), Some(SqlValue::Null), "{wire_type}");
    }
    let read = SqlRows::decode(column(3, 6, None, runs(&[0, 1, 0]))).unwrap();
    let texts = ["a", "b", "a"].map(|text| vec![SqlValue::String(text)]);
    assert_eq!(cells(&read), texts);
}

#[test]
fn a_day_is_that_of_its_seconds() {
    let seconds = &[-86_401, -86_400, -1, 0, 86_399, 86_400];
    let read = SqlRows::decode(column(6, 7, Some((2, 1)), integers(None, seconds))).unwrap();
    let days = [-2, -1, -1, 0, 0, 1].map(|days| vec![SqlValue::Date(days)]);
    assert_eq!(cells(&read), days);
}

#[test]
fn what_is_malformed_is_refused_with_the_columns_name() {
    for (rows, reason) in [
        (
            column(3, 1, None, integers(None, &[1, 2])),
            "column \"c\" has another number of rows",
        ),
        (
            column(2, 1, None, integers(Some(&[true]), &[1, 2])),
            "column \"c\" has another number of rows",
        ),
        (
            column(-1, 1, None, nothing),
            "a number of rows that the bytes cannot have",
        ),
        (
            column(i64::MAX, 1, None, nothing),
            "a number of rows that the bytes cannot have",
        ),
        (
            column(2, 8, None, nothing),
            "column \"c\" has the unknown type 8",
        ),
        (
            column(2, 7, None, nothing),
            "column \"c\" has the unknown encoding 0",
        ),
        (
            column(2, 7, Some((1, 4)), nothing),
            "column \"c\" has the unknown encoding 4",
        ),
        (
            column(2, 7, Some((4, 1)), nothing),
            "column \"c\" has the unknown logic type 4",
        ),
        (
            column(1, 7, Some((2, 1)), integers(None, &[i64::MAX])),
            "column \"c\" has a malformed cell in row 0",
        ),
        (
            column(2, 6, None, runs(&[0, 2])),
            "column \"c\" has a malformed cell in row 1",
        ),
        (
            column(2, 6, None, runs(&[-1, 0])),
            "column \"c\" has a malformed cell in row 0",
        ),
        (
            column(2, 4, None, |writer, slot| {
                let [nulls] = writer.table(slot, [Field::Offset]);
                writer.vector(nulls, [true, false]);
            }),
            "column \"c\" has no values",
        ),
    ] {
        let error = SqlRows::decode(rows).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().contains(reason), "{reason}: {error}");
    }
    // A `NULL` is not read.
    let null = column(1, 7, Some((2, 1)), integers(Some(&[true]), &[i64::MAX]));
    assert_eq!(
        SqlRows::decode(null).unwrap().get(0, 0),
        Some(SqlValue::Null)
    );
}

#[test]
fn few_bytes_do_not_stand_for_many() {
    // Each of 1,000 strings is the same one of 10,000 bytes.
    let shared = column(1000, 6, None, |writer, slot| {
        let mut fields = [Field::Absent; 7];
        fields[6] = Field::Offset;
        let [.., runs] = writer.table(slot, fields);
        let [array, mapping] = writer.table(runs, [Field::Offset; 2]);
        for slot in writer.offsets(array, 1) {
            writer.string(slot, &"x".repeat(10_000));
        }
        writer.vector(mapping, std::iter::repeat_n(0, 1000));
    });
    let error = SqlRows::decode(shared).unwrap_err();
    assert!(error.to_string().contains("parts that overlap"), "{error}");
}

fn value(sql_type: SqlType) -> BoxedStrategy<(SqlType, Option<(i64, String)>)> {
    proptest::option::of(any::<(i64, String)>())
        .prop_map(move |value| (sql_type, value))
        .boxed()
}

/// A cell of this type that borrows.
fn cell<'a>(sql_type: SqlType, value: &'a Option<(i64, String)>) -> SqlValue<'a> {
    let Some((number, text)) = value else {
        return SqlValue::Null;
    };
    match sql_type {
        SqlType::Integer => SqlValue::Integer(*number),
        SqlType::Boolean => SqlValue::Boolean(number % 2 == 0),
        SqlType::Double => SqlValue::Double(*number as f64),
        SqlType::String => SqlValue::String(text),
        SqlType::Binary => SqlValue::Binary(text.as_bytes()),
        SqlType::DateTime => SqlValue::DateTime(*number),
        SqlType::Date => SqlValue::Date(*number as i32),
        _ => SqlValue::Time(*number),
    }
}

proptest! {
    #[test]
    fn any_rows_come_back(
        rows in proptest::collection::vec(
            all_types().0.into_iter().map(|(_, it)| value(it)).collect::<Vec<_>>(),
            0..5,
        ),
    ) {
        let (columns, _) = all_types();
        let rows: Rows<'_> = rows
            .iter()
            .map(|row| row.iter().map(|(of, value)| cell(*of, value)).collect())
            .collect();
        let read = SqlRows::decode(encode(&columns, &rows).unwrap()).unwrap();
        prop_assert_eq!(cells(&read), rows);
    }

    #[test]
    fn any_change_is_read_or_refused(at: prop::sample::Index, byte: u8, cut: prop::sample::Index) {
        let (columns, rows) = all_types();
        let mut encoded = encode(&columns, &rows).unwrap().to_vec();
        let index = at.index(encoded.len());
        encoded[index] = byte;
        let read = |bytes: Vec<u8>| SqlRows::decode(bytes).map(|rows| cells(&rows).len());
        let _ = read(encoded.clone());
        encoded.truncate(cut.index(encoded.len()));
        let _ = read(encoded);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        let _ = SqlRows::decode(bytes).map(|rows| cells(&rows).len());
    }
}
