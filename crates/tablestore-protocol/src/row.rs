use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Quoted};

use crate::page::{Bounds, Cells, Page, Source};
use crate::{Column, ColumnRef, FromValue, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue};

/// The most names of columns in an error.
const MAX_NAMES: usize = 20;

/// A row of a response: its primary key and its attribute columns.
///
/// Columns are sorted by name, and the versions of a column from the newest to the oldest.
///
/// Borrowed values, such as `&str`, `&[u8]` and [`ColumnRef`], are slices of the response. Owned ones are
/// copies: `String`, [`Str`], `Vec<u8>`, [`Bytes`], [`Value`], [`Column`] and [`PrimaryKey`]. A row keeps its
/// response in memory, with all the rows in it, until it is dropped or made
/// [`into_owned`](Row::into_owned). Cloning a row increments a reference count.
///
/// [`Str`]: crate::Str
/// [`Value`]: crate::Value
///
/// ```
/// use tablestore_protocol::{Column, PrimaryKey, Row};
///
/// let row = Row::new(
///     PrimaryKey::new("customer", "alice"),
///     vec![Column::new("amount", 42), Column::new("paid", true)],
/// );
/// assert_eq!(row.get::<i64>("amount")?, 42);
/// assert_eq!(row.get::<&str>("customer")?, "alice");
/// assert_eq!(row.get::<Option<f64>>("discount")?, None);
/// # Ok::<(), tablestore_core::Error>(())
/// ```
///
/// Values compare with literals:
///
/// ```
/// # use tablestore_protocol::{Column, PrimaryKey, Row};
/// # let key = PrimaryKey::new("customer", "alice");
/// # let row = Row::new(key, vec![Column::new("amount", 42), Column::new("paid", true)]);
/// assert!(row.primary_key_columns()[0].value == "alice");
/// assert!(row.columns()[0].value == 42);
/// assert!(row.column("paid").is_some_and(|paid| paid.value == true));
/// ```
#[derive(Clone)]
pub struct Row {
    page: Arc<Page>,
    bounds: Bounds,
}

impl Row {
    /// Creates a row of its parts. Columns are expected in the service's order. Placeholders in the key, such
    /// as [`InfMin`](PrimaryKeyValue::InfMin), are removed: no row has them.
    pub fn new(primary_key: PrimaryKey, columns: Vec<Column>) -> Self {
        let source = Source {
            primary_key: primary_key.without_placeholders(),
            columns,
            ..Source::default()
        };
        let page = Page::new(source, |source| {
            let keys = source.primary_key.columns().iter();
            let keys = keys.filter_map(PrimaryKeyColumn::as_column);
            keys.chain(source.columns.iter().map(Column::as_ref))
                .collect()
        });
        let end = page.borrow_dependent().len();
        let attributes = end - page.borrow_owner().columns.len();
        Self {
            page: Arc::new(page),
            bounds: Bounds::new(0, attributes, end),
        }
    }

