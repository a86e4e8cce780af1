use tablestore_protocol::proto;

/// Throughput that is kept ready, and paid for, in capacity units a second, from 0 to 100,000 a
/// table. 0, the default, means that each call is paid for as it comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReservedThroughput {
    /// Read capacity units a second.
    pub read: i32,
    /// Write capacity units a second.
    pub write: i32,
}

impl ReservedThroughput {
    /// So many units for reads and so many for writes.
    pub fn new(read: i32, write: i32) -> Self {
        Self { read, write }
    }

    pub(crate) fn to_proto(self) -> proto::ReservedThroughput {
        proto::ReservedThroughput {
            capacity_unit: proto::CapacityUnit {
                read: Some(self.read),
                write: Some(self.write),
            },
        }
    }

    pub(crate) fn from_proto(details: &proto::ReservedThroughputDetails) -> Self {
        Self {
            read: details.capacity_unit.read.unwrap_or_default(),
            write: details.capacity_unit.write.unwrap_or_default(),
        }
    }
}
