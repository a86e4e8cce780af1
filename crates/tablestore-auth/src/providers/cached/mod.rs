use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::task::Poll;
use std::time::{Duration, SystemTime};

use tablestore_core::{
    Clock, Credentials, Error, ProvideCredentials, ProvideCredentialsFuture, Result, SystemClock,
};

use super::single_flight::{Flight, Outcome, SingleFlight};

/// The time before expiry in which credentials are refreshed.
const REFRESH_WINDOW: Duration = Duration::from_secs(15 * 60);

/// The refresh window is at most this fraction of the remaining lifetime of new credentials.
const FRACTION_OF_LIFETIME: u32 = 5;

/// The time after which credentials without an expiry are refreshed.
const WITHOUT_EXPIRY: Duration = Duration::from_secs(15 * 60);

/// The pause after a first fetch that brought no usable credentials. It doubles with each further one.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest pause after a failed fetch, and the only one while the old credentials are valid.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// The time after which a fetch without a waiting call is replaced by a new one.
const DETACHED_LIMIT: Duration = Duration::from_secs(2 * 60);

/// A clock that goes back by more than this was set back; less is the order of threads.
const SET_BACK: Duration = Duration::from_secs(60);

/// Keeps the credentials of a provider, and refreshes them in time.
///
/// | credentials | a call |
/// |---|---|
/// | valid for more than 15 min | gets them at once |
/// | valid for less: in the refresh window | gets them at once, or the new ones if these have arrived; the first call starts a fetch, and each later call polls it once |
/// | expired, or none yet | waits for the fetch, together with all other calls |
///
/// There is one fetch at a time, and no call waits for it while the old credentials are valid.
///
/// - If it fails in the refresh window, the next one starts after 10 s; if it hangs, after 2 min.
/// - If it fails when there are no valid credentials, calls fail with the same error, and the next
///   fetch starts after a pause: 1 s, then 2, 4, 8 and at most 10 s. Credentials that are expired on
///   arrival are used during the same pauses, since the clock may be wrong.
/// - For credentials that arrive with a lifetime of less than 75 min, the refresh window is the last
///   fifth of it. Credentials without an expiry, such as those of a file, are refreshed every 15 min.
///
/// Clones share the credentials. There is no background task: nothing is fetched while there are no
/// calls, and no runtime is needed.
///
/// ```
/// use tablestore_auth::providers::{CachedCredentials, CredentialsChain, ProviderContext};
///
/// let chain = CredentialsChain::standard(&ProviderContext::default());
/// let credentials = CachedCredentials::new(chain);
/// ```
///
/// # Cancel safety
///
/// Of several calls that wait for a fetch, any can be dropped: the others complete it. When all are
/// dropped, so is the fetch. In the refresh window no call waits, and the fetch stays for the next one.
#[derive(Clone, Debug)]
pub struct CachedCredentials {
    store: Store,
    refresh: Arc<SingleFlight>,
}

/// Everything but the fetch in flight, which has a clone of this.
#[derive(Clone, Debug)]
struct Store {
    provider: Arc<dyn ProvideCredentials>,
    clock: Arc<dyn Clock>,
    refresh_window: Duration,
    kept: Arc<RwLock<Kept>>,
}

/// The state after the last fetch.
#[derive(Clone, Debug)]
struct Kept {
    credentials: Option<Credentials>,
    /// The error of the last fetch, if it failed.
    failure: Option<Arc<Error>>,
    /// The number of fetches since the last one that brought valid credentials.
    failures: u32,
    fetched_at: SystemTime,
    refresh_at: SystemTime,
}

impl CachedCredentials {
    /// Creates a cache around a provider, with the system's clock.
    pub fn new(provider: impl ProvideCredentials + 'static) -> Self {
        Self {
            store: Store {
                provider: Arc::new(provider),
                clock: Arc::new(SystemClock),
                refresh_window: REFRESH_WINDOW,
                kept: Arc::new(RwLock::new(Kept {
                    credentials: None,
                    failure: None,
                    failures: 0,
                    fetched_at: SystemTime::UNIX_EPOCH,
                    refresh_at: SystemTime::UNIX_EPOCH,
                })),
            },
            refresh: Arc::default(),
        }
    }

