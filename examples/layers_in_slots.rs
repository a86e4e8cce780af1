//! Layers of your own in the standard stack's three slots: once a call, once an attempt, and on the
//! wire, where they see exactly what goes out.

use http::{HeaderValue, Request};
use tablestore::call::Body;
use tablestore::{Client, Result};
use tablestore_emulator::Emulator;
use tower::util::{MapRequestLayer, MapResponseLayer};

#[tokio::main]
async fn main() -> Result<()> {
    let count_calls = MapRequestLayer::new(|request: Request<Body>| {
        println!("call     {}", request.uri().path());
        request
    });
    // Below retry and above signing: the header is part of what is signed.
    let tag = MapRequestLayer::new(|mut request: Request<Body>| {
        let tag = HeaderValue::from_static("nightly");
        request.headers_mut().insert("x-ots-request-tag", tag);
        request
    });
    let record = MapResponseLayer::new(|response: http::Response<Body>| {
        println!(
            "response {} with {} bytes",
            response.status(),
            response.body().len()
        );
        response
    });

    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .stack(|stack| {
            stack
                .per_call_layer(count_calls)
                .per_attempt_layer(tag)
                .wire_layer(record)
        })
        .build()?;
    let tables = client.list_table().send().await?.tables;
    println!("{} tables", tables.len());
    Ok(())
}
