use std::time::Duration;

use tablestore_core::{Disposition, Effect, Error, ErrorCode, ErrorKind, Result};
use tablestore_transport::FailedAttempt;
use tokio::time::{Instant, sleep};

use crate::batch::{Batch, send_batch};
use crate::packing::Counters;

/// The pause between two checks of an empty retry budget.
const BUDGET_PAUSE: Duration = Duration::from_millis(100);

/// Sends a batch until each of its rows has a final result.
///
/// A batch retries rows by itself. This adds what it cannot do: a batch that the service rejects as a whole
/// is divided, until the rows that are the reason are alone. And the rows of a call that failed as a whole
/// are retried each by its own effect: those that executing twice does not change, and no others.
pub(super) async fn send<B: Batch>(
    batch: B,
    time_limit: Duration,
    counters: &Counters,
) -> Vec<Result<B::Row>> {
    let count = batch.row_count();
    let mut rows = Rows {
        states: (0..count).map(|_| State::default()).collect(),
        deadline: Instant::now().checked_add(time_limit),
        batch: &batch,
    };
    let mut parts = vec![Part::now((0..count).collect())];
    while let Some(part) = parts.pop() {
        if !part.delay.is_zero() {
            sleep(part.delay).await;
        }
        if part.is_retry {
            rows.wait_for_budget().await;
        }
        let is_whole = part.rows.len() == count;
        let response = match is_whole {
            true => send_batch(&batch).await,
            false => send_batch(&batch.part(&part.rows)).await,
        };
        let retried = match response {
            Ok(response) => {
                counters.requests(response.metadata.attempts);
                let results = response.rows.into_iter();
                rows.note(part.rows.into_iter().zip(results))
            }
            Err(error) => {
                counters.requests(error.attempts());
                let is_read = batch.operation().effect() == Effect::Read;
                let is_too_large = is_read && error.kind() == ErrorKind::TooLarge;
                if part.rows.len() > 1 && (is_too_large || can_be_of_one_row(&error)) {
                    counters.divided();
                    let (repeated, rest) = rows.repeatable(part.rows, &error);
                    rows.note(rest.into_iter().map(|row| (row, Err(error.clone()))));
                    let (first, second) = repeated.split_at(repeated.len() / 2);
                    // The first half is sent first.
                    parts.extend([second, first].map(|half| Part::now(half.to_vec())));
                    parts.retain(|part| !part.rows.is_empty());
                    continue;
                }
                let results = part.rows.into_iter().map(|row| (row, Err(error.clone())));
                rows.note(results)
            }
        };
        parts.extend(retried);
    }
    rows.into_results()
}

/// Rows that are sent together.
struct Part {
    rows: Vec<usize>,
    delay: Duration,
    is_retry: bool,
}

impl Part {
    fn now(rows: Vec<usize>) -> Self {
        Self {
            rows,
            delay: Duration::ZERO,
            is_retry: false,
        }
    }
}

/// Whether the service rejected a batch, without executing it, for a reason that may be one of its rows.
fn can_be_of_one_row(error: &Error) -> bool {
    if error.disposition() != Disposition::Rejected {
        return false;
    }
    match error.code() {
        // Permissions may differ by table.
        Some(
            ErrorCode::ParameterInvalid
            | ErrorCode::InvalidPk
            | ErrorCode::RequestBodyTooLarge
            | ErrorCode::OutOfRowSizeLimit
            | ErrorCode::OutOfColumnCountLimit
            | ErrorCode::ObjectNotExist
            | ErrorCode::NoPermissionAccess
            | ErrorCode::PermissionDenied,
        ) => true,
        Some(_) => false,
        None => matches!(error.kind(), ErrorKind::Request | ErrorKind::Value),
    }
}

/// The rows of a batch, and their state.
struct Rows<'a, B: Batch> {
    states: Vec<State<B::Row>>,
    deadline: Option<Instant>,
    batch: &'a B,
}

struct State<T> {
    /// The result, which is final when the row is in no part.
    result: Option<Result<T>>,
    rounds: u32,
    attempts: u32,
    /// Whether an attempt that failed may have been executed.
    may_be_executed: bool,
}

impl<T> Default for State<T> {
    fn default() -> Self {
        Self {
            result: None,
            rounds: 0,
            attempts: 0,
            may_be_executed: false,
        }
    }
}

impl<B: Batch> Rows<'_, B> {
    /// Divides rows into those that can be retried after this error, and the others: an attempt before
    /// the one that failed may have been executed.
    fn repeatable(&mut self, rows: Vec<usize>, error: &Error) -> (Vec<usize>, Vec<usize>) {
        if !error.outcome_unknown() {
            return (rows, Vec::new());
        }
        for &row in &rows {
            self.states[row].may_be_executed = true;
        }
        rows.into_iter()
            .partition(|&row| self.batch.row_effect(row) != Effect::Write)
    }

    /// Takes note of the results of a part, and returns the rows to retry.
    fn note(&mut self, results: impl Iterator<Item = (usize, Result<B::Row>)>) -> Option<Part> {
        let mut retried = Part {
            rows: Vec::new(),
            delay: Duration::ZERO,
            is_retry: true,
        };
        for (row, result) in results {
            if let Some(delay) = self.retry_after(row, result.as_ref().err()) {
                retried.rows.push(row);
                retried.delay = retried.delay.max(delay);
            }
            self.states[row].result = Some(result);
        }
        (!retried.rows.is_empty()).then_some(retried)
    }

    /// Returns the pause before the next attempt of a row that failed, if it can be retried: never if
    /// it may have been executed and that matters.
    fn retry_after(&mut self, row: usize, error: Option<&Error>) -> Option<Duration> {
        let error = error?;
        let effect = self.batch.row_effect(row);
        let state = &mut self.states[row];
        state.rounds += 1;
        state.attempts += error.attempts();
        let is_unknown = matches!(
            error.disposition(),
            Disposition::Unknown | Disposition::Executed
        );
        state.may_be_executed |= effect != Effect::Read && (is_unknown || error.outcome_unknown());
        if state.may_be_executed && effect == Effect::Write {
            return None;
        }
        let operation = self.batch.operation().with_effect(effect);
        let failed = FailedAttempt::new(Some(&operation), error, state.rounds);
        let delay = self.batch.context().retries.policy.retry_after(&failed)?;
        let is_in_time = |deadline| Instant::now() + delay < deadline;
        self.deadline.is_none_or(is_in_time).then_some(delay)
    }

    async fn wait_for_budget(&self) {
        let is_in_time = || {
            self.deadline
                .is_none_or(|deadline| Instant::now() < deadline)
        };
        while !self.batch.context().retries.budget.withdraw() && is_in_time() {
            sleep(BUDGET_PAUSE).await;
        }
    }

    fn into_results(self) -> Vec<Result<B::Row>> {
        let states = self.states.into_iter().enumerate();
        let result = |(row, state): (usize, State<B::Row>)| {
            let no_result = || Error::new(ErrorKind::Other, "the row was not sent").not_sent();
            let result = state.result.unwrap_or_else(|| Err(no_result()));
            result.map_err(|error| {
                let error = error
                    .with_operation(self.batch.operation())
                    .with_row_name(self.batch.row_name(row))
                    .with_attempts(state.attempts);
                match state.may_be_executed && !error.executed() {
                    true => error.with_outcome_unknown(),
                    false => error,
                }
            })
        };
        states.map(result).collect()
    }
}
