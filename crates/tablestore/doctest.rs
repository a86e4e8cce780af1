// Runs the examples in the documentation of the client. Each includes this file, so that what a
// reader sees is what ran.

/// Runs an example against a new emulator: an online shop.
pub fn run(example: impl AsyncFnOnce(tablestore::Client) -> tablestore::Result<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let client = shop().await.unwrap();
        example(client).await.unwrap();
    });
}

/// Runs an example against the same shop with a search index of its orders.
pub fn search(example: impl AsyncFnOnce(tablestore::Client) -> tablestore::Result<()>) {
    use tablestore::PrimaryKey;
    use tablestore::search::{FieldSchema, IndexSchema};

    run(async |client| {
        let key = PrimaryKey::new("customer", "alice").and("order", 7);
        let update = client.update_row("orders", key);
        update.put("note", "Ring twice, please").send().await?;
        let schema = IndexSchema::new()
            .field(FieldSchema::keyword("status"))
            .field(FieldSchema::long("amount"))
            .field(FieldSchema::text("note").highlighting(true));
        let create = client.create_search_index("orders", "orders_index", schema);
        create.send().await?;
        example(client).await
    });
}

/// Alice has two orders and two accounts, and there is tea. A time series table is empty.
async fn shop() -> tablestore::Result<tablestore::Client> {
    use tablestore::{Client, PrimaryKey, PrimaryKeyType};
    use tablestore::stream::StreamSpecification;

    let emulator = tablestore_emulator::Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("shop")
        .service(emulator.service())
        .build()?;
    let of_customers = |table| {
        let create = client.create_table(table);
        let create = create.primary_key("customer", PrimaryKeyType::String);
        create.enable_local_transactions()
    };
    of_customers("orders")
        .primary_key("order", PrimaryKeyType::Integer)
        .stream(StreamSpecification::enabled(24))
        .send()
        .await?;
    of_customers("accounts")
        .primary_key("account", PrimaryKeyType::String)
        .send()
        .await?;
    client
        .create_table("stock")
        .primary_key("article", PrimaryKeyType::String)
        .send()
        .await?;

    client.timeseries().create_table("metrics").send().await?;

    let alice = || PrimaryKey::new("customer", "alice");
    for order in [7, 100] {
        let put = client.put_row("orders", alice().and("order", order));
        put.column("amount", 42)
            .column("status", "open")
            .send()
            .await?;
    }
    for account in ["savings", "current"] {
        let put = client.put_row("accounts", alice().and("account", account));
        put.column("cents", 1000).send().await?;
    }
    let tea = client.put_row("stock", PrimaryKey::new("article", "tea"));
    tea.column("sold", 0).send().await?;
    Ok(client)
}
