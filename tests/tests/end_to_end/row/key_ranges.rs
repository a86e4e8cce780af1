use tablestore::row::KeyBounds;
use tablestore::{Client, FromValue, KeyRange, PrimaryKey, PrimaryKeyType, PrimaryKeyValue};

use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client, client_with_table, key};

everywhere!(
    keys_that_start_with_a_text_are_read_in_both_directions,
    keys_that_start_with_bytes_are_read_in_both_directions,
    a_beginning_can_have_columns_after_it,
    a_full_key_is_a_range_of_one_row,
);

/// The last key column of the rows of a range.
async fn read_range<T: for<'a> FromValue<'a>>(client: &Client, bounds: KeyBounds) -> Vec<T> {
    let mut rows = client.get_range(TABLE, bounds).limit(2).rows();
    let mut found = Vec::new();
    while let Some(row) = rows.next().await {
        found.push(row.unwrap().get("order").unwrap());
    }
    found
}

async fn read_both_ways<T>(client: &Client, range: &KeyRange) -> Vec<T>
where
    T: for<'a> FromValue<'a> + PartialEq + std::fmt::Debug,
{
    let forward = read_range(client, range.forward()).await;
    let mut backward = read_range(client, range.backward()).await;
    backward.reverse();
    assert_eq!(forward, backward, "{range:?}");
    forward
}

/// The range of one customer's orders that start with this.
async fn starting_with(client: &Client, order: impl Into<PrimaryKeyValue>) -> KeyRange {
    let schema = client.describe_table(TABLE).send().await.unwrap().schema;
    schema.key_range_starting_with(key("alice", order))
}

async fn client_with_orders<K>(
    service: &TestEmulator,
    key_type: PrimaryKeyType,
    orders: &[K],
) -> Client
where
    K: Into<PrimaryKeyValue> + Clone,
{
    let client = client(service);
    client
        .create_table(TABLE)
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("order", key_type)
        .send()
        .await
        .unwrap();
    let put = |order: &K| client.put_row(TABLE, key("alice", order.clone()));
    let batch = client.batch_write_row().add_all(orders.iter().map(put));
    let other = client.put_row(TABLE, key("bob", orders[1].clone()));
    batch.add(other).send().await.unwrap().all_ok().unwrap();
    client
}

async fn keys_that_start_with_a_text_are_read_in_both_directions(service: &TestEmulator) {
    let orders = [
        "",
        "2023",
        "2024-",
        "2024-01",
        "2024-\u{10ffff}",
        "2024.",
        "\u{d7ff}",
        "\u{d7ff}x",
        "\u{e000}",
        "\u{10ffff}",
        "\u{10ffff}x",
    ];
    let client = client_with_orders(service, PrimaryKeyType::String, &orders).await;
    for beginning in [
        "",
        "2024-",
        "2024-\u{10ffff}",
        "\u{d7ff}",
        "\u{10ffff}",
        "x",
    ] {
        let range = starting_with(&client, beginning).await;
        let found: Vec<String> = read_both_ways(&client, &range).await;
        let expected = orders.iter().filter(|order| order.starts_with(beginning));
        assert_eq!(
            found,
            expected.copied().collect::<Vec<_>>(),
            "{beginning:?}"
        );
    }
}

async fn keys_that_start_with_bytes_are_read_in_both_directions(service: &TestEmulator) {
    let orders: [&[u8]; 7] = [
        &[],
        &[0],
        &[1],
        &[1, 0xff],
        &[1, 0xff, 7],
        &[2],
        &[0xff, 0xff],
    ];
    let client = client_with_orders(service, PrimaryKeyType::Binary, &orders).await;
    for beginning in [&[][..], &[0], &[1], &[1, 0xff], &[0xff], &[3]] {
        let range = starting_with(&client, beginning).await;
        let found: Vec<Vec<u8>> = read_both_ways(&client, &range).await;
        let expected = orders.iter().filter(|order| order.starts_with(beginning));
        assert_eq!(
            found,
            expected.copied().collect::<Vec<_>>(),
            "{beginning:?}"
        );
    }
}

async fn a_beginning_can_have_columns_after_it(service: &TestEmulator) {
    let client = client_with_table(service).await;
    for (customer, order) in [("ann", 1), ("anna", 2), ("anna", 3), ("bob", 4)] {
        client
            .put_row(TABLE, key(customer, order))
            .send()
            .await
            .unwrap();
    }
    for (beginning, expected) in [("ann", &[1, 2, 3][..]), ("anna", &[2, 3]), ("b", &[4])] {
        let range = KeyRange::starting_with(PrimaryKey::new("customer", beginning), ["order"]);
        let found: Vec<i64> = read_both_ways(&client, &range).await;
        assert_eq!(found, expected, "{beginning}");
    }
}

async fn a_full_key_is_a_range_of_one_row(service: &TestEmulator) {
    let orders = [i64::MIN, -1, 0, 1, i64::MAX];
    let client = client_with_orders(service, PrimaryKeyType::Integer, &orders).await;
    let schema = client.describe_table(TABLE).send().await.unwrap().schema;
    for order in orders {
        let range = schema.key_range_of(key("alice", order));
        assert_eq!(read_both_ways::<i64>(&client, &range).await, [order]);
    }

    client.delete_table(TABLE).send().await.unwrap();
    let texts = ["", "\0", "a", "a\0", "b"];
    let client = client_with_orders(service, PrimaryKeyType::String, &texts).await;
    for text in texts {
        let range = schema.key_range_of(key("alice", text));
        assert_eq!(read_both_ways::<String>(&client, &range).await, [text]);
    }
}
