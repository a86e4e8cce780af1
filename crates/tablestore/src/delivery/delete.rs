use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::delivery as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DeleteDeliveryTask` request, created by [`Deliveries::delete`](super::Deliveries::delete).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteDeliveryTask {
    context: CallContext,
    table: String,
    name: String,
}

/// The response to `DeleteDeliveryTask`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteDeliveryTaskResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DeleteDeliveryTask {
    pub(super) fn new(client: &Client, table: String, name: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            name,
        }
    }
}

request! {
    DeleteDeliveryTask -> DeleteDeliveryTaskResponse {
        example: r#"client.deliveries().delete("orders", "archive")"#,
    }
}

impl Request for DeleteDeliveryTask {
    type Response = DeleteDeliveryTaskResponse;

    fn operation(&self) -> Operation {
        Operation::DELETE_DELIVERY_TASK
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DeleteDeliveryTaskRequest {
            table_name: Some(self.table.clone()),
            task_name: Some(self.name.clone()),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DeleteDeliveryTaskResponse> {
        let proto::DeleteDeliveryTaskResponse {} = wire::decode(body)?;
        Ok(DeleteDeliveryTaskResponse { metadata })
    }
}
