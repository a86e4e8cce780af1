//! The changes of a table: enables its stream, writes, updates and deletes rows, reads the records with
//! the columns before and after each change, and continues later from where it stopped.

use tablestore::stream::{StreamColumns, StreamSpecification};
use tablestore::{Client, Column, PrimaryKey, PrimaryKeyType, Result};
use tablestore_emulator::Emulator;

#[tokio::main]
async fn main() -> Result<()> {
    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .build()?;
    let kept_for_a_day = StreamSpecification::enabled(24)
        .old_columns(StreamColumns::All)
        .new_columns(StreamColumns::All);
    client
        .create_table("orders")
        .primary_key("id", PrimaryKeyType::Integer)
        .stream(kept_for_a_day)
        .send()
        .await?;

    for id in [1, 2] {
        let put = client.put_row("orders", order(id));
        put.column("status", "open").send().await?;
    }
    let update = client.update_row("orders", order(1)).put("status", "paid");
    update.increment("reminders", 1).send().await?;
    client.delete_row("orders", order(2)).send().await?;

    // A shard holds the changes of a part of the table, in the order of their writes.
    let mut positions = Vec::new();
    for stream in client.list_stream().table("orders").send().await?.streams {
        let described = client.describe_stream(&stream.stream_id).send().await?;
        for shard in described.shards {
            let oldest = client.get_shard_iterator(&stream.stream_id, shard.shard_id);
            let oldest = oldest.send().await?.shard_iterator;
            positions.extend(print_changes(&client, oldest).await?);
        }
    }

    client.delete_row("orders", order(1)).send().await?;
    println!("Later, from there on:");
    for position in positions {
        print_changes(&client, position).await?;
    }
    Ok(())
}

fn order(id: i64) -> PrimaryKey {
    PrimaryKey::new("id", id)
}

/// Prints the records from a position in a shard to its end. Returns the position of the next records,
/// which a program stores to continue after a restart; `None` when the shard is closed.
async fn print_changes(client: &Client, start: String) -> Result<Option<String>> {
    let mut records = client.get_stream_record(start).records();
    while let Some(record) = records.next().await {
        let record = record?;
        println!(
            "{:?} {}: {} -> {}",
            record.action,
            record.primary_key,
            shown(record.old_columns),
            shown(record.new_columns),
        );
    }
    Ok(records.next_start())
}

fn shown(columns: Option<Vec<Column>>) -> String {
    let columns = columns.into_iter().flatten();
    let columns: Vec<_> = columns
        .map(|column| format!("{}={}", column.name, column.value))
        .collect();
    match columns.is_empty() {
        true => "nothing".to_owned(),
        false => columns.join(" "),
    }
}
