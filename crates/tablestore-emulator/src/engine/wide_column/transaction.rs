//! Local transactions: changes to the rows of one partition that nobody else sees until they are
//! committed. While one is open, it alone can write its partition, and others read the rows as they
//! were before.

use std::sync::Arc;

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::engine::shared::transactions::{Transaction, TransactionId};
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::key::shown;
use crate::engine::wide_column::table::record::TableRecord;
use crate::engine::wide_column::{key_encoding, secondary_index};
use crate::store::{Overlay, ReadTransaction};

/// Aborts the open transactions on a table, because their changes may no longer fit it.
pub(crate) fn abort_all_on(context: &Context<'_>, table: &TableRecord) {
    let rows = storage_key::rows(table.id);
    context.transactions.end_all_under(&rows, context.ending);
}

/// Checks that a row, or a bound of rows, is in a transaction's partition.
pub(crate) fn check_partition(
    transaction: &Transaction,
    table: &Table,
    key: &PrimaryKey,
) -> Result<()> {
    if table.partition(key) == transaction.prefix() {
        return Ok(());
    }
    Err(ServiceError::new(
        ErrorCode::DataOutOfRange,
        format!(
            "Data out of scope of transaction. Transaction PartKey:{}. Data PartKey:{}",
            shown(partition_of(transaction).as_ref()),
            shown(key.columns().first().map(|column| &column.value))
        ),
    ))
}

/// Returns the partition key value of a transaction.
fn partition_of(transaction: &Transaction) -> Option<PrimaryKeyValue> {
    let mut value = transaction.prefix().get(storage_key::ROWS_LENGTH..)?;
    key_encoding::decode(&mut value).ok()
}

/// The transaction that a read names, if it names one. All that it reads has to be in there.
pub(crate) fn of_read(
    context: &Context<'_>,
    id: Option<TransactionId>,
    table: &Table,
    keys: &[&PrimaryKey],
) -> Result<Option<Arc<Transaction>>> {
    let Some(id) = id else {
        return Ok(None);
    };
    let transaction = context
        .transactions
        .find(context.instance, context.now, id)?;
    for key in keys {
        check_partition(&transaction, table, key)?;
    }
    Ok(Some(transaction))
}

/// Reads a table as everybody sees it, or as a transaction does.
pub(crate) fn read<T>(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &Table,
    transaction: Option<&Transaction>,
    read: impl FnOnce(&dyn ReadTransaction) -> Result<T>,
) -> Result<T> {
    match transaction {
        None => secondary_index::read(context, store, table, read),
        Some(transaction) => {
            transaction.with(|state| read(&Overlay::new(store, &mut state.changes)))
        }
    }
}
