use super::*;

const STRING: PrimaryKeyType = PrimaryKeyType::String;
const INTEGER: PrimaryKeyType = PrimaryKeyType::Integer;

impl Service {
    /// Sends a primary key to every operation on rows; all have to say the same of it.
    fn all_row_operations(&self, key: &[WireCell]) -> Vec<Result<Bytes, ServiceError>> {
        let row = wire_row(key.to_vec(), vec![]);
        let table_name = || String::from("t");
        let put = PutRowRequest {
            table_name: table_name(),
            row: wire_row(key.to_vec(), vec![wire_cell("attribute", text("x"))]),
            ..PutRowRequest::default()
        };
        let update = UpdateRowRequest {
            table_name: table_name(),
            row_change: put.row.clone(),
            ..UpdateRowRequest::default()
        };
        let delete = DeleteRowRequest {
            table_name: table_name(),
            primary_key: encode_wire_row(&WireRow {
                primary_key: key.to_vec(),
                delete_marker: true,
                ..WireRow::default()
            }),
            ..DeleteRowRequest::default()
        };
        let get = GetRowRequest {
            table_name: table_name(),
            primary_key: row.clone(),
            max_versions: Some(1),
            ..GetRowRequest::default()
        };
        let range = GetRangeRequest {
            table_name: table_name(),
            inclusive_start_primary_key: row.clone(),
            exclusive_end_primary_key: row,
            max_versions: Some(1),
            ..GetRangeRequest::default()
        };
        vec![
            self.send("PutRow", put.encode_to_vec().into()),
            self.send("UpdateRow", update.encode_to_vec().into()),
            self.send("DeleteRow", delete.encode_to_vec().into()),
            self.send("GetRow", get.encode_to_vec().into()),
            self.send("GetRange", range.encode_to_vec().into()),
        ]
    }
}

fn binary(length: usize) -> Variant {
    Variant::Value(Value::from(vec![0; length]))
}

fn integer(value: i64) -> Variant {
    Variant::Value(Value::from(value))
}

#[test]
fn keys_that_no_table_can_have() {
    let cases: &[(&[WireCell], &str)] = &[
        (&[], "Cell data broken, PK is empty."),
        (
            &[(); 9].map(|()| wire_cell("k", integer(1))),
            "The number of primary key columns must be in range: [1, 4].",
        ),
        (&[wire_cell("#", integer(1))], "Invalid column name: '#'."),
        (
            &[wire_cell("k", None)],
            "No value is given for primary key name:k.",
        ),
        (
            &[WireCell {
                operation: Some(1),
                ..wire_cell("k", integer(1))
            }],
            "OpType cannot be given for primary key name :k.",
        ),
        (
            &[WireCell {
                operation: Some(9),
                ..wire_cell("k", integer(1))
            }],
            "Unknown or unsupported CellType in primary key: k.",
        ),
        (
            &[WireCell {
                timestamp: Some(1),
                ..wire_cell("k", integer(1))
            }],
            "Timestamp cannot be given for primary key name:k.",
        ),
        (
            &[wire_cell("k", Variant::Value(Value::from(1.5)))],
            "VT_DOUBLE is an invalid type for the primary key.",
        ),
        (
            &[wire_cell("k", Variant::Null)],
            "Cell data broken, PK value cannot be NULL, name: k.",
        ),
        (
            &[wire_cell("pk_0", text(&"x".repeat(1025)))],
            "The length of primary key column: 'pk_0' exceeds the MaxLength:1024 with \
             CurrentLength:1025.",
        ),
        (
            &[wire_cell("k", binary(1025))],
            "The length of primary key column: 'k' exceeds the MaxLength:1024 with \
             CurrentLength:1025.",
        ),
    ];
    on_each_store(|service| {
        // Nothing of this needs a table.
        for (key, message) in cases {
            for outcome in service.all_row_operations(key) {
                assert_invalid(outcome, message);
            }
        }
    });
}

#[test]
fn bounds_are_for_ranges_and_placeholders_for_writes() {
    on_each_store(|service| {
        for (mark, name) in [
            (Variant::InfMin, "VT_INF_MIN"),
            (Variant::InfMax, "VT_INF_MAX"),
        ] {
            let outcomes = service.all_row_operations(&[wire_cell("id", mark)]);
            for outcome in outcomes.into_iter().take(4) {
                let message = format!("{name} is an invalid type for the primary key.");
                assert_invalid(outcome, &message);
            }
        }
        let outcomes = service.all_row_operations(&[wire_cell("id", Variant::AutoIncrement)]);
        for outcome in outcomes.into_iter().skip(3) {
            assert_invalid(outcome, "PKAutoIncr can't be used for read operations.");
        }
    });
}

