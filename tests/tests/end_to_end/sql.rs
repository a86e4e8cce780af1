use tablestore::sql::{Date, DateTime, StatementKind, Time};
use tablestore::timeseries::{Key, Point};
use tablestore::{Client, ErrorCode, PrimaryKey, PrimaryKeyType};

use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client, client_with_table, fill};

everywhere!(
    a_mapping_is_created_read_changed_and_dropped,
    parameters_arrive_as_they_are,
    rows_are_changed_by_statements,
    errors_are_those_of_the_service,
    series_are_read_by_statements,
);

const CREATE: &str = "CREATE TABLE orders (customer VARCHAR(1024), `order` BIGINT, amount BIGINT, \
                      PRIMARY KEY(customer, `order`))";

async fn a_mapping_is_created_read_changed_and_dropped(service: &TestEmulator) {
    let client = client_with_table(service).await;
    fill(&client, "alice", 0..3).await;
    let created = client.sql(CREATE).send().await.unwrap();
    assert_eq!(
        (created.kind, created.has_rows()),
        (StatementKind::CreateTable, false)
    );

    let tables = client.sql("SHOW TABLES").send().await.unwrap();
    assert_eq!(tables.kind, StatementKind::ShowTable);
    assert_eq!(tables.get(0).unwrap().get::<&str>(0).unwrap(), TABLE);

    let rows = client
        .sql("SELECT `order` FROM orders WHERE customer = ? AND `order` >= ? ORDER BY 1 DESC")
        .bind("alice")
        .bind(1)
        .send()
        .await
        .unwrap();
    let orders = rows.iter().map(|row| row.get::<i64>("order").unwrap());
    assert_eq!(orders.collect::<Vec<_>>(), [2, 1]);
    assert_eq!(
        (&*rows.tables[0].table, rows.tables[0].consumed.read),
        (TABLE, 1)
    );
    assert!(rows.indexes.is_empty());

    let dropped = client
        .sql("DROP MAPPING TABLE orders")
        .send()
        .await
        .unwrap();
    assert_eq!(dropped.kind, StatementKind::DropTable);
    assert!(client.sql("SHOW TABLES").send().await.unwrap().is_empty());
}

/// Each value is selected as a literal, and has to come back as it is.
async fn parameters_arrive_as_they_are(service: &TestEmulator) {
    let client = client(service);
    for text in [
        "'",
        "''",
        "\\",
        "\\'",
        "a' OR '1'='1",
        "\0\n\r\u{1a}\t\"`",
        "?",
        ":a",
        "-- ",
        "/*",
        "%_",
    ] {
        assert_eq!(echo(&client, text).await, text);
    }
    let rows = client
        .sql("SELECT ? a, ? b, ? c, ? d, ? e, DATE(?) f, TIME(?) g, ? = FROM_UNIXTIME(0) h")
        .bind(i64::MIN)
        .bind(-1.5e-300)
        .bind(b"\0\xff'")
        .bind(true)
        .bind(None::<&str>)
        .bind(Date::new(1926, 8, 17).unwrap())
        .bind(Time::from_nanos(45_296_000_000_000))
        .bind(DateTime::from_micros(0))
        .send()
        .await
        .unwrap();
    let row = rows.get(0).unwrap();
    assert_eq!(row.get::<i64>("a").unwrap(), i64::MIN);
    assert_eq!(row.get::<f64>("b").unwrap(), -1.5e-300);
    assert_eq!(row.get::<&[u8]>("c").unwrap(), b"\0\xff'");
    assert!(row.get::<bool>("d").unwrap());
    assert_eq!(row.get::<Option<&str>>("e").unwrap(), None);
    assert_eq!(row.get::<Date>("f").unwrap().to_string(), "1926-08-17");
    assert_eq!(row.get::<Time>("g").unwrap().as_nanos(), 45_296_000_000_000);
    assert!(row.get::<bool>("h").unwrap());
}

async fn echo(client: &Client, text: &str) -> String {
    let rows = client
        .sql("SELECT ? AS text")
        .bind(text)
        .send()
        .await
        .unwrap();
    rows.get(0).unwrap().get("text").unwrap()
}

