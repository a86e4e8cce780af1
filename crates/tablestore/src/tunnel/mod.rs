//! Tunnels: the rows and changes of a table, delivered to clients that share the work.
//!
//! A tunnel has channels: parts of its data, each of which one client reads at a time. Most programs
//! need two things of this module: [`Tunnels::create`] once, and a [`Worker`], which connects, takes
//! channels over from the service and gives them up, reads them, hands their records to a handler and
//! stores how far it is:
//!
//! ```
//! # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
//! # doctest::run(async |client| {
//! use tablestore::stream::StreamRecord;
//! use tablestore::tunnel::{RecordBatch, TunnelType};
//!
//! # async fn ctrl_c() { tokio::time::sleep(std::time::Duration::from_millis(50)).await }
//! async fn store(records: &[StreamRecord]) -> std::io::Result<()> {
//!     for record in records {
//!         println!("{:?} {}", record.action, record.primary_key);
//!     }
//!     Ok(())
//! }
//!
//! let tunnels = client.tunnels();
//! tunnels.create("orders", "audit", TunnelType::BaseAndStream).send().await?;
//! tunnels
//!     .worker("orders", "audit")
//!     .concurrency(8)
//!     .run(|batch: RecordBatch| async move { store(batch.records()).await })
//!     .with_graceful_shutdown(ctrl_c())
//!     .await?;
//! # Ok(()) });
//! ```
//!
//! The other methods of [`Tunnels`] are the service's operations: for monitoring, and for workers of
//! another kind.

mod channel;
mod checkpoint;
mod connect;
mod create;
mod delete;
mod describe;
mod get_checkpoint;
mod get_rpo;
mod get_rpo_by_offset;
mod heartbeat;
mod info;
mod list;
mod read_records;
mod schedule;
mod shutdown;
mod token;
mod tunnel_type;
pub mod worker;

pub use channel::{Channel, ChannelState};
pub use checkpoint::{Checkpoint, CheckpointResponse};
pub use connect::{Connect, ConnectResponse};
pub use create::{CreateTunnel, CreateTunnelResponse};
pub use delete::{DeleteTunnel, DeleteTunnelResponse};
pub use describe::{DescribeTunnel, DescribeTunnelResponse};
pub use get_checkpoint::{GetCheckpoint, GetCheckpointResponse};
pub use get_rpo::{GetRpo, GetRpoResponse};
pub use get_rpo_by_offset::{GetRpoByOffset, GetRpoByOffsetResponse};
pub use heartbeat::{Heartbeat, HeartbeatResponse};
pub use info::{ChannelInfo, ChannelStatus, ChannelType, TunnelInfo, TunnelStage};
pub use list::{ListTunnels, ListTunnelsResponse};
pub use read_records::{ReadRecords, ReadRecordsResponse};
pub use schedule::{Schedule, ScheduleResponse};
pub use shutdown::{Shutdown, ShutdownResponse};
pub use token::Token;
pub use tunnel_type::{StreamRange, TunnelType};
pub use worker::{RecordBatch, Worker};

use crate::client::Client;

/// # Tunnels
impl Client {
    /// Returns the operations on tunnels, and their workers.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// for tunnel in client.tunnels().list().send().await? {
    ///     println!("{} of {}", tunnel.tunnel_id, tunnel.table);
    /// }
    /// # Ok(()) });
    /// ```
    #[doc(alias("tunnel service", "change data capture", "CDC"))]
    pub fn tunnels(&self) -> Tunnels {
        Tunnels {
            client: self.clone(),
        }
    }
}

/// The operations on tunnels, created by [`Client::tunnels`].
///
/// Tunnels are managed by the names of the table and the tunnel; their clients name the id of the
/// tunnel.
#[derive(Clone, Debug)]
pub struct Tunnels {
    client: Client,
}

/// # Management
impl Tunnels {
    /// Creates a tunnel (`tunnel/create`). Its name starts with a letter or `_` and continues with
    /// letters, digits and `_`, up to 255 bytes in all.
    ///
    /// A tunnel with changes turns on the stream of the table, with 168 hours, where it is off. The
    /// channels of a new tunnel appear after seconds up to minutes.
    ///
    /// The stream keeps changes for its expiration time, at most 168 hours. A tunnel that has not delivered
    /// them by then is [expired](TunnelInfo::expired): its workers end with `OTSTunnelExpired`.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::tunnel::{StreamRange, TunnelType};
    ///
    /// let tunnels = client.tunnels();
    /// let create = tunnels.create("orders", "audit", TunnelType::Stream);
    /// let created = create.range(StreamRange::earliest()).send().await?;
    /// println!("{}", created.tunnel_id);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSTunnelExist` if the table has a tunnel of this name, `OTSParameterInvalid` if the table does
    /// not exist, or the name or the range is not valid.
    #[doc(alias = "CreateTunnel")]
    pub fn create(
        &self,
        table: impl Into<String>,
        name: impl Into<String>,
        tunnel_type: TunnelType,
    ) -> CreateTunnel {
        CreateTunnel::new(&self.client, table.into(), name.into(), tunnel_type)
    }

