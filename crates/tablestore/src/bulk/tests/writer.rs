use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::{Body, Error, ErrorCode, ErrorKind, Result};
use tablestore_emulator::{Emulator, EmulatorService, Fault, Faults};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue};
use tokio::time::{Instant, sleep, timeout};
use tower_service::Service;

use super::{builder, ids, key, service};
use crate::table::PrimaryKeyType;
use crate::{Client, Condition};

async fn number(client: &Client, table: &str, id: i64) -> Option<i64> {
    let row = client.get_row(table, key(id)).send().await.unwrap().row?;
    Some(row.get("n").unwrap())
}

#[tokio::test]
async fn rows_of_many_tasks_and_tables_are_written_in_full_calls() {
    for is_import in [false, true] {
        let (client, _) = service(Faults::seeded(0)).await;
        let mut builder = client.bulk_writer().linger(Duration::from_secs(1));
        if is_import {
            builder = builder.bulk_import();
        }
        let writer = builder.start().unwrap();
        let tasks: Vec<_> = (0..4)
            .map(|task| {
                let (writer, client) = (writer.clone(), client.clone());
                tokio::spawn(async move {
                    for id in (task..1000).step_by(4) {
                        let table = ["a", "b"][usize::from(id % 5 == 0)];
                        writer
                            .write(client.put_row(table, key(id)).column("n", id))
                            .await;
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let statistics = writer.close().await.unwrap();
        assert_eq!((statistics.accepted, statistics.succeeded), (1000, 1000));
        // 800 rows of one table and 200 of the other.
        assert_eq!((statistics.packs, statistics.requests), (5, 5));
        assert!(statistics.bytes > 20_000);
        let of_b: Vec<_> = (0..1000).step_by(5).collect();
        assert_eq!(ids(&client, "b").await, of_b);
        assert_eq!(ids(&client, "a").await.len(), 800);
    }
}

#[tokio::test]
async fn a_row_that_the_service_rejects_fails_alone() {
    let (client, _) = service(Faults::seeded(0)).await;
    let writer = client.bulk_writer().start().unwrap();
    let mut results = Vec::new();
    for id in 0..200 {
        let mut put = client.put_row("a", key(id)).column("n", id);
        if id == 77 {
            // One byte too long: the service rejects the whole call.
            put = put.column("text", "x".repeat((2 << 20) + 1));
        }
        results.push(writer.write(put).await);
    }
    let missing_table = writer.write(client.put_row("c", key(1))).await;
    let wrong_key = writer.write(client.put_row("a", ("id", "1"))).await;
    for (id, result) in results.into_iter().enumerate() {
        match result.await {
            Ok(_) => assert_ne!(id, 77),
            Err(error) => {
                assert_eq!(id, 77);
                assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
                assert_eq!(error.row_name(), Some("a (id=77)"));
                assert!(!error.outcome_unknown());
                let text = error.to_string();
                assert!(text.starts_with("BatchWriteRow, a (id=77): "), "{text}");
                assert!(
                    text.contains("'text' exceeds the MaxLength:2097152"),
                    "{text}"
                );
            }
        }
    }
    assert!(missing_table.await.unwrap_err().is_not_found());
    let wrong_key = wrong_key.await.unwrap_err();
    assert_eq!(wrong_key.code(), Some(&ErrorCode::InvalidPk));
    let statistics = writer.close().await.unwrap();
    assert_eq!((statistics.succeeded, statistics.failed), (199, 3));
    // Halves of 200 rows until one is left: two calls for each of 8 levels.
    assert!(statistics.requests < 20, "{statistics:?}");
    assert_eq!(ids(&client, "a").await.len(), 199);
}

#[tokio::test]
async fn rows_that_can_never_be_written_fail_before_they_are_sent() {
    let (client, _) = service(Faults::seeded(0)).await;
    let writer = client.bulk_writer().start().unwrap();
    let put = || client.put_row("a", key(1));
    let text = "x".repeat(2 << 20);
    let large = put()
        .column("a", &text)
        .column("b", &text)
        .column("c", &text);
    for (row, expected) in [
        (large, "it has 6291"),
        (put().column("n", u64::MAX), "does not fit INTEGER"),
        (put().transaction("t"), "it belongs to a transaction"),
        (put().tag("x"), "it has headers"),
    ] {
        let error = writer.write(row).await.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains(expected), "{error}");
        assert_eq!(error.row_name(), Some("a (id=1)"));
        assert!(!error.request_sent());
    }
    assert_eq!(writer.statistics().requests, 0);
    let import = client.bulk_writer().bulk_import().start().unwrap();
    let conditional = put().condition(Condition::expect_exist());
    let error = import.write(conditional).await.await.unwrap_err();
    assert!(error.to_string().ends_with("it has a condition"), "{error}");
    assert!(client.bulk_writer().max_rows(0).start().is_err());
}

#[tokio::test]
async fn changes_of_one_row_are_executed_in_their_order() {
    let (client, faulty) = service(
        Faults::seeded(1)
            .rate(Fault::ErrorBefore(ErrorCode::ServerBusy), 0.2)
            .unwrap()
            .rate(Fault::DropResponse, 0.2)
            .unwrap(),
    )
    .await;
    let writer = faulty.bulk_writer().linger(Duration::ZERO).start().unwrap();
    for n in 0..20 {
        for id in 0..10 {
            let row = match n % 3 {
                0 => {
                    writer
                        .write(client.put_row("a", key(id)).column("n", n))
                        .await
                }
                1 => writer.write(client.delete_row("a", key(id))).await,
                _ => {
                    writer
                        .write(client.update_row("a", key(id)).put("n", n))
                        .await
                }
            };
            drop(row);
        }
    }
    // Updates may fail: they are not retried when they may have been executed.
    let _ = writer.close().await;
    for id in 0..10 {
        // 18 is put, 19 deletes.
        assert_eq!(number(&client, "a", id).await, None);
    }
}

#[tokio::test]
async fn rows_that_may_be_executed_are_repeated_only_where_it_changes_nothing() {
    for fault in [
        Fault::DropResponse,
        Fault::DropRequest,
        Fault::ErrorAfter(ErrorCode::Timeout),
        Fault::BadGateway,
    ] {
        let was_executed = fault != Fault::DropRequest;
        let (client, faulty) = service(Faults::script([fault])).await;
        client
            .put_row("a", key(1))
            .column("n", 0)
            .send()
            .await
            .unwrap();
        let writer = faulty.bulk_writer().start().unwrap();
        let increment = client.update_row("a", key(1)).increment("n", 1);
        let increment = writer.write(increment).await;
        let absent = Condition::expect_not_exist();
        let conditional = client.put_row("a", key(2)).column("n", 2).condition(absent);
        let conditional = writer.write(conditional).await;
        let put = writer
            .write(client.put_row("a", key(3)).column("n", 3))
            .await;
        put.await.unwrap();
        for result in [increment.await, conditional.await] {
            let error = result.unwrap_err();
            assert!(error.outcome_unknown(), "{error}");
            assert_eq!(error.attempts(), 1);
        }
        assert_eq!(number(&client, "a", 1).await, Some(was_executed.into()));
        assert_eq!(number(&client, "a", 3).await, Some(3));
        let statistics = writer.close().await.unwrap();
        assert_eq!((statistics.requests, statistics.failed), (2, 2));
    }
}

#[tokio::test]
async fn a_rejected_row_is_found_after_an_attempt_that_may_be_executed() {
    let (client, faulty) = service(Faults::script([Fault::DropRequest])).await;
    let writer = faulty.bulk_writer().start().unwrap();
    let bad = client.put_row("a", key(0)).column("#", 1);
    let bad = writer.write(bad).await;
    let mut good = Vec::new();
    for id in 1..10 {
        good.push(writer.write(client.put_row("a", key(id))).await);
    }
    for good in good {
        good.await.unwrap();
    }
    let error = bad.await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
    writer.close().await.unwrap();
}

/// Rejects everything as busy until a point in time.
#[derive(Clone)]
struct Busy {
    until: Instant,
    inner: EmulatorService,
    rejected: Arc<Mutex<u32>>,
}

impl Service<Request<Body>> for Busy {
    type Response = Response<Body>;
    type Error = Error;
    type Future = <EmulatorService as Service<Request<Body>>>::Future;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        if Instant::now() < self.until {
            *self.rejected.lock().unwrap() += 1;
            let busy = Fault::ErrorBefore(ErrorCode::ServerBusy);
            request.extensions_mut().insert(busy);
        }
        self.inner.call(request)
    }
}

#[tokio::test(start_paused = true)]
async fn a_service_that_throttles_for_a_minute_loses_no_row() {
    let emulator = Emulator::in_memory();
    let client = builder(&emulator).service(emulator.service()).build();
    let client = client.unwrap();
    let create = client.create_table("a");
    let create = create.primary_key("id", PrimaryKeyType::Integer);
    create.send().await.unwrap();

    let start = Instant::now();
    let busy = Busy {
        until: start + Duration::from_secs(60),
        inner: emulator.service(),
        rejected: Arc::default(),
    };
    let rejected = Arc::clone(&busy.rejected);
    let throttled = builder(&emulator).service(busy).build().unwrap();
    let writer = throttled.bulk_writer().start().unwrap();
    for id in 0..5000 {
        let increment = client.update_row("a", key(id)).increment("n", 1);
        writer.write(increment).await;
    }
    let statistics = writer.close().await.unwrap();
    assert_eq!((statistics.succeeded, statistics.packs), (5000, 25));
    assert!(start.elapsed() >= Duration::from_secs(60));
    assert!(start.elapsed() < Duration::from_secs(90));
    let rejected = *rejected.lock().unwrap();
    assert!((100..2000).contains(&rejected), "{rejected} rejections");
    assert_eq!(ids(&client, "a").await.len(), 5000);
    assert_eq!(number(&client, "a", 4999).await, Some(1));
}

#[tokio::test(start_paused = true)]
async fn a_row_fails_when_the_service_stays_busy_for_the_time_limit() {
    let busy = Fault::ErrorBefore(ErrorCode::ServerBusy);
    let (client, faulty) = service(Faults::seeded(1).rate(busy, 1.0).unwrap()).await;
    let start = Instant::now();
    let writer = faulty.bulk_writer().time_limit(Duration::from_secs(20));
    let writer = writer.start().unwrap();
    let put = writer.write(client.put_row("a", key(1))).await;
    let error = put.await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ServerBusy));
    assert!(!error.outcome_unknown() && error.attempts() > 3);
    assert!(start.elapsed() < Duration::from_secs(41));
    writer.close().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_task_cancelled_in_mid_write_and_a_drop_without_close_lose_nothing_silently() {
    let slow = Fault::Delay(Duration::from_secs(10));
    let (client, faulty) = service(Faults::seeded(1).rate(slow, 1.0).unwrap()).await;
    let writer = faulty.bulk_writer();
    let writer = writer.buffer_bytes(2000).max_rows(1).concurrency(1);
    let writer = writer.start().unwrap();
    let results = Arc::new(Mutex::new(Vec::new()));
    let task = tokio::spawn({
        let (writer, client, results) = (writer.clone(), client.clone(), Arc::clone(&results));
        async move {
            for id in 0..100 {
                let pending = writer.write(client.put_row("a", key(id))).await;
                results.lock().unwrap().push(pending);
            }
        }
    });
    sleep(Duration::from_secs(5)).await;
    task.abort();
    let _ = task.await;
    let accepted = results.lock().unwrap().len();
    assert!(
        (2..20).contains(&accepted),
        "the buffer holds {accepted} rows"
    );
    assert_eq!(writer.statistics().accepted, accepted as u64);
    // Accepted rows are written although their task is gone.
    sleep(Duration::from_secs(6)).await;
    drop(writer);
    let results = std::mem::take(&mut *results.lock().unwrap());
    let mut written = 0;
    for (id, result) in results.into_iter().enumerate() {
        match timeout(Duration::from_secs(1), result).await.unwrap() {
            Ok(_) => {
                assert_eq!(id, written);
                written += 1;
            }
            Err(error) => {
                assert_eq!(error.outcome_unknown(), id == written, "row {id}: {error}");
                assert!(error.to_string().contains("dropped"), "{error}");
            }
        }
    }
    assert_eq!(written, 1);
    sleep(Duration::from_secs(60)).await;
    // Nothing is sent after the drop: the call in flight was the last one.
    assert_eq!(ids(&client, "a").await, [0, 1]);
}

#[tokio::test]
async fn each_row_with_an_auto_increment_column_is_another_one() {
    let (client, _) = service(Faults::seeded(0)).await;
    let create = client.create_table("messages");
    let create = create.primary_key("chat", PrimaryKeyType::String);
    create.auto_increment("message").send().await.unwrap();
    let writer = client.bulk_writer().start().unwrap();
    let message = PrimaryKey::new("chat", "x").and("message", PrimaryKeyValue::AutoIncrement);
    let mut numbers = Vec::new();
    for _ in 0..300 {
        let put = client.put_row("messages", &message).return_primary_key();
        numbers.push(writer.write(put).await);
    }
    let mut last = 0;
    let mut packs_in_order = 0;
    for number in numbers {
        let row = number.await.unwrap().row.unwrap();
        let number: i64 = row.get("message").unwrap();
        packs_in_order += u32::from(number > last);
        last = number;
    }
    assert!(packs_in_order > 290);
    assert!(writer.close().await.unwrap().packs < 5);
}
