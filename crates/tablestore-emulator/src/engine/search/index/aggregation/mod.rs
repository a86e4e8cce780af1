//! Aggregations: one result for all documents of a set.

mod metric;
mod percentiles;

use super::error::{Result, invalid, refused};
use super::keys::Keys;
use super::query::Compiler;
use super::request::{Aggregation, Metric, Named, SearchValue};
use super::schema::Kind;
use super::sort::CompiledSort;
use super::storage::Doc;
use super::top;
use super::values::FieldValues;

/// Aggregations and group-bys side by side.
const PARTS: usize = 5;
/// Rows of a top-rows aggregation.
const TOP_ROWS: usize = 1000;

/// The result of an aggregation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum AggregationResult {
    Metric(Metric, f64),
    Count(i64),
    DistinctCount(i64),
    /// The keys of the rows.
    TopRows(Vec<Vec<u8>>),
    Percentiles(Vec<(f64, SearchValue)>),
}

/// An aggregation whose field is looked up.
#[derive(Debug)]
pub(super) enum CompiledAggregation<'a> {
    Metric(Metric, FieldValues<'a>, Option<i64>),
    Count(FieldValues<'a>),
    CountRows,
    DistinctCount(FieldValues<'a>, Option<SearchValue>),
    TopRows(usize, CompiledSort<'a>, &'a Keys),
    Percentiles(FieldValues<'a>, Vec<f64>, Option<i64>),
}

/// Compiles the aggregations of a level. In the groups of a nested field no field is nested.
pub(super) fn compile_all<'a>(
    compiler: &Compiler<'a>,
    keys: &'a Keys,
    aggregations: &Named<Aggregation>,
    is_in_nested: bool,
) -> Result<Named<CompiledAggregation<'a>>> {
    check_names(aggregations)?;
    let aggregations = aggregations.iter().map(|(name, aggregation)| {
        let compiled = CompiledAggregation::new(compiler, keys, aggregation)?;
        if is_in_nested && compiled.is_nested() {
            return Err(recursive());
        }
        Ok((name.clone(), compiled))
    });
    aggregations.collect()
}

/// Runs aggregations over sorted documents.
pub(super) fn run_all(
    aggregations: &Named<CompiledAggregation<'_>>,
    compiler: &Compiler<'_>,
    docs: &[Doc],
) -> Result<Named<AggregationResult>> {
    let results = aggregations
        .iter()
        .map(|(name, aggregation)| Ok((name.clone(), aggregation.run(compiler, docs)?)));
    results.collect()
}

/// Checks that there are not too many parts, and that each has a name of its own.
pub(super) fn check_names<T>(parts: &Named<T>) -> Result<()> {
    if parts.len() > PARTS {
        return Err(invalid(format!(
            "the number of aggregations or group bys must not exceed {PARTS}"
        )));
    }
    for (index, (name, _)) in parts.iter().enumerate() {
        if name.is_empty() {
            return Err(invalid(
                "the name of an aggregation or group by must not be empty",
            ));
        }
        if parts[..index].iter().any(|(other, _)| other == name) {
            return Err(invalid(format!(
                "the name of an aggregation or group by is duplicated: {name}"
            )));
        }
    }
    Ok(())
}

/// The error for a nested field in the groups of another one.
pub(super) fn recursive() -> tablestore_core::ServiceError {
    invalid("nested field aggregation/groupby must not be recursive")
}

impl<'a> CompiledAggregation<'a> {
    fn new(compiler: &Compiler<'a>, keys: &'a Keys, aggregation: &Aggregation) -> Result<Self> {
        match aggregation {
            Aggregation::Metric {
                metric,
                field,
                missing,
            } => {
                let label = match metric {
                    Metric::Average => "avg agg",
                    Metric::Max => "max agg",
                    Metric::Min => "min agg",
                    Metric::Sum => "sum agg",
                };
                let values = find_number(compiler, label, field, *metric != Metric::Sum)?;
                let missing = values.stored(missing.as_ref())?;
                Ok(Self::Metric(*metric, values, missing))
            }
            Aggregation::Count { field } if field == "*" => Ok(Self::CountRows),
            Aggregation::Count { field } => {
                find_countable(compiler, "count agg", field).map(Self::Count)
            }
            Aggregation::DistinctCount { field, missing } => {
                let values = find_countable(compiler, "distinct count agg", field)?;
                Ok(Self::DistinctCount(values, missing.clone()))
            }
            Aggregation::TopRows { limit, sort } => {
                if *limit > TOP_ROWS {
                    return Err(invalid(format!(
                        "[top rows agg] limit must not exceed {TOP_ROWS}"
                    )));
                }
                let sort = CompiledSort::new(compiler, Some(keys), sort)?;
                Ok(Self::TopRows(*limit, sort, keys))
            }
            Aggregation::Percentiles {
                field,
                percentiles,
                missing,
            } => {
                let values = find_number(compiler, "percentiles agg", field, true)?;
                let is_valid = |it: &f64| (0.0..=100.0).contains(it);
                if percentiles.is_empty() || !percentiles.iter().all(is_valid) {
                    return Err(refused());
                }
                let missing = values.stored(missing.as_ref())?;
                Ok(Self::Percentiles(values, percentiles.clone(), missing))
            }
        }
    }

    fn is_nested(&self) -> bool {
        match self {
            Self::Metric(_, values, _)
            | Self::Count(values)
            | Self::DistinctCount(values, _)
            | Self::Percentiles(values, ..) => values.is_nested(),
            Self::CountRows | Self::TopRows(..) => false,
        }
    }

    fn run(&self, compiler: &Compiler<'_>, docs: &[Doc]) -> Result<AggregationResult> {
        let budget = compiler.options.budget;
        budget.charge(docs.len() as u64)?;
        Ok(match self {
            Self::Metric(metric, values, missing) => {
                AggregationResult::Metric(*metric, metric.of(values, *missing, docs))
            }
            Self::CountRows => AggregationResult::Count(docs.len() as i64),
            Self::Count(values) => {
                let mut count = 0;
                values.visit(docs, None, |_, _| count += 1);
                AggregationResult::Count(count)
            }
            Self::DistinctCount(values, missing) => AggregationResult::DistinctCount(
                metric::distinct_count(values, missing.as_ref(), docs)?,
            ),
            Self::TopRows(limit, sort, keys) => {
                let unscored = docs.iter().map(|doc| (*doc, f64::NAN));
                let rows = top::first(sort, unscored, *limit, None, budget)?;
                let rows = rows.into_iter().map(|row| keys.key_of(row.doc).to_vec());
                AggregationResult::TopRows(rows.collect())
            }
            Self::Percentiles(values, percentiles, missing) => {
                AggregationResult::Percentiles(percentiles::of(values, percentiles, *missing, docs))
            }
        })
    }
}

impl AggregationResult {
    /// The only value, by which groups can be sorted.
    pub(super) fn single(&self) -> Option<f64> {
        match self {
            Self::Metric(_, value) => Some(*value),
            Self::Count(value) | Self::DistinctCount(value) => Some(*value as f64),
            Self::TopRows(_) | Self::Percentiles(_) => None,
        }
    }
}

fn find<'a>(compiler: &Compiler<'a>, label: &str, field: &str) -> Result<FieldValues<'a>> {
    FieldValues::find(compiler.schema, compiler.store, field).ok_or_else(|| {
        match compiler.schema.is_nested(field) {
            true => bad_type(label, field, "nested", "[long, double]"),
            false => invalid(format!("[{label}] field: {field} does not exist")),
        }
    })
}

fn bad_type(label: &str, field: &str, kind: &str, allowed: &str) -> tablestore_core::ServiceError {
    invalid(format!(
        "[{label}] field_name:{field} type:{kind} is invalid, allow {allowed}"
    ))
}

fn find_number<'a>(
    compiler: &Compiler<'a>,
    label: &str,
    field: &str,
    takes_date: bool,
) -> Result<FieldValues<'a>> {
    let values = find(compiler, label, field)?;
    match &values.spec.kind {
        Kind::Long | Kind::Double => Ok(values),
        Kind::Date(_) if takes_date => Ok(values),
        kind => Err(bad_type(label, field, kind.name(), "[long, double]")),
    }
}

fn find_countable<'a>(
    compiler: &Compiler<'a>,
    label: &str,
    field: &str,
) -> Result<FieldValues<'a>> {
    let values = find(compiler, label, field)?;
    match &values.spec.kind {
        kind @ (Kind::Text(_) | Kind::Vector { .. }) => Err(bad_type(
            label,
            field,
            kind.name(),
            "[long, double, boolean, keyword, geo_point, date]",
        )),
        _ => Ok(values),
    }
}
