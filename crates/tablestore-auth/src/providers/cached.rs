use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use tablestore_core::{
    Clock, Credentials, Error, ProvideCredentials, ProvideCredentialsFuture, Result, SystemClock,
};

use super::single_flight::{Outcome, SingleFlight};

/// How long before they end credentials are asked for again.
const REFRESH_WINDOW: Duration = Duration::from_secs(15 * 60);

/// The refresh window is at most this part of what credentials have left when they come.
const PART_OF_LIFETIME: u32 = 5;

/// When credentials without an end are asked for again.
const WITHOUT_EXPIRY: Duration = Duration::from_secs(15 * 60);

/// The pause after a refresh that failed.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(10);

/// Keeps what a provider gave, and asks it again in time.
///
/// | the credentials | a call gets |
/// |---|---|
/// | have more than 15 min left | them, at once |
/// | have less left: the refresh window | them, at once; but the one call that comes first asks the provider, and gets the new ones |
/// | have ended, or there are none yet | new ones, for which all calls wait together |
///
/// The provider is asked by one call at a time. When it fails while the old credentials are good
/// still, these are used on, and it is asked again after 10 s. Of credentials that come with less
/// than 75 min left, the window is the last fifth, so that those for 15 min are not asked for all
/// the time. Credentials without an end, from a file say, are asked for again after 15 min, so that
/// a change of them is seen.
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
/// all are dropped, so is the question.
#[derive(Clone, Debug)]
pub struct CachedCredentials {
    provider: Arc<dyn ProvideCredentials>,
    clock: Arc<dyn Clock>,
    refresh_window: Duration,
    kept: Arc<RwLock<Option<Kept>>>,
    refresh: Arc<SingleFlight>,
}

#[derive(Clone, Debug)]
struct Kept {
    credentials: Credentials,
    refresh_at: SystemTime,
}

impl CachedCredentials {
    /// Keeps what this provider gives, by the system's clock.
    pub fn new(provider: impl ProvideCredentials + 'static) -> Self {
        Self {
            provider: Arc::new(provider),
            clock: Arc::new(SystemClock),
            refresh_window: REFRESH_WINDOW,
            kept: Arc::default(),
            refresh: Arc::default(),
        }
    }

    /// Takes the time from another clock: a [`CorrectedClock`](crate::CorrectedClock) that it
    /// shares with the signer, where the system's may be wrong.
    #[must_use]
    pub fn with_clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// Asks for new credentials when the old ones have this much left, 15 min by default, and at
    /// most a fifth of what they had when they came.
    #[must_use]
    pub fn with_refresh_window(mut self, window: Duration) -> Self {
        self.refresh_window = window;
        self
    }

    fn kept(&self) -> Option<Kept> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        kept.clone()
    }

    fn keep(&self, credentials: &Credentials, refresh_at: SystemTime) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(Kept {
            credentials: credentials.clone(),
            refresh_at,
        });
    }

    /// What is kept, if it need not be asked for again.
    fn fresh(&self) -> Option<Credentials> {
        let now = self.clock.now();
        let kept = self.kept().filter(|kept| now < kept.refresh_at)?;
        Some(kept.credentials)
    }

    /// What is kept, if it has not ended.
    fn usable(&self) -> Option<Credentials> {
        let now = self.clock.now();
        let credentials = self.kept()?.credentials;
        let expiry = credentials.expiry();
        expiry
            .is_none_or(|expiry| now < expiry)
            .then_some(credentials)
    }

    async fn refreshed(&self) -> Result<Credentials> {
        let cache = self.clone();
        let (flight, is_new) = self.refresh.join(|| async move { cache.ask().await });
        if !is_new && let Some(credentials) = self.usable() {
            return Ok(credentials);
        }
        flight.await.map_err(|error| share(&error))
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
        match self.fresh() {
            Some(credentials) => ProvideCredentialsFuture::ready(Ok(credentials)),
            None => ProvideCredentialsFuture::new(self.refreshed()),
        }
    }
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
