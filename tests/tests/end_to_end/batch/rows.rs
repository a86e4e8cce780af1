use tablestore::{Condition, ErrorCode, ErrorKind, PrimaryKey, PrimaryKeyType};

use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client, client_with_table, create, fill, key, read};

everywhere!(
    one_batch_puts_updates_and_deletes_rows_of_many_tables,
    an_atomic_batch_writes_all_rows_or_none,
    what_is_wrong_with_a_batch_fails_the_whole_call,
    a_locked_row_is_retried_alone,
);

async fn one_batch_puts_updates_and_deletes_rows_of_many_tables(service: &TestEmulator) {
    let client = client_with_table(service).await;
    client
        .create_table("stock")
        .primary_key("article", PrimaryKeyType::String)
        .send()
        .await
        .unwrap();
    fill(&client, "bob", 1..2).await;
    let tea = PrimaryKey::new("article", "tea");
    let response = client
        .batch_write_row()
        .add(
            client
                .put_row(TABLE, key("alice", 1))
                .column("n", 1)
                .return_primary_key(),
        )
        .add(
            client
                .update_row("stock", tea.clone())
                .increment("sold", 5)
                .return_after_modify(["sold"]),
        )
        .add(client.delete_row(TABLE, key("bob", 1)))
        .add(
            client
                .put_row(TABLE, key("carol", 1))
                .condition(Condition::expect_exist()),
        )
        .send()
        .await
        .unwrap();

    assert_eq!(response.consumed[TABLE].write, 3);
    let failed: Vec<_> = response.failed().collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].0, 3);
    assert!(failed[0].1.request_id().is_some());
    assert_eq!(failed[0].1.row(), Some(3));
    let written = |index: usize| response.rows[index].as_ref().unwrap();
    assert_eq!(
        written(0).row.as_ref().unwrap().primary_key(),
        key("alice", 1)
    );
    assert_eq!(
        written(1).row.as_ref().unwrap().get::<i64>("sold").unwrap(),
        5
    );
    assert!(read(&client, key("bob", 1)).await.is_none());

    let response = client
        .batch_get_row()
        .add(client.get_row(TABLE, key("nobody", 1)))
        .add(client.get_row("stock", tea).columns(["sold"]))
        .add(client.get_row(TABLE, key("alice", 1)))
        .send()
        .await
        .unwrap();
    let rows: Vec<_> = response
        .all_ok()
        .unwrap()
        .into_iter()
        .map(|read| read.row)
        .collect();
    assert!(rows[0].is_none());
    assert_eq!(rows[1].as_ref().unwrap().get::<i64>("sold").unwrap(), 5);
    assert_eq!(rows[2].as_ref().unwrap().primary_key(), key("alice", 1));
}

async fn an_atomic_batch_writes_all_rows_or_none(service: &TestEmulator) {
    let client = client_with_table(service).await;
    let put = |customer, order| client.put_row(TABLE, key(customer, order));
    let atomic = |first, second| client.batch_write_row().add(first).add(second).atomic();

    let failing = put("alice", 2).condition(Condition::expect_exist());
    let response = atomic(put("alice", 1), failing).send().await.unwrap();
    assert!(response.failed().count() > 0);
    assert!(read(&client, key("alice", 1)).await.is_none());

    let response = atomic(put("alice", 1), put("bob", 1)).send().await.unwrap();
    let codes: Vec<_> = response
        .failed()
        .map(|(_, error)| error.code().unwrap())
        .collect();
    assert_eq!(
        codes,
        [&ErrorCode::DataOutOfRange, &ErrorCode::DataOutOfRange]
    );

    let response = atomic(put("alice", 1), put("alice", 2))
        .send()
        .await
        .unwrap();
    response.all_ok().unwrap();
    assert!(read(&client, key("alice", 2)).await.is_some());
}

async fn what_is_wrong_with_a_batch_fails_the_whole_call(service: &TestEmulator) {
    let client = client_with_table(service).await;
    let error = client.batch_write_row().send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
    let error = client.batch_get_row().send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));

    let put = |order| client.put_row(TABLE, key("alice", order));
    let batch = client.batch_write_row().add_all((0..201).map(put));
    assert_eq!(
        batch.send().await.unwrap_err().code(),
        Some(&ErrorCode::ParameterInvalid)
    );

    let wrong = client.put_row(TABLE, PrimaryKey::new("customer", "alice"));
    let batch = client.batch_write_row().add(put(1)).add(wrong);
    let response = batch.send().await.unwrap();
    assert!(response.rows[0].is_ok());
    assert_eq!(
        response.rows[1].as_ref().unwrap_err().code(),
        Some(&ErrorCode::InvalidPk)
    );
}

/// Another transaction holds a row's partition key: the row waits for it, the others do not.
async fn a_locked_row_is_retried_alone(service: &TestEmulator) {
    let client = client(service);
    create(&client, TABLE)
        .enable_local_transactions()
        .send()
        .await
        .unwrap();
    let start = client.start_local_transaction(TABLE, PrimaryKey::new("customer", "bob"));
    let transaction = start.send().await.unwrap();
    let batch = client
        .batch_write_row()
        .add(client.update_row(TABLE, key("alice", 1)).increment("n", 1))
        .add(client.update_row(TABLE, key("bob", 1)).increment("n", 1));

    let response = batch.clone().send().await.unwrap();
    assert_eq!(response.metadata.attempts, 4);
    let error = response.rows[1].as_ref().unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::RowOperationConflict));
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Service, 4));

    transaction.abort().send().await.unwrap();
    batch.send().await.unwrap().all_ok().unwrap();
    for (customer, count) in [("alice", 2), ("bob", 1)] {
        let row = read(&client, key(customer, 1)).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), count, "{customer}");
    }
}
