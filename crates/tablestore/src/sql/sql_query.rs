use std::sync::Arc;

use bytes::Bytes;
use tablestore_core::{Effect, Error, ErrorKind, Operation, Result};
use tablestore_protocol::plainbuffer;
use tablestore_protocol::proto::table as proto;
use tablestore_protocol::sql_rows::{self, SqlColumn, SqlRows, SqlType, SqlValue};
use tablestore_protocol::{Row, ValueRef};

use super::parameter::SqlParameter;
use super::result_set::{SqlRow, SqlRowIter};
use super::statement::{self, Literals};
use crate::call::wire_enum::{WireEnum as _, wire_enum};
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{Next, Paged, Progress, pages_method};

/// An `SQLQuery` request, created by [`Client::sql`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct SqlQuery {
    context: CallContext,
    statement: String,
    literals: Literals,
    search_token: Option<String>,
}

/// The response to `SQLQuery`: a result set, for statements that have one, and what the statement did.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SqlQueryResponse {
    /// The kind of the statement.
    pub kind: StatementKind,
    /// The number of rows that `INSERT`, `UPDATE` or `DELETE` has written; 0 if the service does not
    /// report it.
    pub affected_rows: u64,
    /// The cost of each table that was read or written.
    pub tables: Vec<TableCapacity>,
    /// The cost of each search index that was read.
    pub indexes: Vec<IndexCapacity>,
    /// The position of the next page, for [`SqlQuery::search_token`]; `None` after the last page.
    pub next_search_token: Option<String>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
    rows: Option<Arc<SqlRows>>,
}

wire_enum! {
    /// The kind of a statement.
    StatementKind {
        /// `SELECT`.
        Select = proto::SqlStatementType::SqlSelect;
        /// `CREATE TABLE`, which creates a mapping.
        CreateTable = proto::SqlStatementType::SqlCreateTable;
        /// `SHOW TABLES` and the other `SHOW` statements.
        ShowTable = proto::SqlStatementType::SqlShowTable;
        /// `DESCRIBE`.
        DescribeTable = proto::SqlStatementType::SqlDescribeTable;
        /// `DROP MAPPING TABLE`.
        DropTable = proto::SqlStatementType::SqlDropTable;
        /// `ALTER TABLE`.
        AlterTable = proto::SqlStatementType::SqlAlterTable;
        /// `INSERT`.
        Insert = proto::SqlStatementType::SqlInsert;
        /// `UPDATE`.
        Update = proto::SqlStatementType::SqlUpdate;
        /// `DELETE`.
        Delete = proto::SqlStatementType::SqlDelete;
    }
}

/// The cost of a table that a statement has read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableCapacity {
    /// The table.
    pub table: String,
    /// The cost.
    pub consumed: ConsumedCapacity,
    /// Whether the metadata of time series was read, not their points.
    pub is_timeseries_meta: bool,
}

/// The cost of a search index that a statement has read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndexCapacity {
    /// The table of the index.
    pub table: String,
    /// The index.
    pub index: String,
    /// The cost.
    pub consumed: ConsumedCapacity,
}

impl SqlQuery {
    pub(super) fn new(client: &Client, statement: String) -> Self {
        Self {
            context: CallContext::new(client),
            statement,
            literals: Literals::default(),
            search_token: None,
        }
    }

    /// Gives the next `?` of the statement its value. The value is written as a literal in which
    /// nothing can be mistaken for a part of the statement; a `?` in a string, a quoted name or a
    /// comment is no placeholder.
    ///
    /// When the request is sent, another number of values than placeholders is rejected, and so is a
    /// double that is infinite or not a number.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let rows = client.sql("SELECT ? AS text, ? + 1 AS number").bind("it's").bind(41).send().await?;
    /// let row = rows.get(0).unwrap();
    /// assert_eq!((row.get::<&str>(0)?, row.get::<i64>(1)?), ("it's", 42));
    /// # Ok(()) });
    /// ```
    pub fn bind(mut self, value: impl Into<SqlParameter>) -> Self {
        match value.into().literal() {
            Ok(literal) => self.literals.positional.push(literal),
            Err(reason) => self.context.reject(reason),
        }
        self
    }

