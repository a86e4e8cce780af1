use std::time::Duration;

use bytes::Bytes;
use tablestore_core::{ErrorCode, ErrorKind, Operation, ServiceError};
use tablestore_protocol::proto::timeseries as proto;
use tablestore_protocol::timeseries_rows::{checksum, decode_rows};
use tablestore_transport::{NoRetryPolicy, WriteRetryPolicy};

use super::*;
use crate::testing::Script;

fn put_response(
    failed: &[(i32, &str)],
    updated: &[(u32, u32)],
) -> proto::PutTimeseriesDataResponse {
    let failed_rows = failed.iter().map(|(row, code)| proto::FailedRowInfo {
        row_index: *row,
        error_code: Some((*code).to_owned()),
        error_message: Some("a reason".to_owned()),
    });
    proto::PutTimeseriesDataResponse {
        failed_rows: failed_rows.collect(),
        meta_update_status: Some(proto::MetaUpdateStatus {
            row_ids: updated.iter().map(|(row, _)| *row).collect(),
            meta_update_times: updated.iter().map(|(_, time)| *time).collect(),
        }),
    }
}

fn point(source: &str) -> Point {
    Point::new("cpu", 7)
        .source(source)
        .tag("a", "b")
        .field("v", 1)
}

/// The sources of the points of each request, with the update times that they carry.
fn sent(script: &Script) -> Vec<Vec<(String, u32)>> {
    let requests = script.asked::<proto::PutTimeseriesDataRequest>();
    let sent = requests.into_iter().map(|request| {
        let rows = request.rows_data;
        assert_eq!(rows.flatbuffer_crc32c, Some(checksum(&rows.rows_data)));
        assert_eq!(request.supported_table_version, Some(1));
        let rows = decode_rows(&rows.rows_data).unwrap();
        let rows = rows.map(|row| {
            let row = row.unwrap();
            (row.key.source.to_string(), row.meta_update_time)
        });
        rows.collect()
    });
    sent.collect()
}

#[tokio::test]
async fn update_times_are_sent_with_later_points_of_a_series() {
    let script = Script::default()
        .respond(&put_response(&[], &[(0, 1_700_000_000), (9, 5), (1, 0)]))
        .respond(&put_response(&[], &[(1, 1_700_000_007)]))
        .respond(&put_response(&[], &[]))
        .respond(&put_response(&[], &[]))
        .respond(&put_response(&[], &[]));
    let client = script.client(NoRetryPolicy);
    let series = client.timeseries();
    let put = |series: &Timeseries, table: &str| series.put(table).points([point("a"), point("b")]);
    let response = put(&series, "t").send().await.unwrap();
    let times: Vec<_> = response
        .rows
        .into_iter()
        .map(|row| row.unwrap().metadata_update_time)
        .collect();
    let expected = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    assert_eq!(times, [Some(expected), None]);
    // Clones share the cache.
    put(&series.clone(), "t")
        .send()
        .await
        .unwrap()
        .all_ok()
        .unwrap();
    put(&series, "t").send().await.unwrap().all_ok().unwrap();
    put(&series, "other")
        .send()
        .await
        .unwrap()
        .all_ok()
        .unwrap();
    put(&series, "t")
        .ignore_metadata(true)
        .send()
        .await
        .unwrap()
        .all_ok()
        .unwrap();
    let row = |source: &str, time| (source.to_owned(), time);
    let known = 1_700_000_000;
    assert_eq!(
        sent(&script),
        [
            [row("a", 0), row("b", 0)],
            [row("a", known), row("b", 0)],
            [row("a", known), row("b", known + 7)],
            [row("a", 0), row("b", 0)],
            [row("a", 0), row("b", 0)],
        ]
    );
    let modes = script.asked::<proto::PutTimeseriesDataRequest>();
    assert_eq!(
        modes[4].meta_update_mode(),
        proto::MetaUpdateMode::MumIgnore
    );
}

