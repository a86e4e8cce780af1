use tablestore_core::Result;
use tablestore_protocol::{Column, PrimaryKey, Row};

use crate::row::KeyRange;
use crate::table::{DefinedColumn, PrimaryKeyColumnSchema, TableSchema};

/// A type that is read from a row; derived with `TableRow`.
///
/// A type with a lifetime borrows from the row:
///
#[cfg_attr(feature = "derive", doc = "```")]
#[cfg_attr(not(feature = "derive"), doc = "```ignore")]
/// # use tablestore::{PrimaryKey, Row};
/// # use tablestore::typed::{FromRow, TableRow};
/// use std::borrow::Cow;
///
/// #[derive(TableRow)]
/// struct Order<'a> {
///     #[table(key)]
///     customer: &'a str,
///     note: Option<Cow<'a, str>>,
/// }
///
/// let row = Row::new(PrimaryKey::new("customer", "alice"), Vec::new());
/// let order = Order::from_row(&row)?;
/// assert_eq!(order.customer, "alice");
/// assert!(order.note.is_none());
/// # Ok::<(), tablestore::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a row",
    label = "not a type that rows are read as",
    note = "add `#[derive(TableRow)]` (feature `derive`), or read it as `Serde<{Self}>` (feature `serde`)",
    note = "rows of a stream are read as types without lifetimes: use `String` instead of `&str`"
)]
pub trait FromRow<'r>: Sized {
    /// Reads a row.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`](crate::ErrorKind::Value) with the field, the column and both types, if a
    /// column is missing, of another type, or does not fit.
    fn from_row(row: &'r Row) -> Result<Self>;

    /// Returns the names of all columns that are read; empty if they are not known, so that all columns
    /// have to be read.
    fn columns_to_get() -> Vec<&'static str> {
        Vec::new()
    }
}

/// Attribute columns of a row; derived, for a whole row with `TableRow`.
pub trait TableColumns {
    /// Adds the names of the columns.
    fn column_names(names: &mut Vec<&'static str>);

    /// Adds the defined columns of the table's schema.
    fn defined_columns(columns: &mut Vec<DefinedColumn>);

    /// Adds the columns with their values, without those that are `None`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`](crate::ErrorKind::Value) with the field and the column, if no column can hold
    /// the value. Columns may have been added.
    fn add_columns(&self, columns: &mut Vec<Column>) -> Result<()>;
}

/// A part of a row that may be absent, for a field that is flattened: `None` has no columns, and is read
/// if the row has none of them.
impl<T: TableColumns> TableColumns for Option<T> {
    fn column_names(names: &mut Vec<&'static str>) {
        T::column_names(names);
    }

    fn defined_columns(columns: &mut Vec<DefinedColumn>) {
        T::defined_columns(columns);
    }

    fn add_columns(&self, columns: &mut Vec<Column>) -> Result<()> {
        match self {
            Some(part) => part.add_columns(columns),
            None => Ok(()),
        }
    }
}

impl<'r, T: FromRow<'r> + TableColumns> FromRow<'r> for Option<T> {
    fn from_row(row: &'r Row) -> Result<Self> {
        let mut names = Vec::new();
        T::column_names(&mut names);
        let is_present = names.iter().any(|name| row.column(name).is_some());
        is_present.then(|| T::from_row(row)).transpose()
    }

    fn columns_to_get() -> Vec<&'static str> {
        T::columns_to_get()
    }
}

/// A row of a table as a Rust type; derived. [The module](crate::typed) has an example.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row of a table",
    note = "add `#[derive(TableRow)]` (feature `derive`) and mark its key with `#[table(key)]`"
)]
pub trait TableRow: TableColumns {
    /// The name of the table.
    const TABLE: &'static str;

    /// The names of the primary key columns, in the order of the schema.
    const KEY: &'static [&'static str];

    /// Returns the primary key columns of the schema.
    fn key_schema() -> Vec<PrimaryKeyColumnSchema>;

    /// Returns the primary key.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`](crate::ErrorKind::Value) with the field, if no key column can hold its value.
    fn primary_key(&self) -> Result<PrimaryKey>;

    /// Returns the schema of the table: [`Client::create`](crate::Client::create) creates one.
    fn schema() -> TableSchema {
        let mut defined_columns = Vec::new();
        Self::defined_columns(&mut defined_columns);
        TableSchema {
            primary_key: Self::key_schema(),
            defined_columns,
        }
    }

    /// Returns the range of all keys.
    fn key_range() -> KeyRange {
        KeyRange::all(Self::KEY.iter().copied())
    }

    /// Returns the range of keys that begin with these columns, the first ones of the primary key.
    fn key_range_of(prefix: impl Into<PrimaryKey>) -> KeyRange {
        let prefix = prefix.into();
        let others = Self::KEY.iter().skip(prefix.columns().len());
        KeyRange::prefix(prefix, others.copied())
    }
}
