//! The parts of a table of points that a scan reads, and its times.

use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::engine::sql::plan::bounds::{Bounds, End};
use crate::engine::sql::plan::expr::Expr;
use crate::engine::sql::run::part::{Part, merged, parts_of};
use crate::engine::sql::run::{Env, Run};
use crate::engine::sql::value::Value;
use crate::engine::timeseries::reader::TimeseriesTable;
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::table::points;

impl Run<'_> {
    /// The parts of a table of points to read, in the order of their keys: all of it if no series are
    /// named.
    pub(super) fn points_parts(
        &self,
        bounds: &[Bounds],
        table: &TimeseriesTable,
        env: &Env<'_>,
    ) -> Result<Vec<Part>> {
        let rows = &table.rows;
        let first = storage_key::rows(rows.record.id);
        let whole = || {
            let end = storage_key::contents_end(first);
            vec![Part::Range(first.to_vec(), end.to_vec())]
        };
        let columns = usize::from(table.schema.has_hash);
        let series = table.schema.series_columns() - columns;
        let mut parts = Vec::new();
        for bounds in bounds {
            let start: &[u8] = if table.schema.has_hash { &[] } else { &first };
            for part in parts_of(bounds, &rows.primary_key[columns..], start, env)? {
                if !table.schema.has_hash {
                    parts.push(part);
                    continue;
                }
                // The hash is that of a full key.
                let hashed = |key: &[u8]| with_hash(&first, key, series);
                let part = match &part {
                    Part::Row(key) => hashed(key).map(Part::Row),
                    Part::Range(from, to) => {
                        let ends = hashed(from).zip(hashed(to));
                        ends.map(|(from, to)| Part::Range(from, to))
                    }
                };
                match part {
                    Some(part) => parts.push(part),
                    None => return Ok(whole()),
                }
            }
        }
        if bounds.is_empty() {
            return Ok(whole());
        }
        parts.sort_unstable_by(|one, other| one.from().cmp(other.from()));
        Ok(merged(parts))
    }
}

/// The storage key of points, from their encoded key without the hash; none if that does not have all
/// columns of the series.
fn with_hash(first: &[u8], key: &[u8], series: usize) -> Option<Vec<u8>> {
    let mut rest = key;
    for _ in 0..series {
        key_encoding::decode(&mut rest).ok()?;
    }
    let hash = points::hash(&key[..key.len() - rest.len()]);
    let mut stored = first.to_vec();
    key_encoding::encode(&points::hash_text(hash), &mut stored);
    stored.extend_from_slice(key);
    Some(stored)
}

/// Times, both included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    pub(super) low: i64,
    pub(super) high: i64,
}

impl Times {
    /// The times that some bounds leave.
    pub(super) fn of(bounds: &[Bounds], env: &Env<'_>) -> Result<Self> {
        let all = Self {
            low: i64::MIN,
            high: i64::MAX,
        };
        let mut times = None::<Self>;
        for bounds in bounds {
            let mut own = all;
            let ends = |ends: &[&Expr], is_low: bool| -> Result<Option<i64>> {
                let mut found = None;
                for end in ends {
                    let value = match end.eval(env)? {
                        Value::Integer(number) => number,
                        Value::Null => return Ok(None),
                        value if is_low => value.to_double().floor() as i64,
                        value => value.to_double().ceil() as i64,
                    };
                    let known = found.unwrap_or(value);
                    found = Some(if is_low {
                        known.min(value)
                    } else {
                        known.max(value)
                    });
                }
                Ok(found)
            };
            let of_end = |end: &Option<End>, is_low| match end {
                Some(end) => ends(&[&end.value], is_low),
                None => Ok(None),
            };
            let (low, high) = match bounds.equal.first() {
                Some(values) => {
                    let values: Vec<&Expr> = values.iter().collect();
                    (ends(&values, true)?, ends(&values, false)?)
                }
                None => (of_end(&bounds.low, true)?, of_end(&bounds.high, false)?),
            };
            own.low = low.unwrap_or(own.low);
            own.high = high.unwrap_or(own.high);
            times = Some(times.map_or(own, |it| Self {
                low: it.low.min(own.low),
                high: it.high.max(own.high),
            }));
        }
        Ok(times.unwrap_or(all))
    }
}
