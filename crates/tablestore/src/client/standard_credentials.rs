//! The credentials of a client that is given none: Alibaba Cloud's standard chain, kept and
//! refreshed.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::Request;
use tablestore_auth::CorrectedClock;
use tablestore_auth::providers::{
    CachedCredentials, CredentialsChain, HttpClient, HttpFuture, ProviderContext,
};
use tablestore_core::{Body, Environment, Error, ErrorKind, Result};
use tablestore_transport::{CollectLayer, Proxy, Transport};
use tower_layer::Layer;

/// Far above what a server of credentials answers, and far below what would hurt.
const MAX_ANSWER_BYTES: usize = 64 << 10;

pub(crate) fn standard_credentials(
    environment: Environment,
    clock: CorrectedClock,
) -> CachedCredentials {
    let context = ProviderContext::default()
        .with_environment(environment)
        .with_http(PlainHttp::default());
    CachedCredentials::new(CredentialsChain::standard(&context)).with_clock(Arc::new(clock))
}

/// A connection pool of its own, without signing, retries or proxies; made when it is first needed,
/// which it is not where the environment or a file has a key.
#[derive(Debug, Default)]
struct PlainHttp(OnceLock<Transport>);

impl PlainHttp {
    fn transport(&self) -> Result<&Transport> {
        if let Some(transport) = self.0.get() {
            return Ok(transport);
        }
        // Whoever is between could read the key, or answer with another: nobody is.
        let client = tablestore_transport::HttpClient::builder()
            .proxy(Proxy::none())
            .build()?;
        let collected = CollectLayer::new(MAX_ANSWER_BYTES).layer(client);
        Ok(self.0.get_or_init(|| Transport::new(collected)))
    }
}

impl HttpClient for PlainHttp {
    fn send(&self, request: Request<Body>, time_limit: Duration) -> HttpFuture<'_> {
        Box::pin(async move {
            let answer = self.transport()?.send(request);
            match tokio::time::timeout(time_limit, answer).await {
                Ok(answer) => answer,
                Err(_) => Err(Error::new(
                    ErrorKind::Timeout,
                    format!("no answer within {time_limit:?}"),
                )),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use tablestore_core::{ProvideCredentials, SystemClock};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    fn provider<const N: usize>(variables: [(&str, &str); N]) -> CachedCredentials {
        let clock = CorrectedClock::new(Arc::new(SystemClock));
        standard_credentials(Environment::from(variables), clock)
    }

    #[tokio::test]
    async fn the_environment_is_asked_first() {
        let provider = provider([
            ("TABLESTORE_ACCESS_KEY_ID", "id"),
            ("TABLESTORE_ACCESS_KEY_SECRET", "secret"),
            ("ALIBABA_CLOUD_CREDENTIALS_URI", "http://127.0.0.1:1/"),
        ]);
        assert_eq!(provider.provide().await.unwrap().access_key_id(), "id");
    }

    #[tokio::test]
    async fn a_server_is_asked_over_http() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let uri = format!("http://{}/key", listener.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let (mut connection, _) = listener.accept().await.unwrap();
            let mut request = vec![0; 1024];
            let length = connection.read(&mut request).await.unwrap();
            let body = r#"{"Code":"Success","AccessKeyId":"STS.id","AccessKeySecret":"s",
                "SecurityToken":"t","Expiration":"2099-01-01T00:00:00Z"}"#;
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
            connection.write_all(head.as_bytes()).await.unwrap();
            connection.write_all(body.as_bytes()).await.unwrap();
            String::from_utf8_lossy(&request[..length]).into_owned()
        });
        let provider = provider([
            ("HOME", "/nowhere"),
            ("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true"),
            ("ALIBABA_CLOUD_CREDENTIALS_URI", &uri),
        ]);
        let credentials = provider.provide().await.unwrap();
        assert_eq!(credentials.access_key_id(), "STS.id");
        assert_eq!(credentials.security_token(), Some("t"));
        assert!(server.await.unwrap().starts_with("GET /key HTTP/1.1\r\n"));
    }

    #[tokio::test]
    async fn nothing_configured_lists_what_was_tried() {
        let provider = provider([
            ("HOME", "/nowhere"),
            ("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true"),
        ]);
        let error = provider.provide().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotConfigured);
        for name in [
            "environment",
            "CLI profile",
            "ini profile",
            "credentials URI",
        ] {
            assert!(error.to_string().contains(name), "{error}");
        }
    }
}
