use std::sync::{Arc, Mutex};
use std::time::Duration;

use prost::Message;
use tablestore_core::{Effect, Error, ErrorCode, ErrorKind, ServiceError};
use tablestore_protocol::{PrimaryKey, plainbuffer, proto::table as proto};
use tablestore_transport::{FailedAttempt, NoDelayRetryPolicy, RetryPolicy, WriteRetryPolicy};

use super::RowChange;
use crate::testing::Script;
use crate::{Client, Condition, column};

fn key(id: i64) -> PrimaryKey {
    PrimaryKey::new("id", id)
}

fn client(script: &Script) -> Client {
    script.client(NoDelayRetryPolicy::default())
}

fn cost(write: i32) -> Option<proto::ConsumedCapacity> {
    Some(proto::ConsumedCapacity {
        capacity_unit: proto::CapacityUnit {
            read: Some(0),
            write: Some(write),
        },
        capacity_data_size: None,
    })
}

fn ok() -> proto::RowInBatchWriteRowResponse {
    proto::RowInBatchWriteRowResponse {
        is_ok: true,
        consumed: cost(1),
        ..Default::default()
    }
}

fn failed(code: &ErrorCode) -> proto::RowInBatchWriteRowResponse {
    proto::RowInBatchWriteRowResponse {
        error: Some(proto::Error {
            code: code.as_str().to_owned(),
            ..proto::Error::default()
        }),
        ..Default::default()
    }
}

fn response(
    tables: &[(&str, &[proto::RowInBatchWriteRowResponse])],
) -> proto::BatchWriteRowResponse {
    let tables = tables
        .iter()
        .map(|(name, rows)| proto::TableInBatchWriteRowResponse {
            table_name: (*name).to_owned(),
            rows: rows.to_vec(),
        });
    proto::BatchWriteRowResponse {
        tables: tables.collect(),
    }
}

/// The keys of each table of a request.
fn asked(request: &proto::BatchWriteRowRequest) -> Vec<(&str, Vec<i64>)> {
    let id = |row: &proto::RowInBatchWriteRowRequest| {
        let row = plainbuffer::decode_wire_row(&row.row_change).unwrap();
        match row.primary_key[0].value {
            Some(plainbuffer::Variant::Value(tablestore_protocol::Value::Integer(id))) => id,
            _ => panic!("{row:?}"),
        }
    };
    let tables = request.tables.iter();
    tables
        .map(|table| (&*table.table_name, table.rows.iter().map(id).collect()))
        .collect()
}

