use std::time::Duration;

use bytes::Bytes;
use prost::Message;
use tablestore_core::{Error, ErrorKind, Operation, Quoted, Result};
use tablestore_protocol::{PrimaryKey, proto::search as proto};

use super::aggregation::{self, Aggregation};
use super::columns::{Columns, columns_setter};
use super::group_by::{self, GroupBy};
use super::highlight::Highlight;
use super::query::Query;
use super::sort::{self, Sorter};
use super::{SearchHit, SearchPosition, SearchResponse, SearchToken};
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{Next, PageOfItems, Paged, PagedItems, Progress, items_method, pages_method};

/// The size of a page of a stream without a limit, which is the service's largest.
const PAGE: i32 = 100;

/// The service's limit for hits that are skipped and returned.
const MAX_OFFSET: u32 = 100_000;

/// A `Search` request, created by [`Client::search`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Search {
    context: CallContext,
    table: String,
    index: String,
    query: Option<Query>,
    filter: Option<Query>,
    sorters: Vec<Sorter>,
    disable_default_pk_sorter: bool,
    collapse: Option<String>,
    highlight: Option<Highlight>,
    aggregations: Vec<(String, Aggregation)>,
    group_bys: Vec<(String, GroupBy)>,
    pub(super) limit: Option<i32>,
    start: SearchPosition,
    track_total: bool,
    columns: Option<Columns>,
    routing: Vec<PrimaryKey>,
    search_timeout: Option<Duration>,
    allow_partial: bool,
}

impl Search {
    pub(super) fn new(client: &Client, table: String, index: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            index,
            query: None,
            filter: None,
            sorters: Vec::new(),
            disable_default_pk_sorter: false,
            collapse: None,
            highlight: None,
            aggregations: Vec::new(),
            group_bys: Vec::new(),
            limit: None,
            start: SearchPosition::Offset(0),
            track_total: false,
            columns: None,
            routing: Vec::new(),
            search_timeout: None,
            allow_partial: false,
        }
    }

    /// Sets the query; every row matches by default.
    pub fn query(mut self, query: impl Into<Query>) -> Self {
        self.query = Some(query.into());
        self
    }

    /// Sets a query that rows have to match too, and that does not change their scores.
    pub fn filter(mut self, query: impl Into<Query>) -> Self {
        self.filter = Some(query.into());
        self
    }
}

/// # Order and pages
impl Search {
    /// Adds a criterion of the order of hits. By default, it is the order of the index, which is by
    /// primary key; in an index with a NESTED field, it is by score.
    pub fn sort(mut self, sorter: impl Into<Sorter>) -> Self {
        self.sorters.push(sorter.into());
        self
    }

    /// Leaves equal hits without an order. By default, the primary key decides. Pages by token then
    /// lose those of the equal hits that do not fit into a page.
    pub fn disable_default_pk_sorter(mut self) -> Self {
        self.disable_default_pk_sorter = true;
        self
    }

    /// Returns the first hit only of those that have the same value in a LONG, DOUBLE or KEYWORD
    /// field. Totals and aggregations are those of all hits.
    pub fn collapse(mut self, field: impl Into<String>) -> Self {
        self.collapse = Some(field.into());
        self
    }

    /// Sets the maximum number of hits of a response; in a stream, of each page. Allowed are 0 for
    /// totals and aggregations alone, up to 100, and up to 1,000 if the index has all columns that
    /// are returned. A response has 10 by default, a page of a stream 100.
    #[doc(alias = "size")]
    pub fn limit(mut self, hits: u32) -> Self {
        self.limit = Some(wire::to_i32(hits));
        self
    }

    /// Sets how many hits are skipped; with the limit, up to 100,000. Use a stream, or a
    /// [`token`](Self::token), to get further.
    pub fn offset(self, hits: u32) -> Self {
        self.start_at(SearchPosition::Offset(hits))
    }

    /// Continues after the page that had this token, with the same query. The token has the order, so
    /// that [`sort`](Self::sort) has no effect.
    pub fn token(self, token: SearchToken) -> Self {
        self.start_at(token)
    }

