//! Calls as such: raw ones, refused ones, and over TCP.

use tablestore::{Client, ErrorKind, TableOptions};
use tablestore_emulator::Emulator;

use super::{TABLE, client_of, client_with, create, key, read};

#[tokio::test]
async fn raw_calls_are_signed_and_answered_like_others() {
    let client = client_with(TableOptions::new()).await;
    let list = tablestore::Operation::named("ListTable").unwrap();
    let answer = client.call_raw(list, "").send().await.unwrap();
    assert_eq!(answer.body, b"\x0a\x06orders".as_slice());
    let unknown = tablestore::Operation::named("Frobnicate").unwrap();
    let error = client.call_raw(unknown, "").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service, "{error}");
}

#[tokio::test]
async fn a_refused_setting_fails_the_request_and_sends_nothing() {
    let client = client_with(TableOptions::new()).await;
    let request = client.list_table().header("bad name", "x");
    let error = request.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(!error.request_sent());
    assert!(
        error
            .to_string()
            .starts_with("ListTable: header name \"bad name\""),
        "{error}"
    );
}

#[tokio::test]
async fn tcp_is_a_door_to_the_same_world() {
    let emulator = Emulator::in_memory();
    create(&client_of(&emulator), TableOptions::new()).await;
    let server = emulator.listen("127.0.0.1:0").await.unwrap();
    for region in [None, Some("cn-hangzhou")] {
        let mut builder = Client::builder(server.endpoint())
            .temporary_access_key(
                emulator.credentials().access_key_id(),
                emulator.credentials().access_key_secret(),
                "a-token",
            )
            .instance("shop")
            .header("x-ots-request-tag", "test");
        if let Some(region) = region {
            builder = builder.region(region);
        }
        let client = builder.build().unwrap();
        client
            .put_row(TABLE, key("a", 1))
            .column("n", 1)
            .send()
            .await
            .unwrap();
        assert!(read(&client, key("a", 1)).await.is_some());
        assert!(read(&client_of(&emulator), key("a", 1)).await.is_some());
    }
    server.shutdown().await;
}
