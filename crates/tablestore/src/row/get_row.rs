use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, Row, plainbuffer, proto::table as proto};

use super::row_write::transaction_setter;
use super::selection::{Selection, read_setters, select, version_setters};
use super::{check_key, join_row, row_name};
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{
    Next, PageOfItems, Paged, PagedItems, Progress, items_method, no_progress, pages_method,
};

/// A `GetRow` request, created by [`Client::get_row`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetRow {
    context: CallContext,
    pub(super) read: RowRead,
}

/// A read of one row: a request of its own, or one of many in a batch.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RowRead {
    pub(crate) table: String,
    pub(crate) primary_key: PrimaryKey,
    pub(crate) selection: Selection,
    pub(crate) transaction: Option<String>,
}

/// The response to `GetRow`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetRowResponse {
    /// The row; `None` if it does not exist, or has none of the selected columns.
    pub row: Option<Row>,
    /// The token for [`GetRow::token`], if the row is too wide for one response.
    /// [`GetRow::rows`] reads such a row as a whole, [`GetRow::pages`] in parts.
    pub next_token: Option<Bytes>,
    /// The cost of the call.
    pub consumed: ConsumedCapacity,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl RowRead {
    /// Returns the table and the primary key, for error texts.
    pub(crate) fn name(&self) -> String {
        row_name(&self.table, &self.primary_key)
    }
}

impl GetRow {
    pub(super) fn new(client: &Client, table: String, primary_key: PrimaryKey) -> Self {
        Self {
            context: CallContext::new(client),
            read: RowRead {
                table,
                primary_key,
                selection: Selection::default(),
                transaction: None,
            },
        }
    }

    /// Selects these columns, unless others were named.
    pub(crate) fn columns_by_default(mut self, names: Vec<&'static str>) -> Self {
        self.read.selection.columns_by_default(names);
        self
    }

    /// Creates the request of a read with the settings of another call.
    pub(crate) fn with_context(context: CallContext, read: RowRead) -> Self {
        Self { context, read }
    }

    /// Takes out the read, to be one of many in a batch, and why it cannot be one, if it cannot.
    pub(crate) fn into_part(self) -> (RowRead, Option<String>) {
        (self.read, self.context.rejection_as_part())
    }
}

pages_method!(GetRow: "a wide row");
items_method! {
    /// Reads the row as a whole, however wide, as a stream of one row, or none if it does not exist.
    /// Nothing is sent before the stream is polled.
    GetRow::rows
}
request! {
    GetRow -> GetRowResponse {
        example: r#"client.get_row("orders", PrimaryKey::new("customer", "alice").and("order", 7))"#,
        read_setters: read.selection,
        version_setters: read.selection,
        transaction_setter: read.transaction,
    }
}

impl Request for GetRow {
    type Response = GetRowResponse;

    fn operation(&self) -> Operation {
        Operation::GET_ROW
    }

    fn table(&self) -> Option<&str> {
        Some(&self.read.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&select!(proto::GetRowRequest {
            table_name: self.read.table.clone(),
            primary_key: wire::encode_key(&self.read.primary_key)?,
            token: self.read.selection.token.clone(),
            transaction_id: self.read.transaction.clone(),
        } from &self.read.selection)))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetRowResponse> {
        let response: proto::GetRowResponse = wire::decode(body)?;
        let row = plainbuffer::decode_row(&response.row)?;
        check_key(row.as_ref(), &self.read.primary_key)?;
        let next_token = wire::present(response.next_token);
        if next_token.is_some() && next_token == self.read.selection.token {
            return Err(no_progress());
        }
        Ok(GetRowResponse {
            row,
            next_token,
            consumed: ConsumedCapacity::from_proto(&response.consumed),
            metadata,
        })
    }

    fn consumed(response: &GetRowResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed)
    }
}

/// A wide row continues over several responses, each with some of its columns.
impl Paged for GetRow {
    type Position = Bytes;

    fn start(&self) -> Bytes {
        self.read.selection.token.clone().unwrap_or_default()
    }

    fn advance(&mut self, response: &GetRowResponse, progress: &mut Progress) -> Result<Next> {
        let Some(token) = &response.next_token else {
            return Ok(Next::End);
        };
        progress.check(token, response.row.is_some())?;
        self.read.selection.token = Some(token.clone());
        Ok(Next::Page)
    }
}

/// The parts of a wide row are one item, which comes with the last part.
impl PagedItems for GetRow {
    type Item = Row;

    fn items(response: GetRowResponse, held: Option<Row>) -> PageOfItems<Row> {
        let row = match (held, response.row) {
            (Some(held), Some(part)) => Some(join_row(held, &part)),
            (held, part) => held.or(part),
        };
        if response.next_token.is_some() {
            PageOfItems {
                items: Vec::new(),
                held: row,
            }
        } else {
            Vec::from_iter(row).into()
        }
    }
}
