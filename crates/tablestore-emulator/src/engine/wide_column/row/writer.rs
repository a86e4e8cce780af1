//! Who may write which rows of a table: requests on their own, transactions, batches.

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::PrimaryKeyValue;

use crate::engine::change_log;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, conflict, invalid, of_row};
use crate::engine::shared::limits;
use crate::engine::shared::transactions::{Transaction, TransactionId};
use crate::engine::wide_column::row::change::RowChange;
use crate::engine::wide_column::row::write;
use crate::engine::wide_column::row::write::Written;
use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::engine::wide_column::secondary_index;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::key::shown;
use crate::engine::wide_column::transaction;
use crate::store::{Changes, Overlay, WriteTransaction};

/// Writes rows of one table for one request.
pub(crate) struct RowWriter<'a> {
    context: &'a Context<'a>,
    table: &'a Table,
    store: &'a mut dyn WriteTransaction,
    scope: Scope<'a>,
}

enum Scope<'a> {
    /// Every partition that no transaction holds.
    Free,
    /// The partition of a transaction, up to the most bytes that one writes.
    Transaction {
        transaction: &'a Transaction,
        written_bytes: &'a mut usize,
    },
}

/// Writes a row that is a request of its own.
pub(crate) fn write_one(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table_name: &str,
    transaction: Option<TransactionId>,
    change: RowChange,
) -> Result<Written> {
    let change = change.into_single()?;
    let table = Table::open(context, store, table_name)?;
    RowWriter::run(context, store, &table, transaction, |writer| {
        writer.write(change)
    })
}

impl<'a> RowWriter<'a> {
    /// Runs writes, in a transaction if they name one.
    pub(crate) fn run<T>(
        context: &Context<'_>,
        store: &mut dyn WriteTransaction,
        table: &Table,
        transaction: Option<TransactionId>,
        write: impl FnOnce(&mut RowWriter<'_>) -> Result<T>,
    ) -> Result<T> {
        let Some(id) = transaction else {
            secondary_index::catch_up(context, store, table)?;
            return write(&mut RowWriter {
                context,
                table,
                store,
                scope: Scope::Free,
            });
        };
        let transaction = context
            .transactions
            .find(context.instance, context.now, id)?;
        transaction.with(|state| {
            write(&mut RowWriter {
                context,
                table,
                store: &mut Overlay::new(store, &mut state.changes),
                scope: Scope::Transaction {
                    transaction: &transaction,
                    written_bytes: &mut state.written_bytes,
                },
            })
        })
    }

    /// Writes a row.
    pub(crate) fn write(&mut self, change: RowChange) -> Result<Written> {
        let is_point = self.table.has_points()
            && change.kind != RowChangeKind::Delete
            && matches!(self.scope, Scope::Free);
        let point = is_point.then(|| change.primary_key.clone());
        let written = self.write_point(change)?;
        if let Some(key) = point {
            let name = self.table.record.meta.table_name.clone();
            self.context.rows_of_points.borrow_mut().push((name, key));
        }
        Ok(written)
    }

    /// Writes a row, and leaves it to the caller what becomes of the series if it is a point.
    pub(crate) fn write_point(&mut self, mut change: RowChange) -> Result<Written> {
        let (table, size) = (self.table, change.size);
        if table.is_index() || table.is_lastpoint_index() {
            return Err(invalid("Can't write index table directly"));
        }
        table.check_key(&change.primary_key)?;
        change.primary_key = table.with_hash(change.primary_key);
        self.admit(&change)?;
        let written = write::write_row(self.context, self.store, table, change)?;
        if let Scope::Transaction { written_bytes, .. } = &mut self.scope {
            **written_bytes += size;
        }
        Ok(written)
    }

    /// Writes rows one by one, each with its own outcome.
    pub(crate) fn write_each(&mut self, changes: Vec<RowChange>) -> Result<Vec<Result<Written>>> {
        let outcomes = changes.into_iter().map(|it| of_row(self.write(it)));
        outcomes.collect()
    }

    /// Writes rows of one partition: all of them, or none. In a transaction, none.
    pub(crate) fn write_all(&mut self, changes: Vec<RowChange>) -> Result<Vec<Result<Written>>> {
        let count = changes.len();
        let written = match &self.scope {
            Scope::Free => of_row(self.try_write_all(changes))?,
            Scope::Transaction { .. } => Err(conflict()),
        };
        Ok(match written {
            Ok(written) => written.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error); count],
        })
    }

    fn try_write_all(&mut self, rows: Vec<RowChange>) -> Result<Vec<Written>> {
        check_one_partition(&rows)?;
        let mut changes = Changes::default();
        let mut writer = RowWriter {
            context: self.context,
            table: self.table,
            store: &mut Overlay::new(self.store, &mut changes),
            scope: Scope::Free,
        };
        let points = self.context.rows_of_points.borrow().len();
        let written = rows.into_iter().map(|row| writer.write(row));
        let written = written.collect::<Result<_>>();
        match &written {
            Ok(_) => change_log::commit(self.context, self.store, changes)?,
            Err(_) => self.context.rows_of_points.borrow_mut().truncate(points),
        }
        written
    }

    /// Whether this row may be written from here and now.
    fn admit(&self, change: &RowChange) -> Result<()> {
        match &self.scope {
            // Most tables have no transactions, so no lock is taken for them.
            Scope::Free if !self.table.allows_transactions(self.context) => Ok(()),
            Scope::Free => {
                let partition = self.table.partition(&change.primary_key);
                let transactions = &self.context.transactions;
                match transactions.holds(&partition, self.context.now) {
                    true => Err(conflict()),
                    false => Ok(()),
                }
            }
            Scope::Transaction {
                transaction,
                written_bytes,
            } => {
                transaction::check_partition(transaction, self.table, &change.primary_key)?;
                let bytes = **written_bytes + change.size;
                match bytes > limits::TRANSACTION_DATA {
                    true => Err(ServiceError::new(
                        ErrorCode::OutOfTransactionDataSizeLimit,
                        format!(
                            "The total data size of transaction exceeds the limit, limit size: \
                             {}, data size: {bytes}.",
                            limits::TRANSACTION_DATA
                        ),
                    )),
                    false => Ok(()),
                }
            }
        }
    }
}

fn check_one_partition(rows: &[RowChange]) -> Result<()> {
    fn value(row: &RowChange) -> Option<&PrimaryKeyValue> {
        row.primary_key
            .columns()
            .first()
            .map(|column| &column.value)
    }
    let first = rows.first().and_then(value);
    match rows.iter().map(value).find(|it| *it != first) {
        None => Ok(()),
        Some(other) => Err(ServiceError::new(
            ErrorCode::DataOutOfRange,
            format!(
                "Data out of scope of atomic. Atomic PartKey:{}. Data PartKey:{}",
                shown(first),
                shown(other)
            ),
        )),
    }
}
