//! The client's ten operations, against the local service over each storage and behind each door.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod calls;
mod reads;
mod rows;
mod tables;

use tablestore::{Client, PrimaryKey, PrimaryKeyType, PrimaryKeyValue, Row, TableOptions};
use tablestore_tests::LocalService;

const TABLE: &str = "orders";

/// A client of the service, which has a table with these options from here on.
async fn client_with(service: &LocalService, options: TableOptions) -> Client {
    let client = service.client();
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
