//! The operations of tunnels, byte for byte, written by hand from the published messages. The clients of
//! others that run in these tests do not have these operations.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::Request;
use tablestore::call::Operation;
use tablestore::stream::StreamAction;
use tablestore::tunnel::{
    Channel, ChannelState, ChannelStatus, ChannelType, StreamRange, Token, TunnelStage, TunnelType,
    Tunnels,
};
use tablestore::{Client, ErrorCode, PrimaryKey, PrimaryKeyType};
use tablestore_core::Body;
use tablestore_emulator::Emulator;
use tablestore_tests::responses::{client_builder, responding, signed};

use super::{call, sized};

/// 1000000000 nanoseconds since the Unix epoch, as a varint.
const SECOND: &[u8] = b"\x80\x94\xeb\xdc\x03";

fn second() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1)
}

/// Operations of a service that has to get this request, and returns this response.
fn tunnels(action: &'static str, request: Vec<u8>, response: Vec<u8>) -> Tunnels {
    let client = responding(move |sent: &Request<Body>| {
        assert_eq!(sent.uri().path(), format!("/tunnel/{action}"));
        assert_eq!(sent.body().as_ref(), request);
        signed(sent, 200, response.clone())
    });
    client.build().unwrap().tunnels()
}

/// 1: table_name, 2: tunnel_name
fn names() -> Vec<u8> {
    [sized(0x0a, "t"), sized(0x12, "w")].concat()
}

/// 1: tunnel_id, 2: client_id, 3: channel_id
fn channel() -> Vec<u8> {
    [sized(0x0a, "id"), sized(0x12, "me"), sized(0x1a, "ch")].concat()
}

/// A tunnel of this type and stage.
fn info(kind: &str, stage: &str) -> Vec<u8> {
    [
        sized(0x0a, "id"),                                            // 1: tunnel_id
        sized(0x12, kind),                                            // 2: tunnel_type
        sized(0x1a, "t"),                                             // 3: table_name
        sized(0x22, "shop"),                                          // 4: instance_name
        sized(0x2a, "s"),                                             // 5: stream_id
        sized(0x32, stage),                                           // 6: stage
        b"\x38\x01".to_vec(),                                         // 7: expired
        sized(0x42, "w"),                                             // 8: tunnel_name
        sized(0x52, [b"\x08\x00\x10", SECOND, b"\x18\x00"].concat()), // 10: flag, offsets
        [b"\x58", SECOND].concat(),                                   // 11: create_time
    ]
    .concat()
}

#[tokio::test]
async fn a_tunnel_is_created() {
    let tunnel = |config: &[u8]| {
        let tunnel = [
            sized(0x0a, "t"),     // 1: table_name
            sized(0x1a, "w"),     // 3: tunnel_name
            b"\x20\x03".to_vec(), // 4: tunnel_type = BaseAndStream
            config.to_vec(),
        ];
        sized(0x0a, tunnel.concat()) // 1: tunnel
    };
    let range = StreamRange::starting_at(second()).ending_at(second());
    let offsets = [b"\x10", SECOND, b"\x18", SECOND].concat();
    for (range, config) in [
        (None, Vec::new()),
        (Some(StreamRange::latest()), sized(0x2a, b"\x08\x00")), // 5: config: 1: flag
        (Some(StreamRange::earliest()), sized(0x2a, b"\x08\x01")),
        (Some(range), sized(0x2a, offsets)), // 2: start_offset, 3: end_offset
    ] {
        let tunnels = tunnels("create", tunnel(&config), sized(0x0a, "id"));
        let mut create = tunnels.create("t", "w", TunnelType::BaseAndStream);
        if let Some(range) = range {
            create = create.range(range);
        }
        assert_eq!(create.send().await.unwrap().tunnel_id, "id");
    }
}

