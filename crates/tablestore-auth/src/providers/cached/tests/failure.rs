//! Fetches that fail, hang or bring nothing valid.

use std::error::Error as _;

use super::*;

#[test]
fn after_a_failed_refresh_the_old_credentials_serve_until_they_expire() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(50 * MINUTE);
    fixture.source.respond(Err(failure()));
    assert_eq!(fixture.id(), "old");
    assert_eq!(fixture.source.fetches(), 2);

    // The next fetch starts after a pause.
    fixture
        .clock
        .advance(10 * SECOND - Duration::from_millis(1));
    assert_eq!(fixture.id(), "old");
    assert_eq!(fixture.source.fetches(), 2);
    fixture.clock.advance(Duration::from_millis(1));
    fixture.source.respond(Err(failure()));
    assert_eq!(fixture.id(), "old");
    assert_eq!(fixture.source.fetches(), 3);

    fixture.clock.advance(10 * MINUTE);
    fixture.source.respond(Err(failure()));
    let error = assert_ready_err!(fixture.call().poll());
    assert_eq!(error.to_string(), "no response");
    fixture.clock.advance(10 * SECOND);
    fixture.source.respond(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
}

#[test]
fn without_valid_credentials_a_failed_source_is_asked_after_growing_pauses() {
    for fixture in [Fixture::new(), Fixture::with_key_for(HOUR)] {
        fixture.clock.advance(HOUR);
        let before = fixture.source.fetches();
        for (failures, pause) in (1..).zip([1, 2, 4, 8, 10, 10].map(|factor| factor * SECOND)) {
            fixture.source.respond(Err(failure()));
            // However many calls there are, they make one fetch.
            for _ in 0..100 {
                let error = assert_ready_err!(fixture.call().poll());
                assert_eq!(error.kind(), ErrorKind::Credentials);
                assert_eq!(error.to_string(), "no response");
                assert_eq!(error.source().unwrap().to_string(), "the cause");
            }
            fixture.clock.advance(pause - Duration::from_millis(1));
            assert_ready_err!(fixture.call().poll());
            assert_eq!(fixture.source.fetches(), before + failures);
            fixture.clock.advance(Duration::from_millis(1));
        }
        let expiry = fixture.clock.now() + HOUR;
        fixture.source.respond(Ok(key("new").with_expiry(expiry)));
        assert_eq!(fixture.id(), "new");

        // Then the pauses start again at one second.
        fixture.clock.advance(HOUR);
        for _ in 0..2 {
            fixture.source.respond(Err(failure()));
            assert_ready_err!(fixture.call().poll());
            fixture.clock.advance(SECOND);
        }
        assert_eq!(fixture.source.fetches(), before + 9);
    }
}

#[test]
fn credentials_that_are_expired_on_arrival_serve_during_the_pauses() {
    let fixture = Fixture::with_key_for(Duration::ZERO);
    for (fetches, pause) in (1..).zip([1, 2, 4, 8, 10, 10].map(|factor| factor * SECOND)) {
        for _ in 0..100 {
            assert_eq!(fixture.id(), "old");
        }
        assert_eq!(fixture.source.fetches(), fetches);
        fixture.clock.advance(pause);
        fixture.source.respond(Ok(key("old").with_expiry(now())));
    }
}

#[test]
fn a_pause_ends_at_the_expiry() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(HOUR - SECOND);
    fixture.source.respond(Err(failure()));
    assert_eq!(fixture.id(), "old");
    fixture.clock.advance(SECOND);
    fixture.source.respond(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
}

#[test]
fn a_fetch_that_hangs_is_replaced_after_2_minutes() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(50 * MINUTE);
    fixture.id();
    fixture.clock.advance(2 * MINUTE - SECOND);
    assert_eq!(fixture.id(), "old");
    assert_eq!(
        (fixture.source.fetches(), fixture.source.abandoned()),
        (2, 0)
    );
    fixture.clock.advance(SECOND);
    assert_eq!(fixture.id(), "old");
    assert_eq!(
        (fixture.source.fetches(), fixture.source.abandoned()),
        (3, 1)
    );

    // A late response counts.
    fixture.clock.advance(7 * MINUTE);
    fixture.source.respond(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
    assert_eq!(
        (fixture.source.fetches(), fixture.source.abandoned()),
        (3, 1)
    );
}

#[test]
fn a_fetch_from_the_window_that_comes_too_late_is_replaced() {
    for stale in [Err(failure()), Ok(key("stale").with_expiry(now() + HOUR))] {
        let fixture = Fixture::with_key_for(HOUR);
        fixture.clock.advance(HOUR - SECOND);
        fixture.id();
        fixture.clock.advance(SECOND);
        let mut calls = [fixture.call(), fixture.call()];
        for call in &mut calls {
            assert_pending!(call.poll());
        }
        fixture.source.respond(stale);
        for call in &mut calls {
            assert!(call.is_woken());
            assert_pending!(call.poll());
        }
        assert_eq!(fixture.source.fetches(), 3);
        fixture.source.respond(Ok(key("new")));
        for call in &mut calls {
            assert!(call.is_woken());
            assert_eq!(id(call), "new");
        }
        assert_eq!(fixture.source.fetches(), 3);
    }
}
