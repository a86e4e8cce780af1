//! Results of group-bys, and hits.

use crate::engine::search::index::request::Named;
use prost::Message;
use tablestore_protocol::proto::search::{self as proto, GroupByType};

use super::aggregation::{self, EncodeRows};
use super::variant;
use crate::engine::search::index::geo::GeoPoint;
use crate::engine::search::index::group_by::{Group, GroupByResult};
use crate::engine::search::index::highlight::Highlighted;
use crate::engine::search::index::inner_hits::{InnerHit, NestedHit};
use crate::engine::search::index::search::Hit;
use crate::engine::shared::error::Result;

pub(crate) fn write_groups(
    results: &Named<GroupByResult>,
    rows: &EncodeRows<'_>,
) -> Result<proto::GroupBysResult> {
    let results = results.iter().map(|(name, result)| {
        let (kind, body) = write_result(result, rows)?;
        Ok(proto::GroupByResult {
            name: Some(name.clone()),
            r#type: Some(kind as i32),
            group_by_result: Some(body.into()),
        })
    });
    Ok(proto::GroupBysResult {
        group_by_results: results.collect::<Result<_>>()?,
    })
}

/// What every group has.
struct Common {
    count: Option<i64>,
    aggregations: Option<proto::AggregationsResult>,
    group_bys: Option<proto::GroupBysResult>,
}

impl Common {
    fn new(group: &Group, rows: &EncodeRows<'_>) -> Result<Self> {
        Ok(Self {
            count: Some(i64::try_from(group.count).unwrap_or(i64::MAX)),
            aggregations: Some(aggregation::write(&group.aggregations, rows)?),
            group_bys: Some(write_groups(&group.group_bys, rows)?),
        })
    }
}

