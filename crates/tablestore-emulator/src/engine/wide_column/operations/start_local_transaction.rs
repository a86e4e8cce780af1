use tablestore_protocol::proto::table::{
    StartLocalTransactionRequest, StartLocalTransactionResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::names;
use crate::engine::wide_column::row::primary_key;
use crate::engine::wide_column::row::primary_key::Purpose;
use crate::engine::wide_column::secondary_index;
use crate::engine::wide_column::table::Table;
use crate::store::WriteTransaction;

/// Changes no row, but comes between two writes: what was written before it is the state that the
/// transaction starts from.
pub(crate) fn start_local_transaction(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: StartLocalTransactionRequest,
) -> Result<StartLocalTransactionResponse> {
    let StartLocalTransactionRequest {
        table_name, key, ..
    } = request;
    names::check_rows_of(&table_name)?;
    let key = primary_key::decode(&key, Purpose::Read)?;
    if key.columns().len() > 1 {
        return Err(invalid(
            "StartLocalTransaction support only one primary key.",
        ));
    }
    let table = Table::open(context, store, &table_name)?;
    if !table.allows_transactions(context) {
        return Err(invalid(
            "Try to call method using explicit transaction on explicit-transaction-disabled table.",
        ));
    }
    if table
        .primary_key
        .iter()
        .any(|column| column.is_auto_increment)
    {
        // Numbers are given out for the whole table, and not for a transaction.
        return Err(invalid(
            "Local transactions are not supported on a table with an auto increment primary key.",
        ));
    }
    table.check_partition_key(&key)?;
    secondary_index::catch_up(context, store, &table)?;
    let id = context
        .transactions
        .begin(context.instance, context.now, table.partition(&key))?;
    Ok(StartLocalTransactionResponse {
        transaction_id: id.to_string(),
    })
}
