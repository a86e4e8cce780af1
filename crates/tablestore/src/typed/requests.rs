use std::fmt;
use std::marker::PhantomData;

use tablestore_core::Result;
use tablestore_protocol::PrimaryKey;

use super::{FromRow, TableRow};
use crate::call::SendFuture;
use crate::client::Client;
use crate::row::{DeleteRow, GetRow, PutRow, UpdateRow};
use crate::table::CreateTable;

/// # Typed rows
impl Client {
    /// Creates the table of a row type: its primary key and its defined columns.
    pub fn create<T: TableRow>(&self) -> CreateTable {
        self.create_table(T::TABLE).with_schema(T::schema())
    }

    /// Writes a full row of the type's table ([`put_row`](Self::put_row)).
    ///
    /// A value that no column can hold is the error of the request when it is sent, and names its field.
    #[doc(alias = "insert")]
    pub fn put<T: TableRow>(&self, row: &T) -> PutRow {
        let mut columns = Vec::new();
        let key = row.primary_key();
        match key.and_then(|key| row.add_columns(&mut columns).map(|()| key)) {
            Ok(key) => self.put_row(T::TABLE, key).columns(columns),
            Err(error) => {
                let put = self.put_row(T::TABLE, PrimaryKey::default());
                put.rejected(error.to_string())
            }
        }
    }

    /// Writes the columns of the type, and keeps others ([`update_row`](Self::update_row)). A field that is
    /// `None` deletes its column.
    pub fn update<T: TableRow>(&self, row: &T) -> UpdateRow {
        let mut columns = Vec::new();
        let key = row.primary_key();
        match key.and_then(|key| row.add_columns(&mut columns).map(|()| key)) {
            Ok(key) => {
                let mut names = Vec::new();
                T::column_names(&mut names);
                names.retain(|name| columns.iter().all(|column| column.name != **name));
                let update = self.update_row(T::TABLE, key);
                let update = names.into_iter().fold(update, UpdateRow::delete);
                columns
                    .into_iter()
                    .fold(update, |update, column| match column.timestamp {
                        Some(timestamp) => update.put_at(column.name, column.value, timestamp),
                        None => update.put(column.name, column.value),
                    })
            }
            Err(error) => {
                let update = self.update_row(T::TABLE, PrimaryKey::default());
                update.rejected(error.to_string())
            }
        }
    }

    /// Reads a row of the type's table ([`get_row`](Self::get_row)): the columns of the type.
    pub fn get<T>(&self, primary_key: impl Into<PrimaryKey>) -> TypedGet<T>
    where
        T: TableRow + for<'r> FromRow<'r>,
    {
        self.get_row(T::TABLE, primary_key).as_type()
    }

    /// Deletes a row of the type's table ([`delete_row`](Self::delete_row)).
    pub fn delete<T: TableRow>(&self, primary_key: impl Into<PrimaryKey>) -> DeleteRow {
        self.delete_row(T::TABLE, primary_key)
    }
}

impl GetRow {
    /// Reads the row as a Rust type. Only the columns of the type are read, unless others were named.
    pub fn as_type<T: for<'r> FromRow<'r>>(self) -> TypedGet<T> {
        TypedGet {
            request: self.columns_by_default(T::columns_to_get()),
            row_type: PhantomData,
        }
    }
}

/// A `GetRow` request whose response is a Rust type, created by [`Client::get`] and [`GetRow::as_type`].
#[must_use = "a request does nothing until it is sent"]
pub struct TypedGet<T> {
    request: GetRow,
    row_type: PhantomData<fn() -> T>,
}

impl<T: for<'r> FromRow<'r>> TypedGet<T> {
    /// Sends the request. `None` if the row does not exist.
    ///
    /// # Errors
    ///
    /// Those of [`GetRow::send`], and those of [`FromRow::from_row`].
    pub async fn send(self) -> Result<Option<T>> {
        let row = self.request.send().await?.row;
        row.map(|row| T::from_row(&row)).transpose()
    }

    /// Returns the request, to change its settings.
    pub fn into_inner(self) -> GetRow {
        self.request
    }
}

/// Sends the request when it is awaited.
impl<T: for<'r> FromRow<'r> + 'static> IntoFuture for TypedGet<T> {
    type Output = Result<Option<T>>;
    type IntoFuture = SendFuture<Option<T>>;

    fn into_future(self) -> Self::IntoFuture {
        let request = self.request;
        Box::pin(async move {
            let row = request.send().await?.row;
            row.map(|row| T::from_row(&row)).transpose()
        })
    }
}

impl<T> fmt::Debug for TypedGet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TypedGet").field(&self.request).finish()
    }
}
