use tablestore_protocol::proto::delivery::{UpdateDeliveryTaskRequest, UpdateDeliveryTaskResponse};

use crate::engine::delivery::{config, task};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::store::WriteTransaction;

/// Replaces the configuration of a task, which continues with it where it is.
pub(crate) fn update_delivery_task(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: UpdateDeliveryTaskRequest,
) -> Result<UpdateDeliveryTaskResponse> {
    let config = config::check(request.task_config)?;
    let (table_id, mut task) = task::open(context, store, request.table, request.task_name)?;
    task.config = config;
    task.save(store, table_id)?;
    Ok(UpdateDeliveryTaskResponse {})
}
