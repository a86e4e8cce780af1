use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use bytes::Bytes;
use tablestore::typed::{FromRow, TableColumns, TableRow, TableValue};
use tablestore::{Column, PrimaryKey, Row, Str, Value};

/// A field of each type.
#[derive(Clone, Debug, PartialEq, TableRow)]
struct Everything {
    #[table(key)]
    key: uuid::Uuid,
    text: String,
    cow: Cow<'static, str>,
    optional_cow: Option<Cow<'static, [u8]>>,
    arc: Arc<str>,
    boxed: Box<str>,
    string: Str,
    letter: char,
    large: u64,
    small: i8,
    index: usize,
    double: f64,
    float: f32,
    truth: bool,
    blob: Vec<u8>,
    bytes: Bytes,
    hash: [u8; 4],
    cents: Cents,
    any: Value,
    chrono_time: chrono::DateTime<chrono::Utc>,
    chrono_date: chrono::NaiveDate,
    time_time: time::OffsetDateTime,
    time_date: time::Date,
    #[table(with = "tablestore::typed::epoch_millis")]
    millis: std::time::SystemTime,
    #[table(with = "tablestore::typed::epoch_micros")]
    micros: chrono::DateTime<chrono::Utc>,
    #[table(with = "hexadecimal", default)]
    hex: u32,
    r#type: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, TableValue)]
struct Cents(i64);

/// A conversion of the application.
mod hexadecimal {
    use tablestore::{FromValue, Mismatch, Value, ValueRef};

    pub(super) fn to_value(number: &u32) -> Value {
        format!("{number:x}").into()
    }

