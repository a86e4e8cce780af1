//! The canned service: it returns one response for each operation, signed in advance. What a client
//! spends on a call against it is the client's own cost.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use prost::Message;
use tablestore_auth::{SigningParams, sign, sign_response, verify_request};
use tablestore_core::{Body, Clock, Error, SystemClock};
use tablestore_protocol::proto::table as proto;
use tokio::net::TcpListener;
use tower::Service;

use crate::{Result, reference};

/// Rows of a response to GetRange: as many as the service puts into one.
pub const ROWS_A_PAGE: i64 = 5_000;

/// Responses are dated, and clients take dates within 15 minutes of their own.
const FRESH: Duration = Duration::from_secs(300);

/// The responses, by path.
#[derive(Clone, Debug)]
pub struct Responses(HashMap<&'static str, Response<Body>>);

impl Responses {
    /// Encodes and signs them.
    ///
    /// # Errors
    ///
    /// None that is to be expected.
    pub fn new() -> Result<Self> {
        let consumed = proto::ConsumedCapacity {
            capacity_unit: proto::CapacityUnit {
                read: Some(1),
                write: Some(0),
            },
            capacity_data_size: None,
        };
        let get_row = proto::GetRowResponse {
            consumed,
            row: reference::page(1),
            next_token: None,
        };
        let get_range = proto::GetRangeResponse {
            consumed,
            rows: reference::page(ROWS_A_PAGE),
            next_start_primary_key: None,
            next_token: None,
            data_block_type: None,
            compress_type: None,
        };
        let put_row = proto::PutRowResponse {
            consumed,
            row: None,
        };
        let bodies = [
            ("/GetRow", get_row.encode_to_vec()),
            ("/GetRange", get_range.encode_to_vec()),
            ("/PutRow", put_row.encode_to_vec()),
        ];
        let signed = bodies.map(|(path, body)| Ok((path, signed(path, body)?)));
        Ok(Self(signed.into_iter().collect::<Result<_>>()?))
    }

    /// The response to a request with this path, status 404 if there is none.
    pub fn get(&self, path: &str) -> Response<Body> {
        self.0.get(path).cloned().unwrap_or_else(|| {
            let mut nothing = Response::new(Body::empty());
            *nothing.status_mut() = StatusCode::NOT_FOUND;
            nothing
        })
    }

    /// The responses as a client's HTTP client, without a socket. `see` receives each request.
    pub fn service(
        self,
        see: impl Fn(&Request<Body>) + Clone + Send + Sync + 'static,
    ) -> impl Service<Request<Body>, Response = Response<Body>, Error = Error, Future: Send>
    + Clone
    + Send
    + Sync {
        tower::service_fn(move |request: Request<Body>| {
            see(&request);
            std::future::ready(Ok(self.get(request.uri().path())))
        })
    }
}

/// Listens, and responds on every connection, without end.
///
/// # Errors
///
/// When the system takes no connections.
pub async fn serve(listener: TcpListener) -> Result<()> {
    let responses = Arc::new(RwLock::new(Responses::new()?));
    let mut stale = tokio::time::interval(FRESH);
    loop {
        tokio::select! {
            _ = stale.tick() => {
                *responses.write().unwrap_or_else(PoisonError::into_inner) = Responses::new()?;
            }
            connection = listener.accept() => {
                let (socket, _) = connection?;
                socket.set_nodelay(true)?;
                let responses = Arc::clone(&responses);
                let service = service_fn(move |request| respond(Arc::clone(&responses), request));
                // A client that hangs up is none of ours.
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(socket), service));
            }
        }
    }
}

async fn respond(
    responses: Arc<RwLock<Responses>>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>> {
    let path = request.uri().path().to_owned();
    request.into_body().collect().await?;
    let responses = responses.read().unwrap_or_else(PoisonError::into_inner);
    Ok(responses
        .get(&path)
        .map(|body| Full::new(body.into_bytes())))
}

/// A response as the service signs it for the key of the bench.
fn signed(path: &str, body: Vec<u8>) -> Result<Response<Body>> {
    let now = SystemClock.now();
    let credentials = reference::credentials()?;
    let params = SigningParams::new(credentials.clone(), reference::instance()?, now);
    let mut request = Request::post(path).body(Body::empty())?;
    sign(&mut request, &params)?;
    let authenticated = verify_request(&request, |_| Some(credentials), now)?;
    let mut response = Response::new(Body::from(body));
    sign_response(&mut response, &authenticated, "0006-bench", now)?;
    Ok(response)
}
