use std::fmt;
use std::str::FromStr;

use http::HeaderValue;

use crate::{Error, ErrorKind, Quoted, Result};

/// The name of an instance: ASCII letters, digits, `_` and `-`.
///
/// ```
/// use tablestore_core::Instance;
///
/// assert_eq!(Instance::new("shop-1")?.as_str(), "shop-1");
/// assert!(Instance::new("shop\n").is_err());
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instance(HeaderValue);

impl Instance {
    /// Creates the name of an instance.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when it is empty or has another character.
    pub fn new(name: impl AsRef<str>) -> Result<Self> {
        let name = name.as_ref();
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let is_valid = !name.is_empty() && name.chars().all(allowed);
        match HeaderValue::from_str(name) {
            Ok(value) if is_valid => Ok(Self(value)),
            _ => Err(Error::new(
                ErrorKind::Config,
                format!(
                    "instance name {} is not valid: \
                     allowed are one or more ASCII letters, digits, '_' and '-'",
                    Quoted(name)
                ),
            )),
        }
    }

    /// Returns the name.
    pub fn as_str(&self) -> &str {
        // Never nothing: it was made of these characters.
        self.0.to_str().unwrap_or_default()
    }

    /// Returns the name as the value of a header, whose clones share it.
    pub fn header_value(&self) -> &HeaderValue {
        &self.0
    }
}

impl fmt::Display for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Instance {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Self::new(name)
    }
}
