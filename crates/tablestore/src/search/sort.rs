//! The order of hits.

use tablestore_core::Result;
use tablestore_protocol::{Value, proto::search as proto};

use super::query::Query;
use super::{GeoPoint, value};
use crate::call::wire_enum::{WireEnum, wire_enum};

/// One criterion of the order of hits. Those after the first decide between equal ones, and finally
/// the primary key does.
///
/// [`Field::ascending`](crate::search::Field::ascending),
/// [`Field::descending`](crate::search::Field::descending) and
/// [`Field::by_distance`](crate::search::Field::by_distance) create the sorters of fields.
///
/// ```
/// use tablestore::search::{Sorter, field};
///
/// let by_amount = Sorter::from(field("amount").descending());
/// let best_first = Sorter::score();
/// # let _ = (by_amount, best_first);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Sorter {
    /// By the value of a field.
    Field(FieldSort),
    /// By the distance of a field from points.
    GeoDistance(GeoDistanceSort),
    /// By the score of the query.
    Score(SortOrder),
    /// By the primary key.
    PrimaryKey(SortOrder),
    /// By the order of the documents in a nested field; in [`InnerHits`](crate::search::InnerHits)
    /// only.
    Doc(SortOrder),
}

wire_enum! {
    /// The direction of an order.
    SortOrder {
        /// The smallest value first.
        Ascending = proto::SortOrder::Asc;
        /// The largest value first.
        Descending = proto::SortOrder::Desc;
    }
}

wire_enum! {
    /// The value that counts where a field has several, as an array or in nested documents.
    SortMode {
        /// The smallest. The default.
        Min = proto::SortMode::Min;
        /// The largest.
        Max = proto::SortMode::Max;
        /// The mean.
        Average = proto::SortMode::Avg;
    }
}

wire_enum! {
    /// The way in which a distance is computed.
    GeoDistanceType {
        /// On the sphere. The default.
        Arc = proto::GeoDistanceType::GeoDistanceArc;
        /// In the plane, which is faster and inexact over long distances.
        Plane = proto::GeoDistanceType::GeoDistancePlane;
    }
}

/// An order by the value of a field, created by
/// [`Field::ascending`](crate::search::Field::ascending) and
/// [`Field::descending`](crate::search::Field::descending). Fields of the types TEXT, FUZZY_KEYWORD,
/// VECTOR and NESTED have none.
///
/// Hits without the field come last, unless one of the settings for missing values is set.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FieldSort {
    /// The name of the field, with its path if it is in nested documents.
    pub field: String,
    /// The direction.
    pub order: Option<SortOrder>,
    /// The value that counts where there are several.
    pub mode: Option<SortMode>,
    /// The nested documents whose values count.
    pub nested_filter: Option<NestedFilter>,
    /// The value of hits without the field; the strings `_first` and `_last` put them at one end.
    pub missing_value: Option<Value>,
    /// The field whose value replaces a missing one.
    pub missing_field: Option<String>,
    /// The fields whose values replace a missing one, in order of preference.
    pub missing_fields: Vec<String>,
}

/// An order by the distance of a GEO_POINT field from points, created by
/// [`Field::by_distance`](crate::search::Field::by_distance).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GeoDistanceSort {
    /// The name of the field.
    pub field: String,
    /// The points.
    pub points: Vec<GeoPoint>,
    /// The direction.
    pub order: Option<SortOrder>,
    /// The distance that counts where there are several.
    pub mode: Option<SortMode>,
    /// The way in which a distance is computed.
    pub distance_type: Option<GeoDistanceType>,
    /// The nested documents whose values count.
    pub nested_filter: Option<NestedFilter>,
}

/// The nested documents whose values count in an order.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NestedFilter {
    /// The name of the nested field.
    pub path: String,
    /// The query that the documents match.
    pub filter: Query,
}

impl Sorter {
    /// Creates the order by score, the best first.
    pub fn score() -> Self {
        Self::Score(SortOrder::Descending)
    }

    /// Creates the order by primary key, ascending.
    pub fn primary_key() -> Self {
        Self::PrimaryKey(SortOrder::Ascending)
    }

