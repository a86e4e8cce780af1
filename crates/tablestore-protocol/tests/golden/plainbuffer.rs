//! PlainBuffer.

use super::from_hex;
use bytes::Bytes;
use serde_json::Value as Json;
use tablestore_protocol::plainbuffer::{
    ColumnUpdate, Variant, WireCell, WireRow, decode_primary_key, decode_row, decode_value,
    decode_wire_row, encode_delete_row, encode_primary_key, encode_primary_key_value, encode_row,
    encode_update_row, encode_value, encode_wire_row, operation,
};
use tablestore_protocol::{Column, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Row, Value};

/// The recorded cases of a kind.
fn cases(kind: &str) -> Vec<Json> {
    let recording: Json = serde_json::from_str(include_str!("plainbuffer.json")).unwrap();
    let cases = recording[kind].as_array().unwrap().clone();
    assert!(!cases.is_empty());
    cases
}

fn name(case: &Json) -> &str {
    case["name"].as_str().unwrap()
}

fn recorded(case: &Json) -> Bytes {
    from_hex(case["bytes"].as_str().unwrap())
}

fn variant(json: &Json) -> Variant {
    let (kind, content) = json.as_object().unwrap().iter().next().unwrap();
    let text = || content.as_str().unwrap();
    Variant::Value(match kind.as_str() {
        "string" => Value::from(text()),
        "integer" => Value::from(content.as_i64().unwrap()),
        "double" => Value::from(f64::from_bits(u64::from_str_radix(text(), 16).unwrap())),
        "boolean" => Value::from(content.as_bool().unwrap()),
        "binary" => Value::from(from_hex(text())),
        "mark" => {
            return match text() {
                "INF_MIN" => Variant::InfMin,
                "INF_MAX" => Variant::InfMax,
                "AUTO_INCREMENT" => Variant::AutoIncrement,
                other => panic!("mark {other}"),
            };
        }
        other => panic!("type {other}"),
    })
}

fn wire_cells(json: &Json) -> Vec<WireCell> {
    let cell = |json: &Json| WireCell {
        name: json["name"].as_str().unwrap().into(),
        value: (!json["value"].is_null()).then(|| variant(&json["value"])),
        operation: json["operation"]
            .as_u64()
            .map(|byte| byte.try_into().unwrap()),
        timestamp: json["timestamp"].as_i64(),
    };
    json.as_array().unwrap().iter().map(cell).collect()
}

/// The row that was recorded, which is the same bytes as those recorded, in both directions.
fn wire_row(case: &Json, delete_marker: bool) -> WireRow {
    let row = WireRow {
        primary_key: wire_cells(&case["primary_key"]),
        cells: wire_cells(&case["cells"]),
        delete_marker,
        sequence_info: None,
    };
    assert_eq!(encode_wire_row(&row), recorded(case), "{}", name(case));
    assert_eq!(
        decode_wire_row(&recorded(case)).unwrap(),
        row,
        "{}",
        name(case)
    );
    row
}

fn primary_key(row: &WireRow) -> PrimaryKey {
    let cells = row.primary_key.iter().cloned();
    let column = |cell: WireCell| PrimaryKeyColumn {
        name: cell.name,
        value: PrimaryKeyValue::try_from(cell.value.unwrap()).unwrap(),
    };
    cells.map(column).collect()
}

fn column(cell: WireCell) -> Column {
    let column = Column::new(cell.name, Value::try_from(cell.value.unwrap()).unwrap());
    match cell.timestamp {
        Some(timestamp) => column.with_timestamp(timestamp),
        None => column,
    }
}

fn update(cell: WireCell) -> ColumnUpdate {
    match cell.operation {
        None => ColumnUpdate::Put(column(cell)),
        Some(operation::DELETE_ONE_VERSION) => ColumnUpdate::DeleteVersion {
            name: cell.name,
            timestamp: cell.timestamp.unwrap(),
        },
        Some(operation::DELETE_ALL_VERSION) => ColumnUpdate::DeleteAllVersions { name: cell.name },
        Some(operation::INCREMENT) => ColumnUpdate::Increment {
            name: cell.name,
            by: match cell.value {
                Some(Variant::Value(Value::Integer(by))) => by,
                other => panic!("increment by {other:?}"),
            },
        },
        Some(other) => panic!("operation {other}"),
    }
}

#[test]
fn primary_keys() {
    for case in cases("primary_keys") {
        let key = primary_key(&wire_row(&case, false));
        assert_eq!(encode_primary_key(&key), recorded(&case), "{}", name(&case));
        assert_eq!(
            decode_primary_key(&recorded(&case)).unwrap(),
            key,
            "{}",
            name(&case)
        );
    }
}

#[test]
fn deletes() {
    for case in cases("deletes") {
        let key = primary_key(&wire_row(&case, true));
        assert_eq!(encode_delete_row(&key), recorded(&case), "{}", name(&case));
    }
}

#[test]
fn puts() {
    for case in cases("puts") {
        let wire = wire_row(&case, false);
        let key = primary_key(&wire);
        let columns: Vec<Column> = wire.cells.into_iter().map(column).collect();
        assert_eq!(
            encode_row(&key, &columns),
            recorded(&case),
            "{}",
            name(&case)
        );
        let row = decode_row(&recorded(&case)).unwrap();
        assert_eq!(row, Some(Row::new(key, columns)), "{}", name(&case));
    }
}

#[test]
fn updates() {
    for case in cases("updates") {
        let wire = wire_row(&case, false);
        let key = primary_key(&wire);
        let updates: Vec<ColumnUpdate> = wire.cells.into_iter().map(update).collect();
        assert_eq!(
            encode_update_row(&key, &updates),
            recorded(&case),
            "{}",
            name(&case)
        );
    }
}

#[test]
fn values() {
    for case in cases("values") {
        let value = Value::try_from(variant(&case["value"])).unwrap();
        assert_eq!(encode_value(&value), recorded(&case), "{}", name(&case));
        assert_eq!(
            decode_value(&recorded(&case)).unwrap(),
            value.into(),
            "{}",
            name(&case)
        );
    }
}

#[test]
fn key_values() {
    for case in cases("key_values") {
        let value = PrimaryKeyValue::try_from(variant(&case["value"])).unwrap();
        let encoded = encode_primary_key_value(&value);
        assert_eq!(encoded, recorded(&case), "{}", name(&case));
        assert_eq!(
            decode_value(&recorded(&case)).unwrap(),
            value.into(),
            "{}",
            name(&case)
        );
    }
}