    /// Deletes a tunnel (`tunnel/delete`) with its checkpoints, which cannot be undone. Stop its
    /// workers before that.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let tunnels = client.tunnels();
    /// # let kind = tablestore::tunnel::TunnelType::Stream;
    /// # tunnels.create("orders", "audit", kind).send().await?;
    /// client.tunnels().delete("orders", "audit").send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the tunnel does not exist.
    #[doc(alias = "DeleteTunnel")]
    pub fn delete(&self, table: impl Into<String>, name: impl Into<String>) -> DeleteTunnel {
        DeleteTunnel::new(&self.client, table.into(), name.into())
    }

    /// Lists the tunnels of the instance (`tunnel/list`), or of [one table](ListTunnels::table), all in one
    /// response and without their channels.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// for tunnel in client.tunnels().list().table("orders").send().await? {
    ///     println!("{:?}: {:?}", tunnel.name, tunnel.stage);
    /// }
    /// # Ok(()) });
    /// ```
    #[doc(alias = "ListTunnel")]
    pub fn list(&self) -> ListTunnels {
        ListTunnels::new(&self.client)
    }

    /// Describes a tunnel and its channels (`tunnel/describe`): stage, clients, progress.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let tunnels = client.tunnels();
    /// # let kind = tablestore::tunnel::TunnelType::Stream;
    /// # tunnels.create("orders", "audit", kind).send().await?;
    /// let described = client.tunnels().describe("orders", "audit").send().await?;
    /// for channel in described.channels {
    ///     println!("{}: {:?} until {:?}", channel.channel_id, channel.status, channel.consumed_until);
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the tunnel does not exist.
    #[doc(alias = "DescribeTunnel")]
    pub fn describe(&self, table: impl Into<String>, name: impl Into<String>) -> DescribeTunnel {
        DescribeTunnel::new(&self.client, table.into(), name.into())
    }

    /// Reads how far the channels of a tunnel are (`tunnel/getrpo`), with the time of their last
    /// checkpoint.
    ///
    /// The names and units of the JSON are not documented; [`describe`](Self::describe) has the
    /// same figures typed.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let tunnels = client.tunnels();
    /// # let kind = tablestore::tunnel::TunnelType::Stream;
    /// # let tunnel_id = tunnels.create("orders", "audit", kind).send().await?.tunnel_id;
    /// let rpo = client.tunnels().get_rpo(tunnel_id).send().await?;
    /// println!("{}", String::from_utf8_lossy(&rpo.channels));
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the tunnel does not exist.
    pub fn get_rpo(&self, tunnel_id: impl Into<String>) -> GetRpo {
        GetRpo::new(&self.client, tunnel_id.into())
    }

    /// As [`get_rpo`](Self::get_rpo), from the offsets of the log (`tunnel/getrpobyoffset`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let tunnels = client.tunnels();
    /// # let kind = tablestore::tunnel::TunnelType::Stream;
    /// # let tunnel_id = tunnels.create("orders", "audit", kind).send().await?.tunnel_id;
    /// let rpo = client.tunnels().get_rpo_by_offset(tunnel_id).send().await?;
    /// println!("{}", String::from_utf8_lossy(&rpo.tunnels));
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the tunnel does not exist.
    pub fn get_rpo_by_offset(&self, tunnel_id: impl Into<String>) -> GetRpoByOffset {
        GetRpoByOffset::new(&self.client, tunnel_id.into())
    }

    /// Sets the status of channels (`tunnel/schedule`): `Closing` suspends a channel, `Open` resumes
    /// it or assigns one that waits, `Terminated` ends it.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let tunnels = client.tunnels();
    /// # let kind = tablestore::tunnel::TunnelType::Stream;
    /// # let tunnel_id = tunnels.create("orders", "audit", kind).send().await?.tunnel_id;
    /// use tablestore::tunnel::{Channel, ChannelState};
    ///
    /// let described = client.tunnels().describe("orders", "audit").send().await?;
    /// let channels = described.channels.into_iter();
    /// let suspended = channels.map(|it| Channel::new(it.channel_id, 0, ChannelState::Closing));
    /// client.tunnels().schedule(tunnel_id, suspended).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the tunnel or a channel does not exist.
    pub fn schedule(
        &self,
        tunnel_id: impl Into<String>,
        channels: impl IntoIterator<Item = Channel>,
    ) -> Schedule {
        let channels = channels.into_iter().collect();
        Schedule::new(&self.client, tunnel_id.into(), channels)
    }
}