#[tokio::test]
async fn tunnels_are_listed_described_and_deleted() {
    let listed = sized(0x0a, info("BaseData", "InitBaseDataAndStreamShard"));
    let list = tunnels("list", sized(0x0a, "t"), listed);
    let found = list
        .list()
        .table("t")
        .send()
        .await
        .unwrap()
        .tunnels
        .remove(0);
    assert_eq!(
        (found.tunnel_type, found.stage),
        (TunnelType::BaseData, TunnelStage::Init)
    );

    let open = [
        sized(0x0a, "ch"),          // 1: channel_id
        sized(0x12, "Stream"),      // 2: channel_type
        sized(0x1a, "OPEN"),        // 3: channel_status
        sized(0x22, "me"),          // 4: client_id
        [b"\x28", SECOND].concat(), // 5: channel_rpo
        b"\x30\x05".to_vec(),       // 6: channel_count
    ];
    let unknown = [
        sized(0x0a, "new"),
        sized(0x12, "Other"),
        sized(0x1a, "DOZING"),
    ];
    let described = [
        sized(0x0a, info("Stream", "ProcessStream")), // 1: tunnel
        sized(0x12, open.concat()),                   // 2: channels
        sized(0x12, unknown.concat()),
        [b"\x18", SECOND].concat(), // 3: tunnel_rpo
    ];
    let described = tunnels("describe", names(), described.concat());
    let described = described.describe("t", "w").send().await.unwrap();
    assert_eq!(described.consumed_until, Some(second()));
    let tunnel = described.tunnel;
    assert_eq!(
        (&*tunnel.tunnel_id, tunnel.name.as_deref()),
        ("id", Some("w"))
    );
    assert_eq!((&*tunnel.table, &*tunnel.instance), ("t", "shop"));
    assert_eq!(
        (tunnel.stream_id.as_deref(), tunnel.expired),
        (Some("s"), true)
    );
    assert_eq!(tunnel.range, StreamRange::starting_at(second()));
    assert_eq!(tunnel.creation_time, Some(second()));
    let [channel, unknown] = &described.channels[..] else {
        panic!("{:?}", described.channels);
    };
    assert_eq!(
        (&*channel.channel_id, &channel.channel_type),
        ("ch", &ChannelType::Stream)
    );
    assert_eq!(channel.status, ChannelStatus::Open);
    assert_eq!(channel.client_id.as_deref(), Some("me"));
    assert_eq!(
        (channel.consumed_until, channel.record_count),
        (Some(second()), 5)
    );
    assert_eq!(unknown.status, ChannelStatus::Other("DOZING".to_owned()));
    assert_eq!(unknown.channel_type, ChannelType::Other("Other".to_owned()));

    let deleted = tunnels("delete", names(), Vec::new());
    deleted.delete("t", "w").send().await.unwrap();
}

#[tokio::test]
async fn a_client_connects_beats_and_leaves() {
    // 1: tunnel_id, 2: client_config: 1: timeout, 2: client_tag
    let config = [b"\x08\x1e".to_vec(), sized(0x12, "tag")].concat();
    let request = [sized(0x0a, "id"), sized(0x12, config)].concat();
    let connect = tunnels("connect", request, sized(0x0a, "me"));
    let connect = connect
        .connect("id")
        .timeout(Duration::from_secs(30))
        .client_tag("tag");
    assert_eq!(connect.send().await.unwrap().client_id, "me");

    // 3: channels: 1: channel_id, 2: version, 3: status
    let channel = |id: &str, rest: &[u8]| sized(0x1a, [sized(0x0a, id), rest.to_vec()].concat());
    let request = [
        sized(0x0a, "id"),
        sized(0x12, "me"),
        channel("a", b"\x10\x02\x18\x03"),
        channel("b", b"\x10\x03\x18\x04"),
    ];
    // 1: channels
    let returned = |id: &str, rest: &[u8]| sized(0x0a, [sized(0x0a, id), rest.to_vec()].concat());
    let response = [
        returned("c", b"\x10\x00\x18\x01"),
        returned("d", b"\x10\x01\x18\x02"),
    ];
    let beat = tunnels("heartbeat", request.concat(), response.concat());
    let reported = [
        Channel::new("a", 2, ChannelState::Close),
        Channel::new("b", 3, ChannelState::Terminated),
    ];
    let channels = beat
        .heartbeat("id", "me", reported)
        .send()
        .await
        .unwrap()
        .channels;
    let expected = [
        Channel::new("c", 0, ChannelState::Open),
        Channel::new("d", 1, ChannelState::Closing),
    ];
    assert_eq!(channels, expected);

    let request = [sized(0x0a, "id"), channel("a", b"\x10\x00\x18\x02")].concat();
    let schedule = tunnels("schedule", request, Vec::new());
    let closing = [Channel::new("a", 0, ChannelState::Closing)];
    schedule.schedule("id", closing).send().await.unwrap();

    let leave = tunnels(
        "shutdown",
        [sized(0x0a, "id"), sized(0x12, "me")].concat(),
        Vec::new(),
    );
    leave.shutdown("id", "me").send().await.unwrap();
}

