use tablestore_protocol::proto::table::{
    CreateIndexRequest, CreateIndexResponse, DefinedColumnSchema, DefinedColumnType,
    DeleteTableRequest, DeleteTableResponse, DropIndexRequest, DropIndexResponse, IndexMeta,
    IndexSyncPhase, IndexType, IndexUpdateMode, ListTableRequest, ListTableResponse,
    UpdateTableRequest, UpdateTableResponse,
};

use super::*;
use crate::engine::tests::batch::batch_write_row::{batch, outcome, put, rows_of};

pub(in crate::engine::tests) fn index(
    name: &str,
    primary_key: &[&str],
    carried: &[&str],
) -> IndexMeta {
    let strings = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    IndexMeta {
        name: name.into(),
        primary_key: strings(primary_key),
        defined_column: strings(carried),
        index_update_mode: IndexUpdateMode::IumAsyncIndex as i32,
        index_type: IndexType::ItGlobalIndex as i32,
        index_sync_phase: None,
    }
}

/// The table `t` with the key `part: STRING, id: INTEGER` and some declared columns.
pub(in crate::engine::tests) fn base(indexes: Vec<IndexMeta>) -> CreateTableRequest {
    let schema = [
        ("part", PrimaryKeyType::String),
        ("id", PrimaryKeyType::Integer),
    ];
    let mut request = new_table("t", &schema);
    request.table_meta.defined_column = [
        ("name", DefinedColumnType::DctString),
        ("age", DefinedColumnType::DctInteger),
        ("photo", DefinedColumnType::DctBlob),
        ("height", DefinedColumnType::DctDouble),
    ]
    .map(|(name, kind)| DefinedColumnSchema {
        name: name.into(),
        r#type: kind as i32,
    })
    .to_vec();
    request.index_metas = indexes;
    request
}

pub(in crate::engine::tests) fn key(part: &str, id: i64) -> PrimaryKey {
    PrimaryKey::new("part", part).and("id", id)
}

impl Service {
    pub(in crate::engine::tests) fn create_index(
        &self,
        meta: IndexMeta,
        include_base_data: bool,
    ) -> Result<(), ServiceError> {
        let request = CreateIndexRequest {
            main_table_name: "t".into(),
            index_meta: meta,
            include_base_data: Some(include_base_data),
        };
        self.call::<CreateIndexResponse>("CreateIndex", &request)
            .map(drop)
    }

    fn drop_index(&self, name: &str) -> Result<(), ServiceError> {
        let request = DropIndexRequest {
            main_table_name: "t".into(),
            index_name: name.into(),
        };
        self.call::<DropIndexResponse>("DropIndex", &request)
            .map(drop)
    }

    /// The rows of an index with these key columns, as `key | column=value`.
    pub(in crate::engine::tests) fn rows_of_index(&self, name: &str, key: &[&str]) -> Vec<String> {
        let bound = |end: PrimaryKeyValue| -> PrimaryKey {
            let columns = key.iter().map(|name| (*name, end.clone()));
            columns
                .map(|(name, value)| tablestore_protocol::PrimaryKeyColumn {
                    name: name.into(),
                    value,
                })
                .collect()
        };
        let request = GetRangeRequest {
            table_name: name.into(),
            ..get_range(
                &bound(PrimaryKeyValue::InfMin),
                &bound(PrimaryKeyValue::InfMax),
            )
        };
        let (rows, _) = self.range(&request).unwrap();
        let show = |row: &Row| {
            let key = row.primary_key_columns().iter();
            let key: Vec<_> = key.map(|column| column.value.to_string()).collect();
            let columns = row.columns().iter();
            let columns: Vec<_> = columns
                .map(|column| format!("{}={}", column.name, column.value))
                .collect();
            format!("{} | {}", key.join(" "), columns.join(" "))
        };
        rows.iter().map(show).collect()
    }
}

pub(in crate::engine::tests) fn person(name: &str, age: i64) -> [Column; 2] {
    [Column::new("name", name), Column::new("age", age)]
}

