//! Writing a row: everything that needs the table and the row as it is.
//!
//! Nothing is written before the last check, so a row that fails has changed nothing, in a batch
//! and in a transaction too.

use bytes::Bytes;
use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::plainbuffer::{encode_primary_key, encode_row};
use tablestore_protocol::proto::table::{ConsumedCapacity, RowExistenceExpectation as Expectation};
use tablestore_protocol::{Column, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Str};

use crate::engine::change_log;
use crate::engine::change_log::entry::Change;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::time::Time;
use crate::engine::shared::{capacity, storage_key};
use crate::engine::wide_column::row::cell_change;
use crate::engine::wide_column::row::cell_change::CellChange;
use crate::engine::wide_column::row::change::{ReturnContent, RowChange};
use crate::engine::wide_column::row::filter::Candidate;
use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::engine::wide_column::stored_row::{Cell, CellWrite, Row};
use crate::engine::wide_column::table::Table;
use crate::store::{StoreError, WriteTransaction};

/// A row that was written.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) consumed: ConsumedCapacity,
    /// What the writer wanted back.
    pub(crate) row: Option<Bytes>,
}

/// Checks a row, whose key fits its table, against the table and the stored row, and writes it.
pub(crate) fn write_row(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &Table,
    change: RowChange,
) -> Result<Written> {
    let now = context.now;
    if change.kind == RowChangeKind::Update && !table.allows_update() {
        return Err(invalid("Update operation is not allowed in this table"));
    }
    let expectation = check_auto_increment(table, &change)?;
    check_timestamps(table, now, &change.cells)?;

    let stored_key = table.stored_key(&change.primary_key);
    let needs_row = change.kind == RowChangeKind::Update
        || expectation != Expectation::Ignore
        || change.column_condition.is_some()
        || change_log::is_kept(table);
    let stored = match needs_row {
        true => store.get(&stored_key)?,
        false => None,
    };
    let old = match &stored {
        Some(stored) => table.live_row(stored, now)?,
        None => None,
    };
    check_existence(&change, expectation, old.as_ref())?;
    check_column_condition(context, &change, old.as_ref())?;
    let nothing = Row::default();
    let base = match (change.kind, &old) {
        // What a put replaces does not matter to it.
        (RowChangeKind::Put, _) | (_, None) => &nothing,
        (_, Some(old)) => old,
    };
    let writes = cell_change::resolve(table, now, base, change.cells)?;
    // Needed for the change log alone.
    let (before, written) = match change_log::is_kept(table) {
        true => (old.clone(), writes.clone()),
        false => (None, Vec::new()),
    };
    let new = apply(table, change.kind, writes, old);
    if let Some(new) = &new {
        table.check_indexed_columns(new)?;
    }

    let key = generate(store, table, change.primary_key)?;
    let stored_key = table.stored_key(&key);
    match &new {
        Some(row) => store.put(&stored_key, row.encode())?,
        None => store.delete(&stored_key)?,
    }
    if change_log::is_kept(table) {
        let change = Change {
            kind: change.kind,
            key: &key,
            cells: &written,
            stored_before: stored.as_ref(),
            before: before.as_ref(),
            after: new.as_ref(),
        };
        change_log::append(context, store, table, &change)?;
    }
    // An update reads its row in any case, and is not charged for that alone.
    let is_read = expectation != Expectation::Ignore
        || change.column_condition.is_some()
        || table.has_indexes() && change.kind != RowChangeKind::Update;
    Ok(Written {
        consumed: capacity::consumed(i32::from(is_read), capacity::units(change.size)),
        row: returned(&change.return_content, &key, new.as_ref()),
    })
}

/// Checks a write to a table whose key has a column that the service fills in, and returns the
/// expectation that holds for the write.
fn check_auto_increment(table: &Table, change: &RowChange) -> Result<Expectation> {
    let Some(position) = table.primary_key.iter().position(|it| it.is_auto_increment) else {
        return Ok(change.expectation);
    };
    let expectation = change.expectation.as_str_name();
    let value = change.primary_key.columns().get(position);
    if value.is_some_and(|column| column.value == PrimaryKeyValue::AutoIncrement) {
        if change.kind == RowChangeKind::Delete {
            return Err(invalid(
                "Invalid row to delete which with pk auto increment",
            ));
        }
        if change.expectation != Expectation::Ignore {
            return Err(invalid(format!(
                "Invalid expect:{expectation} when modify row with pk auto increment"
            )));
        }
        if change.column_condition.is_some() {
            return Err(invalid(
                "Can't set condition when modify row with pk auto increment",
            ));
        }
        return Ok(Expectation::Ignore);
    }
    // Only the service gives out numbers, so a row that is addressed by number has to exist.
    match (change.kind, change.expectation) {
        (RowChangeKind::Delete, expectation) => Ok(expectation),
        (_, Expectation::ExpectExist) => Ok(Expectation::ExpectExist),
        (RowChangeKind::Update, Expectation::Ignore) => Ok(Expectation::ExpectExist),
        (RowChangeKind::Put, Expectation::Ignore) if !change.is_single => {
            Ok(Expectation::ExpectExist)
        }
        _ => Err(invalid(format!(
            "Invalid expect: {expectation} when modify a specific row for table with pk auto \
             increment"
        ))),
    }
}

