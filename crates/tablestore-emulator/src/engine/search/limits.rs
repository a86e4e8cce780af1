//! The limits of search indexes.

/// Fields of an index, those of nested ones included.
pub(super) const FIELDS: usize = 1000;
/// Fields of a nested field.
pub(super) const NESTED_FIELDS: usize = 100;
/// Nested fields in each other.
pub(super) const NESTED_LEVELS: usize = 5;
pub(super) const VECTOR_FIELDS: usize = 5;
pub(super) const DIMENSIONS: usize = 4096;
/// Seconds that rows stay in an index at least.
pub(super) const TIME_TO_LIVE: i32 = 86_400;
/// Difference of the longest and the shortest sequence of a fuzzy analyzer.
pub(super) const FUZZY_SPAN: i32 = 6;
/// Rows of a page that is read from the table.
pub(super) const ROWS: usize = 100;
/// Rows of a page that is read from the index, or has keys alone.
pub(super) const ROWS_FROM_INDEX: usize = 1000;
/// Rows that are passed over and returned.
pub(super) const OFFSET_AND_ROWS: usize = 100_000;
/// Rows of a page unless a request says.
pub(super) const DEFAULT_ROWS: usize = 10;
/// Rows of a page of a parallel scan.
pub(super) const SCANNED_ROWS: usize = 2000;
/// Queries of a request.
pub(super) const QUERIES: usize = 1024;
/// Queries in each other. The service's limit is not known; this one spares the stack.
pub(super) const QUERY_DEPTH: usize = 32;
/// Values of a terms query.
pub(super) const TERMS: usize = 1024;
/// Characters of a wildcard pattern.
pub(super) const WILDCARD: usize = 32;
/// Bytes of a prefix or suffix.
pub(super) const PREFIX: usize = 1000;
/// Vectors that a query finds.
pub(super) const TOP_K: usize = 1000;
/// Corners of a polygon. The service's limit is not known.
pub(super) const CORNERS: usize = 1000;
/// Nested objects that are returned unless a request says.
pub(super) const INNER_HITS: usize = 3;
pub(super) const HIGHLIGHTED_FIELDS: usize = 10;
/// Fragments of a highlighted field.
pub(super) const FRAGMENTS: usize = 500;
/// Functions of a query.
pub(super) const FUNCTIONS: usize = 3;
/// Groups of a composite group-by.
pub(super) const GROUPS: usize = 2000;
/// Ranges of a group-by.
pub(super) const RANGES: usize = 100;
pub(super) const GEO_RANGES: usize = 10;
/// Filters of a group-by.
pub(super) const FILTERS: usize = 10;
