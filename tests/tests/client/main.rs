//! The client's ten operations, against the local service in the same process and over TCP.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod calls;
mod reads;
mod rows;
mod tables;

use tablestore::{Client, PrimaryKey, PrimaryKeyType, PrimaryKeyValue, Row, TableOptions};
use tablestore_emulator::Emulator;

const TABLE: &str = "orders";

fn client_of(emulator: &Emulator) -> Client {
    Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("shop")
        .service(emulator.service())
        .build()
        .unwrap()
}

/// A client of a fresh service that has a table with these options.
async fn client_with(options: TableOptions) -> Client {
    let client = client_of(&Emulator::in_memory());
    create(&client, options).await;
    client
}

async fn create(client: &Client, options: TableOptions) {
    client
        .create_table(TABLE)
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("order", PrimaryKeyType::Integer)
        .options(options)
        .send()
        .await
        .unwrap();
}

fn key(customer: &str, order: impl Into<PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("customer", customer).and("order", order)
}

async fn read(client: &Client, key: PrimaryKey) -> Option<Row> {
    client.get_row(TABLE, key).send().await.unwrap().row
}