fn write_result(result: &GroupByResult, rows: &EncodeRows<'_>) -> Result<(GroupByType, Vec<u8>)> {
    Ok(match result {
        GroupByResult::Field(groups) => {
            let items = groups.iter().map(|(key, group)| {
                let common = Common::new(group, rows)?;
                Ok(proto::GroupByFieldResultItem {
                    key: Some(key.clone()),
                    row_count: common.count,
                    sub_aggs_result: common.aggregations,
                    sub_group_bys_result: common.group_bys,
                })
            });
            let body = proto::GroupByFieldResult {
                group_by_field_result_items: items.collect::<Result<_>>()?,
            };
            (GroupByType::GroupByField, body.encode_to_vec())
        }
        GroupByResult::Range(groups) => {
            let items = groups.iter().map(|(range, group)| {
                let common = Common::new(group, rows)?;
                Ok(proto::GroupByRangeResultItem {
                    from: Some(range.from),
                    to: Some(range.to),
                    row_count: common.count,
                    sub_aggs_result: common.aggregations,
                    sub_group_bys_result: common.group_bys,
                })
            });
            let body = proto::GroupByRangeResult {
                group_by_range_result_items: items.collect::<Result<_>>()?,
            };
            (GroupByType::GroupByRange, body.encode_to_vec())
        }
        GroupByResult::Filter(groups) => {
            let items = groups.iter().map(|group| {
                let common = Common::new(group, rows)?;
                Ok(proto::GroupByFilterResultItem {
                    row_count: common.count,
                    sub_aggs_result: common.aggregations,
                    sub_group_bys_result: common.group_bys,
                })
            });
            let body = proto::GroupByFilterResult {
                group_by_filter_result_items: items.collect::<Result<_>>()?,
            };
            (GroupByType::GroupByFilter, body.encode_to_vec())
        }
        GroupByResult::GeoDistance(groups) => {
            let items = groups.iter().map(|(range, group)| {
                let common = Common::new(group, rows)?;
                Ok(proto::GroupByGeoDistanceResultItem {
                    from: Some(range.from),
                    to: Some(range.to),
                    row_count: common.count,
                    sub_aggs_result: common.aggregations,
                    sub_group_bys_result: common.group_bys,
                })
            });
            let body = proto::GroupByGeoDistanceResult {
                group_by_geo_distance_result_items: items.collect::<Result<_>>()?,
            };
            (GroupByType::GroupByGeoDistance, body.encode_to_vec())
        }
        GroupByResult::Histogram(groups) => {
            let items = groups.iter().map(|(key, group)| {
                let common = Common::new(group, rows)?;
                Ok(proto::GroupByHistogramItem {
                    key: Some(variant::encode(key)),
                    value: common.count,
                    sub_aggs_result: common.aggregations,
                    sub_group_bys_result: common.group_bys,
                })
            });
            let body = proto::GroupByHistogramResult {
                group_by_histogram_items: items.collect::<Result<_>>()?,
            };
            (GroupByType::GroupByHistogram, body.encode_to_vec())
        }
        GroupByResult::DateHistogram(groups) => {
            let items = groups.iter().map(|(timestamp, group)| {
                let common = Common::new(group, rows)?;
                Ok(proto::GroupByDateHistogramItem {
                    timestamp: Some(*timestamp),
                    row_count: common.count,
                    sub_aggs_result: common.aggregations,
                    sub_group_bys_result: common.group_bys,
                })
            });
            let body = proto::GroupByDateHistogramResult {
                group_by_date_histogram_items: items.collect::<Result<_>>()?,
            };
            (GroupByType::GroupByDateHistogram, body.encode_to_vec())
        }
        GroupByResult::GeoGrid(groups) => {
            let point = |point: GeoPoint| proto::GeoPoint {
                lat: Some(point.latitude),
                lon: Some(point.longitude),
            };
            let items = groups.iter().map(|(cell, group)| {
                let common = Common::new(group, rows)?;
                Ok(proto::GroupByGeoGridResultItem {
                    key: Some(cell.key.clone()),
                    geo_grid: Some(proto::GeoGrid {
                        top_left: Some(point(cell.top_left)),
                        bottom_right: Some(point(cell.bottom_right)),
                    }),
                    row_count: common.count,
                    sub_aggs_result: common.aggregations,
                    sub_group_bys_result: common.group_bys,
                })
            });
            let body = proto::GroupByGeoGridResult {
                group_by_geo_grid_result_items: items.collect::<Result<_>>()?,
            };
            (GroupByType::GroupByGeoGrid, body.encode_to_vec())
        }
        GroupByResult::Composite {
            names,
            groups,
            next,
        } => {
            let items = groups.iter().map(|(keys, group)| {
                let common = Common::new(group, rows)?;
                Ok(proto::GroupByCompositeResultItem {
                    keys: keys
                        .iter()
                        .map(|key| key.clone().unwrap_or_default())
                        .collect(),
                    is_null_keys: keys.iter().map(Option::is_none).collect(),
                    row_count: common.count,
                    sub_aggs_result: common.aggregations,
                    sub_group_bys_result: common.group_bys,
                })
            });
            let body = proto::GroupByCompositeResult {
                group_by_composite_result_items: items.collect::<Result<_>>()?,
                source_group_by_names: names.clone(),
                next_token: next.clone(),
            };
            (GroupByType::GroupByComposite, body.encode_to_vec())
        }
    })
}

pub(crate) fn write_hit(hit: &Hit) -> proto::SearchHit {
    proto::SearchHit {
        score: Some(hit.score.unwrap_or(f64::NAN)),
        highlight_result: write_highlights(&hit.highlighted),
        search_inner_hits: hit.inner_hits.iter().map(write_inner_hit).collect(),
        nested_doc_offset: None,
    }
}

fn write_inner_hit(inner_hit: &InnerHit) -> proto::SearchInnerHit {
    proto::SearchInnerHit {
        path: Some(inner_hit.path.clone()),
        search_hits: inner_hit.hits.iter().map(write_nested_hit).collect(),
    }
}

fn write_nested_hit(hit: &NestedHit) -> proto::SearchHit {
    proto::SearchHit {
        score: Some(hit.score),
        highlight_result: write_highlights(&hit.highlighted),
        search_inner_hits: hit.inner_hits.iter().map(write_inner_hit).collect(),
        nested_doc_offset: Some(i32::try_from(hit.offset).unwrap_or(i32::MAX)),
    }
}

fn write_highlights(highlighted: &[Highlighted]) -> Option<proto::HighlightResult> {
    let fields = highlighted.iter().map(|field| proto::HighlightField {
        field_name: Some(field.field.clone()),
        field_fragments: field.fragments.clone(),
    });
    (!highlighted.is_empty()).then(|| proto::HighlightResult {
        highlight_fields: fields.collect(),
    })
}