#[tokio::test]
async fn rows_go_out_by_table_and_come_back_in_their_own_order() {
    let script = Script::default().respond(&response(&[
        ("b", &[ok()]),
        ("a", &[ok(), failed(&ErrorCode::ConditionCheckFail)]),
    ]));
    let client = client(&script);
    let response = client
        .batch_write_row()
        .add(
            client
                .put_row("a", key(0))
                .column("x", 1)
                .return_primary_key(),
        )
        .add(client.delete_row("b", key(1)))
        .add(
            client
                .update_row("a", key(2))
                .put("x", 2)
                .condition(Condition::expect_exist().and(column("x").eq(1))),
        )
        .send()
        .await
        .unwrap();

    let requests: Vec<proto::BatchWriteRowRequest> = script.asked();
    assert_eq!(asked(&requests[0]), [("a", vec![0, 2]), ("b", vec![1])]);
    let [put, update] = &requests[0].tables[0].rows[..] else {
        panic!("{requests:?}");
    };
    assert_eq!(put.r#type(), proto::OperationType::Put);
    assert!(put.return_content.is_some() && update.return_content.is_none());
    assert_eq!(update.r#type(), proto::OperationType::Update);
    assert!(update.condition.column_condition.is_some());
    let delete = &requests[0].tables[1].rows[0];
    assert_eq!(delete.r#type(), proto::OperationType::Delete);
    assert_eq!(script.operations()[0].effect(), Effect::Write);

    let failed: Vec<_> = response
        .failed()
        .map(|(row, error)| (row, error.code()))
        .collect();
    assert_eq!(failed, [(2, Some(&ErrorCode::ConditionCheckFail))]);
    assert_eq!(
        (response.consumed["a"].write, response.consumed["b"].write),
        (1, 1)
    );
    assert!(response.all_ok().unwrap_err().is_condition_check_fail());
}

/// Retries at once, and records the effect and the attempts of each row.
#[derive(Clone, Debug, Default)]
struct Noting(Arc<Mutex<Vec<(Effect, u32)>>>);

impl RetryPolicy for Noting {
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        NoDelayRetryPolicy::default().retry_after(failed)
    }

    fn on_retry(&self, row: &FailedAttempt<'_>, _: Duration) {
        let mut asked = self.0.lock().unwrap();
        asked.push((row.effect(), row.attempts()));
    }
}

#[tokio::test]
async fn the_policy_is_asked_about_each_row_that_is_retried() {
    let busy = failed(&ErrorCode::ServerBusy);
    let script = Script::default()
        .respond(&response(&[("a", &[busy.clone(), ok(), busy.clone()])]))
        .respond(&response(&[("a", &[ok(), busy])]))
        .respond(&response(&[("a", &[ok()])]));
    let policy = Noting::default();
    let client = script.client(policy.clone());
    let puts = [0, 1].map(|id| client.put_row("a", key(id)));
    let sum = client.update_row("a", key(2)).increment("x", 1);
    let batch = client.batch_write_row().add_all(puts).add(sum);
    batch.send().await.unwrap().all_ok().unwrap();
    let (put, sum) = (Effect::IdempotentWrite, Effect::Write);
    assert_eq!(*policy.0.lock().unwrap(), [(put, 1), (sum, 1), (sum, 2)]);
}

#[tokio::test]
async fn rows_that_can_be_retried_are_and_results_keep_their_order() {
    let busy = failed(&ErrorCode::ServerBusy);
    let refused = failed(&ErrorCode::ConditionCheckFail);
    let script = Script::default()
        .respond(&response(&[
            ("a", &[busy.clone(), refused]),
            ("b", &[ok(), busy.clone()]),
        ]))
        .respond(&response(&[("a", &[ok()]), ("b", &[busy])]))
        .respond(&response(&[("b", &[ok()])]));
    let client = client(&script);
    let rows = [("a", 0), ("b", 1), ("a", 2), ("b", 3)];
    let rows = rows.map(|(table, id)| client.put_row(table, key(id)));
    let response = client.batch_write_row().add_all(rows).send().await.unwrap();

    let requests: Vec<proto::BatchWriteRowRequest> = script.asked();
    assert_eq!(asked(&requests[1]), [("a", vec![0]), ("b", vec![3])]);
    assert_eq!(asked(&requests[2]), [("b", vec![3])]);
    let failed: Vec<_> = response.failed().map(|(row, _)| row).collect();
    assert_eq!(failed, [2]);
    assert_eq!(
        (response.consumed["a"].write, response.consumed["b"].write),
        (1, 2)
    );
    assert_eq!(response.rows[2].as_ref().unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn after_an_unknown_outcome_each_row_follows_its_own_effect() {
    let lost = failed(&ErrorCode::InternalServerError);
    let script = Script::default()
        .respond(&response(&[("a", &[lost.clone(), lost.clone(), lost])]))
        .respond(&response(&[("a", &[ok()])]));
    let client = script.client(WriteRetryPolicy::default());
    let response = client
        .batch_write_row()
        .add(client.update_row("a", key(0)).increment("n", 1))
        .add(client.put_row("a", key(1)))
        .add(
            client
                .put_row("a", key(2))
                .condition(Condition::expect_not_exist()),
        )
        .send()
        .await
        .unwrap();

    let requests: Vec<proto::BatchWriteRowRequest> = script.asked();
    assert_eq!(asked(&requests[1]), [("a", vec![1])]);
    assert_eq!(script.operations()[0].effect(), Effect::Write);
    assert_eq!(script.operations()[1].effect(), Effect::IdempotentWrite);
    let failed: Vec<_> = response.failed().collect();
    assert_eq!(
        failed.iter().map(|(row, _)| *row).collect::<Vec<_>>(),
        [0, 2]
    );
    assert!(failed.iter().all(|(_, error)| error.outcome_unknown()));
}

#[tokio::test]
async fn an_earlier_change_of_a_row_never_comes_after_a_later_one() {
    let busy = failed(&ErrorCode::ServerBusy);
    let script = Script::default()
        .respond(&response(&[(
            "a",
            &[busy.clone(), ok(), busy.clone(), busy],
        )]))
        .respond(&response(&[("a", &[ok(), ok()])]));
    let client = client(&script);
    let rows = [0, 0, 1, 1].map(|id| client.put_row("a", key(id)));
    let response = client.batch_write_row().add_all(rows).send().await.unwrap();

    let requests: Vec<proto::BatchWriteRowRequest> = script.asked();
    assert_eq!(asked(&requests[1]), [("a", vec![1, 1])]);
    let failed: Vec<_> = response.failed().map(|(row, _)| row).collect();
    assert_eq!(failed, [0]);
}

#[tokio::test]
async fn an_atomic_batch_is_retried_whole_or_not_at_all() {
    let busy = failed(&ErrorCode::ServerBusy);
    let refused = failed(&ErrorCode::ParameterInvalid);
    let script = Script::default()
        .respond(&response(&[("a", &[busy.clone(), busy.clone()])]))
        .respond(&response(&[("a", &[busy, refused])]));
    let client = client(&script);
    let rows = [0, 1].map(|id| client.put_row("a", key(id)));
    let batch = client.batch_write_row().add_all(rows).atomic();
    let response = batch.send().await.unwrap();

    let requests: Vec<proto::BatchWriteRowRequest> = script.asked();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0], requests[1]);
    assert_eq!(requests[0].is_atomic, Some(true));
    assert_eq!(response.failed().count(), 2);
}

#[tokio::test]
async fn a_round_that_fails_leaves_what_was_known_before() {
    let busy = failed(&ErrorCode::ServerBusy);
    for (error, outcome_unknown) in [
        (Error::new(ErrorKind::Transport, "broken"), true),
        (Error::new(ErrorKind::Connect, "no connection"), false),
        (ServiceError::new(ErrorCode::ServerBusy, "").into(), false),
    ] {
        let script = Script::default()
            .respond(&response(&[("a", &[ok(), busy.clone()])]))
            .fail(error);
        let client = client(&script);
        let rows = [0, 1].map(|id| client.put_row("a", key(id)));
        let response = client.batch_write_row().add_all(rows).send().await.unwrap();
        assert!(response.rows[0].is_ok());
        let error = response.rows[1].as_ref().unwrap_err();
        assert_eq!(error.code(), Some(&ErrorCode::ServerBusy));
        assert_eq!(error.outcome_unknown(), outcome_unknown);
        assert_eq!(error.operation().unwrap().name(), "BatchWriteRow");
    }
}

#[tokio::test(start_paused = true)]
async fn all_rounds_together_end_with_the_time_of_a_call() {
    let busy = failed(&ErrorCode::ServerBusy);
    let script = Script::default().respond(&response(&[("a", &[ok(), busy])]));
    let client = script.client(NoDelayRetryPolicy::default());
    let rows = [0, 1].map(|id| client.put_row("a", key(id)));
    let started = tokio::time::Instant::now();
    let write = client.batch_write_row().add_all(rows);
    let write = write.call_timeout(Duration::from_secs(3));
    let response = write.send().await.unwrap();
    assert_eq!(started.elapsed(), Duration::from_secs(3));
    assert_eq!(script.count(), 2);
    assert!(response.rows[1].as_ref().unwrap_err().outcome_unknown());
}

#[tokio::test]
async fn retries_are_bounded_by_the_policy_and_the_budget() {
    let busy = response(&[("a", &[failed(&ErrorCode::ServerBusy)])]);
    let mut script = Script::default();
    for _ in 0..30 {
        script = script.respond(&busy);
    }
    let client = script.client(NoDelayRetryPolicy::new(2));
    let batch = client.batch_write_row().add(client.put_row("a", key(0)));
    let response = batch.clone().send().await.unwrap();
    assert_eq!(script.count(), 3);
    assert_eq!(response.rows[0].as_ref().unwrap_err().attempts(), 3);

    let once = batch.retry_policy(NoDelayRetryPolicy::new(1));
    let response = once.send().await.unwrap();
    assert_eq!((script.count(), response.metadata.attempts), (5, 2));

    let client = script.client(NoDelayRetryPolicy::new(50));
    while client.retry_settings().budget.withdraw() {}
    let batch = client.batch_write_row().add(client.put_row("a", key(0)));
    let limited = batch.call_timeout(Duration::from_millis(250));
    let response = limited.send().await.unwrap();
    assert_eq!((script.count(), response.failed().count()), (6, 1));
}

#[tokio::test]
async fn rows_that_were_not_executed_wait_for_the_budget() {
    let script = Script::default()
        .respond(&response(&[("a", &[failed(&ErrorCode::ServerBusy)])]))
        .respond(&response(&[("a", &[ok()])]));
    let client = script.client(NoDelayRetryPolicy::default());
    let budget = client.retry_settings().budget.clone();
    while budget.withdraw() {}
    let batch = client.batch_write_row().add(client.put_row("a", key(0)));
    let response = tokio::spawn(batch.send());
    while script.count() == 0 {
        tokio::task::yield_now().await;
    }
    (0..10).for_each(|_| budget.deposit());
    response.await.unwrap().unwrap().all_ok().unwrap();
    assert_eq!(script.count(), 2);
}

#[tokio::test]
async fn rows_that_a_batch_cannot_take_are_errors() {
    let script = Script::default();
    let client = client(&script);
    let rows: [(RowChange, &str); 3] = [
        (
            client.put_row("a", key(0)).header("x-ots-tag", "b").into(),
            "it has headers, which only a whole request can have",
        ),
        (
            client.put_row("a", key(0)).header("a b", "c").into(),
            "header name \"a b\" is not valid",
        ),
        (
            client.put_row("a", key(0)).transaction("t").into(),
            "it belongs to another transaction than the batch",
        ),
    ];
    for (row, reason) in rows {
        let good = client.put_row("a", key(1));
        let batch = client.batch_write_row().add(good).add(row);
        let error = batch.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        let expected = format!("row 1 of the batch is not valid: {reason}");
        assert!(error.to_string().contains(&expected), "{error}");
    }
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn a_response_with_other_rows_is_refused() {
    for wrong in [
        response(&[("a", &[])]),
        response(&[("a", &[ok(), ok()])]),
        response(&[("b", &[ok()])]),
        response(&[("a", &[ok()]), ("b", &[ok()])]),
    ] {
        let script = Script::default().respond(&wrong);
        let client = client(&script);
        let batch = client.batch_write_row().add(client.put_row("a", key(0)));
        assert_eq!(batch.send().await.unwrap_err().kind(), ErrorKind::Decode);
    }
}

fn read(id: Option<i64>) -> proto::RowInBatchGetRowResponse {
    let row = id.map(|id| plainbuffer::encode_row(&key(id), &[]));
    proto::RowInBatchGetRowResponse {
        is_ok: true,
        row: Some(row.unwrap_or_default()),
        ..Default::default()
    }
}

#[tokio::test]
async fn reads_share_the_options_of_their_table() {
    let busy = proto::RowInBatchGetRowResponse {
        is_ok: false,
        error: failed(&ErrorCode::ServerBusy).error,
        ..Default::default()
    };
    let table =
        |name: &str, rows: &[proto::RowInBatchGetRowResponse]| proto::TableInBatchGetRowResponse {
            table_name: name.to_owned(),
            rows: rows.to_vec(),
        };
    let script = Script::default()
        .respond(&proto::BatchGetRowResponse {
            tables: vec![
                table("a", &[read(Some(0)), busy]),
                table("b", &[read(None)]),
            ],
        })
        .respond(&proto::BatchGetRowResponse {
            tables: vec![table("a", &[read(Some(2))])],
        });
    let client = client(&script);
    let from_a = |id| {
        let row = client.get_row("a", key(id)).columns(["x", "y"]);
        row.filter(column("x").gt(1)).start_column("w")
    };
    let response = client
        .batch_get_row()
        .add(from_a(0))
        .add(client.get_row("b", key(1)).time_range(1..2))
        .add(from_a(2).token("t"))
        .send()
        .await
        .unwrap();

    let requests: Vec<proto::BatchGetRowRequest> = script.asked();
    let [a, b] = &requests[0].tables[..] else {
        panic!("{requests:?}");
    };
    assert_eq!((a.primary_key.len(), b.primary_key.len()), (2, 1));
    assert_eq!(a.token, ["", "t"]);
    assert!(b.token.is_empty());
    assert_eq!(a.columns_to_get, ["x", "y"]);
    assert_eq!(a.start_column.as_deref(), Some("w"));
    assert_eq!((a.max_versions, b.max_versions), (Some(1), None));
    assert!(a.filter.is_some() && b.filter.is_none());
    assert_eq!(b.time_range.unwrap().end_time, Some(2));
    assert_eq!(requests[1].tables[0].token, ["t"]);

    let ids = response.all_ok().unwrap().into_iter().map(|read| {
        let row = read.row?;
        Some(row.get::<i64>("id").unwrap())
    });
    assert_eq!(ids.collect::<Vec<_>>(), [Some(0), None, Some(2)]);
}

#[tokio::test]
async fn reads_that_no_batch_can_carry_are_refused() {
    let script = Script::default();
    let client = client(&script);
    let read = |id| client.get_row("a", key(id));
    for (second, reason) in [
        (
            read(1).max_versions(2),
            "rows of table a select different columns",
        ),
        (
            read(1).transaction("t"),
            "row 1 of the batch is not valid: a batch of reads",
        ),
        (
            read(1).header("x-a", "b"),
            "row 1 of the batch is not valid: it has headers",
        ),
    ] {
        let batch = client.batch_get_row().add(read(0)).add(second);
        let error = batch.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains(reason), "{error}");
    }
    assert_eq!(script.count(), 0);
}

#[test]
fn an_empty_batch_is_for_the_service_to_refuse() {
    use crate::call::Request;
    let client = client(&Script::default());
    let body = client.batch_write_row().encode().unwrap();
    assert!(
        proto::BatchWriteRowRequest::decode(body)
            .unwrap()
            .tables
            .is_empty()
    );
}

#[tokio::test]
async fn imports_send_failed_rows_again_and_lose_nothing_of_a_row() {
    let row = |code: Option<&ErrorCode>| proto::RowInBulkImportResponse {
        is_ok: code.is_none(),
        error: code.and_then(|code| failed(code).error),
        consumed: cost(1),
    };
    let response = |rows: &[proto::RowInBulkImportResponse]| proto::BulkImportResponse {
        table_name: "a".to_owned(),
        rows: rows.to_vec(),
    };
    let script = Script::default()
        .respond(&response(&[row(None), row(Some(&ErrorCode::ServerBusy))]))
        .respond(&response(&[row(None)]));
    let client = client(&script);
    let put = |id| client.put_row("a", key(id));
    let import = client.bulk_import("a").add_all([0, 1].map(put));
    let response = import.send().await.unwrap();
    assert_eq!(response.consumed["a"].write, 3);
    assert_eq!(response.all_ok().unwrap().len(), 2);
    let asked: Vec<proto::BulkImportRequest> = script.asked();
    assert_eq!((asked[0].rows.len(), asked[1].rows.len()), (2, 1));

    for (row, reason) in [
        (client.put_row("b", key(0)), "it is of another table"),
        (
            put(0).condition(Condition::expect_exist()),
            "it has a condition",
        ),
        (put(0).return_primary_key(), "it has a row to return"),
        (put(0).transaction("t"), "it belongs to a transaction"),
    ] {
        let error = client.bulk_import("a").add(row).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains(reason), "{error}");
    }
}
