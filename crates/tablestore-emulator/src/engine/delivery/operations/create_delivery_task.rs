use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::delivery::{
    CreateDeliveryTaskRequest, CreateDeliveryTaskResponse, DeliveryTaskType,
};

use crate::engine::delivery::config;
use crate::engine::delivery::task::{self, TaskRecord};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::store::WriteTransaction;

pub(crate) fn create_delivery_task(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CreateDeliveryTaskRequest,
) -> Result<CreateDeliveryTaskResponse> {
    let name = request.task_name.unwrap_or_default();
    task::check_name(&name)?;
    let kind = request.task_type;
    let kind = kind.unwrap_or(DeliveryTaskType::BaseInc as i32);
    if DeliveryTaskType::try_from(kind).is_err() {
        return Err(invalid(format!("Invalid type of delivery task: {kind}.")));
    }
    let config = config::check(request.task_config)?;
    let table_id = task::table_id(context, store, request.table_name)?;
    if task::find(store, table_id, &name)?.is_some() {
        return Err(ServiceError::new(
            ErrorCode::ObjectAlreadyExist,
            "Requested delivery task already exists.",
        ));
    }
    let record = TaskRecord {
        name,
        kind,
        config,
        creation_time: context.now.microseconds(),
    };
    record.save(store, table_id)?;
    Ok(CreateDeliveryTaskResponse {})
}
