//! Our client, which has to send the requests and to read the responses.

use http::Request;
use tablestore::row::ColumnUpdate::{DeleteAllVersions, DeleteVersion, Put};
use tablestore::stream::StreamStatus;
use tablestore::stream::{SequenceInfo, StreamAction, StreamColumns};
use tablestore::{Client, Column, PrimaryKey};
use tablestore_core::Body;
use tablestore_tests::responses::{responding, signed};

use super::assert_same;
use super::messages::{
    TIME, describe_stream, described, get_shard_iterator, get_stream_record, list_stream, listed,
    records, shard, shard_iterator, time,
};
use crate::wire::sized;

/// A client whose call has to be this request, and gets this response.
fn client(operation: &'static str, request: Vec<u8>, response: Vec<u8>) -> Client {
    let client = responding(move |sent: &Request<Body>| {
        assert_eq!(sent.uri().path(), format!("/{operation}"));
        assert_same(sent.body().as_ref(), &request);
        signed(sent, 200, response.clone())
    });
    client.build().unwrap()
}

#[tokio::test]
async fn streams_are_listed() {
    let client = client("ListStream", list_stream(), listed("stream"));
    let streams = client
        .list_stream()
        .table("t")
        .send()
        .await
        .unwrap()
        .streams;
    assert_eq!(streams.len(), 1);
    assert_eq!(
        (&*streams[0].stream_id, &*streams[0].table),
        ("stream", "t")
    );
    assert_eq!(streams[0].creation_time, Some(time()));
}

#[tokio::test]
async fn a_stream_is_described() {
    let shards = [
        shard("first", b""),
        shard("half", &sized(0x12, "first")), // 2: parent_id
        // 2: parent_id, 3: parent_sibling_id
        shard(
            "whole",
            &[sized(0x12, "half"), sized(0x1a, "other")].concat(),
        ),
        sized(0x3a, "next"), // 7: next_shard_id
    ];
    let response = described("stream", &shards);
    let client = client(
        "DescribeStream",
        describe_stream("stream", "first"),
        response,
    );
    let describe = client
        .describe_stream("stream")
        .start_shard("first")
        .limit(10);
    let stream = describe.send().await.unwrap();
    assert_eq!((&*stream.stream_id, &*stream.table), ("stream", "t"));
    assert_eq!(stream.expiration_hours, 24);
    assert_eq!(stream.creation_time, Some(time()));
    assert_eq!(stream.status, StreamStatus::Active);
    let shards = stream.shards.iter().map(|shard| {
        let parents = (
            shard.parent_id.as_deref(),
            shard.parent_sibling_id.as_deref(),
        );
        (&*shard.shard_id, parents)
    });
    assert_eq!(
        shards.collect::<Vec<_>>(),
        [
            ("first", (None, None)),
            ("half", (Some("first"), None)),
            ("whole", (Some("half"), Some("other")))
        ]
    );
    assert_eq!(stream.next_shard_id.as_deref(), Some("next"));
}

#[tokio::test]
async fn a_position_in_a_shard_is_found() {
    let token = sized(0x22, "token"); // 4: token
    let request = [get_shard_iterator("stream", "shard"), token].concat();
    let token = sized(0x12, "more"); // 2: next_token
    let response = [shard_iterator("position"), token].concat();
    let client = client("GetShardIterator", request, response);
    let get = client
        .get_shard_iterator("stream", "shard")
        .timestamp(time())
        .next_token("token");
    let found = get.send().await.unwrap();
    assert_eq!(found.shard_iterator, "position");
    assert_eq!(found.next_token.as_deref(), Some("more"));
}

#[tokio::test]
async fn records_are_read() {
    let client = client(
        "GetStreamRecord",
        get_stream_record("position"),
        records("next"),
    );
    let get = client
        .get_stream_record("position")
        .limit(5)
        .table("t")
        .old_columns(StreamColumns::Named(vec!["n".into()]))
        .new_columns(StreamColumns::All);
    let response = get.send().await.unwrap();
    assert_eq!(response.next_shard_iterator.as_deref(), Some("next"));
    assert_eq!(response.may_more_record, Some(false));
    assert_eq!((response.consumed.read, response.consumed.write), (1, 0));

    let n = |number: i64| Column::new("n", number).with_timestamp(TIME);
    let [put, update, delete] = &response.records[..] else {
        panic!("{response:?}");
    };
    assert_eq!(put.action, StreamAction::PutRow);
    let columns = [
        Column::new("b", true).with_timestamp(TIME),
        Column::new("d", 1.5).with_timestamp(TIME),
        n(1),
        Column::new("s", "xy").with_timestamp(TIME),
        Column::new("x", b"\0\xff".to_vec()).with_timestamp(TIME),
    ];
    assert_eq!(put.changes, columns.map(Put));
    assert_eq!(
        (&put.old_columns, &put.new_columns),
        (&None, &Some(vec![n(1)]))
    );

    assert_eq!(update.action, StreamAction::UpdateRow);
    let changes = [
        Put(n(2)),
        DeleteVersion {
            name: "o".into(),
            timestamp: 7,
        },
        DeleteAllVersions { name: "p".into() },
    ];
    assert_eq!(update.changes, changes);
    let sides = (&update.old_columns, &update.new_columns);
    assert_eq!(sides, (&Some(vec![n(1)]), &Some(vec![n(2)])));

    assert_eq!(delete.action, StreamAction::DeleteRow);
    assert_eq!(delete.changes, []);
    assert_eq!(
        (&delete.old_columns, &delete.new_columns),
        (&Some(vec![n(2)]), &None)
    );

    for (record, row_index) in response.records.iter().zip(0..) {
        assert_eq!(record.primary_key, PrimaryKey::new("k", "a"));
        let position = SequenceInfo {
            epoch: 0,
            timestamp: TIME * 1000,
            row_index,
        };
        assert_eq!(record.sequence_info, Some(position));
    }
}
