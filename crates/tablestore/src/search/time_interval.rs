use tablestore_protocol::proto::search as proto;

use crate::call::wire;
use crate::call::wire_enum::{WireEnum, wire_enum};

/// A number of units of time, such as 2 days.
///
/// ```
/// use tablestore::search::{TimeInterval, TimeUnit};
///
/// assert_eq!(TimeInterval::days(2), TimeInterval::new(2, TimeUnit::Day));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeInterval {
    /// The number of units.
    pub count: u32,
    /// The unit.
    pub unit: TimeUnit,
}

wire_enum! {
    /// A unit of time. Years, quarters, months and weeks are those of the calendar; weeks start on
    /// Monday.
    TimeUnit {
        /// A year.
        Year = proto::DateTimeUnit::Year;
        /// Three months.
        Quarter = proto::DateTimeUnit::QuarterYear;
        /// A month.
        Month = proto::DateTimeUnit::Month;
        /// Seven days.
        Week = proto::DateTimeUnit::Week;
        /// 24 hours.
        Day = proto::DateTimeUnit::Day;
        /// 60 minutes.
        Hour = proto::DateTimeUnit::Hour;
        /// 60 seconds.
        Minute = proto::DateTimeUnit::Minute;
        /// 1,000 milliseconds.
        Second = proto::DateTimeUnit::Second;
        /// A millisecond.
        Millisecond = proto::DateTimeUnit::Millisecond;
    }
}

macro_rules! constructors {
    ($($name:ident = $unit:ident, $words:literal;)*) => {
        $(
            #[doc = concat!("Creates an interval of this many ", $words, ".")]
            pub const fn $name(count: u32) -> Self {
                Self::new(count, TimeUnit::$unit)
            }
        )*
    };
}

impl TimeInterval {
    /// Creates an interval of this many units.
    pub const fn new(count: u32, unit: TimeUnit) -> Self {
        Self { count, unit }
    }

    constructors! {
        years = Year, "years of the calendar";
        quarters = Quarter, "quarters of the calendar";
        months = Month, "months of the calendar";
        weeks = Week, "weeks from Monday on";
        days = Day, "days";
        hours = Hour, "hours";
        minutes = Minute, "minutes";
        seconds = Second, "seconds";
        milliseconds = Millisecond, "milliseconds";
    }

    pub(crate) fn to_proto(self) -> proto::DateTimeValue {
        proto::DateTimeValue {
            value: Some(wire::to_i32(self.count)),
            unit: Some(self.unit.to_proto()),
        }
    }
}
