use tablestore::{Client, DefaultRetryPolicy, ErrorCode, KeyRange, PrimaryKey};

use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client, create, fill, key, order, read};

everywhere!(
    writes_are_seen_inside_at_once_and_outside_after_the_commit,
    an_id_can_be_carried_elsewhere_and_an_abort_drops_the_writes,
    one_that_is_dropped_lets_others_write_and_leaves_nothing,
    others_wait_and_a_table_has_to_allow_it,
);

async fn client_with_transactions(service: &TestEmulator) -> Client {
    let client = client(service);
    create(&client, TABLE)
        .enable_local_transactions()
        .send()
        .await
        .unwrap();
    client
}

fn alice() -> PrimaryKey {
    PrimaryKey::new("customer", "alice")
}

async fn writes_are_seen_inside_at_once_and_outside_after_the_commit(service: &TestEmulator) {
    let client = client_with_transactions(service).await;
    fill(&client, "alice", 1..3).await;
    let start = client.start_local_transaction(TABLE, alice());
    let transaction = start.send().await.unwrap();
    let batch = transaction
        .batch_write_row()
        .add(transaction.put_row(key("alice", 3)).column("n", 3))
        .add(transaction.delete_row(key("alice", 1)));
    batch.send().await.unwrap().all_ok().unwrap();
    let update = transaction.update_row(key("alice", 2)).increment("n", 10);
    update.send().await.unwrap();

    let inside = transaction
        .get_row(key("alice", 2))
        .send()
        .await
        .unwrap()
        .row
        .unwrap();
    assert_eq!(inside.get::<i64>("n").unwrap(), 12);
    let outside = read(&client, key("alice", 2)).await.unwrap();
    assert_eq!(outside.get::<i64>("n").unwrap(), 2);
    let range = KeyRange::prefix(alice(), ["order"]).forward();
    let mut rows = transaction.get_range(range).rows();
    let mut orders = Vec::new();
    while let Some(row) = rows.next().await {
        orders.push(order(&row.unwrap()));
    }
    assert_eq!(orders, [2, 3]);

    let id = transaction.id().to_owned();
    transaction.commit().send().await.unwrap();
    assert!(read(&client, key("alice", 1)).await.is_none());
    let row = read(&client, key("alice", 2)).await.unwrap();
    assert_eq!(row.get::<i64>("n").unwrap(), 12);
    let error = client.commit_transaction(id).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::SessionNotExist));
}

async fn an_id_can_be_carried_elsewhere_and_an_abort_drops_the_writes(service: &TestEmulator) {
    let client = client_with_transactions(service).await;
    let start = client.start_local_transaction(TABLE, alice());
    let id = start.send().await.unwrap().into_id();
    let put = client.put_row(TABLE, key("alice", 1)).transaction(&id);
    put.send().await.unwrap();
    client.abort_transaction(id).send().await.unwrap();
    assert!(read(&client, key("alice", 1)).await.is_none());
}

async fn one_that_is_dropped_lets_others_write_and_leaves_nothing(service: &TestEmulator) {
    let client = client_with_transactions(service).await;
    let start = client.start_local_transaction(TABLE, alice());
    let transaction = start.send().await.unwrap();
    let put = transaction.put_row(key("alice", 1));
    put.send().await.unwrap();
    drop(transaction);

    let put = client.put_row(TABLE, key("alice", 2));
    let put = put.retry_policy(DefaultRetryPolicy::default());
    put.send().await.unwrap();
    assert!(read(&client, key("alice", 1)).await.is_none());
}

async fn others_wait_and_a_table_has_to_allow_it(service: &TestEmulator) {
    let client = client_with_transactions(service).await;
    let start = client.start_local_transaction(TABLE, alice());
    let transaction = start.clone().send().await.unwrap();
    let error = start.send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::RowOperationConflict));
    let put = client.put_row(TABLE, key("alice", 1));
    let error = put.send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::RowOperationConflict));
    transaction.abort().send().await.unwrap();

    create(&client, "plain").send().await.unwrap();
    let start = client.start_local_transaction("plain", alice());
    let error = start.send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
}
