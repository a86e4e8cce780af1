use tablestore_protocol::proto::table::{DeleteDefinedColumnRequest, DeleteDefinedColumnResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::names;
use crate::engine::wide_column::table::record::IndexRecord;
use crate::engine::wide_column::table::{Table, defined_columns};
use crate::engine::wide_column::transaction;
use crate::store::WriteTransaction;

pub(crate) fn delete_defined_column(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteDefinedColumnRequest,
) -> Result<DeleteDefinedColumnResponse> {
    let DeleteDefinedColumnRequest {
        table_name,
        columns,
    } = request;
    names::check_table(&table_name)?;
    if columns.is_empty() {
        return Err(invalid("No defined column is specified."));
    }
    for name in &columns {
        names::check_column(name)?;
    }
    let mut record = Table::find_base(context, store, &table_name)?.record;
    for name in &columns {
        let uses = |index: &&IndexRecord| {
            index.primary_key.contains(name) || index.meta.defined_column.contains(name)
        };
        if let Some(index) = record.indexes.iter().find(uses) {
            return Err(invalid(format!(
                "Column {name} is used by the index {}.",
                index.meta.name
            )));
        }
        let declared = &mut record.meta.defined_column;
        let position = declared.iter().position(|column| column.name == *name);
        declared.remove(position.ok_or_else(|| defined_columns::missing(name))?);
    }
    record.save(context, store)?;
    transaction::abort_all_on(context, &record);
    Ok(DeleteDefinedColumnResponse {})
}
