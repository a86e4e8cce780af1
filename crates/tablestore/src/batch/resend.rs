use std::time::Duration;

use tablestore_core::{Disposition, Effect, Error, Result};
use tablestore_transport::FailedAttempt;
use tokio::time::{Instant, sleep, timeout_at};

use super::{Batch, BatchResponse};
use crate::Request;
use tablestore_transport::RetrySettings;

/// Sends a batch, and then again those of its rows that failed and that the client's policy, budget
/// and time limit let be sent again. A row that failed for good holds up no other.
pub(crate) async fn exchange<Op: Batch>(request: &Request<Op>) -> Result<BatchResponse<Op::Row>> {
    let retries = &request.retries;
    let deadline = Instant::now().checked_add(retries.call_timeout);
    let batch = &request.operation;
    let mut answer = request.round(batch).await?;
    let mut rows = Rows::new(batch, &answer);
    while let Some(resend) = rows.resend(batch, &answer, retries, deadline) {
        sleep(resend.delay).await;
        let part = batch.only(&resend.rows);
        let round = request.round(&part);
        let part_answer = match deadline {
            Some(deadline) => timeout_at(deadline, round).await.ok(),
            None => Some(round.await),
        };
        match part_answer {
            Some(Ok(part_answer)) => {
                answer.merge(&resend.rows, part_answer);
                rows.sent(resend.rows, batch, &answer);
            }
            // The rows keep the errors that they were sent again for.
            failed => {
                if failed.is_none_or(|failed| failed.is_err_and(|error| may_have_run(&error))) {
                    rows.may_have_run(&resend.rows, batch);
                }
                break;
            }
        }
    }
    Ok(rows.explain(batch, answer))
}

/// Whether the call that ended with this error may have been carried out.
fn may_have_run(error: &Error) -> bool {
    error.outcome_unknown() || (error.service().is_none() && error.request_sent())
}

/// How far the rows of a batch have come.
struct Rows {
    states: Vec<RowState>,
    /// The rows of the last round; others are done with.
    last_round: Vec<usize>,
    rounds: u32,
}

#[derive(Clone, Copy, Default)]
struct RowState {
    attempts: u32,
    outcome_unknown: bool,
}

/// Rows to send again, after a pause.
struct Resend {
    rows: Vec<usize>,
    delay: Duration,
}

impl Rows {
    fn new<Op: Batch>(batch: &Op, answer: &BatchResponse<Op::Row>) -> Self {
        let count = answer.rows.len();
        let mut rows = Self {
            states: vec![RowState::default(); count],
            last_round: Vec::new(),
            rounds: 0,
        };
        rows.sent((0..count).collect(), batch, answer);
        rows
    }

    /// Notes a round of these rows, whose results are in the answer.
    fn sent<Op: Batch>(&mut self, rows: Vec<usize>, batch: &Op, answer: &BatchResponse<Op::Row>) {
        self.rounds += 1;
        for &row in &rows {
            self.states[row].attempts += 1;
            let error = answer.rows[row].as_ref().err();
            let disposition = error
                .and_then(Error::service)
                .map(|error| error.disposition());
            if disposition == Some(Disposition::Unknown) {
                self.may_have_run(&[row], batch);
            }
        }
        self.last_round = rows;
    }

    /// Notes that these rows may have been carried out, which matters for those that write.
    fn may_have_run<Op: Batch>(&mut self, rows: &[usize], batch: &Op) {
        for &row in rows {
            self.states[row].outcome_unknown |= batch.effect(row) != Effect::Read;
        }
    }

    /// What is sent in the next round, if there is one.
    fn resend<Op: Batch>(
        &self,
        batch: &Op,
        answer: &BatchResponse<Op::Row>,
        retries: &RetrySettings,
        deadline: Option<Instant>,
    ) -> Option<Resend> {
        let mut delay = Duration::ZERO;
        let mut rows = Vec::new();
        for &row in &self.last_round {
            let judge = |failed: &FailedAttempt<'_>| retries.policy.retry_after(failed);
            if let Some(pause) = self.failed(row, batch, answer, judge).flatten() {
                delay = delay.max(pause);
                rows.push(row);
            }
        }
        let rows = batch.separable(rows, |row| {
            answer.rows[row].is_ok() || self.states[row].outcome_unknown
        });
        let in_time = deadline.is_none_or(|deadline| Instant::now() + delay < deadline);
        let resend = !rows.is_empty() && in_time && retries.budget.withdraw();
        resend.then(|| {
            for &row in &rows {
                let tell = |failed: &FailedAttempt<'_>| retries.policy.on_retry(failed, delay);
                self.failed(row, batch, answer, tell);
            }
            Resend { rows, delay }
        })
    }

    /// Shows a row that failed as an attempt of its own, judged by what it does itself: an
    /// increment is not a put.
    fn failed<Op: Batch, T>(
        &self,
        row: usize,
        batch: &Op,
        answer: &BatchResponse<Op::Row>,
        show: impl FnOnce(&FailedAttempt<'_>) -> T,
    ) -> Option<T> {
        let error = answer.rows[row].as_ref().err()?;
        let operation = batch.operation().with_effect(batch.effect(row));
        Some(show(&FailedAttempt::new(
            Some(&operation),
            error,
            self.rounds,
        )))
    }

    /// Tells in the errors of rows what the rows have been through.
    fn explain<Op: Batch>(
        self,
        batch: &Op,
        mut answer: BatchResponse<Op::Row>,
    ) -> BatchResponse<Op::Row> {
        let explain = |error: Error, row: usize| {
            let state = self.states[row];
            let error = error
                .with_operation(batch.operation())
                .with_row(batch.place(row))
                .with_attempts(state.attempts);
            if state.outcome_unknown {
                error.with_outcome_unknown()
            } else {
                error
            }
        };
        let rows = answer.rows.into_iter().enumerate();
        answer.rows = rows
            .map(|(row, result)| result.map_err(|error| explain(error, row)))
            .collect();
        answer
    }
}