/// # Consumption
///
/// For programs that do not use a [`Worker`]. A channel that no client has is read without connecting,
/// with an empty client id:
///
/// ```
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// # use tablestore::tunnel::{StreamRange, TunnelType};
/// let tunnels = client.tunnels();
/// let create = tunnels.create("orders", "audit", TunnelType::Stream);
/// let tunnel_id = create.range(StreamRange::earliest()).send().await?.tunnel_id;
/// let described = tunnels.describe("orders", "audit").send().await?;
/// let channel = &described.channels[0].channel_id;
/// let mut position = tunnels.get_checkpoint(&tunnel_id, "", channel).send().await?;
/// let read = tunnels.read_records(&tunnel_id, "", channel, position.token);
/// let page = read.send().await?;
/// assert_eq!(page.records.len(), 2);
/// position.sequence_number += 1;
/// let checkpoint =
///     tunnels.checkpoint(&tunnel_id, "", channel, page.next_token, position.sequence_number);
/// checkpoint.send().await?;
/// # Ok(()) });
/// ```
impl Tunnels {
    /// Creates a worker of a tunnel. Configure it, then call [`Worker::run`] or [`Worker::batches`].
    pub fn worker(&self, table: impl Into<String>, name: impl Into<String>) -> Worker {
        Worker::new(&self.client, table.into(), name.into())
    }

    /// Connects a client (`tunnel/connect`). The service assigns channels to it once it sends
    /// [heartbeats](Self::heartbeat).
    ///
    /// A call that is retried, or whose response is lost, can leave a second client behind, which is gone
    /// after its timeout.
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the tunnel does not exist.
    pub fn connect(&self, tunnel_id: impl Into<String>) -> Connect {
        Connect::new(&self.client, tunnel_id.into())
    }

    /// Reports the channels of a client (`tunnel/heartbeat`), and returns the decisions of the service
    /// about them: `channels` are all that the client has, none at first. Heartbeats are at least 5 s apart,
    /// and closer together than the [timeout](Connect::timeout) of the client.
    ///
    /// # Errors
    ///
    /// `OTSResourceGone` if the client has been silent for longer than its timeout: connect again.
    pub fn heartbeat(
        &self,
        tunnel_id: impl Into<String>,
        client_id: impl Into<String>,
        channels: impl IntoIterator<Item = Channel>,
    ) -> Heartbeat {
        let channels = channels.into_iter().collect();
        Heartbeat::new(&self.client, tunnel_id.into(), client_id.into(), channels)
    }

    /// Disconnects a client (`tunnel/shutdown`), whose channels are free at once.
    ///
    /// # Errors
    ///
    /// `OTSResourceGone` if the client is gone already.
    pub fn shutdown(&self, tunnel_id: impl Into<String>, client_id: impl Into<String>) -> Shutdown {
        Shutdown::new(&self.client, tunnel_id.into(), client_id.into())
    }

    /// Reads the checkpoint of a channel (`tunnel/getcheckpoint`): the position from which it is to be
    /// read.
    ///
    /// # Errors
    ///
    /// `OTSResourceGone` if the channel is not the client's, `OTSParameterInvalid` if it does not exist.
    pub fn get_checkpoint(
        &self,
        tunnel_id: impl Into<String>,
        client_id: impl Into<String>,
        channel_id: impl Into<String>,
    ) -> GetCheckpoint {
        let (tunnel_id, client_id) = (tunnel_id.into(), client_id.into());
        GetCheckpoint::new(&self.client, tunnel_id, client_id, channel_id.into())
    }

    /// Reads records of a channel (`tunnel/readrecords`), from the position of a checkpoint or of an
    /// earlier response. The service decides how many.
    ///
    /// # Errors
    ///
    /// `OTSResourceGone` if the channel is not the client's, `OTSTunnelExpired` if the records at the
    /// position are gone, `OTSParameterInvalid` if the token is not one of the channel's.
    pub fn read_records(
        &self,
        tunnel_id: impl Into<String>,
        client_id: impl Into<String>,
        channel_id: impl Into<String>,
        token: impl Into<Token>,
    ) -> ReadRecords {
        let (tunnel_id, client_id) = (tunnel_id.into(), client_id.into());
        let channel_id = channel_id.into();
        ReadRecords::new(&self.client, tunnel_id, client_id, channel_id, token.into())
    }

    /// Stores the checkpoint of a channel (`tunnel/checkpoint`). Its sequence number is 1 more than
    /// that of the stored one.
    ///
    /// # Errors
    ///
    /// `OTSSequenceNumberNotMatch` if the number does not follow, `OTSResourceGone` if the channel is
    /// not the client's, `OTSParameterInvalid` if the token is not one of the channel's. After an unknown
    /// outcome, [`get_checkpoint`](Self::get_checkpoint) shows whether the checkpoint is stored.
    pub fn checkpoint(
        &self,
        tunnel_id: impl Into<String>,
        client_id: impl Into<String>,
        channel_id: impl Into<String>,
        token: impl Into<Token>,
        sequence_number: i64,
    ) -> Checkpoint {
        let (tunnel_id, client_id) = (tunnel_id.into(), client_id.into());
        let channel_id = channel_id.into();
        let token = token.into();
        Checkpoint::new(
            &self.client,
            tunnel_id,
            client_id,
            channel_id,
            token,
            sequence_number,
        )
    }
}
