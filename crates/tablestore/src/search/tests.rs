use prost::Message;
use tablestore_core::{ErrorCode, ErrorKind, Operation, ServiceError};
use tablestore_protocol::proto::search as proto;
use tablestore_protocol::{PrimaryKey, Row, plainbuffer};
use tablestore_transport::NoRetryPolicy;

use super::*;
use crate::call::Request;
use crate::testing::Script;

fn client(script: &Script) -> Client {
    script.client(NoRetryPolicy)
}

fn row(number: i64) -> bytes::Bytes {
    plainbuffer::encode_row(&PrimaryKey::new("id", number), &[])
}

/// A response with these rows, and a token.
fn page(rows: impl IntoIterator<Item = i64>, token: Option<&'static str>) -> proto::SearchResponse {
    proto::SearchResponse {
        total_hits: Some(-1),
        rows: rows.into_iter().map(row).collect(),
        is_all_succeeded: Some(true),
        next_token: token.map(Into::into),
        ..proto::SearchResponse::default()
    }
}

fn number(row: &Row) -> i64 {
    row.get("id").unwrap()
}

/// The queries of the requests.
fn queries(script: &Script) -> Vec<proto::SearchQuery> {
    let requests = script.asked::<proto::SearchRequest>().into_iter();
    let queries = requests.map(|request| request.search_query.unwrap());
    queries
        .map(|query| proto::SearchQuery::decode(query).unwrap())
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_search_is_encoded_as_published() {
    let search = client(&Script::default())
        .search("tab", "idx")
        .query(field("l").eq(900))
        .columns(["k"])
        .limit(10);
    // The published bytes, but for the field that asks for the number of matches.
    let expected =
        "0a0374616212036964781a05080212016b2216100a22120803120e0a016c1209008403000000000000";
    assert_eq!(hex(&search.encode().unwrap()), expected);
}

#[tokio::test]
async fn the_number_of_matches_is_asked_for_as_every_official_client_does() {
    let script = Script::default().respond(&page([], None));
    let search = client(&script).search("t", "i").track_total();
    search.send().await.unwrap();
    let [query] = queries(&script).try_into().unwrap();
    assert_eq!(query.get_total_count, Some(true));
    assert_eq!(query.track_total_count, Some(i32::MAX));
}

#[tokio::test]
async fn a_stream_follows_tokens_without_order_offset_and_statistics() {
    let script = Script::default()
        .respond(&page(0..2, Some("a")))
        .respond(&page(2..4, Some("b")))
        .respond(&page([], None));
    let mut hits = client(&script)
        .search("t", "i")
        .sort(field("x").descending())
        .aggregate("sum", Aggregation::sum("x"))
        .group_by("by", GroupBy::field("x"))
        .offset(5)
        .limit(2)
        .hits();
    let mut numbers = Vec::new();
    while let Some(hit) = hits.next().await {
        numbers.push(number(&hit.unwrap().row));
    }
    assert_eq!(numbers, [0, 1, 2, 3]);
    let [first, second, third] = queries(&script).try_into().unwrap();
    assert_eq!((first.offset, first.token.clone()), (Some(5), None));
    assert!(first.sort.is_some() && first.aggs.is_some() && first.group_bys.is_some());
    assert_eq!((second.offset, second.token), (None, Some("a".into())));
    assert!(second.sort.is_none() && second.aggs.is_none() && second.group_bys.is_none());
    assert_eq!((third.limit, third.token), (Some(2), Some("b".into())));
}

#[tokio::test]
async fn a_search_without_tokens_is_read_by_offset() {
    let script = Script::default()
        .respond(&page(0..2, None))
        .respond(&page(2..4, None))
        .respond(&page(4..5, None));
    let mut hits = client(&script)
        .search("t", "i")
        .collapse("x")
        .limit(2)
        .hits();
    for expected in 0..3 {
        assert_eq!(number(&hits.next().await.unwrap().unwrap().row), expected);
    }
    assert_eq!(hits.next_start(), Some(SearchPosition::Offset(3)));
    for expected in 3..5 {
        assert_eq!(number(&hits.next().await.unwrap().unwrap().row), expected);
    }
    assert!(hits.next().await.is_none());
    let offsets: Vec<_> = queries(&script).iter().map(|query| query.offset).collect();
    assert_eq!(offsets, [None, Some(2), Some(4)]);
}

#[tokio::test]
async fn a_search_without_tokens_ends_with_an_error_at_the_largest_offset() {
    let script = Script::default().respond(&page(0..50, None));
    let search = client(&script).search("t", "i").offset(99_950).limit(100);
    let mut pages = search.pages();
    assert!(pages.next().await.unwrap().is_ok());
    let limits: Vec<_> = queries(&script).iter().map(|query| query.limit).collect();
    assert_eq!(limits, [Some(50)]);
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("100,000"), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_limit_of_0_is_one_page() {
    let script = Script::default().respond(&page([], None));
    let mut hits = client(&script)
        .search("t", "i")
        .limit(0)
        .track_total()
        .hits();
    assert!(hits.next().await.is_none());
    assert_eq!(script.count(), 1);
}

#[tokio::test]
async fn a_token_that_comes_back_is_an_error() {
    let script = Script::default()
        .respond(&page(0..1, Some("a")))
        .respond(&page(1..2, Some("a")));
    let mut pages = client(&script).search("t", "i").limit(1).pages();
    pages.next().await.unwrap().unwrap();
    pages.next().await.unwrap().unwrap();
    assert!(pages.next().await.unwrap().is_err());
}

#[tokio::test]
async fn a_response_of_some_parts_is_an_error_unless_it_is_allowed() {
    let partial = proto::SearchResponse {
        is_all_succeeded: Some(false),
        ..page([1], None)
    };
    let script = Script::default().respond(&partial).respond(&partial);
    let search = client(&script).search("orders", "by_note");
    let error = search.clone().send().await.unwrap_err();
    assert!(error.is_transient(), "{error}");
    let text = error.to_string();
    assert!(text.contains("orders") && text.contains("by_note") && text.contains("allow_partial"));

    let found = search.allow_partial().send().await.unwrap();
    assert!(!found.is_all_success);
    assert_eq!(found.hits.len(), 1);
}

#[tokio::test]
async fn scores_that_were_not_computed_and_totals_that_were_not_counted_are_none() {
    let score = |score| proto::SearchHit {
        score: Some(score),
        ..proto::SearchHit::default()
    };
    let response = proto::SearchResponse {
        search_hits: vec![score(f64::NAN), score(1.5)],
        ..page(0..2, None)
    };
    let script = Script::default().respond(&response);
    let found = client(&script).search("t", "i").send().await.unwrap();
    assert_eq!(found.total, None);
    let scores: Vec<_> = found.hits.iter().map(|hit| hit.score).collect();
    assert_eq!(scores, [None, Some(1.5)]);
}

#[tokio::test]
async fn details_of_another_number_of_rows_are_an_error() {
    let response = proto::SearchResponse {
        search_hits: vec![proto::SearchHit::default()],
        ..page(0..2, None)
    };
    let script = Script::default().respond(&response);
    let error = client(&script).search("t", "i").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn values_that_cannot_be_searched_for_are_rejected_before_anything_is_sent() {
    let script = Script::default();
    let query = !field("photo").eq(vec![1_u8]).and(field("a").eq(1));
    let error = client(&script).search("t", "i").query(query).send().await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(error.operation(), Some(&Operation::SEARCH));
    assert!(error.to_string().contains("photo"), "{error}");
    assert_eq!(script.count(), 0);
}

fn splits(session: &'static str, count: i32) -> proto::ComputeSplitsResponse {
    proto::ComputeSplitsResponse {
        session_id: Some(session.into()),
        splits_size: Some(count),
    }
}

fn scanned(
    rows: impl IntoIterator<Item = i64>,
    token: Option<&'static str>,
) -> proto::ParallelScanResponse {
    proto::ParallelScanResponse {
        rows: rows.into_iter().map(row).collect(),
        next_token: token.map(Into::into),
    }
}

fn expired() -> ServiceError {
    ServiceError::new(ErrorCode::SessionExpired, "session is expired")
}

#[tokio::test]
async fn a_scan_reads_all_splits_in_one_session() {
    let script = Script::default()
        .respond(&splits("s", 2))
        .respond(&scanned(0..2, Some("a")))
        .respond(&scanned(2..4, Some("b")))
        .respond(&scanned([], None))
        .respond(&scanned([], None));
    let mut scan = client(&script).parallel_scan("t", "i").scan();
    assert_eq!(scan.progress(), ScanProgress::default());
    let mut numbers = Vec::new();
    while let Some(row) = scan.next().await {
        numbers.push(number(&row.unwrap()));
    }
    numbers.sort_unstable();
    assert_eq!(numbers, [0, 1, 2, 3]);
    let progress = scan.progress();
    assert_eq!((progress.splits, progress.finished_splits), (2, 2));
    assert_eq!((progress.rows, progress.restarts), (4, 0));

    let scans: Vec<proto::ParallelScanRequest> = script.asked().split_off(1);
    let of_session = |scan: &proto::ParallelScanRequest| scan.session_id.as_deref() == Some(b"s");
    assert!(scans.iter().all(of_session));
    let ids = scans.iter().map(|scan| {
        let scan = scan.scan_query.as_ref().unwrap();
        (scan.current_parallel_id(), scan.max_parallel())
    });
    let mut ids: Vec<_> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids, [(0, 2), (1, 2)]);
}

#[tokio::test]
async fn a_scan_without_rows_yet_starts_again_in_a_new_session() {
    let script = Script::default()
        .respond(&splits("old", 1))
        .fail(expired())
        .respond(&splits("new", 1))
        .respond(&scanned(0..1, Some("a")))
        .respond(&scanned([], None));
    let mut scan = client(&script).parallel_scan("t", "i").scan();
    assert_eq!(number(&scan.next().await.unwrap().unwrap()), 0);
    assert!(scan.next().await.is_none());
    assert_eq!(scan.progress().restarts, 1);
}

#[tokio::test]
async fn a_scan_that_has_returned_rows_starts_again_only_if_it_may() {
    let script = || {
        Script::default()
            .respond(&splits("old", 1))
            .respond(&scanned(0..1, Some("a")))
            .fail(expired())
            .respond(&splits("new", 1))
            .respond(&scanned(0..1, Some("b")))
            .respond(&scanned([], None))
    };
    let mut scan = client(&script()).parallel_scan("t", "i").scan();
    assert!(scan.next().await.unwrap().is_ok());
    let error = scan.next().await.unwrap().unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::SessionExpired));
    assert!(scan.next().await.is_none());

    let mut scan = client(&script()).parallel_scan("t", "i").scan().restarts(1);
    for _ in 0..2 {
        assert_eq!(number(&scan.next().await.unwrap().unwrap()), 0);
    }
    assert!(scan.next().await.is_none());
    let progress = scan.progress();
    assert_eq!((progress.rows, progress.restarts), (1, 1));
}

#[tokio::test]
async fn a_scan_has_no_more_workers_than_it_may() {
    let script = Script::default()
        .respond(&splits("s", 5))
        .respond(&scanned([], None))
        .respond(&scanned([], None));
    let scan = client(&script).parallel_scan("t", "i").scan();
    let mut scan = scan.max_parallel(2);
    assert!(scan.next().await.is_none());
    assert_eq!(scan.progress().splits, 2);
    assert_eq!(script.count(), 3);
}

#[test]
fn reads_are_reads() {
    let client = client(&Script::default());
    let effects = [
        client.search("t", "i").operation().effect(),
        client.compute_splits("t", "i").operation().effect(),
        client.parallel_scan("t", "i").operation().effect(),
        client.list_search_index().operation().effect(),
        client.describe_search_index("t", "i").operation().effect(),
    ];
    assert!(effects.iter().all(|it| *it == crate::call::Effect::Read));
}
