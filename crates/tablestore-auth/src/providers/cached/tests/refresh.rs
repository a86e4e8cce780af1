//! Refreshes in time.

use tablestore_core::Instance;
use tokio_test::{assert_ready, block_on};

use super::*;
use crate::testing::date_rejected;
use crate::{CorrectedClock, Signer};

#[test]
fn fresh_credentials_are_returned_without_a_fetch() {
    let fixture = Fixture::with_key_for(6 * HOUR);
    fixture.clock.advance(6 * HOUR - 15 * MINUTE - SECOND);
    for _ in 0..3 {
        assert_eq!(fixture.id(), "old");
    }
    assert_eq!(fixture.source.fetches(), 1);
    fixture.clock.advance(SECOND);
    assert_eq!(fixture.id(), "old");
    assert_eq!(fixture.source.fetches(), 2);
}

#[test]
fn the_window_is_a_fifth_of_a_short_lifetime() {
    for (lifetime, window) in [
        (75 * MINUTE, 15 * MINUTE),
        (HOUR, 12 * MINUTE),
        (15 * MINUTE, 3 * MINUTE),
        (5 * SECOND, SECOND),
    ] {
        let fixture = Fixture::with_key_for(lifetime);
        fixture.clock.advance(lifetime - window - SECOND);
        fixture.id();
        assert_eq!(fixture.source.fetches(), 1, "{lifetime:?}");
        fixture.clock.advance(SECOND);
        fixture.id();
        assert_eq!(fixture.source.fetches(), 2, "{lifetime:?}");
    }
}

#[test]
fn the_window_can_be_set() {
    let mut fixture = Fixture::new();
    fixture.cache = fixture.cache.with_refresh_window(MINUTE);
    fixture
        .source
        .respond(Ok(key("old").with_expiry(now() + HOUR)));
    fixture.id();
    fixture.clock.advance(59 * MINUTE - SECOND);
    fixture.id();
    assert_eq!(fixture.source.fetches(), 1);
    fixture.clock.advance(SECOND);
    fixture.id();
    assert_eq!(fixture.source.fetches(), 2);
}

#[test]
fn credentials_without_an_expiry_are_refreshed_every_15_minutes() {
    let fixture = Fixture::new();
    fixture.source.respond(Ok(key("old")));
    fixture.id();
    fixture.clock.advance(15 * MINUTE - SECOND);
    assert_eq!(fixture.id(), "old");
    fixture.clock.advance(SECOND);
    fixture.source.respond(Ok(key("new")));
    assert_eq!(fixture.id(), "new");

    // However long the source fails, the old ones are valid.
    fixture.clock.advance(1000 * HOUR);
    fixture.source.respond(Err(failure()));
    assert_eq!(fixture.id(), "new");
}

#[test]
fn in_the_window_no_call_waits_and_each_polls_the_fetch() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(50 * MINUTE);
    for _ in 0..4 {
        let mut call = fixture.call();
        assert_eq!(id(&mut call), "old");
        assert!(!call.is_woken());
    }
    assert_eq!(
        (fixture.source.fetches(), fixture.source.abandoned()),
        (2, 0)
    );

    fixture.source.respond(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
    assert_eq!(fixture.id(), "new");
    assert_eq!(
        (fixture.source.fetches(), fixture.source.abandoned()),
        (2, 0)
    );
}

#[test]
fn after_expiry_all_calls_wait_for_the_fetch_from_the_window() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(HOUR - SECOND);
    assert_eq!(fixture.id(), "old");
    fixture.clock.advance(SECOND);
    let mut calls = [fixture.call(), fixture.call()];
    for call in &mut calls {
        assert_pending!(call.poll());
    }
    assert_eq!(
        (fixture.source.fetches(), fixture.source.abandoned()),
        (2, 0)
    );
    fixture.source.respond(Ok(key("new")));
    for call in &mut calls {
        assert!(call.is_woken());
        assert_eq!(id(call), "new");
    }

    // The fetch is dropped with the last call that waits.
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(HOUR - SECOND);
    fixture.id();
    fixture.clock.advance(SECOND);
    assert_pending!(fixture.call().poll());
    assert_eq!(
        (fixture.source.fetches(), fixture.source.abandoned()),
        (2, 1)
    );
}