#[tokio::test]
async fn the_cache_can_be_turned_off() {
    let script = Script::default()
        .respond(&put_response(&[], &[(0, 1_700_000_000)]))
        .respond(&put_response(&[], &[]));
    let series = script.client(NoRetryPolicy).timeseries().metadata_cache(0);
    for _ in 0..2 {
        series
            .put("t")
            .point(point("a"))
            .send()
            .await
            .unwrap()
            .all_ok()
            .unwrap();
    }
    assert_eq!(sent(&script)[1], [("a".to_owned(), 0)]);
}

#[tokio::test(start_paused = true)]
async fn points_that_failed_are_retried_alone_and_by_their_index() {
    let script = Script::default()
        .respond(&put_response(
            &[(0, "OTSRowOperationConflict"), (2, "OTSParameterInvalid")],
            &[],
        ))
        .respond(&put_response(&[], &[(0, 1_700_000_000)]));
    let series = script.client(WriteRetryPolicy::default()).timeseries();
    let put = series.put("t").points(["a", "b", "c"].map(point));
    let response = put.send().await.unwrap();
    let failed: Vec<_> = response.failed().collect();
    assert_eq!(failed.len(), 1);
    let (index, error) = failed[0];
    assert_eq!((index, error.row()), (2, Some(2)));
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
    let written = response.rows[0].as_ref().unwrap();
    assert!(written.metadata_update_time.is_some());
    let sources: Vec<Vec<String>> = sent(&script)
        .into_iter()
        .map(|rows| rows.into_iter().map(|(source, _)| source).collect())
        .collect();
    assert_eq!(sources, [vec!["a", "b", "c"], vec!["a"]]);
}

#[tokio::test(start_paused = true)]
async fn a_point_is_not_retried_after_a_later_one_that_replaces_it() {
    let script = Script::default().respond(&put_response(&[(0, "OTSRowOperationConflict")], &[]));
    let series = script.client(WriteRetryPolicy::default()).timeseries();
    let put = series
        .put("t")
        .points([point("a"), point("a").field("v", 2)]);
    let response = put.send().await.unwrap();
    assert_eq!(
        response
            .failed()
            .map(|(index, _)| index)
            .collect::<Vec<_>>(),
        [0]
    );
    assert_eq!(script.count(), 1);
}

#[tokio::test]
async fn a_failed_row_that_was_not_sent_is_an_error() {
    for row in [-1, 1] {
        let script = Script::default().respond(&put_response(&[(row, "OTSServerBusy")], &[]));
        let series = script.client(NoRetryPolicy).timeseries();
        let error = series.put("t").point(point("a")).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.executed());
    }
}

