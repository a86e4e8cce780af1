mod waiting;

use std::future::poll_fn;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Poll, Waker};

use tablestore_core::{ErrorKind, Instance};
use tokio_test::task::{Spawn, spawn};
use tokio_test::{assert_pending, assert_ready, assert_ready_err, assert_ready_ok, block_on};

use super::*;
use crate::testing::{Hand, SECRET, date_refused, now};
use crate::{CorrectedClock, Signer};

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// A provider that answers when it is told to, one answer a question.
#[derive(Clone, Debug, Default)]
struct Desk(Arc<DeskState>);

#[derive(Debug, Default)]
struct DeskState {
    questions: AtomicUsize,
    given_up: AtomicUsize,
    answer: Mutex<Option<Result<Credentials>>>,
    waker: Mutex<Option<Waker>>,
}

impl Desk {
    fn answer(&self, answer: Result<Credentials>) {
        self.answer_without_waking(answer);
        if let Some(waker) = self.0.waker.lock().unwrap().take() {
            waker.wake();
        }
    }

    fn answer_without_waking(&self, answer: Result<Credentials>) {
        *self.0.answer.lock().unwrap() = Some(answer);
    }

    fn questions(&self) -> usize {
        self.0.questions.load(Ordering::Relaxed)
    }

    fn given_up(&self) -> usize {
        self.0.given_up.load(Ordering::Relaxed)
    }
}

impl ProvideCredentials for Desk {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        self.0.questions.fetch_add(1, Ordering::Relaxed);
        ProvideCredentialsFuture::new(async {
            let mut question = Question(self, false);
            let answer = poll_fn(|cx| {
                *self.0.waker.lock().unwrap() = Some(cx.waker().clone());
                match self.0.answer.lock().unwrap().take() {
                    Some(answer) => Poll::Ready(answer),
                    None => Poll::Pending,
                }
            });
            let answer = answer.await;
            question.1 = true;
            answer
        })
    }
}

/// Notes that it was dropped without an answer.
struct Question<'a>(&'a Desk, bool);

impl Drop for Question<'_> {
    fn drop(&mut self) {
        if !self.1 {
            self.0.0.given_up.fetch_add(1, Ordering::Relaxed);
        }
    }
}

struct Fixture {
    desk: Desk,
    clock: Hand,
    cache: CachedCredentials,
}

impl Fixture {
    fn new() -> Self {
        let desk = Desk::default();
        let clock = Hand::at(now());
        let cache = CachedCredentials::new(desk.clone()).with_clock(Arc::new(clock.clone()));
        Self { desk, clock, cache }
    }

    /// With credentials that are good for this long.
    fn with_key_for(lifetime: Duration) -> Self {
        let fixture = Self::new();
        fixture
            .desk
            .answer(Ok(key("old").with_expiry(now() + lifetime)));
        assert_ready_ok!(fixture.ask().poll());
        fixture
    }

    fn ask(&self) -> Spawn<ProvideCredentialsFuture<'_>> {
        spawn(self.cache.provide())
    }

    /// The id that a call gets at once.
    #[track_caller]
    fn id(&self) -> String {
        id(&mut self.ask())
    }
}

fn key(id: &str) -> Credentials {
    Credentials::new(id, SECRET).unwrap()
}

fn failure() -> Error {
    Error::new(ErrorKind::Credentials, "no answer").with_source(std::io::Error::other("the cause"))
}

#[track_caller]
fn id(call: &mut Spawn<ProvideCredentialsFuture<'_>>) -> String {
    let credentials = assert_ready_ok!(call.poll());
    credentials.access_key_id().to_owned()
}

#[test]
fn what_is_fresh_is_given_without_a_question() {
    let fixture = Fixture::with_key_for(6 * HOUR);
    fixture.clock.advance(6 * HOUR - 15 * MINUTE - SECOND);
    for _ in 0..3 {
        assert_eq!(fixture.id(), "old");
    }
    assert_eq!(fixture.desk.questions(), 1);
    fixture.clock.advance(SECOND);
    assert_eq!(fixture.id(), "old");
    assert_eq!(fixture.desk.questions(), 2);
}

#[test]
fn the_window_is_a_fifth_of_short_lives() {
    for (lifetime, window) in [
        (75 * MINUTE, 15 * MINUTE),
        (HOUR, 12 * MINUTE),
        (15 * MINUTE, 3 * MINUTE),
        (5 * SECOND, SECOND),
    ] {
        let fixture = Fixture::with_key_for(lifetime);
        fixture.clock.advance(lifetime - window - SECOND);
        fixture.id();
        assert_eq!(fixture.desk.questions(), 1, "{lifetime:?}");
        fixture.clock.advance(SECOND);
        fixture.id();
        assert_eq!(fixture.desk.questions(), 2, "{lifetime:?}");
    }
}

