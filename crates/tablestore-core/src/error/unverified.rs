use std::sync::Arc;

use super::Error;

/// An extension of a 4xx response that could not be verified: the reason.
///
/// The layer that verifies responses passes such a response on, since it says in any case that the
/// request was rejected. The layer that decodes errors makes the reason the source of its error.
#[derive(Clone, Debug)]
pub struct Unverified(Arc<Error>);

impl Unverified {
    /// Creates the extension from the error of the verification.
    pub fn new(reason: Error) -> Self {
        Self(Arc::new(reason))
    }

    /// Returns the error of the verification.
    pub fn reason(&self) -> &Arc<Error> {
        &self.0
    }
}
