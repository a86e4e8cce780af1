use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::delivery as proto;

use super::OssTaskConfig;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `UpdateDeliveryTask` request, created by [`Deliveries::update`](super::Deliveries::update).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateDeliveryTask {
    context: CallContext,
    table: String,
    name: String,
    config: OssTaskConfig,
}

/// The response to `UpdateDeliveryTask`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateDeliveryTaskResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl UpdateDeliveryTask {
    pub(super) fn new(client: &Client, table: String, name: String, config: OssTaskConfig) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            name,
            config,
        }
    }
}

request! {
    UpdateDeliveryTask -> UpdateDeliveryTaskResponse {
        example: r#"client.deliveries().update("orders", "archive", tablestore::delivery::OssTaskConfig::new("b", "e"))"#,
    }
}

impl Request for UpdateDeliveryTask {
    type Response = UpdateDeliveryTaskResponse;

    fn operation(&self) -> Operation {
        Operation::UPDATE_DELIVERY_TASK
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::UpdateDeliveryTaskRequest {
            table: Some(self.table.clone()),
            task_name: Some(self.name.clone()),
            task_config: Some(self.config.to_proto()),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<UpdateDeliveryTaskResponse> {
        let proto::UpdateDeliveryTaskResponse {} = wire::decode(body)?;
        Ok(UpdateDeliveryTaskResponse { metadata })
    }
}
