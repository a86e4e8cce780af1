use super::GROUPS;
use super::buckets::{Buckets, Content, Steps};
use crate::engine::search::index::date::{civil_from_days, days_from_civil, milliseconds};
use crate::engine::search::index::error::{Result, invalid, refused};
use crate::engine::search::index::query::number_of;
use crate::engine::search::index::request::{DateStep, DateUnit, GroupByKind, SearchValue};
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::storage::Doc;
use crate::engine::search::index::values::FieldValues;

const DAY: i64 = 86_400_000;

/// Groups by date, in milliseconds.
#[derive(Debug)]
pub(super) struct DateHistogram<'a> {
    pub(super) values: FieldValues<'a>,
    interval: DateStep,
    offset: i64,
    /// The keys that count: from the first up to the second.
    bounds: Option<(i64, i64)>,
    missing: Option<i64>,
    min_count: u64,
    /// Milliseconds east of Greenwich.
    zone: i64,
}

impl<'a> DateHistogram<'a> {
    pub(super) fn new(values: FieldValues<'a>, kind: &GroupByKind) -> Result<Self> {
        let GroupByKind::DateHistogram {
            interval,
            offset,
            bounds,
            missing,
            min_count,
            time_zone,
            ..
        } = kind
        else {
            return Err(refused());
        };
        if !matches!(values.spec.kind, Kind::Date(_)) {
            return Err(refused());
        }
        if interval.value <= 0 || (interval.is_calendar() && interval.value != 1) {
            return Err(invalid("the interval of a date histogram is invalid"));
        }
        let offset = match offset {
            None => 0,
            Some(offset) => offset.milliseconds().ok_or_else(refused)?,
        };
        let mut histogram = Self {
            missing: values.stored(missing.as_ref())?,
            interval: *interval,
            offset,
            bounds: None,
            min_count: (*min_count).unwrap_or(1),
            zone: time_zone * 1000,
            values,
        };
        if let Some((min, max)) = bounds {
            let end = |value: &SearchValue| -> Result<i64> {
                let date = number_of(&histogram.values.spec.kind, value).ok_or_else(refused)?;
                Ok(histogram.round(milliseconds(date)))
            };
            let (min, max) = (end(min)?, end(max)?);
            let step = interval.milliseconds().ok_or_else(refused)?;
            if (max.saturating_sub(min)) / step > GROUPS as i64 {
                return Err(too_many());
            }
            histogram.bounds = Some((min, max));
        }
        Ok(histogram)
    }

    pub(super) fn is_nested(&self) -> bool {
        self.values.is_nested()
    }

    /// Rounds down to the start of an interval.
    fn round(&self, date: i64) -> i64 {
        let local = date + self.zone;
        let days = local.div_euclid(DAY);
        let start = match self.interval.unit {
            DateUnit::Year | DateUnit::Quarter | DateUnit::Month => {
                let (year, month, _) = civil_from_days(days);
                let month = match self.interval.unit {
                    DateUnit::Year => 1,
                    DateUnit::Quarter => (month - 1) / 3 * 3 + 1,
                    _ => month,
                };
                days_from_civil(year, month, 1) * DAY
            }
            // 1970-01-01 was a Thursday.
            DateUnit::Week => ((days + 3).div_euclid(7) * 7 - 3) * DAY,
            _ => {
                let step = self.interval.milliseconds().unwrap_or(1).max(1);
                local.div_euclid(step) * step
            }
        };
        start - self.zone
    }

    /// The start of the interval after that of a rounded date.
    fn next(&self, start: i64) -> i64 {
        let days = match self.interval.unit {
            DateUnit::Year => 366,
            DateUnit::Quarter => 92,
            DateUnit::Month => 31,
            DateUnit::Week => 7,
            _ => {
                let step = self.interval.milliseconds().unwrap_or(i64::MAX);
                return start.saturating_add(step);
            }
        };
        self.round(start.saturating_add(days * DAY))
    }

    pub(super) fn buckets(&self, docs: &[Doc], content: Content) -> Result<Buckets> {
        let (missing, least) = (self.missing, self.min_count);
        Buckets::in_steps(&self.values, docs, missing, content, self, least)
    }
}

impl Steps for DateHistogram<'_> {
    fn key_of(&self, value: i64) -> Option<i64> {
        let key = self.round(milliseconds(value) - self.offset) + self.offset;
        let is_in = self
            .bounds
            .is_none_or(|(min, max)| (min..max).contains(&key));
        is_in.then_some(key)
    }

    fn first_value(&self, key: i64) -> Option<i64> {
        let nanoseconds = key.checked_mul(1_000_000)?;
        self.bounds.is_none().then_some(nanoseconds)
    }

    /// All keys within the bounds, or those between the first and the last.
    fn keys_between(&self, ends: Option<(i64, i64)>) -> Result<Vec<i64>> {
        let (mut start, end) = match (self.bounds, ends) {
            (Some((min, max)), _) => (min, max.saturating_sub(1)),
            (None, Some((first, last))) => (first - self.offset, last),
            _ => return Ok(Vec::new()),
        };
        let mut keys = Vec::new();
        while start.saturating_add(self.offset) <= end {
            keys.push(start + self.offset);
            if keys.len() > GROUPS {
                return Err(too_many());
            }
            start = self.next(start);
        }
        Ok(keys)
    }
}

fn too_many() -> tablestore_core::ServiceError {
    invalid(format!(
        "the number of date histogram groups must not exceed {GROUPS}"
    ))
}
