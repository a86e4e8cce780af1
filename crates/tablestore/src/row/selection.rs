use std::mem::discriminant;
use std::ops::Range;

use bytes::Bytes;
use tablestore_protocol::proto::table as proto;

use super::{ColumnPage, Filter};
use crate::call::wire;

/// The columns and versions of a row that a read returns. Every read has one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Selection {
    pub(crate) columns: Vec<String>,
    pub(crate) start_column: Option<String>,
    pub(crate) end_column: Option<String>,
    pub(crate) token: Option<Bytes>,
    filter: Option<RowFilter>,
    max_versions: Option<i32>,
    time_range: Option<proto::TimeRange>,
    pub(crate) cache_blocks: Option<bool>,
}

/// The one filter that a read has in its message, of either kind.
#[derive(Clone, Debug, PartialEq)]
enum RowFilter {
    Columns(Bytes),
    ColumnPage(Bytes),
}

impl Selection {
    pub(crate) fn filter(&self) -> Option<Bytes> {
        let (RowFilter::Columns(filter) | RowFilter::ColumnPage(filter)) = self.filter.as_ref()?;
        Some(filter.clone())
    }

    /// The service rejects a read that names no versions: one version is the default.
    pub(crate) fn max_versions(&self) -> Option<i32> {
        self.max_versions
            .or_else(|| self.time_range.is_none().then_some(1))
    }

    pub(crate) fn time_range(&self) -> Option<proto::TimeRange> {
        self.time_range
    }

    /// Whether the two select the same, wherever in a row each of them continues.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let Self {
            columns,
            start_column,
            end_column,
            token: _,
            filter,
            max_versions,
            time_range,
            cache_blocks,
        } = self;
        *columns == other.columns
            && *start_column == other.start_column
            && *end_column == other.end_column
            && *filter == other.filter
            && *max_versions == other.max_versions
            && *time_range == other.time_range
            && *cache_blocks == other.cache_blocks
    }

    pub(crate) fn columns_by_default(&mut self, names: Vec<&'static str>) {
        if self.columns.is_empty() {
            self.columns.extend(names.into_iter().map(str::to_owned));
        }
    }

    pub(crate) fn set_filter(&mut self, filter: &Filter) -> Result<(), String> {
        filter.check().map_err(|error| error.to_string())?;
        self.set_row_filter(RowFilter::Columns(filter.encode()))
    }

    pub(crate) fn set_column_page(&mut self, page: ColumnPage) -> Result<(), String> {
        self.set_row_filter(RowFilter::ColumnPage(page.encode()))
    }

    /// One kind would silently replace the other.
    fn set_row_filter(&mut self, filter: RowFilter) -> Result<(), String> {
        let is_other_kind = |set: &RowFilter| discriminant(set) != discriminant(&filter);
        if self.filter.as_ref().is_some_and(is_other_kind) {
            return Err("a read has a filter or a column page, not both".to_owned());
        }
        self.filter = Some(filter);
        Ok(())
    }

    pub(crate) fn set_max_versions(&mut self, count: u32) {
        self.max_versions = Some(wire::to_i32(count));
    }

    pub(crate) fn set_time_range(&mut self, range: Range<i64>) {
        let times = self.time_range.get_or_insert_default();
        times.start_time = Some(range.start);
        times.end_time = Some(range.end);
    }

    pub(crate) fn set_specific_time(&mut self, timestamp: i64) {
        let times = self.time_range.get_or_insert_default();
        times.specific_time = Some(timestamp);
    }
}

/// A message of a read: the given fields, and those of a [`Selection`]. The token is not among them,
/// because a batch has one for each row.
macro_rules! select {
    ($message:path { $($field:ident: $value:expr,)* } from $selection:expr) => {{
        let selection: &$crate::row::Selection = $selection;
        $message {
            $($field: $value,)*
            max_versions: selection.max_versions(),
            time_range: selection.time_range(),
            columns_to_get: selection.columns.clone(),
            start_column: selection.start_column.clone(),
            end_column: selection.end_column.clone(),
            cache_blocks: selection.cache_blocks,
            filter: selection.filter(),
        }
    }};
}
pub(crate) use select;

/// Implements the setters of all reads of rows. The field is the request's [`Selection`]; the example
/// is an expression that creates a request.
macro_rules! read_setters {
    ($request:ident { $($field:ident).+ }, $example:literal) => {
        /// # Selection
        ///
        /// ```
        /// # use tablestore::{KeyRange, PrimaryKey};
        /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
        /// # doctest::run(async |client| {
        /// use tablestore::column;
        ///
        #[doc = concat!("let request = ", $example, ";")]
        /// let request = request
        ///     .columns(["amount", "status"])
        ///     .filter(column("status").eq("open") & column("amount").gt(10));
        /// let response = request.send().await?;
        /// # drop(response);
        /// # Ok(()) });
        /// ```
        impl $request {
            /// Returns only these columns, up to 1,024 names; all columns by default. A row that has
            /// none of them is not returned, unless a primary key column is among them.
            #[doc(alias("columns_to_get", "ProjectionExpression", "AttributesToGet"))]
            pub fn columns<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
                let names = names.into_iter().map(Into::into);
                self.$($field).+.columns.extend(names);
                self
            }

            /// Returns only rows that match the filter. It sees the columns, versions and times that
            /// the read selects. Rows that do not match are charged all the same.
            #[doc(alias("SingleColumnValueFilter", "CompositeColumnValueFilter"))]
            #[doc(alias("FilterExpression"))]
            pub fn filter(mut self, filter: impl Into<$crate::Filter>) -> Self {
                if let Err(reason) = self.$($field).+.set_filter(&filter.into()) {
                    self.context.reject(reason);
                }
                self
            }
        }
    };
}
pub(crate) use read_setters;