    fn to_proto(&self) -> Result<proto::Sorter> {
        let mut sorter = proto::Sorter::default();
        match self {
            Self::Field(by) => sorter.field_sort = Some(by.to_proto()?),
            Self::GeoDistance(by) => sorter.geo_distance_sort = Some(by.to_proto()?),
            Self::Score(order) => {
                let order = Some(order.to_proto());
                sorter.score_sort = Some(proto::ScoreSort { order });
            }
            Self::PrimaryKey(order) => {
                let order = Some(order.to_proto());
                sorter.pk_sort = Some(proto::PrimaryKeySort { order });
            }
            Self::Doc(order) => {
                let order = Some(order.to_proto());
                sorter.doc_sort = Some(proto::DocSort { order });
            }
        }
        Ok(sorter)
    }

    /// Returns `None` for a criterion that this version does not know.
    fn from_proto(sorter: proto::Sorter) -> Result<Option<Self>> {
        let order = |order: Option<i32>, default| order.map_or(default, SortOrder::from_proto);
        if let Some(by) = sorter.field_sort {
            return Ok(Some(Self::Field(FieldSort::from_proto(by)?)));
        }
        Ok(if let Some(by) = sorter.geo_distance_sort {
            Some(Self::GeoDistance(GeoDistanceSort::from_proto(by)))
        } else if let Some(by) = sorter.score_sort {
            Some(Self::Score(order(by.order, SortOrder::Descending)))
        } else if let Some(by) = sorter.pk_sort {
            Some(Self::PrimaryKey(order(by.order, SortOrder::Ascending)))
        } else {
            let doc_sort = sorter.doc_sort;
            doc_sort.map(|by| Self::Doc(order(by.order, SortOrder::Ascending)))
        })
    }
}

/// Converts criteria to the message of an order.
pub(super) fn to_proto(sorters: &[Sorter]) -> Result<proto::Sort> {
    Ok(proto::Sort {
        sorter: sorters
            .iter()
            .map(Sorter::to_proto)
            .collect::<Result<_>>()?,
        disable_default_pk_sorter: None,
    })
}

/// Converts criteria, if there are any.
pub(super) fn to_optional_proto(sorters: &[Sorter]) -> Result<Option<proto::Sort>> {
    let sort = (!sorters.is_empty()).then(|| to_proto(sorters));
    sort.transpose()
}

/// Converts the message of an order to its criteria.
pub(super) fn from_proto(sort: proto::Sort) -> Result<Vec<Sorter>> {
    let sorters = sort.sorter.into_iter();
    sorters
        .filter_map(|sorter| Sorter::from_proto(sorter).transpose())
        .collect()
}

macro_rules! sort_setters {
    ($sort:ident) => {
        impl $sort {
            /// Sets the direction.
            #[must_use]
            pub fn order(mut self, order: SortOrder) -> Self {
                self.order = Some(order);
                self
            }

            /// Reverses the direction: the largest value first.
            #[must_use]
            pub fn descending(self) -> Self {
                self.order(SortOrder::Descending)
            }

            /// Sets the value that counts where a field has several; [`SortMode::Min`] by default.
            #[must_use]
            pub fn mode(mut self, mode: SortMode) -> Self {
                self.mode = Some(mode);
                self
            }

            /// Restricts the values that count to those in the documents of a nested field that match
            /// a query.
            #[must_use]
            pub fn nested_filter(
                mut self,
                path: impl Into<String>,
                filter: impl Into<Query>,
            ) -> Self {
                self.nested_filter = Some(NestedFilter {
                    path: path.into(),
                    filter: filter.into(),
                });
                self
            }
        }
    };
}

sort_setters!(FieldSort);
sort_setters!(GeoDistanceSort);

impl FieldSort {
    pub(super) fn new(field: String, order: SortOrder) -> Self {
        Self {
            field,
            order: Some(order),
            mode: None,
            nested_filter: None,
            missing_value: None,
            missing_field: None,
            missing_fields: Vec::new(),
        }
    }

    /// Sets the value that counts for hits without the field.
    #[must_use]
    pub fn missing_value(mut self, value: impl Into<Value>) -> Self {
        self.missing_value = Some(value.into());
        self
    }

