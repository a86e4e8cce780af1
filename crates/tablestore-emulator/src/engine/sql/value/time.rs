//! Days and times of the Gregorian calendar in UTC, and their texts.

/// Microseconds of a day.
pub(crate) const DAY: i64 = 86_400_000_000;
/// The longest span of time: 838:59:59.
const LONGEST: i64 = (838 * 3600 + 59 * 60 + 59) * 1_000_000_000;
/// Nanoseconds of a second.
const SECOND: i64 = 1_000_000_000;

/// A point in time by its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Civil {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
    pub(crate) hour: i64,
    pub(crate) minute: i64,
    pub(crate) second: i64,
    pub(crate) micro: i64,
}

impl Civil {
    /// The parts of a time in microseconds since 1970.
    pub(crate) fn of(micros: i64) -> Self {
        let rest = micros.rem_euclid(DAY);
        let seconds = rest / 1_000_000;
        Self {
            hour: seconds / 3600,
            minute: seconds / 60 % 60,
            second: seconds % 60,
            micro: rest % 1_000_000,
            ..Self::of_day(micros.div_euclid(DAY))
        }
    }

    /// The parts of a day since 1970.
    pub(crate) fn of_day(days: i64) -> Self {
        // Years start in March, so that a leap day is their last.
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let month_of_year = if month < 10 { month + 3 } else { month - 9 };
        Self {
            year: year_of_era + era * 400 + i64::from(month_of_year <= 2),
            month: month_of_year,
            day: day_of_year - (153 * month + 2) / 5 + 1,
            hour: 0,
            minute: 0,
            second: 0,
            micro: 0,
        }
    }

