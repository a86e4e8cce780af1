//! Clients, records and checkpoints.

use super::*;

#[test]
fn every_row_is_delivered_once_as_base_data() {
    on_each_store(|service| {
        service.create(any_time(1));
        service.put_rows(0..2500);
        service.put(&id("key only"), &[], ignore()).unwrap();
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::BaseData))
            .unwrap();
        let (client, channels) = service.join(&tunnel_id);
        assert!(channels[0].channel_id.starts_with("BaseData_"));
        let records = service.finish(&tunnel_id, &client, &channels[0]);
        let mut expected = numbers(0..2500);
        expected.push("key only".to_owned());
        assert_eq!(ids(&records), expected);
        for record in &records {
            assert_eq!(record.action_type, ActionType::PutRow as i32);
            assert_eq!(decode_wire_row(&record.record).unwrap().sequence_info, None);
            assert_eq!(record.origin_record, None);
        }
        assert_eq!(service.stage("a"), "ProcessStream");
        let channels = service.tunnel_channels("a");
        assert_eq!(channels[0].channel_status.as_deref(), Some("TERMINATED"));
        assert_eq!(channels[0].channel_count, Some(2501));
    });
}

#[test]
fn the_base_data_of_an_empty_table_ends_too() {
    on_each_store(|service| {
        service.create(any_time(1));
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::BaseData))
            .unwrap();
        let (client, channels) = service.join(&tunnel_id);
        assert_eq!(service.finish(&tunnel_id, &client, &channels[0]), []);
        assert_eq!(service.stage("a"), "ProcessStream");
    });
}

#[test]
fn changes_are_delivered_in_order_with_their_operations() {
    on_each_store(|service| {
        let request = CreateTableRequest {
            stream_spec: Some(StreamSpecification {
                enable_stream: true,
                columns_to_get: vec!["a".to_owned()],
                ..StreamSpecification::default()
            }),
            table_options: Some(any_time(2)),
            ..new_table("t", &[("id", PrimaryKeyType::String)])
        };
        service.create_table(&request).unwrap();
        service.put_rows(0..1);
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        service
            .put(&id("1"), &[Column::new("a", 1)], ignore())
            .unwrap();
        let updates = [
            ColumnUpdate::Increment {
                name: "a".into(),
                by: 2,
            },
            ColumnUpdate::DeleteVersion {
                name: "b".into(),
                timestamp: 7,
            },
            ColumnUpdate::DeleteAllVersions { name: "c".into() },
        ];
        service.update(&id("1"), &updates, ignore()).unwrap();
        service.delete(&id("1"), ignore()).unwrap();

        let (client, channels) = service.join(&tunnel_id);
        let mut cursor = service
            .cursor(&tunnel_id, &client, &channels[0].channel_id)
            .unwrap();
        let records = service.read_all(&mut cursor);
        let actions: Vec<i32> = records.iter().map(|it| it.action_type).collect();
        use ActionType::{DeleteRow, PutRow, UpdateRow};
        assert_eq!(actions, [PutRow, UpdateRow, DeleteRow].map(|it| it as i32));
        let rows: Vec<WireRow> = records
            .iter()
            .map(|it| decode_wire_row(&it.record).unwrap())
            .collect();
        let operations: Vec<_> = rows[1].cells.iter().map(|cell| cell.operation).collect();
        let (one, all) = (operation::DELETE_ONE_VERSION, operation::DELETE_ALL_VERSION);
        assert_eq!(operations, [None, Some(one), Some(all)]);
        assert_eq!(rows[1].cells[0].value, Some(Variant::Value(Value::from(3))));
        assert!(rows[2].cells.is_empty());
        let order: Vec<_> = rows.iter().map(|row| row.sequence_info.unwrap()).collect();
        assert!(order.is_sorted_by(|one, next| one < next));
        // The first record of a row has no columns from before. A row of columns starts with the
        // header and the tag of an empty key.
        assert_eq!(records[0].origin_record, None);
        let origin = records[1].origin_record.as_ref().unwrap();
        assert_eq!(origin[..6], [0x75, 0, 0, 0, 1, 2]);
        let origin = decode_wire_row(origin).unwrap();
        assert_eq!(origin.cells[0].value, Some(Variant::Value(Value::from(1))));

        // Nothing follows until something is written.
        let page = service.read_page(&cursor).unwrap();
        assert_eq!((page.records.len(), page.may_more_record), (0, Some(false)));
        cursor.token = page.next_token;
        service.put_rows(5..6);
        assert_eq!(ids(&service.read_all(&mut cursor)), ["00005"]);
    });
}

