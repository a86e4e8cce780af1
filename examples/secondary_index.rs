//! A query by a column that is not part of the primary key: a global secondary index on the status of
//! orders, read like a table, and the full rows by the keys that it returns.

use tablestore::secondary_index::IndexMeta;
use tablestore::table::DefinedColumnType;
use tablestore::{Client, KeyRange, PrimaryKey, PrimaryKeyType, Result};
use tablestore_emulator::Emulator;

#[tokio::main]
async fn main() -> Result<()> {
    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .build()?;
    client
        .create_table("orders")
        .primary_key("id", PrimaryKeyType::Integer)
        .defined_column("status", DefinedColumnType::String)
        .defined_column("amount", DefinedColumnType::Integer)
        // The index has the table's primary key after its own columns, and a copy of the amount.
        .index(IndexMeta::global("orders_by_status", ["status"]).defined_columns(["amount"]))
        .send()
        .await?;
    for id in 1..=6 {
        let status = if id % 2 == 0 { "paid" } else { "open" };
        let put = client.put_row("orders", PrimaryKey::new("id", id));
        put.column("status", status)
            .column("amount", id * 10)
            .column("note", "ring twice")
            .send()
            .await?;
    }

    let paid = KeyRange::prefix(PrimaryKey::new("status", "paid"), ["id"]);
    let page = client
        .get_range("orders_by_status", paid.forward())
        .send()
        .await?;
    for row in &page.rows {
        println!(
            "Paid: order {} of {}",
            row.get::<i64>("id")?,
            row.get::<i64>("amount")?
        );
    }

    // The index has no notes: they are read from the table.
    let mut batch = client.batch_get_row();
    for row in &page.rows {
        let key = PrimaryKey::new("id", row.get::<i64>("id")?);
        batch = batch.add(client.get_row("orders", key).columns(["note"]));
    }
    let notes = batch.send().await?.all_ok()?;
    println!("{} notes read from the table", notes.len());
    Ok(())
}
