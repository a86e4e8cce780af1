use std::time::Duration;

use tablestore_core::{ErrorCode, ErrorKind};
use tablestore_emulator::{Fault, Faults};

use super::{key, service};
use crate::column;

#[tokio::test]
async fn each_caller_gets_its_own_row() {
    let (client, _) = service(Faults::seeded(0)).await;
    let writer = client.bulk_writer().start().unwrap();
    for id in (0..500).step_by(2) {
        writer
            .write(client.put_row("a", key(id)).column("n", id))
            .await;
    }
    writer.close().await.unwrap();
    let reader = client.bulk_reader().linger(Duration::from_secs(10));
    let reader = reader.start().unwrap();
    let mut rows = Vec::new();
    for id in 0..500 {
        rows.push(reader.read(client.get_row("a", key(id))).await);
    }
    for (id, row) in rows.into_iter().enumerate() {
        let n = row.await.unwrap().map(|row| row.get::<usize>("n").unwrap());
        assert_eq!(n, (id % 2 == 0).then_some(id));
    }
    let statistics = reader.statistics();
    assert_eq!((statistics.requests, statistics.joined), (5, 0));
    assert_eq!(statistics.succeeded, 500);
}

#[tokio::test]
async fn equal_reads_are_sent_once_and_others_are_not_mixed_up() {
    let (client, _) = service(Faults::seeded(0)).await;
    let put = client.put_row("a", key(1)).column("n", 1).column("m", 2);
    put.send().await.unwrap();
    let reader = client.bulk_reader().linger(Duration::from_millis(20));
    let reader = reader.start().unwrap();
    let get = || client.get_row("a", key(1));
    let mut equal = Vec::new();
    for _ in 0..10 {
        equal.push(reader.read(get()).await);
    }
    let selected = reader.read(get().columns(["m"])).await;
    let filtered = reader.read(get().filter(column("n").eq(2))).await;
    let other_table = reader.read(client.get_row("b", key(1))).await;
    let missing_table = reader.read(client.get_row("c", key(1))).await;
    for row in equal {
        assert_eq!(row.await.unwrap().unwrap().columns().len(), 2);
    }
    let selected = selected.await.unwrap().unwrap();
    assert_eq!(selected.columns().len(), 1);
    assert!(filtered.await.unwrap().is_none());
    assert!(other_table.await.unwrap().is_none());
    let error = missing_table.await.unwrap_err();
    assert!(
        error.to_string().contains("Request table not exist"),
        "{error}"
    );
    assert_eq!(error.row_name(), Some("c (id=1)"));
    let statistics = reader.statistics();
    assert_eq!((statistics.joined, statistics.packs), (9, 3));
}

#[tokio::test]
async fn reads_are_retried_and_bad_ones_fail_alone() {
    let faults = [Fault::DropResponse, Fault::BadGateway];
    let (client, faulty) = service(Faults::script(faults)).await;
    client.put_row("a", key(1)).send().await.unwrap();
    let policy = crate::NoDelayRetryPolicy::new(3);
    let reader = faulty.bulk_reader().retry_policy(policy).start().unwrap();
    let good = reader.read(client.get_row("a", key(1))).await;
    // The service rejects the whole call for it.
    let bad = reader
        .read(client.get_row("a", key(2)).columns(["x".repeat(256)]))
        .await;
    let long = reader
        .read(client.get_row("a", ("id", "x".repeat(1025))))
        .await;
    assert!(good.await.unwrap().is_some());
    for bad in [bad, long] {
        let error = bad.await.unwrap_err();
        assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
    }
    let rejected = reader.get(client.get_row("a", ("id", u64::MAX))).await;
    assert_eq!(rejected.unwrap_err().kind(), ErrorKind::Request);
    let rejected = reader
        .get(client.get_row("a", key(1)).transaction("t"))
        .await;
    let text = rejected.unwrap_err().to_string();
    assert!(text.contains("cannot be part of a transaction"), "{text}");
}

#[tokio::test]
async fn a_reader_that_is_dropped_leaves_no_read_waiting() {
    let slow = Fault::Delay(Duration::from_secs(60));
    let (client, faulty) = service(Faults::script([slow])).await;
    let reader = faulty.bulk_reader().start().unwrap();
    let row = reader.read(client.get_row("a", key(1))).await;
    drop(reader);
    let error = row.await.unwrap_err();
    assert!(!error.outcome_unknown());
    assert!(
        error.to_string().contains("the bulk reader was dropped"),
        "{error}"
    );
}
