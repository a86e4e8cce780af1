use std::pin::pin;
use std::task::{Context, Waker};

use futures_core::Stream;
use tablestore_core::{Error, ErrorKind};
use tablestore_protocol::{Column, PrimaryKey, Row, plainbuffer, proto::table as proto};

use crate::row::GetRange;
use crate::testing::Script;
use crate::{Client, KeyRange};
use tablestore_transport::NoRetryPolicy;

fn key(id: i64) -> PrimaryKey {
    PrimaryKey::new("id", id)
}

fn row(id: i64, columns: &[&str]) -> Row {
    let columns = columns.iter().map(|name| Column::new(*name, 1));
    Row::new(key(id), columns.collect())
}

fn page(
    rows: &[Row],
    next_start: Option<i64>,
    token: Option<&'static str>,
) -> proto::GetRangeResponse {
    proto::GetRangeResponse {
        rows: plainbuffer::encode_rows(
            &rows
                .iter()
                .cloned()
                .map(Row::into_parts)
                .collect::<Vec<_>>(),
        ),
        next_start_primary_key: next_start.map(|id| plainbuffer::encode_primary_key(&key(id))),
        next_token: token.map(Into::into),
        ..Default::default()
    }
}

fn range(client: &Client) -> GetRange {
    client.get_range("a", KeyRange::all(["id"]).forward())
}

fn script() -> Script {
    Script::default()
        .respond(&page(&[row(0, &[]), row(1, &[])], Some(2), None))
        .respond(&page(&[], Some(5), None))
        .respond(&page(&[row(5, &[])], None, None))
}

/// Where each request starts.
fn starts(script: &Script) -> Vec<PrimaryKey> {
    let requests: Vec<proto::GetRangeRequest> = script.asked();
    let starts = requests
        .iter()
        .map(|request| &request.inclusive_start_primary_key);
    starts
        .map(|start| plainbuffer::decode_primary_key(start).unwrap())
        .collect()
}

#[tokio::test]
async fn rows_continue_over_pages_even_over_empty_ones() {
    let script = script();
    let client = script.client(NoRetryPolicy);
    let mut rows = range(&client).limit(2).rows();
    assert_eq!(
        rows.next_start(),
        Some(KeyRange::all(["id"]).forward().start)
    );
    let mut seen = Vec::new();
    let mut resume_points = Vec::new();
    while let Some(row) = rows.next().await {
        seen.push(row.unwrap().get::<i64>("id").unwrap());
        resume_points.push(rows.next_start());
    }
    assert_eq!(seen, [0, 1, 5]);
    assert_eq!(resume_points, [Some(key(1)), Some(key(2)), None]);
    assert_eq!(starts(&script)[1..], [key(2), key(5)]);
    let requests: Vec<proto::GetRangeRequest> = script.asked();
    assert!(requests.iter().all(|request| request.limit == Some(2)));
    assert!(rows.next().await.is_none());
}

#[tokio::test]
async fn the_next_page_is_requested_while_this_one_is_read() {
    for (read_ahead, expected) in [(0, [1, 2, 3]), (1, [2, 3, 3]), (2, [3, 3, 3])] {
        let script = script();
        let client = script.client(NoRetryPolicy);
        let mut pages = range(&client).pages().read_ahead(read_ahead);
        assert_eq!(script.count(), 0);
        let mut counts = Vec::new();
        while let Some(page) = pages.next().await {
            page.unwrap();
            counts.push(script.count());
        }
        assert_eq!(counts, expected, "read_ahead({read_ahead})");
    }
}

#[tokio::test]
async fn an_error_comes_in_order_and_ends_the_stream_with_a_resume_point() {
    let script = Script::default()
        .respond(&page(&[row(0, &[]), row(1, &[])], Some(2), None))
        .fail(Error::new(ErrorKind::Transport, "broken"));
    let client = script.client(NoRetryPolicy);
    let mut rows = range(&client).rows();
    assert!(rows.next().await.unwrap().is_ok());
    assert!(rows.next().await.unwrap().is_ok());
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(rows.next().await.is_none());
    assert_eq!(rows.next_start(), Some(key(2)));
}

