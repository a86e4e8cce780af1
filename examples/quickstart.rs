//! The main job from end to end: a table, rows with every type of value, reads, an update under a
//! condition, scans both ways, deletes. Runs on a local service inside this process, unless the
//! environment names another: `TABLESTORE_EMULATOR_HOST`, or `TABLESTORE_ENDPOINT` with a key.

use tablestore::PrimaryKeyValue::{InfMax, InfMin};
use tablestore::{
    Client, Condition, Direction, ErrorKind, PrimaryKey, PrimaryKeyType, Result, TableOptions,
};
use tablestore_emulator::Emulator;

const TABLE: &str = "quickstart_orders";

#[tokio::main]
async fn main() -> Result<()> {
    let client = match Client::from_env() {
        Err(error) if error.kind() == ErrorKind::NotConfigured => embedded()?,
        named => named?,
    };
    println!("Service at {}", client.endpoint());

    client
        .create_table(TABLE)
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("order", PrimaryKeyType::Integer)
        .options(TableOptions::new().max_versions(2))
        .send()
        .await?;
    client.wait_for_table(TABLE).await?;
    println!("Created table {TABLE}");

    for number in 1..=3 {
        let answer = client
            .put_row(TABLE, order("alice", number))
            .column("amount", number * 10)
            .column("discount", 0.25)
            .column("note", "ring twice, 公司")
            .column("paid", false)
            .column("receipt", &[0xCA, 0xFE])
            .send()
            .await?;
        println!(
            "Put order {number} for {} write units",
            answer.consumed.write
        );
    }

    let row = client.get_row(TABLE, order("alice", 2)).send().await?.row;
    if let Some(row) = &row {
        println!("Read {row}");
        println!("  amount as a number: {}", row.get::<i64>("amount")?);
    }

    let update = client
        .update_row(TABLE, order("alice", 2))
        .put("paid", true)
        .increment("amount", 5)
        .delete("note")
        .condition(Condition::expect_exist());
    update.send().await?;
    let row = client
        .get_row(TABLE, order("alice", 2))
        .columns(["amount", "paid", "note"])
        .max_versions(2)
        .send()
        .await?
        .row;
    println!(
        "Updated to {}",
        row.map(|row| row.to_string()).unwrap_or_default()
    );

    let again = client
        .put_row(TABLE, order("alice", 2))
        .condition(Condition::expect_not_exist());
    match again.send().await {
        Err(error) if error.is_condition_check_fail() => println!("Not put again: {error}"),
        other => println!("Put again, which is wrong: {other:?}"),
    }

    let all = order("alice", InfMin)..order("alice", InfMax);
    for row in client
        .get_range(TABLE, all.clone())
        .columns(["amount"])
        .send()
        .await?
        .rows
    {
        println!("Forwards {row}");
    }
    let backward = client
        .get_range(TABLE, all.end..all.start)
        .direction(Direction::Backward);
    for row in backward.columns(["amount"]).limit(2).send().await?.rows {
        println!("Backwards {row}");
    }

    client.delete_row(TABLE, order("alice", 1)).send().await?;
    let gone = client.get_row(TABLE, order("alice", 1)).send().await?.row;
    println!("Deleted order 1: reading it gives {gone:?}");
    client.delete_table(TABLE).send().await?;
    println!("Deleted table {TABLE}");
    Ok(())
}

fn order(customer: &str, number: impl Into<tablestore::PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("customer", customer).and("order", number)
}

/// A client of a local service inside this process: no socket, no account.
fn embedded() -> Result<Client> {
    let emulator = Emulator::in_memory();
    Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .build()
}
