use std::sync::{Arc, PoisonError, RwLock};

use tablestore_core::{ProvideCredentials, ProvideCredentialsFuture};

/// Credentials that can be switched to another key or another provider while clients use them.
///
/// Clones switch together. A request that asked before a switch is still signed with the previous
/// credentials.
///
/// ```
/// use tablestore_auth::Signer;
/// use tablestore_auth::providers::SwitchableCredentials;
/// use tablestore_core::{Credentials, Instance};
///
/// # tokio_test::block_on(async {
/// let credentials = SwitchableCredentials::new(Credentials::new("LTAI5t-old", "b4fL1c")?);
/// let signer = Signer::new(Instance::new("shop")?, credentials.clone());
///
/// credentials.switch(Credentials::new("LTAI5t-new", "k3y")?);
/// let mut request = http::Request::post("/ListTable").body("")?;
/// signer.sign(&mut request).await?;
/// assert_eq!(request.headers()["x-ots-accesskeyid"], "LTAI5t-new");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Debug)]
pub struct SwitchableCredentials {
    current: Arc<RwLock<Arc<dyn ProvideCredentials>>>,
}

impl SwitchableCredentials {
    /// Creates credentials that are those of a provider until they are switched.
    pub fn new(provider: impl ProvideCredentials + 'static) -> Self {
        Self {
            current: Arc::new(RwLock::new(Arc::new(provider))),
        }
    }

    /// Switches to another provider, for the next request.
    pub fn switch(&self, provider: impl ProvideCredentials + 'static) {
        let provider = Arc::new(provider);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        *current = provider;
    }
}

impl ProvideCredentials for SwitchableCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        let provider = Arc::clone(&*current);
        ProvideCredentialsFuture::new(async move { provider.provide().await })
    }
}

#[cfg(test)]
mod tests {
    use tablestore_core::Credentials;
    use tokio_test::{assert_ready, task};

    use super::*;
    use crate::testing::{SECRET, credentials};

    #[test]
    fn clones_switch_together_and_calls_in_flight_do_not() {
        let one = SwitchableCredentials::new(credentials());
        let other = one.clone();
        let mut in_flight = task::spawn(one.provide());
        other.switch(Credentials::new("new-id", SECRET).unwrap());

        let before = assert_ready!(in_flight.poll()).unwrap();
        assert_eq!(before.access_key_id(), "the-id");
        let after = assert_ready!(task::spawn(one.provide()).poll()).unwrap();
        assert_eq!(after.access_key_id(), "new-id");
        assert!(!format!("{one:?}").contains(SECRET));
    }
}
