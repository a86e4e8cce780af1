use tablestore_protocol::proto::table::{
    StartLocalTransactionRequest, StartLocalTransactionResponse,
};

use crate::engine::error::{Result, invalid};
use crate::engine::primary_key::{self, Purpose};
use crate::engine::table::Table;
use crate::engine::{Context, index, name};
use crate::store::WriteTransaction;

impl super::RequestMessage for StartLocalTransactionRequest {
    const REQUIRED: &'static [u32] = &[1, 2];
}

/// Changes no row, but comes between two writes: what was written before it is the state that the
/// transaction starts from.
pub(super) fn start_local_transaction(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: StartLocalTransactionRequest,
) -> Result<StartLocalTransactionResponse> {
    let StartLocalTransactionRequest {
        table_name, key, ..
    } = request;
    name::check_table(&table_name)?;
    let key = primary_key::decode(&key, Purpose::Read)?;
    if key.columns().len() > 1 {
        return Err(invalid(
            "StartLocalTransaction support only one primary key.",
        ));
    }
    let table = Table::open(context, store, &table_name)?;
    if !table.record.local_transactions {
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
    primary_key::check_partition_schema(&table, &key)?;
    index::catch_up(context, store, &table)?;
    let id = context.engine.transactions.begin(context, &table, &key)?;
    Ok(StartLocalTransactionResponse {
        transaction_id: id.to_string(),
    })
}
