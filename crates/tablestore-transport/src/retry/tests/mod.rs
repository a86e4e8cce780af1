mod budget;
mod policy;

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use http::{Method, Version};
use tablestore_core::{Effect, ErrorCode, ErrorKind};
use tokio::time::Instant;
use tower::{ServiceExt, service_fn};

use super::*;
use crate::testing::{broken, mock, ok, request, service_error, start};
use crate::{CallOptions, ConcurrencyLimitLayer, DeadlineLayer, Transport};

/// Responds to each attempt with the next of these errors, and then with success.
async fn call_with(
    policy: impl RetryPolicy + 'static,
    operation: Operation,
    errors: impl IntoIterator<Item = Error>,
) -> Result<Response<Body>> {
    let (mock, mut handle) = mock();
    let service = RetryLayer::new(policy).layer(mock);
    let call = start(&service, operation);
    drop(service);
    let mut errors = errors.into_iter();
    // The mock sees no more requests once the call is over and gone.
    while let Some((_, respond)) = handle.next_request().await {
        match errors.next() {
            Some(error) => respond.send_error(error),
            None => respond.send_response(ok()),
        }
    }
    call.await.unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_success_ends_the_retries() {
    let errors = [broken(), service_error(ErrorCode::ServerBusy), broken()];
    let policy = DefaultRetryPolicy::default();
    let response = call_with(policy, Operation::GET_ROW, errors).await.unwrap();
    assert_eq!(response.into_body(), ok().into_body());
}

#[tokio::test(start_paused = true)]
async fn after_ten_retries_of_an_unknown_outcome_the_last_error_has_the_count() {
    let policy = DefaultRetryPolicy::default();
    let error = call_with(policy, Operation::GET_ROW, std::iter::repeat_with(broken))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.attempts(), 11);
    assert_eq!(error.operation(), Some(&Operation::GET_ROW));
    assert!(!error.outcome_unknown());
}

/// A service that fails with this until it has been asked for so long.
fn away_for(
    time: Duration,
    error: impl Fn() -> Error + Clone + Send + Sync + 'static,
) -> Transport {
    let back = Instant::now() + time;
    Transport::new(service_fn(move |_: Request<Body>| {
        let error = error();
        async move {
            match Instant::now() < back {
                true => Err(error),
                false => Ok(ok()),
            }
        }
    }))
}

#[tokio::test(start_paused = true)]
async fn no_write_is_lost_to_a_service_that_was_away_for_a_while() {
    let refused = Error::new(ErrorKind::Connect, "refused");
    for (away, error) in [
        (3, refused.clone()),
        (3, service_error(ErrorCode::PartitionUnavailable)),
        (3, service_error(ErrorCode::TableNotReady)),
        (3, service_error(ErrorCode::RowOperationConflict)),
        (10, service_error(ErrorCode::ServerBusy)),
        (10, service_error(ErrorCode::NotEnoughCapacityUnit)),
        (45, refused),
    ] {
        let service = away_for(Duration::from_secs(away), move || error.clone());
        let started = Instant::now();
        let service = DeadlineLayer::default().layer(RetryLayer::default().layer(service));
        let calls: Vec<_> = (0..100)
            .map(|_| start(&service, Operation::PUT_ROW))
            .collect();
        for call in calls {
            assert!(call.await.unwrap().is_ok(), "away for {away} s");
        }
        // The pauses are as long as the time that the service was away, not much longer.
        let late = started.elapsed() - Duration::from_secs(away);
        assert!(late < Duration::from_secs(25), "{late:?} late");
    }
}

#[tokio::test(start_paused = true)]
async fn the_last_attempts_come_shortly_before_the_deadline() {
    for limit in [1, 4, 50] {
        let limit = Duration::from_secs(limit);
        let service = away_for(Duration::MAX / 4, || {
            Error::new(ErrorKind::Connect, "refused")
        });
        let service = DeadlineLayer::new(limit).layer(RetryLayer::default().layer(service));
        let started = Instant::now();
        let error = start(&service, Operation::PUT_ROW)
            .await
            .unwrap()
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect, "not a timeout");
        assert!(!error.request_sent() && !error.outcome_unknown());
        let left = limit.saturating_sub(started.elapsed());
        assert!(
            left <= Duration::from_millis(40),
            "{left:?} before {limit:?}"
        );
        assert!(error.attempts() < 100, "{} attempts", error.attempts());
    }
}

#[tokio::test(start_paused = true)]
async fn a_write_that_may_have_been_executed_is_not_retried() {
    let policy = DefaultRetryPolicy::default();
    let error = call_with(policy, Operation::PUT_ROW, [broken()])
        .await
        .unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert!(error.outcome_unknown());
}

#[tokio::test(start_paused = true)]
async fn a_read_has_no_outcome_to_be_unknown() {
    let error = call_with(NoRetryPolicy, Operation::GET_ROW, [broken()])
        .await
        .unwrap_err();
    assert!(!error.outcome_unknown());
}

