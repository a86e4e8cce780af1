use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, Row, proto::table as proto};

use super::block::{DataBlockType, check_compression};
use super::range_read::{EncodedPage, RangePage, RangeRead};
use super::row_write::transaction_setter;
use super::selection::{read_setters, select, version_setters};
use super::{KeyBounds, full_key};
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{Next, PageOfItems, Paged, PagedItems, Progress, items_method, pages_method};

/// A `GetRange` request, created by [`Client::get_range`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetRange {
    context: CallContext,
    read: RangeRead,
    limit: Option<i32>,
    entire_primary_keys: Option<bool>,
    transaction: Option<String>,
}

/// The response to `GetRange`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetRangeResponse {
    /// The rows, in the direction of the read. May be empty before the end of the range.
    pub rows: Vec<Row>,
    /// The start of the next page; `None` at the end of the range.
    #[doc(alias = "LastEvaluatedKey")]
    pub next_start: Option<PrimaryKey>,
    /// The token for [`GetRange::token`], if the next page starts inside a row that is too wide for
    /// one response.
    pub next_token: Option<Bytes>,
    /// The cost of the call.
    pub consumed: ConsumedCapacity,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl GetRange {
    pub(super) fn new(client: &Client, table: String, bounds: KeyBounds) -> Self {
        Self {
            context: CallContext::new(client),
            read: RangeRead::new(table, bounds),
            limit: None,
            entire_primary_keys: None,
            transaction: None,
        }
    }

    /// Selects these columns, unless others were named.
    pub(crate) fn columns_by_default(mut self, names: Vec<&'static str>) -> Self {
        self.read.selection.columns_by_default(names);
        self
    }

    /// Replaces the range.
    pub(crate) fn with_bounds(mut self, bounds: KeyBounds) -> Self {
        self.read.bounds = bounds;
        self
    }

    /// Sets the maximum number of rows of a response, at least 1; in a stream, of each page. Without
    /// it, only the service's own limit of 5,000 applies.
    pub fn limit(mut self, rows: u32) -> Self {
        self.limit = Some(wire::to_i32(rows));
        self
    }

    /// Sets the encoding of rows; [`DataBlockType::PlainBuffer`] by default.
    pub fn data_block_type(mut self, encoding: DataBlockType) -> Self {
        self.read.data_block_type = Some(encoding);
        self
    }

    /// Sets whether rows have their full primary key where [`columns`](Self::columns) names other
    /// columns, which they have by default. Otherwise they have only the key columns that are named,
    /// and a row that is too wide for one response comes in parts, also from [`rows`](Self::rows):
    /// without keys, nothing shows which parts are one row.
    pub fn entire_primary_keys(mut self, entire: bool) -> Self {
        self.entire_primary_keys = Some(entire);
        self
    }
}

pages_method!(GetRange: "the range");
items_method! {
    /// Reads the whole range, as a stream of rows. A limit is that of each page, not of the stream.
    /// Nothing is sent before the stream is polled.
    GetRange::rows
}
request! {
    GetRange -> GetRangeResponse {
        example: r#"client.get_range("orders", KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]))"#,
        read_setters: read.selection,
        version_setters: read.selection,
        transaction_setter: transaction,
    }
}

impl Request for GetRange {
    type Response = GetRangeResponse;

    fn operation(&self) -> Operation {
        Operation::GET_RANGE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.read.table)
    }

    fn encode(&self) -> Result<Bytes> {
        let RangeRead { bounds, .. } = &self.read;
        Ok(wire::encode(&select!(proto::GetRangeRequest {
            table_name: self.read.table.clone(),
            direction: bounds.direction.to_proto(),
            inclusive_start_primary_key: wire::encode_key(&bounds.start)?,
            exclusive_end_primary_key: wire::encode_key(&bounds.end)?,
            limit: self.limit,
            data_block_type_hint: self.read.data_block_type.map(WireEnum::to_proto),
            return_entire_primary_keys: self.entire_primary_keys,
            // The only compression is none, and aggregation is not documented.
            compress_type_hint: None,
            scan_operation: None,
            token: self.read.selection.token.clone(),
            transaction_id: self.transaction.clone(),
        } from &self.read.selection)))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetRangeResponse> {
        let response: proto::GetRangeResponse = wire::decode(body)?;
        check_compression(response.compress_type)?;
        let RangePage {
            rows,
            next_start,
            next_token,
        } = self.read.decode(EncodedPage {
            rows: response.rows,
            data_block_type: response.data_block_type,
            next_start: response.next_start_primary_key,
            next_token: response.next_token,
        })?;
        Ok(GetRangeResponse {
            rows,
            next_start,
            next_token,
            consumed: ConsumedCapacity::from_proto(&response.consumed),
            metadata,
        })
    }

    fn consumed(response: &GetRangeResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed)
    }
}

impl Paged for GetRange {
    type Position = PrimaryKey;

    fn start(&self) -> PrimaryKey {
        self.read.bounds.start.clone()
    }

    fn advance(&mut self, response: &GetRangeResponse, progress: &mut Progress) -> Result<Next> {
        let (start, token) = (response.next_start.as_ref(), response.next_token.as_ref());
        let has_rows = !response.rows.is_empty();
        self.read.advance(start, token, has_rows, progress)
    }
}

impl PagedItems for GetRange {
    type Item = Row;

    fn items(response: GetRangeResponse, held: Option<Row>) -> PageOfItems<Row> {
        let page = RangePage {
            rows: response.rows,
            next_start: response.next_start,
            next_token: response.next_token,
        };
        page.into_items(held)
    }

    fn body_bytes(response: &GetRangeResponse) -> u64 {
        response.metadata.body_bytes
    }

    fn position_of(row: &Row, _: usize, page_start: &PrimaryKey) -> Option<PrimaryKey> {
        full_key(row, page_start)
    }
}

impl IntoIterator for GetRangeResponse {
    type Item = Row;
    type IntoIter = std::vec::IntoIter<Row>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}
