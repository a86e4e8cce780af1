//! What stands between a request and the engine: the checks of the service's front end, and the
//! answer's headers and signature.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method, Request, Response};
use tablestore_auth::{Authenticated, sign_response, stamp_response, verify_request};
use tablestore_core::{Body, Clock, Credentials, Error, ErrorCode, ServiceError, header};

use crate::clock::EngineClock;
use crate::compression;
use crate::database::{Call, Database};
use crate::engine::Operation;
use crate::error_response;
use crate::fault::inject;
use crate::log::LogEntry;
use crate::request_id::RequestIds;
use crate::stats::Counters;

/// The longest request body that the service takes: 5 MiB.
pub(crate) const MAX_BODY: usize = 5 * 1024 * 1024;

/// Where the service is asked whether it is up, and what it has done. No operation has these names.
const HEALTH: &str = "/health";
const STATS: &str = "/stats";

/// What is told of each answered request.
pub(crate) type Log = Box<dyn Fn(&LogEntry<'_>) + Send + Sync>;

pub(crate) struct FrontEnd {
    pub(crate) database: Database,
    pub(crate) credentials: Credentials,
    /// The time of day, which dates and signatures are judged by.
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) engine_clock: EngineClock,
    pub(crate) request_ids: RequestIds,
    pub(crate) counters: Counters,
    pub(crate) log: Option<Log>,
}

/// In the extensions of a request: why its body could not be taken. What it has instead is empty.
#[derive(Clone, Debug)]
pub(crate) struct BodyRefused(pub(crate) ServiceError);

impl FrontEnd {
    /// Answers a request.
    pub(crate) async fn answer(&self, request: Request<Body>) -> Result<Response<Body>, Error> {
        match request.uri().path() {
            HEALTH => return Ok(Response::new(Body::from("ok\n"))),
            STATS => return Ok(self.stats()),
            _ => {}
        }
        let arrived = Instant::now();

        let authenticated = self.check(&request);
        let outcome = match &authenticated {
            Ok(authenticated) => self.run(authenticated, &request).await,
            Err(refused) => Err(refused.clone()),
        };
        let now = self.clock.now();
        let request_id = self.request_ids.next(now);
        let code = outcome.as_ref().err().map(|error| error.code().clone());
        let mut response = match outcome {
            Ok(body) => Response::new(Body::from(body)),
            Err(error) if operation(&request).is_empty() => {
                error_response::xml(&error, &request_id, request.headers())
            }
            Err(error) => error_response::protobuf(&error),
        };
        compression::compress(&mut response, request.headers());
        let authenticated = authenticated.ok();
        match &authenticated {
            Some(authenticated) => sign_response(&mut response, authenticated, &request_id, now)?,
            None => stamp_response(&mut response, &request_id, now)?,
        }

        if let Some(log) = &self.log {
            let date = response.headers().get(header::DATE);
            log(&LogEntry {
                date: date.and_then(|date| date.to_str().ok()).unwrap_or("-"),
                instance: authenticated.as_ref().map(|it| it.instance().as_str()),
                operation: operation(&request),
                status: response.status(),
                code: code.as_ref().map(ErrorCode::as_str),
                elapsed: arrived.elapsed(),
                request_bytes: request.body().len(),
                response_bytes: response.body().len(),
                request_id: &request_id,
            });
        }
        Ok(response)
    }

    /// Everything that is checked before the body is looked into. What the MD5 and the signature
    /// cover is the body as it was sent: if it is compressed, it still is.
    fn check(&self, request: &Request<Body>) -> Result<Authenticated, ServiceError> {
        if operation(request).is_empty() {
            return Err(ServiceError::new(
                ErrorCode::UnsupportOperation,
                "Unsupported operation: ''. ",
            ));
        }
        if request.method() != Method::POST {
            return Err(ServiceError::new(
                ErrorCode::MethodNotAllowed,
                "Only POST method for requests is supported.",
            ));
        }
        if let Some(BodyRefused(error)) = request.extensions().get() {
            return Err(error.clone());
        }
        if request.body().len() > MAX_BODY {
            return Err(body_too_large());
        }
        compression::check_type(request.headers())?;
        let known = |id: &str| {
            let known = &self.credentials;
            (id == known.access_key_id()).then(|| known.clone())
        };
        verify_request(request, known, self.clock.now())
    }

    async fn run(
        &self,
        authenticated: &Authenticated,
        request: &Request<Body>,
    ) -> Result<Bytes, ServiceError> {
        let body = compression::message(request)?;
        inject::error_before(request)?;
        Operation::find(operation(request))?;
        self.counters.executed.add(operation(request));
        let call = Call {
            instance: authenticated.instance(),
            operation: operation(request),
            body,
            now: self.engine_clock.now(),
        };
        let outcome = self.database.call(call).await;
        inject::error_after(request).and(outcome)
    }

    fn stats(&self) -> Response<Body> {
        let stats = format!("{}\n", self.counters.read());
        let mut response = Response::new(Body::from(stats.into_bytes()));
        let json = HeaderValue::from_static("application/json");
        response.headers_mut().insert(CONTENT_TYPE, json);
        response
    }
}

/// Whether a path is one that the service itself is asked about, and not an operation.
pub(crate) fn is_about_the_service(path: &str) -> bool {
    path == HEALTH || path == STATS
}

/// The error for a body over [`MAX_BODY`].
pub(crate) fn body_too_large() -> ServiceError {
    ServiceError::new(
        ErrorCode::RequestBodyTooLarge,
        "The size of POST data is too large.",
    )
}

/// The error for a body that does not arrive.
pub(crate) fn body_too_slow() -> ServiceError {
    ServiceError::new(ErrorCode::RequestTimeout, "Request timeout.")
}

/// What the path names, such as `GetRow` or `tunnel/create`.
fn operation(request: &Request<Body>) -> &str {
    let path = request.uri().path();
    path.strip_prefix('/').unwrap_or(path)
}

impl fmt::Debug for FrontEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FrontEnd")
            .field("database", &self.database)
            .field("credentials", &self.credentials)
            .field("clock", &self.clock)
            .field("engine_clock", &self.engine_clock)
            .finish_non_exhaustive()
    }
}
