//! The main job from end to end: a table, rows with every type of value, reads, an update under a
//! condition, scans both ways, deletes. Runs on an emulator inside this process, unless the
//! environment names another: `TABLESTORE_EMULATOR_HOST`, or `TABLESTORE_ENDPOINT` with a key.

use tablestore::PrimaryKeyValue::{self, InfMax, InfMin};
use tablestore::row::KeyBounds;
use tablestore::table::TableOptions;
use tablestore::{Client, Condition, ErrorKind, PrimaryKey, PrimaryKeyType, Result};
use tablestore_emulator::Emulator;

const TABLE: &str = "quickstart_orders";

#[tokio::main]
async fn main() -> Result<()> {
    let client = match Client::from_env() {
        Err(error) if error.kind() == ErrorKind::NotConfigured => embedded()?,
        named => named?,
    };
    println!("Service at {}", client.endpoint());

    let create = client
        .create_table(TABLE)
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("order", PrimaryKeyType::Integer)
        .options(TableOptions::new().max_versions(2));
    create.send().await?;
    client.wait_for_table(TABLE).await?;
    println!("Created table {TABLE}");

    for number in 1..=3 {
        let put = client
            .put_row(TABLE, order(number))
            .column("amount", number * 10)
            .column("discount", 0.25)
            .column("note", "ring twice, 公司")
            .column("paid", false)
            .column("receipt", [0xCA, 0xFE]);
        let cost = put.send().await?.consumed.write;
        println!("Put order {number} for {cost} write unit(s)");
    }

    let row = client.get_row(TABLE, order(2)).send().await?.row;
    let row = row.unwrap_or_default();
    let amount: i64 = row.get("amount")?;
    println!("Read {row}, whose amount is {amount}");

    let update = client
        .update_row(TABLE, order(2))
        .put("paid", true)
        .increment("amount", 5)
        .delete("note")
        .condition(Condition::expect_exist());
    update.send().await?;
    let read = client.get_row(TABLE, order(2)).max_versions(2);
    let row = read.columns(["amount", "paid", "note"]).send().await?.row;
    println!("Updated to {}", row.unwrap_or_default());

    let again = client.put_row(TABLE, order(2)).column("amount", 0);
    match again.condition(Condition::expect_not_exist()).send().await {
        Err(error) if error.is_condition_check_fail() => println!("Not put again: order 2 exists"),
        other => println!("Put again, which is wrong: {other:?}"),
    }

    let scan = client.get_range(TABLE, order(InfMin)..order(InfMax));
    for row in scan.columns(["amount"]).send().await?.rows {
        println!("Forwards {row}");
    }
    let backward = KeyBounds::backward(order(InfMax)..order(InfMin));
    let scan = client.get_range(TABLE, backward).limit(2);
    for row in scan.columns(["amount"]).send().await?.rows {
        println!("Backwards {row}");
    }

    client.delete_row(TABLE, order(1)).send().await?;
    let gone = client.get_row(TABLE, order(1)).send().await?.row;
    println!("Deleted order 1: reading it gives {gone:?}");
    client.delete_table(TABLE).send().await?;
    println!("Deleted table {TABLE}");
    Ok(())
}

/// The key of one of Alice's orders, or a bound below or above all of them.
fn order(number: impl Into<PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("customer", "alice").and("order", number)
}

/// A client of an emulator inside this process: no socket, no account.
fn embedded() -> Result<Client> {
    let emulator = Emulator::in_memory();
    Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .build()
}
