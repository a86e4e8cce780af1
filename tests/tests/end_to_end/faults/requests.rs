//! Requests that are wrong, signed as they should be: the service rejects each with an
//! error of its own, and none changes anything.

use bytes::Bytes;
use prost::Message;
use tablestore::PrimaryKeyValue::{InfMax, InfMin};
use tablestore::call::Operation;
use tablestore::table::TableOptions;
use tablestore::{
    Client, Error, ErrorCode, ErrorKind, NoRetryPolicy, PrimaryKey, PrimaryKeyType, Row,
};
use tablestore_emulator::Emulator;
use tablestore_protocol::plainbuffer::{self, ColumnUpdate};
use tablestore_protocol::{Column, proto::table as proto};

const TABLE: &str = "orders";

/// A client of a service with a table of one row, and that row.
async fn service_with_a_row() -> (Client, Vec<Row>) {
    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("shop")
        .retry_policy(NoRetryPolicy)
        .service(emulator.service())
        .build()
        .unwrap();
    client
        .create_table(TABLE)
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("order", PrimaryKeyType::Integer)
        // Any timestamp is a good one.
        .options(TableOptions::new().max_deviation_seconds(i64::MAX as u64 / 1_000_000))
        .send()
        .await
        .unwrap();
    let put = client.put_row(TABLE, key(7)).column("amount", 42);
    put.column("note", "公司").send().await.unwrap();
    let rows = all_rows(&client).await;
    assert_eq!(rows.len(), 1);
    (client, rows)
}

fn key(order: i64) -> PrimaryKey {
    PrimaryKey::new("customer", "alice").and("order", order)
}

async fn all_rows(client: &Client) -> Vec<Row> {
    let least = PrimaryKey::new("customer", InfMin).and("order", InfMin);
    let most = PrimaryKey::new("customer", InfMax).and("order", InfMax);
    client
        .get_range(TABLE, least..most)
        .send()
        .await
        .unwrap()
        .rows
}

/// An operation that carries a row or a key.
struct WithRow {
    operation: Operation,
    /// The message with these bytes as its row.
    message: fn(Bytes) -> Vec<u8>,
    /// Bytes that are good there.
    good: Bytes,
}

fn operations_with_rows() -> Vec<WithRow> {
    let columns = [Column::new("amount", 43), Column::new("paid", true)];
    let updates = [
        ColumnUpdate::Put(Column::new("amount", 43).with_timestamp(1)),
        ColumnUpdate::DeleteAllVersions {
            name: "note".into(),
        },
        ColumnUpdate::Increment {
            name: "count".into(),
            by: 1,
        },
    ];
    vec![
        WithRow {
            operation: Operation::PUT_ROW,
            message: |row| {
                let put = proto::PutRowRequest {
                    table_name: TABLE.to_owned(),
                    row,
                    ..proto::PutRowRequest::default()
                };
                put.encode_to_vec()
            },
            good: plainbuffer::encode_row(&key(7), &columns),
        },
        WithRow {
            operation: Operation::UPDATE_ROW,
            message: |row_change| {
                let update = proto::UpdateRowRequest {
                    table_name: TABLE.to_owned(),
                    row_change,
                    ..proto::UpdateRowRequest::default()
                };
                update.encode_to_vec()
            },
            good: plainbuffer::encode_update_row(&key(7), &updates),
        },
        WithRow {
            operation: Operation::DELETE_ROW,
            message: |primary_key| {
                let delete = proto::DeleteRowRequest {
                    table_name: TABLE.to_owned(),
                    primary_key,
                    ..proto::DeleteRowRequest::default()
                };
                delete.encode_to_vec()
            },
            good: plainbuffer::encode_delete_row(&key(7)),
        },
        WithRow {
            operation: Operation::GET_ROW,
            message: |primary_key| {
                let get = proto::GetRowRequest {
                    table_name: TABLE.to_owned(),
                    primary_key,
                    max_versions: Some(1),
                    ..proto::GetRowRequest::default()
                };
                get.encode_to_vec()
            },
            good: plainbuffer::encode_primary_key(&key(7)),
        },
        WithRow {
            operation: Operation::GET_RANGE,
            message: |bound| {
                let get = proto::GetRangeRequest {
                    table_name: TABLE.to_owned(),
                    inclusive_start_primary_key: bound,
                    exclusive_end_primary_key: plainbuffer::encode_primary_key(&key(9)),
                    max_versions: Some(1),
                    ..proto::GetRangeRequest::default()
                };
                get.encode_to_vec()
            },
            good: plainbuffer::encode_primary_key(&key(7)),
        },
    ]
}

async fn call(client: &Client, operation: &Operation, body: impl Into<Bytes>) -> Result<(), Error> {
    let call = client.call_raw(operation.clone(), body.into());
    call.send().await.map(|_| ())
}

/// The service refused the request as one that is malformed.
#[track_caller]
fn assert_refused(outcome: Result<(), Error>, what: &str) {
    let error = match outcome {
        Ok(()) => panic!("{what}: taken"),
        Err(error) => error,
    };
    assert_eq!(error.kind(), ErrorKind::Service, "{what}: {error}");
    let service = error.service().unwrap();
    assert_eq!(service.status(), 400, "{what}: {error}");
    let codes = [ErrorCode::ParameterInvalid, ErrorCode::InvalidPk];
    assert!(codes.contains(service.code()), "{what}: {error}");
    assert!(!service.message().is_empty(), "{what}: {error}");
    assert!(service.request_id().is_some(), "{what}: {error}");
}

