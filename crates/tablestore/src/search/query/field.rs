use std::ops::RangeBounds;

use tablestore_protocol::{Value, proto::search as proto};

use super::{
    ExistsQuery, GeoBoundingBoxQuery, GeoDistanceQuery, GeoPolygonQuery, KnnVectorQuery,
    MatchPhraseQuery, MatchQuery, PrefixQuery, RangeQuery, SuffixQuery, TermQuery, TermsQuery,
    WildcardQuery,
};
use crate::call::wire;
use crate::search::GeoPoint;
use crate::search::sort::{FieldSort, GeoDistanceSort, SortOrder};

/// Names a field of a search index, which starts a query or an order. A field of a nested document or
/// of a JSON field is named with its path, such as `items.sku`.
///
/// ```
/// use tablestore::search::field;
///
/// let cheap_tea = field("title").matches("tea").and(field("price").lt(10.0));
/// let cheapest_first = field("price").ascending();
/// # let _ = (cheap_tea, cheapest_first);
/// ```
pub fn field(name: impl Into<String>) -> Field {
    Field { name: name.into() }
}

/// A field of a search index, created by [`field()`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a field alone is no query: compare it"]
pub struct Field {
    name: String,
}

/// # Text
impl Field {
    /// Matches a text with at least one word of another, by default, which is split by the analyzer
    /// of the TEXT field. The score is that of BM25. Fields of other types match the whole text.
    pub fn matches(self, text: impl Into<String>) -> MatchQuery {
        MatchQuery(proto::MatchQuery {
            field_name: Some(self.name),
            text: Some(text.into()),
            ..proto::MatchQuery::default()
        })
    }

    /// Matches a text with these words next to each other and in this order. With the fuzzy analyzer,
    /// this matches each text that contains the phrase.
    pub fn matches_phrase(self, phrase: impl Into<String>) -> MatchPhraseQuery {
        MatchPhraseQuery(proto::MatchPhraseQuery {
            field_name: Some(self.name),
            text: Some(phrase.into()),
            ..proto::MatchPhraseQuery::default()
        })
    }
}

/// # Values
impl Field {
    /// Matches if the field equals the value; of an array, one element. Of a TEXT field, one word
    /// equals it as it is, which is not analyzed. Numbers, dates and addresses may be strings; an
    /// address may be a block such as `192.168.1.0/24`.
    #[doc(alias = "term")]
    pub fn eq(self, value: impl Into<Value>) -> TermQuery {
        TermQuery::new(self.name, value.into())
    }

    /// Matches if the field equals one of up to 1,024 values.
    #[doc(alias = "terms")]
    pub fn one_of<V: Into<Value>>(self, values: impl IntoIterator<Item = V>) -> TermsQuery {
        TermsQuery::new(self.name, values.into_iter().map(Into::into).collect())
    }

    /// Matches if the field is in a range of Rust, such as `10..20`, `10..=20` or `"a"..`.
    pub fn range<V: Into<Value> + Clone>(self, range: impl RangeBounds<V>) -> RangeQuery {
        RangeQuery::new(self.name, &range)
    }

    /// Matches if the field is at least the first value and at most the second.
    pub fn between<V: Into<Value> + Clone>(self, least: V, greatest: V) -> RangeQuery {
        self.range(least..=greatest)
    }

    /// Matches if the field is greater than the value.
    pub fn gt(self, value: impl Into<Value>) -> RangeQuery {
        RangeQuery::above(self.name, value.into(), false)
    }

    /// Matches if the field is greater than the value or equals it.
    pub fn ge(self, value: impl Into<Value>) -> RangeQuery {
        RangeQuery::above(self.name, value.into(), true)
    }

    /// Matches if the field is less than the value.
    pub fn lt(self, value: impl Into<Value>) -> RangeQuery {
        RangeQuery::below(self.name, value.into(), false)
    }

    /// Matches if the field is less than the value or equals it.
    pub fn le(self, value: impl Into<Value>) -> RangeQuery {
        RangeQuery::below(self.name, value.into(), true)
    }

