//! The bulk writer over a service that loses requests and responses: no row is lost or doubled, and the
//! changes of each row stay in their order.
//!
//! The full size:
//!
//! ```console
//! cargo test --release --package tablestore --lib bulk::tests::faults -- --ignored --nocapture
//! ```

use std::collections::BTreeMap;
use std::time::Duration;

use tablestore_core::{ErrorCode, Operation, Result};
use tablestore_emulator::{Emulator, Fault, FaultLayer, Faults};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, Row};
use tower_layer::Layer;

use crate::batch::RowChange;
use crate::table::{PrimaryKeyType, TableOptions};
use crate::{Client, KeyRange};

/// The rows that are changed again and again.
const HOT_ROWS: usize = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_row_is_lost_doubled_or_out_of_order() {
    for seed in 1..=3 {
        check(seed, 3_000, 10).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute: the test above at full size"]
async fn no_row_of_two_hundred_thousand_is_lost_doubled_or_out_of_order() {
    for seed in 1..=3 {
        check(seed, 200_000, 50).await;
    }
}

/// The kinds of changes, by the index of the row.
enum Kind {
    /// A put of a new row: retried after any failure.
    Put,
    /// A put of a row that was put before: retried, and in order.
    HotPut(usize),
    /// A new version of a row's column: not retried after an unknown outcome, and in order.
    Version(usize),
    /// An increment.
    Increment(usize),
    /// A row whose key the service chooses.
    AutoIncrement,
}

fn kind(index: usize) -> Kind {
    let hot = (index / 10) % HOT_ROWS;
    match index % 10 {
        0..=4 => Kind::Put,
        5 | 6 => Kind::HotPut(hot),
        7 => Kind::Version(hot),
        8 => Kind::Increment(hot),
        _ => Kind::AutoIncrement,
    }
}

fn change(client: &Client, index: usize) -> RowChange {
    let hot = |table: &str, row: usize| (table.to_owned(), PrimaryKey::new("id", row));
    match kind(index) {
        Kind::Put => {
            let put = client.put_row("rows", PrimaryKey::new("id", index));
            put.column("n", index).into()
        }
        Kind::HotPut(row) => {
            let (table, key) = hot("hot", row);
            client.put_row(table, key).column("n", index).into()
        }
        Kind::Version(row) => {
            let (table, key) = hot("versions", row);
            client.update_row(table, key).put("n", index).into()
        }
        Kind::Increment(row) => {
            let (table, key) = hot("counters", row);
            client.update_row(table, key).increment("n", 1).into()
        }
        Kind::AutoIncrement => {
            let key = PrimaryKey::new("chat", "x").and("number", PrimaryKeyValue::AutoIncrement);
            client.put_row("messages", key).column("n", index).into()
        }
    }
}

async fn create_tables(client: &Client) {
    for table in ["rows", "hot", "counters", "versions"] {
        let versions = if table == "versions" { 100_000 } else { 1 };
        let options = TableOptions::new().max_versions(versions);
        let create = client.create_table(table).options(options);
        let create = create.primary_key("id", PrimaryKeyType::Integer);
        create.send().await.unwrap();
    }
    let create = client.create_table("messages");
    let create = create.primary_key("chat", PrimaryKeyType::String);
    create.auto_increment("number").send().await.unwrap();
}

/// A client of a sound service, and one that loses 2 % of calls before they are executed and 2 % after.
fn clients(seed: u64) -> (Client, Client) {
    let emulator = Emulator::in_memory();
    let builder = || {
        Client::builder(emulator.endpoint())
            .credentials(emulator.credentials().clone())
            .instance("shop")
    };
    let faults = [
        Fault::DropRequest,
        Fault::ErrorBefore(ErrorCode::ServerBusy),
        Fault::DropResponse,
        Fault::ErrorAfter(ErrorCode::Timeout),
    ];
    let faults = faults
        .into_iter()
        .fold(Faults::seeded(seed), |faults, fault| {
            faults.rate(fault, 0.01).unwrap()
        });
    let faults = FaultLayer::new(faults.only([Operation::BATCH_WRITE_ROW]));
    let sound = builder().service(emulator.service()).build().unwrap();
    let faulty = builder().service(faults.layer(emulator.service()));
    (sound, faulty.build().unwrap())
}

async fn check(seed: u64, count: usize, rows_of_a_call: usize) {
    let (client, faulty) = clients(seed);
    create_tables(&client).await;
    let writer = faulty.bulk_writer().max_rows(rows_of_a_call);
    let writer = writer.linger(Duration::from_millis(2)).start().unwrap();
    let mut pending = Vec::with_capacity(count);
    for index in 0..count {
        pending.push(writer.write(change(&client, index)).await);
    }
    let mut results = Vec::with_capacity(count);
    for result in pending {
        results.push(result.await.map(|_| ()));
    }
    let statistics = writer.close().await.unwrap();
    let unknown = results.iter().filter(|result| is_unknown(result)).count();
    let report =
        format!("seed {seed}: {unknown} of {count} rows with an unknown outcome, {statistics:?}\n");
    std::io::Write::write_all(&mut std::io::stderr(), report.as_bytes()).unwrap();
    assert!(statistics.requests > statistics.packs, "no call was lost");
    for (index, result) in results.iter().enumerate() {
        let is_repeated = matches!(kind(index), Kind::Put | Kind::HotPut(_));
        assert!(
            result.is_ok() || !is_repeated,
            "row {index} is lost: {result:?}"
        );
        assert!(
            result.is_ok() || is_unknown(result),
            "row {index}: {result:?}"
        );
    }
    check_rows(&client, &results).await;
    check_hot_rows(&client, &results).await;
    check_counters(&client, &results).await;
    check_messages(&client, &results).await;
}

fn is_unknown(result: &Result<()>) -> bool {
    result.as_ref().is_err_and(|error| error.outcome_unknown())
}

async fn read(client: &Client, table: &str, columns: &[&str], versions: u32) -> Vec<Row> {
    let range = KeyRange::all(columns.iter().copied());
    let mut stream = client.get_range(table, range).max_versions(versions).rows();
    let mut rows = Vec::new();
    while let Some(row) = stream.next().await {
        rows.push(row.unwrap());
    }
    rows
}

async fn check_rows(client: &Client, results: &[Result<()>]) {
    let is_put = |index: &usize| matches!(kind(*index), Kind::Put);
    let expected: Vec<usize> = (0..results.len()).filter(is_put).collect();
    let rows = read(client, "rows", &["id"], 1).await;
    let ids: Vec<usize> = rows.iter().map(|row| row.get("n").unwrap()).collect();
    assert_eq!(ids, expected);
}

/// The last put counts, and versions are as old as their changes.
async fn check_hot_rows(client: &Client, results: &[Result<()>]) {
    let mut last = BTreeMap::new();
    let mut written: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, result) in results.iter().enumerate() {
        match kind(index) {
            Kind::HotPut(row) => drop(last.insert(row, index)),
            Kind::Version(row) if result.is_ok() => written.entry(row).or_default().push(index),
            _ => {}
        }
    }
    for row in read(client, "hot", &["id"], 1).await {
        let (id, n): (usize, usize) = (row.get("id").unwrap(), row.get("n").unwrap());
        assert_eq!(last.remove(&id), Some(n), "the last change of row {id}");
    }
    assert!(last.is_empty());
    for row in read(client, "versions", &["id"], 100_000).await {
        let id: usize = row.get("id").unwrap();
        let mut versions: Vec<usize> = row
            .versions("n")
            .map(|version| usize::try_from(version.value.as_integer().unwrap()).unwrap())
            .collect();
        versions.reverse();
        assert!(
            versions.is_sorted_by(|one, next| one < next),
            "row {id}: {versions:?}"
        );
        for index in &written[&id] {
            assert!(
                versions.contains(index),
                "change {index} of row {id} is lost"
            );
        }
        let possible = |index: &usize| results[*index].is_ok() || is_unknown(&results[*index]);
        assert!(versions.iter().all(possible));
    }
}

async fn check_counters(client: &Client, results: &[Result<()>]) {
    let mut bounds: BTreeMap<usize, (i64, i64)> = BTreeMap::new();
    for (index, result) in results.iter().enumerate() {
        if let Kind::Increment(row) = kind(index) {
            let (low, high) = bounds.entry(row).or_default();
            *low += i64::from(result.is_ok());
            *high += i64::from(result.is_ok() || is_unknown(result));
        }
    }
    for row in read(client, "counters", &["id"], 1).await {
        let (id, n): (usize, i64) = (row.get("id").unwrap(), row.get("n").unwrap());
        let (low, high) = bounds.remove(&id).unwrap();
        assert!(
            (low..=high).contains(&n),
            "counter {id}: {n} is not in {low}..={high}"
        );
    }
    assert!(bounds.values().all(|(low, _)| *low == 0));
}

async fn check_messages(client: &Client, results: &[Result<()>]) {
    let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
    for row in read(client, "messages", &["chat", "number"], 1).await {
        *counts.entry(row.get("n").unwrap()).or_default() += 1;
    }
    for (index, result) in results.iter().enumerate() {
        if let Kind::AutoIncrement = kind(index) {
            let count = counts.remove(&index).unwrap_or_default();
            let allowed = match result {
                Ok(()) => 1..=1,
                Err(_) => 0..=1,
            };
            assert!(allowed.contains(&count), "message {index}: {count} times");
        }
    }
    assert!(counts.is_empty());
}
