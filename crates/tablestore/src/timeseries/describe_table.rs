use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use super::{AnalyticalStore, TableDescription};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DescribeTimeseriesTable` request, created by [`Timeseries::describe_table`](super::Timeseries::describe_table).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DescribeTimeseriesTable {
    context: CallContext,
    table: String,
}

/// The response to `DescribeTimeseriesTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DescribeTimeseriesTableResponse {
    /// The table's name, key and settings.
    pub table: TableDescription,
    /// The analytical stores.
    pub analytical_stores: Vec<AnalyticalStore>,
    /// The names of the lastpoint indexes.
    pub lastpoint_indexes: Vec<String>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DescribeTimeseriesTable {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
        }
    }
}

request! {
    DescribeTimeseriesTable -> DescribeTimeseriesTableResponse {
        example: r#"client.timeseries().describe_table("metrics")"#,
    }
}

impl Request for DescribeTimeseriesTable {
    type Response = DescribeTimeseriesTableResponse;

    fn operation(&self) -> Operation {
        Operation::DESCRIBE_TIMESERIES_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DescribeTimeseriesTableRequest {
            table_name: self.table.clone(),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DescribeTimeseriesTableResponse> {
        let response: proto::DescribeTimeseriesTableResponse = wire::decode(body)?;
        let stores = response.analytical_stores.into_iter();
        let indexes = response.lastpoint_indexes.into_iter();
        Ok(DescribeTimeseriesTableResponse {
            table: TableDescription::from_proto(response.table_meta),
            analytical_stores: stores.map(AnalyticalStore::from_proto).collect(),
            lastpoint_indexes: indexes.filter_map(|index| index.index_table_name).collect(),
            metadata,
        })
    }
}
