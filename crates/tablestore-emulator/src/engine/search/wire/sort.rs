//! Sorts.

use crate::engine::search::index::error::refused;
use crate::engine::search::index::request::{
    By, Missing, Mode, NestedFilter, SearchValue, Sort, Sorter,
};
use tablestore_protocol::proto::search::{self as proto, SortMode, SortOrder};

use super::query::{QueryReader, point};
use super::{name, variant};
use crate::engine::shared::error::Result;

impl QueryReader {
    pub(crate) fn read_sort(&mut self, sort: proto::Sort) -> Result<Sort> {
        let omits_key = sort.disable_default_pk_sorter();
        let sorters = sort.sorter.into_iter().map(|it| self.read_sorter(it));
        Ok(Sort {
            sorters: sorters.collect::<Result<_>>()?,
            omits_key,
        })
    }

    fn read_sorter(&mut self, sorter: proto::Sorter) -> Result<Sorter> {
        let descending = |order: SortOrder| order == SortOrder::Desc;
        if let Some(sort) = sorter.field_sort {
            return Ok(Sorter {
                is_descending: descending(sort.order()),
                by: By::Field {
                    mode: mode(sort.mode),
                    missing: missing(variant::decode_optional(sort.missing_value.as_ref())?),
                    missing_fields: sort
                        .missing_field
                        .into_iter()
                        .chain(sort.missing_fields)
                        .filter(|field| !field.is_empty())
                        .collect(),
                    nested: self.read_nested_filter(sort.nested_filter)?,
                    field: name(sort.field_name)?,
                },
            });
        }
        if let Some(sort) = sorter.geo_distance_sort {
            let points = sort.points.iter().map(|it| point(it));
            return Ok(Sorter {
                is_descending: descending(sort.order()),
                by: By::GeoDistance {
                    points: points.collect::<Result<_>>()?,
                    mode: mode(sort.mode),
                    is_plane: sort.distance_type() == proto::GeoDistanceType::GeoDistancePlane,
                    nested: self.read_nested_filter(sort.nested_filter)?,
                    field: name(sort.field_name)?,
                },
            });
        }
        let (by, order) = match (sorter.score_sort, sorter.pk_sort, sorter.doc_sort) {
            // By relevance the best comes first, unless a request says otherwise.
            (Some(sort), ..) => {
                let is_descending = sort.order.is_none() || sort.order() == SortOrder::Desc;
                return Ok(Sorter {
                    by: By::Score,
                    is_descending,
                });
            }
            (_, Some(sort), _) => (By::PrimaryKey, sort.order()),
            (_, _, Some(sort)) => (By::Doc, sort.order()),
            _ => return Err(refused()),
        };
        Ok(Sorter {
            by,
            is_descending: descending(order),
        })
    }

    fn read_nested_filter(
        &mut self,
        filter: Option<proto::NestedFilter>,
    ) -> Result<Option<NestedFilter>> {
        let Some(filter) = filter else {
            return Ok(None);
        };
        Ok(Some(NestedFilter {
            path: name(filter.path)?,
            filter: self.read_optional(filter.filter)?,
        }))
    }
}

fn mode(mode: Option<i32>) -> Option<Mode> {
    Some(match SortMode::try_from(mode?).ok()? {
        SortMode::Min => Mode::Min,
        SortMode::Max => Mode::Max,
        SortMode::Avg => Mode::Average,
    })
}

fn missing(value: Option<SearchValue>) -> Missing {
    match value {
        None => Missing::Last,
        Some(SearchValue::String(text)) if text == "_first" => Missing::First,
        Some(SearchValue::String(text)) if text == "_last" => Missing::Last,
        Some(value) => Missing::Value(value),
    }
}
