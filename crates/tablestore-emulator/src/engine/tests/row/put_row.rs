use tablestore_protocol::plainbuffer::operation;
use tablestore_protocol::proto::table::{ReturnContent, ReturnType};

use super::*;

impl Service {
    fn put_wire(&self, row: Bytes) -> Result<PutRowResponse, ServiceError> {
        self.call(
            "PutRow",
            &PutRowRequest {
                table_name: "t".into(),
                row,
                ..PutRowRequest::default()
            },
        )
    }
}

#[test]
fn a_put_replaces_the_whole_row() {
    on_each_store(|service| {
        service.create(any_time(3));
        let now = service.now();
        let first = [
            Column::new("b", 2.5),
            Column::new("a", "x"),
            Column::new("c", true),
            Column::new("d", &b"\0\xff"[..]),
            Column::new("e", i64::MIN),
        ];
        service.put(&id("1"), &first, ignore()).unwrap();
        assert_eq!(
            service.cells(&id("1")),
            [
                format!("a@{now}=\"x\""),
                format!("b@{now}=2.5"),
                format!("c@{now}=true"),
                format!("d@{now}=b\"\\x00\\xff\""),
                format!("e@{now}=-9223372036854775808"),
            ]
        );
        service
            .put(&id("1"), &[Column::new("f", 1)], ignore())
            .unwrap();
        assert_eq!(service.cells(&id("1")), [format!("f@{now}=1")]);
    });
}

#[test]
fn a_row_may_have_no_attributes() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.put(&id("1"), &[], ignore()).unwrap();
        assert_eq!(service.read(&id("1")), Some(Row::new(id("1"), vec![])));
        assert_eq!(service.read(&id("2")), None);
    });
}

#[test]
fn strange_column_names_and_empty_values_are_kept() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let names = ["\n", " ", "$", ".", "公司"];
        let columns = names.map(|name| Column::new(name, ""));
        service.put(&id(""), &columns, ignore()).unwrap();
        let row = service.read(&id("")).unwrap();
        let read: Vec<&str> = row.columns().iter().map(|it| it.name).collect();
        assert_eq!(read, names);
    });
}

#[test]
fn rows_that_are_refused() {
    let id = || wire_cell("id", text("1"));
    let cell = |value: Variant| vec![wire_cell("a", value)];
    let long = Value::from("x".repeat(2 * 1024 * 1024 + 1));
    let cases: Vec<(Vec<WireCell>, String)> =
        vec![
        (vec![wire_cell("#a", text("x"))], "Invalid column name: '#a'.".into()),
        (vec![wire_cell("", text("x"))], "Invalid column name: ''.".into()),
        (
            vec![wire_cell("id", text("x"))],
            "Duplicated attribute column name with primary key column: id.".into(),
        ),
        (
            vec![WireCell { timestamp: Some(1), ..wire_cell("a", None) }],
            "Invalid request of put row: find cells without values".into(),
        ),
        (
            vec![WireCell {
                operation: Some(operation::DELETE_ALL_VERSION),
                ..wire_cell("a", None)
            }],
            "OpType cannot be given for column name:a in PutRow.".into(),
        ),
        (
            cell(Variant::InfMin),
            "VT_INF_MIN is an invalid type for the attribute column.".into(),
        ),
        (
            cell(Variant::InfMax),
            "VT_INF_MAX is an invalid type for the attribute column.".into(),
        ),
        (
            cell(Variant::AutoIncrement),
            "VT_AUTO_INCREMENT is an invalid type for the attribute column.".into(),
        ),
        (
            cell(Value::from(f64::NAN).into()),
            "NaN can't be set to double value.".into(),
        ),
        (
            cell(Value::from(f64::INFINITY).into()),
            "Infinity can't be set to double value.".into(),
        ),
        (
            cell(long.into()),
            "The length of attribute column: 'a' exceeds the MaxLength:2097152 with \
             CurrentLength:2097153."
                .into(),
        ),
        (
            (0..1025).map(|i| wire_cell(&format!("c{i}"), text(""))).collect(),
            "The number of attribute columns exceeds the limit, limit count: 1024, column count: \
             1025."
                .into(),
        ),
        (
            ["a", "b"]
                .map(|name| wire_cell(name, text(&"x".repeat(2 * 1024 * 1024))))
                .into(),
            "The total data size of PutRow request exceeds the limit, limit size: 4194304, data \
             size: 4194309."
                .into(),
        ),
    ];
    on_each_store(|service| {
        // Nothing of this needs a table.
        for (cells, message) in &cases {
            let row = wire_row(vec![id()], cells.clone());
            assert_invalid(service.put_wire(row), message);
        }
    });
}

#[test]
fn the_largest_rows_are_taken() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let many: Vec<Column> = (0..1024).map(|i| Column::new(format!("c{i}"), i)).collect();
        service.put(&id("many"), &many, ignore()).unwrap();
        assert_eq!(service.read(&id("many")).unwrap().columns().len(), 1024);
        let large = Column::new("a", "x".repeat(2 * 1024 * 1024));
        service
            .put(&id("large"), std::slice::from_ref(&large), ignore())
            .unwrap();
        let row = service.read(&id("large")).unwrap();
        assert_eq!(row.columns()[0].value, large.value);
        // 4 MiB with the names and the key.
        let rest = Column::new(
            "b",
            "x".repeat(2 * 1024 * 1024 - "id".len() - "most".len() - 2),
        );
        service.put(&id("most"), &[large, rest], ignore()).unwrap();
    });
}

#[test]
fn what_is_returned_is_what_was_asked_for() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let put = |return_type: i32, names: &[&str]| {
            service.call::<PutRowResponse>(
                "PutRow",
                &PutRowRequest {
                    table_name: "t".into(),
                    row: encode_row(&id("1"), &[Column::new("a", 1)]),
                    return_content: Some(ReturnContent {
                        return_type: Some(return_type),
                        return_column_names: names.iter().map(|name| (*name).into()).collect(),
                    }),
                    ..PutRowRequest::default()
                },
            )
        };
        assert_eq!(put(ReturnType::RtNone as i32, &[]).unwrap().row, None);
        let row = put(ReturnType::RtPk as i32, &[]).unwrap().row.unwrap();
        assert_eq!(decode_row(&row).unwrap(), Some(Row::new(id("1"), vec![])));
        assert_invalid(put(9, &[]), "Invalid return type: 9.");
        assert_invalid(
            put(ReturnType::RtPk as i32, &["a"]),
            "Return columns can be given only when return type is RT_AFTER_MODIFY.",
        );
        assert_invalid(
            put(ReturnType::RtAfterModify as i32, &["a"]),
            "Return column a is not incremented by the request.",
        );
    });
}
