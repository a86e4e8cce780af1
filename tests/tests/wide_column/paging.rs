use tablestore::{Direction, PrimaryKey, column};

use super::*;

everywhere!(
    a_range_is_read_whole_in_both_directions,
    a_stream_that_was_left_goes_on_elsewhere,
    pages_go_on_where_a_filter_lets_nothing_pass,
);

async fn a_range_is_read_whole_in_both_directions(service: &LocalService) {
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

    let backward = client
        .get_range(TABLE, alice.backward())
        .direction(Direction::Backward);
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

async fn a_stream_that_was_left_goes_on_elsewhere(service: &LocalService) {
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

async fn pages_go_on_where_a_filter_lets_nothing_pass(service: &LocalService) {
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
