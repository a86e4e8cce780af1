use std::collections::HashSet;

use crate::engine::search::index::document;
use crate::engine::search::index::error::Result;
use crate::engine::search::index::request::{Metric, SearchValue};
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::storage::Doc;
use crate::engine::search::index::values::FieldValues;

impl Metric {
    pub(super) fn of(self, values: &FieldValues<'_>, missing: Option<i64>, docs: &[Doc]) -> f64 {
        match self {
            Self::Max => {
                let mut max = None;
                values.visit(docs, missing, |_, value| max = max.max(Some(value)));
                max.map_or(f64::NEG_INFINITY, |max| values.to_double(max))
            }
            Self::Min => {
                let mut min: Option<i64> = None;
                values.visit(docs, missing, |_, value| {
                    min = Some(min.map_or(value, |min| min.min(value)));
                });
                min.map_or(f64::INFINITY, |min| values.to_double(min))
            }
            Self::Sum => sum(values, missing, docs).0,
            Self::Average => match sum(values, missing, docs) {
                (_, 0) => f64::INFINITY,
                (sum, count) => sum / count as f64,
            },
        }
    }
}

/// The sum and how many values it has. Whole numbers are added exactly, doubles with compensation.
fn sum(values: &FieldValues<'_>, missing: Option<i64>, docs: &[Doc]) -> (f64, u64) {
    let mut count = 0;
    if !matches!(values.spec.kind, Kind::Double) {
        let mut sum = 0_i128;
        let is_date = matches!(values.spec.kind, Kind::Date(_));
        values.visit(docs, missing, |_, value| {
            sum += i128::from(if is_date {
                value.div_euclid(1_000_000)
            } else {
                value
            });
            count += 1;
        });
        return (sum as f64, count);
    }
    let (mut sum, mut lost) = (0.0, 0.0);
    values.visit(docs, missing, |_, value| {
        let corrected = values.to_double(value) - lost;
        let next: f64 = sum + corrected;
        lost = (next - sum) - corrected;
        sum = next;
        count += 1;
    });
    (sum, count)
}

/// How many different values there are.
pub(super) fn distinct_count(
    values: &FieldValues<'_>,
    missing: Option<&SearchValue>,
    docs: &[Doc],
) -> Result<i64> {
    // What stands for absent values, if the field has that value; a new one otherwise.
    let missing = match (missing, values.dictionary()) {
        (Some(SearchValue::String(text)), Some(dictionary)) => {
            let term = match values.spec.kind {
                Kind::Ip => document::address(text).map(|address| address.to_vec()),
                _ => Some(text.clone().into_bytes()),
            };
            let number = term.and_then(|term| dictionary.find(&term));
            Some(number.map_or(-1, i64::from))
        }
        (missing, _) => values.stored(missing)?,
    };
    let mut distinct = HashSet::new();
    values.visit(docs, missing, |_, value| {
        distinct.insert(value);
    });
    Ok(i64::try_from(distinct.len()).unwrap_or(i64::MAX))
}
