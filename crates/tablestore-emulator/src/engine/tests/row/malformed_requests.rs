use proptest::prelude::{ProptestConfig, any, proptest};
use tablestore_protocol::proto::table::DescribeTableRequest;

use super::*;

const ROW_OPERATIONS: [&str; 5] = ["PutRow", "GetRow", "UpdateRow", "DeleteRow", "GetRange"];

#[test]
fn operations_that_are_not_there() {
    on_each_store(|service| {
        for name in ["Fly", "getrow", "GetRow2", "tunnel/nonsense"] {
            let message = format!("Unsupported operation: {name}.");
            assert_invalid(service.send(name, Bytes::new()), &message);
        }
    });
}

#[test]
fn messages_that_are_none() {
    on_each_store(|service| {
        let all = [
            "CreateTable",
            "ListTable",
            "DescribeTable",
            "UpdateTable",
            "DeleteTable",
        ];
        for operation in all.iter().chain(&ROW_OPERATIONS) {
            let message = "Parse PBMessage from RawString failed.";
            assert_invalid(
                service.send(operation, Bytes::from_static(b"\xff")),
                message,
            );
            // Each of them but one has required fields.
            if *operation != "ListTable" {
                assert_invalid(service.send(operation, Bytes::new()), message);
            }
        }
        // An empty name is something else than none.
        let empty = DescribeTableRequest {
            table_name: String::new(),
        };
        let mut body = empty.encode_to_vec();
        body.extend_from_slice(b"\x0a\x00");
        assert_invalid(
            service.send("DescribeTable", body.into()),
            "Invalid table name: ''.",
        );
    });
}

#[test]
fn required_fields_of_nested_messages() {
    on_each_store(|service| {
        let request = new_table("t", &[("id", PrimaryKeyType::String)]);
        let request = request.encode_to_vec();
        // Each of these is one field: the name of the table, the name of its key, and its type.
        for field in [&b"\x0a\x01t"[..], b"\x0a\x02id", b"\x10\x02"] {
            let position = request
                .windows(field.len())
                .position(|part| part == field)
                .unwrap();
            let mut body = request.clone();
            // A number of a field that nothing has.
            body[position] |= 0x78;
            let outcome = service.send("CreateTable", body.into());
            assert_invalid(outcome, "Parse PBMessage from RawString failed.");
        }
    });
}

#[test]
fn markers_and_cells_at_the_wrong_position() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let row = |delete_marker, cells| {
            encode_wire_row(&WireRow {
                primary_key: vec![wire_cell("id", text("1"))],
                cells,
                delete_marker,
                sequence_info: None,
            })
        };
        let cell = || vec![wire_cell("a", text("x"))];
        let table_name = || String::from("t");
        let marker = "Invalid request of put/update row: unexpected RowDeleteMarker in request.";
        let put = PutRowRequest {
            table_name: table_name(),
            row: row(true, cell()),
            ..Default::default()
        };
        assert_invalid(service.call::<PutRowResponse>("PutRow", &put), marker);
        let update = UpdateRowRequest {
            table_name: table_name(),
            row_change: row(true, cell()),
            ..Default::default()
        };
        assert_invalid(
            service.call::<UpdateRowResponse>("UpdateRow", &update),
            marker,
        );
        for (marker, cells, message) in [
            (
                false,
                vec![],
                "Invalid request of delete row: missing RowDeleteMarker in request",
            ),
            (
                true,
                cell(),
                "Invalid delete row request: unexpected cells in request",
            ),
        ] {
            let delete = DeleteRowRequest {
                table_name: table_name(),
                primary_key: row(marker, cells),
                ..Default::default()
            };
            assert_invalid(
                service.call::<DeleteRowResponse>("DeleteRow", &delete),
                message,
            );
        }
    });
}

#[test]
fn a_request_that_fails_has_changed_nothing() {
    on_each_store(|service| {
        service.create(any_time(3));
        service
            .put(&id("1"), &[Column::new("a", 1)], ignore())
            .unwrap();
        let before = service.cells(&id("1"));
        let bad = [Column::new("b", 1), Column::new("c", f64::NAN)];
        service.put(&id("1"), &bad, ignore()).unwrap_err();
        service
            .update(&id("1"), &bad.map(ColumnUpdate::Put), ignore())
            .unwrap_err();
        let not_there = condition(RowExistenceExpectation::ExpectNotExist);
        service.delete(&id("1"), not_there).unwrap_err();
        assert_eq!(service.cells(&id("1")), before);
    });
}

/// Every sequence of bytes gets a response, and none ends the service.
mod any_bytes {
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn as_a_message(body: Vec<u8>) {
            let service = Service::new(Database::memory(Settings::default()));
            for operation in ROW_OPERATIONS {
                let _ = service.send(operation, body.clone().into());
            }
            let _ = service.send("CreateTable", body.into());
        }

        #[test]
        fn as_a_row_or_a_filter(position in any::<proptest::sample::Index>(), byte: u8) {
            let service = Service::new(Database::memory(Settings::default()));
            service.create(TableOptions::default());
            let mut row = encode_row(&id("1"), &[Column::new("a", "x")]).to_vec();
            let position = position.index(row.len());
            row[position] = byte;
            let row = Bytes::from(row);
            let condition = Condition { column_condition: Some(row.clone()), ..ignore() };
            let _ = service.put(&id("1"), &[], condition);
            let put = PutRowRequest { table_name: "t".into(), row, ..Default::default() };
            let _ = service.call::<PutRowResponse>("PutRow", &put);
        }
    }
}
