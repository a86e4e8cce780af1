use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `CreateTimeseriesLastpointIndex` request, created by [`Timeseries::create_lastpoint_index`](super::Timeseries::create_lastpoint_index).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTimeseriesLastpointIndex {
    context: CallContext,
    table: String,
    index: String,
    includes_base_data: bool,
    wide_column_key: Option<Vec<String>>,
}

/// The response to `CreateTimeseriesLastpointIndex`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateTimeseriesLastpointIndexResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl CreateTimeseriesLastpointIndex {
    pub(super) fn new(client: &Client, table: String, index: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            index,
            includes_base_data: false,
            wide_column_key: None,
        }
    }

    /// Fills the index from the points that were written before it. By default it has those that are written from
    /// now on.
    pub fn include_base_data(mut self) -> Self {
        self.includes_base_data = true;
        self
    }

    /// Creates the index on a wide-column table, whose rows are then points: the names are the first columns of
    /// its primary key, and the newest row is the one that comes last by the rest of the key. The table must not
    /// [allow updates](crate::table::TableOptions), and keeps one version of each column.
    pub fn on_wide_column_table<N: Into<String>>(
        mut self,
        primary_key: impl IntoIterator<Item = N>,
    ) -> Self {
        self.wide_column_key = Some(primary_key.into_iter().map(Into::into).collect());
        self
    }
}

request! {
    CreateTimeseriesLastpointIndex -> CreateTimeseriesLastpointIndexResponse {
        example: r#"client.timeseries().create_lastpoint_index("metrics", "metrics_last")"#,
    }
}

impl Request for CreateTimeseriesLastpointIndex {
    type Response = CreateTimeseriesLastpointIndexResponse;

    fn operation(&self) -> Operation {
        Operation::CREATE_TIMESERIES_LASTPOINT_INDEX
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(
            &proto::CreateTimeseriesLastpointIndexRequest {
                main_table_name: self.table.clone(),
                index_table_name: self.index.clone(),
                include_base_data: Some(self.includes_base_data),
                create_on_wide_column_table: self.wide_column_key.is_some().then_some(true),
                index_primary_key_names: self.wide_column_key.clone().unwrap_or_default(),
            },
        ))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<CreateTimeseriesLastpointIndexResponse> {
        let _: proto::CreateTimeseriesLastpointIndexResponse = wire::decode(body)?;
        Ok(CreateTimeseriesLastpointIndexResponse { metadata })
    }
}
