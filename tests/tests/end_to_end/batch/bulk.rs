use tablestore::row::DataBlockType;
use tablestore::{ErrorCode, PrimaryKey, Row, column};

use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client_with_table, everything, fill, key, order};

everywhere!(
    rows_are_imported_and_exported,
    rows_are_exported_with_what_was_asked_for,
    a_range_can_be_asked_for_as_a_row_matrix,
    bulk_operations_tell_their_cost_in_bytes,
);

async fn rows_are_imported_and_exported(service: &TestEmulator) {
    let client = client_with_table(service).await;
    let put = |order: i64| {
        client
            .put_row(TABLE, key("alice", order))
            .column("n", order)
    };
    let wrong = client.put_row(TABLE, PrimaryKey::new("customer", "alice"));
    let import = client
        .bulk_import(TABLE)
        .add_all((0..100).map(put))
        .add(wrong);
    let response = import.send().await.unwrap();
    let failed: Vec<_> = response.failed().collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(
        (failed[0].0, failed[0].1.code()),
        (100, Some(&ErrorCode::InvalidPk))
    );

    for encoding in [DataBlockType::PlainBuffer, DataBlockType::SimpleRowMatrix] {
        let export = client
            .bulk_export(TABLE, everything().forward())
            .columns(["n"]);
        let export = export.filter(column("n").ge(40)).data_block_type(encoding);
        let mut rows = export.rows();
        let mut numbers = Vec::new();
        while let Some(row) = rows.next().await {
            numbers.push(row.unwrap().get::<i64>("n").unwrap());
        }
        assert_eq!(numbers, (40..100).collect::<Vec<_>>(), "{encoding:?}");
    }
}

async fn rows_are_exported_with_what_was_asked_for(service: &TestEmulator) {
    let client = client_with_table(service).await;
    fill(&client, "alice", 0..3).await;
    let export = client.bulk_export(TABLE, everything().forward());
    let whole = export.clone().send().await.unwrap();
    let keys = whole.rows.iter().map(Row::primary_key);
    assert_eq!(
        keys.collect::<Vec<_>>(),
        [0, 1, 2].map(|order| key("alice", order))
    );
    assert!(whole.rows[2].get::<i64>("n").is_ok());

    let parts = export.clone().columns(["order", "n"]).send().await.unwrap();
    assert_eq!(parts.rows[2].primary_key(), PrimaryKey::new("order", 2));
    // The next start needs no key in the rows.
    let mut rows = export.columns(["n"]).rows();
    let first = rows.next().await.unwrap().unwrap();
    assert_eq!(first.primary_key(), PrimaryKey::default());
    assert_eq!(rows.next_start(), Some(everything().forward().start));
    assert_eq!(
        rows.next().await.unwrap().unwrap().get::<i64>("n").unwrap(),
        1
    );
}

async fn a_range_can_be_asked_for_as_a_row_matrix(service: &TestEmulator) {
    let client = client_with_table(service).await;
    fill(&client, "alice", 0..10).await;
    let range = client.get_range(TABLE, everything().forward());
    let page = range
        .data_block_type(DataBlockType::SimpleRowMatrix)
        .send()
        .await
        .unwrap();
    assert_eq!(
        page.rows.iter().map(order).collect::<Vec<_>>(),
        (0..10).collect::<Vec<_>>()
    );
    assert_eq!(page.rows[7].get::<i64>("n").unwrap(), 7);
}

async fn bulk_operations_tell_their_cost_in_bytes(service: &TestEmulator) {
    let client = client_with_table(service).await;
    let put = |order: i64| {
        let put = client.put_row(TABLE, key("ann", order));
        put.column("n", order)
    };
    let import = client.bulk_import(TABLE).add_all((0..2).map(put));
    let cost = import.send().await.unwrap().consumed[TABLE];
    // Names and values: customer, order and n.
    let row = (8 + 3) + (5 + 8) + (1 + 8);
    assert_eq!((cost.write_bytes, cost.write), (2 * row, 0));
    let export = client.bulk_export(TABLE, everything().forward());
    let cost = export.columns(["n"]).send().await.unwrap().consumed;
    assert_eq!((cost.read_bytes, cost.read), (2 * row, 0));
    let get = client.get_row(TABLE, key("ann", 1)).cache_blocks(false);
    let cost = get.send().await.unwrap().consumed;
    assert_eq!((cost.read_bytes, cost.read), (0, 1));
}
