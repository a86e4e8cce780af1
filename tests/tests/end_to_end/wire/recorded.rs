//! Holds the bodies of requests against those of the official Python client, recorded by
//! `tests/golden/record.py`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use serde_json::Value as Json;
use tablestore::PrimaryKeyValue::{AutoIncrement, InfMax, InfMin};
use tablestore::call::Request;
use tablestore::row::KeyBounds;
use tablestore::row::{GetRow, PutRow, UpdateRow};
use tablestore::secondary_index::IndexMeta;
use tablestore::table::CreateTable;
use tablestore::table::{
    DefinedColumnType, ReservedThroughput, SseSpecification, TableOptions, TimeToLive,
};
use tablestore::{Client, Condition, Filter, PrimaryKey, PrimaryKeyType, PrimaryKeyValue, column};
use tablestore_core::Body;
use tablestore_tests::responses::{responding, unsigned};

const GOLDEN: &str = "golden/requests.json";

const TIME: i64 = 1_760_000_000_123;
const TRANSACTION: &str = "0123456789abcdef0123456789abcdef";

/// The requests that our client made, by the names of the cases: path and body.
pub(super) type Sent = BTreeMap<String, (String, Bytes)>;

/// The same calls as those of `tests/golden/request_bodies.py`.
#[tokio::test]
async fn our_requests_are_those_of_the_python_client() {
    assert_recorded(GOLDEN, send_all().await);
}

/// Asserts that the requests are those of a recording.
pub(super) fn assert_recorded(golden: &str, mut sent: Sent) {
    let golden: Json = serde_json::from_slice(&std::fs::read(golden).unwrap()).unwrap();
    for case in golden["cases"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let Some((path, body)) = sent.remove(name) else {
            panic!("{name}: this is not asked here");
        };
        assert_eq!(path, case["path"].as_str().unwrap(), "{name}");
        let expected = unhex(case["body"].as_str().unwrap());
        assert_eq!(hex(&body), hex(&expected), "{name}");
    }
    assert!(sent.is_empty(), "not recorded: {:?}", sent.keys());
}

async fn send_all() -> Sent {
    let mut calls = Calls::new();
    tables(&mut calls).await;
    writes(&mut calls).await;
    reads(&mut calls).await;
    batches(&mut calls).await;
    transactions(&mut calls).await;
    calls.sent
}

async fn tables(calls: &mut Calls) {
    let client = &calls.client.clone();
    calls.send("create a table", create(client)).await;
    let options = TableOptions::new()
        .time_to_live(Duration::from_secs(86400))
        .max_versions(3)
        .max_deviation_seconds(1000)
        .allow_update(false);
    let throughput = ReservedThroughput::new(5, 7);
    let request = create(client)
        .options(options)
        .reserved_throughput(throughput);
    calls.send("create a table with options", request).await;
    let forever = one_version().time_to_live(TimeToLive::Forever);
    let request = create(client).options(forever);
    calls
        .send("create a table without expiration", request)
        .await;
    let request = client
        .create_table("orders")
        .options(one_version())
        .primary_key("s", PrimaryKeyType::String)
        .primary_key("i", PrimaryKeyType::Integer)
        .primary_key("b", PrimaryKeyType::Binary)
        .auto_increment("n");
    calls
        .send("create a table with every type of key", request)
        .await;
    let request = create(client)
        .defined_column("amount", DefinedColumnType::Integer)
        .defined_column("note", DefinedColumnType::String)
        .defined_column("price", DefinedColumnType::Double)
        .defined_column("paid", DefinedColumnType::Boolean)
        .defined_column("photo", DefinedColumnType::Binary)
        .index(by_note())
        .index(by_amount());
    calls.send("create a table with indexes", request).await;
    let request = create(client).sse(SseSpecification::kms_service());
    calls.send("create an encrypted table", request).await;
    let request = create(client).split_points(["g", "p"]);
    calls
        .send("create a table with split points", request)
        .await;

    calls.send("list tables", client.list_table()).await;
    let request = client.describe_table("orders");
    calls.send("describe a table", request).await;
    let options = TableOptions::new()
        .time_to_live(Duration::from_secs(86400))
        .max_versions(2)
        .allow_update(true);
    let request = client
        .update_table("orders")
        .options(options)
        .reserved_throughput(ReservedThroughput::new(1, 2));
    calls.send("update a table", request).await;
    let request = client.delete_table("orders");
    calls.send("delete a table", request).await;

    let request = client
        .create_index("orders", by_note())
        .include_base_data(false);
    calls.send("create an index", request).await;
    let request = client
        .create_index("orders", by_amount())
        .include_base_data(true);
    calls
        .send("create a local index with existing rows", request)
        .await;
    let request = client.drop_index("orders", "by_note");
    calls.send("drop an index", request).await;
}

