//! The rest of the wide-column API, against the local service over each storage and behind each
//! door.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod batches;
mod bulk;
mod details;
mod indexes;
mod key_ranges;
mod paging;
mod streams;
mod transactions;

use tablestore::table::CreateTable;
use tablestore::{
    Client, KeyRange, NoDelayRetryPolicy, PrimaryKey, PrimaryKeyType, PrimaryKeyValue, Request, Row,
};
use tablestore_tests::{LocalService, everywhere};

const TABLE: &str = "orders";

/// A client that sends again at once what it sends again.
fn client(service: &LocalService) -> Client {
    service
        .client_builder()
        .retry_policy(NoDelayRetryPolicy::new(3))
        .build()
        .unwrap()
}

fn create(client: &Client, table: &str) -> Request<CreateTable> {
    client
        .create_table(table)
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("order", PrimaryKeyType::Integer)
}

/// The same, of a service that has the table.
async fn client_with_table(service: &LocalService) -> Client {
    let client = client(service);
    create(&client, TABLE).send().await.unwrap();
    client
}

fn key(customer: &str, order: impl Into<PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("customer", customer).and("order", order)
}

fn everything() -> KeyRange {
    KeyRange::all(["customer", "order"])
}

/// Puts rows of one customer, in batches that the service takes.
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
