//! The plain client: hyper-util with a connection pool, and nothing else. It sends a request that
//! was signed in advance and reads the response to its end. That is what no client can do without.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http::{Request, StatusCode, Uri};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tablestore_core::Body;
use xtask_bench::Result;
use xtask_bench::canned::Responses;

use super::call::{Call, client_builder};

/// The plain client, with the request that it repeats.
#[derive(Clone)]
pub(crate) struct Plain {
    client: Client<HttpConnector, Full<Bytes>>,
    request: Arc<Request<Full<Bytes>>>,
}

impl Plain {
    /// Repeats the very bytes that our client sends in this call.
    pub(crate) async fn new(call: Call, address: &str) -> Result<Self> {
        let mut request = request_of(call)
            .await?
            .map(|body| Full::new(body.into_bytes()));
        *request.uri_mut() = format!("http://{address}{}", request.uri().path()).parse::<Uri>()?;
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        Ok(Self {
            client: Client::builder(TokioExecutor::new()).build(connector),
            request: Arc::new(request),
        })
    }

    /// Sends the request and reads the response.
    pub(crate) async fn call(&self) -> Result<()> {
        let response = self.client.request(Request::clone(&self.request)).await?;
        if response.status() != StatusCode::OK {
            return Err(format!("the plain client received {}", response.status()).into());
        }
        response.into_body().collect().await?.to_bytes();
        Ok(())
    }
}

/// The request that our client sends in this call, signed.
pub(crate) async fn request_of(call: Call) -> Result<Request<Body>> {
    requested(async |client| call.make(client, 0).await).await
}

/// The last request that a client sends, signed.
pub(crate) async fn requested(
    call: impl AsyncFnOnce(&tablestore::Client) -> Result<()>,
) -> Result<Request<Body>> {
    let sent = Arc::new(Mutex::new(None));
    let seen = Arc::clone(&sent);
    let http_client = Responses::new()?.service(move |request| {
        *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(request.clone());
    });
    let client = client_builder("localhost").service(http_client).build()?;
    call(&client).await?;
    let mut sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
    sent.take().ok_or_else(|| "the client sent nothing".into())
}
