//! Search indexes: full text, conditions on any column, points on the earth, nested documents,
//! vectors, statistics.
//!
//! A search index has some columns of a table, as its [`IndexSchema`] says, and follows the writes of
//! the table. A search finds rows by a [`Query`]; with the same request, it computes
//! [`Aggregation`]s and [groups](GroupBy) of all rows that match:
//!
//! ```
//! # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
//! # doctest::search(async |client| {
//! use tablestore::search::{Aggregation, GroupBy, field};
//!
//! let found = client
//!     .search("orders", "orders_index")
//!     .query(field("note").matches("ring twice").and(field("amount").between(10, 100)))
//!     .sort(field("amount").descending())
//!     .aggregate("total", Aggregation::sum("amount"))
//!     .group_by("by_status", GroupBy::field("status").size(10).aggregate("mean", Aggregation::avg("amount")))
//!     .limit(20)
//!     .track_total()
//!     .send()
//!     .await?;
//! let total: f64 = found.aggregations.sum("total")?;
//! for hit in &found.hits {
//!     println!("{}", hit.row);
//! }
//! for group in found.group_bys.field("by_status")? {
//!     println!("{}: {:?}", group.key, group.aggregations.avg("mean")?);
//! }
//! # assert_eq!((total, found.total, found.hits.len()), (42.0, Some(1), 1));
//! # Ok(()) });
//! ```
//!
//! | task | start |
//! |---|---|
//! | define an index | [`IndexSchema`], [`FieldSchema`], [`Analyzer`] |
//! | find rows | [`field()`], [`nested()`], [`Query`] |
//! | order hits | [`Field::ascending`], [`Sorter`] |
//! | read all hits | [`Search::hits`], [`Search::pages`] |
//! | count | [`Search::track_total`] with a limit of 0 |
//! | compute statistics | [`Aggregation`], [`GroupBy`] |
//! | read all groups of a combination | [`Search::composite_groups`] |
//! | mark matches in text | [`Highlight`] |
//! | export all rows that match, in no order | [`ParallelScan::scan`] |
//!
//! All operations but those that create, update and delete an index are reads, and are retried as
//! such.

mod aggregation;
mod columns;
mod composite_search;
mod compute_splits;
mod create_search_index;
mod delete_search_index;
mod describe_search_index;
mod geo_point;
mod group_by;
mod highlight;
mod hit;
mod index_schema;
mod list_search_index;
mod named;
mod parallel_scan;
mod position;
mod query;
mod scan;
#[expect(
    clippy::module_inception,
    reason = "the operation has the name of the family"
)]
mod search;
mod search_response;
mod sort;
#[cfg(test)]
mod tests;
mod time_interval;
mod update_search_index;
mod value;

pub use crate::schema::TimeToLive;
pub use aggregation::{
    Aggregation, AggregationResult, AggregationResults, MetricAggregation, Percentile,
    PercentilesAggregation, TopRowsAggregation,
};
pub use columns::Columns;
pub use composite_search::{CompositeSearch, CompositeSearchResponse};
pub use compute_splits::{ComputeSplits, ComputeSplitsResponse};
pub use create_search_index::{CreateSearchIndex, CreateSearchIndexResponse};
pub use delete_search_index::{DeleteSearchIndex, DeleteSearchIndexResponse};
pub use describe_search_index::{
    DescribeSearchIndex, DescribeSearchIndexResponse, IndexStatus, IndexStatusCode, MeteringInfo,
    QueryFlowWeight, SyncPhase, SyncStat,
};
pub use geo_point::GeoPoint;
pub use group_by::{
    CompositeGroups, GeoCell, Group, GroupBy, GroupByComposite, GroupByDateHistogram, GroupByField,
    GroupByFilter, GroupByGeoDistance, GroupByGeoGrid, GroupByHistogram, GroupByRange,
    GroupByResult, GroupByResults, GroupRange, GroupSorter,
};
pub use highlight::{FragmentOrder, Highlight, HighlightEncoder, HighlightField};
pub use hit::{InnerHit, SearchHit};
pub use index_schema::{
    Analyzer, FieldSchema, FieldType, FuzzyAnalyzer, IndexOptions, IndexSchema, JsonType,
    SingleWordAnalyzer, SplitAnalyzer, TextSimilarity, VectorMetric, VectorOptions,
};
pub use list_search_index::{ListSearchIndex, ListSearchIndexResponse, SearchIndexName};
pub use parallel_scan::{ParallelScan, ParallelScanResponse};
pub use position::{SearchPosition, SearchToken};
pub use query::{
    BoolQuery, CombineMode, ConstScoreQuery, DecayCurve, DecayFunction, DisMaxQuery, ExistsQuery,
    Field, FieldValueFunction, FunctionScoreQuery, FunctionsScoreQuery, GeoBoundingBoxQuery,
    GeoDistanceQuery, GeoPolygonQuery, InnerHits, KnnVectorQuery, MatchAllQuery, MatchPhraseQuery,
    MatchQuery, MinimumShouldMatch, Modifier, MultiValueMode, NestedQuery, Operator, PrefixQuery,
    Query, RangeQuery, ScoreFunction, ScoreFunctionMode, ScoreMode, SuffixQuery, TermQuery,
    TermsQuery, WildcardQuery, field, nested,
};
pub use scan::{Scan, ScanProgress};
pub use search::Search;
pub use search_response::SearchResponse;
pub use sort::{
    FieldSort, GeoDistanceSort, GeoDistanceType, NestedFilter, SortMode, SortOrder, Sorter,
};
pub use time_interval::{TimeInterval, TimeUnit};
pub use update_search_index::{UpdateSearchIndex, UpdateSearchIndexResponse};