#[tokio::test]
async fn a_row_that_is_cut_is_joined() {
    let script = Script::default()
        .respond(&page(
            &[row(0, &["a"]), row(1, &["a", "b"])],
            Some(1),
            Some("t1"),
        ))
        .respond(&page(&[row(1, &["c"])], None, Some("t2")))
        .respond(&page(&[row(1, &["d"]), row(2, &[])], None, None));
    let client = script.client(NoRetryPolicy);
    let mut rows = range(&client).rows();
    assert_eq!(rows.next().await.unwrap().unwrap(), row(0, &["a"]));
    assert_eq!(rows.next_start(), Some(key(1)));
    assert_eq!(
        rows.next().await.unwrap().unwrap(),
        row(1, &["a", "b", "c", "d"])
    );
    assert_eq!(rows.next_start(), Some(key(2)));
    assert_eq!(rows.next().await.unwrap().unwrap(), row(2, &[]));
    assert!(rows.next().await.is_none());

    assert_eq!(starts(&script)[1..], [key(1), key(1)]);
    let requests: Vec<proto::GetRangeRequest> = script.asked();
    let tokens: Vec<_> = requests
        .iter()
        .map(|request| request.token.as_deref())
        .collect();
    assert_eq!(tokens, [None, Some(&b"t1"[..]), Some(b"t2")]);
}

#[tokio::test]
async fn a_row_that_turns_out_to_be_whole_is_not_lost() {
    let script = Script::default()
        .respond(&page(&[row(0, &["a"])], Some(0), Some("t")))
        .respond(&page(&[row(1, &["a"])], Some(2), Some("t")))
        .respond(&page(&[], None, None));
    let client = script.client(NoRetryPolicy);
    let mut rows = range(&client).rows();
    let mut seen = Vec::new();
    while let Some(row) = rows.next().await {
        seen.push(row.unwrap());
    }
    assert_eq!(seen, [row(0, &["a"]), row(1, &["a"])]);
}

#[tokio::test]
async fn rows_without_their_full_key_are_found_again_by_pages() {
    let script = Script::default().respond(&page(&[row(0, &["a"]), row(1, &["a"])], None, None));
    let client = script.client(NoRetryPolicy);
    let all = KeyRange::all(["id", "n"]).forward();
    let range = client.get_range("a", all.clone());
    let mut rows = range.columns(["id", "a"]).entire_primary_keys(false).rows();
    rows.next().await.unwrap().unwrap();
    assert_eq!(rows.next_start(), Some(all.start));
    rows.next().await.unwrap().unwrap();
    assert_eq!(rows.next_start(), None);
    let asked: Vec<proto::GetRangeRequest> = script.asked();
    assert_eq!(asked[0].return_entire_primary_keys, Some(false));
}

/// A row that comes without its key.
fn keyless(column: &str) -> Row {
    Row::new(PrimaryKey::default(), vec![Column::new(column, 1)])
}

#[tokio::test]
async fn rows_without_their_full_key_are_never_taken_for_one() {
    let part = |column: &str| Row::new(key(0), vec![Column::new(column, 1)]);
    let next_start = || {
        let next_start = key(0).and("n", 5);
        Some(plainbuffer::encode_primary_key(&next_start))
    };
    for rows in [["a", "a"].map(keyless), ["a", "a"].map(part)] {
        let script = Script::default()
            .respond(&proto::GetRangeResponse {
                next_start_primary_key: next_start(),
                ..page(&rows[..1], None, Some("t"))
            })
            .respond(&page(&rows[1..], None, None));
        let client = script.client(NoRetryPolicy);
        let range = client.get_range("a", KeyRange::all(["id", "n"]).forward());
        let mut stream = range.columns(["id", "a"]).entire_primary_keys(false).rows();
        assert_eq!(stream.next().await.unwrap().unwrap(), rows[0]);
        assert_eq!(stream.next_start(), Some(key(0).and("n", 5)));
        assert_eq!(stream.next().await.unwrap().unwrap(), rows[1]);
        assert!(stream.next().await.is_none());
        assert_eq!(starts(&script)[1], key(0).and("n", 5));
    }
}

#[tokio::test]
async fn a_cut_row_without_its_next_start_is_an_error() {
    let all = KeyRange::all(["id", "n"]).forward();
    for rows in [vec![keyless("a")], vec![row(0, &["a"])], vec![]] {
        let script = Script::default()
            .respond(&page(&rows, None, Some("t")))
            .respond(&page(&[], None, None));
        let client = script.client(NoRetryPolicy);
        let mut rows = client.get_range("a", all.clone()).rows();
        let error = rows.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(rows.next().await.is_none());
        assert_eq!(rows.next_start(), Some(all.start.clone()));
        assert_eq!(script.count(), 1);
    }
}

