use std::ops::Range;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, Row, plainbuffer, proto};

use crate::block::{self, DataBlockType};
use crate::paging::{self, PageOfItems, Paged, PagedItems};
use crate::selection::{Select, SelectVersions, Selection, select};
use crate::transaction::InTransaction;
use crate::wire::{self, Wire};
use crate::wire_enum::WireEnum;
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Reads rows in the order of their keys (`GetRange`), from the first bound, which is part of
    /// the range, to the second, which is not. One answer holds up to 5,000 rows or 4 MiB that
    /// were looked at; [`GetRangeResponse::next_start`] says where to go on, and
    /// [`rows`](Request::rows) goes on by itself.
    ///
    /// Both bounds name all primary key columns; [`PrimaryKeyValue::InfMin`] and
    /// [`PrimaryKeyValue::InfMax`] stand for below and above every value. A
    /// [`KeyRange`](crate::KeyRange) makes them, for a table, a partition key or any first columns.
    ///
    /// ```
    /// # use tablestore::{PrimaryKey, PrimaryKeyValue};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let from = PrimaryKey::new("customer", "alice").and("order", 100);
    /// let to = PrimaryKey::new("customer", "alice").and("order", PrimaryKeyValue::InfMax);
    /// let mut rows = client.get_range("orders", from..to).rows();
    /// while let Some(order) = rows.next().await {
    ///     println!("{}", order?);
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// [`PrimaryKeyValue::InfMin`]: crate::PrimaryKeyValue::InfMin
    /// [`PrimaryKeyValue::InfMax`]: crate::PrimaryKeyValue::InfMax
    pub fn get_range(
        &self,
        table: impl Into<String>,
        range: Range<PrimaryKey>,
    ) -> Request<GetRange> {
        Request::new(
            self,
            GetRange {
                table: table.into(),
                range,
                direction: Direction::Forward,
                limit: None,
                data_block_type: None,
                entire_primary_keys: None,
                selection: Selection::default(),
                transaction: None,
            },
        )
    }
}

/// `GetRange`: see [`Client::get_range`].
#[derive(Clone, Debug)]
pub struct GetRange {
    table: String,
    range: Range<PrimaryKey>,
    direction: Direction,
    limit: Option<i32>,
    data_block_type: Option<DataBlockType>,
    entire_primary_keys: Option<bool>,
    selection: Selection,
    transaction: Option<String>,
}

/// The order in which a range is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From small keys to large ones: the first bound is the smaller.
    #[default]
    Forward,
    /// From large keys to small ones: the first bound is the larger.
    Backward,
}

/// The answer to `GetRange`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetRangeResponse {
    /// The rows, in the order that was asked for. May be empty while the range goes on.
    pub rows: Vec<Row>,
    /// Where the next page starts; `None` at the end of the range.
    pub next_start: Option<PrimaryKey>,
    /// Where a row that is too wide for one answer goes on: give it to [`Request::token`].
    pub next_token: Option<Bytes>,
    /// What the call cost.
    pub consumed: ConsumedCapacity,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Request<GetRange> {
    /// Reads forward, which is the default, or backward. Backward, the first bound of the range is
    /// the larger one; it is part of the range all the same.
    pub fn direction(self, direction: Direction) -> Self {
        self.with(|range| range.direction = direction)
    }

    /// Answers with up to this many rows, at least 1; in a stream of rows or pages, each answer.
    /// Without it, the service's own limit of 5,000 holds alone.
    pub fn limit(self, rows: u32) -> Self {
        let rows = wire::to_i32(rows);
        self.with(|range| range.limit = Some(rows))
    }

    /// Asks for rows in this encoding; [`DataBlockType::PlainBuffer`] by default.
    pub fn data_block_type(self, encoding: DataBlockType) -> Self {
        self.with(|range| range.data_block_type = Some(encoding))
    }

    /// Whether rows come with their whole primary key where [`columns`](Request::columns) names
    /// other columns, which they do by default. Otherwise they come with those of its columns that
    /// are named.
    pub fn entire_primary_keys(self, entire: bool) -> Self {
        self.with(|range| range.entire_primary_keys = Some(entire))
    }
}

impl Select for GetRange {
    fn selection(&mut self) -> &mut Selection {
        &mut self.selection
    }
}

impl SelectVersions for GetRange {}

impl InTransaction for GetRange {
    fn transaction(&mut self) -> &mut Option<String> {
        &mut self.transaction
    }
}

impl Wire for GetRange {
    fn operation(&self) -> Operation {
        Operation::GET_RANGE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&select!(proto::GetRangeRequest {
            table_name: self.table.clone(),
            direction: self.direction.to_proto(),
            inclusive_start_primary_key: plainbuffer::encode_primary_key(&self.range.start),
            exclusive_end_primary_key: plainbuffer::encode_primary_key(&self.range.end),
            limit: self.limit,
            data_block_type_hint: self.data_block_type.map(WireEnum::to_proto),
            return_entire_primary_keys: self.entire_primary_keys,
            // There is one compression to ask for, none; and aggregation is not documented.
            compress_type_hint: None,
            scan_operation: None,
            token: self.selection.token.clone(),
            transaction_id: self.transaction.clone(),
        } from &self.selection)))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetRangeResponse> {
        let answer: proto::GetRangeResponse = wire::decode(body)?;
        block::check_compression(answer.compress_type)?;
        Ok(GetRangeResponse {
            rows: block::decode_rows(&answer.rows, answer.data_block_type)?,
            next_start: wire::decode_next_start(answer.next_start_primary_key)?,
            next_token: answer.next_token.filter(|token| !token.is_empty()),
            consumed: ConsumedCapacity::from_proto(&answer.consumed),
            metadata,
        })
    }
}

impl Paged for GetRange {
    fn next_page(&self, answer: &GetRangeResponse) -> Option<Self> {
        let token = answer.next_token.clone();
        // A row that is cut goes on from its own key.
        let cut_row = || token.as_ref().and(answer.rows.last());
        let start = answer.next_start.clone();
        let start = start.or_else(|| cut_row().map(Row::primary_key))?;
        let mut next = self.clone();
        next.range.start = start;
        next.selection.token = token;
        Some(next)
    }
}

impl PagedItems for GetRange {
    type Item = Row;
    type Position = PrimaryKey;

    fn start(&self) -> PrimaryKey {
        self.range.start.clone()
    }

    fn position_of(row: &Row, page_start: &PrimaryKey) -> Option<PrimaryKey> {
        paging::whole_key(row, page_start)
    }

    fn items_of(answer: GetRangeResponse, held: Option<Row>) -> PageOfItems<Row, PrimaryKey> {
        let mut items = answer.rows;
        let is_cut = answer.next_token.is_some();
        PageOfItems {
            held: paging::put_together(&mut items, held, is_cut),
            items,
            next: answer.next_start,
        }
    }
}

impl Direction {
    fn to_proto(self) -> i32 {
        match self {
            Self::Forward => proto::Direction::Forward.into(),
            Self::Backward => proto::Direction::Backward.into(),
        }
    }
}

impl crate::Call for GetRange {
    type Response = GetRangeResponse;
}
