use std::fmt;

use tablestore_core::{Error, ErrorKind, Quoted, Result};
use tablestore_protocol::Mismatch;
use tablestore_protocol::sql_rows::{SqlColumn, SqlRows, SqlValue};

use super::FromSql;

/// A row of an SQL result: a position in its columns, which stay as they arrived.
#[derive(Clone, Copy)]
pub struct SqlRow<'a> {
    rows: &'a SqlRows,
    index: usize,
}

/// A column of a result, by its position from 0 or by its name.
///
/// Names are compared with regard to case. Of several columns of one name, it is the first.
pub trait SqlIndex: sealed::Sealed {
    /// Returns the position of the column, if there is one.
    #[doc(hidden)]
    fn position(&self, columns: &[SqlColumn<'_>]) -> Option<usize>;

    /// Returns the column as errors name it.
    #[doc(hidden)]
    fn shown(&self) -> String;
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for usize {}
    impl Sealed for &str {}
    impl Sealed for &String {}
}

impl SqlIndex for usize {
    fn position(&self, columns: &[SqlColumn<'_>]) -> Option<usize> {
        (*self < columns.len()).then_some(*self)
    }

    fn shown(&self) -> String {
        self.to_string()
    }
}

impl SqlIndex for &str {
    fn position(&self, columns: &[SqlColumn<'_>]) -> Option<usize> {
        columns.iter().position(|column| column.name() == *self)
    }

    fn shown(&self) -> String {
        format!("{self:?}")
    }
}

impl SqlIndex for &String {
    fn position(&self, columns: &[SqlColumn<'_>]) -> Option<usize> {
        self.as_str().position(columns)
    }

    fn shown(&self) -> String {
        self.as_str().shown()
    }
}

impl<'a> SqlRow<'a> {
    pub(super) fn new(rows: &'a SqlRows, index: usize) -> Self {
        Self { rows, index }
    }

    /// Reads the cell of a column, by its position from 0 or by its name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`] if there is no such column, or its cell is of another type or does not fit;
    /// the message names the column, the wanted and the actual type. `NULL` is an error unless it is
    /// read as an `Option`.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let rows = client.sql("SELECT 1 AS one, NULL AS nothing").send().await?;
    /// let row = rows.get(0).unwrap();
    /// assert_eq!(row.get::<i64>("one")?, 1);
    /// assert_eq!(row.get::<Option<i64>>(1)?, None);
    /// let error = row.get::<&str>("one").unwrap_err();
    /// assert_eq!(error.to_string(), "column \"one\" holds a value of type BIGINT, not a string");
    /// # Ok(()) });
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "an index is a number or a reference"
    )]
    pub fn get<T: FromSql<'a>>(&self, column: impl SqlIndex) -> Result<T> {
        let columns = self.rows.columns();
        let position = column.position(columns);
        let missing = || {
            let names: Vec<_> = columns.iter().map(|column| Quoted(column.name())).collect();
            let shown = column.shown();
            value_error(format!(
                "the result has no column {shown}: its columns are {names:?}"
            ))
        };
        let position = position.ok_or_else(missing)?;
        let value = self.value(position).unwrap_or(SqlValue::Null);
        T::from_sql(value).map_err(|mismatch: Mismatch| {
            let name = columns.get(position).map_or("", |column| column.name());
            value_error(format!("column {} {mismatch}", Quoted(name)))
        })
    }

    /// Returns the cell at a position, from 0; `None` if there are not so many columns.
    pub fn value(&self, position: usize) -> Option<SqlValue<'a>> {
        self.rows.get(self.index, position)
    }

    /// Returns the cells, in the order of the columns.
    pub fn values(&self) -> SqlCells<'a> {
        SqlCells {
            row: *self,
            position: 0,
        }
    }
}

/// The cells of a row with the names of their columns.
impl fmt::Debug for SqlRow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.rows.columns().iter().map(SqlColumn::name);
        f.debug_map().entries(names.zip(self.values())).finish()
    }
}

fn value_error(message: String) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// The cells of a row: see [`SqlRow::values`].
#[derive(Clone, Debug)]
pub struct SqlCells<'a> {
    row: SqlRow<'a>,
    position: usize,
}

impl<'a> Iterator for SqlCells<'a> {
    type Item = SqlValue<'a>;

    fn next(&mut self) -> Option<SqlValue<'a>> {
        let value = self.row.value(self.position)?;
        self.position += 1;
        Some(value)
    }
}

/// The rows of a result: see [`SqlQueryResponse::iter`](super::SqlQueryResponse::iter).
#[derive(Clone, Debug)]
pub struct SqlRowIter<'a> {
    /// Absent if there are none.
    rows: Option<&'a SqlRows>,
    range: std::ops::Range<usize>,
}

impl<'a> SqlRowIter<'a> {
    pub(super) fn new(rows: Option<&'a SqlRows>) -> Self {
        Self {
            rows,
            range: 0..rows.map_or(0, SqlRows::len),
        }
    }
}

impl<'a> Iterator for SqlRowIter<'a> {
    type Item = SqlRow<'a>;

    fn next(&mut self) -> Option<SqlRow<'a>> {
        let index = self.range.next()?;
        Some(SqlRow::new(self.rows?, index))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.range.size_hint()
    }
}

impl DoubleEndedIterator for SqlRowIter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let index = self.range.next_back()?;
        Some(SqlRow::new(self.rows?, index))
    }
}

impl ExactSizeIterator for SqlRowIter<'_> {}
