use tablestore::bulk::ScanProgress;
use tablestore::typed::{FromRow, Serde, TableRow};
use tablestore::{Clock, Condition, ErrorKind, PrimaryKey, PrimaryKeyValue, SystemClock, column};

use super::{Address, Order, Status, client, order};

#[tokio::test]
async fn rows_are_written_and_read_as_their_type() {
    let client = client();
    client.create::<Order>().send().await.unwrap();
    client.put(&order(7)).send().await.unwrap();
    let key = Order::key("alice", 7);
    assert_eq!(key, PrimaryKey::new("customer", "alice").and("order", 7));
    assert_eq!(order(7).primary_key().unwrap(), key);
    let read = client.get::<Order>(&key).send().await.unwrap();
    assert_eq!(read, Some(order(7)));
    assert_eq!(
        client.get::<Order>(Order::key("alice", 8)).await.unwrap(),
        None
    );

    let row = client
        .get_row("orders", &key)
        .send()
        .await
        .unwrap()
        .row
        .unwrap();
    let names: Vec<_> = row.columns().iter().map(|column| column.name).collect();
    assert_eq!(
        names,
        ["amount", "floor", "homeCity", "items", "revision", "st"]
    );
    assert_eq!(row.get::<&str>("st").unwrap(), "in-transit");
    assert_eq!(row.get::<&str>("items").unwrap(), "[\"tea\"]");

    // An update deletes the columns of fields that are `None`, and keeps others.
    let update = client.update_row("orders", &key).put("other", 1);
    update.send().await.unwrap();
    let mut changed = order(7);
    changed.address.floor = None;
    changed.note = Some("late".to_owned());
    client.update(&changed).send().await.unwrap();
    assert_eq!(client.get::<Order>(&key).await.unwrap(), Some(changed));
    let row = client
        .get_row("orders", &key)
        .send()
        .await
        .unwrap()
        .row
        .unwrap();
    assert_eq!(row.get::<i64>("other").unwrap(), 1);
    assert!(row.column("floor").is_none());

    // A typed request is the request that it creates, with all its settings.
    let absent = client
        .put(&order(7))
        .condition(Condition::expect_not_exist());
    assert!(absent.send().await.unwrap_err().is_condition_check_fail());
    let open = column("st").eq(Status::InTransit);
    let paid = client
        .get_row("orders", &key)
        .filter(column("st").eq(Status::Paid));
    assert!(paid.as_type::<Order>().await.unwrap().is_none());
    let open = client
        .get_row("orders", &key)
        .filter(open)
        .as_type::<Order>();
    assert!(open.await.unwrap().is_some());
    client.delete::<Order>(key.clone()).send().await.unwrap();
    assert!(client.get::<Order>(key).await.unwrap().is_none());
}

#[tokio::test]
async fn streams_are_of_the_type_and_survive_a_row_of_another_kind() {
    let client = client();
    client.create::<Order>().send().await.unwrap();
    let writer = client.bulk_writer().start().unwrap();
    for number in 0..50 {
        writer.write(client.put(&order(number))).await;
    }
    writer.close().await.unwrap();
    let bad = client.update_row("orders", Order::key("alice", 20));
    bad.put("amount", "many").send().await.unwrap();
    let bad = client.update_row("orders", Order::key("alice", 30));
    bad.delete("st").send().await.unwrap();

    let of_alice = Order::key_range_of(("customer", "alice"));
    let mut orders = client
        .get_range("orders", of_alice)
        .limit(10)
        .as_type::<Order>();
    let (mut numbers, mut errors) = (Vec::new(), Vec::new());
    while let Some(read) = orders.next().await {
        match read {
            Ok(order) => numbers.push(order.order),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Value);
                errors.push(error.to_string());
            }
        }
    }
    assert_eq!(
        numbers,
        (0..50)
            .filter(|it| *it != 20 && *it != 30)
            .collect::<Vec<_>>()
    );
    assert_eq!(
        errors[0],
        "field amount (u32) of Order: column \"amount\" holds a value of type string, not an integer"
    );
    let missing =
        "field status (Status) of Order: column \"st\" is not in the row, which has the columns ";
    assert!(errors[1].starts_with(missing), "{}", errors[1]);

    let mut scan = client
        .scan_table("orders")
        .start()
        .await
        .unwrap()
        .as_type::<Order>();
    let mut good = 0;
    while let Some(order) = scan.next().await {
        good += u32::from(order.is_ok());
    }
    assert_eq!(good, 48);
    let ScanProgress { rows, .. } = scan.get_ref().progress();
    assert_eq!(rows, 50);

    let mut names = client
        .bulk_export("orders", Order::key_range())
        .as_type::<Customer>();
    assert_eq!(names.next().await.unwrap().unwrap().customer, "alice");
}

/// A view of the same table.
#[derive(TableRow)]
#[table(name = "orders")]
struct Customer {
    #[table(key)]
    customer: String,
}

