use tablestore_protocol::proto::table::{DeleteDefinedColumnRequest, DeleteDefinedColumnResponse};

use crate::engine::error::{Result, invalid};
use crate::engine::index::IndexRecord;
use crate::engine::table::Table;
use crate::engine::{Context, defined_columns, name};
use crate::store::WriteTransaction;

impl super::RequestMessage for DeleteDefinedColumnRequest {
    const REQUIRED: &'static [u32] = &[1];
}

pub(super) fn delete_defined_column(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteDefinedColumnRequest,
) -> Result<DeleteDefinedColumnResponse> {
    let DeleteDefinedColumnRequest {
        table_name,
        columns,
    } = request;
    name::check_table(&table_name)?;
    if columns.is_empty() {
        return Err(invalid("No defined column is specified."));
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
    Ok(DeleteDefinedColumnResponse {})
}