    /// The days since 1970.
    pub(crate) fn days(&self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (self.month + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + self.day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The microseconds since 1970, if there is such a time in the years 0 to 9999.
    pub(crate) fn micros(&self) -> Option<i64> {
        let is_valid = (0..=9999).contains(&self.year)
            && (1..=12).contains(&self.month)
            && (1..=days_of_month(self.year, self.month)).contains(&self.day)
            && (0..24).contains(&self.hour)
            && (0..60).contains(&self.minute)
            && (0..60).contains(&self.second)
            && (0..1_000_000).contains(&self.micro);
        let seconds = (self.hour * 60 + self.minute) * 60 + self.second;
        is_valid.then(|| self.days() * DAY + seconds * 1_000_000 + self.micro)
    }

    /// The time as a number such as 20221116075218.
    pub(crate) fn number(&self) -> f64 {
        let day = (self.year * 100 + self.month) * 100 + self.day;
        let time = (self.hour * 100 + self.minute) * 100 + self.second;
        (day * 1_000_000 + time) as f64
    }
}

pub(crate) fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether a time is in the years that dates can have.
pub(crate) fn in_calendar(micros: i64) -> Option<i64> {
    (0..=9999)
        .contains(&Civil::of(micros).year)
        .then_some(micros)
}

pub(crate) fn datetime_text(micros: i64) -> String {
    let at = Civil::of(micros);
    let day = date_text(micros.div_euclid(DAY));
    let (hour, minute, second) = (at.hour, at.minute, at.second);
    format!(
        "{day} {hour:02}:{minute:02}:{second:02}{}",
        fraction(at.micro)
    )
}

pub(crate) fn date_text(days: i64) -> String {
    let at = Civil::of_day(days);
    format!("{:04}-{:02}-{:02}", at.year, at.month, at.day)
}

pub(crate) fn time_text(nanos: i64) -> String {
    let sign = if nanos < 0 { "-" } else { "" };
    let nanos = nanos.unsigned_abs();
    let seconds = nanos / SECOND.unsigned_abs();
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let micro = nanos % SECOND.unsigned_abs() / 1000;
    format!(
        "{sign}{hour:02}:{minute:02}:{second:02}{}",
        fraction(micro.cast_signed())
    )
}

fn fraction(micros: i64) -> String {
    match micros {
        0 => String::new(),
        micros if micros % 1000 == 0 => format!(".{:03}", micros / 1000),
        micros => format!(".{micros:06}"),
    }
}

/// A span of time as a number such as 123456.5.
pub(crate) fn time_number(nanos: i64) -> f64 {
    let seconds = nanos / SECOND;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    ((hour * 100 + minute) * 100 + second) as f64 + (nanos % SECOND) as f64 / 1e9
}

/// The digits at the start of a text, and the text behind them.
fn digits(text: &str) -> Option<(i64, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    match digits.len() {
        1..=8 => Some((digits.parse().ok()?, rest)),
        _ => None,
    }
}

/// A fraction of a second in microseconds, rounded.
fn parse_fraction(text: &str) -> Option<i64> {
    let Some(digits) = text.strip_prefix('.') else {
        return text.is_empty().then_some(0);
    };
    if !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let fraction: f64 = format!("0.{digits}0").parse().ok()?;
    Some((fraction * 1e6).round() as i64)
}

/// Reads `2022-11-16 07:52:18.995`, with or without a time, and the same without its signs.
pub(crate) fn parse_datetime(text: &str) -> Option<i64> {
    let text = text.trim();
    let (day, time) = match text.split_once([' ', 'T']) {
        Some((day, time)) => (day, Some(time.trim())),
        None => (text, None),
    };
    if time.is_none() && matches!(day.len(), 8 | 14) && day.bytes().all(|it| it.is_ascii_digit()) {
        let number: f64 = day.parse().ok()?;
        return datetime_of_number(number);
    }
    let is_separator = |c: char| matches!(c, '-' | '/' | '.');
    let mut at = Civil::of(0);
    let rest;
    (at.year, rest) = digits(day)?;
    let rest = rest.strip_prefix(is_separator)?;
    let (month, rest) = digits(rest)?;
    let (day, rest) = digits(rest.strip_prefix(is_separator)?)?;
    if !rest.is_empty() {
        return None;
    }
    (at.month, at.day) = (month, day);
    let mut micros = 0;
    if let Some(time) = time.filter(|time| !time.is_empty()) {
        let mut rest = time.strip_suffix('Z').unwrap_or(time);
        for part in [&mut at.hour, &mut at.minute, &mut at.second] {
            (*part, rest) = digits(rest)?;
            match rest.strip_prefix(':') {
                Some(next) => rest = next,
                None => break,
            }
        }
        micros = parse_fraction(rest)?;
    }
    at.micros()?.checked_add(micros)
}

/// Reads numbers such as 20221116 and 20221116075218.
pub(crate) fn datetime_of_number(number: f64) -> Option<i64> {
    if !(101.0..1e14).contains(&number) {
        return None;
    }
    let whole = number.trunc() as i64;
    let (day, time) = match whole {
        ..=99_999_999 => (whole, 0),
        _ => (whole / 1_000_000, whole % 1_000_000),
    };
    let at = Civil {
        year: day / 10_000,
        month: day / 100 % 100,
        day: day % 100,
        hour: time / 10_000,
        minute: time / 100 % 100,
        second: time % 100,
        micro: 0,
    };
    at.micros()?
        .checked_add(((number - number.trunc()) * 1e6).round() as i64)
}

/// Reads `[-]hh:mm[:ss[.ffffff]]`, with a number of days before it if there is one.
pub(crate) fn parse_time(text: &str) -> Option<i64> {
    let text = text.trim();
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (days, text) = match text.split_once(' ') {
        Some((days, rest)) => (digits(days).filter(|(_, rest)| rest.is_empty())?.0, rest),
        None => (0, text),
    };
    let (hour, rest) = digits(text)?;
    let seconds;
    let mut rest = rest;
    if let Some(minutes) = rest.strip_prefix(':') {
        let (minute, after) = digits(minutes)?;
        rest = after;
        let mut second = 0;
        if let Some(text) = rest.strip_prefix(':') {
            (second, rest) = digits(text)?;
        }
        if minute > 59 || second > 59 {
            return None;
        }
        seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
    } else {
        return match rest.is_empty() && days == 0 {
            true => time_of_number(if is_negative {
                -(hour as f64)
            } else {
                hour as f64
            }),
            false => None,
        };
    }
    let nanos = seconds.checked_mul(SECOND)? + parse_fraction(rest)? * 1000;
    let nanos = nanos.min(LONGEST);
    Some(if is_negative { -nanos } else { nanos })
}

/// Reads numbers such as 123456.
pub(crate) fn time_of_number(number: f64) -> Option<i64> {
    if number.abs() >= 1e9 {
        return None;
    }
    let whole = number.trunc() as i64;
    let (hour, minute, second) = (whole / 10_000, whole / 100 % 100, whole % 100);
    if minute.abs() > 59 || second.abs() > 59 {
        return None;
    }
    let nanos = ((hour * 60 + minute) * 60 + second) * SECOND;
    let fraction = ((number - number.trunc()) * 1e6).round() as i64 * 1000;
    limited(nanos + fraction)
}

/// A span of time within its bounds.
pub(crate) fn limited(nanos: i64) -> Option<i64> {
    Some(nanos.clamp(-LONGEST, LONGEST))
}

/// The day of the week: 0 for Sunday.
pub(crate) fn weekday(days: i64) -> i64 {
    (days + 4).rem_euclid(7)
}

/// The day of the year, from 1 on.
pub(crate) fn day_of_year(days: i64) -> i64 {
    let first = Civil {
        month: 1,
        day: 1,
        ..Civil::of_day(days)
    };
    days - first.days() + 1
}
