use std::time::Duration;

use tablestore_core::{Disposition, Effect, Error, Result};
use tablestore_transport::{FailedAttempt, RetrySettings};
use tokio::time::{Instant, sleep, timeout_at};

use super::{Batch, BatchResponse};
use crate::call::send_once;

/// The shortest pause between two checks of an empty budget.
const LEAST_PAUSE: Duration = Duration::from_millis(100);

/// Sends a batch, and retries those of its rows that failed and that the client's policy, budget and
/// time limit allow. A row that cannot be retried delays no other.
pub(super) async fn execute<B: Batch>(batch: &B) -> Result<BatchResponse<B::Row>> {
    let retries = &batch.context().retries;
    let deadline = Instant::now().checked_add(retries.call_timeout);
    let mut response = send_once(batch).await?;
    let mut rows = Rows::new(batch, &response);
    while let Some(retry) = rows.retry(batch, &response, retries, deadline) {
        if !allows(&retry, retries, deadline).await {
            break;
        }
        rows.report(&retry, batch, &response, retries);
        sleep(retry.delay).await;
        let part = batch.part(&retry.rows);
        let part_response = match deadline {
            Some(deadline) => timeout_at(deadline, send_once(&part)).await.ok(),
            None => Some(send_once(&part).await),
        };
        match part_response {
            Some(Ok(part_response)) => {
                response.merge(&retry.rows, part_response);
                rows.sent(retry.rows, batch, &response);
            }
            // The rows keep the errors for which they were retried.
            failed => {
                if failed.is_none_or(|failed| failed.is_err_and(|error| may_be_executed(&error))) {
                    rows.may_be_executed(&retry.rows, batch);
                }
                break;
            }
        }
    }
    Ok(rows.explain(batch, response))
}

/// Whether the call that failed with this error may have been executed.
fn may_be_executed(error: &Error) -> bool {
    error.outcome_unknown() || (error.service().is_none() && error.request_sent())
}

/// Takes a retry out of the budget. If the service has not executed the rows, it waits for one, as long
/// as the time limit of the call allows.
async fn allows(retry: &Retry, retries: &RetrySettings, deadline: Option<Instant>) -> bool {
    let pause = retry.delay.max(LEAST_PAUSE);
    while !retries.budget.withdraw() {
        let in_time = deadline.is_none_or(|deadline| Instant::now() + pause < deadline);
        if !retry.is_not_executed || !in_time {
            return false;
        }
        sleep(pause).await;
    }
    true
}

/// The state of the rows of a batch.
struct Rows {
    states: Vec<RowState>,
    /// The rows of the last round; others are final.
    last_round: Vec<usize>,
    rounds: u32,
}

#[derive(Clone, Copy, Default)]
struct RowState {
    attempts: u32,
    outcome_unknown: bool,
}

/// Rows to retry, after a pause.
struct Retry {
    rows: Vec<usize>,
    delay: Duration,
    /// Whether the service has not executed some of them, so that a retry can wait for the budget.
    is_not_executed: bool,
}

impl Rows {
    fn new<B: Batch>(batch: &B, response: &BatchResponse<B::Row>) -> Self {
        let count = response.rows.len();
        let mut rows = Self {
            states: vec![RowState::default(); count],
            last_round: Vec::new(),
            rounds: 0,
        };
        rows.sent((0..count).collect(), batch, response);
        rows
    }

    /// Takes note of a round of these rows, whose results are in the response.
    fn sent<B: Batch>(&mut self, rows: Vec<usize>, batch: &B, response: &BatchResponse<B::Row>) {
        self.rounds += 1;
        for &row in &rows {
            self.states[row].attempts += 1;
            let error = response.rows[row].as_ref().err();
            let disposition = error
                .and_then(Error::service)
                .map(|error| error.disposition());
            if disposition == Some(Disposition::Unknown) {
                self.may_be_executed(&[row], batch);
            }
        }
        self.last_round = rows;
    }

    /// Takes note that these rows may have been executed, which matters for writes.
    fn may_be_executed<B: Batch>(&mut self, rows: &[usize], batch: &B) {
        for &row in rows {
            self.states[row].outcome_unknown |= batch.row_effect(row) != Effect::Read;
        }
    }

    /// Returns the rows of the next round, if there is one.
    fn retry<B: Batch>(
        &self,
        batch: &B,
        response: &BatchResponse<B::Row>,
        retries: &RetrySettings,
        deadline: Option<Instant>,
    ) -> Option<Retry> {
        let mut delay = Duration::ZERO;
        let mut rows = Vec::new();
        for &row in &self.last_round {
            let judge = |failed: &FailedAttempt<'_>| retries.policy.retry_after(failed);
            if let Some(pause) = self.failed(row, batch, response, judge).flatten() {
                delay = delay.max(pause);
                rows.push(row);
            }
        }
        let rows = batch.separable(rows, |row| {
            response.rows[row].is_ok() || self.states[row].outcome_unknown
        });
        let in_time = deadline.is_none_or(|deadline| Instant::now() + delay < deadline);
        let is_not_executed = rows.iter().any(|&row| {
            let error = response.rows[row].as_ref().err();
            let disposition = error.map(Error::disposition);
            matches!(
                disposition,
                Some(Disposition::NotExecuted | Disposition::Throttled)
            )
        });
        (!rows.is_empty() && in_time).then_some(Retry {
            rows,
            delay,
            is_not_executed,
        })
    }

    /// Reports the rows of a retry to the policy.
    fn report<B: Batch>(
        &self,
        retry: &Retry,
        batch: &B,
        response: &BatchResponse<B::Row>,
        retries: &RetrySettings,
    ) {
        for &row in &retry.rows {
            let report = |failed: &FailedAttempt<'_>| retries.policy.on_retry(failed, retry.delay);
            self.failed(row, batch, response, report);
        }
    }

    /// Shows a row that failed to the policy, as an attempt with the row's own effect: an increment is
    /// not a put.
    fn failed<B: Batch, T>(
        &self,
        row: usize,
        batch: &B,
        response: &BatchResponse<B::Row>,
        show: impl FnOnce(&FailedAttempt<'_>) -> T,
    ) -> Option<T> {
        let error = response.rows[row].as_ref().err()?;
        let operation = batch.operation().with_effect(batch.row_effect(row));
        Some(show(&FailedAttempt::new(
            Some(&operation),
            error,
            self.rounds,
        )))
    }

    /// Adds the operation, the index, the attempts and the outcome to the errors of rows.
    fn explain<B: Batch>(
        self,
        batch: &B,
        mut response: BatchResponse<B::Row>,
    ) -> BatchResponse<B::Row> {
        let explain = |error: Error, row: usize| {
            let state = self.states[row];
            let error = error
                .with_operation(batch.operation())
                .with_row(batch.index_of(row))
                .with_attempts(state.attempts);
            if state.outcome_unknown {
                error.with_outcome_unknown()
            } else {
                error
            }
        };
        let rows = response.rows.into_iter().enumerate();
        response.rows = rows
            .map(|(row, result)| result.map_err(|error| explain(error, row)))
            .collect();
        response
    }
}