#[tokio::test]
async fn what_no_column_can_hold_fails_with_its_field_before_it_is_sent() {
    #[derive(TableRow)]
    #[table(name = "orders")]
    struct Numbers {
        #[table(key)]
        customer: String,
        #[table(key)]
        order: u64,
        ratio: f32,
        #[table(json)]
        map: std::collections::BTreeMap<(u8, u8), u8>,
    }
    let client = client();
    let good = || Numbers {
        customer: "alice".to_owned(),
        order: 1,
        ratio: 0.5,
        map: Default::default(),
    };
    for (row, expected) in [
        (
            Numbers {
                order: u64::MAX,
                ..good()
            },
            "field order (u64) of Numbers: column \"order\" cannot be written: \
             18446744073709551615 does not fit INTEGER, a signed 64-bit number",
        ),
        (
            Numbers {
                ratio: f32::NAN,
                ..good()
            },
            "field ratio (f32) of Numbers: column \"ratio\" cannot be written: \
             NaN is not a DOUBLE, which is finite",
        ),
        (
            Numbers {
                map: [((1, 2), 3)].into(),
                ..good()
            },
            "field map (std::collections::BTreeMap<(u8,u8),u8>) of Numbers: column \"map\" cannot be \
             written: is not JSON: key must be a string",
        ),
    ] {
        for error in [
            client.put(&row).send().await.unwrap_err(),
            client.update(&row).send().await.unwrap_err(),
            client
                .batch_write_row()
                .add(client.put(&row))
                .send()
                .await
                .unwrap_err(),
        ] {
            assert_eq!(error.kind(), ErrorKind::Request);
            assert!(error.to_string().ends_with(expected), "{error}");
        }
    }
}

#[derive(Debug, PartialEq, TableRow)]
#[table(rename_all = "camelCase")]
struct ChatMessage {
    #[table(key = 2, auto_increment)]
    message: Option<i64>,
    #[table(key = 1)]
    chat: String,
    message_text: String,
    #[table(timestamp)]
    written: Option<i64>,
    #[table(timestamp = "messageText")]
    text_written: Option<i64>,
}

#[tokio::test]
async fn keys_have_positions_and_auto_increment_and_columns_have_timestamps() {
    let client = client();
    client.create::<ChatMessage>().send().await.unwrap();
    assert_eq!(ChatMessage::TABLE, "chat_message");
    assert_eq!(ChatMessage::KEY, ["chat", "message"]);
    let next = PrimaryKey::new("chat", "x").and("message", PrimaryKeyValue::AutoIncrement);
    assert_eq!(ChatMessage::key("x", None), next);
    let now = SystemClock.now().duration_since(std::time::UNIX_EPOCH);
    let now = i64::try_from(now.unwrap().as_millis()).unwrap();
    let message = ChatMessage {
        message: None,
        chat: "x".to_owned(),
        message_text: "hello".to_owned(),
        written: None,
        text_written: Some(now),
    };
    let put = client.put(&message).return_primary_key();
    let key = put.send().await.unwrap().row.unwrap().primary_key();
    let read = client.get::<ChatMessage>(&key).await.unwrap().unwrap();
    assert_eq!(
        Some(read.message.unwrap()),
        key.get("message").unwrap().as_integer()
    );
    assert_eq!((read.written, read.text_written), (Some(now), Some(now)));
    let again = ChatMessage {
        written: Some(now - 5),
        text_written: None,
        ..read
    };
    let put = client.put(&again).condition(Condition::expect_exist());
    put.send().await.unwrap();
    let read = client.get::<ChatMessage>(&key).await.unwrap().unwrap();
    assert_eq!(
        (read.written, read.text_written),
        (Some(now - 5), Some(now - 5))
    );
}

#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct SerdeOrder {
    customer: String,
    order: u64,
    amount: u32,
    #[serde(with = "tablestore::typed::json")]
    items: Vec<String>,
}

#[tokio::test]
async fn serde_reads_the_rows_that_a_derived_type_has_written() {
    let client = client();
    client.create::<Order>().send().await.unwrap();
    client.put(&order(7)).send().await.unwrap();
    let expected = SerdeOrder {
        customer: "alice".to_owned(),
        order: 7,
        amount: 42,
        items: vec!["tea".to_owned()],
    };
    let mut orders = client
        .get_range("orders", Order::key_range())
        .as_type::<Serde<SerdeOrder>>();
    let Serde(read) = orders.next().await.unwrap().unwrap();
    assert_eq!(read, expected);
    let (key, columns) = tablestore::typed::to_row(&read, Order::KEY).unwrap();
    client
        .put_row("orders", key.clone())
        .columns(columns)
        .send()
        .await
        .unwrap();
    let row = client
        .get_row("orders", key)
        .send()
        .await
        .unwrap()
        .row
        .unwrap();
    let error = Order::from_row(&row).unwrap_err();
    assert!(
        error.to_string().contains("field status (Status)"),
        "{error}"
    );
    assert_eq!(Address::columns_to_get(), ["homeCity", "floor"]);
}

#[derive(Clone, Debug, PartialEq, TableRow)]
struct Parcel {
    #[table(key)]
    id: i64,
    #[table(flatten)]
    address: Option<Address>,
}

#[tokio::test]
async fn a_part_that_is_absent_is_none() {
    let client = client();
    client.create::<Parcel>().send().await.unwrap();
    let home_city = "Hangzhou".to_owned();
    let with = |address| Parcel { id: 1, address };
    for address in [
        None,
        Some(Address {
            home_city: home_city.clone(),
            floor: None,
        }),
        Some(Address {
            home_city,
            floor: Some(3),
        }),
        // An update deletes all columns of the part.
        None,
    ] {
        client.update(&with(address.clone())).send().await.unwrap();
        let read = client.get::<Parcel>(Parcel::key(1)).await.unwrap();
        assert_eq!(read.and_then(|parcel| parcel.address), address);
    }

    // A part of which one column exists has to be whole.
    let key = Parcel::key(2);
    client
        .put_row("parcel", &key)
        .column("floor", 3)
        .send()
        .await
        .unwrap();
    let error = client.get::<Parcel>(&key).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
    assert!(error.to_string().contains("homeCity"), "{error}");
}
