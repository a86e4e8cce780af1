use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use http::{Request, Response};
use tablestore_core::{
    Clock, Credentials, Error, ErrorKind, Instance, ProvideCredentials, Result, SystemClock,
};

use crate::clock_skew::rejected_at;
use crate::corrected_clock::{Reading, agree};
use crate::date::Date;
use crate::verify_response::verify_dated_response;
use crate::{CorrectedClock, ResponseChecks, Signed, SigningKey, SigningVersion, verify_response};

/// Signs requests with the current credentials of a provider, and verifies responses.
///
/// Asks the provider before each request and keeps the [`SigningKey`] of the last credentials: a new
/// key is only derived when they change or, for version 4, when the day does. Cloning costs a reference
/// count, and clones share the key.
///
/// ```
/// use tablestore_auth::Signer;
/// use tablestore_core::{Credentials, Instance};
///
/// # tokio_test::block_on(async {
/// let credentials = Credentials::new("LTAI5t", "b4fL1c")?;
/// let signer = Signer::new(Instance::new("shop")?, credentials);
///
/// let mut request = http::Request::post("/ListTable").body("")?;
/// let signed = signer.sign(&mut request).await?;
/// // Send it with any HTTP client, and then:
/// # let response = http::Response::builder().status(502).body("")?;
/// signer.verify(&response, &signed)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Debug)]
pub struct Signer {
    instance: Instance,
    credentials: Arc<dyn ProvideCredentials>,
    version: SigningVersion,
    checks: ResponseChecks,
    clock: CorrectedClock,
    last_key: Arc<RwLock<Option<SigningKey>>>,
}

impl Signer {
    /// Creates a signer for an instance, with [`SigningVersion::V2`] and the system's clock.
    pub fn new(instance: Instance, credentials: impl ProvideCredentials + 'static) -> Self {
        Self {
            instance,
            credentials: Arc::new(credentials),
            version: SigningVersion::default(),
            checks: ResponseChecks::default(),
            clock: CorrectedClock::new(Arc::new(SystemClock)),
            last_key: Arc::default(),
        }
    }

    /// Sets the signature version. Version 4 uses the key of the current day, in UTC.
    #[must_use]
    pub fn with_version(mut self, version: SigningVersion) -> Self {
        self.version = version;
        // Clones may have another version, and so another key.
        self.last_key = Arc::default();
        self
    }

    /// Sets the checks of [`Signer::verify`].
    #[must_use]
    pub fn with_checks(mut self, checks: ResponseChecks) -> Self {
        self.checks = checks;
        self
    }

