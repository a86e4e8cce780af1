use tablestore_protocol::proto::delivery::{
    DeliveryTask, ListDeliveryTaskRequest, ListDeliveryTaskResponse,
};

use crate::engine::delivery::task::{self, TaskRecord};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::store::ReadTransaction;

pub(crate) fn list_delivery_task(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ListDeliveryTaskRequest,
) -> Result<ListDeliveryTaskResponse> {
    let table_name = request.table_name.clone();
    let table_id = task::table_id(context, store, request.table_name)?;
    let task = |record: TaskRecord| DeliveryTask {
        table_name: table_name.clone(),
        task_name: Some(record.name),
        task_type: Some(record.kind),
    };
    let records = task::all(store, table_id)?.into_iter();
    Ok(ListDeliveryTaskResponse {
        tasks: records.map(task).collect(),
    })
}
