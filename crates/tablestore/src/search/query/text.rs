//! Queries that analyze their text.

use tablestore_protocol::proto::search as proto;

use super::{boost_setter, message_query};
use crate::call::wire;
use crate::call::wire_enum::{WireEnum, wire_enum};

message_query! {
    /// Matches a text by its words, created by [`Field::matches`](crate::search::Field::matches).
    MatchQuery
}

message_query! {
    /// Matches a text by a phrase, created by
    /// [`Field::matches_phrase`](crate::search::Field::matches_phrase).
    MatchPhraseQuery
}

boost_setter!(MatchQuery { 0.weight });
boost_setter!(MatchPhraseQuery { 0.weight });

wire_enum! {
    /// The number of words that a text has to have: all, or one.
    Operator {
        /// At least one word, or as many as
        /// [`minimum_should_match`](MatchQuery::minimum_should_match) requires. The default.
        Or = proto::QueryOperator::Or;
        /// All words.
        And = proto::QueryOperator::And;
    }
}

/// The number of words or queries that have to match: an absolute number, or a string in the
/// service's notation, such as `75%` or `2<75%`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MinimumShouldMatch {
    /// A number.
    Count(i32),
    /// A number, a percentage or a condition, which newer versions of the service know.
    Expression(String),
}

impl From<i32> for MinimumShouldMatch {
    fn from(count: i32) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for MinimumShouldMatch {
    fn from(count: u32) -> Self {
        Self::Count(wire::to_i32(count))
    }
}

impl From<&str> for MinimumShouldMatch {
    fn from(expression: &str) -> Self {
        Self::Expression(expression.to_owned())
    }
}

impl From<String> for MinimumShouldMatch {
    fn from(expression: String) -> Self {
        Self::Expression(expression)
    }
}

impl MinimumShouldMatch {
    /// Returns the number, for services that know no expressions.
    pub(super) fn count(&self) -> Option<i32> {
        match self {
            Self::Count(count) => Some(*count),
            Self::Expression(expression) => expression.parse().ok().filter(|count| *count >= 0),
        }
    }

    pub(super) fn expression(&self) -> Option<String> {
        match self {
            Self::Count(_) => None,
            Self::Expression(expression) => Some(expression.clone()),
        }
    }
}

impl MatchQuery {
    /// Sets whether a text has to have all words or one; [`Operator::Or`] by default.
    pub fn operator(mut self, operator: Operator) -> Self {
        self.0.operator = Some(operator.to_proto());
        self
    }

    /// Sets the number of words that a text has to have, with [`Operator::Or`]; 1 by default.
    pub fn minimum_should_match(mut self, minimum: impl Into<MinimumShouldMatch>) -> Self {
        let minimum = minimum.into();
        self.0.minimum_should_match = minimum.count();
        self.0.new_minimum_should_match = minimum.expression();
        self
    }
}

impl MatchPhraseQuery {
    /// Sets by how many positions in all the words may be displaced; 0 by default.
    pub fn slop(mut self, positions: u32) -> Self {
        self.0.slop = Some(wire::to_i32(positions));
        self
    }
}
