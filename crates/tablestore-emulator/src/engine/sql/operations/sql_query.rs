use tablestore_protocol::proto::table::{
    CapacityUnit, ConsumedCapacity, ReservedThroughput, SearchConsumedCapacity, SqlPayloadVersion,
    SqlQueryRequest, SqlQueryResponse, SqlStatementType, TableConsumedCapacity,
};

use crate::engine::shared::capacity;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::change::{self, Changed};
use crate::engine::sql::encode::{self, Times};
use crate::engine::sql::mapping::definition;
use crate::engine::sql::parse;
use crate::engine::sql::parse::ast::Statement;
use crate::engine::sql::resolve::{self, Resolved};
use crate::engine::sql::run::{Consumed, Run};
use crate::engine::sql::show::{self, Shown};
use crate::store::{ReadTransaction, WriteTransaction};

/// Bytes of the call's budget for each byte of a statement that is parsed.
const PARSE_COST: usize = 32;

/// Runs a statement that only reads.
pub(super) fn read(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: &SqlQueryRequest,
) -> Result<SqlQueryResponse> {
    let statement = parsed(context, request)?;
    execute_read(context, store, request, &statement)
}

/// The statement of a request.
fn parsed(context: &Context<'_>, request: &SqlQueryRequest) -> Result<Statement> {
    if let Some(version @ (..=0 | 3..)) = request.version {
        return Err(invalid(format!("Invalid SQL payload version: {version}.")));
    }
    let cost = request.query.len().saturating_mul(PARSE_COST);
    context.work.budget.spend(cost)?;
    parse::parse(&request.query)
}

fn execute_read(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: &SqlQueryRequest,
    statement: &Statement,
) -> Result<SqlQueryResponse> {
    let shown = |kind, shown: Result<Shown>| {
        let (columns, rows) = shown?;
        with_rows(request, kind, &columns, &rows)
    };
    match statement {
        Statement::Select(query) => {
            let Resolved { plan, weight } = resolve::resolve(context, store, query)?;
            let run = Run::new(context, store, weight);
            let rows = run.rows(&plan)?;
            let response = with_rows(request, SqlStatementType::SqlSelect, &plan.columns, &rows)?;
            Ok(with_consumed(response, run.consumed()))
        }
        Statement::ShowTables { database, pattern } => shown(
            SqlStatementType::SqlShowTable,
            show::tables(context, store, database.as_deref(), pattern.as_deref()),
        ),
        Statement::ShowIndex(table) => shown(
            SqlStatementType::SqlShowTable,
            show::indexes(context, store, table),
        ),
        Statement::ShowColumns {
            table,
            is_full,
            pattern,
        } => shown(
            SqlStatementType::SqlShowTable,
            show::of_columns(context, store, table, *is_full, pattern.as_deref()),
        ),
        Statement::Describe(table) => shown(
            SqlStatementType::SqlDescribeTable,
            show::describe(context, store, table),
        ),
        // A statement is given to the other handler by its first word.
        _ => Err(invalid("The statement does not only read.")),
    }
}

/// Runs any statement.
pub(super) fn write(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: &SqlQueryRequest,
) -> Result<SqlQueryResponse> {
    let statement = parsed(context, request)?;
    match &statement {
        Statement::Create(created) => {
            definition::create(context, store, created)?;
            Ok(without_rows(request, SqlStatementType::SqlCreateTable))
        }
        Statement::Alter { table, change } => {
            definition::alter(context, store, table, change)?;
            Ok(without_rows(request, SqlStatementType::SqlAlterTable))
        }
        Statement::Drop { tables, if_exists } => {
            definition::drop_mappings(context, store, tables, *if_exists)?;
            Ok(without_rows(request, SqlStatementType::SqlDropTable))
        }
        Statement::Insert(insert) => {
            let changed = change::insert(context, store, insert)?;
            Ok(of_change(request, SqlStatementType::SqlInsert, changed))
        }
        Statement::Update(update) => {
            let changed = change::update(context, store, update)?;
            Ok(of_change(request, SqlStatementType::SqlUpdate, changed))
        }
        Statement::Delete(delete) => {
            let changed = change::delete(context, store, delete)?;
            Ok(of_change(request, SqlStatementType::SqlDelete, changed))
        }
        _ => execute_read(context, store, request, &statement),
    }
}

/// The encoding that the client reads.
fn version(request: &SqlQueryRequest) -> SqlPayloadVersion {
    match request.version {
        Some(2) => SqlPayloadVersion::SqlFlatBuffers,
        _ => SqlPayloadVersion::SqlPlainBuffer,
    }
}

fn without_rows(request: &SqlQueryRequest, kind: SqlStatementType) -> SqlQueryResponse {
    SqlQueryResponse {
        version: Some(version(request) as i32),
        r#type: Some(kind as i32),
        ..SqlQueryResponse::default()
    }
}

fn with_rows(
    request: &SqlQueryRequest,
    kind: SqlStatementType,
    columns: &[crate::engine::sql::plan::OutputColumn],
    rows: &[Vec<crate::engine::sql::value::Value>],
) -> Result<SqlQueryResponse> {
    let times = match request.sql_version {
        Some(1) => Times::Numbers,
        _ => Times::Strings,
    };
    let rows = match version(request) {
        SqlPayloadVersion::SqlFlatBuffers => encode::flat_buffers(columns, rows, times)?,
        SqlPayloadVersion::SqlPlainBuffer => encode::plain_buffer(columns, rows),
    };
    Ok(SqlQueryResponse {
        rows: Some(rows),
        ..without_rows(request, kind)
    })
}

fn with_consumed(mut response: SqlQueryResponse, consumed: Vec<Consumed>) -> SqlQueryResponse {
    for read in consumed {
        let consumed = Some(capacity::consumed(capacity::units(read.bytes), 0));
        match read.index {
            None => response.consumes.push(TableConsumedCapacity {
                is_timeseries_meta: read.is_meta.then_some(true),
                ..of_table(read.table, consumed)
            }),
            Some(index) => response.search_consumes.push(SearchConsumedCapacity {
                table_name: Some(read.table),
                index_name: Some(index),
                consumed,
                reserved_throughput: Some(reserved()),
            }),
        }
    }
    response
}

fn of_change(
    request: &SqlQueryRequest,
    kind: SqlStatementType,
    changed: Changed,
) -> SqlQueryResponse {
    SqlQueryResponse {
        consumes: vec![of_table(changed.table, Some(changed.consumed))],
        affected_rows: Some(changed.affected_rows),
        ..without_rows(request, kind)
    }
}

fn of_table(table: String, consumed: Option<ConsumedCapacity>) -> TableConsumedCapacity {
    TableConsumedCapacity {
        table_name: Some(table),
        consumed,
        reserved_throughput: Some(reserved()),
        ..TableConsumedCapacity::default()
    }
}

/// Some clients fail without it.
fn reserved() -> ReservedThroughput {
    ReservedThroughput {
        capacity_unit: CapacityUnit {
            read: Some(0),
            write: Some(0),
        },
    }
}
