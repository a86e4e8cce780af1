//! Aggregations.

use crate::engine::search::index::error::refused;
use crate::engine::search::index::request::{Aggregation, Metric, Named, Sort};
use prost::Message;
use tablestore_protocol::proto::search::{self as proto, AggregationType};

use super::query::QueryReader;
use super::{decode, variant};
use crate::engine::search::index::aggregation::AggregationResult;
use crate::engine::shared::error::Result;

/// How the rows of a top-rows aggregation are written, from their keys.
pub(crate) type EncodeRows<'a> = dyn Fn(&[Vec<u8>]) -> Result<Vec<bytes::Bytes>> + 'a;

pub(crate) fn read(
    reader: &mut QueryReader,
    aggregations: Option<proto::Aggregations>,
) -> Result<Named<Aggregation>> {
    let aggregations = aggregations.unwrap_or_default().aggs.into_iter();
    let aggregations = aggregations.map(|aggregation| {
        let read = read_one(reader, &aggregation)?;
        Ok((aggregation.name.unwrap_or_default(), read))
    });
    aggregations.collect()
}

fn read_one(reader: &mut QueryReader, aggregation: &proto::Aggregation) -> Result<Aggregation> {
    let body = aggregation.body.as_ref();
    let kind = aggregation
        .r#type
        .and_then(|it| AggregationType::try_from(it).ok());
    Ok(match kind.ok_or_else(refused)? {
        // All four have the same fields.
        kind @ (AggregationType::AggAvg
        | AggregationType::AggMax
        | AggregationType::AggMin
        | AggregationType::AggSum) => {
            let body: proto::AvgAggregation = decode(body)?;
            Aggregation::Metric {
                metric: match kind {
                    AggregationType::AggMax => Metric::Max,
                    AggregationType::AggMin => Metric::Min,
                    AggregationType::AggSum => Metric::Sum,
                    _ => Metric::Average,
                },
                missing: variant::decode_optional(body.missing.as_ref())?,
                field: body.field_name.unwrap_or_default(),
            }
        }
        AggregationType::AggCount => {
            let body: proto::CountAggregation = decode(body)?;
            Aggregation::Count {
                field: body.field_name.unwrap_or_default(),
            }
        }
        AggregationType::AggDistinctCount => {
            let body: proto::DistinctCountAggregation = decode(body)?;
            Aggregation::DistinctCount {
                missing: variant::decode_optional(body.missing.as_ref())?,
                field: body.field_name.unwrap_or_default(),
            }
        }
        AggregationType::AggTopRows => {
            let body: proto::TopRowsAggregation = decode(body)?;
            let limit = usize::try_from(body.limit.unwrap_or(1));
            let sort = body.sort.map(|sort| reader.read_sort(sort)).transpose()?;
            Aggregation::TopRows {
                limit: limit.map_err(|_| refused())?,
                sort: sort.unwrap_or_else(Sort::default),
            }
        }
        AggregationType::AggPercentiles => {
            let body: proto::PercentilesAggregation = decode(body)?;
            Aggregation::Percentiles {
                missing: variant::decode_optional(body.missing.as_ref())?,
                field: body.field_name.unwrap_or_default(),
                percentiles: body.percentiles,
            }
        }
    })
}

pub(crate) fn write(
    results: &Named<AggregationResult>,
    rows: &EncodeRows<'_>,
) -> Result<proto::AggregationsResult> {
    let results = results.iter().map(|(name, result)| {
        let (kind, body) = write_one(result, rows)?;
        Ok(proto::AggregationResult {
            name: Some(name.clone()),
            r#type: Some(kind as i32),
            agg_result: Some(body.into()),
        })
    });
    Ok(proto::AggregationsResult {
        agg_results: results.collect::<Result<_>>()?,
    })
}

fn write_one(
    result: &AggregationResult,
    rows: &EncodeRows<'_>,
) -> Result<(AggregationType, Vec<u8>)> {
    Ok(match result {
        AggregationResult::Metric(metric, value) => {
            let kind = match metric {
                Metric::Average => AggregationType::AggAvg,
                Metric::Max => AggregationType::AggMax,
                Metric::Min => AggregationType::AggMin,
                Metric::Sum => AggregationType::AggSum,
            };
            let body = proto::AvgAggregationResult {
                value: Some(*value),
            };
            (kind, body.encode_to_vec())
        }
        AggregationResult::Count(value) => {
            let body = proto::CountAggregationResult {
                value: Some(*value),
            };
            (AggregationType::AggCount, body.encode_to_vec())
        }
        AggregationResult::DistinctCount(value) => {
            let body = proto::DistinctCountAggregationResult {
                value: Some(*value),
            };
            (AggregationType::AggDistinctCount, body.encode_to_vec())
        }
        AggregationResult::TopRows(keys) => {
            let body = proto::TopRowsAggregationResult { rows: rows(keys)? };
            (AggregationType::AggTopRows, body.encode_to_vec())
        }
        AggregationResult::Percentiles(items) => {
            let items = items
                .iter()
                .map(|(key, value)| proto::PercentilesAggregationItem {
                    key: Some(*key),
                    value: Some(variant::encode(value)),
                });
            let body = proto::PercentilesAggregationResult {
                percentiles_aggregation_items: items.collect(),
            };
            (AggregationType::AggPercentiles, body.encode_to_vec())
        }
    })
}
