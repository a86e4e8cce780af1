//! Tunnels, by messages made by hand.

mod consuming;
mod managing;
mod shards;

use tablestore_protocol::plainbuffer::{decode_wire_row, operation};
use tablestore_protocol::proto::table::{
    DescribeTableRequest, DescribeTableResponse, StreamSpecification,
};
use tablestore_protocol::proto::tunnel::{
    ActionType, Channel, ChannelInfo, ChannelStatus, CheckpointRequest, CheckpointResponse,
    ClientConfig, ConnectRequest, ConnectResponse, CreateTunnelRequest, CreateTunnelResponse,
    DeleteTunnelRequest, DeleteTunnelResponse, DescribeTunnelRequest, DescribeTunnelResponse,
    GetCheckpointRequest, GetCheckpointResponse, GetRpoRequest, GetRpoResponse, HeartbeatRequest,
    HeartbeatResponse, ListTunnelRequest, ListTunnelResponse, ReadRecordsRequest,
    ReadRecordsResponse, Record, ScheduleRequest, ScheduleResponse, ShutdownRequest,
    ShutdownResponse, StartOffsetFlag, StreamTunnelConfig, Tunnel, TunnelType,
};

use super::*;

fn tunnel(name: &str, kind: TunnelType) -> Tunnel {
    Tunnel {
        table_name: "t".to_owned(),
        tunnel_name: name.to_owned(),
        tunnel_type: kind as i32,
        ..Tunnel::default()
    }
}

/// A position in a channel.
struct Cursor {
    tunnel: String,
    client: String,
    channel: String,
    token: String,
    sequence_number: i64,
}

impl Service {
    fn create_tunnel(&self, tunnel: Tunnel) -> Result<String, ServiceError> {
        let request = CreateTunnelRequest { tunnel };
        let response: CreateTunnelResponse = self.call("tunnel/create", &request)?;
        Ok(response.tunnel_id)
    }

    fn describe_tunnel(&self, name: &str) -> Result<DescribeTunnelResponse, ServiceError> {
        let request = DescribeTunnelRequest {
            table_name: "t".to_owned(),
            tunnel_name: name.to_owned(),
            tunnel_id: None,
        };
        self.call("tunnel/describe", &request)
    }

    fn stage(&self, name: &str) -> String {
        self.describe_tunnel(name).unwrap().tunnel.stage
    }

    fn tunnel_channels(&self, name: &str) -> Vec<ChannelInfo> {
        self.describe_tunnel(name).unwrap().channels
    }

    fn connect(&self, tunnel: &str, timeout: i64) -> Result<String, ServiceError> {
        let request = ConnectRequest {
            tunnel_id: tunnel.to_owned(),
            client_config: Some(ClientConfig {
                timeout: Some(timeout),
                client_tag: Some("tag".to_owned()),
            }),
        };
        let response: ConnectResponse = self.call("tunnel/connect", &request)?;
        Ok(response.client_id)
    }

    fn beat(
        &self,
        tunnel: &str,
        client: &str,
        channels: &[Channel],
    ) -> Result<Vec<Channel>, ServiceError> {
        let request = HeartbeatRequest {
            tunnel_id: tunnel.to_owned(),
            client_id: client.to_owned(),
            channels: channels.to_vec(),
        };
        let response: HeartbeatResponse = self.call("tunnel/heartbeat", &request)?;
        Ok(response.channels)
    }

    /// Connects a client and returns its channels.
    fn join(&self, tunnel: &str) -> (String, Vec<Channel>) {
        let client = self.connect(tunnel, 300).unwrap();
        let channels = self.beat(tunnel, &client, &[]).unwrap();
        (client, channels)
    }

    fn cursor(&self, tunnel: &str, client: &str, channel: &str) -> Result<Cursor, ServiceError> {
        let request = GetCheckpointRequest {
            tunnel_id: tunnel.to_owned(),
            client_id: client.to_owned(),
            channel_id: channel.to_owned(),
        };
        let response: GetCheckpointResponse = self.call("tunnel/getcheckpoint", &request)?;
        Ok(Cursor {
            tunnel: tunnel.to_owned(),
            client: client.to_owned(),
            channel: channel.to_owned(),
            token: response.checkpoint,
            sequence_number: response.sequence_number,
        })
    }

    fn read_page(&self, cursor: &Cursor) -> Result<ReadRecordsResponse, ServiceError> {
        let request = ReadRecordsRequest {
            tunnel_id: cursor.tunnel.clone(),
            client_id: cursor.client.clone(),
            channel_id: cursor.channel.clone(),
            token: cursor.token.clone(),
        };
        self.call("tunnel/readrecords", &request)
    }

    /// Reads until no more records can be read at once.
    fn read_all(&self, cursor: &mut Cursor) -> Vec<Record> {
        let mut records = Vec::new();
        loop {
            let page = self.read_page(cursor).unwrap();
            records.extend(page.records);
            cursor.token = page.next_token;
            if page.may_more_record != Some(true) {
                return records;
            }
        }
    }

    fn checkpoint(&self, cursor: &Cursor, number: i64) -> Result<(), ServiceError> {
        let request = CheckpointRequest {
            tunnel_id: cursor.tunnel.clone(),
            client_id: cursor.client.clone(),
            channel_id: cursor.channel.clone(),
            checkpoint: cursor.token.clone(),
            sequence_number: number,
        };
        self.call::<CheckpointResponse>("tunnel/checkpoint", &request)?;
        Ok(())
    }

    /// Reads a channel to its end, and reports that.
    fn finish(&self, tunnel: &str, client: &str, channel: &Channel) -> Vec<Record> {
        let mut cursor = self.cursor(tunnel, client, &channel.channel_id).unwrap();
        let records = self.read_all(&mut cursor);
        assert_eq!(cursor.token, "finished");
        self.checkpoint(&cursor, cursor.sequence_number + 1)
            .unwrap();
        let ended = Channel {
            version: channel.version + 1,
            status: ChannelStatus::Terminated as i32,
            ..channel.clone()
        };
        self.beat(tunnel, client, &[ended]).unwrap();
        records
    }

    fn put_rows(&self, ids: std::ops::Range<i32>) {
        for number in ids {
            let columns = [Column::new("n", i64::from(number))];
            self.put(&id(&format!("{number:05}")), &columns, ignore())
                .unwrap();
        }
    }
}

/// The ids of the rows of records.
fn ids(records: &[Record]) -> Vec<String> {
    let id = |record: &Record| {
        let row = decode_wire_row(&record.record).unwrap();
        match &row.primary_key[0].value {
            Some(Variant::Value(Value::String(id))) => id.to_string(),
            other => panic!("{other:?}"),
        }
    };
    records.iter().map(id).collect()
}

fn numbers(ids: std::ops::Range<i32>) -> Vec<String> {
    ids.map(|number| format!("{number:05}")).collect()
}
