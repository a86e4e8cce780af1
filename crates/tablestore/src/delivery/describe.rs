use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::delivery as proto;

use super::{DeliveryTaskType, OssTaskConfig, SyncState};
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DescribeDeliveryTask` request, created by [`Deliveries::describe`](super::Deliveries::describe).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DescribeDeliveryTask {
    context: CallContext,
    table: String,
    name: String,
}

/// The response to `DescribeDeliveryTask`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DescribeDeliveryTaskResponse {
    /// The configuration of the task.
    pub config: OssTaskConfig,
    /// The data that the task delivers.
    pub task_type: DeliveryTaskType,
    /// How far the task is.
    pub sync: SyncState,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DescribeDeliveryTask {
    pub(super) fn new(client: &Client, table: String, name: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            name,
        }
    }
}

request! {
    DescribeDeliveryTask -> DescribeDeliveryTaskResponse {
        example: r#"client.deliveries().describe("orders", "archive")"#,
    }
}

impl Request for DescribeDeliveryTask {
    type Response = DescribeDeliveryTaskResponse;

    fn operation(&self) -> Operation {
        Operation::DESCRIBE_DELIVERY_TASK
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DescribeDeliveryTaskRequest {
            table_name: Some(self.table.clone()),
            task_name: Some(self.name.clone()),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DescribeDeliveryTaskResponse> {
        let response: proto::DescribeDeliveryTaskResponse = wire::decode(body)?;
        let task_type = response.task_type.unwrap_or_default();
        Ok(DescribeDeliveryTaskResponse {
            config: OssTaskConfig::from_proto(response.task_config.unwrap_or_default()),
            task_type: DeliveryTaskType::from_proto(task_type),
            sync: SyncState::from_proto(response.task_sync_stat.unwrap_or_default()),
            metadata,
        })
    }
}
