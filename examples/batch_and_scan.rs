//! Writes rows of many customers in batches, and reads them back as a stream that fetches the next
//! page while the program works on this one.

use tablestore::{Client, PrimaryKey, PrimaryKeyType, Result, column};
use tablestore_emulator::Emulator;

/// The service accepts up to 200 rows in one batch.
const ROWS_A_BATCH: i64 = 200;

#[tokio::main]
async fn main() -> Result<()> {
    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .build()?;
    let create = client.create_table("orders");
    create
        .primary_key("id", PrimaryKeyType::Integer)
        .send()
        .await?;

    for batch in 0..5 {
        let ids = batch * ROWS_A_BATCH..(batch + 1) * ROWS_A_BATCH;
        let puts = ids.map(|id| {
            let put = client.put_row("orders", PrimaryKey::new("id", id));
            put.column("amount", id % 100)
        });
        let response = client.batch_write_row().add_all(puts).send().await?;
        // Rows that failed for a transient reason were retried: these failures are final.
        for (_, error) in response.failed() {
            println!("In batch {batch}: {error}");
        }
    }

    let all = client
        .describe_table("orders")
        .send()
        .await?
        .schema
        .key_range();
    let large = client
        .get_range("orders", all.forward())
        .filter(column("amount").ge(90));
    let mut rows = large.rows();
    let (mut count, mut sum) = (0, 0);
    while let Some(row) = rows.next().await {
        count += 1;
        sum += row?.get::<i64>("amount")?;
    }
    println!("{count} of 1000 orders are large, {sum} in all");
    Ok(())
}
