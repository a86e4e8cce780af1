use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::delivery as proto;

use super::DeliveryTaskType;
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A task of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeliveryTask {
    /// The table whose data the task delivers.
    pub table: String,
    /// The name of the task.
    pub name: String,
    /// The data that the task delivers.
    pub task_type: DeliveryTaskType,
}

/// A `ListDeliveryTask` request, created by [`Deliveries::list`](super::Deliveries::list).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListDeliveryTask {
    context: CallContext,
    table: String,
}

/// The response to `ListDeliveryTask`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListDeliveryTaskResponse {
    /// The tasks of the table, by no order that the service promises.
    pub tasks: Vec<DeliveryTask>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl ListDeliveryTask {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
        }
    }
}

request! {
    ListDeliveryTask -> ListDeliveryTaskResponse {
        example: r#"client.deliveries().list("orders")"#,
    }
}

impl Request for ListDeliveryTask {
    type Response = ListDeliveryTaskResponse;

    fn operation(&self) -> Operation {
        Operation::LIST_DELIVERY_TASK
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ListDeliveryTaskRequest {
            table_name: Some(self.table.clone()),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ListDeliveryTaskResponse> {
        let response: proto::ListDeliveryTaskResponse = wire::decode(body)?;
        let task = |task: proto::DeliveryTask| DeliveryTask {
            table: task.table_name.unwrap_or_default(),
            name: task.task_name.unwrap_or_default(),
            task_type: DeliveryTaskType::from_proto(task.task_type.unwrap_or_default()),
        };
        Ok(ListDeliveryTaskResponse {
            tasks: response.tasks.into_iter().map(task).collect(),
            metadata,
        })
    }
}

impl IntoIterator for ListDeliveryTaskResponse {
    type Item = DeliveryTask;
    type IntoIter = std::vec::IntoIter<DeliveryTask>;

    fn into_iter(self) -> Self::IntoIter {
        self.tasks.into_iter()
    }
}
