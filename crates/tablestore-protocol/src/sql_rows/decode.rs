use bytes::Bytes;
use self_cell::self_cell;
use tablestore_core::{Error, ErrorKind, Quoted, Result};

use super::{SECONDS_PER_DAY, SqlType, SqlValue, data_type, logic_type};
use crate::flatbuffers::{Offsets, Table, Vector};

self_cell! {
    struct Content {
        owner: Bytes,
        #[covariant]
        dependent: Columns,
    }
}

type Columns<'a> = Vec<SqlColumn<'a>>;

/// The rows that a statement returns. Keeps the response in memory until it is dropped.
pub struct SqlRows {
    content: Content,
    len: usize,
}

impl SqlRows {
    /// Decodes the rows of a response. All cells are checked, and nothing is copied.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if the bytes are malformed. A column of an unknown type is named.
    pub fn decode(rows: impl Into<Bytes>) -> Result<Self> {
        let mut len = 0;
        let content = Content::try_new(rows.into(), |rows| {
            let table = Table::root(rows)?;
            len = usize::try_from(table.scalar::<i64>(1)?)
                .ok()
                // A row takes a byte at least, so that a few bytes do not have endless rows.
                .filter(|len| *len <= rows.len())
                .ok_or_else(|| malformed("a number of rows that the bytes cannot have"))?;
            let Some(columns) = table.offsets(0)? else {
                return Ok(Vec::new());
            };
            // A column takes more than 32 bytes, unless several are the same.
            if columns.len() > rows.len() / 32 {
                return Err(malformed("columns that overlap"));
            }
            let mut budget = Budget(rows.len().saturating_mul(MAX_SHARING));
            let mut read = Vec::with_capacity(columns.len());
            for index in 0..columns.len() {
                read.push(SqlColumn::decode(columns.table(index)?, len, &mut budget)?);
            }
            Ok::<_, Error>(read)
        })?;
        Ok(Self { content, len })
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns the columns, in the order of the statement. Names may be equal.
    pub fn columns(&self) -> &[SqlColumn<'_>] {
        self.content.borrow_dependent()
    }

    /// Returns the cell of a row and a column, each counted from 0.
    pub fn get(&self, row: usize, column: usize) -> Option<SqlValue<'_>> {
        self.columns().get(column)?.get(row)
    }
}

impl std::fmt::Debug for SqlRows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SqlRows")
            .field("len", &self.len)
            .field("columns", &self.columns())
            .finish()
    }
}

/// How often the bytes of a response may be used in it, on average.
const MAX_SHARING: usize = 16;

/// How many bytes may still be read.
struct Budget(usize);

impl Budget {
    fn spend(&mut self, bytes: usize) -> Result<()> {
        match self.0.checked_sub(bytes) {
            Some(rest) => {
                self.0 = rest;
                Ok(())
            }
            None => Err(malformed("parts that overlap")),
        }
    }
}

