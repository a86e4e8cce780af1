use tablestore::{ErrorCode, KeyRange, PrimaryKey, column};

use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client_with_table, everything, fill, key, order};

everywhere!(
    a_range_is_read_whole_in_both_directions,
    a_stream_that_was_left_continues_elsewhere,
    a_batch_of_any_size_is_a_stream_of_rows,
    paging_continues_where_a_filter_passes_no_row,
);

async fn a_range_is_read_whole_in_both_directions(service: &TestEmulator) {
    let client = client_with_table(service).await;
    fill(&client, "alice", 0..57).await;
    fill(&client, "bob", 0..3).await;

    let alice = KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]);
    let mut rows = client.get_range(TABLE, alice.forward()).limit(10).rows();
    let mut orders = Vec::new();
    while let Some(row) = rows.next().await {
        orders.push(order(&row.unwrap()));
    }
    assert_eq!(orders, (0..57).collect::<Vec<_>>());

    let backward = client.get_range(TABLE, alice.backward());
    let mut rows = backward.limit(10).rows().read_ahead(3);
    let mut orders = Vec::new();
    while let Some(row) = rows.next().await {
        orders.push(order(&row.unwrap()));
    }
    assert_eq!(orders, (0..57).rev().collect::<Vec<_>>());

    let schema = client.describe_table(TABLE).send().await.unwrap().schema;
    assert_eq!(schema.key_range(), everything());
    let mut rows = client.get_range(TABLE, schema.key_range().forward()).rows();
    let mut count = 0;
    while let Some(row) = rows.next().await {
        row.unwrap();
        count += 1;
    }
    assert_eq!(count, 60);
}

async fn a_stream_that_was_left_continues_elsewhere(service: &TestEmulator) {
    let client = client_with_table(service).await;
    fill(&client, "alice", 0..25).await;
    let range = everything().forward();
    let mut start = range.start;
    let mut orders = Vec::new();
    for _ in 0..9 {
        let mut rows = client
            .get_range(TABLE, start..range.end.clone())
            .limit(4)
            .rows();
        for _ in 0..3 {
            if let Some(row) = rows.next().await {
                orders.push(order(&row.unwrap()));
            }
        }
        match rows.next_start() {
            Some(next) => start = next,
            None => break,
        }
    }
    assert_eq!(orders, (0..25).collect::<Vec<_>>());
}

async fn a_batch_of_any_size_is_a_stream_of_rows(service: &TestEmulator) {
    let client = client_with_table(service).await;
    fill(&client, "alice", 0..250).await;
    let gets = (0..260).map(|order| client.get_row(TABLE, key("alice", order)));
    let wrong = client.get_row(TABLE, PrimaryKey::new("customer", "alice"));
    let mut rows = client.batch_get_row().add_all(gets).add(wrong).rows();
    let mut orders = Vec::new();
    for _ in 0..260 {
        let read = rows.next().await.unwrap().unwrap().unwrap();
        orders.extend(read.row.as_ref().map(order));
    }
    assert_eq!(orders, (0..250).collect::<Vec<_>>());
    let error = rows.next().await.unwrap().unwrap().unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::InvalidPk));
    assert!(rows.next().await.is_none());
}

async fn paging_continues_where_a_filter_passes_no_row(service: &TestEmulator) {
    let client = client_with_table(service).await;
    fill(&client, "alice", 0..6_000).await;
    let range = client.get_range(TABLE, everything().forward());
    let mut pages = range.filter(column("n").eq(5_999)).pages();
    let mut counts = Vec::new();
    while let Some(page) = pages.next().await {
        counts.push(page.unwrap().rows.len());
    }
    assert_eq!(counts, [0, 1]);
}
