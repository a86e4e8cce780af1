use tablestore::{DataBlockType, ErrorCode, PrimaryKey, column};

use super::*;

everywhere!(
    rows_are_imported_and_exported,
    a_range_can_be_asked_for_as_a_row_matrix,
);

async fn rows_are_imported_and_exported(service: &LocalService) {
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
    let answer = import.send().await.unwrap();
    let failed: Vec<_> = answer.failed().collect();
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

async fn a_range_can_be_asked_for_as_a_row_matrix(service: &LocalService) {
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