    pub(super) fn from_value(value: ValueRef<'_>) -> Result<u32, Mismatch> {
        let text = <&str>::from_value(value)?;
        let number = u32::from_str_radix(text, 16);
        number.map_err(|_| Mismatch::new(format!("holds {text:?}, which is not hexadecimal")))
    }
}

fn everything() -> Everything {
    let chrono_time = chrono::DateTime::from_timestamp(1_700_000_000, 123_456_789).unwrap();
    Everything {
        key: uuid::Uuid::from_u128(7),
        text: "a".to_owned(),
        cow: "b".into(),
        optional_cow: Some(vec![1].into()),
        arc: "c".into(),
        boxed: "d".into(),
        string: "e".into(),
        letter: 'f',
        large: i64::MAX as u64,
        small: -128,
        index: 9,
        double: 0.1,
        float: 0.1,
        truth: true,
        blob: vec![0, 255],
        bytes: Bytes::from_static(b"x"),
        hash: [1, 2, 3, 4],
        cents: Cents(-5),
        any: Value::from(1.5),
        chrono_time,
        chrono_date: chrono_time.date_naive(),
        time_time: time::OffsetDateTime::from_unix_timestamp(1_700_000_000).unwrap(),
        time_date: time::Date::from_calendar_date(2024, time::Month::February, 29).unwrap(),
        millis: UNIX_EPOCH + Duration::from_millis(1_700_000_000_123),
        micros: chrono::DateTime::from_timestamp_micros(-1).unwrap(),
        hex: 255,
        r#type: 1,
    }
}

fn row(value: &Everything) -> Row {
    let mut columns = Vec::new();
    value.add_columns(&mut columns).unwrap();
    Row::new(value.primary_key().unwrap(), columns)
}

#[test]
fn every_type_is_read_back_as_it_was_written() {
    let row = row(&everything());
    assert_eq!(Everything::from_row(&row).unwrap(), everything());
    for (name, expected) in [
        ("key", Value::from("00000000-0000-0000-0000-000000000007")),
        ("large", Value::from(i64::MAX)),
        ("cents", Value::from(-5)),
        ("any", Value::from(1.5)),
        ("chrono_time", Value::from("2023-11-14T22:13:20.123456789Z")),
        ("time_time", Value::from("2023-11-14T22:13:20.000000000Z")),
        ("time_date", Value::from("2024-02-29")),
        ("millis", Value::from(1_700_000_000_123_i64)),
        ("micros", Value::from(-1)),
        ("hex", Value::from("ff")),
        ("type", Value::from(1)),
    ] {
        assert_eq!(row.get::<Value>(name).unwrap(), expected, "{name}");
    }
    let key = Everything::key(uuid::Uuid::from_u128(7));
    assert_eq!(row.primary_key(), key);
}

#[test]
fn a_value_of_another_type_is_an_error_that_names_everything() {
    let (key, columns) = row(&everything()).into_parts();
    for (name, value, expected) in [
        (
            "large",
            Value::from(-1),
            "field large (u64) of Everything: column \"large\" (integer) holds -1, which does not fit u64",
        ),
        (
            "small",
            Value::from(1.0),
            "field small (i8) of Everything: column \"small\" holds a value of type double, not an integer",
        ),
        (
            "hash",
            Value::from([1]),
            "field hash ([u8;4]) of Everything: column \"hash\" (binary) holds 1 bytes, not 4",
        ),
        (
            "chrono_date",
            Value::from("x"),
            "field chrono_date (chrono::NaiveDate) of Everything: column \"chrono_date\" (string) holds \"x\", which is not a date such as 2024-01-31",
        ),
        (
            "hex",
            Value::from("xyz"),
            "field hex (u32) of Everything: column \"hex\" (string) holds \"xyz\", which is not hexadecimal",
        ),
        (
            "cow",
            Value::from(1),
            "field cow (Cow<'static,str>) of Everything: column \"cow\" holds a value of type integer, not a string",
        ),
    ] {
        let mut columns = columns.clone();
        columns.retain(|column| column.name != *name);
        columns.push(Column::new(name, value));
        let error = Everything::from_row(&Row::new(key.clone(), columns)).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    // Absent: a default, an option, an error.
    let mut columns = columns;
    columns.retain(|column| column.name != *"hex" && column.name != *"optional_cow");
    let read = Everything::from_row(&Row::new(key.clone(), columns.clone())).unwrap();
    assert_eq!((read.hex, read.optional_cow), (0, None));
    columns.retain(|column| column.name != *"millis");
    let error = Everything::from_row(&Row::new(key, columns)).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("column \"millis\" is not in the row"),
        "{error}"
    );
}

#[derive(TableRow)]
struct Borrowed<'a> {
    #[table(key)]
    id: &'a str,
    #[table(key)]
    blob: &'a [u8],
    note: Option<Cow<'a, str>>,
}

#[test]
fn a_type_with_a_lifetime_borrows_from_the_row() {
    let key = Borrowed::key("a", b"b");
    assert_eq!(key, PrimaryKey::new("id", "a").and("blob", b"b"));
    let row = Row::new(key, vec![Column::new("note", "text")]);
    let read = Borrowed::from_row(&row).unwrap();
    assert_eq!((read.id, read.blob), ("a", &b"b"[..]));
    assert!(matches!(read.note, Some(Cow::Borrowed("text"))));
}

#[derive(Debug, PartialEq, TableValue)]
enum Shape {
    RoundTable,
    #[table(rename = "[]")]
    Square,
}

#[test]
fn variants_are_strings_and_others_are_errors() {
    use tablestore::{FromValue, PrimaryKeyValue};
    assert_eq!(Value::from(Shape::RoundTable), Value::from("round_table"));
    assert_eq!(
        PrimaryKeyValue::from(Shape::Square),
        PrimaryKeyValue::from("[]")
    );
    let read = |text: &str| Shape::from_value(Value::from(text).as_ref());
    assert_eq!(read("[]"), Ok(Shape::Square));
    let error = read("Square").unwrap_err().to_string();
    assert_eq!(
        error,
        "holds \"Square\", which is none of \"round_table\", \"[]\""
    );
}