async fn rows_are_changed_by_statements(service: &TestEmulator) {
    let client = client_with_table(service).await;
    client.sql(CREATE).send().await.unwrap();
    let insert = "INSERT INTO orders VALUES (:who, 1, :n), (:who, 2, NULL)";
    let insert = client
        .sql(insert)
        .bind_named("who", "it's")
        .bind_named("n", 5);
    let inserted = insert.send().await.unwrap();
    assert_eq!(
        (inserted.kind, inserted.affected_rows),
        (StatementKind::Insert, 2)
    );
    assert_eq!(
        (
            inserted.tables[0].consumed.read,
            inserted.tables[0].consumed.write
        ),
        (2, 1)
    );

    let update = "UPDATE orders SET amount = amount + 2 WHERE customer = ? AND `order` = 1";
    let updated = client.sql(update).bind("it's").send().await.unwrap();
    assert_eq!(
        (updated.kind, updated.affected_rows),
        (StatementKind::Update, 1)
    );
    let key = PrimaryKey::new("customer", "it's").and("order", 1);
    let row = client
        .get_row(TABLE, key)
        .send()
        .await
        .unwrap()
        .row
        .unwrap();
    assert_eq!(row.get::<i64>("amount").unwrap(), 7);

    let delete = "DELETE FROM orders WHERE customer = ? AND `order` = ?";
    let delete = client.sql(delete).bind("it's").bind(2);
    assert_eq!(delete.clone().send().await.unwrap().affected_rows, 1);
    assert_eq!(delete.send().await.unwrap().affected_rows, 0);
}

/// The points of a series, with a column for a field, and the series themselves.
async fn series_are_read_by_statements(service: &TestEmulator) {
    let client = client(service);
    let series = client.timeseries();
    series.create_table("cpu").send().await.unwrap();
    series.wait_for_table("cpu").await.unwrap();
    let key = Key::new("load").source("h1").tag("os", "linux");
    let points = [
        Point::new(key.clone(), 1000)
            .field("one", 0.5)
            .field("runs", 3),
        Point::new(key, 2000).field("one", 0.75),
    ];
    let put = series.put("cpu").points(points);
    put.send().await.unwrap().all_ok().unwrap();
    let create = "CREATE TABLE `cpu::load` (_m_name VARCHAR(1024), _data_source VARCHAR(1024), \
                  _tags VARCHAR(1024), _time BIGINT, one DOUBLE, runs BIGINT)";
    client.sql(create).send().await.unwrap();
    let rows = client
        .sql(
            "SELECT _time, one, runs FROM `cpu::load` WHERE _m_name = ? AND _data_source = ? AND \
             tag_value_at(_tags, 'os') = ? AND _time >= ?",
        )
        .bind("load")
        .bind("h1")
        .bind("linux")
        .bind(1500)
        .send()
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    let row = rows.get(0).unwrap();
    assert_eq!(row.get::<i64>("_time").unwrap(), 2000);
    assert_eq!(row.get::<f64>("one").unwrap(), 0.75);
    assert_eq!(row.get::<Option<i64>>("runs").unwrap(), None);
    let [table] = rows.tables.as_slice() else {
        panic!("{:?}", rows.tables);
    };
    assert_eq!((&*table.table, table.is_timeseries_meta), ("cpu", false));

    let known = client
        .sql("SELECT _tags FROM `cpu::meta`")
        .send()
        .await
        .unwrap();
    assert_eq!(
        known.get(0).unwrap().get::<&str>(0).unwrap(),
        "[\"os=linux\"]"
    );
    assert!(known.tables[0].is_timeseries_meta);
}

async fn errors_are_those_of_the_service(service: &TestEmulator) {
    let client = client(service);
    let key = client
        .create_table("plain")
        .primary_key("k", PrimaryKeyType::String);
    key.send().await.unwrap();
    for (statement, code, text) in [
        (
            "SELECT * FROM nowhere",
            ErrorCode::ParameterInvalid,
            "nowhere' doesn't exist",
        ),
        (
            "SELECT x FROM plain",
            ErrorCode::ParameterInvalid,
            "Unknown column 'x' in 'field list'",
        ),
        (
            "SELEC 1",
            ErrorCode::ParameterInvalid,
            "You have an error in your SQL syntax",
        ),
        (
            "DROP TABLE plain",
            ErrorCode::UnsupportOperation,
            "Operation not supported",
        ),
    ] {
        let error = client.sql(statement).send().await.unwrap_err();
        let service_error = error.service().unwrap();
        assert_eq!(*service_error.code(), code);
        assert!(service_error.message().contains(text), "{error}");
    }
}