/// Implements the setters of reads that select versions and parts of rows, beside [`read_setters`].
macro_rules! version_setters {
    ($request:ident { $($field:ident).+ }, $example:literal) => {
        /// # Versions and parts of rows
        ///
        /// ```
        /// # use tablestore::{KeyRange, PrimaryKey};
        /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
        /// # doctest::run(async |client| {
        #[doc = concat!("let request = ", $example, ";")]
        /// // Up to three versions since 2024, of the columns from "a" to before "t".
        /// let request = request
        ///     .max_versions(3)
        ///     .time_range(1_704_067_200_000..i64::MAX)
        ///     .start_column("a")
        ///     .end_column("t");
        /// # drop(request);
        /// # Ok(()) });
        /// ```
        impl $request {
            /// Returns up to this many versions of each column, the newest first. 1 by default, or
            /// all versions of the table when a time is given.
            pub fn max_versions(mut self, count: u32) -> Self {
                self.$($field).+.set_max_versions(count);
                self
            }

            /// Returns only versions with a timestamp in this range, in milliseconds since 1970 in
            /// UTC.
            pub fn time_range(mut self, range: ::std::ops::Range<i64>) -> Self {
                self.$($field).+.set_time_range(range);
                self
            }

            /// Returns only the version with this timestamp, in milliseconds since 1970 in UTC. The
            /// service rejects it together with [`max_versions`](Self::max_versions) or
            /// [`time_range`](Self::time_range).
            pub fn specific_time(mut self, timestamp: i64) -> Self {
                self.$($field).+.set_specific_time(timestamp);
                self
            }

            /// Returns columns from this name on, in the order of names.
            pub fn start_column(mut self, name: impl Into<String>) -> Self {
                self.$($field).+.start_column = Some(name.into());
                self
            }

            /// Returns columns before this name, in the order of names.
            pub fn end_column(mut self, name: impl Into<String>) -> Self {
                self.$($field).+.end_column = Some(name.into());
                self
            }

            /// Returns only a window of each row's columns. It excludes [`filter`](Self::filter): a
            /// request with both is rejected as [`ErrorKind::Request`](crate::ErrorKind::Request).
            #[doc(alias("ColumnPaginationFilter"))]
            pub fn column_page(mut self, page: $crate::row::ColumnPage) -> Self {
                if let Err(reason) = self.$($field).+.set_column_page(page) {
                    self.context.reject(reason);
                }
                self
            }

            /// Sets whether the service may keep the data in its cache, which it may by default:
            /// `false` is for reading much of a table once. A hint that it no longer documents.
            pub fn cache_blocks(mut self, cache: bool) -> Self {
                self.$($field).+.cache_blocks = Some(cache);
                self
            }

            /// Continues inside a wide row, from the `next_token` of an earlier response; an empty
            /// token is the beginning of the row.
            pub fn token(mut self, token: impl Into<::bytes::Bytes>) -> Self {
                self.$($field).+.token = $crate::call::wire::present(Some(token.into()));
                self
            }
        }
    };
}
pub(crate) use version_setters;

#[cfg(test)]
mod tests {
    use prost::Message;
    use tablestore_core::ErrorKind;
    use tablestore_protocol::PrimaryKey;
    use tablestore_transport::NoRetryPolicy;

    use super::*;
    use crate::call::Request;
    use crate::row::{GetRow, column};
    use crate::testing::Script;

    #[tokio::test]
    async fn a_column_page_does_not_replace_a_filter() {
        let script = Script::default();
        let client = script.client(NoRetryPolicy);
        let get = || client.get_row("a", PrimaryKey::new("id", 1));
        let paid = || column("paid").eq(true);
        let page = ColumnPage {
            offset: 0,
            limit: 1,
        };
        for both in [
            get().filter(paid()).column_page(page),
            get().column_page(page).filter(paid()),
        ] {
            let reason = "a read has a filter or a column page, not both";
            let error = both.clone().send().await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Request);
            assert_eq!(error.to_string(), format!("GetRow: {reason}"));
            let error = client.batch_get_row().add(both).send().await.unwrap_err();
            assert!(error.to_string().ends_with(reason), "{error}");
        }
        assert_eq!(script.count(), 0);

        let later = get().filter(paid()).filter(!paid());
        assert_eq!(later.read.selection.filter(), Some((!paid()).encode()));
    }

    #[test]
    fn the_cache_is_mentioned_when_it_is_chosen() {
        let client = Script::default().client(NoRetryPolicy);
        let get = || client.get_row("a", PrimaryKey::new("id", 1));
        let sent = |get: GetRow| {
            let body = get.encode().unwrap();
            proto::GetRowRequest::decode(body).unwrap().cache_blocks
        };
        assert_eq!(sent(get()), None);
        assert_eq!(sent(get().cache_blocks(false)), Some(false));
        let batch = client.batch_get_row().add(get().cache_blocks(false));
        let batch = proto::BatchGetRowRequest::decode(batch.encode().unwrap()).unwrap();
        assert_eq!(batch.tables[0].cache_blocks, Some(false));
    }
}
