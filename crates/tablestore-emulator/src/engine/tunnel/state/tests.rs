//! The machine alone: clients, channels and their versions.

use tablestore_protocol::proto::tunnel::{Channel, ChannelStatus};

use super::*;
use crate::engine::tunnel::record::{ClientRecord, RouteRange};

const SECOND: i64 = 1_000_000;

/// A tunnel of changes whose stream has the shards `s0` and so on.
struct Machine {
    tunnel: TunnelRecord,
    surroundings: Surroundings,
}

impl Machine {
    fn new(kind: TunnelType, shards: usize) -> Self {
        let shard = |number: usize| Shard {
            id: format!("s{number}"),
            parents: Vec::new(),
            end: None,
            start: "start".to_owned(),
        };
        let mut tunnel = TunnelRecord {
            id: "t".to_owned(),
            kind: kind as i32,
            ..TunnelRecord::default()
        };
        if kind != TunnelType::Stream {
            tunnel.channels.push(ChannelRecord {
                id: "base".to_owned(),
                routes: Some(RouteRange::default()),
                ..ChannelRecord::default()
            });
        }
        Self {
            tunnel,
            surroundings: Surroundings {
                now: 0,
                process: Some(1),
                start_up_delay: 0,
                retention: 3600 * SECOND,
                shards: Some((0..shards).map(shard).collect()),
            },
        }
    }

    fn advance(&mut self, seconds: i64) {
        self.surroundings.now += seconds * SECOND;
        self.tunnel.advance(&self.surroundings);
    }

    fn connect(&mut self, id: &str) {
        let client = ClientRecord {
            id: id.to_owned(),
            timeout: 10 * SECOND,
            last_heartbeat: self.surroundings.now,
            process: 1,
            ..ClientRecord::default()
        };
        self.tunnel.connect(client).unwrap();
    }

    /// Sends a heartbeat and returns the channels as `id version status`.
    fn beat(&mut self, client: &str, reported: &[(&str, i64, ChannelStatus)]) -> Vec<String> {
        self.advance(0);
        let reported: Vec<Channel> = reported
            .iter()
            .map(|(id, version, status)| Channel {
                channel_id: (*id).to_owned(),
                version: *version,
                status: *status as i32,
                detail: None,
            })
            .collect();
        let channels = self.tunnel.heartbeat(&self.surroundings, client, &reported);
        let shown = |it: &Channel| format!("{} {} {:?}", it.channel_id, it.version, it.status());
        channels.unwrap().iter().map(shown).collect()
    }

    /// The status of each channel and its client.
    fn channels(&self) -> Vec<String> {
        let shown = |it: &ChannelRecord| format!("{} {:?} {}", it.id, it.status(), it.client_id);
        self.tunnel.visible_channels().iter().map(shown).collect()
    }
}

use ChannelStatus::{Close, Closing, Open, Terminated};

#[test]
fn channels_move_to_a_client_that_joins_and_back() {
    let mut machine = Machine::new(TunnelType::Stream, 4);
    machine.connect("a");
    let all = ["s0 1 Open", "s1 1 Open", "s2 1 Open", "s3 1 Open"];
    assert_eq!(machine.beat("a", &[]), all);
    machine.connect("b");
    // Before its first heartbeat, a client gets nothing away from others.
    assert_eq!(machine.beat("a", &[]), all);
    assert_eq!(machine.beat("b", &[]), [""; 0]);
    let halves = ["s0 1 Open", "s1 1 Open", "s2 2 Closing", "s3 2 Closing"];
    assert_eq!(machine.beat("a", &[]), halves);
    assert_eq!(machine.beat("b", &[]), [""; 0]);
    let closed = [("s2", 3, Close), ("s3", 3, Close)];
    let halves = ["s0 1 Open", "s1 1 Open", "s2 3 Close", "s3 3 Close"];
    assert_eq!(machine.beat("a", &closed), halves);
    assert_eq!(machine.beat("b", &[]), ["s2 4 Open", "s3 4 Open"]);
    // A report about another client's channel is ignored.
    assert_eq!(machine.beat("a", &closed), ["s0 1 Open", "s1 1 Open"]);

    machine.tunnel.shutdown("a").unwrap();
    machine.tunnel.shutdown("a").unwrap_err();
    assert_eq!(machine.beat("b", &[]).len(), 4);
}

