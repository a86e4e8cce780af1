//! OpenTelemetry metrics: a layer in the per-call slot measures how long calls take, by operation
//! and outcome, and exports a histogram to standard output.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant;

use http::{Request, Response};
use opentelemetry::KeyValue;
use opentelemetry::metrics::{Histogram, MeterProvider};
use opentelemetry_sdk::metrics::SdkMeterProvider;
use tablestore::call::{Body, CallInfo};
use tablestore::{Client, Error, Result};
use tablestore_emulator::Emulator;
use tower::util::ServiceExt;
use tower::{Layer, Service};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let exporter = opentelemetry_stdout::MetricExporter::default();
    let provider = SdkMeterProvider::builder()
        .with_periodic_exporter(exporter)
        .build();
    // Name, unit and attributes are those of OpenTelemetry's conventions for database clients.
    let duration = provider
        .meter("tablestore")
        .f64_histogram("db.client.operation.duration")
        .with_unit("s")
        .build();

    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .stack(|stack| stack.per_call_layer(MeasureLayer(duration)))
        .build()?;
    for _ in 0..3 {
        client.list_table().send().await?;
    }
    assert!(client.delete_table("none").send().await.is_err());
    provider.shutdown()?;
    Ok(())
}

struct MeasureLayer(Histogram<f64>);

#[derive(Clone)]
struct Measure<S> {
    inner: S,
    duration: Histogram<f64>,
}

impl<S> Layer<S> for MeasureLayer {
    type Service = Measure<S>;

    fn layer(&self, inner: S) -> Measure<S> {
        let duration = self.0.clone();
        Measure { inner, duration }
    }
}

impl<S> Service<Request<Body>> for Measure<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let inner = self.inner.clone();
        let duration = self.duration.clone();
        Box::pin(async move {
            let operation = request.extensions().get().and_then(CallInfo::operation);
            let name = operation.map(|operation| operation.name().to_owned());
            let mut attributes = vec![
                KeyValue::new("db.system.name", "tablestore"),
                KeyValue::new("db.operation.name", name.unwrap_or_default()),
            ];
            let started = Instant::now();
            let answer = inner.oneshot(request).await;
            if let Err(error) = &answer {
                let code = error.code().map(|code| code.as_str().to_owned());
                let kind = code.unwrap_or_else(|| format!("{:?}", error.kind()));
                attributes.push(KeyValue::new("error.type", kind));
            }
            duration.record(started.elapsed().as_secs_f64(), &attributes);
            answer
        })
    }
}
