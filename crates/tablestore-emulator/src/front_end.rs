//! The front end of the service: it checks requests before the engine runs them, and adds headers and
//! a signature to responses.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method, Request, Response, StatusCode};
use tablestore_auth::{
    Authenticated, AuthenticatedHead, sign_response, stamp_response, verify_head,
};
use tablestore_core::{Body, Clock, Credentials, Error, ErrorCode, ServiceError, header};

use crate::body_limits::{BodyMemory, BodyRejected, MAX_BODY, body_too_large};
use crate::clock::EngineClock;
use crate::compression;
use crate::database::{Call, Database};
use crate::engine;
use crate::error_response;
use crate::forced_error::ForcedError;
use crate::log::LogEntry;
use crate::request_id::RequestIds;
#[cfg(feature = "simulation")]
use crate::simulation::at_once::run_at_once;
use crate::stats::Counters;
use crate::status_paths::{HEALTH, STATS};

/// Receives an entry for each request.
pub(crate) type Log = Box<dyn Fn(&LogEntry<'_>) + Send + Sync>;

pub(crate) struct FrontEnd {
    pub(crate) database: Database,
    pub(crate) credentials: Credentials,
    /// The clock for the dates of requests and responses.
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) engine_clock: EngineClock,
    pub(crate) request_ids: RequestIds,
    pub(crate) counters: Counters,
    pub(crate) inflated_bodies: BodyMemory,
    /// Whether errors about a tunnel have its id.
    pub(crate) tunnel_ids_in_errors: bool,
    pub(crate) log: Option<Log>,
    /// Whether each request is executed in one step.
    #[cfg(feature = "simulation")]
    pub(crate) is_at_once: bool,
}

impl FrontEnd {
    /// Returns the response to a request.
    pub(crate) async fn respond(&self, request: Request<Body>) -> Result<Response<Body>, Error> {
        #[cfg(feature = "simulation")]
        if self.is_at_once {
            return run_at_once(self.execute(request));
        }
        self.execute(request).await
    }

    async fn execute(&self, request: Request<Body>) -> Result<Response<Body>, Error> {
        match request.uri().path() {
            HEALTH => return Ok(self.health()),
            STATS => return Ok(self.stats()),
            _ => {}
        }
        let arrived = Instant::now();

        let authenticated = self.check(&request);
        let outcome = match &authenticated {
            Ok(authenticated) => self.run(authenticated, &request).await,
            Err(rejected) => Err(rejected.clone()),
        };
        let now = self.clock.now();
        let request_id = self.request_ids.next(now);
        let code = outcome.as_ref().err().map(|error| error.code().clone());
        let mut response = match outcome {
            Ok(body) => Response::new(Body::from(body)),
            Err(error) if operation(&request).is_empty() => {
                error_response::xml(&error, &request_id, request.headers())
            }
            Err(error) if operation(&request).starts_with("tunnel/") => {
                error_response::tunnel(&error, self.tunnel_ids_in_errors)
            }
            Err(error) => error_response::protobuf(&error),
        };
        compression::compress(&mut response, request.headers()).await;
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

    /// Checks everything but the operation's message. The MD5 and the signature cover the body as
    /// it was sent: if it is compressed, it still is.
    fn check(&self, request: &Request<Body>) -> Result<Authenticated, ServiceError> {
        check_request_line(request)?;
        if let Some(BodyRejected(error)) = request.extensions().get() {
            return Err(error.clone());
        }
        if request.body().len() > MAX_BODY {
            return Err(body_too_large());
        }
        let head = self.check_headers(request)?;
        head.verify_body(request.body().as_ref())
    }

    /// Checks everything that needs no body.
    pub(crate) fn check_head<B>(
        &self,
        request: &Request<B>,
    ) -> Result<AuthenticatedHead, ServiceError> {
        check_request_line(request)?;
        self.check_headers(request)
    }

    fn check_headers<B>(&self, request: &Request<B>) -> Result<AuthenticatedHead, ServiceError> {
        compression::check_type(request.headers())?;
        let known = |id: &str| {
            let known = &self.credentials;
            (id == known.access_key_id()).then(|| known.clone())
        };
        verify_head(request, known, self.clock.now())
    }

    async fn run(
        &self,
        authenticated: &Authenticated,
        request: &Request<Body>,
    ) -> Result<Bytes, ServiceError> {
        let (body, _reservation) = compression::message(request, &self.inflated_bodies).await?;
        ForcedError::check_before(request)?;
        let operation = operation(request);
        let handler = engine::find_handler(operation)?;
        self.counters.executed.add(operation);
        let call = Call {
            instance: authenticated.instance(),
            handler,
            body,
            now: self.engine_clock.now(),
        };
        let outcome = self.database.call(call).await;
        ForcedError::check_after(request).and(outcome)
    }

    fn health(&self) -> Response<Body> {
        match self.database.check() {
            Ok(()) => Response::new(Body::from("ok\n")),
            Err(error) => {
                let mut response = Response::new(Body::from(format!("{error}\n").into_bytes()));
                *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
                response
            }
        }
    }

    fn stats(&self) -> Response<Body> {
        let stats = format!("{}\n", self.counters.read());
        let mut response = Response::new(Body::from(stats.into_bytes()));
        let json = HeaderValue::from_static("application/json");
        response.headers_mut().insert(CONTENT_TYPE, json);
        response
    }
}

fn check_request_line<B>(request: &Request<B>) -> Result<(), ServiceError> {
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
    Ok(())
}

/// Returns the operation that the path names, such as `GetRow` or `tunnel/create`.
fn operation<B>(request: &Request<B>) -> &str {
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