#[test]
fn every_client_has_its_share() {
    for (channels, clients, expected) in [(4, 3, [2, 1, 1]), (2, 3, [1, 1, 0]), (7, 3, [3, 2, 2])] {
        let mut machine = Machine::new(TunnelType::Stream, channels);
        let names = &["a", "b", "c"][..clients];
        let mut local: Vec<Vec<(String, i64, ChannelStatus)>> = vec![Vec::new(); clients];
        for _ in 0..8 {
            for (name, held) in names.iter().zip(&mut local) {
                if machine.tunnel.clients.iter().all(|it| it.id != *name) {
                    machine.connect(name);
                }
                let reported: Vec<_> = held.iter().map(|(id, v, s)| (&**id, *v, *s)).collect();
                let response = machine.beat(name, &reported);
                held.clear();
                for channel in response {
                    let parts: Vec<&str> = channel.split(' ').collect();
                    let version: i64 = parts[1].parse().unwrap();
                    match parts[2] {
                        "Closing" => held.push((parts[0].to_owned(), version + 1, Close)),
                        "Open" => held.push((parts[0].to_owned(), version, Open)),
                        _ => {}
                    }
                }
            }
        }
        let owned = |name: &str| {
            let channels = machine.tunnel.channels.iter();
            channels
                .filter(|it| it.client_id == name && it.status() == Status::Open)
                .count()
        };
        let mut shares: Vec<usize> = names.iter().map(|name| owned(name)).collect();
        shares.sort_unstable_by_key(|share| std::cmp::Reverse(*share));
        assert_eq!(shares, expected, "{channels} channels of {clients} clients");
    }
}

#[test]
fn a_client_that_is_silent_is_gone() {
    let mut machine = Machine::new(TunnelType::Stream, 1);
    machine.connect("a");
    machine.beat("a", &[]);
    machine.advance(10);
    assert_eq!(machine.channels(), ["s0 Open a"]);
    machine.advance(1);
    assert_eq!(machine.channels(), ["s0 Wait "]);
    let gone = machine
        .tunnel
        .heartbeat(&machine.surroundings, "a", &[])
        .unwrap_err();
    assert_eq!(gone.code().as_str(), "OTSResourceGone");
    machine.connect("b");
    assert_eq!(machine.beat("b", &[]), ["s0 3 Open"]);
    // Another process does not know the client.
    machine.surroundings.process = Some(2);
    machine.advance(0);
    assert_eq!(machine.channels(), ["s0 Wait "]);
}

#[test]
fn a_failed_channel_opens_again_and_old_reports_are_ignored() {
    let mut machine = Machine::new(TunnelType::Stream, 1);
    machine.connect("a");
    assert_eq!(machine.beat("a", &[]), ["s0 1 Open"]);
    assert_eq!(machine.beat("a", &[("s0", 2, Close)]), ["s0 3 Open"]);
    // The response was lost.
    assert_eq!(machine.beat("a", &[("s0", 2, Close)]), ["s0 3 Open"]);
    assert_eq!(machine.beat("a", &[("s0", 3, Open)]), ["s0 3 Open"]);
}

#[test]
fn a_channel_that_has_ended_is_left_out_after_its_report() {
    let mut machine = Machine::new(TunnelType::Stream, 2);
    machine.connect("a");
    machine.beat("a", &[]);
    let ended = [("s0", 2, Terminated), ("s1", 1, Open)];
    assert_eq!(machine.beat("a", &ended), ["s1 1 Open", "s0 2 Terminated"]);
    assert_eq!(machine.beat("a", &ended), ["s1 1 Open"]);
    assert_eq!(machine.channels(), ["s0 Terminated ", "s1 Open a"]);
}

#[test]
fn changes_follow_the_base_data() {
    let mut machine = Machine::new(TunnelType::BaseAndStream, 1);
    machine.surroundings.start_up_delay = 5 * SECOND;
    machine.advance(4);
    assert_eq!(machine.channels(), [""; 0]);
    machine.connect("a");
    assert_eq!(machine.beat("a", &[]), [""; 0]);
    machine.advance(1);
    assert_eq!(machine.beat("a", &[]), ["base 1 Open"]);
    assert_eq!(machine.tunnel.stage(), Stage::BaseData);
    let response = machine.beat("a", &[("base", 2, Terminated)]);
    assert_eq!(response, ["s0 1 Open", "base 2 Terminated"]);
    assert_eq!(machine.tunnel.stage(), Stage::Stream);
}

#[test]
fn base_data_alone_ends_in_the_last_stage_without_channels_of_changes() {
    let mut machine = Machine::new(TunnelType::BaseData, 1);
    machine.surroundings.shards = None;
    machine.connect("a");
    machine.beat("a", &[]);
    assert_eq!(
        machine.beat("a", &[("base", 2, Terminated)]),
        ["base 2 Terminated"]
    );
    assert_eq!(machine.beat("a", &[]), [""; 0]);
    assert_eq!(machine.tunnel.stage(), Stage::Stream);
    assert!(!machine.tunnel.is_expired);
}

#[test]
fn a_tunnel_whose_base_data_takes_too_long_expires() {
    let mut machine = Machine::new(TunnelType::BaseAndStream, 1);
    machine.connect("a");
    for _ in 0..361 {
        machine.beat("a", &[]);
        machine.advance(10);
    }
    machine.beat("a", &[("base", 2, Terminated)]);
    let expired = machine
        .tunnel
        .heartbeat(&machine.surroundings, "a", &[])
        .unwrap_err();
    assert_eq!(expired.code().as_str(), "OTSTunnelExpired");
}