    /// Sets the clock, instead of the system's: a [`CorrectedClock`](crate::CorrectedClock) that is
    /// shared with the signer, where the system's clock may be wrong.
    #[must_use]
    pub fn with_clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.store.clock = clock;
        self
    }

    /// Sets the time before expiry in which credentials are refreshed. 15 min by default, and at most a
    /// fifth of their lifetime.
    #[must_use]
    pub fn with_refresh_window(mut self, window: Duration) -> Self {
        self.store.refresh_window = window;
        self
    }

    async fn refreshed(&self) -> Result<Credentials> {
        let mut flight = self.join();
        let outcome = match flight.poll_once() {
            Poll::Ready(outcome) => outcome,
            Poll::Pending if flight.was_detached() && self.is_overdue(&flight) => {
                drop(flight);
                return self.fetched_anew().await;
            }
            Poll::Pending => match self.store.valid() {
                Some(credentials) => {
                    self.refresh.detach(flight);
                    return Ok(credentials);
                }
                None => (&mut flight).await,
            },
        };
        // A detached fetch may have failed, or its credentials expired, only because nobody polled it.
        if flight.was_detached() && !self.is_valid(&outcome) && self.store.valid().is_none() {
            self.store.end_pause_after(&outcome);
            return self.fetched_anew().await;
        }
        self.settled(outcome)
    }

    async fn fetched_anew(&self) -> Result<Credentials> {
        let flight = self.join();
        match (flight.poll_once(), self.store.valid()) {
            (Poll::Ready(outcome), _) => self.settled(outcome),
            (Poll::Pending, Some(credentials)) => {
                self.refresh.detach(flight);
                Ok(credentials)
            }
            (Poll::Pending, None) => self.settled(flight.await),
        }
    }

    fn join(&self) -> Flight {
        let store = self.store.clone();
        let now = self.store.clock.now();
        self.refresh
            .join(now, || async move { store.fetch().await })
    }

    fn is_overdue(&self, flight: &Flight) -> bool {
        let elapsed = self.store.clock.now().duration_since(flight.started());
        elapsed.is_ok_and(|elapsed| elapsed >= DETACHED_LIMIT)
    }

    fn is_valid(&self, outcome: &Outcome) -> bool {
        let now = self.store.clock.now();
        let credentials = outcome.as_ref();
        credentials.is_ok_and(|credentials| !is_expired(credentials, now))
    }

    /// No error is returned while there are valid credentials.
    fn settled(&self, outcome: Outcome) -> Result<Credentials> {
        outcome.or_else(|error| self.store.valid().ok_or_else(|| share(&error)))
    }
}

impl Store {
    /// The outcome of the last fetch, until the next one is due.
    fn kept(&self) -> Option<Outcome> {
        let now = self.clock.now();
        let mut kept = self.read();
        if after(now, SET_BACK) < kept.fetched_at {
            kept = self.set_back(now);
        }
        if now >= kept.refresh_at {
            return None;
        }
        match (kept.credentials, kept.failure) {
            (Some(credentials), Some(_)) if !is_expired(&credentials, now) => Some(Ok(credentials)),
            (_, Some(failure)) => Some(Err(failure)),
            (credentials, None) => credentials.map(Ok),
        }
    }

    /// The credentials of the last fetch, unless they have expired.
    fn valid(&self) -> Option<Credentials> {
        let now = self.clock.now();
        let credentials = self.read().credentials;
        credentials.filter(|credentials| !is_expired(credentials, now))
    }