/// A column of a result.
#[derive(Clone, Copy, Debug)]
pub struct SqlColumn<'a> {
    name: &'a str,
    sql_type: SqlType,
    len: usize,
    nulls: Option<Vector<'a, bool>>,
    values: Values<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Values<'a> {
    /// All cells are `NULL`.
    None,
    Integers(Vector<'a, i64>),
    Booleans(Vector<'a, bool>),
    Doubles(Vector<'a, f64>),
    Strings(Offsets<'a>),
    Binaries(Offsets<'a>),
    /// Strings, and for each row which of them is its own.
    Runs(Offsets<'a>, Vector<'a, i32>),
}

impl<'a> SqlColumn<'a> {
    /// Returns the column's name.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// Returns the type of the column's cells.
    pub fn sql_type(&self) -> SqlType {
        self.sql_type
    }

    /// Returns the cell of a row, counted from 0.
    pub fn get(&self, row: usize) -> Option<SqlValue<'a>> {
        if row >= self.len {
            return None;
        }
        if self.is_null(row) {
            return Some(SqlValue::Null);
        }
        // All was checked when it was decoded.
        Some(self.value(row).unwrap_or(SqlValue::Null))
    }

    fn is_null(&self, row: usize) -> bool {
        self.nulls.and_then(|nulls| nulls.get(row)) == Some(true)
    }

    fn value(&self, row: usize) -> Option<SqlValue<'a>> {
        Some(match self.values {
            Values::None => SqlValue::Null,
            Values::Integers(values) => {
                let number = values.get(row)?;
                match self.sql_type {
                    SqlType::DateTime => SqlValue::DateTime(number),
                    SqlType::Date => SqlValue::Date(days(number)?),
                    SqlType::Time => SqlValue::Time(number),
                    _ => SqlValue::Integer(number),
                }
            }
            Values::Booleans(values) => SqlValue::Boolean(values.get(row)?),
            Values::Doubles(values) => SqlValue::Double(values.get(row)?),
            Values::Strings(values) => SqlValue::String(values.string(row).ok()?),
            Values::Binaries(values) => {
                let bytes = values.table(row).ok()?.vector::<u8>(0).ok()?;
                SqlValue::Binary(bytes.map_or(&[], |it| it.as_bytes()))
            }
            Values::Runs(values, indexes) => {
                let index = usize::try_from(indexes.get(row)?).ok()?;
                SqlValue::String(values.string(index).ok()?)
            }
        })
    }

    fn decode(table: Table<'a>, len: usize, budget: &mut Budget) -> Result<Self> {
        let name = table.string(0)?.unwrap_or_default();
        budget.spend(name.len())?;
        let wire_type = table.scalar(1)?;
        let (sql_type, encoded_as) = types(name, wire_type, table.table(3)?)?;
        let mut column = Self {
            name,
            sql_type,
            len,
            nulls: None,
            values: Values::None,
        };
        if let Some(values) = table.table(2)? {
            column.nulls = values.vector(0)?;
            column.values = match encoded_as {
                data_type::LONG => values.vector(1)?.map(Values::Integers),
                data_type::BOOLEAN => values.vector(2)?.map(Values::Booleans),
                data_type::DOUBLE => values.vector(3)?.map(Values::Doubles),
                data_type::STRING => values.offsets(4)?.map(Values::Strings),
                data_type::BINARY => values.offsets(5)?.map(Values::Binaries),
                data_type::STRING_RLE => match values.table(6)? {
                    Some(runs) => runs
                        .offsets(0)?
                        .zip(runs.vector(1)?)
                        .map(|(values, indexes)| Values::Runs(values, indexes)),
                    None => None,
                },
                _ => None,
            }
            .unwrap_or(Values::None);
        }
        column.check(budget)?;
        Ok(column)
    }

    /// Reads all cells once.
    fn check(&self, budget: &mut Budget) -> Result<()> {
        let malformed = |reason: &str| malformed(&format!("column {:?} {reason}", self.name));
        if self.nulls.is_some_and(|nulls| nulls.len() != self.len) {
            return Err(malformed("has another number of rows"));
        }
        let count = match self.values {
            Values::None => {
                let is_null = |row| self.nulls.and_then(|nulls| nulls.get(row)) != Some(false);
                budget.spend(self.len)?;
                return match self.sql_type == SqlType::Null || (0..self.len).all(is_null) {
                    true => Ok(()),
                    false => Err(malformed("has no values")),
                };
            }
            Values::Integers(values) => values.len(),
            Values::Booleans(values) => values.len(),
            Values::Doubles(values) => values.len(),
            Values::Strings(values) | Values::Binaries(values) => values.len(),
            Values::Runs(_, indexes) => indexes.len(),
        };
        if count != self.len {
            return Err(malformed("has another number of rows"));
        }
        budget.spend(self.len)?;
        for row in (0..self.len).filter(|row| !self.is_null(*row)) {
            match self.value(row) {
                Some(SqlValue::String(text)) => budget.spend(text.len())?,
                Some(_) => {}
                None => return Err(malformed(&format!("has a malformed cell in row {row}"))),
            }
        }
        Ok(())
    }
}

/// The type of a column's cells, and that of which their values are.
fn types(name: &str, wire_type: u8, complex: Option<Table<'_>>) -> Result<(SqlType, u8)> {
    let name = Quoted(name);
    let unknown =
        |what: &str, number| malformed(&format!("column {name} has the unknown {what} {number}"));
    let sql_type = match wire_type {
        data_type::NONE => SqlType::Null,
        data_type::LONG => SqlType::Integer,
        data_type::BOOLEAN => SqlType::Boolean,
        data_type::DOUBLE => SqlType::Double,
        data_type::STRING | data_type::STRING_RLE => SqlType::String,
        data_type::BINARY => SqlType::Binary,
        data_type::COMPLEX => {
            let (logic_type, encoded_as) = match complex {
                Some(complex) => (complex.scalar(0)?, complex.scalar(1)?),
                None => (0, 0),
            };
            if encoded_as != data_type::LONG {
                return Err(unknown("encoding", encoded_as));
            }
            let sql_type = match logic_type {
                logic_type::DATETIME => SqlType::DateTime,
                logic_type::DATE => SqlType::Date,
                logic_type::TIME => SqlType::Time,
                _ => return Err(unknown("logic type", logic_type)),
            };
            return Ok((sql_type, encoded_as));
        }
        _ => return Err(unknown("type", wire_type)),
    };
    Ok((sql_type, wire_type))
}

/// The day of a time in seconds.
fn days(seconds: i64) -> Option<i32> {
    seconds.div_euclid(SECONDS_PER_DAY).try_into().ok()
}

fn malformed(reason: &str) -> Error {
    Error::new(ErrorKind::Decode, format!("malformed SQL rows: {reason}"))
}