use crate::client::Client;

/// # Search indexes
impl Client {
    /// Creates a search index of a table (`CreateSearchIndex`). It indexes the rows that the table
    /// has, and follows its writes within seconds.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::search::{FieldSchema, IndexSchema};
    ///
    /// let schema = IndexSchema::new()
    ///     .field(FieldSchema::keyword("status"))
    ///     .field(FieldSchema::long("amount"))
    ///     .field(FieldSchema::text("note"));
    /// client.create_search_index("orders", "orders_index", schema).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the table keeps more than one version, or if it has a
    /// [`time_to_live`](crate::table::TableOptions::time_to_live) and
    /// [allows updates](crate::table::TableOptions::allow_update).
    pub fn create_search_index(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
        schema: IndexSchema,
    ) -> CreateSearchIndex {
        CreateSearchIndex::new(self, table.into(), index.into(), schema)
    }

    /// Changes a search index (`UpdateSearchIndex`): its time to live, or, with a successor that has
    /// another schema, which of the two executes searches.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::search(async |client| {
    /// # use tablestore::search::{FieldSchema, IndexSchema};
    /// # let schema = IndexSchema::new().field(FieldSchema::keyword("status"));
    /// // A successor with another schema, to try out on some of the searches.
    /// client
    ///     .create_search_index("orders", "orders_index_reindex", schema)
    ///     .source_index("orders_index")
    ///     .send()
    ///     .await?;
    /// client
    ///     .update_search_index("orders", "orders_index")
    ///     .query_flow_weight("orders_index", 90)
    ///     .query_flow_weight("orders_index_reindex", 10)
    ///     .send()
    ///     .await?;
    /// // It is the index now, and the old schema has the other name.
    /// client
    ///     .update_search_index("orders", "orders_index")
    ///     .switch_index("orders_index_reindex")
    ///     .send()
    ///     .await?;
    /// client.delete_search_index("orders", "orders_index_reindex").send().await?;
    /// # Ok(()) });
    /// ```
    pub fn update_search_index(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
    ) -> UpdateSearchIndex {
        UpdateSearchIndex::new(self, table.into(), index.into())
    }

    /// Deletes a search index of a table (`DeleteSearchIndex`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::search(async |client| {
    /// client.delete_search_index("orders", "orders_index").send().await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_search_index(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
    ) -> DeleteSearchIndex {
        DeleteSearchIndex::new(self, table.into(), index.into())
    }

    /// Lists the search indexes of the instance or of a table (`ListSearchIndex`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::search(async |client| {
    /// for name in client.list_search_index().table("orders").send().await? {
    ///     println!("{} of {}", name.index, name.table);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn list_search_index(&self) -> ListSearchIndex {
        ListSearchIndex::new(self)
    }

    /// Describes a search index (`DescribeSearchIndex`): its schema, its size, and how far it follows
    /// its table.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::search(async |client| {
    /// let index = client.describe_search_index("orders", "orders_index").send().await?;
    /// for field in &index.schema.fields {
    ///     println!("{}: {:?}", field.name, field.field_type);
    /// }
    /// # assert_eq!(index.schema.fields.len(), 3);
    /// # Ok(()) });
    /// ```
    pub fn describe_search_index(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
    ) -> DescribeSearchIndex {
        DescribeSearchIndex::new(self, table.into(), index.into())
    }

    /// Finds rows by a search index (`Search`), and computes statistics of them. The
    /// [module](crate::search) has an overview.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::search(async |client| {
    /// use tablestore::search::field;
    ///
    /// let mut hits = client
    ///     .search("orders", "orders_index")
    ///     .query(field("status").eq("open"))
    ///     .sort(field("amount").descending())
    ///     .columns(["amount", "note"])
    ///     .hits();
    /// while let Some(hit) = hits.next().await {
    ///     println!("{}", hit?.row);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn search(&self, table: impl Into<String>, index: impl Into<String>) -> Search {
        Search::new(self, table.into(), index.into())
    }

    /// Computes into how many parts a scan of a search index can be split (`ComputeSplits`), and
    /// starts its session. [`ParallelScan::scan`] does so by itself.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::search(async |client| {
    /// let splits = client.compute_splits("orders", "orders_index").send().await?;
    /// let first = client
    ///     .parallel_scan("orders", "orders_index")
    ///     .session(splits.session.clone())
    ///     .split(0, splits.splits);
    /// println!("{} rows in the first page", first.send().await?.rows.len());
    /// # Ok(()) });
    /// ```
    pub fn compute_splits(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
    ) -> ComputeSplits {
        ComputeSplits::new(self, table.into(), index.into())
    }

    /// Reads all rows that a query finds, in no order and at the highest rate (`ParallelScan`).
    /// [`ParallelScan::scan`] uses all workers that the index allows.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::search(async |client| {
    /// use tablestore::search::field;
    ///
    /// let open = client.parallel_scan("orders", "orders_index").query(field("status").eq("open"));
    /// let mut rows = open.columns(["amount"]).scan();
    /// while let Some(row) = rows.next().await {
    ///     println!("{}", row?);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn parallel_scan(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
    ) -> ParallelScan {
        ParallelScan::new(self, table.into(), index.into())
    }
}
