//! A retry policy of your own: patient with a table that was just created, and quick to give up on
//! everything else.

use std::time::Duration;

use tablestore::{
    Client, DefaultRetryPolicy, ErrorCode, FailedAttempt, PrimaryKey, PrimaryKeyType, RetryPolicy,
};
use tablestore_emulator::{Emulator, Settings};

/// Waits half a second for a new table, up to twenty times.
#[derive(Debug, Default)]
struct WaitForTable(DefaultRetryPolicy);

impl RetryPolicy for WaitForTable {
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        match failed.error().code() {
            Some(ErrorCode::TableNotReady) if failed.attempts() <= 20 => {
                println!("Attempt {}: the table is not ready", failed.attempts());
                Some(Duration::from_millis(500))
            }
            _ => self.0.retry_after(failed),
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // An emulator whose tables take a second to start, as those of the cloud do.
    let mut settings = Settings::default();
    settings.table_start_up_delay = Duration::from_secs(1);
    let emulator = Emulator::builder().settings(settings).build()?;
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .retry_policy(WaitForTable::default())
        .build()?;

    let create = client.create_table("orders");
    create
        .primary_key("id", PrimaryKeyType::Integer)
        .send()
        .await?;
    let put = client.put_row("orders", PrimaryKey::new("id", 1));
    put.column("amount", 42).send().await?;
    println!("Written as soon as the table was ready");
    Ok(())
}
