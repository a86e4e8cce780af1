use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Result};

/// The position at which a search continues after a page: the service's token, which has the order
/// too. Its `Display` is the string in base64 that the official clients use.
///
/// ```
/// use tablestore::search::SearchToken;
///
/// let token: SearchToken = "CAESEA==".parse()?;
/// assert_eq!(token.to_string(), "CAESEA==");
/// # Ok::<(), tablestore::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SearchToken(Bytes);

impl SearchToken {
    /// Takes the token of another client.
    pub fn from_bytes(token: impl Into<Bytes>) -> Self {
        Self(token.into())
    }

    /// Returns the token as it is in responses.
    pub fn as_bytes(&self) -> &Bytes {
        &self.0
    }
}

impl fmt::Display for SearchToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(&self.0))
    }
}

impl FromStr for SearchToken {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let token = STANDARD.decode(text).map_err(|error| {
            Error::new(
                ErrorKind::Request,
                "a token of a search is not valid base64",
            )
            .with_source(error)
        })?;
        Ok(Self(token.into()))
    }
}

/// The position at which a search starts: that of [`Pages`](crate::paging::Pages) and
/// [`Items`](crate::paging::Items) of searches, and that of
/// [`Search::start_at`](crate::search::Search::start_at).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SearchPosition {
    /// A number of hits that are skipped.
    Offset(u32),
    /// The end of a page.
    Token(SearchToken),
}

impl From<SearchToken> for SearchPosition {
    fn from(token: SearchToken) -> Self {
        Self::Token(token)
    }
}
