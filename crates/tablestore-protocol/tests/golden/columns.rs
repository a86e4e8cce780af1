//! Rows of time series and of SQL.

use serde_json::Value as Json;
use tablestore_protocol::Value;

use super::from_hex;
use tablestore_protocol::sql_rows::{SqlRows, SqlType, SqlValue, encode};
use tablestore_protocol::timeseries_rows::{
    TimeseriesKey, TimeseriesRow, checksum, decode_rows, encode_rows,
};

/// The recorded cases of a kind.
fn cases(kind: &str) -> Vec<Json> {
    let recording: Json = serde_json::from_str(include_str!("columns.json")).unwrap();
    let cases = recording[kind].as_array().unwrap().clone();
    assert!(!cases.is_empty());
    cases
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap()
}

fn value(json: &Json) -> Value {
    let (kind, content) = json.as_object().unwrap().iter().next().unwrap();
    match kind.as_str() {
        "string" => Value::from(text(content)),
        "integer" => Value::from(content.as_i64().unwrap()),
        "double" => Value::from(f64::from_bits(
            u64::from_str_radix(text(content), 16).unwrap(),
        )),
        "boolean" => Value::from(content.as_bool().unwrap()),
        "binary" => Value::from(from_hex(text(content))),
        other => panic!("kind {other}"),
    }
}

fn row(json: &Json) -> TimeseriesRow {
    let mut key = TimeseriesKey::new(text(&json["measurement"]), text(&json["source"]));
    for (name, value) in json["tags"].as_object().unwrap() {
        key = key.tag(name, text(value));
    }
    let mut row = TimeseriesRow::new(key, json["time"].as_i64().unwrap());
    for (name, content) in json["fields"].as_object().unwrap() {
        row = row.field(name, value(content));
    }
    row
}

#[test]
fn rows_of_writes_are_read_as_the_client_meant_them() {
    for case in cases("writes") {
        let name = &case["name"];
        let rows: Vec<_> = case["rows"].as_array().unwrap().iter().map(row).collect();
        let recorded = from_hex(text(&case["bytes"]));
        assert_eq!(
            i64::from(checksum(&recorded)),
            case["checksum"].as_i64().unwrap(),
            "{name}"
        );
        let read: Result<Vec<_>, _> = decode_rows(&recorded).unwrap().collect();
        assert_eq!(read.unwrap(), rows, "{name}");
        // The order of a buffer's parts is free, so ours are others, and hardly more.
        let ours = encode_rows(&rows).unwrap();
        assert!(
            ours.len() <= recorded.len() + 16,
            "{name}: {} {}",
            ours.len(),
            recorded.len()
        );
    }
}

#[test]
fn rows_of_sql_are_read_as_the_client_reads_them() {
    for case in cases("selects") {
        let name = &case["name"];
        let rows = SqlRows::decode(from_hex(text(&case["bytes"]))).unwrap();
        let columns = case["columns"].as_array().unwrap();
        assert_eq!(rows.columns().len(), columns.len(), "{name}");
        for (column, recorded) in rows.columns().iter().zip(columns) {
            assert_eq!(column.name(), recorded["name"], "{name}");
            let cells = recorded["cells"].as_array().unwrap();
            assert_eq!(cells.len(), rows.len(), "{name}");
            for (row, cell) in cells.iter().enumerate() {
                let expected = (!cell.is_null()).then(|| value(cell));
                let is = match column.get(row).unwrap() {
                    SqlValue::Null => None,
                    SqlValue::Integer(number) => Some(Value::from(number)),
                    SqlValue::Boolean(truth) => Some(Value::from(truth)),
                    SqlValue::Double(number) => Some(Value::from(number)),
                    SqlValue::String(text) => Some(Value::from(text)),
                    SqlValue::Binary(bytes) => Some(Value::from(bytes)),
                    other => panic!("{name}: {other:?}"),
                };
                assert_eq!(is, expected, "{name}");
            }
        }
    }
}

/// Made with the schema's newest version, which the Python client does not have.
#[test]
fn a_point_in_time_is_a_number_with_its_logic_type() {
    let rows = SqlRows::decode(from_hex(
        "0c0000000800140010000400080000000200000000000000000000000400000001000000100000000c00\
         140010000f00080004000c000000180000002c0000000000000714000000080008000700060008000000\
         00000101010000007400000008000c000800040008000000100000000400000002000000000100000200\
         000038bf7cc091ed05000000000000000000",
    ))
    .unwrap();
    assert_eq!(rows.columns()[0].name(), "t");
    assert_eq!(
        rows.get(0, 0),
        Some(SqlValue::DateTime(1_668_585_138_995_000))
    );
    assert_eq!(rows.get(1, 0), Some(SqlValue::Null));
}

