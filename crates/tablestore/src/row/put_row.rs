use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{
    Column, PrimaryKey, Row, Str, Value, plainbuffer, proto::table as proto,
};

use crate::call::wire::{self, Wire};
use crate::row::row_write::{RowWrite, Write};
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Writes a whole row (`PutRow`); a row that is there is replaced with all its versions.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// client
    ///     .put_row("orders", PrimaryKey::new("customer", "alice").and("order", 7))
    ///     .column("amount", 42)
    ///     .column("paid", true)
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    pub fn put_row(
        &self,
        table: impl Into<String>,
        primary_key: impl Into<PrimaryKey>,
    ) -> Request<PutRow> {
        Request::new(
            self,
            PutRow {
                row: RowWrite::new(table, primary_key),
                columns: Vec::new(),
            },
        )
    }
}

/// `PutRow`: see [`Client::put_row`].
#[derive(Clone, Debug)]
pub struct PutRow {
    row: RowWrite,
    columns: Vec<Column>,
}

/// The answer to `PutRow`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutRowResponse {
    /// What [`Request::return_primary_key`] asked for.
    pub row: Option<Row>,
    /// What the call cost.
    pub consumed: ConsumedCapacity,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Request<PutRow> {
    /// Adds an attribute column, up to 1,024 in all. Its version is the service's time.
    pub fn column(self, name: impl Into<Str>, value: impl Into<Value>) -> Self {
        self.with(|put| put.columns.push(Column::new(name, value)))
    }

    /// Adds an attribute column with a timestamp of your own, in milliseconds since 1970 in UTC.
    /// The service takes one that is within the table's largest deviation from its time.
    pub fn column_at(self, name: impl Into<Str>, value: impl Into<Value>, timestamp: i64) -> Self {
        self.with(|put| {
            put.columns
                .push(Column::new(name, value).with_timestamp(timestamp));
        })
    }

    /// Adds attribute columns: names with values, or columns with the timestamps that they have, such
    /// as those of a row that was read.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = |number| PrimaryKey::new("customer", "alice").and("order", number);
    /// let row = client.get_row("orders", order(7)).send().await?.row.unwrap_or_default();
    /// let copy = client.put_row("orders", order(8)).columns(row.columns().iter().copied());
    /// copy.columns([("reminders", 0), ("revision", 1)]).send().await?;
    /// # let copy = client.get_row("orders", order(8)).send().await?.row.unwrap_or_default();
    /// # assert_eq!(copy.column("amount"), row.column("amount"));
    /// # assert_eq!(copy.get::<i64>("revision")?, 1);
    /// # Ok(()) });
    /// ```
    pub fn columns<C: Into<Column>>(self, columns: impl IntoIterator<Item = C>) -> Self {
        self.with(|put| put.columns.extend(columns.into_iter().map(Into::into)))
    }
}

impl Write for PutRow {
    const TYPE: proto::OperationType = proto::OperationType::Put;

    fn row(&self) -> &RowWrite {
        &self.row
    }

    fn row_mut(&mut self) -> &mut RowWrite {
        &mut self.row
    }

    fn encode_row(&self) -> Bytes {
        plainbuffer::encode_row(&self.row.primary_key, &self.columns)
    }
}

impl Wire for PutRow {
    fn operation(&self) -> Operation {
        Operation::PUT_ROW.with_effect(self.row.effect())
    }

    fn table(&self) -> Option<&str> {
        Some(&self.row.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::PutRowRequest {
            table_name: self.row.table.clone(),
            row: self.encode_row(),
            condition: self.row.condition.to_proto(),
            return_content: self.row.return_content(),
            transaction_id: self.row.transaction.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<PutRowResponse> {
        let answer: proto::PutRowResponse = wire::decode(body)?;
        Ok(PutRowResponse {
            row: wire::decode_returned_row(answer.row)?,
            consumed: ConsumedCapacity::from_proto(&answer.consumed),
            metadata,
        })
    }
}

impl crate::Call for PutRow {
    type Response = PutRowResponse;
}
