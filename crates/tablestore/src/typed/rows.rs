use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use tablestore_core::Result;
use tablestore_protocol::Row;

use super::FromRow;
use crate::batch::BulkExport;
use crate::bulk::TableScan;
use crate::paging::{Items, PagedItems};
use crate::row::GetRange;

/// A stream of rows as a Rust type, created by `as_type`.
///
/// A row that cannot be read as the type is an error, after which the stream continues with the next row.
/// Other errors end it.
#[must_use = "a stream does nothing until it is polled"]
pub struct TypedRows<S, T> {
    rows: S,
    row_type: PhantomData<fn() -> T>,
}

impl<S, T> TypedRows<S, T> {
    pub(super) fn new(rows: S) -> Self {
        Self {
            rows,
            row_type: PhantomData,
        }
    }

    /// Returns the stream of rows, for its position or its progress.
    pub fn get_ref(&self) -> &S {
        &self.rows
    }

    /// Returns the stream of rows.
    pub fn into_inner(self) -> S {
        self.rows
    }
}

impl<S, T> TypedRows<S, T>
where
    S: Stream<Item = Result<Row>> + Unpin,
    T: for<'r> FromRow<'r>,
{
    /// Returns the next row; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of the read, and those of [`FromRow::from_row`].
    pub async fn next(&mut self) -> Option<Result<T>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<S: Unpin, T> Unpin for TypedRows<S, T> {}

impl<S, T> Stream for TypedRows<S, T>
where
    S: Stream<Item = Result<Row>> + Unpin,
    T: for<'r> FromRow<'r>,
{
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        let row = Pin::new(&mut self.rows).poll_next(cx);
        row.map(|row| row.map(|row| row.and_then(|row| T::from_row(&row))))
    }
}

impl<S: fmt::Debug, T> fmt::Debug for TypedRows<S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TypedRows").field(&self.rows).finish()
    }
}

impl<R: PagedItems<Item = Row>> Items<R> {
    /// Returns the rows as a Rust type.
    pub fn as_type<T: for<'r> FromRow<'r>>(self) -> TypedRows<Self, T> {
        TypedRows::new(self)
    }
}

impl TableScan {
    /// Returns the rows as a Rust type.
    pub fn as_type<T: for<'r> FromRow<'r>>(self) -> TypedRows<Self, T> {
        TypedRows::new(self)
    }
}

impl GetRange {
    /// Reads the whole range as a stream of rows of a Rust type. Only the columns of the type are
    /// read, unless others were named.
    ///
    #[cfg_attr(feature = "derive", doc = "```")]
    #[cfg_attr(not(feature = "derive"), doc = "```ignore")]
    /// # use tablestore::typed::TableRow;
    /// #[derive(TableRow)]
    /// #[table(name = "orders")]
    /// struct Order {
    ///     #[table(key)]
    ///     customer: String,
    ///     #[table(key)]
    ///     order: i64,
    ///     amount: u32,
    /// }
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let of_alice = Order::key_range_of(("customer", "alice"));
    /// let mut orders = client.get_range(Order::TABLE, of_alice).as_type::<Order>();
    /// let mut sum = 0;
    /// while let Some(order) = orders.next().await {
    ///     sum += order?.amount;
    /// }
    /// assert_eq!(sum, 84);
    /// # Ok(()) });
    /// ```
    pub fn as_type<T: for<'r> FromRow<'r>>(self) -> TypedRows<Items<Self>, T> {
        self.columns_by_default(T::columns_to_get())
            .rows()
            .as_type()
    }
}

impl BulkExport {
    /// Reads the whole range as a stream of rows of a Rust type. Only the columns of the type are
    /// read, unless others were named.
    pub fn as_type<T: for<'r> FromRow<'r>>(self) -> TypedRows<Items<Self>, T> {
        self.columns_by_default(T::columns_to_get())
            .rows()
            .as_type()
    }
}
