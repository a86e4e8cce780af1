//! Rows as Rust types, against the emulator.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod rows;
mod values;

use tablestore::table::{DefinedColumnType, TableOptions};
use tablestore::typed::{TableColumns, TableRow, TableValue};
use tablestore::{Client, PrimaryKeyType};
use tablestore_emulator::Emulator;

/// A client of a new emulator.
fn client() -> Client {
    let emulator = Emulator::in_memory();
    Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("shop")
        .service(emulator.service())
        .build()
        .unwrap()
}

#[derive(Clone, Debug, PartialEq, TableRow)]
#[table(name = "orders")]
struct Order {
    #[table(key)]
    customer: String,
    #[table(key)]
    order: u64,
    amount: u32,
    #[table(rename = "st", defined)]
    status: Status,
    note: Option<String>,
    #[table(flatten)]
    address: Address,
    #[table(json)]
    items: Vec<String>,
    #[table(default)]
    revision: i64,
    #[table(skip)]
    cached: Option<String>,
}

#[derive(Clone, Debug, PartialEq, TableColumns)]
#[table(rename_all = "camelCase")]
struct Address {
    home_city: String,
    floor: Option<i8>,
}

#[derive(Clone, Copy, Debug, PartialEq, TableValue)]
#[table(rename_all = "kebab-case")]
enum Status {
    InTransit,
    #[table(rename = "PAID")]
    Paid,
}

fn order(number: u64) -> Order {
    Order {
        customer: "alice".to_owned(),
        order: number,
        amount: 42,
        status: Status::InTransit,
        note: None,
        address: Address {
            home_city: "Hangzhou".to_owned(),
            floor: Some(-1),
        },
        items: vec!["tea".to_owned()],
        revision: 0,
        cached: None,
    }
}

#[tokio::test]
async fn the_type_is_the_schema_of_its_table() {
    let client = client();
    let create = client.create::<Order>().options(TableOptions::new());
    create.send().await.unwrap();
    let schema = client.describe_table("orders").send().await.unwrap().schema;
    assert_eq!(schema, Order::schema());
    let key: Vec<_> = schema
        .primary_key
        .iter()
        .map(|it| (it.name.as_str(), it.key_type))
        .collect();
    assert_eq!(
        key,
        [
            ("customer", PrimaryKeyType::String),
            ("order", PrimaryKeyType::Integer)
        ]
    );
    let [status] = &schema.defined_columns[..] else {
        panic!("{schema:?}");
    };
    assert_eq!(
        (status.name.as_str(), status.column_type),
        ("st", DefinedColumnType::String)
    );
    assert_eq!(Order::TABLE, "orders");
    assert_eq!(Order::KEY, ["customer", "order"]);
}