#[tokio::test]
async fn a_page_that_ends_where_it_started_ends_the_stream_with_an_error() {
    let here = page(&[], Some(3), Some("t"));
    let script = Script::default()
        .respond(&here)
        .respond(&here)
        .respond(&page(&[], None, None));
    let mut rows = range(&script.client(NoRetryPolicy)).rows();
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(rows.next().await.is_none());
    assert_eq!(script.count(), 2);

    let here = proto::BulkExportResponse {
        next_start_primary_key: Some(plainbuffer::encode_primary_key(&key(3))),
        ..Default::default()
    };
    let script = Script::default()
        .respond(&here)
        .respond(&here)
        .respond(&proto::BulkExportResponse::default());
    let client = script.client(NoRetryPolicy);
    let mut rows = client
        .bulk_export("a", KeyRange::all(["id"]).forward())
        .rows();
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(script.count(), 2);

    let here = proto::GetRowResponse {
        next_token: Some("t".into()),
        ..Default::default()
    };
    let script = Script::default()
        .respond(&here)
        .respond(&here)
        .respond(&proto::GetRowResponse::default());
    let client = script.client(NoRetryPolicy);
    let mut pages = client.get_row("a", key(0)).pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn compressed_rows_are_an_error() {
    for (compression, is_read) in [(None, true), (Some(0), true), (Some(1), false)] {
        let script = Script::default().respond(&proto::GetRangeResponse {
            compress_type: compression,
            ..page(&[row(0, &[])], None, None)
        });
        let client = script.client(NoRetryPolicy);
        match range(&client).send().await {
            Ok(page) => assert!(is_read && page.rows.len() == 1),
            Err(error) => assert!(!is_read && error.kind() == ErrorKind::Decode),
        }
    }
}

fn part_of_row(columns: &[&str], token: Option<&'static str>) -> proto::GetRowResponse {
    proto::GetRowResponse {
        row: plainbuffer::encode_rows(&[row(0, columns).into_parts()]),
        next_token: token.map(Into::into),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_wide_row_comes_as_a_whole_or_is_read_again() {
    let script = Script::default()
        .respond(&part_of_row(&["a"], Some("t")))
        .respond(&part_of_row(&["b"], Some("u")))
        .respond(&part_of_row(&["c"], None))
        .respond(&proto::GetRowResponse {
            next_token: Some("t".into()),
            ..Default::default()
        })
        .fail(Error::new(ErrorKind::Transport, "broken"))
        .respond(&proto::GetRowResponse::default());
    let client = script.client(NoRetryPolicy);
    let get = || client.get_row("a", key(0));
    let mut rows = get().rows();
    assert_eq!(
        rows.next().await.unwrap().unwrap(),
        row(0, &["a", "b", "c"])
    );
    assert_eq!(rows.next_start(), None);
    assert!(rows.next().await.is_none());

    let mut rows = get().rows();
    assert!(rows.next().await.unwrap().is_err());
    let token = rows.next_start().unwrap();
    assert!(rows.next().await.is_none());
    assert!(get().token(token).rows().next().await.is_none());
    let asked: Vec<proto::GetRowRequest> = script.asked();
    let tokens = asked.iter().map(|get| get.token.as_deref());
    let (t, u) = (Some(&b"t"[..]), Some(&b"u"[..]));
    assert_eq!(tokens.collect::<Vec<_>>(), [None, t, u, None, t, t]);
}

#[tokio::test]
async fn a_wide_row_is_read_in_pages() {
    let script = Script::default()
        .respond(&part_of_row(&["a"], Some("t")))
        .respond(&part_of_row(&["b"], None));
    let client = script.client(NoRetryPolicy);
    let mut pages = client.get_row("a", key(0)).pages();
    let mut names = Vec::new();
    while let Some(page) = pages.next().await {
        let row = page.unwrap().row.unwrap();
        names.push(row.columns()[0].name.to_owned());
    }
    assert_eq!(names, ["a", "b"]);
}

/// A response about so many rows of one table, which are not there.
fn not_there(rows: usize) -> proto::BatchGetRowResponse {
    let row = proto::RowInBatchGetRowResponse {
        is_ok: true,
        ..Default::default()
    };
    proto::BatchGetRowResponse {
        tables: vec![proto::TableInBatchGetRowResponse {
            table_name: "a".to_owned(),
            rows: vec![row; rows],
        }],
    }
}

#[tokio::test]
async fn a_batch_of_any_size_is_read_a_hundred_rows_at_a_time() {
    let mut failing = not_there(100);
    failing.tables[0].rows[1] = proto::RowInBatchGetRowResponse {
        is_ok: false,
        ..Default::default()
    };
    let script = Script::default()
        .respond(&not_there(100))
        .respond(&failing)
        .respond(&not_there(30));
    let client = script.client(NoRetryPolicy);
    let gets = (0..230).map(|id| client.get_row("a", key(id)));
    let mut rows = client.batch_get_row().add_all(gets).rows();
    assert_eq!(rows.next_start(), Some(0..230));
    let mut failed = Vec::new();
    for index in 0..230 {
        if let Err(error) = rows.next().await.unwrap().unwrap() {
            assert_eq!(error.row(), Some(index));
            failed.push(index);
        }
        let left = (index < 229).then_some(index + 1..230);
        assert_eq!(rows.next_start(), left);
    }
    assert!(rows.next().await.is_none());
    assert_eq!(failed, [101]);

    let asked: Vec<proto::BatchGetRowRequest> = script.asked();
    let keys = asked.iter().flat_map(|batch| &batch.tables[0].primary_key);
    let keys = keys.map(|key| plainbuffer::decode_primary_key(key).unwrap());
    assert_eq!(
        keys.collect::<Vec<_>>(),
        (0..230).map(key).collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn a_batch_that_breaks_off_tells_which_rows_are_left() {
    let script = Script::default()
        .respond(&not_there(100))
        .fail(Error::new(ErrorKind::Transport, "broken"));
    let client = script.client(NoRetryPolicy);
    let gets = (0..101).map(|id| client.get_row("a", key(id)));
    let mut rows = client.batch_get_row().add_all(gets).rows();
    for _ in 0..100 {
        rows.next().await.unwrap().unwrap().unwrap();
    }
    assert!(rows.next().await.unwrap().is_err());
    assert_eq!(rows.next_start(), Some(100..101));
    assert!(rows.next().await.is_none());

    let mut nothing = client.batch_get_row().rows();
    assert_eq!(nothing.next_start(), None);
    assert!(nothing.next().await.is_none());
    assert!(client.batch_get_row().pages().next().await.is_none());
    let refused = client.get_row("a", key(0)).header("x-ots-a", "b");
    let mut refused = client.batch_get_row().add(refused).rows();
    let error = refused.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(script.count(), 2);
}

#[test]
fn streams_are_send_and_unpin_and_wait_without_a_response() {
    fn is_stream(_: impl Stream + Send + Unpin) {}
    let script = Script::default();
    let client = script.client(NoRetryPolicy);
    is_stream(range(&client).pages());
    let rows = range(&client).rows();
    let mut rows = pin!(rows);
    let mut cx = Context::from_waker(Waker::noop());
    assert!(rows.as_mut().poll_next(&mut cx).is_pending());
    assert_eq!(script.count(), 1);
    is_stream(range(&client).rows());
}

#[tokio::test]
async fn starts_and_tokens_that_alternate_end_with_an_error() {
    // Keys go back.
    let script = Script::default()
        .respond(&page(&[], Some(3), None))
        .respond(&page(&[], Some(2), None));
    let mut rows = range(&script.client(NoRetryPolicy)).rows();
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(rows.next_start(), Some(key(3)));
    assert_eq!(script.count(), 2);

    // Tokens inside one row come back.
    let tokens = |round: usize| ["t", "u", "v"][round % 3];
    let mut script = Script::default();
    for round in 0..20 {
        let rows = [row(3, &["a"])];
        script = script.respond(&page(&rows, Some(3), Some(tokens(round))));
    }
    let mut rows = range(&script.client(NoRetryPolicy)).rows();
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(script.count() < 12);

    let mut script = Script::default();
    for round in 0..20 {
        script = script.respond(&part_of_row(&["a"], Some(tokens(round))));
    }
    let client = script.client(NoRetryPolicy);
    let mut rows = client.get_row("a", key(0)).rows();
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(rows.next().await.is_none());
    assert!(script.count() < 12);
}
