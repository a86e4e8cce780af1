//! A search index: full text and a range in one query, statistics with it, a count, the groups of a
//! combination, and a scan of all rows that match.

use tablestore::search::{Aggregation, Columns, FieldSchema, GroupBy, IndexSchema, field};
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
    prepare(&client).await?;

    let found = client
        .search("orders", "orders_index")
        .query(
            field("note")
                .matches("ring twice")
                .and(field("amount").between(10, 100)),
        )
        .sort(field("amount").descending())
        .aggregate("total", Aggregation::sum("amount"))
        .group_by(
            "by_status",
            GroupBy::field("status")
                .size(10)
                .aggregate("mean", Aggregation::avg("amount")),
        )
        .columns(["amount", "note"])
        .limit(20)
        .track_total()
        .send()
        .await?;
    let total: f64 = found.aggregations.sum("total")?;
    println!("{:?} orders of {total} in all", found.total);
    for hit in &found.hits {
        println!(
            "{}: {}",
            hit.row.get::<i64>("amount")?,
            hit.row.get::<String>("note")?
        );
    }
    for group in found.group_bys.field("by_status")? {
        let mean = group.aggregations.avg("mean")?;
        println!(
            "{}: {} orders, {mean:?} on average",
            group.key, group.row_count
        );
    }

    let count = client
        .search("orders", "orders_index")
        .query(field("status").eq("paid"));
    let count = count.limit(0).track_total().send().await?.total;
    println!("Paid: {count:?}");

    // All groups of a combination, page by page.
    let status_and_ten = GroupBy::composite()
        .source("status", GroupBy::field("status"))
        .source("amount", GroupBy::histogram("amount", 50));
    let search = client.search("orders", "orders_index");
    let mut groups = search.composite_groups("all", status_and_ten).groups();
    while let Some(group) = groups.next().await {
        let group = group?;
        println!("{:?}: {}", group.key, group.row_count);
    }

    // All hits in their order, and, faster, all rows in no order.
    let paid = field("status").eq("paid");
    let search = client.search("orders", "orders_index").query(paid.clone());
    let mut hits = search.sort(field("amount").ascending()).limit(2).hits();
    while let Some(hit) = hits.next().await {
        println!("In order: {}", hit?.row);
    }
    let scan = client.parallel_scan("orders", "orders_index").query(paid);
    let mut rows = scan.columns(Columns::AllFromIndex).scan();
    while let Some(row) = rows.next().await {
        row?;
    }
    println!("Scanned {} rows", rows.progress().rows);
    Ok(())
}

/// Creates the table with ten orders, and its index.
async fn prepare(client: &Client) -> Result<()> {
    client
        .create_table("orders")
        .primary_key("id", PrimaryKeyType::Integer)
        .send()
        .await?;
    for id in 1..=10 {
        let status = if id % 2 == 0 { "paid" } else { "open" };
        let note = if id % 3 == 0 {
            "Ring twice"
        } else {
            "Leave it with a neighbor"
        };
        let put = client.put_row("orders", PrimaryKey::new("id", id));
        put.column("status", status)
            .column("amount", id * 10)
            .column("note", note)
            .send()
            .await?;
    }
    let schema = IndexSchema::new()
        .field(FieldSchema::keyword("status"))
        .field(FieldSchema::long("amount"))
        .field(FieldSchema::text("note"));
    // The service indexes rows within seconds, the emulator at once.
    client
        .create_search_index("orders", "orders_index", schema)
        .send()
        .await?;
    Ok(())
}
