use std::iter::Sum;
use std::ops::AddAssign;

use tablestore_protocol::proto::table as proto;

use super::wire;

/// The cost of a call in capacity units, each of which is 4 KB read or written, rounded up; or in
/// bytes, as the service counts bulk imports and exports. Values that the service does not report
/// are 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConsumedCapacity {
    /// Read capacity units.
    pub read: u32,
    /// Write capacity units.
    pub write: u32,
    /// Bytes read.
    pub read_bytes: u64,
    /// Bytes written.
    pub write_bytes: u64,
}

impl ConsumedCapacity {
    pub(crate) fn from_optional(consumed: Option<&proto::ConsumedCapacity>) -> Self {
        consumed.map(Self::from_proto).unwrap_or_default()
    }

    pub(crate) fn from_proto(consumed: &proto::ConsumedCapacity) -> Self {
        let unit = &consumed.capacity_unit;
        let size = consumed.capacity_data_size.unwrap_or_default();
        Self {
            read: unit.read.map_or(0, wire::from_i32),
            write: unit.write.map_or(0, wire::from_i32),
            read_bytes: size.read_size.map_or(0, wire::from_i64),
            write_bytes: size.write_size.map_or(0, wire::from_i64),
        }
    }
}

impl AddAssign for ConsumedCapacity {
    fn add_assign(&mut self, other: Self) {
        self.read = self.read.saturating_add(other.read);
        self.write = self.write.saturating_add(other.write);
        self.read_bytes = self.read_bytes.saturating_add(other.read_bytes);
        self.write_bytes = self.write_bytes.saturating_add(other.write_bytes);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_bytes_are_read_and_added_up() {
        let units = ConsumedCapacity::from_proto(&proto::ConsumedCapacity {
            capacity_unit: proto::CapacityUnit {
                read: Some(2),
                write: None,
            },
            capacity_data_size: None,
        });
        let bytes = ConsumedCapacity::from_proto(&proto::ConsumedCapacity {
            capacity_unit: proto::CapacityUnit::default(),
            capacity_data_size: Some(proto::CapacityDataSize {
                read_size: Some(5_000_000_000),
                write_size: Some(50),
            }),
        });
        let total: ConsumedCapacity = [units, bytes, bytes].into_iter().sum();
        assert_eq!((total.read, total.write), (2, 0));
        assert_eq!((total.read_bytes, total.write_bytes), (10_000_000_000, 100));
    }
}
