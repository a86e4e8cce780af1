use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::task::Poll;
use std::time::{Duration, SystemTime};

use tablestore_core::{
    Clock, Credentials, Error, ProvideCredentials, ProvideCredentialsFuture, Result, SystemClock,
};

use super::single_flight::{Flight, Outcome, SingleFlight};

/// How long before they end credentials are asked for again.
const REFRESH_WINDOW: Duration = Duration::from_secs(15 * 60);

/// The refresh window is at most this part of what credentials have left when they come.
const PART_OF_LIFETIME: u32 = 5;

/// When credentials without an end are asked for again.
const WITHOUT_EXPIRY: Duration = Duration::from_secs(15 * 60);

/// The pause after a refresh that failed.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(10);

/// How long a question that nobody waits for is driven on before it is asked anew.
const PATIENCE: Duration = Duration::from_secs(2 * 60);

/// A clock that shows this much less than it did was set back. Less than this is the order of
/// threads.
const SET_BACK: Duration = Duration::from_secs(60);

/// Keeps what a provider gave, and asks it again in time.
///
/// | the credentials | a call gets |
/// |---|---|
/// | have more than 15 min left | them, at once |
/// | have less left: the refresh window | them, at once, or the new ones if they are there; the first call asks the provider, each later one drives the question on by a step |
/// | have ended, or there are none yet | new ones, for which all calls wait together |
///
/// There is one question at a time, and nobody waits for it while the old credentials are good. When
/// it fails meanwhile, it is asked again after 10 s; when it hangs, after 2 min. Of credentials that
/// come with less than 75 min left, the window is the last fifth, so that those for 15 min are not
/// asked for all the time. Credentials without an end, from a file say, are asked for again after
/// 15 min, so that a change of them is seen.
///
/// Clones share what is kept. There is no task in the background: nothing is asked when nobody
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
/// Of several calls that wait for the provider, any can be dropped: the others see it through. When
/// all are dropped, so is the question. In the refresh window no call waits, and the question stays
/// for the next one.
#[derive(Clone, Debug)]
pub struct CachedCredentials {
    store: Store,
    refresh: Arc<SingleFlight>,
}

/// All but the question that is under way, which has this.
#[derive(Clone, Debug)]
struct Store {
    provider: Arc<dyn ProvideCredentials>,
    clock: Arc<dyn Clock>,
    refresh_window: Duration,
    kept: Arc<RwLock<Option<Kept>>>,
}

#[derive(Clone, Debug)]
struct Kept {
    credentials: Credentials,
    kept_at: SystemTime,
    refresh_at: SystemTime,
}

impl CachedCredentials {
    /// Keeps what this provider gives, by the system's clock.
    pub fn new(provider: impl ProvideCredentials + 'static) -> Self {
        Self {
            store: Store {
                provider: Arc::new(provider),
                clock: Arc::new(SystemClock),
                refresh_window: REFRESH_WINDOW,
                kept: Arc::default(),
            },
            refresh: Arc::default(),
        }
    }

    /// Takes the time from another clock: a [`CorrectedClock`](crate::CorrectedClock) that it
    /// shares with the signer, where the system's may be wrong.
    #[must_use]
    pub fn with_clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.store.clock = clock;
        self
    }

    /// Asks for new credentials when the old ones have this much left, 15 min by default, and at
    /// most a fifth of what they had when they came.
    #[must_use]
    pub fn with_refresh_window(mut self, window: Duration) -> Self {
        self.store.refresh_window = window;
        self
    }

    async fn refreshed(&self) -> Result<Credentials> {
        let mut flight = self.board();
        let outcome = match flight.drive_once() {
            Poll::Ready(outcome) => outcome,
            Poll::Pending if flight.was_parked() && self.is_overdue(&flight) => {
                drop(flight);
                return self.asked_anew().await;
            }
            Poll::Pending => match self.store.usable() {
                Some(credentials) => {
                    self.refresh.park(flight);
                    return Ok(credentials);
                }
                None => (&mut flight).await,
            },
        };
        // What was left lying may have failed, or its credentials ended, for that alone.
        if flight.was_parked() && !self.is_good(&outcome) && self.store.usable().is_none() {
            return self.asked_anew().await;
        }
        self.settled(outcome)
    }

    async fn asked_anew(&self) -> Result<Credentials> {
        let flight = self.board();
        match (flight.drive_once(), self.store.usable()) {
            (Poll::Ready(outcome), _) => self.settled(outcome),
            (Poll::Pending, Some(credentials)) => {
                self.refresh.park(flight);
                Ok(credentials)
            }
            (Poll::Pending, None) => self.settled(flight.await),
        }
    }

    fn board(&self) -> Flight {
        let store = self.store.clone();
        let now = self.store.clock.now();
        self.refresh.join(now, || async move { store.ask().await })
    }

    fn is_overdue(&self, flight: &Flight) -> bool {
        let elapsed = self.store.clock.now().duration_since(flight.began());
        elapsed.is_ok_and(|elapsed| elapsed >= PATIENCE)
    }

    fn is_good(&self, outcome: &Outcome) -> bool {
        let now = self.store.clock.now();
        let credentials = outcome.as_ref();
        credentials.is_ok_and(|credentials| !has_ended(credentials, now))
    }

    /// No error as long as there is something to use.
    fn settled(&self, outcome: Outcome) -> Result<Credentials> {
        outcome.or_else(|error| self.store.usable().ok_or_else(|| share(&error)))
    }
}