    /// Creates the rows of a block. `read` returns all cells, and the bounds of each row.
    pub(crate) fn read_block<E>(
        block: &Bytes,
        read: impl for<'a> FnOnce(&'a [u8], &mut Vec<Bounds>) -> Result<Cells<'a>, E>,
    ) -> Result<Vec<Self>, E> {
        let mut bounds = Vec::new();
        let page = Self::page(block, |block| read(block, &mut bounds))?;
        let row = |bounds| Self {
            page: Arc::clone(&page),
            bounds,
        };
        Ok(bounds.into_iter().map(row).collect())
    }

    /// Creates the only row of a block. `read` returns its cells and its bounds.
    pub(crate) fn read_one<E>(
        block: &Bytes,
        read: impl for<'a> FnOnce(&'a [u8]) -> Result<(Cells<'a>, Bounds), E>,
    ) -> Result<Self, E> {
        let mut bounds = Bounds::default();
        let page = Self::page(block, |block| {
            let (cells, row) = read(block)?;
            bounds = row;
            Ok(cells)
        })?;
        Ok(Self { page, bounds })
    }

    fn page<E>(
        block: &Bytes,
        read: impl for<'a> FnOnce(&'a [u8]) -> Result<Cells<'a>, E>,
    ) -> Result<Arc<Page>, E> {
        let source = Source {
            block: block.clone(),
            ..Source::default()
        };
        Page::try_new(source, |source| read(&source.block)).map(Arc::new)
    }

    fn cells(&self, cells: Range<usize>) -> &[ColumnRef<'_>] {
        self.page.borrow_dependent().get(cells).unwrap_or_default()
    }

    /// Returns a copy of the primary key, for requests. To read a column without a copy, use
    /// [`get`](Row::get) or [`primary_key_columns`](Row::primary_key_columns).
    pub fn primary_key(&self) -> PrimaryKey {
        let columns = self.primary_key_columns().iter();
        let column = |column: &ColumnRef<'_>| {
            Some(PrimaryKeyColumn {
                name: column.name.into(),
                value: PrimaryKeyValue::try_from(column.value).ok()?,
            })
        };
        columns.filter_map(column).collect()
    }

    /// Returns the columns of the primary key, in the order of the schema.
    pub fn primary_key_columns(&self) -> &[ColumnRef<'_>] {
        self.cells(self.bounds.primary_key())
    }

    /// Returns the attribute columns; each version is an element.
    pub fn columns(&self) -> &[ColumnRef<'_>] {
        self.cells(self.bounds.attributes())
    }

    /// Returns the newest version of an attribute column.
    pub fn column(&self, name: &str) -> Option<ColumnRef<'_>> {
        self.versions(name).next()
    }

    /// Returns all versions of an attribute column, the newest first.
    pub fn versions<'a>(&'a self, name: &str) -> impl Iterator<Item = ColumnRef<'a>> {
        self.columns()
            .iter()
            .filter(move |column| column.name == name)
            .copied()
    }

    /// Reads the newest value of a column, or the value of a primary key column, as a Rust type.
    ///
    /// As an `Option<T>`, an absent column is `None` and not an error.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`] if the row has no such column, its value is of another type, or a number does not
    /// fit.
    pub fn get<'a, T: FromValue<'a>>(&'a self, name: &str) -> Result<T, Error> {
        let of_key = || {
            let mut key = self.primary_key_columns().iter().copied();
            key.find(|column| column.name == name)
        };
        match self.column(name).or_else(of_key) {
            None => T::from_absent().ok_or_else(|| self.no_such_column(name)),
            Some(column) => T::from_value(column.value).map_err(|mismatch| {
                Error::new(
                    ErrorKind::Value,
                    format!("column {} {mismatch}", Quoted(name)),
                )
            }),
        }
    }

    fn no_such_column(&self, name: &str) -> Error {
        let columns = self.primary_key_columns().iter().chain(self.columns());
        let mut names: Vec<&str> = columns.map(|column| column.name).collect();
        names.dedup();
        let more = match names.len().saturating_sub(MAX_NAMES) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        names.truncate(MAX_NAMES);
        let names: Vec<_> = names.into_iter().map(Quoted).collect();
        let name = Quoted(name);
        Error::new(
            ErrorKind::Value,
            format!("column {name} is not in the row, which has the columns {names:?}{more}"),
        )
    }

    /// Returns the primary key and the attribute columns. They are copies, unless the row was created by
    /// [`new`](Row::new) and has no clone.
    pub fn into_parts(self) -> (PrimaryKey, Vec<Column>) {
        let bounds = self.bounds;
        let page = match Arc::try_unwrap(self.page) {
            Ok(page) if page.borrow_owner().block.is_empty() => {
                let source = page.into_owner();
                return (source.primary_key, source.columns);
            }
            Ok(page) => Arc::new(page),
            Err(shared) => shared,
        };
        Self { page, bounds }.copied_parts()
    }

    fn copied_parts(&self) -> (PrimaryKey, Vec<Column>) {
        let columns = self.columns().iter().copied();
        (self.primary_key(), columns.map(Column::from).collect())
    }

    /// Copies the row, which then no longer keeps a response alive.
    #[must_use]
    pub fn into_owned(self) -> Self {
        let (primary_key, columns) = self.copied_parts();
        Self::new(primary_key, columns)
    }
}

