#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod canonical;
mod clock_skew;
mod corrected_clock;
mod crypto;
mod date;
mod key;
#[cfg(feature = "tower")]
mod layer;
mod params;
pub mod providers;
mod sign;
mod sign_response;
mod signer;
#[cfg(test)]
mod testing;
mod verify_request;
mod verify_response;

use http::{HeaderMap, HeaderName, HeaderValue};
use tablestore_core::{Error, ErrorKind, Result};

pub use clock_skew::MAX_CLOCK_SKEW;
pub use corrected_clock::CorrectedClock;
pub use key::SigningKey;
#[cfg(feature = "tower")]
#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
pub use layer::{Auth, AuthLayer};
pub use params::{SigningParams, SigningVersion};
pub use sign::{Signed, sign};
pub use sign_response::{sign_response, stamp_response};
pub use signer::Signer;
pub use verify_request::{Authenticated, AuthenticatedHead, verify_head, verify_request};
pub use verify_response::{ResponseChecks, verify_response};

/// The string in a header; `None` if it is not visible ASCII, as all of the protocol's are.
fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// Whether a body, protobuf or JSON, contains a string.
fn contains(body: &[u8], text: &str) -> bool {
    body.windows(text.len()).any(|at| at == text.as_bytes())
}

/// Quotes the start of a value from the network, for an error.
fn quoted(value: impl AsRef<[u8]>) -> String {
    const MAX: usize = 128;
    let value = value.as_ref();
    let start = String::from_utf8_lossy(&value[..value.len().min(MAX)]);
    let more = if value.len() > MAX { "…" } else { "" };
    format!("{start:?}{more}")
}

/// Creates a header value. The error does not quote it: it may be a secret.
fn header_value<T>(name: &str, value: T) -> Result<HeaderValue>
where
    HeaderValue: TryFrom<T>,
{
    HeaderValue::try_from(value).map_err(|_| {
        let message = format!("{name} cannot be a header: expected visible ASCII");
        Error::new(ErrorKind::Config, message)
    })
}
