use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, Row, plainbuffer, proto::table as proto};

use crate::call::wire::{self, Wire};
use crate::paging::{self, PageOfItems, Paged, PagedItems};
use crate::row::InTransaction;
use crate::row::selection::{Select, SelectVersions, Selection, select};
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Reads one row (`GetRow`): the newest version of all its columns, unless it is told
    /// otherwise.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let key = PrimaryKey::new("customer", "alice").and("order", 7);
    /// if let Some(order) = client.get_row("orders", key).send().await?.row {
    ///     println!("amount: {}", order.get::<i64>("amount")?);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn get_row(
        &self,
        table: impl Into<String>,
        primary_key: impl Into<PrimaryKey>,
    ) -> Request<GetRow> {
        Request::new(
            self,
            GetRow {
                table: table.into(),
                primary_key: primary_key.into(),
                selection: Selection::default(),
                transaction: None,
            },
        )
    }
}

/// `GetRow`: see [`Client::get_row`].
#[derive(Clone, Debug)]
pub struct GetRow {
    pub(crate) table: String,
    pub(crate) primary_key: PrimaryKey,
    pub(crate) selection: Selection,
    pub(crate) transaction: Option<String>,
}

/// The answer to `GetRow`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetRowResponse {
    /// The row; `None` when it is not there, or has nothing of what was asked for.
    pub row: Option<Row>,
    /// Where a row that is too wide for one answer goes on: give it to [`Request::token`], or read
    /// the row as [`pages`](Request::pages), or whole as the only one of [`rows`](Request::rows).
    pub next_token: Option<Bytes>,
    /// What the call cost.
    pub consumed: ConsumedCapacity,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Select for GetRow {
    fn selection(&mut self) -> &mut Selection {
        &mut self.selection
    }
}

impl SelectVersions for GetRow {}

impl InTransaction for GetRow {
    fn transaction(&mut self) -> &mut Option<String> {
        &mut self.transaction
    }
}

impl Wire for GetRow {
    fn operation(&self) -> Operation {
        Operation::GET_ROW
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&select!(proto::GetRowRequest {
            table_name: self.table.clone(),
            primary_key: plainbuffer::encode_primary_key(&self.primary_key),
            token: self.selection.token.clone(),
            transaction_id: self.transaction.clone(),
        } from &self.selection)))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetRowResponse> {
        let answer: proto::GetRowResponse = wire::decode(body)?;
        let next_token = answer.next_token.filter(|token| !token.is_empty());
        if next_token.is_some() {
            paging::check_progress(&self.selection.token, &next_token)?;
        }
        Ok(GetRowResponse {
            row: plainbuffer::decode_row(&answer.row)?,
            next_token,
            consumed: ConsumedCapacity::from_proto(&answer.consumed),
            metadata,
        })
    }
}

/// A wide row goes on over several answers, each with some of its columns.
impl Paged for GetRow {
    fn go_on(&mut self, answer: &GetRowResponse) -> bool {
        self.selection.token = answer.next_token.clone();
        answer.next_token.is_some()
    }
}

/// The parts of a wide row are one item, which comes with the last of them.
impl PagedItems for GetRow {
    type Item = Row;
    type Position = Bytes;

    fn start(&self) -> Bytes {
        self.selection.token.clone().unwrap_or_default()
    }

    fn position_of(_: &Row, _: usize, _: &Bytes) -> Option<Bytes> {
        None
    }

    fn items_of(
        answer: GetRowResponse,
        page_start: Option<&Bytes>,
        held: Option<Row>,
    ) -> PageOfItems<Row, Bytes> {
        let row = match (held, answer.row) {
            (Some(held), Some(part)) => Some(super::join(held, &part)),
            (held, part) => held.or(part),
        };
        if answer.next_token.is_some() {
            // What is not whole is read again from where it started.
            PageOfItems {
                items: Vec::new(),
                next: page_start.cloned(),
                held: row,
            }
        } else {
            PageOfItems {
                items: row.into_iter().collect(),
                next: None,
                held: None,
            }
        }
    }
}

impl crate::Call for GetRow {
    type Response = GetRowResponse;
}
