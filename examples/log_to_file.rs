//! Logging: the client's events in a file, as the official Python client writes them under the
//! logger name `tablestore-client`. Requests are at debug, slow calls at warn, failures at error.

use std::fs::File;
use std::sync::Arc;

use tablestore::{Client, PrimaryKey, PrimaryKeyType};
use tablestore_emulator::Emulator;
use tracing_subscriber::filter::LevelFilter;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::temp_dir().join("tablestore-client.log");
    tracing_subscriber::fmt()
        .with_writer(Arc::new(File::create(&path)?))
        .with_ansi(false)
        .with_max_level(LevelFilter::DEBUG)
        .init();

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
    let put = client.put_row("orders", PrimaryKey::new("id", 1));
    put.column("amount", 42).send().await?;
    let wrong = client.put_row("orders", PrimaryKey::new("id", "one"));
    assert!(wrong.send().await.is_err());

    println!("Wrote {}:", path.display());
    print!("{}", std::fs::read_to_string(&path)?);
    Ok(())
}