    /// Matches if the field, or a word of a TEXT field, starts with the prefix, of up to 1,000 bytes.
    #[doc(alias = "prefix")]
    pub fn starts_with(self, prefix: impl Into<String>) -> PrefixQuery {
        PrefixQuery(proto::PrefixQuery {
            field_name: Some(self.name),
            prefix: Some(prefix.into()),
            ..proto::PrefixQuery::default()
        })
    }

    /// Matches if a FUZZY_KEYWORD field ends with the suffix.
    #[doc(alias = "suffix")]
    pub fn ends_with(self, suffix: impl Into<String>) -> SuffixQuery {
        SuffixQuery(proto::SuffixQuery {
            field_name: Some(self.name),
            suffix: Some(suffix.into()),
            ..proto::SuffixQuery::default()
        })
    }

    /// Matches if the field, or a word of a TEXT field, has a pattern of up to 32 characters, in which
    /// `*` is any text and `?` any character.
    pub fn wildcard(self, pattern: impl Into<String>) -> WildcardQuery {
        WildcardQuery(proto::WildcardQuery {
            field_name: Some(self.name),
            value: Some(pattern.into()),
            ..proto::WildcardQuery::default()
        })
    }

    /// Matches if the row has the field with a value of its type. An empty array is none.
    pub fn exists(self) -> ExistsQuery {
        ExistsQuery(proto::ExistsQuery {
            field_name: Some(self.name),
        })
    }
}

/// # Points on the earth, and vectors
impl Field {
    /// Matches if a GEO_POINT field is within this many meters of a point.
    pub fn within_distance(self, center: impl Into<GeoPoint>, meters: f64) -> GeoDistanceQuery {
        GeoDistanceQuery(proto::GeoDistanceQuery {
            field_name: Some(self.name),
            center_point: Some(center.into().to_string()),
            distance: Some(meters),
        })
    }

    /// Matches if a GEO_POINT field is in a box, from its north-western to its south-eastern corner.
    pub fn within_box(
        self,
        top_left: impl Into<GeoPoint>,
        bottom_right: impl Into<GeoPoint>,
    ) -> GeoBoundingBoxQuery {
        GeoBoundingBoxQuery(proto::GeoBoundingBoxQuery {
            field_name: Some(self.name),
            top_left: Some(top_left.into().to_string()),
            bottom_right: Some(bottom_right.into().to_string()),
        })
    }

    /// Matches if a GEO_POINT field is in a polygon or on its border. The last corner is joined with
    /// the first.
    pub fn within_polygon<P: Into<GeoPoint>>(
        self,
        corners: impl IntoIterator<Item = P>,
    ) -> GeoPolygonQuery {
        let corners = corners.into_iter().map(Into::into);
        GeoPolygonQuery(proto::GeoPolygonQuery {
            field_name: Some(self.name),
            points: corners.map(|corner| corner.to_string()).collect(),
        })
    }

    /// Matches the rows whose vectors are nearest to this one, up to 1,000. The vector has as many
    /// dimensions as the VECTOR field. For the nearest first, sort by
    /// [score](crate::search::Sorter::score).
    #[doc(alias("knn", "vector_search"))]
    pub fn nearest(self, vector: impl Into<Vec<f32>>, top_k: u32) -> KnnVectorQuery {
        KnnVectorQuery::new(proto::KnnVectorQuery {
            field_name: Some(self.name),
            top_k: Some(wire::to_i32(top_k)),
            float32_query_vector: vector.into(),
            ..proto::KnnVectorQuery::default()
        })
    }
}

/// # Orders
impl Field {
    /// Orders by the field, the smallest value first.
    pub fn ascending(self) -> FieldSort {
        FieldSort::new(self.name, SortOrder::Ascending)
    }

    /// Orders by the field, the largest value first.
    pub fn descending(self) -> FieldSort {
        FieldSort::new(self.name, SortOrder::Descending)
    }

    /// Orders by the distance of a GEO_POINT field from points, the nearest first.
    pub fn by_distance<P: Into<GeoPoint>>(
        self,
        points: impl IntoIterator<Item = P>,
    ) -> GeoDistanceSort {
        GeoDistanceSort::new(self.name, points.into_iter().map(Into::into).collect())
    }
}
