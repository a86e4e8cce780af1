use std::time::{Duration, SystemTime};

use prost::Message;
use tablestore_core::{ErrorKind, Result};
use tablestore_protocol::PrimaryKeyValue::{InfMax, InfMin};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, plainbuffer, proto::table as proto};

use super::*;
use crate::call::Request;
use crate::schema::*;
use crate::testing::Script;
use tablestore_transport::NoRetryPolicy;

fn sent<M: Message + Default>(request: &impl Request) -> M {
    M::decode(request.encode().unwrap()).unwrap()
}

#[test]
fn a_new_table_has_its_indexes_stream_key_and_partitions() {
    let client = Script::default().client(NoRetryPolicy);
    let create = client
        .create_table("orders")
        .primary_key("id", PrimaryKeyType::Integer)
        .index(IndexMeta::global("g", ["status"]).defined_columns(["amount"]))
        .index(IndexMeta::local("l", ["id", "status"]))
        .stream(StreamSpecification::enabled(24).old_columns(StreamColumns::Input))
        .sse(SseSpecification::byok("key", "role"))
        .enable_local_transactions()
        .split_points([10, 20]);
    let sent: proto::CreateTableRequest = sent(&create);

    let [global, local] = &sent.index_metas[..] else {
        panic!("{sent:?}");
    };
    assert_eq!(
        global.index_update_mode(),
        proto::IndexUpdateMode::IumAsyncIndex
    );
    assert_eq!(
        local.index_update_mode(),
        proto::IndexUpdateMode::IumSyncIndex
    );
    assert_eq!(local.index_type(), proto::IndexType::ItLocalIndex);
    assert_eq!(
        IndexMeta::from_proto(local.clone()),
        IndexMeta::local("l", ["id", "status"])
    );
    assert_eq!(global.defined_column, ["amount"]);

    let stream = sent.stream_spec.unwrap();
    assert_eq!(
        (stream.enable_stream, stream.expiration_time),
        (true, Some(24))
    );
    let old = stream.old_columns_to_get.unwrap();
    assert_eq!(old.r#type(), proto::StreamColumnType::InputColumns);
    let sse = sent.sse_spec.unwrap();
    assert_eq!(sse.key_type(), proto::SseKeyType::SseByok);
    assert_eq!(sse.key_id.as_deref(), Some(&b"key"[..]));
    assert_eq!(sent.enable_local_txn, Some(true));

    let value = |encoded| plainbuffer::decode_value(encoded).unwrap();
    let bounds = sent.partitions.iter();
    let bounds: Vec<_> = bounds
        .map(|range| (value(&range.begin), value(&range.end)))
        .collect();
    let [min, ten, twenty, max] =
        [InfMin, 10.into(), 20.into(), InfMax].map(plainbuffer::Variant::from);
    assert_eq!(
        bounds,
        [(min, ten.clone()), (ten, twenty.clone()), (twenty, max)]
    );
}

#[test]
fn a_plain_table_says_nothing_of_these() {
    let client = Script::default().client(NoRetryPolicy);
    let sent: proto::CreateTableRequest = sent(&client.create_table("orders"));
    assert!(sent.partitions.is_empty() && sent.index_metas.is_empty());
    assert!(sent.stream_spec.is_none() && sent.sse_spec.is_none());
    assert!(sent.enable_local_txn.is_none());
}

#[tokio::test]
async fn a_table_tells_its_indexes_stream_key_and_partitions() {
    let mut index = IndexMeta::global("g", ["status"]).to_proto();
    index.index_sync_phase = Some(proto::IndexSyncPhase::IspIncr.into());
    let script = Script::default().respond(&proto::DescribeTableResponse {
        table_meta: proto::TableMeta {
            table_id: Some("7f".to_owned()),
            global_table_id: Some(String::new()),
            ..Default::default()
        },
        reserved_throughput_details: proto::ReservedThroughputDetails {
            last_increase_time: 5,
            last_decrease_time: Some(0),
            ..Default::default()
        },
        table_status: proto::TableStatus::Updating.into(),
        stream_details: Some(proto::StreamDetails {
            enable_stream: true,
            stream_id: Some("s".to_owned()),
            expiration_time: Some(24),
            last_enable_time: Some(5_000_000),
            new_columns_to_get: Some(StreamColumns::Named(vec!["a".to_owned()]).to_proto()),
            ..Default::default()
        }),
        sse_details: Some(proto::SseDetails {
            enable: true,
            key_type: Some(proto::SseKeyType::SseKmsService.into()),
            key_id: Some("key".into()),
            role_arn: None,
        }),
        shard_splits: vec![plainbuffer::encode_primary_key(&PrimaryKey::new("id", 10))],
        index_metas: vec![index],
        ..Default::default()
    });
    let client = script.client(NoRetryPolicy);
    let table = client.describe_table("orders").send().await.unwrap();
    assert_eq!(table.status, TableStatus::Updating);
    assert_eq!(table.table_id.as_deref(), Some("7f"));
    assert_eq!(table.global_table_id, None);
    let increased = SystemTime::UNIX_EPOCH + Duration::from_secs(5);
    assert_eq!(table.throughput_increase_time, Some(increased));
    assert_eq!(table.throughput_decrease_time, None);
    assert_eq!(
        table.indexes[0].sync_phase,
        Some(IndexSyncPhase::Incremental)
    );
    let stream = table.stream.unwrap();
    assert_eq!(stream.stream_id.as_deref(), Some("s"));
    let enabled = SystemTime::UNIX_EPOCH + Duration::from_secs(5);
    assert_eq!(stream.last_enable_time, Some(enabled));
    assert_eq!(
        stream.new_columns,
        Some(StreamColumns::Named(vec!["a".to_owned()]))
    );
    let sse = table.sse.unwrap();
    assert_eq!(sse.key_type, Some(SseKeyType::KmsService));
    assert_eq!(sse.key_id.as_deref(), Some("key"));
    assert_eq!(table.shard_splits, [PrimaryKey::new("id", 10)]);
}

#[test]
fn every_option_is_sent_and_read_back() {
    let options = TableOptions::new()
        .time_to_live(Duration::from_secs(100))
        .max_versions(2)
        .max_deviation_seconds(3)
        .allow_update(false)
        .update_full_row(true)
        .bloom_filter_type(BloomFilterType::Row)
        .block_size(65_536);
    let message = options.to_proto();
    assert_eq!(
        message,
        proto::TableOptions {
            time_to_live: Some(100),
            max_versions: Some(2),
            deviation_cell_version_in_sec: Some(3),
            allow_update: Some(false),
            update_full_row: Some(true),
            bloom_filter_type: Some(3),
            block_size: Some(65_536),
        }
    );
    assert_eq!(TableOptions::from_proto(&message), options);
    let nothing = proto::TableOptions::default();
    assert_eq!(TableOptions::new().to_proto(), nothing);
}

#[test]
fn streams_and_indexes_of_an_existing_table_are_changed() {
    let client = Script::default().client(NoRetryPolicy);
    let update = client
        .update_table("orders")
        .stream(StreamSpecification::disabled());
    let update: proto::UpdateTableRequest = sent(&update);
    let stream = update.stream_spec.unwrap();
    assert_eq!(
        (stream.enable_stream, stream.expiration_time),
        (false, None)
    );

    let create = client.create_index("orders", IndexMeta::global("g", ["status"]));
    let create: proto::CreateIndexRequest = sent(&create.include_base_data(true));
    assert_eq!(create.main_table_name, "orders");
    assert_eq!(
        (create.index_meta.name.as_str(), create.include_base_data),
        ("g", Some(true))
    );
    let drop: proto::DropIndexRequest = sent(&client.drop_index("orders", "g"));
    assert_eq!((&*drop.main_table_name, &*drop.index_name), ("orders", "g"));

    let add = client.add_defined_column("orders");
    let add = add.column("status", DefinedColumnType::String);
    let add: proto::AddDefinedColumnRequest = sent(&add);
    assert_eq!(add.columns[0].r#type(), proto::DefinedColumnType::DctString);
    let delete = client.delete_defined_column("orders", ["status"]);
    let delete: proto::DeleteDefinedColumnRequest = sent(&delete);
    assert_eq!(
        (&*delete.table_name, &delete.columns[..]),
        ("orders", &["status".to_owned()][..])
    );
}

async fn split(
    points: &[PrimaryKey],
    locations: &[(&str, i64)],
) -> Result<ComputeSplitPointsBySizeResponse> {
    let column = |name: &str| proto::PrimaryKeySchema {
        name: name.to_owned(),
        ..Default::default()
    };
    let runs = locations.iter();
    let script = Script::default().respond(&proto::ComputeSplitPointsBySizeResponse {
        schema: vec![column("a"), column("b")],
        split_points: points.iter().map(plainbuffer::encode_primary_key).collect(),
        locations: runs
            .map(
                |(location, repeat)| proto::compute_split_points_by_size_response::SplitLocation {
                    location: (*location).to_owned(),
                    repeat: *repeat,
                },
            )
            .collect(),
        ..Default::default()
    });
    let client = script.client(NoRetryPolicy);
    let compute = client.compute_split_points_by_size("orders", 2).limit(7);
    let response = compute.send().await;
    let asked: Vec<proto::ComputeSplitPointsBySizeRequest> = script.asked();
    assert_eq!(
        (asked[0].split_size, asked[0].split_point_limit),
        (2, Some(7))
    );
    response
}

#[tokio::test]
async fn splits_are_whole_ranges_that_follow_each_other() {
    let key = |a: PrimaryKeyValue, b: PrimaryKeyValue| PrimaryKey::new("a", a).and("b", b);
    let points = [PrimaryKey::new("a", 1), key(2.into(), 5.into())];
    let response = split(&points, &[("x", 2), ("y", 1)]).await.unwrap();
    let bounds = [
        key(InfMin, InfMin),
        key(1.into(), InfMin),
        key(2.into(), 5.into()),
        key(InfMax, InfMax),
    ];
    let split = |index: usize, location: &str| Split {
        range: bounds[index].clone()..bounds[index + 1].clone(),
        location: location.to_owned(),
    };
    assert_eq!(
        response.splits,
        [split(0, "x"), split(1, "x"), split(2, "y")]
    );
}

#[tokio::test]
async fn locations_that_claim_too_much_are_refused() {
    for claimed in [i64::MAX, -1, 2] {
        let error = split(&[], &[("x", claimed)]).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
    }
    assert_eq!(split(&[], &[]).await.unwrap().splits.len(), 1);
}
