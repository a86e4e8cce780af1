//! HTTP/1 over one connection.

mod limits;
#[cfg(test)]
mod tests;
mod write_timeout;

use std::error::Error as StdError;
use std::future::{Future, pending, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};

use http::header::{CONNECTION, EXPECT};
use http::request::Parts;
use http::{HeaderValue, Request, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tablestore_core::{Body, ServiceError};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};

use crate::HttpService;
use crate::body_limits::{
    BodyRejected, MAX_BODY, Reservation, SMALL_BODY, body_too_large, body_too_slow,
};
use crate::fault::cut::{Cut, End};
use crate::service::emulator_service;
pub(crate) use limits::Limits;
use write_timeout::WriteTimeout;

/// The longest head of a request. Those of the official clients take less than 1 KiB.
const MAX_HEAD: usize = 64 * 1024;

/// The most that a connection buffers of what it receives, apart from bodies.
const MAX_BUFFER: usize = 2 * MAX_HEAD;

/// How much of a rejected body is read and discarded. A client reads the response only when it has
/// sent its request; closing before that would give it a broken connection instead.
const MAX_DISCARDED: usize = 64 * 1024 * 1024;

type BoxError = Box<dyn StdError + Send + Sync>;

/// Speaks HTTP/1 over one connection, such as a `tokio::io::duplex`, until its client closes it.
///
/// This is [`Emulator::serve_connection`](crate::Emulator::serve_connection) for a service under
/// layers. A pipe knows no reset: there, a connection that a fault resets is closed.
///
/// # Cancel safety
///
/// Dropping the future closes the connection.
pub async fn serve_connection(
    service: impl HttpService,
    mut io: impl AsyncRead + AsyncWrite + Unpin,
) {
    serve(&service, &mut io, &Limits::untimed(), pending()).await;
}

/// Serves a connection until the client closes it, or, once `stop` is done, until the request in
/// flight is finished.
///
/// The connection is still open then; the caller ends it as the result says.
pub(crate) async fn serve<I>(
    service: &impl HttpService,
    io: &mut I,
    limits: &Limits,
    stop: impl Future<Output = ()>,
) -> End
where
    I: AsyncRead + AsyncWrite + Unpin,
{
    let mut io = WriteTimeout::new(io, limits.response_time);
    let served = serve_whole_responses(service, &mut io, limits, stop).await;
    // Any other connection that breaks is a matter of its client.
    let Some(cut) = served.as_ref().err().and_then(|error| Cut::find(error)) else {
        return End::Closed;
    };
    // A client that does not take even this much has gone.
    let _ = io.write_all(&cut.sent()).await;
    let _ = io.flush().await;
    cut.end()
}

async fn serve_whole_responses<I>(
    service: &impl HttpService,
    io: &mut I,
    limits: &Limits,
    stop: impl Future<Output = ()>,
) -> hyper::Result<()>
where
    I: AsyncRead + AsyncWrite + Unpin,
{
    let mut http = http1::Builder::new();
    http.max_header_size(MAX_HEAD).max_buf_size(MAX_BUFFER);
    if let Some(time) = limits.request_time {
        http.timer(TokioTimer::new()).header_read_timeout(time);
    }
    let was_used = AtomicBool::new(false);
    let respond = service_fn(|request| {
        was_used.store(true, Ordering::Relaxed);
        respond(service.clone(), request, limits)
    });
    let mut connection = pin!(http.serve_connection(TokioIo::new(io), respond));

    tokio::select! {
        biased; // A request that has arrived counts as in flight.
        served = connection.as_mut() => return served,
        () = stop => {}
    }
    // Hyper waits for the first request of a connection, however long that takes.
    if was_used.load(Ordering::Relaxed) {
        connection.as_mut().graceful_shutdown();
        connection.await?;
    }
    Ok(())
}

