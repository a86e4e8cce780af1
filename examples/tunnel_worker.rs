//! A worker of a tunnel: copies the rows of a table and then its changes to another table, until it is
//! stopped. Run it several times at once, on a real instance: they share the work.

use tablestore::batch::RowChange;
use tablestore::row::ColumnUpdate;
use tablestore::stream::{StreamAction, StreamRecord};
use tablestore::tunnel::worker::WorkerEvent;
use tablestore::tunnel::{RecordBatch, TunnelType};
use tablestore::{Client, PrimaryKey, PrimaryKeyType, Result};
use tablestore_emulator::Emulator;
use tokio::sync::oneshot;

#[tokio::main]
async fn main() -> Result<()> {
    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .build()?;
    for table in ["orders", "copy"] {
        let create = client.create_table(table);
        let create = create.primary_key("id", PrimaryKeyType::Integer);
        create.send().await?;
    }
    for id in 0..100 {
        put(&client, id, "open").await?;
    }

    let tunnels = client.tunnels();
    tunnels
        .create("orders", "audit", TunnelType::BaseAndStream)
        .send()
        .await?;
    // A program stops on a signal instead: `tokio::signal::ctrl_c()`.
    let (stop, stopped) = oneshot::channel::<()>();
    let target = client.clone();
    let worker = tunnels
        .worker("orders", "audit")
        .concurrency(8)
        .observe(report)
        .run(move |batch: RecordBatch| {
            let target = target.clone();
            async move { store(&target, batch.records()).await }
        })
        .with_graceful_shutdown(stopped);
    let worker = tokio::spawn(async move { worker.await });

    // These are delivered as changes.
    put(&client, 7, "paid").await?;
    client.delete_row("orders", order(8)).send().await?;
    while status(&client, 7).await?.as_deref() != Some("paid")
        || status(&client, 8).await?.is_some()
    {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let _ = stop.send(());
    if let Ok(outcome) = worker.await {
        outcome?;
    }
    println!("The copy has order 7 as paid, and no order 8");
    Ok(())
}

/// Writes a batch to the copy. If this fails, the batch is delivered again: rows are replaced and
/// deleted, so that twice is as good as once.
async fn store(client: &Client, records: &[StreamRecord]) -> Result<()> {
    // A batch of the service has up to 200 rows, and each of them once.
    let mut batch = client.batch_write_row();
    let mut keys: Vec<&PrimaryKey> = Vec::new();
    for record in records {
        if keys.len() == 200 || keys.contains(&&record.primary_key) {
            std::mem::replace(&mut batch, client.batch_write_row())
                .send()
                .await?
                .all_ok()?;
            keys.clear();
        }
        keys.push(&record.primary_key);
        batch = batch.add(change(client, record));
    }
    batch.send().await?.all_ok()?;
    Ok(())
}

fn change(client: &Client, record: &StreamRecord) -> RowChange {
    let (key, changes) = (record.primary_key.clone(), record.changes.iter().cloned());
    match record.action {
        StreamAction::PutRow => {
            let columns = changes.filter_map(ColumnUpdate::into_put);
            client.put_row("copy", key).columns(columns).into()
        }
        StreamAction::UpdateRow => client.update_row("copy", key).changes(changes).into(),
        _ => client.delete_row("copy", key).into(),
    }
}

/// Prints events that a program would count.
fn report(event: &WorkerEvent<'_>) {
    if let WorkerEvent::BatchProcessed {
        channel_id,
        records,
        lag,
        ..
    } = event
    {
        println!("{channel_id}: {records} records, {lag:?} behind");
    }
}

async fn put(client: &Client, id: i64, status: &str) -> Result<()> {
    let put = client.put_row("orders", order(id)).column("status", status);
    put.send().await.map(drop)
}

async fn status(client: &Client, id: i64) -> Result<Option<String>> {
    let row = client.get_row("copy", order(id)).send().await?.row;
    row.map(|row| row.get("status")).transpose()
}

fn order(id: i64) -> PrimaryKey {
    PrimaryKey::new("id", id)
}
