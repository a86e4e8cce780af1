//! The auth crate alone, with an HTTP client of your own: signs a request, sends it with hyper-util,
//! and verifies the response before it is used.

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use tablestore_auth::Signer;
use tablestore_core::Instance;
use tablestore_emulator::Emulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let emulator = Emulator::in_memory();
    let server = emulator.listen("127.0.0.1:0").await?;
    let url = format!("{}/ListTable", server.endpoint());

    let signer = Signer::new(Instance::new("local")?, emulator.credentials().clone());
    let mut request = http::Request::post(url).body(Vec::new())?;
    let signed = signer.sign(&mut request).await?;

    let http = Client::builder(TokioExecutor::new()).build_http();
    let response = http.request(request.map(Full::<Bytes>::from)).await?;
    let (parts, body) = response.into_parts();
    let response = http::Response::from_parts(parts, body.collect().await?.to_bytes());

    signer.verify(&response, &signed)?;
    println!(
        "Verified a response of {} bytes to {}",
        response.body().len(),
        signed.path()
    );
    println!("Request id: {:?}", response.headers()["x-ots-requestid"]);
    Ok(())
}