/// Timestamps that writers give have to be near the clock, and not expired already.
fn check_timestamps(table: &Table, now: Time, cells: &[CellChange]) -> Result<()> {
    let now = now.seconds();
    let oldest = match table.time_to_live() {
        Some(seconds) => now.saturating_sub(table.deviation().min(seconds)),
        None => now.saturating_sub(table.deviation()),
    };
    let allowed = oldest..now.saturating_add(table.deviation());
    for cell in cells {
        if let CellChange::Put {
            name,
            timestamp: Some(timestamp),
            ..
        } = cell
        {
            if table.has_indexes() {
                return Err(invalid(format!(
                    "Timestamp cannot be given in a table with secondary indexes. Cell:{name}."
                )));
            }
            if !allowed.contains(&(timestamp / 1000)) {
                return Err(invalid(format!("Invalid timestamp. Cell:{name}.")));
            }
        }
    }
    Ok(())
}

fn check_existence(change: &RowChange, expectation: Expectation, old: Option<&Row>) -> Result<()> {
    let message = match (expectation, old) {
        (Expectation::ExpectExist, None) => "Row does not exist which is expected existent",
        (Expectation::ExpectNotExist, Some(_)) => "Row exists which is expected nonexistent",
        _ => return Ok(()),
    };
    // Only PutRow has texts of its own.
    match change.kind == RowChangeKind::Put && change.is_single {
        true => Err(ServiceError::new(ErrorCode::ConditionCheckFail, message)),
        false => Err(condition_failed()),
    }
}

fn check_column_condition(
    context: &Context<'_>,
    change: &RowChange,
    old: Option<&Row>,
) -> Result<()> {
    let Some(condition) = &change.column_condition else {
        return Ok(());
    };
    // A row that does not exist has no columns, and a condition may let it pass.
    let cells: Vec<Cell> = old.map(|row| row.cells().collect()).unwrap_or_default();
    let row = Candidate {
        primary_key: &change.primary_key,
        cells: &cells,
    };
    match condition.passes(row, &context.work)? {
        true => Ok(()),
        false => Err(condition_failed()),
    }
}

fn condition_failed() -> ServiceError {
    ServiceError::new(ErrorCode::ConditionCheckFail, "Condition check failed.")
}

/// The row after its cells are written; `None` when there is none.
fn apply(
    table: &Table,
    kind: RowChangeKind,
    writes: Vec<CellWrite>,
    old: Option<Row>,
) -> Option<Row> {
    let mut row = match (kind, old) {
        (RowChangeKind::Delete, _) => return None,
        (RowChangeKind::Update, Some(old)) => old,
        (RowChangeKind::Update, None) if writes.iter().all(CellWrite::is_deletion) => return None,
        (RowChangeKind::Put, _) | (RowChangeKind::Update, None) => Row::default(),
    };
    for write in writes {
        write.apply(&mut row);
    }
    row.keep_newest(table.max_versions());
    Some(row)
}

/// The key with the number that the service chooses, where it is to choose one.
fn generate(
    store: &mut dyn WriteTransaction,
    table: &Table,
    key: PrimaryKey,
) -> Result<PrimaryKey, StoreError> {
    let is_open = |column: &PrimaryKeyColumn| column.value == PrimaryKeyValue::AutoIncrement;
    if !key.columns().iter().any(is_open) {
        return Ok(key);
    }
    let counter = storage_key::auto_increment(table.record.id);
    let next = match store.get(&counter)? {
        Some(last) => i64::from_be_bytes(last.as_ref().try_into().map_err(StoreError::new)?) + 1,
        None => 1,
    };
    store.put(&counter, next.to_be_bytes().to_vec())?;
    let fill = |column: &PrimaryKeyColumn| match is_open(column) {
        true => PrimaryKeyColumn {
            name: column.name.clone(),
            value: PrimaryKeyValue::Integer(next),
        },
        false => column.clone(),
    };
    Ok(key.columns().iter().map(fill).collect())
}

fn returned(content: &ReturnContent, key: &PrimaryKey, row: Option<&Row>) -> Option<Bytes> {
    match content {
        ReturnContent::Nothing => None,
        ReturnContent::PrimaryKey => Some(encode_primary_key(key)),
        ReturnContent::AfterModify(names) => {
            let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
            names.sort_unstable();
            names.dedup();
            let column = |name: &str| {
                let name = Str::from(name);
                let (timestamp, value) = row?.newest(&name)?;
                Some(Column::new(name.clone(), value.clone()).with_timestamp(timestamp))
            };
            let columns: Vec<Column> = names.into_iter().filter_map(column).collect();
            Some(encode_row(key, &columns))
        }
    }
}
