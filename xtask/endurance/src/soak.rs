//! A long mixed load over TCP with faults, and what it leaves behind.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use fastrand::Rng;
use tablestore::search::{FieldSchema, IndexSchema, field};
use tablestore::timeseries::{Key, Point};
use tablestore::{
    Client, DefaultRetryPolicy, ErrorKind, KeyRange, PrimaryKey, PrimaryKeyType, column,
};
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::Result;
use crate::process::Resources;
use crate::service::{ACCESS_KEY_ID, ACCESS_KEY_SECRET, Service};

/// The tasks that call.
const TASKS: u64 = 64;

/// The rows that all tasks write, so that the amount of data stays the same.
const ROWS: i64 = 2000;

/// The partitions of these rows: few rows in each, so that a scan is a call like others.
const PARTS: i64 = 200;

/// The partitions of transactions, which keep a partition to themselves: up to a minute if a fault hits them, so
/// these are many, and no others.
const TRANSACTION_PARTS: std::ops::Range<i64> = 1000..5000;

/// The growth that is allowed to each process, of memory in MiB and of open files.
const GROWTH_MIB: u64 = 48;
const GROWTH_FILES: usize = 80;

/// What a written point may take, in bytes: the stream that every time series table has keeps its changes for 24
/// hours.
const POINT: u64 = 512;

/// The faults of the service.
const FAULTS: [&str; 10] = [
    "--fault",
    "reset=0.0005",
    "--fault",
    "drop-response=0.0005",
    "--fault",
    "error-before:OTSServerBusy=0.001",
    "--fault",
    "error-after:OTSTimeout=0.0005",
    "--fault",
    "bad-gateway=0.0005",
];

/// The options of the command.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) minutes: f64,
    pub(crate) seed: u64,
}

#[derive(Debug, Default)]
struct Counts {
    stop: AtomicBool,
    calls: AtomicU64,
    /// Points written.
    points: AtomicU64,
    failed: AtomicU64,
    /// Responses that were not as they must be.
    wrong: AtomicU64,
    /// The failed calls by what failed them.
    failures: Mutex<BTreeMap<String, u64>>,
}

impl Counts {
    fn note(&self, error: &tablestore::Error) {
        self.failed.fetch_add(1, Ordering::Relaxed);
        let cause = match error.code() {
            Some(code) => code.to_string(),
            None => format!("{:?}", error.kind()),
        };
        let operation = error.operation().map(ToString::to_string);
        let cause = format!("{} {cause}", operation.unwrap_or_default());
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        *failures.entry(cause).or_default() += 1;
        // A reset, a lost response and a gateway's page leave these kinds; any other is a mistake of
        // one of the two.
        let is_of_a_fault = matches!(
            error.kind(),
            ErrorKind::Service | ErrorKind::Transport | ErrorKind::Timeout | ErrorKind::Gateway
        );
        if !is_of_a_fault && self.wrong.fetch_add(1, Ordering::Relaxed) < 5 {
            println!("unexpected: {error:?}");
        }
    }
}

