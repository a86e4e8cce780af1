use std::time::Duration;

use tablestore_core::{ErrorCode, Result};
use tokio::time::{Instant, sleep};

use crate::client::Client;

/// The service speaks of up to a minute.
const LIMIT: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(500);

impl Client {
    /// Waits until a table that was just created takes reads and writes, which the service says
    /// may take up to a minute; asks every half second.
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
        let all = schema.key_range().forward();
        loop {
            let read = self.get_range(table, all.clone()).limit(1);
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
