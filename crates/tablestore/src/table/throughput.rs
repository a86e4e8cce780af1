use tablestore_protocol::proto::table as proto;

use crate::call::wire;

/// Throughput that is reserved and paid for, in capacity units a second, from 0 to 100,000 a table. With
/// 0, the default, each call is paid for by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReservedThroughput {
    /// Read capacity units a second.
    pub read: u32,
    /// Write capacity units a second.
    pub write: u32,
}

impl ReservedThroughput {
    /// Creates a reservation of units for reads and for writes.
    pub fn new(read: u32, write: u32) -> Self {
        Self { read, write }
    }

    pub(crate) fn to_proto(self) -> proto::ReservedThroughput {
        proto::ReservedThroughput {
            capacity_unit: proto::CapacityUnit {
                read: Some(wire::to_i32(self.read)),
                write: Some(wire::to_i32(self.write)),
            },
        }
    }

    pub(crate) fn from_proto(details: &proto::ReservedThroughputDetails) -> Self {
        Self {
            read: details.capacity_unit.read.map_or(0, wire::from_i32),
            write: details.capacity_unit.write.map_or(0, wire::from_i32),
        }
    }
}
