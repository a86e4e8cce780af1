mod failure;
mod refresh;
mod waiting;

use std::future::poll_fn;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Poll, Waker};

use tablestore_core::ErrorKind;
use tokio_test::task::{Spawn, spawn};
use tokio_test::{assert_pending, assert_ready_err, assert_ready_ok};

use super::*;
use crate::testing::{ManualClock, SECRET, now};

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// A provider whose responses are given by the test, one for each fetch.
#[derive(Clone, Debug, Default)]
struct Source(Arc<SourceState>);

#[derive(Debug, Default)]
struct SourceState {
    fetches: AtomicUsize,
    abandoned: AtomicUsize,
    response: Mutex<Option<Result<Credentials>>>,
    waker: Mutex<Option<Waker>>,
}

impl Source {
    fn respond(&self, response: Result<Credentials>) {
        self.respond_without_waking(response);
        if let Some(waker) = self.0.waker.lock().unwrap().take() {
            waker.wake();
        }
    }

    fn respond_without_waking(&self, response: Result<Credentials>) {
        *self.0.response.lock().unwrap() = Some(response);
    }

    fn fetches(&self) -> usize {
        self.0.fetches.load(Ordering::Relaxed)
    }

    fn abandoned(&self) -> usize {
        self.0.abandoned.load(Ordering::Relaxed)
    }
}

impl ProvideCredentials for Source {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        self.0.fetches.fetch_add(1, Ordering::Relaxed);
        ProvideCredentialsFuture::new(async {
            let mut fetch = Fetch(self, false);
            let response = poll_fn(|cx| {
                *self.0.waker.lock().unwrap() = Some(cx.waker().clone());
                match self.0.response.lock().unwrap().take() {
                    Some(response) => Poll::Ready(response),
                    None => Poll::Pending,
                }
            });
            let response = response.await;
            fetch.1 = true;
            response
        })
    }
}

/// Counts itself when it is dropped without a response.
struct Fetch<'a>(&'a Source, bool);

impl Drop for Fetch<'_> {
    fn drop(&mut self) {
        if !self.1 {
            self.0.0.abandoned.fetch_add(1, Ordering::Relaxed);
        }
    }
}

struct Fixture {
    source: Source,
    clock: ManualClock,
    cache: CachedCredentials,
}

impl Fixture {
    fn new() -> Self {
        let source = Source::default();
        let clock = ManualClock::at(now());
        let cache = CachedCredentials::new(source.clone()).with_clock(Arc::new(clock.clone()));
        Self {
            source,
            clock,
            cache,
        }
    }

    /// With credentials that are valid for this long.
    fn with_key_for(lifetime: Duration) -> Self {
        let fixture = Self::new();
        fixture
            .source
            .respond(Ok(key("old").with_expiry(now() + lifetime)));
        assert_ready_ok!(fixture.call().poll());
        fixture
    }

    fn call(&self) -> Spawn<ProvideCredentialsFuture<'_>> {
        spawn(self.cache.provide())
    }

    /// The id that a call gets at once.
    #[track_caller]
    fn id(&self) -> String {
        id(&mut self.call())
    }
}

fn key(id: &str) -> Credentials {
    Credentials::new(id, SECRET).unwrap()
}

fn failure() -> Error {
    Error::new(ErrorKind::Credentials, "no response")
        .with_source(std::io::Error::other("the cause"))
}

#[track_caller]
fn id(call: &mut Spawn<ProvideCredentialsFuture<'_>>) -> String {
    let credentials = assert_ready_ok!(call.poll());
    credentials.access_key_id().to_owned()
}

#[test]
fn debug_shows_no_secret() {
    let fixture = Fixture::with_key_for(HOUR);
    let shown = format!("{:?}", fixture.cache);
    assert!(shown.contains("old"), "{shown}");
    assert!(!shown.contains(SECRET), "{shown}");
}
