use std::fmt;
use std::time::{Duration, SystemTime};

const MICROS_PER_SECOND: i64 = 1_000_000;
const MICROS_PER_DAY: i64 = 86_400 * MICROS_PER_SECOND;
const NANOS_PER_SECOND: u64 = 1_000_000_000;

/// A point in time, as a `DATETIME` column has it: microseconds since 1970 in UTC.
///
/// ```
/// use tablestore::sql::DateTime;
///
/// let at = DateTime::from_micros(1_668_585_138_995_000);
/// assert_eq!(at.to_string(), "2022-11-16 07:52:18.995000");
/// assert_eq!(at.date().year(), 2022);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(i64);

impl DateTime {
    /// Creates one from microseconds since 1970 in UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Returns the microseconds since 1970 in UTC; negative before that.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// Returns the day.
    pub fn date(self) -> Date {
        let days = self.0.div_euclid(MICROS_PER_DAY);
        Date(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }

    /// Returns the time since the start of the day.
    pub fn time_of_day(self) -> Duration {
        Duration::from_micros(self.0.rem_euclid(MICROS_PER_DAY).unsigned_abs())
    }
}

/// `None` if the system's clock cannot express it.
impl TryFrom<DateTime> for SystemTime {
    type Error = crate::Error;

    fn try_from(time: DateTime) -> crate::Result<Self> {
        let span = Duration::from_micros(time.0.unsigned_abs());
        let system = match time.0 < 0 {
            true => Self::UNIX_EPOCH.checked_sub(span),
            false => Self::UNIX_EPOCH.checked_add(span),
        };
        system.ok_or_else(|| {
            let text = format!("time {time} is outside of the range of the system's clock");
            crate::Error::new(crate::ErrorKind::Value, text)
        })
    }
}

/// Parts below a microsecond are cut off. Times that do not fit become the nearest one that does.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let micros = |span: Duration| i64::try_from(span.as_micros()).unwrap_or(i64::MAX);
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => Self(micros(after)),
            Err(before) => {
                let span = before.duration();
                let has_rest = span.subsec_nanos() % 1000 != 0;
                Self(-micros(span) - i64::from(has_rest))
            }
        }
    }
}

/// As `2022-11-16 07:52:18.995000`.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.time_of_day();
        let seconds = time.as_secs();
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let micros = time.subsec_micros();
        write!(
            f,
            "{} {hour:02}:{minute:02}:{second:02}.{micros:06}",
            self.date()
        )
    }
}

/// A day of the Gregorian calendar, as a `DATE` column has it.
///
/// ```
/// use tablestore::sql::Date;
///
/// let day = Date::from_days(-15_843);
/// assert_eq!((day.year(), day.month(), day.day()), (1926, 8, 17));
/// assert_eq!(Date::new(1926, 8, 17), Some(day));
/// assert_eq!(Date::new(2023, 2, 29), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// Creates one from days since 1970-01-01.
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Returns the days since 1970-01-01; negative before that.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Creates a day of the years 0 to 9999. Months and days count from 1. `None` if there is no such
    /// day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(0..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        // Years start in March, so that a leap day is their last.
        let year_from_march = i64::from(year) - i64::from(month <= 2);
        let (era, year_of_era) = (
            year_from_march.div_euclid(400),
            year_from_march.rem_euclid(400),
        );
        let month_from_march = (i64::from(month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let date = Self(i32::try_from(era * 146_097 + day_of_era - 719_468).ok()?);
        (date.parts() == (i64::from(year), month, day)).then_some(date)
    }

    /// Returns the year.
    pub fn year(self) -> i32 {
        i32::try_from(self.parts().0).unwrap_or(i32::MAX)
    }

    /// Returns the month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.parts().1
    }

    /// Returns the day of the month, from 1 to 31.
    pub fn day(self) -> u8 {
        self.parts().2
    }

    fn parts(self) -> (i64, u8, u8) {
        let days = i64::from(self.0) + 719_468;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (
            year,
            u8::try_from(month).unwrap_or(0),
            u8::try_from(day).unwrap_or(0),
        )
    }
}

/// As `2022-11-16`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A span of time, as a `TIME` column has it: nanoseconds. It may be negative or longer than a day.
///
/// ```
/// use std::time::Duration;
/// use tablestore::sql::Time;
///
/// let time = Time::from_nanos(-45_296_000_000_000);
/// assert_eq!(time.to_string(), "-12:34:56.000000");
/// assert_eq!((time.is_negative(), time.abs()), (true, Duration::from_secs(45_296)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(i64);

impl Time {
    /// Creates one from nanoseconds.
    pub const fn from_nanos(nanos: i64) -> Self {
        Self(nanos)
    }

    /// Returns the nanoseconds.
    pub const fn as_nanos(self) -> i64 {
        self.0
    }

    /// Returns whether it is less than 0.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Returns the span without its sign.
    pub const fn abs(self) -> Duration {
        Duration::from_nanos(self.0.unsigned_abs())
    }
}

/// As `12:34:56.000000`, with more digits for the hours if there are.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let nanos = self.0.unsigned_abs();
        let seconds = nanos / NANOS_PER_SECOND;
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let micros = nanos % NANOS_PER_SECOND / 1000;
        write!(f, "{sign}{hour:02}:{minute:02}:{second:02}.{micros:06}")
    }
}