#[tokio::test]
async fn the_good_requests_are_good() {
    for WithRow {
        operation,
        message,
        good,
    } in operations_with_rows()
    {
        let (client, _) = service_with_a_row().await;
        call(&client, &operation, message(good)).await.unwrap();
    }
}

#[tokio::test]
async fn no_flipped_bit_in_a_row_goes_unseen() {
    let (client, before) = service_with_a_row().await;
    for WithRow {
        operation,
        message,
        good,
    } in operations_with_rows()
    {
        for bit in 0..good.len() * 8 {
            let mut bad = good.to_vec();
            bad[bit / 8] ^= 1 << (bit % 8);
            let outcome = call(&client, &operation, message(bad.into())).await;
            assert_refused(outcome, &format!("{operation} with bit {bit} flipped"));
        }
    }
    assert_eq!(all_rows(&client).await, before);
}

#[tokio::test]
async fn rows_that_are_cut_short_or_too_long_are_refused() {
    let (client, before) = service_with_a_row().await;
    for WithRow {
        operation,
        message,
        good,
    } in operations_with_rows()
    {
        for length in 0..good.len() {
            let outcome = call(&client, &operation, message(good.slice(..length))).await;
            assert_refused(
                outcome,
                &format!("{operation} with {length} bytes of a row"),
            );
        }
        // Zeros alone are taken: the official Node client sends them after rows.
        for more in [&b"\x01"[..], b"\0\x01", b"\x75\0\0\0", &good] {
            let long = [&good, more].concat();
            let outcome = call(&client, &operation, message(long.into())).await;
            assert_refused(outcome, &format!("{operation} with {more:x?} after a row"));
        }
    }
    assert_eq!(all_rows(&client).await, before);
}

#[tokio::test]
async fn messages_that_are_cut_short_are_refused() {
    let (client, before) = service_with_a_row().await;
    for WithRow {
        operation,
        message,
        good,
    } in operations_with_rows()
    {
        let good = Bytes::from(message(good));
        // A message with a part of a required field is no message.
        for length in 0..required_length(&operation, &good) {
            let outcome = call(&client, &operation, good.slice(..length)).await;
            assert_refused(
                outcome,
                &format!("{operation} with {length} bytes of a message"),
            );
        }
    }
    assert_eq!(all_rows(&client).await, before);
}

/// How much of the message it takes to have all its required fields. The last field of the reads
/// here is one that may be left out on the wire: `max_versions`, two bytes.
fn required_length(operation: &Operation, message: &Bytes) -> usize {
    match operation.name() {
        "GetRow" => message.len() - 2,
        _ => message.len(),
    }
}

#[tokio::test]
async fn what_is_no_message_is_refused_by_every_operation() {
    let (client, before) = service_with_a_row().await;
    for operation in [
        Operation::CREATE_TABLE,
        Operation::DESCRIBE_TABLE,
        Operation::UPDATE_TABLE,
        Operation::DELETE_TABLE,
        Operation::PUT_ROW,
        Operation::GET_ROW,
        Operation::UPDATE_ROW,
        Operation::DELETE_ROW,
        Operation::GET_RANGE,
    ] {
        let garbage = [
            &b""[..],
            b"\xff",
            b"\x0a\x7f",
            b"{\"json\": true}",
            &[0; 64],
            &[0xff; 64],
        ];
        for body in garbage {
            let outcome = call(&client, &operation, body.to_vec()).await;
            assert_refused(outcome, &format!("{operation} of {body:x?}"));
        }
    }
    // An empty message is all that this one takes.
    call(&client, &Operation::LIST_TABLE, "").await.unwrap();
    let outcome = call(&client, &Operation::LIST_TABLE, "\u{a}\u{7f}").await;
    assert_refused(outcome, "ListTable of half a field");

    assert_eq!(all_rows(&client).await, before);
    let tables = client.list_table().send().await.unwrap().tables;
    assert_eq!(tables, [TABLE]);
}

#[tokio::test]
async fn no_flipped_bit_in_a_message_breaks_the_service() {
    for WithRow {
        operation,
        message,
        good,
    } in operations_with_rows()
    {
        let (client, _) = service_with_a_row().await;
        let good = message(good);
        for bit in 0..good.len() * 8 {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            // It may still be a message, and even be executed. It is not an internal error.
            if let Err(error) = call(&client, &operation, bad).await {
                let what = format!("{operation} with bit {bit} flipped: {error}");
                assert_eq!(error.kind(), ErrorKind::Service, "{what}");
                assert!(
                    error.service().unwrap().status().is_client_error(),
                    "{what}"
                );
            }
        }
        all_rows(&client).await;
    }
}

#[tokio::test]
async fn operations_that_are_not_there_are_refused() {
    let (client, before) = service_with_a_row().await;
    for name in ["Nonsense", "putRow", "tunnel/nonsense"] {
        let operation = Operation::named(name).unwrap();
        assert_refused(call(&client, &operation, "").await, name);
    }
    assert_eq!(all_rows(&client).await, before);
}
