use std::mem::discriminant;
use std::ops::Range;

use bytes::Bytes;
use tablestore_protocol::proto::table as proto;

use crate::{ColumnPage, Filter, Request};

/// Which columns and versions of a row a read returns. Every read has one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    pub(crate) columns: Vec<String>,
    pub(crate) start_column: Option<String>,
    pub(crate) end_column: Option<String>,
    pub(crate) token: Option<Bytes>,
    filter: Option<RowFilter>,
    max_versions: Option<i32>,
    time_range: Option<proto::TimeRange>,
    pub(crate) cache_blocks: Option<bool>,
}

/// What the wire has as the filter of a read: one of two things.
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

    /// The service refuses a read that says nothing about versions: one version is the default.
    pub(crate) fn max_versions(&self) -> Option<i32> {
        self.max_versions
            .or_else(|| self.time_range.is_none().then_some(1))
    }

    /// Whether this asks for the same, wherever in a row each goes on.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let without_token = |selection: &Self| Self {
            token: None,
            ..selection.clone()
        };
        without_token(self) == without_token(other)
    }

    pub(crate) fn time_range(&self) -> Option<proto::TimeRange> {
        self.time_range
    }
}

/// A message of a read, with the fields of a [`Selection`] on top of those that are given. The token
/// is not among them: a batch has one for each row.
macro_rules! select {
    ($message:path { $($field:ident: $value:expr,)* } from $selection:expr) => {{
        let selection: &$crate::row::selection::Selection = $selection;
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

/// A read, which has a [`Selection`].
pub trait Select {
    /// The selection, for the setters.
    fn selection(&mut self) -> &mut Selection;
}

/// A read that chooses versions and parts of rows too.
pub trait SelectVersions: Select {}

/// What every read of rows can be told.
impl<Op: Select> Request<Op> {
    /// Returns these columns only, up to 1,024 names; all columns by default. A row that has none
    /// of them is not returned, unless a primary key column is among them.
    pub fn columns<S: Into<String>>(self, names: impl IntoIterator<Item = S>) -> Self {
        self.with(|read| {
            let names = names.into_iter().map(Into::into);
            read.selection().columns.extend(names);
        })
    }

    /// Returns rows of which this holds only. It looks at what is read of a row: at the columns,
    /// versions and times that are asked for. What it drops is charged all the same.
    pub fn filter(self, filter: impl Into<Filter>) -> Self {
        self.filter_by(RowFilter::Columns(filter.into().encode()))
    }

    /// One would take the place of the other without a word.
    fn filter_by(mut self, filter: RowFilter) -> Self {
        let selection = self.operation.selection();
        let one_kind = |other: &RowFilter| discriminant(other) == discriminant(&filter);
        if !selection.filter.as_ref().is_none_or(one_kind) {
            return self.refuse("a read has a filter or a column page, not both");
        }
        selection.filter = Some(filter);
        self
    }
}

/// What reads of rows that choose versions can be told on top.
impl<Op: SelectVersions> Request<Op> {
    /// Returns up to this many versions of each column, the newest first. 1 by default, or, when a
    /// time is given, all that the table keeps.
    pub fn max_versions(self, count: u32) -> Self {
        let count = crate::call::wire::to_i32(count);
        self.with(|read| read.selection().max_versions = Some(count))
    }

    /// Returns versions with a timestamp in this range only, in milliseconds since 1970 in UTC;
    /// the end is not part of it.
    pub fn time_range(self, range: Range<i64>) -> Self {
        self.with(|read| {
            let times = read.selection().time_range.get_or_insert_default();
            times.start_time = Some(range.start);
            times.end_time = Some(range.end);
        })
    }

    /// Returns the version with this timestamp only, in milliseconds since 1970 in UTC. The
    /// service refuses it together with [`max_versions`](Request::max_versions) or
    /// [`time_range`](Request::time_range).
    pub fn specific_time(self, timestamp: i64) -> Self {
        self.with(|read| {
            let times = read.selection().time_range.get_or_insert_default();
            times.specific_time = Some(timestamp);
        })
    }

    /// Returns columns from this name on, in the order of names.
    pub fn start_column(self, name: impl Into<String>) -> Self {
        self.with(|read| read.selection().start_column = Some(name.into()))
    }

    /// Returns columns before this name only, in the order of names.
    pub fn end_column(self, name: impl Into<String>) -> Self {
        self.with(|read| read.selection().end_column = Some(name.into()))
    }

    /// Returns a window of each row's columns only. In place of a [`filter`](Request::filter): with
    /// both, the request is refused as [`ErrorKind::Request`](crate::ErrorKind::Request).
    pub fn column_page(self, page: ColumnPage) -> Self {
        self.filter_by(RowFilter::ColumnPage(page.encode()))
    }

    /// Whether the service may keep what it reads in its cache, which it may by default: `false` is
    /// for reading much of a table once. A hint that it no longer documents.
    pub fn cache_blocks(self, cache: bool) -> Self {
        self.with(|read| read.selection().cache_blocks = Some(cache))
    }

    /// Goes on inside a wide row, from the `next_token` of an answer before; from the row's beginning
    /// where that is empty.
    pub fn token(self, token: impl Into<Bytes>) -> Self {
        let token = Some(token.into()).filter(|token| !token.is_empty());
        self.with(|read| read.selection().token = token)
    }
}

#[cfg(test)]
mod tests {
    use prost::Message;
    use tablestore_core::ErrorKind;
    use tablestore_protocol::PrimaryKey;
    use tablestore_transport::NoRetryPolicy;

    use super::*;
    use crate::call::wire::Wire;
    use crate::column;
    use crate::testing::Script;

    #[tokio::test]
    async fn a_column_page_does_not_take_the_place_of_a_filter() {
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

        let later = get().filter(paid()).filter(!paid()).operation;
        assert_eq!(later.selection.filter(), Some((!paid()).encode()));
    }

    #[test]
    fn the_cache_is_mentioned_when_it_is_chosen() {
        let client = Script::default().client(NoRetryPolicy);
        let get = || client.get_row("a", PrimaryKey::new("id", 1));
        let sent = |get: Request<crate::row::GetRow>| {
            let body = get.operation.encode().unwrap();
            proto::GetRowRequest::decode(body).unwrap().cache_blocks
        };
        assert_eq!(sent(get()), None);
        assert_eq!(sent(get().cache_blocks(false)), Some(false));
        let batch = client.batch_get_row().add(get().cache_blocks(false));
        let body = batch.operation.encode().unwrap();
        let batch = proto::BatchGetRowRequest::decode(body).unwrap();
        assert_eq!(batch.tables[0].cache_blocks, Some(false));
    }
}