#[tokio::test(start_paused = true)]
async fn an_outcome_once_unknown_stays_so() {
    let put = || Operation::PUT_ROW.with_effect(Effect::IdempotentWrite);
    let refused = || service_error(ErrorCode::ConditionCheckFail);
    let unsent = || Error::new(ErrorKind::Connect, "");
    let policy = || WriteRetryPolicy::new(Backoff::default().max_retries(1));

    let error = call_with(policy(), put(), [broken(), refused()])
        .await
        .unwrap_err();
    assert!(error.is_condition_check_fail());
    assert_eq!(error.attempts(), 2);
    assert!(
        error.outcome_unknown(),
        "the first attempt may be what the condition of the second met"
    );

    let error = call_with(policy(), put(), [broken(), unsent()])
        .await
        .unwrap_err();
    assert!(error.outcome_unknown());

    let error = call_with(policy(), put(), [unsent(), refused()])
        .await
        .unwrap_err();
    assert!(!error.outcome_unknown(), "no attempt was executed");
}

#[derive(Clone, Debug, PartialEq)]
struct ExtensionOfAUser(u8);

#[tokio::test(start_paused = true)]
async fn each_attempt_is_the_same_request() {
    for extension in [None, Some(ExtensionOfAUser(1))] {
        let (mock, mut handle) = mock();
        let service = RetryLayer::default().layer(mock);
        let options = CallOptions::new().call_timeout(Duration::from_secs(7));
        let call = CallInfo::new(Operation::GET_ROW).with_table("orders");
        let mut request = Request::post("http://shop/GetRow")
            .version(Version::HTTP_10)
            .header("x-ots-request-tag", "blue")
            .extension(call.with_options(options))
            .body(Body::from("a request"))
            .unwrap();
        if let Some(extension) = extension.clone() {
            request.extensions_mut().insert(extension);
        }
        let call = tokio::spawn(service.oneshot(request));

        for attempt in 1..=3 {
            let (mut seen, respond) = handle.next_request().await.unwrap();
            assert_eq!(seen.method(), Method::POST);
            assert_eq!(seen.uri(), "http://shop/GetRow");
            assert_eq!(seen.version(), Version::HTTP_10);
            assert_eq!(seen.headers().len(), 1);
            assert_eq!(seen.headers()["x-ots-request-tag"], "blue");
            assert_eq!(seen.body(), &Body::from("a request"));
            let call: &CallInfo = seen.extensions().get().unwrap();
            assert_eq!(call.operation(), Some(&Operation::GET_ROW));
            assert_eq!(call.table(), Some("orders"));
            let limit = call.options().call_timeout;
            assert_eq!(limit, Some(Duration::from_secs(7)));
            assert!(call.state().is_some());
            assert_eq!(seen.extensions().get(), extension.as_ref());
            // Changes by the layers below do not show in the next attempt.
            let date = http::HeaderValue::from_static("then");
            seen.headers_mut().insert("x-ots-date", date);
            seen.extensions_mut().clear();
            if attempt < 3 {
                respond.send_error(broken());
            } else {
                respond.send_response(ok());
            }
        }
        assert!(call.await.unwrap().is_ok());
    }
}

/// A policy that always waits this long.
#[derive(Debug)]
struct Wait(Duration);

impl RetryPolicy for Wait {
    fn retry_after(&self, _: &FailedAttempt<'_>) -> Option<Duration> {
        Some(self.0)
    }
}

