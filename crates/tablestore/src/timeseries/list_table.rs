use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use super::TableDescription;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `ListTimeseriesTable` request, created by [`Timeseries::list_table`](super::Timeseries::list_table).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListTimeseriesTable {
    context: CallContext,
}

/// The response to `ListTimeseriesTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListTimeseriesTableResponse {
    /// The time series tables of the instance.
    pub tables: Vec<TableDescription>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl ListTimeseriesTable {
    pub(super) fn new(client: &Client) -> Self {
        Self {
            context: CallContext::new(client),
        }
    }
}

request! {
    ListTimeseriesTable -> ListTimeseriesTableResponse {
        example: r#"client.timeseries().list_table()"#,
    }
}

impl Request for ListTimeseriesTable {
    type Response = ListTimeseriesTableResponse;

    fn operation(&self) -> Operation {
        Operation::LIST_TIMESERIES_TABLE
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ListTimeseriesTableRequest {}))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<ListTimeseriesTableResponse> {
        let response: proto::ListTimeseriesTableResponse = wire::decode(body)?;
        let tables = response.table_metas.into_iter();
        Ok(ListTimeseriesTableResponse {
            tables: tables.map(TableDescription::from_proto).collect(),
            metadata,
        })
    }
}

impl IntoIterator for ListTimeseriesTableResponse {
    type Item = TableDescription;
    type IntoIter = std::vec::IntoIter<TableDescription>;

    fn into_iter(self) -> Self::IntoIter {
        self.tables.into_iter()
    }
}
