use std::cmp::Reverse;
use std::collections::HashMap;

use crate::engine::search::index::error::{Result, refused};
use crate::engine::search::index::geo::{GeoHash, GridPoint};
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::storage::Doc;
use crate::engine::search::index::values::FieldValues;

/// A field of points.
pub(super) fn points(values: FieldValues<'_>) -> Result<FieldValues<'_>> {
    match values.spec.kind {
        Kind::GeoPoint => Ok(values),
        _ => Err(refused()),
    }
}

/// The cells with most documents.
pub(super) fn cells(
    values: &FieldValues<'_>,
    precision: usize,
    docs: &[Doc],
    size: usize,
) -> Vec<(GeoHash, Vec<Doc>)> {
    let mut cells: HashMap<String, (GeoHash, Vec<Doc>)> = HashMap::new();
    values.visit(docs, None, |doc, value| {
        let point = GridPoint::from_number(value).to_degrees();
        let cell = GeoHash::new(point, precision);
        let (_, bucket) = cells
            .entry(cell.key.clone())
            .or_insert_with(|| (cell, Vec::new()));
        if bucket.last() != Some(&doc) {
            bucket.push(doc);
        }
    });
    let mut cells: Vec<_> = cells.into_values().collect();
    cells.sort_unstable_by(|(one, docs), (other, others)| {
        let order = Reverse(docs.len()).cmp(&Reverse(others.len()));
        order.then_with(|| one.key.cmp(&other.key))
    });
    cells.truncate(size);
    cells
}