#[tokio::test(start_paused = true)]
async fn a_response_tells_how_many_attempts_it_took() {
    for failures in 0..3 {
        let errors = (0..failures).map(|_| broken());
        let policy = DefaultRetryPolicy::default();
        let response = call_with(policy, Operation::GET_ROW, errors).await.unwrap();
        assert_eq!(Attempts::of(&response), failures + 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_can_have_a_policy_of_its_own() {
    let busy =
        service_fn(|_| async { Err::<Response<Body>, _>(service_error(ErrorCode::ServerBusy)) });
    let service = RetryLayer::new(NoDelayRetryPolicy::new(5)).layer(busy);
    for (options, attempts) in [
        (CallOptions::new(), 6),
        (CallOptions::new().retry_policy(NoRetryPolicy), 1),
        (
            CallOptions::new().retry_policy(NoDelayRetryPolicy::new(1)),
            2,
        ),
    ] {
        let mut request = Request::new(Body::empty());
        let call = CallInfo::new(Operation::GET_ROW).with_options(options);
        request.extensions_mut().insert(call);
        let error = service.clone().oneshot(request).await.unwrap_err();
        assert_eq!(error.attempts(), attempts);
    }
}

#[tokio::test(start_paused = true)]
async fn it_never_sleeps_past_the_deadline() {
    let busy =
        service_fn(|_| async { Err::<Response<Body>, _>(service_error(ErrorCode::ServerBusy)) });
    for (pause_ms, attempts, ends_ms) in [(600, 2, 600), (400, 3, 800), (1000, 1, 0), (500, 2, 500)]
    {
        let retry = RetryLayer::new(Wait(Duration::from_millis(pause_ms)));
        let service = retry.layer(busy);
        let service = DeadlineLayer::new(Duration::from_secs(1)).layer(service);

        let started = Instant::now();
        let error = start(&service, Operation::GET_ROW)
            .await
            .unwrap()
            .unwrap_err();
        assert_eq!(started.elapsed(), Duration::from_millis(ends_ms));
        assert_eq!(error.code(), Some(&ErrorCode::ServerBusy), "not a timeout");
        assert_eq!(error.attempts(), attempts);
    }
}

#[tokio::test(start_paused = true)]
async fn the_deadline_reports_an_attempt_without_a_response() {
    let (mock, mut handle) = mock();
    let deadline = DeadlineLayer::new(Duration::from_secs(1));
    let bare = RetryLayer::default().layer(mock.clone());
    let limited = ConcurrencyLimitLayer::default().layer(mock);
    let limited = RetryLayer::default().layer(limited);

    for stack in [Transport::new(bare), Transport::new(limited)] {
        let call = start(&deadline.layer(stack), Operation::PUT_ROW);
        let (_, respond) = handle.next_request().await.unwrap();
        respond.send_error(service_error(ErrorCode::ServerBusy));
        let (_, _unanswered) = handle.next_request().await.unwrap();
        let error = call.await.unwrap().unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 2));
        assert!(error.request_sent() && error.outcome_unknown());
    }
}

#[tokio::test(start_paused = true)]
async fn the_deadline_tells_of_an_earlier_attempt() {
    let (mock, mut handle) = mock();
    let retry = RetryLayer::new(WriteRetryPolicy::default());
    let limited = ConcurrencyLimitLayer::new(1).layer(mock);
    let service = DeadlineLayer::new(Duration::from_secs(1)).layer(retry.layer(limited.clone()));
    let put = Operation::PUT_ROW.with_effect(Effect::IdempotentWrite);

    // The second attempt finds no permit, but the first may have been executed.
    let call = start(&service, put.clone());
    let (_, respond) = handle.next_request().await.unwrap();
    let _holder = start(&limited, Operation::GET_ROW);
    tokio::task::yield_now().await;
    respond.send_error(broken());
    let (_, _unanswered) = handle.next_request().await.unwrap();
    let error = call.await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    assert!(error.request_sent());
    assert!(error.outcome_unknown());
}

#[tokio::test(start_paused = true)]
async fn no_permit_is_held_during_a_pause() {
    let (mock, mut handle) = mock();
    let limited = ConcurrencyLimitLayer::new(1).layer(mock);
    let retry = RetryLayer::new(Wait(Duration::from_secs(10)));
    let patient = retry.layer(limited.clone());
    let other = limited;

    let first = start(&patient, Operation::GET_ROW);
    let (_, respond) = handle.next_request().await.unwrap();
    respond.send_error(broken());

    let started = Instant::now();
    let second = start(&other, Operation::GET_ROW);
    let (_, respond) = handle.next_request().await.unwrap();
    respond.send_response(ok());
    assert!(second.await.unwrap().is_ok());
    assert_eq!(started.elapsed(), Duration::ZERO);

    let (_, respond) = handle.next_request().await.unwrap();
    respond.send_response(ok());
    assert!(first.await.unwrap().is_ok());
    assert_eq!(started.elapsed(), Duration::from_secs(10));
}

/// A policy that records its notices.
#[derive(Debug, Default)]
struct Noting(NoDelayRetryPolicy, std::sync::Mutex<Vec<(u32, Duration)>>);

impl RetryPolicy for Noting {
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        self.0.retry_after(failed)
    }

    fn on_retry(&self, failed: &FailedAttempt<'_>, delay: Duration) {
        self.1.lock().unwrap().push((failed.attempts(), delay));
    }
}

#[tokio::test(start_paused = true)]
async fn a_policy_hears_of_retries_alone() {
    let policy = Arc::new(Noting(
        NoDelayRetryPolicy::new(2),
        std::sync::Mutex::default(),
    ));
    let budget = RetryBudget::new();
    let layer = RetryLayer::new(policy.clone()).with_budget(budget.clone());
    let failing = service_fn(|_| async { Err(broken()) });
    let retry = layer.layer(failing);
    let list = || request(Operation::LIST_TABLE);
    assert!(retry.clone().oneshot(list()).await.is_err());
    assert_eq!(
        *policy.1.lock().unwrap(),
        [(1, Duration::ZERO), (2, Duration::ZERO)]
    );

    while budget.withdraw() {}
    assert!(retry.oneshot(list()).await.is_err());
    assert_eq!(policy.1.lock().unwrap().len(), 2);
}
