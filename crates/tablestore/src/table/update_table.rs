use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use super::{ReservedThroughput, TableOptions};
use crate::call::wire::{self, Wire};
use crate::schema::{StreamDetails, StreamSpecification, time_from_seconds};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Changes a table's options, its reserved throughput or its stream (`UpdateTable`). What is not given
    /// stays as it is.
    ///
    /// ```
    /// # use tablestore::TableOptions;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let options = TableOptions::new().max_versions(5);
    /// client.update_table("orders").options(options).send().await?;
    /// # Ok(()) });
    /// ```
    pub fn update_table(&self, table: impl Into<String>) -> Request<UpdateTable> {
        Request::new(
            self,
            UpdateTable {
                table: table.into(),
                options: None,
                throughput: None,
                stream: None,
            },
        )
    }
}

/// `UpdateTable`: see [`Client::update_table`].
#[derive(Clone, Debug)]
pub struct UpdateTable {
    table: String,
    options: Option<TableOptions>,
    throughput: Option<ReservedThroughput>,
    stream: Option<StreamSpecification>,
}

/// The answer to `UpdateTable`: how the table is now.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UpdateTableResponse {
    /// The table's options.
    pub options: TableOptions,
    /// The throughput that is reserved.
    pub throughput: ReservedThroughput,
    /// When reserved throughput was last increased.
    pub throughput_increase_time: Option<SystemTime>,
    /// When reserved throughput was last decreased; `None` if it never was.
    pub throughput_decrease_time: Option<SystemTime>,
    /// The stream, where the service tells.
    pub stream: Option<StreamDetails>,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Request<UpdateTable> {
    /// Changes those options that are set.
    pub fn options(self, options: TableOptions) -> Self {
        self.with(|update| update.options = Some(options))
    }

    /// Changes the reserved throughput. The service takes this once in two minutes.
    pub fn reserved_throughput(self, throughput: ReservedThroughput) -> Self {
        self.with(|update| update.throughput = Some(throughput))
    }

    /// Turns the table's stream on or off.
    pub fn stream(self, stream: StreamSpecification) -> Self {
        self.with(|update| update.stream = Some(stream))
    }
}

impl Wire for UpdateTable {
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
        let answer: proto::UpdateTableResponse = wire::decode(body)?;
        let throughput = &answer.reserved_throughput_details;
        Ok(UpdateTableResponse {
            options: TableOptions::from_proto(&answer.table_options),
            throughput: ReservedThroughput::from_proto(throughput),
            throughput_increase_time: time_from_seconds(throughput.last_increase_time),
            throughput_decrease_time: throughput.last_decrease_time.and_then(time_from_seconds),
            stream: answer.stream_details.map(StreamDetails::from_proto),
            metadata,
        })
    }
}

impl crate::Call for UpdateTable {
    type Response = UpdateTableResponse;
}