#[tokio::test]
async fn keys_and_values_without_an_encoding_are_not_sent() {
    let script = Script::default();
    let series = script.client(NoRetryPolicy).timeseries();
    for point in [
        point("a").tag("", "x"),
        point("a").tag("a=", "x"),
        point("a").tag("b", "x\"y"),
        point("a").tag("b", "x=y"),
        point("a").field("v", f64::NAN),
        point("a").field("v", u64::MAX),
    ] {
        let error = series
            .put("t")
            .points([Point::new("m", 1), point])
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(
            error.to_string().contains("point 1 is not valid"),
            "{error}"
        );
    }
    let key = Key::new("m").tag("a", "\"");
    for error in [
        series.get("t", &key).send().await.map(|_| ()).unwrap_err(),
        series
            .delete_meta("t")
            .key(&key)
            .send()
            .await
            .map(|_| ())
            .unwrap_err(),
        series
            .update_meta("t")
            .attributes("m", [("a", "=")])
            .send()
            .await
            .map(|_| ())
            .unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains("quotation mark"), "{error}");
    }
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn a_read_follows_its_tokens() {
    let page = |token: Option<&'static [u8]>| proto::GetTimeseriesDataResponse {
        rows_data: Bytes::new(),
        next_token: token.map(Bytes::from_static),
    };
    let script = Script::default()
        .respond(&page(Some(b"1")))
        .respond(&page(Some(b"2")))
        .respond(&page(Some(b"")));
    let series = script.client(NoRetryPolicy).timeseries();
    let get = series
        .get("t", Key::new("cpu").tag("a", "b"))
        .between(5..=9)
        .backward()
        .field("v", FieldType::Boolean)
        .limit(10);
    let mut points = get.points();
    assert!(points.next().await.is_none());
    let asked = script.asked::<proto::GetTimeseriesDataRequest>();
    let tokens: Vec<_> = asked
        .iter()
        .map(|request| request.token.as_deref())
        .collect();
    assert_eq!(tokens, [None, Some(&b"1"[..]), Some(b"2")]);
    let first = &asked[0];
    assert_eq!((first.begin_time, first.end_time), (Some(5), Some(10)));
    assert_eq!((first.limit, first.backward), (Some(10), Some(true)));
    assert_eq!(first.fields_to_get[0].r#type, Some(2));
    assert_eq!(first.time_series_key.tag_list.len(), 1);

    let script = Script::default()
        .respond(&page(Some(b"1")))
        .respond(&page(Some(b"1")));
    let series = script.client(NoRetryPolicy).timeseries();
    let mut points = series.get("t", "cpu").points();
    let error = points.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[test]
fn conditions_of_one_operator_are_one_list() {
    use prost::Message;
    use proto::{MetaQueryCompositeCondition, MetaQueryCompositeOperator as Operator};

    let condition = measurement("cpu")
        .and(source("a"))
        .and(!tag("x").gt("y") | updated().since(5));
    let sent = condition.to_proto();
    let composite = MetaQueryCompositeCondition::decode(sent.proto_data).unwrap();
    assert_eq!(
        (composite.op(), composite.sub_conditions.len()),
        (Operator::OpAnd, 3)
    );
    let or = MetaQueryCompositeCondition::decode(composite.sub_conditions[2].proto_data.clone());
    let or = or.unwrap();
    assert_eq!((or.op(), or.sub_conditions.len()), (Operator::OpOr, 2));
    let time = proto::MetaQueryUpdateTimeCondition::decode(or.sub_conditions[1].proto_data.clone());
    assert_eq!(time.unwrap().value, 5);
}

#[tokio::test]
async fn options_of_two_groups_are_not_changed_in_one_request() {
    let script = Script::default();
    let series = script.client(NoRetryPolicy).timeseries();
    let update = series
        .update_table("t")
        .time_to_live(None)
        .allow_attributes(false);
    let error = update.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn a_parallel_scan_ends_with_the_first_error() {
    let split = proto::SplitTimeseriesScanTaskResponse {
        split_infos: vec![Bytes::from_static(b"1"), Bytes::from_static(b"2")],
    };
    let empty = proto::ScanTimeseriesDataResponse {
        data_serialize_type: Some(1),
        data: Bytes::new(),
        next_token: None,
    };
    let script = Script::default()
        .respond(&split)
        .respond(&empty)
        .fail(ServiceError::new(ErrorCode::ParameterInvalid, "no"));
    let series = script.client(NoRetryPolicy).timeseries();
    let scan = series
        .parallel_scan("t", 2)
        .concurrency(1)
        .measurement("cpu");
    let mut points = scan.points();
    let error = points.next().await.unwrap().unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
    assert!(points.next().await.is_none());
    let progress = points.progress();
    assert_eq!(
        (progress.parts, progress.finished_parts, progress.points),
        (2, 1, 0)
    );
    assert_eq!(
        script.operations(),
        [
            Operation::SPLIT_TIMESERIES_SCAN_TASK,
            Operation::SCAN_TIMESERIES_DATA,
            Operation::SCAN_TIMESERIES_DATA,
        ]
    );
}

#[tokio::test]
async fn points_in_an_unknown_encoding_are_an_error() {
    let response = proto::ScanTimeseriesDataResponse {
        data_serialize_type: Some(0),
        data: Bytes::new(),
        next_token: None,
    };
    let script = Script::default().respond(&response);
    let series = script.client(NoRetryPolicy).timeseries();
    let error = series.scan("t").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}
