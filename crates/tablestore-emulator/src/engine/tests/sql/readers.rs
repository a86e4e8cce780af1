//! Which table or index a statement reads, as its capacity shows.

use tablestore_protocol::proto::search::FieldType;
use tablestore_protocol::proto::table::{
    CreateIndexRequest, CreateIndexResponse, DefinedColumnSchema, DefinedColumnType, IndexMeta,
    IndexType, IndexUpdateMode,
};

use super::data::{field, things, typed};
use super::*;

/// The tables and indexes that a statement reads, with the results of its first row.
fn read(service: &Service, statement: &str) -> (Vec<String>, Vec<String>) {
    let response = service
        .sql(statement)
        .unwrap_or_else(|error| panic!("{statement}: {error}"));
    let tables = response
        .consumes
        .iter()
        .map(|it| it.table_name.clone().unwrap());
    let indexes = response.search_consumes.iter().map(|it| {
        format!(
            "{}/{}",
            it.table_name.as_deref().unwrap(),
            it.index_name.as_deref().unwrap()
        )
    });
    (tables.chain(indexes).collect(), service.sql_rows(statement))
}

#[test]
fn a_search_index_that_has_all_columns_is_read() {
    on_each_store(|service| {
        typed(service);
        service.sql_ok("alter table typed drop column d");
        let fields = vec![
            field("a", FieldType::Long),
            field("b", FieldType::Double),
            field("c", FieldType::Keyword),
            field("e", FieldType::Boolean),
        ];
        service.search_index("typed", "typed_index", fields);
        let (readers, rows) = read(service, "select * from typed");
        assert_eq!(readers, ["typed/typed_index"]);
        assert_eq!(rows[3], "3 | 3.0 | NULL | true");
        assert_eq!(rows.len(), 4);
        let (readers, rows) = read(service, "select * from typed use index () where e = true");
        assert_eq!(readers, ["typed"]);
        assert_eq!(rows.len(), 2);
        for statement in [
            "select a from typed where c = '2'",
            "select a from typed where b >= 2 and e = false",
            "select a from typed where a in (2, 7)",
        ] {
            assert_eq!(
                read(service, statement),
                (vec!["typed/typed_index".into()], vec!["2".into()])
            );
        }
        // A row is seen as soon as it is written.
        let columns = [Column::new("b", 9.0)];
        service.put_row_in("typed", &PrimaryKey::new("a", 9), &columns);
        assert_eq!(read(service, "select a from typed where b = 9").1, ["9"]);
    });
}

#[test]
fn strong_mappings_read_no_search_index() {
    on_each_store(|service| {
        things(service);
        service.sql_ok("drop mapping table things");
        service.sql_ok(
            "create table things (PK0 BIGINT, PK1 VARCHAR(1024), `long` BIGINT, PRIMARY KEY(PK0, PK1)) \
             ENGINE='tablestore' ENGINE_ATTRIBUTE='{\"consistency\": \"strong\"}'",
        );
        let statement = "select count(*) from things where `long` < 5";
        assert_eq!(
            read(service, statement),
            (vec!["things".into()], vec!["5".into()])
        );
        let forced = "select count(*) from things use index (things_index) where `long` < 5";
        let index = vec!["things/things_index".to_owned()];
        assert_eq!(read(service, forced), (index, vec!["5".into()]));
    });
}

#[test]
fn a_secondary_index_is_read_by_its_leading_columns() {
    on_each_store(|service| {
        let mut request = new_table("t", &[("k", PrimaryKeyType::Integer)]);
        for name in ["a", "b"] {
            request.table_meta.defined_column.push(DefinedColumnSchema {
                name: name.into(),
                r#type: DefinedColumnType::DctInteger as i32,
            });
        }
        service.create_table(&request).unwrap();
        for k in 0..20_i64 {
            let columns = [
                Column::new("a", k % 4),
                Column::new("b", k),
                Column::new("c", k),
            ];
            service.put_row_in("t", &PrimaryKey::new("k", k), &columns);
        }
        let index = CreateIndexRequest {
            main_table_name: "t".into(),
            index_meta: IndexMeta {
                name: "t_a".into(),
                primary_key: vec!["a".into(), "k".into()],
                defined_column: vec!["b".into()],
                index_update_mode: IndexUpdateMode::IumAsyncIndex as i32,
                index_type: IndexType::ItGlobalIndex as i32,
                ..IndexMeta::default()
            },
            include_base_data: Some(true),
        };
        service
            .call::<CreateIndexResponse>("CreateIndex", &index)
            .unwrap();
        service.sql_ok("create table t (k BIGINT PRIMARY KEY, a BIGINT, b BIGINT, c BIGINT)");
        let (readers, rows) = read(service, "select k, b from t where a = 2");
        assert_eq!(readers, ["t_a"]);
        assert_eq!(rows, ["2 | 2", "6 | 6", "10 | 10", "14 | 14", "18 | 18"]);
        // A column is not in the index; the key has as many leading columns.
        assert_eq!(
            read(service, "select c from t where a = 2 and k < 3").0,
            ["t"]
        );
        assert_eq!(read(service, "select b from t where k = 3").0, ["t"]);
        let (readers, rows) = read(
            service,
            "select c from t use index (t_a) where a = 2 and k < 7",
        );
        assert_eq!(readers, ["t_a", "t"]);
        assert_eq!(rows, ["2", "6"]);
        // An index is a table of SQL by itself.
        service.sql_ok("create table t_a (a BIGINT, k BIGINT, b BIGINT, PRIMARY KEY(a, k))");
        assert_eq!(
            read(service, "select b from t_a where a = 1 limit 1").1,
            ["1"]
        );
    });
}

#[test]
fn dates_are_strings_unless_the_client_reads_numbers() {
    let service = Service::new(Database::memory(Settings::default()));
    let statement = "select from_unixtime(1668585138.995), date('2022-11-16'), time('12:34:56')";
    let request = SqlQueryRequest {
        sql_version: None,
        ..request(statement)
    };
    let response: SqlQueryResponse = service.call("SQLQuery", &request).unwrap();
    let rows = SqlRows::decode(response.rows.unwrap()).unwrap();
    assert_eq!(
        shown_row(&rows, 0),
        "'2022-11-16 07:52:18.995' | '2022-11-16' | '12:34:56'"
    );
}

#[test]
fn the_first_generation_of_clients_gets_plain_buffer() {
    let service = Service::new(Database::memory(Settings::default()));
    let request = SqlQueryRequest {
        version: None,
        ..request("select 1 as one, null as nothing, 'x' as text")
    };
    let response: SqlQueryResponse = service.call("SQLQuery", &request).unwrap();
    assert_eq!(response.version, Some(1));
    let rows = decode_rows(&response.rows.unwrap()).unwrap();
    let columns = rows[0].columns().iter();
    let columns: Vec<_> = columns
        .map(|it| format!("{}={}", it.name, it.value))
        .collect();
    assert_eq!(columns, ["one=1", "text=\"x\""]);
    let request = SqlQueryRequest {
        version: Some(3),
        ..self::request("select 1")
    };
    let outcome: Result<SqlQueryResponse, _> = service.call("SQLQuery", &request);
    assert_invalid(outcome, "Invalid SQL payload version: 3.");
}
