use std::fmt;
use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore, SupportedProtocolVersion, version};
use tablestore_core::{Error, ErrorKind, Result};
use zeroize::Zeroizing;

/// The library that does the cryptography of TLS. Each is a feature of this crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TlsProvider {
    /// [ring](https://docs.rs/ring): builds fast. The default where the feature `ring` is on.
    #[cfg(feature = "ring")]
    Ring,
    /// [aws-lc-rs](https://docs.rs/aws-lc-rs): post-quantum key exchange. The default where `ring`
    /// is off.
    #[cfg(feature = "aws-lc-rs")]
    AwsLcRs,
}

/// The versions of TLS that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TlsVersion {
    /// TLS 1.2.
    V1_2,
    /// TLS 1.3.
    V1_3,
}

/// Whom to trust, who to be, and how.
#[derive(Clone, Debug)]
pub(super) struct Tls {
    pub(super) system_roots: bool,
    /// In PEM, as given.
    pub(super) added_roots: Vec<Vec<u8>>,
    pub(super) identity: Option<Identity>,
    pub(super) min_version: TlsVersion,
    pub(super) provider: Option<TlsProvider>,
}

/// What proves who the client is. In PEM, as given.
#[derive(Clone)]
pub(super) struct Identity {
    pub(super) chain: Vec<u8>,
    pub(super) key: Zeroizing<Vec<u8>>,
}

impl Default for Tls {
    fn default() -> Self {
        Self {
            system_roots: true,
            added_roots: Vec::new(),
            identity: None,
            min_version: TlsVersion::V1_2,
            provider: None,
        }
    }
}

impl Tls {
    pub(super) fn roots(&self) -> Result<RootCertStore> {
        let mut roots = RootCertStore::empty();
        if self.system_roots {
            // What cannot be read is left out, as elsewhere: a server that needs it is refused.
            let found = rustls_native_certs::load_native_certs();
            roots.add_parsable_certificates(found.certs);
        }
        for pem in &self.added_roots {
            let what = "an added root certificate";
            for certificate in certificates(pem, what)? {
                roots.add(certificate).map_err(|error| {
                    config_error(format!("{what} is not valid")).with_source(error)
                })?;
            }
        }
        Ok(roots)
    }

    /// The provider of the cryptography is handed over here and never installed for the process:
    /// that choice is the application's.
    pub(super) fn client_config(&self, roots: RootCertStore) -> Result<ClientConfig> {
        let provider = Arc::new(crypto_provider(self.provider)?);
        let config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(self.min_version.and_later())
            .map_err(|error| config_error("TLS cannot be set up").with_source(error))?
            .with_root_certificates(roots);
        let Some(identity) = &self.identity else {
            return Ok(config.with_no_client_auth());
        };
        let chain = certificates(&identity.chain, "the client certificate")?;
        let key = PrivateKeyDer::from_pem_slice(&identity.key).map_err(|_| {
            config_error("the key of the client certificate is no private key in PEM")
        })?;
        config.with_client_auth_cert(chain, key).map_err(|error| {
            config_error("the client certificate and its key do not belong together")
                .with_source(error)
        })
    }
}

impl TlsVersion {
    fn and_later(self) -> &'static [&'static SupportedProtocolVersion] {
        static NEWEST_FIRST: [&SupportedProtocolVersion; 2] = [&version::TLS13, &version::TLS12];
        match self {
            Self::V1_2 => &NEWEST_FIRST,
            Self::V1_3 => &NEWEST_FIRST[..1],
        }
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

pub(super) fn crypto_provider(chosen: Option<TlsProvider>) -> Result<CryptoProvider> {
    let default = [
        #[cfg(feature = "ring")]
        TlsProvider::Ring,
        #[cfg(feature = "aws-lc-rs")]
        TlsProvider::AwsLcRs,
    ];
    match chosen.or(default.first().copied()) {
        #[cfg(feature = "ring")]
        Some(TlsProvider::Ring) => Ok(rustls::crypto::ring::default_provider()),
        #[cfg(feature = "aws-lc-rs")]
        Some(TlsProvider::AwsLcRs) => Ok(rustls::crypto::aws_lc_rs::default_provider()),
        _ => Err(config_error(
            "there is no TLS: enable the feature `ring` or `aws-lc-rs` of tablestore-transport",
        )),
    }
}

/// The certificates in a PEM text, of which there must be one at least.
fn certificates(pem: &[u8], what: &str) -> Result<Vec<CertificateDer<'static>>> {
    let chain = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| config_error(format!("{what} is not valid")).with_source(error))?;
    if chain.is_empty() {
        let message = format!("{what} is not valid: there is no certificate in PEM");
        return Err(config_error(message));
    }
    Ok(chain)
}

fn config_error(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorKind::Config, message)
}
