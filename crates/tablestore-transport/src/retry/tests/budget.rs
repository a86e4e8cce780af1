use super::*;

#[tokio::test(start_paused = true)]
async fn the_budget_bounds_the_retries_of_all_clones() {
    static ATTEMPTS: AtomicU32 = AtomicU32::new(0);
    const CALLS: u32 = 1000;
    /// 10 a second, over the 10 s that the budget remembers.
    const BESIDES: u32 = 100;

    let failing = service_fn(|_| async {
        ATTEMPTS.fetch_add(1, Ordering::Relaxed);
        Err::<Response<Body>, _>(broken())
    });
    let service = RetryLayer::new(NoDelayRetryPolicy::default()).layer(failing);
    for _ in 0..CALLS {
        let mut clone = service.clone();
        let error = clone.call(request(Operation::GET_ROW)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
    }
    let retries = ATTEMPTS.load(Ordering::Relaxed) - CALLS;
    assert_eq!(retries, CALLS / 5 + BESIDES);

    // What was spent comes back with time.
    sleep(Duration::from_secs(20)).await;
    let error = service
        .clone()
        .call(request(Operation::GET_ROW))
        .await
        .unwrap_err();
    assert_eq!(error.attempts(), 11);
}

#[test]
fn pauses_are_drawn_below_a_limit_that_doubles() {
    let pauses = |error: &Error, seed| -> Vec<Duration> {
        let backoff = Backoff::default().seed(seed);
        let pause = |attempts| backoff.next_delay(&FailedAttempt::new(None, error, attempts));
        (1..=10).map(|attempts| pause(attempts).unwrap()).collect()
    };
    let (usual, throttled) = (broken(), service_error(ErrorCode::ServerBusy));
    assert_eq!(pauses(&usual, 7), pauses(&usual, 7));
    assert_ne!(pauses(&usual, 7), pauses(&usual, 8));

    for (error, limits_ms) in [
        (&usual, [10, 20, 40, 80, 160, 320, 640, 1280, 2000, 2000]),
        (
            &throttled,
            [100, 200, 400, 800, 1600, 3000, 3000, 3000, 3000, 3000],
        ),
    ] {
        let mut longest = [Duration::ZERO; 10];
        for seed in 0..500 {
            for (longest, pause) in longest.iter_mut().zip(pauses(error, seed)) {
                *longest = pause.max(*longest);
            }
        }
        for (longest, limit) in longest.into_iter().zip(limits_ms) {
            let limit = Duration::from_millis(limit);
            assert!(longest <= limit, "{longest:?} of {limit:?}");
            assert!(longest > limit.mul_f64(0.9), "{longest:?} of {limit:?}");
        }
    }
}

#[test]
fn the_number_of_retries_has_a_limit_where_something_may_have_been_executed() {
    let (broken, busy) = (broken(), service_error(ErrorCode::ServerBusy));
    let refused = Error::new(ErrorKind::Connect, "refused");
    for (backoff, error, limit) in [
        (Backoff::default(), &broken, Some(10)),
        (Backoff::default(), &busy, None),
        (Backoff::default(), &refused, None),
        (Backoff::default().max_retries(3), &broken, Some(3)),
        (Backoff::default().max_retries(3), &busy, Some(3)),
        (Backoff::default().max_retries(30), &broken, Some(30)),
    ] {
        let is_retried = |attempts| {
            let failed = FailedAttempt::new(None, error, attempts);
            backoff.next_delay(&failed).is_some()
        };
        assert!(is_retried(limit.unwrap_or(1_000_000)));
        assert!(limit.is_none_or(|limit| !is_retried(limit + 1)));
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_budget_delays_what_was_not_executed() {
    static ATTEMPTS: AtomicU32 = AtomicU32::new(0);

    let budget = RetryBudget::new();
    let layer = RetryLayer::new(NoDelayRetryPolicy::default()).with_budget(budget.clone());
    let busy = service_fn(|_| async {
        ATTEMPTS.fetch_add(1, Ordering::Relaxed);
        Err::<Response<Body>, _>(service_error(ErrorCode::ServerBusy))
    });
    let service = DeadlineLayer::new(Duration::from_secs(5)).layer(layer.layer(busy));
    while budget.withdraw() {}
    let started = Instant::now();
    let calls: Vec<_> = (0..100)
        .map(|_| start(&service, Operation::PUT_ROW))
        .collect();
    for call in calls {
        let error = call.await.unwrap().unwrap_err();
        assert_eq!(error.code(), Some(&ErrorCode::ServerBusy));
    }
    assert!(started.elapsed() > Duration::from_millis(4800));
    // A fifth of the calls, and 10 a second.
    let retries = ATTEMPTS.load(Ordering::Relaxed) - 100;
    assert!(retries <= 20 + 60, "{retries} retries");
}

#[tokio::test(start_paused = true)]
async fn a_request_that_was_not_sent_needs_no_budget() {
    let budget = RetryBudget::new();
    let layer = RetryLayer::new(NoDelayRetryPolicy::new(3)).with_budget(budget.clone());
    let refusing =
        service_fn(|_| async { Err::<Response<Body>, _>(Error::new(ErrorKind::Connect, "")) });
    while budget.withdraw() {}
    let started = Instant::now();
    let call = layer.layer(refusing).oneshot(request(Operation::PUT_ROW));
    assert_eq!(call.await.unwrap_err().attempts(), 4);
    assert_eq!(started.elapsed(), Duration::ZERO);
}
