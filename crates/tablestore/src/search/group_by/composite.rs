use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::proto::search::{self as proto, GroupByType};

use super::{Group, GroupBy, GroupByBody, Parts};
use crate::call::wire;

/// Groups by each combination of the groups of several sources, created by
/// [`GroupBy::composite`](super::GroupBy::composite).
///
/// ```
/// use tablestore::search::{GroupBy, TimeInterval};
///
/// let by_day_and_status = GroupBy::composite()
///     .source("day", GroupBy::date_histogram("sent", TimeInterval::days(1)))
///     .source("status", GroupBy::field("status"))
///     .size(500);
/// # let _ = by_day_and_status;
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct GroupByComposite {
    sources: Vec<(String, GroupBy)>,
    size: Option<i32>,
    suggested_size: Option<i32>,
    pub(in crate::search) next_token: Option<String>,
    pub(super) parts: Parts,
}

/// A page of the groups of a [`GroupByComposite`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CompositeGroups {
    /// The groups. A key has one value for each source, `None` for rows without one.
    pub groups: Vec<Group<Vec<Option<String>>>>,
    /// The names of the sources, in the order of the values in keys.
    pub source_names: Vec<String>,
    /// The start of the next page; `None` at the end.
    pub next_token: Option<String>,
}

impl GroupByComposite {
    pub(super) fn new() -> Self {
        Self {
            sources: Vec::new(),
            size: None,
            suggested_size: None,
            next_token: None,
            parts: Parts::default(),
        }
    }

    /// Adds a source under a name of its own: a group-by of a field, a histogram, or a date histogram.
    pub fn source(mut self, name: impl Into<String>, group_by: impl Into<GroupBy>) -> Self {
        self.sources.push((name.into(), group_by.into()));
        self
    }

    /// Sets the number of groups of a page, up to 2,000.
    pub fn size(mut self, groups: u32) -> Self {
        self.size = Some(wire::to_i32(groups));
        self
    }

    /// Sets the number of groups of a page, which the service reduces if it is too large, rather than
    /// reject it as that of [`size`](Self::size).
    pub fn suggested_size(mut self, groups: u32) -> Self {
        self.suggested_size = Some(wire::to_i32(groups));
        self
    }

    /// Continues at the [`next_token`](CompositeGroups::next_token) of a page, with the same sources.
    pub fn next_token(mut self, token: impl Into<String>) -> Self {
        self.next_token = Some(token.into());
        self
    }
}

impl GroupByBody for GroupByComposite {
    const TYPE: GroupByType = GroupByType::GroupByComposite;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::GroupByComposite {
            sources: super::to_optional_proto(&self.sources)?,
            size: self.size,
            sub_aggs: self.parts.aggregations()?,
            sub_group_bys: self.parts.group_bys()?,
            next_token: self.next_token.clone(),
            suggested_size: self.suggested_size,
        };
        Ok(message.encode_to_vec())
    }
}
