//! Dates: nanoseconds since 1970, read by the formats of a field.

use std::iter::Peekable;
use std::str::Chars;

const SECOND: i64 = 1_000_000_000;
const DAY_SECONDS: i64 = 86_400;

/// One of a field's formats.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum DateFormat {
    /// A number that counts units of so many nanoseconds.
    Epoch(i64),
    Pattern(Vec<Part>),
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    Literal(char),
    /// A number of exactly so many digits.
    Number(Unit, usize),
    AmPm,
    /// A zone; `X` writes the zone of Greenwich as `Z`, `x` does not.
    Zone {
        letters: usize,
        has_z: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Unit {
    Year,
    Month,
    Day,
    /// 0 to 11.
    HalfDayHour,
    Hour,
    Minute,
    Second,
    Fraction,
}

impl DateFormat {
    /// Reads a format as a schema has it.
    pub(crate) fn parse(format: &str) -> Option<Self> {
        let unit = match format {
            "epoch_second" => SECOND,
            "epoch_millis" => 1_000_000,
            "epoch_micros" => 1000,
            "epoch_nanos" => 1,
            _ => return Self::parse_pattern(format),
        };
        Some(Self::Epoch(unit))
    }

    fn parse_pattern(pattern: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = pattern.chars().peekable();
        while let Some(letter) = rest.next() {
            if letter == '\'' {
                quoted(&mut rest, &mut parts)?;
                continue;
            }
            if !letter.is_ascii_alphabetic() {
                parts.push(Part::Literal(letter));
                continue;
            }
            let mut count = 1;
            while rest.next_if_eq(&letter).is_some() {
                count += 1;
            }
            parts.push(match letter {
                'y' | 'u' => Part::Number(Unit::Year, count),
                'M' => Part::Number(Unit::Month, count),
                'd' => Part::Number(Unit::Day, count),
                'K' => Part::Number(Unit::HalfDayHour, count),
                'H' => Part::Number(Unit::Hour, count),
                'm' => Part::Number(Unit::Minute, count),
                's' => Part::Number(Unit::Second, count),
                'S' if count <= 9 => Part::Number(Unit::Fraction, count),
                'a' => Part::AmPm,
                'X' | 'x' if count <= 5 => Part::Zone {
                    letters: count,
                    has_z: letter == 'X',
                },
                _ => return None,
            });
        }
        (!parts.is_empty()).then_some(Self::Pattern(parts))
    }

    /// Reads a number.
    pub(crate) fn read_number(&self, number: i64) -> Option<i64> {
        match self {
            Self::Epoch(unit) => number.checked_mul(*unit),
            Self::Pattern(_) => None,
        }
    }

    /// Reads a string; strictly, digit by digit.
    pub(crate) fn read_string(&self, string: &str) -> Option<i64> {
        match self {
            Self::Epoch(_) => self.read_number(string.parse().ok()?),
            Self::Pattern(parts) => read(parts, string),
        }
    }
}

/// Reads a number by the first format that takes it. A field that has patterns alone takes numbers
/// in queries as milliseconds.
pub(crate) fn read_number(formats: &[DateFormat], number: i64) -> Option<i64> {
    let mut epochs = formats.iter().filter_map(|format| match format {
        DateFormat::Epoch(unit) => Some(*unit),
        DateFormat::Pattern(_) => None,
    });
    number.checked_mul(epochs.next().unwrap_or(1_000_000))
}

/// Reads a string by the first format that takes it.
pub(crate) fn read_string(formats: &[DateFormat], string: &str) -> Option<i64> {
    formats.iter().find_map(|format| format.read_string(string))
}

/// Milliseconds of a date, rounded down.
pub(super) fn milliseconds(nanoseconds: i64) -> i64 {
    nanoseconds.div_euclid(1_000_000)
}

fn quoted(rest: &mut Peekable<Chars<'_>>, parts: &mut Vec<Part>) -> Option<()> {
    if rest.next_if_eq(&'\'').is_some() {
        parts.push(Part::Literal('\''));
        return Some(());
    }
    loop {
        match rest.next()? {
            '\'' if rest.next_if_eq(&'\'').is_some() => parts.push(Part::Literal('\'')),
            '\'' => return Some(()),
            letter => parts.push(Part::Literal(letter)),
        }
    }
}

/// The fields of a date while it is read.
struct Fields {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    half_day_hour: Option<i64>,
    is_afternoon: bool,
    minute: i64,
    second: i64,
    nanosecond: i64,
    offset: i64,
}

fn read(parts: &[Part], string: &str) -> Option<i64> {
    let mut fields = Fields {
        year: 1970,
        month: 1,
        day: 1,
        hour: 0,
        half_day_hour: None,
        is_afternoon: false,
        minute: 0,
        second: 0,
        nanosecond: 0,
        offset: 0,
    };
    let mut rest = string;
    for part in parts {
        match part {
            Part::Literal(letter) => rest = rest.strip_prefix(*letter)?,
            Part::Number(unit, digits) => fields.set(*unit, number(&mut rest, *digits)?, *digits),
            Part::AmPm => {
                let half = rest.get(..2)?;
                fields.is_afternoon = half.eq_ignore_ascii_case("pm");
                if !fields.is_afternoon && !half.eq_ignore_ascii_case("am") {
                    return None;
                }
                rest = &rest[2..];
            }
            Part::Zone { letters, has_z } => fields.offset = zone(&mut rest, *letters, *has_z)?,
        }
    }
    match rest.is_empty() {
        true => fields.nanoseconds(),
        false => None,
    }
}

fn number(rest: &mut &str, digits: usize) -> Option<i64> {
    let number = rest.get(..digits)?;
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    *rest = &rest[digits..];
    number.parse().ok()
}

/// Reads a zone: `+08`, `+0800`, `+08:00`, with seconds too from four letters on.
fn zone(rest: &mut &str, letters: usize, has_z: bool) -> Option<i64> {
    if has_z && let Some(after) = rest.strip_prefix('Z') {
        *rest = after;
        return Some(0);
    }
    let sign = match rest.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    *rest = &rest[1..];
    let mut seconds = number(rest, 2)? * 3600;
    let has_colon = matches!(letters, 3 | 5);
    let parts: &[i64] = match letters {
        1 => &[60],
        2 | 3 => &[60],
        _ => &[60, 1],
    };
    for (index, unit) in parts.iter().enumerate() {
        // Minutes may be absent with one letter, seconds always.
        let is_optional = letters == 1 || index == 1;
        let after = match has_colon {
            true => rest.strip_prefix(':'),
            false => Some(*rest),
        };
        let starts = |text: &str| text.as_bytes().first().is_some_and(u8::is_ascii_digit);
        match after.filter(|after| starts(after)) {
            Some(after) => {
                *rest = after;
                let part = number(rest, 2).filter(|part| *part < 60)?;
                seconds += part * unit;
            }
            None if is_optional => break,
            None => return None,
        }
    }
    (seconds <= 18 * 3600).then_some(sign * seconds)
}

impl Fields {
    fn set(&mut self, unit: Unit, value: i64, digits: usize) {
        match unit {
            Unit::Year => self.year = value,
            Unit::Month => self.month = value,
            Unit::Day => self.day = value,
            Unit::HalfDayHour => self.half_day_hour = Some(value),
            Unit::Hour => self.hour = value,
            Unit::Minute => self.minute = value,
            Unit::Second => self.second = value,
            Unit::Fraction => {
                let scale = 9_u32.saturating_sub(u32::try_from(digits).unwrap_or(9));
                self.nanosecond = value * 10_i64.pow(scale);
            }
        }
    }

    fn nanoseconds(&self) -> Option<i64> {
        let hour = match self.half_day_hour {
            Some(hour) if hour > 11 => return None,
            Some(hour) => hour + 12 * i64::from(self.is_afternoon),
            None => self.hour,
        };
        let is_valid = (1..=12).contains(&self.month)
            && (1..=days_in_month(self.year, self.month)).contains(&self.day)
            && hour < 24
            && self.minute < 60
            && self.second < 60;
        if !is_valid {
            return None;
        }
        let days = days_from_civil(self.year, self.month, self.day);
        let seconds = days * DAY_SECONDS + hour * 3600 + self.minute * 60 + self.second;
        let seconds = seconds - self.offset;
        let nanoseconds = seconds.checked_mul(SECOND)?.checked_add(self.nanosecond)?;
        (nanoseconds >= 0).then_some(nanoseconds)
    }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
pub(super) fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    // Years that start in March, so that the leap day is the last.
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a number of days from 1970-01-01.
pub(super) fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(format: &str, string: &str) -> Option<i64> {
        DateFormat::parse(format).unwrap().read_string(string)
    }

    #[test]
    fn days_and_dates_are_each_others_inverse() {
        for days in (-800_000..800_000).step_by(97) {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
        }
        assert_eq!(days_from_civil(1970, 1, 1), 0);
        assert_eq!(days_from_civil(2017, 5, 2), 17_288);
    }

    #[test]
    fn strings_are_read_strictly() {
        assert_eq!(read("yyyy-MM-dd", "1970-01-02"), Some(86_400 * SECOND));
        assert_eq!(read("yyyy-MM-dd", "2022-05-6"), None);
        assert_eq!(read("yyyy-MM-dd", "2022-05-06 "), None);
        assert_eq!(read("yyyy-MM-dd", "2022-02-29"), None);
        assert_eq!(read("yyyy-MM-dd", "1969-12-31"), None);
        assert_eq!(
            read("yyyy-MM-dd HH:mm:ss", "1970-01-01 00:01:01"),
            Some(61 * SECOND)
        );
        assert_eq!(
            read("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", "1970-01-01T00:00:01.000002"),
            Some(SECOND + 2000)
        );
        assert_eq!(
            read(
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS",
                "2262-04-11T23:47:16.854775807"
            ),
            Some(i64::MAX)
        );
        assert_eq!(
            read(
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS",
                "2262-04-11T23:47:16.854775808"
            ),
            None
        );
        assert_eq!(
            read("yyyy-MM-dd KK a", "1970-01-01 01 pm"),
            Some(13 * 3600 * SECOND)
        );
    }

    #[test]
    fn zones_move_the_date() {
        let at = |format: &str, zone: &str| {
            let string = format!("1970-01-02 00{zone}");
            Some((86_400 - read(&format!("yyyy-MM-dd HH{format}"), &string)? / SECOND) / 60)
        };
        assert_eq!(at("X", "+08"), Some(480));
        assert_eq!(at("X", "Z"), Some(0));
        assert_eq!(at("x", "Z"), None);
        assert_eq!(at("XX", "+0830"), Some(510));
        assert_eq!(at("XXX", "-08:30"), Some(-510));
        assert_eq!(at("XXX", "-0830"), None);
        assert_eq!(at("XXXXX", "+08:30:30"), Some(510));
    }

    #[test]
    fn numbers_count_their_units() {
        let format = |name| DateFormat::parse(name).unwrap();
        assert_eq!(format("epoch_second").read_number(2), Some(2 * SECOND));
        assert_eq!(format("epoch_nanos").read_number(2), Some(2));
        assert_eq!(format("epoch_second").read_number(i64::MAX), None);
        assert_eq!(format("yyyy").read_number(2), None);
        assert_eq!(read("epoch_millis", "7"), Some(7_000_000));
    }

    #[test]
    fn patterns_of_other_letters_are_refused() {
        for format in ["", "yyyy-QQ", "'open", "SSSSSSSSSS"] {
            assert_eq!(DateFormat::parse(format), None, "{format}");
        }
    }
}