#[test]
fn a_full_page_says_whether_more_follows() {
    on_each_store(|service| {
        service.create(any_time(1));
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        let channel = service.tunnel_channels("a").remove(0).channel_id;
        let mut cursor = service.cursor(&tunnel_id, "", &channel).unwrap();
        service.put_rows(0..1000);
        let page = service.read_page(&cursor).unwrap();
        assert_eq!(
            (page.records.len(), page.may_more_record),
            (1000, Some(false))
        );
        service.put_rows(1000..1001);
        let page = service.read_page(&cursor).unwrap();
        assert_eq!(
            (page.records.len(), page.may_more_record),
            (1000, Some(true))
        );
        cursor.token = page.next_token;
        assert_eq!(ids(&service.read_page(&cursor).unwrap().records), ["01000"]);
    });
}

#[test]
fn the_oldest_changes_are_delivered_if_that_is_requested() {
    on_each_store(|service| {
        let request = CreateTableRequest {
            stream_spec: Some(StreamSpecification {
                enable_stream: true,
                ..StreamSpecification::default()
            }),
            ..new_table("t", &[("id", PrimaryKeyType::String)])
        };
        service.create_table(&request).unwrap();
        service.put_rows(0..5);
        for (name, flag, expected) in [
            ("latest", StartOffsetFlag::Latest, 0),
            ("earliest", StartOffsetFlag::Earliest, 5),
        ] {
            let config = StreamTunnelConfig {
                flag: Some(flag as i32),
                ..StreamTunnelConfig::default()
            };
            let created = service.create_tunnel(Tunnel {
                stream_tunnel_config: Some(config),
                ..tunnel(name, TunnelType::Stream)
            });
            let tunnel_id = created.unwrap();
            let channel = service.tunnel_channels(name).remove(0).channel_id;
            let mut cursor = service.cursor(&tunnel_id, "", &channel).unwrap();
            assert_eq!(service.read_all(&mut cursor).len(), expected);
        }
    });
}

#[test]
fn no_change_is_missing_between_base_data_and_changes() {
    on_each_store(|service| {
        service.create(any_time(1));
        service.put_rows(0..10);
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::BaseAndStream))
            .unwrap();
        service.put_rows(10..20);
        let (client, channels) = service.join(&tunnel_id);
        let base = service.finish(&tunnel_id, &client, &channels[0]);
        assert_eq!(ids(&base), numbers(0..20));
        let channels = service.beat(&tunnel_id, &client, &[]).unwrap();
        let mut cursor = service
            .cursor(&tunnel_id, &client, &channels[0].channel_id)
            .unwrap();
        // Rows that were written meanwhile come as changes too.
        assert_eq!(ids(&service.read_all(&mut cursor)), numbers(10..20));
        service.put_rows(20..21);
        service.delete(&id("00000"), ignore()).unwrap();
        assert_eq!(ids(&service.read_all(&mut cursor)), ["00020", "00000"]);
    });
}

#[test]
fn a_range_of_changes_ends() {
    on_each_store(|service| {
        service.create(any_time(1));
        service
            .create_tunnel(tunnel("on", TunnelType::Stream))
            .unwrap();
        service.put_rows(0..1);
        service.advance(Duration::from_secs(60));
        let start = service.now().cast_unsigned() * 1_000_000;
        service.put_rows(1..3);
        service.advance(Duration::from_secs(60));
        let end = service.now().cast_unsigned() * 1_000_000;
        let config = StreamTunnelConfig {
            start_offset: Some(start),
            end_offset: Some(end),
            ..StreamTunnelConfig::default()
        };
        let created = service.create_tunnel(Tunnel {
            stream_tunnel_config: Some(config),
            ..tunnel("range", TunnelType::Stream)
        });
        let tunnel_id = created.unwrap();
        service.put_rows(3..4);
        let channel = service.tunnel_channels("range").remove(0).channel_id;
        let mut cursor = service.cursor(&tunnel_id, "", &channel).unwrap();
        assert_eq!(ids(&service.read_all(&mut cursor)), numbers(1..3));
        assert_eq!(cursor.token, "finished");
        let page = service.read_page(&cursor).unwrap();
        assert_eq!((page.records.len(), &*page.next_token), (0, "finished"));
    });
}

