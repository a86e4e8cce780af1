use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::{Error, ErrorKind, Quoted, Result};

/// A region id such as `cn-hangzhou`: lower-case ASCII letters, digits and `-`.
///
/// ```
/// use tablestore_core::Region;
///
/// assert_eq!(Region::new("cn-hangzhou")?.as_str(), "cn-hangzhou");
/// assert!(Region::new("CN Hangzhou").is_err());
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Region(Arc<str>);

impl Region {
    /// Creates a region id.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when it is empty or has another character.
    pub fn new(id: impl AsRef<str>) -> Result<Self> {
        let id = id.as_ref();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(allowed) {
            return Err(Error::new(
                ErrorKind::Config,
                format!(
                    "region {} is not valid: \
                     allowed are one or more lower-case ASCII letters, digits and '-'",
                    Quoted(id)
                ),
            ));
        }
        Ok(Self(id.into()))
    }

    /// Returns the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Region {
    type Err = Error;

    fn from_str(id: &str) -> Result<Self> {
        Self::new(id)
    }
}
