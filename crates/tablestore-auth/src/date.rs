//! `x-ots-date` and `x-ots-signdate`: written without allocation, read with any number of fraction
//! digits. Years from 1970 to 9999, always in UTC.

use std::fmt;
use std::time::{Duration, SystemTime};

use http::HeaderValue;
use tablestore_core::{Error, ErrorKind, Result};

const SECONDS_PER_DAY: u64 = 86_400;
/// Days from 1970-01-01 to 9999-12-31.
const LAST_DAY: u64 = 2_932_896;

/// A time in the form of `x-ots-date`, such as `2026-11-23T09:00:00.000Z`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Date([u8; 24]);

impl Date {
    /// Formats a time, truncated to milliseconds.
    pub(crate) fn new(time: SystemTime) -> Result<Self> {
        let since_epoch = time
            .duration_since(SystemTime::UNIX_EPOCH)
            .ok()
            .filter(|since| since.as_secs() / SECONDS_PER_DAY <= LAST_DAY)
            .ok_or_else(|| {
                Error::new(
                    ErrorKind::Config,
                    "the time cannot be written as x-ots-date: expected a year from 1970 to 9999",
                )
            })?;
        let (year, month, day) = civil_from_days(since_epoch.as_secs() / SECONDS_PER_DAY);
        let second = since_epoch.as_secs() % SECONDS_PER_DAY;

        let mut text = *b"0000-00-00T00:00:00.000Z";
        write_digits(&mut text[0..4], year);
        write_digits(&mut text[5..7], month);
        write_digits(&mut text[8..10], day);
        write_digits(&mut text[11..13], second / 3600);
        write_digits(&mut text[14..16], second / 60 % 60);
        write_digits(&mut text[17..19], second % 60);
        write_digits(&mut text[20..23], since_epoch.subsec_millis().into());
        Ok(Self(text))
    }

    /// Parses `yyyy-mm-ddThh:mm:ss[.fraction]Z`, truncated to nanoseconds. `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<SystemTime> {
        let text = text.as_bytes();
        let (whole, fraction) = (text.get(..19)?, text[19..].strip_suffix(b"Z")?);
        let separators = [4, 7, 10, 13, 16].map(|at| whole[at]);
        if separators != *b"--T::" {
            return None;
        }
        let year = read_digits(&whole[0..4])?;
        let month = read_digits(&whole[5..7])?;
        let day = read_digits(&whole[8..10])?;
        let hour = read_digits(&whole[11..13])?;
        let minute = read_digits(&whole[14..16])?;
        let second = read_digits(&whole[17..19])?;
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let days = days_from_civil(year, month, day)?;
        let seconds = days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
        let since_epoch = Duration::from_secs(seconds) + read_fraction(fraction)?;
        SystemTime::UNIX_EPOCH.checked_add(since_epoch)
    }

    /// Returns the day in the form of `x-ots-signdate`: `20261123`.
    pub(crate) fn day(&self) -> [u8; 8] {
        let [y1, y2, y3, y4, _, m1, m2, _, d1, d2, ..] = self.0;
        [y1, y2, y3, y4, m1, m2, d1, d2]
    }

    /// Returns the time without its fraction, such as `2026-11-23T09:00:00Z`.
    pub(crate) fn to_seconds(self) -> String {
        let mut text = self.to_string();
        text.replace_range(19..23, "");
        text
    }

    pub(crate) fn header_value(&self) -> Result<HeaderValue> {
        crate::header_value("x-ots-date", &self.0[..])
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.0).map_err(|_| fmt::Error)?)
    }
}

/// Fills the slice with the decimal digits of a number and leading zeros.
fn write_digits(out: &mut [u8], mut number: u64) {
    for digit in out.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

fn read_digits(text: &[u8]) -> Option<u64> {
    text.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u64::from(byte - b'0'))
    })
}

/// Parses a fraction: empty, or a point and digits.
fn read_fraction(text: &[u8]) -> Option<Duration> {
    if text.is_empty() {
        return Some(Duration::ZERO);
    }
    let digits = text.strip_prefix(b".")?;
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let nanoseconds = digits.iter().chain(b"00000000").take(9);
    let nanoseconds = nanoseconds.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    Some(Duration::from_nanos(nanoseconds))
}

