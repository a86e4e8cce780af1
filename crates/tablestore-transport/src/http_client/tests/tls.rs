use std::time::Duration;

use rustls::version::{TLS12, TLS13};
use tokio::net::TcpListener;

use super::*;

async fn send(builder: HttpClientBuilder, url: &str) -> Result<Response<Body>> {
    transport(builder).send(to(url, Operation::PUT_ROW)).await
}

#[tokio::test]
async fn an_added_root_is_trusted_for_its_name() {
    let certificate = Certificate::new();
    let server = Server::start_tls(Reply::Once(RESPONSE), certificate.server()).await;
    let trusting = || HttpClient::builder().add_root_certificate_pem(certificate.pem.clone());

    let response = send(trusting(), &server.https_url()).await.unwrap();
    assert_eq!(response.into_body(), Body::from("a response"));

    let address = server.address;
    let error = send(trusting(), &format!("https://{address}"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(
        error.to_string(),
        format!(
            "PutRow: cannot connect to {address}: \
             the server's certificate is for another name"
        )
    );
}

#[tokio::test]
async fn an_unknown_certificate_is_refused() {
    let server = Server::start_tls(Reply::Once(RESPONSE), Certificate::new().server()).await;
    let error = fail(&server.https_url(), Operation::PUT_ROW).await;
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!error.request_sent() && !error.outcome_unknown());
    assert_eq!(
        error.to_string(),
        format!(
            "PutRow: cannot connect to localhost:{}: the server's certificate was issued by none \
             of the 0 root certificates that are trusted here",
            server.address.port()
        )
    );
}

#[tokio::test]
async fn a_client_certificate_is_shown_to_who_asks_for_it() {
    let (own, client) = (Certificate::new(), Certificate::new());
    let server = Server::start_tls(Reply::Once(RESPONSE), own.server_for(&client)).await;
    let trusting = || HttpClient::builder().add_root_certificate_pem(own.pem.clone());

    let known = trusting().client_certificate_pem(client.pem.clone(), client.key_pem.clone());
    assert!(send(known, &server.https_url()).await.is_ok());
    assert!(send(trusting(), &server.https_url()).await.is_err());
    let stranger = trusting().client_certificate_pem(own.pem.clone(), own.key_pem.clone());
    assert!(send(stranger, &server.https_url()).await.is_err());
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn no_version_below_the_minimum_is_spoken() {
    let certificate = Certificate::new();
    let old = Server::start_tls(Reply::Once(RESPONSE), certificate.server_with(&[&TLS12])).await;
    let new = Server::start_tls(Reply::Once(RESPONSE), certificate.server_with(&[&TLS13])).await;
    for (min_version, server, is_spoken) in [
        (None, &old, true),
        (None, &new, true),
        (Some(TlsVersion::V1_2), &old, true),
        (Some(TlsVersion::V1_3), &old, false),
        (Some(TlsVersion::V1_3), &new, true),
    ] {
        let mut builder = HttpClient::builder().add_root_certificate_pem(certificate.pem.clone());
        if let Some(min_version) = min_version {
            builder = builder.min_tls_version(min_version);
        }
        match send(builder, &server.https_url()).await {
            Ok(_) => assert!(is_spoken, "{min_version:?}"),
            Err(error) => {
                assert!(!is_spoken, "{min_version:?}: {error}");
                assert_eq!(error.kind(), ErrorKind::Connect);
                let expected = "the server speaks none of the versions of TLS that are allowed";
                assert!(error.to_string().contains(expected), "{error}");
            }
        }
    }
}

#[tokio::test]
async fn every_provider_speaks_and_none_is_installed_for_the_process() {
    let certificate = Certificate::new();
    let server = Server::start_tls(Reply::Once(RESPONSE), certificate.server()).await;
    for provider in [
        #[cfg(feature = "ring")]
        TlsProvider::Ring,
        #[cfg(feature = "aws-lc-rs")]
        TlsProvider::AwsLcRs,
    ] {
        let builder = HttpClient::builder()
            .add_root_certificate_pem(certificate.pem.clone())
            .tls_provider(provider);
        assert!(send(builder, &server.https_url()).await.is_ok());
    }
    assert!(rustls::crypto::CryptoProvider::get_default().is_none());
}

#[test]
#[cfg(feature = "ring")]
fn ring_is_used_unless_another_is_asked_for() {
    use crate::http_client::tls::crypto_provider;

    let names = |provider| format!("{:?}", crypto_provider(provider).unwrap().secure_random);
    assert_eq!(names(None), names(Some(TlsProvider::Ring)));
    #[cfg(feature = "aws-lc-rs")]
    assert_ne!(names(None), names(Some(TlsProvider::AwsLcRs)));
}

#[tokio::test(start_paused = true)]
async fn the_connect_timeout_covers_the_tls_handshake() {
    // It takes connections and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = silent.local_addr().unwrap();
    let builder = HttpClient::builder().connect_timeout(Duration::from_secs(4));
    let error = send(builder, &format!("https://{address}"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!error.request_sent());
    assert_eq!(
        error.to_string(),
        format!("PutRow: cannot connect to {address}: no connection within 4 s (after 3 attempts)")
    );
}

#[test]
fn bad_certificates_and_keys_are_refused() {
    let damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let (one, other) = (Certificate::new(), Certificate::new());
    let root = |pem: &str| HttpClient::builder().add_root_certificate_pem(pem);
    let client = |chain: &str, key: &str| HttpClient::builder().client_certificate_pem(chain, key);
    for (builder, expected) in [
        (
            root("no PEM"),
            "an added root certificate is not valid: there is no certificate in PEM",
        ),
        (root(damaged), "an added root certificate is not valid"),
        (
            client("no PEM", &one.key_pem),
            "the client certificate is not valid: there is no certificate in PEM",
        ),
        (
            client(&one.pem, "no PEM"),
            "the key of the client certificate is no private key in PEM",
        ),
        (
            client(&one.pem, &other.key_pem),
            "the client certificate and its key do not belong together",
        ),
    ] {
        let error = builder.only_added_roots().build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn debug_shows_no_key() {
    let own = Certificate::new();
    let builder =
        HttpClient::builder().client_certificate_pem(own.pem.clone(), own.key_pem.clone());
    let shown = format!("{builder:?}");
    assert!(shown.contains("identity: Some(<redacted>)"), "{shown}");
}
