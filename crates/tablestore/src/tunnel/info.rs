use std::time::SystemTime;

use tablestore_protocol::proto::tunnel as proto;

use super::{StreamRange, TunnelType};
use crate::call::wire;
use crate::schema::time_from_nanos;

/// A tunnel and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TunnelInfo {
    /// The tunnel's id, which requests of its clients name.
    pub tunnel_id: String,
    /// The tunnel's name, if the service returns it.
    pub name: Option<String>,
    /// The data that it delivers.
    pub tunnel_type: TunnelType,
    /// The table whose rows and changes it delivers.
    pub table: String,
    /// The instance of the table.
    pub instance: String,
    /// The stream of the table; `None` if the tunnel delivers no changes.
    pub stream_id: Option<String>,
    /// Its stage.
    pub stage: TunnelStage,
    /// Whether changes that it has not delivered yet are gone: the stream of the table keeps them for its
    /// expiration time, at most 168 hours.
    pub expired: bool,
    /// The changes that it delivers.
    pub range: StreamRange,
    /// The time of its creation.
    pub creation_time: Option<SystemTime>,
}

/// Defines an enum with the values of a string of the messages.
macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// A value that this version does not know.
            Other(String),
        }

        impl $name {
            fn from_text(text: String) -> Self {
                match text.as_str() {
                    $($text => Self::$variant,)*
                    _ => Self::Other(text),
                }
            }
        }
    };
}

text_enum! {
    /// The stage of a tunnel.
    TunnelStage {
        /// It has just been created; it has no channels yet. That takes seconds up to minutes.
        Init = "InitBaseDataAndStreamShard";
        /// The rows of the table are delivered.
        BaseData = "ProcessBaseData";
        /// The rows are delivered, where the tunnel has them, and the changes of the table are being
        /// delivered, where it has those.
        Stream = "ProcessStream";
    }
}

text_enum! {
    /// The status of a channel, as its tunnel describes it.
    ChannelStatus {
        /// No client has it yet.
        Wait = "WAIT";
        /// A client is to read it.
        Open = "OPEN";
        /// Its client is to stop.
        Closing = "CLOSING";
        /// Its client has stopped. It can be assigned again.
        Close = "CLOSE";
        /// It was read to its end.
        Terminated = "TERMINATED";
    }
}

text_enum! {
    /// The data that a channel delivers.
    ChannelType {
        /// Rows of the table.
        BaseData = "BaseData";
        /// Changes of the table.
        Stream = "Stream";
    }
}

/// A channel and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChannelInfo {
    /// The channel's id. A channel of changes is a shard of the stream.
    pub channel_id: String,
    /// The data that it delivers.
    pub channel_type: ChannelType,
    /// Its status.
    pub status: ChannelStatus,
    /// The client that reads it, if there is one.
    pub client_id: Option<String>,
    /// The time of the last change whose checkpoint is stored; `None` before the first one, and for
    /// rows. The lag of the channel is the time since then, if the table is written to.
    #[doc(alias = "RPO")]
    pub consumed_until: Option<SystemTime>,
    /// The number of rows or changes whose checkpoint is stored.
    pub record_count: u64,
}

impl TunnelInfo {
    pub(super) fn from_proto(tunnel: proto::TunnelInfo) -> Self {
        let kinds = [
            ("BaseData", TunnelType::BaseData),
            ("Stream", TunnelType::Stream),
            ("BaseAndStream", TunnelType::BaseAndStream),
        ];
        let kind = kinds.iter().find(|(name, _)| *name == tunnel.tunnel_type);
        let range = tunnel.stream_tunnel_config.as_ref();
        Self {
            tunnel_id: tunnel.tunnel_id,
            name: wire::present(tunnel.tunnel_name),
            tunnel_type: kind.map_or(TunnelType::Other(0), |(_, kind)| *kind),
            table: tunnel.table_name,
            instance: tunnel.instance_name,
            stream_id: wire::present(Some(tunnel.stream_id)),
            stage: TunnelStage::from_text(tunnel.stage),
            expired: tunnel.expired.unwrap_or_default(),
            range: range.map(StreamRange::from_proto).unwrap_or_default(),
            creation_time: time(tunnel.create_time),
        }
    }
}

impl ChannelInfo {
    pub(super) fn from_proto(channel: proto::ChannelInfo) -> Self {
        Self {
            channel_id: channel.channel_id,
            channel_type: ChannelType::from_text(channel.channel_type.unwrap_or_default()),
            status: ChannelStatus::from_text(channel.channel_status.unwrap_or_default()),
            client_id: wire::present(channel.client_id),
            consumed_until: time(channel.channel_rpo),
            record_count: wire::from_i64(channel.channel_count.unwrap_or_default()),
        }
    }
}

/// Converts nanoseconds since 1970; 0 is none.
pub(super) fn time(nanos: Option<i64>) -> Option<SystemTime> {
    time_from_nanos(wire::from_i64(nanos.unwrap_or_default()))
}
