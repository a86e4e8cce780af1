//! The client's ten operations, against the local service in the same process and over TCP.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::time::Duration;

use tablestore::PrimaryKeyValue::{InfMax, InfMin};
use tablestore::{
    Client, ColumnPage, Condition, DefinedColumnType, Direction, ErrorCode, ErrorKind, PrimaryKey,
    PrimaryKeyType, PrimaryKeyValue, ReservedThroughput, Row, TableOptions, TableStatus,
    TimeToLive, Value, column,
};
use tablestore_emulator::Emulator;

const TABLE: &str = "orders";

fn client_of(emulator: &Emulator) -> Client {
    Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("shop")
        .service(emulator.service())
        .build()
        .unwrap()
}

/// A client of a fresh service that has a table with these options.
async fn client_with(options: TableOptions) -> Client {
    let client = client_of(&Emulator::in_memory());
    create(&client, options).await;
    client
}

async fn create(client: &Client, options: TableOptions) {
    client
        .create_table(TABLE)
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("order", PrimaryKeyType::Integer)
        .options(options)
        .send()
        .await
        .unwrap();
}

fn key(customer: &str, order: impl Into<PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("customer", customer).and("order", order)
}

async fn read(client: &Client, key: PrimaryKey) -> Option<Row> {
    client.get_row(TABLE, key).send().await.unwrap().row
}

#[tokio::test]
async fn tables_are_created_listed_described_updated_and_deleted() {
    let client = client_of(&Emulator::in_memory());
    client
        .create_table(TABLE)
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("id", PrimaryKeyType::Binary)
        .auto_increment("order")
        .defined_column("amount", DefinedColumnType::Double)
        .options(
            TableOptions::new()
                .max_versions(3)
                .time_to_live(Duration::from_secs(86_400)),
        )
        .send()
        .await
        .unwrap();
    let listed = client.list_table().send().await.unwrap();
    assert_eq!(listed.tables, [TABLE]);
    assert!(!listed.metadata.request_id.is_empty());

    let described = client.describe_table(TABLE).send().await.unwrap();
    let columns: Vec<_> = described
        .schema
        .primary_key
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        columns,
        [
            "customer String",
            "id Binary",
            "order Integer (auto-increment)"
        ]
    );
    assert_eq!(
        described.schema.defined_columns[0].column_type,
        DefinedColumnType::Double
    );
    assert_eq!(described.options.max_versions, Some(3));
    assert_eq!(
        described.options.time_to_live,
        Some(TimeToLive::Seconds(86_400))
    );
    assert_eq!(described.options.max_deviation_seconds, Some(86_400));
    assert_eq!(described.options.allow_update, Some(true));
    assert_eq!(described.throughput, ReservedThroughput::default());
    assert_eq!(described.status, TableStatus::Active);

    let updated = client
        .update_table(TABLE)
        .options(TableOptions::new().time_to_live(TimeToLive::Forever))
        .reserved_throughput(ReservedThroughput::new(2, 1))
        .send()
        .await
        .unwrap();
    assert_eq!(updated.options.time_to_live, Some(TimeToLive::Forever));
    assert_eq!(updated.options.max_versions, Some(3));
    assert_eq!(updated.throughput, ReservedThroughput::new(2, 1));

    client.delete_table(TABLE).send().await.unwrap();
    assert!(client.list_table().send().await.unwrap().tables.is_empty());
    let error = client.describe_table(TABLE).send().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.kind(), ErrorKind::Service);
    assert_eq!(error.operation().unwrap().name(), "DescribeTable");
    assert!(error.request_id().is_some());
}

#[tokio::test]
async fn every_type_of_value_is_read_back() {
    let client = client_with(TableOptions::new()).await;
    let values = [
        ("binary", Value::from(&[0x00, 0xFF])),
        ("binary_empty", Value::from(&[0u8; 0])),
        ("boolean", Value::from(true)),
        ("double", Value::from(-0.0)),
        ("double_max", Value::from(f64::MAX)),
        ("integer_max", Value::from(i64::MAX)),
        ("integer_min", Value::from(i64::MIN)),
        ("string", Value::from("公司 🦀")),
        ("string_empty", Value::from("")),
    ];
    let mut put = client.put_row(TABLE, key("", i64::MIN));
    for (name, value) in &values {
        put = put.column(*name, value.clone());
    }
    let consumed = put.send().await.unwrap().consumed;
    assert_eq!((consumed.read, consumed.write), (0, 1));

    let row = read(&client, key("", i64::MIN)).await.unwrap().into_owned();
    assert_eq!(row.primary_key(), &key("", i64::MIN));
    let columns = row.columns().iter();
    let read: Vec<_> = columns
        .map(|column| (&*column.name, column.value.clone()))
        .collect();
    assert_eq!(read, values);
    assert!(
        row.columns()
            .iter()
            .all(|column| column.timestamp.is_some())
    );
    assert_eq!(row.get::<i64>("integer_max").unwrap(), i64::MAX);
    assert_eq!(row.get::<&str>("customer").unwrap(), "");
}

