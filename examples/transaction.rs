//! Moves an amount between two rows of one customer in a local transaction: others see both changes
//! or none.

use tablestore::{Client, PrimaryKey, PrimaryKeyType, Result};
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
        .create_table("accounts")
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("account", PrimaryKeyType::String)
        .enable_local_transactions()
        .send()
        .await?;
    for (name, amount) in [("savings", 100), ("daily", 0)] {
        let put = client.put_row("accounts", account(name));
        put.column("amount", amount).send().await?;
    }

    // It holds the rows of this customer: other writers are refused until it ends.
    let alice = PrimaryKey::new("customer", "alice");
    let start = client.start_local_transaction("accounts", alice);
    let transaction = start.send().await?;
    let take = transaction.update_row(account("savings"));
    take.increment("amount", -30).send().await?;
    let give = transaction.update_row(account("daily"));
    give.increment("amount", 30).send().await?;

    println!(
        "Before the commit, others see {} saved",
        saved(&client).await?
    );
    transaction.commit().send().await?;
    println!("After it, {}", saved(&client).await?);
    Ok(())
}

fn account(name: &str) -> PrimaryKey {
    PrimaryKey::new("customer", "alice").and("account", name)
}

async fn saved(client: &Client) -> Result<i64> {
    let row = client
        .get_row("accounts", account("savings"))
        .send()
        .await?
        .row;
    row.unwrap_or_default().get("amount")
}
