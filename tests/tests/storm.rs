//! Many calls at once over a pool of 50 connections, to a service that cuts answers off and is too
//! busy now and then. Prints what became of them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::io::{Read, Write};
use std::net::TcpStream;

use tablestore::PrimaryKeyValue::{InfMax, InfMin};
use tablestore::{Client, Error, PrimaryKey, PrimaryKeyType, PrimaryKeyValue, RetryPolicy};
use tablestore::{DefaultRetryPolicy, WriteRetryPolicy};
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
async fn no_write_is_carried_out_twice_and_every_failure_says_what_it_left() {
    println!("policy   calls  failed  unknown  executed  resent");
    storm("default", DefaultRetryPolicy::default()).await;
    storm("write", WriteRetryPolicy::default()).await;
}

/// Increments a counter of its own in each call, so that one which is carried out twice shows.
async fn storm(name: &str, policy: impl RetryPolicy + 'static) {
    let server = Server::start_with(&FAULTS);
    let client = Client::builder(server.endpoint())
        .access_key(
            tablestore_core::local::ACCESS_KEY_ID,
            tablestore_core::local::ACCESS_KEY_SECRET,
        )
        .instance("storm")
        .max_connections(50)
        .retry_policy(policy)
        .build()
        .unwrap();
    // Set-up meets faults too; a table that an unknown attempt has made already is as good.
    let create = client.create_table(TABLE);
    let create = create.primary_key("id", PrimaryKeyType::Integer);
    let _ = create.send().await;
    let before = stat(server.endpoint(), "UpdateRow");

    let calls: Vec<_> = (0..CALLS)
        .map(|id| {
            let client = client.clone();
            tokio::spawn(async move {
                let update = client.update_row(TABLE, key(id));
                update.increment("n", 1).send().await
            })
        })
        .collect();
    let mut answers: Vec<Option<Error>> = Vec::new();
    for call in calls {
        answers.push(call.await.unwrap().err());
    }

    let counters = counters(&client).await;
    for (id, answer) in (0..CALLS).zip(&answers) {
        let counted = counters.iter().find(|(counter, _)| *counter == id);
        match (answer, counted.map_or(0, |(_, n)| *n)) {
            (None, 1) => {}
            (Some(error), 0) if !error.outcome_unknown() => {}
            (Some(error), 0 | 1) if error.outcome_unknown() => {}
            (answer, n) => panic!("counter {id} is {n} after {answer:?}"),
        }
    }
    let failed = answers.iter().flatten().count();
    let unknown = answers.iter().flatten().filter(|e| e.outcome_unknown());
    let unknown = unknown.count();
    let executed = stat(server.endpoint(), "UpdateRow") - before;
    let busy = stat(server.endpoint(), "error-before:OTSServerBusy");
    println!("{name:<7} {CALLS:>6} {failed:>7} {unknown:>8} {executed:>9} {busy:>7}");
    // What was too busy is sent again; what was cut off is not, for it is no read.
    assert_eq!(failed, unknown);
    assert_eq!(executed, CALLS as u64);
}

fn key(id: impl Into<PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("id", id)
}

async fn counters(client: &Client) -> Vec<(i64, i64)> {
    let rows = client.get_range(TABLE, key(InfMin)..key(InfMax));
    let rows = rows.send().await.unwrap().rows;
    let counter = |row: &tablestore::Row| (row.get("id").unwrap(), row.get("n").unwrap());
    rows.iter().map(counter).collect()
}

/// A number of the service's statistics; 0 where it has none of this name.
fn stat(endpoint: &str, name: &str) -> u64 {
    let address = endpoint.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("GET /stats HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    let stats: serde_json::Value = serde_json::from_str(body).unwrap();
    let number = |group: &str| stats[group][name].as_u64();
    number("executed").or(number("faults")).unwrap_or(0)
}
