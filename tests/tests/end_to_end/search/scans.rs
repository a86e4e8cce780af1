use std::collections::BTreeSet;
use std::time::Duration;

use tablestore::search::{Columns, Query, field};
use tablestore::{Client, ErrorCode, Row};
use tablestore_emulator::{Emulator, Settings};
use tablestore_tests::{TestEmulator, everywhere};

use super::{INDEX, TABLE, create, fill, local_with, schema};

everywhere!(every_row_is_scanned_once);

async fn prepare(client: &Client, rows: i64) {
    create(client).await;
    fill(client, rows).await;
    let create = client.create_search_index(TABLE, INDEX, schema());
    create.send().await.unwrap();
}

/// An emulator whose indexes have 3 splits, and its client.
async fn with_splits() -> (Emulator, Client) {
    let mut settings = Settings::default();
    settings.search_index_splits = Some(3);
    let (emulator, client) = local_with(settings);
    prepare(&client, 300).await;
    (emulator, client)
}

fn number(row: &Row) -> i64 {
    row.get("PK1").unwrap()
}

async fn every_row_is_scanned_once(service: &TestEmulator) {
    let client = service.client();
    prepare(&client, 50).await;
    let scan = client
        .parallel_scan(TABLE, INDEX)
        .query(field("b").eq(true));
    let mut rows = scan.columns(["l"]).limit(7).scan();
    let mut read = Vec::new();
    while let Some(row) = rows.next().await {
        let row = row.unwrap();
        assert_eq!(row.get::<i64>("l").unwrap(), number(&row));
        read.push(number(&row));
    }
    read.sort_unstable();
    assert_eq!(read, (0..50).step_by(2).collect::<Vec<_>>());
}

#[tokio::test]
async fn all_splits_are_scanned_concurrently() {
    let (_emulator, client) = with_splits().await;
    let splits = client.compute_splits(TABLE, INDEX).send().await.unwrap();
    assert_eq!(splits.splits, 3);
    for max_parallel in [1, 2, 3, 9] {
        let scan = client
            .parallel_scan(TABLE, INDEX)
            .columns(Columns::AllFromIndex);
        let mut scan = scan.limit(20).scan().max_parallel(max_parallel);
        let mut read = BTreeSet::new();
        while let Some(row) = scan.next().await {
            assert!(read.insert(number(&row.unwrap())));
        }
        assert_eq!(read.len(), 300);
        let progress = scan.progress();
        assert_eq!(progress.splits, max_parallel.min(3));
        assert_eq!(progress.finished_splits, progress.splits);
        assert_eq!((progress.rows, progress.restarts), (300, 0));
    }
}

#[tokio::test]
async fn splits_are_streams_of_their_own() {
    let (_emulator, client) = with_splits().await;
    let scan = client.parallel_scan(TABLE, INDEX).query(Query::match_all());
    let streams = scan.splits().await.unwrap();
    assert_eq!(streams.len(), 3);
    let mut read = BTreeSet::new();
    for mut rows in streams {
        while let Some(row) = rows.next().await {
            assert!(read.insert(number(&row.unwrap())));
        }
    }
    assert_eq!(read.len(), 300);
}

#[tokio::test]
async fn a_session_is_a_snapshot() {
    let (_emulator, client) = with_splits().await;
    let mut scan = client
        .parallel_scan(TABLE, INDEX)
        .limit(10)
        .scan()
        .max_parallel(1);
    scan.next().await.unwrap().unwrap();
    fill(&client, 310).await;
    let mut count = 1;
    while let Some(row) = scan.next().await {
        row.unwrap();
        count += 1;
    }
    assert_eq!(count, 300);
}

#[tokio::test]
async fn a_session_that_has_expired_is_an_error_unless_the_scan_may_restart() {
    let (emulator, client) = with_splits().await;
    let scan = || {
        let scan = client.parallel_scan(TABLE, INDEX).limit(10);
        scan.alive_time(Duration::from_secs(30))
            .scan()
            .max_parallel(1)
    };
    let mut once = scan();
    once.next().await.unwrap().unwrap();
    emulator.advance(Duration::from_secs(120));
    let error = loop {
        match once.next().await.unwrap() {
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    assert_eq!(error.code(), Some(&ErrorCode::SessionExpired));
    assert!(once.next().await.is_none());

    let mut again = scan().restarts(1);
    let mut seen = vec![number(&again.next().await.unwrap().unwrap())];
    emulator.advance(Duration::from_secs(120));
    while let Some(row) = again.next().await {
        seen.push(number(&row.unwrap()));
    }
    assert_eq!(again.progress().restarts, 1);
    assert_eq!(again.progress().rows, 300);
    assert!(seen.len() > 300, "{}", seen.len());
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>().len(), 300);
}

#[tokio::test]
async fn workers_are_distributed_by_hand() {
    let (_emulator, client) = with_splits().await;
    let splits = client.compute_splits(TABLE, INDEX).send().await.unwrap();
    let mut read = BTreeSet::new();
    for index in 0..splits.splits {
        let worker = client
            .parallel_scan(TABLE, INDEX)
            .session(splits.session.clone());
        let worker = worker.split(index, splits.splits).limit(30);
        let first = worker.clone().send().await.unwrap();
        let token = first.next_token.clone().unwrap();
        read.extend(first.rows.iter().map(number));
        let mut rest = worker.token(token).rows();
        while let Some(row) = rest.next().await {
            read.insert(number(&row.unwrap()));
        }
    }
    assert_eq!(read.len(), 300);
    let error = client
        .compute_splits(TABLE, "none")
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::MetaNotMatch));
}