    /// Starts at a position that [`Pages`](crate::paging::Pages) or
    /// [`Items::next_start`](crate::paging::Items::next_start) returned.
    pub fn start_at(mut self, position: impl Into<SearchPosition>) -> Self {
        self.start = position.into();
        self
    }

    /// Counts the rows that match, which [`SearchResponse::total`] then has. A search without it is
    /// faster.
    #[doc(alias("get_total_count", "track_total_count"))]
    pub fn track_total(mut self) -> Self {
        self.track_total = true;
        self
    }
}

/// # Details and statistics
impl Search {
    /// Marks the matches in fields, which [`SearchHit::highlights`] then has.
    pub fn highlight(mut self, highlight: Highlight) -> Self {
        self.highlight = Some(highlight);
        self
    }

    /// Adds an aggregation of all rows that match, under a name of its own, up to 5. In a stream, the
    /// first page has it.
    pub fn aggregate(
        mut self,
        name: impl Into<String>,
        aggregation: impl Into<Aggregation>,
    ) -> Self {
        self.aggregations.push((name.into(), aggregation.into()));
        self
    }

    /// Adds a group-by of all rows that match, under a name of its own, up to 5. In a stream, the
    /// first page has it.
    pub fn group_by(mut self, name: impl Into<String>, group_by: impl Into<GroupBy>) -> Self {
        self.group_bys.push((name.into(), group_by.into()));
        self
    }
}

/// # Execution
impl Search {
    /// Restricts the search to the parts of the index that have rows with this primary key, of the
    /// [routing fields](crate::search::IndexSchema::routing_field) only. Further calls add keys. The
    /// hits are not restricted to the keys.
    pub fn routing(mut self, key: impl Into<PrimaryKey>) -> Self {
        self.routing.push(key.into());
        self
    }

    /// Sets the time after which the service ends the search, up to 10 s. The response is then an
    /// error, or [partial](Self::allow_partial).
    pub fn search_timeout(mut self, limit: Duration) -> Self {
        self.search_timeout = Some(limit);
        self
    }

    /// Accepts a response of some parts of the index, where others failed or were too slow.
    /// [`SearchResponse::is_all_success`] then is false. By default, such a response is an error.
    pub fn allow_partial(mut self) -> Self {
        self.allow_partial = true;
        self
    }
}

pages_method!(Search: "the hits");
items_method! {
    /// Reads all hits, as a stream: in the order of the search, page by page. A limit is that of each
    /// page, not of the stream. Nothing is sent before the stream is polled.
    ///
    /// A search that has no tokens, because it [collapses](Search::collapse) or because the index has
    /// a NESTED field and the search does not sort, is read by offset, and fails after the first
    /// 100,000 hits.
    Search::hits
}
request! {
    Search -> SearchResponse {
        example: r#"client.search("orders", "orders_index")"#,
        columns_setter: columns,
    }
}

impl Search {
    pub(super) fn context(&self) -> &CallContext {
        &self.context
    }

    fn query_to_proto(&self) -> Result<proto::SearchQuery> {
        // A token has the offset and the order.
        let (offset, token) = match &self.start {
            SearchPosition::Offset(0) => (None, None),
            SearchPosition::Offset(offset) => (Some(wire::to_i32(*offset)), None),
            SearchPosition::Token(token) => (None, Some(token.as_bytes().clone())),
        };
        let has_sort = !self.sorters.is_empty() || self.disable_default_pk_sorter;
        let sort = (has_sort && token.is_none()).then(|| sort::to_proto(&self.sorters));
        let mut sort = sort.transpose()?;
        if let Some(sort) = &mut sort {
            sort.disable_default_pk_sorter = self.disable_default_pk_sorter.then_some(true);
        }
        let filter = Query::to_optional_proto(self.filter.as_ref())?;
        let field_name = self.collapse.clone();
        Ok(proto::SearchQuery {
            offset,
            limit: self.limit,
            query: Query::to_optional_proto(self.query.as_ref())?,
            collapse: self
                .collapse
                .is_some()
                .then_some(proto::Collapse { field_name }),
            sort,
            // The official clients differ in the field by which they ask for the number.
            get_total_count: self.track_total.then_some(true),
            token,
            aggs: aggregation::to_optional_proto(&self.aggregations)?,
            group_bys: group_by::to_optional_proto(&self.group_bys)?,
            highlight: self.highlight.as_ref().map(Highlight::to_proto),
            track_total_count: self.track_total.then_some(i32::MAX),
            filter: filter.map(|query| proto::SearchFilter { query: Some(query) }),
        })
    }

