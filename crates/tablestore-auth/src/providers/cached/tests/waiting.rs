//! Calls that wait for one answer together.

use std::error::Error as _;

use super::*;

#[test]
fn without_usable_credentials_all_wait_for_one_answer() {
    for lifetime in [Duration::ZERO, HOUR] {
        let fixture = Fixture::with_key_for(lifetime);
        fixture.clock.advance(lifetime);
        let mut calls = [fixture.ask(), fixture.ask(), fixture.ask()];
        for call in &mut calls {
            assert_pending!(call.poll());
        }
        assert_eq!(fixture.desk.questions(), 2);
        fixture.desk.answer(Ok(key("new")));
        for call in &mut calls {
            assert!(call.is_woken());
            assert_eq!(id(call), "new");
        }
    }
}

#[test]
fn whoever_gets_the_answer_wakes_the_others() {
    let fixture = Fixture::new();
    let (mut first, mut second) = (fixture.ask(), fixture.ask());
    assert_pending!(first.poll());
    fixture.desk.answer_without_waking(Ok(key("new")));
    assert_eq!(id(&mut second), "new");
    assert!(first.is_woken());
    assert_eq!(id(&mut first), "new");
}

#[test]
fn a_call_whose_turn_comes_late_does_not_ask_again() {
    let fixture = Fixture::new();
    let mut late = fixture.ask();
    fixture.desk.answer(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
    assert_eq!(id(&mut late), "new");
    assert_eq!(fixture.desk.questions(), 1);
}

#[test]
fn all_who_wait_get_the_error_and_the_next_asks_again() {
    let fixture = Fixture::new();
    let mut calls = [fixture.ask(), fixture.ask()];
    for call in &mut calls {
        assert_pending!(call.poll());
    }
    fixture.desk.answer(Err(failure()));
    for call in &mut calls {
        let error = assert_ready_err!(call.poll());
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert_eq!(error.to_string(), "no answer");
        assert!(!error.request_sent());
        let cause = error.source().unwrap();
        assert_eq!(cause.to_string(), "the cause");
        assert!(cause.source().is_none());
    }
    fixture.desk.answer(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
    assert_eq!(fixture.desk.questions(), 2);
}

#[test]
fn the_one_who_asked_can_be_dropped() {
    let fixture = Fixture::new();
    let (mut first, mut second) = (fixture.ask(), fixture.ask());
    assert_pending!(first.poll());
    assert_pending!(second.poll());
    drop(first);
    fixture.desk.answer(Ok(key("new")));
    assert!(second.is_woken());
    assert_eq!(id(&mut second), "new");
    assert_eq!(fixture.desk.questions(), 1);
}

#[test]
fn the_one_who_asked_need_not_be_polled_any_more() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(HOUR);
    let mut stuck = fixture.ask();
    assert_pending!(stuck.poll());

    let mut second = fixture.ask();
    assert_pending!(second.poll());
    fixture
        .desk
        .answer(Ok(key("new").with_expiry(now() + 3 * HOUR)));
    assert!(second.is_woken());
    assert_eq!(id(&mut second), "new");

    // What it still holds on to is not given to those who ask later.
    fixture.clock.advance(3 * HOUR);
    fixture.desk.answer(Ok(key("newest")));
    assert_eq!(fixture.id(), "newest");
    assert_eq!(id(&mut stuck), "new");
}

#[test]
fn when_all_are_dropped_the_question_is_and_the_next_asks_anew() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(HOUR);
    let mut first = fixture.ask();
    assert_pending!(first.poll());
    drop(first);
    assert_eq!(fixture.desk.given_up(), 1);

    fixture.desk.answer(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
    assert_eq!((fixture.desk.questions(), fixture.desk.given_up()), (3, 1));
}

#[test]
fn a_provider_that_panics_leaves_no_one_waiting() {
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
    // Each is polled twice: once to see whether there is an answer already, once to wait for it.
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
fn calls_on_many_threads_ask_once() {
    let fixture = Fixture::new();
    let (answer, calls) = std::thread::scope(|scope| {
        let calls: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| block_on(fixture.cache.provide()).unwrap()))
            .collect();
        while fixture.desk.questions() == 0 {
            std::thread::yield_now();
        }
        fixture.desk.answer(Ok(key("new")));
        let ids = calls.into_iter().map(|call| call.join().unwrap());
        (key("new"), ids.collect::<Vec<_>>())
    });
    for call in calls {
        assert_eq!(call.access_key_id(), answer.access_key_id());
    }
    assert_eq!(fixture.desk.questions(), 1);
}
