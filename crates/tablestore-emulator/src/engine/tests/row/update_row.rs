use tablestore_protocol::plainbuffer::operation;
use tablestore_protocol::proto::table::{ReturnContent, ReturnType};

use super::*;

fn put(name: &str, value: impl Into<Value>) -> ColumnUpdate {
    ColumnUpdate::Put(Column::new(name, value))
}

fn increment(name: &str, by: i64) -> ColumnUpdate {
    ColumnUpdate::Increment {
        name: name.into(),
        by,
    }
}

fn delete_all(name: &str) -> ColumnUpdate {
    ColumnUpdate::DeleteAllVersions { name: name.into() }
}

fn delete_version(name: &str, timestamp: i64) -> ColumnUpdate {
    ColumnUpdate::DeleteVersion {
        name: name.into(),
        timestamp,
    }
}

#[test]
fn an_update_changes_what_it_names() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let now = service.now();
        service
            .update(&id("1"), &[put("a", 1), put("b", 1)], ignore())
            .unwrap();
        service.advance(Duration::from_millis(5));
        service
            .update(&id("1"), &[put("b", 2), put("c", 2)], ignore())
            .unwrap();
        let then = now + 5;
        assert_eq!(
            service.cells(&id("1")),
            [
                format!("a@{now}=1"),
                format!("b@{then}=2"),
                format!("c@{then}=2")
            ]
        );
        service
            .update(
                &id("1"),
                &[delete_all("b"), delete_version("a", 3)],
                ignore(),
            )
            .unwrap();
        assert_eq!(
            service.cells(&id("1")),
            [format!("a@{now}=1"), format!("c@{then}=2")]
        );
    });
}

#[test]
fn deletions_alone_create_nothing() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let deletions = [delete_all("a"), delete_version("b", 1)];
        service.update(&id("1"), &deletions, ignore()).unwrap();
        assert_eq!(service.read(&id("1")), None);
        // With any other column the row exists.
        let mixed = [delete_all("a"), put("b", 1)];
        service.update(&id("1"), &mixed, ignore()).unwrap();
        assert!(service.read(&id("1")).is_some());
    });
}

#[test]
fn a_row_outlives_its_last_column() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service
            .put(&id("1"), &[Column::new("a", 1)], ignore())
            .unwrap();
        service
            .update(&id("1"), &[delete_all("a")], ignore())
            .unwrap();
        assert_eq!(service.read(&id("1")), Some(Row::new(id("1"), vec![])));
    });
}

#[test]
fn a_deleted_cell_can_be_written_back() {
    on_each_store(|service| {
        service.create(any_time(2));
        let cell = ColumnUpdate::Put(Column::new("a", 1).with_timestamp(7));
        for deletion in [delete_version("a", 7), delete_all("a")] {
            service
                .update(&id("1"), std::slice::from_ref(&cell), ignore())
                .unwrap();
            service.update(&id("1"), &[deletion], ignore()).unwrap();
            assert_eq!(service.cells(&id("1")), [""; 0]);
            service
                .update(&id("1"), std::slice::from_ref(&cell), ignore())
                .unwrap();
            assert_eq!(service.cells(&id("1")), ["a@7=1"]);
        }
    });
}

#[test]
fn deleting_one_version_leaves_the_others() {
    on_each_store(|service| {
        service.create(any_time(3));
        let cells =
            [1, 2, 3].map(|time| ColumnUpdate::Put(Column::new("a", time).with_timestamp(time)));
        service.update(&id("1"), &cells, ignore()).unwrap();
        service
            .update(&id("1"), &[delete_version("a", 2)], ignore())
            .unwrap();
        assert_eq!(service.cells(&id("1")), ["a@3=3", "a@1=1"]);
        service
            .update(&id("1"), &[delete_all("a")], ignore())
            .unwrap();
        assert_eq!(service.cells(&id("1")), [""; 0]);
    });
}

#[test]
fn increments_add_up() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        for by in [10, 5, -20] {
            service
                .update(&id("1"), &[increment("n", by)], ignore())
                .unwrap();
        }
        let row = service.read(&id("1")).unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), -5);
    });
}

#[test]
fn increments_that_are_refused_change_nothing() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let columns = [Column::new("full", i64::MAX), Column::new("text", "x")];
        service.put(&id("1"), &columns, ignore()).unwrap();
        let before = service.cells(&id("1"));
        let cases = [
            (
                vec![put("a", 1), increment("full", 1)],
                "Column full would overflow by the increment.",
            ),
            (
                vec![put("a", 1), increment("text", 1)],
                "Column text is not an integer and cannot be incremented.",
            ),
            (
                vec![increment("n", 1), put("n", 1)],
                "Column n cannot be incremented and changed otherwise in one request.",
            ),
            (
                vec![increment("n", 1), put("a", 1), increment("n", 1)],
                "Column n cannot be incremented and changed otherwise in one request.",
            ),
            (
                vec![delete_all("n"), increment("n", 1)],
                "Column n cannot be incremented and changed otherwise in one request.",
            ),
        ];
        for (updates, message) in cases {
            assert_invalid(service.update(&id("1"), &updates, ignore()), message);
            assert_eq!(service.cells(&id("1")), before);
        }
    });
}

