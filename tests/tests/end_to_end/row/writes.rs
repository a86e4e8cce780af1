//! Writing rows, and reading back what was written.

use tablestore::table::TableOptions;
use tablestore::{Client, Condition, PrimaryKeyType, PrimaryKeyValue, Value, WriteRetryPolicy};
use tablestore_emulator::{Fault, Faults};
use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client_with_options, key, read};

everywhere!(
    every_type_of_value_is_read_back,
    an_absent_row_is_none_and_costs_a_read,
    conditions_hold_or_fail_the_write,
    updates_put_delete_and_increment,
    the_service_chooses_auto_increment_keys,
    an_update_that_makes_a_version_is_not_repeated,
);

async fn every_type_of_value_is_read_back(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new()).await;
    let values = [
        ("binary", Value::from([0x00, 0xFF])),
        ("binary_empty", Value::from([0u8; 0])),
        ("boolean", Value::from(true)),
        ("double", Value::from(-0.0)),
        ("double_max", Value::from(f64::MAX)),
        ("integer_max", Value::from(i64::MAX)),
        ("integer_min", Value::from(i64::MIN)),
        ("string", Value::from("公司 🦀")),
        ("string_empty", Value::from("")),
    ];
    let mut put = client.put_row(TABLE, key("", i64::MIN));
    for (name, value) in &values {
        put = put.column(*name, value.clone());
    }
    let consumed = put.send().await.unwrap().consumed;
    assert_eq!((consumed.read, consumed.write), (0, 1));

    let row = read(&client, key("", i64::MIN)).await.unwrap().into_owned();
    assert_eq!(row.primary_key(), key("", i64::MIN));
    let columns = row.columns().iter();
    let read: Vec<_> = columns
        .map(|column| (column.name, Value::from(column.value)))
        .collect();
    assert_eq!(read, values);
    assert!(
        row.columns()
            .iter()
            .all(|column| column.timestamp.is_some())
    );
    assert_eq!(row.get::<i64>("integer_max").unwrap(), i64::MAX);
    assert_eq!(row.get::<&str>("customer").unwrap(), "");
}

async fn an_absent_row_is_none_and_costs_a_read(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new()).await;
    let response = client.get_row(TABLE, key("a", 1)).send().await.unwrap();
    assert_eq!(response.row, None);
    assert_eq!((response.consumed.read, response.consumed.write), (1, 0));
}

async fn conditions_hold_or_fail_the_write(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new()).await;
    let put = || client.put_row(TABLE, key("a", 1)).column("n", 1);
    let error = put()
        .condition(Condition::expect_exist())
        .send()
        .await
        .unwrap_err();
    assert!(error.is_condition_check_fail());
    assert_eq!(error.service().unwrap().status(), 403);
    assert_eq!(
        error.service().unwrap().message(),
        "Row does not exist which is expected existent"
    );
    assert!(!error.outcome_unknown());

    let consumed = put()
        .condition(Condition::expect_not_exist())
        .send()
        .await
        .unwrap()
        .consumed;
    assert_eq!((consumed.read, consumed.write), (1, 1));
    assert!(
        put()
            .condition(Condition::expect_not_exist())
            .send()
            .await
            .is_err()
    );
    put()
        .condition(Condition::expect_exist())
        .send()
        .await
        .unwrap();

    let delete = client
        .delete_row(TABLE, key("a", 1))
        .condition(Condition::expect_not_exist());
    assert!(delete.send().await.unwrap_err().is_condition_check_fail());
    client.delete_row(TABLE, key("a", 1)).send().await.unwrap();
    assert_eq!(read(&client, key("a", 1)).await, None);
}

async fn updates_put_delete_and_increment(service: &TestEmulator) {
    let options = TableOptions::new()
        .max_versions(3)
        .max_deviation_seconds(i64::MAX as u64 / 1_000_000);
    let client = client_with_options(service, options).await;
    let update = || client.update_row(TABLE, key("a", 1));
    update()
        .put_at("v", 1, 1000)
        .put_at("v", 2, 2000)
        .put_at("v", 3, 3000)
        .send()
        .await
        .unwrap();
    update()
        .delete_version("v", 2000)
        .put("w", "x")
        .send()
        .await
        .unwrap();
    let response = update()
        .increment("n", 5)
        .return_after_modify(["n"])
        .send()
        .await
        .unwrap();
    assert_eq!(response.row.unwrap().get::<i64>("n").unwrap(), 5);
    update()
        .increment("n", -7)
        .delete("w")
        .send()
        .await
        .unwrap();

    let response = client
        .get_row(TABLE, key("a", 1))
        .max_versions(10)
        .send()
        .await
        .unwrap();
    let row = response.row.unwrap();
    let versions: Vec<_> = row
        .versions("v")
        .map(|c| (Value::from(c.value), c.timestamp))
        .collect();
    assert_eq!(
        versions,
        [(Value::from(3), Some(3000)), (Value::from(1), Some(1000))]
    );
    assert_eq!(row.get::<i64>("n").unwrap(), -2);
    assert_eq!(row.get::<Option<&str>>("w").unwrap(), None);
}

async fn the_service_chooses_auto_increment_keys(service: &TestEmulator) {
    let client = service.client();
    client
        .create_table(TABLE)
        .primary_key("customer", PrimaryKeyType::String)
        .auto_increment("order")
        .send()
        .await
        .unwrap();
    let mut chosen = Vec::new();
    for _ in 0..3 {
        let put = client
            .put_row(TABLE, key("a", PrimaryKeyValue::AutoIncrement))
            .column("x", 1);
        let row = put.return_primary_key().send().await.unwrap().row.unwrap();
        assert_eq!(row.columns(), []);
        chosen.push(row.get::<i64>("order").unwrap());
    }
    assert!(chosen.is_sorted_by(|a, b| a < b), "{chosen:?}");
    assert!(read(&client, key("a", chosen[1])).await.is_some());
}

async fn an_update_that_makes_a_version_is_not_repeated(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new().max_versions(2)).await;
    let old = client.update_row(TABLE, key("a", 1));
    old.put("v", "old").send().await.unwrap();

    let unlucky = losing_the_first_response(service);
    let update = unlucky.update_row(TABLE, key("a", 1)).put("v", "new");
    let error = update.send().await.unwrap_err();
    assert!(error.outcome_unknown(), "{error}");
    assert_eq!(error.attempts(), 1);

    // With a timestamp of its own, a second time is as good as one.
    let read = client.get_row(TABLE, key("a", 1));
    let row = read.max_versions(9).send().await.unwrap().row.unwrap();
    let values: Vec<_> = row.versions("v").map(|v| v.value).collect();
    assert_eq!(values, [Value::from("new"), Value::from("old")]);
    let newest = row.column("v").unwrap().timestamp.unwrap();
    let unlucky = losing_the_first_response(service);
    let update = unlucky.update_row(TABLE, key("a", 1));
    let response = update.put_at("v", "newer", newest + 1).send().await;
    assert_eq!(response.unwrap().metadata.attempts, 2);
}

fn losing_the_first_response(service: &TestEmulator) -> Client {
    service
        .faulty_client_builder(Faults::script([Fault::DropResponse]))
        .retry_policy(WriteRetryPolicy::default())
        .build()
        .unwrap()
}
