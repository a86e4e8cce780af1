//! SQL: a mapping of a table, rows inserted by a statement with parameters, and the totals of customers.

use tablestore::{Client, PrimaryKeyType, Result};
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
        .create_table("orders")
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("id", PrimaryKeyType::Integer)
        .send()
        .await?;

    // Statements address a table by its mapping, which names the columns and their types.
    client
        .sql(
            "CREATE TABLE orders (customer VARCHAR(1024), id BIGINT, amount DOUBLE, \
             status MEDIUMTEXT, PRIMARY KEY(customer, id))",
        )
        .send()
        .await?;
    for (customer, id, amount, status) in [
        ("alice", 1, 20.5, "paid"),
        ("alice", 2, 1.5, "paid"),
        ("bob", 3, 7.0, "open"),
        ("o'hara", 4, 9.0, "paid"),
    ] {
        client
            .sql("INSERT INTO orders VALUES (?, ?, ?, ?)")
            .bind(customer)
            .bind(id)
            .bind(amount)
            .bind(status)
            .send()
            .await?;
    }

    let rows = client
        .sql(
            "SELECT customer, SUM(amount) AS total FROM orders WHERE status = ? \
             GROUP BY customer ORDER BY total DESC LIMIT 10",
        )
        .bind("paid")
        .send()
        .await?;
    for row in rows.iter() {
        println!("{} {}", row.get::<&str>(0)?, row.get::<f64>("total")?);
    }
    for table in &rows.tables {
        println!("{}: {} read units", table.table, table.consumed.read);
    }
    Ok(())
}
