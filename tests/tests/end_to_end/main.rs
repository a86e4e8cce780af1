//! The client against the emulator, and each of them against bytes and faults.
//!
//! A module for each family of operations; its tests run over each storage and each transport.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests, one of which prints what it measured"
)]

mod batch;
mod calls;
mod delivery;
mod faults;
mod global_table;
mod row;
mod search;
mod secondary_index;
mod sql;
mod stream;
mod table;
mod timeseries;
mod transaction;
mod tunnel;
mod wire;

use tablestore::table::CreateTable;
use tablestore::table::TableOptions;
use tablestore::{
    Client, KeyRange, NoDelayRetryPolicy, PrimaryKey, PrimaryKeyType, PrimaryKeyValue, Row,
};
use tablestore_tests::TestEmulator;

const TABLE: &str = "orders";

/// A client that retries without a pause.
fn client(service: &TestEmulator) -> Client {
    service
        .client_builder()
        .retry_policy(NoDelayRetryPolicy::new(3))
        .build()
        .unwrap()
}

fn create(client: &Client, table: &str) -> CreateTable {
    client
        .create_table(table)
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("order", PrimaryKeyType::Integer)
}

/// A client of a service that has the table.
async fn client_with_table(service: &TestEmulator) -> Client {
    client_with_options(service, TableOptions::new()).await
}

/// A client of a service that has the table with these options.
async fn client_with_options(service: &TestEmulator, options: TableOptions) -> Client {
    let client = client(service);
    let create = create(&client, TABLE).options(options);
    create.send().await.unwrap();
    client
}

fn key(customer: &str, order: impl Into<PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("customer", customer).and("order", order)
}

fn everything() -> KeyRange {
    KeyRange::all(["customer", "order"])
}

/// Puts rows of one customer, in batches of a size that the service accepts.
async fn fill(client: &Client, customer: &str, orders: std::ops::Range<i64>) {
    let orders: Vec<_> = orders.collect();
    for orders in orders.chunks(200) {
        let put = |order: &i64| {
            client
                .put_row(TABLE, key(customer, *order))
                .column("n", *order)
        };
        let batch = client.batch_write_row().add_all(orders.iter().map(put));
        batch.send().await.unwrap().all_ok().unwrap();
    }
}

async fn read(client: &Client, key: PrimaryKey) -> Option<Row> {
    client.get_row(TABLE, key).send().await.unwrap().row
}

fn order(row: &Row) -> i64 {
    row.get("order").unwrap()
}
