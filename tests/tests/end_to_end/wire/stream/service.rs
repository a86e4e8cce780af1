//! The emulator, which has to respond to the requests.

use tablestore::call::Operation;
use tablestore::stream::{StreamColumns, StreamSpecification};
use tablestore::table::TableOptions;
use tablestore::{Client, PrimaryKey, PrimaryKeyType};
use tablestore_emulator::Emulator;
use tablestore_tests::responses::client_builder;

use super::assert_same;
use super::messages::{
    describe_stream, described, get_shard_iterator, get_stream_record, list_stream, listed,
    records, shard, shard_iterator, time,
};

/// A client of an emulator whose clock stands still, with a table `t` and its stream.
async fn service() -> Client {
    let emulator = Emulator::builder().engine_clock(time()).build().unwrap();
    let client = client_builder(emulator.endpoint()).service(emulator.service());
    let client = client.build().unwrap();
    let stream = StreamSpecification::enabled(24)
        .old_columns(StreamColumns::Named(vec!["n".into()]))
        .new_columns(StreamColumns::Named(vec!["n".into()]));
    let create = client
        .create_table("t")
        .primary_key("k", PrimaryKeyType::String)
        .options(TableOptions::new().max_versions(1))
        .stream(stream);
    create.send().await.unwrap();
    client
}

/// The ids of its stream and shard, which are the service's own.
async fn ids(client: &Client) -> (String, String) {
    let table = client.describe_table("t").send().await.unwrap();
    let stream = table.stream.unwrap().stream_id.unwrap();
    let described = client.describe_stream(&stream).send().await.unwrap();
    (stream, described.shards[0].shard_id.clone())
}

async fn response(client: &Client, operation: Operation, request: Vec<u8>) -> Vec<u8> {
    let response = client.call_raw(operation, request).send().await.unwrap();
    response.body.to_vec()
}

#[tokio::test]
async fn a_stream_is_listed_and_described() {
    let client = service().await;
    let (stream, id) = ids(&client).await;
    let found = response(&client, Operation::LIST_STREAM, list_stream()).await;
    assert_same(&found, &listed(&stream));

    let request = describe_stream(&stream, &id);
    let found = response(&client, Operation::DESCRIBE_STREAM, request).await;
    let last = b"\x40\x00".to_vec(); // 8: is_timeseries_data_table = false
    assert_same(&found, &described(&stream, &[shard(&id, b""), last]));
}

#[tokio::test]
async fn records_are_read() {
    let client = service().await;
    let key = || PrimaryKey::new("k", "a");
    let put = client
        .put_row("t", key())
        .column("b", true)
        .column("d", 1.5)
        .column("n", 1)
        .column("s", "xy")
        .column("x", b"\0\xff".to_vec());
    put.send().await.unwrap();
    let update = client.update_row("t", key()).put("n", 2);
    let update = update.delete_version("o", 7).delete("p");
    update.send().await.unwrap();
    client.delete_row("t", key()).send().await.unwrap();

    let (stream, shard) = ids(&client).await;
    let position = client.get_shard_iterator(&stream, &shard).timestamp(time());
    let position = position.send().await.unwrap().shard_iterator;
    let request = get_shard_iterator(&stream, &shard);
    let found = response(&client, Operation::GET_SHARD_ITERATOR, request).await;
    assert_same(&found, &shard_iterator(&position));

    let next = client.get_stream_record(&position).send().await.unwrap();
    let next = next.next_shard_iterator.unwrap();
    let request = get_stream_record(&position);
    let found = response(&client, Operation::GET_STREAM_RECORD, request).await;
    assert_same(&found, &records(&next));
}
