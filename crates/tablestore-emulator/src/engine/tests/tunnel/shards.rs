//! Streams of several shards, and their splits and merges.

use std::collections::BTreeMap;

use tablestore_protocol::plainbuffer::encode_primary_key_value;
use tablestore_protocol::proto::table::{
    DescribeStreamRequest, DescribeStreamResponse, GetShardIteratorRequest,
    GetShardIteratorResponse, GetStreamRecordRequest, GetStreamRecordResponse, PartitionRange,
};

use super::*;
use crate::database::StreamShards;

fn settings(shards: StreamShards, reshard: Option<u64>) -> Settings {
    Settings {
        stream_shards: shards,
        stream_reshard_interval: reshard.map(Duration::from_secs),
        ..Settings::default()
    }
}

#[test]
fn each_row_is_in_one_of_the_shards() {
    on_each_store_with(&settings(StreamShards::Number(4), None), |service| {
        service.create(any_time(1));
        service.put_rows(0..100);
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::BaseAndStream))
            .unwrap();
        service.put_rows(0..200);
        let (client, base) = service.join(&tunnel_id);
        assert_eq!(base.len(), 4);
        let mut rows = Vec::new();
        for channel in &base {
            let records = service.finish(&tunnel_id, &client, channel);
            assert!(records.len() > 20, "{}", records.len());
            rows.extend(ids(&records));
        }
        rows.sort_unstable();
        assert_eq!(rows, numbers(0..200));

        let channels = service.beat(&tunnel_id, &client, &[]).unwrap();
        assert_eq!(channels.len(), 4);
        let mut rows = Vec::new();
        for channel in channels {
            let mut cursor = service
                .cursor(&tunnel_id, &client, &channel.channel_id)
                .unwrap();
            rows.extend(ids(&service.read_all(&mut cursor)));
        }
        rows.sort_unstable();
        assert_eq!(rows, numbers(0..200));
    });
}

#[test]
fn a_table_can_have_a_shard_for_each_partition() {
    on_each_store_with(&settings(StreamShards::Partitions, None), |service| {
        let bounds = [
            PrimaryKeyValue::InfMin,
            "00010".into(),
            "00020".into(),
            PrimaryKeyValue::InfMax,
        ];
        let bounds: Vec<Bytes> = bounds.iter().map(encode_primary_key_value).collect();
        let partition = |pair: &[Bytes]| PartitionRange {
            begin: pair[0].clone(),
            end: pair[1].clone(),
        };
        let request = CreateTableRequest {
            partitions: bounds.windows(2).map(partition).collect(),
            ..new_table("t", &[("id", PrimaryKeyType::String)])
        };
        service.create_table(&request).unwrap();
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        service.put_rows(0..30);
        let channels = service.tunnel_channels("a");
        let expected = [numbers(0..10), numbers(10..20), numbers(20..30)];
        for (channel, expected) in channels.iter().zip(&expected) {
            let mut cursor = service.cursor(&tunnel_id, "", &channel.channel_id).unwrap();
            assert_eq!(ids(&service.read_all(&mut cursor)), *expected);
        }
        assert_eq!(channels.len(), 3);
    });
}