impl Store {
    fn kept(&self) -> Option<Kept> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        kept.clone()
    }

    fn keep(&self, credentials: &Credentials, refresh_at: SystemTime) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(Kept {
            credentials: credentials.clone(),
            kept_at: self.clock.now(),
            refresh_at,
        });
    }

    /// What is kept, if it need not be asked for again.
    fn fresh(&self) -> Option<Credentials> {
        let now = self.clock.now();
        let mut kept = self.kept()?;
        if after(now, SET_BACK) < kept.kept_at {
            kept = self.kept_anew(now)?;
        }
        (now < kept.refresh_at).then_some(kept.credentials)
    }

    /// What is kept, as if it had come just now: by the clock that it came by, which was wrong, the
    /// refresh may be due long after its end.
    fn kept_anew(&self, now: SystemTime) -> Option<Kept> {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_mut()?;
        kept.kept_at = now;
        kept.refresh_at = self.refresh_time(&kept.credentials);
        Some(kept.clone())
    }

    /// What is kept, if it has not ended.
    fn usable(&self) -> Option<Credentials> {
        let now = self.clock.now();
        let credentials = self.kept()?.credentials;
        (!has_ended(&credentials, now)).then_some(credentials)
    }

    async fn ask(&self) -> Outcome {
        // Another call may have done it between this one's look and its turn.
        if let Some(credentials) = self.fresh() {
            return Ok(credentials);
        }
        match self.provider.provide().await {
            Ok(credentials) => {
                self.keep(&credentials, self.refresh_time(&credentials));
                Ok(credentials)
            }
            Err(error) => {
                let credentials = self.usable().ok_or_else(|| Arc::new(error))?;
                self.keep(&credentials, after(self.clock.now(), PAUSE_AFTER_FAILURE));
                Ok(credentials)
            }
        }
    }

    fn refresh_time(&self, credentials: &Credentials) -> SystemTime {
        let now = self.clock.now();
        let Some(expiry) = credentials.expiry() else {
            return after(now, WITHOUT_EXPIRY);
        };
        let left = expiry.duration_since(now).unwrap_or_default();
        let window = self.refresh_window.min(left / PART_OF_LIFETIME);
        after(now, left - window)
    }
}

impl ProvideCredentials for CachedCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        match self.store.fresh() {
            Some(credentials) => ProvideCredentialsFuture::ready(Ok(credentials)),
            None => ProvideCredentialsFuture::new(self.refreshed()),
        }
    }
}

fn has_ended(credentials: &Credentials, now: SystemTime) -> bool {
    credentials.expiry().is_some_and(|expiry| expiry <= now)
}

/// A time that no clock can show counts as now.
fn after(now: SystemTime, pause: Duration) -> SystemTime {
    now.checked_add(pause).unwrap_or(now)
}

/// One error for each of those who waited for the same.
fn share(error: &Arc<Error>) -> Error {
    let shared = Error::new(error.kind(), error.to_string());
    match error.source() {
        Some(_) => shared.with_source(SharedCause(Arc::clone(error))),
        None => shared,
    }
}

/// The cause of an error that several callers have, as each of them is to see it.
#[derive(Debug)]
struct SharedCause(Arc<Error>);

impl fmt::Display for SharedCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.source() {
            Some(cause) => fmt::Display::fmt(cause, f),
            None => Ok(()),
        }
    }
}

impl StdError for SharedCause {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()?.source()
    }
}

#[cfg(test)]
mod tests;
