use tablestore_protocol::proto::table::{
    DescribeTableSecretRequest, DescribeTableSecretResponse, TableModelType, TableSecret,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::table::Table;
use crate::store::ReadTransaction;

pub(crate) fn describe_table_secret(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeTableSecretRequest,
) -> Result<DescribeTableSecretResponse> {
    let DescribeTableSecretRequest { table_name } = request;
    names::check_table(&table_name)?;
    Table::find(context, store, &table_name)?;
    // No request creates a table of another model.
    let model_type = Some(TableModelType::Tablestore as i32);
    Ok(DescribeTableSecretResponse {
        secret: Some(TableSecret { model_type }),
    })
}