    /// Sets the clock, instead of the system's.
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        self.with_corrected_clock(CorrectedClock::new(clock))
    }

    /// Sets a clock that is shared, and corrects it for the others too.
    #[must_use]
    pub fn with_corrected_clock(mut self, clock: CorrectedClock) -> Self {
        self.clock = clock;
        self
    }

    /// Signs a request as [`sign()`](crate::sign()) does.
    ///
    /// # Errors
    ///
    /// On error the request is unchanged.
    ///
    /// - The provider's error; most often [`ErrorKind::Credentials`].
    /// - [`ErrorKind::Credentials`] when the credentials have expired, by a clock that a verified
    ///   response has confirmed within the last 15 minutes. By any other clock the request is signed:
    ///   the clock may be wrong, and the service decides.
    /// - Those of [`sign()`](crate::sign()).
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped before it completes, the request is unchanged.
    pub async fn sign<B: AsRef<[u8]>>(&self, request: &mut Request<B>) -> Result<Signed> {
        let credentials = self.credentials.provide().await?;
        let reading = self.clock.signing_time();
        let now = reading.time;
        if credentials.expiry().is_some() && self.clock.is_confirmed(reading) {
            check_expiry(&credentials, now)?;
        }
        let date = Date::new(now)?;
        self.key(&credentials, now, &date)?
            .sign_dated(request, &self.instance, now, &date)
    }

    /// Verifies the response to a request that this signer signed, as
    /// [`verify_response()`](crate::verify_response()) does. A signed date confirms the clock.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Verification`], with the expected and the actual value.
    pub fn verify<B: AsRef<[u8]>>(&self, response: &Response<B>, signed: &Signed) -> Result<()> {
        let reading = self.clock.signing_time();
        let (reading, date) = self.verify_at(response, signed, reading).or_else(|error| {
            // The correction may be that of a forged response, and this response to a request from
            // before.
            self.clock
                .confirmed_unlike(reading)
                .and_then(|confirmed| self.verify_at(response, signed, confirmed).ok())
                .ok_or(error)
        })?;
        if let Some(date) = date {
            self.clock.confirm(reading, date);
        }
        Ok(())
    }

    fn verify_at<B: AsRef<[u8]>>(
        &self,
        response: &Response<B>,
        signed: &Signed,
        reading: Reading,
    ) -> Result<(Reading, Option<SystemTime>)> {
        let date = verify_dated_response(response, signed, reading.time, self.checks)?;
        Ok((reading, date))
    }

    /// Whether the service may reject a request that is signed now because of its date.
    #[cfg(feature = "tower")]
    pub(crate) fn may_be_off(&self) -> bool {
        !self.clock.is_close()
    }

    /// Corrects the clock by a response that rejects the request because of its date. Returns whether
    /// the request, which was not executed, can now be signed with the service's time and retried.
    ///
    /// Call this before [`Signer::verify`], which rejects the date of such a response. It has to be the
    /// service's 403, with its request id and the right MD5, and no more than 24 hours from the
    /// machine's clock. It need not be signed, so requests are signed and responses verified by the
    /// corrected time, in all clones, while credentials expire by a clock that a verified response has
    /// confirmed: see [`CorrectedClock`].
    ///
    /// `AuthLayer` does all of this.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::time::{Duration, SystemTime};
    ///
    /// use tablestore_auth::{Signer, stamp_response};
    /// use tablestore_core::{Credentials, Instance};
    ///
    /// # tokio_test::block_on(async {
    /// let service_time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400);
    /// let slow_clock = service_time - Duration::from_secs(3600);
    /// let credentials = Credentials::new("LTAI5t", "b4fL1c")?;
    /// let signer = Signer::new(Instance::new("shop")?, credentials)
    ///     .with_clock(Arc::new(slow_clock));
    ///
    /// let mut request = http::Request::post("/ListTable").body("")?;
    /// let signed = signer.sign(&mut request).await?;
    /// // The service responds, with the date of its clock:
    /// let text = "OTSAuthFailed Mismatch between system time and x-ots-date: 2026-11-23T08…";
    /// let mut response = http::Response::builder().status(403).body(text)?;
    /// stamp_response(&mut response, "0006", service_time)?;
    ///
    /// assert_eq!(request.headers()["x-ots-date"], "2026-11-23T08:00:00.000Z");
    /// if signer.correct_clock(&response, &signed) {
    ///     signer.sign(&mut request).await?;
    ///     // Send it again, once.
    /// }
    /// assert_eq!(request.headers()["x-ots-date"], "2026-11-23T09:00:00.000Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    pub fn correct_clock<B: AsRef<[u8]>>(&self, response: &Response<B>, signed: &Signed) -> bool {
        rejected_at(response, signed.time)
            .filter(|service| !agree(*service, signed.time))
            .is_some_and(|service| {
                let verified = verify_response(response, signed, service, self.checks);
                verified.is_ok() && self.clock.correct(service)
            })
    }

    /// Returns the last key if it still applies, and a new one otherwise.
    fn key(&self, credentials: &Credentials, now: SystemTime, date: &Date) -> Result<SigningKey> {
        let last = self.last_key.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = last.as_ref().filter(|key| key.is_for(credentials, date)) {
            return Ok(key.clone());
        }
        drop(last);
        // Two calls may derive the same key at once, which is harmless and makes neither wait.
        let key = SigningKey::derive(credentials, &self.version, now)?;
        let mut last = self
            .last_key
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *last = Some(key.clone());
        Ok(key)
    }
}

fn check_expiry(credentials: &Credentials, now: SystemTime) -> Result<()> {
    let Some(expiry) = credentials.expiry().filter(|expiry| *expiry <= now) else {
        return Ok(());
    };
    let id = credentials.access_key_id();
    let (expiry, now) = (Date::new(expiry)?, Date::new(now)?);
    let message =
        format!("credentials of access key id {id:?} expired at {expiry} (current time {now})");
    Err(Error::new(ErrorKind::Credentials, message))
}

#[cfg(test)]
mod tests;
