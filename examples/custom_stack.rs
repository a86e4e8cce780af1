//! A tower stack of your own over the public layers, handed to the client: tower-http's tracing, a
//! rate limit, and a recorder among them.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tablestore::call::Body;
use tablestore::{Client, Error, Result};
use tablestore_auth::{AuthLayer, Signer};
use tablestore_core::Instance;
use tablestore_emulator::Emulator;
use tablestore_transport::{
    AttemptTimeoutLayer, CollectLayer, DeadlineLayer, DecodeServiceErrorLayer, RetryLayer,
    WriteRetryPolicy,
};
use tower::{Layer, Service, ServiceBuilder};
use tower_http::trace::TraceLayer;

#[tokio::main]
async fn main() -> Result<()> {
    let level = tracing_subscriber::filter::LevelFilter::DEBUG;
    tracing_subscriber::fmt().with_max_level(level).init();
    let emulator = Emulator::in_memory();
    let signer = Signer::new(Instance::new("local")?, emulator.credentials().clone());
    let calls = Arc::new(Mutex::new(Vec::new()));

    let stack = ServiceBuilder::new()
        .layer(RecordLayer(Arc::clone(&calls)))
        .layer(DeadlineLayer::new(Duration::from_secs(10)))
        .layer(RetryLayer::new(WriteRetryPolicy::default()))
        .layer(EveryLayer(Duration::from_millis(20)))
        .layer(AttemptTimeoutLayer::new(Duration::from_secs(3)))
        .layer(DecodeServiceErrorLayer)
        .layer(AuthLayer::new(signer))
        .layer(CollectLayer::default())
        .layer(TraceLayer::new_for_http())
        .service(emulator.service());

    let client = Client::builder(emulator.endpoint())
        .transport(stack)
        .build()?;
    for _ in 0..3 {
        client.list_table().send().await?;
    }
    let calls = calls.lock().map(|calls| calls.join(", "));
    println!("Recorded: {}", calls.unwrap_or_default());
    Ok(())
}

/// Writes down the path of each call.
#[derive(Clone)]
struct RecordLayer(Arc<Mutex<Vec<String>>>);

#[derive(Clone)]
struct Record<S> {
    inner: S,
    calls: Arc<Mutex<Vec<String>>>,
}

impl<S> Layer<S> for RecordLayer {
    type Service = Record<S>;

    fn layer(&self, inner: S) -> Record<S> {
        let calls = Arc::clone(&self.0);
        Record { inner, calls }
    }
}

impl<S: Service<Request<Body>>> Service<Request<Body>> for Record<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> S::Future {
        if let Ok(mut calls) = self.calls.lock() {
            calls.push(request.uri().path().to_owned());
        }
        self.inner.call(request)
    }
}

/// Lets one request through at a time, and the next after a pause. tower's own rate limit cannot be
/// cloned, which a client has to be.
#[derive(Clone)]
struct EveryLayer(Duration);

#[derive(Clone)]
struct Every<S> {
    inner: S,
    pause: Duration,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl<S> Layer<S> for EveryLayer {
    type Service = Every<S>;

    fn layer(&self, inner: S) -> Every<S> {
        let turn = Arc::default();
        Every {
            inner,
            pause: self.0,
            turn,
        }
    }
}

impl<S> Service<Request<Body>> for Every<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let next = self.inner.clone();
        let mut ready = std::mem::replace(&mut self.inner, next);
        let (pause, turn) = (self.pause, Arc::clone(&self.turn));
        Box::pin(async move {
            let turn = turn.lock_owned().await;
            tokio::spawn(async move {
                tokio::time::sleep(pause).await;
                drop(turn);
            });
            ready.call(request).await
        })
    }
}
