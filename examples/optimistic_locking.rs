//! Optimistic locking: two writers change the same row, and neither overwrites the other's change.
//! Each reads a version number and writes under the condition that it is still the same.

use tablestore::{Client, PrimaryKey, PrimaryKeyType, Result, column};
use tablestore_emulator::Emulator;
use tokio::sync::Barrier;

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
        .primary_key("id", PrimaryKeyType::Integer)
        .send()
        .await?;
    let put = client.put_row("accounts", account());
    put.column("balance", 100)
        .column("version", 0)
        .send()
        .await?;

    // Both writers read the row before either writes it.
    let both_have_read = Barrier::new(2);
    let (first, second) = tokio::join!(
        withdraw(&client, 30, &both_have_read),
        withdraw(&client, 50, &both_have_read),
    );
    println!("Conflicts: {}", first? + second?);

    let row = client.get_row("accounts", account()).send().await?.row;
    println!("Left: {}", row.unwrap_or_default().get::<i64>("balance")?);
    Ok(())
}

/// Takes an amount from the account. Returns how often another writer was faster.
async fn withdraw(client: &Client, amount: i64, both_have_read: &Barrier) -> Result<u32> {
    let mut conflicts = 0;
    loop {
        let read = client.get_row("accounts", account()).send().await?;
        let row = read.row.unwrap_or_default();
        let (balance, version) = (row.get::<i64>("balance")?, row.get::<i64>("version")?);

        if conflicts == 0 {
            both_have_read.wait().await;
        }

        let update = client
            .update_row("accounts", account())
            .put("balance", balance - amount)
            .put("version", version + 1)
            .condition(column("version").eq(version));
        match update.send().await {
            Ok(_) => return Ok(conflicts),
            // The row has changed since it was read.
            Err(error) if error.is_condition_check_fail() => conflicts += 1,
            Err(error) => return Err(error),
        }
    }
}

fn account() -> PrimaryKey {
    PrimaryKey::new("id", 1)
}
