use super::*;

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
