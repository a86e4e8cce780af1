use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, Row, plainbuffer, proto};

use crate::selection::{Select, Selection};
use crate::wire::{self, Wire};
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Reads one row (`GetRow`): the newest version of all its columns, unless it is told
    /// otherwise.
    ///
    /// ```
    /// # use tablestore::{Client, PrimaryKey};
    /// # async fn example(client: Client) -> tablestore::Result<()> {
    /// let key = PrimaryKey::new("customer", "alice").and("order", 7);
    /// if let Some(order) = client.get_row("orders", key).send().await?.row {
    ///     println!("amount: {}", order.get::<i64>("amount")?);
    /// }
    /// # Ok(()) }
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
            },
        )
    }
}

/// `GetRow`: see [`Client::get_row`].
#[derive(Clone, Debug)]
pub struct GetRow {
    table: String,
    primary_key: PrimaryKey,
    selection: Selection,
}

/// The answer to `GetRow`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetRowResponse {
    /// The row; `None` when it is not there, or has nothing of what was asked for.
    pub row: Option<Row>,
    /// Where a row that is too wide for one answer goes on: give it to [`Request::token`].
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

impl Wire for GetRow {
    fn operation(&self) -> Operation {
        Operation::GET_ROW
    }

    fn encode(&self) -> Result<Bytes> {
        let selection = self.selection.clone();
        Ok(wire::encode(&proto::GetRowRequest {
            table_name: self.table.clone(),
            primary_key: plainbuffer::encode_primary_key(&self.primary_key),
            max_versions: selection.max_versions(),
            time_range: selection.time_range(),
            columns_to_get: selection.columns,
            start_column: selection.start_column,
            end_column: selection.end_column,
            token: selection.token,
            filter: selection.filter,
            ..proto::GetRowRequest::default()
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetRowResponse> {
        let answer: proto::GetRowResponse = wire::decode(body)?;
        Ok(GetRowResponse {
            row: plainbuffer::decode_row(&answer.row)?,
            next_token: answer.next_token,
            consumed: ConsumedCapacity::from_proto(&answer.consumed),
            metadata,
        })
    }
}

impl crate::Call for GetRow {
    type Response = GetRowResponse;
}