#[test]
fn keys_that_the_table_does_not_have() {
    let cases: &[(&[WireCell], &str)] = &[
        (
            &[wire_cell("a", text("x"))],
            "Validate PK size fail. Input: 1, Meta: 2.",
        ),
        (
            &[
                wire_cell("a", text("x")),
                wire_cell("b", integer(1)),
                wire_cell("c", text("x")),
            ],
            "Validate PK size fail. Input: 3, Meta: 2.",
        ),
        (
            &[wire_cell("PK2", text("x")), wire_cell("b", integer(1))],
            "Validate PK name fail. Input: PK2, Meta: a.",
        ),
        // Their order counts.
        (
            &[wire_cell("b", integer(1)), wire_cell("a", text("x"))],
            "Validate PK name fail. Input: b, Meta: a.",
        ),
        (
            &[wire_cell("a", text("x")), wire_cell("b", binary(1))],
            "Validate PK type fail. Input: VT_BLOB, Meta: VT_INTEGER.",
        ),
        (
            &[wire_cell("a", integer(1)), wire_cell("b", integer(1))],
            "Validate PK type fail. Input: VT_INTEGER, Meta: VT_STRING.",
        ),
        (
            &[
                wire_cell("a", Variant::Value(Value::from(true))),
                wire_cell("b", integer(1)),
            ],
            "Validate PK type fail. Input: VT_BOOLEAN, Meta: VT_STRING.",
        ),
    ];
    on_each_store(|service| {
        service
            .create_table(&new_table("t", &[("a", STRING), ("b", INTEGER)]))
            .unwrap();
        for (key, message) in cases {
            for outcome in service.all_row_operations(key) {
                assert_error(outcome, 400, "OTSInvalidPK", message);
            }
        }
        let placeholder = [
            wire_cell("a", text("x")),
            wire_cell("b", Variant::AutoIncrement),
        ];
        for outcome in service.all_row_operations(&placeholder).into_iter().take(3) {
            assert_error(
                outcome,
                400,
                "OTSInvalidPK",
                "Validate PK type fail. Input: VT_AUTO_INCREMENT, Meta: VT_INTEGER.",
            );
        }
    });
}

#[test]
fn the_longest_keys_are_taken() {
    on_each_store(|service| {
        let columns = ["a", "b", "c", "d"].map(|name| (name, PrimaryKeyType::Binary));
        service.create_table(&new_table("t", &columns)).unwrap();
        // Zeros take the most room in the store.
        let zeros = vec![0_u8; 1024];
        let key = PrimaryKey::new("a", zeros.clone())
            .and("b", zeros.clone())
            .and("c", zeros.clone())
            .and("d", zeros);
        service.put(&key, &[], ignore()).unwrap();
        assert_eq!(service.read(&key).unwrap().primary_key(), key);
    });
}

#[test]
fn booleans_can_be_in_any_column_but_the_first() {
    on_each_store(|service| {
        let schema = [
            ("id", PrimaryKeyType::String),
            ("flag", PrimaryKeyType::PkBoolean),
        ];
        service.create_table(&new_table("t", &schema)).unwrap();
        let key = |flag: bool| id("1").and("flag", flag);
        for flag in [true, false] {
            service.put(&key(flag), &[], ignore()).unwrap();
        }
        assert_eq!(service.read(&key(true)).unwrap().primary_key(), key(true));
        let bound = |end: PrimaryKeyValue| id("1").and("flag", end);
        let request = get_range(
            &bound(PrimaryKeyValue::InfMin),
            &bound(PrimaryKeyValue::InfMax),
        );
        let (rows, _) = service.range(&request).unwrap();
        let keys: Vec<_> = rows.iter().map(|row| row.primary_key().clone()).collect();
        assert_eq!(keys, [key(false), key(true)]);
        assert_error(
            service.put(&id("1").and("flag", 1), &[], ignore()),
            400,
            "OTSInvalidPK",
            "Validate PK type fail. Input: VT_INTEGER, Meta: VT_BOOLEAN.",
        );
    });
}