    /// Gives a parameter `:name` of the statement its value, wherever it occurs.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let statement = client.sql("SELECT :n * :n AS square").bind_named("n", 7);
    /// assert_eq!(statement.send().await?.get(0).unwrap().get::<i64>("square")?, 49);
    /// # Ok(()) });
    /// ```
    pub fn bind_named(mut self, name: &str, value: impl Into<SqlParameter>) -> Self {
        let name = name.strip_prefix(':').unwrap_or(name);
        match value.into().literal() {
            Ok(literal) => {
                self.literals.named.retain(|(it, _)| it != name);
                self.literals.named.push((name.to_owned(), literal));
            }
            Err(reason) => self.context.reject(reason),
        }
        self
    }

    /// Continues the result of the same statement at the
    /// [`next_search_token`](SqlQueryResponse::next_search_token) of an earlier response.
    pub fn search_token(mut self, token: impl Into<String>) -> Self {
        self.search_token = Some(token.into());
        self
    }
}

pages_method!(SqlQuery: "the result");
request! {
    SqlQuery -> SqlQueryResponse {
        example: r#"client.sql("SHOW TABLES")"#,
    }
}

impl Request for SqlQuery {
    type Response = SqlQueryResponse;

    fn operation(&self) -> Operation {
        let effect = match statement::only_reads(&self.statement) {
            true => Effect::Read,
            false => Effect::Write,
        };
        Operation::SQL_QUERY.with_effect(effect)
    }