    /// Puts hits without the field first, whatever the direction is.
    #[must_use]
    pub fn missing_first(self) -> Self {
        self.missing_value("_first")
    }

    /// Puts hits without the field last, whatever the direction is. The default.
    #[must_use]
    pub fn missing_last(self) -> Self {
        self.missing_value("_last")
    }

    /// Sets the field whose value replaces a missing one. It precedes
    /// [`missing_value`](Self::missing_value).
    #[must_use]
    pub fn missing_field(mut self, field: impl Into<String>) -> Self {
        self.missing_field = Some(field.into());
        self
    }

    fn to_proto(&self) -> Result<proto::FieldSort> {
        Ok(proto::FieldSort {
            field_name: Some(self.field.clone()),
            order: self.order.map(WireEnum::to_proto),
            mode: self.mode.map(WireEnum::to_proto),
            nested_filter: NestedFilter::to_optional_proto(self.nested_filter.as_ref())?,
            missing_value: value::encode_optional(&self.field, self.missing_value.as_ref())?,
            missing_field: self.missing_field.clone(),
            missing_fields: self.missing_fields.clone(),
        })
    }

    fn from_proto(sort: proto::FieldSort) -> Result<Self> {
        Ok(Self {
            order: sort.order.map(SortOrder::from_proto),
            mode: sort.mode.map(SortMode::from_proto),
            missing_value: value::decode_optional(sort.missing_value.as_ref())?,
            field: sort.field_name.unwrap_or_default(),
            nested_filter: sort.nested_filter.map(NestedFilter::from_proto),
            missing_field: sort.missing_field,
            missing_fields: sort.missing_fields,
        })
    }
}

impl GeoDistanceSort {
    pub(super) fn new(field: String, points: Vec<GeoPoint>) -> Self {
        Self {
            field,
            points,
            order: Some(SortOrder::Ascending),
            mode: None,
            distance_type: None,
            nested_filter: None,
        }
    }

    /// Sets the way in which a distance is computed; [`GeoDistanceType::Arc`] by default.
    #[must_use]
    pub fn distance_type(mut self, distance_type: GeoDistanceType) -> Self {
        self.distance_type = Some(distance_type);
        self
    }

    fn to_proto(&self) -> Result<proto::GeoDistanceSort> {
        Ok(proto::GeoDistanceSort {
            field_name: Some(self.field.clone()),
            points: self.points.iter().map(GeoPoint::to_string).collect(),
            order: self.order.map(WireEnum::to_proto),
            mode: self.mode.map(WireEnum::to_proto),
            distance_type: self.distance_type.map(WireEnum::to_proto),
            nested_filter: NestedFilter::to_optional_proto(self.nested_filter.as_ref())?,
        })
    }

    fn from_proto(sort: proto::GeoDistanceSort) -> Self {
        let points = sort.points.iter();
        Self {
            points: points.filter_map(|point| GeoPoint::parse(point)).collect(),
            order: sort.order.map(SortOrder::from_proto),
            mode: sort.mode.map(SortMode::from_proto),
            distance_type: sort.distance_type.map(GeoDistanceType::from_proto),
            field: sort.field_name.unwrap_or_default(),
            nested_filter: sort.nested_filter.map(NestedFilter::from_proto),
        }
    }
}

impl NestedFilter {
    fn to_optional_proto(filter: Option<&Self>) -> Result<Option<proto::NestedFilter>> {
        let Some(filter) = filter else {
            return Ok(None);
        };
        Ok(Some(proto::NestedFilter {
            path: Some(filter.path.clone()),
            filter: Some(filter.filter.to_proto()?),
        }))
    }

    fn from_proto(filter: proto::NestedFilter) -> Self {
        Self {
            path: filter.path.unwrap_or_default(),
            filter: Query::from_proto(filter.filter.unwrap_or_default()),
        }
    }
}

impl From<FieldSort> for Sorter {
    fn from(sort: FieldSort) -> Self {
        Self::Field(sort)
    }
}

impl From<GeoDistanceSort> for Sorter {
    fn from(sort: GeoDistanceSort) -> Self {
        Self::GeoDistance(sort)
    }
}