#[test]
fn the_window_can_be_set() {
    let mut fixture = Fixture::new();
    fixture.cache = fixture.cache.with_refresh_window(MINUTE);
    fixture
        .desk
        .answer(Ok(key("old").with_expiry(now() + HOUR)));
    fixture.id();
    fixture.clock.advance(59 * MINUTE - SECOND);
    fixture.id();
    assert_eq!(fixture.desk.questions(), 1);
    fixture.clock.advance(SECOND);
    fixture.id();
    assert_eq!(fixture.desk.questions(), 2);
}

#[test]
fn without_an_end_the_question_comes_again_after_15_minutes() {
    let fixture = Fixture::new();
    fixture.desk.answer(Ok(key("old")));
    fixture.id();
    fixture.clock.advance(15 * MINUTE - SECOND);
    assert_eq!(fixture.id(), "old");
    fixture.clock.advance(SECOND);
    fixture.desk.answer(Ok(key("new")));
    assert_eq!(fixture.id(), "new");

    // However long nobody answers, the old ones are good.
    fixture.clock.advance(1000 * HOUR);
    fixture.desk.answer(Err(failure()));
    assert_eq!(fixture.id(), "new");
}

#[test]
fn in_the_window_nobody_waits_and_whoever_comes_drives_the_question() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(50 * MINUTE);
    for _ in 0..4 {
        let mut call = fixture.ask();
        assert_eq!(id(&mut call), "old");
        assert!(!call.is_woken());
    }
    assert_eq!((fixture.desk.questions(), fixture.desk.given_up()), (2, 0));

    fixture.desk.answer(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
    assert_eq!(fixture.id(), "new");
    assert_eq!((fixture.desk.questions(), fixture.desk.given_up()), (2, 0));
}

#[test]
fn a_question_that_hangs_is_asked_anew_after_2_minutes() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(50 * MINUTE);
    fixture.id();
    fixture.clock.advance(2 * MINUTE - SECOND);
    assert_eq!(fixture.id(), "old");
    assert_eq!((fixture.desk.questions(), fixture.desk.given_up()), (2, 0));
    fixture.clock.advance(SECOND);
    assert_eq!(fixture.id(), "old");
    assert_eq!((fixture.desk.questions(), fixture.desk.given_up()), (3, 1));

    // Old as it is, an answer is an answer.
    fixture.clock.advance(7 * MINUTE);
    fixture.desk.answer(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
    assert_eq!((fixture.desk.questions(), fixture.desk.given_up()), (3, 1));
}

#[test]
fn when_the_old_have_ended_all_wait_for_the_question_from_the_window() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(HOUR - SECOND);
    assert_eq!(fixture.id(), "old");
    fixture.clock.advance(SECOND);
    let mut calls = [fixture.ask(), fixture.ask()];
    for call in &mut calls {
        assert_pending!(call.poll());
    }
    assert_eq!((fixture.desk.questions(), fixture.desk.given_up()), (2, 0));
    fixture.desk.answer(Ok(key("new")));
    for call in &mut calls {
        assert!(call.is_woken());
        assert_eq!(id(call), "new");
    }

    // Whoever waits decides how long, and with the last one the question goes.
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(HOUR - SECOND);
    fixture.id();
    fixture.clock.advance(SECOND);
    assert_pending!(fixture.ask().poll());
    assert_eq!((fixture.desk.questions(), fixture.desk.given_up()), (2, 1));
}

#[test]
fn a_question_from_the_window_that_comes_to_nothing_is_asked_anew() {
    for stale in [Err(failure()), Ok(key("stale").with_expiry(now() + HOUR))] {
        let fixture = Fixture::with_key_for(HOUR);
        fixture.clock.advance(HOUR - SECOND);
        fixture.id();
        fixture.clock.advance(SECOND);
        let mut calls = [fixture.ask(), fixture.ask()];
        for call in &mut calls {
            assert_pending!(call.poll());
        }
        fixture.desk.answer(stale);
        for call in &mut calls {
            assert!(call.is_woken());
            assert_pending!(call.poll());
        }
        assert_eq!(fixture.desk.questions(), 3);
        fixture.desk.answer(Ok(key("new")));
        for call in &mut calls {
            assert!(call.is_woken());
            assert_eq!(id(call), "new");
        }
        assert_eq!(fixture.desk.questions(), 3);
    }
}

#[test]
fn the_question_goes_with_the_last_clone_of_the_cache() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(50 * MINUTE);
    fixture.id();
    let Fixture { desk, cache, .. } = fixture;
    let clone = cache.clone();
    drop(cache);
    assert_eq!(desk.given_up(), 0);
    drop(clone);
    assert_eq!(desk.given_up(), 1);
}

