//! The parts of a table that a scan reads, by its bounds.

use tablestore_protocol::proto::table::PrimaryKeyType;
use tablestore_protocol::{PrimaryKeyValue, Str};

use super::{Env, Run};
use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::engine::sql::plan::bounds::{Bounds, End};
use crate::engine::sql::value::Value;
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::table::{KeyColumn, Table};

/// The most combinations of values that are read one by one.
const POINTS: usize = 10_000;

/// A part of a table: a row, or the keys from one on and before another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Row(Vec<u8>),
    Range(Vec<u8>, Vec<u8>),
}

impl Run<'_> {
    /// The parts of a table to read, in the order of their keys.
    pub(super) fn parts(
        &self,
        bounds: &[Bounds],
        table: &Table,
        outer: Option<&Env<'_>>,
        row: &[Value],
    ) -> Result<Vec<Part>> {
        let first = storage_key::rows(table.record.id).to_vec();
        if bounds.is_empty() {
            let end = storage_key::rows(table.record.id + 1).to_vec();
            return Ok(vec![Part::Range(first, end)]);
        }
        let env = Env {
            run: self,
            row,
            outer,
        };
        let mut parts = Vec::new();
        for bounds in bounds {
            parts.extend(parts_of(bounds, &table.primary_key, &first, &env)?);
        }
        parts.sort_unstable_by(|one, other| one.from().cmp(other.from()));
        Ok(merged(parts))
    }
}

impl Part {
    pub(super) fn from(&self) -> &[u8] {
        match self {
            Self::Row(key) | Self::Range(key, _) => key,
        }
    }
}

/// Parts that do not overlap, from sorted ones.
pub(super) fn merged(parts: Vec<Part>) -> Vec<Part> {
    let mut merged: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match (merged.last_mut(), part) {
            (Some(Part::Row(last)), Part::Row(key)) if *last == key => {}
            (Some(last @ Part::Row(_)), Part::Range(from, to)) if last.from() == from => {
                *last = Part::Range(from, to);
            }
            (Some(Part::Range(_, end)), Part::Row(key)) if key < *end => {}
            (Some(Part::Range(_, end)), Part::Range(from, to)) if from <= *end => {
                if to > *end {
                    *end = to;
                }
            }
            (_, part) => merged.push(part),
        }
    }
    merged
}

pub(super) fn parts_of(
    bounds: &Bounds,
    columns: &[KeyColumn],
    first: &[u8],
    env: &Env<'_>,
) -> Result<Vec<Part>> {
    let mut prefixes = vec![first.to_vec()];
    for (values, column) in bounds.equal.iter().zip(columns) {
        if prefixes.len().saturating_mul(values.len()) > POINTS {
            return Ok(prefixes
                .into_iter()
                .map(|prefix| range(prefix, None, None))
                .collect());
        }
        let mut next = Vec::new();
        for value in values {
            let value = value.eval(env)?;
            let Some(value) = exact(&value, column.kind) else {
                // No key is equal to it.
                continue;
            };
            for prefix in &prefixes {
                let mut key = prefix.clone();
                key_encoding::encode(&value, &mut key);
                next.push(key);
            }
        }
        prefixes = next;
    }
    if bounds.equal.len() == columns.len() {
        return Ok(prefixes.into_iter().map(Part::Row).collect());
    }
    let kind = columns[bounds.equal.len()].kind;
    let bound = |end: &Option<End>, is_low| -> Result<Option<PrimaryKeyValue>> {
        let Some(end) = end else {
            return Ok(None);
        };
        let value = end.value.eval(env)?;
        Ok(match (&value, kind) {
            // The next integer, so that no row is read in vain.
            (Value::Integer(number), PrimaryKeyType::Integer) if !end.is_included => {
                let next = number.checked_add(if is_low { 1 } else { -1 });
                Some(PrimaryKeyValue::Integer(next.unwrap_or(*number)))
            }
            _ => nearest(&value, kind, is_low),
        })
    };
    let (low, high) = (bound(&bounds.low, true)?, bound(&bounds.high, false)?);
    let ranges = prefixes.into_iter();
    let ranges = ranges.map(|prefix| range(prefix, low.as_ref(), high.as_ref()));
    Ok(ranges
        .filter(|part| !matches!(part, Part::Range(from, to) if from >= to))
        .collect())
}

/// The keys with a prefix, between two values of the next column, which are in the range.
fn range(prefix: Vec<u8>, low: Option<&PrimaryKeyValue>, high: Option<&PrimaryKeyValue>) -> Part {
    let mut from = prefix.clone();
    if let Some(low) = low {
        key_encoding::encode(low, &mut from);
    }
    let mut to = prefix;
    if let Some(high) = high {
        key_encoding::encode(high, &mut to);
    }
    // No byte of a key that follows is greater.
    to.push(0xff);
    Part::Range(from, to)
}

/// The value of a key column that is equal to a value.
fn exact(value: &Value, kind: PrimaryKeyType) -> Option<PrimaryKeyValue> {
    match (kind, value) {
        (_, Value::Null) => None,
        (PrimaryKeyType::Integer, Value::Integer(number)) => {
            Some(PrimaryKeyValue::Integer(*number))
        }
        (PrimaryKeyType::Integer, value) => {
            let double = value.to_double();
            let is_whole = double.fract() == 0.0 && double.abs() < 9.3e18;
            is_whole.then(|| PrimaryKeyValue::Integer(double as i64))
        }
        (PrimaryKeyType::String, Value::String(text)) => {
            Some(PrimaryKeyValue::String(text.clone()))
        }
        (PrimaryKeyType::String, Value::Binary(bytes)) => {
            Str::from_utf8(bytes.clone()).map(PrimaryKeyValue::String)
        }
        (PrimaryKeyType::Binary, value) => Some(PrimaryKeyValue::Binary(value.to_binary())),
        (PrimaryKeyType::PkBoolean, value) => match value.to_double() {
            0.0 => Some(PrimaryKeyValue::Boolean(false)),
            1.0 => Some(PrimaryKeyValue::Boolean(true)),
            _ => None,
        },
        _ => None,
    }
}

/// A value of a key column that is not above a low bound, or not below a high one. Without one, the
/// range is open.
fn nearest(value: &Value, kind: PrimaryKeyType, is_low: bool) -> Option<PrimaryKeyValue> {
    match (kind, value) {
        (PrimaryKeyType::Integer, Value::Double(number)) => {
            let near = if is_low {
                number.floor()
            } else {
                number.ceil()
            };
            // Above 2^53, a double stands for several integers.
            (near.abs() < 9e15).then(|| PrimaryKeyValue::Integer(near as i64))
        }
        (PrimaryKeyType::PkBoolean, _) => None,
        _ => exact(value, kind),
    }
}