/// The official client's generated code reads these bytes as they are meant.
#[test]
fn our_bytes_are_those_that_the_client_was_seen_to_read() {
    let row = |time: i64, status: &str| {
        let key = TimeseriesKey::new("cpu", "host_0")
            .tag("os", "Ubuntu")
            .tag("region", "hz");
        TimeseriesRow::new(key, time)
            .field("usage", 10.5)
            .field("up", true)
            .field("status", status)
            .field("raw", [1, 2])
            .field("cnt", time / 1_000_000_000_000_000 + 2)
            .field("cnt2", 4)
    };
    // The third row is a copy of the second one with other values.
    let rows = [
        (1_700_000_000_000_000, "ok"),
        (0, "late"),
        (5_000_000_000_000_000, ""),
    ];
    let written = encode_rows(&rows.map(|(time, status)| row(time, status))).unwrap();
    assert_eq!(
        written,
        from_hex(
            "0c000000060008000400000008000000040000000300000018000000ac010000280300000c0014000400\
             08000c0010000c0000001000000014000000680000007000000003000000637075000600000018000000\
             1c0000002400000028000000300000003400000003000000636e740004000000636e7432000000000300\
             000072617700060000007374617475730000020000007570000005000000757361676500000006000000\
             0101050402030000010000001800000010001c000c001000040014000000180000000000140000000040\
             1e18240a0600c00000000c0000001c000000740000000000000000000e001800040008000c0010001400\
             0e00000014000000240000002c0000003400000038000000020000000300000000000000040000000000\
             0000010000000100000000000000010000000000000000002540010000007c0000000100000004000000\
             4c0100006400000002000000100000002000000008000c00040008000800000008000000300000000200\
             00006f7300001c000000080000002800000006000000726567696f6e000006000000686f73745f300000\
             060000005562756e7475000002000000687a00000200000001020000020000006f6b0000a40100001000\
             0000140000006800000070000000030000006370750006000000180000001c0000002400000028000000\
             300000003400000003000000636e740004000000636e7432000000000300000072617700060000007374\
             617475730000020000007570000005000000757361676500000006000000010105040203000001000000\
             08000000000000009c0100000000000000000000b00000000c000000100000006c000000000000000000\
             00008a010000180000002800000030000000380000003c00000000000000020000000200000000000000\
             040000000000000001000000010000000000000001000000000000000000254001000000740000000100\
             000004000000cc0200005c00000002000000080000001800000080010000080000003000000002000000\
             6f73000094010000080000002800000006000000726567696f6e000006000000686f73745f3000000600\
             00005562756e7475000002000000687a00000200000001020000040000006c6174650000000000000000\
             2403000010000000140000006800000070000000030000006370750006000000180000001c0000002400\
             000028000000300000003400000003000000636e740004000000636e7432000000000300000072617700\
             060000007374617475730000020000007570000005000000757361676500000006000000010105040203\
             00000100000008000000000000001c0300000080e03779c31100b00000000c000000100000006c000000\
             00000000000000000a030000180000002800000030000000380000003c00000000000000020000000700\
             000000000000040000000000000001000000010000000000000001000000000000000000254001000000\
             7400000001000000040000004c0400005c00000002000000080000001800000000030000080000003000\
             0000020000006f73000014030000080000002800000006000000726567696f6e000006000000686f7374\
             5f300000060000005562756e7475000002000000687a000002000000010200000000000000",
        )
    );

    let columns = [
        ("l", SqlType::Integer),
        ("b", SqlType::Boolean),
        ("d", SqlType::Double),
        ("s", SqlType::String),
        ("x", SqlType::Binary),
    ];
    let row = vec![
        SqlValue::Integer(-7),
        SqlValue::Boolean(true),
        SqlValue::Double(0.5),
        SqlValue::String("\u{e9}"),
        SqlValue::Binary(b"\x01\x7f"),
    ];
    let written = encode(&columns, &[row, vec![SqlValue::Null; 5]]).unwrap();
    assert_eq!(
        written,
        from_hex(
            "0c000000080010000c00040008000000020000000000000004000000050000002000000084000000d000\
             00002c0100008c0100000c0011000400100008000c000c00000010000000240000005400000001000000\
             010000006c0010000c000400080000000000000000000000120000000800000010000000020000000001\
             00000000000002000000f9ffffffffffffff000000000000000008000600040005000800000000000000\
             7400000010000000240000003c0000000200000001000000620010000c00040000000800000000000000\
             000012000000080000000c000000020000000001000002000000010000005800000000000000c4000000\
             10000000240000004c0000000300000001000000640010000c0004000000000008000000000000001200\
             0000080000001000000002000000000100000000000002000000000000000000e03f0000000000000000\
             b800000000000000240100001000000024000000500000000400000001000000730010000c0004000000\
             0000000008000000000012000000080000000c000000020000000001000002000000080000000c000000\
             02000000c3a9000000000000000000001c01000000000000880100001000000024000000640000000500\
             000001000000780010000c00040000000000000000000800000012000000080000000c00000002000000\
             0001000002000000100000001c0000000600080004000000080000000400000002000000017f00001800\
             00000400000000000000940100000000",
        )
    );
}