#[tokio::test]
async fn an_absent_row_is_none_and_costs_a_read() {
    let client = client_with(TableOptions::new()).await;
    let answer = client.get_row(TABLE, key("a", 1)).send().await.unwrap();
    assert_eq!(answer.row, None);
    assert_eq!((answer.consumed.read, answer.consumed.write), (1, 0));
}

#[tokio::test]
async fn conditions_hold_or_fail_the_write() {
    let client = client_with(TableOptions::new()).await;
    let put = || client.put_row(TABLE, key("a", 1)).column("n", 1);
    let error = put()
        .condition(Condition::expect_exist())
        .send()
        .await
        .unwrap_err();
    assert!(error.is_condition_check_fail());
    assert_eq!(error.service().unwrap().status(), 403);
    assert_eq!(
        error.service().unwrap().message(),
        "Condition check failed."
    );
    assert!(!error.outcome_unknown());

    let consumed = put()
        .condition(Condition::expect_not_exist())
        .send()
        .await
        .unwrap()
        .consumed;
    assert_eq!((consumed.read, consumed.write), (1, 1));
    assert!(
        put()
            .condition(Condition::expect_not_exist())
            .send()
            .await
            .is_err()
    );
    put()
        .condition(Condition::expect_exist())
        .send()
        .await
        .unwrap();

    let delete = client
        .delete_row(TABLE, key("a", 1))
        .condition(Condition::expect_not_exist());
    assert!(delete.send().await.unwrap_err().is_condition_check_fail());
    client.delete_row(TABLE, key("a", 1)).send().await.unwrap();
    assert_eq!(read(&client, key("a", 1)).await, None);
}

#[tokio::test]
async fn updates_put_delete_and_increment() {
    let options = TableOptions::new()
        .max_versions(3)
        .max_deviation_seconds(i64::MAX / 1_000_000);
    let client = client_with(options).await;
    let update = || client.update_row(TABLE, key("a", 1));
    update()
        .put_at("v", 1, 1000)
        .put_at("v", 2, 2000)
        .put_at("v", 3, 3000)
        .send()
        .await
        .unwrap();
    update()
        .delete_version("v", 2000)
        .put("w", "x")
        .send()
        .await
        .unwrap();
    let answer = update()
        .increment("n", 5)
        .return_after_modify(["n"])
        .send()
        .await
        .unwrap();
    assert_eq!(answer.row.unwrap().get::<i64>("n").unwrap(), 5);
    update()
        .increment("n", -7)
        .delete("w")
        .send()
        .await
        .unwrap();

    let answer = client
        .get_row(TABLE, key("a", 1))
        .max_versions(10)
        .send()
        .await
        .unwrap();
    let row = answer.row.unwrap();
    let versions: Vec<_> = row
        .versions("v")
        .map(|c| (c.value.clone(), c.timestamp))
        .collect();
    assert_eq!(
        versions,
        [(Value::from(3), Some(3000)), (Value::from(1), Some(1000))]
    );
    assert_eq!(row.get::<i64>("n").unwrap(), -2);
    assert_eq!(row.get::<Option<&str>>("w").unwrap(), None);
}

#[tokio::test]
async fn reads_select_columns_versions_and_times() {
    let options = TableOptions::new()
        .max_versions(5)
        .max_deviation_seconds(i64::MAX / 1_000_000);
    let client = client_with(options).await;
    let mut update = client.update_row(TABLE, key("a", 1));
    for (name, timestamp) in [("a", 10), ("a", 20), ("a", 30), ("b", 20), ("c", 40)] {
        update = update.put_at(name, timestamp, timestamp);
    }
    update.send().await.unwrap();

    let get = || client.get_row(TABLE, key("a", 1));
    let shown = async |request: tablestore::Request<tablestore::operations::GetRow>| {
        let row = request.send().await.unwrap().row;
        row.map(|row| row.to_string()).unwrap_or_default()
    };
    let head = "(customer=\"a\", order=1)";
    assert_eq!(shown(get()).await, format!("{head} a=30 b=20 c=40"));
    assert_eq!(
        shown(get().max_versions(2)).await,
        format!("{head} a=30 a=20 b=20 c=40")
    );
    assert_eq!(
        shown(get().columns(["c", "a"])).await,
        format!("{head} a=30 c=40")
    );
    assert_eq!(shown(get().columns(["none"])).await, "");
    assert_eq!(
        shown(get().time_range(10..30)).await,
        format!("{head} a=20 a=10 b=20")
    );
    assert_eq!(
        shown(get().specific_time(20)).await,
        format!("{head} a=20 b=20")
    );
    assert_eq!(shown(get().time_range(100..200)).await, "");
    assert_eq!(
        shown(get().start_column("b").end_column("c")).await,
        format!("{head} b=20")
    );
}

