//! Creating, describing, listing and deleting.

use tablestore_protocol::proto::table::{DeleteTableRequest, DeleteTableResponse};
use tablestore_protocol::proto::table::{ListStreamRequest, ListStreamResponse};

use super::*;

fn with_config(name: &str, config: StreamTunnelConfig) -> Tunnel {
    Tunnel {
        stream_tunnel_config: Some(config),
        ..tunnel(name, TunnelType::Stream)
    }
}

#[test]
fn tunnels_of_each_type_are_listed_and_described() {
    on_each_store(|service| {
        service.create(any_time(1));
        let types = [
            ("base", TunnelType::BaseData, "BaseData", "ProcessBaseData"),
            ("stream", TunnelType::Stream, "Stream", "ProcessStream"),
            (
                "both",
                TunnelType::BaseAndStream,
                "BaseAndStream",
                "ProcessBaseData",
            ),
        ];
        let created =
            types.map(|(name, kind, _, _)| service.create_tunnel(tunnel(name, kind)).unwrap());
        let request = ListTunnelRequest {
            table_name: Some("t".to_owned()),
        };
        let listed: ListTunnelResponse = service.call("tunnel/list", &request).unwrap();
        assert_eq!(listed.tunnels.len(), 3);
        for (id, (name, _, kind, stage)) in created.iter().zip(types) {
            let described = service.describe_tunnel(name).unwrap().tunnel;
            assert!(listed.tunnels.contains(&described));
            assert_eq!(described.tunnel_id, *id);
            assert_eq!((id.len(), id.to_lowercase()), (36, id.clone()));
            assert_eq!(described.tunnel_type, kind);
            assert_eq!(described.stage, stage);
            assert_eq!(described.tunnel_name.as_deref(), Some(name));
            assert_eq!(
                (&*described.table_name, &*described.instance_name),
                ("t", "shop")
            );
            assert_eq!(described.expired, Some(false));
            assert_eq!(described.create_time, Some(service.now() * 1_000_000));
            let config = described.stream_tunnel_config.unwrap();
            assert_eq!(config.flag, Some(StartOffsetFlag::Latest as i32));
            assert_eq!((config.start_offset, config.end_offset), (Some(0), Some(0)));
            assert_eq!(described.stream_id.is_empty(), kind == "BaseData");
        }
        // Another instance has none.
        let other = service
            .send_to("other", "tunnel/list", Bytes::new())
            .unwrap();
        assert!(other.is_empty());
    });
}

#[test]
fn a_name_is_free_once_on_each_table() {
    on_each_store(|service| {
        service.create(any_time(1));
        let first = service
            .create_tunnel(tunnel("a", TunnelType::BaseData))
            .unwrap();
        assert_error(
            service.create_tunnel(tunnel("a", TunnelType::Stream)),
            409,
            "OTSTunnelExist",
            "tunnel already exist: a",
        );
        assert_eq!(
            service.describe_tunnel("a").unwrap().tunnel.tunnel_id,
            first
        );
        let longest = "n".repeat(255);
        for name in ["_", &longest] {
            service
                .create_tunnel(tunnel(name, TunnelType::BaseData))
                .unwrap();
        }
        let too_long = "n".repeat(256);
        for name in ["1a", "", "a-b", &too_long] {
            assert_invalid(
                service.create_tunnel(tunnel(name, TunnelType::BaseData)),
                &format!("Invalid tunnel name: '{name}'."),
            );
        }
    });
}

#[test]
fn tunnels_and_tables_that_do_not_exist_are_parameters_that_are_not_valid() {
    on_each_store(|service| {
        assert_invalid(
            service.create_tunnel(tunnel("a", TunnelType::Stream)),
            "table not exist: t",
        );
        service.create(any_time(1));
        assert_invalid(service.describe_tunnel("a"), "tunnel not exist");
        let delete = |id: Option<&str>| {
            let request = DeleteTunnelRequest {
                table_name: "t".to_owned(),
                tunnel_name: "a".to_owned(),
                tunnel_id: id.map(str::to_owned),
            };
            service.call::<DeleteTunnelResponse>("tunnel/delete", &request)
        };
        assert_invalid(delete(None), "tunnel not exist");
        let id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        assert_invalid(delete(Some("x")), "tunnel not exist");
        let client = service.connect(&id, 300).unwrap();
        delete(Some(&id)).unwrap();
        assert_invalid(service.beat(&id, &client, &[]), "tunnel not exist");
        assert_invalid(service.connect(&id, 300), "tunnel not exist");
    });
}

#[test]
fn the_stream_of_the_table_is_turned_on_for_a_week() {
    on_each_store(|service| {
        service.create(any_time(1));
        service
            .create_tunnel(tunnel("base", TunnelType::BaseData))
            .unwrap();
        let stream = || {
            let request = DescribeTableRequest {
                table_name: "t".to_owned(),
            };
            let table: DescribeTableResponse = service.call("DescribeTable", &request).unwrap();
            table.stream_details.unwrap()
        };
        assert!(!stream().enable_stream);
        service
            .create_tunnel(tunnel("stream", TunnelType::Stream))
            .unwrap();
        let details = stream();
        assert_eq!(
            (details.enable_stream, details.expiration_time),
            (true, Some(168))
        );
        let described = service.describe_tunnel("stream").unwrap().tunnel;
        let streams: ListStreamResponse = service
            .call("ListStream", &ListStreamRequest::default())
            .unwrap();
        assert_eq!(streams.streams[0].stream_id, described.stream_id);
    });
}

