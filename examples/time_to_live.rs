//! Time to live: sessions that expire by themselves a day after their last write. The emulator's clock
//! is moved, so the example does not wait for a day.

use std::time::Duration;

use tablestore::table::TableOptions;
use tablestore::{Client, PrimaryKey, PrimaryKeyType, Result};
use tablestore_emulator::Emulator;

/// The service does not accept less than a day.
const DAY: Duration = Duration::from_secs(86_400);

#[tokio::main]
async fn main() -> Result<()> {
    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .build()?;
    client
        .create_table("sessions")
        .primary_key("session", PrimaryKeyType::String)
        .options(TableOptions::new().time_to_live(DAY))
        .send()
        .await?;

    for session in ["old", "renewed"] {
        let put = client.put_row("sessions", key(session));
        put.column("user", "alice").send().await?;
    }
    emulator.advance(DAY / 2);
    // Every write of a column starts its time anew.
    let renew = client.update_row("sessions", key("renewed"));
    renew.put("user", "alice").send().await?;
    emulator.advance(DAY / 2 + Duration::from_secs(1));

    for session in ["old", "renewed"] {
        let row = client.get_row("sessions", key(session)).send().await?.row;
        let state = if row.is_some() { "valid" } else { "expired" };
        println!("Session {session}: {state}");
    }
    Ok(())
}

fn key(session: &str) -> PrimaryKey {
    PrimaryKey::new("session", session)
}
