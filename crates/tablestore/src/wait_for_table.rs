use std::time::Duration;

use tablestore_core::{ErrorCode, Result};
use tokio::time::{Instant, sleep};

use crate::client::Client;

/// The service documents up to a minute.
const LIMIT: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(500);

/// # New tables
impl Client {
    /// Waits until a new table accepts reads and writes, which may take up to a minute. It is read every
    /// half second.
    ///
    /// ```
    /// # use tablestore::PrimaryKeyType;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # client.delete_table("orders").send().await?;
    /// client
    ///     .create_table("orders")
    ///     .primary_key("id", PrimaryKeyType::String)
    ///     .send()
    ///     .await?;
    /// client.wait_for_table("orders").await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSTableNotReady` after 60 s, and any other error at once.
    pub async fn wait_for_table(&self, table: &str) -> Result<()> {
        let started = Instant::now();
        let schema = self.describe_table(table).send().await?.schema;
        let all = schema.key_range();
        loop {
            let read = self.get_range(table, &all).limit(1);
            match read.send().await {
                Err(error)
                    if error.code() == Some(&ErrorCode::TableNotReady)
                        && started.elapsed() + PAUSE < LIMIT => {}
                done => return done.map(|_| ()),
            }
            sleep(PAUSE).await;
        }
    }
}
