//! Aggregates.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::Env;
use crate::engine::shared::error::Result;
use crate::engine::sql::plan::{Aggregate, AggregateFunction};
use crate::engine::sql::value::key::{self, Class};
use crate::engine::sql::value::{Value, round};

/// An aggregate of the rows so far.
#[derive(Debug)]
pub(super) struct State {
    count: i64,
    /// Whole numbers are added apart, so that no digit of them is lost.
    integers: i128,
    doubles: f64,
    value: Value,
    seen: Option<HashSet<Vec<u8>>>,
}

impl State {
    pub(super) fn new(aggregate: &Aggregate) -> Self {
        let is_distinct = aggregate.is_distinct
            && !matches!(
                aggregate.function,
                AggregateFunction::Min | AggregateFunction::Max | AggregateFunction::AnyValue
            );
        Self {
            count: 0,
            integers: 0,
            doubles: 0.0,
            value: Value::Null,
            seen: is_distinct.then(HashSet::new),
        }
    }

    /// Adds a row.
    pub(super) fn add(&mut self, aggregate: &Aggregate, env: &Env<'_>) -> Result<()> {
        let Some((first, others)) = aggregate.args.split_first() else {
            self.count += 1;
            return Ok(());
        };
        let value = first.eval(env)?;
        if value.is_null() {
            return Ok(());
        }
        if let Some(seen) = &mut self.seen {
            let mut bytes = Vec::new();
            key::encode(&value, Class::Same, &mut bytes);
            for other in others {
                let other = other.eval(env)?;
                if other.is_null() {
                    return Ok(());
                }
                key::encode(&other, Class::Same, &mut bytes);
            }
            if seen.contains(&bytes) {
                return Ok(());
            }
            env.run.keep_bytes(64 + bytes.len())?;
            seen.insert(bytes);
        }
        self.count += 1;
        let replaces = |wanted: Ordering| {
            let order = value.compare(&self.value);
            self.value.is_null() || order == Some(wanted)
        };
        match aggregate.function {
            AggregateFunction::Count => {}
            AggregateFunction::Sum | AggregateFunction::Average => match value {
                Value::Integer(number) => self.integers += i128::from(number),
                Value::Boolean(value) => self.integers += i128::from(value),
                value => self.doubles += value.to_double(),
            },
            AggregateFunction::Min => {
                if replaces(Ordering::Less) {
                    self.value = value;
                }
            }
            AggregateFunction::Max => {
                if replaces(Ordering::Greater) {
                    self.value = value;
                }
            }
            AggregateFunction::AnyValue => {
                if self.value.is_null() {
                    self.value = value;
                }
            }
        }
        Ok(())
    }

    /// The result.
    pub(super) fn finish(self, aggregate: &Aggregate) -> Value {
        let sum = || self.integers as f64 + self.doubles;
        match aggregate.function {
            AggregateFunction::Count => Value::Integer(self.count),
            AggregateFunction::Sum | AggregateFunction::Average if self.count == 0 => Value::Null,
            AggregateFunction::Sum => Value::Double(match aggregate.kind.scale() {
                Some(scale) => round(sum(), scale),
                None => sum(),
            }),
            AggregateFunction::Average => Value::Double(sum() / self.count as f64),
            _ => self.value,
        }
    }
}