#[test]
fn clones_share_what_is_kept_and_the_question() {
    let fixture = Fixture::new();
    let other = fixture.cache.clone();
    let mut one = fixture.ask();
    let mut two = spawn(other.provide());
    assert_pending!(one.poll());
    assert_pending!(two.poll());
    fixture.desk.answer(Ok(key("new")));
    assert_eq!(id(&mut two), "new");
    assert_eq!(id(&mut one), "new");
    assert_eq!(id(&mut spawn(other.provide())), "new");
    assert_eq!(fixture.desk.questions(), 1);
}

#[test]
fn a_refresh_that_fails_leaves_the_old_until_they_end() {
    let fixture = Fixture::with_key_for(HOUR);
    fixture.clock.advance(50 * MINUTE);
    fixture.desk.answer(Err(failure()));
    assert_eq!(fixture.id(), "old");
    assert_eq!(fixture.desk.questions(), 2);

    // Asked again after a pause, not at once.
    fixture
        .clock
        .advance(10 * SECOND - Duration::from_millis(1));
    assert_eq!(fixture.id(), "old");
    assert_eq!(fixture.desk.questions(), 2);
    fixture.clock.advance(Duration::from_millis(1));
    fixture.desk.answer(Err(failure()));
    assert_eq!(fixture.id(), "old");
    assert_eq!(fixture.desk.questions(), 3);

    fixture.clock.advance(10 * MINUTE);
    fixture.desk.answer(Err(failure()));
    let error = assert_ready_err!(fixture.ask().poll());
    assert_eq!(error.to_string(), "no answer");
    fixture.desk.answer(Ok(key("new")));
    assert_eq!(fixture.id(), "new");
}

#[test]
fn a_clock_shared_with_the_signer_shows_the_end_in_time() {
    // By this clock they have two hours left; by the service's, one.
    let fixture = Fixture::new();
    let clock = CorrectedClock::new(Arc::new(fixture.clock.clone()));
    let cache = fixture.cache.with_clock(Arc::new(clock.clone()));
    let instance = Instance::new("shop").unwrap();
    let signer = Signer::new(instance, cache.clone()).with_corrected_clock(clock);
    fixture
        .desk
        .answer(Ok(key("old").with_expiry(now() + 2 * HOUR)));

    let mut request = http::Request::post("/GetRow").body("").unwrap();
    let signed = block_on(signer.sign(&mut request)).unwrap();
    assert!(signer.correct_clock(&date_refused(now() + HOUR), &signed));

    fixture.clock.advance(45 * MINUTE - SECOND);
    assert_ready!(spawn(cache.provide()).poll()).unwrap();
    assert_eq!(fixture.desk.questions(), 1);
    fixture.clock.advance(SECOND);
    assert_ready!(spawn(cache.provide()).poll()).unwrap();
    assert_eq!(fixture.desk.questions(), 2);
}

#[test]
fn a_clock_far_ahead_is_set_with_fresh_credentials_and_their_end_is_seen_in_time() {
    // By this clock they ended an hour before they came; by the service's, they have an hour.
    let fixture = Fixture::new();
    let service = now() - 2 * HOUR;
    let clock = CorrectedClock::new(Arc::new(fixture.clock.clone()));
    let cache = fixture.cache.with_clock(Arc::new(clock.clone()));
    let instance = Instance::new("shop").unwrap();
    let signer = Signer::new(instance, cache.clone()).with_corrected_clock(clock);
    let expiry = service + HOUR;
    fixture.desk.answer(Ok(key("old").with_expiry(expiry)));

    let mut request = http::Request::post("/GetRow").body("").unwrap();
    let signed = block_on(signer.sign(&mut request)).unwrap();
    assert!(signer.correct_clock(&date_refused(service), &signed));
    block_on(signer.sign(&mut request)).unwrap();
    assert_eq!(fixture.desk.questions(), 1);

    fixture.clock.advance(48 * MINUTE - SECOND);
    block_on(signer.sign(&mut request)).unwrap();
    assert_eq!(fixture.desk.questions(), 1);
    fixture.clock.advance(SECOND);
    fixture.desk.answer(Ok(key("new")));
    block_on(signer.sign(&mut request)).unwrap();
    assert_eq!(request.headers()["x-ots-accesskeyid"], "new");
    assert_eq!(fixture.desk.questions(), 2);
}

#[test]
fn debug_shows_no_secret() {
    let fixture = Fixture::with_key_for(HOUR);
    let shown = format!("{:?}", fixture.cache);
    assert!(shown.contains("old"), "{shown}");
    assert!(!shown.contains(SECRET), "{shown}");
}