/// Runs the load. Returns whether nothing was wrong and nothing grew.
pub(crate) async fn run(options: &Options) -> Result<bool> {
    let seed = options.seed.to_string();
    let mut faults = FAULTS.to_vec();
    faults.extend(["--fault-seed", &seed]);
    let service = Service::start_in_memory(&faults)?;
    let client = Client::builder(service.endpoint())
        .access_key(ACCESS_KEY_ID, ACCESS_KEY_SECRET)
        .instance("crash")
        .retry_policy(DefaultRetryPolicy::default())
        .build()?;
    println!(
        "{} minutes, repeated in kind by --seed {seed}",
        options.minutes
    );
    create(&client).await?;
    let tasks_before = Handle::current().metrics().num_alive_tasks();
    let counts = Arc::new(Counts::default());
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let (client, counts) = (client.clone(), Arc::clone(&counts));
        let mut rng = Rng::with_seed(options.seed.wrapping_add(task));
        tasks.spawn(async move {
            while !counts.stop.load(Ordering::Relaxed) {
                call(&client, &counts, &mut rng).await;
                counts.calls.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    // Caches, pools and the allocator's reserves fill first.
    let time = Duration::from_secs_f64(options.minutes * 60.0);
    let started = Instant::now();
    sleep(time / 5).await;
    let own = std::process::id();
    let points_before = counts.points.load(Ordering::Relaxed);
    let before = [
        Resources::read(service.process_id())?,
        Resources::read(own)?,
    ];
    for _ in 0..4 {
        sleep(time / 5).await;
        let calls = counts.calls.load(Ordering::Relaxed);
        let memory = Resources::read(service.process_id())?.memory >> 20;
        println!(
            "{calls} calls after {:.0?}, service {memory} MiB",
            started.elapsed()
        );
    }
    let after = [
        Resources::read(service.process_id())?,
        Resources::read(own)?,
    ];
    let points = counts.points.load(Ordering::Relaxed) - points_before;
    counts.stop.store(true, Ordering::Relaxed);
    while tasks.join_next().await.is_some() {}
    let tasks_after = Handle::current().metrics().num_alive_tasks();
    drop(client);
    sleep(Duration::from_millis(300)).await;
    let tasks_of_dropped = Handle::current().metrics().num_alive_tasks();

    let [calls, failed, wrong] =
        [&counts.calls, &counts.failed, &counts.wrong].map(|it| it.load(Ordering::Relaxed));
    let rate = calls as f64 / started.elapsed().as_secs_f64();
    println!(
        "{calls} calls, {rate:.0} a second; {failed} failed in spite of retries, {wrong} wrong"
    );
    let failures = counts
        .failures
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    println!("failed by cause: {failures:?}");
    let mut held = wrong == 0;
    println!("points that the service keeps in a stream: {points}");
    let data = [points * POINT, 0];
    let processes = ["service", "client"].iter().zip(before.iter().zip(&after));
    for ((name, (before, after)), data) in processes.zip(data) {
        println!("{name} before: {before}\n{name} after:  {after}");
        held &= after.memory <= before.memory + (GROWTH_MIB << 20) + data;
        held &= after.files <= before.files + GROWTH_FILES;
    }
    println!(
        "tasks of the client: {tasks_before} before the load, {tasks_after} after it, \
         {tasks_of_dropped} once the client is dropped"
    );
    held &= tasks_of_dropped <= tasks_before;
    println!("{}", if held { "held" } else { "VIOLATED" });
    Ok(held)
}

async fn create(client: &Client) -> Result<()> {
    let create = client.create_table("rows");
    create
        .primary_key("part", PrimaryKeyType::Integer)
        .primary_key("id", PrimaryKeyType::Integer)
        .enable_local_transactions()
        .send()
        .await?;
    let schema = IndexSchema::new()
        .field(FieldSchema::keyword("k"))
        .field(FieldSchema::long("n"));
    client
        .create_search_index("rows", "rows_index", schema)
        .send()
        .await?;
    let mapping = "create table rows (part BIGINT, id BIGINT, k MEDIUMTEXT, n BIGINT, \
                   PRIMARY KEY(part, id))";
    client.sql(mapping).send().await?;
    let series = client.timeseries();
    series.create_table("metrics").send().await?;
    series.wait_for_table("metrics").await?;
    Ok(())
}

fn key_of(id: i64) -> PrimaryKey {
    PrimaryKey::new("part", id % PARTS).and("id", id)
}

/// Different keys, for a batch.
fn some_keys(rng: &mut Rng) -> impl Iterator<Item = PrimaryKey> + use<> {
    let first = rng.i64(0..ROWS - 10);
    (first..first + 10).map(key_of)
}

/// One call of any kind. Rows always have the sum of their key in a column.
async fn call(client: &Client, counts: &Counts, rng: &mut Rng) {
    let sum = |key: &PrimaryKey| {
        let of = |name| {
            key.get(name)
                .and_then(tablestore::PrimaryKeyValue::as_integer)
        };
        of("part").unwrap_or_default() + of("id").unwrap_or_default()
    };
    let put = |key: PrimaryKey, n: i64| {
        let sum = sum(&key);
        let put = client
            .put_row("rows", key)
            .column("sum", sum)
            .column("n", n);
        put.column("k", "a text of some length for each row")
    };
    let key = key_of(rng.i64(0..ROWS));
    let expected = sum(&key);
    let check = |row: Option<tablestore::Row>| {
        let is_right = row.is_none_or(|row| row.get::<i64>("sum").is_ok_and(|sum| sum == expected));
        if !is_right {
            counts.wrong.fetch_add(1, Ordering::Relaxed);
        }
    };
    let outcome = match rng.u8(..32) {
        0..8 => put(key, rng.i64(0..100)).send().await.map(|_| ()),
        8..18 => client
            .get_row("rows", key)
            .send()
            .await
            .map(|it| check(it.row)),
        18..20 => {
            let update = client.update_row("rows", key).put("sum", expected);
            update.increment("n", 1).send().await.map(|_| ())
        }
        20 => client.delete_row("rows", key).send().await.map(|_| ()),
        21 => {
            let rows = some_keys(rng).map(|key| put(key, 1)).collect::<Vec<_>>();
            client
                .batch_write_row()
                .add_all(rows)
                .send()
                .await
                .map(|_| ())
        }
        22 => {
            let gets = some_keys(rng)
                .map(|key| client.get_row("rows", key))
                .collect::<Vec<_>>();
            client
                .batch_get_row()
                .add_all(gets)
                .send()
                .await
                .map(|_| ())
        }
        23..25 => {
            let part = PrimaryKey::new("part", rng.i64(0..PARTS));
            let range = KeyRange::prefix(part, ["id"]).forward();
            let get = client.get_range("rows", range).limit(20);
            get.filter(column("n").gt(50)).send().await.map(|_| ())
        }
        25 => {
            let part = PrimaryKey::new("part", rng.i64(TRANSACTION_PARTS));
            transaction(client, part).await
        }
        26 => {
            let search = client.search("rows", "rows_index");
            let search = search.query(field("n").gt(rng.i64(0..100))).limit(5);
            search.send().await.map(|_| ())
        }
        27 => {
            let statement = "select id, n from rows where part = ? order by id limit 5";
            client
                .sql(statement)
                .bind(rng.i64(0..PARTS))
                .send()
                .await
                .map(|_| ())
        }
        28..30 => {
            let series = client.timeseries();
            let key = Key::new("cpu").source(format!("host-{}", rng.u8(..50)));
            let point = Point::new(key, rng.i64(0..500)).field("usage", 0.5);
            let written = series.put("metrics").point(point).send().await;
            written.map(|_| {
                counts.points.fetch_add(1, Ordering::Relaxed);
            })
        }
        30 => {
            let key = Key::new("cpu").source(format!("host-{}", rng.u8(..50)));
            client
                .timeseries()
                .get("metrics", key)
                .limit(20)
                .send()
                .await
                .map(|_| ())
        }
        _ => client.list_table().send().await.map(|_| ()),
    };
    if let Err(error) = outcome {
        counts.note(&error);
    }
}

/// A write in a transaction, which is committed or dropped.
async fn transaction(client: &Client, part: PrimaryKey) -> tablestore::Result<()> {
    let start = client.start_local_transaction("rows", part.clone());
    let transaction = start.send().await?;
    let key = part.clone().and("id", -1);
    let sum = part
        .get("part")
        .and_then(tablestore::PrimaryKeyValue::as_integer);
    let put = transaction
        .put_row(key)
        .column("sum", sum.unwrap_or_default() - 1);
    put.send().await?;
    if fastrand::bool() {
        transaction.commit().send().await?;
    }
    Ok(())
}
