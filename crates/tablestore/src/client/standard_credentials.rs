//! The credentials of a client that is built without any: Alibaba Cloud's standard chain, with a cache.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::Request;
use http::uri::Scheme;
use tablestore_auth::CorrectedClock;
use tablestore_auth::providers::{
    CachedCredentials, CredentialsChain, HttpClient, HttpFuture, ProviderContext,
};
use tablestore_core::{Body, Environment, Error, ErrorKind, Result};
use tablestore_transport::{CollectLayer, Proxy, Transport};
use tower_layer::Layer;

use super::run_programs::RunPrograms;

/// Far more than a server that issues credentials responds with.
const MAX_RESPONSE_BYTES: usize = 64 << 10;

/// The pauses before a request is retried that was not sent: a server beside the program may start after
/// it. Others are not retried, for the STS accepts a request once.
const RETRY_PAUSES: [Duration; 2] = [Duration::from_millis(100), Duration::from_millis(200)];

pub(crate) fn standard_credentials(
    environment: Environment,
    clock: CorrectedClock,
) -> CachedCredentials {
    let clock = Arc::new(clock);
    let context = ProviderContext::default()
        .with_environment(environment.clone())
        .with_http(PlainHttp::new(environment))
        .with_commands(RunPrograms)
        .with_clock(clock.clone());
    CachedCredentials::new(CredentialsChain::standard(&context)).with_clock(clock)
}

/// HTTP clients without signing and retries, created when they are first used, which they are not if the
/// environment or a file has a key.
#[derive(Debug)]
struct PlainHttp {
    environment: Environment,
    /// For plain HTTP: a proxy could read the key, or respond with another one.
    direct: OnceLock<Transport>,
    /// For HTTPS, with the proxies of the environment.
    tunneled: OnceLock<Transport>,
}

impl PlainHttp {
    fn new(environment: Environment) -> Self {
        Self {
            environment,
            direct: OnceLock::new(),
            tunneled: OnceLock::new(),
        }
    }

    fn transport(&self, scheme: Option<&Scheme>) -> Result<&Transport> {
        let is_https = scheme == Some(&Scheme::HTTPS);
        let transport = if is_https {
            &self.tunneled
        } else {
            &self.direct
        };
        if let Some(transport) = transport.get() {
            return Ok(transport);
        }
        let builder = tablestore_transport::HttpClient::builder();
        let client = if is_https {
            builder.environment(self.environment.clone()).build()?
        } else {
            builder.proxy(Proxy::none()).build()?
        };
        let collected = CollectLayer::new(MAX_RESPONSE_BYTES).layer(client);
        Ok(transport.get_or_init(|| Transport::new(collected)))
    }
}

impl HttpClient for PlainHttp {
    fn send(&self, request: Request<Body>, time_limit: Duration) -> HttpFuture<'_> {
        Box::pin(async move {
            let transport = self.transport(request.uri().scheme())?;
            let response = async {
                for pause in RETRY_PAUSES {
                    match transport.send(request.clone()).await {
                        Err(error) if error.kind() == ErrorKind::Connect => {
                            tokio::time::sleep(pause).await;
                        }
                        result => return result,
                    }
                }
                transport.send(request).await
            };
            match tokio::time::timeout(time_limit, response).await {
                Ok(response) => response,
                Err(_) => Err(Error::new(
                    ErrorKind::Timeout,
                    format!("no response within {time_limit:?}"),
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
    async fn a_server_that_starts_late_is_waited_for() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let server = tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            let listener = TcpListener::bind(address).await.unwrap();
            let (mut connection, _) = listener.accept().await.unwrap();
            let response = b"HTTP/1.1 204 No Content\r\n\r\n";
            let _ = connection.read(&mut [0; 1024]).await.unwrap();
            connection.write_all(response).await.unwrap();
        });
        let http = PlainHttp::new(Environment::from([("HOME", "/nowhere")]));
        let uri = format!("http://{address}/key");
        let request = Request::get(uri).body(Body::empty()).unwrap();
        let response = http.send(request, Duration::from_secs(10)).await.unwrap();
        assert_eq!(response.status(), 204);
        server.await.unwrap();
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
