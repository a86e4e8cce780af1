use tablestore_protocol::proto::delivery::{DeleteDeliveryTaskRequest, DeleteDeliveryTaskResponse};

use crate::engine::delivery::task;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::store::WriteTransaction;

pub(crate) fn delete_delivery_task(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteDeliveryTaskRequest,
) -> Result<DeleteDeliveryTaskResponse> {
    let (table_id, task) = task::open(context, store, request.table_name, request.task_name)?;
    store.delete(&storage_key::delivery_task(table_id, &task.name))?;
    Ok(DeleteDeliveryTaskResponse {})
}
