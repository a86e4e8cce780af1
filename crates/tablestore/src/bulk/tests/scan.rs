use std::collections::BTreeSet;
use std::time::Duration;

use tablestore_core::{ErrorCode, ErrorKind, Operation};
use tablestore_emulator::{Emulator, Fault, FaultLayer, Faults};
use tower_layer::Layer;

use super::{builder, key};
use crate::bulk::{ScanPosition, ScanTable, TableScan};
use crate::table::PrimaryKeyType;
use crate::{Client, column};

const ROWS: i64 = 3000;

/// A client whose reads meet these faults, of a service with a table of about 4 MiB.
async fn client(faults: Faults) -> Client {
    let emulator = Emulator::in_memory();
    let layer = FaultLayer::new(faults.only([Operation::GET_RANGE, Operation::BULK_EXPORT]));
    let client = builder(&emulator).service(layer.layer(emulator.service()));
    let client = client.build().unwrap();
    let create = client.create_table("a");
    let create = create.primary_key("id", PrimaryKeyType::Integer);
    create.send().await.unwrap();
    let writer = client.bulk_writer().start().unwrap();
    let text = "x".repeat(1300);
    for id in 0..ROWS {
        let put = client.put_row("a", key(id)).column("text", &text);
        writer.write(put.column("even", id % 2 == 0)).await;
    }
    writer.close().await.unwrap();
    client
}

fn in_parts(client: &Client) -> ScanTable {
    client.scan_table("a").part_bytes(1 << 20)
}

async fn rest(scan: &mut TableScan) -> Vec<i64> {
    let mut ids = Vec::new();
    while let Some(row) = scan.next().await {
        ids.push(row.unwrap().get("id").unwrap());
    }
    ids
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_row_comes_once_and_in_order_if_that_is_asked_for() {
    let client = client(Faults::seeded(0)).await;
    let all: Vec<i64> = (0..ROWS).collect();
    let get_range = |scan: ScanTable| scan.get_range(|read| read.limit(100));
    for is_export in [false, true] {
        let scan = || match is_export {
            true => in_parts(&client).bulk_export(),
            false => get_range(in_parts(&client)),
        };
        let mut ordered = scan().ordered().concurrency(3).start().await.unwrap();
        assert_eq!(ordered.progress().parts, 4);
        assert_eq!(rest(&mut ordered).await, all);
        let progress = ordered.progress();
        assert_eq!((progress.rows, progress.parts_done), (ROWS as u64, 4));
        assert!(
            (4_000_000..5_000_000).contains(&progress.bytes),
            "{progress:?}"
        );
        assert!(ordered.position().is_end());
        assert!(ordered.next().await.is_none());

        let mut unordered = scan().start().await.unwrap();
        let mut ids = rest(&mut unordered).await;
        ids.sort_unstable();
        assert_eq!(ids, all);
    }
    let selected = in_parts(&client)
        .columns(["id", "even"])
        .filter(column("even").eq(true));
    let mut selected = selected.ordered().start().await.unwrap();
    let row = selected.next().await.unwrap().unwrap();
    assert_eq!(row.columns().len(), 1);
    assert_eq!(rest(&mut selected).await.len(), 1499);
}

#[tokio::test]
async fn a_scan_continues_where_it_was() {
    let client = client(Faults::seeded(0)).await;
    for is_ordered in [false, true] {
        for stop in [0, 1, 150, 900, 2999] {
            let scan = || {
                let scan = in_parts(&client).get_range(|read| read.limit(100));
                match is_ordered {
                    true => scan.ordered(),
                    false => scan,
                }
            };
            let mut first = scan().start().await.unwrap();
            let mut ids = Vec::new();
            for _ in 0..stop {
                let row = first.next().await.unwrap().unwrap();
                ids.push(row.get::<i64>("id").unwrap());
            }
            let position: ScanPosition = first.position().to_string().parse().unwrap();
            assert_eq!(position, first.position());
            let mut second = scan().resume(position).start().await.unwrap();
            assert_eq!(second.progress().parts, 4);
            ids.extend(rest(&mut second).await);
            assert_eq!(second.progress().parts_done, 4);
            assert_eq!(ids.len(), ROWS as usize);
            assert_eq!(
                ids.into_iter().collect::<BTreeSet<_>>().len(),
                ROWS as usize
            );
        }
    }
}

#[tokio::test]
async fn an_error_ends_the_scan_and_leaves_its_position() {
    let busy = Fault::ErrorBefore(ErrorCode::ServerBusy);
    let faults = [None, None, None, None, None, Some(busy)];
    let client = client(Faults::script(faults)).await;
    let scan = in_parts(&client).get_range(|read| read.limit(100));
    let mut scan = scan.start().await.unwrap();
    let mut ids = Vec::new();
    let error = loop {
        match scan.next().await.unwrap() {
            Ok(row) => ids.push(row.get::<i64>("id").unwrap()),
            Err(error) => break error,
        }
    };
    assert_eq!(error.code(), Some(&ErrorCode::ServerBusy));
    assert!(scan.next().await.is_none());
    let rest_of_scan = in_parts(&client).resume(scan.position());
    ids.extend(rest(&mut rest_of_scan.start().await.unwrap()).await);
    ids.sort_unstable();
    assert_eq!(ids, (0..ROWS).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_scan_that_is_dropped_leaves_no_call_in_flight() {
    let slow = Fault::Delay(Duration::from_secs(3600));
    let client = client(Faults::seeded(1).rate(slow, 1.0).unwrap()).await;
    let mut scan = in_parts(&client).start().await.unwrap();
    let limit = Duration::from_millis(50);
    assert!(tokio::time::timeout(limit, scan.next()).await.is_err());
    let tasks = || {
        tokio::runtime::Handle::current()
            .metrics()
            .num_alive_tasks()
    };
    assert_eq!(tasks(), 4);
    drop(scan);
    tokio::time::sleep(limit).await;
    assert_eq!(tasks(), 0);
}

#[tokio::test]
async fn what_cannot_work_is_an_error() {
    let client = client(Faults::seeded(0)).await;
    let error = in_parts(&client).concurrency(0).start().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    let error = client.scan_table("missing").start().await.unwrap_err();
    assert!(error.is_not_found());
    for (text, line) in [
        ("", 1),
        ("table scan, parts done: x", 1),
        ("table scan, parts done: 1\nid=1", 2),
        ("table scan, parts done: 1\nid=1\nid=", 3),
    ] {
        let error = text.parse::<ScanPosition>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Value);
        let start = format!("line {line} of the position of a scan is not valid: ");
        assert!(error.to_string().starts_with(&start), "{error}");
    }
}