async fn writes(calls: &mut Calls) {
    let client = &calls.client.clone();
    calls.send("put a row", put(client)).await;
    let request = client.put_row("orders", key());
    calls.send("put a row without columns", request).await;
    let request = client
        .put_row("orders", order("alice", AutoIncrement))
        .column("amount", 42)
        .condition(Condition::expect_not_exist())
        .return_primary_key();
    calls
        .send("put a new row, and return its key", request)
        .await;
    let request = put(client)
        .condition(Condition::expect_exist().and(filter()))
        .transaction(TRANSACTION);
    calls.send("put a row on a condition", request).await;

    calls.send("update a row", update(client, key())).await;
    let request = update(client, key())
        .condition(less())
        .return_primary_key()
        .transaction(TRANSACTION);
    calls.send("update a row on a condition", request).await;

    let request = client.delete_row("orders", key());
    calls.send("delete a row", request.clone()).await;
    let request = request
        .condition(Condition::expect_exist().and(paid()))
        .transaction(TRANSACTION);
    calls.send("delete a row on a condition", request).await;
}

async fn reads(calls: &mut Calls) {
    let client = &calls.client.clone();
    calls.send("get a row", get(client)).await;
    let request = get(client).columns(["note", "amount"]);
    calls.send("get some columns of a row", request).await;
    let request = get(client).start_column("a").end_column("p").token("token");
    calls.send("get a column range of a row", request).await;
    let request = get(client).max_versions(5).time_range(TIME..TIME + 1000);
    calls
        .send("get the versions of a time range", request)
        .await;
    let request = get(client).specific_time(TIME).transaction(TRANSACTION);
    calls.send("get the versions of a time", request).await;
    let request = get(client).filter(filter());
    calls.send("get a row by a composite filter", request).await;

    let (start, end) = (order("alice", InfMin), order("alice", InfMax));
    let request = client.get_range("orders", start.clone()..end.clone());
    calls.send("get a range", request).await;
    let request = client
        .get_range("orders", KeyBounds::backward(end..start))
        .columns(["note", "amount"])
        .limit(10)
        .filter(less())
        .max_versions(2)
        .time_range(0..TIME)
        .start_column("a")
        .end_column("p")
        .transaction(TRANSACTION);
    calls.send("get a range backward", request).await;

    let amount = || column("amount");
    let note = || column("note");
    let number = || note().matching(r"-(\d+)-");
    for (name, filter) in [
        ("EQUAL", amount().eq(42)),
        ("NOT_EQUAL", amount().ne(42)),
        ("GREATER_THAN", amount().gt(42)),
        ("GREATER_EQUAL", amount().ge(42)),
        ("LESS_THAN", amount().lt(42)),
        ("LESS_EQUAL", amount().le(42)),
        ("an integer in a text", number().gt(5)),
        ("a double in a text", number().le(5.5)),
        ("a text in a text", note().matching("^(.)").eq("x")),
        ("a column that exists", note().exists()),
        ("what is not there", note().not_exists()),
    ] {
        let request = get(client).filter(filter);
        calls.send(&format!("filter by {name}"), request).await;
    }
}

