//! Queries that compare values as they are.

use std::ops::{Bound, RangeBounds};

use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::{Value, proto::search as proto};

use super::{QueryBody, boost_setter, message_query};
use crate::search::value;

/// Matches a field by its value, created by [`Field::eq`](crate::search::Field::eq).
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct TermQuery {
    field: String,
    value: Value,
    weight: Option<f32>,
}

/// Matches a field by one of several values, created by
/// [`Field::one_of`](crate::search::Field::one_of).
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct TermsQuery {
    field: String,
    values: Vec<Value>,
    weight: Option<f32>,
}

/// Matches a field by a range of values, created by [`Field::range`](crate::search::Field::range) and
/// the comparisons.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct RangeQuery {
    field: String,
    from: Option<Value>,
    to: Option<Value>,
    include_lower: bool,
    include_upper: bool,
}

message_query! {
    /// Matches a field by its beginning, created by
    /// [`Field::starts_with`](crate::search::Field::starts_with).
    PrefixQuery
}

message_query! {
    /// Matches a field by its end, created by [`Field::ends_with`](crate::search::Field::ends_with).
    SuffixQuery
}

message_query! {
    /// Matches a field by a pattern, created by [`Field::wildcard`](crate::search::Field::wildcard).
    WildcardQuery
}

message_query! {
    /// Matches rows that have a field, created by [`Field::exists`](crate::search::Field::exists).
    ExistsQuery
}

boost_setter!(TermQuery { weight });
boost_setter!(TermsQuery { weight });
boost_setter!(PrefixQuery { 0.weight });
boost_setter!(SuffixQuery { 0.weight });
boost_setter!(WildcardQuery { 0.weight });

impl TermQuery {
    pub(super) fn new(field: String, value: Value) -> Self {
        Self {
            field,
            value,
            weight: None,
        }
    }
}

impl QueryBody for TermQuery {
    const TYPE: proto::QueryType = proto::QueryType::TermQuery;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::TermQuery {
            field_name: Some(self.field.clone()),
            term: Some(value::encode(&self.field, &self.value)?),
            weight: self.weight,
        };
        Ok(message.encode_to_vec())
    }
}

impl TermsQuery {
    pub(super) fn new(field: String, values: Vec<Value>) -> Self {
        Self {
            field,
            values,
            weight: None,
        }
    }
}

impl QueryBody for TermsQuery {
    const TYPE: proto::QueryType = proto::QueryType::TermsQuery;

    fn encode(&self) -> Result<Vec<u8>> {
        let values = self.values.iter();
        let message = proto::TermsQuery {
            field_name: Some(self.field.clone()),
            terms: values
                .map(|value| value::encode(&self.field, value))
                .collect::<Result<_>>()?,
            weight: self.weight,
        };
        Ok(message.encode_to_vec())
    }
}

impl RangeQuery {
    pub(super) fn new<V: Into<Value> + Clone>(field: String, range: &impl RangeBounds<V>) -> Self {
        let bound = |bound| match bound {
            Bound::Included(value) => (Some(V::clone(value).into()), true),
            Bound::Excluded(value) => (Some(V::clone(value).into()), false),
            Bound::Unbounded => (None, false),
        };
        let (from, include_lower) = bound(range.start_bound());
        let (to, include_upper) = bound(range.end_bound());
        Self {
            field,
            from,
            to,
            include_lower,
            include_upper,
        }
    }

    pub(super) fn above(field: String, value: Value, include_lower: bool) -> Self {
        Self {
            field,
            from: Some(value),
            to: None,
            include_lower,
            include_upper: false,
        }
    }

    pub(super) fn below(field: String, value: Value, include_upper: bool) -> Self {
        Self {
            field,
            from: None,
            to: Some(value),
            include_lower: false,
            include_upper,
        }
    }
}

impl QueryBody for RangeQuery {
    const TYPE: proto::QueryType = proto::QueryType::RangeQuery;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::RangeQuery {
            field_name: Some(self.field.clone()),
            range_from: value::encode_optional(&self.field, self.from.as_ref())?,
            range_to: value::encode_optional(&self.field, self.to.as_ref())?,
            // Absent flags are false.
            include_lower: Some(self.include_lower),
            include_upper: Some(self.include_upper),
        };
        Ok(message.encode_to_vec())
    }
}
