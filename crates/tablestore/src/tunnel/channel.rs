use tablestore_protocol::proto::tunnel as proto;

use crate::call::wire_enum::{WireEnum, wire_enum};

/// A channel as a client and the service report it to each other: in heartbeats and in schedules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// The channel's id.
    pub channel_id: String,
    /// Grows by 1 with each change of the status, by either side. Of two reports, the one with the
    /// greater version counts. The service ignores it in a schedule.
    pub version: i64,
    /// The status.
    pub state: ChannelState,
}

wire_enum! {
    /// The status of a channel that a client has.
    ChannelState {
        /// The client is to read it.
        Open = proto::ChannelStatus::Open;
        /// The client is to stop, and to report `Close`.
        Closing = proto::ChannelStatus::Closing;
        /// The client has stopped. The service can assign the channel again.
        Close = proto::ChannelStatus::Close;
        /// The client has read the channel to its end and stored that checkpoint.
        Terminated = proto::ChannelStatus::Terminated;
    }
}

impl Channel {
    /// Creates a report about a channel.
    pub fn new(channel_id: impl Into<String>, version: i64, state: ChannelState) -> Self {
        Self {
            channel_id: channel_id.into(),
            version,
            state,
        }
    }

    pub(super) fn to_proto(&self) -> proto::Channel {
        proto::Channel {
            channel_id: self.channel_id.clone(),
            version: self.version,
            status: self.state.to_proto(),
            detail: None,
        }
    }

    pub(super) fn from_proto(channel: proto::Channel) -> Self {
        Self {
            channel_id: channel.channel_id,
            version: channel.version,
            state: ChannelState::from_proto(channel.status),
        }
    }
}