async fn respond(
    service: impl HttpService,
    request: Request<Incoming>,
    limits: &Limits,
) -> Result<Response<Body>, BoxError> {
    let (request, incoming) = split(request);
    if let Err(error) = check_before_body(&service, &request, &incoming) {
        let asks_first = expects_continue(&request);
        if asks_first {
            // Polling the body is what would have hyper ask for it.
            drop(incoming);
        } else {
            in_time(limits, discard(incoming)).await.transpose()?;
        }
        let mut response = call(service, rejected(request.into_parts().0, error)).await?;
        if asks_first {
            // Whether the body comes all the same cannot be known.
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(CONNECTION, close);
        }
        return Ok(response);
    }
    let body = in_time(limits, read(incoming, limits)).await.transpose()?;
    let head = request.into_parts().0;
    match body.unwrap_or_else(|| Err(body_too_slow())) {
        Ok((body, _memory)) => call(service, Request::from_parts(head, body)).await,
        Err(error) => call(service, rejected(head, error)).await,
    }
}

fn split<B>(request: Request<B>) -> (Request<()>, B) {
    let (head, body) = request.into_parts();
    (Request::from_parts(head, ()), body)
}

/// Checks whether a body is worth reading: that it is not too large, and, where it takes memory
/// that others want, that the request is authentic.
fn check_before_body(
    service: &impl HttpService,
    request: &Request<()>,
    incoming: &Incoming,
) -> Result<(), ServiceError> {
    if incoming.size_hint().lower() > MAX_BODY as u64 {
        return Err(body_too_large());
    }
    match emulator_service(service) {
        Some(emulator) if most_bytes(incoming) > SMALL_BODY => emulator.check_head(request),
        _ => Ok(()),
    }
}

/// Returns the most bytes that a body may have here.
fn most_bytes(incoming: &Incoming) -> usize {
    let upper = incoming.size_hint().upper();
    let upper = upper.and_then(|upper| usize::try_from(upper).ok());
    upper.map_or(MAX_BODY, |upper| upper.min(MAX_BODY))
}

/// Returns whether the client sends its body only when it is asked to.
fn expects_continue(request: &Request<()>) -> bool {
    let expected = request.headers().get(EXPECT);
    expected.is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(b"100-continue"))
}

fn rejected(head: Parts, error: ServiceError) -> Request<Body> {
    let mut request = Request::from_parts(head, Body::empty());
    request.extensions_mut().insert(BodyRejected(error));
    request
}

/// Waits for something that the client sends; `None` where it takes too long.
async fn in_time<T>(limits: &Limits, received: impl Future<Output = T>) -> Option<T> {
    match limits.request_time {
        None => Some(received.await),
        Some(time) => tokio::time::timeout(time, received).await.ok(),
    }
}

/// Reads the whole body into memory, with a claim to the memory of all connections, which is to be
/// held as long as the body.
async fn read(
    mut incoming: Incoming,
    limits: &Limits,
) -> Result<Result<(Body, Reservation), ServiceError>, BoxError> {
    let memory = limits.large_bodies.reserve(most_bytes(&incoming)).await;
    match Limited::new(&mut incoming, MAX_BODY).collect().await {
        Ok(body) => Ok(Ok((Body::from(body.to_bytes()), memory))),
        Err(error) if error.is::<LengthLimitError>() => {
            drop(memory);
            discard(incoming).await?;
            Ok(Err(body_too_large()))
        }
        Err(error) => Err(error),
    }
}

async fn discard(mut incoming: Incoming) -> hyper::Result<()> {
    let mut discarded = 0;
    while discarded <= MAX_DISCARDED {
        let Some(frame) = incoming.frame().await else {
            break;
        };
        discarded += frame?.data_ref().map_or(0, bytes::Bytes::len);
    }
    Ok(())
}

async fn call(
    mut service: impl HttpService,
    request: Request<Body>,
) -> Result<Response<Body>, BoxError> {
    poll_fn(|cx| service.poll_ready(cx))
        .await
        .map_err(Into::into)?;
    service.call(request).await.map_err(Into::into)
}
