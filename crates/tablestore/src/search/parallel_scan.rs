use std::time::Duration;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{Row, proto::search as proto};

use super::ComputeSplits;
use super::columns::{Columns, columns_setter};
use super::query::Query;
use super::search::to_millis;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{Next, PageOfItems, Paged, PagedItems, Progress, items_method, pages_method};

/// A `ParallelScan` request, created by [`Client::parallel_scan`].
///
/// [`scan`](Self::scan) reads all rows that match, with all workers that the index allows. The other
/// methods are for programs that distribute the workers themselves: each worker has the session of
/// one [`ComputeSplits`], and a [`split`](Self::split) of its own.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ParallelScan {
    context: CallContext,
    table: String,
    index: String,
    query: Option<Query>,
    columns: Option<Columns>,
    limit: Option<i32>,
    alive_time: Option<Duration>,
    session: Option<Bytes>,
    token: Option<Bytes>,
    split: Option<(u32, u32)>,
    search_timeout: Option<Duration>,
}

/// The response to `ParallelScan`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ParallelScanResponse {
    /// The rows, in no particular order.
    pub rows: Vec<Row>,
    /// The start of the next page. The last page is empty and has none; every other page has one.
    pub next_token: Option<Bytes>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl ParallelScan {
    pub(super) fn new(client: &Client, table: String, index: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            index,
            query: None,
            columns: None,
            limit: None,
            alive_time: None,
            session: None,
            token: None,
            split: None,
            search_timeout: None,
        }
    }

    /// Sets the query; every row matches by default. Queries for the nearest vectors are rejected.
    pub fn query(mut self, query: impl Into<Query>) -> Self {
        self.query = Some(query.into());
        self
    }

    /// Sets the maximum number of rows of a response; in a stream, of each page. The largest, 2,000,
    /// is the default.
    pub fn limit(mut self, rows: u32) -> Self {
        self.limit = Some(wire::to_i32(rows));
        self
    }

    /// Sets for how long the session lives after each of its requests, in whole seconds; 60 by
    /// default. It should be longer than a page takes to be processed.
    pub fn alive_time(mut self, time: Duration) -> Self {
        self.alive_time = Some(time);
        self
    }

    /// Sets the time after which the service ends a request.
    pub fn search_timeout(mut self, limit: Duration) -> Self {
        self.search_timeout = Some(limit);
        self
    }
}

/// # One worker
impl ParallelScan {
    /// Sets the session: all its workers read the index as it was at its first request. Without one,
    /// a row may come twice while the service moves data.
    pub fn session(mut self, session: impl Into<Bytes>) -> Self {
        self.session = Some(session.into());
        self
    }

    /// Sets the index of this worker, from 0, and the number of workers, up to the number of
    /// [splits](crate::search::ComputeSplitsResponse::splits). By default, one worker reads all.
    pub fn split(mut self, index: u32, workers: u32) -> Self {
        self.split = Some((index, workers));
        self
    }

    /// Continues at the [`next_token`](ParallelScanResponse::next_token) of a page, in the same
    /// session and split.
    pub fn token(self, token: impl Into<Bytes>) -> Self {
        self.start_at(Some(token.into()))
    }

    /// Starts at the position that [`Items::next_start`](crate::paging::Items::next_start) returned: a
    /// token, or `None` for the start.
    pub fn start_at(mut self, token: Option<Bytes>) -> Self {
        self.token = token;
        self
    }

    pub(super) fn compute_splits(&self) -> ComputeSplits {
        let context = self.context.clone();
        ComputeSplits::with_context(context, self.table.clone(), self.index.clone())
    }

    /// Returns the request of one worker, from the start.
    pub(super) fn worker(&self, session: Bytes, index: u32, workers: u32) -> Self {
        let worker = self.clone().session(session).split(index, workers);
        worker.start_at(None)
    }
}

pages_method!(ParallelScan: "the rows of this worker");
items_method! {
    /// Reads the rows of this worker, as a stream, page by page. Nothing is sent before the stream is
    /// polled. A row can come twice only if the stream is resumed in the middle of a page.
    ParallelScan::rows
}
request! {
    ParallelScan -> ParallelScanResponse {
        example: r#"client.parallel_scan("orders", "orders_index")"#,
        columns_setter: columns,
    }
}

impl Request for ParallelScan {
    type Response = ParallelScanResponse;

    fn operation(&self) -> Operation {
        Operation::PARALLEL_SCAN
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        let alive_time = self.alive_time.map(|time| time.as_secs().max(1));
        Ok(wire::encode(&proto::ParallelScanRequest {
            table_name: Some(self.table.clone()),
            index_name: Some(self.index.clone()),
            columns_to_get: self.columns.as_ref().map(Columns::to_proto),
            session_id: self.session.clone(),
            scan_query: Some(proto::ScanQuery {
                query: Query::to_optional_proto(self.query.as_ref())?,
                limit: self.limit,
                alive_time: alive_time.map(|seconds| i32::try_from(seconds).unwrap_or(i32::MAX)),
                token: self.token.clone(),
                current_parallel_id: self.split.map(|(index, _)| wire::to_i32(index)),
                max_parallel: self.split.map(|(_, workers)| wire::to_i32(workers)),
            }),
            timeout_ms: self.search_timeout.map(to_millis),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ParallelScanResponse> {
        let response: proto::ParallelScanResponse = wire::decode(body)?;
        Ok(ParallelScanResponse {
            rows: wire::decode_each_row(response.rows)?,
            next_token: wire::present(response.next_token),
            metadata,
        })
    }
}

impl Paged for ParallelScan {
    type Position = Option<Bytes>;

    fn start(&self) -> Option<Bytes> {
        self.token.clone()
    }

    fn advance(
        &mut self,
        response: &ParallelScanResponse,
        progress: &mut Progress,
    ) -> Result<Next> {
        let Some(token) = &response.next_token else {
            return Ok(Next::End);
        };
        progress.check(token, !response.rows.is_empty())?;
        self.token = Some(token.clone());
        Ok(Next::Page)
    }
}

impl PagedItems for ParallelScan {
    type Item = Row;

    fn items(response: ParallelScanResponse, _: Option<Row>) -> PageOfItems<Row> {
        response.rows.into()
    }
}

impl IntoIterator for ParallelScanResponse {
    type Item = Row;
    type IntoIter = std::vec::IntoIter<Row>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}