/// A row without a key and without columns.
impl Default for Row {
    fn default() -> Self {
        Self::new(PrimaryKey::default(), Vec::new())
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.primary_key_columns() == other.primary_key_columns()
            && self.columns() == other.columns()
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row")
            .field("primary_key", &self.primary_key_columns())
            .field("columns", &self.columns())
            .finish()
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        for (index, column) in self.primary_key_columns().iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{column}")?;
        }
        f.write_str(")")?;
        for column in self.columns() {
            write!(f, " {column}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Str, Value, plainbuffer};

    fn row() -> Row {
        Row::new(
            PrimaryKey::new("id", "a").and("n", 300),
            vec![
                Column::new("amount", 2).with_timestamp(20),
                Column::new("amount", 1).with_timestamp(10),
                Column::new("note", "x"),
            ],
        )
    }

    #[test]
    fn get_takes_the_newest_version_and_looks_into_the_key_too() {
        let row = row();
        assert_eq!(row.get::<i64>("amount").unwrap(), 2);
        assert_eq!(row.get::<&str>("id").unwrap(), "a");
        assert_eq!(row.get::<Value>("note").unwrap(), Value::from("x"));
        let timestamps: Vec<_> = row.versions("amount").map(|c| c.timestamp).collect();
        assert_eq!(timestamps, [Some(20), Some(10)]);
    }

    #[test]
    fn an_owned_row_keeps_no_response_alive() {
        let (primary_key, columns) = row().into_parts();
        let response = plainbuffer::encode_row(&primary_key, &columns);
        let read = plainbuffer::decode_row(&response).unwrap().unwrap();
        assert!(!response.is_unique());
        assert_eq!(read.into_owned(), row());
        assert!(response.is_unique());

        let text = Str::from_utf8(response.slice(..1)).unwrap();
        let binary = response.slice(1..);
        let key = PrimaryKey::new(text.clone(), binary.clone());
        let built = Row::new(key, vec![Column::new(text, binary)]);
        assert!(!response.is_unique());
        let expected = built.to_string();
        let owned = built.into_owned();
        assert!(response.is_unique());
        assert_eq!(owned.to_string(), expected);
    }

    #[test]
    fn a_page_of_a_matrix_has_room_for_its_cells_and_no_more() {
        let rows: Vec<_> = (0..1000)
            .map(|id| (PrimaryKey::new("id", id % 2 == 0), vec![]))
            .collect();
        let block = crate::row_matrix::encode_rows(&["id"], &["absent"], &rows);
        let rows = crate::row_matrix::decode_rows(&block).unwrap();
        let cells = rows[0].page.borrow_dependent();
        assert_eq!((rows.len(), rows.capacity()), (1000, 1000));
        assert_eq!((cells.len(), cells.capacity()), (1000, 1000));
        let bytes = 1000 * (size_of::<ColumnRef<'_>>() + size_of::<Row>());
        assert!(bytes < 21 * block.len(), "{bytes} for {}", block.len());
    }

    #[test]
    fn get_names_the_type_that_was_found() {
        let message = |error: Error| {
            assert_eq!(error.kind(), ErrorKind::Value);
            error.to_string()
        };
        let row = row();
        assert_eq!(
            message(row.get::<&str>("amount").unwrap_err()),
            "column \"amount\" holds a value of type integer, not a string"
        );
        assert_eq!(
            message(row.get::<u8>("n").unwrap_err()),
            "column \"n\" holds 300, which does not fit u8"
        );
        assert_eq!(
            message(row.get::<i64>("missing").unwrap_err()),
            "column \"missing\" is not in the row, which has the columns [\"id\", \"n\", \"amount\", \"note\"]"
        );
    }
}
