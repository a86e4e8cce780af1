use tablestore_protocol::proto::table::{AddDefinedColumnRequest, AddDefinedColumnResponse};

use crate::engine::error::{Result, invalid};
use crate::engine::table::Table;
use crate::engine::{Context, defined_columns, name};
use crate::store::WriteTransaction;

impl super::RequestMessage for AddDefinedColumnRequest {
    const REQUIRED: &'static [u32] = &[1];
}

pub(super) fn add_defined_column(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: AddDefinedColumnRequest,
) -> Result<AddDefinedColumnResponse> {
    name::check_table(&request.table_name)?;
    if request.columns.is_empty() {
        return Err(invalid("No defined column is specified."));
    }
    let mut record = Table::find_base(context, store, &request.table_name)?.record;
    record.meta.defined_column.extend(request.columns);
    defined_columns::check(&record.meta)?;
    record.save(context, store)?;
    Ok(AddDefinedColumnResponse {})
}