#[test]
fn a_tunnel_whose_stream_is_gone_has_expired() {
    let mut machine = Machine::new(TunnelType::Stream, 1);
    machine.connect("a");
    machine.beat("a", &[]);
    machine.surroundings.shards = None;
    machine.advance(0);
    assert!(machine.tunnel.is_expired);
}

#[test]
fn a_child_opens_after_its_parents() {
    let mut machine = Machine::new(TunnelType::Stream, 2);
    machine.connect("a");
    machine.beat("a", &[]);
    let shards = machine.surroundings.shards.as_mut().unwrap();
    for shard in shards.iter_mut() {
        shard.end = Some((5, 0));
    }
    shards.push(Shard {
        id: "child".to_owned(),
        parents: vec!["s0".to_owned(), "s1".to_owned()],
        end: None,
        start: "start".to_owned(),
    });
    assert_eq!(machine.beat("a", &[]), ["s0 1 Open", "s1 1 Open"]);
    machine.beat("a", &[("s0", 2, Terminated)]);
    assert_eq!(machine.beat("a", &[]), ["s1 1 Open"]);
    let response = machine.beat("a", &[("s1", 2, Terminated)]);
    assert_eq!(response, ["child 1 Open", "s1 2 Terminated"]);
    // Its ended parents are forgotten with their shards.
    machine.surroundings.shards.as_mut().unwrap().drain(..2);
    machine.advance(0);
    assert_eq!(machine.channels(), ["child Open a"]);
}

#[test]
fn a_shard_that_ended_before_the_tunnel_starts_has_no_channel() {
    let mut machine = Machine::new(TunnelType::Stream, 2);
    machine.tunnel.start = (5, 0).into();
    machine.surroundings.shards.as_mut().unwrap()[0].end = Some((5, 0));
    machine.advance(0);
    assert_eq!(machine.channels(), ["s1 Wait "]);
}

#[test]
fn channels_are_suspended_and_resumed_by_request() {
    let mut machine = Machine::new(TunnelType::Stream, 2);
    machine.connect("a");
    machine.beat("a", &[]);
    let schedule = |machine: &mut Machine, id: &str, status: ChannelStatus| {
        let channel = Channel {
            channel_id: id.to_owned(),
            version: 0,
            status: status as i32,
            detail: None,
        };
        machine.tunnel.schedule(&machine.surroundings, &[channel])
    };
    schedule(&mut machine, "s0", Closing).unwrap();
    assert_eq!(machine.channels(), ["s0 Closing a", "s1 Open a"]);
    // Resumed before the client has closed it.
    schedule(&mut machine, "s0", Open).unwrap();
    assert_eq!(machine.beat("a", &[]), ["s0 3 Open", "s1 1 Open"]);

    schedule(&mut machine, "s0", Closing).unwrap();
    assert_eq!(machine.beat("a", &[]), ["s0 4 Closing", "s1 1 Open"]);
    assert_eq!(
        machine.beat("a", &[("s0", 5, Close)]),
        ["s1 1 Open", "s0 5 Close"]
    );
    // It stays closed.
    assert_eq!(machine.beat("a", &[]), ["s1 1 Open"]);
    schedule(&mut machine, "s0", Open).unwrap();
    assert_eq!(machine.channels(), ["s0 Open a", "s1 Open a"]);

    schedule(&mut machine, "s1", Terminated).unwrap();
    assert_eq!(machine.beat("a", &[("s1", 1, Open)]), ["s0 6 Open"]);
    schedule(&mut machine, "s1", Open).unwrap();
    assert_eq!(machine.channels()[1], "s1 Terminated ");
    let unknown = schedule(&mut machine, "s9", Open).unwrap_err();
    assert_eq!(unknown.message(), "channel not exist: s9");
}

#[test]
fn checkpoints_are_numbered_and_belong_to_the_channels_client() {
    let mut machine = Machine::new(TunnelType::Stream, 1);
    let store = |machine: &mut Machine, client: &str, number: i64| {
        let (token, progress) = ("token".to_owned(), checkpoint::Progress::default());
        let stored = machine
            .tunnel
            .store_checkpoint(client, "s0", token, number, progress, 0);
        stored.map_err(|error| error.code().as_str().to_owned())
    };
    machine.advance(0);
    // Without a client, anybody that names none may.
    store(&mut machine, "", 1).unwrap();
    machine.connect("a");
    machine.beat("a", &[]);
    for (client, number, expected) in [
        ("a", 1, Err("OTSSequenceNumberNotMatch")),
        ("a", 2, Ok(())),
        ("a", 2, Err("OTSSequenceNumberNotMatch")),
        ("a", 4, Err("OTSSequenceNumberNotMatch")),
        ("", 3, Err("OTSResourceGone")),
        ("b", 3, Err("OTSResourceGone")),
    ] {
        let stored = store(&mut machine, client, number);
        assert_eq!(stored, expected.map_err(str::to_owned), "{client} {number}");
    }
    machine.connect("b");
    machine.beat("b", &[]);
    assert_eq!(
        store(&mut machine, "b", 3),
        Err("OTSResourceGone".to_owned())
    );
}
