use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::SystemTime;

use zeroize::Zeroizing;

use crate::{Error, ErrorKind, Result};

/// An access key, with a security token and an expiry when it is temporary.
///
/// Cloning costs a reference count. The secret is wiped from memory with the last clone, and
/// `Debug` shows neither it nor the token.
///
/// ```
/// use tablestore_core::Credentials;
///
/// let credentials = Credentials::new("LTAI5t", "b4fL1c")?.with_security_token("CAIS")?;
/// assert_eq!(credentials.access_key_id(), "LTAI5t");
/// assert!(!format!("{credentials:?}").contains("b4fL1c"));
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Credentials(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    access_key_id: String,
    access_key_secret: Zeroizing<String>,
    security_token: Option<Zeroizing<String>>,
    expiry: Option<SystemTime>,
}

impl Credentials {
    /// Creates a long-lived access key.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when either part is empty or has a character other than visible
    /// ASCII: a line break or a blank from copying, most often.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Result<Self> {
        let access_key_id = id.into();
        let access_key_secret = Zeroizing::new(secret.into());
        check("access key id", &access_key_id)?;
        check("access key secret", &access_key_secret)?;
        Ok(Self(Arc::new(Inner {
            access_key_id,
            access_key_secret,
            security_token: None,
            expiry: None,
        })))
    }

    /// Returns the emulator's default key: [`crate::local`].
    pub fn local() -> Self {
        Self(Arc::new(Inner {
            access_key_id: crate::local::ACCESS_KEY_ID.into(),
            access_key_secret: Zeroizing::new(crate::local::ACCESS_KEY_SECRET.into()),
            security_token: None,
            expiry: None,
        }))
    }

    /// Adds the security token (STS) of a temporary key.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when it is empty or has a character other than visible ASCII.
    pub fn with_security_token(mut self, token: impl Into<String>) -> Result<Self> {
        let token = Zeroizing::new(token.into());
        check("security token", &token)?;
        Arc::make_mut(&mut self.0).security_token = Some(token);
        Ok(self)
    }

    /// Sets the time at which a temporary key expires.
    #[must_use]
    pub fn with_expiry(mut self, expiry: SystemTime) -> Self {
        Arc::make_mut(&mut self.0).expiry = Some(expiry);
        self
    }

    /// Returns the access key id, which is not secret.
    pub fn access_key_id(&self) -> &str {
        &self.0.access_key_id
    }

    /// Returns the secret that signs requests.
    pub fn access_key_secret(&self) -> &str {
        &self.0.access_key_secret
    }

    /// Returns the security token of a temporary key.
    pub fn security_token(&self) -> Option<&str> {
        self.0.security_token.as_ref().map(|token| token.as_str())
    }

    /// Returns the time at which a temporary key expires; `None` for a long-lived one.
    pub fn expiry(&self) -> Option<SystemTime> {
        self.0.expiry
    }
}

/// Secrets go into headers and keys, so a stray blank or line break is refused where it enters.
/// The message never quotes the value.
fn check(what: &str, value: &str) -> Result<()> {
    let reason = if value.is_empty() {
        "is empty".to_owned()
    } else if let Some(at) = value.bytes().position(|byte| !byte.is_ascii_graphic()) {
        format!("has a character at byte {at} that is not visible ASCII")
    } else {
        return Ok(());
    };
    Err(Error::new(ErrorKind::Config, format!("{what} {reason}")))
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let redacted = "<redacted>";
        f.debug_struct("Credentials")
            .field("access_key_id", &self.0.access_key_id)
            .field("access_key_secret", &redacted)
            .field("security_token", &self.security_token().map(|_| redacted))
            .field("expiry", &self.0.expiry)
            .finish()
    }
}

/// A source of credentials. It is called before each attempt, so a provider that fetches them caches
/// them.
///
/// [`Credentials`] provide themselves.
///
/// ```
/// use tablestore_core::{Credentials, ProvideCredentials, ProvideCredentialsFuture};
///
/// #[derive(Debug)]
/// struct FromVault;
///
/// impl ProvideCredentials for FromVault {
///     fn provide(&self) -> ProvideCredentialsFuture<'_> {
///         ProvideCredentialsFuture::new(async { Credentials::new("id", "secret") })
///     }
/// }
/// ```
pub trait ProvideCredentials: fmt::Debug + Send + Sync {
    /// Returns credentials that are valid now.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Credentials`] when no credentials are available.
    fn provide(&self) -> ProvideCredentialsFuture<'_>;
}

impl ProvideCredentials for Credentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::ready(Ok(self.clone()))
    }
}

impl<P: ProvideCredentials + ?Sized> ProvideCredentials for Arc<P> {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        P::provide(self)
    }
}

/// The future that [`ProvideCredentials::provide`] returns. Costs no allocation when the result is
/// ready.
pub struct ProvideCredentialsFuture<'a>(Progress<'a>);

enum Progress<'a> {
    Ready(Option<Result<Credentials>>),
    Pending(Pin<Box<dyn Future<Output = Result<Credentials>> + Send + 'a>>),
}

impl<'a> ProvideCredentialsFuture<'a> {
    /// Returns a future that is ready with this result.
    pub fn ready(result: Result<Credentials>) -> Self {
        Self(Progress::Ready(Some(result)))
    }

    /// Boxes a future that fetches the credentials.
    pub fn new(future: impl Future<Output = Result<Credentials>> + Send + 'a) -> Self {
        Self(Progress::Pending(Box::pin(future)))
    }
}

impl Future for ProvideCredentialsFuture<'_> {
    type Output = Result<Credentials>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Progress::Ready(result) => Poll::Ready(result.take().unwrap_or_else(|| {
                Err(Error::new(
                    ErrorKind::Credentials,
                    "the future was polled after it had returned credentials",
                ))
            })),
            Progress::Pending(future) => future.as_mut().poll(cx),
        }
    }
}

impl fmt::Debug for ProvideCredentialsFuture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Progress::Ready(_) => "ProvideCredentialsFuture(ready)",
            Progress::Pending(_) => "ProvideCredentialsFuture(pending)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_secret() {
        let credentials = Credentials::new("the-id", "the-secret")
            .and_then(|c| c.with_security_token("the-token"))
            .unwrap();
        let shown = format!("{credentials:?}");
        assert!(shown.contains("the-id"));
        assert!(!shown.contains("the-secret") && !shown.contains("the-token"));
    }

    #[test]
    fn bad_parts_are_refused_by_name_and_not_quoted() {
        for (id, secret, expected) in [
            ("", "secret", "access key id is empty"),
            ("id", "", "access key secret is empty"),
            (
                "id\r\nx",
                "secret",
                "access key id has a character at byte 2 that is not visible ASCII",
            ),
            (
                "id",
                "secret ",
                "access key secret has a character at byte 6 that is not visible ASCII",
            ),
        ] {
            let error = Credentials::new(id, secret).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            assert_eq!(error.to_string(), expected);
        }
        let error = Credentials::new("id", "secret")
            .and_then(|c| c.with_security_token("tok\nen"))
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "security token has a character at byte 3 that is not visible ASCII"
        );
    }
}
