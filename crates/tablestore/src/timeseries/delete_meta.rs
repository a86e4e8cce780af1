use std::collections::BTreeMap;

use bytes::Bytes;
use tablestore_core::{Effect, Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use super::put::fail_rows;
use super::{Key, SUPPORTED_TABLE_VERSION};
use crate::batch::{Batch, BatchResponse, send_batch};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DeleteTimeseriesMeta` request, created by [`Timeseries::delete_meta`](super::Timeseries::delete_meta).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTimeseriesMeta {
    context: CallContext,
    table: String,
    keys: Vec<Key>,
}

/// The response to `DeleteTimeseriesMeta`: one result for each series, in the order in which they were added.
pub type DeleteTimeseriesMetaResponse = BatchResponse<()>;

impl DeleteTimeseriesMeta {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            keys: Vec::new(),
        }
    }

    /// Adds a series: up to 100 in a request. One that the table does not know is no error.
    pub fn key(mut self, key: impl Into<Key>) -> Self {
        self.keys.push(key.into());
        self
    }

    /// Adds series.
    pub fn keys<K: Into<Key>>(mut self, keys: impl IntoIterator<Item = K>) -> Self {
        self.keys.extend(keys.into_iter().map(Into::into));
        self
    }
}

request! {
    DeleteTimeseriesMeta -> DeleteTimeseriesMetaResponse {
        example: r#"client.timeseries().delete_meta("metrics")"#,
    }
}

impl Request for DeleteTimeseriesMeta {
    type Response = DeleteTimeseriesMetaResponse;

    fn operation(&self) -> Operation {
        Operation::DELETE_TIMESERIES_META
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DeleteTimeseriesMetaRequest {
            table_name: self.table.clone(),
            timeseries_key: self.keys.iter().map(Key::to_proto).collect::<Result<_>>()?,
            supported_table_version: Some(SUPPORTED_TABLE_VERSION),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DeleteTimeseriesMetaResponse> {
        let response: proto::DeleteTimeseriesMetaResponse = wire::decode(body)?;
        let mut rows = vec![Ok(()); self.keys.len()];
        fail_rows(&mut rows, response.failed_rows)?;
        Ok(BatchResponse {
            rows,
            consumed: BTreeMap::new(),
            metadata,
        })
    }

    async fn execute(self) -> Result<DeleteTimeseriesMetaResponse> {
        send_batch(&self).await
    }
}

impl Batch for DeleteTimeseriesMeta {
    type Row = ();

    fn part(&self, rows: &[usize]) -> Self {
        Self {
            context: self.context.clone(),
            table: self.table.clone(),
            keys: rows.iter().map(|&row| self.keys[row].clone()).collect(),
        }
    }

    fn row_count(&self) -> usize {
        self.keys.len()
    }

    fn row_name(&self, row: usize) -> String {
        let key = self.keys.get(row).map(Key::to_string);
        format!("{} {}", self.table, key.unwrap_or_default())
    }

    fn row_effect(&self, _: usize) -> Effect {
        Effect::IdempotentWrite
    }
}
