use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use http::{Request, Response};
use tablestore_core::{
    Clock, Credentials, Error, ErrorKind, Instance, ProvideCredentials, Result, SystemClock,
};

use crate::clock_skew::refused_at;
use crate::date::Date;
use crate::verify_response::verify_dated_response;
use crate::{CorrectedClock, ResponseChecks, Signed, SigningKey, SigningVersion, verify_response};

/// Signs requests with whatever credentials a provider has at the moment, and verifies the
/// answers.
///
/// Asks the provider before each request and keeps the [`SigningKey`] of the last credentials, so
/// that a key is prepared anew only when they change or, for V4, when the day does. Cloning costs
/// a reference count, and clones share the key.
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
    /// Signs requests to an instance, in [`SigningVersion::V2`] and by the system's clock.
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

    /// Signs in another version. V4 uses the key of the day that the clock tells.
    #[must_use]
    pub fn with_version(mut self, version: SigningVersion) -> Self {
        self.version = version;
        // The key of another version is not for the clones of this one.
        self.last_key = Arc::default();
        self
    }

    /// Says what [`Signer::verify`] looks at.
    #[must_use]
    pub fn with_checks(mut self, checks: ResponseChecks) -> Self {
        self.checks = checks;
        self
    }

    /// Takes the time from another clock.
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        self.with_corrected_clock(CorrectedClock::new(clock))
    }

    /// Takes the time from a clock that others share, and sets it right for them too.
    #[must_use]
    pub fn with_corrected_clock(mut self, clock: CorrectedClock) -> Self {
        self.clock = clock;
        self
    }

    /// Signs a request as [`sign()`](crate::sign()) does.
    ///
    /// # Errors
    ///
    /// The request is then as it was.
    ///
    /// - The provider's own; most often [`ErrorKind::Credentials`].
    /// - [`ErrorKind::Credentials`] when the credentials it gave have expired, by a clock that an
    ///   answer of the service has confirmed within the last 15 minutes. By any other clock the
    ///   request is signed: it may be the clock that is wrong, and the service tells.
    /// - Those of [`sign()`](crate::sign()).
    ///
    /// # Cancel safety
    ///
    /// Dropped before it is done, it has changed nothing.
    pub async fn sign<B: AsRef<[u8]>>(&self, request: &mut Request<B>) -> Result<Signed> {
        let credentials = self.credentials.provide().await?;
        let now = self.clock.now();
        if credentials.expiry().is_some() && self.clock.is_confirmed(now) {
            check_expiry(&credentials, now)?;
        }
        let date = Date::new(now)?;
        self.key(&credentials, now, &date)?
            .sign_dated(request, &self.instance, &date)
    }

    /// Verifies the answer to a request that this signed, as
    /// [`verify_response()`](crate::verify_response()) does. A date in it confirms the clock.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Verification`], saying what was expected and what was found.
    pub fn verify<B: AsRef<[u8]>>(&self, response: &Response<B>, signed: &Signed) -> Result<()> {
        let now = self.clock.now();
        if let Some(date) = verify_dated_response(response, signed, now, self.checks)? {
            self.clock.confirm(now, date);
        }
        Ok(())
    }

    /// Whether a request that is signed now can be refused because its date is off. Not while the
    /// service's dates and the clock agree.
    #[cfg(feature = "tower")]
    pub(crate) fn may_be_off(&self) -> bool {
        !self.clock.is_close()
    }

    /// Sets the clock by an answer that refuses the request because its date is off. Tells whether
    /// it did: then the request, which was not carried out, can be signed again and sent again.
    ///
    /// Ask this before [`Signer::verify`], which finds such an answer's date wrong, too. The answer
    /// has to be the service's 403, with its request id and the right MD5, and no further than 24
    /// hours away. From then on signing, verifying and the expiry of credentials go by the
    /// corrected clock, in all clones.
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
    /// // The service answers, at its own time:
    /// let text = "OTSAuthFailed Mismatch between system time and x-ots-date: 2026-11-23T08…";
    /// let mut response = http::Response::builder().status(403).body(text)?;
    /// stamp_response(&mut response, "0006", service_time)?;
    ///
    /// assert_eq!(request.headers()["x-ots-date"], "2026-11-23T08:00:00.000Z");
    /// if signer.correct_clock(&response, &signed) {
    ///     signer.sign(&mut request).await?;
    ///     // Send it again, this once.
    /// }
    /// assert_eq!(request.headers()["x-ots-date"], "2026-11-23T09:00:00.000Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    pub fn correct_clock<B: AsRef<[u8]>>(&self, response: &Response<B>, signed: &Signed) -> bool {
        refused_at(response, &self.clock).is_some_and(|service| {
            let verified = verify_response(response, signed, service, self.checks);
            verified.is_ok() && self.clock.set(service)
        })
    }

    /// The last key if it is still the right one, and a new one if not.
    fn key(&self, credentials: &Credentials, now: SystemTime, date: &Date) -> Result<SigningKey> {
        let last = self.last_key.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = last.as_ref().filter(|key| key.is_for(credentials, date)) {
            return Ok(key.clone());
        }
        drop(last);
        // Two that come here together both derive: that is harmless, and nobody waits for it.
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
    let message = format!("the credentials of access key id {id:?} ended at {expiry}; it is {now}");
    Err(Error::new(ErrorKind::Credentials, message))
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::Duration;

    use http::HeaderValue;
    use tablestore_core::ProvideCredentialsFuture;
    use tokio_test::block_on;

    use super::*;
    use crate::testing::{
        Hand, SECRET, TOKEN, answered, credentials, date_refused, instance, lines, now,
        signed_request, unsigned_request, v4, versions,
    };

    /// Gives what it was last told, after having been waited for.
    #[derive(Clone, Debug)]
    struct Rotated(Arc<Mutex<Credentials>>);

    impl ProvideCredentials for Rotated {
        fn provide(&self) -> ProvideCredentialsFuture<'_> {
            ProvideCredentialsFuture::new(async { Ok(self.0.lock().unwrap().clone()) })
        }
    }

    fn signer_of(credentials: impl ProvideCredentials + 'static) -> Signer {
        Signer::new(instance(), credentials).with_clock(Arc::new(now()))
    }

    fn signed_by(signer: &Signer) -> (Vec<String>, Signed) {
        let mut request = unsigned_request();
        let signed = block_on(signer.sign(&mut request)).unwrap();
        (lines(request.headers()), signed)
    }

    #[test]
    fn signs_and_verifies_as_the_functions_do() {
        for version in versions() {
            let signer = signer_of(credentials()).with_version(version.clone());
            let (request, _) = signed_request(version.clone());
            let (headers, signed) = signed_by(&signer);
            assert_eq!(headers, lines(request.headers()));

            let (_, mut response) = answered(version, 200);
            signer.verify(&response, &signed).unwrap();
            response.body_mut().push('!');
            signer.verify(&response, &signed).unwrap_err();
            let checks = ResponseChecks::default().with_md5(false);
            signer
                .with_checks(checks)
                .verify(&response, &signed)
                .unwrap();
        }
    }

    #[test]
    fn new_credentials_sign_from_the_next_request_on() {
        for version in versions() {
            let rotated = Rotated(Arc::new(Mutex::new(credentials())));
            let signer = signer_of(rotated.clone()).with_version(version.clone());
            let (before, _) = signed_by(&signer);
            // Equal ones, made anew, change nothing.
            *rotated.0.lock().unwrap() = credentials();
            assert_eq!(signed_by(&signer).0, before);

            let new = credentials().with_security_token(TOKEN).unwrap();
            *rotated.0.lock().unwrap() = new.clone();
            let fresh = signer_of(new).with_version(version);
            assert_eq!(signed_by(&signer).0, signed_by(&fresh).0);
            assert_ne!(signed_by(&signer).0, before);
        }
    }

    #[test]
    fn a_key_is_prepared_once_and_shared_by_clones() {
        for version in versions() {
            let signer = signer_of(credentials()).with_version(version);
            let first = signed_by(&signer).1;
            let second = signed_by(&signer.clone()).1;
            assert!(second.key.is_same(&first.key));
        }
    }

    #[test]
    fn the_day_of_v4_is_that_of_the_clock() {
        let clock = Hand::at(now());
        let signer = Signer::new(instance(), credentials())
            .with_version(v4())
            .with_clock(Arc::new(clock.clone()));
        let day = |(headers, _): (Vec<String>, Signed)| {
            let day = headers
                .into_iter()
                .find(|line| line.starts_with("x-ots-signdate"));
            day.unwrap()
        };
        assert_eq!(day(signed_by(&signer)), "x-ots-signdate: 20261123");
        clock.advance(Duration::from_secs(86_400));
        assert_eq!(day(signed_by(&signer)), "x-ots-signdate: 20261124");
    }

    #[test]
    fn clones_of_different_versions_do_not_share_a_key() {
        let v2 = signer_of(credentials());
        let (before, _) = signed_by(&v2);
        let (request, _) = signed_request(v4());
        let v4 = v2.clone().with_version(v4());
        assert_eq!(signed_by(&v4).0, lines(request.headers()));
        assert_eq!(signed_by(&v2).0, before);
    }

    #[test]
    fn expired_credentials_do_not_sign() {
        let millisecond = Duration::from_millis(1);
        let sign_with = |expiry| {
            let mut request = unsigned_request();
            let signer = signer_of(credentials().with_expiry(expiry));
            signer.clock.confirm(now(), now());
            block_on(signer.sign(&mut request)).map(|_| request)
        };
        sign_with(now() + millisecond).unwrap();
        for expiry in [now(), now() - millisecond] {
            let error = sign_with(expiry).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Credentials);
            assert!(!error.request_sent());
            let expiry = Date::new(expiry).unwrap();
            assert_eq!(
                error.to_string(),
                format!(
                    "the credentials of access key id \"the-id\" ended at {expiry}; \
                     it is 2026-11-23T09:00:00.000Z"
                )
            );
        }
    }

    #[test]
    fn expiry_counts_once_an_answer_has_confirmed_the_clock() {
        let expired = credentials().with_expiry(now());
        let gateway = Response::builder()
            .status(502)
            .header("x-ots-date", "2026-11-23T09:00:00.000Z")
            .body(String::new())
            .unwrap();
        let (_, mut undated) = answered(SigningVersion::V2, 403);
        undated.headers_mut().remove("x-ots-date");
        *undated.body_mut() = "OTSAuthFailed".into();
        undated.headers_mut().remove("x-ots-contentmd5");
        let (_, mut forged) = answered(SigningVersion::V2, 200);
        forged.body_mut().push('!');
        let (_, success) = answered(SigningVersion::V2, 200);
        let (_, failure) = answered(SigningVersion::V2, 503);

        for (response, is_valid, confirms) in [
            (gateway, true, false),
            (undated, true, false),
            (forged, false, false),
            (success, true, true),
            (failure, true, true),
        ] {
            let clock = Hand::at(now());
            let signer =
                Signer::new(instance(), expired.clone()).with_clock(Arc::new(clock.clone()));
            let (_, signed) = signed_by(&signer);
            assert_eq!(signer.verify(&response, &signed).is_ok(), is_valid);
            let again = block_on(signer.clone().sign(&mut unsigned_request()));
            assert_eq!(again.is_err(), confirms, "{response:?}");

            // Moved far ahead since, the clock may be wrong again.
            clock.advance(Duration::from_secs(3600));
            signed_by(&signer);
        }
    }

    #[test]
    fn the_corrected_clock_is_that_of_everything_and_of_all_clones() {
        let service = now() + Duration::from_secs(86_400);
        let expiring = credentials().with_expiry(service + Duration::from_secs(1));
        let clock = Hand::at(now());
        let signer = Signer::new(instance(), expiring)
            .with_version(v4())
            .with_clock(Arc::new(clock.clone()));
        let other = signer.clone();
        let (_, signed) = signed_by(&signer);
        assert!(signer.correct_clock(&date_refused(service), &signed));

        // Signing: the date, and in V4 the day.
        let (headers, signed) = signed_by(&other);
        for line in [
            "x-ots-date: 2026-11-24T09:00:00.000Z",
            "x-ots-signdate: 20261124",
        ] {
            assert!(headers.iter().any(|header| header == line), "{headers:?}");
        }
        // Verifying.
        other.verify(&date_refused(service), &signed).unwrap();
        other.verify(&date_refused(now()), &signed).unwrap_err();
        // The end of the credentials.
        clock.advance(Duration::from_secs(1));
        let error = block_on(other.sign(&mut unsigned_request())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert!(
            error.to_string().contains("it is 2026-11-24T09:00:01"),
            "{error}"
        );
    }

    #[test]
    fn a_refusal_that_was_changed_or_is_another_does_not_move_the_clock() {
        let signer = signer_of(credentials());
        let (_, signed) = signed_by(&signer);
        let mut changed = date_refused(now() + Duration::from_secs(3600));
        changed.body_mut().push(0);
        // Compressed, it may be about anything; only its date could tell.
        let mut compressed = date_refused(now() + Duration::from_secs(60));
        let deflate = HeaderValue::from_static("deflate");
        compressed
            .headers_mut()
            .insert("x-ots-response-compress-type", deflate);
        for response in [changed, compressed] {
            assert!(!signer.correct_clock(&response, &signed));
        }
        let (headers, _) = signed_by(&signer);
        assert!(headers.contains(&"x-ots-date: 2026-11-23T09:00:00.000Z".to_owned()));
    }

    #[test]
    fn debug_shows_no_secret() {
        let credentials = credentials().with_security_token(TOKEN).unwrap();
        let signer = signer_of(credentials);
        signed_by(&signer);
        let shown = format!("{signer:?}");
        assert!(shown.contains("the-id"), "{shown}");
        assert!(!shown.contains(SECRET) && !shown.contains(TOKEN), "{shown}");
    }
}
