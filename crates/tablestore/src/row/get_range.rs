use std::ops::Range;

use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Operation, Result};
use tablestore_protocol::{PrimaryKey, Row, plainbuffer, proto::table as proto};

use crate::call::wire::{self, Wire};
use crate::call::wire_enum::WireEnum;
use crate::paging::{self, PageOfItems, Paged, PagedItems};
use crate::row::InTransaction;
use crate::row::block::{self, DataBlockType};
use crate::row::selection::{Select, SelectVersions, Selection, select};
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
    /// Where in its last row, which is too wide for one answer, the next page starts: give it to
    /// [`Request::token`].
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
    /// are named, and a row that is too wide for one answer comes in parts, also in a stream of
    /// [`rows`](Request::rows): without their keys, nothing tells which of them are one.
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
        let rows = block::decode_rows(&answer.rows, answer.data_block_type)?;
        let next_token = answer.next_token.filter(|token| !token.is_empty());
        let next_start = match wire::decode_next_start(answer.next_start_primary_key)? {
            None if next_token.is_some() => Some(self.key_of_cut_row(rows.last())?),
            next_start => next_start,
        };
        if let Some(next_start) = &next_start {
            let start = (&self.range.start, &self.selection.token);
            paging::check_progress(&start, &(next_start, &next_token))?;
        }
        Ok(GetRangeResponse {
            rows,
            next_start,
            next_token,
            consumed: ConsumedCapacity::from_proto(&answer.consumed),
            metadata,
        })
    }
}

impl Paged for GetRange {
    fn go_on(&mut self, answer: &GetRangeResponse) -> bool {
        let Some(next_start) = &answer.next_start else {
            return false;
        };
        self.range.start = next_start.clone();
        self.selection.token = answer.next_token.clone();
        true
    }
}

impl PagedItems for GetRange {
    type Item = Row;
    type Position = PrimaryKey;

    fn start(&self) -> PrimaryKey {
        self.range.start.clone()
    }

    fn position_of(row: &Row, _: usize, page_start: &PrimaryKey) -> Option<PrimaryKey> {
        super::whole_key(row, page_start)
    }

    fn items_of(
        answer: GetRangeResponse,
        _: Option<&PrimaryKey>,
        held: Option<Row>,
    ) -> PageOfItems<Row, PrimaryKey> {
        let mut items = answer.rows;
        let is_cut = answer.next_token.is_some();
        let cut_at = answer.next_start.as_ref().filter(|_| is_cut);
        PageOfItems {
            held: super::put_together(&mut items, held, cut_at),
            items,
            next: answer.next_start,
        }
    }
}

impl GetRange {
    /// Where a row that is cut goes on, if the answer does not say it: at its own key.
    fn key_of_cut_row(&self, row: Option<&Row>) -> Result<PrimaryKey> {
        let key = row.and_then(|row| super::whole_key(row, &self.range.start));
        key.ok_or_else(|| {
            let message = "the answer says that a row goes on, but not where or with which key";
            Error::new(ErrorKind::Decode, message)
        })
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
