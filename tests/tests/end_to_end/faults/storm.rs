//! Many calls at once over a pool of 50 connections, to a service that cuts responses off and is too
//! busy now and then. Prints the outcomes.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;

use tablestore::PrimaryKeyValue::{InfMax, InfMin};
use tablestore::{
    Client, Credentials, DefaultRetryPolicy, Error, PrimaryKey, PrimaryKeyType, PrimaryKeyValue,
    RetryPolicy, Row, WriteRetryPolicy,
};
use tablestore_tests::Server;

const CALLS: i64 = 1000;
const TABLE: &str = "counters";
const FAULTS: [&str; 6] = [
    "--fault",
    "reset=0.01",
    "--fault",
    "error-before:OTSServerBusy=0.01",
    "--fault-seed",
    "20261123",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_write_that_matters_is_executed_twice() {
    println!("policy   calls  failed  unknown  increments  puts  retried");
    storm("default", DefaultRetryPolicy::default()).await;
    storm("write", WriteRetryPolicy::default()).await;
}

/// Half of the calls increment a counter of their own, so that a second execution shows; the
/// other half put a row, which does no harm twice.
async fn storm(name: &str, policy: impl RetryPolicy + 'static) {
    let server = Server::start_with(&FAULTS);
    let client = Client::builder(server.endpoint())
        .credentials(Credentials::local())
        .instance("storm")
        .max_connections(50)
        .retry_policy(policy)
        .build()
        .unwrap();
    let create = client.create_table(TABLE);
    let create = create.primary_key("id", PrimaryKeyType::Integer);
    // A fault may cut its response off: then the table exists all the same.
    let _ = create.send().await;

    let calls: Vec<_> = (0..CALLS)
        .map(|id| {
            let client = client.clone();
            tokio::spawn(async move {
                if id % 2 == 0 {
                    let update = client.update_row(TABLE, key(id)).increment("n", 1);
                    update.send().await.err()
                } else {
                    let put = client.put_row(TABLE, key(id)).column("n", 1);
                    put.send().await.err()
                }
            })
        })
        .collect();
    let mut failures: Vec<Option<Error>> = Vec::new();
    for call in calls {
        failures.push(call.await.unwrap());
    }

    let counters = counters(&client).await;
    for (id, failure) in (0..CALLS).zip(&failures) {
        match (failure, counters.get(&id).copied().unwrap_or(0)) {
            (None, 1) => {}
            (Some(error), 0 | 1) if error.outcome_unknown() => {}
            (failure, n) => panic!("counter {id} is {n} after {failure:?}"),
        }
    }
    let failed = failures.iter().flatten().count();
    let unknown = failures.iter().flatten().filter(|e| e.outcome_unknown());
    let unknown = unknown.count();
    let stats = stats(server.endpoint());
    let count = |group: &str, name: &str| stats[group][name].as_i64().unwrap_or(0);
    let (increments, puts) = (count("executed", "UpdateRow"), count("executed", "PutRow"));
    let retried = count("faults", "error-before") + (increments + puts - CALLS);
    println!(
        "{name:<7} {CALLS:>6} {failed:>7} {unknown:>8} {increments:>11} {puts:>5} {retried:>7}"
    );
    assert_eq!(increments, CALLS / 2);
    assert!(puts >= CALLS / 2);
    assert!(retried > 0, "the faults never came");
}

fn key(id: impl Into<PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("id", id)
}

async fn counters(client: &Client) -> BTreeMap<i64, i64> {
    let rows = client.get_range(TABLE, key(InfMin)..key(InfMax));
    let rows = rows.send().await.unwrap().rows;
    let counter = |row: &Row| (row.get("id").unwrap(), row.get("n").unwrap());
    rows.iter().map(counter).collect()
}

fn stats(endpoint: &str) -> serde_json::Value {
    let address = endpoint.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("GET /stats HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    let (_, body) = response.split_once("\r\n\r\n").unwrap();
    serde_json::from_str(body).unwrap()
}
