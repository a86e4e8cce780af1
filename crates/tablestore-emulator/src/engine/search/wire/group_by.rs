//! Group-bys.

use crate::engine::search::index::error::refused;
use crate::engine::search::index::request::{
    DateStep, DateUnit, GroupBy, GroupByKind, GroupOrder, GroupSorter, Named, Range, SearchValue,
};
use tablestore_protocol::proto::search::{self as proto, DateTimeUnit, GroupByType};

use super::query::QueryReader;
use super::{aggregation, decode, variant};
use crate::engine::search::index::geo::GeoPoint;
use crate::engine::search::limits;
use crate::engine::shared::error::{Result, invalid};

pub(crate) fn read(
    reader: &mut QueryReader,
    group_bys: Option<proto::GroupBys>,
) -> Result<Named<GroupBy>> {
    read_level(reader, group_bys, 0)
}

fn read_level(
    reader: &mut QueryReader,
    group_bys: Option<proto::GroupBys>,
    depth: usize,
) -> Result<Named<GroupBy>> {
    // How deep they may be is checked with their names; this keeps the reader itself from harm.
    if depth > limits::QUERY_DEPTH {
        return Err(refused());
    }
    let group_bys = group_bys.unwrap_or_default().group_bys.into_iter();
    let group_bys = group_bys.map(|group_by| {
        let (kind, aggregations, inner) = read_kind(reader, &group_by)?;
        let group_by_read = GroupBy {
            kind,
            aggregations: aggregation::read(reader, aggregations)?,
            group_bys: read_level(reader, inner, depth + 1)?,
        };
        Ok((group_by.name.unwrap_or_default(), group_by_read))
    });
    group_bys.collect()
}

type Parts = (
    GroupByKind,
    Option<proto::Aggregations>,
    Option<proto::GroupBys>,
);

fn read_kind(reader: &mut QueryReader, group_by: &proto::GroupBy) -> Result<Parts> {
    let body = group_by.body.as_ref();
    let kind = group_by
        .r#type
        .and_then(|it| GroupByType::try_from(it).ok());
    Ok(match kind.ok_or_else(refused)? {
        GroupByType::GroupByField => {
            let body: proto::GroupByField = decode(body)?;
            let kind = GroupByKind::Field {
                field: body.field_name.unwrap_or_default(),
                size: size(body.size)?,
                min_count: count(body.min_doc_count)?,
                order: order(body.sort)?,
            };
            (kind, body.sub_aggs, body.sub_group_bys)
        }
        GroupByType::GroupByRange => {
            let body: proto::GroupByRange = decode(body)?;
            let kind = GroupByKind::Range {
                field: body.field_name.unwrap_or_default(),
                ranges: ranges(&body.ranges, limits::RANGES)?,
            };
            (kind, body.sub_aggs, body.sub_group_bys)
        }
        GroupByType::GroupByFilter => {
            let body: proto::GroupByFilter = decode(body)?;
            check_count("filters", body.filters.len(), limits::FILTERS)?;
            let kind = GroupByKind::Filter(reader.read_all(body.filters)?);
            (kind, body.sub_aggs, body.sub_group_bys)
        }
        GroupByType::GroupByGeoDistance => {
            let body: proto::GroupByGeoDistance = decode(body)?;
            let origin = body.origin.as_ref().ok_or_else(refused)?;
            let kind = GroupByKind::GeoDistance {
                field: body.field_name.unwrap_or_default(),
                origin: GeoPoint::new(origin.lat(), origin.lon()).ok_or_else(refused)?,
                ranges: ranges(&body.ranges, limits::GEO_RANGES)?,
            };
            (kind, body.sub_aggs, body.sub_group_bys)
        }
        GroupByType::GroupByHistogram => {
            let body: proto::GroupByHistogram = decode(body)?;
            let kind = GroupByKind::Histogram {
                field: body.field_name.unwrap_or_default(),
                interval: variant::decode_optional(body.interval.as_ref())?.ok_or_else(refused)?,
                offset: variant::decode_optional(body.offset.as_ref())?,
                bounds: bounds(body.field_range.as_ref())?,
                missing: variant::decode_optional(body.missing.as_ref())?,
                min_count: count(body.min_doc_count)?,
                order: order(body.sort)?,
            };
            (kind, body.sub_aggs, body.sub_group_bys)
        }
        GroupByType::GroupByDateHistogram => {
            let body: proto::GroupByDateHistogram = decode(body)?;
            let kind = GroupByKind::DateHistogram {
                interval: date_step(body.interval.ok_or_else(refused)?)?,
                offset: body.offset.map(date_step).transpose()?,
                bounds: bounds(body.field_range.as_ref())?,
                missing: variant::decode_optional(body.missing.as_ref())?,
                min_count: count(body.min_doc_count)?,
                time_zone: time_zone(body.time_zone())?,
                order: order(body.sort)?,
                field: body.field_name.unwrap_or_default(),
            };
            (kind, body.sub_aggs, body.sub_group_bys)
        }
        GroupByType::GroupByGeoGrid => {
            let body: proto::GroupByGeoGrid = decode(body)?;
            let kind = GroupByKind::GeoGrid {
                precision: usize::try_from(body.precision.unwrap_or(0)).unwrap_or(0),
                size: size(body.size)?,
                field: body.field_name.unwrap_or_default(),
            };
            (kind, body.sub_aggs, body.sub_group_bys)
        }
        GroupByType::GroupByComposite => {
            let body: proto::GroupByComposite = decode(body)?;
            let suggested = size(body.suggested_size)?.map(|it| it.min(limits::GROUPS));
            let kind = GroupByKind::Composite {
                sources: sources(reader, body.sources)?,
                size: size(body.size)?.or(suggested),
                next: body.next_token,
            };
            (kind, body.sub_aggs, body.sub_group_bys)
        }
    })
}