#[test]
fn an_index_follows_every_write() {
    on_each_store(|service| {
        service
            .create_table(&base(vec![index("by_name", &["name"], &["age"])]))
            .unwrap();
        let rows = || service.rows_of_index("by_name", &["name", "part", "id"]);
        service
            .put(&key("p", 2), &person("bob", 20), ignore())
            .unwrap();
        service
            .put(&key("p", 1), &person("ann", 30), ignore())
            .unwrap();
        service
            .put(&key("o", 3), &person("bob", 40), ignore())
            .unwrap();
        assert_eq!(
            rows(),
            [
                r#""ann" "p" 1 | age=30"#,
                r#""bob" "o" 3 | age=40"#,
                r#""bob" "p" 2 | age=20"#
            ]
        );
        // A carried column, an indexed one, and a column that is neither.
        let set = |column: Column| [ColumnUpdate::Put(column)];
        service
            .update(&key("p", 1), &set(Column::new("age", 31)), ignore())
            .unwrap();
        service
            .update(&key("p", 2), &set(Column::new("name", "zoe")), ignore())
            .unwrap();
        service
            .update(&key("o", 3), &set(Column::new("x", 1)), ignore())
            .unwrap();
        assert_eq!(
            rows(),
            [
                r#""ann" "p" 1 | age=31"#,
                r#""bob" "o" 3 | age=40"#,
                r#""zoe" "p" 2 | age=20"#
            ]
        );
        // Without the indexed column, or as another type, a row is not in the index.
        let gone = [ColumnUpdate::DeleteAllVersions {
            name: "name".into(),
        }];
        service.update(&key("p", 1), &gone, ignore()).unwrap();
        service
            .update(&key("p", 2), &set(Column::new("name", 5)), ignore())
            .unwrap();
        assert_eq!(rows(), [r#""bob" "o" 3 | age=40"#]);
        service.delete(&key("o", 3), ignore()).unwrap();
        assert_eq!(rows(), [""; 0]);
        // What a write is refused for is not in the index either.
        let expecting = condition(RowExistenceExpectation::ExpectExist);
        service
            .put(&key("q", 1), &person("joe", 1), expecting)
            .unwrap_err();
        assert_eq!(rows(), [""; 0]);
    });
}

#[test]
fn local_indexes_start_with_the_partition_key() {
    on_each_store(|service| {
        service.create_table(&base(vec![])).unwrap();
        let local = |key: &[&str]| IndexMeta {
            index_type: IndexType::ItLocalIndex as i32,
            ..index("local", key, &[])
        };
        assert_invalid(
            service.create_index(local(&["name"]), true),
            "The first primary key column of a local index must be that of its table.",
        );
        service
            .create_index(local(&["part", "age"]), false)
            .unwrap();
        service
            .put(&key("p", 2), &person("bob", 20), ignore())
            .unwrap();
        let rows = service.rows_of_index("local", &["part", "age", "id"]);
        assert_eq!(rows, [r#""p" 20 2 | "#]);
        let meta = &service.describe("t").unwrap().index_metas[0];
        assert_eq!(meta.index_update_mode, IndexUpdateMode::IumSyncIndex as i32);
        assert_eq!(meta.index_sync_phase, Some(IndexSyncPhase::IspIncr as i32));
    });
}

#[test]
fn a_later_index_takes_the_existing_rows_on_request() {
    on_each_store(|service| {
        service.create_table(&base(vec![])).unwrap();
        for number in 0..1100 {
            let columns = person("bob", number);
            let columns = if number % 2 == 0 {
                &columns[..]
            } else {
                &columns[1..]
            };
            service.put(&key("p", number), columns, ignore()).unwrap();
        }
        service
            .create_index(index("with", &["name"], &[]), true)
            .unwrap();
        service
            .create_index(index("without", &["name"], &[]), false)
            .unwrap();
        let rows = |name| service.rows_of_index(name, &["name", "part", "id"]);
        assert_eq!(rows("with").len(), 550);
        assert_eq!(rows("without").len(), 0);
        service
            .put(&key("p", 2), &person("ann", 1), ignore())
            .unwrap();
        assert_eq!(rows("with").len(), 550);
        assert_eq!(rows("without"), [r#""ann" "p" 2 | "#]);
    });
}

#[test]
fn an_index_is_read_and_not_written() {
    on_each_store(|service| {
        // More key columns than any table has.
        let wide = index("wide", &["age", "name", "photo"], &[]);
        service.create_table(&base(vec![wide])).unwrap();
        let mut columns = person("bob", 20).to_vec();
        columns.push(Column::new("photo", &[1, 2][..]));
        service.put(&key("p", 2), &columns, ignore()).unwrap();
        let index_key = PrimaryKey::new("age", 20)
            .and("name", "bob")
            .and("photo", &[1, 2][..])
            .and("part", "p")
            .and("id", 2);
        let request = GetRowRequest {
            table_name: "wide".into(),
            ..get_row(&index_key)
        };
        assert!(service.get(&request).unwrap().is_some());
        assert_invalid(
            service.get(&get_row(&index_key)),
            "The number of primary key columns must be in range: [1, 4].",
        );
        let write = batch(vec![rows_of("wide", vec![put(&key("p", 1), &[])])]);
        let response = service.write_batch(&write).unwrap();
        assert_eq!(
            outcome(&response[0][0]),
            "OTSParameterInvalid Can't write index table directly"
        );
        let request = DeleteTableRequest {
            table_name: "wide".into(),
        };
        assert_invalid(
            service.call::<DeleteTableResponse>("DeleteTable", &request),
            "Can't change index table directly",
        );
        let meta = service.describe("wide").unwrap().table_meta;
        assert_eq!(meta.primary_key.len(), 5);
        let list: ListTableResponse = service.call("ListTable", &ListTableRequest {}).unwrap();
        assert_eq!(list.table_names, ["t"]);
    });
}

#[test]
fn indexes_are_dropped() {
    on_each_store(|service| {
        let create = || {
            let request = base(vec![index("a", &["name"], &[]), index("b", &["age"], &[])]);
            service.create_table(&request)
        };
        create().unwrap();
        service
            .put(&key("p", 1), &person("bob", 1), ignore())
            .unwrap();
        service.drop_index("a").unwrap();
        assert_error(
            service.drop_index("a"),
            404,
            "OTSObjectNotExist",
            "Requested index does not exist.",
        );
        let names: Vec<_> = service.describe("t").unwrap().index_metas;
        assert_eq!(names.len(), 1);
        // Its rows do not come back with its name.
        service
            .create_index(index("a", &["name"], &[]), false)
            .unwrap();
        assert!(
            service
                .rows_of_index("a", &["name", "part", "id"])
                .is_empty()
        );
        // A table takes its indexes with it.
        let request = DeleteTableRequest {
            table_name: "t".into(),
        };
        service
            .call::<DeleteTableResponse>("DeleteTable", &request)
            .unwrap();
        create().unwrap();
        assert!(
            service
                .rows_of_index("b", &["age", "part", "id"])
                .is_empty()
        );
    });
}

#[test]
fn definitions_that_are_refused() {
    on_each_store(|service| {
        let many: Vec<String> = (0..33).map(|number| number.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        service.create_table(&base(vec![])).unwrap();
        for (meta, message) in [
            (index("3", &["name"], &[]), "Invalid table name: '3'."),
            (
                index("i", &[], &[]),
                "The number of primary key columns must be in range: [1, 4] in index.",
            ),
            (
                index("i", &["name", "age", "photo", "id", "part"], &[]),
                "The number of primary key columns must be in range: [1, 4] in index.",
            ),
            (
                index("i", &["name"], &many),
                "The number of attribute columns must be in range: [0, 32] in index.",
            ),
            (index("i", &["x"], &[]), "Column does not exist:x."),
            (index("i", &["name"], &["x"]), "Column does not exist:x."),
            (
                index("i", &["height"], &[]),
                "DOUBLE is an invalid type for the primary key.",
            ),
            (
                index("i", &["name", "name"], &[]),
                "Duplicated primary key name: 'name'.",
            ),
            (
                index("i", &["name"], &["name"]),
                "Duplicated attribute column name with primary key column: name.",
            ),
        ] {
            assert_invalid(service.create_index(meta, true), message);
        }
        assert_error(
            service.create_index(index("t", &["name"], &[]), true),
            409,
            "OTSObjectAlreadyExist",
            "Requested table already exists.",
        );
        for number in 0..5 {
            let meta = index(&format!("i{number}"), &["name"], &[]);
            service.create_index(meta, true).unwrap();
        }
        assert_invalid(
            service.create_index(index("i5", &["name"], &[]), true),
            "Number of index per table exceeds the quota:5.",
        );
        let several_versions = UpdateTableRequest {
            table_name: "t".into(),
            table_options: Some(any_time(2)),
            ..UpdateTableRequest::default()
        };
        assert_invalid(
            service.call::<UpdateTableResponse>("UpdateTable", &several_versions),
            "The max versions of a table with secondary indexes must be 1.",
        );
        // A definition is checked before the table is looked up.
        for (meta, message) in [
            (
                index("i", &["a", "b", "c", "d", "e"], &[]),
                "The number of primary key columns must be in range: [1, 4] in index.",
            ),
            (
                index("i", &["a"], &many),
                "The number of attribute columns must be in range: [0, 32] in index.",
            ),
            (index("i", &["#"], &[]), "Invalid column name: '#'."),
        ] {
            let on_missing = CreateIndexRequest {
                main_table_name: "none".into(),
                index_meta: meta,
                include_base_data: None,
            };
            assert_invalid(
                service.call::<CreateIndexResponse>("CreateIndex", &on_missing),
                message,
            );
        }
        let on_missing = CreateIndexRequest {
            main_table_name: "none".into(),
            index_meta: index("i", &["a"], &[]),
            include_base_data: None,
        };
        assert_error(
            service.call::<CreateIndexResponse>("CreateIndex", &on_missing),
            404,
            "OTSObjectNotExist",
            "Requested table does not exist.",
        );
        // A table that cannot have the index is not created either.
        let mut request = base(vec![index("j", &["x"], &[])]);
        request.table_meta.table_name = "u".into();
        assert_invalid(service.create_table(&request), "Column does not exist:x.");
        request.index_metas.clear();
        service.create_table(&request).unwrap();
    });
}

#[test]
fn writes_to_an_indexed_table_that_are_refused() {
    on_each_store(|service| {
        service
            .create_table(&base(vec![index("i", &["name"], &[])]))
            .unwrap();
        let stamped = [Column::new("x", 1).with_timestamp(service.now())];
        assert_invalid(
            service.put(&key("p", 1), &stamped, ignore()),
            "Timestamp cannot be given in a table with secondary indexes. Cell:x.",
        );
        let long = "x".repeat(1025);
        assert_invalid(
            service.put(&key("p", 1), &person(&long, 1), ignore()),
            "The length of primary key column: 'name' exceeds the MaxLength:1024 with \
             CurrentLength:1025.",
        );
        let row = || put(&key("p", 1), &person("bob", 1));
        let response = service
            .write_batch(&batch(vec![rows_of("t", vec![row(), row()])]))
            .unwrap();
        for row in &response[0] {
            assert_eq!(
                outcome(row),
                "OTSParameterInvalid Duplicate rows detected in MultiPut."
            );
        }
        assert!(service.read(&key("p", 1)).is_none());
    });
}

#[test]
fn global_indexes_can_lag() {
    let settings = Settings {
        global_index_lag: Duration::from_millis(100),
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        let local = IndexMeta {
            index_type: IndexType::ItLocalIndex as i32,
            ..index("local", &["part", "name"], &[])
        };
        service
            .create_table(&base(vec![index("global", &["name"], &[]), local]))
            .unwrap();
        let global = || service.rows_of_index("global", &["name", "part", "id"]);
        let local = || service.rows_of_index("local", &["part", "name", "id"]);
        service
            .put(&key("p", 1), &person("ann", 1), ignore())
            .unwrap();
        assert_eq!((global().len(), local().len()), (0, 1));
        service.advance(Duration::from_millis(60));
        service
            .put(&key("p", 1), &person("bob", 1), ignore())
            .unwrap();
        service.advance(Duration::from_millis(40));
        assert_eq!(global(), [r#""ann" "p" 1 | "#]);
        service
            .put(&key("p", 2), &person("zoe", 1), ignore())
            .unwrap();
        assert_eq!(global(), [r#""ann" "p" 1 | "#]);
        service.advance(Duration::from_millis(100));
        assert_eq!(global(), [r#""bob" "p" 1 | "#, r#""zoe" "p" 2 | "#]);
        assert_eq!(local(), [r#""p" "bob" 1 | "#, r#""p" "zoe" 2 | "#]);
    });
}
