use bytes::Bytes;
use tablestore_core::{Operation, Result};

use super::group_by::{CompositeGroups, Group, GroupByComposite};
use super::{Search, SearchResponse};
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request};
use crate::paging::{Next, PageOfItems, Paged, PagedItems, Progress, items_method, pages_method};

/// A `Search` request for the groups of a composite group-by, created by
/// [`Search::composite_groups`].
///
/// ```
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::search(async |client| {
/// use tablestore::search::{Aggregation, GroupBy};
///
/// let by_status_and_amount = GroupBy::composite()
///     .source("status", GroupBy::field("status"))
///     .source("amount", GroupBy::histogram("amount", 10))
///     .size(500);
/// let mut groups = client
///     .search("orders", "orders_index")
///     .composite_groups("all", by_status_and_amount)
///     .groups();
/// while let Some(group) = groups.next().await {
///     let group = group?;
///     println!("{:?}: {} orders", group.key, group.row_count);
/// #   assert_eq!(group.row_count, 2);
/// }
/// # Ok(()) });
/// ```
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CompositeSearch {
    context: CallContext,
    search: Search,
    name: String,
    group_by: GroupByComposite,
}

/// The response to a [`CompositeSearch`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CompositeSearchResponse {
    /// The page of groups.
    pub page: CompositeGroups,
    /// The whole response.
    pub response: SearchResponse,
}

impl Search {
    /// Groups all rows that match by the combinations of several sources, and reads the groups page by
    /// page. Hits are not returned, unless there is a [`limit`](Self::limit).
    pub fn composite_groups(
        mut self,
        name: impl Into<String>,
        group_by: GroupByComposite,
    ) -> CompositeSearch {
        self.limit.get_or_insert(0);
        CompositeSearch::new(self, name.into(), group_by)
    }
}

impl CompositeSearch {
    fn new(search: Search, name: String, group_by: GroupByComposite) -> Self {
        Self {
            context: search.context().clone(),
            search,
            name,
            group_by,
        }
    }

    /// Starts at the position that [`Items::next_start`](crate::paging::Items::next_start) returned:
    /// the [`next_token`](CompositeGroups::next_token) of a page, or `None` for the start.
    pub fn start_at(mut self, next_token: Option<String>) -> Self {
        self.group_by.next_token = next_token;
        self
    }
}

pages_method!(CompositeSearch: "the groups");
items_method! {
    /// Reads all groups, as a stream, page by page. Nothing is sent before the stream is polled.
    CompositeSearch::groups
}
request! {
    CompositeSearch -> CompositeSearchResponse {
        example: r#"client.search("orders", "orders_index").composite_groups("all", tablestore::search::GroupBy::composite())"#,
    }
}

impl Request for CompositeSearch {
    type Response = CompositeSearchResponse;

    fn operation(&self) -> Operation {
        self.search.operation()
    }

    fn table(&self) -> Option<&str> {
        self.search.table()
    }

    fn encode(&self) -> Result<Bytes> {
        let search = &self.search;
        search
            .clone()
            .group_by(&self.name, self.group_by.clone())
            .encode()
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CompositeSearchResponse> {
        let response = self.search.decode(body, metadata)?;
        Ok(CompositeSearchResponse {
            page: response.group_bys.composite(&self.name)?.clone(),
            response,
        })
    }

    fn consumed(response: &CompositeSearchResponse) -> Option<ConsumedCapacity> {
        Some(response.response.consumed)
    }
}

impl Paged for CompositeSearch {
    type Position = Option<String>;

    fn start(&self) -> Option<String> {
        self.group_by.next_token.clone()
    }

    fn advance(
        &mut self,
        response: &CompositeSearchResponse,
        progress: &mut Progress,
    ) -> Result<Next> {
        let Some(token) = &response.page.next_token else {
            return Ok(Next::End);
        };
        progress.check(token.as_bytes(), !response.page.groups.is_empty())?;
        self.group_by.next_token = Some(token.clone());
        Ok(Next::Page)
    }
}

impl PagedItems for CompositeSearch {
    type Item = Group<Vec<Option<String>>>;

    fn items(response: CompositeSearchResponse, _: Option<Self::Item>) -> PageOfItems<Self::Item> {
        response.page.groups.into()
    }
}