#[test]
fn a_silent_client_is_gone_everywhere_and_another_one_continues_from_the_checkpoint() {
    on_each_store(|service| {
        service.create(any_time(1));
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        service.put_rows(0..5);
        let client = service.connect(&tunnel_id, 10).unwrap();
        assert!(client.starts_with("tag-"));
        let channel = service
            .beat(&tunnel_id, &client, &[])
            .unwrap()
            .remove(0)
            .channel_id;
        let mut cursor = service.cursor(&tunnel_id, &client, &channel).unwrap();
        service.read_all(&mut cursor);
        service.checkpoint(&cursor, 1).unwrap();
        service.put_rows(5..8);
        service.advance(Duration::from_secs(11));
        let gone = |outcome: Result<(), ServiceError>| {
            assert_eq!(outcome.unwrap_err().code().as_str(), "OTSResourceGone");
        };
        gone(service.beat(&tunnel_id, &client, &[]).map(drop));
        gone(service.read_page(&cursor).map(drop));
        gone(service.checkpoint(&cursor, 2));
        let described = service.tunnel_channels("a").remove(0);
        assert_eq!(described.channel_status.as_deref(), Some("WAIT"));

        let (other, channels) = service.join(&tunnel_id);
        let mut cursor = service
            .cursor(&tunnel_id, &other, &channels[0].channel_id)
            .unwrap();
        assert_eq!(cursor.sequence_number, 1);
        assert_eq!(ids(&service.read_all(&mut cursor)), numbers(5..8));
    });
}

#[test]
fn checkpoints_follow_each_other_and_name_both_numbers_if_not() {
    on_each_store(|service| {
        service.create(any_time(1));
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        let (client, channels) = service.join(&tunnel_id);
        let channel = &channels[0].channel_id;
        let mut cursor = service.cursor(&tunnel_id, &client, channel).unwrap();
        service.put_rows(0..1);
        service.read_all(&mut cursor);
        service.checkpoint(&cursor, 1).unwrap();
        for number in [0, 1, 3] {
            assert_error(
                service.checkpoint(&cursor, number),
                400,
                "OTSSequenceNumberNotMatch",
                &format!(
                    "the sequence number of the checkpoint of channel {channel} does not match: \
                     expected 2, given {number}"
                ),
            );
        }
        let stored = service.cursor(&tunnel_id, &client, channel).unwrap();
        assert_eq!((&stored.token, stored.sequence_number), (&cursor.token, 1));
    });
}

#[test]
fn tokens_of_other_channels_are_not_valid() {
    on_each_store(|service| {
        service.create(any_time(1));
        let created = ["a", "b"].map(|name| {
            let tunnel_id = service.create_tunnel(tunnel(name, TunnelType::BaseAndStream));
            let tunnel_id = tunnel_id.unwrap();
            let channel = service.tunnel_channels(name).remove(0).channel_id;
            service.cursor(&tunnel_id, "", &channel).unwrap()
        });
        let stream = service
            .create_tunnel(tunnel("s", TunnelType::Stream))
            .unwrap();
        let channel = service.tunnel_channels("s").remove(0).channel_id;
        let stream = service.cursor(&stream, "", &channel).unwrap();
        let [mut base, _] = created;
        let check = |cursor: &mut Cursor, token: &str, message: &str| {
            cursor.token = token.to_owned();
            assert_invalid(service.read_page(cursor), message);
            assert_invalid(service.checkpoint(cursor, 1), message);
        };
        let base_token = base.token.clone();
        check(
            &mut base,
            &stream.token,
            "The token is not of this channel.",
        );
        for token in ["", "%%%", "AAAA"] {
            check(&mut base, token, "Invalid token.");
        }
        let mut stream = stream;
        check(
            &mut stream,
            &base_token,
            "The token is not of this channel.",
        );
    });
}

#[test]
fn channels_without_a_client_are_read_without_connecting() {
    on_each_store(|service| {
        service.create(any_time(1));
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        let channel = service.tunnel_channels("a").remove(0);
        assert_eq!(channel.client_id.as_deref(), Some(""));
        service.put_rows(0..2);
        let mut cursor = service.cursor(&tunnel_id, "", &channel.channel_id).unwrap();
        assert_eq!(service.read_all(&mut cursor).len(), 2);
        let (client, _) = service.join(&tunnel_id);
        let error = service.read_page(&cursor).unwrap_err();
        assert_eq!(error.code().as_str(), "OTSResourceGone");
        let unknown = service.cursor(&tunnel_id, &client, "x").map(drop);
        assert_invalid(unknown, "channel not exist: x");
        // Its client leaves.
        let request = ShutdownRequest {
            tunnel_id: tunnel_id.clone(),
            client_id: client.clone(),
        };
        let shutdown = || service.call::<ShutdownResponse>("tunnel/shutdown", &request);
        shutdown().unwrap();
        assert_eq!(shutdown().unwrap_err().code().as_str(), "OTSResourceGone");
        service.read_page(&cursor).unwrap();
    });
}

