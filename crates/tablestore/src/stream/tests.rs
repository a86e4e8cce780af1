use std::time::Duration;

use tablestore_core::ErrorKind;
use tablestore_protocol::{PrimaryKey, plainbuffer, proto::table as proto};
use tablestore_transport::NoRetryPolicy;

use super::StreamColumns;
use crate::testing::Script;

fn record(id: i64) -> proto::get_stream_record_response::StreamRecord {
    proto::get_stream_record_response::StreamRecord {
        action_type: proto::ActionType::PutRow.into(),
        record: plainbuffer::encode_row(&PrimaryKey::new("id", id), &[]),
        ..Default::default()
    }
}

fn page(ids: &[i64], next: Option<&str>, more: bool) -> proto::GetStreamRecordResponse {
    proto::GetStreamRecordResponse {
        stream_records: ids.iter().map(|id| record(*id)).collect(),
        next_shard_iterator: next.map(Into::into),
        may_more_record: Some(more),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_stream_of_records_ends_at_the_tail_with_a_resume_point() {
    let script = Script::default()
        .respond(&page(&[1, 2], Some("i1"), true))
        .respond(&page(&[3], Some("i2"), false));
    let client = script.client(NoRetryPolicy);
    let get = client
        .get_stream_record("i0")
        .limit(2)
        .old_columns(StreamColumns::All);
    let mut records = get.records();
    let mut starts = vec![records.next_start().unwrap()];
    while let Some(record) = records.next().await {
        record.unwrap();
        starts.push(records.next_start().unwrap());
    }
    assert_eq!(starts, ["i0", "i0", "i1", "i2"]);
    let asked: Vec<proto::GetStreamRecordRequest> = script.asked();
    assert_eq!(asked[1].shard_iterator, "i1");
    assert!(
        asked
            .iter()
            .all(|get| get.limit == Some(2) && get.old_columns_to_get.is_some())
    );
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_follows_waits_at_the_tail_and_ends_with_the_shard() {
    let script = Script::default()
        .respond(&page(&[1], Some("i1"), false))
        .respond(&page(&[], Some("i2"), false))
        .respond(&page(&[2], None, false));
    let client = script.client(NoRetryPolicy);
    let get = client
        .get_stream_record("i0")
        .follow(Duration::from_secs(1));
    let mut records = get.records();
    let started = tokio::time::Instant::now();
    let mut count = 0;
    while let Some(record) = records.next().await {
        record.unwrap();
        count += 1;
    }
    assert_eq!((count, started.elapsed()), (2, Duration::from_secs(2)));
    assert_eq!(records.next_start(), None);
}

#[tokio::test]
async fn shards_are_found_page_by_page() {
    let shard = |id: &str, parent: &str| proto::StreamShard {
        shard_id: id.into(),
        parent_id: Some(parent.into()),
        parent_sibling_id: None,
    };
    let response =
        |shards: Vec<proto::StreamShard>, next: Option<&str>| proto::DescribeStreamResponse {
            stream_status: proto::StreamStatus::StreamActive.into(),
            shards,
            next_shard_id: next.map(Into::into),
            ..Default::default()
        };
    let script = Script::default()
        .respond(&response(vec![shard("a", "")], Some("b")))
        .respond(&response(vec![shard("b", "a")], None));
    let client = script.client(NoRetryPolicy);
    let mut pages = client.describe_stream("s").limit(1).pages();
    let mut parents = Vec::new();
    while let Some(page) = pages.next().await {
        parents.push(page.unwrap().shards[0].parent_id.clone());
    }
    assert_eq!(parents, [None, Some("a".to_owned())]);
    let asked: Vec<proto::DescribeStreamRequest> = script.asked();
    assert_eq!(asked[1].inclusive_start_shard_id.as_deref(), Some("b"));
}

#[tokio::test]
async fn a_position_is_found_by_time_in_microseconds() {
    let script = Script::default().respond(&proto::GetShardIteratorResponse {
        shard_iterator: "i".into(),
        next_token: Some(String::new()),
    });
    let client = script.client(NoRetryPolicy);
    let time = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(5);
    let found = client
        .get_shard_iterator("s", "a")
        .timestamp(time)
        .send()
        .await
        .unwrap();
    assert_eq!((&*found.shard_iterator, found.next_token), ("i", None));
    let asked: Vec<proto::GetShardIteratorRequest> = script.asked();
    assert_eq!(asked[0].timestamp, Some(5_000_000));
}

#[tokio::test(start_paused = true)]
async fn a_stream_without_progress_ends_with_an_error() {
    // The same position, with records or with the promise of more.
    for stuck in [page(&[1], Some("i0"), true), page(&[], Some("i0"), true)] {
        let script = Script::default().respond(&stuck).respond(&stuck);
        let client = script.client(NoRetryPolicy);
        let mut pages = client.get_stream_record("i0").pages();
        assert!(pages.next().await.unwrap().is_ok());
        let error = pages.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.operation().unwrap().name(), "GetStreamRecord");
        assert!(pages.next().await.is_none());
        assert_eq!(script.count(), 1);
    }

    // Positions that come back.
    let mut script = Script::default();
    for round in 0..20 {
        let next = if round % 2 == 0 { "i1" } else { "i2" };
        script = script.respond(&page(&[], Some(next), true));
    }
    let client = script.client(NoRetryPolicy);
    let mut records = client.get_stream_record("i0").records();
    let error = records.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(script.count() < 10);
}

#[tokio::test(start_paused = true)]
async fn a_stream_pauses_where_the_service_has_nothing() {
    let mut script = Script::default();
    for number in 0..30 {
        script = script.respond(&page(&[], Some(&format!("i{number}x")), true));
    }
    let script = script.respond(&page(&[1], None, false));
    let client = script.client(NoRetryPolicy);
    let started = tokio::time::Instant::now();
    let mut records = client.get_stream_record("i0").records();
    assert!(records.next().await.unwrap().is_ok());
    assert!(started.elapsed() > Duration::from_secs(10));

    // At the tail, the same position is read again, after the pause of the caller.
    let script = Script::default()
        .respond(&page(&[], Some("i0"), true))
        .respond(&page(&[], Some("i0"), false))
        .respond(&page(&[1], None, false));
    let client = script.client(NoRetryPolicy);
    let follow = client
        .get_stream_record("i0")
        .follow(Duration::from_secs(2));
    let started = tokio::time::Instant::now();
    assert!(follow.records().next().await.unwrap().is_ok());
    assert_eq!(started.elapsed(), Duration::from_secs(4));

    let zero = client.get_stream_record("i0").follow(Duration::ZERO);
    assert_eq!(zero.send().await.unwrap_err().kind(), ErrorKind::Request);
}

#[tokio::test]
async fn shards_that_come_back_are_an_error() {
    let page = |next: &str| proto::DescribeStreamResponse {
        stream_status: proto::StreamStatus::StreamActive.into(),
        next_shard_id: Some(next.into()),
        ..Default::default()
    };
    let mut script = Script::default();
    for round in 0..20 {
        script = script.respond(&page(["b", "c", "a"][round % 3]));
    }
    let client = script.client(NoRetryPolicy);
    let mut shards = client.describe_stream("s").shards();
    let error = shards.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(script.count() < 12);
}
