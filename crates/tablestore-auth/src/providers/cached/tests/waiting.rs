//! Calls that wait for a fetch together.

use std::error::Error as _;

use tokio_test::block_on;

use super::*;

#[test]
fn without_valid_credentials_all_calls_wait_for_one_fetch() {
    for lifetime in [Duration::ZERO, HOUR] {
        let fixture = Fixture::with_key_for(lifetime);
        fixture.clock.advance(lifetime.max(SECOND));
        let mut calls = [fixture.call(), fixture.call(), fixture.call()];
        for call in &mut calls {
            assert_pending!(call.poll());
        }
        assert_eq!(fixture.source.fetches(), 2);
        fixture.source.respond(Ok(key("new")));
        for call in &mut calls {
            assert!(call.is_woken());
            assert_eq!(id(call), "new");
        }
    }
}

#[test]
fn the_call_that_completes_the_fetch_wakes_the_others() {
    let fixture = Fixture::new();
    let (mut first, mut second) = (fixture.call(), fixture.call());
    assert_pending!(first.poll());
    fixture.source.respond_without_waking(Ok(key("new")));
    assert_eq!(id(&mut second), "new");
    assert!(first.is_woken());
    assert_eq!(id(&mut first), "new");
}

#[test]
fn a_call_that_is_polled_late_does_not_fetch_again() {
    let fixture = Fixture::new();
    let mut late = fixture.call();
    fixture.source.respond(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
    assert_eq!(id(&mut late), "new");
    assert_eq!(fixture.source.fetches(), 1);
}

#[test]
fn all_waiting_calls_get_the_error() {
    let fixture = Fixture::new();
    let mut calls = [fixture.call(), fixture.call()];
    for call in &mut calls {
        assert_pending!(call.poll());
    }
    fixture.source.respond(Err(failure()));
    for call in &mut calls {
        let error = assert_ready_err!(call.poll());
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert_eq!(error.to_string(), "no response");
        assert!(!error.request_sent());
        let cause = error.source().unwrap();
        assert_eq!(cause.to_string(), "the cause");
        assert!(cause.source().is_none());
    }
    assert_eq!(fixture.source.fetches(), 1);
}

#[test]
fn the_call_that_started_the_fetch_can_be_dropped() {
    let fixture = Fixture::new();
    let (mut first, mut second) = (fixture.call(), fixture.call());
    assert_pending!(first.poll());
    assert_pending!(second.poll());
    drop(first);
    fixture.source.respond(Ok(key("new")));
    assert!(second.is_woken());
    assert_eq!(id(&mut second), "new");
    assert_eq!(fixture.source.fetches(), 1);
}

#[test]
fn the_call_that_started_the_fetch_need_not_be_polled_again() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(HOUR);
    let mut stuck = fixture.call();
    assert_pending!(stuck.poll());

    let mut second = fixture.call();
    assert_pending!(second.poll());
    fixture
        .source
        .respond(Ok(key("new").with_expiry(now() + 3 * HOUR)));
    assert!(second.is_woken());
    assert_eq!(id(&mut second), "new");

    // Later calls do not get the credentials that it still holds.
    fixture.clock.advance(3 * HOUR);
    fixture.source.respond(Ok(key("newest")));
    assert_eq!(fixture.id(), "newest");
    assert_eq!(id(&mut stuck), "new");
}

#[test]
fn when_all_calls_are_dropped_so_is_the_fetch() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(HOUR);
    let mut first = fixture.call();
    assert_pending!(first.poll());
    drop(first);
    assert_eq!(fixture.source.abandoned(), 1);

    fixture.source.respond(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
    assert_eq!(
        (fixture.source.fetches(), fixture.source.abandoned()),
        (3, 1)
    );
}

#[test]
fn a_provider_that_panics_leaves_no_call_waiting() {
    #[derive(Debug, Default)]
    struct Panicking(AtomicUsize);

    impl ProvideCredentials for Panicking {
        fn provide(&self) -> ProvideCredentialsFuture<'_> {
            let is_first = self.0.fetch_add(1, Ordering::Relaxed) == 0;
            let mut polls = 0;
            ProvideCredentialsFuture::new(poll_fn(move |_| {
                polls += 1;
                match (is_first, polls) {
                    (true, 5) => panic!("the provider's own"),
                    (true, _) => Poll::Pending,
                    (false, _) => Poll::Ready(Ok(key("new"))),
                }
            }))
        }
    }

    let cache = CachedCredentials::new(Panicking::default());
    let (mut first, mut second) = (spawn(cache.provide()), spawn(cache.provide()));
    let mut stuck = spawn(cache.provide());
    // Each is polled twice: once without waiting, and once to wait.
    assert_pending!(stuck.poll());
    assert_pending!(first.poll());
    let poll = std::panic::AssertUnwindSafe(|| second.poll());
    std::panic::catch_unwind(poll).unwrap_err();
    assert!(first.is_woken() && stuck.is_woken());

    let error = assert_ready_err!(first.poll());
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert_eq!(id(&mut spawn(cache.provide())), "new");
    assert_eq!(id(&mut stuck), "new");
}

#[test]
fn calls_on_many_threads_fetch_once() {
    let fixture = Fixture::new();
    let (new, calls) = std::thread::scope(|scope| {
        let calls: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| block_on(fixture.cache.provide()).unwrap()))
            .collect();
        while fixture.source.fetches() == 0 {
            std::thread::yield_now();
        }
        fixture.source.respond(Ok(key("new")));
        let ids = calls.into_iter().map(|call| call.join().unwrap());
        (key("new"), ids.collect::<Vec<_>>())
    });
    for call in calls {
        assert_eq!(call.access_key_id(), new.access_key_id());
    }
    assert_eq!(fixture.source.fetches(), 1);
}
