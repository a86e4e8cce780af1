use tablestore::{DefinedColumnType, IndexMeta, IndexType, PrimaryKey};

use super::*;

everywhere!(
    an_index_is_made_with_its_table_or_later_and_read_like_a_table,
    splits_hold_the_whole_table,
);

async fn an_index_is_made_with_its_table_or_later_and_read_like_a_table(service: &LocalService) {
    let client = client(service);
    create(&client, TABLE)
        .defined_column("n", DefinedColumnType::Integer)
        .index(IndexMeta::local("by_n", ["customer", "n"]))
        .send()
        .await
        .unwrap();
    fill(&client, "alice", 0..5).await;
    let range = KeyRange::prefix(PrimaryKey::new("customer", "alice").and("n", 3), ["order"]);
    let page = client
        .get_range("by_n", range.forward())
        .send()
        .await
        .unwrap();
    assert_eq!(page.rows.iter().map(order).collect::<Vec<_>>(), [3]);

    let add = client.add_defined_column(TABLE);
    add.column("status", DefinedColumnType::String)
        .send()
        .await
        .unwrap();
    let later = IndexMeta::global("by_order", ["order"]).defined_columns(["n", "status"]);
    let create = client.create_index(TABLE, later).include_base_data(true);
    create.send().await.unwrap();
    let table = client.describe_table(TABLE).send().await.unwrap();
    let indexes: Vec<_> = table
        .indexes
        .iter()
        .map(|index| (&*index.name, index.index_type))
        .collect();
    assert_eq!(
        indexes,
        [("by_n", IndexType::Local), ("by_order", IndexType::Global)]
    );
    assert_eq!(table.schema.defined_columns.len(), 2);

    client.drop_index(TABLE, "by_order").send().await.unwrap();
    let delete = client.delete_defined_column(TABLE, ["status"]);
    delete.send().await.unwrap();
    let table = client.describe_table(TABLE).send().await.unwrap();
    assert_eq!(
        (table.indexes.len(), table.schema.defined_columns.len()),
        (1, 1)
    );
}

async fn splits_hold_the_whole_table(service: &LocalService) {
    let client = client(service);
    create(&client, TABLE)
        .split_points(["b", "c"])
        .send()
        .await
        .unwrap();
    // The least unit is 1 MiB.
    let long = "x".repeat(600_000);
    for customer in ["alice", "bob", "carol"] {
        fill(&client, customer, 0..20).await;
        let put = client.put_row(TABLE, key(customer, 20));
        put.column("long", &*long).send().await.unwrap();
    }
    let compute = client
        .compute_split_points_by_size(TABLE, 1)
        .unit_bytes(1024 * 1024);
    let answer = compute.send().await.unwrap();
    assert!(answer.splits.len() > 1);
    let mut count = 0;
    for split in answer.splits {
        let mut rows = client.get_range(TABLE, split.range).rows();
        while let Some(row) = rows.next().await {
            row.unwrap();
            count += 1;
        }
    }
    assert_eq!(count, 63);
}