#[test]
fn ranges_are_checked_and_described_as_given() {
    on_each_store(|service| {
        service.create(any_time(1));
        let hour: u64 = 3_600_000_000_000;
        let now = service.now().cast_unsigned() * 1_000_000;
        let range = |start, end| StreamTunnelConfig {
            flag: None,
            start_offset: Some(start),
            end_offset: Some(end),
        };
        for config in [
            range(now, now - hour),
            range(now - 8 * 24 * hour, 0),
            range(now + hour, 0),
        ] {
            let error = service.create_tunnel(with_config("a", config)).unwrap_err();
            assert_eq!(error.code().as_str(), "OTSParameterInvalid");
        }
        let given = [
            (range(now, now + hour), [0, now, now + hour]),
            (
                range(now - 7 * 24 * hour + hour / 12, 0),
                [0, now - 7 * 24 * hour + hour / 12, 0],
            ),
            (
                StreamTunnelConfig {
                    flag: Some(StartOffsetFlag::Earliest as i32),
                    ..StreamTunnelConfig::default()
                },
                [1, 0, 0],
            ),
        ];
        for (index, (config, expected)) in given.into_iter().enumerate() {
            let name = format!("t{index}");
            service.create_tunnel(with_config(&name, config)).unwrap();
            let described = service.describe_tunnel(&name).unwrap().tunnel;
            let config = described.stream_tunnel_config.unwrap();
            let flag = u64::try_from(config.flag.unwrap()).unwrap();
            let found = [
                flag,
                config.start_offset.unwrap(),
                config.end_offset.unwrap(),
            ];
            assert_eq!(found, expected);
        }
    });
}

#[test]
fn a_table_takes_its_tunnels_with_it() {
    on_each_store(|service| {
        service.create(any_time(1));
        let id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        let request = DeleteTableRequest {
            table_name: "t".to_owned(),
        };
        let delete = || {
            service
                .call::<DeleteTableResponse>("DeleteTable", &request)
                .unwrap()
        };
        delete();
        assert_invalid(service.describe_tunnel("a"), "tunnel not exist");
        // The table of the same name is another one.
        service.create(any_time(1));
        assert_invalid(service.describe_tunnel("a"), "tunnel not exist");
        assert_invalid(service.connect(&id, 300), "tunnel not exist");
        let other = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        assert_ne!(id, other);
    });
}

#[test]
fn a_new_tunnel_has_no_channels_while_it_starts() {
    let settings = Settings {
        tunnel_start_up_delay: Duration::from_secs(5),
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        service.create(any_time(1));
        let id = service
            .create_tunnel(tunnel("a", TunnelType::BaseData))
            .unwrap();
        assert_eq!(service.stage("a"), "InitBaseDataAndStreamShard");
        assert_eq!(service.tunnel_channels("a"), []);
        let (client, channels) = service.join(&id);
        assert_eq!(channels, []);
        service.advance(Duration::from_secs(5));
        assert_eq!(service.stage("a"), "ProcessBaseData");
        assert_eq!(service.beat(&id, &client, &[]).unwrap().len(), 1);
    });
}

#[test]
fn progress_is_described() {
    on_each_store(|service| {
        service.create(any_time(1));
        let id = service
            .create_tunnel(tunnel("a", TunnelType::Stream))
            .unwrap();
        let channel = service.tunnel_channels("a").remove(0);
        assert_eq!(channel.channel_type.as_deref(), Some("Stream"));
        assert_eq!(channel.channel_status.as_deref(), Some("WAIT"));
        assert_eq!(
            (channel.channel_rpo, channel.channel_count),
            (Some(0), Some(0))
        );
        service.put_rows(0..3);
        let mut cursor = service.cursor(&id, "", &channel.channel_id).unwrap();
        assert_eq!(service.read_all(&mut cursor).len(), 3);
        service.checkpoint(&cursor, 1).unwrap();
        let described = service.describe_tunnel("a").unwrap();
        let now = service.now() * 1_000_000;
        assert_eq!(described.tunnel_rpo, Some(now));
        let channel = &described.channels[0];
        assert_eq!(
            (channel.channel_rpo, channel.channel_count),
            (Some(now), Some(3))
        );

        let request = GetRpoRequest {
            tunnel_id: Some(id.clone()),
            limit: None,
        };
        let rpo: GetRpoResponse = service.call("tunnel/getrpo", &request).unwrap();
        let expected = format!(
            "{{\"{id}\":{{\"{}\":{{\"ChannelTyp\":\"Stream\",\"Status\":\"WAIT\",\
             \"TotalCount\":3,\"AccessTime\":{now},\"RpoTime\":{now}}}}}}}",
            channel.channel_id
        );
        assert_eq!(rpo.rpo_infos.unwrap(), expected);
        let expected = format!(
            "{{\"{id}\":{{\"Status\":\"ProcessStream\",\"TotalCount\":3,\
             \"AccessTime\":{now},\"RpoTime\":{now}}}}}"
        );
        assert_eq!(rpo.tunnel_rpo_infos.unwrap(), expected);
        assert_eq!(rpo.tunnel_id, None);
        let by_offset: GetRpoResponse = service.call("tunnel/getrpobyoffset", &request).unwrap();
        assert_eq!(by_offset.tunnel_id, Some(id));
    });
}
