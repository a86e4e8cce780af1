use tablestore_protocol::proto::delivery::{
    DescribeDeliveryTaskRequest, DescribeDeliveryTaskResponse,
};

use crate::engine::delivery::task;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::store::ReadTransaction;

pub(crate) fn describe_delivery_task(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeDeliveryTaskRequest,
) -> Result<DescribeDeliveryTaskResponse> {
    let (_, task) = task::open(context, store, request.table_name, request.task_name)?;
    Ok(DescribeDeliveryTaskResponse {
        task_sync_stat: Some(task.sync_stat(context)),
        task_type: Some(task.kind),
        task_config: Some(task.config),
    })
}
