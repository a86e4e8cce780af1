use std::time::SystemTime;

use tablestore_core::{Credentials, Instance, Region};

/// How a request is signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SigningVersion {
    /// HMAC-SHA1 with the secret itself. The default, as in the official clients.
    #[default]
    V2,
    /// HMAC-SHA256 with a key that holds for one day and one region, so that the secret itself
    /// signs no request.
    V4 {
        /// The region that the instance is in, such as `cn-hangzhou`.
        region: Region,
    },
}

/// What [`sign`](crate::sign) needs to know beside the request.
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
    /// Who asks, of which instance, and when. The service takes times within 15 minutes of its
    /// own.
    pub fn new(credentials: Credentials, instance: Instance, time: SystemTime) -> Self {
        Self {
            credentials,
            instance,
            time,
            version: SigningVersion::default(),
            sign_date: None,
        }
    }

    /// Signs in another version than [`SigningVersion::V2`].
    #[must_use]
    pub fn with_version(mut self, version: SigningVersion) -> Self {
        self.version = version;
        self
    }

    /// Signs with the V4 key of another day (in UTC) than that of the request's own time. V2 has
    /// no such key, and leaves this aside.
    #[must_use]
    pub fn with_sign_date(mut self, date: SystemTime) -> Self {
        self.sign_date = Some(date);
        self
    }
}