async fn batches(calls: &mut Calls) {
    let client = &calls.client.clone();
    let events = client
        .get_row("events", key())
        .columns(["note"])
        .filter(filter())
        .max_versions(3)
        .time_range(0..TIME)
        .start_column("a")
        .end_column("p");
    let request = client
        .batch_get_row()
        .add(get(client))
        .add(client.get_row("orders", other_key()))
        .add(events);
    calls.send("get rows in a batch", request).await;

    let new = put(client)
        .condition(Condition::expect_not_exist())
        .return_primary_key();
    let gone = client
        .delete_row("events", key())
        .condition(Condition::expect_exist());
    let request = client
        .batch_write_row()
        .add(new)
        .add(update(client, other_key()).condition(filter()))
        .add(gone);
    calls.send("write rows in a batch", request).await;

    let request = client
        .batch_write_row()
        .add(client.put_row("orders", key()).column("amount", 42))
        .transaction(TRANSACTION);
    calls
        .send("write rows in a batch of a transaction", request)
        .await;
}

async fn transactions(calls: &mut Calls) {
    let client = &calls.client.clone();
    let partition = PrimaryKey::new("customer", "alice");
    let request = client.start_local_transaction("orders", partition);
    calls.send("start a transaction", request).await;
    let request = client.commit_transaction(TRANSACTION);
    calls.send("commit a transaction", request).await;
    let request = client.abort_transaction(TRANSACTION);
    calls.send("abort a transaction", request).await;
}

fn create(client: &Client) -> CreateTable {
    client
        .create_table("orders")
        .options(one_version())
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("order", PrimaryKeyType::Integer)
}

fn one_version() -> TableOptions {
    TableOptions::new().max_versions(1)
}

fn by_note() -> IndexMeta {
    IndexMeta::global("by_note", ["note"]).defined_columns(["amount", "paid"])
}

fn by_amount() -> IndexMeta {
    IndexMeta::local("by_amount", ["customer", "amount"])
}

fn order(customer: &str, number: impl Into<PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("customer", customer).and("order", number)
}

fn key() -> PrimaryKey {
    order("alice", 7)
}

fn other_key() -> PrimaryKey {
    order("bob", -1)
}

fn get(client: &Client) -> GetRow {
    client.get_row("orders", key())
}

fn put(client: &Client) -> PutRow {
    client
        .put_row("orders", key())
        .column("amount", 42)
        .column("note", "ring twice")
        .column("price", 1.5)
        .column("paid", true)
        .column("photo", b"\0\xff".to_vec())
        .column_at("seen", 1, TIME)
}

fn update(client: &Client, key: PrimaryKey) -> UpdateRow {
    client
        .update_row("orders", key)
        .put("amount", 42)
        .put_at("seen", 1, TIME)
        .delete_version("old", TIME)
        .delete("older")
        .increment("count", -3)
}

fn less() -> Filter {
    column("amount").lt(42)
}

fn paid() -> Filter {
    column("paid").eq(true).or_missing().any_version()
}

fn filter() -> Filter {
    let all = less().and(paid()).and(column("note").ne("none"));
    all.or(!column("price").ge(2.5))
}

/// Makes calls with a client whose requests are kept and never sent.
pub(super) struct Calls {
    pub(super) client: Client,
    last: Arc<Mutex<Option<(String, Bytes)>>>,
    pub(super) sent: Sent,
}

impl Calls {
    pub(super) fn new() -> Self {
        let last = Arc::new(Mutex::new(None));
        let keep = Arc::clone(&last);
        let client = responding(move |request: &http::Request<Body>| {
            let path = request.uri().path().to_owned();
            *keep.lock().unwrap() = Some((path, request.body().clone().into_bytes()));
            unsigned(503, "")
        });
        Self {
            client: client.build().unwrap(),
            last,
            sent: Sent::new(),
        }
    }

    pub(super) async fn send(&mut self, name: &str, request: impl Request) {
        // There is no response to it: it fails when it is sent.
        let _ = request.send().await;
        let Some(sent) = self.last.lock().unwrap().take() else {
            panic!("{name}: this was not sent");
        };
        let before = self.sent.insert(name.to_owned(), sent);
        assert!(before.is_none(), "{name}: this is asked twice");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2);
    let digits = pairs.map(|pair| std::str::from_utf8(pair).unwrap());
    digits
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}
