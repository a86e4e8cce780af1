//! OpenTelemetry metrics: the duration of calls by operation and outcome, exported to standard output.

use opentelemetry::KeyValue;
use opentelemetry::metrics::MeterProvider;
use opentelemetry_sdk::metrics::SdkMeterProvider;
use tablestore::Client;
use tablestore_emulator::Emulator;

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
        .stack(|stack| {
            stack.observe_calls(move |call| {
                let attributes = call.attributes();
                let attributes =
                    attributes.map(|(name, value)| KeyValue::new(name, value.into_owned()));
                let attributes: Vec<_> = attributes.collect();
                duration.record(call.elapsed().as_secs_f64(), &attributes);
            })
        })
        .build()?;
    for _ in 0..3 {
        client.list_table().send().await?;
    }
    assert!(client.delete_table("none").send().await.is_err());
    provider.shutdown()?;
    Ok(())
}
