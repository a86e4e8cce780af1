//! A stream of rows takes as much memory of the client for a long range as for a short one. The
//! binary holds the rows, so that this process has the client alone.
//!
//! The full size, which takes some minutes and some gigabytes for the service:
//!
//! ```console
//! cargo test --release --package tablestore-tests --test memory -- --ignored --nocapture
//! ```

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::fs;

use tablestore::{Client, KeyRange, PrimaryKey, PrimaryKeyType};
use tablestore_tests::Server;
use tablestore_tests::responses::client_builder;

const TABLE: &str = "events";
const MIB: u64 = 1 << 20;

/// Rows of a request, and bytes of a row.
const BATCH: i64 = 200;
const ROW_BYTES: usize = 400;

/// One after the other, because the peak is that of the process.
#[tokio::test]
async fn a_range_of_four_times_as_many_rows_takes_no_more_memory() {
    // All rows of the longer one at once would take over 16 MiB.
    assert_same_peak(10_000, 40_000, 8).await;
}

#[tokio::test]
#[ignore = "takes minutes: what the test above says, at full size"]
async fn four_million_rows_take_no_more_memory_than_one() {
    assert_same_peak(1_000_000, 4_000_000, 32).await;
}

/// The second number of rows is scanned with no more memory than the first, but for this allowance.
async fn assert_same_peak(short: i64, long: i64, allowance_mib: u64) {
    let first = peak_of_scan(short).await;
    let second = peak_of_scan(long).await;
    // What was a peak once stays one: the second is never the smaller.
    let more = second - first;
    assert!(more <= allowance_mib * MIB, "{} MiB more", more / MIB);
}

/// Scans so many rows of a fresh service, and tells the greatest memory of this process so far.
async fn peak_of_scan(rows: i64) -> u64 {
    let server = Server::start();
    let client = client_builder(server.endpoint()).build().unwrap();
    fill(&client, rows).await;
    println!("{rows} rows written: {} MiB at most", peak() / MIB);

    let everything = KeyRange::all(["id"]).forward();
    let mut scan = client.get_range(TABLE, everything).rows();
    let mut next = 0;
    while let Some(row) = scan.next().await {
        let id: i64 = row.unwrap().get("id").unwrap();
        assert_eq!(id, next);
        next += 1;
    }
    assert_eq!(next, rows);
    println!("{rows} rows read: {} MiB at most", peak() / MIB);
    peak()
}

async fn fill(client: &Client, rows: i64) {
    let create = client.create_table(TABLE);
    let create = create.primary_key("id", PrimaryKeyType::Integer);
    create.send().await.unwrap();
    let text = "x".repeat(ROW_BYTES);
    for start in (0..rows).step_by(usize::try_from(BATCH).unwrap()) {
        let batch = (start..rows.min(start + BATCH)).map(|id| {
            let put = client.put_row(TABLE, PrimaryKey::new("id", id));
            put.column("text", text.as_str())
        });
        let batch = client.batch_write_row().add_all(batch).send();
        batch.await.unwrap().all_ok().unwrap();
    }
}

/// The most memory that this process ever had, in bytes, from the line `VmHWM:     1234 kB`.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.unwrap().trim().trim_end_matches(" kB");
    kib.parse::<u64>().unwrap() * 1024
}
