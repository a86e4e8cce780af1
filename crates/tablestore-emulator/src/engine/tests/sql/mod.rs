//! SQL statements and their results.
//!
//! A scenario is a statement with its result as text:
//!
//! ```text
//! > select pid, name from people limit 1
//! SELECT pid:BIGINT | name:MEDIUMTEXT
//! 0 | 'somebody0'
//! reads people 1
//! ```
//!
//! Where an error is expected, `!` is followed by its code and its text. The lines `reads` and
//! `writes` are compared where a scenario has them.

mod data;
mod differential;
mod hostile;
mod limits;
mod readers;
mod scenarios;
mod series;

use tablestore_protocol::proto::table::{
    ConsumedCapacity, SqlPayloadVersion, SqlQueryRequest, SqlQueryResponse, SqlStatementType,
};
use tablestore_protocol::sql_rows::{SqlRows, SqlValue};

use super::*;

/// A statement as a client of today sends it.
fn request(query: &str) -> SqlQueryRequest {
    SqlQueryRequest {
        query: query.to_owned(),
        version: Some(SqlPayloadVersion::SqlFlatBuffers as i32),
        sql_version: Some(1),
        search_token: None,
    }
}

impl Service {
    fn sql(&self, query: &str) -> Result<SqlQueryResponse, ServiceError> {
        self.call("SQLQuery", &request(query))
    }

    /// The rows of a statement, with their cells as text.
    fn sql_rows(&self, query: &str) -> Vec<String> {
        let response = self
            .sql(query)
            .unwrap_or_else(|error| panic!("{query}: {error}"));
        let rows = SqlRows::decode(response.rows.unwrap_or_default()).unwrap();
        (0..rows.len()).map(|row| shown_row(&rows, row)).collect()
    }
}

fn shown_row(rows: &SqlRows, row: usize) -> String {
    let cells = rows
        .columns()
        .iter()
        .map(|column| shown_cell(column.get(row).unwrap()));
    cells.collect::<Vec<_>>().join(" | ")
}

fn shown_cell(cell: SqlValue<'_>) -> String {
    match cell {
        SqlValue::Null => "NULL".to_owned(),
        SqlValue::Integer(number) => number.to_string(),
        SqlValue::Boolean(value) => value.to_string(),
        SqlValue::Double(number) => format!("{number:?}"),
        SqlValue::String(text) => format!("'{text}'"),
        SqlValue::Binary(bytes) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("x'{digits}'")
        }
        SqlValue::DateTime(micros) => format!("datetime {micros}"),
        SqlValue::Date(days) => format!("date {days}"),
        SqlValue::Time(nanos) => format!("time {nanos}"),
        other => format!("{other:?}"),
    }
}

fn units(consumed: Option<&ConsumedCapacity>) -> (i32, i32) {
    let unit = consumed.unwrap().capacity_unit;
    (unit.read.unwrap(), unit.write.unwrap())
}

/// A result as text.
fn shown_response(outcome: &Result<SqlQueryResponse, ServiceError>) -> Vec<String> {
    let response = match outcome {
        Ok(response) => response,
        Err(error) => return vec![format!("! {} {}", error.code(), error.message())],
    };
    assert_eq!(response.version, Some(2));
    let kind = SqlStatementType::try_from(response.r#type.unwrap()).unwrap();
    let kind = kind
        .as_str_name()
        .trim_start_matches("SQL_")
        .replace("_TABLE", "");
    let mut lines = Vec::new();
    match &response.rows {
        None => match response.affected_rows {
            Some(rows) => lines.push(format!("{kind} {rows}")),
            None => lines.push(kind),
        },
        Some(bytes) => {
            assert!(!bytes.is_empty());
            let rows = SqlRows::decode(bytes.clone()).unwrap();
            let columns = rows.columns().iter();
            let columns = columns.map(|column| format!("{}:{}", column.name(), column.sql_type()));
            lines.push(format!(
                "{kind} {}",
                columns.collect::<Vec<_>>().join(" | ")
            ));
            lines.extend((0..rows.len()).map(|row| shown_row(&rows, row)));
        }
    }
    for consumed in &response.consumes {
        assert!(consumed.reserved_throughput.is_some());
        let (read, write) = units(consumed.consumed.as_ref());
        let name = consumed.table_name.as_deref().unwrap();
        match write {
            0 => lines.push(format!("reads {name} {read}")),
            _ => lines.push(format!("writes {name} {read} {write}")),
        }
    }
    for consumed in &response.search_consumes {
        assert!(consumed.reserved_throughput.is_some());
        let (read, write) = units(consumed.consumed.as_ref());
        assert_eq!(write, 0);
        let table = consumed.table_name.as_deref().unwrap();
        lines.push(format!(
            "reads {table}/{} {read}",
            consumed.index_name.as_deref().unwrap()
        ));
    }
    lines
}

/// Runs the scenarios of a file, one after another.
fn run_scenarios(service: &Service, scenarios: &str) {
    let mut failures = Vec::new();
    let mut count = 0;
    for block in scenarios.split("\n\n") {
        let lines = block.lines().filter(|line| !line.starts_with("--"));
        let (statement, expected): (Vec<&str>, Vec<&str>) =
            lines.partition(|it| it.starts_with("> "));
        if statement.is_empty() {
            continue;
        }
        count += 1;
        let statement = statement
            .iter()
            .map(|line| &line[2..])
            .collect::<Vec<_>>()
            .join("\n");
        let mut found = shown_response(&service.sql(&statement));
        let is_read = |line: &str| line.starts_with("reads ") || line.starts_with("writes ");
        if !expected.iter().any(|line| is_read(line)) {
            found.retain(|line| !is_read(line));
        }
        if found.join("\n") != expected.join("\n") {
            failures.push(format!("> {statement}\n{}\n", found.join("\n")));
        }
    }
    assert!(count > 0);
    assert!(
        failures.is_empty(),
        "{} scenarios differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
