use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tablestore_core::ErrorKind;
use tablestore_protocol::{Column, PrimaryKey, Row, Value};

use super::{from_row, to_row};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Order {
    customer: String,
    order: u64,
    #[serde(rename = "sum")]
    amount: u32,
    ratio: f32,
    status: Status,
    note: Option<String>,
    cents: Cents,
    data: Vec<u8>,
    hash: [u8; 2],
    #[serde(flatten)]
    address: Address,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Address {
    city: String,
    floor: Option<i8>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    InTransit,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Cents(i64);

fn order() -> Order {
    Order {
        customer: "alice".to_owned(),
        order: 7,
        amount: 42,
        ratio: 0.5,
        status: Status::InTransit,
        note: None,
        cents: Cents(-1),
        data: vec![0, 255],
        hash: [1, 2],
        address: Address {
            city: "Hangzhou".to_owned(),
            floor: Some(-1),
        },
    }
}

#[test]
fn a_struct_is_a_row_and_back() {
    let (key, columns) = to_row(&order(), &["customer", "order"]).unwrap();
    assert_eq!(key, PrimaryKey::new("customer", "alice").and("order", 7));
    let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
    let expected = [
        "sum", "ratio", "status", "cents", "data", "hash", "city", "floor",
    ];
    assert_eq!(names, expected);
    assert_eq!(columns[2].value, Value::from("in_transit"));
    assert_eq!(columns[4].value, Value::from([0, 255]));
    let row = Row::new(key, columns);
    assert_eq!(from_row::<Order>(&row).unwrap(), order());
}

#[test]
fn the_newest_version_counts_and_strings_are_borrowed() {
    let columns = vec![
        Column::new("a", "new").with_timestamp(2),
        Column::new("a", "old").with_timestamp(1),
        Column::new("b", "x"),
    ];
    let row = Row::new(PrimaryKey::new("id", "1"), columns);
    let map: BTreeMap<&str, &str> = from_row(&row).unwrap();
    assert_eq!(map, BTreeMap::from([("id", "1"), ("a", "new"), ("b", "x")]));
}

#[derive(Debug, Deserialize)]
struct Numbers {
    #[allow(dead_code)]
    small: Option<u8>,
    #[allow(dead_code)]
    double: Option<f32>,
    #[allow(dead_code)]
    must: bool,
}

#[test]
fn errors_name_the_column_and_both_types() {
    let error = |columns: Vec<Column>| {
        let row = Row::new(PrimaryKey::new("id", 1), columns);
        let error = from_row::<Numbers>(&row).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Value);
        error.to_string()
    };
    for (name, value, expected) in [
        (
            "small",
            Value::from("x"),
            "type string: invalid type: string \"x\", expected u8",
        ),
        (
            "small",
            Value::from(300),
            "type integer: invalid value: integer `300`, expected u8",
        ),
        (
            "double",
            Value::from(1),
            "type integer: invalid type: integer `1`, expected f32",
        ),
        (
            "double",
            Value::from(1e300),
            "type double: invalid value: floating point",
        ),
        (
            "must",
            Value::from(1),
            "type integer: invalid type: integer `1`, expected a boolean",
        ),
    ] {
        let text = error(vec![Column::new(name, value)]);
        let expected = format!("column {name:?} holds a value of {expected}");
        assert!(text.starts_with(&expected), "{text}");
    }
    assert_eq!(error(Vec::new()), "column \"must\" is not in the row");
}

#[test]
fn what_no_column_can_hold_is_an_error_with_its_field() {
    #[derive(Serialize)]
    struct With<T> {
        id: T,
    }
    fn error<T: Serialize>(id: T, key: &[&'static str]) -> String {
        to_row(&With { id }, key).unwrap_err().to_string()
    }
    let start = "column \"id\" cannot be written: ";
    for (text, expected) in [
        (
            error(u64::MAX, &["id"]),
            "18446744073709551615 does not fit INTEGER",
        ),
        (error(f64::NAN, &[]), "NaN is not a DOUBLE"),
        (
            error(vec![1_u16], &[]),
            "a sequence of other than u8 is not",
        ),
        (
            error(With { id: 1 }, &[]),
            "a struct is not the value of a column",
        ),
        (error(1.5, &["id"]), "a primary key has no doubles"),
    ] {
        assert!(text.starts_with(&format!("{start}{expected}")), "{text}");
    }
    let text = error(1, &["other"]);
    assert_eq!(text, "column \"other\" of the primary key is missing");
    let text = to_row(&1, &[]).unwrap_err().to_string();
    assert_eq!(text, "a row is a struct or a map, not a number");
}
