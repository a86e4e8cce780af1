use std::time::SystemTime;

use tablestore_core::{Credentials, Instance, Region};

/// The version of a signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SigningVersion {
    /// HMAC-SHA1 with the secret itself. The default, as in the official clients.
    #[default]
    V2,
    /// HMAC-SHA256 with a key for one day and one region, so that the secret itself signs no request.
    V4 {
        /// The region of the instance, such as `cn-hangzhou`.
        region: Region,
    },
}

/// The parameters of [`sign`](crate::sign()).
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use tablestore_auth::{SigningParams, SigningVersion};
/// use tablestore_core::{Credentials, Instance, Region};
///
/// let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400);
/// let params = SigningParams::new(
///     Credentials::new("LTAI5t", "b4fL1c")?,
///     Instance::new("shop")?,
///     time,
/// )
/// .with_version(SigningVersion::V4 { region: Region::new("cn-hangzhou")? });
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct SigningParams {
    pub(crate) credentials: Credentials,
    pub(crate) instance: Instance,
    pub(crate) time: SystemTime,
    pub(crate) version: SigningVersion,
    pub(crate) sign_date: Option<SystemTime>,
}

impl SigningParams {
    /// Creates parameters with the credentials, the instance and the date of a request. The service
    /// accepts dates within 15 minutes of its own clock.
    pub fn new(credentials: Credentials, instance: Instance, time: SystemTime) -> Self {
        Self {
            credentials,
            instance,
            time,
            version: SigningVersion::default(),
            sign_date: None,
        }
    }

    /// Sets the signature version, instead of [`SigningVersion::V2`].
    #[must_use]
    pub fn with_version(mut self, version: SigningVersion) -> Self {
        self.version = version;
        self
    }

    /// Sets the day of the V4 key, in UTC, instead of that of the request. V2 ignores it.
    #[must_use]
    pub fn with_sign_date(mut self, date: SystemTime) -> Self {
        self.sign_date = Some(date);
        self
    }
}