/// A delete of the row whose key `k` is the string `a`, with an empty key in its origin.
fn records() -> Vec<u8> {
    let row = b"\x75\0\0\0\
        \x01\x03\x04\x01\0\0\0k\x05\x06\0\0\0\x03\x01\0\0\0a\x0a\x51\
        \x08\
        \x0b\x18\0\0\0\x0c\x13\0\0\0\x0d\0\0\0\0\x0e\x78\xe0\xcf\xee\xb5\x40\x06\0\
        \x0f\x02\0\0\0\
        \x09\x1e";
    // The header, an empty primary key, the attribute column n = 1 at a time, the row's checksum.
    let origin = b"\x75\0\0\0\
        \x01\
        \x02\x03\x04\x01\0\0\0n\x05\x09\0\0\0\0\x01\0\0\0\0\0\0\0\
        \x07\x7b\xc0\x2c\xc8\x99\x01\0\0\x0a\xae\
        \x09\xce";
    let record = [
        b"\x08\x03".to_vec(), // 1: action_type = DELETE_ROW
        sized(0x12, row),     // 2: record
        sized(0x1a, origin),  // 3: origin_record
    ];
    // 1: records, 2: next_token, 3: may_more_record
    let record = sized(0x0a, record.concat());
    [record, sized(0x12, "next"), b"\x18\x01".to_vec()].concat()
}

#[tokio::test]
async fn records_are_read_and_checkpoints_stored() {
    let response = [sized(0x0a, "token"), b"\x10\x07".to_vec()].concat();
    let get = tunnels("getcheckpoint", channel(), response);
    let checkpoint = get.get_checkpoint("id", "me", "ch").send().await.unwrap();
    assert_eq!(
        (checkpoint.token.as_str(), checkpoint.sequence_number),
        ("token", 7)
    );

    let request = [channel(), sized(0x22, "token")].concat(); // 4: token
    let read = tunnels("readrecords", request.clone(), records());
    let page = read
        .read_records("id", "me", "ch", "token")
        .send()
        .await
        .unwrap();
    assert_eq!((page.next_token.as_str(), page.has_more()), ("next", true));
    let record = &page.records[0];
    assert_eq!(record.action, StreamAction::DeleteRow);
    assert_eq!(record.primary_key, PrimaryKey::new("k", "a"));
    assert_eq!(record.sequence_info.unwrap().row_index, 2);
    assert_eq!(record.old_columns.as_ref().unwrap()[0].name, "n");
    // The end of a channel, from a service that does not say whether more follows.
    let read = tunnels("readrecords", request, sized(0x12, "finished"));
    let page = read
        .read_records("id", "me", "ch", "token")
        .send()
        .await
        .unwrap();
    assert!(page.next_token.is_finished() && !page.has_more());

    // 4: checkpoint, 5: sequence_number
    let request = [channel(), sized(0x22, "finished"), b"\x28\x08".to_vec()].concat();
    let store = tunnels("checkpoint", request, Vec::new());
    let store = store.checkpoint("id", "me", "ch", Token::finished(), 8);
    store.send().await.unwrap();
}

#[tokio::test]
async fn progress_is_read() {
    // 1: rpo_infos, 2: tunnel_rpo_infos
    let response = [sized(0x0a, "{}"), sized(0x12, "[]")].concat();
    let rpo = tunnels("getrpo", sized(0x0a, "id"), response.clone());
    let rpo = rpo.get_rpo("id").send().await.unwrap();
    assert_eq!(
        (&rpo.channels[..], &rpo.tunnels[..]),
        (&b"{}"[..], &b"[]"[..])
    );
    let rpo = tunnels("getrpobyoffset", sized(0x0a, "id"), response);
    rpo.get_rpo_by_offset("id").send().await.unwrap();
}