/// The sources of a composite group-by, which are no composite ones themselves.
fn sources(
    reader: &mut QueryReader,
    sources: Option<proto::GroupBys>,
) -> Result<Named<GroupByKind>> {
    let sources = sources.unwrap_or_default().group_bys.into_iter();
    let sources = sources.map(|source| {
        if source.r#type == Some(GroupByType::GroupByComposite as i32) {
            return Err(refused());
        }
        let (kind, ..) = read_kind(reader, &source)?;
        Ok((source.name.unwrap_or_default(), kind))
    });
    sources.collect()
}

fn check_count(what: &str, count: usize, limit: usize) -> Result<()> {
    match count > limit {
        true => Err(invalid(format!(
            "the number of {what} of a group by must not exceed {limit}"
        ))),
        false => Ok(()),
    }
}

fn size(size: Option<i32>) -> Result<Option<usize>> {
    let size = size.map(|size| usize::try_from(size).map_err(|_| refused()));
    size.transpose()
}

fn count(count: Option<i64>) -> Result<Option<u64>> {
    let count = count.map(|count| u64::try_from(count).map_err(|_| refused()));
    count.transpose()
}

/// Ranges; the largest and the smallest doubles stand for open ends.
fn ranges(ranges: &[proto::Range], limit: usize) -> Result<Vec<Range>> {
    check_count("ranges", ranges.len(), limit)?;
    let open = |end: Option<f64>, open: f64| match end {
        None => open,
        Some(end) if end.abs() == f64::MAX || end.is_nan() => open,
        Some(end) => end,
    };
    let ranges = ranges.iter().map(|range| Range {
        from: match range.from {
            // Java's Double.MIN_VALUE is the least positive number, and meant as the least of all.
            Some(from) if from == f64::from_bits(1) => f64::NEG_INFINITY,
            from => open(from, f64::NEG_INFINITY),
        },
        to: open(range.to, f64::INFINITY),
    });
    Ok(ranges.collect())
}

fn bounds(range: Option<&proto::FieldRange>) -> Result<Option<(SearchValue, SearchValue)>> {
    let Some(range) = range else {
        return Ok(None);
    };
    let min = variant::decode_optional(range.min.as_ref())?;
    let max = variant::decode_optional(range.max.as_ref())?;
    Ok(min.zip(max))
}

pub(super) fn date_step(value: proto::DateTimeValue) -> Result<DateStep> {
    let unit = value
        .unit
        .and_then(|unit| DateTimeUnit::try_from(unit).ok());
    Ok(DateStep {
        value: value.value().into(),
        unit: match unit.ok_or_else(refused)? {
            DateTimeUnit::Year => DateUnit::Year,
            DateTimeUnit::QuarterYear => DateUnit::Quarter,
            DateTimeUnit::Month => DateUnit::Month,
            DateTimeUnit::Week => DateUnit::Week,
            DateTimeUnit::Day => DateUnit::Day,
            DateTimeUnit::Hour => DateUnit::Hour,
            DateTimeUnit::Minute => DateUnit::Minute,
            DateTimeUnit::Second => DateUnit::Second,
            DateTimeUnit::Millisecond => DateUnit::Millisecond,
        },
    })
}

/// Seconds east of Greenwich, from `+hh:mm` or `-hh:mm`.
fn time_zone(zone: &str) -> Result<i64> {
    let sign = match zone.as_bytes().first() {
        None => return Ok(0),
        Some(b'+') => 1,
        Some(b'-') => -1,
        Some(_) if zone == "Z" || zone == "UTC" => return Ok(0),
        Some(_) => return Err(refused()),
    };
    let (hours, minutes) = zone[1..].split_once(':').ok_or_else(refused)?;
    let number = |digits: &str, limit: i64| {
        let number = digits.parse().ok().filter(|it| (0..limit).contains(it));
        number.ok_or_else(refused)
    };
    Ok(sign * (number(hours, 19)? * 3600 + number(minutes, 60)? * 60))
}

fn order(sort: Option<proto::GroupBySort>) -> Result<Vec<GroupSorter>> {
    let sorters = sort.unwrap_or_default().sorters.into_iter();
    let sorters = sorters.map(|sorter| {
        let (by, order) = if let Some(sort) = sorter.group_key_sort {
            (GroupOrder::Key, sort.order())
        } else if let Some(sort) = sorter.row_count_sort {
            (GroupOrder::Count, sort.order())
        } else if let Some(sort) = sorter.sub_agg_sort {
            let order = sort.order();
            let name = sort.sub_agg_name.unwrap_or_default();
            (GroupOrder::Aggregation(name), order)
        } else {
            return Err(refused());
        };
        Ok(GroupSorter {
            by,
            is_descending: order == proto::SortOrder::Desc,
        })
    });
    sorters.collect()
}
