use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::delivery as proto;

use super::OssTaskConfig;
use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

wire_enum! {
    /// The data that a task delivers.
    DeliveryTaskType {
        /// The rows of the table, once.
        Base = proto::DeliveryTaskType::Base;
        /// The changes of the table.
        Incremental = proto::DeliveryTaskType::Inc;
        /// The rows of the table, then its changes.
        BaseAndIncremental = proto::DeliveryTaskType::BaseInc;
    }
}

/// A `CreateDeliveryTask` request, created by [`Deliveries::create`](super::Deliveries::create).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateDeliveryTask {
    context: CallContext,
    table: String,
    name: String,
    config: OssTaskConfig,
    task_type: DeliveryTaskType,
}

/// The response to `CreateDeliveryTask`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateDeliveryTaskResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl CreateDeliveryTask {
    pub(super) fn new(client: &Client, table: String, name: String, config: OssTaskConfig) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            name,
            config,
            task_type: DeliveryTaskType::BaseAndIncremental,
        }
    }

    /// Sets the data that the task delivers. By default, the rows of the table, then its changes.
    pub fn task_type(mut self, task_type: DeliveryTaskType) -> Self {
        self.task_type = task_type;
        self
    }
}

request! {
    CreateDeliveryTask -> CreateDeliveryTaskResponse {
        example: r#"client.deliveries().create("orders", "archive", tablestore::delivery::OssTaskConfig::new("b", "e"))"#,
    }
}

impl Request for CreateDeliveryTask {
    type Response = CreateDeliveryTaskResponse;

    fn operation(&self) -> Operation {
        Operation::CREATE_DELIVERY_TASK
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::CreateDeliveryTaskRequest {
            table_name: Some(self.table.clone()),
            task_name: Some(self.name.clone()),
            task_config: Some(self.config.to_proto()),
            task_type: Some(self.task_type.to_proto()),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<CreateDeliveryTaskResponse> {
        let proto::CreateDeliveryTaskResponse {} = wire::decode(body)?;
        Ok(CreateDeliveryTaskResponse { metadata })
    }
}