    /// Returns the limit of a page of a stream.
    fn page_limit(&self) -> i32 {
        let limit = self.limit.unwrap_or(PAGE);
        match self.start {
            SearchPosition::Offset(offset) => {
                limit.min(wire::to_i32(MAX_OFFSET.saturating_sub(offset)))
            }
            SearchPosition::Token(_) => limit,
        }
    }
}

/// Converts a time limit to whole milliseconds, at least 1.
pub(super) fn to_millis(limit: Duration) -> i32 {
    i32::try_from(limit.as_millis().max(1)).unwrap_or(i32::MAX)
}

impl Request for Search {
    type Response = SearchResponse;

    fn operation(&self) -> Operation {
        Operation::SEARCH
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        let routing = self.routing.iter();
        Ok(wire::encode(&proto::SearchRequest {
            table_name: Some(self.table.clone()),
            index_name: Some(self.index.clone()),
            columns_to_get: self.columns.as_ref().map(Columns::to_proto),
            search_query: Some(self.query_to_proto()?.encode_to_vec().into()),
            routing_values: routing.map(wire::encode_key).collect::<Result<_>>()?,
            timeout_ms: self.search_timeout.map(to_millis),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<SearchResponse> {
        let response: proto::SearchResponse = wire::decode(body)?;
        if !response.is_all_succeeded() && !self.allow_partial {
            let message = format!(
                "the search of index {} of table {} is incomplete: a part of the index failed or \
                 was too slow; `allow_partial` accepts that",
                Quoted(&self.index),
                Quoted(&self.table)
            );
            return Err(Error::new(ErrorKind::Service, message).with_transient(true));
        }
        SearchResponse::from_proto(response, metadata)
    }

    fn consumed(response: &SearchResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed)
    }
}

impl Paged for Search {
    type Position = SearchPosition;

    fn start(&self) -> SearchPosition {
        self.start.clone()
    }

    fn advance(&mut self, response: &SearchResponse, progress: &mut Progress) -> Result<Next> {
        // The first page has the statistics.
        self.aggregations.clear();
        self.group_bys.clear();
        let count = u32::try_from(response.hits.len()).unwrap_or(u32::MAX);
        let is_full = wire::to_i32(count) >= self.page_limit() && count > 0;
        match (&response.next_token, &self.start) {
            (Some(token), _) => {
                progress.check(token.as_bytes(), count > 0)?;
                self.start = SearchPosition::Token(token.clone());
            }
            (None, SearchPosition::Offset(offset)) if is_full => {
                let next = offset.saturating_add(count);
                if next >= MAX_OFFSET {
                    let message = "the search has no order to continue after 100,000 hits: sort it, \
                                   without a collapse";
                    return Err(Error::new(ErrorKind::Request, message));
                }
                self.start = SearchPosition::Offset(next);
            }
            _ => return Ok(Next::End),
        }
        Ok(Next::Page)
    }

    fn page(&self) -> Self {
        let mut page = self.clone();
        page.limit = Some(self.page_limit());
        page
    }
}

impl PagedItems for Search {
    type Item = SearchHit;

    fn items(response: SearchResponse, _: Option<SearchHit>) -> PageOfItems<SearchHit> {
        response.hits.into()
    }

    fn position_of(
        _: &SearchHit,
        index: usize,
        page_start: &SearchPosition,
    ) -> Option<SearchPosition> {
        let SearchPosition::Offset(offset) = page_start else {
            return None;
        };
        let index = u32::try_from(index).ok()?;
        Some(SearchPosition::Offset(offset.checked_add(index)?))
    }
}