#[tokio::test]
async fn ranges_are_read_both_ways_and_page_by_page() {
    let client = client_with(TableOptions::new()).await;
    for order in [3, 1, 2, -1] {
        client
            .put_row(TABLE, key("a", order))
            .column("n", order)
            .send()
            .await
            .unwrap();
    }
    client.put_row(TABLE, key("b", 1)).send().await.unwrap();
    let orders =
        |rows: &[Row]| -> Vec<i64> { rows.iter().map(|row| row.get("order").unwrap()).collect() };
    let all = key("a", InfMin)..key("a", InfMax);
    let page = client.get_range(TABLE, all.clone()).send().await.unwrap();
    assert_eq!(orders(&page.rows), [-1, 1, 2, 3]);
    assert_eq!(page.next_start, None);

    let backward = client.get_range(TABLE, all.end.clone()..all.start.clone());
    let page = backward
        .direction(Direction::Backward)
        .send()
        .await
        .unwrap();
    assert_eq!(orders(&page.rows), [3, 2, 1, -1]);

    let mut start = all.start;
    let mut seen = Vec::new();
    loop {
        let page = client
            .get_range(TABLE, start..all.end.clone())
            .limit(3)
            .send()
            .await
            .unwrap();
        assert!(page.rows.len() <= 3);
        seen.extend(orders(&page.rows));
        match page.next_start {
            Some(next) => start = next,
            None => break,
        }
    }
    assert_eq!(seen, [-1, 1, 2, 3]);

    let error = client
        .get_range(TABLE, key("b", 1)..key("a", 1))
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        error.service().unwrap().message(),
        "Begin key must less than end key in FORWARD"
    );
}

#[tokio::test]
async fn the_service_chooses_auto_increment_keys() {
    let client = client_of(&Emulator::in_memory());
    client
        .create_table(TABLE)
        .primary_key("customer", PrimaryKeyType::String)
        .auto_increment("order")
        .send()
        .await
        .unwrap();
    let mut chosen = Vec::new();
    for _ in 0..3 {
        let put = client
            .put_row(TABLE, key("a", PrimaryKeyValue::AutoIncrement))
            .column("x", 1);
        let row = put.return_primary_key().send().await.unwrap().row.unwrap();
        assert_eq!(row.columns(), []);
        chosen.push(row.get::<i64>("order").unwrap());
    }
    assert!(chosen.is_sorted_by(|a, b| a < b), "{chosen:?}");
    assert!(read(&client, key("a", chosen[1])).await.is_some());
}

#[tokio::test]
async fn the_services_own_words_come_through() {
    let client = client_with(TableOptions::new()).await;
    for (error, code, message) in [
        (
            client
                .create_table("0")
                .primary_key("id", PrimaryKeyType::String)
                .send()
                .await
                .err(),
            ErrorCode::ParameterInvalid,
            "Invalid table name: '0'.",
        ),
        (
            client
                .create_table(TABLE)
                .primary_key("id", PrimaryKeyType::String)
                .send()
                .await
                .err(),
            ErrorCode::ObjectAlreadyExist,
            "Requested table already exists.",
        ),
        (
            client.put_row(TABLE, key("a", "text")).send().await.err(),
            ErrorCode::InvalidPk,
            "Validate PK type fail. Input: VT_STRING, Meta: VT_INTEGER.",
        ),
        (
            client
                .put_row(TABLE, key(&"x".repeat(1025), 1))
                .send()
                .await
                .err(),
            ErrorCode::ParameterInvalid,
            "The length of primary key column: 'customer' exceeds the MaxLength:1024 with \
             CurrentLength:1025.",
        ),
        (
            client.get_row(TABLE, key("a", InfMin)).send().await.err(),
            ErrorCode::ParameterInvalid,
            "VT_INF_MIN is an invalid type for the primary key.",
        ),
        (
            client.update_row(TABLE, key("a", 1)).send().await.err(),
            ErrorCode::ParameterInvalid,
            "Attribute column is missing.",
        ),
        (
            client.put_row("none", key("a", 1)).send().await.err(),
            ErrorCode::ObjectNotExist,
            "Requested table does not exist.",
        ),
    ] {
        let error = error.unwrap_or_else(|| panic!("expected: {message}"));
        assert_eq!(error.code(), Some(&code), "{error}");
        assert_eq!(error.service().unwrap().message(), message);
    }
}

