use tablestore_protocol::proto::table::{AddDefinedColumnRequest, AddDefinedColumnResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::names;
use crate::engine::wide_column::table::{Table, defined_columns};
use crate::engine::wide_column::transaction;
use crate::store::WriteTransaction;

pub(crate) fn add_defined_column(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: AddDefinedColumnRequest,
) -> Result<AddDefinedColumnResponse> {
    names::check_table(&request.table_name)?;
    if request.columns.is_empty() {
        return Err(invalid("No defined column is specified."));
    }
    defined_columns::check(&request.columns)?;
    let mut record = Table::find_base(context, store, &request.table_name)?.record;
    record.meta.defined_column.extend(request.columns);
    defined_columns::check_of_table(&record.meta)?;
    record.save(context, store)?;
    transaction::abort_all_on(context, &record);
    Ok(AddDefinedColumnResponse {})
}