    fn encode(&self) -> Result<Bytes> {
        let query = statement::render(&self.statement, &self.literals);
        Ok(wire::encode(&proto::SqlQueryRequest {
            query: query.map_err(|reason| Error::new(ErrorKind::Request, reason))?,
            version: Some(proto::SqlPayloadVersion::SqlFlatBuffers.into()),
            sql_version: Some(1),
            search_token: self.search_token.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<SqlQueryResponse> {
        let response: proto::SqlQueryResponse = wire::decode(body)?;
        let is_plain =
            response.version == Some(i32::from(proto::SqlPayloadVersion::SqlPlainBuffer));
        let rows = response
            .rows
            .filter(|rows| !rows.is_empty())
            .map(|rows| match is_plain {
                true => from_plain_buffer(&rows),
                false => SqlRows::decode(rows),
            });
        let tables = response.consumes.into_iter().map(|table| TableCapacity {
            table: table.table_name.unwrap_or_default(),
            consumed: ConsumedCapacity::from_optional(table.consumed.as_ref()),
            is_timeseries_meta: table.is_timeseries_meta.unwrap_or(false),
        });
        let indexes = response
            .search_consumes
            .into_iter()
            .map(|index| IndexCapacity {
                table: index.table_name.unwrap_or_default(),
                index: index.index_name.unwrap_or_default(),
                consumed: ConsumedCapacity::from_optional(index.consumed.as_ref()),
            });
        Ok(SqlQueryResponse {
            kind: StatementKind::from_proto(response.r#type.unwrap_or_default()),
            affected_rows: response.affected_rows.map_or(0, wire::from_i64),
            tables: tables.collect(),
            indexes: indexes.collect(),
            next_search_token: response.next_search_token.filter(|token| !token.is_empty()),
            metadata,
            rows: rows.transpose()?.map(Arc::new),
        })
    }

    fn consumed(response: &SqlQueryResponse) -> Option<ConsumedCapacity> {
        let tables = response.tables.iter().map(|table| table.consumed);
        let indexes = response.indexes.iter().map(|index| index.consumed);
        Some(tables.chain(indexes).sum())
    }
}

/// Reads the first generation of results, which is rows of cells without types of columns.
fn from_plain_buffer(rows: &Bytes) -> Result<SqlRows> {
    let rows: Vec<Row> = plainbuffer::decode_rows(rows)?;
    let mut columns: Vec<(String, SqlType)> = Vec::new();
    let mut cells: Vec<Vec<(usize, SqlValue<'_>)>> = Vec::new();
    for row in &rows {
        let mut row_cells = Vec::new();
        for column in row.columns().iter() {
            let value = match column.value {
                ValueRef::Integer(number) => SqlValue::Integer(number),
                ValueRef::Double(number) => SqlValue::Double(number),
                ValueRef::Boolean(value) => SqlValue::Boolean(value),
                ValueRef::String(text) => SqlValue::String(text),
                ValueRef::Binary(bytes) => SqlValue::Binary(bytes),
                _ => SqlValue::Null,
            };
            let known = columns.iter().position(|(name, _)| *name == column.name);
            let position = known.unwrap_or_else(|| {
                columns.push((column.name.to_owned(), value.sql_type()));
                columns.len() - 1
            });
            row_cells.push((position, value));
        }
        cells.push(row_cells);
    }
    let full: Vec<Vec<SqlValue<'_>>> = cells
        .into_iter()
        .map(|row| {
            let mut full = vec![SqlValue::Null; columns.len()];
            for (position, value) in row {
                full[position] = value;
            }
            full
        })
        .collect();
    let named: Vec<_> = columns
        .iter()
        .map(|(name, kind)| (name.as_str(), *kind))
        .collect();
    let encoded = sql_rows::encode(&named, &full);
    let encoded = encoded.map_err(|error| Error::new(ErrorKind::Decode, error.to_string()))?;
    SqlRows::decode(encoded)
}

impl Paged for SqlQuery {
    type Position = String;

    fn start(&self) -> String {
        self.search_token.clone().unwrap_or_default()
    }

    fn advance(&mut self, response: &SqlQueryResponse, progress: &mut Progress) -> Result<Next> {
        let Some(next) = &response.next_search_token else {
            return Ok(Next::End);
        };
        progress.check(next.as_bytes(), !response.is_empty())?;
        self.search_token = Some(next.clone());
        Ok(Next::Page)
    }
}

/// # Rows
impl SqlQueryResponse {
    /// Returns whether the statement has a result set, even one without rows.
    pub fn has_rows(&self) -> bool {
        self.rows.is_some()
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        self.rows.as_ref().map_or(0, |rows| rows.len())
    }

    /// Returns whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the columns, in the order of the statement, with their names and types. Cells are read
    /// from the response on each access, and nothing is copied.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::sql::{SqlType, SqlValue};
    ///
    /// let rows = client.sql("SELECT 1 AS one").send().await?;
    /// let column = &rows.columns()[0];
    /// assert_eq!((column.name(), column.sql_type()), ("one", SqlType::Integer));
    /// assert_eq!(column.get(0), Some(SqlValue::Integer(1)));
    /// # Ok(()) });
    /// ```
    pub fn columns(&self) -> &[SqlColumn<'_>] {
        self.rows.as_ref().map_or(&[], |rows| rows.columns())
    }

    /// Returns a row, counted from 0.
    pub fn get(&self, row: usize) -> Option<SqlRow<'_>> {
        let rows = self.rows.as_ref()?;
        (row < rows.len()).then(|| SqlRow::new(rows, row))
    }

    /// Returns the rows.
    pub fn iter(&self) -> SqlRowIter<'_> {
        SqlRowIter::new(self.rows.as_deref())
    }
}

impl<'a> IntoIterator for &'a SqlQueryResponse {
    type Item = SqlRow<'a>;
    type IntoIter = SqlRowIter<'a>;

    fn into_iter(self) -> SqlRowIter<'a> {
        self.iter()
    }
}
