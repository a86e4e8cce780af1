use std::time::SystemTime;

use tablestore_protocol::proto::tunnel as proto;

use crate::call::wire_enum::wire_enum;
use crate::schema::{time_from_nanos, time_to_nanos};

wire_enum! {
    /// The data that a tunnel delivers.
    TunnelType {
        /// The rows of the table, each as it is when it is read.
        BaseData = proto::TunnelType::BaseData;
        /// The changes of the table.
        Stream = proto::TunnelType::Stream;
        /// The rows of the table, then its changes since the tunnel was created. A row that is written
        /// before it is read comes twice: as a row and as a change.
        BaseAndStream = proto::TunnelType::BaseAndStream;
    }
}

/// The changes that a tunnel delivers: by default, those since its creation.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use tablestore::tunnel::StreamRange;
///
/// # let now = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400);
/// let from_the_oldest = StreamRange::earliest();
/// let of_an_hour = StreamRange::starting_at(now - Duration::from_secs(3600)).ending_at(now);
/// assert_eq!(of_an_hour.end(), Some(now));
/// # drop(from_the_oldest);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct StreamRange {
    is_earliest: bool,
    start: Option<SystemTime>,
    end: Option<SystemTime>,
}

impl StreamRange {
    /// Starts with the creation of the tunnel.
    pub fn latest() -> Self {
        Self::default()
    }

    /// Starts with the oldest change that the stream of the table has.
    #[doc(alias = "TRIM_HORIZON")]
    pub fn earliest() -> Self {
        Self {
            is_earliest: true,
            ..Self::default()
        }
    }

    /// Starts with the changes of this time, to the nanosecond. The service takes times from 5 minutes
    /// after the oldest change that its stream keeps up to now.
    pub fn starting_at(time: SystemTime) -> Self {
        Self {
            start: Some(time),
            ..Self::default()
        }
    }

    /// Ends before the changes of this time, which has to be after the start. By default a tunnel does
    /// not end.
    pub fn ending_at(mut self, time: SystemTime) -> Self {
        self.end = Some(time);
        self
    }

    /// Returns whether it starts with the oldest change.
    pub fn is_earliest(&self) -> bool {
        self.is_earliest
    }

    /// Returns the time at which it starts, if it has one.
    pub fn start(&self) -> Option<SystemTime> {
        self.start
    }

    /// Returns the time at which it ends, if it does.
    pub fn end(&self) -> Option<SystemTime> {
        self.end
    }

    /// The service takes a flag or a start, never both.
    pub(crate) fn to_proto(self) -> proto::StreamTunnelConfig {
        let flag = match self.is_earliest {
            true => proto::StartOffsetFlag::Earliest,
            false => proto::StartOffsetFlag::Latest,
        };
        proto::StreamTunnelConfig {
            flag: self.start.is_none().then_some(flag as i32),
            start_offset: self.start.map(time_to_nanos),
            end_offset: self.end.map(time_to_nanos),
        }
    }

    pub(crate) fn from_proto(config: &proto::StreamTunnelConfig) -> Self {
        Self {
            is_earliest: config.flag() == proto::StartOffsetFlag::Earliest,
            start: time_from_nanos(config.start_offset()),
            end: time_from_nanos(config.end_offset()),
        }
    }
}
