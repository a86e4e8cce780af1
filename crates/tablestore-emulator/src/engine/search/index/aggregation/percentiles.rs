use crate::engine::search::index::request::SearchValue;
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::storage::Doc;
use crate::engine::search::index::values::FieldValues;

/// The values below which so many hundredths of all lie: between two neighbours in proportion.
pub(super) fn of(
    field: &FieldValues<'_>,
    percentiles: &[f64],
    missing: Option<i64>,
    docs: &[Doc],
) -> Vec<(f64, SearchValue)> {
    let mut values = Vec::new();
    field.visit(docs, missing, |_, value| values.push(value));
    values.sort_unstable();
    let mut percentiles = percentiles.to_vec();
    percentiles.sort_unstable_by(f64::total_cmp);
    percentiles.dedup();
    let results = percentiles.into_iter().map(|percentile| {
        let value = interpolate(field, &values, percentile);
        let value = match (&field.spec.kind, value) {
            (Kind::Double, value) => SearchValue::Double(value),
            (_, value) if value.is_nan() => SearchValue::Double(value),
            (_, value) => SearchValue::Integer(value as i64),
        };
        (percentile, value)
    });
    results.collect()
}

fn interpolate(field: &FieldValues<'_>, values: &[i64], percentile: f64) -> f64 {
    let Some(last) = values.len().checked_sub(1) else {
        return f64::NAN;
    };
    let position = percentile / 100.0 * last as f64;
    let index = (position.floor() as usize).min(last);
    let (low, high) = (values[index], values[(index + 1).min(last)]);
    let (low, high) = (field.to_double(low), field.to_double(high));
    low + (high - low) * (position - index as f64)
}