    async fn fetch(&self) -> Outcome {
        // Another call may have done it since this one found it due.
        if let Some(outcome) = self.kept() {
            return outcome;
        }
        let fetched = self.provider.provide().await;
        let valid = self.valid();
        let now = self.clock.now();
        self.update(|kept| {
            kept.fetched_at = now;
            match fetched {
                Ok(credentials) => {
                    kept.failures = match is_expired(&credentials, now) {
                        true => kept.failures.saturating_add(1),
                        false => 0,
                    };
                    kept.failure = None;
                    kept.refresh_at = self.refresh_time(&credentials, kept.failures, now);
                    kept.credentials = Some(credentials.clone());
                    Ok(credentials)
                }
                Err(error) => {
                    let error = Arc::new(error);
                    kept.failures = kept.failures.saturating_add(1);
                    kept.failure = Some(Arc::clone(&error));
                    kept.refresh_at = match valid.as_ref() {
                        None => after(now, pause(kept.failures)),
                        Some(valid) => {
                            let next = after(now, LONGEST_PAUSE);
                            valid.expiry().map_or(next, |expiry| next.min(expiry))
                        }
                    };
                    valid.ok_or(error)
                }
            }
        })
    }

    fn refresh_time(
        &self,
        credentials: &Credentials,
        failures: u32,
        now: SystemTime,
    ) -> SystemTime {
        let Some(expiry) = credentials.expiry() else {
            return after(now, WITHOUT_EXPIRY);
        };
        match expiry.duration_since(now) {
            Ok(lifetime) if !lifetime.is_zero() => {
                let window = self.refresh_window.min(lifetime / FRACTION_OF_LIFETIME);
                after(now, lifetime - window)
            }
            _ => after(now, pause(failures)),
        }
    }

    /// Schedules the refresh again after the clock was set back. By the old time, which was wrong, it
    /// may be due long after the expiry.
    fn set_back(&self, now: SystemTime) -> Kept {
        self.update(|kept| {
            kept.fetched_at = now;
            kept.refresh_at = match &kept.credentials {
                Some(credentials) if kept.failure.is_none() => {
                    self.refresh_time(credentials, kept.failures, now)
                }
                _ => now,
            };
            kept.clone()
        })
    }

    /// Makes the next fetch due if this was the outcome of the last one.
    fn end_pause_after(&self, outcome: &Outcome) {
        self.update(|kept| {
            let is_last = match (outcome, &kept.failure, &kept.credentials) {
                (Err(error), Some(last), _) => Arc::ptr_eq(error, last),
                (Ok(credentials), None, Some(last)) => {
                    credentials.access_key_id() == last.access_key_id()
                        && credentials.expiry() == last.expiry()
                }
                _ => false,
            };
            if is_last {
                kept.refresh_at = kept.fetched_at;
            }
        });
    }

    fn read(&self) -> Kept {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        kept.clone()
    }

    fn update<T>(&self, change: impl FnOnce(&mut Kept) -> T) -> T {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut kept)
    }
}

impl ProvideCredentials for CachedCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        match self.store.kept() {
            Some(outcome) => {
                ProvideCredentialsFuture::ready(outcome.map_err(|error| share(&error)))
            }
            None => ProvideCredentialsFuture::new(self.refreshed()),
        }
    }
}

/// The pause after so many fetches in a row that brought no valid credentials.
fn pause(failures: u32) -> Duration {
    let doublings = failures.saturating_sub(1).min(31);
    FIRST_PAUSE
        .saturating_mul(1 << doublings)
        .min(LONGEST_PAUSE)
}

fn is_expired(credentials: &Credentials, now: SystemTime) -> bool {
    credentials.expiry().is_some_and(|expiry| expiry <= now)
}

/// A time after a pause, or now where that is beyond what the clock can show.
fn after(now: SystemTime, pause: Duration) -> SystemTime {
    now.checked_add(pause).unwrap_or(now)
}

/// An error for each of the calls that waited for the same fetch.
fn share(error: &Arc<Error>) -> Error {
    let shared = Error::new(error.kind(), error.to_string());
    match error.source() {
        Some(_) => shared.with_source(SharedSource(Arc::clone(error))),
        None => shared,
    }
}

/// The source of a shared error.
#[derive(Debug)]
struct SharedSource(Arc<Error>);

impl fmt::Display for SharedSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.source() {
            Some(source) => fmt::Display::fmt(source, f),
            None => Ok(()),
        }
    }
}

impl StdError for SharedSource {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()?.source()
    }
}

#[cfg(test)]
mod tests;