#[tokio::test]
async fn errors_name_the_tunnel() {
    let client = responding(|sent: &Request<Body>| {
        // 1: code, 2: message, 3: tunnel_id, which is no message of its own
        let error = [
            sized(0x0a, "OTSResourceGone"),
            sized(0x12, "gone"),
            sized(0x1a, "id"),
        ];
        signed(sent, 410, error.concat())
    });
    let tunnels = client.build().unwrap().tunnels();
    let error = tunnels.heartbeat("id", "me", []).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ResourceGone));
    let service = error.service().unwrap();
    assert_eq!(
        (service.message(), service.tunnel_id()),
        ("gone", Some("id"))
    );
}

/// A client of an emulator whose clock stands still, with a table `t`.
async fn emulator() -> Client {
    let emulator = Emulator::builder().engine_clock(second()).build().unwrap();
    let client = client_builder(emulator.endpoint()).service(emulator.service());
    let client = client.build().unwrap();
    let create = client
        .create_table("t")
        .primary_key("k", PrimaryKeyType::String);
    create.send().await.unwrap();
    client
}

#[tokio::test]
async fn the_emulator_reads_and_returns_the_bytes() {
    let client = emulator().await;
    let tunnel = [sized(0x0a, "t"), sized(0x1a, "w"), b"\x20\x02".to_vec()].concat();
    let created = call(&client, Operation::TUNNEL_CREATE, sized(0x0a, tunnel)).await;
    let id = created[2..].to_vec();
    assert_eq!((&created[..2], id.len()), (&b"\x0a\x24"[..], 36));

    let listed = call(&client, Operation::TUNNEL_LIST, sized(0x0a, "t")).await;
    let expected = [
        sized(0x0a, &id),
        sized(0x12, "Stream"),
        sized(0x1a, "t"),
        sized(0x22, "shop"),
        sized(0x2a, "t_1000000"),
        sized(0x32, "ProcessStream"),
        b"\x38\x00".to_vec(),
        sized(0x42, "w"),
        sized(0x52, b"\x08\x00\x10\x00\x18\x00"),
        [b"\x58", SECOND].concat(),
    ];
    assert_eq!(listed, sized(0x0a, expected.concat()));

    let connected = call(&client, Operation::TUNNEL_CONNECT, sized(0x0a, &id)).await;
    let me = connected[2..].to_vec();
    let request = [sized(0x0a, &id), sized(0x12, &me)].concat();
    let beat = call(&client, Operation::TUNNEL_HEARTBEAT, request.clone()).await;
    // 1: channels: 1: channel_id, 2: version = 1, 3: status = OPEN
    let channel = &beat[4..beat.len() - 4];
    let opened = [sized(0x0a, channel), b"\x10\x01\x18\x01".to_vec()].concat();
    assert_eq!(beat, sized(0x0a, opened));

    let of_channel = [request.clone(), sized(0x1a, channel)].concat();
    let stored = call(
        &client,
        Operation::TUNNEL_GET_CHECKPOINT,
        of_channel.clone(),
    )
    .await;
    assert_eq!(stored[stored.len() - 2..], *b"\x10\x00");
    let token = &stored[2..stored.len() - 2];
    let read = [of_channel.clone(), sized(0x22, token)].concat();
    let page = call(&client, Operation::TUNNEL_READ_RECORDS, read).await;
    assert_eq!(page[page.len() - 2..], *b"\x18\x00");
    let store = [of_channel, sized(0x22, token), b"\x28\x01".to_vec()].concat();
    assert!(
        call(&client, Operation::TUNNEL_CHECKPOINT, store)
            .await
            .is_empty()
    );
    assert!(
        call(&client, Operation::TUNNEL_SHUTDOWN, request)
            .await
            .is_empty()
    );
    assert!(
        call(&client, Operation::TUNNEL_DELETE, names())
            .await
            .is_empty()
    );
}
