use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::search as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `ComputeSplits` request, created by [`Client::compute_splits`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ComputeSplits {
    context: CallContext,
    table: String,
    index: String,
}

/// The response to `ComputeSplits`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ComputeSplitsResponse {
    /// The session of a scan, for [`ParallelScan::session`](crate::search::ParallelScan::session).
    pub session: Bytes,
    /// The largest number of workers that can scan the index.
    pub splits: u32,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl ComputeSplits {
    pub(super) fn new(client: &Client, table: String, index: String) -> Self {
        Self::with_context(CallContext::new(client), table, index)
    }

    pub(super) fn with_context(context: CallContext, table: String, index: String) -> Self {
        Self {
            context,
            table,
            index,
        }
    }
}

request! {
    ComputeSplits -> ComputeSplitsResponse {
        example: r#"client.compute_splits("orders", "orders_index")"#,
    }
}

impl Request for ComputeSplits {
    type Response = ComputeSplitsResponse;

    fn operation(&self) -> Operation {
        Operation::COMPUTE_SPLITS
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ComputeSplitsRequest {
            table_name: Some(self.table.clone()),
            search_index_splits_options: Some(proto::SearchIndexSplitsOptions {
                index_name: Some(self.index.clone()),
            }),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ComputeSplitsResponse> {
        let response: proto::ComputeSplitsResponse = wire::decode(body)?;
        Ok(ComputeSplitsResponse {
            session: response.session_id.unwrap_or_default(),
            splits: response.splits_size.map_or(1, wire::from_i32),
            metadata,
        })
    }
}