#[test]
fn after_modify_returns_the_incremented_columns_that_are_named() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let update = |updates: &[ColumnUpdate], names: &[&str]| {
            service.call::<UpdateRowResponse>(
                "UpdateRow",
                &UpdateRowRequest {
                    table_name: "t".into(),
                    row_change: encode_update_row(&id("1"), updates),
                    return_content: Some(ReturnContent {
                        return_type: Some(ReturnType::RtAfterModify as i32),
                        return_column_names: names.iter().map(|name| (*name).into()).collect(),
                    }),
                    ..UpdateRowRequest::default()
                },
            )
        };
        let now = service.now();
        let updates = [
            increment("price", 10),
            increment("price-2", 100),
            put("x", 1),
        ];
        let row = update(&updates, &["price"]).unwrap().row.unwrap();
        let row = decode_row(&row).unwrap().unwrap();
        assert_eq!(row.primary_key(), id("1"));
        assert_eq!(shown(&row), [format!("price@{now}=10")]);

        let row = update(&updates, &["price-2", "price"])
            .unwrap()
            .row
            .unwrap();
        let row = decode_row(&row).unwrap().unwrap();
        assert_eq!(
            shown(&row),
            [format!("price@{now}=20"), format!("price-2@{now}=200")]
        );

        for name in ["x", "other"] {
            let message = format!("Return column {name} is not incremented by the request.");
            assert_invalid(update(&updates, &["price", name]), &message);
        }
        let row = service.read(&id("1")).unwrap();
        assert_eq!(row.get::<i64>("price").unwrap(), 20);
    });
}

#[test]
fn cells_that_are_refused() {
    let cell = |operation, value: Option<Variant>, timestamp| WireCell {
        name: "a".into(),
        value,
        operation,
        timestamp,
    };
    let one = || Some(Variant::Value(Value::from(1)));
    let value_with_deletion =
        "Column value cannot be given when type is DELETE_ONE_VERSION,DELETE_ALL_VERSION.";
    let cases = [
        (vec![], "Attribute column is missing."),
        (
            vec![cell(None, None, Some(1))],
            "No value is given for column name.",
        ),
        (
            vec![cell(Some(operation::DELETE_ONE_VERSION), one(), Some(1))],
            value_with_deletion,
        ),
        (
            vec![cell(Some(operation::DELETE_ALL_VERSION), one(), None)],
            value_with_deletion,
        ),
        (
            vec![cell(Some(operation::DELETE_ONE_VERSION), None, None)],
            "Timestamp must be given when type is DELETE_ONE_VERSION.",
        ),
        (
            vec![cell(Some(operation::DELETE_ALL_VERSION), None, Some(1))],
            "Timestamp cannot be given when type is DELETE_ALL_VERSION.",
        ),
        (
            vec![cell(Some(operation::INCREMENT), one(), Some(1))],
            "Timestamp cannot be given when type is INCREMENT.",
        ),
        (
            vec![cell(Some(operation::INCREMENT), None, None)],
            "No value is given for column name.",
        ),
        (
            vec![cell(Some(operation::INCREMENT), Some(text("1")), None)],
            "Column a can be incremented by an integer only.",
        ),
        (
            vec![cell(Some(9), None, None)],
            "Invalid op type of cell: 9.",
        ),
        (
            vec![cell(Some(operation::DELETE_ALL_VERSION), None, None); 1025],
            "The number of attribute columns exceeds the limit, limit count: 1024, column count: \
             1025.",
        ),
        (
            vec![cell(None, Some(text(&"x".repeat(2 * 1024 * 1024))), None); 2],
            "The total data size of UpdateRow request exceeds the limit, limit size: 4194304, data \
             size: 4194309.",
        ),
    ];
    on_each_store(|service| {
        for (cells, message) in &cases {
            let request = UpdateRowRequest {
                table_name: "t".into(),
                row_change: wire_row(vec![wire_cell("id", text("1"))], cells.clone()),
                ..UpdateRowRequest::default()
            };
            let outcome = service.call::<UpdateRowResponse>("UpdateRow", &request);
            assert_invalid(outcome, message);
        }
    });
}

#[test]
fn tables_can_refuse_updates() {
    on_each_store(|service| {
        service.create(TableOptions {
            allow_update: Some(false),
            ..TableOptions::default()
        });
        service
            .put(&id("1"), &[Column::new("a", 1)], ignore())
            .unwrap();
        assert_invalid(
            service.update(&id("1"), &[put("a", 2)], ignore()),
            "Update operation is not allowed in this table",
        );
        service.delete(&id("1"), ignore()).unwrap();
    });
}

#[test]
fn a_row_grows_past_the_limit_of_one_request() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        for part in 0..2 {
            let columns = (0..1024).map(|i| put(&format!("c{part}-{i}"), i));
            let updates: Vec<ColumnUpdate> = columns.collect();
            service.update(&id("1"), &updates, ignore()).unwrap();
        }
        assert_eq!(service.read(&id("1")).unwrap().columns().len(), 2048);
    });
}
