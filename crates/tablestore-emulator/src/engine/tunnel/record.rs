//! A tunnel, as it is stored.

use prost::Message;
use tablestore_protocol::proto::tunnel::{StreamRecordOptions, StreamTunnelConfig, TunnelType};

use crate::engine::wide_column::table::record::PositionRecord;

/// A tunnel and its state.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct TunnelRecord {
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    #[prost(string, tag = "3")]
    pub(crate) table_name: String,
    /// A table that was deleted and created again does not get the old tunnels back.
    #[prost(uint64, tag = "4")]
    pub(crate) table_id: u64,
    #[prost(enumeration = "TunnelType", tag = "5")]
    pub(crate) kind: i32,
    /// Every field has a value.
    #[prost(message, required, tag = "6")]
    pub(crate) config: StreamTunnelConfig,
    #[prost(message, optional, tag = "7")]
    pub(crate) options: Option<StreamRecordOptions>,
    /// Microseconds since 1970.
    #[prost(int64, tag = "8")]
    pub(crate) creation_time: i64,
    #[prost(enumeration = "Stage", tag = "9")]
    pub(crate) stage: i32,
    /// Empty if there is none.
    #[prost(string, tag = "10")]
    pub(crate) stream_id: String,
    /// The position of the change log from which changes are delivered.
    #[prost(message, required, tag = "11")]
    pub(crate) start: PositionRecord,
    /// Whether changes that were not delivered yet are gone.
    #[prost(bool, tag = "12")]
    pub(crate) is_expired: bool,
    #[prost(message, repeated, tag = "13")]
    pub(crate) channels: Vec<ChannelRecord>,
    #[prost(message, repeated, tag = "14")]
    pub(crate) clients: Vec<ClientRecord>,
    /// The number of times that a channel was assigned to a client.
    #[prost(uint64, tag = "15")]
    pub(crate) assignments: u64,
}

/// The stage of a tunnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, prost::Enumeration)]
#[repr(i32)]
pub(crate) enum Stage {
    /// It has just been created and has no channels.
    Init = 0,
    /// The rows of the table are delivered.
    BaseData = 1,
    /// The changes of the table are delivered, if the tunnel has them.
    Stream = 2,
}

/// A channel and its state.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ChannelRecord {
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    #[prost(enumeration = "Status", tag = "2")]
    pub(crate) status: i32,
    /// Grows with each change of the status.
    #[prost(int64, tag = "3")]
    pub(crate) version: i64,
    /// The client that reads the channel; empty if there is none.
    #[prost(string, tag = "4")]
    pub(crate) client_id: String,
    /// A token.
    #[prost(string, tag = "5")]
    pub(crate) checkpoint: String,
    /// The number of checkpoints that clients have stored.
    #[prost(int64, tag = "6")]
    pub(crate) sequence_number: i64,
    /// Whether the channel is not to be assigned, because it was closed by request.
    #[prost(bool, tag = "7")]
    pub(crate) is_suspended: bool,
    /// The number of the last assignment to a client.
    #[prost(uint64, tag = "8")]
    pub(crate) assignment: u64,
    /// The time of the last checkpoint, in microseconds since 1970.
    #[prost(int64, tag = "9")]
    pub(crate) access_time: i64,
    /// The rows that the channel delivers, if it is one of base data.
    #[prost(message, optional, tag = "10")]
    pub(crate) routes: Option<RouteRange>,
    /// The time of the last change before the checkpoint, in nanoseconds since 1970; 0 if there is
    /// none.
    #[prost(int64, tag = "11")]
    pub(crate) timestamp: i64,
    /// The number of rows before the checkpoint.
    #[prost(int64, tag = "12")]
    pub(crate) count: i64,
}

/// A part of a table: a range of the routes of partition keys.
#[derive(Clone, Copy, PartialEq, Eq, Message)]
pub(crate) struct RouteRange {
    #[prost(uint64, tag = "1")]
    pub(crate) first: u64,
    /// Not in the range.
    #[prost(uint64, tag = "2")]
    pub(crate) end: u64,
}

/// The status of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, prost::Enumeration)]
#[repr(i32)]
pub(crate) enum Status {
    /// No client has it.
    Wait = 0,
    /// Its client is to read it.
    Open = 1,
    /// Its client is to stop.
    Closing = 2,
    /// Its client has stopped.
    Close = 3,
    /// It is read to its end.
    Terminated = 4,
}

/// A client that is connected.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ClientRecord {
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    /// Microseconds without a heartbeat after which the client is gone.
    #[prost(int64, tag = "2")]
    pub(crate) timeout: i64,
    /// Microseconds since 1970.
    #[prost(int64, tag = "3")]
    pub(crate) last_heartbeat: i64,
    /// Whether it has sent a heartbeat. Before that it gets no channels.
    #[prost(bool, tag = "4")]
    pub(crate) has_beaten: bool,
    /// The number of the process that it is connected to.
    #[prost(uint64, tag = "5")]
    pub(crate) process: u64,
}
