use crate::engine::search::index::error::{Result, refused};
use crate::engine::search::index::geo::{GeoPoint, GridPoint};
use crate::engine::search::index::request::Range;
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::storage::Doc;
use crate::engine::search::index::values::FieldValues;

/// A field of numbers.
pub(super) fn numbers(values: FieldValues<'_>) -> Result<FieldValues<'_>> {
    match values.spec.kind {
        Kind::Long | Kind::Double => Ok(values),
        _ => Err(refused()),
    }
}

pub(super) fn by_value(
    values: &FieldValues<'_>,
    ranges: &[Range],
    docs: &[Doc],
) -> Vec<(Range, Vec<Doc>)> {
    by(values, ranges, docs, |value| values.to_double(value))
}

/// Distances are never negative, so that a range without a start starts at 0.
pub(super) fn by_distance(
    values: &FieldValues<'_>,
    origin: GeoPoint,
    ranges: &[Range],
    docs: &[Doc],
) -> Vec<(Range, Vec<Doc>)> {
    let ranges = ranges.iter().map(|range| Range {
        from: range.from.max(0.0),
        to: range.to,
    });
    let ranges: Vec<_> = ranges.collect();
    by(values, &ranges, docs, |value| {
        origin.distance(GridPoint::from_number(value).to_degrees())
    })
}

fn by(
    values: &FieldValues<'_>,
    ranges: &[Range],
    docs: &[Doc],
    number_of: impl Fn(i64) -> f64,
) -> Vec<(Range, Vec<Doc>)> {
    let mut buckets: Vec<_> = ranges.iter().map(|range| (*range, Vec::new())).collect();
    values.visit(docs, None, |doc, value| {
        let number = number_of(value);
        for (range, bucket) in &mut buckets {
            let is_in = range.from <= number && number < range.to;
            if is_in && bucket.last() != Some(&doc) {
                bucket.push(doc);
            }
        }
    });
    buckets
}
