//! DescribeTableSecret, byte for byte. No published client that runs in these tests has the operation.

use http::Request;
use tablestore::PrimaryKeyType;
use tablestore::call::Operation;
use tablestore::table::TableModelType;
use tablestore_core::Body;
use tablestore_emulator::Emulator;
use tablestore_tests::responses::{client_builder, responding, signed};

/// 1: table_name
const REQUEST: &[u8] = b"\x0a\x06orders";
/// 1: secret, with 1: model_type = TABLESTORE
const RESPONSE: &[u8] = b"\x0a\x02\x08\x03";

#[tokio::test]
async fn the_client_sends_and_reads_the_bytes() {
    for (response, expected) in [
        (RESPONSE, Some(TableModelType::Tablestore)),
        (b"\x0a\x02\x08\x01", Some(TableModelType::Legacy)),
        (b"\x0a\x02\x08\x02", Some(TableModelType::HbaseCompatible)),
        (b"\x0a\x02\x08\x07", Some(TableModelType::Other(7))),
        (b"\x0a\x00", None),
        (b"", None),
    ] {
        let client = responding(move |sent: &Request<Body>| {
            assert_eq!(sent.uri().path(), "/DescribeTableSecret");
            assert_eq!(sent.body().as_ref(), REQUEST);
            signed(sent, 200, response.to_vec())
        });
        let client = client.build().unwrap();
        let secret = client.describe_table_secret("orders").send().await.unwrap();
        assert_eq!(secret.model_type, expected);
    }
}

#[tokio::test]
async fn the_emulator_reads_and_returns_the_bytes() {
    let emulator = Emulator::in_memory();
    let client = client_builder(emulator.endpoint()).service(emulator.service());
    let client = client.build().unwrap();
    let create = client.create_table("orders");
    let create = create.primary_key("id", PrimaryKeyType::Integer);
    create.send().await.unwrap();
    let call = client.call_raw(Operation::DESCRIBE_TABLE_SECRET, REQUEST);
    assert_eq!(&call.send().await.unwrap().body[..], RESPONSE);
}