#[test]
fn a_tunnel_that_falls_behind_its_log_has_expired() {
    on_each_store(|service| {
        let request = CreateTableRequest {
            stream_spec: Some(StreamSpecification {
                enable_stream: true,
                expiration_time: Some(1),
                ..StreamSpecification::default()
            }),
            ..new_table("t", &[("id", PrimaryKeyType::String)])
        };
        service.create_table(&request).unwrap();
        let stream = service
            .create_tunnel(tunnel("stream", TunnelType::Stream))
            .unwrap();
        let both = service
            .create_tunnel(tunnel("both", TunnelType::BaseAndStream))
            .unwrap();
        service.put_rows(0..1);
        let client = service.connect(&both, 86_400).unwrap();
        let base = service.beat(&both, &client, &[]).unwrap().remove(0);
        service.advance(Duration::from_secs(2 * 3600));
        assert_eq!(
            service.describe_tunnel("both").unwrap().tunnel.expired,
            Some(false)
        );
        service.finish(&both, &client, &base);
        let expired = |outcome: Result<(), ServiceError>| {
            assert_eq!(outcome.unwrap_err().code().as_str(), "OTSTunnelExpired");
        };
        expired(service.beat(&both, &client, &[]).map(drop));
        expired(service.connect(&both, 10).map(drop));
        assert_eq!(
            service.describe_tunnel("both").unwrap().tunnel.expired,
            Some(true)
        );

        assert_eq!(
            service.describe_tunnel("stream").unwrap().tunnel.expired,
            Some(true)
        );
        let channel = service.tunnel_channels("stream").remove(0).channel_id;
        let cursor = service.cursor(&stream, "", &channel).unwrap();
        expired(service.read_page(&cursor).map(drop));
    });
}

#[test]
fn the_schedule_suspends_channels_and_opens_them_again() {
    on_each_store(|service| {
        service.create(any_time(1));
        let tunnel_id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        let (client, channels) = service.join(&tunnel_id);
        let schedule = |status: ChannelStatus| {
            let channel = Channel {
                version: 0,
                status: status as i32,
                ..channels[0].clone()
            };
            let request = ScheduleRequest {
                tunnel_id: tunnel_id.clone(),
                channels: vec![channel],
            };
            service
                .call::<ScheduleResponse>("tunnel/schedule", &request)
                .unwrap();
        };
        let status = || {
            service
                .tunnel_channels("a")
                .remove(0)
                .channel_status
                .unwrap()
        };
        schedule(ChannelStatus::Closing);
        assert_eq!(status(), "CLOSING");
        let channel = service
            .beat(&tunnel_id, &client, &channels)
            .unwrap()
            .remove(0);
        assert_eq!(channel.status(), ChannelStatus::Closing);
        let closed = Channel {
            version: channel.version + 1,
            status: ChannelStatus::Close as i32,
            ..channel
        };
        service.beat(&tunnel_id, &client, &[closed]).unwrap();
        assert_eq!(status(), "CLOSE");
        schedule(ChannelStatus::Open);
        assert_eq!(status(), "OPEN");
    });
}

#[test]
fn checkpoints_survive_a_restart_and_clients_do_not() {
    let directory = tempfile::tempdir().unwrap();
    let open = || Service::new(Database::open(directory.path(), Settings::default()).unwrap());
    let service = open();
    service.create(any_time(1));
    let tunnel_id = service
        .create_tunnel(tunnel("a", TunnelType::Stream))
        .unwrap();
    service.put_rows(0..5);
    let (client, channels) = service.join(&tunnel_id);
    let mut cursor = service
        .cursor(&tunnel_id, &client, &channels[0].channel_id)
        .unwrap();
    service.read_all(&mut cursor);
    service.checkpoint(&cursor, 1).unwrap();
    drop(service);

    let service = open();
    let channel = service.tunnel_channels("a").remove(0);
    assert_eq!(channel.channel_status.as_deref(), Some("WAIT"));
    let error = service.beat(&tunnel_id, &client, &[]).unwrap_err();
    assert_eq!(error.code().as_str(), "OTSResourceGone");
    service.put_rows(5..6);
    let (client, channels) = service.join(&tunnel_id);
    let mut cursor = service
        .cursor(&tunnel_id, &client, &channels[0].channel_id)
        .unwrap();
    assert_eq!(cursor.sequence_number, 1);
    assert_eq!(ids(&service.read_all(&mut cursor)), ["00005"]);
}
