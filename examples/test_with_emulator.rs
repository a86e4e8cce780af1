//! Testing with the emulator: the code under test takes a `Client`, and each test gives it one of an
//! isolated service in the same process. Faults on demand show how the code behaves when the service
//! or the network fails.

use tablestore::{Client, ErrorCode, NoRetryPolicy, PrimaryKey, PrimaryKeyType, Result};
use tablestore_emulator::{Emulator, Fault, FaultLayer, Faults};
use tower_layer::Layer;

/// The code under test.
async fn visits(client: &Client, page: &str) -> Result<i64> {
    let key = PrimaryKey::new("page", page);
    let update = client.update_row("visits", key).increment("count", 1);
    let updated = update.return_after_modify(["count"]).send().await?;
    updated.row.unwrap_or_default().get("count")
}

/// A client of an emulator of its own, whose next calls meet these faults.
async fn client_with(faults: &[Fault]) -> Result<Client> {
    let emulator = Emulator::in_memory();
    let builder = || {
        Client::builder(emulator.endpoint())
            .credentials(emulator.credentials().clone())
            .instance("test")
    };
    let setup = builder().service(emulator.service()).build()?;
    let create = setup.create_table("visits");
    let create = create.primary_key("page", PrimaryKeyType::String);
    create.send().await?;

    let script = Faults::script(faults.iter().cloned());
    let faulty = FaultLayer::new(script).layer(emulator.service());
    builder()
        .service(faulty)
        .retry_policy(NoRetryPolicy)
        .build()
}

async fn counts_each_visit() -> Result<()> {
    let client = client_with(&[]).await?;
    assert_eq!(visits(&client, "home").await?, 1);
    assert_eq!(visits(&client, "home").await?, 2);
    Ok(())
}

async fn reports_a_busy_service() -> Result<()> {
    let client = client_with(&[Fault::ErrorBefore(ErrorCode::ServerBusy)]).await?;
    let error = visits(&client, "home").await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ServerBusy));
    assert!(!error.outcome_unknown(), "the service rejected it");
    Ok(())
}

async fn reports_a_lost_response() -> Result<()> {
    let client = client_with(&[Fault::DropResponse]).await?;
    let error = visits(&client, "home").await.unwrap_err();
    assert!(error.outcome_unknown(), "the visit may have been counted");
    Ok(())
}

/// In a project of your own, each of these is a function with `#[tokio::test]`.
#[tokio::main]
async fn main() -> Result<()> {
    counts_each_visit().await?;
    reports_a_busy_service().await?;
    reports_a_lost_response().await?;
    println!("3 tests passed");
    Ok(())
}
