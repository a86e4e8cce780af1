use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A point in time as a number since 1970 in UTC, for [`epoch_millis`] and [`epoch_micros`]: those of the
/// standard library and, by their features, of the crates `chrono` and `time`.
pub trait EpochTime: Sized {
    /// Returns the microseconds since 1970 in UTC, rounded down; `None` if they do not fit.
    fn to_micros(&self) -> Option<i64>;

    /// Returns the point in time, if the type has it.
    fn from_micros(micros: i64) -> Option<Self>;
}

impl EpochTime for SystemTime {
    fn to_micros(&self) -> Option<i64> {
        match self.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_micros()).ok(),
            Err(before) => {
                let before = before.duration();
                let rest = u128::from(before.subsec_nanos() % 1000 != 0);
                i64::try_from(before.as_micros() + rest)
                    .ok()
                    .map(|micros| -micros)
            }
        }
    }

    fn from_micros(micros: i64) -> Option<Self> {
        let distance = Duration::from_micros(micros.unsigned_abs());
        match micros < 0 {
            true => UNIX_EPOCH.checked_sub(distance),
            false => UNIX_EPOCH.checked_add(distance),
        }
    }
}

#[cfg(feature = "chrono")]
impl EpochTime for chrono::DateTime<chrono::Utc> {
    fn to_micros(&self) -> Option<i64> {
        Some(self.timestamp_micros())
    }

    fn from_micros(micros: i64) -> Option<Self> {
        Self::from_timestamp_micros(micros)
    }
}

#[cfg(feature = "time")]
impl EpochTime for time::OffsetDateTime {
    fn to_micros(&self) -> Option<i64> {
        let nanoseconds = self.unix_timestamp_nanos();
        i64::try_from(nanoseconds.div_euclid(1000)).ok()
    }

    fn from_micros(micros: i64) -> Option<Self> {
        Self::from_unix_timestamp_nanos(i128::from(micros) * 1000).ok()
    }
}

macro_rules! epoch_module {
    ($(#[$doc:meta])* $module:ident: $micros:literal) => {
        $(#[$doc])*
        pub mod $module {
            use tablestore_protocol::{FromValue, Mismatch, Value, ValueRef};

            use super::EpochTime;

            /// Converts a point in time.
            ///
            /// # Errors
            ///
            /// If it does not fit.
            pub fn to_value<T: EpochTime>(time: &T) -> Result<Value, Mismatch> {
                let micros = time.to_micros();
                let micros = micros.ok_or_else(|| Mismatch::new("is out of range"))?;
                Ok(micros.div_euclid($micros).into())
            }

            /// Reads a point in time.
            ///
            /// # Errors
            ///
            /// [`Mismatch`] if the value is not an integer, or out of the type's range.
            pub fn from_value<T: EpochTime>(value: ValueRef<'_>) -> Result<T, Mismatch> {
                let number = i64::from_value(value)?;
                let time = number.checked_mul($micros).and_then(T::from_micros);
                time.ok_or_else(|| Mismatch::new(format!("holds {number}, which is out of range")))
            }
        }
    };
}

epoch_module! {
    /// A point in time as an integer of milliseconds since 1970 in UTC: a field with
    /// `#[table(with = "tablestore::typed::epoch_millis")]`. Digits below are dropped.
    epoch_millis: 1000
}

epoch_module! {
    /// A point in time as an integer of microseconds since 1970 in UTC: a field with
    /// `#[table(with = "tablestore::typed::epoch_micros")]`. Digits below are dropped.
    epoch_micros: 1
}

#[cfg(test)]
mod tests {
    use tablestore_protocol::{Value, ValueRef};

    use super::*;

    #[test]
    fn points_in_time_are_rounded_down_and_read_back() {
        for (nanoseconds, micros, millis) in [
            (
                1_700_000_000_123_456_000_i64,
                1_700_000_000_123_456_i64,
                1_700_000_000_123_i64,
            ),
            (-1_000, -1, -1),
            (0, 0, 0),
        ] {
            let distance = Duration::from_nanos(nanoseconds.unsigned_abs());
            let time = match nanoseconds < 0 {
                true => UNIX_EPOCH - distance,
                false => UNIX_EPOCH + distance,
            };
            assert_eq!(epoch_micros::to_value(&time), Ok(Value::from(micros)));
            assert_eq!(epoch_millis::to_value(&time), Ok(Value::from(millis)));
            let read = epoch_micros::from_value(ValueRef::Integer(micros));
            assert_eq!(read, Ok(time));
        }
        let error = epoch_millis::from_value::<SystemTime>(ValueRef::Integer(i64::MAX));
        assert!(error.unwrap_err().to_string().ends_with("out of range"));
    }
}