#[test]
fn the_fetch_is_dropped_with_the_last_clone_of_the_cache() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(50 * MINUTE);
    fixture.id();
    let Fixture { source, cache, .. } = fixture;
    let clone = cache.clone();
    drop(cache);
    assert_eq!(source.abandoned(), 0);
    drop(clone);
    assert_eq!(source.abandoned(), 1);
}

#[test]
fn clones_share_credentials_and_fetch() {
    let fixture = Fixture::new();
    let other = fixture.cache.clone();
    let mut one = fixture.call();
    let mut two = spawn(other.provide());
    assert_pending!(one.poll());
    assert_pending!(two.poll());
    fixture.source.respond(Ok(key("new")));
    assert_eq!(id(&mut two), "new");
    assert_eq!(id(&mut one), "new");
    assert_eq!(id(&mut spawn(other.provide())), "new");
    assert_eq!(fixture.source.fetches(), 1);
}

#[test]
fn with_the_signers_clock_the_expiry_is_seen_in_time() {
    // By this clock they have two hours left; by the service's, one.
    let fixture = Fixture::new();
    let clock = CorrectedClock::new(Arc::new(fixture.clock.clone()));
    let cache = fixture.cache.with_clock(Arc::new(clock.clone()));
    let instance = Instance::new("shop").unwrap();
    let signer = Signer::new(instance, cache.clone()).with_corrected_clock(clock.clone());
    fixture
        .source
        .respond(Ok(key("old").with_expiry(now() + 2 * HOUR)));

    let mut request = http::Request::post("/GetRow").body("").unwrap();
    let signed = block_on(signer.sign(&mut request)).unwrap();
    assert!(signer.correct_clock(&date_rejected(now() + HOUR), &signed));
    confirm(&clock);

    fixture.clock.advance(45 * MINUTE - SECOND);
    assert_ready!(spawn(cache.provide()).poll()).unwrap();
    assert_eq!(fixture.source.fetches(), 1);
    fixture.clock.advance(SECOND);
    assert_ready!(spawn(cache.provide()).poll()).unwrap();
    assert_eq!(fixture.source.fetches(), 2);
}

#[test]
fn a_clock_far_ahead_is_corrected_and_the_expiry_seen_in_time() {
    // By this clock they have expired an hour ago; by the service's, they have an hour left.
    let fixture = Fixture::new();
    let service = now() - 2 * HOUR;
    let clock = CorrectedClock::new(Arc::new(fixture.clock.clone()));
    let cache = fixture.cache.with_clock(Arc::new(clock.clone()));
    let instance = Instance::new("shop").unwrap();
    let signer = Signer::new(instance, cache.clone()).with_corrected_clock(clock.clone());
    let expiry = service + HOUR;
    fixture.source.respond(Ok(key("old").with_expiry(expiry)));

    let mut request = http::Request::post("/GetRow").body("").unwrap();
    let signed = block_on(signer.sign(&mut request)).unwrap();
    assert!(signer.correct_clock(&date_rejected(service), &signed));
    block_on(signer.sign(&mut request)).unwrap();
    confirm(&clock);
    block_on(signer.sign(&mut request)).unwrap();
    assert_eq!(fixture.source.fetches(), 1);

    fixture.clock.advance(48 * MINUTE - SECOND);
    block_on(signer.sign(&mut request)).unwrap();
    assert_eq!(fixture.source.fetches(), 1);
    fixture.clock.advance(SECOND);
    fixture.source.respond(Ok(key("new")));
    block_on(signer.sign(&mut request)).unwrap();
    assert_eq!(request.headers()["x-ots-accesskeyid"], "new");
    assert_eq!(fixture.source.fetches(), 2);
}

#[test]
fn an_unconfirmed_correction_expires_no_credentials() {
    let fixture = Fixture::with_key_for(HOUR);
    let clock = CorrectedClock::new(Arc::new(fixture.clock.clone()));
    let cache = fixture.cache.with_clock(Arc::new(clock.clone()));
    assert!(clock.correct(now() + 23 * HOUR));
    assert_ready!(spawn(cache.provide()).poll()).unwrap();
    assert_eq!(fixture.source.fetches(), 1);
}

/// As a verified response does.
fn confirm(clock: &CorrectedClock) {
    let reading = clock.signing_time();
    clock.confirm(reading, reading.time);
}
