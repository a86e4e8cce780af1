use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use http::{Request, Response};
use tablestore_core::{
    Clock, Credentials, Error, ErrorKind, Instance, ProvideCredentials, Result, SystemClock,
};

use crate::date::Date;
use crate::{ResponseChecks, Signed, SigningKey, SigningVersion, verify_response};

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
    clock: Arc<dyn Clock>,
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
            clock: Arc::new(SystemClock),
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
    pub fn with_clock(mut self, clock: Arc<dyn Clock>) -> Self {
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
    /// - [`ErrorKind::Credentials`] when the credentials it gave have expired.
    /// - Those of [`sign()`](crate::sign()).
    ///
    /// # Cancel safety
    ///
    /// Dropped before it is done, it has changed nothing.
    pub async fn sign<B: AsRef<[u8]>>(&self, request: &mut Request<B>) -> Result<Signed> {
        let credentials = self.credentials.provide().await?;
        let now = self.clock.now();
        check_expiry(&credentials, now)?;
        self.key(&credentials, now)?
            .sign(request, &self.instance, now)
    }

    /// Verifies the answer to a request that this signed, as
    /// [`verify_response()`](crate::verify_response()) does.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Verification`], saying what was expected and what was found.
    pub fn verify<B: AsRef<[u8]>>(&self, response: &Response<B>, signed: &Signed) -> Result<()> {
        verify_response(response, signed, self.clock.now(), self.checks)
    }

    /// The last key if it is still the right one, and a new one if not.
    fn key(&self, credentials: &Credentials, now: SystemTime) -> Result<SigningKey> {
        let date = Date::new(now)?;
        let last = self.last_key.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = last.as_ref().filter(|key| key.is_for(credentials, &date)) {
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

    use tablestore_core::ProvideCredentialsFuture;
    use tokio_test::block_on;

    use super::*;
    use crate::testing::{
        SECRET, TOKEN, answered, credentials, instance, lines, now, signed_request,
        unsigned_request, v4, versions,
    };

    /// Gives what it was last told, after having been waited for.
    #[derive(Clone, Debug)]
    struct Rotated(Arc<Mutex<Credentials>>);

    impl ProvideCredentials for Rotated {
        fn provide(&self) -> ProvideCredentialsFuture<'_> {
            ProvideCredentialsFuture::new(async { Ok(self.0.lock().unwrap().clone()) })
        }
    }

    /// Shows the time that it was last told.
    #[derive(Clone, Debug)]
    struct Hand(Arc<Mutex<SystemTime>>);

    impl Clock for Hand {
        fn now(&self) -> SystemTime {
            *self.0.lock().unwrap()
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
        let clock = Hand(Arc::new(Mutex::new(now())));
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
        *clock.0.lock().unwrap() += Duration::from_secs(86_400);
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
            let credentials = credentials().with_expiry(expiry);
            block_on(signer_of(credentials).sign(&mut request)).map(|_| request)
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
    fn debug_shows_no_secret() {
        let credentials = credentials().with_security_token(TOKEN).unwrap();
        let signer = signer_of(credentials);
        signed_by(&signer);
        let shown = format!("{signer:?}");
        assert!(shown.contains("the-id"), "{shown}");
        assert!(!shown.contains(SECRET) && !shown.contains(TOKEN), "{shown}");
    }
}