/// Returns the year, month and day of a day counted from 1970-01-01.
///
/// Years are counted from March, so that the leap day is the last of its year and every month's
/// first day is a linear function of its number.
fn civil_from_days(days: u64) -> (u64, u64, u64) {
    const DAYS_PER_400_YEARS: u64 = 146_097;
    let days = days + 719_468; // from 0000-03-01
    let (era, day_of_era) = (days / DAYS_PER_400_YEARS, days % DAYS_PER_400_YEARS);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (year, month, day)
}

/// The inverse function; `None` for a day that is not in the calendar, or before 1970.
fn days_from_civil(year: u64, month: u64, day: u64) -> Option<u64> {
    if year < 1970 || !(1..=12).contains(&month) || day == 0 {
        return None;
    }
    let year_from_march = year - u64::from(month <= 2);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let leap_days = year_from_march / 4 - year_from_march / 100 + year_from_march / 400;
    let days = year_from_march * 365 + leap_days + day_of_year - 719_468;
    // 31 November is converted to 1 December.
    (civil_from_days(days) == (year, month, day)).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64, nanoseconds: u32) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::new(seconds, nanoseconds)
    }

    #[test]
    fn writes_milliseconds_and_the_day() {
        for (seconds, nanoseconds, text, day) in [
            (0, 0, "1970-01-01T00:00:00.000Z", b"19700101"),
            (
                951_868_799,
                999_999_999,
                "2000-02-29T23:59:59.999Z",
                b"20000229",
            ),
            (
                1_795_424_400,
                7_000_000,
                "2026-11-23T09:00:00.007Z",
                b"20261123",
            ),
            (253_402_300_799, 0, "9999-12-31T23:59:59.000Z", b"99991231"),
        ] {
            let date = Date::new(at(seconds, nanoseconds)).unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(date.day(), *day);
        }
    }

    #[test]
    fn times_out_of_range_are_errors() {
        for time in [
            SystemTime::UNIX_EPOCH - Duration::from_nanos(1),
            at(253_402_300_800, 0),
        ] {
            let error = Date::new(time).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::Config);
            assert!(error.to_string().contains("from 1970 to 9999"), "{error}");
        }
    }

    #[test]
    fn reads_any_number_of_fraction_digits() {
        for (text, nanoseconds) in [
            ("2026-11-23T09:00:00Z", 0),
            ("2026-11-23T09:00:00.5Z", 500_000_000),
            ("2026-11-23T09:00:00.000Z", 0),
            ("2026-11-23T09:00:00.123456Z", 123_456_000),
            ("2026-11-23T09:00:00.123456789Z", 123_456_789),
            ("2026-11-23T09:00:00.1234567890123Z", 123_456_789),
        ] {
            let expected = Some(at(1_795_424_400, nanoseconds));
            assert_eq!(Date::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn rejects_invalid_dates() {
        for text in [
            "",
            "Z",
            "2026-11-23",
            "2026-11-23T09:00:00",
            "2026-11-23 09:00:00Z",
            "2026-11-23T09:00:00.Z",
            "2026-11-23T09:00:00.1x2Z",
            "2026-11-23T09:00:00+08:00",
            "2026-11-23T24:00:00Z",
            "2026-11-23T09:60:00Z",
            "2026-11-23T09:00:60Z",
            "2026-00-23T09:00:00Z",
            "2026-13-23T09:00:00Z",
            "2026-11-00T09:00:00Z",
            "2026-11-31T09:00:00Z",
            "2026-02-29T09:00:00Z",
            "1969-12-31T09:00:00Z",
            "20a6-11-23T09:00:00Z",
            "Mon, 23 Nov 2026 09:00:00 GMT",
            "２０26-11-23T09:00:00Z",
        ] {
            assert_eq!(Date::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn every_day_is_read_back() {
        let mut previous = (1969, 12, 31);
        for day in 0..=LAST_DAY {
            let civil = civil_from_days(day);
            assert!(civil > previous);
            previous = civil;
            let (year, month, day_of_month) = civil;
            assert_eq!(days_from_civil(year, month, day_of_month), Some(day));
        }
        assert_eq!(previous, (9999, 12, 31));
    }
}