#[tokio::test]
async fn raw_calls_are_signed_and_answered_like_others() {
    let client = client_with(TableOptions::new()).await;
    let list = tablestore::Operation::named("ListTable").unwrap();
    let answer = client.call_raw(list, "").send().await.unwrap();
    assert_eq!(answer.body, b"\x0a\x06orders".as_slice());
    let unknown = tablestore::Operation::named("Frobnicate").unwrap();
    let error = client.call_raw(unknown, "").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service, "{error}");
}

#[tokio::test]
async fn a_refused_setting_fails_the_request_and_sends_nothing() {
    let client = client_with(TableOptions::new()).await;
    let request = client.list_table().header("bad name", "x");
    let error = request.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(!error.request_sent());
    assert!(
        error
            .to_string()
            .starts_with("ListTable: header name \"bad name\""),
        "{error}"
    );
}

#[tokio::test]
async fn instances_are_worlds_of_their_own() {
    let emulator = Emulator::in_memory();
    let client = client_of(&emulator);
    create(&client, TableOptions::new()).await;
    let other = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("other")
        .region("cn-hangzhou")
        .service(emulator.service())
        .build()
        .unwrap();
    assert!(other.list_table().send().await.unwrap().tables.is_empty());
}

#[tokio::test]
async fn tcp_is_a_door_to_the_same_world() {
    let emulator = Emulator::in_memory();
    create(&client_of(&emulator), TableOptions::new()).await;
    let server = emulator.listen("127.0.0.1:0").await.unwrap();
    for region in [None, Some("cn-hangzhou")] {
        let mut builder = Client::builder(server.endpoint())
            .temporary_access_key(
                emulator.credentials().access_key_id(),
                emulator.credentials().access_key_secret(),
                "a-token",
            )
            .instance("shop")
            .header("x-ots-request-tag", "test");
        if let Some(region) = region {
            builder = builder.region(region);
        }
        let client = builder.build().unwrap();
        client
            .put_row(TABLE, key("a", 1))
            .column("n", 1)
            .send()
            .await
            .unwrap();
        assert!(read(&client, key("a", 1)).await.is_some());
        assert!(read(&client_of(&emulator), key("a", 1)).await.is_some());
    }
    server.shutdown().await;
}

#[tokio::test]
async fn filters_choose_rows_and_conditions_guard_writes() {
    let client = client_with(TableOptions::new()).await;
    for (order, amount, status) in [(1, 5, "open"), (2, 50, "open"), (3, 500, "paid")] {
        let put = client.put_row(TABLE, key("a", order));
        put.column("amount", amount)
            .column("status", status)
            .send()
            .await
            .unwrap();
    }
    client.put_row(TABLE, key("a", 4)).send().await.unwrap();

    let all = key("a", InfMin)..key("a", InfMax);
    for (filter, expected) in [
        (column("amount").gt(10), vec![2, 3]),
        (column("amount").gt(10).or_missing(), vec![2, 3, 4]),
        (
            column("amount").le(50).and(column("status").eq("open")),
            vec![1, 2],
        ),
        (
            column("amount").eq(5).or(column("status").ne("open")),
            vec![1, 3],
        ),
        (!column("status").eq("open"), vec![3, 4]),
        (column("amount").eq("50"), vec![]),
        (column("order").ge(3), vec![3, 4]),
        (column("amount").exists(), vec![1, 2, 3]),
        (column("amount").not_exists(), vec![4]),
    ] {
        let shown = format!("{filter:?}");
        let read = client.get_range(TABLE, all.clone()).filter(filter);
        let rows = read.send().await.unwrap().rows;
        let orders: Vec<i64> = rows.iter().map(|row| row.get("order").unwrap()).collect();
        assert_eq!(orders, expected, "{shown}");
    }
    let page = ColumnPage {
        offset: 1,
        limit: 1,
    };
    let read = client.get_row(TABLE, key("a", 1)).column_page(page);
    let row = read.send().await.unwrap().row.unwrap();
    assert_eq!(row.columns().len(), 1);
    assert_eq!(row.get::<&str>("status").unwrap(), "open");

    let pay = |condition: Condition| {
        let update = client.update_row(TABLE, key("a", 2)).put("status", "paid");
        update.condition(condition).send()
    };
    let error = pay(column("amount").gt(100).into()).await.unwrap_err();
    assert!(error.is_condition_check_fail());
    let open = Condition::expect_exist().and(column("status").eq("open"));
    pay(open.clone()).await.unwrap();
    assert!(pay(open).await.unwrap_err().is_condition_check_fail());
}
