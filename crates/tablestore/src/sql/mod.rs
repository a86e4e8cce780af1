//! SQL: statements, their parameters and their results.

mod from_sql;
mod parameter;
mod result_set;
mod sql_query;
mod statement;
#[cfg(test)]
mod tests;
mod time;

pub use from_sql::FromSql;
pub use parameter::SqlParameter;
pub use result_set::{SqlCells, SqlIndex, SqlRow, SqlRowIter};
pub use sql_query::{IndexCapacity, SqlQuery, SqlQueryResponse, StatementKind, TableCapacity};
pub use tablestore_protocol::sql_rows::{SqlColumn, SqlType, SqlValue};
pub use time::{Date, DateTime, Time};

use crate::client::Client;

/// # SQL
impl Client {
    /// Executes an SQL statement (`SQLQuery`), in MySQL's dialect as the service speaks it. A table is
    /// addressed by its mapping, which `CREATE TABLE` makes; a table without one shows its key and its
    /// defined columns.
    ///
    /// [`bind`](SqlQuery::bind) gives the placeholders of the statement their values.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # client
    /// #     .sql("CREATE TABLE orders (customer VARCHAR(1024), `order` BIGINT, amount BIGINT, \
    /// #          status MEDIUMTEXT, PRIMARY KEY(customer, `order`))")
    /// #     .send()
    /// #     .await?;
    /// let rows = client
    ///     .sql(
    ///         "SELECT customer, SUM(amount) AS total FROM orders WHERE status = ? \
    ///          GROUP BY customer ORDER BY total DESC LIMIT 10",
    ///     )
    ///     .bind("open")
    ///     .send()
    ///     .await?;
    /// for row in rows.iter() {
    ///     println!("{} {}", row.get::<&str>(0)?, row.get::<f64>("total")?);
    /// }
    /// # assert_eq!(rows.iter().next().unwrap().get::<f64>("total")?, 84.0);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` for a statement that is not valid or names an unknown table or column,
    /// `OTSUnsupportOperation` for one that the service does not have, and `OTSQuotaExhausted` for one
    /// that reads more than 100,000 rows or 128 MB, or takes more than 30 s.
    ///
    /// # Retries
    ///
    /// `SELECT`, `SHOW` and `DESCRIBE` are retried as reads. Any other statement is not retried once its
    /// outcome is unknown.
    #[doc(alias("SQLQuery", "ExecuteSQL", "execute", "query"))]
    pub fn sql(&self, statement: impl Into<String>) -> SqlQuery {
        SqlQuery::new(self, statement.into())
    }
}