#[test]
fn shards_are_split_and_merged_while_they_are_read() {
    on_each_store_with(&settings(StreamShards::One, Some(10)), |service| {
        service.create(any_time(1));
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        let client = service.connect(&tunnel_id, 1000).unwrap();
        // The versions of each row in the order in which they come.
        let mut found: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        let mut held: Vec<Channel> = Vec::new();
        let mut cursors: BTreeMap<String, Cursor> = BTreeMap::new();
        let mut most = 0;
        for round in 0..40_i64 {
            if round < 30 {
                for row in 0..20 {
                    let key = id(&format!("{row}"));
                    service
                        .put(&key, &[Column::new("n", round)], ignore())
                        .unwrap();
                }
            }
            held = service.beat(&tunnel_id, &client, &held).unwrap();
            held.retain(|channel| channel.status() == ChannelStatus::Open);
            most = most.max(held.len());
            for channel in &mut held {
                let channel_id = &channel.channel_id;
                if !cursors.contains_key(channel_id) {
                    let cursor = service.cursor(&tunnel_id, &client, channel_id).unwrap();
                    cursors.insert(channel_id.clone(), cursor);
                }
                let cursor = cursors.get_mut(channel_id).unwrap();
                for record in service.read_all(cursor) {
                    let row = decode_wire_row(&record.record).unwrap();
                    let Some(Variant::Value(Value::Integer(version))) = row.cells[0].value else {
                        panic!("{row:?}");
                    };
                    let row = ids(std::slice::from_ref(&record)).remove(0);
                    found.entry(row).or_default().push(version);
                }
                if cursor.token == "finished" {
                    channel.version += 1;
                    channel.status = ChannelStatus::Terminated as i32;
                }
            }
            service.advance(Duration::from_secs(4));
        }
        assert!(most >= 2, "{most}");
        assert_eq!(found.len(), 20);
        for (row, versions) in found {
            assert!(versions.iter().copied().eq(0..30), "{row}: {versions:?}");
        }
        assert!(cursors.len() > 10, "{}", cursors.len());
    });
}

#[test]
fn a_stream_describes_its_shards_and_their_parents() {
    on_each_store_with(&settings(StreamShards::Number(2), Some(10)), |service| {
        service.create(any_time(1));
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        service.put_rows(0..20);
        service.advance(Duration::from_secs(10));
        service.join(&tunnel_id);
        service.put_rows(20..40);
        service.advance(Duration::from_secs(10));
        service.join(&tunnel_id);
        service.put_rows(40..60);

        let stream_id = service.describe_tunnel("a").unwrap().tunnel.stream_id;
        let describe = |start: Option<&String>, limit| -> DescribeStreamResponse {
            let request = DescribeStreamRequest {
                stream_id: stream_id.clone(),
                inclusive_start_shard_id: start.cloned(),
                shard_limit: limit,
                support_timeseries_data_table: None,
            };
            service.call("DescribeStream", &request).unwrap()
        };
        // Two at first, one of them split into two, and two of three merged.
        let shards = describe(None, None).shards;
        let index = |id: &Option<String>| {
            let id = id.as_ref()?;
            shards.iter().position(|shard| shard.shard_id == *id)
        };
        let parents: Vec<_> = shards
            .iter()
            .map(|shard| (index(&shard.parent_id), index(&shard.parent_sibling_id)))
            .collect();
        let merged = (Some(2), Some(3));
        assert_eq!(
            parents,
            [
                (None, None),
                (None, None),
                (Some(0), None),
                (Some(0), None),
                merged
            ]
        );
        let page = describe(Some(&shards[1].shard_id), Some(2));
        assert_eq!(page.shards, shards[1..3]);
        assert_eq!(page.next_shard_id.as_ref(), Some(&shards[3].shard_id));

        let mut rows = Vec::new();
        for shard in &shards {
            let request = GetShardIteratorRequest {
                stream_id: stream_id.clone(),
                shard_id: shard.shard_id.clone(),
                timestamp: None,
                token: None,
            };
            let response: GetShardIteratorResponse =
                service.call("GetShardIterator", &request).unwrap();
            let request = GetStreamRecordRequest {
                shard_iterator: response.shard_iterator,
                ..GetStreamRecordRequest::default()
            };
            let page: GetStreamRecordResponse = service.call("GetStreamRecord", &request).unwrap();
            let has_ended = [0, 2, 3].contains(&index(&Some(shard.shard_id.clone())).unwrap());
            assert_eq!(page.next_shard_iterator.is_none(), has_ended);
            for record in page.stream_records {
                let row = decode_wire_row(&record.record).unwrap();
                rows.push(format!("{:?}", row.primary_key[0].value));
            }
        }
        rows.sort_unstable();
        rows.dedup();
        assert_eq!(rows.len(), 60);
    });
}
