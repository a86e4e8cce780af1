use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use super::{ReservedThroughput, TableOptions};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::{StreamDetails, StreamSpecification, time_from_seconds};

/// An `UpdateTable` request, created by [`Client::update_table`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateTable {
    context: CallContext,
    table: String,
    options: Option<TableOptions>,
    throughput: Option<ReservedThroughput>,
    stream: Option<StreamSpecification>,
}

/// The response to `UpdateTable`: the table after the update.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateTableResponse {
    /// The table's options.
    pub options: TableOptions,
    /// The reserved throughput.
    pub throughput: ReservedThroughput,
    /// The time of the last increase of reserved throughput.
    pub throughput_increase_time: Option<SystemTime>,
    /// The time of the last decrease of reserved throughput; `None` if there was none.
    pub throughput_decrease_time: Option<SystemTime>,
    /// The stream, if the service returns it.
    pub stream: Option<StreamDetails>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl UpdateTable {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            options: None,
            throughput: None,
            stream: None,
        }
    }

    /// Changes the options that are set.
    pub fn options(mut self, options: TableOptions) -> Self {
        self.options = Some(options);
        self
    }

    /// Changes the reserved throughput. The service accepts this once in two minutes.
    #[doc(alias = "ProvisionedThroughput")]
    pub fn reserved_throughput(mut self, throughput: ReservedThroughput) -> Self {
        self.throughput = Some(throughput);
        self
    }

    /// Turns the table's stream on or off.
    #[doc(alias = "StreamSpecification")]
    pub fn stream(mut self, stream: StreamSpecification) -> Self {
        self.stream = Some(stream);
        self
    }
}

request! {
    UpdateTable -> UpdateTableResponse {
        example: r#"client.update_table("orders")"#,
    }
}

impl Request for UpdateTable {
    type Response = UpdateTableResponse;

    fn operation(&self) -> Operation {
        Operation::UPDATE_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::UpdateTableRequest {
            table_name: self.table.clone(),
            reserved_throughput: self.throughput.map(ReservedThroughput::to_proto),
            table_options: self.options.as_ref().map(TableOptions::to_proto),
            stream_spec: self.stream.as_ref().map(StreamSpecification::to_proto),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<UpdateTableResponse> {
        let response: proto::UpdateTableResponse = wire::decode(body)?;
        let throughput = &response.reserved_throughput_details;
        Ok(UpdateTableResponse {
            options: TableOptions::from_proto(&response.table_options),
            throughput: ReservedThroughput::from_proto(throughput),
            throughput_increase_time: time_from_seconds(throughput.last_increase_time),
            throughput_decrease_time: throughput.last_decrease_time.and_then(time_from_seconds),
            stream: response.stream_details.map(StreamDetails::from_proto),
            metadata,
        })
    }
}
