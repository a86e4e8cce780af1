use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tablestore_core::{Error, ErrorKind, Result};

/// Whom to trust.
#[derive(Clone, Debug)]
pub(super) struct Tls {
    pub(super) system_roots: bool,
    /// In PEM, as given.
    pub(super) added_roots: Vec<Vec<u8>>,
}

impl Default for Tls {
    fn default() -> Self {
        Self {
            system_roots: true,
            added_roots: Vec::new(),
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
            add(&mut roots, pem)?;
        }
        Ok(roots)
    }
}

fn add(roots: &mut RootCertStore, pem: &[u8]) -> Result<()> {
    let invalid = || config_error("an added root certificate is not valid");
    let before = roots.len();
    for certificate in CertificateDer::pem_slice_iter(pem) {
        let certificate = certificate.map_err(|error| invalid().with_source(error))?;
        roots
            .add(certificate)
            .map_err(|error| invalid().with_source(error))?;
    }
    if roots.len() == before {
        return Err(config_error(
            "an added root certificate is not valid: there is no certificate in PEM",
        ));
    }
    Ok(())
}

/// The provider of the cryptography is named here and never installed for the process: that choice
/// is the application's.
pub(super) fn client_config(roots: RootCertStore) -> Result<ClientConfig> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| config_error("TLS cannot be set up").with_source(error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

fn config_error(message: &'static str) -> Error {
    Error::new(ErrorKind::Config, message)
}
