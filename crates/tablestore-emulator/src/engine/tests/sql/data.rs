//! The tables of the scenarios.

use tablestore_protocol::proto::search::{
    CreateSearchIndexRequest, CreateSearchIndexResponse, FieldSchema, FieldType, IndexSchema,
};
use tablestore_protocol::proto::table::{DefinedColumnSchema, DefinedColumnType};

use super::*;

impl Service {
    pub(super) fn table(&self, name: &str, key: &[(&str, PrimaryKeyType)]) {
        self.create_table(&new_table(name, key)).unwrap();
    }

    pub(super) fn put_row_in(&self, table: &str, key: &PrimaryKey, columns: &[Column]) {
        let request = PutRowRequest {
            table_name: table.into(),
            row: encode_row(key, columns),
            condition: ignore(),
            ..PutRowRequest::default()
        };
        self.call::<PutRowResponse>("PutRow", &request).unwrap();
    }

    pub(super) fn search_index(&self, table: &str, index: &str, fields: Vec<FieldSchema>) {
        let request = CreateSearchIndexRequest {
            table_name: table.into(),
            index_name: index.into(),
            schema: Some(IndexSchema {
                field_schemas: fields,
                ..IndexSchema::default()
            }),
            ..CreateSearchIndexRequest::default()
        };
        let name = "CreateSearchIndex";
        self.call::<CreateSearchIndexResponse>(name, &request)
            .unwrap();
    }

    #[track_caller]
    pub(super) fn sql_ok(&self, statement: &str) {
        self.sql(statement)
            .unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}

pub(super) fn field(name: &str, kind: FieldType) -> FieldSchema {
    FieldSchema {
        field_name: Some(name.to_owned()),
        field_type: Some(kind as i32),
        ..FieldSchema::default()
    }
}

fn column(name: &str, value: impl Into<Value>) -> Column {
    Column::new(name, value.into())
}

/// Ten rows, of which three have an age each.
pub(super) fn people(service: &Service) {
    let key = [
        ("uid", PrimaryKeyType::String),
        ("pid", PrimaryKeyType::Integer),
    ];
    service.table("people", &key);
    for i in 0..10_i64 {
        let key = PrimaryKey::new("uid", i.to_string()).and("pid", i);
        let columns = [
            column("name", format!("somebody{i}")),
            column("age", i % 3),
            column("grade", i as f64 + 0.2),
        ];
        service.put_row_in("people", &key, &columns);
    }
}

pub(super) const CREATE_PEOPLE: &str = "create table people (uid VARCHAR(1024), pid BIGINT(20), \
    name MEDIUMTEXT, age BIGINT(20), grade DOUBLE, PRIMARY KEY(uid,pid));";

/// A column of each type; the last row lacks two.
pub(super) fn typed(service: &Service) {
    service.table("typed", &[("a", PrimaryKeyType::Integer)]);
    for a in 0..4_i64 {
        let mut columns = vec![column("b", a as f64)];
        if a < 3 {
            columns.push(column("c", a.to_string()));
            columns.push(column("d", a.to_string().into_bytes()));
        }
        columns.push(column("e", a % 2 == 1));
        service.put_row_in("typed", &PrimaryKey::new("a", a), &columns);
    }
    service.sql_ok(
        "create table if not exists typed (a bigint not null, b double not null, c mediumtext not null, \
         d mediumblob not null, e bool not null, primary key (a));",
    );
}

/// A key of each type.
pub(super) fn triple(service: &Service) {
    let key = [
        ("pk1", PrimaryKeyType::Integer),
        ("pk2", PrimaryKeyType::String),
        ("pk3", PrimaryKeyType::Binary),
    ];
    service.table("triple", &key);
    for k in 1..=3_u8 {
        let number = i64::from(k);
        let key = PrimaryKey::new("pk1", number)
            .and("pk2", k.to_string())
            .and("pk3", vec![k]);
        let columns = [
            column("col1", number),
            column("col2", number as f64),
            column("col3", k.to_string()),
            column("col4", vec![k]),
            column("col5", k % 2 == 1),
        ];
        service.put_row_in("triple", &key, &columns);
    }
    service.sql_ok(
        "CREATE TABLE triple (pk1 BIGINT, pk2 VARCHAR(1024), pk3 VARBINARY(1024), col1 BIGINT, \
         col2 DOUBLE, col3 MEDIUMTEXT, col4 MEDIUMBLOB, col5 BOOL, PRIMARY KEY(pk1, pk2, pk3))",
    );
}

/// A hundred rows with a search index on all attributes, and none on the key.
pub(super) fn things(service: &Service) {
    let key = [
        ("PK0", PrimaryKeyType::Integer),
        ("PK1", PrimaryKeyType::String),
    ];
    service.table("things", &key);
    for i in 0..100_i64 {
        let key = PrimaryKey::new("PK0", i).and("PK1", "search");
        let nested = format!(r#"[{{"nested_keyword":"sub","nested_long":{i}}}]"#);
        let columns = [
            column("keyword", "keyword"),
            column("text", format!("ots php search index{i}")),
            column("geo", format!("5.{i},6.{i}")),
            column("long", i),
            column("double", i as f64 + 0.1),
            column("boolean", i % 3 == 0),
            column("array", r#"["search","indexi"]"#),
            column("nested", nested),
        ];
        service.put_row_in("things", &key, &columns);
    }
    let nested = FieldSchema {
        field_schemas: vec![
            field("nested_keyword", FieldType::Keyword),
            field("nested_long", FieldType::Long),
        ],
        ..field("nested", FieldType::Nested)
    };
    let array = FieldSchema {
        is_array: Some(true),
        ..field("array", FieldType::Keyword)
    };
    let fields = vec![
        field("keyword", FieldType::Keyword),
        field("text", FieldType::Text),
        field("geo", FieldType::GeoPoint),
        field("long", FieldType::Long),
        field("double", FieldType::Double),
        field("boolean", FieldType::Boolean),
        array,
        nested,
    ];
    service.search_index("things", "things_index", fields);
    service.sql_ok(
        "CREATE TABLE things (`PK0` BIGINT(20), `PK1` VARCHAR(1024), `geo` MEDIUMTEXT, `boolean` BOOL, \
         `array` MEDIUMTEXT, `double` DOUBLE, `text` MEDIUMTEXT, `keyword` MEDIUMTEXT, \
         `nested` MEDIUMTEXT, `long` BIGINT(20), PRIMARY KEY(`PK0`,`PK1`))",
    );
}

/// A table without a mapping.
pub(super) fn plain(service: &Service) {
    let mut request = new_table("plain", &[("k", PrimaryKeyType::String)]);
    request.table_meta.defined_column.push(DefinedColumnSchema {
        name: "n".into(),
        r#type: DefinedColumnType::DctInteger as i32,
    });
    service.create_table(&request).unwrap();
    let columns = [column("n", 1), column("x", "q")];
    service.put_row_in("plain", &PrimaryKey::new("k", "a"), &columns);
    service.put_row_in("plain", &PrimaryKey::new("k", "b"), &[column("x", "w")]);
}

/// An empty table to insert into.
pub(super) fn orders(service: &Service) {
    let key = [
        ("tenant", PrimaryKeyType::Integer),
        ("id", PrimaryKeyType::String),
    ];
    service.table("orders", &key);
    service.sql_ok(
        "create table orders (tenant BIGINT, id VARCHAR(1024), n BIGINT, s MEDIUMTEXT, d DOUBLE, b BOOL, \
         PRIMARY KEY(tenant,id))",
    );
}
