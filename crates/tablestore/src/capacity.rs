use std::iter::Sum;
use std::ops::AddAssign;

use tablestore_protocol::proto;

/// What a call cost, in capacity units: 4 KB of data read or written, rounded up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConsumedCapacity {
    /// Read capacity units.
    pub read: u32,
    /// Write capacity units.
    pub write: u32,
}

impl ConsumedCapacity {
    pub(crate) fn from_proto(consumed: &proto::ConsumedCapacity) -> Self {
        let unit = &consumed.capacity_unit;
        let count = |number: Option<i32>| number.map_or(0, crate::wire::from_i32);
        Self {
            read: count(unit.read),
            write: count(unit.write),
        }
    }
}

impl AddAssign for ConsumedCapacity {
    fn add_assign(&mut self, other: Self) {
        self.read = self.read.saturating_add(other.read);
        self.write = self.write.saturating_add(other.write);
    }
}

impl Sum for ConsumedCapacity {
    fn sum<I: Iterator<Item = Self>>(costs: I) -> Self {
        costs.fold(Self::default(), |mut total, cost| {
            total += cost;
            total
        })
    }
}
