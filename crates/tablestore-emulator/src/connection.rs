//! HTTP/1 over one connection.

use std::error::Error as StdError;
use std::future::{Future, pending, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

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
use crate::body_limits::{BodyRejected, MAX_BODY, body_too_large, body_too_slow};
use crate::fault::cut::{Cut, End};

/// The longest head of a request. Those of the official clients take less than 1 KiB.
const MAX_HEAD: usize = 64 * 1024;

/// How much of a body that is too large is read and thrown away. A client reads the answer only
/// when it has sent its request; closing before that would give it a broken connection instead.
const MAX_DISCARDED: usize = 64 * 1024 * 1024;

type BoxError = Box<dyn StdError + Send + Sync>;

/// Speaks HTTP/1 over one connection, such as a `tokio::io::duplex`, until its client closes it.
///
/// This is [`Emulator::serve_connection`](crate::Emulator::serve_connection) for a service under
/// layers. A pipe knows no reset: there, a connection that a fault resets is closed.
///
/// # Cancel safety
///
/// Dropping the future cuts the connection.
pub async fn serve_connection(
    service: impl HttpService,
    mut io: impl AsyncRead + AsyncWrite + Unpin,
) {
    serve(&service, &mut io, None, pending()).await;
}

/// Serves a connection until the client closes it, or, once `stop` is done, until what is in flight
/// is answered. `patience` limits the wait for a request's head and for its body; it also ends a
/// connection that is idle.
///
/// The connection is still open then, and to be ended as is said.
pub(crate) async fn serve<I>(
    service: &impl HttpService,
    io: &mut I,
    patience: Option<Duration>,
    stop: impl Future<Output = ()>,
) -> End
where
    I: AsyncRead + AsyncWrite + Unpin,
{
    let served = serve_whole_answers(service, io, patience, stop).await;
    // Any other connection that breaks is its client's to complain about.
    let Some(cut) = served.as_ref().err().and_then(|error| Cut::find(error)) else {
        return End::Closed;
    };
    // Who does not take even this much has gone.
    let _ = io.write_all(&cut.sent()).await;
    let _ = io.flush().await;
    cut.end()
}

async fn serve_whole_answers<I>(
    service: &impl HttpService,
    io: &mut I,
    patience: Option<Duration>,
    stop: impl Future<Output = ()>,
) -> hyper::Result<()>
where
    I: AsyncRead + AsyncWrite + Unpin,
{
    let mut http = http1::Builder::new();
    http.max_header_size(MAX_HEAD);
    if let Some(patience) = patience {
        http.timer(TokioTimer::new()).header_read_timeout(patience);
    }
    let was_used = AtomicBool::new(false);
    let answer = service_fn(|request| {
        was_used.store(true, Ordering::Relaxed);
        answer(service.clone(), request, patience)
    });
    let mut connection = pin!(http.serve_connection(TokioIo::new(io), answer));

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

async fn answer(
    service: impl HttpService,
    request: Request<Incoming>,
    patience: Option<Duration>,
) -> Result<Response<Body>, BoxError> {
    let (head, incoming) = request.into_parts();
    if is_over_the_limit(&incoming) && waits_for_leave(&head) {
        // Polling the body is what would have hyper ask for it.
        drop(incoming);
        let mut response = call(service, refused(head, body_too_large())).await?;
        // Whether the body comes all the same cannot be known.
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(CONNECTION, close);
        return Ok(response);
    }
    let body = match patience {
        None => read(incoming).await?,
        Some(patience) => match tokio::time::timeout(patience, read(incoming)).await {
            Ok(body) => body?,
            Err(_) => Err(body_too_slow()),
        },
    };
    let request = match body {
        Ok(body) => Request::from_parts(head, body),
        Err(error) => refused(head, error),
    };
    call(service, request).await
}

fn refused(head: Parts, error: ServiceError) -> Request<Body> {
    let mut request = Request::from_parts(head, Body::empty());
    request.extensions_mut().insert(BodyRejected(error));
    request
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

/// Whether a body says that it is longer than the service takes.
fn is_over_the_limit(incoming: &Incoming) -> bool {
    incoming.size_hint().lower() > MAX_BODY as u64
}

/// Whether the client sends its body only when it is told to.
fn waits_for_leave(head: &Parts) -> bool {
    let expected = head.headers.get(EXPECT);
    expected.is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(b"100-continue"))
}

/// Takes the whole body into memory, if the service would.
async fn read(mut incoming: Incoming) -> Result<Result<Body, ServiceError>, BoxError> {
    if !is_over_the_limit(&incoming) {
        match Limited::new(&mut incoming, MAX_BODY).collect().await {
            Ok(body) => return Ok(Ok(Body::from(body.to_bytes()))),
            Err(error) if error.is::<LengthLimitError>() => {}
            Err(error) => return Err(error),
        }
    }
    discard(incoming).await?;
    Ok(Err(body_too_large()))
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

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::time::Instant;

    use super::*;
    use crate::Emulator;

    const PATIENCE: Duration = Duration::from_secs(7);

    /// Sends bytes over a connection, and gives all that comes back, with the time it took.
    async fn exchange(sent: &str) -> (String, Duration) {
        let emulator = Emulator::in_memory();
        let (mut near, mut far) = tokio::io::duplex(64);
        let served = async {
            serve(&emulator.service(), &mut far, Some(PATIENCE), pending()).await;
            drop(far);
        };
        let client = async {
            let started = Instant::now();
            near.write_all(sent.as_bytes()).await.unwrap();
            let mut received = String::new();
            near.read_to_string(&mut received).await.unwrap();
            (received, started.elapsed())
        };
        tokio::join!(client, served).0
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_that_does_not_end_is_not_waited_for_forever() {
        let (received, time) = exchange("POST /ListTable HTTP/1.1\r\nhost:").await;
        assert_eq!(received, "");
        assert_eq!(time.as_secs(), PATIENCE.as_secs());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_does_not_end_is_answered_with_a_timeout() {
        let head = "POST /ListTable HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\n";
        let (received, time) = exchange(&format!("{head}abc")).await;
        assert!(received.starts_with("HTTP/1.1 408 "), "{received}");
        assert!(received.contains("OTSRequestTimeout"), "{received}");
        assert!(received.contains("Request timeout."), "{received}");
        assert_eq!(time.as_secs(), PATIENCE.as_secs());
    }
}
