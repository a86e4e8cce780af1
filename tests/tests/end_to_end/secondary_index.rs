use std::time::Duration;

use tablestore::secondary_index::{IndexMeta, IndexType};
use tablestore::table::{DefinedColumnType, TableOptions};
use tablestore::{ErrorCode, KeyRange, PrimaryKey};

use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client, create, fill, order};

everywhere!(
    an_index_is_made_with_its_table_or_later_and_read_like_a_table,
    an_index_has_a_time_to_live_where_rows_are_not_updated,
);

async fn an_index_is_made_with_its_table_or_later_and_read_like_a_table(service: &TestEmulator) {
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

async fn an_index_has_a_time_to_live_where_rows_are_not_updated(service: &TestEmulator) {
    let client = client(service);
    let create = |options: TableOptions| {
        create(&client, TABLE)
            .defined_column("status", DefinedColumnType::String)
            .index(IndexMeta::global("by_status", ["status"]))
            .options(options)
            .send()
    };
    let options = TableOptions::new().time_to_live(Duration::from_secs(86_400));
    let refused = create(options.clone()).await.unwrap_err();
    assert_eq!(refused.code(), Some(&ErrorCode::ParameterInvalid));
    create(options.allow_update(false)).await.unwrap();
    let index = client.describe_table("by_status").send().await.unwrap();
    assert_eq!(
        index.options.time_to_live,
        Some(Duration::from_secs(86_400).into())
    );
}
